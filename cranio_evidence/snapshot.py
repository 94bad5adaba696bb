"""How are the text files answered from without reading them again?

The records are compiled into one SQLite file in the user's cache folder. It is derived, may be thrown away at any
moment, and is replaced as a whole or not at all.
"""

import os
import shutil
import sqlite3
import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cranio_evidence import __version__
from cranio_evidence.faults import refusal
from cranio_evidence.folders import LibraryFile, files_of
from cranio_evidence.progress import Progress, nobody
from cranio_evidence.vocabulary import Text

if TYPE_CHECKING:
    from cranio_evidence.reading import Stamp

# A change in these, or in a check, makes every older snapshot stale.
_COMPILER = (
    "vocabulary", "faults", "study", "terms", "claim", "reference", "schema", "located", "jsonlines", "bibtex",
    "publications", "sources", "tables", "reading", "stored", "judging", "compiling", "snapshot", "folding", "folders",
    "trials", "search_index", "alike", "elsewhere", "lay_words", "progress", "bibnames", "latex/__init__",
    "latex/decode", "latex/encode", "latex/signs",
)  # fmt: skip
_SETTLED = 2_000_000_000  # a file changed less than 2 s before it was read may change again within its time stamp
_LARGE = 16_000_000  # bytes: a file that is not hashed at every question when only its time has changed
_LEFT_BEHIND = 3600  # seconds without a change, after which the draft of a process that is gone is thrown away
_MEMORY = 64_000  # KiB that SQLite may hold of a database while it is written

# The files that a snapshot was made from: size, time and hash by folder and path; and when it was made.
_Known = tuple[dict[tuple[int, str], tuple[int, int, str]], int]


class Snapshot(NamedTuple):
    """An open snapshot. ``notice``: what the user should know of how it came about, or null."""

    connection: sqlite3.Connection
    notice: Text | None = None


def open_snapshot(
    folders: tuple[Path, ...], cache_folder: Path, *, again: bool = False, progress: Progress | None = None
) -> Snapshot:
    """A snapshot of the library files in ``folders`` that is up to date, compiled now if need be.

    ``again``: compile all of it even if the one in ``cache_folder`` looks fresh. ``progress``: told how much of a
    compile is done, from 0 to 1. When the cache cannot be written the answer comes from memory, and the notice says
    so. Raises ``RefusedError`` when a source file cannot be read.
    """
    path = _place(folders, cache_folder)
    known: _Known | None = None
    if not again:
        connection, known = _open(path)
        if connection is not None:
            if known is not None and _says_what_they_say(known, folders):
                return Snapshot(connection)
            connection.close()
    work = _look(folders, known, progress or nobody)
    for base in (path, None) if _little_has_changed(work, known) else (None,):
        with suppress(OSError, sqlite3.Error):
            return Snapshot(_write_file(path, base, work))
    connection = sqlite3.connect(":memory:")
    _fill(connection, work)
    notice = Text(
        f"De map {cache_folder} is niet te beschrijven; dit antwoord komt uit het geheugen en duurt iets langer.",
        f"The folder {cache_folder} cannot be written; this answer comes from memory and takes a little longer.",
    )
    return Snapshot(connection, notice)


def last_snapshot(folders: tuple[Path, ...], cache_folder: Path) -> Snapshot | None:
    """The snapshot that was made last, whether the files changed since or not; null where this version made none."""
    connection, _ = _open(_place(folders, cache_folder))
    return Snapshot(connection) if connection is not None else None


def _place(folders: tuple[Path, ...], cache_folder: Path) -> Path:
    name = f"{zlib.crc32(chr(0).join(str(folder) for folder in folders).encode()):08x}"
    return cache_folder / f"library-{name}.sqlite"


# --- is it fresh? ----------------------------------------------------------------------------------------------------


def _open(path: Path) -> tuple[sqlite3.Connection | None, _Known | None]:
    """The snapshot at ``path`` and the files it was made from, as far as it is whole and of this compiler."""
    if not path.is_file():
        return None, None
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        meta = dict(connection.execute("SELECT name, value FROM meta"))
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (page,) = connection.execute("PRAGMA page_size").fetchone()
        rows = connection.execute("SELECT folder, path, size, mtime, sha256 FROM files").fetchall()
        if path.stat().st_size == pages * page and meta.get("compiler") == _compiler():
            return connection, ({(row[0], row[1]): row[2:] for row in rows}, int(meta["compiled"]))
    except (sqlite3.Error, OSError, ValueError, KeyError):
        pass
    if connection is not None:
        connection.close()
    return None, None


def _says_what_they_say(known: _Known, folders: tuple[Path, ...]) -> bool:
    files, compiled = known
    try:
        here = _files(folders)
        if files.keys() != {(folder, str(file.path)) for folder, file in here}:
            return False
        return all(_unchanged(file.path, files[folder, str(file.path)], compiled) for folder, file in here)
    except OSError:
        return False


