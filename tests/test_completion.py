"""Does the TAB key offer what may be typed, and nothing else?"""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from conftest import Ask
from hypothesis import given, settings
from hypothesis import strategies as st
from typed import made

from cranio_evidence.cli import complete
from cranio_evidence.cli.app import COMMANDS
from cranio_evidence.cli.completion import INSTALL
from cranio_evidence.faults import RefusedError
from cranio_evidence.library import Library

pytestmark = pytest.mark.usefixtures("warm_machine", "library")

TABLE = Path(complete.__file__).parent / "typed.json"


MINE = """\
- key: mine2020neck
  form: registration
  modality: [craniosacral-therapy]
  conditions: [migraine]
  design: cohort
  sources:
    - {id: s1, kind: registry, url: "https://example.org/mine", seen: 2026-01-01}
"""


def offered(*words: str) -> list[str]:
    return [one.word for one in complete.suggest(list(words))]


def answered(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """What a script is told, without the help beside it; nothing stands on stderr."""
    complete.answer(list(arguments))
    shown = capsys.readouterr()
    assert not shown.err
    return [line.split("\t")[0] for line in shown.out.splitlines()]


def test_the_table_is_what_the_commands_say() -> None:
    text = made()
    if os.environ.get("UPDATE_GOLDEN"):
        TABLE.write_text(text, encoding="utf-8")
    assert TABLE.read_text(encoding="utf-8") == text, "run make update and read the diff"


@pytest.mark.parametrize("command", [name for name, one in complete.table().items() if "--format" in one["options"]])
def test_the_formats_offered_are_those_the_command_takes(ask: Ask, command: str) -> None:
    code, _, told = ask(command, *COMMANDS[command][2].split(), "--format", "zzz")
    assert code == 2
    assert f"kies uit {', '.join(complete.table()[command]['options']['--format']['value'])}." in told


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(("sho",), ["show"], id="a command"),
        pytest.param(("--lang", "en", "sho"), ["show"], id="a command after an option"),
        pytest.param(("list", "--cont"), ["--controlled"], id="an option"),
        pytest.param(("list", "--controlled", "--cont"), [], id="an option given before"),
        pytest.param(("show", "haller2016"), ["haller2016neck"], id="a key"),
        pytest.param(("show", "Haller2016"), ["haller2016neck"], id="a key in capitals"),
        pytest.param(("cite", "haller2016neck", "haller2016"), [], id="a key given before"),
        pytest.param(
            ("letter", "--studies", "haller2016neck,harri"), ["haller2016neck,harrison2011upledger"], id="keys"
        ),
        pytest.param(("list", "-c", "multiple"), ["multiple sclerose"], id="a complaint"),
        pytest.param(("list", "-c", "MULTIPLÉ S"), ["multiple sclerose"], id="without accents and capitals"),
        pytest.param(("list", "-c", "multiple", "scl"), ["sclerose"], id="the second word, without quotes"),
        pytest.param(("list", "multiple", "scl"), ["sclerose"], id="without the option"),
        pytest.param(("list", "--lang", "en", "-c", "low mo"), ["low mood"], id="in English"),
        pytest.param(("list", "-c", "lower back p"), ["lower back pain"], id="in the other language"),
        pytest.param(("list", "--condition=N8"), ["N89"], id="a code"),
        pytest.param(("cite", "--style", "nt"), ["ntvg"], id="a style"),
        pytest.param(("cite", "-s", "nt"), ["ntvg"], id="a style, in short"),
        pytest.param(("show", "--format", "j"), ["json", "jsonl"], id="a format"),
        pytest.param(("letter", "--length", "b"), ["block"], id="a length"),
        pytest.param(("list", "--lang", ""), ["nl", "en"], id="a language"),
        pytest.param(("list", "--modality", "acu"), ["acupuncture"], id="a treatment"),
        pytest.param(("list", "--design", "coh"), ["cohort"], id="a design"),
        pytest.param(("list", "--comparator", "sh"), ["sham"], id="a comparator"),
        pytest.param(("list", "--outcome", "pain-int"), ["pain-intensity", "pain-interference"], id="an outcome"),
        pytest.param(("list", "--cited-by", "wh"), ["whitepaper"], id="who cites"),
        pytest.param(("list", "--sort", "p"), ["people"], id="an order"),
        pytest.param(("list", "--library", "x"), [":folder"], id="a folder"),
        pytest.param(("letter", "--case", "x"), [":file"], id="a file"),
        pytest.param(("config", "pr"), ["practice"], id="an action"),
        pytest.param(("config", "set", "pr"), [], id="only one action"),
        pytest.param(("lust", ""), [], id="a command that is not there"),
        pytest.param(("list", "--since", "20"), [], id="what nobody can know"),
        pytest.param(
            ("list", "--zzz", "-c", "multiple"), ["multiple sclerose"], id="after an option that is not there"
        ),
    ],
)
def test_what_may_be_typed_is_offered(words: tuple[str, ...], expected: list[str]) -> None:
    assert offered(*words) == expected


