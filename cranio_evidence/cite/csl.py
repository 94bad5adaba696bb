"""How is a publication said in CSL-JSON, the language of citation processors?"""

from typing import Any

from cranio_evidence.reference import Name, Reference

_TYPES = {
    "article": "article-journal",
    "abstract": "article-journal",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "report": "report",
    "preprint": "article",
    "web": "webpage",
}


def csl(reference: Reference) -> dict[str, Any]:
    """The publication as a CSL-JSON item; empty fields are left out."""
    kind = "paper-conference" if reference.kind == "abstract" and not reference.journal else _TYPES[reference.kind]
    title = f"{reference.title}: {reference.subtitle}" if reference.subtitle else reference.title
    date = [int(part) for part in reference.date.split("-") if part.isdigit()]
    item: dict[str, Any] = {
        "id": reference.key,
        "type": kind,
        "title": title,
        "author": [_name(name) for name in reference.authors],
        "container-title": reference.journal,
        "container-title-short": reference.journal_short,
        "event-title": reference.event,
        "volume": reference.volume,
        "issue": reference.number,
        "page": reference.pages or reference.eid,
        "issued": {"date-parts": [date]} if date else None,
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


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "non-dropping-particle": name.particle, "suffix": name.suffix}
    return {field: value for field, value in parts.items() if value}
