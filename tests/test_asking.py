"""Does a question get the same answer whether its studies are walked through in order or fetched and sorted?"""

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from cranio_evidence import asking
from cranio_evidence.library import Library
from cranio_evidence.query import SORTS, Query
from cranio_evidence.study import SECTIONS, Study, section, strength
from cranio_evidence.vocabulary import CITERS

QUERIES: dict[str, Query] = {
    "all": Query(),
    "a complaint": Query(condition="migraine"),
    "a complaint with some under it": Query(condition="chronic-pain"),
    "a complaint without a study": Query(condition="tinnitus"),
    "any complaint": Query(condition="any-condition"),
    "a complaint, without reviews": Query(condition="headache", reviews=False),
    "treatment": Query(modality="myofascial-release"),
    "design": Query(design="case-report"),
    "comparator": Query(comparator="sham"),
    "outcome": Query(outcome="pain-intensity"),
    "favours": Query(favours="neither"),
    "controlled": Query(controlled=True),
    "cited by a text": Query(cited_by="whitepaper"),
    "cited by a review": Query(cited_by="haller2020pain"),
    "people": Query(min_n=100),
    "more people than anywhere": Query(min_n=10**12),
    "no fewer than none": Query(min_n=-5),
    "since": Query(since=2020),
    "until": Query(until=2001),
    "years without a study": Query(since=2010, until=2009),
    "years beyond calendars": Query(since=-1, until=10**6),
    "everything at once": Query(condition="pain", comparator="sham", favours="intervention", min_n=20, since=2010),
    "two that never meet": Query(design="case-report", comparator="sham"),
}


class All(NamedTuple):
    """Every study of the library, and the year of each."""

    studies: dict[str, Study]
    years: dict[str, int]


@pytest.fixture(scope="module")
def everything(library: Library) -> All:
    studies = {found.study.key: found.study for found in library.select()}
    references = {key: library.reference(key) for key in studies}
    return All(studies, {key: int(one.year) for key, one in references.items() if one and one.year})


def _fits(library: Library, everything: All, query: Query) -> Callable[[Study], bool]:
    """The question, asked of one study at a time."""
    inside = library.below(query.condition) if query.condition else frozenset()
    above = {*library.above(query.condition)} if query.condition else set()
    direct = {key for key, one in everything.studies.items() if inside.intersection(one.conditions)}
    beside = any(section(everything.studies[key]) != "reviews" for key in direct)

    def about(one: Study) -> bool:
        if query.condition is None or one.key in direct:
            return True
        if not beside or one.review is None or section(one) != "reviews":
            return False
        return bool(
            above.intersection((*one.review.scope, *one.conditions)) or direct.intersection(one.review.included)
        )

    def cited(one: Study) -> bool:
        if query.cited_by in CITERS:
            return query.cited_by in {cite.by for cite in one.cited_as}
        review = everything.studies[query.cited_by or ""].review
        return review is not None and one.key in review.included

    def fits(one: Study) -> bool:
        year = everything.years.get(one.key)
        measured = {result.outcome for result in one.outcomes}
        measured |= {pooled.outcome for pooled in one.review.pooled} if one.review else set()
        between = [result.favours for result in one.outcomes if result.between_groups]
        return all((
            about(one),
            query.modality is None or query.modality in one.modality,
            query.design in (None, one.design),
            query.comparator is None or query.comparator in [arm.kind for arm in one.comparators],
            query.outcome is None or query.outcome in measured,
            query.favours is None or query.favours in between,
            query.min_n is None or (one.people is not None and one.people >= query.min_n),
            query.since is None or (year is not None and year >= query.since),
            query.until is None or (year is not None and year <= query.until),
            not query.controlled or one.is_review or not (one.uncontrolled or one.stands_apart),
            query.cited_by is None or cited(one),
            query.reviews or section(one) != "reviews",
        ))  # fmt: skip

    return fits


def _place(one: Study, year: int, sort: str) -> tuple[Any, ...]:
    people = (one.people is None, -(one.people or 0))
    return {
        "design": (SECTIONS.index(section(one)), strength(one), *people, -year, one.key),
        "year": (-year, one.key),
        "people": (*people, one.key),
        "key": (one.key,),
    }[sort]


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_every_question_is_answered_in_full_and_in_order(
    library: Library, everything: All, query: Query, monkeypatch: pytest.MonkeyPatch
) -> None:
    fits = _fits(library, everything, query)
    studies = [one for one in everything.studies.values() if fits(one)]
    for sort in SORTS:
        studies.sort(key=lambda one: _place(one, everything.years.get(one.key, 0), sort))
        for few, limit in ((2000, None), (2000, 7), (0, 7), (0, 1), (0, 0), (0, 1000)):
            monkeypatch.setattr(asking, "_FEW", few)
            found = library.select(query._replace(sort=sort, limit=limit))
            assert [one.study.key for one in found] == [one.key for one in studies[:limit]]


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("name", ["all", "a complaint", "design", "everything at once", "since", "people"])
def test_a_walk_goes_by_the_index_of_its_order(
    library: Library, name: str, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What SQLite plans: the studies come out of an index in their order, so that it can stop at the limit."""
    monkeypatch.setattr(asking, "_FEW", 0)
    plans: list[list[str]] = []
    rows = vars(Library)["_rows"]

    def ask(sql: str, *values: object) -> list[Any]:
        if "AS hit" in sql:
            plans.append([row[3] for row in rows(library, f"EXPLAIN QUERY PLAN {sql}", *values)])
        found: list[Any] = rows(library, sql, *values)
        return found

    query = QUERIES[name]._replace(sort=sort, limit=20)
    asking.studies(ask, query, library.above(query.condition) if query.condition else ())
    (plan,) = plans
    walks = [line.split() for line in plan if line.split()[1:2] == ["one"]]
    index = "PRIMARY KEY" if sort == "key" else f"_{sort}"
    assert walks
    assert [" ".join(one) for one in walks if index not in " ".join(one) and one != ["SCAN", "one"]] == []
