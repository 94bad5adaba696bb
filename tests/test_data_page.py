"""Does docs/data.md say what the data may hold, and can its examples be read?"""

import re
from pathlib import Path
from typing import Any

import pytest

from cranio_evidence import claim, reference, study, terms, vocabulary
from cranio_evidence.folders import FILES
from cranio_evidence.library import Library
from cranio_evidence.schema import WORDS

PAGE = (Path(__file__).parent.parent / "docs" / "data.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(?:yaml|bibtex)\n[#%] (\S+)\n(.*?)```", flags=re.DOTALL)
LINES = re.compile(r"```jsonl\n(\S+)\n(.*?)```", flags=re.DOTALL)
CODE = set(re.findall(r"`([^`\n]+)`", PAGE)) | set(re.findall(r"^\s*(?:- )?(\w+):", PAGE, flags=re.MULTILINE))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library folder with every example of the page."""
    here = tmp_path / "own"
    here.mkdir()
    for name, text in (*BLOCK.findall(PAGE), *LINES.findall(PAGE)):
        with (here / name).open("a", encoding="utf-8") as file:
            file.write(text + "\n")
    return here


def test_the_examples_have_no_fault(folder: Path) -> None:
    library = Library.open(folder)
    assert [one.say("en") for one in library.problems] == []
    assert library.overrides("haller2016neck")
    assert library.study("haller2016neck").outcomes[0].primary is True
    assert library.condition("tennis-elbow-example").parent == "musculoskeletal-pain"
    assert library.instrument("example-scale").measures == ("example-outcome",)
    assert library.study("example2020one").form == "thesis"
    assert library.reference("example2020one") is not None
    assert "example-claim" in {one.id for one in library.claims()}


def test_there_is_an_example_of_every_file(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {*FILES, "studies.jsonl", "references.jsonl"}


RECORDS: dict[str, Any] = {
    name: one
    for module in (study, terms, claim, reference)
    for name, one in vars(module).items()
    if hasattr(one, "_fields")
}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_every_field_is_explained(record: Any) -> None:
    assert [field for field in record._fields if field not in CODE] == []


@pytest.mark.parametrize("words", WORDS.values(), ids=[f"{kind.__name__}.{field}" for kind, field in WORDS])
def test_every_word_of_a_closed_list_is_on_the_page(words: Any) -> None:
    assert [one for one in words if one not in CODE] == []


def test_every_verdict_says_what_it_asks() -> None:
    table = PAGE.split("Wat een verdict mag zeggen")[1].split("```")[0]
    assert [one for one in vocabulary.CLAIM_VERDICTS if f"| `{one}` |" not in table] == []
