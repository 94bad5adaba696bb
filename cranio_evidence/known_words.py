"""Which words of a question does the index know, and what may the others be a misspelling of?"""

from collections.abc import Iterable

from cranio_evidence import alike, lay_words
from cranio_evidence.likeness import misspelt
from cranio_evidence.search_index import NAME
from cranio_evidence.shortlist import Index

_LONG = 8  # letters; shorter words are too like each other
_ALIKE = 68  # of 100: words less like each other are not compared any further
_MANY = 20  # a word that one in so many studies holds is a common one

ALL_PEOPLE = frozenset(word for group in alike.PEOPLE for word in group)


class Known:
    """What the index says of the words of one question, asked once for each.

    ``meanings``: what each stands for; ``docs``: in how many studies it stands, null where it is not known.
    """

    def __init__(self, index: Index) -> None:
        self.index = index
        self.studies = index.count()
        self.meanings: dict[str, dict[str, float]] = {}
        self.docs: dict[str, int | None] = {}

    def look_up(self, words: Iterable[str]) -> None:
        """Ask the index for words that it was not asked for yet."""
        new = [word for word in dict.fromkeys(words) if word not in self.docs]
        if new:
            docs = self.index.docs(new)
            self.docs |= {word: docs.get(word) for word in new}
            self.meanings |= self.index.meanings(new)

    def knows(self, word: str) -> bool:
        """Whether a word that was looked up stands in a study or stands for something."""
        return self.docs.get(word) is not None or word in self.meanings

    def is_name(self, phrase: str) -> bool:
        """Whether a phrase that was looked up is the name of something."""
        return any(worth >= NAME for worth in self.meanings.get(phrase, {}).values())

    def repaired(self, words: list[str]) -> dict[str, list[tuple[str, float]]]:
        """For each word that nobody knows, what it may be a misspelling of, best first."""
        found: dict[str, list[tuple[str, float]]] = {}
        for place, word in enumerate(words):
            beside = ("".join(words[max(0, place - 1) : place + 1]), "".join(words[place : place + 2]))
            if (
                len(word) < 4
                or not word.isalpha()
                or self.knows(word)
                or word in lay_words.SILENT
                or any(self.is_name(one) for one in beside if one != word)
            ):
                continue
            found[word] = self.nearest(word)
        return found

    def nearest(self, word: str) -> list[tuple[str, float]]:
        """Known words that this one may be a misspelling of, best first.

        Those of names, titles and lists, of the same first letter and then of any; a long word may also be a slip for
        one of the descriptions, and a short one for a word that stands in many; at last, for the beginning of a word.
        """
        first, one_slip = word[0], 1 - 1.5 / len(word)
        known = [*self.index.letter(first), *(one for one in lay_words.SILENT if one[0] == first and len(one) > 3)]
        found = self._like(word, known)
        if found and found[0][1] > one_slip:
            return found
        least = 1 if len(word) >= _LONG else max(3, self.studies // _MANY)
        told = self._like(word, self.index.told(first, len(word), least))
        found = [one for one in told if one[1] > one_slip] or found or self._like(word, self.index.letters_but(first))
        if found or len(word) < _LONG - 2:
            return found
        lengths = (len(word) - 1, len(word), len(word) + 1)
        starts = {other[:length] for other in self.index.letter(first) for length in lengths if len(other) > length}
        return [one for one in self._like(word, list(starts)) if one[1] > one_slip][:1]

    def _like(self, word: str, pool: list[str]) -> list[tuple[str, float]]:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - loaded at the first unknown word

        close = process.extract(word, pool, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=20)
        if not close:
            return []
        tails = [word[-length:] for length in range(4, len(word) - 1)]
        self.look_up((*tails, *(one[0] for one in close)))
        heads = {tail for tail in tails if self.knows(tail)}
        likely = ((other, misspelt(word, other, heads)) for other, _, _ in close)
        return sorted(
            ((other, worth) for other, worth in likely if worth),
            key=lambda one: (-one[1], -(self.docs.get(one[0]) or 0), one[0]),
        )[:5]
