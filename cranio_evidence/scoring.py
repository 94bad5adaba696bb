"""How well does a study answer what is asked, and where in it was that found?"""

from typing import NamedTuple

from cranio_evidence import senses
from cranio_evidence.search_index import COLUMNS
from cranio_evidence.senses import Term
from cranio_evidence.shortlist import Row
from cranio_evidence.vocabulary import Text

# How much a word counts where it is found; the first of these are what people remember of a study.
_WEIGHTS = {
    "author": 1.0,
    "stem": 0.79,
    "number": 1.0,
    "year": 0.9,
    "complaint": 0.9,
    "cited": 0.9,
    "coauthor": 0.85,
    "title": 0.8,
    "given": 0.7,
    "instrument": 0.65,
    "outcome": 0.6,
    "treatment": 0.6,
    "design": 0.7,
    "comparator": 0.55,
    "people": 0.5,
    "journal": 0.5,
    "said": 0.35,
}
# The name of each column of the index as an answer says it.
_NAMES = {
    "given": "author",
    "coauthor": "co-author",
    "stem": "key",
    "cited": "cited as",
    "people": "people",
    "said": "bottom line",
}
FIELDS: dict[str, Text] = {
    "author": Text("auteur", "author"),
    "co-author": Text("medeauteur", "co-author"),
    "key": Text("sleutel", "key"),
    "number": Text("nummer", "number"),
    "cited as": Text("aangehaald als", "cited as"),
    "year": Text("jaar", "year"),
    "complaint": Text("klacht", "complaint"),
    "title": Text("titel", "title"),
    "instrument": Text("meetinstrument", "instrument"),
    "outcome": Text("uitkomst", "outcome"),
    "treatment": Text("behandeling", "treatment"),
    "design": Text("opzet", "design"),
    "comparator": Text("vergeleken met", "compared with"),
    "people": Text("deelnemers", "participants"),
    "journal": Text("tijdschrift", "journal"),
    "bottom line": Text("conclusie", "bottom line"),
}
# A complaint that is only named in a description is often one that people were kept out for.
_TOLD = frozenset(("treatment", "comparator", "people", "said"))
_PASSING = 0.5


def field_name(column: str) -> str:
    """What a column of the index is called in an answer: a key of ``FIELDS``."""
    return _NAMES.get(column, column)


class Match(NamedTuple):
    """A word of the question (``asked``), the ``field`` it was found in (a key of ``FIELDS``), and the word there."""

    asked: str
    field: str
    word: str


class Scored(NamedTuple):
    """A row with its ``score`` (0-100), the ``share`` of the question that was found (0-1), and what was found.

    ``about``: the study is about a complaint that the question names, and the question names no other that it is not
    about, nor a treatment that it does not have.
    """

    score: float
    share: float
    row: Row
    matches: tuple[Match, ...]
    about: bool = False


class _Found(NamedTuple):
    """How well something asked was found: its worth, that times the weight of the field, the field and the word."""

    weighted: float = 0.0
    worth: float = 0.0
    column: str = ""
    word: str = ""


class Scorer:
    """Scores rows by what is asked. Every reading of every word is looked up in a row's words at once."""

    def __init__(self, asked: tuple[Term, ...]) -> None:
        self._asked = asked
        self._total = sum(term.weight for term in asked)
        self._singles = [*asked, *(part for term in asked for part in term.parts)]
        self._readings: dict[str, list[tuple[int, float]]] = {}
        for place, term in enumerate(self._singles):
            for word, worth in term.readings.items():
                self._readings.setdefault(word, []).append((place, worth))
        self._words = frozenset(self._readings)

    def score(self, row: Row) -> Scored:
        """How well a row answers: with all that is asked, in the fields that tell most, it scores 100."""
        best = [_Found() for _ in self._singles]
        for column, text in zip(COLUMNS, row.fields, strict=True):
            if text:
                for word in sorted(self._words.intersection(text.split())):
                    self._take(best, column, word)
        for place, term in enumerate(self._singles):
            if row.key in term.keys:
                best[place] = _Found(1.0, 1.0, "stem", row.key)
        share = weighed = 0.0
        matches: list[tuple[float, Match]] = []
        parts = len(self._asked)
        about, missed = False, False
        for place, term in enumerate(self._asked):
            found = best[place]
            if term.parts:
                found = max(found, _together(term, best[parts : parts + len(term.parts)]), key=lambda one: one.worth)
                parts += len(term.parts)
            missed = missed or (term.elsewhere and not found.worth)
            if found.worth:
                share += term.weight * found.worth
                about = about or (term.complaint and found.column not in _TOLD)
                weighed += term.weight * found.weighted
                field = field_name(found.column)
                matches.append((term.weight * found.weighted, Match(term.asked, field, found.word)))
        matches.sort(key=lambda one: -one[0])
        score = round(100 * (0.8 * share + 0.2 * weighed) / self._total, 1)
        return Scored(score, share / self._total, row, tuple(match for _, match in matches), about and not missed)

    def _take(self, best: list[_Found], column: str, word: str) -> None:
        """Keep a word that was found for each thing it may be, where it is the best for that so far."""
        weight = _WEIGHTS[column]
        passing = _PASSING if column in _TOLD and ":" not in word else 1.0
        for place, sure in self._readings[word]:
            term = self._singles[place]
            worth = sure * passing if term.complaint or term.elsewhere else sure
            weighted, surest, _, _ = best[place]
            if (worth * weight, worth) > (weighted, surest):
                best[place] = _Found(worth * weight, max(worth, surest), column, word)
            elif worth > surest:
                best[place] = best[place]._replace(worth=worth)


def _together(term: Term, found: list[_Found]) -> _Found:
    """The words of a name, found one by one: that is a mention, not what the name stands for."""
    total = sum(part.weight for part in term.parts)
    each = list(zip((part.weight / total for part in term.parts), found, strict=True))
    first = max(each, key=lambda one: one[0] * one[1].weighted)[1]
    worth = senses.MENTIONED * term.sure * sum(share * one.worth for share, one in each)
    weighted = senses.MENTIONED * term.sure * sum(share * one.weighted for share, one in each)
    return _Found(weighted, worth, first.column, first.word)
