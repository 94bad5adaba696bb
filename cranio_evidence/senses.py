"""What may the words of a question stand for in this library?"""

from collections.abc import Iterable
from math import log
from typing import NamedTuple

from cranio_evidence import lay_words
from cranio_evidence.folding import fold
from cranio_evidence.likeness import misspelt, stem
from cranio_evidence.question import Question, Word, refused
from cranio_evidence.search_index import Has, Index, Wanted, in_any_order

LONGEST = 7  # words in a phrase that is looked up as one
_MOST = 24  # ways to read one word
_SURE = 0.8  # a reading that counts for how rare a word is

# How much a reading is worth: a word as it stands is 1.
MENTIONED, _OTHER_FORM, _BEGINNING, _MISSPELT = 0.85, 0.95, 0.9, 0.92

# What each field of a question is looked for in: columns, and the kinds of token that may stand there.
PLACES: dict[str, tuple[tuple[str, ...], str]] = {
    "condition": (("complaint",), "cu"),
    "design": (("design",), "df"),
    "comparator": (("comparator",), "km"),
    "author": (("author", "coauthor", "stem", "cited"), ""),
    "treatment": (("treatment",), "m"),
    "outcome": (("outcome",), "o"),
    "instrument": (("instrument",), "i"),
    "title": (("title",), ""),
    "journal": (("journal",), ""),
}
_BOUNDS = {"people": "n", "year": "published"}


class Term(NamedTuple):
    """One thing that is asked: the ``asked`` words, how much it tells (``weight``), and how it may be read.

    ``readings``: words and tokens of the index with their worth (0 to 1). None: nobody knows the word.
    ``keys``: the studies whose key begins so. ``parts``: the words of a name of several, which a record may hold
    without being about what is named.
    """

    asked: str
    weight: float
    readings: dict[str, float]
    keys: tuple[str, ...] = ()
    parts: tuple["Term", ...] = ()


def terms(index: Index, words: Iterable[str]) -> tuple[Term, ...]:
    """The things that words ask for. Words that say nothing are left out, unless there are no others."""
    spoken = [part for word in words for part in fold(word).split()]
    if not spoken:
        return ()
    telling = [word for word in spoken if word not in lay_words.SILENT] or spoken
    reader = _Reader(index)
    found = [term for group in reader.groups(spoken, telling) for term in [reader.term(group)]]
    once: dict[str, Term] = {}
    for term in found:
        once.setdefault(term.asked, term)
    return tuple(once.values())


def wanted(index: Index, question: Question) -> Wanted:
    """What the fields, phrases and exclusions of a question ask of a record. Raises ``RefusedError``."""
    every: list[Has] = []
    none: list[Has] = []
    phrases: list[tuple[str, tuple[str, ...]]] = []
    for word in (one for one in question.words if one.exact):
        part, phrase = _exact(index, word.text)
        every += part
        phrases += phrase
    for name, value, without in question.fields:
        columns, kinds = PLACES[name]
        if value.exact and not kinds:
            part, phrase = _exact(index, value.text, columns)
            every += part
            phrases += phrase
            continue
        (none if without else every).extend(_in_field(index, question, name, value))
    for word in question.without:
        none += _without(index, word)
    bounds = tuple((_BOUNDS[one.name], one.low, one.high) for one in question.numbers)
    return Wanted(tuple(every), tuple(none), tuple(phrases), bounds)


def _exact(
    index: Index, phrase: str, columns: tuple[str, ...] = ()
) -> tuple[list[Has], list[tuple[str, tuple[str, ...]]]]:
    """A phrase in quotes: as it stands; or, where it is the name of a complaint or the like, also what it stands for."""
    folded = fold(phrase)
    if not folded:
        return [], []
    tokens = tuple(token for token, worth in index.meanings((folded,)).get(folded, {}).items() if worth >= 1)
    if tokens and index.docs(tokens):
        return [Has((*tokens, *((folded,) if " " not in folded else ())), columns)], []
    parts = [Has((word,), columns) for word in folded.split()]
    return parts, [(folded, columns)] if " " in folded else []


def _in_field(index: Index, question: Question, name: str, value: Word) -> list[Has]:
    """A word that must stand in one field; several words in quotes are one name, or must all stand there."""
    columns, kinds = PLACES[name]
    parts: list[Has] = []
    for term in terms(index, (value.text,)):
        best: dict[str, float] = {}
        for word, worth in term.readings.items():
            if (word[1:2] == ":" and word[0] in kinds) or (word[1:2] != ":" and (not kinds or name == "comparator")):
                best[word] = worth
        if not best:
            raise _unknown(index, question, name, value)
        top = max(best.values())
        if kinds and name != "comparator":
            top = max(top, 0.0)
        parts.append(Has(tuple(word for word, worth in best.items() if worth >= min(top, _SURE)), columns))
    if not parts:
        raise _unknown(index, question, name, value)
    return parts


