"""How is a question put to a snapshot, in SQL?"""

from cranio_evidence.query import ClaimQuery, Query

# A clause of SQL with a question mark for each of the values beside it.
Clause = tuple[str, list[object]]

ORDERS = {
    "design": "section, strength, people IS NULL, people DESC, year DESC, key",
    "year": "year IS NULL, year DESC, key",
    "people": "people IS NULL, people DESC, key",
    "key": "key",
}


def marks(values: tuple[str, ...]) -> str:
    """As many question marks as there are values."""
    return ", ".join("?" * len(values))


def studies(query: Query, above: tuple[str, ...]) -> Clause:
    """Which rows of ``studies`` answer a query. ``above``: the complaints over the one that is asked about."""
    parts: list[str] = []
    values: list[object] = []
    if query.condition is not None:
        part, some = _about(query.condition, above)
        parts.append(part)
        values += some
    for kind, value in (
        ("modality", query.modality),
        ("design", query.design),
        ("comparator", query.comparator),
        ("outcome", query.outcome),
        ("favours", query.favours),
        ("cited-by", query.cited_by),
    ):
        if value is not None:
            parts.append("key IN (SELECT key FROM facets WHERE kind = ? AND value = ?)")
            values += [kind, value]
    for part, number in (
        ("people >= ?", query.min_n),
        ("year >= ?", query.since),
        ("year <= ?", query.until),
    ):
        if number is not None:
            parts.append(part)
            values.append(number)
    if query.controlled:
        parts.append("controlled")
    if not query.reviews:
        parts.append("section <> 1")
    return " AND ".join(parts) or "1", values


def _about(condition: str, above: tuple[str, ...]) -> Clause:
    """The clause for being about this complaint, reviews of wider scope included."""
    direct = "SELECT key FROM facets WHERE kind = 'condition' AND value IN (SELECT descendant FROM below WHERE id = ?)"
    wider = (
        f"SELECT key FROM facets WHERE kind = 'reviewed' AND value IN ({marks(above)}) "
        f"UNION SELECT key FROM facets WHERE kind = 'includes' AND value IN ({direct})"
    )
    # A review of wider scope joins only where there is a study of the complaint for it to stand beside.
    has_study = f"EXISTS (SELECT 1 FROM studies WHERE section <> 1 AND key IN ({direct}))"
    return (
        f"(key IN ({direct}) OR (section = 1 AND {has_study} AND key IN ({wider})))",
        [condition, condition, *above, condition],
    )


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
