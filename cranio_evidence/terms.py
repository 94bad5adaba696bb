"""What may be said of a complaint, an outcome or an instrument?"""

from decimal import Decimal
from typing import NamedTuple

from cranio_evidence.vocabulary import Text


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

    ``narrower``: words for a part of it only ("spit" for low back pain); a text then says what was really studied.
    ``searched``: ISO date of the last search for studies of it, null if none was made.
    """

    id: str
    name: Text
    parent: str | None = None
    phrase: Text | None = None
    synonyms: Words = Words()
    narrower: Words = Words()
    icpc: tuple[Icpc, ...] = ()
    mesh: tuple[Mesh, ...] = ()
    searched: str | None = None

    @property
    def said(self) -> Text:
        """How it is said in a sentence."""
        return self.phrase or self.name


class Outcome(NamedTuple):
    """Something that can be measured in people. ``better``: lower or higher, null where neither is a gain."""

    id: str
    name: Text
    better: str | None = None


class Mcid(NamedTuple):
    """A minimal important difference, and the people it was found in: never carried to another complaint."""

    value: Decimal
    context: Text
    source: str


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
