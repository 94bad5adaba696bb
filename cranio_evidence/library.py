"""Which studies does the library hold, by key and by question?"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from cranio_evidence import asking, folders
from cranio_evidence.claim import Claim
from cranio_evidence.faults import Problem, refusal, unknown
from cranio_evidence.progress import Progress
from cranio_evidence.query import SORTS, ClaimQuery, Query
from cranio_evidence.reference import Reference
from cranio_evidence.snapshot import Snapshot, last_snapshot, open_snapshot
from cranio_evidence.study import Study
from cranio_evidence.tables import REVIEWS, decode, decode_all, question_marks
from cranio_evidence.terms import ANY, Condition, Instrument, Outcome
from cranio_evidence.vocabulary import (
    ARM_KINDS,
    CITERS,
    CLAIM_VERDICTS,
    DESIGNS,
    FAVOURS,
    MODALITIES,
    OPEN_QUESTIONS,
    Text,
)

if TYPE_CHECKING:
    from cranio_evidence.shortlist import Index

T = TypeVar("T", Condition, Outcome, Instrument)


class Found(NamedTuple):
    """A study that answers a question. ``wider``: a review that asked about more than this complaint."""

    study: Study
    wider: bool = False


_MANY = 5000  # keys that a wrong one is compared with
_DOI = re.compile(r"10\.\d{4,9}/\S+$")


class Library:
    """The packaged studies, with the user's own beside them. Open one with ``Library.open``.

    ``given``: the folders it is read from; a record of a later one takes the place of an earlier one's with that key.
    """

    def __init__(
        self, given: tuple[Path, ...], cache: Path, progress: Progress | None = None, snapshot: Snapshot | None = None
    ) -> None:
        self._folders = given
        self._cache = cache
        self._snapshot: Snapshot = snapshot or open_snapshot(given, cache, progress=progress)

    @classmethod
    def open(
        cls, folder: str | Path | None = None, *, packaged: bool = True, progress: Progress | None = None
    ) -> "Library":
        """The packaged library, and the files in ``folder`` added to it if one is given.

        A record in ``folder`` takes the place of the packaged one with the same key. ``packaged``: false for the files
        in ``folder`` alone. ``progress``: told how much is done, from 0 to 1, while files are compiled. Raises
        ``RefusedError`` (exit 3) when the folder is not there, holds no library file, or a file cannot be read.
        """
        given = (*((folders.packaged(),) if packaged else ()), *((folders.own(folder),) if folder is not None else ()))
        return cls(given, folders.cache(), progress)

    @classmethod
    def as_last_asked(cls, folder: str | Path | None = None) -> "Library | None":
        """The library as it was when it was last opened, for answers that cannot wait for files that changed since.

        Null where this version never opened it. Raises ``RefusedError`` as ``open`` does.
        """
        given = (folders.packaged(), *((folders.own(folder),) if folder is not None else ()))
        snapshot = last_snapshot(given, folders.cache())
        return cls(given, folders.cache(), snapshot=snapshot) if snapshot else None

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
        if self._rows("SELECT 1 FROM records WHERE kind = 'studies' AND key = ?", name):
            raise self._no_such_key(name)  # it has a fault; another that begins so is not what was asked
        doi = _DOI.search(name.lower())
        pmid = re.fullmatch(r"(?:pmid:?\s*)?(\d{4,9})", name.lower())
        if doi or pmid:
            column, value = ("doi", doi.group()) if doi else ("pmid", pmid.group(1) if pmid else "")
            rows = self._rows(
                f"SELECT key FROM publications JOIN studies USING (key) WHERE {column} = ? ORDER BY key LIMIT 7",
                value,
            )
        else:
            rows = self._beginning(name.lower(), 7)
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

    def _beginning(self, letters: str, limit: int) -> list[Any]:
        """The first keys that begin with these letters, as rows."""
        last = letters + chr(0x10FFFF)
        return self._rows(
            "SELECT key FROM studies WHERE key >= ? AND key < ? ORDER BY key LIMIT ?", letters, last, limit
        )

    def _no_such_key(self, name: str) -> Exception:
        broken = self._problems("WHERE key = ?", name)
        if broken:
            return refusal(
                f"Het record '{name}' bevat een fout en wordt daarom niet gebruikt: {broken[0].say('nl')}",
                f"The record '{name}' has a fault and is therefore not used: {broken[0].say('en')}",
            )
        from difflib import get_close_matches  # noqa: PLC0415 - only a wrong name needs it

        # Those that begin the same, if there are too many to look at all.
        beginnings = (self._beginning(name.lower()[:letters], _MANY + 1) for letters in range(4))
        known = next((rows for rows in beginnings if len(rows) <= _MANY), [])
        near = get_close_matches(name.lower(), [row[0] for row in known], n=3, cutoff=0.6)
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
        sql = "SELECT record FROM studies JOIN records ON records.id = source WHERE studies.key = ?"
        ((record,),) = self._rows(sql, self.resolve(name))
        return decode(Study, record)

    def studies(self, keys: Iterable[str]) -> tuple[Study, ...]:
        """The studies with these keys, in their order; keys that no study has are left out."""
        asked = tuple(keys)
        sql = "SELECT studies.key, record FROM studies JOIN records ON records.id = source WHERE studies.key IN ({})"
        rows = self._rows(sql.format(question_marks(asked)), *asked)
        records = dict(rows)
        return tuple(decode(Study, records[key]) for key in asked if key in records)

    def reference(self, key: str) -> Reference | None:
        """The publication with this key, or null."""
        sql = "SELECT record FROM publications JOIN records ON records.id = source WHERE publications.key = ?"
        rows = self._rows(sql, key)
        return decode(Reference, rows[0][0]) if rows else None

    def overrides(self, key: str, kind: str = "studies") -> bool:
        """Whether the user's own record stands in for the packaged one; ``kind``: "publications" for its entry."""
        if kind == "studies":
            return bool(self._rows("SELECT 1 FROM studies WHERE key = ? AND overrides", key))
        sql = (
            "SELECT count(DISTINCT folder) FROM publications JOIN records USING (key) JOIN files ON files.id = file "
            "WHERE publications.key = ? AND kind = ? AND record IS NOT NULL"
        )
        return int(self._rows(sql, key, kind)[0][0]) > 1

    def missing(self, key: str) -> tuple[Problem, ...]:
        """What has still to be found out about a study, where its record says so; nothing unless it is a draft."""
        sql = (
            "SELECT records.record, records.lines, files.path FROM studies JOIN records ON records.id = source "
            "JOIN files ON files.id = records.file WHERE studies.key = ?"
        )
        ((record, lines, file),) = self._rows(sql, self.resolve(key))
        study = decode(Study, record)
        if not study.is_draft:
            return ()
        import json  # noqa: PLC0415 - only drafts need these

        from cranio_evidence.located import line_of  # noqa: PLC0415

        places = json.loads(lines)
        return tuple(
            Problem(file, line_of(places, ("open", i)), study.key, "open", OPEN_QUESTIONS[name])
            for i, name in enumerate(study.open)
        )

    def knows(self, key: str) -> bool:
        """Whether a study or publication bears exactly this key, with or without a fault."""
        return bool(self._rows("SELECT 1 FROM records WHERE kind IN ('studies', 'publications') AND key = ?", key))

    def same_publication(self, reference: Reference) -> tuple[str, str] | None:
        """The key of the publication that this is, and by what: "DOI", "PMID" or "title"; null if it is a new one."""
        from cranio_evidence.checks import identifiers  # noqa: PLC0415 - only what is added needs these
        from cranio_evidence.judging import number_of  # noqa: PLC0415

        def bearing(mark: str) -> Iterator[Reference]:
            sql = (
                "SELECT key FROM marks JOIN publications USING (key) WHERE mark = ?1 "
                "AND (?2 IS NULL OR year IS NULL OR abs(year - ?2) <= 1) ORDER BY key"
            )
            for (key,) in self._rows(sql, number_of(mark), identifiers.year_beside(mark, reference)):
                other = self.reference(key)
                if other is not None:
                    yield other

        return identifiers.twin(reference, bearing)

    def stands_in(self, folder: Path, key: str, kind: str = "studies") -> bool:
        """Whether the study with exactly this key, or its publication, is the one of this folder; as ``place``."""
        place = self.place(key, kind)
        return place is not None and place[0] == folder

    def place(self, key: str, kind: str = "studies") -> tuple[Path, str] | None:
        """The folder of the study with exactly this key, and the name of its file in there; null if there is none.

        ``kind``: "publications" for where its publication stands.
        """
        sql = (
            f"SELECT files.folder, files.path FROM {kind} JOIN records ON records.id = source "
            f"JOIN files ON files.id = records.file WHERE {kind}.key = ?"
        )
        for number, file in self._rows(sql, key):
            folder = self._folders[number]
            return folder, Path(file).relative_to(folder).as_posix()
        return None

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of all studies, sorted."""
        return tuple(row[0] for row in self._rows("SELECT key FROM studies ORDER BY key"))

    @cached_property
    def date(self) -> str:
        """The ISO date of the newest source that was read: how fresh the data are."""
        return str(self._rows("SELECT max(seen) FROM studies")[0][0] or "")

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong in the text files, in their order. Records with a problem are in no answer."""
        return self._problems()

    @cached_property
    def faulty(self) -> int:
        """How many records have a problem."""
        sql = "SELECT count(*) FROM (SELECT DISTINCT CASE WHEN key = '' THEN line ELSE key END FROM problems)"
        return int(self._rows(sql)[0][0])

    def _problems(self, where: str = "", *values: object) -> tuple[Problem, ...]:
        columns = "file, line, key, name, nl, en"
        rows = self._rows(f"SELECT DISTINCT {columns} FROM problems {where} ORDER BY {columns}", *values)
        return tuple(Problem(file, line, key, name, Text(nl, en)) for file, line, key, name, nl, en in rows)

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

    @property
    def outcomes(self) -> dict[str, Outcome]:
        """The outcomes by id."""
        return {one.id: one for one in decode_all(Outcome, self._rows("SELECT record FROM outcomes"))}

    @property
    def citers(self) -> tuple[str, ...]:
        """By whom studies are known to be cited: what ``Query.cited_by`` may be."""
        rows = self._rows("SELECT value FROM names WHERE kind = 'cited-by' ORDER BY value")
        return tuple(row[0] for row in rows)

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
        studies = decode_all(Study, asking.studies(self._rows, query, above, self._sought(query)))
        if query.condition is None:
            return tuple(Found(one) for one in studies)
        inside = self.below(query.condition)
        return tuple(Found(one, one.review is not None and not inside.issuperset(one.review.scope)) for one in studies)

    def _sought(self, query: Query) -> asking.Clause | None:
        """The clause on ``sought_text`` for the words and fields of a query."""
        if query.where is None:
            return None
        from cranio_evidence import narrowing  # noqa: PLC0415 - only questions in words need these
        from cranio_evidence.question import parse  # noqa: PLC0415

        return self.index.where(narrowing.demanded(self.index, parse(query.where)))

    def reviews_of_wider_scope(self, condition: str) -> tuple[Study, ...]:
        """Reviews filed under a complaint above this one or under any complaint, with or without studies of it."""
        above = self.above(condition)
        rows = self._rows(
            "SELECT DISTINCT record FROM names JOIN facets AS one ON facet = names.id "
            f"{asking.RECORD_OF.format('one')} WHERE names.kind = 'reviewed' AND value IN ({question_marks(above)}) "
            "ORDER BY studies.by_design, studies.key",
            *above,
        )
        return tuple(one for one in decode_all(Study, rows) if not one.is_draft)

    def told_of_harm(self, conditions: tuple[str, ...]) -> tuple[Study, ...]:
        """The studies filed under one of these complaints in which harm is known to have occurred; no reviews."""
        rows = self._rows(
            f"SELECT record FROM names JOIN facets AS one ON facet = names.id {asking.RECORD_OF.format('one')} "
            "WHERE names.kind = 'harm' AND one.by_design NOT BETWEEN ? AND ? AND EXISTS ("
            "SELECT 1 FROM facets JOIN names ON names.id = facet WHERE facets.key = one.key "
            f"AND names.kind = 'condition' AND value IN ({question_marks(conditions)})) "
            "ORDER BY one.by_design, one.key",
            *REVIEWS,
            *conditions,
        )
        return tuple(one for one in decode_all(Study, rows) if not one.is_draft)

    # --- claims ------------------------------------------------------------------------------------------------------

    def claims(self, query: ClaimQuery = ClaimQuery()) -> tuple[Claim, ...]:  # noqa: B008 - a ClaimQuery is immutable
        """The health claims that answer a question, in the order of their file.

        For a complaint: the claims about it or about a complaint under it. Raises ``RefusedError`` when a word of the
        query is unknown.
        """
        self._known(
            ("--verdict", query.verdict, CLAIM_VERDICTS),
            ("--modality", query.modality, MODALITIES),
        )
        self._known_id("--condition", query.condition, "conditions")
        where, values = asking.claims(query)
        rows = self._rows(f"SELECT record FROM claims WHERE {where} ORDER BY position", *values)
        return tuple(decode_all(Claim, rows))

    def _known(self, *words: tuple[str, str | None, Iterable[str]]) -> None:
        for option, value, known in words:
            if value is not None and value not in known:
                raise unknown(option, value, tuple(known))

    def _known_id(self, option: str, value: str | None, table: str) -> None:
        if value is not None and not self._rows(f"SELECT 1 FROM {table} WHERE id = ?", value):
            raise unknown(option, value, tuple(row[0] for row in self._rows(f"SELECT id FROM {table}")))

    def _known_words(self, query: Query) -> None:
        self._known(
            ("--modality", query.modality, MODALITIES),
            ("--design", query.design, DESIGNS),
            ("--comparator", query.comparator, ARM_KINDS),
            ("--favours", query.favours, FAVOURS),
            ("--sort", query.sort, SORTS),
        )
        self._known_id("--condition", query.condition, "conditions")
        self._known_id("--outcome", query.outcome, "outcomes")
        cites = query.cited_by
        if cites is not None and cites not in CITERS and not self._rows("SELECT 1 FROM studies WHERE key = ?", cites):
            raise unknown("--cited-by", cites, (*CITERS, *self.keys))
