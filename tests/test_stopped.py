"""Is the next question answered right after a compile was stopped at any point, or could not write?"""

import json
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cranio_evidence import checks, sources
from cranio_evidence.library import Library
from cranio_evidence.query import Query

OLD, NEW = 10, 1000
STEPS = 50
KEYS = ("anna2020one", "bram2020two", "carla2020three")


def _put(folder: Path, name: str, records: list[dict[str, Any]]) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")


def _study(key: str, people: int) -> dict[str, Any]:
    return {
        "key": key, "form": "thesis", "modality": ["craniosacral-therapy"], "conditions": [], "design": "cohort",
        "participants": {"enrolled": people},
        "sources": [{"id": "s1", "kind": "abstract", "url": "https://example.org/a", "seen": "2026-01-01"}],
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of three files of one study, and their publications."""
    folder = tmp_path / "own"
    for key in KEYS:
        _put(folder, f"studies/{key}.jsonl", [_study(key, OLD)])
    _put(folder, "references.jsonl", [{"key": one, "kind": "thesis", "title": one, "date": "2020"} for one in KEYS])
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "snapshots"


def _open(folder: Path, cache: Path) -> Library:
    return Library((folder,), cache)


def _answers_right(library: Library, folder: Path) -> bool:
    good, problems = checks.run(sources.read((folder,)))
    return (
        library.notice is None
        and [found.study for found in library.select(Query(sort="key"))]
        == [good.studies[key].record for key in sorted(good.studies)]
        and [library.reference(key) for key in KEYS] == [good.references[key].reference for key in KEYS]
        and list(library.problems) == problems
    )


def _change(folder: Path) -> None:
    _put(folder, f"studies/{KEYS[1]}.jsonl", [_study(KEYS[1], NEW)])


class _Stopped(BaseException):
    """Somebody pressed Ctrl-C."""


class _Counted(sqlite3.Connection):
    """A database that is stopped at a step of its work."""

    left = 0

    def _step(self) -> None:
        _Counted.left -= 1
        if _Counted.left == 0:
            raise _Stopped

    def execute(self, *words: Any) -> sqlite3.Cursor:
        self._step()
        return super().execute(*words)

    def executemany(self, *words: Any) -> sqlite3.Cursor:
        self._step()
        return super().executemany(*words)

    def executescript(self, *words: Any) -> sqlite3.Cursor:
        self._step()
        return super().executescript(*words)

    def commit(self) -> None:
        self._step()
        super().commit()


def _steps(work: Callable[[], object], monkeypatch: pytest.MonkeyPatch, stop_at: int = -1) -> int:
    """Do work that is stopped at a step of its databases; how many steps it took if it is not."""
    connect = sqlite3.connect
    _Counted.left = stop_at
    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", lambda *words, **more: connect(*words, factory=_Counted, **more))
        work()
    return stop_at - _Counted.left


@pytest.mark.parametrize("mended", [False, True], ids=["whole", "after a change"])
def test_stopped_at_any_step_it_leaves_the_old_one_or_nothing(
    *, mended: bool, folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred times in all: evenly over the steps of a whole compile, and of one after a change."""
    if mended:
        _open(folder, cache)
        (snapshot,) = cache.iterdir()
        before = snapshot.read_bytes()
        _change(folder)
    steps = _steps(lambda: _open(folder, cache), monkeypatch)
    assert steps > STEPS
    for number in range(STEPS):
        for file in cache.iterdir():
            file.unlink()
        if mended:
            snapshot.write_bytes(before)
        with pytest.raises(_Stopped):
            _steps(lambda: _open(folder, cache), monkeypatch, 1 + number * (steps - 1) // (STEPS - 1))
        left = list(cache.iterdir()) if cache.is_dir() else []
        assert [file.read_bytes() for file in left] in ([], [before] if mended else [])
        assert _answers_right(_open(folder, cache), folder)
    assert len(list(cache.iterdir())) == 1


KILLED = """
import os, signal, sqlite3, sys
from pathlib import Path
from cranio_evidence import compiling, library  # loaded once for all
connect, left = sqlite3.connect, 0

class Killed(sqlite3.Connection):
    def execute(self, *words):
        global left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().execute(*words)

sqlite3.connect = lambda *words, **more: connect(*words, factory=Killed, **more)
folder, cache, *steps = sys.argv[1:]
for left in map(int, steps):
    child = os.fork()
    if child == 0:
        library.Library((Path(folder),), Path(cache))
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.skipif(os.name == "nt", reason="processes are not killed this way there")
def test_killed_while_it_writes_the_next_question_is_answered_right(folder: Path, cache: Path) -> None:
    _open(folder, cache)
    _change(folder)
    steps = [str(step) for step in range(8, 68, 3)]
    command = [sys.executable, "-c", KILLED, str(folder), str(cache), *steps]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["-9"] * len(steps)
    drafts = list(cache.glob("*.part"))
    assert len(drafts) > len(steps) / 2
    assert _answers_right(_open(folder, cache), folder)
    assert {*cache.glob("*.part")} == {*drafts}  # they may still be written, for all that is known
    long_ago = time.time() - 7200
    for draft in drafts:
        os.utime(draft, (long_ago, long_ago))
    ours = cache / f"library-0-{os.getpid()}-0.part"
    ours.touch()
    os.utime(ours, (long_ago, long_ago))
    _put(folder, f"studies/{KEYS[0]}.jsonl", [_study(KEYS[0], NEW)])
    assert _answers_right(_open(folder, cache), folder)
    assert list(cache.glob("*.part")) == [ours]  # its process still runs


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from cranio_evidence.library import Library
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
library = Library((Path(sys.argv[1]),), Path(sys.argv[2]))
print(library.notice is not None, library.study("bram2020two").people)
"""


@pytest.mark.skipif(os.name == "nt", reason="files have no limit there")
@pytest.mark.parametrize("room", [0, 50_000], ids=["none", "some"])
def test_without_room_for_the_file_the_answer_comes_from_memory(room: int, folder: Path, cache: Path) -> None:
    _open(folder, cache)
    _change(folder)
    (snapshot,) = cache.iterdir()
    before = snapshot.read_bytes()
    assert len(before) > room
    command = [sys.executable, "-c", FULL_DISK, str(folder), str(cache), str(room)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", str(NEW)]
    assert [file.read_bytes() for file in cache.iterdir()] == [before]
    assert _answers_right(_open(folder, cache), folder)


def test_a_fresh_snapshot_in_a_folder_that_cannot_be_written_answers(folder: Path, cache: Path) -> None:
    _open(folder, cache)
    cache.chmod(0o500)
    (snapshot,) = cache.iterdir()
    snapshot.chmod(0o400)
    assert _answers_right(_open(folder, cache), folder)
    assert [*cache.iterdir()] == [snapshot]
    cache.chmod(0o700)


def _an_older_version(file: Path) -> None:
    """As the first version wrote it: other tables under the same names."""
    file.unlink()
    with sqlite3.connect(file) as db:
        db.executescript(
            "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT); CREATE TABLE files (path TEXT, size INTEGER, "
            "mtime INTEGER, sha256 TEXT); CREATE TABLE studies (key TEXT PRIMARY KEY, record TEXT);"
            "INSERT INTO meta VALUES ('compiler', '0.1.0/1.1'), ('compiled', '1');"
        )
    db.close()


def _holes(file: Path) -> None:
    """Every page is blank but those that tell whether it is fresh."""
    with sqlite3.connect(file) as db:
        tables = "SELECT rootpage FROM sqlite_schema WHERE name IN ('meta', 'files')"
        kept = {*range(1, 6), *(page for (page,) in db.execute(tables))}
    db.close()
    whole = file.read_bytes()
    pages = (whole[at : at + 4096] for at in range(0, len(whole), 4096))
    file.write_bytes(b"".join(page if number in kept else bytes(4096) for number, page in enumerate(pages, 1)))


def _half(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def _garbage(file: Path) -> None:
    file.write_bytes(b"\x00garbage\xff" * 5000)


@pytest.mark.parametrize("changed", [False, True], ids=["same files", "a changed file"])
@pytest.mark.parametrize("damage", [_an_older_version, _holes, _half, _garbage], ids=lambda one: one.__name__)
def test_a_damaged_snapshot_is_neither_believed_nor_mended(
    damage: Callable[[Path], None], *, changed: bool, folder: Path, cache: Path
) -> None:
    _open(folder, cache)
    (snapshot,) = cache.iterdir()
    damage(snapshot)
    if changed:
        _change(folder)
    assert _answers_right(_open(folder, cache), folder)
    assert _answers_right(_open(folder, cache), folder)
    assert [*cache.iterdir()] == [snapshot]
