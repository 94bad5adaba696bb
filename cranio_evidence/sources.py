"""What do the text files of a library say, and what is wrong with them?"""

from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, Generic, NamedTuple, TypeVar, cast

from cranio_evidence.bibtex import LocatedReference, read_references
from cranio_evidence.claim import Claim
from cranio_evidence.faults import Fault, Problem, RefusedError, refusal
from cranio_evidence.folders import LibraryFile, files_of
from cranio_evidence.jsonlines import read_lines
from cranio_evidence.located import Lines, line_of, read_records
from cranio_evidence.publications import publication
from cranio_evidence.reference import Reference
from cranio_evidence.schema import Record, validate
from cranio_evidence.study import Study
from cranio_evidence.terms import Condition, Instrument, Outcome
from cranio_evidence.vocabulary import Text

# The lists of ``Sources``, by the names of its first fields, with the record class of each.
RECORDS: dict[str, type[Record]] = {
    "studies": Study,
    "publications": Reference,
    "conditions": Condition,
    "outcomes": Outcome,
    "instruments": Instrument,
    "claims": Claim,
}
KINDS = tuple(RECORDS)
# Which lists a YAML file holds, by what ``folders`` calls it.
_LISTS = {"outcomes": ("outcomes", "instruments")}

R = TypeVar("R", bound=tuple[Any, ...])


class Located(Generic[R]):
    """A record, the file it stands in, and the line of each of its parts (see ``located.line_of``)."""

    __slots__ = ("file", "lines", "record")

    def __init__(self, record: R, file: str, lines: Lines) -> None:
        self.record = record
        self.file = file
        self.lines = lines

    def problem(self, key: str, fault: Fault) -> Problem:
        """A fault of this record as a located problem."""
        return Problem(self.file, line_of(self.lines, fault.path), key, fault.check, fault.message)


class Dissent(NamedTuple):
    """A review whose authors find no benefit: what it asked about and which studies it includes."""

    key: str
    modality: tuple[str, ...]
    scope: tuple[str, ...]
    included: tuple[str, ...]


class Sources(NamedTuple):
    """All that the text files hold. A record of a later folder replaces one with the same key of an earlier folder.

    ``replaced``: the studies that gave way to one of a later folder, the earliest first. ``named``: by kind, every key
    and id that stands in the files, also of records with a fault, so that one fault does not cause another.
    ``dissent``: the reviews among the studies that find no benefit, by key.
    """

    studies: Mapping[str, Located[Study]]
    references: Mapping[str, LocatedReference]
    conditions: Mapping[str, Located[Condition]]
    outcomes: Mapping[str, Located[Outcome]]
    instruments: Mapping[str, Located[Instrument]]
    claims: Mapping[str, Located[Claim]]
    replaced: Mapping[str, tuple[Located[Study], ...]]
    named: Mapping[str, Container[str]]
    dissent: tuple[Dissent, ...]
    problems: list[Problem]


class Entry(NamedTuple):
    """What stands in a file under one key. ``kind``: one of ``KINDS``; ``record``: null if it cannot be used."""

    kind: str
    key: str
    lines: Lines
    record: Record | None


def read(folders: tuple[Path, ...]) -> Sources:
    """Read the library files of each folder, in order, whole and into memory. A missing file is an empty one.

    Raises ``RefusedError`` (exit 3) when a file cannot be opened.
    """
    whole: dict[str, dict[str, Located[Any]]] = {kind: {} for kind in KINDS}
    named: dict[str, set[str]] = {kind: set() for kind in KINDS}
    replaced: dict[str, tuple[Located[Study], ...]] = {}
    problems: list[Problem] = []
    for folder in folders:
        here: dict[str, dict[str, Located[Any]]] = {kind: {} for kind in KINDS}
        for file in files_of(folder):
            for one in _read_whole(file):
                if isinstance(one, Problem):
                    problems.append(one)
                    continue
                named[one.kind].add(one.key)
                if one.record is None:
                    continue
                located = Located(one.record, str(file.path), one.lines)
                first = here[one.kind].setdefault(one.key, located)
                if first is not located:
                    problems.append(double(one.key, located, first))
        for key in here["studies"].keys() & whole["studies"].keys():
            replaced[key] = (*replaced.get(key, ()), whole["studies"][key])
        for key in here["publications"]:
            whole["publications"].pop(key, None)  # the one that replaces it stands further on
        for kind, records in here.items():
            whole[kind].update(records)
    publications = {
        key: LocatedReference(one.record, one.file, line_of(one.lines, ()))
        for key, one in whole.pop("publications").items()
    }
    lists = cast("tuple[Any, Any, Any, Any]", tuple(whole[kind] for kind in KINDS[2:]))
    dissent = dissenting(whole["studies"][key].record for key in sorted(whole["studies"]))
    return Sources(whole["studies"], publications, *lists, replaced, named, tuple(dissent), problems)


