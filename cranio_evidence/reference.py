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

    ``title`` and ``subtitle`` are in sentence case, as Vancouver and APA print them; they, and ``container``, may hold
    the markup of CSL-JSON (``<i>``, ``<b>``, ``<sup>``, ``<sub>``, ``<sc>``). ``container``: the book a chapter stands
    in, the proceedings of an abstract, the site or register of a page. ``genre``: what kind of thesis or report.
    ``pages`` as printed in full ("441-449", "e21-e28"); ``eid``: an article number. ``others`` and ``more_editors``:
    there are authors or editors beyond those seen. ``year`` is the volume's; ``date`` and ``accessed`` ISO, as far as
    known. ``state``: empty, or a key of ``REFERENCE_STATES``.
    """

    key: str
    kind: str
    title: str
    year: str | None = None
    subtitle: str = ""
    authors: tuple[Name, ...] = ()
    others: bool = False
    editors: tuple[Name, ...] = ()
    more_editors: bool = False
    translators: tuple[Name, ...] = ()
    container: str = ""
    journal: str = ""
    journal_short: str = ""
    date: str = ""
    volume: str = ""
    number: str = ""
    pages: str = ""
    eid: str = ""
    edition: str = ""
    series: str = ""
    pages_in_all: str = ""
    genre: str = ""
    publisher: str = ""
    place: str = ""
    event: str = ""
    state: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    issn: str = ""
    isbn: str = ""
    url: str = ""
    accessed: str = ""
    language: str = "en"

    @property
    def whole_title(self) -> str:
        """Title and subtitle as one: after a colon, or after the title's own question or exclamation mark."""
        if not self.subtitle:
            return self.title
        if self.title.endswith(("?", "!", ".")):
            return f"{self.title} {self.subtitle[:1].upper()}{self.subtitle[1:]}"
        return f"{self.title}: {self.subtitle}"
