"""What does Crossref say of a DOI?"""

import json
import re
from typing import Any
from urllib.parse import quote

from cranio_evidence.faults import RefusedError, refusal
from cranio_evidence.lookup import fields
from cranio_evidence.lookup.found import Found
from cranio_evidence.lookup.notices import EditorialNotice, kind_of, merged, status
from cranio_evidence.lookup.service import Service, ask, unreadable, web_page
from cranio_evidence.reference import Name, Reference

NAME = "Crossref"

# Crossref's types of works, as kinds of references; a type that is not here has no place in a library of studies.
_KINDS = {
    "journal-article": "article",
    "proceedings-article": "abstract",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "posted-content": "preprint",
    "report": "report",
    "dissertation": "thesis",
}
_IN_JOURNAL = "article"
_CONTAINED = frozenset(["article", "abstract", "chapter"])
_PUBLISHED = frozenset(["book", "chapter", "report", "thesis", "preprint"])
# How the title itself says that a work was taken back. "Retraction: ..." is the title of a notice, not of such a work.
_TAKEN_BACK = re.compile(
    r"^\W*(?:retracted|withdrawn)(?:\s+(?:article|paper|chapter))?\s*[:\]]|[\[(]\s*(?:retracted|withdrawn)\b",
    re.IGNORECASE,
)


def work(doi: str, service: Service) -> dict[str, Any]:
    """What Crossref has of a DOI, checked to be of that DOI. Raises ``RefusedError`` where there is nothing usable."""
    url = f"{service.crossref}/works/{quote(doi, safe='')}"
    answer = ask(NAME, url, "application/json", service)
    if answer is None:
        raise refusal(
            f"Crossref kent de DOI {doi} niet: kijk de tekens na. Staat het artikel ook in PubMed, geef dan de PMID.",
            f"Crossref does not know the DOI {doi}: check its characters. If PubMed has the article, give the PMID.",
        )
    try:
        whole = json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise _unusable(answer) from error
    message = whole.get("message") if isinstance(whole, dict) else None
    if not isinstance(message, dict) or not _text(message, "DOI"):
        raise unreadable(NAME)
    other = _text(message, "DOI")
    if other.lower() != doi.lower():
        raise refusal(
            f"Crossref antwoordt op {doi} met een andere DOI ({other[:100]}): kijk welke u bedoelt.",
            f"Crossref answers {doi} with another DOI ({other[:100]}): see which one you mean.",
        )
    return message


def _unusable(answer: bytes) -> RefusedError:
    return web_page(NAME) if answer.lstrip()[:1] == b"<" else unreadable(NAME)


def found(message: dict[str, Any]) -> Found:
    """The publication and its notices in what ``work`` gave. Raises ``RefusedError`` without title or container."""
    return Found(_reference(message), notices(message))


def notices(message: dict[str, Any]) -> tuple[EditorialNotice, ...]:
    """The editorial notices in what ``work`` gave. Raises ``RefusedError`` where they cannot be read."""
    told = [
        EditorialNotice(
            kind_of(_text(one, "type") or _text(one, "label")) or "?",
            doi=_text(one, "DOI").lower(),
            date=_date(one, "updated"),
            source=_text(one, "source"),
        )
        for one in _mappings(message, "updated-by")
    ]
    taken_back = _TAKEN_BACK.search(fields.marked(_first(message, "title")))
    if taken_back and status(tuple(told)) != "retracted":
        kind = "withdrawal" if "withdrawn" in taken_back[0].lower() else "retraction"
        told.append(EditorialNotice(kind, source="title"))
    return merged(told)


