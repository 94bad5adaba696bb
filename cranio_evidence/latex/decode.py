"""Which characters does a piece of LaTeX stand for?

Names and titles are taken apart before they come here, as braces mean something there. It goes through the text once,
without recursion, so that no depth and no length can hurt.
"""

import re
import unicodedata
from functools import lru_cache
from cranio_evidence.latex.signs import ACCENTS, MARKUP, SIGNS, SYMBOLS


_SPECIAL = re.compile(r"[\\{}~$`]|--|''")
_TOKEN = re.compile(r"\\([A-Za-z]+)\*?\s*|\\(.)|([{}])|(---?|``|''|[~`])|(\$|[\^_])|([^\\{}~$`'^_-]+|.)", re.DOTALL)
_MATH = re.compile(r"(?<!\\)\$(?=\S)([^$]*[^\s$\\])\$(?!\d)")
_IF_MATH = re.compile(r"\\ifmmode.{0,80}?\\else\s*(.{0,80}?)\\fi\b(?:\{\})?", re.DOTALL)
_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”", "`": "‘", "~": " "}
# What stands behind a backslash and is itself, and what stands for a space or for nothing.
_ESCAPED = {sign: sign for sign in "&%$#_{} "} | {"\\": " ", "\n": " ", ",": " ", ";": " ", ":": " "}
_NOTHING = frozenset("-/!@()[]|+>")
_QUOTES = {"enquote": ("‘", "’"), "mkbibquote": ("‘", "’")}
# Commands that only say how their argument looks, or what a processor has to do with it.
_TRANSPARENT = frozenset(
    """text textrm textsf texttt textup textmd textnormal mbox hbox url path href nolinkurl ensuremath mathrm mathsf
    mathit mathbf rm sf tt up upshape normalfont normalsize small footnotesize textnohyphenation uppercase lowercase
    MakeUppercase MakeLowercase relax noopsort protect nobreak hspace ignorespaces left right displaystyle
    textlatin foreignlanguage selectlanguage natexlab bibnamedelimi xspace null leavevmode NoCaseChange""".split()
)
# Declarations hold until their group closes.
_DECLARATIONS = {"em": "i", "it": "i", "itshape": "i", "sl": "i", "slshape": "i", "bf": "b", "bfseries": "b",
                 "sc": "sc", "scshape": "sc"}  # fmt: skip
_RAISED = {"^": "sup", "_": "sub"}
_STANDING = {"~": "~", "^": "^", "`": "`", "'": "´", '"': "¨"}


def decode(text: str, *, marked: bool = False) -> str:
    r"""The characters that a piece of LaTeX stands for, on one line.

    ``marked``: italics, bold, small capitals, raised and lowered text stay, in the tags of CSL-JSON; else they go.

    >>> decode(r"Universit{\"a}t {K{\"o}ln}: 50\% \& $\alpha$--$\beta$")
    'Universität Köln: 50% & α–β'
    >>> decode(r"\emph{In vivo} H\textsubscript{2}O", marked=True)
    '<i>In vivo</i> H<sub>2</sub>O'
    """
    if not _SPECIAL.search(text):
        return " ".join(text.split())
    if "\\" not in text and "~" not in text and "$" not in text and "`" not in text and "-" not in text:
        bare = text.replace("{", "").replace("}", "")
        if "''" not in bare:
            return " ".join(bare.split())
    return _Decoding(marked=marked).read(text)


