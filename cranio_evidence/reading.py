"""What stands in the files now, and what of it is other than when they were last read?"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from cranio_evidence.faults import Problem
from cranio_evidence.folders import LibraryFile
from cranio_evidence.progress import Progress
from cranio_evidence.sources import Entry, read_file, unreadable
from cranio_evidence.tables import encode

# Told how much of the work is done, from 0 to 1.
_BATCH = 500  # records


class Stamp(NamedTuple):
    """A library file as it was when it was looked at. ``folder``: which of the folders it stands in, from 0."""

    folder: int
    file: LibraryFile
    size: int
    mtime: int
    sha256: str


def read_changed(db: sqlite3.Connection, stamps: list[Stamp], progress: Progress, *, empty: bool) -> None:
    """Bring the tables of what stands in the files up to date, and note in ``touched`` what has to be judged anew.

    Only files that are new or have another content are read. ``empty``: nothing was read before, all of it has to be
    judged, and nothing is noted. Raises ``RefusedError`` (exit 3) when one cannot be.
    """
    known = {(folder, path): (number, sha256) for number, folder, path, sha256 in db.execute(_KNOWN)}
    for gone in known.keys() - {(one.folder, str(one.file.path)) for one in stamps}:
        _forget(db, known[gone][0])
    changed: list[tuple[int, Stamp]] = []
    for place, one in enumerate(stamps):
        number, sha256 = known.get((one.folder, str(one.file.path)), (None, ""))
        row = (one.folder, str(one.file.path), place, one.size, one.mtime, one.sha256)
        if number is None:
            number = db.execute(_NEW_FILE, row).lastrowid or 0
        else:
            db.execute(_SAME_FILE, (*row, number))
        if sha256 != one.sha256:
            changed.append((number, one))
    total, done = sum(one.size for _, one in changed) or 1, 0
    for number, one in changed:
        with _opened(one.file.path) as stream:
            for _ in _read(db, number, one, stream, empty=empty):
                progress(min((done + stream.tell()) / total, 1))
        done += one.size


_KNOWN = "SELECT id, folder, path, sha256 FROM files"
_NEW_FILE = "INSERT INTO files (folder, path, place, size, mtime, sha256) VALUES (?, ?, ?, ?, ?, ?)"
_SAME_FILE = "UPDATE files SET folder = ?, path = ?, place = ?, size = ?, mtime = ?, sha256 = ? WHERE id = ?"
_TOUCH = "INSERT OR IGNORE INTO touched VALUES (?, ?)"
_RECORD = "INSERT INTO records (kind, key, file, position, lines, record) VALUES (?, ?, ?, ?, ?, ?)"
_TWIN = "SELECT id, lines FROM records WHERE kind = ? AND key = ? AND +file = ? AND record IS ? AND position < 0"


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    try:
        with path.open("rb") as stream:
            yield stream
    except OSError as error:
        raise unreadable(path, error) from error


def _forget(db: sqlite3.Connection, file: int) -> None:
    db.execute("INSERT OR IGNORE INTO touched SELECT DISTINCT kind, key FROM records WHERE file = ?", (file,))
    db.execute("DELETE FROM records WHERE file = ?", (file,))
    db.execute("DELETE FROM problems WHERE origin = ?", (f"file {file}",))
    db.execute("DELETE FROM files WHERE id = ?", (file,))


def _read(db: sqlite3.Connection, file: int, stamp: Stamp, stream: BinaryIO, *, empty: bool) -> Iterator[None]:
    """Read one file into the tables, a batch at a time. A record that stood in it before, word for word, stays."""
    db.execute("DELETE FROM problems WHERE origin = ?", (f"file {file}",))
    again = db.execute("UPDATE records SET position = -1 WHERE file = ?", (file,)).rowcount > 0
    rows: list[tuple[object, ...]] = []
    for position, one in enumerate(read_file(stamp.file, stream)):
        if isinstance(one, Problem):
            put_problem(db, f"file {file}", one)
            continue
        row = _row(one, file, position)
        if not again or not _same_as_before(db, row):
            rows.append(row)
        if len(rows) >= _BATCH:
            _put(db, rows, empty=empty)
            yield
    _put(db, rows, empty=empty)
    yield
    if again:
        db.execute(
            "INSERT OR IGNORE INTO touched SELECT kind, key FROM records WHERE file = ? AND position < 0", (file,)
        )
        db.execute("DELETE FROM records WHERE file = ? AND position < 0", (file,))


def _row(one: Entry, file: int, position: int) -> tuple[object, ...]:
    record = None if one.record is None else encode(one.record)
    return one.kind, one.key, file, position, json.dumps(one.lines, separators=(",", ":")), record


def _same_as_before(db: sqlite3.Connection, row: tuple[object, ...]) -> bool:
    """Whether the record stood in the file already; then only its place is noted."""
    kind, key, file, position, lines, record = row
    twin = db.execute(_TWIN, (kind, key, file, record)).fetchone()
    if twin is None:
        return False
    if twin[1] != lines and db.execute("SELECT 1 FROM problems WHERE key = ?", (key,)).fetchone():
        db.execute(_TOUCH, (kind, key))  # the problems tell of lines
    db.execute("UPDATE records SET position = ?, lines = ? WHERE id = ?", (position, lines, twin[0]))
    return True


def _put(db: sqlite3.Connection, rows: list[tuple[object, ...]], *, empty: bool) -> None:
    db.executemany(_RECORD, rows)
    if not empty:
        db.executemany(_TOUCH, (row[:2] for row in rows))
    rows.clear()


def put_problem(db: sqlite3.Connection, origin: str, one: Problem) -> None:
    """Note a problem, with what has to be judged anew for it to go."""
    db.execute("INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?, ?)", (origin, *one[:4], *one.message))
