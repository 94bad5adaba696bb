"""Which publications does a file of PubMed (NBIB, MEDLINE) hold, and how is one written?"""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from cranio_evidence.cite.names import initials
from cranio_evidence.formats import dates, identifiers, languages, names
from cranio_evidence.formats.entries import Found, entry, lost_field, untitled
from cranio_evidence.formats.tags import Tags
from cranio_evidence.reference import Name, Reference
from cranio_evidence.vocabulary import Text

_TAG = re.compile(r"([A-Z][A-Z0-9]{1,3})\s{0,2}-(?:\s+(.*))?$")
# Types of publication that decide the kind; all others are told as lost, for they may matter to the reader.
_KINDS = {"preprint": "preprint", "congress": "abstract", "meeting abstract": "abstract", "book": "book",
          "dissertation": "thesis", "academic dissertation": "thesis", "technical report": "report"}  # fmt: skip
_TYPES = {
    "article": "Journal Article", "abstract": "Meeting Abstract", "book": "Book", "chapter": "Book Chapter",
    "thesis": "Academic Dissertation", "report": "Technical Report", "guideline": "Guideline",
    "registration": "Clinical Trial Registration", "preprint": "Preprint", "web": "Webcast",
}  # fmt: skip
_OWN_KINDS = {said.lower(): kind for kind, said in _TYPES.items() if kind != "article"}
# What PubMed keeps for itself: who keyed a record in and when, and the same names in another form.
_ITS_OWN = ("OWN", "STAT", "DCOM", "LR", "EDAT", "MHDA", "CRDT", "PHST", "PST", "SO", "SB", "DA", "JID", "PL", "AUID")
# What stands among the pages and is none: "e52794", "CD007628", "1452465"; no volume has so many pages.
_ARTICLE_NUMBER = re.compile(r"e\d{3,}|[A-Z]{2}\d{3,}|\d{5,}")
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def read(lines: Iterable[str], file: str) -> Iterator[Found]:
    """Every record in the lines: one begins with a PMID, or after an empty line."""
    for line, tags in _records(lines):
        yield _read_one(line, tags, file)


def _records(lines: Iterable[str]) -> Iterator[tuple[int, Tags]]:
    tags, start, apart = Tags(), 0, False
    for number, line in zip(count(1), lines, strict=False):
        found = _TAG.match(line) if "-" in line[:7] else None
        if found is None:
            apart = apart or not line.strip()
            if line[:1].isspace() and line.strip():
                tags.go_on(line)
            continue
        if tags and ("PMID" in tags or "TI" in tags if found[1] == "PMID" else apart and "TI" in tags):
            yield start, tags
            tags = Tags()
        start = start if tags else number
        tags.add(found[1], (found[2] or "").strip())
        apart = False
    if tags:
        yield start, tags


def _read_one(line: int, tags: Tags, file: str) -> Found:
    lost: list[Text] = []
    title, in_english = _title(tags)
    if not title:
        return untitled(file, line)
    if in_english:
        lost.append(lost_field("TI", in_english))
    values: dict[str, Any] = {"title": title, "kind": _kind(tags)}
    values["authors"], values["others"] = _people(tags, "FAU", "AU")
    groups = tuple(Name(literal=one.rstrip(".")) for one in tags.all("CN"))
    values["authors"] += groups
    values["editors"], values["more_editors"] = _people(tags, "FED", "ED")
    journal, book = tags.take("JT"), tags.take("BTI")
    short = tags.take("TA")
    values["journal"], values["journal_short"] = journal or short, short if journal else ""
    values["container"] = book if book != title else ""
    if values["kind"] == "preprint":
        values["publisher"], values["journal"], values["journal_short"] = values["journal"], "", ""
    _date(values, tags, lost)
    source = tags.first("SO")
    _numbers(values, tags, source)
    said = tags.take("LA")
    values["language"] = languages.code(said)
    if said and not values["language"]:
        lost.append(lost_field("LA", said))
    if tags.first("PST") == "aheadofprint" or "[Epub ahead of print]" in source:
        values["state"] = "ahead"
    tags.all(*_ITS_OWN)
    return entry(line, values, [*lost, *(lost_field(tag, text) for tag, text in tags.rest())])


def _title(tags: Tags) -> tuple[str, str]:
    """The title in its own language without the point at its end, and its translation where PubMed has that too."""
    title = tags.take("TI") or tags.first("BTI")
    if title.startswith("[") and title.rstrip(".").endswith("]"):
        title = title.rstrip(".")[1:-1]
        own = tags.take("TT")
        if own:
            return _without_point(own), title
    return _without_point(title), ""


def _without_point(title: str) -> str:
    return title.removesuffix(".") if not title.endswith("..") else title