def _read_whole(file: LibraryFile) -> Iterator[Entry | Problem]:
    try:
        with file.path.open("rb") as stream:
            yield from read_file(file, stream)
    except OSError as error:
        raise unreadable(file.path, error) from error


def unreadable(path: Path, error: OSError) -> RefusedError:
    """The refusal to go on without a file that cannot be read."""
    return refusal(f"{path} is niet te lezen ({error.strerror}).", f"{path} cannot be read ({error.strerror}).", code=3)


def read_file(file: LibraryFile, stream: BinaryIO) -> Iterator[Entry | Problem]:
    """What stands in one library file, in order: its records, and every problem with how they are written.

    A file of JSON Lines is read a line at a time, other files as a whole.
    """
    name = str(file.path)
    if file.path.suffix == ".bib":
        found, problems = read_references(stream.read(), name)
        yield from (Entry("publications", one.reference.key, one.line, one.reference) for one in found)
        yield from _broken("publications", problems)
    elif file.path.suffix == ".jsonl":
        kind = "publications" if file.holds == "references" else file.holds
        for raw in read_lines(stream, name):
            if isinstance(raw, Problem):
                yield from _broken(kind, [raw])
            else:
                yield from _judged(kind, name, raw.value, raw.lines)
    else:
        data = stream.read()
        for kind in _LISTS.get(file.holds, (file.holds,)):
            raws, problems = read_records(data, name, kind if file.holds in _LISTS else None)
            yield from _broken(kind, problems)
            for raw in raws:
                yield from _judged(kind, name, raw.value, raw.lines)


def _broken(kind: str, problems: list[Problem]) -> Iterator[Entry | Problem]:
    for one in problems:
        yield one
        if one.key:
            yield Entry(kind, one.key, one.line, None)


def _judged(kind: str, file: str, value: Any, lines: Lines) -> Iterator[Entry | Problem]:
    key = str(value.get(id_of(kind), "")) if isinstance(value, dict) else ""
    record, faults = publication(value) if kind == "publications" else validate(RECORDS[kind], value)
    for one in faults:
        yield Problem(file, line_of(lines, one.path), key, one.check, one.message)
    if key or record is not None:
        yield Entry(kind, key, lines, record)


def id_of(kind: str) -> str:
    """The field that names a record of this kind."""
    return "key" if kind in ("studies", "publications") else "id"


def double(key: str, one: Located[Any], first: Located[Any]) -> Problem:
    """That a record bears the key of an earlier one of the same folder."""
    line = line_of(first.lines, ())
    nl, en = f"op regel {line}", f"on line {line}"
    if first.file != one.file:
        nl, en = f"{nl} van {first.file}", f"{en} of {first.file}"
    message = Text(
        f"deze sleutel staat al {nl}: geef elk record een eigen sleutel",
        f"this key already stands {en}: give each record its own key",
    )
    field = "key" if "key" in one.record._fields else "id"
    return Problem(one.file, line_of(one.lines, (field,)), key, "duplicate-key", message)


def dissenting(studies: Iterable[Study]) -> Iterator[Dissent]:
    """The reviews that find no benefit."""
    for one in studies:
        if one.review is not None and not one.is_draft and one.review.concludes in NO_BENEFIT:
            yield Dissent(one.key, one.modality, one.review.scope, one.review.included)


NO_BENEFIT = ("no-benefit", "not-relevant")
