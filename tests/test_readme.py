"""Does the README print what really happens, in a terminal of 80 columns?"""

import doctest
import os
import pty
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from cranio_evidence.cli.app import COMMANDS

pytestmark = pytest.mark.usefixtures("warm_machine")

README = Path(__file__).parent.parent / "README.md"
BLOCK = re.compile(r"```console\n\$ (evidence [^\n]*)\n(.*?)```", flags=re.DOTALL)
COLOURS = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def in_terminal(command: str) -> str:
    """What a command shows in a terminal of 80 columns, without colours."""
    arguments = shlex.split(command)[1:]
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": "80", "LINES": "50", "TERM": "xterm", "LC_ALL": "nl_NL.UTF-8"}
    process = subprocess.Popen(
        [sys.executable, "-m", "cranio_evidence", *arguments],
        stdout=theirs,
        stderr=theirs,
        env=environment,
        stdin=theirs,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other side has closed
            break
        if not piece:
            break
        shown += piece
    process.wait()
    os.close(ours)
    text = COLOURS.sub("", shown.decode("utf-8")).replace("\r\n", "\n")
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


def _blocks() -> list[str]:
    return [found.group(1) for found in BLOCK.finditer(README.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("command", _blocks())
def test_console_blocks_print_what_they_say(command: str) -> None:
    shown = in_terminal(command)
    text = README.read_text(encoding="utf-8")
    if os.environ.get("UPDATE_GOLDEN"):
        text = BLOCK.sub(
            lambda m: f"```console\n$ {command}\n{shown}```" if m.group(1) == command else m.group(0), text
        )
        README.write_text(text, encoding="utf-8")
    printed = next(found.group(2) for found in BLOCK.finditer(text) if found.group(1) == command)
    assert printed == shown


def test_python_blocks_are_true() -> None:
    result = doctest.testfile(str(README), module_relative=False)
    assert result.attempted > 5
    assert result.failed == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command: str) -> None:
    assert f"evidence {command}" in README.read_text(encoding="utf-8")
