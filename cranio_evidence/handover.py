"""How do study records go to a colleague as files of a library, and come in from one?"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from cranio_evidence import drafts, editing, folders
from cranio_evidence.bibtex import read_references
from cranio_evidence.faults import Problem, RefusedError, refusal
from cranio_evidence.formats.yaml import item
from cranio_evidence.journal import Journal, Read
from cranio_evidence.jsonlines import read_lines
from cranio_evidence.library import Library
from cranio_evidence.located import read_records
from cranio_evidence.own import Plan
from cranio_evidence.vocabulary import Text


class Records(NamedTuple):
    """Study records and their publications, by key, as texts for studies.yaml and references.bib."""

    studies: dict[str, str]
    references: dict[str, str]

    @property
    def files(self) -> dict[str, str]:
        """The two files of a library that holds these, by name."""
        return {
            folders.STUDIES: "\n".join(self.studies.values()),
            folders.REFERENCES: "\n".join(self.references.values()),
        }


def records(library: Library, keys: Iterable[str]) -> Records:
    """The records of these studies as they stand in their files, comments included; JSON Lines become YAML.

    An entry of BibTeX that means something else on its own, because of ``@string`` say, is written anew. Raises
    ``RefusedError`` where a file cannot be read or a publication cannot be written.
    """
    asked = list(keys)
    studies = _texts(library, asked, "studies", _yaml)
    entries = _texts(library, asked, "publications", lambda _, __: {})
    wanted = {key: one for key in asked if (one := library.reference(key))}
    read, _ = read_references("\n".join(entries.values()).encode(), folders.REFERENCES)
    alone = {one.reference.key: one.reference for one in read}
    found = dict(entries)
    for key, one in wanted.items():
        if alone.get(key) != one:
            written = drafts.entry(one)
            if isinstance(written, Problem):
                nl, en = written.message
                raise refusal(
                    f"De publicatie van '{key}' kan niet mee: {nl}.",
                    f"The publication of '{key}' cannot go along: {en}.",
                )
            found[key] = f"{written}\n"
    return Records(studies, {key: found[key] for key in wanted})


def _texts(
    library: Library, keys: list[str], kind: str, otherwise: Callable[[str, str], dict[str, str]]
) -> dict[str, str]:
    """The texts of records; ``otherwise``: gives those of a file that is no list of records one below the other."""
    files: dict[tuple[Path, str], list[str]] = defaultdict(list)
    for key in keys:
        place = library.place(key, kind)
        if place is not None:
            files[place].append(key)
    found: dict[str, str] = {}
    for (folder, name), here in files.items():
        text = Journal(folder).read(name) or ""
        try:
            all_texts = otherwise(text, name) if name.endswith(".jsonl") else editing.excerpts(text, name)
        except RefusedError:
            all_texts = otherwise(text, name)
        found |= {key: all_texts[key] for key in here if key in all_texts}
    return {key: found[key] for key in keys if key in found}


def _yaml(text: str, name: str) -> dict[str, str]:
    """The records of a text, written as YAML."""
    data = text.encode()
    raws = read_lines(BytesIO(data), name) if name.endswith(".jsonl") else read_records(data, name)[0]
    values = [one.value for one in raws if not isinstance(one, Problem) and isinstance(one.value, dict)]
    return {str(one.get("key", "")): item(one) for one in reversed(values)}


class Received(NamedTuple):
    """What a colleague's library brings: ``new`` keys, which ``plan`` adds; those we hold ``same``, or ``other``.

    ``other``: each with the key under which we hold something else, or the same publication. ``faulty``: the first
    fault of each record that has one there, or of which the publication has one; these are in none of the others.
    """

    plan: Plan
    new: tuple[str, ...]
    same: tuple[str, ...]
    other: tuple[tuple[str, str], ...]
    faulty: tuple[Problem, ...]


def received(library: Library, folder: Path, theirs: Library, given: Path) -> Received:
    """What is new in the library folder ``given``, opened as ``theirs``, to the own library in ``folder``.

    What is there already is never written over. A study whose publication has a fault waits until that is mended:
    without it the study would be here already, and the publication could not follow. Raises ``RefusedError``.
    """
    faults: dict[str, Problem] = {}
    for one in theirs.problems:
        if Path(one.file).is_relative_to(given):
            faults.setdefault(one.key or f"{one.file}:{one.line}", one)
    new: list[str] = []
    same: list[str] = []
    other: list[tuple[str, str]] = []
    for key in theirs.keys:
        if key in faults or not theirs.stands_in(given, key):
            continue
        reference = theirs.reference(key)
        double = library.same_publication(reference) if reference is not None else None
        if library.studies([key]) == theirs.studies([key]) and library.reference(key) == reference:
            same.append(key)
        elif library.knows(key) or double is not None:
            other.append((key, key if library.knows(key) or double is None else double[0]))
        else:
            new.append(key)
    what = Text(f"overgenomen uit {given.name}: {len(new)}", f"taken over from {given.name}: {len(new)}")
    made = records(theirs, new)
    plan = Plan(folder, what, tuple(new), lambda read: _with(made, read))
    return Received(plan, tuple(new), tuple(same), tuple(other), tuple(faults.values()))


def _with(made: Records, read: Read) -> dict[str, str | None]:
    """The files of a library with these records added. Raises ``RefusedError`` where one is there by now."""
    wanted: dict[str, str | None] = {}
    for name, texts in zip((folders.STUDIES, folders.REFERENCES), made, strict=True):
        now = read(name) or ""
        busy = sorted(texts.keys() & {one.key for one in editing.pieces(now, name)})
        if busy:
            raise refusal(
                f"'{busy[0]}' is intussen al toegevoegd; er is niets gewijzigd.",
                f"'{busy[0]}' was added in the meantime; nothing was changed.",
            )
        wanted[name] = editing.added(now, name, *texts.values()) if texts else now or None
    return wanted
