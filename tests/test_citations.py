"""Does every citation hold what a reader needs to find the work, in every style, language and form?"""

import string
from typing import Any

import pytest
from awkward import KINDS, awkward
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import packaged

from cranio_evidence.cite import STYLES, block, cite, listing, mention
from cranio_evidence.cite import styles as styles_module
from cranio_evidence.cite.complete import missing
from cranio_evidence.cite.csl import csl
from cranio_evidence.cite.names import initials, printed
from cranio_evidence.cite.runs import Runs, plain
from cranio_evidence.cite.titles import typeset
from cranio_evidence.cite.writers import DOCUMENTS, WRITERS
from cranio_evidence.faults import RefusedError
from cranio_evidence.reference import Name, Reference
from cranio_evidence.vocabulary import LANGS, REFERENCE_KINDS, REFERENCE_STATES, Lang

_words = st.text(string.ascii_letters + "éöłß’'\"&<>{}\\*_-–. ", min_size=0, max_size=12).map(
    lambda text: " ".join(text.split())
)
_letters = (
    st.text(string.ascii_letters + "éöł-’ ", min_size=1, max_size=10)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: any(letter.isalpha() for letter in text))
)
_people = st.builds(Name, _letters, _words, st.sampled_from(["", "van der", "de", "d’"]), st.sampled_from(["", "Jr"]))
_names = st.lists(st.one_of(_people, st.builds(lambda name: Name(literal=name), _letters)), max_size=25).map(tuple)
_pages = st.one_of(
    st.just(""),
    st.integers(1, 9999).map(str),
    st.tuples(st.sampled_from(["", "e", "S"]), st.integers(1, 999), st.integers(0, 200)).map(
        lambda one: f"{one[0]}{one[1]}-{one[0]}{one[1] + one[2]}"
    ),
)
_dates = st.sampled_from(["", "2016", "1999-12", "2024-02-29"])


@st.composite
def references(draw: st.DrawFn) -> Reference:
    """Any publication that the schema of a library accepts."""
    date = draw(_dates)
    kind = draw(st.sampled_from(sorted(REFERENCE_KINDS)))
    in_journal = kind == "article" or (kind == "abstract" and draw(st.booleans()))
    return Reference(
        key="some2016key",
        kind=kind,
        title=draw(_words.filter(lambda text: any(letter.isalnum() for letter in text))),
        year=date[:4] or None,
        subtitle=draw(_words),
        authors=draw(_names),
        others=draw(st.booleans()),
        editors=draw(_names.map(lambda names: names[:4])),
        translators=draw(_names.map(lambda names: names[:2])),
        container=draw(_words),
        journal=draw(_letters) if in_journal else "",
        journal_short=draw(_words) if in_journal else "",
        date=date,
        volume=draw(st.sampled_from(["", "11", "S2"])),
        number=draw(st.sampled_from(["", "3", "S 01", "148A"])),
        pages=draw(_pages) if in_journal or kind == "chapter" else "",
        eid=draw(st.sampled_from(["", "e123", "1271461"])) if in_journal else "",
        edition=draw(st.sampled_from(["", "2", "revised edition"])),
        series=draw(_words),
        pages_in_all=draw(st.sampled_from(["", "268"])),
        genre=draw(st.sampled_from(["", "phdthesis", "poster"])),
        publisher=draw(_words),
        place=draw(_words),
        event=draw(_words),
        state=draw(st.sampled_from(["", *REFERENCE_STATES])),
        doi=draw(st.sampled_from(["", "10.1000/x(y)<z>"])),
        pmid=draw(st.sampled_from(["", "26340656"])),
        url=draw(st.sampled_from(["", "https://example.org/a?b=c&d"])),
        accessed=draw(st.sampled_from(["", "2026-11-22"])),
        language=draw(st.sampled_from(["en", "nl", "de"])),
    )


@settings(max_examples=120, deadline=None)
@given(reference=references())
def test_any_publication_can_be_cited_in_every_style_and_form(reference: Reference) -> None:
    for style in STYLES:
        for lang in LANGS:
            runs = cite(reference, style, lang)  # holds the post-condition, or it would refuse
            assert plain(runs).strip()
            for writer in WRITERS.values():
                assert writer(runs)
            assert mention((reference,), style, lang)
    assert csl(reference)["title"]


@pytest.mark.parametrize("style", STYLES)
def test_every_style_cites_every_kind(style: str) -> None:
    made = list(awkward())
    assert {one.kind for one in made} == set(REFERENCE_KINDS) == set(KINDS)
    for lang in LANGS:
        for one in (*packaged(), *made):
            cite(one, style, lang)


HALLER = Reference(
    "haller2016neck",
    "article",
    "Craniosacral therapy",
    "2016",
    authors=(Name("Haller", "Heidemarie"), Name("Lauche", "R.")),
    journal="Pain",
    volume="32",
    number="5",
    pages="441-449",
    doi="10.1000/x.2016.1",
)


