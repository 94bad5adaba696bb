"""On what machine do the tests believe they run? A Dutch one, with cache folders of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cranio_evidence.cli.app import run
from cranio_evidence.library import Library

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def warm_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder that tests of questions share, so that the library is compiled once."""
    return tmp_path_factory.mktemp("warm-cache")


@pytest.fixture(scope="session")
def library(warm_cache: Path) -> Iterator[Library]:
    """The packaged library."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(warm_cache))
        yield Library.open()


@pytest.fixture(autouse=True)
def own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of this test alone for cache, settings and own library, and the Dutch locale; children inherit these."""
    cache = tmp_path / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    for variable, name in (("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "settings")):
        monkeypatch.setenv(variable, str(tmp_path / name))
    monkeypatch.delenv("EVIDENCE_CONFIG", raising=False)
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("EVIDENCE_LIBRARY", raising=False)
    return cache


@pytest.fixture
def warm_machine(own_machine: Path, warm_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: ARG001 - comes after it
    """The same machine, with the cache folder that other questions filled."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(warm_cache))
    return warm_cache


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run a command in this process: exit code, output, and messages on one line."""

    def answer(*arguments: str) -> tuple[int, str, str]:
        code = run(list(arguments))
        shown = capsys.readouterr()
        return code, shown.out, " ".join(shown.err.split())

    return answer
