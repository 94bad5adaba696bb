"""What stands in the files, as the checks ask for it, without holding it in memory?"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import groupby
from typing import Any, NamedTuple, TypeVar, cast

from cranio_evidence.bibtex import LocatedReference
from cranio_evidence.located import line_of
from cranio_evidence.reading import put_problem
from cranio_evidence.reference import Reference
from cranio_evidence.sources import RECORDS, Located, Sources, double
from cranio_evidence.tables import INDEXES, decode

V = TypeVar("V")

_BATCH = 500  # keys


class Named:
    """The keys that stand in the files for one kind of record, asked for one at a time."""

    def __init__(self, db: sqlite3.Connection, kind: str) -> None:
        self._db = db
        self._kind = kind

    def __contains__(self, key: object) -> bool:
        found = self._db.execute("SELECT 1 FROM records WHERE kind = ? AND key = ?", (self._kind, key))
        return found.fetchone() is not None


class Stored(Mapping[str, V]):
    """Records of the database, fetched one at a time. ``find``: that of a key or null; ``has``: is there one."""

    def __init__(self, find: Callable[[str], V | None], has: Callable[[object], bool]) -> None:
        self._find = find
        self._has = has

    def __contains__(self, key: object) -> bool:
        return self._has(key)

    def __getitem__(self, key: str) -> V:
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError  # too many to go through

    def __len__(self) -> int:
        raise NotImplementedError


def what_stands(db: sqlite3.Connection) -> tuple[Sources, str]:
    """What the checks may ask for, and the words that every study is held to, as one text."""
    small: dict[str, dict[str, Located[Any]]] = {}
    named: dict[str, Any] = {kind: Named(db, kind) for kind in ("studies", "publications")}
    for kind in ("conditions", "outcomes", "instruments", "claims"):
        db.execute("DELETE FROM problems WHERE origin = ?", (f"doubles {kind}",))
        named[kind] = set()
        found: dict[str, Located[Any]] = {}
        rows = db.execute(f"{_CANDIDATES} WHERE records.kind = ? ORDER BY place, position", (kind,)).fetchall()
        for _, folder in groupby(rows, key=lambda row: row[1]):
            here: dict[str, Located[Any]] = {}
            for row in map(Row._make, folder):
                named[kind].add(row.key)
                if row.record is not None:
                    one = located(row, kind)
                    first = here.setdefault(row.key, one)
                    if first is not one:
                        put_problem(db, f"doubles {kind}", double(row.key, one, first))
            found |= here
        small[kind] = found
    words = [
        *(sorted(named[kind]) for kind in ("conditions", "outcomes", "instruments")),
        *([(key, one.record.better) for key, one in small[kind].items()] for kind in ("outcomes", "instruments")),
    ]
    sources = Sources(
        studies=Stored(
            lambda key: standing(db, "studies", key), lambda key: standing(db, "studies", str(key)) is not None
        ),
        references=Stored(lambda key: _reference(db, key), lambda key: _is_good(db, key)),
        conditions=small["conditions"],
        outcomes=small["outcomes"],
        instruments=small["instruments"],
        claims=small["claims"],
        replaced={},
        named=named,
        dissent=(),
        problems=[],
    )
    return sources, blake2b(json.dumps(words).encode()).hexdigest()


# The records of a key; each row as ``Row`` says.
_CANDIDATES = """
SELECT records.key, folder, place, position, path, lines, record, records.id
FROM records JOIN files ON files.id = records.file
"""


class Row(NamedTuple):
    """A record that stands in a file, and where. ``folder`` and ``place``: of the file, ``position``: in it."""

    key: str
    folder: int
    place: int
    position: int
    path: str
    lines: str
    record: str | None
    id: int


def located(row: Row, kind: str) -> Located[Any]:
    """The record of a row."""
    return Located(decode(cast("Any", RECORDS[kind]), row.record or ""), row.path, json.loads(row.lines))


def rows_of(db: sqlite3.Connection, kind: str, key: str) -> list[Row]:
    """What stands under a key that can be used, in the order of the files."""
    rows = db.execute(f"{_CANDIDATES} WHERE records.kind = ? AND records.key = ? AND record IS NOT NULL", (kind, key))
    return sorted(map(Row._make, rows), key=lambda one: (one.place, one.position))


def firsts(rows: Iterable[Row]) -> list[Row]:
    """Of each folder the first."""
    return [next(here) for _, here in groupby(rows, key=lambda one: one.folder)]


def standing(db: sqlite3.Connection, kind: str, key: str) -> Located[Any] | None:
    """The record of a key that stands, of the last folder that has one."""
    found = firsts(rows_of(db, kind, key))
    return located(found[-1], kind) if found else None


def _reference(db: sqlite3.Connection, key: str) -> LocatedReference | None:
    """The publication of a key, if it is without a fault."""
    one = standing(db, "publications", key) if _is_good(db, key) else None
    return as_reference(one) if one is not None else None


def _is_good(db: sqlite3.Connection, key: object) -> bool:
    return db.execute("SELECT 1 FROM publications WHERE key = ?", (key,)).fetchone() is not None


def as_reference(one: Located[Reference]) -> LocatedReference:
    """A publication as the checks of publications want it."""
    return LocatedReference(one.record, one.file, line_of(one.lines, ()))


def put_doubles(db: sqlite3.Connection, kind: str, rows: list[Row]) -> None:
    """Note every record that bears the key of an earlier one of its folder. ``rows``: those of one key."""
    for _, here in groupby(rows, key=lambda one: one.folder):
        first, *others = here
        for one in others:
            put_problem(db, f"{kind} {one.key}", double(one.key, located(one, kind), located(first, kind)))


def to_judge(db: sqlite3.Connection, kind: str) -> Iterator[tuple[str, list[Row]]]:
    """Every key of a kind that has to be judged anew, with what stands under it now."""
    last = ""
    while True:
        rows = db.execute(
            "SELECT key FROM touched WHERE kind = ? AND key >= ? ORDER BY key LIMIT ?", (kind, last, _BATCH + 1)
        ).fetchall()
        for (key,) in rows[:_BATCH]:
            yield key, rows_of(db, kind, key)
        if len(rows) <= _BATCH:
            return
        (last,) = rows[-1]


def make_indexes(db: sqlite3.Connection, table: str) -> None:
    """Make the indexes of a table that is full now, unless they are there."""
    for one in INDEXES[table]:
        db.execute(f"CREATE INDEX IF NOT EXISTS {one}")
