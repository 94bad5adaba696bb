"""Which publications does a BibLaTeX file hold, and what is wrong with its text?"""

import logging
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import RemoveEnclosingMiddleware, ResolveStringReferencesMiddleware
from bibtexparser.middlewares.names import InvalidNameError
from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry

from cranio_evidence import bibnames, latex
from cranio_evidence.faults import Problem
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Text

# What the parsers have to say about a block comes back as a problem, not as a line on the user's screen.
for _library in ("bibtexparser", "pylatexenc"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)


class LocatedReference(NamedTuple):
    """A publication and the line of the file on which it begins."""

    reference: Reference
    file: str
    line: int


# Which BibLaTeX (or old BibTeX) field fills which field of a reference; the first that is present wins.
FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "journal": ("journaltitle", "journal"),
    "container": ("booktitle", "organization"),
    "journal_short": ("shortjournal",),
    "volume": ("volume",),
    "eid": ("eid",),
    "number": ("number", "issue"),
    "edition": ("edition",),
    "series": ("series",),
    "pages_in_all": ("pagetotal",),
    "genre": ("type",),
    "publisher": ("publisher", "institution", "school"),
    "place": ("location", "address"),
    "event": ("eventtitle",),
    "doi": ("doi",),
    "pmcid": ("pmcid",),
    "issn": ("issn",),
    "isbn": ("isbn",),
    "url": ("url",),
    "accessed": ("urldate",),
}
# Titles keep their markup, in the tags of CSL-JSON; other fields lose it.
TITLES = ("title", "subtitle", "container")
KINDS = {
    "article": "article",
    "book": "book",
    "collection": "book",
    "incollection": "chapter",
    "inbook": "chapter",
    "inproceedings": "abstract",
    "thesis": "thesis",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "report": "report",
    "techreport": "report",
    "unpublished": "preprint",
    "online": "web",
    "misc": "web",
}
SUBTYPES = {name: name for name in ("abstract", "preprint", "guideline", "registration")}
# What BibLaTeX says of the state of a publication, in our words.
STATES = {"prepublished": "ahead", "aheadofprint": "ahead", "inpress": "in-press", "forthcoming": "in-press"}
LANGUAGES = {
    "english": "en", "british": "en", "american": "en", "dutch": "nl", "german": "de", "ngerman": "de",
    "french": "fr", "spanish": "es", "polish": "pl", "portuguese": "pt", "italian": "it", "turkish": "tr",
    "czech": "cs",
}  # fmt: skip
# Addresses and numbers stand as they are; only what must not stand bare in a BibTeX file has a backslash.
VERBATIM = ("doi", "url", "pmid", "pmcid", "issn", "isbn")
_BARE = re.compile(r"\\(?:([A-Za-z]+)(?:\{\}|\s+)?|([&%$#_{}~^])(?:\{\})?)|[{}]")
_YEAR = re.compile(r"^\d{4}")


def read_references(data: bytes, file: str) -> tuple[list[LocatedReference], list[Problem]]:
    """The publications in the bytes of a BibLaTeX file, and every block that could not be read, with its line."""
    problems: list[Problem] = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = Text("dit is geen UTF-8: bewaar het bestand als UTF-8", "this is not UTF-8: save the file as UTF-8")
        problems.append(Problem(file, line, "", "encoding", message))
        text = data.decode("utf-8", errors="replace")
    stack = [ResolveStringReferencesMiddleware(), RemoveEnclosingMiddleware()]
    library = parse_string(text, parse_stack=stack)
    problems += [_failed(block, file) for block in library.failed_blocks]
    found: list[LocatedReference] = []
    for entry in library.entries:
        line = (entry.start_line or 0) + 1
        wrong = list(_wrong(entry))
        problems += [Problem(file, line, entry.key, "bibtex", message) for message in wrong]
        if not wrong:
            fields = {field.key: str(field.value) for field in entry.fields}
            found.append(LocatedReference(reference(KINDS[entry.entry_type.lower()], entry.key, fields), file, line))
    return found, problems


def _failed(block: Block, file: str) -> Problem:
    line = (block.start_line or 0) + 1
    if isinstance(block, DuplicateBlockKeyBlock):
        first = (block.previous_block.start_line or 0) + 1
        message = Text(
            f"deze sleutel staat al op regel {first}: geef elke publicatie een eigen sleutel",
            f"this key already stands on line {first}: give each publication its own key",
        )
        return Problem(file, line, block.key, "duplicate-key", message)
    raw = block.raw or ""
    named = re.match(r"@\w+\s*[{(]\s*([^,\s={}]+)\s*,", raw)
    key = named.group(1) if named else ""
    if isinstance(block, DuplicateFieldKeyBlock):
        twice = ", ".join(sorted(block.duplicate_keys))
        message = Text(f"veld dubbel: {twice}; houd er één", f"field given twice: {twice}; keep one")
    else:
        message = Text(
            "deze BibTeX is niet te lezen: kijk of elke accolade sluit en elk veld op een komma eindigt",
            "this BibTeX cannot be read: see that every brace closes and every field ends with a comma",
        )
    return Problem(file, line, key, "bibtex", message)


