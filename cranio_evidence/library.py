"""Which studies does the library hold, by key and by question?"""

import re
import sqlite3
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from cranio_evidence import asking, folders
from cranio_evidence.claim import Claim
from cranio_evidence.faults import Problem, refusal
from cranio_evidence.query import SORTS, ClaimQuery, Query
from cranio_evidence.reference import Reference
from cranio_evidence.snapshot import Snapshot, decode, decode_all, open_snapshot
from cranio_evidence.study import Study
from cranio_evidence.terms import ANY, Condition, Instrument, Outcome
from cranio_evidence.vocabulary import ARM_KINDS, CITERS, CLAIM_VERDICTS, DESIGNS, FAVOURS, MODALITIES, Text

if TYPE_CHECKING:
    from cranio_evidence.shortlist import Index

T = TypeVar("T", Condition, Outcome, Instrument)


class Found(NamedTuple):
    """A study that answers a question. ``wider``: a review that asked about more than this complaint."""

    study: Study
    wider: bool = False


_DOI = re.compile(r"10\.\d{4,9}/\S+$")


class Library:
    """The packaged studies, with the user's own beside them. Open one with ``Library.open``."""

    def __init__(self, own: tuple[Path, ...], cache: Path) -> None:
        self._folders = (folders.packaged(), *own)
        self._cache = cache
        self._snapshot: Snapshot = open_snapshot(self._folders, cache)

    @classmethod
    def open(cls, folder: str | Path | None = None) -> "Library":
        """The packaged library, and the files in ``folder`` added to it if one is given.

        A record in ``folder`` takes the place of the packaged one with the same key. Raises ``RefusedError``
        (exit 3) when the folder is not there, holds no library file, or a file cannot be read.
        """
        return cls((folders.own(folder),) if folder is not None else (), folders.cache())

    @property
    def notice(self) -> Text | None:
        """What the user should know of how the answers came about, such as an unwritable cache."""
        return self._snapshot.notice

    def _rows(self, sql: str, *values: object) -> list[Any]:
        try:
            return self._snapshot.connection.execute(sql, values).fetchall()
        except sqlite3.DatabaseError:
            # A damaged snapshot is derived data: make it again and ask once more.
            self._snapshot = open_snapshot(self._folders, self._cache, again=True)
            return self._snapshot.connection.execute(sql, values).fetchall()

    @cached_property
    def index(self) -> "Index":
        """The words of the studies, for search."""
        from cranio_evidence.shortlist import Index  # noqa: PLC0415 - only search needs it

        return Index(self._rows)

    # --- by key ------------------------------------------------------------------------------------------------------

    def resolve(self, name: str) -> str:
        """The key that a key, the beginning of one, a DOI or a PMID stands for.

        Raises ``RefusedError`` when nothing or more than one study fits.
        """
        name = name.strip()
        if self._rows("SELECT 1 FROM studies WHERE key = ?", name):
            return name
        doi = _DOI.search(name.lower())
        pmid = re.fullmatch(r"(?:pmid:?\s*)?(\d{4,9})", name.lower())
        if doi or pmid:
            column, value = ("doi", doi.group()) if doi else ("pmid", pmid.group(1) if pmid else "")
            rows = self._rows(
                f"SELECT key FROM publications JOIN studies USING (key) WHERE {column} = ?",
                value,
            )
        else:
            rows = self._rows(
                "SELECT key FROM studies WHERE substr(key, 1, ?) = ? ORDER BY key", len(name), name.lower()
            )
        keys = [row[0] for row in rows] if name else []
        if len(keys) == 1:
            return str(keys[0])
        if keys:
            choice = ", ".join(keys[:6]) + (", ..." if len(keys) > 6 else "")
            raise refusal(
                f"'{name}' past bij meer onderzoeken: {choice}. Typ er een paar letters bij.",
                f"'{name}' fits more than one study: {choice}. Type a few letters more.",
            )
        raise self._no_such_key(name)

    def _no_such_key(self, name: str) -> Exception:
        broken = [problem for problem in self.problems if problem.key == name]
        if broken:
            return refusal(
                f"Het record '{name}' bevat een fout en wordt daarom niet gebruikt: {broken[0].say('nl')}",
                f"The record '{name}' has a fault and is therefore not used: {broken[0].say('en')}",
            )
        from difflib import get_close_matches  # noqa: PLC0415 - only a wrong name needs it

        near = get_close_matches(name.lower(), self.keys, n=3, cutoff=0.6)
        if near:
            choice = " / ".join(f"'{one}'" for one in near)
            return refusal(
                f"Er is geen onderzoek '{name}'. Bedoelt u {choice}?",
                f"There is no study '{name}'. Did you mean {choice}?",
            )
        return refusal(
            f"Er is geen onderzoek '{name}'. Zoek het met: evidence search \"{name}\"",
            f"There is no study '{name}'. Look for it with: evidence search \"{name}\"",
        )

    def study(self, name: str) -> Study:
        """The study with this key, beginning of a key, DOI or PMID. Raises ``RefusedError`` when there is none."""
        ((record,),) = self._rows("SELECT record FROM studies WHERE key = ?", self.resolve(name))
        return decode(Study, record)

    def studies(self, keys: Iterable[str]) -> tuple[Study, ...]:
        """The studies with these keys, in their order; keys that no study has are left out."""
        asked = tuple(keys)
        rows = self._rows(f"SELECT key, record FROM studies WHERE key IN ({asking.marks(asked)})", *asked)
        records = dict(rows)
        return tuple(decode(Study, records[key]) for key in asked if key in records)

    def reference(self, key: str) -> Reference | None:
        """The publication with this key, or null."""
        rows = self._rows("SELECT record FROM publications WHERE key = ?", key)
        return decode(Reference, rows[0][0]) if rows else None

    def overrides(self, key: str) -> bool:
        """Whether the user's own record stands in for the packaged one."""
        return bool(self._rows("SELECT 1 FROM studies WHERE key = ? AND overrides", key))

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of all studies, sorted."""
        return tuple(row[0] for row in self._rows("SELECT key FROM studies ORDER BY key"))

    @cached_property
    def date(self) -> str:
        """The ISO date of the newest source that was read: how fresh the data are."""
        return str(self._rows("SELECT value FROM meta WHERE name = 'date'")[0][0])

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong in the text files, in their order. Records with a problem are in no answer."""
        return tuple(decode_all(Problem, self._rows("SELECT record FROM problems ORDER BY position")))

    # --- complaints and outcomes -------------------------------------------------------------------------------------

    @cached_property
    def conditions(self) -> dict[str, Condition]:
        """The complaints by id, in the order of the tree."""
        found = decode_all(Condition, self._rows("SELECT record FROM conditions ORDER BY position"))
        return {one.id: one for one in found}

    def condition(self, name: str) -> Condition:
        """The complaint with this id. Raises ``KeyError`` when there is none."""
        return self._term(Condition, "conditions", name)

    def _term(self, kind: type[T], table: str, name: str) -> T:
        rows = self._rows(f"SELECT record FROM {table} WHERE id = ?", name)
        if not rows:
            raise KeyError(name)
        return decode(kind, rows[0][0])

    def word(self, folded: str) -> str | None:
        """The id of the complaint that a folded word or code stands for; of several the one highest in the tree."""
        rows = self._rows("SELECT id FROM words WHERE word = ? ORDER BY position LIMIT 1", folded)
        return str(rows[0][0]) if rows else None

    def words(self) -> dict[str, str]:
        """Every folded word for a complaint, with the way it is written."""
        return dict(self._rows("SELECT word, shown FROM words ORDER BY position DESC"))

    def below(self, condition: str) -> frozenset[str]:
        """The complaint and all complaints under it."""
        return frozenset(row[0] for row in self._rows("SELECT descendant FROM below WHERE id = ?", condition))

    def above(self, condition: str) -> tuple[str, ...]:
        """The complaints over this one, and the one that stands for any complaint."""
        rows = self._rows("SELECT id FROM below WHERE descendant = ? AND id <> ?", condition, condition)
        return (*(row[0] for row in rows), *((ANY,) if condition != ANY else ()))

    def outcome(self, name: str) -> Outcome:
        """The outcome with this id. Raises ``KeyError`` when there is none."""
        return self._term(Outcome, "outcomes", name)

    def instrument(self, name: str) -> Instrument:
        """The instrument with this id. Raises ``KeyError`` when there is none."""
        return self._term(Instrument, "instruments", name)

    # --- by question -------------------------------------------------------------------------------------------------

    def select(self, query: Query = Query()) -> tuple[Found, ...]:  # noqa: B008 - a Query is immutable
        """The studies that answer a question, strongest design first, craniosacral therapy before its neighbours.

        For a complaint: every study of it or of a complaint under it. Reviews that asked about more (filed under a
        complaint above it, under any complaint, or including one of those studies) come too, marked ``wider``.
        Raises ``RefusedError`` when a word of the query is unknown, or its ``where`` cannot be read.
        """
        self._known_words(query)
        above = self.above(query.condition) if query.condition is not None else ()
        where, values = asking.studies(query, above)
        if query.where is not None:
            from cranio_evidence import narrowing  # noqa: PLC0415 - only questions in words need these
            from cranio_evidence.question import parse  # noqa: PLC0415

            sought, some = self.index.where(narrowing.demanded(self.index, parse(query.where)))
            where, values = f"{where} AND key IN (SELECT key FROM sought_text WHERE {sought})", [*values, *some]
        order = asking.ORDERS[query.sort]
        limit = f" LIMIT {int(query.limit)}" if query.limit is not None else ""
        rows = self._rows(
            f"SELECT record FROM studies WHERE {where} ORDER BY {order}{limit}",
            *values,
        )
        studies = decode_all(Study, rows)
        if query.condition is None:
            return tuple(Found(one) for one in studies)
        inside = self.below(query.condition)
        return tuple(Found(one, one.review is not None and not inside.issuperset(one.review.scope)) for one in studies)

    def reviews_of_wider_scope(self, condition: str) -> tuple[Study, ...]:
        """Reviews filed under a complaint above this one or under any complaint, with or without studies of it."""
        above = self.above(condition)
        rows = self._rows(
            "SELECT record FROM studies WHERE key IN (SELECT key FROM facets WHERE kind = 'reviewed' AND value IN "
            f"({asking.marks(above)})) ORDER BY {asking.ORDERS['design']}",
            *above,
        )
        return tuple(decode_all(Study, rows))

    def told_of_harm(self, conditions: tuple[str, ...]) -> tuple[Study, ...]:
        """The studies filed under one of these complaints in which harm is known to have occurred; no reviews."""
        rows = self._rows(
            "SELECT record FROM studies WHERE section <> 1 AND key IN (SELECT key FROM facets WHERE kind = 'harm') "
            f"AND key IN (SELECT key FROM facets WHERE kind = 'condition' AND value IN ({asking.marks(conditions)})) "
            f"ORDER BY {asking.ORDERS['design']}",
            *conditions,
        )
        return tuple(decode_all(Study, rows))

    # --- claims ------------------------------------------------------------------------------------------------------

    def claims(self, query: ClaimQuery = ClaimQuery()) -> tuple[Claim, ...]:  # noqa: B008 - a ClaimQuery is immutable
        """The health claims that answer a question, in the order of their file.

        For a complaint: the claims about it or about a complaint under it. Raises ``RefusedError`` when a word of the
        query is unknown.
        """
        self._known(
            ("--verdict", query.verdict, CLAIM_VERDICTS),
            ("--modality", query.modality, MODALITIES),
            ("--condition", query.condition, self.conditions if query.condition else ()),
        )
        where, values = asking.claims(query)
        rows = self._rows(f"SELECT record FROM claims WHERE {where} ORDER BY position", *values)
        return tuple(decode_all(Claim, rows))

    def _known(self, *words: tuple[str, str | None, Iterable[str]]) -> None:
        for option, value, known in words:
            if value is not None and value not in known:
                raise _unknown(option, value, tuple(known))

    def _known_words(self, query: Query) -> None:
        self._known(
            ("--modality", query.modality, MODALITIES),
            ("--design", query.design, DESIGNS),
            ("--comparator", query.comparator, ARM_KINDS),
            ("--favours", query.favours, FAVOURS),
            ("--sort", query.sort, SORTS),
            ("--condition", query.condition, self.conditions if query.condition else ()),
        )
        if query.outcome is not None and not self._rows("SELECT 1 FROM outcomes WHERE id = ?", query.outcome):
            raise _unknown("--outcome", query.outcome, tuple(row[0] for row in self._rows("SELECT id FROM outcomes")))
        if query.cited_by is not None and query.cited_by not in CITERS and query.cited_by not in self.keys:
            raise _unknown("--cited-by", query.cited_by, (*CITERS, *self.keys))


def _unknown(option: str, value: str, known: tuple[str, ...]) -> Exception:
    from difflib import get_close_matches  # noqa: PLC0415 - only a wrong word needs it

    near = get_close_matches(value.lower(), known, n=3, cutoff=0.5)
    choice = ", ".join(near or known[:12])
    return refusal(
        f"{option} kent '{value}' niet. {'Bedoelt u' if near else 'Kies uit'}: {choice}",
        f"{option} does not know '{value}'. {'Did you mean' if near else 'Choose from'}: {choice}",
    )
