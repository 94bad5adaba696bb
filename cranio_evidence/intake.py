"""Which publications of a file are new to the library, which does it hold already, and which cannot come in?"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import NamedTuple, Self

from cranio_evidence import drafts
from cranio_evidence.checks import identifiers
from cranio_evidence.drafts import Draft, New
from cranio_evidence.faults import Problem, refusal
from cranio_evidence.formats import Entry
from cranio_evidence.library import Library
from cranio_evidence.progress import nobody
from cranio_evidence.reference import Reference
from cranio_evidence.tables import decode, encode
from cranio_evidence.vocabulary import Text

_TABLES = """
PRAGMA journal_mode=OFF;
PRAGMA cache_size=-16000;
CREATE TABLE new (id INTEGER PRIMARY KEY, key TEXT UNIQUE, year INTEGER, reference TEXT, study TEXT, entry TEXT);
CREATE TABLE marks (mark TEXT, id INTEGER, PRIMARY KEY (mark, id)) WITHOUT ROWID;
CREATE TABLE lost (key TEXT, nl TEXT, en TEXT);
CREATE TABLE there (title TEXT, line INTEGER, key TEXT, shared TEXT);
CREATE TABLE failed (file TEXT, line INTEGER, key TEXT, name TEXT, nl TEXT, en TEXT);
"""
_BEARING = """
SELECT reference FROM marks JOIN new USING (id)
WHERE mark = ?1 AND (?2 IS NULL OR year IS NULL OR abs(year - ?2) <= 1) ORDER BY id
"""


class Double(NamedTuple):
    """A publication that is there already: where it stands in the file, under which ``key`` we have it, ``by`` what."""

    title: str
    line: int
    key: str
    by: str


class Intake:
    """What a file holds: publications to add, with what was lost of each; those already there; those that failed.

    It stands on the disk, in a database that has no name and is gone when this is closed: a file may hold more than
    memory does. Each method gives what it tells of one by one, in the order of the file.
    """

    def __init__(self) -> None:
        self._db = sqlite3.connect("")
        self._db.executescript(_TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    # --- filling it ---------------------------------------------------------------------------------------------------

    def put(self, library: Library, one: Entry | Problem, name: str) -> None:
        """Sort one thing that a reader found in the file ``name``."""
        if isinstance(one, Problem):
            self._put("failed", *one[:4], *one.message)
            return
        one = _with_good_numbers(one)
        double = library.same_publication(one.reference) or self._twin(one.reference)
        if double is not None:
            self._put("there", one.reference.title, one.line, *double)
            return
        reference = one.reference._replace(key=drafts.key_for(one.reference, library, self))
        made = drafts.draft(New(reference))
        if isinstance(made, Problem):
            self._put("failed", name, one.line, *made[2:4], *made.message)
            return
        year = int(reference.year) if reference.year else None
        number = self._put("new", None, made.key, year, encode(reference), made.study, made.entry)
        for mark in {*identifiers.marks(reference)}:
            self._put("marks", mark, number)
        for text in one.lost:
            self._put("lost", made.key, *text)

    def _put(self, table: str, *row: object) -> int | None:
        return self._db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row).lastrowid

    def __contains__(self, key: object) -> bool:
        return self._db.execute("SELECT 1 FROM new WHERE key = ?", (key,)).fetchone() is not None

    def _twin(self, reference: Reference) -> tuple[str, str] | None:
        def bearing(mark: str) -> Iterator[Reference]:
            for (other,) in self._db.execute(_BEARING, (mark, identifiers.year_beside(mark, reference))):
                yield decode(Reference, other)

        return identifiers.twin(reference, bearing)

    # --- what it holds ------------------------------------------------------------------------------------------------

    def count(self) -> tuple[int, int, int]:
        """How many are new, already there, and failed."""
        new, there, failed = (
            int(self._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in ("new", "there", "failed")
        )
        return new, there, failed

    def new_keys(self) -> Iterator[str]:
        """The keys of the new ones."""
        yield from (key for (key,) in self._db.execute("SELECT key FROM new ORDER BY id"))

    def new(self, first: int, number: int) -> list[Draft]:
        """So many of the new ones, from ``first`` on, counted from 0."""
        rows = self._db.execute("SELECT key, study, entry FROM new WHERE id > ? ORDER BY id LIMIT ?", (first, number))
        return [Draft(*row) for row in rows]

    def lost(self) -> Iterator[tuple[str, Text]]:
        """What did not come along of the new ones, with the key of each."""
        for key, nl, en in self._db.execute("SELECT key, nl, en FROM lost ORDER BY rowid"):
            yield key, Text(nl, en)

    def there(self) -> Iterator[Double]:
        """Those that are there already."""
        yield from map(Double._make, self._db.execute("SELECT * FROM there ORDER BY rowid"))

    def failed(self) -> Iterator[Problem]:
        """What keeps the others out, by line."""
        for row in self._db.execute("SELECT * FROM failed ORDER BY file, line, key, name, nl, en"):
            yield Problem(row[0], row[1], row[2], row[3], Text(row[4], row[5]))


def _with_good_numbers(one: Entry) -> Entry:
    """A publication without the numbers that nobody can have given out: with those the library could not use it."""
    reference, lost = one.reference, list(one.lost)
    for field, message in identifiers.wrong_numbers(reference):
        reference = Reference._make("" if name == field else value for name, value in reference._asdict().items())
        lost.append(message)
    return one._replace(reference=reference, lost=tuple(lost))


def sort_out(
    library: Library, found: Iterable[Entry | Problem], name: str, told: Callable[[int], None] = nobody
) -> Intake:
    """Sort what a reader found in the file ``name``; nothing is written to the library. To be closed.

    ``told``: how many were read so far. Raises ``RefusedError`` (exit 3) where there is no room for it.
    """
    intake = Intake()
    for number, one in enumerate(found, 1):
        told(number)
        try:
            intake.put(library, one, name)
        except sqlite3.OperationalError as error:
            raise refusal(
                f"Geen plaats voor tijdelijke bestanden ({error}); er is niets gewijzigd. Maak ruimte op de schijf.",
                f"No room for temporary files ({error}); nothing was changed. Free some space on the disk.",
                code=3,
            ) from error
    return intake
