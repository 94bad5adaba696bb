"""Does ``evidence letter`` write the letter where it should, and keep to itself what a client told?"""

import io
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from conftest import Ask

from cranio_evidence import config
from cranio_evidence.letter import forms
from cranio_evidence.letter.case import CASE_NAMES, DATES

pytestmark = pytest.mark.usefixtures("warm_machine")


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder and a folder for temporary files of this test alone."""
    home = tmp_path / "home"
    for name in ("", "tmp", "config"):
        (home / name).mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("TMPDIR", str(home / "tmp"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.delenv("EVIDENCE_CONFIG", raising=False)
    monkeypatch.chdir(home)
    return home


def _told(folder: Path, content: str, name: str = "case.toml") -> str:
    file = folder / name
    file.write_text(content, encoding="utf-8")
    return str(file)


CASES = {
    "case.toml": 'client = "A. B."\ngeboortedatum = 1980-05-01\nbevindingen = "Stijve nek."\n',
    "case.json": '{"client": "A. B.", "geboortedatum": "1-5-1980", "bevindingen": "Stijve nek."}',
    "case.yaml": 'client: "A. B."\ngeboortedatum: 1980-05-01\nbevindingen: Stijve nek.\n',
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("way", ["file", "standard input"])
def test_the_details_come_from_a_file_or_standard_input(
    ask: Ask, own_home: Path, monkeypatch: pytest.MonkeyPatch, name: str, way: str
) -> None:
    where = _told(own_home, CASES[name], name)
    if way == "standard input":
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(CASES[name].encode())))
        where = "-"
    code, out, _ = ask("letter", "-c", "nekpijn", "--case", where)
    assert code == 0
    assert "Betreft: A. B.\nGeboren: 1 mei 1980" in out
    assert "Stijve nek." in out
    assert out.startswith("*** CONCEPT")


def test_without_details_it_is_the_evidence_alone(ask: Ask) -> None:
    _, out, _ = ask("letter", "-c", "nekpijn")
    assert out.startswith("In de verzameling cranio-evidence")
    assert "Geachte" not in out


def test_a_sample_has_no_client(ask: Ask, own_home: Path) -> None:
    _, out, _ = ask("letter", "-c", "nekpijn", "--anonymous", "--case", _told(own_home, CASES["case.toml"]))
    assert out.startswith("*** VOORBEELD ***")
    assert "A. B." not in out
    assert "1980" not in out
    assert "Stijve nek." in out


def test_without_evidence_no_complaint_is_needed(ask: Ask) -> None:
    code, out, messages = ask("letter", "--no-evidence")
    assert (code, messages) == (0, "")
    assert "Vraag aan u" in out
    assert "onderzocht" not in out


def test_a_negative_answer_helps_too(ask: Ask) -> None:
    assert "Wat altijd kan:" in ask("letter", "-c", "brain fog")[2]
    assert "Wat altijd kan:" not in ask("letter", "-c", "nekpijn")[2]


@pytest.mark.parametrize(
    ("length", "holds", "lacks"),
    [
        pytest.param("block", "Gerandomiseerd onderzoek, 54 deelnemers", "In de verzameling", id="block"),
        pytest.param("short", "In de verzameling", "Beperkingen:", id="short"),
        pytest.param("full", "Beperkingen: Het was één klein onderzoek in één centrum", "Geachte", id="full"),
    ],
)
def test_the_evidence_at_each_length(ask: Ask, length: str, holds: str, lacks: str) -> None:
    _, out, _ = ask("letter", "-c", "nekpijn", "--length", length)
    assert holds in out
    assert lacks not in out
    assert "Gegevens: cranio-evidence" in out


def test_where_there_is_no_study_every_length_says_so(ask: Ask) -> None:
    for length in ("block", "short", "full"):
        assert "geen onderzoek" in ask("letter", "-c", "brain fog", "--length", length)[1]


def test_a_length_that_is_not_there_is_told(ask: Ask) -> None:
    assert "kies uit block, short, full" in ask("letter", "-c", "nekpijn", "--length", "lang")[2]


def test_another_treatment(ask: Ask) -> None:
    _, out, _ = ask("letter", "-c", "nekpijn", "--modality", "myofascial-release")
    assert "myofasciale" in out.split("Literatuur")[0]
    assert ask("letter", "-c", "nekpijn", "--modality", "yoga")[0] == 2


@pytest.mark.parametrize(("name", "begins"), [("b.txt", "*** CON"), ("b.md", "**CON"), ("b.html", "<!doctype html>")])
def test_a_file_has_its_form_by_its_name(ask: Ask, own_home: Path, name: str, begins: str) -> None:
    code, out, messages = ask("letter", "-c", "nekpijn", "--case", _told(own_home, CASES["case.toml"]), "-o", name)
    assert (code, out) == (0, "")
    assert f"Geschreven: {name}" in messages
    assert Path(name).read_text(encoding="utf-8").startswith(begins)
    assert os.name != "posix" or stat.S_IMODE(Path(name).stat().st_mode) == 0o600


def test_a_file_that_is_there_is_replaced_only_when_asked(ask: Ask) -> None:
    Path("b.txt").write_text("oud", encoding="utf-8")
    code, _, messages = ask("letter", "-c", "nekpijn", "-o", "b.txt")
    assert code == 2
    assert "is er al" in messages
    assert Path("b.txt").read_text(encoding="utf-8") == "oud"
    assert ask("letter", "-c", "nekpijn", "-o", "b.txt", "--force")[0] == 0
    assert Path("b.txt").read_text(encoding="utf-8").startswith("In de verzameling")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        pytest.param(("-o", "b.odt"), 2, "moet eindigen op .docx, .pdf", id="an unknown ending"),
        pytest.param(("-o", "b.pdf", "--template", "t.docx"), 2, "moet eindigen op .docx", id="a template into a PDF"),
        pytest.param(("-o", "gone/b.txt"), 3, "kan niet worden geschreven", id="a folder that is not there"),
        pytest.param(("--case", "gone.toml"), 3, "gone.toml is niet te lezen", id="no such file"),
        pytest.param(("--case", "case.docx"), 2, "moet op .toml, .json of .yaml eindigen", id="another kind of file"),
        pytest.param(("--ask",), 2, "alleen op een terminal", id="questions without a terminal"),
        pytest.param(("--format", "pdf"), 2, "kies uit text, markdown, html, json", id="a form for files alone"),
    ],
)
def test_what_cannot_be_done_is_told(ask: Ask, arguments: tuple[str, ...], code: int, says: str) -> None:
    done, out, messages = ask("letter", "-c", "nekpijn", *arguments)
    assert (done, out) == (code, "")
    assert says in messages
    assert "Traceback" not in messages


MARKER = "GEHEIM7Q"


def _full_case() -> str:
    """A case with a marker in every field that may hold it."""
    fields = [
        f"{name.nl} = {json.dumps('2026-01-02' if field in DATES else MARKER + field)}"
        for field, name in CASE_NAMES.items()
    ]
    return "\n".join(fields)


def _found(folder: Path, besides: set[Path]) -> list[Path]:
    """The files in which the marker stands, but for those that should hold it."""
    return [
        file
        for file in folder.rglob("*")
        if file.is_file() and file not in besides and MARKER.encode() in file.read_bytes()
    ]


def _fail(*_arguments: Any, **_named: Any) -> Any:
    raise ValueError(MARKER)


def _no_disk(*_arguments: Any, **_named: Any) -> Any:
    raise OSError(28, "No space left on device")


def _fail_in_each_form(patch: pytest.MonkeyPatch) -> None:
    for form in forms.FORMS:
        patch.setitem(forms.FORMS, form, _fail)


STEPS: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "nothing fails": lambda _patch: None,
    "the settings": lambda patch: patch.setattr(config, "sender", _fail),
    "the letter": lambda patch: patch.setattr("cranio_evidence.cli.letter.letter", _fail),
    "each form": _fail_in_each_form,
    "a full disk": lambda patch: patch.setattr(os, "fsync", _no_disk),
    "the last step": lambda patch: patch.setattr(Path, "replace", _no_disk),
    "an interruption": lambda patch: patch.setattr(os, "fsync", _interrupted),
}


def _interrupted(*_arguments: Any) -> Any:
    raise KeyboardInterrupt(MARKER)


@pytest.mark.parametrize("debug", [[], ["--debug"]], ids=["", "debug"])
@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".docx", ".pdf"])
def test_what_a_client_told_is_in_the_letter_and_nowhere_else(
    ask: Ask, own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, step: str, debug: list[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(_full_case().encode())))
    STEPS[step](monkeypatch)
    code, out, messages = ask("letter", "-c", "nekpijn", "--case", "-", "-o", f"brief{ending}", *debug)
    assert MARKER not in out + messages
    letter = own_home / f"brief{ending}"
    if step == "nothing fails":
        assert code == 0
        assert letter.exists()
    else:
        assert code != 0
        assert not letter.exists()
    assert _found(tmp_path, {letter}) == []
    assert [file.name for file in own_home.iterdir() if file.name.startswith(".")] == []


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f'client = "{MARKER}', id="TOML that is not closed"),
        pytest.param(f'{{"client": "{MARKER}"', id="JSON that is not closed"),
        pytest.param(f"client: [{MARKER}", id="YAML that is not closed"),
        pytest.param(f'geboortedatum = "{MARKER}"', id="a date that is none"),
        pytest.param(f'{MARKER} = "x"', id="an unknown name"),
        pytest.param(f'bsn = "{MARKER}"', id="a citizen service number"),
        pytest.param(f'["{MARKER}"]', id="a list"),
        pytest.param(MARKER, id="no fields at all"),
        pytest.param(f"\xff{MARKER}", id="signs of another encoding"),
    ],
)
def test_a_message_about_the_details_does_not_repeat_them(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content.encode("latin-1"))))
    code, out, messages = ask("letter", "-c", "nekpijn", "--case", "-", "--debug")
    assert code in (2, 3)
    assert messages
    assert MARKER not in out + messages


def test_studies_picked_by_hand(ask: Ask) -> None:
    _, out, _ = ask("letter", "-c", "migraine", "--studies", "jiang2023, haller2020pain")
    assert "Hier niet genoemd zijn vijf andere publicaties" in out
    assert out.count("\n1. ") == out.count("\n2. ") == 1
    assert "\n3. " not in out


@pytest.mark.parametrize(
    ("studies", "length", "says"),
    [
        ("haller2016neck", "short", "Niet bij deze klacht: haller2016neck."),
        ("miszewski2016neck", "short", "nergens gevonden"),
        ("jiang2023", "full", "alleen met --length short"),
    ],
)
def test_what_cannot_be_picked_is_told(ask: Ask, studies: str, length: str, says: str) -> None:
    code, out, messages = ask("letter", "-c", "migraine", "--studies", studies, "--length", length)
    assert (code, out) == (2, "")
    assert says in messages


def _template(folder: Path, *lines: str) -> str:
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    file = folder / "sjabloon.docx"
    made.save(str(file))
    return str(file)


def test_a_template_is_filled(ask: Ask, own_home: Path) -> None:
    template = _template(own_home, "{{ concept }}", "Geachte {{ huisarts }}, over {{ client }}", "{{ onderzoek }}")
    told = _told(own_home, CASES["case.toml"])
    assert ask("letter", "-c", "nekpijn", "--case", told, "--template", template, "-o", "b.docx")[0] == 0
    lines = [one.text for one in docx.Document("b.docx").paragraphs]
    assert lines[0].startswith("CONCEPT")
    assert lines[1] == "Geachte [naam huisarts], over A. B."
    assert lines[2].startswith("In de verzameling")


@pytest.mark.parametrize(
    ("line", "more", "says"),
    [
        pytest.param("{{ client }}", (), "geen veld {{ concept }}", id="no place for the mark of a draft"),
        pytest.param("{{ iets }}", (), "{{ iets }}", id="an unknown field"),
        pytest.param("{{ concept }}", ("--length", "full"), "past niet in een sjabloon", id="a table"),
    ],
)
def test_a_template_that_does_not_do_is_told(
    ask: Ask, own_home: Path, line: str, more: tuple[str, ...], says: str
) -> None:
    template, told = _template(own_home, line), _told(own_home, CASES["case.toml"])
    code, _, messages = ask("letter", "-c", "nekpijn", "--case", told, "--template", template, "-o", "b.docx", *more)
    assert code == 2
    assert says in messages
    assert not Path("b.docx").exists()
