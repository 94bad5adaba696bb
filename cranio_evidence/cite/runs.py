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
_Piece = tuple[str, frozenset[str], str]  # a run, but quicker to make
# A part of a citation: plain words, or runs; empty where there is nothing to say.
Part = str | Runs

# What happens where one part ends and the next begins with these signs: the first or the second of them stays.
_FIRST = frozenset(["!.", "!:", "?.", "?:", ":.", ";:", ";.", "!!", "??", "..", "::", ";;", ",,"])
_SECOND = frozenset([":!", ":?", ";!", ";?", "  ", " ,", " ."])
# Before a point the sign within closing quotation marks counts: "Does it work?" needs no point after it.
_CLOSING = "’”»›\"' "
_QUOTED = frozenset(sign + "." for sign in _CLOSING.strip())
_MEETING = _FIRST | _SECOND | _QUOTED
_STOPS = frozenset([",", ";", "."])  # a part that begins with one brings its own delimiter


def join(delimiter: str, *parts: Part) -> Runs:
    """The parts that are not empty, with ``delimiter`` between them.

    >>> plain(join(". ", "Does it work?", "", (Run("J Pain", frozenset(["italic"])),), "2016."))
    'Does it work? J Pain. 2016.'
    """
    made: list[Run] = []
    now, faces, link = "", PLAIN, ""  # the run that is being written
    for part in parts:
        if not part:
            continue
        pieces: tuple[_Piece, ...] = ((part, PLAIN, ""),) if isinstance(part, str) else part
        if now and delimiter and pieces[0][0][:1] not in _STOPS:
            pieces = ((delimiter, PLAIN, ""), *pieces)
        for text, its_faces, its_link in pieces:
            if now and now[-1] + text[:1] in _MEETING:
                made.append(Run(now, faces, link))
                _meet(made, text, its_faces, its_link)
                now, faces, link = made.pop()
            elif now and faces == its_faces and link == its_link:
                now += text
            else:
                if now:
                    made.append(Run(now, faces, link))
                now, faces, link = text, its_faces, its_link
    if now:
        made.append(Run(now, faces, link))
    return tuple(made)


def _meet(made: list[Run], text: str, faces: frozenset[str], link: str) -> None:
    """Add a text that meets what stands there with signs of which one may swallow the other."""
    before = made[-1].text
    meeting = before[-1:] + text[:1]
    if meeting in _QUOTED:
        meeting = _before_quote(made) + "."
    if meeting in _FIRST:
        text = text.lstrip(text[0])
    elif meeting in _SECOND:
        before = before.rstrip(meeting[0])
        if before or len(made) == 1:
            made[-1] = made[-1]._replace(text=before)
        else:
            made.pop()
            _meet(made, text, faces, link)
            return
    last = made[-1]
    if last.faces == faces and last.link == link:
        made[-1] = Run(last.text + text, faces, link)
    elif text:
        made.append(Run(text, faces, link))


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
    if not part:
        return ()
    one = frozenset([face])
    if isinstance(part, str):
        return (Run(part, one),)
    return tuple([Run(run.text, run.faces ^ one, run.link) for run in part if run.text])


def italic(part: Part) -> Runs:
    """The part in italics."""
    return faced("italic", part)


def linked(part: Part, address: str) -> Runs:
    """The part as a link to an address."""
    if isinstance(part, str):
        return (Run(part, PLAIN, address),) if part else ()
    return tuple([Run(run.text, run.faces, address) for run in part if run.text])


def plain(runs: Part) -> str:
    """The words alone, without faces."""
    return runs if isinstance(runs, str) else "".join([run.text for run in runs])
