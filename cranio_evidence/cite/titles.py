"""How is a title printed: its markup, its quotation marks, its capitals?"""

import re
from functools import lru_cache
from typing import Any

from cranio_evidence.cite.runs import PLAIN, Part, Run, Runs
from cranio_evidence.reference import Name, Reference

# The markup that CSL-JSON allows in titles; everything else with a "<" is text ("p < 0.05").
_TAG = re.compile(r"<(/?)(i|b|sup|sub|sc)>")
_FACES = {"i": "italic", "b": "bold", "sup": "superscript", "sub": "subscript", "sc": "smallcaps"}
_QUOTE = re.compile(r"[\"'“”‘’]")
_PIECES = re.compile(r"\w+|\s+|[^\w\s]+")
_INNER, _OUTER = "“”", "‘’"
_ENDS = frozenset(".,;!?)")  # after these a quotation mark does not open

# Words that keep their small letter in an English title, unless they stand first or last (CSL 1.0.2, "Title Case
# Conversion", with the particles of names that its test suite adds).
_SMALL = frozenset(
    "a an and as at but by down for from in into nor of on onto or over so the till to up via with yet "
    "about van von de d l".split()
)


def rich(title: str, *, quoted: bool = False) -> Runs:
    r"""A title as runs, with real quotation marks and apostrophes. ``quoted``: the style sets it between such marks.

    >>> [run.text for run in rich("The \"CST\" effect <i>in vivo</i>")]
    ['The ‘CST’ effect ', 'in vivo']
    """
    if not title:
        return ()
    if "<" not in title:
        return (Run(marks(title, quoted=quoted)),)
    words = _TAG.sub("", title)
    if words == title:
        return (Run(marks(title, quoted=quoted)),)
    # Quotation marks are paired over the whole title, so they are set before the markup is taken apart.
    title = _rejoin(title, marks(words, quoted=quoted))
    made: list[Run] = []
    open_faces: list[str] = []
    at = 0
    for found in _TAG.finditer(title):
        if found.start() > at:
            made.append(Run(title[at : found.start()], frozenset(open_faces) if open_faces else PLAIN))
        at = found.end()
        face = _FACES[found.group(2)]
        if not found.group(1):
            open_faces.append(face)
        elif face in open_faces:
            open_faces.remove(face)
    if at < len(title):
        made.append(Run(title[at:], frozenset(open_faces) if open_faces else PLAIN))
    return tuple(made)


def _rejoin(title: str, words: str) -> str:
    """The tags of ``title`` around the letters of ``words``, which is as long as the title without its tags."""
    made, at, word = [], 0, 0
    for found in _TAG.finditer(title):
        length = found.start() - at
        made += [words[word : word + length], found.group()]
        word += length
        at = found.end()
    return "".join([*made, words[word:]])


def without_markup(title: str) -> str:
    """The words of a title alone, for a list or a search."""
    return _TAG.sub("", title) if "<" in title else title


def for_csl(title: str) -> str:
    """The title with the one tag that processors spell otherwise."""
    if "<sc>" not in title:
        return title
    return title.replace("<sc>", '<span style="font-variant:small-caps;">').replace("</sc>", "</span>")


def marks(words: str, *, quoted: bool = False) -> str:
    r"""The words with typographic quotation marks and apostrophes; as many characters as before.

    Single marks stand outside and double ones inside, in Dutch print and in British. Inside a title that the style
    itself quotes it is the other way round.

    >>> marks("Patients' view of \"real\" care"), marks("\"real\" care", quoted=True)
    ('Patients’ view of ‘real’ care', '“real” care')
    """
    if not _QUOTE.search(words):
        return words
    made = list(words)
    stack: list[tuple[str, int]] = []
    for found in _QUOTE.finditer(words):
        at, sign = found.start(), found.group()
        kind = '"' if sign in '"“”' else "'"
        before, after = words[at - 1 : at] if at else "", words[at + 1 : at + 2]
        opens = after.strip() != "" and not (before.isalnum() or before in _ENDS) and sign not in "”’"
        if stack and stack[-1][0] == kind and before.strip() and not (kind == "'" and after.isalnum()):
            _, start = stack.pop()
            depth = len(stack) + quoted
            pair = _INNER if depth % 2 else _OUTER
            made[start], made[at] = pair[0], pair[1]
        elif opens:
            stack.append((kind, at))
        elif kind == "'":
            made[at] = "’"
    for kind, at in stack:  # never closed: an apostrophe, or a sign of inches that stays as it is
        if kind == "'":
            made[at] = "’"
    return "".join(made)


def typeset(reference: Reference) -> Reference:
    """The publication with real apostrophes and quotation marks in its names; titles get theirs from ``rich``.

    The number of a registered trial stands with its register: "ClinicalTrials.gov NCT01526447" (AMA Manual of Style,
    3.15.10, and APA 7, which both name the register and then the number). An abstract of which no proceedings are known
    stands in those of its congress.
    """
    if reference.kind == "registration" and reference.number:
        named = f"{reference.container} {reference.number}".strip()
        reference = reference._replace(container=named, number="")
    if reference.kind == "abstract" and not (reference.journal or reference.container):
        reference = reference._replace(container=reference.event, event="")
    changed: dict[str, Any] = {
        field: marks(getattr(reference, field)) for field in _NAMED if "'" in getattr(reference, field)
    }
    for field in ("authors", "editors", "translators"):
        names: tuple[Name, ...] = getattr(reference, field)
        if any("'" in "".join(name) for name in names):
            changed[field] = tuple(Name(*(part.replace("'", "’") for part in name)) for name in names)
    return reference._replace(**changed) if changed else reference


_NAMED = ("journal", "journal_short", "publisher", "place", "event", "series", "edition", "genre")


@lru_cache(maxsize=1024)  # the same journals come back
def title_case(part: Part, language: str) -> Runs:
    """An English title with capitals on the words that carry meaning; a title in another language as it is.

    >>> title_case("effects of touch on pain: a trial", "en")[0].text
    'Effects of Touch on Pain: A Trial'
    """
    runs = (Run(part),) if isinstance(part, str) else part
    if language != "en":
        return runs
    state = "start"
    made = []
    last = len(runs) - 1
    for number, run in enumerate(runs):
        if run.faces & {"superscript", "subscript", "smallcaps"}:
            state = _after(run.text, state)
            made.append(run)
            continue
        pieces = _PIECES.findall(run.text)
        final = next((i for i in range(len(pieces) - 1, -1, -1) if pieces[i][0].isalnum()), -1)
        text = []
        for i, piece in enumerate(pieces):
            here = "last" if number == last and i == final and state == "break" else state
            text.append(_capital(piece, here) if piece.isalnum() else piece)
            state = _after(piece, state)
        made.append(Run("".join(text), run.faces, run.link))
    return tuple(made)


def _capital(word: str, state: str) -> str:
    if word != word.lower():  # mixed case, all capitals, or a capital already
        return word
    if len(word) == 1 and "α" <= word <= "ω":  # "β-blockers": a capital beta is read as a B
        return word
    if state == "start" or (state in {"break", "last"} and len(word) > 1 and (state == "last" or word not in _SMALL)):
        return word[0].upper() + word[1:]
    return word


def _after(piece: str, state: str) -> str:
    end = piece[-1:]
    if end in ".?!:":
        return "stop"
    if end.isalnum():
        return "word"
    if end.isspace():
        return "start" if state == "stop" else "break"
    return "break" if end in "-/–—" else state
