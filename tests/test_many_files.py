"""Which files of a folder take part, and what is said of a line of JSON that cannot be used?"""

import json
from pathlib import Path
from typing import Any

import pytest

from cranio_evidence.faults import RefusedError
from cranio_evidence.folders import FILES, files_of
from cranio_evidence.jsonlines import read_lines
from cranio_evidence.library import Library
from cranio_evidence.publications import publication
from cranio_evidence.reference import Name, Reference

STUDY: dict[str, Any] = {
    "key": "anna2020one", "form": "thesis", "modality": ["craniosacral-therapy"], "conditions": [], "design": "cohort",
    "sources": [{"id": "s1", "kind": "abstract", "url": "https://example.org/a", "seen": "2026-01-01"}],
}  # fmt: skip
PUBLICATION: dict[str, Any] = {"key": "anna2020one", "kind": "thesis", "title": "A thesis", "date": "2020-05"}


def _put(folder: Path, name: str, *lines: object) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    text = "".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in lines)
    file.write_text(text, encoding="utf-8")
    return file


TAKE_PART = (
    *("studies.yaml", "studies.jsonl", "studies/b.yaml", "studies/c d.jsonl", "studies/é.yaml"),
    *("references.bib", "references.jsonl", "references/a.bib", "references/b.jsonl"),
    *("conditions.yaml", "outcomes.yaml", "claims.yaml"),
)
DO_NOT = (
    *("studies.yml", "studies.yaml~", "studies.yaml.bak", ".studies.yaml.swp", "#studies.yaml#", "studies.json"),
    *("studies/.hidden.yaml", "studies/.#b.yaml", "studies/b.yaml~", "studies/b.bib", "studies/notes.txt"),
    *("studies/b.jsonl.part", "studies/deeper/a.yaml", "references/a.yaml", "conditions/a.yaml", "my-studies.yaml"),
    *("conditions.jsonl", "other.jsonl", "studies-2.yaml"),
)


def test_these_files_take_part_and_no_others(tmp_path: Path) -> None:
    for name in (*TAKE_PART, *DO_NOT):
        _put(tmp_path, name)
    (tmp_path / "studies" / "folder.yaml").mkdir()
    found = files_of(tmp_path)
    assert [str(one.path.relative_to(tmp_path)) for one in found] == list(TAKE_PART)
    assert {one.holds for one in found} == {Path(name).stem for name in FILES}


@pytest.mark.parametrize("name", [one for one in TAKE_PART if "/" in one])
def test_a_folder_with_only_such_a_file_is_a_library(name: str, tmp_path: Path) -> None:
    _put(tmp_path, name)
    assert Library.open(tmp_path, packaged=False).keys == ()


def test_a_folder_of_folders_is_no_library(tmp_path: Path) -> None:
    _put(tmp_path, "studies/deeper/a.yaml")
    with pytest.raises(RefusedError):
        Library.open(tmp_path)


def test_records_of_all_files_answer_together(tmp_path: Path) -> None:
    for number, name in enumerate(("studies.jsonl", "studies/a.jsonl", "studies/b.yaml")):
        record = {**STUDY, "key": f"anna202{number}one"}
        _put(tmp_path, name, f"- {json.dumps(record)}" if name.endswith("yaml") else record)
    _put(
        tmp_path,
        "references.jsonl",
        {**PUBLICATION, "key": "anna2020one"},
        {**PUBLICATION, "key": "anna2021one", "title": "B"},
    )
    _put(tmp_path, "references/a.bib", "@thesis{anna2022one, title = {C}, date = {2022}}")
    library = Library.open(tmp_path, packaged=False)
    assert library.problems == ()
    assert library.keys == ("anna2020one", "anna2021one", "anna2022one")
    assert [getattr(library.reference(key), "title", None) for key in library.keys] == ["A thesis", "B", "C"]


def test_a_key_that_stands_in_two_files_is_told_with_both_places(tmp_path: Path) -> None:
    _put(tmp_path, "references.jsonl", PUBLICATION)
    first = _put(tmp_path, "studies.jsonl", "", STUDY)
    second = _put(tmp_path, "studies/a.jsonl", {**STUDY, "key": "other2020"}, {**STUDY, "form": "article"})
    library = Library.open(tmp_path, packaged=False)
    (twice,) = [one for one in library.problems if one.check == "duplicate-key"]
    assert twice[:3] == (str(second), 2, "anna2020one")
    assert f"on line 2 of {first}" in twice.message.en
    assert f"op regel 2 van {first}" in twice.message.nl
    assert library.study("anna2020one").form == "thesis"


