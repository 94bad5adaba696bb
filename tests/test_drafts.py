"""Is a record with open questions shown as a draft, and does nothing of it ever reach a letter?"""

from pathlib import Path

import pytest
from conftest import Ask

DRAFT = """\
- key: draft2024trial
  form: article
  modality: [craniosacral-therapy]
  conditions: [migraine]
  design: randomised-controlled-trial
  participants: {randomised: 999}
  arms:
    - {id: cst, label: {nl: craniosacraaltherapie, en: ""}}
  harms: {any: {occurred: true, events: 7}}
  open: [outcomes, harms, sources]
- key: draft2024review
  form: article
  modality: []
  conditions: [migraine]
  design: meta-analysis
  open: [modality, review]
"""
BIB = "@article{draft2024trial,\n title = {Nog te lezen},\n journaltitle = {J},\n date = {2024},\n}\n"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An own library of two drafts, compiled once for the tests that only ask."""
    return _fill(tmp_path_factory.mktemp("drafts"))


@pytest.fixture
def own(shelf: Path, warm_machine: Path, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: ARG001 - its snapshots are kept
    """The same, opened by every command."""
    monkeypatch.setenv("EVIDENCE_LIBRARY", str(shelf))
    return shelf


def _fill(folder: Path) -> Path:
    (folder / "studies.yaml").write_text(DRAFT, encoding="utf-8")
    (folder / "references.bib").write_text(BIB, encoding="utf-8")
    return folder


@pytest.mark.usefixtures("own")
def test_checks_do_not_ask_for_what_is_still_missing(ask: Ask) -> None:
    assert ask("check")[0] == 0


@pytest.mark.usefixtures("own")
def test_drafts_are_listed_as_drafts_and_come_last(ask: Ask) -> None:
    rows = [line.split("\t") for line in ask("list", "-c", "migraine")[1].splitlines()]
    assert [row[:2] for row in rows[-2:]] == [["draft2024review", "drafts"], ["draft2024trial", "drafts"]]
    assert rows[-1][7] == "concept: 3 open vragen"


@pytest.mark.usefixtures("own")
def test_a_draft_is_shown_with_what_is_open(ask: Ask) -> None:
    shown = ask("show", "draft2024trial")[1]
    assert "Concept: wordt niet aangehaald\tharms: wat is er over bijwerkingen gemeld?\n" in shown
    assert "behandeling: niet gezien" in ask("show", "draft2024review")[1]
    assert ask("search", "nog te lezen")[1].split("\t")[4].startswith("concept: ")


@pytest.mark.usefixtures("own")
@pytest.mark.parametrize("arguments", [("cite",), ("letter", "-c", "migraine", "--studies")])
def test_a_draft_is_never_cited(ask: Ask, arguments: tuple[str, ...]) -> None:
    code, out, message = ask(*arguments, "draft2024trial")
    assert (code, out) == (2, "")
    assert "nog een concept" in message


@pytest.mark.parametrize("length", ["block", "short", "full"])
@pytest.mark.parametrize("condition", ["migraine", "hoofdpijn"])
def test_a_letter_is_the_same_with_and_without_drafts(
    ask: Ask, own: Path, monkeypatch: pytest.MonkeyPatch, length: str, condition: str
) -> None:
    told = ask("letter", "-c", condition, "--length", length)
    counted = ask("conditions", "-c", condition)[1]
    monkeypatch.delenv("EVIDENCE_LIBRARY")
    assert ask("letter", "-c", condition, "--length", length) == told
    assert (
        ask("conditions", "-c", condition)[1] == counted == ask("conditions", "-c", condition, "--library", str(own))[1]
    )


def test_check_says_where_and_what_is_still_missing(ask: Ask, own: Path) -> None:
    code, out, message = ask("check", "draft2024review")
    assert code == 1
    assert out.splitlines() == [
        f"{own}/studies.yaml:16: draft2024review: wat is er echt gegeven, elk deel ervan? [open]",
        (
            f"{own}/studies.yaml:16: draft2024review: wat is er bij elkaar gezocht, tot wanneer, en wat concluderen de "
            "auteurs? [open]"
        ),
    ]
    assert message.startswith("Nog een concept: 2 open vragen.")
    assert ask("check", "haller2016neck") == (0, "", "Geen fouten, en niets meer open.")
    assert ask("check", "nergens2020")[0] == 2


def test_once_nothing_is_open_every_check_counts(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled = DRAFT.replace("  open: [modality, review]\n", "")
    (_fill(tmp_path) / "studies.yaml").write_text(filled, encoding="utf-8")
    monkeypatch.setenv("EVIDENCE_LIBRARY", str(tmp_path))
    code, out, _ = ask("check", "draft2024review")
    assert code == 1
    assert {line.rpartition("[")[2] for line in out.splitlines()} == {"form]", "missing-reference]"}
