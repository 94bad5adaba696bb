"""Does a quick start change nothing of what is said, where it is said, and how a command ends?"""

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from cranio_evidence import folders

pytestmark = pytest.mark.usefixtures("warm_machine")


def _started(*arguments: str, **surroundings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cranio_evidence", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **surroundings},
    )


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param(("list", "-c", "migraine", "-f", "keys"), 0, "jiang2023migraine", id="an answer"),
        pytest.param(("list", "-c", "zzz"), 2, "zzz", id="a refusal"),
        pytest.param(("list", "--library", "nowhere"), 3, "nowhere", id="a folder that is not there"),
        pytest.param(("--version",), 0, "evidence 0", id="version"),
    ],
)
def test_all_is_said_and_the_exit_code_is_kept(arguments: tuple[str, ...], code: int, said: str) -> None:
    done = _started(*arguments)
    assert (done.returncode, said in done.stdout + done.stderr) == (code, True)


def test_what_a_command_wrote_before_it_failed_is_not_lost() -> None:
    program = """if True:
        import sys
        from cranio_evidence import __main__
        from cranio_evidence.cli import app
        app.run = lambda words: 3 if sys.stdout.write("half an answer") else 0
        __main__.main()"""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, env=surroundings
    )
    assert (done.returncode, done.stdout) == (3, "half an answer")


def test_a_reader_that_leaves_early_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "cranio_evidence", "list"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert (running.stderr.read(), running.wait()) == (b"", 0)


@pytest.mark.parametrize("named", ["", "/caches/mine", "relative/caches"])
def test_the_cache_is_where_platformdirs_says(named: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", named)
    assert folders.cache() == platformdirs.user_cache_path("cranio-evidence", appauthor=False)
