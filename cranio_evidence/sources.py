"""What do the text files of a library say, and what is wrong with them?"""

from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar, cast

from cranio_evidence.bibtex import LocatedReference, read_references
from cranio_evidence.claim import Claim
from cranio_evidence.faults import Fault, Problem, refusal
from cranio_evidence.folders import CLAIMS, CONDITIONS, OUTCOMES, REFERENCES, STUDIES
from cranio_evidence.located import RawRecord, read_records
from cranio_evidence.schema import validate
from cranio_evidence.study import Study
from cranio_evidence.terms import Condition, Instrument, Outcome
from cranio_evidence.vocabulary import Text

# The lists of ``Sources``, by the names of its first fields.
KINDS = ("studies", "publications", "conditions", "outcomes", "instruments", "claims")

R = TypeVar("R", bound=tuple[Any, ...])


class Located(Generic[R]):
    """A record and where it stands."""

    __slots__ = ("raw", "record")

    def __init__(self, record: R, raw: RawRecord) -> None:
        self.record = record
        self.raw = raw

    def problem(self, key: str, fault: Fault) -> Problem:
        """A fault of this record as a located problem."""
        return Problem(self.raw.file, self.raw.line(fault.path), key, fault.check, fault.message)


class Sources(NamedTuple):
    """All that the text files hold. A record of a later folder replaces one with the same key of an earlier folder.

    ``replaced``: the studies that gave way to one of a later folder. ``named``: by kind, every key and id that stands
    in the files, also of records with a fault, so that one fault does not cause another.
    """

    studies: dict[str, Located[Study]]
    references: dict[str, LocatedReference]
    conditions: dict[str, Located[Condition]]
    outcomes: dict[str, Located[Outcome]]
    instruments: dict[str, Located[Instrument]]
    claims: dict[str, Located[Claim]]
    replaced: dict[str, Located[Study]]
    named: dict[str, set[str]]
    problems: list[Problem]


def read(folders: tuple[Path, ...]) -> Sources:
    """Read the library files of each folder, in order. A missing file is an empty one; a folder must hold at least one.

    Raises ``RefusedError`` (exit 3) when a file cannot be opened.
    """
    sources = Sources({}, {}, {}, {}, {}, {}, {}, {kind: set() for kind in KINDS}, [])
    for folder in folders:
        here = _read_folder(folder)
        sources.replaced.update({key: one for key, one in sources.studies.items() if key in here.studies})
        for whole, part in zip(sources[: len(KINDS)], here[: len(KINDS)], strict=True):
            cast("dict[str, object]", whole).update(cast("dict[str, object]", part))
        for name, keys in here.named.items():
            sources.named[name] |= keys
        sources.problems.extend(here.problems)
    return sources


def _read_folder(folder: Path) -> Sources:
    problems: list[Problem] = []
    named: dict[str, set[str]] = {kind: set() for kind in KINDS}
    references: dict[str, LocatedReference] = {}
    path = folder / REFERENCES
    if path.is_file():
        found, wrong = read_references(_bytes(path), str(path))
        problems += wrong
        references = {one.reference.key: one for one in found}
        named["publications"] = {*references, *(one.key for one in wrong)}
    conditions = _read_list(folder / CONDITIONS, None, Condition, "id", problems, named["conditions"])
    outcomes = _read_list(folder / OUTCOMES, "outcomes", Outcome, "id", problems, named["outcomes"])
    instruments = _read_list(folder / OUTCOMES, "instruments", Instrument, "id", problems, named["instruments"])
    studies = _read_list(folder / STUDIES, None, Study, "key", problems, named["studies"])
    claims = _read_list(folder / CLAIMS, None, Claim, "id", problems, named["claims"])
    return Sources(studies, references, conditions, outcomes, instruments, claims, {}, named, problems)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise refusal(
            f"{path} is niet te lezen ({error.strerror}).", f"{path} cannot be read ({error.strerror}).", code=3
        ) from error


def _read_list(
    path: Path, section: str | None, kind: type[R], name: str, problems: list[Problem], named: set[str]
) -> dict[str, Located[R]]:
    if not path.is_file():
        return {}
    raws, wrong = read_records(_bytes(path), str(path), section)
    problems += [one for one in wrong if one not in problems]
    named |= {one.key for one in wrong}
    found: dict[str, Located[R]] = {}
    for raw in raws:
        key = str(raw.value.get(name, "")) if isinstance(raw.value, dict) else ""
        named.add(key)
        record, faults = validate(kind, raw.value)
        problems += [Problem(raw.file, raw.line(one.path), key, one.check, one.message) for one in faults]
        if record is None:
            continue
        if key in found:
            first = found[key].raw.line()
            message = Text(
                f"deze sleutel staat al op regel {first}: geef elk record een eigen sleutel",
                f"this key already stands on line {first}: give each record its own key",
            )
            problems.append(Problem(raw.file, raw.line((name,)), key, "duplicate-key", message))
            continue
        found[key] = Located(cast("R", record), raw)
    return found
