"""Where do a library's files stand, and where may things be kept that can be thrown away?

Studies stand in ``studies.yaml``, ``studies.jsonl`` and any number of files in the folder ``studies``; publications in
``references.bib``, ``references.jsonl`` and the folder ``references``. The other lists are one file each. Whatever has
another ending, or a name that begins with a full stop, is no library file; folders within folders are not looked at.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cranio_evidence.faults import refusal

STUDIES, REFERENCES, CONDITIONS = "studies.yaml", "references.bib", "conditions.yaml"
OUTCOMES, CLAIMS = "outcomes.yaml", "claims.yaml"
FILES = (STUDIES, REFERENCES, CONDITIONS, OUTCOMES, CLAIMS)
# What may be spread over files, and the endings of these, in the order in which they are read.
SPREAD = {"studies": (".yaml", ".jsonl"), "references": (".bib", ".jsonl")}


class LibraryFile(NamedTuple):
    """A file of a library. ``holds``: which list, or part of one: studies, references, conditions, outcomes, claims."""

    path: Path
    holds: str


def files_of(folder: Path) -> list[LibraryFile]:
    """The library files that a folder holds, in the order in which they are read."""
    return list(_files(folder))


def _files(folder: Path) -> Iterator[LibraryFile]:
    for name in FILES:
        kind = Path(name).stem
        for ending in SPREAD.get(kind, (".yaml",)):
            path = folder / f"{kind}{ending}"
            if path.is_file():
                yield LibraryFile(path, kind)
        if kind in SPREAD and (folder / kind).is_dir():
            with os.scandir(folder / kind) as inside:
                names = sorted(one.name for one in inside if one.is_file())
            for one in names:
                if not one.startswith(".") and one.endswith(SPREAD[kind]):
                    yield LibraryFile(folder / kind / one, kind)


def packaged() -> Path:
    """The folder of the packaged library: inside the installed package, or beside it in a checkout."""
    here = Path(__file__).resolve().parent
    inside = here / "data"
    return inside if inside.is_dir() else here.parent / "data"


def own(folder: str | Path) -> Path:
    """The user's own library folder, checked. Raises ``RefusedError`` (exit 3) when it holds no library file."""
    path = Path(folder).expanduser().resolve()
    if not path.is_dir():
        raise refusal(f"De map {path} bestaat niet.", f"The folder {path} does not exist.", code=3)
    if not files_of(path):
        names = ", ".join(FILES)
        raise refusal(
            f"In de map {path} staat geen bibliotheek: zet er ten minste een van deze bestanden in: {names}.",
            f"The folder {path} holds no library: put at least one of these files in it: {names}.",
            code=3,
        )
    return path


def cache() -> Path:
    """The folder of this user where derived files may be kept."""
    if sys.platform == "linux":  # what platformdirs says too, without the four milliseconds of loading it
        named = Path(os.environ.get("XDG_CACHE_HOME", ""))
        return (named if named.is_absolute() else Path("~/.cache").expanduser()) / "cranio-evidence"
    from platformdirs import user_cache_path  # noqa: PLC0415 - loaded only where it is needed

    return user_cache_path("cranio-evidence", appauthor=False)
