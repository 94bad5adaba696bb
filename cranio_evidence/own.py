"""What is added to the user's own library, as a change that is planned before it is made, and how is one undone?

What changes the records that stand there is in ``revising``. A ``Plan`` can be looked at (``preview``) and carried out
(``make``), as one change that can be undone.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cranio_evidence import drafts, editing, folders
from cranio_evidence.changes import Change, Splice
from cranio_evidence.drafts import Draft, New
from cranio_evidence.faults import Problem, refusal
from cranio_evidence.journal import Each, Edit, Journal, Read, undoing
from cranio_evidence.progress import Progress, nobody
from cranio_evidence.vocabulary import Text

# Publications that come in together: so many are appended to the usual files; more get files of their own of this size,
# so that whatever reads or changes one of them reads no more than that.
TOGETHER = 1000
_IMPORTED = {folders.STUDIES: "studies/import-{:04}.yaml", folders.REFERENCES: "references/import-{:04}.bib"}
# Whatever may be the key of a record, in YAML, JSON and BibTeX.
_KEYS = re.compile(r"""\bkey["']?\s*:\s*["']?([\w-]+)|@\w+\s*[{(]\s*([^,\s]+)""")


class Plan(NamedTuple):
    """A change of the library in ``folder`` that is still to be made: ``what`` it is, and the ``keys`` it touches.

    ``undoes``: the number of the change that it turns round, or null.
    """

    folder: Path
    what: Text
    keys: tuple[str, ...]
    edit: Edit
    undoes: int | None = None

    def preview(self, told: Progress = nobody) -> Iterator[Splice[str]]:
        """What it would do to each file, one by one; nothing is written. Raises ``RefusedError``.

        ``told``: how much is done, from 0 to 1.
        """
        return Journal(self.folder).preview(self.edit, told)

    def make(self, told: Progress = nobody) -> Change | None:
        """Make the change; null when there is nothing to change. Raises ``RefusedError``; then nothing was changed.

        ``told``: how much is done, from 0 to 1.
        """
        return Journal(self.folder).change(self.what, self.edit, self.undoes, told)


def undo(folder: Path, number: int | None = None) -> Plan:
    """Turn round the last change of a library that stands, or that with this number. Raises ``RefusedError``."""
    journal = Journal(folder)
    last = journal.standing(number)
    return Plan(folder, undoing(last), (), journal.turning(last), last.number)


# --- changes ----------------------------------------------------------------------------------------------------------


def add(folder: Path, new: Sequence[New]) -> Plan:
    """Add publications, each with a draft of its study; their references must have keys that nothing bears yet.

    Raises ``RefusedError`` for a publication that cannot be written.
    """
    made: list[Draft] = []
    for one in new:
        written = drafts.draft(one)
        if isinstance(written, Problem):
            key, (nl, en) = written.key, written.message
            raise refusal(f"'{key}' kan zo niet worden toegevoegd: {nl}.", f"'{key}' cannot be added: {en}.")
        made.append(written)
    keys = tuple(one.key for one in made)
    named = ", ".join(keys[:3]) + (" ..." if len(keys) > 3 else "")
    what = Text(f"toegevoegd: {named}", f"added: {named}")
    return take_in(folder, what, keys, lambda first, number: made[first : first + number])


def take_in(folder: Path, what: Text, keys: tuple[str, ...], some: Callable[[int, int], Sequence[Draft]]) -> Plan:
    """Add drafts with these keys. ``some``: gives them, in that order, from one on and so many, each time it is asked.

    More than ``TOGETHER`` come to stand in files of their own.
    """

    def edit(read: Read) -> Mapping[str, str | None]:
        _refuse_taken(folder, frozenset(keys))
        if len(keys) <= TOGETHER:
            return {name: _with(read(name) or "", name, some(0, len(keys))) for name in _IMPORTED}
        after = _last_import(folder) + 1
        places = {
            form.format(after + number): (name, first)
            for number, first in enumerate(range(0, len(keys), TOGETHER))
            for name, form in _IMPORTED.items()
        }
        return Each(places, lambda place: _with("", places[place][0], some(places[place][1], TOGETHER)))

    return Plan(folder, what, keys, edit)


def _with(text: str, name: str, some: Sequence[Draft]) -> str:
    return editing.added(text, name, *(one.study if name == folders.STUDIES else one.entry for one in some))


def _refuse_taken(folder: Path, keys: frozenset[str]) -> None:
    """Refuse keys that a record of the own library bears by now."""
    for file in folders.files_of(folder) if folder.is_dir() else ():
        name = file.path.relative_to(folder).as_posix()
        text = (Journal(folder).read(name) or "") if file.holds in folders.SPREAD else ""
        if keys.isdisjoint(one or other for one, other in _KEYS.findall(text)):
            continue  # to take it apart takes far longer
        for key in keys.intersection(one.key for one in editing.pieces(text, name)):
            raise refusal(
                f"'{key}' is intussen al toegevoegd; er is niets gewijzigd.",
                f"'{key}' was added in the meantime; nothing was changed.",
            )


def _last_import(folder: Path) -> int:
    """The number of the last files that an import made."""
    names = [one.path.stem for one in folders.files_of(folder)] if folder.is_dir() else []
    return max((int(one[7:]) for one in names if re.fullmatch(r"import-\d+", one)), default=0)


@cache
def today() -> str:
    """The day on which this runs, as an ISO date."""
    return datetime.now(UTC).astimezone().date().isoformat()
