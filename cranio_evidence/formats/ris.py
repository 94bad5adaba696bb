"""Which publications does a RIS file hold, and how is one written?

There is no one RIS: EndNote, Zotero, PubMed, Ovid, Cochrane and Embase each write their own. The tables say what is
understood; a tag that is not in them is told as lost.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Any

from cranio_evidence.formats import dates, identifiers, languages, names
from cranio_evidence.formats.entries import Found, entry, lost_field, lost_key, untitled
from cranio_evidence.formats.tags import Tags
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import REFERENCE_KINDS, Text

_KINDS: dict[str, str] = {
    "JOUR": "article", "EJOUR": "article", "JFULL": "article", "MGZN": "article", "NEWS": "article",
    "INPR": "article", "ABST": "abstract", "CONF": "abstract", "CPAPER": "abstract", "SLIDE": "abstract",
    "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "SER": "book", "CHAP": "chapter", "ECHAP": "chapter",
    "ENCYC": "chapter", "DICT": "chapter", "THES": "thesis", "RPRT": "report", "GOVDOC": "report", "STAND": "guideline",
    "UNPB": "preprint", "MANSCPT": "preprint", "ELEC": "web", "BLOG": "web", "WEB": "web", "ICOMM": "web",
    "DATA": "web", "DBASE": "web",
}  # fmt: skip
_TYPES: dict[str, str] = {
    "article": "JOUR", "abstract": "CPAPER", "book": "BOOK", "chapter": "CHAP", "thesis": "THES", "report": "RPRT",
    "guideline": "RPRT", "registration": "ELEC", "preprint": "UNPB", "web": "ELEC",
}  # fmt: skip
_TAG = re.compile(r"\s{0,3}([A-Z][A-Z0-9]|DOI)(?:  ?-|  ?–|-(?= ))(?:\s(.*)|)$")
_LOOSE = frozenset(
    """TY ER AU A1 A2 A3 A4 TI T1 T2 T3 CT BT JO JF JA J1 J2 PY Y1 YR Y2 DA VL IS CP SP EP SN DO DI DOI UR AB N2 KW LA
    PB CY AN ID PM PG ED SO NO M1 M3 N1 DB""".split()
)
_THESES = {"phd": "phdthesis", "doctor": "phdthesis", "proefschrift": "phdthesis", "master": "mathesis"}
_IN_PRESS = {"in press": "in-press", "ter perse": "in-press", "in druk": "in-press"}


def read(lines: Iterable[str], file: str) -> Iterator[Found]:
    """Every record in the lines; one without an end is one too. Lines between records are left out."""
    keys: dict[str, int] = {}
    for line, tags in _records(lines):
        yield _read_one(line, tags, file, keys)


def _records(lines: Iterable[str]) -> Iterator[tuple[int, Tags]]:
    tags, start = Tags(), 0
    for number, line in zip(count(1), lines, strict=False):
        found = _TAG.match(line) if "-" in line or "–" in line else None
        if found is not None and "  " not in line[:6] and found[1] not in _LOOSE:
            found = None
        if found is None:
            if line.strip():
                tags.go_on(line)
            continue
        tag, value = found[1], (found[2] or "").strip()
        if tag == "ER" or (tag == "TY" and "TY" in tags):
            if tags:
                yield start, tags
            tags = Tags()
        if tag != "ER":
            start = start if tags else number
            tags.add(tag, value)
    if tags:
        yield start, tags


def _read_one(line: int, tags: Tags, file: str, keys: dict[str, int]) -> Found:
    lost: list[Text] = []
    key = tags.take("ID")
    if key in keys:
        lost.append(lost_key(key, keys[key]))
        key = ""
    title = tags.take("TI", "T1", "CT") or tags.take("BT")
    if not title:
        return untitled(file, line, key)
    if key:
        keys[key] = line
    said = tags.take("TY").upper()
    values: dict[str, Any] = {"key": key, "title": title, "kind": _kind(said, tags, lost)}
    values["state"] = "in-press" if said == "INPR" else ""
    values["authors"], values["others"] = names.people(tags.all("AU", "A1"))
    values["editors"], values["more_editors"] = names.people(tags.all("ED", "A2"))
    values["translators"] = names.people(tags.all("A4"))[0]
    _place(values, tags)
    _when(values, tags, lost)
    _numbers(values, tags)
    spoken = tags.take("LA")
    values["language"] = languages.code(spoken)
    if spoken and not values["language"]:
        lost.append(lost_field("LA", spoken))
    return entry(line, values, [*lost, *(lost_field(tag, text) for tag, text in tags.rest())])


def _kind(said: str, tags: Tags, lost: list[Text]) -> str:
    work = tags.first("M3").lower()
    if work in REFERENCE_KINDS:
        tags.take("M3")
        return work
    kind = _KINDS.get(said)
    if kind is None:
        if said and said != "GEN":
            lost.append(Text(f"soort publicatie {said}", f"kind of publication {said}"))
        return "article" if tags.first("JO", "JF", "T2") else "web" if tags.first("UR") else "book"
    return kind


def _place(values: dict[str, Any], tags: Tags) -> None:
    """Journal, book, series, publisher: where it appeared."""
    kind = values["kind"]
    if kind in {"article", "preprint"} or (kind == "abstract" and tags.first("JF", "JO", "JA", "SO")):
        values["journal"] = tags.take("JF", "T2", "SO") or tags.take("JO") or tags.take("ST") or tags.take("JA", "J2")
        also = tags.first("JO")
        values["journal_short"] = tags.take("J2", "JA", "J1") or (also if also != values["journal"] else "")
        if also in {values["journal"], values["journal_short"]}:
            tags.take("JO")
    elif kind in {"book", "report", "guideline", "thesis"}:
        values["series"] = tags.take("T3") or tags.take("T2")
    values["container"] = "" if values.get("journal") else tags.take("BT", "T2")
    values.setdefault("series", tags.take("T3"))
    values["event"] = tags.take("C3") if kind == "abstract" else ""
    values["publisher"], values["place"] = tags.take("PB"), tags.take("CY", "PP", "C1" if kind == "abstract" else "CY")
    if kind == "preprint" and not values["publisher"]:
        values["publisher"], values["journal"] = values.pop("journal"), ""
        values.pop("journal_short")
    values["edition"] = tags.take("ET") if kind != "article" else ""
    work = tags.first("M3")
    if kind in {"thesis", "report"} and work:
        known = next((genre for word, genre in _THESES.items() if word in work.lower().replace(".", "")), work)
        values["genre"] = known if kind == "thesis" else tags.take("M3")
        tags.take("M3")


def _when(values: dict[str, Any], tags: Tags, lost: list[Text]) -> None:
    year, day = tags.take("PY", "Y1", "YR"), tags.take("DA")
    state = next((known for words, known in _IN_PRESS.items() if words in year.lower()), "")
    if state:
        values["state"], year = state, ""
    date = dates.read(_slashed(year))
    finer = dates.read(_slashed(day))
    if finer.iso[:4].isdigit() and (finer.iso.startswith(date.iso) or not date.iso):
        date = finer
    elif day and date.iso:
        finer = dates.read(f"{date.iso[:4]} {day}")
        if finer.whole and finer.iso.startswith(date.iso) and not day[:4].isdigit():
            date = finer
        else:
            lost.append(lost_field("DA", day))
    if not date.whole:
        lost.append(lost_field("PY", year or day))
    values["date"], values["year"] = date.iso, date.iso[:4] or None
    seen = tags.take("Y2", "RD")
    values["accessed"] = dates.read(_slashed(seen)).iso
    if seen and not values["accessed"]:
        lost.append(lost_field("Y2", seen))


def _slashed(text: str) -> str:
    """RIS writes 2016/05/01/, with something more after the last slash ("Spring")."""
    return "-".join(part.strip() for part in text.split("/") if part.strip())


def _numbers(values: dict[str, Any], tags: Tags) -> None:
    """Volume, pages and identifiers."""
    values["volume"], values["number"] = tags.take("VL"), tags.take("IS", "CP", "NO") or tags.take("M1")
    first, last = tags.take("SP", "PG"), tags.take("EP")
    pages = identifiers.pages(f"{first}-{last}" if first and last and last not in first.split("-") else first or last)
    if values["kind"] in {"book", "thesis"} and pages.isdigit():
        values["pages_in_all"] = pages
    else:
        values["pages"] = pages
    values["eid"] = tags.take("C7")
    values["doi"] = identifiers.doi(tags.take("DO", "DI", "DOI"))
    url = tags.take("UR", "US", "LK")
    if not values["doi"] and "doi.org/" in url:
        values["doi"], url = identifiers.doi(url), ""
    if identifiers.pmid(url) and "/" in url and not tags.first("PM", "C5"):
        values["pmid"], url = identifiers.pmid(url), ""
    values["url"] = url
    numbers = tags.first("SN")
    values["issn"], values["isbn"] = identifiers.issn(numbers), identifiers.isbn(numbers)
    if values["issn"] or values["isbn"]:
        tags.take("SN")
    source = " ".join((tags.first("DB"), tags.first("DP"))).lower()
    for tag in ("PM", "C5", "AN"):
        said = tags.first(tag)
        known = (
            tag == "PM"
            or (tag == "C5" and said.isdigit())
            or any(one in source for one in ("medline", "pubmed", "nlm"))
        )
        if not values.get("pmid") and known and identifiers.pmid(said):
            values["pmid"] = identifiers.pmid(tags.take(tag))
    if identifiers.pmcid(tags.first("C2")):
        values["pmcid"] = identifiers.pmcid(tags.take("C2"))


def write(reference: Reference) -> str:
    """A publication as a record, with the tags that EndNote and Zotero read."""
    kind = reference.kind
    of_book = reference.container if not reference.journal else reference.journal
    one_range = reference.pages.count("-") == 1 and "," not in reference.pages
    first, _, last = reference.pages.partition("-") if one_range else (reference.pages, "", "")
    serial = kind in {"article", "preprint"} or (kind == "abstract" and reference.journal)
    rows: list[tuple[str, str]] = [
        ("TY", _TYPES[kind]),
        ("ID", reference.key),
        *(("AU", names.written(name)) for name in reference.authors),
        *(("A2", names.written(name)) for name in reference.editors),
        *(("A4", names.written(name)) for name in reference.translators),
        ("TI", reference.whole_title if reference.subtitle else reference.title),
        ("JF" if serial and reference.journal else "BT", of_book),
        ("J2", reference.journal_short),
        ("T3", reference.series),
        ("C3", reference.event),
        ("PY", reference.year or ""),
        ("DA", reference.date.partition("/")[0].replace("-", "/") if len(reference.date) > 4 else ""),
        ("VL", reference.volume),
        ("IS", reference.number),
        ("SP", first or reference.pages_in_all),
        ("EP", last),
        ("C7", reference.eid),
        ("ET", reference.edition),
        ("M3", kind if _KINDS[_TYPES[kind]] != kind or kind == "abstract" else reference.genre),
        ("PB", reference.publisher),
        ("CY", reference.place),
        ("DO", reference.doi),
        ("PM", reference.pmid),
        ("C2", reference.pmcid),
        ("SN", reference.issn or reference.isbn),
        ("UR", reference.url),
        ("Y2", reference.accessed.replace("-", "/")),
        ("LA", reference.language),
    ]
    return "".join(f"{tag}  - {text}\n" for tag, text in rows if text) + "ER  - \n\n"
