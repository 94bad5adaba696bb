"""Are the sender's details kept once, and is what stands beside them left alone?"""

import os
import stat
from pathlib import Path

import pytest
from conftest import Ask

from cranio_evidence import config, folders
from cranio_evidence.faults import RefusedError
from cranio_evidence.letter.case import Practice


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the settings in this test."""
    file = tmp_path / "settings" / "config.toml"
    monkeypatch.setenv("EVIDENCE_CONFIG", str(file))
    return file


def test_without_settings_nobody_sends_it() -> None:
    assert config.sender() == Practice()


def test_what_is_kept_comes_back(settings: Path) -> None:
    config.keep({"naam": "De therapeut", "register-number": "123", "agb_praktijk": "90000002"})
    assert config.sender() == Practice(name="De therapeut", register_number="123", agb_practice="90000002")
    assert os.name != "posix" or stat.S_IMODE(settings.stat().st_mode) == 0o600


def test_an_empty_value_takes_it_away() -> None:
    config.keep({"naam": "De therapeut", "agb": "90000001"})
    config.keep({"agb": ""})
    assert config.sender() == Practice(name="De therapeut")


def test_comments_and_other_settings_stay(settings: Path) -> None:
    settings.parent.mkdir()
    settings.write_text('# van mij\ntaal = "nl" # zo\n\n[praktijk]\n# wie ik ben\nnaam = "A"\n', encoding="utf-8")
    config.keep({"naam": "B", "telefoon": "06"})
    assert settings.read_text(encoding="utf-8") == (
        '# van mij\ntaal = "nl" # zo\n\n[praktijk]\n# wie ik ben\nnaam = "B"\ntelefoon = "06"\n'
    )


@pytest.mark.parametrize("content", ["naam = ", "[praktijk", "\xff"])
def test_settings_that_cannot_be_read_are_told_and_left_alone(settings: Path, content: str) -> None:
    settings.parent.mkdir()
    settings.write_bytes(content.encode("latin-1"))
    for use in (config.sender, lambda: config.keep({"naam": "B"})):
        with pytest.raises(RefusedError) as refused:
            use()
        assert refused.value.code == 3
        assert str(settings) in refused.value.message.nl
    assert settings.read_bytes() == content.encode("latin-1")


def test_an_unknown_setting_is_told() -> None:
    with pytest.raises(RefusedError) as refused:
        config.keep({"schoenmaat": "42"})
    assert "kies uit naam, praktijk" in refused.value.message.nl


def test_the_command_sets_and_shows(ask: Ask, settings: Path) -> None:
    code, out, messages = ask("config", "set", "naam", "De therapeut")
    assert (code, out, messages) == (0, "", f"Bewaard in {settings}.")
    assert ask("config")[1].splitlines()[0] == "naam\tDe therapeut"
    assert ask("config", "path")[1] == f"{settings}\n"


@pytest.mark.parametrize(("code", "warned"), [("90000001", False), ("9000", True), ("", False)])
def test_an_agb_code_of_another_length_is_told(ask: Ask, code: str, warned: bool) -> None:  # noqa: FBT001 - a case
    assert ("acht cijfers" in ask("config", "set", "agb", code)[2]) is warned


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("config", "practise"), "kies uit show, path, practice, get, set, edit"),
        (("config", "practice"), "alleen op een terminal"),
        (("config", "set", "schoenmaat", "42"), "onbekende naam"),
    ],
)
def test_mistakes_are_told(ask: Ask, arguments: tuple[str, ...], says: str) -> None:
    code, out, messages = ask(*arguments)
    assert (code, out) == (2, "")
    assert says in messages


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("opzoeken.crossref", "http://127.0.0.1:8000"),
        ("opzoeken.e-mail", "u@voorbeeld.nl"),
        ("bibliotheek.map", "~/onderzoek"),
        ("praktijk", "De Praktijk"),
    ],
)
def test_a_setting_is_kept_and_asked_for(ask: Ask, name: str, value: str) -> None:
    assert ask("config", "get", name)[:2] == (0, "\n")
    assert ask("config", "set", name, value)[0] == 0
    assert ask("config", "get", name)[:2] == (0, f"{value}\n")
    assert f"{name}\t{value}\n" in ask("config")[1]
    ask("config", "set", name, "")
    assert ask("config", "get", name)[1] == "\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("set", "opzoeken.crossref", "api.crossref.org"), "zo wel: https://api.crossref.org"),
        (("set", "opzoeken.e-mail", "piet"), "zo wel: u@voorbeeld.nl"),
        (("get", "opzoeken.crosref"), "opzoeken.crossref"),
    ],
)
def test_a_setting_that_cannot_be_is_told(ask: Ask, arguments: tuple[str, ...], says: str) -> None:
    code, out, message = ask("config", *arguments)
    assert (code, out) == (2, "")
    assert says in message


def test_the_library_stays_where_it_is_from_whatever_folder_one_asks(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elders").mkdir()
    monkeypatch.chdir(tmp_path)
    assert ask("config", "set", "bibliotheek.map", "bieb")[0] == 0
    monkeypatch.chdir(tmp_path / "elders")
    assert folders.shelf() == tmp_path / "bieb"
    (tmp_path / "elders" / "lijst.bib").touch()
    code, out, told = ask("config", "set", "bibliotheek.map", "lijst.bib")
    assert (code, out, told) == (2, "", "lijst.bib is een bestand: geef een map.")
    assert folders.shelf() == tmp_path / "bieb"


def test_settings_are_edited_and_looked_at_first(ask: Ask, settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config.keep({"naam": "A"})
    before = settings.read_text(encoding="utf-8")
    monkeypatch.setenv("EDITOR", "sed -i 's/\"A\"/B/'")
    code, _, message = ask("config", "edit")
    assert code == 2
    kept = Path(message.rpartition(" ")[2])
    assert "naam = B" in kept.read_text(encoding="utf-8")
    kept.unlink()
    assert settings.read_text(encoding="utf-8") == before
    monkeypatch.setenv("EDITOR", "sed -i s/A/B/")
    assert ask("config", "edit")[0] == 0
    assert config.sender().name == "B"
