"""What is said of the studies that count but were not picked by whoever picked by hand?

How many they are and what they found, so that a choice by result can be seen (design rule: nothing is left out unsaid).
"""

from collections.abc import Callable
from typing import NamedTuple

from cranio_evidence.findings import by_direction
from cranio_evidence.letter.facts import Facts, joined
from cranio_evidence.letter.reviews import ReviewWords
from cranio_evidence.letter.sentence import Fact, Part, Sentence, sentence
from cranio_evidence.synthesis import Synthesis, concluding

Clause = Callable[[Synthesis, str, Fact], list[Part]]


class UnshownWords(NamedTuple):
    """The words of one language before and after the count: for one and for several, of studies and of reviews.

    ``unseen``: of one and of several reviews whose conclusion was not seen. ``other``: what stands before the noun (of
    one study, one review, several) where some of the kind were named.
    """

    conjunction: str
    studies: tuple[str, str]
    several_studies: tuple[str, str]
    reviews: tuple[str, str]
    several_reviews: tuple[str, str]
    unseen: tuple[str, str]
    other: tuple[str, str, str]


def tell(s: Synthesis, f: Facts, words: UnshownWords, said: ReviewWords, clause: Clause) -> list[Sentence]:
    """A sentence on the studies that were not picked, and one on the reviews; none where there are none."""
    studies = tuple(one for one in s.unshown if not one.is_review)
    reviews = [one for one in s.unshown if one.is_review]
    made = []
    if studies:
        before, after = words.several_studies if len(studies) > 1 else words.studies
        after = f"{words.other[2 if len(studies) > 1 else 0]}{after}" if s.trials else after
        clauses = [
            clause(s, direction, f.count(one.key for one in here)) for direction, here in by_direction(studies).items()
        ]
        total = f.count(one.key for one in studies)
        made.append(sentence(before, total, after, joined(clauses, words.conjunction), "."))
    if reviews:
        before, after = words.several_reviews if len(reviews) > 1 else words.reviews
        after = f"{words.other[2 if len(reviews) > 1 else 1]}{after}" if s.reviews else after
        told: list[list[Part]] = []
        for conclusion, here in concluding(reviews).items():
            several = len(here) > 1
            verb = said.concludes[conclusion][several] if conclusion else words.unseen[several].strip()
            told.append([f.count(one.key for one in here), " ", verb] if len(reviews) > 1 else [verb])
        made.append(sentence(before, f.count(one.key for one in reviews), after, joined(told, words.conjunction), "."))
    return made