def _unknown(index: Index, question: Question, name: str, value: Word) -> Exception:
    kinds = PLACES[name][1]
    near: list[str] = []
    if kinds:
        from difflib import get_close_matches  # noqa: PLC0415 - only an unknown word needs it

        near = get_close_matches(fold(value.text), index.phrases(kinds), n=3, cutoff=0.6)
    choice = " / ".join(f"'{one}'" for one in near)
    return refused(
        question.line,
        value.start,
        value.start + len(value.text),
        f"'{value.text}' is hier niet bekend." + (f" Bedoelt u {choice}?" if near else ""),
        f"'{value.text}' is not known here." + (f" Did you mean {choice}?" if near else ""),
    )


def _without(index: Index, word: Word) -> list[Has]:
    """What must not be there: the word itself, its other forms, and what it is the name of. No guesses."""
    folded = fold(word.text)
    if not folded:
        return []
    tokens = [token for token, worth in index.meanings((folded,)).get(folded, {}).items() if worth >= 1]
    forms = _forms(index, folded) if " " not in folded else []
    return [Has((*tokens, *forms, *folded.split()))] if " " not in folded or tokens else []


def _forms(index: Index, word: str) -> list[str]:
    root = stem(word)
    if len(root) < 4 or any(letter.isdigit() for letter in word):
        return []
    longest = len(word) + 3
    return [
        other
        for other in index.starting(root[:-1] if len(root) > 4 else root, 60)
        if other != word and len(other) <= longest and stem(other) == root
    ]


