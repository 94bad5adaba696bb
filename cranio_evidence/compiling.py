"""What may be answered from, now that these files have changed?

What stands in the files is kept beside what is answered from, so that after a change only the records that changed,
and those that look to them, are judged anew. Nothing is ever held in memory but the lists that one file each holds.
"""

import json
import sqlite3
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import groupby
from typing import Any, NamedTuple, TypeVar, cast

from cranio_evidence import checks
from cranio_evidence.bibtex import LocatedReference
from cranio_evidence.checks import identifiers, links
from cranio_evidence.folding import fold
from cranio_evidence.located import line_of
from cranio_evidence.reading import Progress, Stamp, put_problem, read_changed
from cranio_evidence.reference import Reference
from cranio_evidence.sources import RECORDS, Dissent, Located, Sources, dissenting, double
from cranio_evidence.study import Study
from cranio_evidence.tables import INDEXES, TABLES, claimed, decode, encode, facets, ranks
from cranio_evidence.terms import Condition, Instrument, Outcome, lineage
from cranio_evidence.vocabulary import Text

V = TypeVar("V")
S = TypeVar("S", bound=tuple[Any, ...])

# How much of the work is done once the files are read, and once the publications and the studies are judged.
_READ, _PUBLICATIONS, _STUDIES = 0.45, 0.6, 0.95
_BATCH = 500  # keys


def compile_into(db: sqlite3.Connection, stamps: list[Stamp], progress: Progress, meta: Mapping[str, str]) -> None:
    """Bring a database, empty or of an earlier compile, up to date with the files; commits at the end.

    ``meta``: what is said of the compile itself. Raises ``RefusedError`` (exit 3) when a file cannot be read.
    """
    empty = not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").fetchone()
    if empty:
        db.executescript(TABLES)
    db.executescript(_SCRATCH)
    read_changed(db, stamps, lambda share: progress(share * _READ), empty=empty)
    _index(db, "records")
    if empty:
        db.execute(
            "INSERT INTO touched SELECT DISTINCT kind, key FROM records WHERE kind IN ('publications', 'studies')"
        )
    sources, words = _sources(db)
    if db.execute("SELECT 1 FROM meta WHERE name = 'words' AND value = ?", (words,)).fetchone() is None:
        db.execute("INSERT OR IGNORE INTO touched SELECT DISTINCT kind, key FROM records WHERE kind = 'studies'")
    _publications(db, empty=empty)
    progress(_PUBLICATIONS)
    _studies(db, sources, lambda share: progress(_PUBLICATIONS + share * (_STUDIES - _PUBLICATIONS)), empty=empty)
    for table in INDEXES:
        _index(db, table)
    _lists(db, sources)
    db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", {**meta, "words": words}.items())
    db.commit()
    progress(1)


# What has to be judged anew: kinds and keys; marks that publications share or shared; studies that others include.
_SCRATCH = """
CREATE TEMP TABLE touched (kind TEXT, key TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TEMP TABLE stale (mark INTEGER PRIMARY KEY);
CREATE TEMP TABLE linked (key TEXT PRIMARY KEY) WITHOUT ROWID;
"""


def _index(db: sqlite3.Connection, table: str) -> None:
    for one in INDEXES[table]:
        db.execute(f"CREATE INDEX IF NOT EXISTS {one}")


# --- what stands in the files, as the checks ask for it --------------------------------------------------------------


class _Named:
    """The keys that stand in the files for one kind of record, asked for one at a time."""

    def __init__(self, db: sqlite3.Connection, kind: str) -> None:
        self._db = db
        self._kind = kind

    def __contains__(self, key: object) -> bool:
        found = self._db.execute("SELECT 1 FROM records WHERE kind = ? AND key = ?", (self._kind, key))
        return found.fetchone() is not None


class _Stored(Mapping[str, V]):
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


