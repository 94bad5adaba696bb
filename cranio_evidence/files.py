"""How is a file put in place so that it is whole or not there at all, and nobody else reads it?"""

import os
from pathlib import Path

from cranio_evidence.faults import refusal


def write(file: Path, content: bytes) -> None:
    """Put a file in place in one step, readable by its owner alone. Raises ``RefusedError`` (exit 3) where it cannot.

    It is written beside its place under a name of its own; if that fails nothing is left behind.
    """
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        why = error.strerror or "?"
        raise refusal(
            f"Het bestand {file} kan niet worden geschreven ({why}).",
            f"The file {file} cannot be written ({why}).",
            code=3,
        ) from error
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
