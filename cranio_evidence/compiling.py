"""What may be answered from, now that these files have changed?

What stands in the files is kept beside what is answered from, so that after a change only the records that changed,
and those that look to them, are judged anew. Nothing is ever held in memory but the lists that one file each holds.
"""

import sqlite3
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import Any, TypeVar, cast

from cranio_evidence import checks, search_index
from cranio_evidence.folding import fold
from cranio_evidence.judging import judge_publications, judge_studies
from cranio_evidence.progress import Progress
from cranio_evidence.reading import Stamp, put_problem, read_changed
from cranio_evidence.reference import Reference
from cranio_evidence.sources import Dissent, Located, Sources, dissenting
from cranio_evidence.stored import make_indexes, standing, what_stands
from cranio_evidence.study import Study
from cranio_evidence.tables import INDEXES, TABLES, claimed, decode, decode_all, encode, question_marks
from cranio_evidence.terms import Condition, Instrument, Outcome, lineage
from cranio_evidence.vocabulary import Text

S = TypeVar("S", bound=tuple[Any, ...])

# How much of the work is done once the files are read, and once the publications and the studies are judged.
_READ, _PUBLICATIONS, _STUDIES = 0.3, 0.4, 0.65


def compile_into(db: sqlite3.Connection, stamps: list[Stamp], progress: Progress, meta: Mapping[str, str]) -> None:
    """Bring a database, empty or of an earlier compile, up to date with the files; commits at the end.

    ``meta``: what is said of the compile itself. Raises ``RefusedError`` (exit 3) when a file cannot be read.
    """
    empty = not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").fetchone()
    if empty:
        db.executescript(TABLES)
        search_index.create(db)
    db.executescript(_SCRATCH)
    read_changed(db, stamps, lambda share: progress(share * _READ), empty=empty)
    make_indexes(db, "records")
    if empty:
        db.execute(
            "INSERT INTO touched SELECT DISTINCT kind, key FROM records WHERE kind IN ('publications', 'studies')"
        )
    sources, words = what_stands(db)
    if db.execute("SELECT 1 FROM meta WHERE name = 'words' AND value = ?", (words,)).fetchone() is None:
        db.execute("INSERT OR IGNORE INTO touched SELECT DISTINCT kind, key FROM records WHERE kind = 'studies'")
    judge_publications(db, empty=empty)
    progress(_PUBLICATIONS)
    judge_studies(db, sources, lambda share: progress(_PUBLICATIONS + share * (_STUDIES - _PUBLICATIONS)), empty=empty)
    for table in INDEXES:
        make_indexes(db, table)
    _lists(db, sources)
    _sought(db, lambda share: progress(_STUDIES + share * (1 - _STUDIES)), empty=empty)
    db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", {**meta, "words": words}.items())
    db.commit()
    progress(1)


# What has to be judged anew: kinds and keys; marks that publications share or shared; studies that others include.
_SCRATCH = """
DROP TABLE IF EXISTS temp.touched;
DROP TABLE IF EXISTS temp.stale;
DROP TABLE IF EXISTS temp.linked;
CREATE TEMP TABLE touched (kind TEXT, key TEXT, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TEMP TABLE stale (mark INTEGER PRIMARY KEY);
CREATE TEMP TABLE linked (key TEXT PRIMARY KEY) WITHOUT ROWID;
"""


# --- the words that are searched --------------------------------------------------------------------------------------


def _sought(db: sqlite3.Connection, progress: Progress, *, empty: bool) -> None:
    """Write the words of the studies that were touched, or of all where the tree of complaints has changed."""
    conditions = _all_of(db, Condition, "conditions")
    search_index.add_terms(db, conditions, _all_of(db, Outcome, "outcomes"), _all_of(db, Instrument, "instruments"))
    parents = {one.id: one.over for one in conditions}
    tree = encode(sorted(parents.items()))
    if db.execute("SELECT 1 FROM meta WHERE name = 'tree' AND value = ?", (tree,)).fetchone() is None:
        db.execute("INSERT OR IGNORE INTO touched SELECT 'studies', key FROM studies")
        db.execute("INSERT OR REPLACE INTO meta VALUES ('tree', ?)", (tree,))
    (total,) = db.execute("SELECT count(*) FROM touched WHERE kind = 'studies'").fetchone()
    done, last = 0, ""
    while rows := db.execute(_NEXT_TOUCHED, (last, _BATCH)).fetchall():
        keys = [key for (key,) in rows]
        if not empty:
            search_index.remove(db, keys)
        search_index.add(db, _with_references(db, keys), parents)
        done, last = done + len(keys), keys[-1]
        progress(done / total)


_NEXT_TOUCHED = "SELECT key FROM touched WHERE kind = 'studies' AND key > ? ORDER BY key LIMIT ?"
_BATCH = 500  # studies


def _all_of(db: sqlite3.Connection, kind: type[S], table: str) -> list[S]:
    return decode_all(kind, db.execute(f"SELECT record FROM {table} ORDER BY id"))


def _with_references(db: sqlite3.Connection, keys: list[str]) -> Iterator[tuple[Study, Reference | None]]:
    """The studies that may be answered from, each with its publication."""
    found: dict[str, dict[str, str]] = {}
    for table in ("studies", "publications"):
        sql = "SELECT {0}.key, record FROM {0} JOIN records ON records.id = source WHERE {0}.key IN ({1})"
        found[table] = dict(db.execute(sql.format(table, question_marks(keys)), keys).fetchall())
    for key in keys:
        if key in found["studies"]:
            record = found["publications"].get(key)
            yield decode(Study, found["studies"][key]), decode(Reference, record) if record else None


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
        one = standing(db, "studies", key)
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
