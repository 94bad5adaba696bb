"""What is added to the user's own library, as a change that is planned before it is made, and how is one undone?

What changes the records that stand there is in ``revising``. A ``Plan`` can be looked at (``preview``) and carried out
(``make``), as one change that can be undone.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cranio_evidence import editing, folders, formats
from cranio_evidence.bibtex import read_references
from cranio_evidence.faults import Problem, refusal
from cranio_evidence.folding import fold
from cranio_evidence.journal import Change, Edit, Journal, Read, Splice, turned, undoing
from cranio_evidence.library import Library
from cranio_evidence.reference import Reference
from cranio_evidence.study import Notice
from cranio_evidence.vocabulary import Text

# What is open of a study of which only the publication is known.
_OPEN = ("modality", "conditions", "design", "participants", "arms", "outcomes", "harms", "bottom_line", "sources")
_FORMS = frozenset(["article", "abstract", "preprint", "thesis", "report", "registration"])
# Words of a title that tell too little to be part of a key.
_EMPTY_WORDS = frozenset(
    """about after among based before between effect effects efficacy effectiveness from into osteopathic craniosacral
    cranial therapy treatment trial study studies patients people randomised randomized controlled review systematic
    analysis meta pilot protocol their this that using versus with without over voor naar door onderzoek behandeling
    effecten therapie craniosacrale craniosacraaltherapie een het van""".split()
)


class Plan(NamedTuple):
    """A change of the library in ``folder`` that is still to be made: ``what`` it is, and the ``keys`` it touches.

    ``undoes``: the number of the change that it turns round, or null.
    """

    folder: Path
    what: Text
    keys: tuple[str, ...]
    edit: Edit
    undoes: int | None = None

    def preview(self) -> tuple[Splice, ...]:
        """What it would do to each file; nothing is written. Raises ``RefusedError``."""
        return Journal(self.folder).preview(self.edit)

    def make(self) -> Change | None:
        """Make the change; null when there is nothing to change. Raises ``RefusedError``; then nothing was changed."""
        return Journal(self.folder).change(self.what, self.edit, self.undoes)


def undo(folder: Path, number: int | None = None) -> Plan:
    """Turn round the last change of a library that stands, or that with this number. Raises ``RefusedError``."""
    last = Journal(folder).standing(number)
    return Plan(folder, undoing(last), (), lambda read: turned(last, read), last.number)


class New(NamedTuple):
    """A publication to be added under a key, and what is known of corrections and retractions."""

    reference: Reference
    notice: Notice = Notice()


# --- keys and drafts --------------------------------------------------------------------------------------------------


def key_for(reference: Reference, library: Library, taken: Iterable[str] = ()) -> str:
    """A key for a publication: first author, year and a word of the title, in ASCII; one that nothing bears yet."""
    first = (*reference.authors, *reference.editors)[:1]
    name = _ascii(first[0].family or first[0].literal.split(" ")[0]) if first else ""
    words = (_ascii(word) for word in re.split(r"[^\w'’]+", re.sub(r"<[^>]+>", "", reference.title)))
    telling = next((word for word in words if len(word) > 3 and word not in _EMPTY_WORDS), "")
    name = name if name[:1].isalpha() else f"anon{name}"
    made = f"{name}{(reference.year or '')[:4]}{telling}"
    number, key, busy = 2, made, set(taken)
    while key in busy or library.knows(key):
        key, number = f"{made}-{number}", number + 1
    return key


def _ascii(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text))


def draft(new: New) -> str:
    """The record of a study of which only the publication is known, as YAML: what is not known is an open question."""
    reference = new.reference
    known = reference.kind in _FORMS
    checked = f", checked: {new.notice.checked}" if new.notice.checked else ""
    questions = _OPEN if known else ("form", *_OPEN)
    return (
        f"- key: {reference.key}\n"
        f"  form: {reference.kind if known else 'report'}\n"
        f"  notice: {{kind: {new.notice.kind}{checked}}}\n"
        "  modality: []\n"
        "  conditions: []\n"
        "  design: unknown\n"
        f"  open: [{', '.join(questions)}]\n"
    )


def entries(references: Iterable[Reference]) -> tuple[dict[str, str], list[Problem]]:
    """Publications as entries for references.bib, by key, and what keeps others from being read by this library."""
    text = formats.write(references, "biblatex").text
    found, problems = read_references(text.encode(), folders.REFERENCES)
    good = {one.reference.key for one in found}
    here = (one for one in editing.pieces(text, folders.REFERENCES) if one.key in good)
    return {one.key: text[one.start : one.end] for one in here}, problems


# --- adding -----------------------------------------------------------------------------------------------------------


def add(folder: Path, new: Sequence[New], what: Text | None = None) -> Plan:
    """Add publications, each with a draft of its study; their references must have keys that nothing bears yet.

    Raises ``RefusedError`` for a publication that cannot be written.
    """
    keys = tuple(one.reference.key for one in new)
    records = [draft(one) for one in new]
    written, problems = entries(one.reference for one in new)
    if problems:
        nl, en = problems[0].message
        raise refusal(
            f"'{problems[0].key}' kan zo niet worden toegevoegd: {nl}.", f"'{problems[0].key}' cannot be added: {en}."
        )
    named = ", ".join(keys[:3]) + (" ..." if len(keys) > 3 else "")

    def edit(read: Read) -> dict[str, str | None]:
        studies, references = read(folders.STUDIES) or "", read(folders.REFERENCES) or ""
        busy = {one.key for one in editing.pieces(studies, folders.STUDIES)}
        busy |= {one.key for one in editing.pieces(references, folders.REFERENCES)}
        for key in keys:
            if key in busy:
                raise refusal(
                    f"'{key}' is intussen al toegevoegd; er is niets gewijzigd.",
                    f"'{key}' was added in the meantime; nothing was changed.",
                )
        return {
            folders.STUDIES: editing.added(studies, folders.STUDIES, *records),
            folders.REFERENCES: editing.added(references, folders.REFERENCES, *(written[key] for key in keys)),
        }

    return Plan(folder, what or Text(f"toegevoegd: {named}", f"added: {named}"), keys, edit)


@cache
def today() -> str:
    """The day on which this runs, as an ISO date."""
    return datetime.now(UTC).astimezone().date().isoformat()
