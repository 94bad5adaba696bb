"""How does a publication of which no more is known stand in the user's own library: its key, record and entry?"""

import re
from bisect import bisect_left
from collections.abc import Container
from typing import NamedTuple

from cranio_evidence import folders, formats
from cranio_evidence.bibtex import read_references
from cranio_evidence.faults import Problem
from cranio_evidence.folding import fold
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


class New(NamedTuple):
    """A publication to be added under a key, and what is known of corrections and retractions."""

    reference: Reference
    notice: Notice = Notice()


class Draft(NamedTuple):
    """What is written of a new publication: a record of the study as YAML, and an entry for references.bib."""

    key: str
    study: str
    entry: str


def key_for(reference: Reference, library: Library, taken: Container[str] = ()) -> str:
    """A key for a publication: first author, year and a word of the title, in ASCII; one that nothing bears yet."""
    first = (*reference.authors, *reference.editors)[:1]
    name = _ascii(first[0].family or first[0].literal.split(" ")[0]) if first else ""
    words = (_ascii(word) for word in re.split(r"[^\w'’]+", re.sub(r"<[^>]+>", "", reference.title)))
    telling = next((word for word in words if len(word) > 3 and word not in _EMPTY_WORDS), "")
    name = name if name[:1].isalpha() else f"anon{name}"
    made = f"{name}{(reference.year or '')[:4]}{telling}"

    def is_free(key: str) -> bool:
        return key not in taken and not library.knows(key)

    if is_free(made):
        return made
    # By doubling and halving: a file of publications without authors or years may make one key for all of them.
    high = 2
    while not is_free(f"{made}-{high}"):
        high *= 2
    number = bisect_left(range(high), True, lo=max(2, high // 2), key=lambda number: is_free(f"{made}-{number}"))  # noqa: FBT003
    return f"{made}-{number}"


def _ascii(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text))


def draft(new: New) -> Draft | Problem:
    """What is to be written of a publication, or what keeps this library from reading it (without file and line)."""
    made = entry(new.reference)
    return made if isinstance(made, Problem) else Draft(new.reference.key, _record(new), made)


def entry(reference: Reference) -> str | Problem:
    """A publication as an entry for references.bib, or what keeps this library from reading that."""
    written = formats.piece(reference, "biblatex")
    found, problems = read_references(written.encode(), folders.REFERENCES)
    if [one.reference.key for one in found] != [reference.key] or problems:
        unread = Text("deze publicatie is niet te schrijven", "this publication cannot be written")
        wrong = problems[-1] if problems else Problem("", 0, "", "bibtex", unread)
        return wrong._replace(file="", line=0, key=reference.key)
    return written


def _record(new: New) -> str:
    """The record of a study of which only the publication is known: what is not known is an open question."""
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
