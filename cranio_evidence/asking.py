"""How is a question put to a snapshot, in SQL?"""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from cranio_evidence.query import ClaimQuery, Query
from cranio_evidence.tables import REVIEWS, question_marks, rank_of_people, rank_of_year

# A clause of SQL with a question mark for each of the values beside it.
Clause = tuple[str, list[object]]
# Puts SQL with its values to the snapshot; the rows of the answer.
Ask = Callable[..., list[Any]]

# The column that each order goes by; equal ones go by key.
ORDERS = {"design": "by_design", "year": "by_year", "people": "by_people", "key": "key"}
# Up to so many rows are fetched and sorted; more are walked through in order, until there are enough.
_FEW = 2000


class _Group(NamedTuple):
    """Studies that have one of some facets; those of ``reviews`` count only for reviews."""

    facets: tuple[int, ...]
    reviews: tuple[int, ...] = ()

    def clause(self) -> Clause:
        """The clause for a row to be in the group."""
        has = "EXISTS (SELECT 1 FROM facets WHERE facets.key = one.key AND facets.facet IN ({}))"
        part, values = has.format(question_marks(self.facets)), list[object](self.facets)
        if self.reviews:
            part = f"({part} OR (one.by_design BETWEEN ? AND ? AND {has.format(question_marks(self.reviews))}))"
            values += [*REVIEWS, *self.reviews]
        return part, values

    def either(self) -> Clause:
        """The clause for a row of ``facets`` to be of the group."""
        part, values = f"facet IN ({question_marks(self.facets)})", list[object](self.facets)
        if self.reviews:
            part = f"({part} OR (by_design BETWEEN ? AND ? AND facet IN ({question_marks(self.reviews)})))"
            values += [*REVIEWS, *self.reviews]
        return part, values

    def parts(self) -> Iterator[Clause]:
        """The clauses for each facet of the group, for a walk through its rows in ``facets`` in any order."""
        for one in self.facets:
            yield "facet = ?", [one]
        for one in self.reviews:
            yield "facet = ? AND +by_design BETWEEN ? AND ?", [one, *REVIEWS]


def studies(ask: Ask, query: Query, above: tuple[str, ...], sought: Clause | None = None) -> list[Any]:
    """The records of the studies that answer a query, in its order.

    ``above``: the complaints over the one asked about; ``sought``: the clause on ``sought_text`` for words and fields.

    Of the groups of studies that the question names the smallest is gone through, in order where it is large, and each
    of its studies is held to the rest of the question: so it stops at the limit.
    """
    groups = _met(ask, list(_groups(ask, query, above)))
    if not all(group.facets for group in groups):
        return []
    sizes = [_size(ask, group) for group in groups]
    few = min(sizes, default=_FEW + 1) <= _FEW
    # Facets are in no order by key, but the studies themselves are.
    through = groups.pop(sizes.index(min(sizes))) if few or (groups and query.sort != "key") else None
    in_range = _few_in_range(ask, query) if through is None else False
    where, values = _range(query, "" if in_range else "+")
    if sought is not None:
        where.append(f"+one.key IN (SELECT key FROM sought_text WHERE {sought[0]})")
        values += sought[1]
    if len(groups) > 0 and through is not None:
        part, some = _overlap(ask, [through, *groups])
        where.append(part if query.sort == "design" else f"+{part}")
        values += some
    for group in groups:
        part, some = group.clause()
        where.append(part)
        values += some
    by = ORDERS[query.sort]
    limit = -1 if query.limit is None else query.limit
    if through is None:
        order = f"+one.{by}" if in_range else f"one.{by}"
        hits = f"SELECT key, {by} AS rank FROM studies AS one WHERE {_all(where)} ORDER BY {order}, key LIMIT ?"
        values.append(limit)
    elif few or limit < 0:
        part, some = through.either()
        hits = (
            f"SELECT DISTINCT key, {by} AS rank FROM facets AS one WHERE {_all([part, *where])} ORDER BY 2, 1 LIMIT ?"
        )
        values = [*some, *values, limit]
    else:
        walks, all_values = list[str](), list[object]()
        for part, some in through.parts():
            found = f"SELECT key, {by} AS rank FROM facets AS one WHERE {_all([part, *where])}"
            walks.append(f"SELECT * FROM ({found} ORDER BY one.{by}, one.key LIMIT ?)")
            all_values += [*some, *values, limit]
        hits = f"SELECT DISTINCT key, rank FROM ({' UNION ALL '.join(walks)}) ORDER BY rank, key LIMIT ?"
        values = [*all_values, limit]
    return ask(f"SELECT record FROM ({hits}) AS hit {RECORD_OF.format('hit')} ORDER BY hit.rank, hit.key", *values)


# From a key to what stands under it.
RECORD_OF = "JOIN studies ON studies.key = {}.key JOIN records ON records.id = studies.source"


def _all(parts: list[str]) -> str:
    return " AND ".join(parts) or "1"


