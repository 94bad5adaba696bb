"""How does the text of a library file read once one record is added, replaced or taken out, and nothing else changes?

Nothing here opens a file. Records are found in their text, not written anew: comments, order, line ends and whatever
else stands between them stay as they are. Where a place cannot be found for sure, the edit is refused.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import DuplicateBlockKeyBlock, Entry, ParsingFailedBlock

from cranio_evidence.faults import RefusedError, refusal
from cranio_evidence.located import read_records


class Piece(NamedTuple):
    """A record in a text: its key, and where it begins and ends, counted in characters, without its last line end."""

    key: str
    start: int
    end: int


def pieces(text: str, name: str) -> list[Piece]:
    """The records that a text holds, in order. ``name``: of the file, for its ending (.yaml, .jsonl, .bib).

    Raises ``RefusedError`` where the text cannot be taken apart into records.
    """
    return list(_PIECES[PurePath(name).suffix](text, name))


def find(text: str, name: str, key: str) -> Piece | None:
    """The record with a key, or null. Raises ``RefusedError`` where it stands there more than once."""
    return _at_most_one(pieces(text, name), name, key)


def added(text: str, name: str, *records: str) -> str:
    """The text with records at its end, as the other records are set apart and indented.

    ``records``: as YAML beginning with "- ", as one line of JSON, or as an entry of BibTeX. Raises ``RefusedError``.
    """
    here = pieces(text, name)
    if here and name.endswith(".yaml") and _parsed_key(text[here[-1].start : here[-1].end]) != here[-1].key:
        raise _no_place(name)  # a quote that is still open would take the new record along
    newline = _newline(text)
    between = "" if name.endswith(".jsonl") or not text.strip("\ufeff \t\r\n") else newline
    if text.strip("\ufeff") and not text.endswith(("\n", "\r")):
        text += newline
    if between and text.endswith(newline * 2):
        between = ""
    indent = _indent(text, name, here)
    put = [_fitted(one, indent, newline) for one in records]
    apart = "" if name.endswith(".jsonl") else newline
    made = text + between + f"{newline}{apart}".join(put) + newline
    _see(pieces(made, name), made, [*(text[one.start : one.end] for one in here), *put], name)
    return made


def replaced(text: str, name: str, key: str, record: str) -> str:
    """The text with another record in the place of the one with a key. Raises ``RefusedError``."""
    put = _fitted(record, _indent(text, name, pieces(text, name)), _newline(text))
    return each(text, name, [key], lambda _, __: put)


def each(text: str, name: str, keys: Iterable[str], change: Callable[[str, str], str]) -> str:
    """The text with each record that has one of these keys as ``change`` makes it of its key and its text.

    Raises ``RefusedError``, also where ``change`` does.
    """
    here = pieces(text, name)
    wanted = {_only(here, name, key) for key in keys}
    put = [text[one.start : one.end] for one in here]
    put = [change(one.key, record) if one in wanted else record for one, record in zip(here, put, strict=True)]
    parts, at = list[str](), 0
    for one, record in zip(here, put, strict=True):
        parts += [text[at : one.start], record]
        at = one.end
    made = "".join([*parts, text[at:]])
    _see(pieces(made, name), made, put, name)
    return made


def removed(text: str, name: str, key: str) -> str:
    """The text without the record with a key, and without the empty line that set it apart. Raises ``RefusedError``."""
    here, one = _located(text, name, key)
    before, after = text[: one.start], text[one.end :]
    line_end = _LINE_END.match(after)
    if line_end and (not before or before.endswith(("\n", "\r", "\ufeff"))):
        after = after[line_end.end() :]
        blank = None if name.endswith(".jsonl") else _BLANK.match(after)
        apart = None if name.endswith(".jsonl") else _APART.search(before)
        if blank and (apart or not before.strip("\ufeff \t\r\n")):
            after = after[blank.end() :]
        elif apart and not after:
            before = before[: apart.end(1)]
    made = before + after
    _see(pieces(made, name), made, [text[it.start : it.end] for it in here if it is not one], name)
    return made


def excerpt(text: str, name: str, key: str) -> str:
    """The text of the record with a key, with line ends as Python has them. Raises ``RefusedError``."""
    here, one = _located(text, name, key)
    return _taken_out(text, one, len(_indent(text, name, here)))


def excerpts(text: str, name: str) -> dict[str, str]:
    """The texts of all records by key, as ``excerpt`` gives one; of two with the same key the first. Raises as it."""
    here = pieces(text, name)
    shift = len(_indent(text, name, here))
    return {one.key: _taken_out(text, one, shift) for one in reversed(here)}


def _taken_out(text: str, one: Piece, shift: int) -> str:
    lines = _LINE_END.sub("\n", text[one.start : one.end]).split("\n")
    return "\n".join(line[shift:] if not line[:shift].strip() else line for line in lines) + "\n"


_LINE_END = re.compile(r"\r\n|\n|\r")
_BLANK = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
_APART = re.compile(r"(\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)\Z")


def _located(text: str, name: str, key: str) -> tuple[list[Piece], Piece]:
    here = pieces(text, name)
    return here, _only(here, name, key)


def _only(here: list[Piece], name: str, key: str) -> Piece:
    one = _at_most_one(here, name, key)
    if one is None:
        raise refusal(f"'{key}' staat niet in {name}.", f"'{key}' is not in {name}.")
    return one


def _at_most_one(here: list[Piece], name: str, key: str) -> Piece | None:
    found = [one for one in here if one.key == key]
    if len(found) > 1:
        raise refusal(
            f"'{key}' staat {len(found)} keer in {name}: houd er één, met de hand.",
            f"'{key}' stands in {name} {len(found)} times: keep one, by hand.",
        )
    return found[0] if found else None


def _newline(text: str) -> str:
    found = _LINE_END.search(text)
    return found.group() if found else "\n"


def _fitted(record: str, indent: str, newline: str) -> str:
    """A record as it should stand in a text: its lines indented, with the line ends of the text."""
    lines = _LINE_END.sub("\n", record).strip("\n").split("\n")
    return newline.join(indent + line if line.strip() else line for line in lines)


def _indent(text: str, name: str, here: list[Piece]) -> str:
    """What the records of a YAML text stand behind."""
    if not here or not name.endswith(".yaml"):
        return ""
    first = text[here[0].start :]
    return first[: len(first) - len(first.lstrip(" "))]


def _see(found: list[Piece], made: str, wanted: list[str], name: str) -> None:
    """That an edit gave the records it should. Refuses where something in the text got in the way."""
    if [made[one.start : one.end] for one in found] != wanted:
        raise _no_place(name)


def _no_place(name: str) -> RefusedError:
    return refusal(
        f"In {name} is geen plaats te vinden die zeker goed is: iets in dat bestand is niet te lezen, of het is geen "
        "lijst van records onder elkaar. Kijk het na met: evidence check",
        f"No place that is surely right can be found in {name}: something in that file cannot be read, or it is no "
        "list of records one below the other. Look at it with: evidence check",
    )


# --- YAML ------------------------------------------------------------------------------------------------------------

_ITEM = re.compile(r"( *)-(?:[ \t]|$)")
_SAYS_NOTHING = re.compile(r"\s*(?:#.*)?$")
_HEAD = re.compile(r"(?:---|%YAML)(?:\s|$)")
_KEY = r"(?:^{indent}-[ \t]+|^{field})key:[ \t]+[\"']?([\w-]+)"


def _yaml(text: str, name: str) -> Iterator[Piece]:
    indent: str | None = None
    start = end = 0
    for begin, line in _lines(text):
        item = _ITEM.match(line)
        if indent is None:
            if not item and not _SAYS_NOTHING.match(line) and not _HEAD.match(line):
                raise _no_place(name)
            indent = item.group(1) if item else None
        inside = indent is not None and line.startswith((f"{indent} ", f"{indent}\t"))
        if item and item.group(1) == indent:
            if end:
                yield _piece(text, start, end, item.group(1))
            start, end = begin, begin + len(line)
        elif line.strip() and inside:
            end = begin + len(line)
        elif end and not _SAYS_NOTHING.match(line):
            raise _no_place(name)
    if end:
        yield _piece(text, start, end, indent or "")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line without its end, and where it begins."""
    begin = len(text) - len(text.lstrip("\ufeff"))
    for found in _LINE_END.finditer(text, begin):
        yield begin, text[begin : found.start()]
        begin = found.end()
    yield begin, text[begin:]


