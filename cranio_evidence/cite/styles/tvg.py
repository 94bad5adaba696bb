"""How does the Tijdschrift voor Geneeskunde (Belgium) print a publication?

Rules: the journal's instructions to authors (https://tvgg.be/nl/artikel-indienen), which follow the ICMJE with at most
three authors before "et al." where there are six or more.
"""

from cranio_evidence.cite import dates
from cranio_evidence.cite.names import NameList
from cranio_evidence.cite.runs import Part, Runs, join, wrap
from cranio_evidence.cite.styles.parts import (
    authors,
    doi,
    edition,
    editors,
    in_book,
    in_journal,
    issue,
    journal,
    pages,
    title,
    url,
    year,
)  # fmt: skip
from cranio_evidence.cite.titles import rich
from cranio_evidence.cite.words import DASH, WORDS, capital, genre
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang, Text

_ET_AL = Text("et al.", "et al.")
AUTHORS = NameList(most=5, first=3, hyphen=True, et_al=_ET_AL)
_EDITORS = AUTHORS._replace(most=6, first=6)
_EDITION = Text("dr.", "edn")
_AVAILABLE = Text("beschikbaar op", "available from")
_REPORT = Text("Rapportnr.", "Report No.")


def entry(reference: Reference, lang: Lang, _letter: str = "") -> Runs:
    """One reference of the list, without its number."""
    people = authors(reference, AUTHORS, lang)
    body = join(". ", people, _title(reference, lang), _where(reference, lang))
    report = reference.number if reference.kind in {"report", "guideline"} else ""
    return join(
        " ",
        join("", body, "."),
        _series(reference),
        wrap(f"{_REPORT.say(lang)}: ", report, "."),
        _access(reference, lang),
    )


def _series(reference: Reference) -> Runs:
    if in_journal(reference) or not reference.series:
        return ()
    volume = f"vol. {reference.volume}" if reference.volume else ""
    return join("", wrap("(", join("; ", reference.series, volume), ")"), ".")


def _title(reference: Reference, lang: Lang) -> Runs:
    named = title(reference)
    contained = in_journal(reference) or in_book(reference)
    if not contained and reference.url:
        named = join("", named, f" [{capital(WORDS['internet'].say(lang))}]")
    if not contained:
        named = join(". ", named, edition(reference, _EDITION.say(lang), lang))
    if reference.kind == "thesis":
        named = join("", named, wrap(" [", genre(reference, lang), "]"))
    return named


def _where(reference: Reference, lang: Lang) -> Part:
    if in_journal(reference):
        return join(
            ". ",
            journal(reference),
            join(":", join(";", year(reference), issue(reference)), pages(reference, DASH.say(lang))),
        )
    container: Part = rich(reference.container or reference.journal)
    people = editors(reference, _EDITORS, lang) if reference.authors else ""
    if in_book(reference):
        book = join(". ", people, container, edition(reference, _EDITION.say(lang), lang))
        container = join(": ", capital(WORDS["in"].say(lang)) if book else "", book)
    else:
        volume = f"Vol. {reference.volume}" if reference.volume and not reference.series else ""
        container = join(". ", people, join(", ", volume, container))
    return join(". ", container, join("; ", _publisher(reference), _date(reference, lang)), _extent(reference, lang))


def _publisher(reference: Reference) -> Runs:
    place = f"[{reference.place}]" if reference.kind == "thesis" and reference.place else reference.place
    return join(": ", place, reference.publisher)


def _date(reference: Reference, lang: Lang) -> str:
    date = dates.issued(reference)
    if reference.kind in {"report", "guideline"} and date:
        return dates.year_first(date._replace(day=0), lang, dates.BRITISH_SHORT_MONTHS)
    looked = dates.read(reference.accessed) if reference.kind in {"web", "registration"} else None
    cited = f"[{WORDS['cited'].say(lang)} {dates.day_first(looked, lang)}]" if looked else ""
    return " ".join(part for part in (year(reference), cited) if part)


def _extent(reference: Reference, lang: Lang) -> str:
    if reference.kind == "book":
        return f"{reference.pages_in_all} p." if reference.pages_in_all else ""
    said = pages(reference, DASH.say(lang))
    return f"p. {said}" if said else ""


def _access(reference: Reference, lang: Lang) -> Runs:
    """The DOI, else the address; of a web page the address."""
    if reference.doi and reference.kind not in {"web", "registration"}:
        return doi(reference)
    return join(": ", capital(_AVAILABLE.say(lang)), url(reference)) if reference.url else ()
