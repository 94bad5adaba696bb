"""Which tables does a snapshot have, and how is a record written in them?"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple, TypeVar

from cranio_evidence.claim import Claim
from cranio_evidence.study import SECTIONS, Study, section, strength

T = TypeVar("T", bound=tuple[Any, ...])

# The first ones say what stands in the files, the others, from ``studies`` on, answer the questions. ``position``: in
# its file. ``lines``: see ``located.Lines``. ``record``: null if it cannot be used. ``origin``: what has to be judged
# anew for a problem to go. ``mentions``: whose checks look for which keys. ``marks``: see ``checks.identifiers``, as
# numbers. ``dissent``: the reviews that find no benefit. ``source``: the id in ``records``. ``by_...``: see ``Ranks``.
TABLES = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE files (
  id INTEGER PRIMARY KEY, folder INTEGER, path TEXT, place INTEGER, size INTEGER, mtime INTEGER, sha256 TEXT
);
CREATE TABLE records (
  id INTEGER PRIMARY KEY, kind TEXT, key TEXT, file INTEGER, position INTEGER, lines TEXT, record TEXT
);
CREATE TABLE problems (origin TEXT, file TEXT, line INTEGER, key TEXT, name TEXT, nl TEXT, en TEXT);
CREATE TABLE mentions (key TEXT, study TEXT, PRIMARY KEY (key, study)) WITHOUT ROWID;
CREATE TABLE marks (mark INTEGER, key TEXT);
CREATE TABLE includes (review TEXT, study TEXT, PRIMARY KEY (review, study)) WITHOUT ROWID;
CREATE TABLE dissent (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE studies (
  key TEXT PRIMARY KEY, source INTEGER, overrides INTEGER, seen TEXT,
  by_design INTEGER, by_year INTEGER, by_people INTEGER
) WITHOUT ROWID;
CREATE TABLE names (id INTEGER PRIMARY KEY, kind TEXT, value TEXT, UNIQUE (kind, value));
CREATE TABLE facets (
  key TEXT, facet INTEGER, by_design INTEGER, by_year INTEGER, by_people INTEGER, PRIMARY KEY (key, facet)
) WITHOUT ROWID;
CREATE TABLE publications (key TEXT PRIMARY KEY, source INTEGER, doi TEXT, pmid TEXT, year INTEGER) WITHOUT ROWID;
CREATE TABLE conditions (id TEXT PRIMARY KEY, position INTEGER, record TEXT) WITHOUT ROWID;
CREATE TABLE below (id TEXT, descendant TEXT, PRIMARY KEY (id, descendant)) WITHOUT ROWID;
CREATE TABLE words (word TEXT, id TEXT, shown TEXT, position INTEGER, PRIMARY KEY (word, id)) WITHOUT ROWID;
CREATE TABLE outcomes (id TEXT PRIMARY KEY, record TEXT) WITHOUT ROWID;
CREATE TABLE instruments (id TEXT PRIMARY KEY, record TEXT) WITHOUT ROWID;
CREATE TABLE claims (id TEXT PRIMARY KEY, position INTEGER, record TEXT) WITHOUT ROWID;
CREATE TABLE claim_facets (kind TEXT, value TEXT, id TEXT, PRIMARY KEY (kind, value, id)) WITHOUT ROWID;
CREATE INDEX problems_key ON problems (key);
CREATE INDEX problems_origin ON problems (origin);
CREATE INDEX mentions_study ON mentions (study);
CREATE INDEX includes_study ON includes (study);
"""
# Made once their table is full: sorting once is far quicker than keeping order.
INDEXES = {
    "records": ("records_key ON records (kind, key)", "records_file ON records (file)"),
    "marks": ("marks_mark ON marks (mark, key)", "marks_key ON marks (key)"),
    "publications": (
        "publications_doi ON publications (doi) WHERE doi IS NOT NULL",
        "publications_pmid ON publications (pmid) WHERE pmid IS NOT NULL",
    ),
    "studies": (
        "studies_design ON studies (by_design, key)",
        "studies_year ON studies (by_year, key)",
        "studies_people ON studies (by_people, key)",
        "studies_seen ON studies (seen)",
    ),
    "facets": (
        "facets_design ON facets (facet, by_design, key)",
        "facets_year ON facets (facet, by_year, key)",
        "facets_people ON facets (facet, by_people, key)",
    ),
}

# The bits that people and years take in a rank, and what stands for "not seen": it comes last.
_PEOPLE, _YEAR = 33, 14
_MOST, _LAST_YEAR = 1 << 32, 9999
_REVIEWS = SECTIONS.index("reviews")


