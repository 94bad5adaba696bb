"""What is a formatted citation made of, and how are its parts joined without doubled points?

The joining follows the rules that citation processors share (CSL 1.0.2, and the punctuation tables of its test suite):
an empty part takes its delimiter with it, and where two signs of punctuation meet, one may swallow the other.
"""

from typing import NamedTuple

PLAIN: frozenset[str] = frozenset()


class Run(NamedTuple):
    """A piece of text in one shape.

    ``faces``: any of ``italic``, ``bold``, ``superscript``, ``subscript``, ``smallcaps``; ``link``: an address,
    or empty.
    """

    text: str
    faces: frozenset[str] = PLAIN
    link: str = ""


Runs = tuple[Run, ...]
# A part of a citation: plain words, or runs; empty where there is nothing to say.
Part = str | Runs

# What happens where one part ends and the next begins with these signs: the first or the second of them stays.
_FIRST = frozenset(["!.", "!:", "?.", "?:", ":.", ";:", ";.", "!!", "??", "..", "::", ";;", ",,"])
_SECOND = frozenset([":!", ":?", ";!", ";?", "  ", " ,", " ."])
# Before a point the sign within closing quotation marks counts: "Does it work?" needs no point after it.
_CLOSING = "’”»›\"' "
_QUOTED = frozenset(sign + "." for sign in _CLOSING.strip())


def join(delimiter: str, *parts: Part) -> Runs:
    """The parts that are not empty, with ``delimiter`` between them.

    >>> plain(join(". ", "Does it work?", "", (Run("J Pain", frozenset(["italic"])),), "2016."))
    'Does it work? J Pain. 2016.'
    """
    made: list[Run] = []
    for part in parts:
        if not part:
            continue
        runs = (Run(part),) if isinstance(part, str) else part
        if made and delimiter and runs[0].text[:1] not in {",", ";", "."}:
            _append(made, Run(delimiter))
        for run in runs:
            _append(made, run)
    return tuple(made)


def _append(made: list[Run], run: Run) -> None:
    if not made:
        made.append(run)
        return
    last = made[-1]
    text = run.text
    meeting = last.text[-1:] + text[:1]
    if meeting in _QUOTED:
        meeting = _before_quote(made) + "."
    if meeting in _FIRST:
        text = text.lstrip(text[0])
        if not text:
            return
    elif meeting in _SECOND:
        kept = last.text.rstrip(meeting[0])
        if not kept and len(made) > 1:
            made.pop()
            _append(made, run)
            return
        last = last._replace(text=kept)
    if last.faces == run.faces and last.link == run.link:
        made[-1] = Run(last.text + text, last.faces, last.link)
    else:
        made[-1] = last
        made.append(Run(text, run.faces, run.link))


def _before_quote(made: list[Run]) -> str:
    """The sign before the closing quotation marks that the text ends in."""
    ends = (run.text.rstrip(_CLOSING) for run in reversed(made))
    return next((text[-1] for text in ends if text), "")


def wrap(before: str, part: Part, after: str = "") -> Runs:
    """The part between two strings, or nothing where the part is empty.

    >>> plain(wrap("(", "5", ")")), wrap("(", "", ")")
    ('(5)', ())
    """
    return join("", before, part, after) if part else ()


def faced(face: str, part: Part) -> Runs:
    """The part in a face; what already had that face stands out by losing it, as italics within italics do."""
    runs = (Run(part),) if isinstance(part, str) else part
    one = frozenset([face])
    return tuple(Run(run.text, run.faces ^ one, run.link) for run in runs if run.text)


def italic(part: Part) -> Runs:
    """The part in italics."""
    return faced("italic", part)


def linked(part: Part, address: str) -> Runs:
    """The part as a link to an address."""
    runs = (Run(part),) if isinstance(part, str) else part
    return tuple(Run(run.text, run.faces, address) for run in runs if run.text)


def plain(runs: Part) -> str:
    """The words alone, without faces."""
    return runs if isinstance(runs, str) else "".join([run.text for run in runs])
