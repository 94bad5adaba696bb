"""Which words of which record can be searched, and which records hold certain words?

The tables are derived data in the snapshot: ``create`` makes them, ``add_terms`` fills in what the words of the lists
mean, ``add`` and ``remove`` keep them in step with the studies, batch by batch. ``Index`` asks them.

``sought_text`` holds the folded words of each study by field, ``sought`` a full-text index of it (FTS5; without that
module every row is read instead). Things of closed lists stand there as one token each, ``kind:id``, so that a row
depends on its own study and the tree of complaints alone. ``vocabulary`` counts in how many studies each word stands:
rarity and the repair of misspelt words come from there
(``telling`` marks those that stand in a name, a title or a list). ``meanings`` says which tokens a word or phrase stands for.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from typing import Any, NamedTuple

from cranio_evidence import lay_words
from cranio_evidence.folding import fold
from cranio_evidence.reference import Reference
from cranio_evidence.study import SECTIONS, Study, section, strength
from cranio_evidence.terms import Condition, Instrument, Outcome, lineage
from cranio_evidence.vocabulary import ARM_KINDS, DESIGNS, FORMS, MODALITIES

# The fields that are searched; names of columns.
COLUMNS = (
    "author", "coauthor", "given", "stem", "cited", "year", "complaint", "title", "instrument", "outcome", "treatment", "design",
    "comparator", "people", "journal", "number", "said",
)  # fmt: skip

_TABLES = f"""
CREATE TABLE sought_text (
  id INTEGER PRIMARY KEY, key TEXT UNIQUE, n INTEGER, published INTEGER, {", ".join(f"{name} TEXT" for name in COLUMNS)}
);
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, docs INTEGER NOT NULL, telling INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE meanings (word TEXT, token TEXT, quality REAL, PRIMARY KEY (word, token)) WITHOUT ROWID;
"""
# No positions (phrases are read from the text), no sizes (nothing is ranked by SQLite): half the space.
_FULL_TEXT = (
    f"CREATE VIRTUAL TABLE sought USING fts5({', '.join(COLUMNS)}, content='sought_text', content_rowid='id', "
    "detail=column, columnsize=0, tokenize=\"unicode61 remove_diacritics 0 tokenchars ':-'\")"
)
ALL = ""  # the entry of ``vocabulary`` that counts the studies themselves
_BATCH = 2000
TELLING = 0.88  # the same for a word that is part of the names of one thing only ("oswestry")
_TELLING = ("author", "coauthor", "stem", "title", "journal")  # words in these may be what somebody misspelt
NAME = 0.9  # how surely a word must stand for something to be a name of it
# The number of a row puts strong and large studies first, so that a shortlist that has to stop keeps those: section,
# strength and size make a slot, in which rows are numbered as they come.
_SLOT = 1 << 24


# --- writing ---------------------------------------------------------------------------------------------------------


def create(connection: sqlite3.Connection) -> None:
    """Make the empty tables. Without FTS5 in this Python's SQLite search reads every row: right, but slow."""
    connection.executescript(_TABLES)
    with suppress(sqlite3.OperationalError):
        connection.execute(_FULL_TEXT)


def add(
    connection: sqlite3.Connection,
    studies: Iterable[tuple[Study, Reference | None]],
    parents: Mapping[str, tuple[str, ...]],
) -> None:
    """Write studies with their references. ``parents``: by id of a complaint, the ids right above it."""
    left = iter(studies)
    full_text = _is_there(connection, "sought")
    while batch := list(islice(left, _BATCH)):
        made = sorted(
            (
                _slot(study),
                -(study.people or 0),
                -(_year(reference) or 0),
                study.key,
                study.people,
                _year(reference),
                at,
            )
            for at, (study, reference) in enumerate(batch)
        )
        rows = []
        free: dict[int, int] = {}
        for slot, _, _, key, people, year, at in made:
            if slot not in free:
                last = connection.execute(
                    "SELECT max(id) FROM sought_text WHERE id >= ? AND id < ?", (slot * _SLOT, (slot + 1) * _SLOT)
                ).fetchone()[0]
                free[slot] = slot * _SLOT if last is None else last + 1
            rows.append((free[slot], key, people, year, *_fields(*batch[at], parents)))
            free[slot] += 1
        marks = ", ".join("?" * (4 + len(COLUMNS)))
        connection.executemany(f"INSERT INTO sought_text VALUES ({marks})", rows)
        if full_text:
            put = f"INSERT INTO sought (rowid, {', '.join(COLUMNS)}) VALUES ({', '.join('?' * (1 + len(COLUMNS)))})"
            connection.executemany(put, ((row[0], *row[4:]) for row in rows))
        _count(connection, rows, 1)