class _Decoding:
    """One way through a text: what was made so far, what awaits its letter, and what closes each open group."""

    def __init__(self, *, marked: bool) -> None:
        self.marked = marked
        self.made: list[str] = []
        self.accents: list[str] = []  # wait for the next letter
        self.opening: list[tuple[str, str]] = []  # wait for the next group
        self.groups: list[str] = []
        self.math_ends: set[int] = set()
        self.in_math = False

    def read(self, text: str) -> str:
        if "\\ifmmode" in text:
            text = _IF_MATH.sub(r"\1", text)
        for found in _MATH.finditer(text) if "$" in text else ():
            self.math_ends |= {found.start(), found.end() - 1}
        for token in _TOKEN.finditer(text):
            command, sign, brace, ligature, special, plain = token.groups()
            if plain is not None:
                self._put(plain)
            elif command is not None:
                self._command(command)
            elif sign is not None:
                self._sign(sign)
            elif brace is not None:
                self._brace(brace)
            elif ligature is not None:
                self._put(_LIGATURES[ligature])
            elif special == "$" and token.start() in self.math_ends:
                self.in_math = not self.in_math
            elif special != "$" and self.in_math:
                self.opening.append(self._tags(_RAISED[special]))
            else:
                self._put(special)
        self._accent_alone()
        self.made += reversed(self.groups)
        return " ".join("".join(self.made).split())

    def _tags(self, tag: str) -> tuple[str, str]:
        return (f"<{tag}>", f"</{tag}>") if self.marked else ("", "")

    def _put(self, text: str) -> None:
        if not text:
            return
        if self.accents and not text.isspace():
            text = text.lstrip()
            first = {"ı": "i", "ȷ": "j"}.get(text[0], text[0])
            text = unicodedata.normalize("NFC", first + "".join(reversed(self.accents))) + text[1:]
            self.accents.clear()
        if self.opening and text.strip():  # an argument without braces is one character
            opened, closed = self.opening.pop()
            text = f"{opened}{text[0]}{closed}{text[1:]}"
            self.opening.clear()
        self.made.append(text)

    def _accent_alone(self) -> None:
        for mark in self.accents:
            self.made.append(_STANDING.get(SIGNS[mark], ""))
        self.accents.clear()

    def _brace(self, brace: str) -> None:
        if brace == "{":
            opened, closed = self.opening.pop() if self.opening else ("", "")
            self.opening.clear()
            self.made.append(opened)
            self.groups.append(closed)
        else:
            self._accent_alone()
            self.opening.clear()
            if self.groups:
                self.made.append(self.groups.pop())

    def _sign(self, sign: str) -> None:
        if sign in ACCENTS:
            self.accents = [*self.accents[-3:], ACCENTS[sign]]
        elif sign in _ESCAPED:
            self._put(_ESCAPED[sign])
        elif sign not in _NOTHING:
            self._put(sign)

    def _command(self, name: str) -> None:
        if name in SYMBOLS:
            self._put(SYMBOLS[name])
        elif name in ACCENTS:
            self.accents = [*self.accents[-3:], ACCENTS[name]]
        elif name in MARKUP:
            self.opening.append(self._tags(MARKUP[name]))
        elif name in _DECLARATIONS:
            if self.groups:
                opened, closed = self._tags(_DECLARATIONS[name])
                self.made.append(opened)
                self.groups[-1] = closed + self.groups[-1]
        elif name in _QUOTES:
            self.opening.append(_QUOTES[name])
        elif name not in _TRANSPARENT:
            self._put(_symbol(name))


def unknown(text: str) -> tuple[str, ...]:
    r"""The commands in a piece of LaTeX that nobody here knows; ``decode`` leaves them out and keeps their arguments.

    >>> unknown(r"\emph{a} \foo{b} \'e \beta")
    ('\\foo',)
    """
    if "\\" not in text:
        return ()
    names = dict.fromkeys(_COMMAND.findall(text))
    return tuple(f"\\{name}"[:40] for name in names if name and not _known(name))


def _known(name: str) -> bool:
    return any(name in table for table in _TABLES) or bool(_symbol(name))


_COMMAND = re.compile(r"\\(?:([A-Za-z]+)|.)", re.DOTALL)
_TABLES = (SYMBOLS, ACCENTS, MARKUP, _DECLARATIONS, _QUOTES, _TRANSPARENT, {"ifmmode", "else", "fi"})


@lru_cache(maxsize=512)
def _symbol(name: str) -> str:
    """The sign that a less usual command stands for ("omega", "textomega"), or nothing."""
    name = name.removeprefix("text")
    if not 0 < len(name) <= 40:
        return ""
    from pylatexenc.latex2text import LatexNodes2Text  # noqa: PLC0415 - slow to load and seldom needed

    try:
        made = str(LatexNodes2Text().latex_to_text(f"\\{name}{{}}")).strip()
    except Exception:  # noqa: BLE001 - it lets a command without its argument escape as whatever its own code meets
        return ""
    return made if len(made) == 1 and made.isprintable() else ""
