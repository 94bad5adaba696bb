"""Plausible synthetic publications, for measuring only: never mixed with the library."""

import random
from pathlib import Path

from cranio_evidence.bibtex import read_references
from cranio_evidence.cite.runs import plain
from cranio_evidence.cite.titles import title_case
from cranio_evidence.reference import Name, Reference

_SEED = 2026
_FIELDS = (
    "migraine", "neck pain", "low back pain", "fibromyalgia", "tension-type headache", "infantile colic", "asthma",
    "knee pain", "insomnia", "dementia", "preterm birth", "concussion", "pelvic pain", "tinnitus", "whiplash",
)  # fmt: skip
_TREATMENTS = ("craniosacral therapy", "massage", "myofascial release", "osteopathic treatment", "exercise", "yoga")
_DESIGNS = (
    "a randomized controlled trial", "a pilot study", "a systematic review", "a cohort study", "a case series",
    "a qualitative study", "a feasibility trial", "a meta-analysis",
)  # fmt: skip
_MEASURES = ("pain", "quality of life", "sleep", "disability", "anxiety", "heart rate variability", "range of motion")


def publications(count: int) -> tuple[Reference, ...]:
    """Journal articles with names and journals as they occur in the library; the same ones every time.

    People with a suffix and journals with a small word in their name are left out: there we differ from pandoc on
    purpose.

    ``count``: how many, at least 1. The smaller collection is the beginning of the larger one.
    """
    chance = random.Random(_SEED)  # noqa: S311 - not a secret
    path = Path(__file__).parent.parent / "data" / "references.bib"
    known = [one.reference for one in read_references(path.read_bytes(), path.name)[0]]
    people = sorted({name for one in known for name in one.authors if name.given and not name.suffix})
    named = {(one.journal, one.journal_short) for one in known if one.journal and one.journal_short}
    journals = sorted(pair for pair in named if plain(title_case(pair[0], "en")) == pair[0])
    return tuple(_publication(chance, number, people, journals) for number in range(count))


def _publication(chance: random.Random, number: int, people: list[Name], journals: list[tuple[str, str]]) -> Reference:
    journal, short = chance.choice(journals)
    first = chance.randint(1, 1990)
    return Reference(
        key=f"synthetic{number}",
        kind="article",
        title=f"The effects of {chance.choice(_TREATMENTS)} on {chance.choice(_MEASURES)} in people with "
        f"{chance.choice(_FIELDS)}: {chance.choice(_DESIGNS)} in {chance.randint(10, 999)} participants",
        authors=tuple(chance.sample(people, chance.choice((1, 2, 3, 3, 4, 4, 5, 5, 6, 7, 9, 12)))),
        year=str(chance.randint(1985, 2025)),
        journal=journal,
        journal_short=short,
        volume=str(chance.randint(1, 120)),
        number=str(chance.randint(1, 12)),
        pages=f"{first}-{first + chance.randint(1, 14)}",
        doi=f"10.5555/synthetic.{number}",
    )
