"""Does every part of a text file keep its line and its spelling, whatever bytes the file holds?"""

import logging
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cranio_evidence.bibtex import read_references
from cranio_evidence.located import RawRecord, read_records

NESTED = """\
# a comment above

- key: first
  participants:
    randomised: 54
    description:
      nl: een
      en: one
  arms:
    - {id: cst}
    - id: sham
      label: {nl: a,
              en: b}

- key: second
  conditions: [
    migraine,
    headache,
  ]
"""

LINES: list[tuple[int, tuple[str | int, ...], int]] = [
    (0, (), 3),
    (0, ("key",), 3),
    (0, ("participants",), 4),
    (0, ("participants", "randomised"), 5),
    (0, ("participants", "description", "en"), 8),
    (0, ("arms",), 9),
    (0, ("arms", 0), 10),
    (0, ("arms", 0, "id"), 10),
    (0, ("arms", 1), 11),
    (0, ("arms", 1, "label", "en"), 13),
    (0, ("arms", 1, "label", "fr"), 12),  # what is missing is where it should have been
    (0, ("arms", 7, "id"), 9),
    (0, ("outcomes", 0), 3),
    (1, (), 15),
    (1, ("conditions", 0), 17),
    (1, ("conditions", 1), 18),
]

BROKEN = "- key: broken\n  form: a: b\n\n"


def _read(text: str, section: str | None = None) -> list[RawRecord]:
    records, problems = read_records(text.encode(), "f.yaml", section)
    assert problems == []
    return records


def _value(text: str) -> object:
    (record,) = _read(f"- field: {text}\n")
    return record.value["field"]


@pytest.mark.parametrize(("number", "path", "line"), LINES)
def test_every_part_has_its_line(number: int, path: tuple[str | int, ...], line: int) -> None:
    assert _read(NESTED)[number].line(path) == line


@pytest.mark.parametrize(("number", "path", "line"), LINES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_broken_record_above_moves_no_line(number: int, path: tuple[str | int, ...], line: int, end: str) -> None:
    records, problems = read_records((BROKEN + NESTED).replace("\n", end).encode(), "f.yaml")
    assert [(one.line, one.key, one.check) for one in problems] == [(2, "broken", "yaml")]
    assert [one.value["key"] for one in records] == ["first", "second"]
    assert records[number].line(path) == line + 3


@pytest.mark.parametrize("broken", ["", "outcomes:\n  - id: broken\n    name: a: b\n"])
def test_a_section_holds_its_own_records_on_their_own_lines(broken: str) -> None:
    text = (
        broken or "outcomes:\n"
    ) + "  - id: pain\n    better: lower\n\ninstruments:\n  - id: vas\n    better: lower\n"
    for section, name, back in (("outcomes", "pain", 5), ("instruments", "vas", 1)):
        records, problems = read_records(text.encode(), "f.yaml", section)
        assert [one.value["id"] for one in records] == [name]
        assert records[0].line(("id",)) == text.count("\n") - back
        assert len(problems) == bool(broken and section == "outcomes")


def test_a_section_that_is_not_there_is_empty() -> None:
    assert _read("outcomes: []\n", "instruments") == []


@pytest.mark.parametrize("data", [b"", b"\n", b"# only a comment\n", b"\xef\xbb\xbf", b"[]\n"])
def test_an_empty_file_is_no_problem(data: bytes) -> None:
    assert read_records(data, "f.yaml") == ([], [])


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (NESTED.encode(), [3, 15]),
        (b"\xef\xbb\xbf" + NESTED.encode(), [3, 15]),
        (NESTED.replace("\n", "\r\n").encode(), [3, 15]),
        (b"\xef\xbb\xbf" + NESTED.replace("\n", "\r\n").encode(), [3, 15]),
    ],
    ids=["plain", "bom", "crlf", "bom-crlf"],
)
def test_windows_files_read_the_same(data: bytes, lines: list[int]) -> None:
    records, _ = read_records(data, "f.yaml")
    assert [one.value for one in records] == [one.value for one in _read(NESTED)]
    assert [one.line(("key",)) for one in records] == lines


def test_a_byte_order_mark_does_not_hide_the_first_record() -> None:
    for text, broken in ((NESTED.partition("\n\n")[2], 0), (BROKEN + NESTED, 1)):
        records, problems = read_records(b"\xef\xbb\xbf" + text.encode(), "f.yaml")
        assert [one.value["key"] for one in records] == ["first", "second"]
        assert [(one.line, one.key) for one in problems] == [(2, "broken")] * broken


def test_loose_text_in_a_section_is_told_where_it_stands() -> None:
    text = b"outcomes:\n\n  loose: text\n  - id: pain\n"
    records, problems = read_records(text, "f.yaml", "outcomes")
    assert [one.value for one in records] == [{"id": "pain"}]
    assert [(one.line, one.check) for one in problems] == [(3, "shape")]


@pytest.mark.parametrize("printed", ["0.060", "0.50", "-32.60", "+1.0", "10.", "1.20e2", "-0.0", "0.000"])
def test_a_number_keeps_its_noughts(printed: str) -> None:
    value = _value(printed)
    assert isinstance(value, Decimal)
    assert repr(value) == repr(Decimal(printed))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("54", 54),
        ("-3", -3),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
    ],
)
def test_what_is_no_text(text: str, value: object) -> None:
    assert _value(text) is value or (_value(text) == value and type(_value(text)) is type(value))


