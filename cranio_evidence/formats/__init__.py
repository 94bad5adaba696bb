"""How do publications come in from other programs, and go out to them? Nothing here opens a file or prints."""

import io
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from typing import Any, BinaryIO

from cranio_evidence.faults import Problem, refusal
from cranio_evidence.formats import bib, bibwriting, csljson, csv, encodings, guess, markdown, nbib, ris, yaml
from cranio_evidence.formats.entries import FIELD_NAMES, Found, Lost, failure, tidy, tidy_name
from cranio_evidence.formats.entries import Entry as Entry
from cranio_evidence.formats.entries import Read as Read
from cranio_evidence.formats.entries import Written as Written
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang, Text

READERS: dict[str, Callable[[Iterable[str], str], Iterator[Found]]] = {
    "bibtex": bib.read,
    "biblatex": bib.read,
    "ris": ris.read,
    "nbib": nbib.read,
    "csljson": csljson.read,
    "csv": csv.read,
    "yaml": yaml.read,
}
# Each with the ending that its files usually have.
WRITERS: dict[str, str] = {
    "biblatex": ".bib",
    "bibtex": ".bib",
    "ris": ".ris",
    "nbib": ".nbib",
    "csljson": ".json",
    "csv": ".csv",
    "yaml": ".yaml",
    "markdown": ".md",
}
_WORD = re.compile(r"[^\W_]")
_FIRST = 200  # lines by which a format is known; a header may stand above the first record


def read(data: bytes, name: str) -> Read:
    """Everything in the bytes of a file, in its order: publications, and what could not be read with its line.

    ``name``: what the file is called, for its format and for the faults.
    """
    form, found = stream(io.BytesIO(data), name)
    listed = sorted(found, key=lambda one: one.line)
    entries = tuple(one for one in listed if isinstance(one, Entry))
    return Read(form, entries, tuple(one for one in listed if isinstance(one, Problem)))


def stream(source: BinaryIO, name: str) -> tuple[str, Iterator[Found]]:
    """The format of a file (empty: not known), and what is in it, one after the other, so that little is in memory.

    ``source``: the file, open as bytes, at its beginning, seekable; it is not closed.
    """
    lines = encodings.lines(source)
    first = list(islice(lines, _FIRST))
    form = guess.form(first, name)
    return form, _told(form, chain(first, lines), name)


def _told(form: str, lines: Iterable[str], name: str) -> Iterator[Found]:
    """What the reader finds; a file with words in which it finds nothing is a fault too."""
    filled: list[int] = []
    found = False
    for one in READERS[form](_watched(lines, filled), name) if form else ():
        found = True
        yield one
    if found or form == "csv":  # of a table the headings alone are an answer
        return
    line = filled[0] if filled else next((number for number, text in enumerate(lines, 1) if _WORD.search(text)), 0)
    if line:
        known = ", ".join(READERS)
        yield failure(
            name,
            line,
            "",
            f"hier staat geen publicatie die te lezen is; begrepen worden {known}",
            f"no publication that can be read stands here; understood are {known}",
        )


def _watched(lines: Iterable[str], filled: list[int]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        if not filled and _WORD.search(line):
            filled.append(number)
        yield line


def write(references: Iterable[Reference], form: str, lang: Lang = "nl") -> Written:
    """The publications as the text of a file, and what that file does not say of them.

    ``form``: a key of ``WRITERS``; ``lang``: that of headings and of Markdown. What is written is read again: ``lost``
    is what does not come back. Raises ``RefusedError`` for a format that is not known.
    """
    references = tuple(map(_tidied, references))
    if form == "markdown":
        text, lost = markdown.write(references, lang)
        return Written(text, tuple(lost))
    pieces = [_piece(one, form, lang) for one in references]
    told = [loss for one, piece in zip(references, pieces, strict=True) for loss in _lost(one, piece, form, lang)]
    return Written(_around(pieces, form, lang), tuple(told))


def piece(reference: Reference, form: str, lang: Lang = "nl") -> str:
    """One publication as it stands in a file of a form (not Markdown), without what that file does not say of it."""
    return _piece(_tidied(reference), form, lang)


def _piece(reference: Reference, form: str, lang: Lang) -> str:
    if form == "csv":
        return csv.write(reference, lang)
    if form not in _PIECES:
        known = ", ".join(WRITERS)
        raise refusal(
            f"Het formaat '{form}' is er niet; kies uit {known}.", f"There is no format '{form}'; choose from {known}."
        )
    return _PIECES[form](reference)


_PIECES: dict[str, Callable[[Reference], str]] = {
    "biblatex": bibwriting.biblatex,
    "bibtex": bibwriting.bibtex,
    "ris": ris.write,
    "nbib": nbib.write,
    "csljson": csljson.write,
    "yaml": yaml.write,
}


def _around(pieces: list[str], form: str, lang: Lang) -> str:
    if form == "csljson":
        return "[\n" + ",\n".join(pieces) + "\n]\n" if pieces else "[]\n"
    if form == "csv":
        return csv.headings(lang) + "".join(pieces)
    return ("\n" if form in {"biblatex", "bibtex"} else "").join(pieces)


def _tidied(reference: Reference) -> Reference:
    """The publication as a file can hold it: on single lines, without signs that nobody sees, its year as its date."""
    changed: dict[str, Any] = {
        field: tidy(value) if isinstance(value, str) else tuple(map(tidy_name, value))
        for field, value in reference._asdict().items()
        if isinstance(value, (str, tuple))
    }
    changed["date"] = changed["date"] or changed.get("year") or ""
    return reference._replace(**changed)


def _lost(reference: Reference, piece: str, form: str, lang: Lang) -> Iterator[Lost]:
    """What does not come back when a piece is read again, a line for each field."""
    found = list(READERS[form](_around([piece], form, lang).split("\n"), form))
    if len(found) != 1 or not isinstance(found[0], Entry):
        yield Lost(reference.key, Text("de hele publicatie", "the whole publication"))
        return
    back = found[0].reference
    for field, value in reference._asdict().items():
        if value == getattr(back, field) or (field == "key" and not value):
            continue
        if field == "subtitle" and back.title == reference.whole_title:
            yield Lost(
                reference.key,
                Text("de ondertitel: die staat nu in de titel", "the subtitle: it now stands in the title"),
            )
        elif field != "title" or back.title != reference.whole_title:
            yield Lost(reference.key, FIELD_NAMES[field])
