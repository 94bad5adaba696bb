"""What is a sentence of a letter made of, and where does each number in it come from?"""

from collections.abc import Iterator
from typing import NamedTuple

from cranio_evidence.findings import finding
from cranio_evidence.library import Library


class Fact(NamedTuple):
    """Words that carry a number, and the path of the value they print (see ``resolve``)."""

    text: str
    path: str


class Cite(NamedTuple):
    """Where the number of a reference stands."""

    key: str


Part = str | Fact | Cite


class Sentence(NamedTuple):
    """A sentence as its parts: words, facts and citations."""

    parts: tuple[Part, ...]

    @property
    def facts(self) -> Iterator[Fact]:
        """The facts in it."""
        return (part for part in self.parts if isinstance(part, Fact))

    @property
    def cited(self) -> Iterator[str]:
        """The keys cited in it, in order."""
        return (part.key for part in self.parts if isinstance(part, Cite))

    @property
    def words(self) -> str:
        """The sentence without citation numbers."""
        return "".join(
            part if isinstance(part, str) else part.text for part in self.parts if not isinstance(part, Cite)
        )

    @property
    def bare(self) -> str:
        """The words outside the facts: these must hold no number."""
        return "".join(part if isinstance(part, str) else "·" for part in self.parts)


def sentence(*parts: Part | list[Part]) -> Sentence:
    """A sentence from its parts; lists of parts are laid out flat, the first letter is a capital."""
    flat: list[Part] = []
    for part in parts:
        flat += part if isinstance(part, list) else [part]
    flat = [part for part in flat if part != ""]
    first = flat[0]
    if isinstance(first, str):
        flat[0] = _capital(first)
    elif isinstance(first, Fact):
        flat[0] = Fact(_capital(first.text), first.path)
    return Sentence(tuple(flat))


def _capital(text: str) -> str:
    """The text with a capital; a capital E needs no accent to be told from "een"."""
    return "Eén" + text[3:] if text.startswith("één") else text[0].upper() + text[1:]


def resolve(library: Library, path: str) -> object:
    """The value at a path.

    ``studies/KEY/field/0/field``, ``references/KEY/field``, ``conditions/ID/...``, ``outcomes/ID/...``,
    ``instruments/ID/...``, ``tally/KEY+KEY/field`` (counted comparisons), ``count/KEY+KEY`` (how many), ``date``.
    """
    kind, *steps = path.split("/")
    if kind == "date":
        return library.date
    name, *steps = steps
    if kind == "count":
        return len(name.split("+")) if name else 0
    here: object
    if kind == "tally":
        return sum(getattr(finding(library.study(key)).tally, steps[0]) for key in name.split("+"))
    look = {
        "studies": library.study,
        "references": library.reference,
        "conditions": library.condition,
        "outcomes": library.outcome,
        "instruments": library.instrument,
    }[kind]
    here = look(name)
    for step in steps:
        here = here[int(step)] if step.isdigit() and isinstance(here, tuple) else getattr(here, step)
    return here
