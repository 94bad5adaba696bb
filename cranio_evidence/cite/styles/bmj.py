"""How does the BMJ print a publication?

Rules: BMJ Author Hub, formatting your paper (https://authors.bmj.com/writing-and-formatting/formatting-your-paper/).
"""

from cranio_evidence.cite import dates
from cranio_evidence.cite.names import NameList
from cranio_evidence.cite.runs import Part, Runs, italic, join, wrap
from cranio_evidence.cite.styles.parts import (
    authors,
    doi,
    edition,
    editors,
    in_book,
    in_journal,
    journal,
    pages,
    title,
    url,
    year,
)
from cranio_evidence.cite.titles import rich
from cranio_evidence.cite.words import DASH, EDITORS_SHORT, WORDS, capital
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang, Text

AUTHORS = NameList(most=3, first=3, hyphen=True, slanted=True)
_EDITION = Text("dr.", "edn")
_ONLINE = Text("Vooraf online gepubliceerd", "Published Online First")


def entry(reference: Reference, lang: Lang, _letter: str = "") -> Runs:
    """One reference of the list, without its number."""
    named = italic(title(reference)) if reference.kind in {"book", "thesis"} else title(reference)
    body = join(". ", authors(reference, AUTHORS, lang), named, _where(reference, lang))
    return join(" ", join("", body, "."), _access(reference, lang))


def _where(reference: Reference, lang: Lang) -> Part:
    if in_book(reference):
        people = editors(reference, AUTHORS, lang, EDITORS_SHORT) if reference.authors else ""
        return join(
            ". ",
            join(": ", capital(WORDS["in"].say(lang)) if people else "", people),
            italic(rich(reference.container)),
            join(":", _publisher(reference), pages(reference, DASH.say(lang))),
        )
    if reference.kind in {"book", "report", "guideline", "thesis"}:
        return join(". ", edition(reference, _EDITION.say(lang), lang), _publisher(reference))
    name = journal(reference) or reference.container or reference.publisher
    when = join(":", join(";", _date(reference, lang), reference.volume), pages(reference, DASH.say(lang)))
    return join(". ", italic(name) if in_journal(reference) else rich(name), when)


def _publisher(reference: Reference) -> Runs:
    return join(" ", join(": ", reference.place, reference.publisher), year(reference))


def _date(reference: Reference, lang: Lang) -> str:
    """The year; of an article that is in no volume yet, the day on which it appeared online."""
    placed = reference.volume or reference.pages or reference.eid
    if placed or reference.state != "ahead" or not in_journal(reference):
        return year(reference)
    date = dates.issued(reference)
    if date is None:
        return ""
    month = capital(dates.MONTHS[lang][date.month - 1]) if date.month else ""
    day = " ".join(part for part in (str(date.day or ""), month, str(date.year)) if part)
    return f"{_ONLINE.say(lang)}: {day}"


def _access(reference: Reference, lang: Lang) -> Runs:
    """The DOI, else the address and when it was looked at."""
    if reference.doi or not reference.url:
        return doi(reference, "doi: ")
    looked = dates.day_first(dates.read(reference.accessed), lang)
    return join(" ", url(reference), wrap("(", looked and f"{WORDS['accessed'].say(lang)} {looked}", ")"))
