"""Does every quirk of exchange files lead to the publications that are meant, or to a fault with its line?"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from cranio_evidence import formats
from cranio_evidence.formats import Entry
from cranio_evidence.reference import Name

FOLDER = Path(__file__).parent / "exchange"
_TABLE = (FOLDER / "expected.yaml").read_text(encoding="utf-8")
EXPECTED: dict[str, dict[str, Any]] = yaml.load(_TABLE, Loader=yaml.BaseLoader)  # noqa: S506 - it makes text alone
NULL = {"null": None, "true": True, "false": False}


def said(name: Name) -> str:
    """A name as the table writes it."""
    if name.literal:
        return f"{{{name.literal}}}"
    family = f"{name.particle}|{name.family}" if name.particle else name.family
    return ", ".join(part for part in (family, name.given, name.suffix) if part)


def shown(entry: Entry, field: str) -> Any:
    """What an entry has under a name of the table."""
    if field == "line":
        return str(entry.line)
    if field == "lost":
        return [one.en for one in entry.lost]
    value = getattr(entry.reference, field)
    return [said(name) for name in value] if isinstance(value, tuple) else value


def test_every_file_is_in_the_table_and_there_are_forty_at_least() -> None:
    files = {file.name for file in FOLDER.iterdir()} - {"expected.yaml"}
    assert files == set(EXPECTED)
    assert len(files) >= 40


@pytest.mark.parametrize("name", EXPECTED)
def test_a_quirk_is_understood(name: str) -> None:
    wanted = EXPECTED[name]
    read = formats.read((FOLDER / name).read_bytes(), name)
    faults = wanted.get("failed") or []
    assert [one.say("en") for one in read.failed if not faults] == []
    entries = [] if wanted["entries"] == "[]" else wanted["entries"]
    entries = [{"lost": [], **row} for row in entries]
    found = [{field: shown(one, field) for field in row} for one, row in zip(read.entries, entries, strict=False)]
    assert found == [{field: NULL.get(str(value), value) for field, value in row.items()} for row in entries]
    assert len(read.entries) == len(entries), [one.reference.title for one in read.entries]
    assert read.form == wanted.get("form", read.form)
    assert [one.line for one in read.failed] == [int(one["line"]) for one in faults]
    for problem, fault in zip(read.failed, faults, strict=True):
        assert fault["words"] in problem.message.en
        assert problem.key == fault.get("key", "")
        assert problem.file == name
        assert problem.message.nl not in {"", problem.message.en}


@pytest.mark.parametrize("name", EXPECTED)
def test_without_its_name_a_file_is_understood_as_well(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    named, bare = formats.read(data, name), formats.read(data, "file")
    if name != "without-headings.csv":  # nothing but its name says that it is a table
        assert (bare.form, bare.entries) == (named.form, named.entries)
