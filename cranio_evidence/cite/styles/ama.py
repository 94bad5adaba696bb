"""How does AMA print a publication?

Rules: AMA Manual of Style, 11th edition, chapter 3 (https://doi.org/10.1093/jama/9780190246556.003.0003).
"""

from cranio_evidence.cite import dates
from cranio_evidence.cite.names import NameList
from cranio_evidence.cite.pages import expanded
from cranio_evidence.cite.runs import Part, Runs, italic, join, wrap
from cranio_evidence.cite.styles.parts import (
    authors,
    doi,
    edition,
    editors,
    in_book,
    issue,
    journal,
    numeric,
    title,
    url,
    year,
)  # fmt: skip
from cranio_evidence.cite.titles import rich, title_case
from cranio_evidence.cite.words import EDITORS_SHORT, WORDS, capital, genre
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang, Text

AUTHORS = NameList(most=6, first=3)
_ONLINE = Text("vooraf online gepubliceerd", "published online")
_PREPRINT = Text("preprint", "preprint posted online")
_WHOLE = {"book", "report", "guideline", "thesis"}


def entry(reference: Reference, lang: Lang, _letter: str = "") -> Runs:
    """One reference of the list, without its number."""
    named = title(reference)
    if reference.kind in _WHOLE:
        named = italic(title_case(named, reference.language))
    people = authors(reference, AUTHORS, lang, EDITORS_SHORT)
    body = join(". ", people, named, _where(reference, lang))
    return join(". ", join("", body, "."), _access(reference, lang))


def _where(reference: Reference, lang: Lang) -> Part:
    if in_book(reference):
        return _in_book(reference, lang)
    if reference.kind in {"book", "report", "guideline"}:
        edited = wrap("(", _editors(reference, lang), ")")
        return join(
            ":",
            join(". ", _volume(reference), edition(reference, _EDITION.say(lang), lang), edited, _publisher(reference)),
            expanded(reference.pages),
        )
    if reference.kind in {"web", "registration"}:
        return join(
            ". ", rich(reference.container or reference.publisher), dates.day_first(dates.issued(reference), lang)
        )
    if reference.kind == "thesis":
        return join(". ", capital(genre(reference, lang)), _publisher(reference))
    return _in_journal(reference, lang)


_EDITION = Text("dr.", "edn")


def _in_book(reference: Reference, lang: Lang) -> Runs:
    book = join(
        ". ",
        _editors(reference, lang),
        italic(title_case(rich(reference.container), reference.language)),
        _volume(reference),
        edition(reference, _EDITION.say(lang), lang),
        reference.series,
        _publisher(reference),
    )
    return join(
        ":",
        join(": ", capital(WORDS["in"].say(lang)) if book else "", book),
        expanded(reference.pages) or reference.eid,
    )


def _in_journal(reference: Reference, lang: Lang) -> Runs:
    name = journal(reference) or reference.container.replace(".", "")
    issued = dates.issued(reference)
    volume = issue(reference)
    word = _PREPRINT if reference.kind == "preprint" else _ONLINE if reference.state == "ahead" else None
    if volume or not (word and issued):
        when = year(reference)
    else:
        when = f"{capital(word.say(lang))} {dates.day_first(issued, lang)}"
    return join(
        ". ",
        _editors(reference, lang),
        italic(name),
        italic(reference.publisher) if reference.kind == "preprint" else "",
        join(":", join(";", when, volume), expanded(reference.pages) or reference.eid),
    )


def _editors(reference: Reference, lang: Lang) -> Part:
    return editors(reference, AUTHORS, lang, EDITORS_SHORT) if reference.authors else ""


def _volume(reference: Reference) -> str:
    if not reference.volume:
        return ""
    return f"Vol {reference.volume}" if numeric(reference.volume) else reference.volume


def _publisher(reference: Reference) -> Runs:
    return join("; ", reference.publisher, year(reference))


def _access(reference: Reference, lang: Lang) -> Runs:
    """The DOI, else the address and when it was looked at."""
    if reference.doi or not reference.url:
        return doi(reference)
    looked = dates.day_first(dates.read(reference.accessed), lang)
    return join(". ", f"{capital(WORDS['accessed'].say(lang))} {looked}" if looked else "", url(reference))
