"""What may be said of a complaint, an outcome or an instrument?"""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from cranio_evidence.vocabulary import Text

# The complaint that stands for any complaint.
ANY = "any-condition"


class Icpc(NamedTuple):
    """A code of the International Classification of Primary Care. ``edition``: a key of ``ICPC_EDITIONS``."""

    code: str
    edition: str
    source: str


class Mesh(NamedTuple):
    """A MeSH descriptor and how well it fits (``match``: one of ``MESH_MATCHES``)."""

    label: str
    match: str
    source: str
    id: str | None = None


class Words(NamedTuple):
    """Other words for the same thing in both languages."""

    nl: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


class Condition(NamedTuple):
    """A complaint. ``phrase`` is how it is said after "bij" or "for", where that differs from the name.

    ``parent``: where it hangs in the tree; ``also_under``: ids of other complaints it is a form of, so that their
    questions reach it too. ``people``: the phrase names the people themselves ("healthy people"), not what they have.
    ``covers``: it stands for all that a study's people had ("various complaints"): nothing else needs to be named.
    ``narrower``: words for a part of it only ("spit" for low back pain); a text then says what was really studied.
    ``searched``: ISO date of the last search for studies of it, null if none was made.
    """

    id: str
    name: Text
    parent: str | None = None
    also_under: tuple[str, ...] = ()
    phrase: Text | None = None
    people: bool = False
    covers: bool = False
    synonyms: Words = Words()
    narrower: Words = Words()
    icpc: tuple[Icpc, ...] = ()
    mesh: tuple[Mesh, ...] = ()
    searched: str | None = None

    @property
    def over(self) -> tuple[str, ...]:
        """The complaints right above it."""
        return (*((self.parent,) if self.parent else ()), *self.also_under)

    @property
    def said(self) -> Text:
        """How it is said in a sentence."""
        return self.phrase or self.name


def lineage(name: str, parents: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """A complaint and all above it, each once, the nearest first. ``parents``: by id, the ids right above."""
    found = [name]
    for one in found:
        found += [above for above in parents.get(one, ()) if above not in found]
    return tuple(found)


class Outcome(NamedTuple):
    """Something that can be measured in people. ``better``: lower or higher, null where neither is a gain.

    ``synonyms``: what people type who mean it.
    """

    id: str
    name: Text
    better: str | None = None
    synonyms: Words = Words()


class Mcid(NamedTuple):
    """A minimal important difference, and the people it was found in: never carried to another complaint.

    ``kind``: a key of ``MCID_KINDS``, null where it was not seen; the two are no substitute for one another.
    ``conditions``: ids of the complaints of those people.
    """

    value: Decimal
    context: Text
    source: str
    kind: str | None = None
    conditions: tuple[str, ...] = ()


class Instrument(NamedTuple):
    """How an outcome is measured. ``range``: lowest and highest score; ``better``: lower or higher, null if unknown."""

    id: str
    name: Text
    abbreviation: str | None = None
    measures: tuple[str, ...] = ()
    range: tuple[Decimal, Decimal] | None = None
    unit: str | None = None
    better: str | None = None
    mcid: tuple[Mcid, ...] = ()
    source: str | None = None
    note: Text | None = None
