"""What does each language offer to the texts of a letter?"""

from typing import Protocol, cast

from cranio_evidence.letter import en, nl
from cranio_evidence.letter.facts import Facts
from cranio_evidence.letter.harms import HarmWords
from cranio_evidence.letter.people import PhraseWords
from cranio_evidence.letter.reviews import ReviewWords
from cranio_evidence.letter.sentence import Fact, Part, Sentence
from cranio_evidence.letter.unshown import UnshownWords
from cranio_evidence.study import Study
from cranio_evidence.synthesis import Synthesis
from cranio_evidence.vocabulary import Lang


class Language(Protocol):
    """One function a kind of sentence, and the words for people, harms, reviews and what is not shown."""

    PHRASES: PhraseWords
    HARMS: HarmWords
    REVIEWS: ReviewWords
    UNSHOWN: UnshownWords

    def none(self, s: Synthesis, f: Facts) -> list[Sentence]:
        """That there is no study: a full answer."""

    def scope(self, s: Synthesis, f: Facts) -> Sentence:
        """What studies there are."""

    def lead(self, s: Synthesis, f: Facts) -> Sentence:
        """What the first study found."""

    def blinding(self, study: Study) -> Sentence | None:
        """Who was blinded and who was not; null where nobody is known not to be."""

    def other(self, s: Synthesis, study: Study, f: Facts) -> Sentence:
        """One of the studies after the first."""

    def others(self, s: Synthesis, f: Facts) -> list[Sentence]:
        """The studies after the first, one by one or counted."""

    def clause(self, s: Synthesis, direction: str, count: Fact) -> list[Part]:
        """What some of several studies showed, with how many they are."""


LANGUAGES: dict[Lang, Language] = {"nl": cast("Language", nl), "en": cast("Language", en)}
