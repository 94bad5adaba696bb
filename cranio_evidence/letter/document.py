"""What is a letter made of, before it becomes text, a web page, Word or PDF?"""

from typing import NamedTuple

from cranio_evidence.cite.runs import Runs, plain
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

    @property
    def shares(self) -> tuple[float, ...]:
        """How wide each column should be, as a part of the whole: room for its longest word, and for how much it says.

        >>> Table(("A", "B"), (("x", "schijnbehandeling met aanraking"),)).shares
        (0.07, 0.93)
        """
        columns = [
            (name, *(plain(row[i]) for row in self.rows if i < len(row))) for i, name in enumerate(self.headings)
        ]
        wanted = [
            1.6 * max(len(word) for text in texts for word in text.split() or [""]) + max(map(len, texts)) ** 0.5
            for texts in columns
        ]
        return tuple(round(one / (sum(wanted) or 1), 2) for one in wanted)


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
