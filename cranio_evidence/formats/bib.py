"""Which publications does a BibTeX or BibLaTeX file hold, wherever it comes from?

The data of this library are read strictly (``cranio_evidence.bibtex``); a file from elsewhere is read for what it means.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bibtexparser.middlewares.names import InvalidNameError

from cranio_evidence import latex
from cranio_evidence.bibnames import outside_braces
from cranio_evidence.bibtex import FIELDS, KINDS, LANGUAGES, STATES, SUBTYPES, VERBATIM, reference
from cranio_evidence.formats import dates, languages
from cranio_evidence.formats.bibblocks import LONGEST, Block, Broken, blocks
from cranio_evidence.formats.entries import Found, entry, failure, lost_field, lost_key, untitled
from cranio_evidence.formats.identifiers import doi
from cranio_evidence.vocabulary import Text

_TYPES = KINDS | {
    "proceedings": "book", "mvbook": "book", "mvcollection": "book", "mvproceedings": "book", "booklet": "book",
    "reference": "book", "mvreference": "book", "periodical": "book", "suppbook": "chapter", "bookinbook": "chapter",
    "suppcollection": "chapter", "inreference": "chapter", "suppperiodical": "article", "review": "article",
    "conference": "abstract", "manual": "report", "standard": "guideline", "electronic": "web", "www": "web",
    "webpage": "web", "dataset": "web", "software": "web", "preprint": "preprint",
}  # fmt: skip
# Blocks that are not publications themselves.
_APART = frozenset(["xdata", "set", "bibnote", "control", "ieeetranbstctl"])
_GENRES = {"phdthesis": "phdthesis", "mastersthesis": "mathesis", "techreport": ""}
# Other names of fields; where both are there, the usual one counts.
_ALIASES = {
    "fjournal": "journal", "journal-title": "journal", "abbrjournal": "shortjournal", "journalabbr": "shortjournal",
    "shortjournaltitle": "shortjournal", "article-number": "eid", "articleno": "eid", "pmc": "pmcid", "link": "url",
    "adsurl": "url", "numpages": "pagetotal", "pubmedid": "pmid", "pubmed": "pmid", "urlaccessdate": "urldate",
    "lastchecked": "urldate", "conference": "eventtitle", "language": "langid", "hyphenation": "langid",
}  # fmt: skip
# What a part takes from the whole it stands in.
_INHERITED = (
    "editor", "publisher", "location", "address", "date", "year", "month", "volume", "series", "isbn", "issn",
    "edition", "eventtitle", "langid", "institution", "organization", "booktitle", "journaltitle", "journal",
)  # fmt: skip
_PARTS = frozenset(
    ["incollection", "inproceedings", "inbook", "suppbook", "suppcollection", "bookinbook", "conference"]
)
_WHOLES = frozenset(
    """book mvbook collection mvcollection proceedings mvproceedings reference mvreference periodical inbook misc
    xdata""".split()
)
_PEOPLE = ("author", "editor", "translator")
_SERVERS = frozenset(["arxiv", "biorxiv", "medrxiv", "psyarxiv", "osf", "ssrn"])
_USED = {name for names in FIELDS.values() for name in names} | {*_PEOPLE, "date", "pages", "eprint", "eprinttype"}
_USED |= {"pmid", "langid", "pubstate", "entrysubtype", "appeared", "crossref", "xdata"}
_ENTITY = re.compile(r"(?<!\\)&(amp|lt|gt|quot|apos|nbsp|#0?39);")
_ENTITIES = {"amp": r"\&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": " ", "#39": "'", "#039": "'"}
_URL = re.compile(r"\\url\s*\{([^{}]*)\}|^\s*(https?://\S+)\s*$")
_DASHES = re.compile(r"\s*(?:-+|[–—‐‑−])\s*")
_NOT_YET = re.compile(r"\b(in press|forthcoming|to appear|ter perse|in druk)\b", re.IGNORECASE)
_COMMAND = re.compile(r"\\[A-Za-z]{2}")


def read(lines: Iterable[str], file: str) -> Iterator[Found]:
    """Every publication in the lines, and every block that could not be read; parts of a whole (crossref) come last."""
    wholes: dict[str, Block] = {}
    waiting: list[Block] = []
    keys: dict[str, int] = {}
    for block in blocks(lines):
        if isinstance(block, Broken):
            yield failure(file, block.line, block.key, block.why.nl, block.why.en)
            continue
        if block.kind in _WHOLES and block.key:
            wholes.setdefault(block.key, _as_whole(block))
        if block.kind in _APART:
            continue
        if "crossref" in block.fields or "xdata" in block.fields:
            waiting.append(block)
        else:
            yield _read_one(block, file, keys)
    for block in waiting:
        yield _read_one(_inherited(block, wholes), file, keys)


def _as_whole(block: Block) -> Block:
    names = {*_INHERITED, "title", "subtitle", "crossref"} if block.kind != "xdata" else set(block.fields)
    kept = {name: text for name, text in block.fields.items() if name in names and len(text) <= LONGEST}
    return block._replace(fields=kept, twice=())


def _inherited(block: Block, wholes: dict[str, Block]) -> Block:
    fields = dict(block.fields)
    missing: list[tuple[str, str]] = []
    for name in (one.strip() for one in fields.get("xdata", "").split(",") if one.strip()):
        if name in wholes:
            fields = wholes[name].fields | fields
        else:
            missing.append(("xdata", name))
    seen = {block.key}
    part, named = block.kind in _PARTS, fields.get("crossref", "").strip()
    while named and named not in seen:
        seen.add(named)
        whole = wholes.get(named)
        if whole is None:
            missing.append(("crossref", named))
            break
        taken = {name: whole.fields[name] for name in _INHERITED if name in whole.fields}
        if part and "title" in whole.fields:
            taken["booktitle"] = ": ".join(whole.fields[one] for one in ("title", "subtitle") if one in whole.fields)
        if {"date", "year"} & fields.keys():
            taken = {name: text for name, text in taken.items() if name not in {"date", "year", "month"}}
        fields = taken | fields
        named = whole.fields.get("crossref", "").strip()
    return block._replace(fields=fields, twice=(*block.twice, *missing))


def _read_one(block: Block, file: str, keys: dict[str, int]) -> Found:
    fields = {name: _ENTITY.sub(_sign, text) if "&" in text else text for name, text in block.fields.items()}
    if not fields.get("title", "").strip():
        return untitled(file, block.line, block.key)
    lost = [lost_field(name, latex.decode(text)) for name, text in block.twice]
    kind = _kind(block.kind, fields, lost)
    _usual(block.kind, fields, lost)
    _dated(fields, lost)
    _spoken(fields, lost)
    key = block.key
    if key in keys:
        lost.append(lost_key(key, keys[key]))
        key = ""
    elif key:
        keys[key] = block.line
    try:
        made = reference(kind, key, fields)
    except InvalidNameError as error:
        return _nameless(file, block, str(error.name))
    if not made.title:
        return untitled(file, block.line, block.key)
    used = {next((name for name in names if name in fields), "") for names in FIELDS.values()}
    for name, text in fields.items():
        if text.strip() and name not in used and (name not in _USED or _other_words(name, fields)):
            lost.append(lost_field(name, latex.decode(text)))
        elif _COMMAND.search(text) and name not in VERBATIM:
            lost += [Text(f"LaTeX-opdracht {one}", f"LaTeX command {one}") for one in latex.unknown(text)]
    return entry(block.line, made._asdict(), lost)


def _sign(found: re.Match[str]) -> str:
    return _ENTITIES[found[1]]


def _other_words(name: str, fields: dict[str, str]) -> bool:
    """Whether a field that another one went before says something else than that one."""
    for names in FIELDS.values():
        if name in names:
            first = next(one for one in names if one in fields)
            return fields[first].strip() != fields[name].strip()
    return name == "eprint" and fields.get("eprinttype", "").lower() != "pubmed"


def _nameless(file: str, block: Block, name: str) -> Found:
    name = " ".join(name.split())
    name = name if len(name) <= 80 else f"{name[:77]}..."
    return failure(
        file,
        block.line,
        block.key,
        f"de naam '{name}' is niet te splitsen: schrijf 'Achternaam, Voornaam and Achternaam, Voornaam'",
        f"the name '{name}' cannot be split: write 'Family, Given and Family, Given'",
    )


def _kind(entry_type: str, fields: dict[str, str], lost: list[Text]) -> str:
    archive = (fields.get("archiveprefix") or fields.get("eprinttype") or "").lower()
    in_journal = any(fields.get(name) for name in ("journal", "journaltitle"))
    if archive in _SERVERS and entry_type in {"misc", "online", "unpublished", "article"} and not in_journal:
        fields.setdefault("publisher", fields.get("archiveprefix") or fields.get("eprinttype") or "")
        return "preprint"
    known = _TYPES.get(entry_type)
    if known == "web" and in_journal and entry_type == "misc":
        return "article"
    if known:
        return known
    lost.append(Text(f"soort publicatie @{entry_type}", f"kind of publication @{entry_type}"))
    return "article" if in_journal else "chapter" if fields.get("booktitle") else "web"


def _usual(entry_type: str, fields: dict[str, str], lost: list[Text]) -> None:
    """Put fields under their usual names, and their values into the usual form."""
    for other, name in _ALIASES.items():
        if other in fields and name not in fields:
            fields[name] = fields.pop(other)
    if fields.get("archiveprefix", "").lower() in {"pubmed", "medline"}:
        fields["eprinttype"] = "pubmed"
        fields.pop("archiveprefix")
    if fields.get("eprinttype", "").lower() in {"pmc", "pmcid"}:
        fields.setdefault("pmcid", fields.pop("eprint", ""))
        fields.pop("eprinttype")
    if "booksubtitle" in fields and "booktitle" in fields:
        fields["booktitle"] += f": {fields.pop('booksubtitle')}"
    if _GENRES.get(entry_type):
        fields.setdefault("type", _GENRES[entry_type])
    if "doi" in fields:
        fields["doi"] = doi(fields["doi"])
    if "pages" in fields:
        fields["pages"] = _DASHES.sub("-", fields["pages"]) if "-{}-" not in fields["pages"] else fields["pages"]
    for name in ("howpublished", "note"):
        found = _URL.search(fields.get(name, ""))
        if found and "url" not in fields:
            fields["url"] = found[1] or found[2]
            rest = (fields[name][: found.start()] + fields[name][found.end() :]).strip(" .,;")
            fields[name] = rest
    if "entrysubtype" in fields and fields["entrysubtype"] not in SUBTYPES:
        lost.append(lost_field("entrysubtype", fields.pop("entrysubtype")))
    if "pubstate" in fields and fields["pubstate"].lower() not in STATES:
        lost.append(lost_field("pubstate", fields.pop("pubstate")))
    for name in _PEOPLE:
        if name in fields:
            fields[name] = _people(fields[name])


@lru_cache(maxsize=1024)
def _people(text: str) -> str:
    """People between whom stand semicolons, or with a comma or "et al." behind the last one."""
    if ";" in text and not re.search(r"\sand\s", text):
        text = " and ".join(one.strip() for one in outside_braces(text, ";") if one.strip())
    text = re.sub(r",\s*(?=and\s|$)", " ", text) if "," in text else text
    return re.sub(r"(?:,|\sand)?\s+et\s+al\.?\s*$", " and others", text) if "al" in text[-6:] else text


def _dated(fields: dict[str, str], lost: list[Text]) -> None:
    """Make one date in numbers of year, month and day."""
    said = latex.decode(fields.get("date", ""))
    names: tuple[str, ...] = ("date",)
    if not said:
        names = ("date", "year", "month", "day")
        year, month, day = (latex.decode(fields.get(name, "")) for name in names[1:])
        said = f"{year} {month} {day}".strip()
        if year[:4].isdigit() and month.isdigit():
            said = f"{year}-{month}-{day}".strip("-")
    for name in names:
        fields.pop(name, None)
    date = dates.read(said)
    if not date.whole:
        state = _NOT_YET.search(said)
        if state and "pubstate" not in fields:
            fields["pubstate"] = "inpress"
        else:
            lost.append(Text(f"datum: {said[:60]}", f"date: {said[:60]}"))
    if date.iso:
        fields["date"] = date.iso
    if "urldate" in fields:
        seen = dates.read(latex.decode(fields["urldate"]))
        if not seen.whole:
            lost.append(lost_field("urldate", fields["urldate"]))
        fields["urldate"] = seen.iso


def _spoken(fields: dict[str, str], lost: list[Text]) -> None:
    said = latex.decode(fields.get("langid", ""))
    if said:
        fields["langid"] = LANGUAGES.get(said.lower()) or languages.code(said)
        if not fields["langid"]:
            lost.append(lost_field("langid", said))
