"""Do study records reach a colleague as they are, and is nothing of hers written over?"""

from pathlib import Path

import every_format
import pytest
from conftest import Ask
from every_format import KEYS, texts

from cranio_evidence import handover, schema
from cranio_evidence.bibtex import read_references
from cranio_evidence.journal import Journal
from cranio_evidence.library import Library
from cranio_evidence.located import read_records
from cranio_evidence.study import Study


def test_every_packaged_study_comes_back_as_it_was_printed(library: Library) -> None:
    made = handover.records(library, library.keys).files
    raws, problems = read_records(made["studies.yaml"].encode(), "")
    back = {str(one.value["key"]): schema.validate(Study, one.value)[0] for one in raws}
    assert not problems
    assert list(back) == list(library.keys)
    for key, study in back.items():
        assert repr(study) == repr(library.study(key)), "a Decimal is equal to one with fewer noughts"
    read, problems = read_references(made["references.bib"].encode(), "")
    assert not problems
    wanted = [one for key in library.keys if (one := library.reference(key))]
    assert [one.reference for one in read] == wanted


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own library in each format."""
    every_format.packaged(tmp_path / "packaged", monkeypatch)
    return every_format.fill(tmp_path / "data" / "cranio-evidence")


@pytest.fixture
def given(ask: Ask, mine: Path, tmp_path: Path) -> Path:
    """All of it, handed over."""
    before = texts(mine)
    code, out, told = ask("export", "--own", "--format", "studies", "-o", str(tmp_path / "voor collega"))
    assert (code, out, told) == (0, "", "Records: 6. Publicaties: 6.")
    assert texts(mine) == before
    return tmp_path / "voor collega"


def _same(one: Library, other: Library, *keys: str) -> bool:
    return all(
        repr((one.study(key), one.reference(key))) == repr((other.study(key), other.reference(key))) for key in keys
    )


def test_records_in_every_format_come_back_equal_with_their_comments(mine: Path, given: Path) -> None:
    assert _same(Library.open(given), Library.open(mine), *KEYS)
    assert sorted(texts(given)) == ["references.bib", "studies.yaml"]
    studies = texts(given)["studies.yaml"]
    assert "notice: {kind: unchecked}   # nog vragen\n" in studies
    assert "0.060" in studies


def test_without_a_folder_the_records_are_shown(ask: Ask, mine: Path) -> None:
    code, out, told = ask("export", "brace2020line", "--format", "studies", "--lang", "en")
    assert (code, told) == (0, "Records: 1. Their publications go along with -o FOLDER.")
    assert out in texts(mine)["studies.yaml"]
    assert out.startswith("- { key: brace2020line,  form: article")


@pytest.mark.usefixtures("mine")
def test_what_a_colleague_hands_over_is_taken_over_once(ask: Ask, given: Path, tmp_path: Path) -> None:
    hers = tmp_path / "haar map"
    code, out, told = ask("add", str(given), "--library", str(hers))
    assert (code, out.split()) == (0, sorted(KEYS))
    assert "Overgenomen: 6. Stond er al net zo: 0. Is bij u iets anders: 0. Met een fout, niet overgenomen: 0." in told
    assert _same(Library.open(hers), Library.open(given), *KEYS)
    code, out, told = ask("add", str(given), "--library", str(hers))
    assert (code, out, told.split(". ")[:2]) == (0, "", ["Overgenomen: 0", "Stond er al net zo: 6"])
    assert len(Journal(hers).log()) == 1
    ask("undo", "--library", str(hers))
    assert texts(hers) == {}


def test_what_is_there_is_never_written_over(ask: Ask, mine: Path, given: Path) -> None:
    studies = (mine / "studies.yaml").read_bytes().replace(b"modality: [],", b"modality: [osteopathy],", 1)
    (mine / "studies.yaml").write_bytes(studies)
    bib = mine / "references.bib"
    bib.write_text(bib.read_text(encoding="utf-8").replace("{list2020brackets", "{other2020key"), encoding="utf-8")
    (mine / "studies" / "lijst.yaml").unlink()
    before = texts(mine)
    (given / "studies.yaml").write_bytes(
        (given / "studies.yaml").read_bytes() + b"- key: broken2020\n  form: artikel\n"
    )
    code, out, told = ask("add", str(given))
    assert (code, out) == (0, "")
    assert "brace2020line: niet overgenomen: onder deze sleutel staat bij u iets anders. Vergelijk met" in told
    assert f"show brace2020line --library '{given}'" in told
    assert "list2020brackets: niet overgenomen: deze publicatie staat bij u als other2020key." in told
    assert "Stond er al net zo: 4. Is bij u iets anders: 2. Met een fout, niet overgenomen: 1." in told
    assert texts(mine) == before


@pytest.mark.parametrize(("number", "key"), [(0, "block2020below"), (1, "brace2020line")], ids=["draft", "full"])
def test_what_has_a_fault_there_waits_until_it_is_mended(
    ask: Ask, given: Path, tmp_path: Path, number: int, key: str
) -> None:
    hers, bib = tmp_path / "haar map", given / "references.bib"
    right = bib.read_text(encoding="utf-8")
    bib.write_text(right.replace(f"doi = {{10.1234/{number}}}", "doi = {doi 1}"), encoding="utf-8")
    line = right[: right.index(f"{{{key}")].count("\n") + 1
    code, out, told = ask("add", str(given), "--library", str(hers))
    assert (code, out.split()) == (0, sorted({*KEYS} - {key}))
    assert told.count(key) == 1
    assert f"Niet overgenomen, door een fout: {bib}:{line}: {key}: " in told
    assert "Overgenomen: 5. Stond er al net zo: 0. Is bij u iets anders: 0. Met een fout, niet overgenomen: 1." in told
    assert not Library.open(hers).knows(key)
    bib.write_text(right, encoding="utf-8")
    assert ask("add", str(given), "--library", str(hers))[:2] == (0, f"{key}\n")
    assert _same(Library.open(hers), Library.open(given), *KEYS)


@pytest.mark.usefixtures("mine")
def test_when_faults_leave_nothing_to_take_over_the_exit_code_tells(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "van haar").mkdir()
    (tmp_path / "van haar" / "studies.yaml").write_text("- key: broken2020\n  form: artikel\n", encoding="utf-8")
    code, out, told = ask("add", str(tmp_path / "van haar"), "--lang", "en")
    assert (code, out) == (1, "")
    assert told.count("Not taken over, a fault: ") == 1
    assert "Other than yours: 0. With a fault, not taken over: 1." in told


def test_a_word_that_only_the_colleague_knows_is_told(ask: Ask, given: Path, tmp_path: Path) -> None:
    (given / "conditions.yaml").write_text("- {id: sacrum, name: {nl: heiligbeen, en: sacrum}}\n", encoding="utf-8")
    file = given / "studies.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("[migraine]", "[sacrum]", 1), encoding="utf-8")
    told = ask("add", str(given), "--library", str(tmp_path / "haar map"), "--lang", "en")[2]
    assert "Not usable yet, because of a fault: brace2020line. See: evidence check brace2020line" in told
    assert "Taken over: 6." in told


def test_a_file_of_studies_is_no_list_of_publications(ask: Ask, given: Path) -> None:
    code, out, told = ask("import", str(given / "studies.yaml"))
    assert (code, out) == (1, "")
    assert "brace2020line: dit is een onderzoek en geen publicatie: neem de map waar het in staat over met" in told
    assert "0 toegevoegd als concept, 0 stonden er al, 6 mislukt." in told


@pytest.mark.usefixtures("mine")
def test_a_library_is_only_made_where_none_is(ask: Ask, given: Path, tmp_path: Path) -> None:
    before = texts(given)
    for target in (given, tmp_path / "records.yaml"):
        code, _, told = ask("export", "--format", "studies", "-o", str(target))
        assert (code, told) == (2, f"{target} moet een nieuwe map zijn: daarin komen de records en hun publicaties.")
    assert texts(given) == before
    assert ask("export", "-c", "hoofdpijn", "--format", "studies", "-o", str(tmp_path / "leeg"))[0] == 2
    assert not (tmp_path / "leeg").exists()
    assert ask("add", str(tmp_path / "packaged" / ".."))[0] == 3


@pytest.mark.usefixtures("mine")
def test_a_summary_is_what_show_tells(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    assert ask("export", *KEYS[:2], "--format", "summaries", "-o", str(file))[:2] == (0, "")
    assert file.read_text(encoding="utf-8") == ask("show", *KEYS[:2], "--format", "markdown")[1]
