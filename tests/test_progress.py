"""Is somebody who waits told how far it is, and nobody else?"""

import io
import sys
import time
from pathlib import Path

import pytest

from cranio_evidence.cli import progress
from cranio_evidence.library import Library


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "seconds", "shown"),
    [(_Terminal, 5.0, True), (_Terminal, 0.9, False), (io.StringIO, 5.0, False)],
    ids=["a terminal, long", "a terminal, short", "a pipe"],
)
def test_a_bar_is_shown_on_a_terminal_once_it_takes_a_second(
    stream: type[io.StringIO], seconds: float, *, shown: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    stderr = stream()
    monkeypatch.setattr(sys, "stderr", stderr)
    now = time.monotonic()
    with progress.Bar("Onderzoeken lezen") as bar, monkeypatch.context() as patch:
        patch.setattr(time, "monotonic", lambda: now + seconds)
        bar(0.25)
        bar(0.5)
    assert ("50%" in stderr.getvalue()) == shown
    assert bool(stderr.getvalue()) == shown


def test_nothing_is_shown_when_nothing_is_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    stderr = _Terminal()
    monkeypatch.setattr(sys, "stderr", stderr)
    with progress.Bar("Onderzoeken lezen"):
        pass
    assert stderr.getvalue() == ""


def test_a_compile_tells_how_much_is_done_and_a_question_does_not(tmp_path: Path) -> None:
    text = '{"key": "a2020a", "kind": "thesis", "title": "A"}\n'
    (tmp_path / "references.jsonl").write_text(text * 1200, encoding="utf-8")
    told: list[float] = []
    Library.open(tmp_path, packaged=False, progress=told.append)
    assert told == sorted(told)
    assert len(told) > 4
    assert told[0] > 0
    assert told[-1] == 1
    before = len(told)
    Library.open(tmp_path, packaged=False, progress=told.append)
    assert len(told) == before