def test_all_that_is_offered_is_understood(library: Library) -> None:
    from cranio_evidence.conditions import find

    for lang in ("nl", "en"):
        names = offered("--lang", lang, "list", "-c", "")
        assert len(names) == len(library.conditions)
        assert [find(library, name).condition.name for name in names] == [
            one.name for one in library.conditions.values()
        ]
    assert offered("show", "") == list(library.keys)
    assert offered("") == list(COMMANDS)


def test_the_own_library_takes_part_as_it_was_last_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "Anna's map"
    mine.mkdir()
    (mine / "studies.yaml").write_text(MINE, encoding="utf-8")
    assert offered("show", "--library", str(mine), "mine") == [], "it was never asked"
    Library.open(mine)
    assert offered("show", "--library", str(mine), "mine") == ["mine2020neck"]
    assert answered(capsys, "fish", "show", "--library", str(mine), "mine") == ["mine2020neck"]
    monkeypatch.setenv("EVIDENCE_LIBRARY", str(mine))
    assert offered("show", "mine") == ["mine2020neck"]
    (mine / "studies.yaml").write_text("", encoding="utf-8")
    assert offered("show", "mine") == ["mine2020neck"], "nobody waits for a change to be read"


def test_without_a_snapshot_the_packaged_library_is_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "new"))
    assert answered(capsys, "zsh", "show", "haller2016") == ["haller2016neck"]


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param((), id="nothing"),
        pytest.param(("bash",), id="no words"),
        pytest.param(("zsh", "show", "--library", "nowhere", "hal"), id="a folder that is not there"),
        pytest.param(("zsh", "list", "--min-n=", "--since"), id="no values"),
        pytest.param(("bash", "show", "'"), id="an open quote"),
        pytest.param(("bash", "list", "=", "=", "\\"), id="signs"),
    ],
)
def test_nothing_goes_wrong_while_somebody_types(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    answered(capsys, *arguments)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["list", "show", "-c", "--lang", "en", "--studies", "=", "'", "é,", ""]) | st.text()))
def test_any_words_at_all_can_be_completed(words: list[str]) -> None:
    for shell in INSTALL:
        with suppress(RefusedError):  # a --library that is not there
            complete.suggest(complete._as_typed(shell, words))  # noqa: SLF001 - ``answer`` would keep quiet about an error


@pytest.mark.parametrize(
    ("shell", "words", "expected"),
    [
        pytest.param("bash", ("list", "--condition", "=", "multiple\\ s"), ["multiple sclerose"], id="bash parts at ="),
        pytest.param("bash", ("list", "-c", '"multiple s'), ["multiple sclerose"], id="bash, open quote"),
        pytest.param("zsh", ("list", "-c", "'multiple s"), ["multiple sclerose"], id="zsh, open quote"),
        pytest.param("zsh", ("list", "--condition=multiple\\ s"), ["multiple sclerose"], id="zsh, ="),
        pytest.param("fish", ("list", "-c", "'multiple s"), ["multiple sclerose"], id="fish, open quote"),
    ],
)
def test_quotes_are_taken_as_each_shell_leaves_them(
    shell: str, words: tuple[str, ...], expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert answered(capsys, shell, *words) == expected


@pytest.mark.parametrize("shell", INSTALL)
def test_the_script_is_printed_and_the_help_says_where_to_put_it(ask: Ask, shell: str) -> None:
    code, script, _ = ask("completion", shell)
    assert (code, f"evidence completion {shell}" in script) == (0, True)
    assert shell in INSTALL[shell]
    assert ask("completion", "tcsh")[0] == 2


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(("show", "haller2016"), ["haller2016neck"], id="a key"),
        pytest.param(("list", "-c", "multiple"), ["multiple\\ sclerose"], id="a space"),
        pytest.param(("list", "-c", '"multiple'), ["multiple sclerose"], id="a space within quotes"),
        pytest.param(("list", "--condition", "=", "multiple"), ["multiple\\ sclerose"], id="after ="),
        pytest.param(("list", "--library", "fol"), ["folder with spaces"], id="a folder"),
        pytest.param(("letter", "--case", "f"), ["folder with spaces", "folio"], id="a file"),
        pytest.param(("show", "--library", "nowhere", "h"), [], id="an error"),
    ],
)
def test_bash_completes(words: tuple[str, ...], expected: list[str], tmp_path: Path, ask: Ask) -> None:
    (tmp_path / "folder with spaces").mkdir()
    (tmp_path / "folio").touch()
    program = """
        eval "$SCRIPT"; complete -p evidence >/dev/null || exit 1
        COMP_WORDS=(evidence "$@"); COMP_CWORD=$#
        _evidence "$COMMAND" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        for one in "${COMPREPLY[@]}"; do printf '%s\\n' "$one"; done"""
    surroundings = {
        **os.environ,
        "SCRIPT": ask("completion", "bash")[1],
        "COMMAND": str(Path(sys.executable).with_name("evidence")),
    }
    done = subprocess.run(
        ["bash", "--norc", "-c", program, "bash", *words],  # noqa: S607 - wherever it is
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=tmp_path,
        env=surroundings,
    )
    assert sorted(done.stdout.splitlines()) == expected
