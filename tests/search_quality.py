"""How well does search find what people mean? By hand: ``python tests/search_quality.py [tuning|held]``."""

import sys
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from cranio_evidence.library import Library
from cranio_evidence.search import search

CASES = Path(__file__).parent / "search_cases.yaml"


class Quality(NamedTuple):
    """What search made of a number of questions.

    ``asked``: how many have an answer; ``first``, ``three``, ``five``: in how many of those a right record came first,
    among the first three or five; ``reciprocal``: the mean of 1 over its place; ``empty``: how many questions have no
    answer; ``false``: how many of those got one. ``misses``: a line for each question that went wrong.
    """

    asked: int
    first: int
    three: int
    five: int
    reciprocal: float
    empty: int
    false: int
    misses: tuple[str, ...]

    def report(self, name: str) -> str:
        """One line of figures."""
        share = [f"{100 * number / self.asked:.1f}%" for number in (self.first, self.three, self.five)]
        return (
            f"{name}: {self.asked} questions with an answer: first {share[0]}, in the first three {share[1]}, "
            f"in the first five {share[2]}, mean reciprocal rank {self.reciprocal:.3f}; "
            f"{self.empty} without: {self.false} false answers"
        )


def cases(half: str) -> list[dict[str, Any]]:
    """The questions of one half; none where it is not there."""
    found: list[dict[str, Any]] = yaml.safe_load(CASES.read_text(encoding="utf-8")).get(half) or []
    return found


def measure(library: Library, questions: list[dict[str, Any]]) -> Quality:
    """Ask each question and compare."""
    places: list[int | None] = []
    false = 0
    misses: list[str] = []
    for case in questions:
        keys = [hit.study.key for hit in search(library, case["q"]).hits]
        if not case["first"]:
            false += bool(keys)
            misses += [f"{case['q']!r}: nothing answers it, got {keys[:3]}"] if keys else []
            continue
        places.append(next((place for place, key in enumerate(keys, 1) if key in case["first"]), None))
        if places[-1] != 1:
            misses.append(f"{case['q']!r}: place {places[-1]}, got {keys[:3]}, right: {case['first'][:4]}")
    found = [place for place in places if place]
    return Quality(
        asked=len(places),
        first=sum(place <= 1 for place in found),
        three=sum(place <= 3 for place in found),
        five=sum(place <= 5 for place in found),
        reciprocal=sum(1 / place for place in found) / max(1, len(places)),
        empty=len(questions) - len(places),
        false=false,
        misses=tuple(misses),
    )


def main() -> None:
    """Print the figures and what went wrong, of one half or of both."""
    library = Library.open()
    for half in sys.argv[1:] or ["tuning", "held"]:
        questions = cases(half)
        if questions:
            quality = measure(library, questions)
            print(quality.report(half))
            print("".join(f"  {miss}\n" for miss in quality.misses), end="")


if __name__ == "__main__":
    main()
