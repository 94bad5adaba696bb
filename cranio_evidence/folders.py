"""Where do a library's files stand, and where may things be kept that can be thrown away?"""

import os
import sys
from pathlib import Path

from cranio_evidence.faults import refusal

STUDIES, REFERENCES, CONDITIONS = "studies.yaml", "references.bib", "conditions.yaml"
OUTCOMES, CLAIMS = "outcomes.yaml", "claims.yaml"
FILES = (STUDIES, REFERENCES, CONDITIONS, OUTCOMES, CLAIMS)


def files_of(folder: Path) -> list[Path]:
    """The library files that a folder holds."""
    return [path for path in (folder / name for name in FILES) if path.is_file()]


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