class _Reader:
    """Reads the words of one question, with what the index said of them so far."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._studies = index.count()
        self._meanings: dict[str, dict[str, float]] = {}
        self._repaired: dict[str, str] = {}

    def groups(self, spoken: list[str], telling: list[str]) -> list[tuple[tuple[str, ...], float]]:
        """The words in groups that name one thing, with how sure each is; silent words fall away."""
        repaired, sure = self._repair(telling)
        self._repaired = repaired
        silent_only = telling is spoken
        whole = [repaired.get(word, word) for word in spoken]
        spans = {
            (start, end): self._keys(whole[start:end])
            for start in range(len(whole))
            for end in range(start + 2, min(len(whole), start + LONGEST) + 1)
        }
        self._meanings |= self._index.meanings({key for keys in spans.values() for key in keys} | set(whole))
        groups: list[tuple[tuple[str, ...], float]] = []
        start = 0
        while start < len(whole):
            for end in range(min(len(whole), start + LONGEST), start + 1, -1):
                name = next((key for key in spans[start, end] if self._is_name(key)), None)
                if name is not None:
                    groups.append(((name, *spoken[start:end]), min(sure.get(word, 1.0) for word in spoken[start:end])))
                    start = end
                    break
            else:
                word = spoken[start]
                if silent_only or word not in lay_words.SILENT:
                    groups.append(((repaired.get(word, word), word), sure.get(word, 1.0)))
                start += 1
        return groups

    def _is_name(self, phrase: str) -> bool:
        return any(worth >= 1 for worth in self._meanings.get(phrase, {}).values())

    def _keys(self, words: list[str]) -> list[str]:
        """How a run of words may stand in the list of names."""
        telling = [word for word in words if word not in lay_words.SILENT]
        keys = [" ".join(words)]
        if words[0] in lay_words.SILENT or words[-1] in lay_words.SILENT or not telling:
            return keys
        if len(words) == 2:
            keys.append("".join(words))
        if len(telling) > 1:
            keys.append(in_any_order(telling))
        return keys

    def _repair(self, words: list[str]) -> tuple[dict[str, str], dict[str, float]]:
        """For each word that nobody knows and that is not the start of one, the known word it is most like."""
        known = self._known(words)
        joined = self._known({f"{one}{two}" for one, two in zip(words, words[1:], strict=False)})
        repaired: dict[str, str] = {}
        sure: dict[str, float] = {}
        for place, word in enumerate(words):
            if word in known or len(word) < 4 or any(letter.isdigit() for letter in word):
                continue
            beside = {"".join(words[place - 1 : place + 1]) if place else "", "".join(words[place : place + 2])}
            if beside & joined or self._index.starting(word, 1) or self._split(word):
                continue
            likely = self._nearest(word)
            if likely:
                repaired[word], sure[word] = likely[0][0], _MISSPELT * likely[0][1]
        return repaired, sure

    def _known(self, words: Iterable[str]) -> set[str]:
        asked = set(words)
        return set(self._index.docs(asked)) | set(self._index.meanings(asked))

    def _nearest(self, word: str) -> list[tuple[str, float]]:
        """Known words that this one may be a misspelling of, best first: of the same first letter, else of any."""
        for letters in (word[0], None):
            pool = self._index.letter(letters) if letters else self._other_letters(word[0])
            found = self._like(word, pool)
            if found:
                return found
        return []

    def _other_letters(self, letter: str) -> list[str]:
        return [word for other in self._index.letters() if other != letter for word in self._index.letter(other)]

    def _like(self, word: str, pool: list[str]) -> list[tuple[str, float]]:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - loaded at the first unknown word

        close = process.extract(word, pool, scorer=fuzz.ratio, score_cutoff=60, limit=40)
        heads = set(self._index.docs({word[-length:] for length in range(4, len(word) - 1)}))
        likely = [(other, misspelt(word, other, heads)) for other, _, _ in close]
        docs = self._index.docs(other for other, worth in likely if worth)
        return sorted(
            ((other, worth) for other, worth in likely if worth), key=lambda one: (-one[1], -docs.get(one[0], 0), one[0])
        )

    def _split(self, word: str) -> tuple[str, ...]:
        """The known words that a compound is made of; those that say nothing may be any part of it but the first."""
        if len(word) < 8:
            return ()
        cuts = range(4, len(word) - 3)
        parts = {word[:cut] for cut in cuts} | {word[cut:] for cut in cuts}
        known = self._known(parts) | (parts & lay_words.SILENT)
        for cut in reversed(cuts):
            first, rest = word[:cut], word[cut:]
            if rest not in known:
                continue
            for one in (first, first.removesuffix("s"), first.removesuffix("en")):
                if one in known and len(one) > 3:
                    return tuple(part for part in (one, rest) if part not in lay_words.SILENT)
        return ()

    def term(self, group: tuple[tuple[str, ...], float]) -> Term:
        """How a group of words may be read."""
        (name, *asked), sure = group
        readings: dict[str, float] = {}
        keys: tuple[str, ...] = ()
        words = [name]
        if " " not in name and len(asked) == 1 and not self._known((name,)) and not self._index.starting(name, 1):
            words = list(self._split(name)) or [name]
        for part in words:
            for word, worth in self._read(part).items():
                readings[word] = max(readings.get(word, 0), sure * worth)
        if " " not in name and any(letter.isdigit() for letter in name) and name[0].isalpha():
            keys = tuple(self._index.keys(name, 100))
        elif " " not in name and any(letter.isdigit() for letter in name):
            readings[name] = 1.0
        docs = self._index.docs(readings)
        held = sum(docs.get(word, 0) for word, worth in readings.items() if worth >= _SURE * max(readings.values()))
        weight = log(1 + self._studies / max(1, min(held + len(keys), self._studies)))
        parts: tuple[Term, ...] = ()
        if len(asked) > 1:
            telling = [word for word in asked if word not in lay_words.SILENT]
            parts = tuple(self.term(((self._repaired.get(word, word), word), sure)) for word in telling)
        return Term(" ".join(asked), weight * len(asked) ** 0.5, readings, keys, parts)

    def _read(self, word: str) -> dict[str, float]:
        meant = self._meanings.get(word) or self._index.meanings((word,)).get(word, {})
        readings = dict(meant)
        names = [token for token, worth in meant.items() if worth >= 1]
        if " " in word:
            return readings
        docs = self._index.docs((word,))
        if docs.get(word):
            readings[word] = MENTIONED if names else 1.0
        for people in lay_words.PEOPLE:
            if word in people:
                readings |= {other: _OTHER_FORM for other in people if other not in readings}
        for other in _forms(self._index, word):
            self._join(readings, other, _OTHER_FORM)
        if not names and len(word) > 2 and not word.isdigit():
            for other in self._index.starting(word, _MOST):
                if other != word:
                    self._join(readings, other, _BEGINNING)
        return readings

    def _join(self, readings: dict[str, float], other: str, worth: float) -> None:
        readings[other] = max(readings.get(other, 0), worth)
        for token, quality in self._index.meanings((other,)).get(other, {}).items():
            readings[token] = max(readings.get(token, 0), worth * quality)
