"""Are the user's own records revised by the commands in whichever format they stand, and nothing beside them?"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import every_format
import pytest
from conftest import Ask
from every_format import FILES, KEYS, STUDIES, texts

from cranio_evidence import lookup, own
from cranio_evidence.library import Library
from cranio_evidence.lookup import Checked, Service
from cranio_evidence.study import Notice


@pytest.fixture(autouse=True)
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own library in each format."""
    every_format.packaged(tmp_path / "packaged", monkeypatch)
    return every_format.fill(tmp_path / "data" / "cranio-evidence")


# --- looking again ----------------------------------------------------------------------------------------------------


@pytest.fixture
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Crossref knows of no retraction of any DOI."""

    def notices(dois: Iterable[str], _: Service) -> Iterator[Checked]:
        return (Checked(doi) for doi in dois)

    monkeypatch.setattr(lookup, "notices", notices)


@pytest.mark.usefixtures("nothing_known")
def test_refresh_writes_in_every_format_and_names_where_it_cannot(ask: Ask, mine: Path) -> None:
    before, were = Library.open(mine), texts(mine)
    code, _, told = ask("refresh")
    assert code == 0
    assert "nagekeken op intrekking: 5" in told
    assert "geen zekere plaats voor is: list2020brackets. Zet het er zelf bij, onder notice." in told
    assert "pack2020aged" not in told
    day = own.today()
    said = f"{{kind: none-found, checked: {day}}}"
    in_json = json.dumps({"kind": "none-found", "checked": day})
    changed = STUDIES.replace("{kind: unchecked}", said).replace(" }   # op", f", notice: {said} }}   # op")
    assert texts(mine) == {
        **were,
        "studies.yaml": changed,
        "studies.jsonl": FILES["studies.jsonl"].replace("}]}\n", f'}}], "notice": {in_json}}}\n'),
    }
    after = Library.open(mine)
    for key in KEYS:
        if key == "list2020brackets":
            continue
        study = after.study(key)
        assert study.notice == Notice("none-found", day)
        assert study == before.study(key)._replace(notice=study.notice)


@pytest.mark.parametrize("key", ["block2020below", "brace2020line", "brace2020lines", "json2020line"])
def test_words_are_changed_in_every_format(ask: Ask, mine: Path, key: str) -> None:
    before, was = texts(mine), Library.open(mine)
    code, _, told = ask("retag", key, "--condition", "hoofdpijn")
    assert (code, told) == (0, f"Wijziging 1: andere trefwoorden: {key}. Ongedaan maken: evidence undo")
    now = Library.open(mine)
    assert now.study(key) == was.study(key)._replace(conditions=("headache",))
    assert all(now.study(other) == was.study(other) for other in KEYS if other != key)
    ask("undo")
    assert texts(mine) == before


# --- the publication --------------------------------------------------------------------------------------------------


def _editor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, old: str, new: str) -> None:
    file = tmp_path / "editor.py"
    file.write_text(
        f"import pathlib, sys; p = pathlib.Path(sys.argv[1]); p.write_text(p.read_text().replace({old!r}, {new!r}))",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f"'{sys.executable}' '{file}'")


@pytest.mark.parametrize(
    ("key", "file", "old", "new"),
    [
        pytest.param("block2020below", "references.bib", "{Title} of block", "{Title} not of block", id="bib"),
        pytest.param("brace2020lines", "references.jsonl", '"Lines",  ', '"Lines beneath",  ', id="json"),
    ],
)
def test_only_the_entry_of_a_study_is_edited(
    ask: Ask, mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, file: str, old: str, new: str
) -> None:
    before = texts(mine)
    _editor(monkeypatch, tmp_path, old, new)
    code, _, told = ask("edit", key, "--reference")
    assert (code, told) == (0, f"Wijziging 1: publicatie gewijzigd: {key}. Ongedaan maken: evidence undo")
    assert texts(mine) == {**before, file: before[file].replace(old, new)}
    reference = Library.open(mine).reference(key)
    assert reference is not None
    assert reference.title in ("Title not of block2020below", "Lines beneath")
    ask("undo")
    assert texts(mine) == before


def test_a_packaged_publication_is_copied_and_stands_in_visibly(
    ask: Ask, mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = texts(mine)
    said = "Eigen record\tde publicatie vervangt de meegeleverde\n"
    assert said not in ask("show", "pack2020aged")[1]
    _editor(monkeypatch, tmp_path, "{J}", "{Mijn tijdschrift}")
    code, _, told = ask("edit", "pack", "--reference")
    assert code == 0
    assert "Uw eigen publicatie vervangt nu de meegeleverde." in told
    assert texts(mine)["references.bib"].startswith(before["references.bib"])
    shown = ask("show", "pack2020aged")[1]
    assert said in shown
    assert "Mijn tijdschrift" in shown
    assert "vervangt het meegeleverde record" not in shown
    assert "@article{pack2020aged" in ask("export", "--own")[1]
    assert ask("remove", "pack2020aged")[0] == 0
    assert said not in ask("show", "pack2020aged")[1]
    assert texts(mine) == before


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        pytest.param("{block2020below", "{block2020above", "met de sleutel block2020below", id="key"),
        pytest.param("  date", "date = {2019},\n}\n@misc{two,\n", "precies één record", id="two"),
        pytest.param("@article", "%", "precies één record", id="nothing"),
        pytest.param("  title", "  titel", "2020below: het veld 'title' ontbreekt", id="title"),
        pytest.param("jtt,", "{J", ":1: block2020below: deze BibTeX is niet te lezen", id="brace"),
        pytest.param("{2020}", "{vorig jaar}", "'vorig jaar' is geen datum", id="date"),
        pytest.param("{10.1234/0}", "{10.12}", "'10.12' is geen DOI", id="doi"),
        pytest.param("{10.1234/0}", "{10.1234/99}", "'pack2020aged' heeft dezelfde DOI", id="same"),
    ],
)
def test_an_entry_that_cannot_be_used_is_kept_in_a_file(
    ask: Ask, mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, says: str
) -> None:
    before = texts(mine)
    _editor(monkeypatch, tmp_path, old, new)
    code, _, told = ask("edit", "block2020below", "--reference")
    assert code == 2
    assert says in told
    kept = Path(told.rpartition("Wat u typte, staat in ")[2])
    assert kept.suffix == ".bib"
    assert new.strip() in kept.read_text(encoding="utf-8")
    kept.unlink()
    assert texts(mine) == before


def test_a_study_without_a_publication_is_told(ask: Ask, mine: Path) -> None:
    (mine / "references.jsonl").unlink()
    study = (
        "\n- key: alone2020\n  form: untitled\n  modality: []\n  conditions: []\n  design: unknown\n  open: [form]\n"
    )
    (mine / "studies.yaml").write_text(STUDIES + study, encoding="utf-8")
    assert ask("edit", "alone2020", "--reference")[::2] == (2, "Bij 'alone2020' is geen publicatie bekend.")
    assert ask("edit", "nobody2020", "--reference")[0] == 2


# --- handing out ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["references.bib", "studies/nieuw.bib", ".evidence/journal/000001.json", "../../packaged/a.bib"]
)
def test_nothing_is_exported_into_a_library(ask: Ask, mine: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    packaged = mine.parent.parent / "packaged"
    before = texts(mine), texts(packaged)
    monkeypatch.chdir(mine.parent)
    for form in ((), ("--format", "studies")):
        code, out, told = ask("export", *KEYS, "-o", f"{mine.name}/{name}", *form)
        assert (code, out) == (2, "")
        assert told.endswith("kies een plaats daarbuiten.")
    assert (texts(mine), texts(packaged)) == before
    assert not (mine / ".evidence").exists()


@pytest.mark.parametrize("form", ["biblatex", "csv", "studies", "summaries"])
def test_what_a_fault_keeps_out_of_an_export_is_told(ask: Ask, mine: Path, form: str) -> None:
    for name, right, wrong in (
        ("references.bib", "doi = {10.1234/0}", "doi = {doi 0}"),  # of block2020below
        ("studies.jsonl", '"key":"json2020line",  "form": "article"', '"key":"json2020line",  "form": "artikel"'),
    ):
        file = mine / name
        text = file.read_text(encoding="utf-8")
        assert right in text
        file.write_text(text.replace(right, wrong), encoding="utf-8")
    code, out, told = ask("export", "--own", "--format", form)
    assert code == 0
    assert "Let op: 2 records met een fout blijven buiten beschouwing. Zie: evidence check" in told
    assert not {"block2020below", "json2020line"} & set(re.findall(r"\w+", out))
    assert "Onderzoeken zonder publicatie: 1" not in told
    told = ask("export", "block2020below", "--format", form)[2]
    assert "Let op: 1 record met een fout blijft buiten" in told
    assert "fout" not in ask("export", "brace2020lines", "--format", form)[2]
