"""What is a letter made of, before it becomes text, a web page, Word or PDF?"""

from typing import NamedTuple

from cranio_evidence.cite.runs import Runs
from cranio_evidence.vocabulary import Lang


class Mark(NamedTuple):
    """A warning that stands out at the top ("CONCEPT")."""

    text: str


class Heading(NamedTuple):
    """The heading of a part."""

    text: str


class Fields(NamedTuple):
    """Lines of a label and what it says ("Geboortedatum: 1 mei 1980"); a label may be empty."""

    rows: tuple[tuple[str, str], ...]


class Body(NamedTuple):
    """A paragraph of running text."""

    runs: Runs


class Table(NamedTuple):
    """A table: its headings, and rows of as many cells."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]


class References(NamedTuple):
    """The list of references, numbered from 1 where the text refers by number."""

    entries: tuple[Runs, ...]
    numbered: bool = True


class Foot(NamedTuple):
    """The line at the end that says what the text rests on."""

    text: str


Block = Mark | Heading | Fields | Body | Table | References | Foot


class Document(NamedTuple):
    """A letter, or a part of one, in its order. ``title``: what it is, without any name of a person."""

    title: str
    lang: Lang
    blocks: tuple[Block, ...]
