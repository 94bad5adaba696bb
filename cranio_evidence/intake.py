"""Which publications of a file are new to the library, which does it hold already, and which cannot come in?"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from cranio_evidence import own
from cranio_evidence.checks import identifiers
from cranio_evidence.faults import Problem
from cranio_evidence.formats import Entry
from cranio_evidence.library import Library
from cranio_evidence.own import New
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Text


class Double(NamedTuple):
    """A publication that is there already: where it stands in the file, under which ``key`` we have it, ``by`` what."""

    reference: Reference
    line: int
    key: str
    by: str


class Intake(NamedTuple):
    """What a file holds: publications to add, with what was lost of each; those already there; those that failed."""

    new: tuple[New, ...]
    there: tuple[Double, ...]
    failed: tuple[Problem, ...]
    lost: tuple[tuple[str, Text], ...] = ()

    @property
    def read(self) -> int:
        """How many were read: added, already there and failed together."""
        return len(self.new) + len(self.there) + len(self.failed)


def _nobody(_: int) -> None:
    """Tell nobody how far it is."""


def sort_out(
    library: Library, found: Iterable[Entry | Problem], name: str, told: Callable[[int], None] = _nobody
) -> Intake:
    """Sort what a reader found in the file ``name``; nothing is written. ``told``: how many were read so far."""
    new: dict[str, Entry] = {}
    there: list[Double] = []
    failed: list[Problem] = []
    lost: list[tuple[str, Text]] = []
    seen: dict[str, list[Reference]] = defaultdict(list)
    for number, one in enumerate(found, 1):
        told(number)
        if isinstance(one, Problem):
            failed.append(one)
            continue
        double = library.same_publication(one.reference) or identifiers.twin(
            one.reference, lambda mark: seen.get(mark, ())
        )
        if double is not None:
            there.append(Double(one.reference, one.line, *double))
            continue
        key = own.key_for(one.reference, library, new)
        reference = one.reference._replace(key=key)
        new[key] = one._replace(reference=reference)
        lost += [(key, text) for text in one.lost]
        for mark in identifiers.marks(reference):
            seen[mark].append(reference)
    problems = {one.key: one for one in own.entries(one.reference for one in new.values())[1]}
    failed += [one._replace(file=name, line=new.pop(key).line) for key, one in problems.items()]
    added = tuple(New(one.reference) for one in new.values())
    return Intake(added, tuple(there), tuple(sorted(failed)), tuple(one for one in lost if one[0] in new))
