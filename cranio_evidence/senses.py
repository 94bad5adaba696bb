"""What may the words of a question stand for in this library?"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import log
from typing import NamedTuple

from cranio_evidence import lay_words
from cranio_evidence.folding import fold
from cranio_evidence.known_words import ALL_PEOPLE, Known
from cranio_evidence.likeness import stem
from cranio_evidence.search_index import ALIKE, ELSEWHERE, GROUP, NAME, TELLING, in_any_order
from cranio_evidence.shortlist import Index

LONGEST = 7  # words in a phrase that is looked up as one
_MOST = 24  # ways to read one word
SURE = 0.8  # a reading that counts for how rare a word is

# How much a reading is worth: a word as it stands is 1.
MENTIONED, OTHER_FORM, _BEGINNING, MISSPELT = 0.85, 0.95, 0.9, 0.92
# How much of its weight a word keeps that nobody knows, that is only how other words begin, or that was repaired:
# people add words of their own to what they look for, and those should not outweigh a topic or two words we know.
_UNKNOWN, _ONLY_BEGINS, _REPAIRED = 0.4, 0.4, 0.8
_ENOUGH = 2  # words we know
_SAID_TOO, _SAID = frozenset("do"), 0.6  # a design or an outcome may be said in a title, in the other language
_NOWHERE = frozenset((GROUP, ELSEWHERE))
_TOPICS = frozenset("uoi")  # kinds of token: complaints, outcomes and instruments


class Term(NamedTuple):
    """One thing that is asked: the ``asked`` words, how much it tells (``weight``), and how it may be read.

    ``readings``: words and tokens of the index with their worth (0 to 1). None: nobody knows the word.
    ``keys``: the studies whose key begins so. ``parts``: the words of a name of several, which a record may hold
    without being about what is named. ``sure``: how surely the name is meant (less where it was misspelt).
    ``complaint``: it names a complaint; to mention that in passing is not to study it.
    ``held``: in about how many studies it stands. ``trust``: how much of its weight it keeps beside a
    topic or two words we know. ``elsewhere``: it names a complaint or a treatment that no study here need be about.
    """

    asked: str
    weight: float
    readings: dict[str, float]
    keys: tuple[str, ...] = ()
    parts: tuple["Term", ...] = ()
    sure: float = 1.0
    complaint: bool = False
    held: int = 0
    trust: float = 1.0
    elsewhere: bool = False


def terms(index: Index, words: Iterable[str]) -> tuple[Term, ...]:
    """The things that words ask for. Words that say nothing are left out, unless there are no others."""
    spoken = [part for word in words for part in fold(word).split()]
    if not spoken:
        return ()
    once: dict[str, Term] = {}
    for term in _Reader(index).terms(spoken):
        once.setdefault(term.asked, term)
    found = list(once.values())
    topic = any(word[1:2] == ":" and word[0] in _TOPICS for term in found for word in term.readings)
    if topic or sum(bool(term.readings) for term in found) >= _ENOUGH:
        found = [term._replace(weight=term.weight * term.trust) for term in found]
    return tuple(_either(found, " ".join(spoken)))


def _either(found: list[Term], spoken: str) -> Iterator[Term]:
    """The things that are asked, two complaints with "or" between them as one."""
    while found:
        term = found.pop(0)
        while found and term.complaint and found[0].complaint and _is_choice(term, found[0], spoken):
            other = found.pop(0)
            readings = term.readings | {
                word: max(worth, term.readings.get(word, 0)) for word, worth in other.readings.items()
            }
            asked, weight = f"{term.asked} of {other.asked}", max(term.weight, other.weight)
            term = term._replace(asked=asked, weight=weight, readings=readings, parts=(), held=term.held + other.held)
        yield term


def _is_choice(one: Term, other: Term, spoken: str) -> bool:
    return any(f" {one.asked} {word} {other.asked} " in f" {spoken} " for word in lay_words.EITHER)


def forms(index: Index, word: str) -> list[str]:
    """Known words that are another form of this one: singular, plural, inflected."""
    root = stem(word)
    if len(root) < 4 or any(letter.isdigit() for letter in word):
        return []
    longest = len(word) + 3
    return [
        other
        for other in index.starting(root[:-1] if len(root) > 4 else root, 60)
        if other != word and len(other) <= longest and stem(other) == root
    ]


class _Reader(Known):
    """Reads the words of one question."""

    def terms(self, spoken: list[str]) -> Iterator[Term]:
        """What the words ask for: names of several words first, then single words; silent words fall away."""
        telling = [word for word in spoken if word not in lay_words.SILENT] or spoken
        self.look_up([*spoken, *(f"{one}{two}" for one, two in pairwise(telling))])
        spoken = [part for word in spoken for part in self._parted(word)]
        silent_too = all(word in lay_words.SILENT for word in spoken)
        repaired = self.repaired(spoken)
        names = self._named(spoken, repaired)
        start = 0
        while start < len(spoken):
            end, name, sure = names.get(start, (start + 1, "", 1.0))
            asked = spoken[start:end]
            if name:
                parts = [word for word in asked if word not in lay_words.SILENT]
                yield self._term(" ".join(asked), {name: sure}, [self._single(word, repaired) for word in parts])
            elif silent_too:
                term = self._single(asked[0], repaired)
                own = {token for token, worth in self._meant(asked[0]) if worth >= NAME}
                named = {word: worth for word, worth in term.readings.items() if word in own}
                if named:
                    yield term._replace(readings=named)
            elif not self._silent(asked[0], repaired):
                yield self._single(asked[0], repaired)
            start = end

    @staticmethod
    def _silent(word: str, repaired: dict[str, list[tuple[str, float]]]) -> bool:
        return word in lay_words.SILENT or bool(repaired.get(word) and repaired[word][0][0] in lay_words.SILENT)

    def _parted(self, word: str) -> list[str]:
        """The words that a compound nobody knows is made of: names of something, and words that say nothing."""
        digits = _LETTERS_AND_YEAR.fullmatch(word)
        if digits and not self.index.keys(word, 1):
            return list(digits.groups())
        if len(word) < 8 or self.knows(word) or not word.isalpha():
            return [word]
        cuts = range(3, len(word) - 2)
        pieces = [(one, word[cut:]) for cut in cuts for one in _without_link(word[:cut])]
        self.look_up(part for piece in pieces for part in piece)
        for first, rest in reversed(pieces):
            who = rest in ALL_PEOPLE and self.knows(first)
            silent = [part in lay_words.SILENT for part in (first, rest)]
            if who or (
                all(self.is_name(part) or part in lay_words.SILENT for part in (first, rest)) and not all(silent)
            ):
                return [first, rest]
        for first, rest in pieces:
            if rest in lay_words.SILENT and len(rest) > 4 and len(first) > 4:
                return [first, rest]
        return [word]

    def _named(
        self, spoken: list[str], repaired: dict[str, list[tuple[str, float]]]
    ) -> dict[int, tuple[int, str, float]]:
        """The names of several words that stand in the question: by their start, the end, the name and how sure."""
        spans: dict[tuple[int, int], list[tuple[str, float]]] = {}
        for start in range(len(spoken)):
            for end in range(start + 2, min(len(spoken), start + LONGEST) + 1):
                spans[start, end] = list(_spellings(spoken[start:end], repaired))
            pair = spoken[start : start + 2]
            if len(pair) == 2 and any(repaired.get(one) == [] for one in pair):  # a compound split, and misspelt
                joined = self.nearest("".join(pair))[:1]
                spans[start, start + 2] += [(word, MISSPELT * _trust(worth)) for word, worth in joined]
        self.look_up(key for keys in spans.values() for key, _ in keys)
        found: dict[int, tuple[int, str, float]] = {}
        taken = -1
        for start in range(len(spoken)):
            for end in range(min(len(spoken), start + LONGEST), start + 1, -1):
                unknown = end == start + 2 and not all(map(self.knows, spoken[start:end]))
                named = next(
                    (one for one in spans[start, end] if self.is_name(one[0]) or (unknown and self.docs.get(one[0]))),
                    None,
                )
                if named is not None and start > taken:
                    found[start] = (end, *named)
                    taken = end - 1
                    break
        return found

    def _single(self, word: str, repaired: dict[str, list[tuple[str, float]]]) -> Term:
        likely = repaired.get(word, [])
        meant = {other: MISSPELT * _trust(worth) for other, worth in likely if worth > likely[0][1] - 0.02}
        if not likely or self.index.starting(word, 1):  # it may also be the beginning of a word
            meant[word] = 1.0
        return self._term(word, meant, [])

    def _term(self, asked: str, meant: dict[str, float], parts: list[Term]) -> Term:
        """How words may be read. ``meant``: the words they may be, as they are known, and how surely."""
        readings: dict[str, float] = {}
        keys: tuple[str, ...] = ()
        for word, sure in meant.items():
            for other, worth in self._read(word).items():
                readings[other] = max(readings.get(other, 0), sure * worth)
        if " " not in asked and any(letter.isdigit() for letter in asked):
            readings[asked] = 1.0
            if asked[0].isalpha() and len(asked) > 4:
                keys = tuple(self.index.keys(asked, 100))
        self.look_up(readings)
        least = SURE * max(readings.values(), default=0)
        held = sum(self.docs[word] or 0 for word, worth in readings.items() if worth >= least)
        weight = log(1 + self.studies / max(1, min(held + len(keys), self.studies)))
        named = {token[0] for word in meant for token, worth in self._meant(word) if worth >= NAME}
        complaint = "u" in named
        if complaint:
            parts = [part._replace(complaint=True) for part in parts]
        sure = max(meant.values())
        elsewhere = ELSEWHERE in named and not complaint
        trust = 1.0 if elsewhere else self._trusted(meant, readings)
        weight *= max(1, len(parts)) ** 0.5
        return Term(asked, weight, readings, keys, tuple(parts), sure, complaint, held, trust, elsewhere)

    def _trusted(self, meant: dict[str, float], readings: dict[str, float]) -> float:
        """How much of its weight a word keeps."""
        if not readings:
            return _UNKNOWN
        if not any(self.knows(word) or word in readings for word in meant):
            return _ONLY_BEGINS
        return 1.0 if max(meant.values()) == 1 else _REPAIRED

    def _meant(self, word: str) -> Iterable[tuple[str, float]]:
        return self.meanings.get(word, {}).items()

    def _read(self, word: str) -> dict[str, float]:
        self.look_up([word])
        meant = self.meanings.get(word, {})
        readings = {token: worth for token, worth in meant.items() if token[0] not in _NOWHERE}
        if " " in word:
            return readings
        named = self.is_name(word)
        if self.docs.get(word):
            readings[word] = MENTIONED if any(worth in (1, TELLING) for worth in readings.values()) else 1.0
        said_too = [token for token, worth in meant.items() if worth >= NAME and token[0] in _SAID_TOO]
        inflected = forms(self.index, word)
        self.look_up(inflected)
        groups = {token for one in (word, *inflected) for token in self.meanings.get(one, ()) if token[0] == GROUP}
        for other in self.index.names(groups, ALIKE):
            readings.setdefault(other, OTHER_FORM)
        for other in self.index.names(said_too):
            readings.setdefault(other, _SAID)
        others = dict.fromkeys(inflected, OTHER_FORM)
        if len(word) > (4 if named else 2) and not word.isdigit():
            worth = MENTIONED if named else _BEGINNING
            others = {other: worth for other in self.index.starting(word, _MOST) if other != word} | others
        self.look_up(others)
        for other, worth in others.items():
            readings[other] = max(readings.get(other, 0), worth)
            if named:
                continue
            for token, quality in self.meanings.get(other, {}).items():
                if token[0] not in _NOWHERE:
                    readings[token] = max(readings.get(token, 0), worth * quality)
        return readings


_LETTERS_AND_YEAR = re.compile(r"([a-z]{3,})((?:19|20)\d\d)")


def _trust(likely: float) -> float:
    """How much of a word counts when it is read as another: an unlikely repair is often right where the rest fits."""
    return 0.5 + 0.5 * likely


def _without_link(word: str) -> tuple[str, ...]:
    """The first part of a compound, without the letters that link it to the next."""
    return (word, *(word.removesuffix(link) for link in ("s", "en", "e") if word.endswith(link) and len(word) > 5))


def _spellings(words: list[str], repaired: dict[str, list[tuple[str, float]]]) -> Iterator[tuple[str, float]]:
    """How a run of words may stand in the list of names, as typed and with misspelt words repaired, and how surely."""
    if any(word in lay_words.SILENT for word in (words[0], words[-1])):
        yield " ".join(words), 1.0
        return
    ways: list[tuple[list[str], float]] = [(words, 1.0)]
    if any(repaired.get(word) for word in words):
        for choice in range(3):
            picked = [
                (repaired[word][min(choice, len(repaired[word]) - 1)] if repaired.get(word) else (word, 1.0))
                for word in words
            ]
            ways.append(([word for word, _ in picked], MISSPELT * _trust(min(sure for _, sure in picked))))
    for way, sure in ways:
        yield " ".join(way), sure
        if len(way) == 2:
            yield "".join(way), sure
        telling = [word for word in way if word not in lay_words.SILENT]
        if len(telling) > 1:
            yield in_any_order(telling), sure
