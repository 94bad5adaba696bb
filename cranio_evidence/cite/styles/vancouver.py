"""How does Vancouver print a publication: the form of the National Library of Medicine and the ICMJE?

Rules: Citing Medicine, 2nd edition (https://www.nlm.nih.gov/citingmedicine), and the samples of the ICMJE
recommendations that rest on it.
"""

from cranio_evidence.cite import dates
from cranio_evidence.cite.names import NameList
from cranio_evidence.cite.runs import Part, Runs, join, linked, wrap
from cranio_evidence.cite.styles.parts import (
    authors,
    doi,
    edition,
    editors,
    in_book,
    in_journal,
    issue,
    journal,
    numeric,
    pages,
    title,
    url,
)  # fmt: skip
from cranio_evidence.cite.titles import rich
from cranio_evidence.cite.words import DASH, PAGES, WORDS, capital, genre
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang, Text

AUTHORS = NameList(most=6, first=6)
_AVAILABLE = Text("beschikbaar op", "available from")
_EDITION = Text("dr.", "edn")
_NUMBER = Text("nr.", "no.")


def entry(reference: Reference, lang: Lang, _letter: str = "") -> Runs:
    """One reference of the list, without its number."""
    return join(" ", body(reference, lang, AUTHORS), _identifiers(reference))


def body(reference: Reference, lang: Lang, form: NameList) -> Runs:
    """The reference up to its address and DOI, its people in a form that other styles may choose."""
    page = reference.kind in {"web", "registration"} and bool(reference.container)
    serial = in_journal(reference)
    container = journal(reference) if serial else "" if page else reference.container or reference.journal
    listed = bool(reference.doi or reference.pmid or reference.pmcid)
    online = bool(reference.url) and not (serial and listed)
    medium = wrap("[", capital(WORDS["internet"].say(lang)) if reference.url else "", "]")
    named: Part = rich(reference.container) if page else title(reference)
    bare = page or not (container or in_book(reference))
    printed_edition = edition(reference, _EDITION.say(lang), lang)
    where = join(
        ". ",
        editors(reference, form, lang) if reference.authors else "",
        join(". ", join(" ", rich(container), medium if online else ""), printed_edition) if container else "",
    )
    if not container and reference.volume and not serial:
        where = join(". ", where, _volume(reference))
    date = _date(reference, lang, online=online)
    made = join(
        ". ",
        authors(reference, form, lang),
        join(" ", named, wrap("[", genre(reference, lang), "]"), medium if bare else ""),
        "" if container else printed_edition,
        join(": ", capital(WORDS["in"].say(lang)) if where and in_book(reference) else "", where),
        join(
            "; ",
            "" if serial else join(": ", _place(reference), reference.publisher),
            _issue(date, reference, lang) if serial else date,
        ),
        "" if serial else _extent(reference, lang),
        title(reference) if page else "",
        "" if serial else wrap("(", reference.series, ")"),
        _number(reference, lang),
    )
    return join(" ", join("", made, "."), _availability(reference, lang, online=online))


def _place(reference: Reference) -> str:
    return f"[{reference.place}]" if reference.kind == "thesis" and reference.place else reference.place


def _volume(reference: Reference) -> str:
    return f"Vol. {reference.volume}"


def _date(reference: Reference, lang: Lang, *, online: bool) -> Runs:
    """Year, month and day of an article, year and month of a report, else the year; when an address was looked at."""
    date = dates.issued(reference)
    if not in_journal(reference) and date:
        date = date._replace(day=0) if reference.kind in {"report", "guideline"} else dates.Date(date.year)
    looked = dates.read(reference.accessed)
    cited = f"[{WORDS['cited'].say(lang)} {dates.year_first(looked, lang)}]" if online and looked else ""
    return join(" ", dates.year_first(date, lang), cited)


def _issue(date: Part, reference: Reference, lang: Lang) -> Runs:
    """Date, volume, issue and pages: 2016;19(1):11-4, or 2017:1331108."""
    return join(":", join(";", date, issue(reference)), pages(reference, DASH.say(lang)))


def _extent(reference: Reference, lang: Lang) -> str:
    if reference.kind == "book":
        return f"{reference.pages_in_all} p." if reference.pages_in_all else ""
    said = pages(reference, DASH.say(lang))
    return f"{PAGES.say(1, lang)} {said}" if said else ""


def _number(reference: Reference, lang: Lang) -> str:
    if reference.kind not in {"report", "guideline"} or not reference.number:
        return ""
    label = f"{_NUMBER.say(lang)}: " if numeric(reference.number) else ""
    return f"{capital(genre(reference, lang) or WORDS['report'].say(lang))} {label}{reference.number}"


def _availability(reference: Reference, lang: Lang, *, online: bool) -> Runs:
    address = join(": ", capital(_AVAILABLE.say(lang)), url(reference)) if online else ()
    return join(" ", address, doi(reference))


def _identifiers(reference: Reference) -> Runs:
    pubmed = f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/"
    central = f"https://www.ncbi.nlm.nih.gov/pmc/articles/{reference.pmcid}/"
    return wrap(
        "",
        join(
            "; ",
            join(": ", "PubMed PMID", linked(reference.pmid, pubmed)) if reference.pmid else "",
            join(": ", "PubMed Central PMCID", linked(reference.pmcid, central)) if reference.pmcid else "",
        ),
        ".",
    )