class Ranks(NamedTuple):
    """Where a study stands in each order, as numbers of which the lowest comes first; equal ones go by key.

    ``by_design``: by section, strength of design, people (most first) and year (newest first).
    """

    by_design: int
    by_year: int
    by_people: int


def ranks(study: Study, year: int | None) -> Ranks:
    """Where a study of this year stands in each order."""
    by_year = (1 << _YEAR) - 1 if year is None else _LAST_YEAR - year
    by_people = (1 << _PEOPLE) - 1 if study.people is None else _MOST - min(study.people, _MOST)
    group = SECTIONS.index(section(study)) * 32 + strength(study)
    return Ranks(((group << _PEOPLE) + by_people << _YEAR) + by_year, by_year, by_people)


# The ranks by design between which the reviews stand.
REVIEWS = (_REVIEWS * 32 << _PEOPLE + _YEAR, ((_REVIEWS + 1) * 32 << _PEOPLE + _YEAR) - 1)


def rank_of_people(people: int) -> int:
    """The rank by people of a study with so many: those of at least so many stand up to it."""
    return _MOST - min(max(people, 0), _MOST + 1)


def rank_of_year(year: int) -> int:
    """The rank by year of a study of this year: those of that year and later stand up to it."""
    return _LAST_YEAR - min(max(year, 0), _LAST_YEAR + 1)


def facets(study: Study) -> Iterator[tuple[str, str]]:
    """What a study can be found by: kinds and values that stand in its own record."""
    review = study.review
    for kind, values in (
        ("condition", study.conditions),
        ("modality", study.modality),
        ("design", (study.design,)),
        ("comparator", tuple(arm.kind for arm in study.comparators)),
        ("outcome", tuple(one.outcome for one in study.outcomes)),
        ("outcome", tuple(one.outcome for one in review.pooled) if review else ()),
        ("instrument", tuple(one.instrument for one in study.outcomes if one.instrument)),
        ("favours", tuple(one.favours for one in study.outcomes if one.between_groups and one.favours)),
        ("cited-by", tuple(one.by for one in study.cited_as)),
        ("harm", ("occurred",) if study.harms.occurred else ()),
        ("reviewed", (*review.scope, *study.conditions) if review else ()),
        ("controlled", ("yes",) if _controlled(study) else ()),
    ):
        for value in values:
            yield kind, value


def _controlled(study: Study) -> bool:
    """Groups were compared: a controlled design, or a review of such studies."""
    return study.is_review or not (study.uncontrolled or study.stands_apart)


def question_marks(values: Sequence[object]) -> str:
    """As many question marks as there are values, for a list in SQL."""
    return ", ".join("?" * len(values))


def claimed(claim: Claim) -> Iterator[tuple[str, str]]:
    """What a claim can be found by."""
    for kind, values in (
        ("condition", claim.conditions),
        ("modality", claim.modality),
        ("verdict", (claim.verdict,)),
        ("key", (*claim.evidence, *claim.near, *claim.background)),
    ):
        for value in values:
            yield kind, value


# --- records as text -------------------------------------------------------------------------------------------------


def encode(record: object) -> str:
    """A record as JSON: named tuples become arrays, decimals text."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=str)


def decode(kind: type[T], text: str) -> T:
    """The record of class ``kind`` that ``encode`` made the text from."""
    result: T = _maker(kind)(json.loads(text))
    return result


@cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    """The function that turns a decoded JSON value into what an annotation of ``study`` asks for; null stays null."""
    if hasattr(kind, "_fields"):
        makers = [_maker(kind.__annotations__[field]) for field in kind._fields]
        needed = [(place, make) for place, make in enumerate(makers) if make is not _as_it_is]

        def whole(value: list[Any]) -> Any:
            for place, make in needed:
                if value[place] is not None:
                    value[place] = make(value[place])
            return kind._make(value)

        return whole
    origin: Any = getattr(kind, "__origin__", None)
    arguments: tuple[Any, ...] = getattr(kind, "__args__", ())
    if origin is tuple:
        make_one = _maker(arguments[0])
        return tuple if make_one is _as_it_is else lambda value: tuple(map(make_one, value))
    if type(None) in arguments:
        return _maker(next(one for one in arguments if one is not type(None)))
    return Decimal if kind is Decimal else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def decode_all(kind: type[T], rows: Iterable[tuple[str]]) -> list[T]:
    """``decode`` for each row of a query for one column."""
    make = _maker(kind)
    return [make(json.loads(text)) for (text,) in rows]