def _kind(tags: Tags) -> str:
    said = [one.lower() for one in tags.all("PT")]
    kind = next((_KINDS.get(one) or _OWN_KINDS.get(one, "") for one in said if one in _KINDS or one in _OWN_KINDS), "")
    for one in said:
        if one != "journal article" and one != _TYPES.get(kind, "").lower():
            tags.add("PT", one.title() if one.islower() else one)
    if kind == "guideline" and tags.first("JT", "TA"):
        kind = "article"  # a guideline in a journal is cited as an article
    if kind:
        return kind
    return "article" if tags.first("JT", "TA") else "chapter" if tags.first("BTI") else "book"


def _people(tags: Tags, in_full: str, short: str) -> tuple[tuple[Name, ...], bool]:
    said, abridged = tags.all(in_full), tags.all(short)
    if len(said) >= len(abridged):
        return names.people(said, medline=True)
    return names.people(abridged, medline=True)


def _date(values: dict[str, Any], tags: Tags, lost: list[Text]) -> None:
    said = tags.take("DP") or tags.take("DEP")
    date = dates.read(said)
    online = dates.read(tags.first("DEP"))
    if online.iso.startswith(date.iso) and date.iso:
        date = dates.Date(online.iso, date.whole)
        tags.take("DEP")
    if not date.whole:
        lost.append(lost_field("DP", said))
    values["date"], values["year"] = date.iso, date.iso[:4] or None


def _numbers(values: dict[str, Any], tags: Tags, source: str) -> None:
    values["volume"], values["number"] = tags.take("VI"), tags.take("IP")
    pages = tags.take("PG")
    located = [*tags.all("AID"), *tags.all("LID")]
    values["doi"] = next((identifiers.doi(one.partition(" [doi]")[0]) for one in located if one.endswith("[doi]")), "")
    values["doi"] = values["doi"] or identifiers.doi_in(source)
    for one in dict.fromkeys(located):
        if not one.endswith("[doi]"):
            tags.add("LID", one)
    article = _ARTICLE_NUMBER.fullmatch(pages)
    values["eid"], values["pages"] = (pages, "") if article else ("", identifiers.pages(pages))
    values["pmid"], values["pmcid"] = tags.take("PMID"), identifiers.pmcid(tags.take("PMC"))
    serial = tags.all("IS")
    linking = [one for one in serial if "linking" in one.lower()]
    values["issn"] = next((identifiers.issn(one) for one in [*linking, *serial] if identifiers.issn(one)), "")
    books = tags.all("ISBN")
    values["isbn"] = next((identifiers.isbn(one) for one in [*books, *serial] if identifiers.isbn(one)), "")
    values["publisher"] = values.get("publisher") or tags.take("PB")
    values["edition"], values["series"] = tags.take("EN"), tags.take("CTI")
    if values["kind"] in {"book", "chapter", "report", "thesis"}:
        values["place"] = tags.take("PL")


def write(reference: Reference) -> str:
    """A publication as PubMed writes it."""
    serial = reference.kind in {"article", "abstract", "preprint"}
    title = reference.whole_title if reference.subtitle else reference.title
    year, _, rest = reference.date.partition("/")[0].partition("-")
    month, _, day = rest.partition("-")
    printed = " ".join(part for part in (reference.year or year, _MONTHS[int(month or 0)], day.lstrip("0")) if part)
    rows: list[tuple[str, str]] = [
        ("PMID", reference.pmid),
        ("IS", reference.issn),
        ("ISBN", reference.isbn),
        ("VI", reference.volume),
        ("IP", reference.number),
        ("DP", printed),
        ("TI", title if title.endswith(("?", "!", ".")) else f"{title}."),
        ("BTI", reference.container),
        ("CTI", reference.series),
        ("PG", reference.pages or reference.eid),
        ("LID", f"{reference.doi} [doi]" if reference.doi else ""),
        *(row for name in reference.authors for row in _name(name, "FAU", "AU")),
        *(row for name in reference.editors for row in _name(name, "FED", "ED")),
        ("LA", languages.THREE_LETTERS.get(reference.language, reference.language)),
        ("PT", _TYPES[reference.kind]),
        ("PST", "aheadofprint" if reference.state == "ahead" else ""),
        ("PL", reference.place),
        ("PB", reference.publisher if reference.kind != "preprint" else ""),
        ("EN", reference.edition),
        ("TA", reference.journal_short if serial else ""),
        ("JT", reference.publisher if reference.kind == "preprint" else reference.journal),
        ("PMC", reference.pmcid),
    ]
    if not reference.pmid:  # a record begins with a PMID, or else with its owner
        rows.insert(0, ("OWN", "cranio-evidence"))
    return "".join(f"{tag:<4}- {text}\n" for tag, text in rows if text) + "\n"


def _name(name: Name, in_full: str, short: str) -> list[tuple[str, str]]:
    if name.literal:
        return [("CN", name.literal)]
    given = f"{name.given} {name.suffix}".strip()
    family = names.written(name._replace(given="", suffix=""))
    return [(in_full, f"{family}, {given}" if given else family), (short, names.medline(name, initials(name.given)))]