def _reference(message: dict[str, Any]) -> Reference:
    kind = _KINDS.get(_text(message, "type"))
    if kind is None:
        said = _text(message, "type")[:40] or "?"
        raise refusal(
            f"Deze DOI is volgens Crossref van een ander soort werk ({said}): voer het met de hand in.",
            f"By Crossref this DOI is of another kind of work ({said}): enter it by hand.",
        )
    title, subtitle = fields.titles(fields.marked(_first(message, "title")), fields.marked(_first(message, "subtitle")))
    container = fields.marked(_first(message, "container-title"))
    if not title or (kind in _CONTAINED and not container):
        raise _incomplete(title)
    authors, others = _people(message, "author")
    editors, more_editors = _people(message, "editor")
    pages, eid = fields.place(_text(message, "page"), _text(message, "article-number"))
    volume, number = _text(message, "volume"), _text(message, "issue")
    printed, online, issued = _dates(message)
    ahead = kind == _IN_JOURNAL and not (printed or volume or number or pages or eid)
    date = printed or online or issued
    in_journal = kind == _IN_JOURNAL
    journal = _bare(container) if in_journal else ""
    return Reference(
        key="",
        kind=kind,
        title=title,
        subtitle=subtitle,
        year=date[:4] or None,
        date=date if ahead or kind == "preprint" else date[:4],
        authors=authors,
        others=others,
        editors=editors,
        more_editors=more_editors,
        translators=_people(message, "translator")[0],
        container="" if in_journal or kind not in _CONTAINED else container,
        journal=journal,
        journal_short=fields.short_name(_first(message, "short-container-title"), journal) if in_journal else "",
        volume=volume,
        number=number,
        pages=pages,
        eid=eid,
        edition=_text(message, "edition-number"),
        publisher=_publisher(message, kind),
        place=_text(message, "publisher-location") if kind in _PUBLISHED else "",
        event=_text(_mapping(message, "event"), "name"),
        state="ahead" if ahead else "",
        doi=_text(message, "DOI").lower(),
        issn=fields.issn(_first(message, "ISSN")) if in_journal else "",
        isbn=_first(message, "ISBN").rpartition("/")[2] if kind in {"book", "chapter"} else "",
        language=_text(message, "language").lower()[:2] or "en",
    )


def _incomplete(title: str) -> RefusedError:
    lacks_nl, lacks_en = ("het tijdschrift of boek", "the journal or book") if title else ("de titel", "the title")
    return refusal(
        f"Crossref noemt bij deze DOI {lacks_nl} niet: geef de PMID, of voer het met de hand in.",
        f"Crossref does not give {lacks_en} of this DOI: give the PMID, or enter it by hand.",
    )


def _publisher(message: dict[str, Any], kind: str) -> str:
    """Who published a book; of a preprint or thesis the server or school, where it is named."""
    if kind not in _PUBLISHED:
        return ""
    schools = [_text(one, "name") for one in _mappings(message, "institution")] if kind != "book" else []
    return next((one for one in schools if one), _text(message, "publisher"))


def _people(message: dict[str, Any], field: str) -> tuple[tuple[Name, ...], bool]:
    names: list[Name] = []
    for one in _mappings(message, field):
        family, given, name = (_text(one, part) for part in ("family", "given", "name"))
        if family:
            names.append(fields.person(family, given, _text(one, "suffix")))
        elif name or given:
            names.append(fields.group(name or given))
    return fields.without_others(names)


def _dates(message: dict[str, Any]) -> tuple[str, str, str]:
    """When it was printed, when it came online, and when it was issued; each empty where that is not said."""
    issue = _mapping(message, "journal-issue")
    printed = _date(issue, "published-print") or _date(message, "published-print")
    online = _date(message, "published-online") or _date(message, "posted")
    return printed, online, _date(message, "issued")


def _date(message: dict[str, Any], field: str) -> str:
    parts = _mapping(message, field).get("date-parts") or [[]]
    first = parts[0] if isinstance(parts, list) else None
    if not isinstance(first, list) or not all(one is None or isinstance(one, int) for one in first):
        raise unreadable(NAME)
    return fields.iso(*(one or 0 for one in first[:3])) if first else ""  # Crossref writes [[null]] for no date


def _bare(text: str) -> str:
    """A text without markup."""
    return re.sub(r"</?(?:i|b|sup|sub|sc)>", "", text)


# A field that is not there is empty; one of another type is no answer of Crossref's, and ends the reading.


def _text(message: dict[str, Any], field: str) -> str:
    value = message.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise unreadable(NAME)
    return fields.plain(fields.unescaped(value))


def _first(message: dict[str, Any], field: str) -> str:
    """The first of a list of texts, as it was sent."""
    value = message.get(field) or []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise unreadable(NAME)
    return value[0] if value else ""


def _mapping(message: dict[str, Any], field: str) -> dict[str, Any]:
    value = message.get(field) or {}
    if not isinstance(value, dict):
        raise unreadable(NAME)
    return value


def _mappings(message: dict[str, Any], field: str) -> list[dict[str, Any]]:
    value = message.get(field) or []
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise unreadable(NAME)
    return value
