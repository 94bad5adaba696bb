"""What may be said of a publication?"""

from typing import NamedTuple


class Name(NamedTuple):
    """A person, or a group author in ``literal``. ``particle``: "van der"; ``suffix``: "Jr"."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""


class Reference(NamedTuple):
    """A publication as a citation needs it. ``kind``: a key of ``REFERENCE_KINDS``.

    ``title`` and ``subtitle`` are in sentence case, as Vancouver and APA print them. ``pages`` as printed in full
    ("441-449", "e21-e28"); ``eid``: an article number. ``others``: there are authors beyond those seen. ``year`` is the
    volume's; ``date`` ISO where more is known.
    """

    key: str
    kind: str
    title: str
    year: str | None = None
    subtitle: str = ""
    authors: tuple[Name, ...] = ()
    others: bool = False
    journal: str = ""
    journal_short: str = ""
    date: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    eid: str = ""
    publisher: str = ""
    place: str = ""
    event: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    issn: str = ""
    isbn: str = ""
    url: str = ""
    language: str = "en"