@pytest.mark.parametrize(
    ("printed_text", "lost"),
    [
        pytest.param("Haller H, Lauche R. Title. Pain. 2016;32:441-9.", [], id="whole"),
        pytest.param("Haller H, Lauche R. Title. Pain. 2016;32:441–449.", [], id="pages in full"),
        pytest.param("HALLER H, LAUCHE R. Title. Pain. 2016;32:441-49.", [], id="capitals and a longer range"),
        pytest.param("Haller H. Title. Pain. 2016;32:441-9.", ["Lauche"], id="an author"),
        pytest.param("Title. Pain. 2016;32:441-9.", ["Haller", "Lauche"], id="every author"),
        pytest.param("Haller H, Lauche R. Title. Pain. 32:441-9.", ["2016"], id="the year"),
        pytest.param("Hallers H, Lauche R. Title. Pain. 2016;32:441-9.", ["Haller"], id="a name within another"),
        pytest.param("Haller H, Lauche R. Pain. 32:441-9. doi:10.1000/x.2016.1", ["2016"], id="a year in a DOI alone"),
        pytest.param("Haller H, Lauche R. Pain. 2016a;32:441-9.", [], id="a year with its letter"),
        pytest.param("Haller H, Lauche R. Title. Pain. 2016;32.", ["441-449"], id="the pages"),
        pytest.param("Haller H, Lauche R. Title. Pain. 2016;32:441-8.", ["441-449"], id="the wrong last page"),
        pytest.param("Haller H, Lauche R. Title. Pain. 2016;32:1-9.", ["441-449"], id="a range cut too far"),
    ],
)
def test_what_is_lost_is_noticed(printed_text: str, lost: list[str]) -> None:
    assert missing(HALLER, ("Haller", "Lauche"), printed_text) == lost


def test_an_article_number_must_be_there() -> None:
    one = HALLER._replace(pages="", eid="e17")
    assert missing(one, ("Haller",), "Haller 2016;32:e17") == []
    assert missing(one, ("Haller",), "Haller 2016;32") == ["e17"]


@pytest.mark.parametrize("style", STYLES)
def test_a_style_that_loses_something_is_refused(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(reference: Reference, lang: Lang, letter: str = "") -> Runs:
        return STYLES_BEFORE[style].entry(reference._replace(authors=()), lang, letter)

    STYLES_BEFORE = dict(STYLES)  # noqa: N806 - as it was before this test
    monkeypatch.setitem(styles_module.STYLES, style, STYLES[style]._replace(entry=careless))
    with pytest.raises(RefusedError, match=r"haller2016neck.*Haller"):
        cite(HALLER, style)


@pytest.mark.parametrize("style", STYLES)
def test_only_the_authors_that_a_style_prints_are_asked_for(style: str) -> None:
    many = HALLER._replace(authors=tuple(Name(f"Writer{number}", "A.") for number in range(30)))
    shown = printed(typeset(many), STYLES[style].authors)
    text = plain(cite(many, style))
    assert all(name in text for name in shown)
    assert len(shown) == sum(
        f"Writer{number}" in text.replace(",", " ").replace(".", " ").split() for number in range(30)
    )


@pytest.mark.parametrize(
    ("given", "point", "hyphen", "made"),
    [
        pytest.param("Heidemarie", "", False, "H", id="one name"),
        pytest.param("Adelaida María", "", False, "AM", id="two names"),
        pytest.param("Bessel A.", ". ", False, "B. A.", id="an initial already"),
        pytest.param("M.A.", ". ", False, "M. A.", id="initials without a space"),
        pytest.param("Gemma-Victoria", ".", True, "G.-V.", id="hyphen kept"),
        pytest.param("Gemma-Victoria", "", False, "GV", id="hyphen dropped"),
        pytest.param("Ji-ping", "", False, "J", id="a part in small letters is no initial"),
        pytest.param("J.-P.", "", False, "JP", id="hyphen between initials dropped"),
        pytest.param("José Luis de la", "", False, "JL de la", id="words in small letters stay"),
        pytest.param("", "", False, "", id="none"),
    ],
)
def test_initials(given: str, point: str, hyphen: bool, made: str) -> None:  # noqa: FBT001 - a case of the table
    assert initials(given, point, hyphen=hyphen) == made


def test_a_list_reads_the_same_whatever_the_form_of_its_document() -> None:
    made = tuple(packaged()[:5])
    assert {form: block(made, "vancouver", form=form).keys for form in DOCUMENTS} == dict.fromkeys(
        DOCUMENTS, tuple(one.key for one in made)
    )


def test_a_list_without_works_is_empty() -> None:
    for style in STYLES:
        assert listing((), style) == ()
        assert block((), style).text == ""


def test_an_unknown_style_is_refused_with_the_choice() -> None:
    with pytest.raises(RefusedError) as refused:
        cite(HALLER, "vancuver")
    assert "ntvg" in refused.value.message.nl
    assert "apa" in refused.value.message.en


def _fields(item: dict[str, Any]) -> set[str]:
    return set(item)


def test_csl_json_leaves_out_what_is_not_known() -> None:
    assert _fields(csl(HALLER)) == {
        "id", "type", "title", "author", "container-title", "volume", "issue", "page", "issued", "language",
        "DOI",
    }  # fmt: skip
    assert csl(HALLER._replace(others=True))["author"][-1] == {"literal": "others"}
