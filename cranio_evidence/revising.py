"""How does the user change a record: edited, retagged, checked anew or removed?

Each function that changes something gives a ``Plan`` of the own library.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from cranio_evidence import checks, editing, folders, sources
from cranio_evidence.bibtex import LocatedReference
from cranio_evidence.checks import identifiers
from cranio_evidence.faults import Problem, RefusedError, refusal
from cranio_evidence.folders import LibraryFile
from cranio_evidence.journal import Journal, Read
from cranio_evidence.library import Library
from cranio_evidence.located import line_of
from cranio_evidence.onefield import with_field
from cranio_evidence.own import Plan
from cranio_evidence.reference import Reference
from cranio_evidence.sources import Located
from cranio_evidence.study import Notice, Study
from cranio_evidence.vocabulary import Text


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
    """A record as it stands in its file. ``holds``: "studies", or "references" for an entry of references.bib.

    ``name``: of the file of the own library in which it stands, or would come to stand; ``own``: whether it does.
    """

    key: str
    text: str
    holds: str
    name: str
    own: bool


def excerpt(library: Library, folder: Path, key: str, holds: str = "studies") -> Excerpt:
    """The text of a record, from the own library, else the packaged one. Raises ``RefusedError``.

    ``key``: of the study, or its beginning, DOI or PMID. ``holds``: "references" for the publication of that study.
    """
    name = _place(folder, key, holds)
    if name is None and (holds == "studies" or library.reference(key) is None):
        key = library.resolve(key)
        name = _place(folder, key, holds)
    if name is not None:
        return Excerpt(key, editing.excerpt(Journal(folder).read(name) or "", name, key), holds, name, own=True)
    place = library.place(key, "publications" if holds == "references" else holds)
    if place is None:
        raise _nothing_there(key, holds)
    text = editing.excerpt(Journal(place[0]).read(place[1]) or "", place[1], key)
    return Excerpt(key, text, holds, folders.REFERENCES if holds == "references" else folders.STUDIES, own=False)


def _nothing_there(key: str, holds: str) -> RefusedError:
    if holds == "references":
        return refusal(f"Bij '{key}' is geen publicatie bekend.", f"No publication is known of '{key}'.")
    return refusal(f"Er is geen onderzoek '{key}'.", f"There is no study '{key}'.")


def edit(folder: Path, before: Excerpt, text: str, command: str = "edit") -> Plan:
    """Put a record in the place of one; a packaged one stays as it is, and the own one takes its place.

    ``before``: as ``excerpt`` gave it; ``command``: which one to start again with if it was too late. The plan refuses
    when the record says something else by then. Raises ``RefusedError`` when the text is not one record, or bears
    another key.
    """
    name, key = before.name, before.key
    if _keys(text, name) not in ([key], None):
        raise refusal(
            f"Hier hoort precies één record te staan, met de sleutel {key}.",
            f"This should be exactly one record, with the key {key}.",
        )
    of_reference = before.holds == "references"
    again = f"evidence {command} {key}{' --reference' if of_reference else ''}"

    def make(read: Read) -> dict[str, str | None]:
        now = read(name) or ""
        here = editing.find(now, name, key)
        if (editing.excerpt(now, name, key) if here else None) != (before.text if before.own else None):
            raise refusal(
                f"{key} is intussen gewijzigd; er is niets overschreven. Begin opnieuw met: {again}",
                f"{key} was changed in the meantime; nothing was overwritten. Start again with: {again}",
            )
        return {name: editing.replaced(now, name, key, text) if here else editing.added(now, name, text)}

    what = Text(f"publicatie gewijzigd: {key}", f"publication changed: {key}")
    return Plan(folder, what if of_reference else Text(f"gewijzigd: {key}", f"changed: {key}"), (key,), make)


def _keys(text: str, name: str) -> list[str] | None:
    """The keys of the records in a text, or null where it cannot be taken apart; ``faults`` says why."""
    try:
        return [one.key for one in editing.pieces(text, name)]
    except RefusedError:
        return None


def retag(folder: Path, before: Excerpt, text: str) -> Plan:
    """Put the text that ``retagged`` gave in the place of a record. Raises ``RefusedError``."""
    plan = edit(folder, before, text, "retag")
    return plan._replace(what=Text(f"andere trefwoorden: {before.key}", f"retagged: {before.key}"))


def retagged(before: Excerpt, tags: Mapping[str, Sequence[str]]) -> str:
    """The text of a record with other words in ``modality``, ``conditions`` or ``open``. Raises ``RefusedError``."""
    text = before.text
    for field, words in tags.items():
        text = with_field(text, before.name, field, words)
    return text


def note(folder: Path, notices: Mapping[str, Notice]) -> Plan:
    """Write down what was learnt of corrections and retractions in the own records with these keys.

    ``keys`` of the plan: the records in which that can be done; packaged ones are left.
    """
    said = {key: {"kind": one.kind, "checked": one.checked or ""} for key, one in notices.items()}
    places: dict[str, str] = {}
    for name, text in _own(folder, "studies"):
        with suppress(RefusedError):
            here = editing.pieces(text, name)
            times = Counter(one.key for one in here)
            for one in here:
                if one.key in said and times[one.key] == 1:
                    with suppress(RefusedError):
                        with_field(text[one.start : one.end], name, "notice", said[one.key])
                        places.setdefault(one.key, name)

    def edit(read: Read) -> dict[str, str | None]:
        made: dict[str, str | None] = {}
        for name in sorted(set(places.values())):
            keys = [key for key, place in places.items() if place == name]
            made[name] = editing.each(read(name) or "", name, keys, partial(_noted, name, said))
        return made

    number = len(places)
    what = Text(f"nagekeken op intrekking: {number}", f"checked for retractions: {number}")
    return Plan(folder, what, tuple(places), edit)


def _noted(name: str, said: Mapping[str, Mapping[str, str]], key: str, record: str) -> str:
    return with_field(record, name, "notice", said[key])


def _place(folder: Path, key: str, holds: str) -> str | None:
    """The name of the file of the own library in which a record stands that can be changed, or null."""
    for name, text in _own(folder, holds):
        if key in text and any(one.key == key for one in editing.pieces(text, name)):
            return name
    return None


def _own(folder: Path, holds: str) -> Iterable[tuple[str, str]]:
    """The files of the own library that hold such records, by name, with their texts."""
    journal = Journal(folder)
    for file in folders.files_of(folder) if folder.is_dir() else ():
        if file.holds == holds:
            name = file.path.relative_to(folder).as_posix()
            yield name, journal.read(name) or ""


# --- verifying --------------------------------------------------------------------------------------------------------


def faults(folder: Path, holds: str, text: str, name: str) -> list[Problem]:
    """What would be wrong with a record if it said this.

    ``holds``: "studies" or "references"; ``name``: of the file with the text, in the problems.
    """
    problems: list[Problem] = []
    for one in list(sources.read_file(LibraryFile(Path(name), holds), BytesIO(text.encode()))):
        if isinstance(one, Problem):
            problems.append(one)
        elif one.record is not None:
            here = sources.read((folders.packaged(), *((folder,) if folder.is_dir() else ())))
            if isinstance(one.record, Study):
                problems += checks.judge([Located(one.record, name, one.lines)], here)[1]
            elif isinstance(one.record, Reference):
                others = [other for key, other in here.references.items() if key != one.key]
                mine = LocatedReference(one.record, name, line_of(one.lines, ()))
                problems += [it for it in identifiers.publications([*others, mine]) if it.key == one.key]
    return problems


# The fields that every study answers in some word, and of which a draft says nothing. A design may stay unknown.
_ANSWERED = ("modality", "conditions")


def closed_too_soon(before: Excerpt, text: str, name: str) -> list[Problem]:
    """What is still unanswered in a draft of which the last open question was taken away.

    ``before``: the draft, or whatever it was; ``text`` and ``name`` as ``faults`` has them. A record that was no draft
    may leave these fields empty.
    """
    if before.holds != "studies" or not any(one.record.is_draft for one in _studies(before.text, before.name)):
        return []
    return [
        Problem(
            name,
            line_of(one.lines, (field,)),
            one.record.key,
            "open",
            Text(
                f"'{field}' is nog leeg: vul het in, of laat de vraag '{field}' onder 'open' staan",
                f"'{field}' is still empty: fill it in, or leave the question '{field}' under 'open'",
            ),
        )
        for one in _studies(text, name)
        for field in _ANSWERED
        if not one.record.is_draft and not getattr(one.record, field)
    ]


def _studies(text: str, name: str) -> Iterator[Located[Study]]:
    for one in sources.read_file(LibraryFile(Path(name), "studies"), BytesIO(text.encode())):
        if not isinstance(one, Problem) and isinstance(one.record, Study):
            yield Located(one.record, name, one.lines)