def _piece(text: str, start: int, end: int, indent: str) -> Piece:
    """A record of YAML; its key is read off its line, and only where it has none of its own by taking it apart."""
    record = text[start:end]
    named = re.search(_KEY.format(indent=indent, field=f"{indent}  "), record, re.MULTILINE)
    return Piece(named.group(1) if named else _parsed_key(record) or "", start, end)


def _parsed_key(record: str) -> str | None:
    found, _ = read_records(record.encode(), "")
    value = found[0].value if len(found) == 1 else None
    return str(value.get("key", "")) if isinstance(value, dict) else None


# --- JSON Lines and BibTeX -------------------------------------------------------------------------------------------


def _jsonl(text: str, _: str) -> Iterator[Piece]:
    for begin, line in _lines(text):
        if line.strip():
            try:
                value = json.loads(line)
            except (ValueError, RecursionError):
                value = None
            key = str(value.get("key", "")) if isinstance(value, dict) else ""
            yield Piece(key, begin, begin + len(line))


def _bib(text: str, name: str) -> Iterator[Piece]:
    place = 0
    for block in parse_string(text, parse_stack=[]).blocks:
        if isinstance(block, ParsingFailedBlock) and not isinstance(block, DuplicateBlockKeyBlock):
            raise _no_place(name)
        if isinstance(block, Entry | DuplicateBlockKeyBlock):
            raw = block.raw or ""
            start = text.find(raw, place)
            if start < 0 or not raw:
                raise _no_place(name)
            place = start + len(raw)
            yield Piece(block.key, start, place)


_PIECES: dict[str, Callable[[str, str], Iterator[Piece]]] = {".yaml": _yaml, ".jsonl": _jsonl, ".bib": _bib}
