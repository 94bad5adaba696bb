"""Does the library hold what it should, in the order and form it is kept in?"""

import re
from pathlib import Path

import pytest

from cranio_evidence import folders
from cranio_evidence.library import Library
from cranio_evidence.vocabulary import WITHOUT_PUBLICATION

DATA = folders.packaged()
ENTRY = re.compile(r"^@(\w+)\{([^,\n]+),\n((?:  \w+ = \{.*\},\n)+)\}$", flags=re.MULTILINE)
# The one order in which a publication gives its fields.
FIELDS = (
    "author", "editor", "translator", "title", "subtitle", "booktitle", "edition", "journaltitle", "shortjournal",
    "date", "volume", "series", "number", "eid", "pages", "pagetotal", "type", "institution", "publisher", "location",
    "issn", "isbn", "doi", "eprint", "eprinttype", "pmcid", "langid", "entrysubtype", "eventtitle", "eventdate", "url",
)  # fmt: skip


def _text(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")


def test_nothing_is_wrong_in_the_data(library: Library) -> None:
    assert [one.say("en") for one in library.problems] == []


def test_the_whole_evidence_base_is_there(library: Library) -> None:
    assert len(library.keys) >= 130
    assert len(library.claims()) == 122
    for key in library.keys:
        if library.study(key).form not in WITHOUT_PUBLICATION:
            assert library.reference(key) is not None, key


@pytest.mark.parametrize("name", ["studies.yaml", "references.bib"])
def test_records_are_sorted_by_key(name: str) -> None:
    pattern = r"^- key: (\S+)$" if name == "studies.yaml" else r"^@\w+\{([^,]+),$"
    keys = re.findall(pattern, _text(name), flags=re.MULTILINE)
    assert keys == sorted(keys)
    assert len(keys) > 130


def test_every_publication_is_written_in_one_form() -> None:
    text = _text("references.bib")
    entries = ENTRY.findall(text)
    assert len(entries) == len(re.findall(r"^@", text, flags=re.MULTILINE))
    for _kind, key, body in entries:
        names = re.findall(r"^  (\w+) = ", body, flags=re.MULTILINE)
        assert names == [one for one in FIELDS if one in names], key


def test_no_publication_spells_letters_in_latex() -> None:
    assert re.findall(r"\\[^&%#_$]", _text("references.bib")) == []


@pytest.mark.parametrize(
    ("key", "particle", "family"),
    [("vanderkolk2014body", "van der", "Kolk"), ("vanderwal2009architecture", "van der", "Wal")],
)
def test_dutch_particles_stand_apart(library: Library, key: str, particle: str, family: str) -> None:
    reference = library.reference(key)
    assert reference is not None
    assert (reference.authors[0].particle, reference.authors[0].family) == (particle, family)


@pytest.mark.parametrize("key", ["iom2005cam", "cincinnati2011best"])
def test_an_organisation_is_one_author(library: Library, key: str) -> None:
    reference = library.reference(key)
    assert reference is not None
    assert reference.authors[0].literal
    assert len(reference.authors) == 1


def test_an_important_difference_names_its_source_and_people(library: Library) -> None:
    found = [one for name in _ids("instruments") for one in library.instrument(name).mcid]
    assert len(found) > 10
    assert all(one.source.startswith("http") and one.context.nl for one in found)
    kinds = {one.kind for one in library.instrument("hit-6").mcid}
    assert {"within-person", "between-groups"} <= kinds


def _ids(section: str) -> list[str]:
    part = _text("outcomes.yaml").split(f"\n{section}:\n", 1)[1]
    return re.findall(r"^  - id: (\S+)$", part, flags=re.MULTILINE)


def test_what_was_searched_and_what_not_is_said_for_every_complaint(library: Library) -> None:
    searched = {name for name, one in library.conditions.items() if one.searched}
    assert {"migraine", "brain-fog", "multiple-sclerosis"} <= searched
    assert "whiplash" not in searched
    for claim in library.claims():
        if claim.verdict == "no-study-found":
            assert claim.searched, claim.id


def test_no_file_names_an_address_without_a_name() -> None:
    for path in (*DATA.iterdir(), *(Path(__file__).parent.parent / "docs").rglob("*.md")):
        found = re.findall(r"https?://\d+\.\d+\.\d+\.\d+\S*", path.read_text(encoding="utf-8"))
        assert found == [], path.name