def _files(folders: tuple[Path, ...]) -> list[tuple[int, LibraryFile]]:
    return [(place, file) for place, folder in enumerate(folders) for file in files_of(folder)]


def _unchanged(file: Path, known: tuple[int, int, str], compiled: int) -> bool:
    size, mtime, sha256 = known
    about = file.stat()
    if about.st_size != size:
        return False
    if about.st_mtime_ns == mtime and mtime < compiled - _SETTLED:
        return True
    return size < _LARGE and _sha256(file) == sha256


def _sha256(path: Path) -> str:
    import hashlib  # noqa: PLC0415 - seldom needed: size and time mostly tell

    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def compiler_files() -> list[Path]:
    """The modules that decide what a snapshot holds: all that is loaded to make one."""
    here = Path(__file__).parent
    inside = (file for folder in ("checks", "latex") for file in sorted((here / folder).glob("*.py")))
    return [*(here / f"{name}.py" for name in _COMPILER), *inside]


@cache
def _compiler() -> str:
    marks = [__version__]
    for file in compiler_files():
        with suppress(OSError):
            about = file.stat()
            marks.append(f"{about.st_size}.{about.st_mtime_ns}")
    return "/".join(marks)


# --- making a new one ------------------------------------------------------------------------------------------------


class _Work(NamedTuple):
    """What a compile has to bring a database up to date with: the files, when they were looked at, and who is told."""

    stamps: "list[Stamp]"
    looked: int
    progress: Progress


def _look(folders: tuple[Path, ...], known: _Known | None, progress: Progress) -> _Work:
    """The library files as they are now; the hash of a settled one is taken from ``known``."""
    import time  # noqa: PLC0415 - only a compile needs the clock

    from cranio_evidence.reading import Stamp  # noqa: PLC0415 - loads the parsers, which a question does not need

    looked = time.time_ns()
    files, compiled = known or ({}, 0)
    found: list[Stamp] = []
    try:
        for folder, file in _files(folders):
            about = file.path.stat()
            size, mtime, sha256 = files.get((folder, str(file.path)), (-1, -1, ""))
            same = about.st_size == size and about.st_mtime_ns == mtime and mtime < compiled - _SETTLED
            digest = sha256 if same else _sha256(file.path)
            found.append(Stamp(folder, file, about.st_size, about.st_mtime_ns, digest))
    except OSError as error:
        raise refusal(
            f"{error.filename} is niet te lezen ({error.strerror}).",
            f"{error.filename} cannot be read ({error.strerror}).",
            code=3,
        ) from error
    return _Work(found, looked, progress)


def _little_has_changed(work: _Work, known: _Known | None) -> bool:
    """Whether mending the old snapshot is less work than making a new one."""
    files = known[0] if known else {}
    hashes = {place: one[2] for place, one in files.items()}
    changed = sum(one.size for one in work.stamps if hashes.get((one.folder, str(one.file.path))) != one.sha256)
    return bool(files) and 2 * changed <= sum(one.size for one in work.stamps)


def _write_file(path: Path, base: Path | None, work: _Work) -> sqlite3.Connection:
    """Write a snapshot beside its place, starting from ``base`` if there is one, and put it there in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    _sweep(path.parent)
    draft = path.with_name(f"{path.stem}-{os.getpid()}-{os.urandom(4).hex()}.part")
    try:
        if base is not None:
            shutil.copyfile(base, draft)
        connection = sqlite3.connect(draft)
        try:
            _fill(connection, work)
        finally:
            connection.close()
        with draft.open("rb+") as written:
            os.fsync(written.fileno())  # else a power cut may leave holes in what already has its name
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)


def _sweep(cache_folder: Path) -> None:
    """Throw away the drafts of processes that were stopped while they wrote."""
    import time  # noqa: PLC0415 - only a compile needs the clock

    for draft in cache_folder.glob("library-*.part"):
        with suppress(OSError, ValueError):
            old = time.time() - draft.stat().st_mtime > _LEFT_BEHIND
            if old and not _is_running(int(draft.stem.split("-")[2])):
                draft.unlink()


def _is_running(process: int) -> bool:
    if os.name == "nt":
        return False  # there a file that is open cannot be removed, and asking would stop the process
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def compile_library(connection: sqlite3.Connection, folders: tuple[Path, ...]) -> None:
    """Compile the library files in ``folders`` into a database, empty or of an earlier compile of the same folders.

    Raises ``RefusedError`` (exit 3) when a file cannot be read.
    """
    _fill(connection, _look(folders, None, nobody))


def _fill(connection: sqlite3.Connection, work: _Work) -> None:
    from cranio_evidence.compiling import compile_into  # noqa: PLC0415 - loads the parsers

    connection.executescript(
        f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-{_MEMORY};"
    )
    meta = {"compiler": _compiler(), "compiled": str(work.looked)}
    compile_into(connection, work.stamps, work.progress, meta)
