"""How is a publication said in CSL-JSON, the language of citation processors?"""

from typing import Any

from cranio_evidence.cite import dates
from cranio_evidence.cite.titles import for_csl, typeset
from cranio_evidence.cite.words import STATES, genre
from cranio_evidence.reference import Name, Reference
from cranio_evidence.vocabulary import Lang

_TYPES = {
    "article": "article-journal",
    "abstract": "article-journal",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "report": "report",
    "guideline": "report",
    "registration": "webpage",
    "preprint": "article",
    "web": "webpage",
}
_OTHERS = {"literal": "others"}  # what processors take for "et al."


def csl(reference: Reference, lang: Lang = "en") -> dict[str, Any]:
    """The publication as a CSL-JSON item; empty fields are left out. ``lang``: that of the words for its genre."""
    reference = typeset(reference)
    kind = "paper-conference" if reference.kind == "abstract" and not reference.journal else _TYPES[reference.kind]
    # The number of an article, or of an abstract in a supplement, is that of an issue; else it numbers the work itself.
    in_issue = kind in {"article-journal", "paper-conference"}
    item: dict[str, Any] = {
        "id": reference.key,
        "type": kind,
        "title": for_csl(reference.whole_title),
        "genre": genre(reference, lang),
        "author": _names(reference.authors, more=reference.others),
        "editor": _names(reference.editors, more=reference.more_editors),
        "translator": _names(reference.translators, more=False),
        "container-title": for_csl(reference.journal or reference.container),
        "container-title-short": reference.journal_short,
        "collection-title": reference.series,
        "event-title": reference.event,
        "edition": reference.edition,
        "volume": reference.volume,
        "issue": reference.number if in_issue else "",
        "number": "" if in_issue else reference.number,
        "page": reference.pages or reference.eid,
        "number-of-pages": reference.pages_in_all,
        "status": STATES[reference.state].say(lang) if reference.state else "",
        "issued": _date(dates.issued(reference)),
        "accessed": _date(dates.read(reference.accessed)),
        "publisher": reference.publisher,
        "publisher-place": reference.place,
        "DOI": reference.doi,
        "PMID": reference.pmid,
        "PMCID": reference.pmcid,
        "ISSN": reference.issn,
        "ISBN": reference.isbn,
        "URL": reference.url,
        "language": reference.language,
    }
    return {field: value for field, value in item.items() if value}


def _date(date: dates.Date | None) -> dict[str, Any] | None:
    return {"date-parts": [[part for part in date if part]]} if date else None


def _names(names: tuple[Name, ...], *, more: bool) -> list[dict[str, str]]:
    made = [_name(name) for name in names]
    return [*made, _OTHERS] if more and made else made


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "non-dropping-particle": name.particle, "suffix": name.suffix}
    return {field: value for field, value in parts.items() if value}