def remove(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Take studies out again, before they are written anew."""
    full_text = _is_there(connection, "sought")
    for key in keys:
        rows = connection.execute("SELECT * FROM sought_text WHERE key = ?", (key,)).fetchall()
        for row in rows:
            if full_text:
                marks = ", ".join("?" * len(COLUMNS))
                connection.execute(
                    f"INSERT INTO sought (sought, rowid, {', '.join(COLUMNS)}) VALUES ('delete', ?, {marks})",
                    (row[0], *row[4:]),
                )
            connection.execute("DELETE FROM sought_text WHERE id = ?", (row[0],))
        _count(connection, rows, -1)
        gone = {word for row in rows for word in " ".join(row[4:]).split()}
        connection.executemany(
            "DELETE FROM vocabulary WHERE word = ? AND docs < 1 AND word NOT IN (SELECT word FROM meanings)",
            ((word,) for word in gone),
        )


def add_terms(
    connection: sqlite3.Connection,
    conditions: Iterable[Condition],
    outcomes: Iterable[Outcome],
    instruments: Iterable[Instrument],
) -> None:
    """Write which words stand for which complaint, outcome, instrument, treatment, design and comparator.

    What was written before is replaced. A change in the tree of complaints changes the rows of studies too: those have
    to be written anew.
    """
    connection.execute("DELETE FROM meanings")
    found: dict[tuple[str, str], float] = {}
    for token, phrase in _names(conditions, outcomes, instruments):
        for word, quality in _readings(phrase):
            # A word for a part of a complaint says a little less: who names the part itself comes first.
            stands, worth = (f"u:{token[2:]}", NAME * quality) if token[0] == "n" else (token, quality)
            if worth > found.get((word, stands), 0):
                found[word, stands] = worth
    tokens = Counter(word for word, _ in found)
    for (word, token), worth in found.items():
        if tokens[word] == 1 and " " not in word and len(word) > 3:
            found[word, token] = max(worth, TELLING)
    connection.executemany("INSERT INTO meanings VALUES (?, ?, ?)", ((*pair, value) for pair, value in found.items()))
    words = {word for word, _ in found if " " not in word}
    connection.executemany(
        "INSERT INTO vocabulary VALUES (?, 0, 1) ON CONFLICT (word) DO UPDATE SET telling = 1",
        ((word,) for word in words),
    )


def _is_there(connection: sqlite3.Connection, table: str) -> bool:
    return bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone())


def _count(connection: sqlite3.Connection, rows: list[Any], by: int) -> None:
    counted: Counter[str] = Counter()
    telling: set[str] = set()
    for row in rows:
        counted.update(set(" ".join(row[4:]).split()))
        telling.update(word for column in _TELLING for word in row[4 + COLUMNS.index(column)].split())
        telling.update(word for word in row[4 + COLUMNS.index("given")].split() if len(word) > 5)
    counted[ALL] = len(rows)
    connection.executemany(
        "INSERT INTO vocabulary VALUES (?, ?, ?) ON CONFLICT (word) DO UPDATE "
        "SET docs = docs + excluded.docs, telling = max(telling, excluded.telling)",
        ((word, by * number, word in telling) for word, number in counted.items() if not _is_long_number(word)),
    )


def _is_long_number(word: str) -> bool:
    """Numbers that stand for one publication or so: they are found exactly or not at all."""
    return not word.isalpha() and len(word) > 4 and ":" not in word


def _slot(study: Study) -> int:
    size = min((study.people or 0).bit_length(), 31)
    return (SECTIONS.index(section(study)) * 16 + min(strength(study), 15)) * 32 + (31 - size)


def _year(reference: Reference | None) -> int | None:
    return int(reference.year) if reference and reference.year else None


def _fields(study: Study, reference: Reference | None, parents: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The folded words and tokens of a study, by column."""
    said: dict[str, list[str]] = {name: [] for name in COLUMNS}
    tokens: dict[str, list[str]] = {name: [] for name in COLUMNS}
    said["stem"] += re.findall(r"[^\W\d_]+|\d+", study.key)
    if reference:
        names = [f"{name.particle} {name.family} {name.literal}" for name in reference.authors]
        said["given"] += [name.given for name in reference.authors]
        said["author"] += names[:1]
        said["coauthor"] += names[1:]
        said["title"] += [reference.title, reference.subtitle]
        said["year"].append(reference.year or "")
        journal = reference.journal or reference.container
        said["journal"] += [journal, reference.journal_short, _initials(journal), reference.publisher, reference.event]
        said["journal"] += lay_words.LANGUAGES.get(reference.language, ())
        said["number"] += [reference.pmid, reference.pmcid]
    said["cited"] += [one.text for one in study.cited_as]
    if reference is None:  # a work that nobody found is known by what is said of it
        said["cited"] += [word for one in study.cited_as for word in one.note]
    said["number"].append(study.registration or "")
    for name in dict.fromkeys((*study.conditions, *(study.review.scope if study.review else ()))):
        tokens["complaint"] += [f"c:{name}", *(f"u:{above}" for above in lineage(name, parents))]
    for result in study.outcomes:
        tokens["instrument"] += [f"i:{result.instrument}"] if result.instrument else []
        tokens["outcome"].append(f"o:{result.outcome}")
    if study.review:
        tokens["outcome"] += [f"o:{pooled.outcome}" for pooled in study.review.pooled]
    tokens["treatment"] += [f"m:{name}" for name in study.modality]
    tokens["design"] += [f"d:{study.design}", f"f:{study.form}"]
    for arm in study.arms:
        field = "treatment" if arm.kind == "tested" else "comparator"
        said[field] += [*arm.label, *(arm.description or ())]
        tokens[field] += [f"k:{arm.kind}", *(f"m:{name}" for name in arm.modality)]
    said["people"] += [*(study.participants.description or ()), str(study.people or "")]
    said["said"] += [*(study.bottom_line or ()), *(study.review.conclusion or () if study.review else ())]
    return tuple(" ".join((fold(" ".join(said[name])), *dict.fromkeys(tokens[name]))).strip() for name in COLUMNS)


def _initials(title: str) -> str:
    """``ntvg`` for Nederlands Tijdschrift voor Geneeskunde."""
    words = fold(title).split()
    return "".join(word[0] for word in words) if len(words) > 2 else ""


def _names(
    conditions: Iterable[Condition], outcomes: Iterable[Outcome], instruments: Iterable[Instrument]
) -> Iterator[tuple[str, str]]:
    """Each token with each way to say it; ``n:`` marks a word for a part of a complaint only."""
    said: list[tuple[str, Iterable[str]]] = []
    for one in conditions:
        words = (*one.name, *one.synonyms.nl, *one.synonyms.en, *(one.phrase or ()), *(code.code for code in one.icpc))
        said.append((f"u:{one.id}", (*words, one.id, *(_BRACKETS.sub("", word) for word in one.name))))
        said.append((f"n:{one.id}", (*one.narrower.nl, *one.narrower.en)))
    said += [(f"o:{one.id}", (*one.name, one.id)) for one in outcomes]
    said += [(f"i:{one.id}", (*one.name, *(one.abbreviation or "").split(","), one.id)) for one in instruments]
    said += [(f"d:{name}", (*design.one, *design.many, name)) for name, design in DESIGNS.items()]
    for kind, names in (("m", MODALITIES), ("k", ARM_KINDS), ("f", FORMS)):
        said += [(f"{kind}:{name}", (*text, name)) for name, text in names.items()]
    lay = (("m", lay_words.TREATMENTS), ("k", lay_words.ARMS), ("f", lay_words.FORMS), ("d", lay_words.DESIGNS))
    said += [(f"{kind}:{name}", phrases) for kind, table in lay for name, phrases in table.items()]
    return ((token, phrase) for token, phrases in said for phrase in phrases)


_BRACKETS = re.compile(r"\(.*?\)")


def _readings(phrase: str) -> Iterator[tuple[str, float]]:
    """What stands for a phrase: the whole of it, written as one word, in any order, and less surely its single words."""
    words = fold(phrase).split()
    if not words:
        return
    yield " ".join(words), 1.0
    telling = [word for word in words if word not in lay_words.SILENT] or words
    if len(words) == 1:
        return
    if len(words) <= 3:
        yield "".join(words), 1.0
    yield in_any_order(telling), 1.0
    whole = sum(map(len, telling))
    for word in telling:
        if len(word) > 2 and len(telling) > 1:
            yield word, 0.45 + 0.4 * len(word) / whole


def in_any_order(words: Iterable[str]) -> str:
    """One way to write several words whatever their order."""
    return " ".join(sorted(words))


# --- asking ----------------------------------------------------------------------------------------------------------


class Has(NamedTuple):
    """A row holds one of these words, in one of these columns (none: in any)."""

    words: tuple[str, ...]
    columns: tuple[str, ...] = ()


class Wanted(NamedTuple):
    """Rows that hold something of each part of ``all``, nothing of ``none``, each phrase as it stands, in bounds.

    ``phrases``: pairs of a folded phrase and the columns it may stand in. ``bounds``: column ``n`` or ``published``,
    lowest and highest, each may be null.
    """

    all: tuple[Has, ...] = ()
    none: tuple[Has, ...] = ()
    phrases: tuple[tuple[str, tuple[str, ...]], ...] = ()
    bounds: tuple[tuple[str, int | None, int | None], ...] = ()


class Row(NamedTuple):
    """A study as it is searched: its number, key, and folded words by column."""

    id: int
    key: str
    fields: tuple[str, ...]


class Index:
    """The tables of one snapshot. ``rows``: puts SQL and values to it and gives all rows of the answer."""

    def __init__(self, rows: Callable[..., list[Any]]) -> None:
        self._rows = rows
        self._full_text: bool | None = None
        self._by_letter: dict[str, list[str]] = {}
        self._letters: list[str] = []

    def count(self) -> int:
        """How many studies there are."""
        return self.docs((ALL,)).get(ALL, 0)

    def docs(self, words: Iterable[str]) -> dict[str, int]:
        """In how many studies each of these words or tokens stands; words that nobody knows are left out."""
        asked = tuple(words)
        return dict(self._rows(f"SELECT word, docs FROM vocabulary WHERE word IN ({_marks(asked)})", *asked))

    def meanings(self, words: Iterable[str]) -> dict[str, dict[str, float]]:
        """For each of these words and phrases, the tokens it stands for and how surely (0 to 1)."""
        asked = tuple(words)
        found: dict[str, dict[str, float]] = {}
        for word, token, quality in self._rows(
            f"SELECT word, token, quality FROM meanings WHERE word IN ({_marks(asked)})", *asked
        ):
            found.setdefault(word, {})[token] = quality
        return found

    def phrases(self, kinds: str) -> list[str]:
        """What tokens of these kinds (their first letters) are called."""
        sql = f"SELECT DISTINCT word FROM meanings WHERE quality >= 0.9 AND substr(token, 1, 1) IN ({_marks(tuple(kinds))})"
        return [row[0] for row in self._rows(sql, *kinds)]

    def starting(self, beginning: str, limit: int) -> list[str]:
        """Known words that begin so, those of most studies first."""
        sql = "SELECT word FROM vocabulary WHERE word >= ? AND word < ? ORDER BY docs DESC, word LIMIT ?"
        return [row[0] for row in self._rows(sql, beginning, f"{beginning}\U0010ffff", limit)]

    def letter(self, letter: str) -> list[str]:
        """The words of names, titles and lists that begin with this letter, numbers and tokens left out."""
        if letter not in self._by_letter:
            sql = (
                "SELECT word FROM vocabulary WHERE word >= ? AND word < ? AND telling AND length(word) > 3 "
                "AND word NOT GLOB '*[0-9:]*'"
            )
            self._by_letter[letter] = [row[0] for row in self._rows(sql, letter, f"{letter}\U0010ffff")]
        return self._by_letter[letter]

    def told(self, letter: str, length: int) -> list[str]:
        """The other words that begin with this letter and are nearly so long."""
        sql = (
            "SELECT word FROM vocabulary WHERE word >= ? AND word < ? AND NOT telling "
            "AND length(word) BETWEEN ? AND ? AND word NOT GLOB '*[0-9:]*'"
        )
        return [row[0] for row in self._rows(sql, letter, f"{letter}\U0010ffff", length - 1, length + 1)]

    def letters_but(self, letter: str) -> list[str]:
        """The same words that begin with another letter."""
        if not self._letters:
            found = self._rows("SELECT DISTINCT substr(word, 1, 1) FROM vocabulary")
            self._letters = [row[0] for row in found if row[0].isalpha()]
        return [word for other in self._letters if other != letter for word in self.letter(other)]

    def keys(self, beginning: str, limit: int) -> list[str]:
        """Keys that begin so."""
        sql = "SELECT key FROM sought_text WHERE key >= ? AND key < ? ORDER BY key LIMIT ?"
        return [row[0] for row in self._rows(sql, beginning, f"{beginning}\U0010ffff", limit)]

    def numbered(self, column: str, number: str) -> tuple[str, ...]:
        """Keys of the studies of the publications with this ``doi`` or ``pmid``."""
        sql = f"SELECT key FROM publications JOIN studies USING (key) WHERE {column} = ?"
        return tuple(row[0] for row in self._rows(sql, number))

    def numbers(self, keys: Iterable[str], wanted: Wanted) -> list[int]:
        """The numbers of the rows with these keys that are wanted."""
        asked = tuple(keys)
        where, values = self.where(wanted)
        sql = f"SELECT id FROM sought_text WHERE key IN ({_marks(asked)}) AND {where} ORDER BY id"
        return [row[0] for row in self._rows(sql, *asked, *values)]

    def find(self, wanted: Wanted, limit: int | None = None) -> list[int]:
        """The numbers of the rows that are wanted, strong and large studies first."""
        end = "" if limit is None else f" LIMIT {int(limit)}"
        beside, values = self._beside(wanted)
        match = self._matching(wanted)
        if match is None or not wanted.all:
            where, values = self.where(wanted)
            return [row[0] for row in self._rows(f"SELECT id FROM sought_text WHERE {where} ORDER BY id{end}", *values)]
        # The full-text index gives rows in the order of their numbers, so that it can stop at the limit.
        join = "CROSS JOIN sought_text ON id = sought.rowid" if beside else ""
        clauses = " AND ".join(["sought MATCH ?", *beside])
        sql = f"SELECT sought.rowid FROM sought {join} WHERE {clauses} ORDER BY sought.rowid{end}"
        return [row[0] for row in self._rows(sql, match, *values)]

    def where(self, wanted: Wanted) -> tuple[str, list[object]]:
        """The clause on ``sought_text`` that holds for the rows that are wanted, with its values."""
        parts, values = self._beside(wanted)
        match = self._matching(wanted)
        if match is None:
            if wanted.all or wanted.none:
                parts.append(f"id IN ({', '.join(str(row.id) for row in self.read() if _holds(row, wanted))})")
        elif match:
            parts.append(f"id {'' if wanted.all else 'NOT '}IN (SELECT rowid FROM sought WHERE sought MATCH ?)")
            values.append(match)
        return " AND ".join(parts) or "1", values

    def _matching(self, wanted: Wanted) -> str | None:
        """What is wanted in the language of FTS5 (only what is not, if that is all there is); null without FTS5."""
        if self._full_text is None:
            self._full_text = bool(self._rows("SELECT 1 FROM sqlite_master WHERE name = 'sought'"))
        if not self._full_text:
            return None
        wanting = " AND ".join(_match(part) for part in wanted.all)
        unwanted = " OR ".join(_match(part) for part in wanted.none)
        return f"({wanting}) NOT ({unwanted})" if wanting and unwanted else wanting or unwanted

    @staticmethod
    def _beside(wanted: Wanted) -> tuple[list[str], list[object]]:
        """The clauses on phrases and numbers, with their values."""
        parts: list[str] = []
        values: list[object] = []
        for phrase, columns in wanted.phrases:
            here = columns or COLUMNS
            parts.append("(" + " OR ".join(f"instr(' ' || sought_text.{name} || ' ', ?)" for name in here) + ")")
            values += [f" {phrase} "] * len(here)
        for name, low, high in wanted.bounds:
            for sign, bound in ((">=", low), ("<=", high)):
                if bound is not None:
                    parts.append(f"sought_text.{name} {sign} ?")
                    values.append(bound)
        return parts, values

    def read(self, ids: Iterable[int] | None = None) -> list[Row]:
        """The rows with these numbers, or all."""
        asked = None if ids is None else tuple(ids)
        where = "1" if asked is None else f"id IN ({_marks(asked)})"
        sql = f"SELECT id, key, {', '.join(COLUMNS)} FROM sought_text WHERE {where} ORDER BY id"
        return [Row(row[0], row[1], row[2:]) for row in self._rows(sql, *(asked or ()))]


def _marks(values: tuple[Any, ...]) -> str:
    return ", ".join("?" * len(values))


def _match(part: Has) -> str:
    """A part in the language of FTS5."""
    words = " OR ".join(f'"{word}"' for word in part.words)
    return f"({{{' '.join(part.columns)}}} : ({words}))" if part.columns else f"({words})"


def _holds(row: Row, wanted: Wanted) -> bool:
    """The same without FTS5."""

    def has(part: Has) -> bool:
        fields = dict(zip(COLUMNS, row.fields, strict=True))
        text = " ".join(fields[name] for name in part.columns) if part.columns else " ".join(row.fields)
        return not set(part.words).isdisjoint(text.split())

    return all(has(part) for part in wanted.all) and not any(has(part) for part in wanted.none)