def _sources(db: sqlite3.Connection) -> tuple[Sources, str]:
    """What the checks may ask for, and the words that every study is held to, as one text."""
    small: dict[str, dict[str, Located[Any]]] = {}
    named: dict[str, Any] = {kind: _Named(db, kind) for kind in ("studies", "publications")}
    for kind in ("conditions", "outcomes", "instruments", "claims"):
        db.execute("DELETE FROM problems WHERE origin = ?", (f"doubles {kind}",))
        named[kind] = set()
        found: dict[str, Located[Any]] = {}
        rows = db.execute(f"{_CANDIDATES} WHERE records.kind = ? ORDER BY place, position", (kind,)).fetchall()
        for _, folder in groupby(rows, key=lambda row: row[1]):
            here: dict[str, Located[Any]] = {}
            for row in folder:
                named[kind].add(row[0])
                if row[6] is not None:
                    located = _located(row, kind)
                    first = here.setdefault(row[0], located)
                    if first is not located:
                        put_problem(db, f"doubles {kind}", double(row[0], located, first))
            found |= here
        small[kind] = found
    words = [
        *(sorted(named[kind]) for kind in ("conditions", "outcomes", "instruments")),
        *([(key, one.record.better) for key, one in small[kind].items()] for kind in ("outcomes", "instruments")),
    ]
    sources = Sources(
        studies=_Stored(lambda key: _last(db, "studies", key), lambda key: _last(db, "studies", str(key)) is not None),
        references=_Stored(lambda key: _reference(db, key), lambda key: _is_good(db, key)),
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


# The records of a key; each row as ``_Row`` says.
_CANDIDATES = """
SELECT records.key, folder, place, position, path, lines, record, records.id
FROM records JOIN files ON files.id = records.file
"""


class _Row(NamedTuple):
    key: str
    folder: int
    place: int
    position: int
    path: str
    lines: str
    record: str | None
    id: int


def _located(row: Any, kind: str) -> Located[Any]:
    one = _Row(*row)
    return Located(decode(cast("Any", RECORDS[kind]), one.record or ""), one.path, json.loads(one.lines))


def _of_key(db: sqlite3.Connection, kind: str, key: str) -> list[_Row]:
    """What stands under a key that can be used, in the order of the files."""
    rows = db.execute(f"{_CANDIDATES} WHERE records.kind = ? AND records.key = ? AND record IS NOT NULL", (kind, key))
    return sorted(map(_Row._make, rows), key=lambda one: (one.place, one.position))


def _firsts(rows: Iterable[_Row]) -> list[_Row]:
    """Of each folder the first."""
    return [next(here) for _, here in groupby(rows, key=lambda one: one.folder)]


def _last(db: sqlite3.Connection, kind: str, key: str) -> Located[Any] | None:
    """The record of a key that stands, of the last folder that has one."""
    found = _firsts(_of_key(db, kind, key))
    return _located(found[-1], kind) if found else None


def _reference(db: sqlite3.Connection, key: str) -> LocatedReference | None:
    """The publication of a key, if it is without a fault."""
    return _as_reference(_last(db, "publications", key)) if _is_good(db, key) else None


def _is_good(db: sqlite3.Connection, key: object) -> bool:
    return db.execute("SELECT 1 FROM publications WHERE key = ?", (key,)).fetchone() is not None


def _as_reference(one: Located[Reference] | None) -> LocatedReference | None:
    return LocatedReference(one.record, one.file, line_of(one.lines, ())) if one is not None else None


def _doubles(db: sqlite3.Connection, kind: str, rows: list[_Row]) -> None:
    for _, here in groupby(rows, key=lambda one: one.folder):
        first, *others = here
        for one in others:
            put_problem(db, f"{kind} {one.key}", double(one.key, _located(one, kind), _located(first, kind)))


def _touched(db: sqlite3.Connection, kind: str) -> Iterator[tuple[str, list[_Row]]]:
    """Every key of a kind that has to be judged anew, with what stands under it now."""
    last = ""
    while True:
        rows = db.execute(
            "SELECT key FROM touched WHERE kind = ? AND key >= ? ORDER BY key LIMIT ?", (kind, last, _BATCH + 1)
        ).fetchall()
        for (key,) in rows[:_BATCH]:
            yield key, _of_key(db, kind, key)
        if len(rows) <= _BATCH:
            return
        (last,) = rows[-1]


# --- publications ----------------------------------------------------------------------------------------------------


def _publications(db: sqlite3.Connection, *, empty: bool) -> None:
    """Judge the publications that were touched, and those that may be the same as one of them."""
    for key, rows in _touched(db, "publications"):
        if not empty:
            _forget_publication(db, key)
        if not rows:
            continue
        _doubles(db, "publications", rows)
        chosen = _firsts(rows)[-1]
        one = _as_reference(_located(chosen, "publications"))
        assert one is not None  # noqa: S101 - a row that can be used
        for problem in identifiers.misspelt(one):
            put_problem(db, f"publications {key}", problem)
        db.executemany(
            "INSERT INTO marks VALUES (?, ?)", {(_number(mark), key) for mark in identifiers.marks(one.reference)}
        )
        _put_publication(db, one.reference, chosen.id)
    _index(db, "marks")
    if empty:
        shared = "SELECT mark FROM marks GROUP BY mark HAVING count(*) > 1"
    else:
        db.execute(
            "INSERT OR IGNORE INTO stale SELECT mark FROM marks JOIN touched USING (key) WHERE kind = 'publications'"
        )
        shared = "SELECT mark FROM stale"
    for (mark,) in db.execute(shared).fetchall():
        _compare(db, mark)
    db.execute(
        "DELETE FROM publications WHERE key IN (SELECT key FROM problems WHERE origin = 'publications ' || key "
        "AND name = 'identifier' OR origin GLOB 'same *')"
    )
    if not empty:
        db.execute("INSERT OR IGNORE INTO touched SELECT 'studies', key FROM touched WHERE kind = 'publications'")


def _forget_publication(db: sqlite3.Connection, key: str) -> None:
    db.execute("INSERT OR IGNORE INTO stale SELECT mark FROM marks WHERE key = ?", (key,))
    db.execute("DELETE FROM marks WHERE key = ?", (key,))
    db.execute("DELETE FROM publications WHERE key = ?", (key,))
    db.execute("DELETE FROM problems WHERE origin = ?", (f"publications {key}",))


def _put_publication(db: sqlite3.Connection, one: Reference, source: int) -> None:
    row = (one.key, source, one.doi.lower() or None, one.pmid or None, int(one.year) if one.year else None)
    db.execute("INSERT OR REPLACE INTO publications VALUES (?, ?, ?, ?, ?)", row)


def _number(mark: str) -> int:
    """A mark as a number. Two marks may share one: then they are told apart when their publications are compared."""
    return int.from_bytes(blake2b(mark.encode(), digest_size=8).digest(), signed=True)


def _compare(db: sqlite3.Connection, mark: int) -> None:
    """Find the publications with a mark that are the same as an earlier one."""
    origin = f"same {mark}"
    before = {key for (key,) in db.execute("SELECT key FROM problems WHERE origin = ?", (origin,))}
    db.execute("DELETE FROM problems WHERE origin = ?", (origin,))
    keys = [key for (key,) in db.execute("SELECT key FROM marks WHERE mark = ?", (mark,))]
    rows = [_firsts(_of_key(db, "publications", key))[-1] for key in keys] if len(keys) > 1 else []
    groups: dict[str, list[LocatedReference]] = {}
    for row in sorted(rows, key=lambda one: (one.place, one.position)):
        one = _as_reference(_located(row, "publications"))
        assert one is not None  # noqa: S101
        for name in identifiers.marks(one.reference):
            if _number(name) == mark:
                groups.setdefault(name, []).append(one)
    after = {problem for name, group in groups.items() for problem in identifiers.same(name, group)}
    for problem in sorted(after):
        put_problem(db, origin, problem)
    for key in before - {one.key for one in after}:  # it may be good again
        last = _firsts(_of_key(db, "publications", key))[-1:]
        for row in last:
            _put_publication(db, decode(Reference, row.record or ""), row.id)
    db.executemany(
        "INSERT OR IGNORE INTO touched VALUES ('publications', ?)",
        ((key,) for key in before ^ {one.key for one in after}),
    )


# --- studies ---------------------------------------------------------------------------------------------------------


def _studies(db: sqlite3.Connection, sources: Sources, progress: Progress, *, empty: bool) -> None:
    """Judge the studies that were touched, and those that name one of them."""
    db.execute(
        "INSERT OR IGNORE INTO touched SELECT 'studies', study FROM mentions WHERE key IN "
        "(SELECT key FROM touched WHERE kind = 'studies')"
    )
    (total,) = db.execute("SELECT count(*) FROM touched WHERE kind = 'studies'").fetchone()
    facet = _facet_ids(db)
    for done, (key, rows) in enumerate(_touched(db, "studies")):
        if not empty:
            _forget_study(db, key)
        _doubles(db, "studies", rows)
        firsts = _firsts(rows)
        candidates: list[Located[Study]] = [_located(one, "studies") for one in firsts]
        used, problems = checks.judge(candidates, sources)
        for problem in problems:
            put_problem(db, f"studies {key}", problem)
        mentioned = {other for one in candidates for other in links.mentioned(one.record)}
        db.executemany("INSERT INTO mentions VALUES (?, ?)", ((other, key) for other in mentioned))
        if candidates and any(dissenting([candidates[-1].record])):
            db.execute("INSERT INTO dissent VALUES (?)", (key,))
        if used is not None:
            _put_study(db, candidates[used].record, firsts[used].id, facet, overrides=used > 0)
        if done % _BATCH == 0:
            progress(done / total)
    _link(db, facet)


def _forget_study(db: sqlite3.Connection, key: str) -> None:
    db.execute("INSERT OR IGNORE INTO linked SELECT study FROM includes WHERE review = ?", (key,))
    db.execute("INSERT OR IGNORE INTO linked SELECT review FROM includes WHERE study = ?", (key,))
    db.execute("INSERT OR IGNORE INTO linked SELECT ? FROM includes WHERE review = ? OR study = ?", (key, key, key))
    for statement in (
        "DELETE FROM problems WHERE origin = 'studies ' || ?",
        "DELETE FROM mentions WHERE study = ?",
        "DELETE FROM includes WHERE review = ?",
        "DELETE FROM dissent WHERE key = ?",
        "DELETE FROM facets WHERE key = ?",
        "DELETE FROM studies WHERE key = ?",
    ):
        db.execute(statement, (key,))


def _put_study(
    db: sqlite3.Connection, study: Study, source: int, facet: Callable[[str, str], int], *, overrides: bool
) -> None:
    (year,) = db.execute("SELECT year FROM publications WHERE key = ?", (study.key,)).fetchone() or (None,)
    order = ranks(study, year)
    seen = max((one.seen for one in study.sources), default="")
    db.execute("INSERT INTO studies VALUES (?, ?, ?, ?, ?, ?, ?)", (study.key, source, overrides, seen, *order))
    ids = {facet(kind, value) for kind, value in facets(study)}
    db.executemany("INSERT INTO facets VALUES (?, ?, ?, ?, ?)", ((study.key, one, *order) for one in sorted(ids)))
    if study.review:
        included = sorted({*study.review.included})
        db.executemany("INSERT INTO includes VALUES (?, ?)", ((study.key, one) for one in included))
        db.executemany("INSERT OR IGNORE INTO linked VALUES (?)", ((one,) for one in (study.key, *included)))


def _facet_ids(db: sqlite3.Connection) -> Callable[[str, str], int]:
    """The number that stands for a kind and a value; words of lists are few, keys of reviews are not remembered."""
    known: dict[tuple[str, str], int] = {}

    def number(kind: str, value: str) -> int:
        found = known.get((kind, value))
        if found is None:
            db.execute("INSERT OR IGNORE INTO names (kind, value) VALUES (?, ?)", (kind, value))
            (found,) = db.execute("SELECT id FROM names WHERE kind = ? AND value = ?", (kind, value)).fetchone()
            if kind != "included-in":
                known[kind, value] = found
        return cast("int", found)

    return number


def _link(db: sqlite3.Connection, facet: Callable[[str, str], int]) -> None:
    """What a study is found by that stands in others: the reviews it is in, and what a review's studies are of."""
    last = ""
    while rows := db.execute(_LINKED, (last, _BATCH)).fetchall():
        for key, *order in rows:
            db.execute(_UNLINK, (key,))
            found = [("included-in", one) for (one,) in db.execute(_INCLUDED_IN, (key,))]
            found += [("includes", one) for (one,) in db.execute(_INCLUDES, (key,))]
            db.executemany("INSERT INTO facets VALUES (?, ?, ?, ?, ?)", ((key, facet(*one), *order) for one in found))
        last = rows[-1][0]


_LINKED = """
SELECT key, by_design, by_year, by_people FROM linked JOIN studies USING (key) WHERE key > ? ORDER BY key LIMIT ?
"""
_UNLINK = """
DELETE FROM facets WHERE key = ? AND (SELECT kind FROM names WHERE id = facet) IN ('included-in', 'includes')
"""
_INCLUDED_IN = "SELECT review FROM includes WHERE study = ? ORDER BY review"
_INCLUDES = """
SELECT DISTINCT value FROM includes JOIN facets ON facets.key = study JOIN names ON id = facet
WHERE review = ? AND kind = 'condition' ORDER BY value
"""


# --- the lists that one file each holds ------------------------------------------------------------------------------


def _lists(db: sqlite3.Connection, sources: Sources) -> None:
    """Judge and write the complaints, outcomes, instruments and claims, all of them."""
    good, problems = checks.lists(sources._replace(dissent=tuple(_dissent(db))))
    db.execute("DELETE FROM problems WHERE origin = 'lists'")
    for problem in problems:
        put_problem(db, "lists", problem)
    for table in ("conditions", "below", "words", "outcomes", "instruments", "claims", "claim_facets"):
        db.execute(f"DELETE FROM {table}")
    put = db.executemany
    claims = [one.record for one in good["claims"].values()]
    put("INSERT INTO claims VALUES (?, ?, ?)", ((one.id, i, encode(one)) for i, one in enumerate(claims)))
    put(
        "INSERT OR IGNORE INTO claim_facets VALUES (?, ?, ?)",
        ((kind, value, one.id) for one in claims for kind, value in claimed(one)),
    )
    claimed_of = {name for one in claims for name in one.conditions}
    conditions = _with_stubs(db, Condition, good["conditions"], sources.named["conditions"], claimed_of)
    put("INSERT INTO conditions VALUES (?, ?, ?)", ((one.id, i, encode(one)) for i, one in enumerate(conditions)))
    parents = {one.id: one.over for one in conditions}
    put(
        "INSERT OR IGNORE INTO below VALUES (?, ?)",
        ((above, name) for name in parents for above in lineage(name, parents)),
    )
    put("INSERT OR IGNORE INTO words VALUES (?, ?, ?, ?)", _words(conditions))
    outcomes = _with_stubs(db, Outcome, sources.outcomes, sources.named["outcomes"])
    put("INSERT INTO outcomes VALUES (?, ?)", ((one.id, encode(one)) for one in outcomes))
    instruments = _with_stubs(db, Instrument, good["instruments"], sources.named["instruments"])
    put("INSERT INTO instruments VALUES (?, ?)", ((one.id, encode(one)) for one in instruments))


def _dissent(db: sqlite3.Connection) -> Iterator[Dissent]:
    """The reviews that find no benefit, of all that can be read."""
    for (key,) in db.execute("SELECT key FROM dissent ORDER BY key").fetchall():
        one = _last(db, "studies", key)
        if one is not None:
            yield from dissenting([one.record])


# The kinds of facets by which a study uses a word of each list.
_USES = {
    Condition: ("condition", "reviewed"),
    Outcome: ("outcome", "outcome"),
    Instrument: ("instrument", "instrument"),
}


def _with_stubs(
    db: sqlite3.Connection,
    kind: Callable[..., S],
    known: Mapping[str, Located[S]],
    named: Container[str],
    used: Iterable[str] = (),
) -> list[S]:
    """The records of a list, and a bare one for a name that good records use and whose own record has a fault.

    ``named``: all names that stand in the files; ``used``: those that are used by other records than studies.
    """
    faulty = cast("set[str]", named) - known.keys()
    missing = {name for name in faulty if name in used or _is_used(db, _USES[cast("Any", kind)], name)}
    return [*(one.record for one in known.values()), *(kind(name, Text(name, name)) for name in sorted(missing))]


def _is_used(db: sqlite3.Connection, kinds: tuple[str, str], name: str) -> bool:
    found = "SELECT 1 FROM facets WHERE facet IN (SELECT id FROM names WHERE kind IN (?, ?) AND value = ?)"
    return db.execute(found, (*kinds, name)).fetchone() is not None


def _words(conditions: list[Condition]) -> Iterator[tuple[str, str, str, int]]:
    """Every word for a complaint: folded, the complaint, as it is written, and where the complaint stands."""
    for position, one in enumerate(conditions):
        others = (*one.synonyms.nl, *one.synonyms.en, *one.narrower.nl, *one.narrower.en)
        words = (one.name.nl, one.name.en, *others, *(code.code for code in one.icpc), one.id)
        if one.phrase:
            words += (one.phrase.nl, one.phrase.en)
        yield from ((fold(word), one.id, word, position) for word in words)
