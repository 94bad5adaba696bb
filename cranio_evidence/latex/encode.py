"""How is text written as LaTeX?"""

import re
import unicodedata
from functools import lru_cache

from cranio_evidence.latex.signs import MARKUP, SIGNS, SYMBOLS

# What means something to LaTeX and is written otherwise; a blank group keeps two signs from becoming one.
_ESCAPES = {sign: f"\\{sign}" for sign in "&%$#_"} | {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
}
_ESCAPE = re.compile(r"[&%$#_\\{}~^`]|-(?=-)|'(?=')")
# Letters alone: other signs are commands of packages, or of mathematics, that not every reader knows.
_LETTERS = {
    sign: f"{{\\{name}}}"
    for name, sign in SYMBOLS.items()
    if unicodedata.name(sign[0]).startswith("LATIN") and not sign.isascii()
}
_LETTERS |= {"–": "{--}", "—": "{---}"}
_TAG = re.compile(r"<(/?)(i|b|sup|sub|sc)>")
_COMMANDS = {tag: name for name, tag in reversed(MARKUP.items())}
_CAPITALS = re.compile(r"[^\s{}\\-]*[^\W\d_a-z][^\s{}\\-]*")


def encode(text: str, *, ascii_only: bool = False) -> str:
    r"""Text as LaTeX that stands for it. ``ascii_only``: letters with accents too, where LaTeX has a way to write them.

    >>> encode("50% & {x} a--b"), encode("Göß", ascii_only=True)
    ('50\\% \\& \\textbraceleft{}x\\textbraceright{} a-{}-b', 'G{\\"o}{\\ss}')
    """
    text = _ESCAPE.sub(lambda found: _ESCAPES.get(found[0]) or f"{found[0]}{{}}", text)
    return "".join(map(_in_ascii, text)) if ascii_only and not text.isascii() else text


@lru_cache(maxsize=4096)
def _in_ascii(sign: str) -> str:
    if sign.isascii():
        return sign
    if sign in _LETTERS:
        return _LETTERS[sign]
    base, *marks = list(unicodedata.normalize("NFD", sign))
    if len(marks) == 1 and marks[0] in SIGNS and base.isascii():
        accent = SIGNS[marks[0]]
        return f"{{\\{accent}{{{base}}}}}" if accent.isalpha() else f"{{\\{accent}{base}}}"
    return sign


def encode_title(title: str, *, ascii_only: bool = False) -> str:
    r"""A title in sentence case as LaTeX: its markup as commands, its capitals in braces so that styles keep them.

    >>> encode_title("<i>In vivo</i> motion of the CV4 in Tilburg")
    '\\emph{In vivo} motion of the {CV4} in {Tilburg}'
    """
    made: list[str] = []
    at, first = 0, True
    pairs = _pairs(title)
    for found in _TAG.finditer(title):
        if found.start() not in pairs:
            continue
        made.append(_protected(title[at : found.start()], first=first, ascii_only=ascii_only))
        first = first and not title[at : found.start()].strip()
        made.append("}" if found[1] else f"\\{_COMMANDS[found[2]]}{{")
        at = found.end()
    made.append(_protected(title[at:], first=first, ascii_only=ascii_only))
    return "".join(made)


def _pairs(title: str) -> set[int]:
    """Where the tags stand that open and close in order; others are text."""
    stack: list[tuple[str, int]] = []
    pairs: set[int] = set()
    for found in _TAG.finditer(title) if "<" in title else ():
        if not found[1]:
            stack.append((found[2], found.start()))
        elif stack and stack[-1][0] == found[2]:
            pairs |= {stack.pop()[1], found.start()}
    return pairs


def _protected(text: str, *, first: bool, ascii_only: bool) -> str:
    """Words with capitals in braces; the capital of the first word alone needs none."""
    made: list[str] = []
    at = 0
    for found in _CAPITALS.finditer(text):
        word = found[0]
        opening = first and not text[: found.start()].strip() and word[1:] == word[1:].lower()
        made.append(encode(text[at : found.start()], ascii_only=ascii_only))
        said = encode(word, ascii_only=ascii_only)
        made.append(said if opening else f"{{{said}}}")
        at = found.end()
    made.append(encode(text[at:], ascii_only=ascii_only))
    return "".join(made)
