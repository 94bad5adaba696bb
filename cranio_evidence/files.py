"""How is a file put in place so that it is whole or not there at all?"""

import os
from contextlib import suppress
from pathlib import Path

from cranio_evidence.faults import RefusedError, refusal


def write(file: Path, content: bytes, mode: int = 0o600, draft: Path | None = None) -> None:
    """Put a file in place in one step. Raises ``RefusedError`` (exit 3) where it cannot.

    It is written first under another name, ``draft`` on the same disk or a hidden one beside its place; if that fails
    nothing is left behind. ``mode``: who may read and write it; the owner alone, unless something else is asked for.
    """
    beside = draft or file.with_name(f".{file.name}.{os.getpid()}")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
        sync(file.parent)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise unwritable(file, error) from error
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def unwritable(file: Path, error: OSError) -> RefusedError:
    """The refusal to go on without a file that cannot be written."""
    why = error.strerror or "?"
    return refusal(
        f"Het bestand {file} kan niet worden geschreven ({why}).",
        f"The file {file} cannot be written ({why}).",
        code=3,
    )


def sync(folder: Path) -> None:
    """See to it that the names in a folder survive a power cut, where the system can do that."""
    with suppress(OSError):  # Windows keeps names safe by itself, and cannot open a folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