def _groups(ask: Ask, query: Query, above: tuple[str, ...]) -> Iterator[_Group]:
    """The groups that a study must be in to answer a query; one that is empty if nothing has what was asked for."""
    if query.condition is not None:
        yield _about(ask, query.condition, above)
    for kind, value in (
        ("modality", query.modality),
        ("design", query.design),
        ("comparator", query.comparator),
        ("outcome", query.outcome),
        ("favours", query.favours),
        ("controlled", "yes" if query.controlled else None),
    ):
        if value is not None:
            yield _Group(_ids(ask, (kind,), (value,)))
    if query.cited_by is not None:
        yield _Group(_ids(ask, ("cited-by", "included-in"), (query.cited_by,)))


def _met(ask: Ask, groups: list[_Group]) -> list[_Group]:
    """The groups without the reviews that count for one of them, where another has no reviews at all."""
    among = "SELECT 1 FROM facets WHERE facet IN ({}) AND by_design BETWEEN ? AND ? LIMIT 1"
    others = [group for group in groups if not group.reviews]
    if all(ask(among.format(question_marks(group.facets)), *group.facets, *REVIEWS) for group in others):
        return groups
    return [_Group(group.facets) for group in groups]


def _overlap(ask: Ask, groups: list[_Group]) -> Clause:
    """The ranks by design between which studies may be in all of the groups: a walk begins and ends there."""
    end = "SELECT by_design FROM facets WHERE facet = ? ORDER BY by_design {} LIMIT 1"
    single = [group.facets[0] for group in groups if len(group.facets) == 1 and not group.reviews]
    ends = [[ask(end.format(way), one)[0][0] for one in single] for way in ("ASC", "DESC")]
    return "one.by_design BETWEEN ? AND ?", [max(ends[0], default=0), min(ends[1], default=1 << 62)]


def _ids(ask: Ask, kinds: tuple[str, ...], values: tuple[str, ...]) -> tuple[int, ...]:
    rows = ask(
        f"SELECT id FROM names WHERE kind IN ({question_marks(kinds)}) AND value IN ({question_marks(values)})",
        *kinds,
        *values,
    )
    return tuple(row[0] for row in rows)


def _about(ask: Ask, condition: str, above: tuple[str, ...]) -> _Group:
    """The studies of a complaint or one under it, and the reviews of wider scope where there is such a study."""
    below = tuple(row[0] for row in ask("SELECT descendant FROM below WHERE id = ?", condition))
    direct = _ids(ask, ("condition",), below)
    # A review of wider scope joins only where there is a study of the complaint for it to stand beside.
    beside = f"SELECT 1 FROM facets WHERE facet IN ({question_marks(direct)}) AND by_design NOT BETWEEN ? AND ? LIMIT 1"
    if not direct or not ask(beside, *direct, *REVIEWS):
        return _Group(direct)
    return _Group(direct, (*_ids(ask, ("reviewed",), above), *_ids(ask, ("includes",), below)))


def _size(ask: Ask, group: _Group) -> int:
    """How many rows a group has, counted no further than shows that they are many."""
    ids = (*group.facets, *group.reviews)
    ((size,),) = ask(
        f"SELECT count(*) FROM (SELECT 1 FROM facets WHERE facet IN ({question_marks(ids)}) LIMIT ?)", *ids, _FEW + 1
    )
    return int(size)


def _bounds(query: Query) -> Iterator[tuple[str, int, int]]:
    """The columns of ranks that numbers and years set bounds to, with the lowest and the highest rank."""
    if query.min_n is not None:
        yield "by_people", 0, rank_of_people(query.min_n)
    if query.since is not None:
        yield "by_year", 0, rank_of_year(query.since)
    if query.until is not None:
        yield "by_year", rank_of_year(query.until), rank_of_year(0)


def _range(query: Query, plus: str) -> tuple[list[str], list[object]]:
    """The clauses for numbers, years and reviews. ``plus``: a sign that keeps SQLite from the index of one."""
    bounds = list(_bounds(query))
    where = [f"{plus}one.{column} BETWEEN ? AND ?" for column, _, _ in bounds]
    values: list[object] = [rank for _, *ranks in bounds for rank in ranks]
    if not query.reviews:
        where.append("+one.by_design NOT BETWEEN ? AND ?")
        values += REVIEWS
    return where, values


def _few_in_range(ask: Ask, query: Query) -> bool:
    """Whether a bound to numbers or years leaves few studies: then these are fetched and sorted."""
    counts = (
        ask(f"SELECT count(*) FROM (SELECT 1 FROM studies WHERE {column} BETWEEN ? AND ? LIMIT ?)", *ranks, _FEW + 1)
        for column, *ranks in _bounds(query)
    )
    return any(count <= _FEW for ((count,),) in counts)


def claims(query: ClaimQuery) -> Clause:
    """Which rows of ``claims`` answer a query."""
    parts: list[str] = []
    values: list[object] = []
    if query.condition is not None:
        parts.append(
            "id IN (SELECT id FROM claim_facets WHERE kind = 'condition' AND value IN "
            "(SELECT descendant FROM below WHERE id = ?))"
        )
        values.append(query.condition)
    for kind, value in (("verdict", query.verdict), ("modality", query.modality), ("key", query.key)):
        if value is not None:
            parts.append("id IN (SELECT id FROM claim_facets WHERE kind = ? AND value = ?)")
            values += [kind, value]
    return " AND ".join(parts) or "1", values
