"""Which studies hold certain words, and in how many does a word stand?"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from cranio_evidence.search_index import ALL, COLUMNS, NAME
from cranio_evidence.tables import question_marks


class Has(NamedTuple):
    """A row holds one of these words, in one of these columns (none: in any)."""

    words: tuple[str, ...]
    columns: tuple[str, ...] = ()


class Phrase(NamedTuple):
    """Folded words that stand together in one of these columns (none: in any), or must not."""

    words: str
    columns: tuple[str, ...] = ()
    there: bool = True


class Wanted(NamedTuple):
    """Rows that hold something of each part of ``all``, nothing of ``none``, each phrase as it stands, in bounds.

    ``bounds``: column ``n`` or ``published``,
    lowest and highest, each may be null.
    """

    all: tuple[Has, ...] = ()
    none: tuple[Has, ...] = ()
    phrases: tuple[Phrase, ...] = ()
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
        return dict(self._rows(f"SELECT word, docs FROM vocabulary WHERE word IN ({question_marks(asked)})", *asked))

    def meanings(self, words: Iterable[str]) -> dict[str, dict[str, float]]:
        """For each of these words and phrases, the tokens it stands for and how surely (0 to 1)."""
        asked = tuple(words)
        found: dict[str, dict[str, float]] = {}
        for word, token, quality in self._rows(
            f"SELECT word, token, quality FROM meanings WHERE word IN ({question_marks(asked)})", *asked
        ):
            found.setdefault(word, {})[token] = quality
        return found

    def names(self, tokens: Iterable[str], least: float = NAME) -> list[str]:
        """The single words that stand for these tokens, at least so surely, and are in a study."""
        asked = tuple(tokens)
        if not asked:
            return []
        sql = (
            f"SELECT DISTINCT word FROM meanings JOIN vocabulary USING (word) WHERE token IN ({question_marks(asked)}) "
            "AND quality >= ? AND docs > 0 AND instr(word, ' ') = 0"
        )
        return [row[0] for row in self._rows(sql, *asked, least)]

    def phrases(self, kinds: str) -> list[str]:
        """What tokens of these kinds (their first letters) are called."""
        among = question_marks(tuple(kinds))
        sql = f"SELECT DISTINCT word FROM meanings WHERE quality >= ? AND substr(token, 1, 1) IN ({among})"
        return [row[0] for row in self._rows(sql, NAME, *kinds)]

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

    def told(self, letter: str, length: int, docs: int) -> list[str]:
        """The other words that begin with this letter, are nearly so long, and stand in at least so many studies."""
        sql = (
            "SELECT word FROM vocabulary WHERE word >= ? AND word < ? AND NOT telling AND docs >= ? "
            "AND length(word) BETWEEN ? AND ? AND word NOT GLOB '*[0-9:]*'"
        )
        return [row[0] for row in self._rows(sql, letter, f"{letter}\U0010ffff", docs, length - 1, length + 1)]

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
        sql = f"SELECT id FROM sought_text WHERE key IN ({question_marks(asked)}) AND {where} ORDER BY id"
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
        for phrase, columns, there in wanted.phrases:
            here = columns or COLUMNS
            found = " OR ".join(f"instr(' ' || sought_text.{name} || ' ', ?)" for name in here)
            parts.append(f"({found})" if there else f"NOT ({found})")
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
        where = "1" if asked is None else f"id IN ({question_marks(asked)})"
        sql = f"SELECT id, key, {', '.join(COLUMNS)} FROM sought_text WHERE {where} ORDER BY id"
        return [Row(row[0], row[1], row[2:]) for row in self._rows(sql, *(asked or ()))]


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
