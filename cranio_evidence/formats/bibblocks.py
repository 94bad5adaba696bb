"""Which entries stand in the lines of a BibTeX file, and with which values?"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import NamedTuple

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import Block as ParsedBlock
from bibtexparser.model import DuplicateBlockKeyBlock, Entry, ParsingFailedBlock, String

from cranio_evidence.bibnames import outside_braces
from cranio_evidence.vocabulary import Text

# As many blocks as are taken apart at once: enough to be quick, few enough to need little memory.
_AT_ONCE = 500
# Longer than any name that somebody abbreviates; without a bound a few lines could swell to fill the memory.
LONGEST = 1000
_START = re.compile(r"[ \t]*@\w+[ \t]*[{(]")
_KEYLESS = re.compile(r"@\w+\s*[{(]\s*[\w-]*\s*=")
_NAMED = re.compile(r"@\w+\s*[{(]\s*([^,\s={}]+)\s*,")
_MONTHS = {
    month: month for month in ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
}
_NO_ENTRIES = ("@comment", "@preamble")


class Block(NamedTuple):
    """An entry: its type in small letters, its values without what enclosed them, and what was said twice."""

    line: int
    kind: str
    key: str
    fields: dict[str, str]
    twice: tuple[tuple[str, str], ...] = ()


class Broken(NamedTuple):
    """A block that could not be read, and why."""

    line: int
    key: str
    why: Text


_UNREADABLE = Text(
    "deze BibTeX is niet te lezen: kijk of elke accolade sluit en elk veld op een komma eindigt",
    "this BibTeX cannot be read: see that every brace closes and every field ends with a comma",
)
_NO_KEY = Text(
    "de sleutel ontbreekt: schrijf @article{sleutel, title = ...}",
    "the key is missing: write @article{key, title = ...}",
)


def blocks(lines: Iterable[str]) -> Iterator[Block | Broken]:
    """Every entry in the lines, in their order. Abbreviations are written out, comments left out."""
    strings = dict(_MONTHS)
    for first, text in _portions(lines):
        for parsed in parse_string(text, parse_stack=[]).blocks:
            found = _block(parsed, first, strings)
            if found is not None:
                yield found


def _portions(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines in portions of whole blocks, each with the number of its first line."""
    held: list[str] = []
    starts, first = 0, 1
    for number, line in zip(count(1), lines, strict=False):
        if "@" in line and _START.match(line):
            starts += 1
            if starts > _AT_ONCE:
                yield first, "\n".join(held)
                held, starts, first = [], 1, number
        held.append(line)
    if held:
        yield first, "\n".join(held)


def _block(parsed: ParsedBlock, first: int, strings: dict[str, str]) -> Block | Broken | None:
    line = (parsed.start_line or 0) + first
    if isinstance(parsed, DuplicateBlockKeyBlock):
        parsed = parsed.ignore_error_block or parsed
    raw = (parsed.raw or "").lstrip()
    if isinstance(parsed, ParsingFailedBlock) and isinstance(parsed.ignore_error_block, Entry):
        parsed = parsed.ignore_error_block  # a field stands in it twice
    if isinstance(parsed, String):
        value = _value(parsed.value, strings)
        if value is None or len(value) > LONGEST:
            return Broken(line, parsed.key, _UNREADABLE)
        strings[parsed.key.lower()] = value
        return None
    if isinstance(parsed, Entry):
        return _entry(parsed, line, strings)
    if not isinstance(parsed, ParsingFailedBlock) or raw[:9].lower().startswith(_NO_ENTRIES):
        return None
    named = _NAMED.match(raw)
    return Broken(line, named[1] if named else "", _NO_KEY if _KEYLESS.match(raw) else _UNREADABLE)


def _entry(parsed: Entry, line: int, strings: Mapping[str, str]) -> Block | Broken:
    fields: dict[str, str] = {}
    twice: list[tuple[str, str]] = []
    for field in parsed.fields:
        name, value = field.key.lower(), _value(str(field.value), strings)
        if value is None:
            why = Text(
                f"na het veld '{field.key}' ontbreekt een komma, of een accolade te veel of te weinig",
                f"a comma is missing after the field '{field.key}', or there is a brace too many or too few",
            )
            return Broken(line, parsed.key, why)
        if name not in fields:
            fields[name] = value
        elif value != fields[name]:
            twice.append((name, value))
    return Block(line, parsed.entry_type.lower(), parsed.key, fields, tuple(twice))


def _value(raw: str, strings: Mapping[str, str]) -> str | None:
    """What an expression like ``{text}``, ``jan # "~1"`` or ``jcp`` says; nothing where it is no expression."""
    raw = raw.strip()
    if raw[:1] == "{" and raw[-1:] == "}" and "#" not in raw and raw.count("{") == 1:
        return raw[1:-1]
    made: list[str] = []
    for piece in outside_braces(raw, "#") if "#" in raw else [raw]:
        said = _piece(piece.strip(), strings)
        if said is None:
            return None
        made.append(said)
    return "".join(made)


def _piece(piece: str, strings: Mapping[str, str]) -> str | None:
    if piece[:1] == "{":
        return piece[1:-1] if _closes_last(piece) else None
    if piece[:1] == '"':
        return piece[1:-1] if len(piece) > 1 and piece[-1] == '"' and _whole(piece[1:-1]) else None
    return strings.get(piece.lower(), piece) if not re.search(r'[\n={}"]', piece) else None


_BRACE = re.compile(r'(?<!\\)[{}"]')


def _closes_last(piece: str) -> bool:
    """Whether the brace that opens a text is closed by its last sign."""
    depth = 0
    for found in _BRACE.finditer(piece):
        depth += (found[0] == "{") - (found[0] == "}")
        if depth == 0:
            return found.end() == len(piece)
    return False


def _whole(text: str) -> bool:
    """Whether no quotation mark in a text stands outside braces."""
    depth = 0
    for found in _BRACE.finditer(text) if '"' in text else ():
        depth += (found[0] == "{") - (found[0] == "}")
        if found[0] == '"' and depth == 0:
            return False
    return True
