"""Which publications does a BibLaTeX file hold, and what is wrong with its text?"""

import logging
import re
from collections.abc import Iterator
from typing import NamedTuple

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import RemoveEnclosingMiddleware, ResolveStringReferencesMiddleware
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry

from cranio_evidence.faults import Problem
from cranio_evidence.reference import Name, Reference
from cranio_evidence.vocabulary import Text

# What the parsers have to say about a block comes back as a problem, not as a line on the user's screen.
for _library in ("bibtexparser", "pylatexenc"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)


class _UnreadableLatexError(Exception):
    """A field holds LaTeX that cannot be read."""


class LocatedReference(NamedTuple):
    """A publication and the line of the file on which it begins."""

    reference: Reference
    file: str
    line: int


# Which BibLaTeX (or old BibTeX) field fills which field of a reference; the first that is present wins.
_FIELDS: dict[str, tuple[str, ...]] = {
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
_TITLES = ("title", "subtitle", "container")
_KINDS = {
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
_SUBTYPES = {name: name for name in ("abstract", "preprint", "guideline", "registration")}
# What BibLaTeX says of the state of a publication, in our words.
_STATES = {"prepublished": "ahead", "aheadofprint": "ahead", "inpress": "in-press", "forthcoming": "in-press"}
# Titles keep their markup, in the tags of CSL-JSON; other fields lose it.
_MARKUP = {
    "emph": "i", "textit": "i", "mkbibemph": "i", "textbf": "b", "textsuperscript": "sup", "textsubscript": "sub",
    "textsc": "sc",
}  # fmt: skip
_MARKED = re.compile(r"\\(" + "|".join(_MARKUP) + r")\s*\{([^{}]*)\}")
_LANGUAGES = {
    "english": "en", "british": "en", "american": "en", "dutch": "nl", "german": "de", "ngerman": "de",
    "french": "fr", "spanish": "es", "polish": "pl", "portuguese": "pt", "italian": "it", "turkish": "tr",
    "czech": "cs",
}  # fmt: skip
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
            found.append(LocatedReference(_reference(entry), file, line))
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
    if entry.entry_type.lower() not in _KINDS:
        known = ", ".join(sorted(_KINDS))
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
    try:
        for field in entry.fields:
            _plain(str(field.value))
    except _UnreadableLatexError as error:
        yield Text(
            f"deze LaTeX is niet te lezen: {error}; schrijf de tekens gewoon als UTF-8",
            f"this LaTeX cannot be read: {error}; write the characters as plain UTF-8",
        )
        return
    try:
        for people in ("author", "editor", "translator"):
            _names(_value(entry, people))
    except InvalidNameError as error:
        yield Text(
            f"de naam '{error.name}' is niet te splitsen: schrijf 'Achternaam, Voornaam and Achternaam, Voornaam'",
            f"the name '{error.name}' cannot be split: write 'Family, Given and Family, Given'",
        )


def _reference(entry: Entry) -> Reference:
    plain = {field: _plain(_value(entry, *names)) for field, names in _FIELDS.items() if field not in _TITLES}
    titles = {field: _title(_value(entry, *_FIELDS[field])) for field in _TITLES}
    date = _value(entry, "date", "year")
    eprint = _value(entry, "eprint") if _value(entry, "eprinttype").lower() == "pubmed" else _value(entry, "pmid")
    subtype = _SUBTYPES.get(_value(entry, "entrysubtype"))
    language = _value(entry, "langid").lower()
    authors, others = _people(_value(entry, "author"))
    editors, more_editors = _people(_value(entry, "editor"))
    kind = subtype or _KINDS[entry.entry_type.lower()]
    if kind == "preprint" and not plain["publisher"]:  # the server publishes it; it is in no journal
        plain["publisher"], plain["journal"], plain["journal_short"] = plain["journal"], "", ""
    return Reference(
        key=entry.key,
        kind=kind,
        year=date[:4] or None,
        date=date,
        authors=authors,
        others=others,
        editors=editors,
        more_editors=more_editors,
        translators=_people(_value(entry, "translator"))[0],
        state=_STATES.get(_value(entry, "pubstate").lower(), ""),
        pages=_plain(_value(entry, "pages")).replace("--", "-").replace("–", "-"),
        pmid=eprint,
        language=_LANGUAGES.get(language, language) or "en",
        **titles,
        **plain,
    )


def _people(field: str) -> tuple[tuple[Name, ...], bool]:
    """The people in a field, and whether "and others" stands after them."""
    names = _names(field)
    others = bool(names) and names[-1] == Name(family="others")
    return (names[:-1] if others else names), others


def _title(text: str) -> str:
    return _plain(_MARKED.sub(lambda found: f"<{_MARKUP[found[1]]}>{found[2]}</{_MARKUP[found[1]]}>", text))


def _names(field: str) -> tuple[Name, ...]:
    if not field:
        return ()
    return tuple(_name(one.strip()) for one in split_multiple_persons_names(field))


def _name(text: str) -> Name:
    if text.startswith("{") and text.endswith("}"):
        return Name(literal=_plain(text))
    parts = parse_single_name_into_parts(text)
    return Name(
        family=_plain(" ".join(parts.last)),
        given=_plain(" ".join(parts.first)),
        particle=_plain(" ".join(parts.von)),
        suffix=_plain(" ".join(parts.jr)),
    )


def _plain(text: str) -> str:
    """The text without braces and LaTeX, on one line. Names are split before this, so that braces still count."""
    if "\\" in text:
        from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415 - slow to load and seldom needed

        try:
            text = LatexNodes2Text().latex_to_text(text)
        except Exception as error:
            # pylatexenc lets a macro without its argument escape as whatever error its own code meets.
            raise _UnreadableLatexError(text) from error
    return " ".join(text.replace("{", "").replace("}", "").split())