@pytest.mark.parametrize(
    "text",
    [
        *("no", "No", "NO", "yes", "on", "off", "y", "n", "True", "FALSE", "Null"),
        *(
            "2026-11-22",
            "2026-11-22 10:00:00",
            "1:30",
            "12:30:45",
            "0x1F",
            "0o17",
            "1_000",
            ".inf",
            ".nan",
            "-",
            "1.2.3",
        ),
    ],
)
def test_words_dates_and_clock_times_stay_text(text: str) -> None:
    if text != "-":
        assert _value(text) == text
    assert _value(f'"{text}"') == text


@pytest.mark.parametrize("text", ["54", "0.060", "true", "null", "", "~"])
def test_what_is_quoted_is_text(text: str) -> None:
    assert _value(f'"{text}"') == text
    assert _value(f"'{text}'") == text


# --- any bytes --------------------------------------------------------------------------------------------------------

_YAML = st.sampled_from([
    "- ", "- key: a\n", "  ", "\n", ": ", "? ", "[", "]", "{", "}", "&a ", "*a", "!!int ", "!!float ", "!!set ", "<<: ",
    "|", ">", '"', "'", "#", "%YAML 1.1\n", "---\n", "...\n", "\t", "\r", "\x85", "\u2028", "\x00", "\ufeff", "é",
    "outcomes:\n", "a", "1", "0.0", "1e99", "~", "null", "2026-01-01",
])  # fmt: skip
_BIB = st.sampled_from([
    "@article{a,", "@article{a,\n title = {t}, journal = {j},", "@string{s = {x}}", "@comment{", "@preamble{", "@", "{",
    "}", "author = {", "title = ", "date = ", "year = {", " and ", ",", "=", '"', "#", "%", "\n", "\\", "$", "~", "a",
    '\\"{o}', "\\title", "\\author", "\\begin{x}", "\\verb|", "\\frac", "others", "von ", "1999", "--", "B", "é",
])  # fmt: skip


def _bytes(pieces: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    """Any bytes, any text, and what is nearly right: pieces of the format in any order."""
    nearly = st.lists(pieces, max_size=30).map("".join)
    return (
        st.binary()
        | st.text().map(str.encode)
        | nearly.map(str.encode)
        | nearly.map(lambda text: text.encode("utf-16"))
    )


def _lines(data: bytes) -> int:
    return len(re.split(rb"\r\n|[\r\n]|\xc2\x85|\xe2\x80[\xa8\xa9]", data))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=_bytes(_YAML), section=st.sampled_from([None, "outcomes"]))
@example(b"- key: a\n  [b]: c\n", None)
@example(b"- key: a\n  {b: c}: d\n", None)
@example(b"- key: a\n  n: !!int many\n", None)
@example(b"- key: a\n  n: !!float much\n", None)
@example(b"- key: a\n  n: " + b"1" * 5000 + b"\n", None)
@example(b"- key: a\n  n: 1e99999999999999999999\n", None)
@example(b"- key: a\n  n: " + b"[" * 2000 + b"]" * 2000 + b"\n", None)
def test_any_bytes_give_records_and_problems(data: bytes, section: str | None) -> None:
    records, problems = read_records(data, "f.yaml", section)
    for line in [one.line(("key", 0, "nl")) for one in records] + [one.line for one in problems]:
        assert 1 <= line <= _lines(data)
    for problem in problems:
        assert problem.file == "f.yaml"
        assert problem.message.nl
        assert problem.message.en


def test_deep_nesting_is_a_problem_and_no_crash() -> None:
    """In a process of its own: too deep for the stack would take all tests with it."""
    program = (
        "from cranio_evidence.located import read_records\n"
        "for one in ('- ' + '[' * 200_000, '- ' * 200_000 + 'a', '- ' + '{a: ' * 200_000):\n"
        "    records, problems = read_records(one.encode(), 'f.yaml')\n"
        "    assert (records, [one.line for one in problems]) == ([], [1])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture
def _quiet() -> Iterator[None]:
    """Bibtexparser logs what it cannot read: thousands of lines here."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.usefixtures("_quiet")
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=_bytes(_BIB))
@example(b"@article{a, title = {t \\title}, journal = {j}}")
@example(b"@article{a, title = {t}, journal = {j}, author = {A \\author}}")
@example(b"@article{a, title = {t}, journal = {j}, volume = {\\date}}")
@example(b"@article{a, title = {t}, journal = {j}, author = {and and and}}")
@example(b"@article{, title = {t}, journal = {j}}")
def test_any_bytes_give_references_and_problems(data: bytes) -> None:
    references, problems = read_references(data, "f.bib")
    for line in [one.line for one in references] + [one.line for one in problems]:
        assert 1 <= line <= _lines(data)
    for problem in problems:
        assert problem.file == "f.bib"
        assert problem.message.nl
        assert problem.message.en


def test_a_reference_has_the_line_it_begins_on_in_any_file() -> None:
    text = "% comment\n\n@article{a,\n  title = {t},\n  journaltitle = {j},\n}\n\n@book{b, title = {u}}\n"
    for data in (text.encode(), text.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + text.encode()):
        references, problems = read_references(data, "f.bib")
        assert problems == []
        assert [(one.reference.key, one.reference.title, one.line) for one in references] == [
            ("a", "t", 3),
            ("b", "u", 8),
        ]


def test_a_byte_order_mark_does_not_hide_the_first_reference() -> None:
    references, problems = read_references(b"\xef\xbb\xbf@book{a, title = {t}}\n", "f.bib")
    assert [(one.reference.key, one.line) for one in references] == [("a", 1)]
    assert problems == []
