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

from cranio_evidence.faults import RefusedError, refusal

STUDIES, REFERENCES, CONDITIONS = "studies.yaml", "references.bib", "conditions.yaml"
OUTCOMES, CLAIMS = "outcomes.yaml", "claims.yaml"
FILES = (STUDIES, REFERENCES, CONDITIONS, OUTCOMES, CLAIMS)
HIDDEN = ".evidence"  # what the journal keeps in a library folder
# Where the settings name the user's own library.
SHELF, FOLDER = "bibliotheek", "map"
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


def is_library(folder: Path) -> bool:
    """Whether a folder holds a library, be it one from which everything was removed."""
    return folder.is_dir() and ((folder / HIDDEN).is_dir() or bool(files_of(folder)))


def own(folder: str | Path) -> Path:
    """The user's own library folder, checked. Raises ``RefusedError`` (exit 3) when it holds no library file."""
    path = Path(folder).expanduser().resolve()
    if not path.is_dir():
        raise refusal(f"De map {path} bestaat niet.", f"The folder {path} does not exist.", code=3)
    if not is_library(path):
        names = ", ".join(FILES)
        raise refusal(
            f"In de map {path} staat geen bibliotheek: zet er ten minste een van deze bestanden in: {names}.",
            f"The folder {path} holds no library: put at least one of these files in it: {names}.",
            code=3,
        )
    return path


def settings() -> Path:
    """Where the settings stand, whether there are any or not (or ``EVIDENCE_CONFIG``)."""
    if named := os.environ.get("EVIDENCE_CONFIG"):
        return Path(named).expanduser()
    return _of_user("XDG_CONFIG_HOME", "~/.config", "user_config_path") / "config.toml"


def shelf(named: str = "") -> Path:
    """The folder of the user's own library, whether it is there yet or not.

    The one that is ``named``, else ``EVIDENCE_LIBRARY``, else ``map`` under ``[bibliotheek]`` in the settings, else the
    usual place of this system. Raises ``RefusedError`` (exit 3) when the settings cannot be read.
    """
    folder = named or os.environ.get("EVIDENCE_LIBRARY") or _in_settings()
    if folder:
        return Path(folder).expanduser().resolve()
    return _of_user("XDG_DATA_HOME", "~/.local/share", "user_data_path").resolve()


def opened(named: str = "") -> Path | None:
    """The folder of the user's own library if there is one to open; a folder that is named must hold one.

    Raises ``RefusedError`` (exit 3) as ``own`` and ``shelf`` do.
    """
    folder = shelf(named)
    if named or os.environ.get("EVIDENCE_LIBRARY"):
        return own(folder)
    return folder if is_library(folder) else None


def _in_settings() -> str:
    file = settings()
    if not file.is_file():
        return ""
    import tomllib  # noqa: PLC0415 - only settings need it

    try:
        section = tomllib.loads(file.read_text(encoding="utf-8")).get(SHELF, {})
    except (OSError, ValueError) as error:  # neither UTF-8 nor TOML
        raise unreadable_settings(file) from error
    folder = section.get(FOLDER, "") if isinstance(section, dict) else ""
    return folder if isinstance(folder, str) else ""


def unreadable_settings(file: Path) -> RefusedError:
    """The refusal to go on with settings that cannot be read."""
    return refusal(
        f"De instellingen in {file} zijn niet te lezen: kijk of elke tekst tussen aanhalingstekens staat.",
        f"The settings in {file} cannot be read: see that every text stands between quotation marks.",
        code=3,
    )


def cache() -> Path:
    """The folder of this user where derived files may be kept."""
    return _of_user("XDG_CACHE_HOME", "~/.cache", "user_cache_path")


def _of_user(variable: str, usual: str, otherwise: str) -> Path:
    if sys.platform == "linux":  # what platformdirs says too, without the four milliseconds of loading it
        named = Path(os.environ.get(variable, ""))
        return (named if named.is_absolute() else Path(usual).expanduser()) / "cranio-evidence"
    import platformdirs  # noqa: PLC0415 - loaded only where it is needed

    found: Path = getattr(platformdirs, otherwise)("cranio-evidence", appauthor=False)
    return found
