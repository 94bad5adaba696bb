"""How quickly are questions answered in one process?

``python benchmarks/searching.py [FOLDER ...]``: each library (the packaged one where no folder is named) is asked
questions made from its own records: authors, years, complaints, words of titles, fields, chatty ones, half of them with
typing errors. Prints a line for each: how many records, the milliseconds that 50, 95 and 99 per cent of the questions
stay within, and how often the record that the question was made from was among the ten that came first. Ends with 1
when 95 % is over the bound for its size.
"""

import random
import statistics
import sys
import time
from typing import NamedTuple

from cranio_evidence.library import Library
from cranio_evidence.search import search

QUESTIONS = 400
# Milliseconds within which 95 % must be answered, by the number of records up to which that holds.
BOUNDS = ((1_000, 5.0), (100_000, 50.0), (1_000_000, 150.0))
_VOWELS = "aeiou"


class Speed(NamedTuple):
    """How long questions took, in milliseconds; ``found``: the share that found the record they were made from."""

    records: int
    p50: float
    p95: float
    p99: float
    found: float

    @property
    def told(self) -> str:
        """The line that is printed."""
        return (
            f"searching\t{self.records} records\tp50 {self.p50:.1f} ms\t"
            f"p95 {self.p95:.1f} ms (at most {self.bound:g})\tp99 {self.p99:.1f} ms\tfound {self.found:.0%}"
        )

    @property
    def bound(self) -> float:
        """What 95 % should stay within in a library of this size."""
        return next((bound for records, bound in BOUNDS if self.records <= records), BOUNDS[-1][1])


def slip(word: str, chance: random.Random) -> str:
    """A word as somebody in a hurry types it: a letter dropped, doubled, swapped, or another vowel."""
    if len(word) < 6:
        return word
    at = chance.randrange(1, len(word) - 2)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + (chance.choice(_VOWELS) if word[at] in _VOWELS else word[at]) + word[at + 1 :],
        )
    )


def questions(library: Library, count: int) -> list[tuple[str, str]]:
    """Questions, each with the key of the record it was made from; the same on every run."""
    chance = random.Random(7)  # noqa: S311 - made-up questions, the same on every run
    keys = library.keys
    made: list[tuple[str, str]] = []
    while len(made) < count:
        key = chance.choice(keys)
        study, reference = library.study(key), library.reference(key)
        if reference is None or not reference.authors or not study.conditions:
            continue
        complaint = chance.choice(library.condition(study.conditions[0]).name)
        title = [word for word in reference.whole_title.split() if len(word) > 3]
        family, year = reference.authors[0].family or reference.authors[0].literal, reference.year or ""
        asked = chance.choice(
            (
                f"{family} {year}",
                f"{family} {complaint}",
                complaint,
                " ".join(chance.sample(title, min(3, len(title)))),
                f"is er onderzoek van {family} naar {complaint}",
                f"{complaint} {study.design.split('-')[0]} {year}",
                f"auteur:{family.split()[-1]} jaar:{year or '..2030'}",
                f"{complaint} n:1..",
                key,
            )
        )
        if ":" not in asked and len(made) % 2:
            asked = " ".join(slip(word, chance) for word in asked.split())
        made.append((asked, key))
    return made


def measure(library: Library, count: int = QUESTIONS) -> Speed:
    """Ask a library questions about its own records."""
    asked = questions(library, count)
    for question, _ in asked[:20]:
        search(library, question)
    took: list[float] = []
    found = 0
    for question, key in asked:
        start = time.perf_counter()
        answer = search(library, question)
        took.append((time.perf_counter() - start) * 1000)
        found += key in {hit.study.key for hit in answer.hits}
    parts = statistics.quantiles(took, n=100)
    return Speed(len(library.keys), parts[49], parts[94], parts[98], found / count)


def main() -> int:
    """Measure each library and say how it compares."""
    over = False
    folders: list[str | None] = [*sys.argv[1:]] or [None]
    for folder in folders:
        speed = measure(Library.open(folder, packaged=folder is None))
        print(speed.told)
        over |= speed.p95 > speed.bound
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
