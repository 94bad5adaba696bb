"""How do BibTeX and BibLaTeX write people?"""

import re
from functools import lru_cache

from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from cranio_evidence import latex
from cranio_evidence.reference import Name

_AND = re.compile(r"\sand(?=\s)", re.IGNORECASE)
_PART = re.compile(r"\s*(family|given|prefix|suffix)\s*=\s*", re.IGNORECASE)
_SIMPLE = re.compile(r"([^{}\\~$`,\s]+(?: [^{}\\~$`,\s]+)*), ([^{}\\~$`,]*[^{}\\~$`,\s])")


def read(field: str) -> tuple[tuple[Name, ...], bool]:
    """The people in a field, and whether "and others" stands after them.

    They are taken apart before their LaTeX is read, as braces mean something there. Raises bibtexparser's
    ``InvalidNameError`` for a name that cannot be taken apart.
    """
    if not field:
        return (), False
    plainly = "{" not in field and "\\" not in field
    split = _AND.split(f" {field} ") if plainly else split_multiple_persons_names(field)
    pieces = [one for one in (" ".join(piece.split()) for piece in split) if one]
    others = bool(pieces) and pieces[-1] == "others"
    return tuple(read_one(one) for one in (pieces[:-1] if others else pieces)), others


@lru_cache(maxsize=8192)  # the same people come back
def read_one(text: str) -> Name:
    """One name, in any of the ways in which BibTeX and BibLaTeX write it."""
    simple = _SIMPLE.fullmatch(text)
    if simple and not any(_is_small(word) for word in simple[1].split()):
        return Name(family=latex.decode(simple[1]), given=latex.decode(simple[2]))
    if _is_group(text):
        return Name(literal=latex.decode(text))
    if _PART.match(text):
        return _extended(text)
    parts = parse_single_name_into_parts(text)
    return Name(
        family=latex.decode(" ".join(parts.last)),
        given=latex.decode(" ".join(parts.first)),
        particle=latex.decode(" ".join(parts.von)),
        suffix=latex.decode(" ".join(parts.jr)),
    )


def _is_small(word: str) -> bool:
    """Whether BibTeX takes a word for a particle: its first letter is a small one."""
    return next((sign.islower() for sign in word if sign.isalpha()), False)


def _is_group(text: str) -> bool:
    """Whether the whole name stands between one pair of braces."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return place == len(text) - 1
    return False


def _extended(text: str) -> Name:
    """A name whose parts are named: ``family={de Gendt}, given=Tom`` (BibLaTeX 3.5, "Name Formats")."""
    parts: dict[str, str] = {}
    for one in outside_braces(text, ","):
        found = _PART.match(one)
        if found is None:
            raise InvalidNameError(text, "a part has no name")
        parts[found[1].lower()] = latex.decode(one[found.end() :])
    return Name(
        family=parts.get("family", ""),
        given=parts.get("given", ""),
        particle=parts.get("prefix", ""),
        suffix=parts.get("suffix", ""),
    )


def outside_braces(text: str, mark: str) -> list[str]:
    """The pieces of a text between the marks (one sign) that stand outside braces and quotation marks."""
    pieces, start, depth, quoted = [], 0, 0, False
    for found in re.finditer(rf'\\.|[{{}}"]|{re.escape(mark)}', text, re.DOTALL):
        sign = found[0]
        depth += (sign == "{") - (sign == "}")
        if sign == '"' and depth == 0:
            quoted = not quoted
        elif sign == mark and depth == 0 and not quoted:
            pieces.append(text[start : found.start()])
            start = found.end()
    return [*pieces, text[start:]]


def written(names: tuple[Name, ...], *, more: bool = False, extended: bool = True, ascii_only: bool = False) -> str:
    """People as the value of a field, without what encloses it; the same that ``read`` reads.

    ``more``: there are others; ``extended``: a name that the usual way cannot write may have its parts named, which only
    BibLaTeX understands; ``ascii_only``: letters with accents as LaTeX.
    """
    said = [_one(name, extended, ascii_only) for name in names]
    return " and ".join([*said, "others"] if more and said else said)


@lru_cache(maxsize=8192)
def _one(name: Name, extended: bool, ascii_only: bool) -> str:  # noqa: FBT001 - a way of writing
    def said(part: str) -> str:
        return latex.encode(part, ascii_only=ascii_only)

    if name.literal:
        return f"{{{said(name.literal)}}}"
    family = said(name.family)
    if any(_is_small(word) for word in name.family.split()) or "," in family or " and " in f" {family} ".lower():
        family = f"{{{family}}}"
    front = " ".join(part for part in (said(name.particle), family) if part)
    usual = ", ".join([front, *([said(name.suffix)] if name.suffix else []), said(name.given)]).removesuffix(", ")
    if not extended or _reads_as(usual, name):
        return usual
    parts = {"family": name.family, "given": name.given, "prefix": name.particle, "suffix": name.suffix}
    return ", ".join(f"{part}={{{said(text)}}}" for part, text in parts.items() if text)


def _reads_as(text: str, name: Name) -> bool:
    try:
        return read(text) == ((name,), False)
    except InvalidNameError:
        return False