def test_a_fault_in_a_line_is_told_with_its_line_and_hides_no_other(tmp_path: Path) -> None:
    _put(tmp_path, "references.jsonl", {**PUBLICATION, "kind": "boek"}, {**PUBLICATION, "key": "bram2020two"})
    file = _put(tmp_path, "studies.jsonl", {**STUDY, "key": "bram2020two"}, "{", {**STUDY, "desing": "cohort"})
    library = Library.open(tmp_path, packaged=False)
    assert library.keys == ("bram2020two",)
    assert [(Path(one.file).name, one.line, one.key, one.check) for one in library.problems] == [
        ("references.jsonl", 1, "anna2020one", "unknown-word"),
        ("studies.jsonl", 2, "", "json"),
        ("studies.jsonl", 3, "anna2020one", "unknown-field"),
    ]
    assert library.problems[1].say("en").startswith(f"{file}:2: this line is no JSON")
    assert library.faulty == 2


def test_numbers_stand_as_they_are_printed(tmp_path: Path) -> None:
    line = json.dumps({**STUDY, "follow_up_weeks": ["@"]}).replace('"@"', "8.50")
    _put(tmp_path, "studies.jsonl", line)
    _put(tmp_path, "references.jsonl", PUBLICATION)
    assert str(Library.open(tmp_path, packaged=False).study("anna2020one").follow_up_weeks) == "(Decimal('8.50'),)"


LINES: dict[str, tuple[bytes, str, str]] = {
    "no JSON": (b"key: a", "json", "no JSON"),
    "two on a line": (b"{} {}", "json", "no JSON"),
    "cut short": (b'{"key": "a", "form": "art', "json", "no JSON"),
    "not UTF-8": (b'{"key": "a\xff"}', "encoding", "UTF-8"),
    "a field twice": (b'{"key": "a", "n": {"b": 1, "b": 1}}', "json", "'b' stands here twice"),
    "no number": (b'{"key": "a", "n": NaN}', "json", "'NaN' is no usable number"),
    "endless": (b'{"key": "a", "n": -Infinity}', "json", "no usable number"),
    "too many digits": (b'{"key": "a", "n": ' + b"1" * 5000 + b"}", "json", "too large"),
    "too large a power": (b'{"key": "a", "n": 1e99999999999999999999}', "json", "too large"),
    "too deep": (b'{"key": "a", "n": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "json", "nests too deep"),
    "a control character": (rb'{"key": "a", "n": ["\u0001"]}', "json", "characters that are not allowed"),
    "half a pair": (rb'{"key": "a", "\ud800": 1}', "json", "characters that are not allowed"),
    "a null byte": (b'{"key": "a\x00"}', "json", "no JSON"),
}


@pytest.mark.parametrize(("line", "check", "words"), LINES.values(), ids=LINES)
def test_a_line_that_cannot_be_used_is_told_and_hides_no_other(line: bytes, check: str, words: str) -> None:
    first, problem, last = read_lines([b"\xef\xbb\xbf{}\n", b" \r\n", line + b"\n", b'["\\ud83d\\ude00"]'], "f.jsonl")
    assert (getattr(first, "value", None), getattr(last, "value", None)) == ({}, ["\U0001f600"])
    assert getattr(last, "lines", None) == 4
    assert problem[:2] == ("f.jsonl", 3)
    assert getattr(problem, "check", "") == check
    assert getattr(problem, "key", "") in ("a", "")
    message = getattr(problem, "message", None)
    assert message is not None
    assert words in message.en
    assert message.nl != message.en


def test_a_publication_may_be_said_in_a_few_fields() -> None:
    raw = {**PUBLICATION, "authors": [{"family": "Berg", "particle": "van den"}], "journal": "", "doi": "10.5555/a"}
    assert publication(raw) == (
        Reference(
            "anna2020one", "thesis", "A thesis", "2020", authors=(Name("Berg", particle="van den"),), date="2020-05",
            doi="10.5555/a",
        ),
        [],
    )  # fmt: skip


WRONG: dict[str, tuple[dict[str, Any], str, str]] = {
    "no title": ({"title": ""}, "shape", "'title' is missing"),
    "no journal": ({"kind": "article"}, "shape", "'journal' is missing"),
    "date in words": ({"date": "May 2020"}, "date", "'May 2020' is no date"),
    "a year of two digits": ({"year": "20"}, "date", "'20' is no date"),
    "year as number": ({"year": 2020}, "shape", "'year' must be text"),
    "unknown kind": ({"kind": "boek"}, "unknown-word", "'boek' is no known word for 'kind'"),
    "unknown state": ({"state": "soon"}, "unknown-word", "'soon' is no known word for 'state'"),
    "unknown field": ({"auteur": "A"}, "unknown-field", "unknown field 'auteur'"),
}


@pytest.mark.parametrize(("change", "check", "words"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_a_publication_is_told(change: dict[str, Any], check: str, words: str) -> None:
    record, (fault, *_) = publication({**PUBLICATION, **change})
    assert record is None
    assert fault.check == check
    assert words in fault.message.en
    assert fault.message.nl != fault.message.en


def test_a_list_of_lists_is_no_publication() -> None:
    assert publication([PUBLICATION])[1][0].check == "shape"
