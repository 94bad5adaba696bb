"""What is changed in the user's own library: added, edited, retagged, checked anew or removed?

Each function gives a ``Plan``: it can be looked at (``preview``) and carried out (``make``), as one change that can be
undone.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cranio_evidence import checks, editing, folders, formats, schema, sources
from cranio_evidence.bibtex import read_references
from cranio_evidence.editing import Piece
from cranio_evidence.faults import Problem, RefusedError, refusal
from cranio_evidence.folding import fold
from cranio_evidence.journal import Change, Edit, Journal, Read, Splice, turned, undoing
from cranio_evidence.jsonlines import read_lines
from cranio_evidence.library import Library
from cranio_evidence.located import read_records
from cranio_evidence.reference import Reference
from cranio_evidence.sources import Located
from cranio_evidence.study import Notice, Study
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


# --- changes ----------------------------------------------------------------------------------------------------------


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


def remove(folder: Path, key: str) -> Plan:
    """Remove a study and its publication from the own library. Raises ``RefusedError`` when it holds neither."""
    places = [place for holds in folders.SPREAD if (place := _place(folder, key, holds))]
    if not places:
        raise refusal(
            f"'{key}' staat niet in uw eigen bibliotheek ({folder}); daarbuiten wordt niets verwijderd.",
            f"'{key}' is not in your own library ({folder}); nothing outside it is removed.",
        )

    def edit(read: Read) -> dict[str, str | None]:
        return {name: editing.removed(read(name) or "", name, key) for name in places}

    return Plan(folder, Text(f"verwijderd: {key}", f"removed: {key}"), (key,), edit)


class Excerpt(NamedTuple):
    """A record as it stands in its file. ``own``: the name of that file in the own library, or null if packaged."""

    key: str
    text: str
    own: str | None


def excerpt(library: Library, folder: Path, key: str) -> Excerpt:
    """The text of a study's record: from the own library, else the packaged one. Raises ``RefusedError``."""
    name = _place(folder, key, "studies")
    if name is None:
        key = library.resolve(key)
        name = _place(folder, key, "studies")
    if name is not None:
        return Excerpt(key, editing.excerpt(Journal(folder).read(name) or "", name, key), name)
    place = library.place(key)
    if place is None:
        raise refusal(f"Er is geen onderzoek '{key}'.", f"There is no study '{key}'.")
    return Excerpt(key, editing.excerpt(Journal(place[0]).read(place[1]) or "", place[1], key), None)


def edit(folder: Path, before: Excerpt, text: str) -> Plan:
    """Put a record in the place of one; a packaged one stays as it is, and the own one takes its place.

    ``before``: as ``excerpt`` gave it. The plan refuses when the record says something else by then. Raises
    ``RefusedError`` when the text is not one record, or bears another key.
    """
    name = before.own or folders.STUDIES
    found = editing.pieces(text, name)
    if [one.key for one in found] != [before.key]:
        raise refusal(
            f"Hier hoort precies één record te staan, met de sleutel {before.key}.",
            f"This should be exactly one record, with the key {before.key}.",
        )

    def make(read: Read) -> dict[str, str | None]:
        now = read(name) or ""
        here = editing.find(now, name, before.key)
        if (editing.excerpt(now, name, before.key) if here else None) != (before.text if before.own else None):
            raise refusal(
                f"{before.key} is intussen gewijzigd; er is niets overschreven. Begin opnieuw met: evidence edit "
                f"{before.key}",
                f"{before.key} was changed in the meantime; nothing was overwritten. Start again with: evidence edit "
                f"{before.key}",
            )
        return {name: editing.replaced(now, name, before.key, text) if here else editing.added(now, name, text)}

    return Plan(folder, Text(f"gewijzigd: {before.key}", f"changed: {before.key}"), (before.key,), make)


def retag(folder: Path, before: Excerpt, text: str) -> Plan:
    """Put the text that ``retagged`` gave in the place of a record. Raises ``RefusedError``."""
    plan = edit(folder, before, text)
    return plan._replace(what=Text(f"andere trefwoorden: {before.key}", f"retagged: {before.key}"))


def retagged(before: Excerpt, tags: Mapping[str, Sequence[str]]) -> str:
    """The text of a record with other words in ``modality``, ``conditions`` or ``open``.

    Raises ``RefusedError`` for a record on a single line.
    """
    text = before.text
    for field, words in tags.items():
        text = editing.with_field(text, field, f"[{', '.join(words)}]")
    return text


def note(folder: Path, notices: Mapping[str, Notice]) -> Plan:
    """Write down what was learnt of corrections and retractions in the own records with these keys.

    ``keys`` of the plan: the records in which that can be done; packaged ones, and ones on a single line, are left.
    """
    places: dict[str, str] = {}
    for name, found in _own(folder, "studies"):
        text = Journal(folder).read(name) or ""
        for one in found:
            if one.key in notices and name.endswith(".yaml"):
                with suppress(RefusedError):
                    editing.with_field(editing.excerpt(text, name, one.key), "notice", "")
                    places[one.key] = name

    def edit(read: Read) -> dict[str, str | None]:
        texts: dict[str, str] = {}
        for key, name in places.items():
            text = texts.get(name) or read(name) or ""
            found, value = editing.excerpt(text, name, key), notices[key]
            said = f"{{kind: {value.kind}, checked: {value.checked}}}"
            texts[name] = editing.replaced(text, name, key, editing.with_field(found, "notice", said))
        return {**texts}

    number = len(places)
    what = Text(f"nagekeken op intrekking: {number}", f"checked for retractions: {number}")
    return Plan(folder, what, tuple(places), edit)


def _place(folder: Path, key: str, holds: str) -> str | None:
    """The name of the file of the own library in which a record stands that can be changed, or null."""
    for name, found in _own(folder, holds):
        if any(one.key == key for one in found):
            return name
    return None


def _own(folder: Path, holds: str) -> Iterable[tuple[str, list[Piece]]]:
    journal = Journal(folder)
    for file in folders.files_of(folder) if folder.is_dir() else ():
        if file.holds == holds:
            name = file.path.relative_to(folder).as_posix()
            yield name, editing.pieces(journal.read(name) or "", name)


# --- verifying --------------------------------------------------------------------------------------------------------


def faults(folder: Path, text: str, name: str) -> list[Problem]:
    """What would be wrong with a study's record if it said this. ``name``: of the text, in the problems."""
    if name.endswith(".jsonl"):
        found = list(read_lines([text.encode()], name))
        raws = [one for one in found if not isinstance(one, Problem)]
        problems = [one for one in found if isinstance(one, Problem)]
    else:
        raws, problems = read_records(text.encode(), name)
    for raw in raws:
        record, wrong = schema.validate(Study, raw.value)
        key = str(raw.value.get("key", "")) if isinstance(raw.value, dict) else ""
        problems += [Problem(name, raw.line(one.path), key, one.check, one.message) for one in wrong]
        if isinstance(record, Study):
            here = sources.read((folders.packaged(), *((folder,) if folder.is_dir() else ())))
            problems += checks.judge([Located(record, name, raw.lines)], here)[1]
    return problems


@cache
def today() -> str:
    """The day on which this runs, as an ISO date."""
    return datetime.now(UTC).astimezone().date().isoformat()
