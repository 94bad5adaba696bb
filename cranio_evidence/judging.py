"""Which publications and studies may be answered from, of those that were touched by a change?"""

import sqlite3
from collections.abc import Callable
from hashlib import blake2b
from typing import cast

from cranio_evidence import checks
from cranio_evidence.bibtex import LocatedReference
from cranio_evidence.checks import identifiers, links
from cranio_evidence.progress import Progress
from cranio_evidence.reading import put_problem
from cranio_evidence.reference import Reference
from cranio_evidence.sources import Located, Sources, dissenting
from cranio_evidence.stored import as_reference, firsts, located, make_indexes, put_doubles, rows_of, to_judge
from cranio_evidence.study import Study
from cranio_evidence.tables import decode, facets, ranks

_BATCH = 500  # keys

# --- publications ----------------------------------------------------------------------------------------------------


def judge_publications(db: sqlite3.Connection, *, empty: bool) -> None:
    """Judge the publications that were touched, and those that may be the same as one of them."""
    for key, rows in to_judge(db, "publications"):
        if not empty:
            _forget_publication(db, key)
        if not rows:
            continue
        put_doubles(db, "publications", rows)
        chosen = firsts(rows)[-1]
        one = as_reference(located(chosen, "publications"))
        for problem in identifiers.misspelt(one):
            put_problem(db, f"publications {key}", problem)
        db.executemany(
            "INSERT INTO marks VALUES (?, ?)", {(number_of(mark), key) for mark in identifiers.marks(one.reference)}
        )
        _put_publication(db, one.reference, chosen.id)
    make_indexes(db, "marks")
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


def number_of(mark: str) -> int:
    """A mark as a number. Two marks may share one: then they are told apart when their publications are compared."""
    return int.from_bytes(blake2b(mark.encode(), digest_size=8).digest(), signed=True)


def _compare(db: sqlite3.Connection, mark: int) -> None:
    """Find the publications with a mark that are the same as an earlier one."""
    origin = f"same {mark}"
    before = {key for (key,) in db.execute("SELECT key FROM problems WHERE origin = ?", (origin,))}
    db.execute("DELETE FROM problems WHERE origin = ?", (origin,))
    keys = [key for (key,) in db.execute("SELECT key FROM marks WHERE mark = ?", (mark,))]
    rows = [firsts(rows_of(db, "publications", key))[-1] for key in keys] if len(keys) > 1 else []
    groups: dict[str, list[LocatedReference]] = {}
    for row in sorted(rows, key=lambda one: (one.place, one.position)):
        one = as_reference(located(row, "publications"))
        for name in identifiers.marks(one.reference):
            if number_of(name) == mark:
                groups.setdefault(name, []).append(one)
    after = {problem for name, group in groups.items() for problem in identifiers.same(name, group)}
    for problem in sorted(after):
        put_problem(db, origin, problem)
    for key in before - {one.key for one in after}:  # it may be good again
        for row in firsts(rows_of(db, "publications", key))[-1:]:
            _put_publication(db, decode(Reference, row.record or ""), row.id)
    db.executemany(
        "INSERT OR IGNORE INTO touched VALUES ('publications', ?)",
        ((key,) for key in before ^ {one.key for one in after}),
    )


# --- studies ---------------------------------------------------------------------------------------------------------


def judge_studies(db: sqlite3.Connection, sources: Sources, progress: Progress, *, empty: bool) -> None:
    """Judge the studies that were touched, and those that name one of them."""
    db.execute(
        "INSERT OR IGNORE INTO touched SELECT 'studies', study FROM mentions WHERE key IN "
        "(SELECT key FROM touched WHERE kind = 'studies')"
    )
    (total,) = db.execute("SELECT count(*) FROM touched WHERE kind = 'studies'").fetchone()
    facet = _facet_ids(db)
    for done, (key, rows) in enumerate(to_judge(db, "studies")):
        if not empty:
            _forget_study(db, key)
        put_doubles(db, "studies", rows)
        chosen = firsts(rows)
        candidates: list[Located[Study]] = [located(one, "studies") for one in chosen]
        used, problems = checks.judge(candidates, sources)
        for problem in problems:
            put_problem(db, f"studies {key}", problem)
        mentioned = {other for one in candidates for other in links.mentioned(one.record)}
        db.executemany("INSERT INTO mentions VALUES (?, ?)", ((other, key) for other in mentioned))
        if candidates and any(dissenting([candidates[-1].record])):
            db.execute("INSERT INTO dissent VALUES (?)", (key,))
        if used is not None:
            _put_study(db, candidates[used].record, chosen[used].id, facet, overrides=used > 0)
        if done % _BATCH == 0:
            progress(done / total)
    _link(db, facet)


def _forget_study(db: sqlite3.Connection, key: str) -> None:
    db.execute("INSERT OR IGNORE INTO linked SELECT study FROM includes WHERE review = ?", (key,))
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