def _value(entry: Entry, *names: str) -> str:
    for name in names:
        field = entry.get(name)
        if field is not None:
            return str(field.value)
    return ""


def _wrong(entry: Entry) -> Iterator[Text]:
    if not _value(entry, "title"):
        yield Text("het veld 'title' ontbreekt", "the field 'title' is missing")
    if entry.entry_type.lower() not in KINDS:
        known = ", ".join(sorted(KINDS))
        yield Text(
            f"'@{entry.entry_type}' wordt niet begrepen; kies uit {known}",
            f"'@{entry.entry_type}' is not understood; choose from {known}",
        )
    date = _value(entry, "date", "year")
    if date and not _YEAR.match(date):
        yield Text(
            f"'{date}' is geen datum: schrijf 2016 of 2016-05-01", f"'{date}' is no date: write 2016 or 2016-05-01"
        )
    if entry.entry_type.lower() == "article" and not _value(entry, "journaltitle", "journal"):
        yield Text("het veld 'journaltitle' ontbreekt", "the field 'journaltitle' is missing")
    if any("�" in str(field.value) for field in entry.fields):
        yield Text("hier staan tekens die geen UTF-8 zijn", "this holds characters that are not UTF-8")
    for field in entry.fields:
        unknown = latex.unknown(str(field.value)) if field.key not in VERBATIM else ()
        if unknown:
            yield Text(
                f"deze LaTeX is niet te lezen: {unknown[0]}; schrijf de tekens gewoon als UTF-8",
                f"this LaTeX cannot be read: {unknown[0]}; write the characters as plain UTF-8",
            )
            return
    try:
        for field_name in ("author", "editor", "translator"):
            bibnames.read(_value(entry, field_name))
    except InvalidNameError as error:
        yield Text(
            f"de naam '{error.name}' is niet te splitsen: schrijf 'Achternaam, Voornaam and Achternaam, Voornaam'",
            f"the name '{error.name}' cannot be split: write 'Family, Given and Family, Given'",
        )


def reference(kind: str, key: str, fields: Mapping[str, str]) -> Reference:
    """The publication that an entry describes.

    ``kind``: a key of ``REFERENCE_KINDS``, which ``entrysubtype`` may make more precise; ``fields``: the values by their names in small letters, without what enclosed
    them and otherwise as they stand in the file. Raises bibtexparser's ``InvalidNameError`` for a name that cannot be
    taken apart.
    """
    values: dict[str, str] = {}
    for field, names in FIELDS.items():
        raw = next((fields[name] for name in names if name in fields), "")
        if raw:
            values[field] = _verbatim(raw) if field in VERBATIM else latex.decode(raw, marked=field in TITLES)
    date = latex.decode(fields.get("date") or fields.get("year") or "")
    eprint = fields.get("eprint", "") if fields.get("eprinttype", "").lower() == "pubmed" else fields.get("pmid", "")
    language = latex.decode(fields.get("langid", "")).lower()
    authors, others = bibnames.read(fields.get("author", ""))
    editors, more_editors = bibnames.read(fields.get("editor", ""))
    kind = SUBTYPES.get(fields.get("entrysubtype", "")) or kind
    if kind == "preprint" and not values.get("publisher"):  # the server publishes it; it is in no journal
        values["publisher"] = values.pop("journal", "")
        values.pop("journal_short", None)
    return Reference(
        key=key,
        kind=kind,
        year=date[:4] or None,
        date=latex.decode(fields.get("appeared", "")) or date,
        authors=authors,
        others=others,
        editors=editors,
        more_editors=more_editors,
        translators=bibnames.read(fields.get("translator", ""))[0],
        state=STATES.get(fields.get("pubstate", "").lower(), ""),
        pages=latex.decode(fields.get("pages", "").replace("--", "-").replace("–", "-")),
        pmid=_verbatim(eprint),
        language=LANGUAGES.get(language, language) or "en",
        title=values.pop("title", ""),
        **values,
    )


def _verbatim(text: str) -> str:
    """An address or a number: only what could not stand bare in a BibTeX file is undone."""
    return " ".join(_BARE.sub(_bare, text).split() if "\\" in text or "{" in text else text.split())


def _bare(found: re.Match[str]) -> str:
    return found[2] or latex.SYMBOLS.get(found[1] or "", "")
