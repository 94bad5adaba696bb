"""How does the user change a text in an editor of their own, without ever losing what they typed?"""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import NamedTemporaryFile

from cranio_evidence.cli import shared
from cranio_evidence.faults import RefusedError, refusal

_EDITORS = ("sensible-editor", "nano", "vi", "notepad")


def change(text: str, name: str, suffix: str, use: Callable[[str, str], bool]) -> None:
    """Open a text in the user's editor, and have what they made of it used.

    ``name``, ``suffix``: of the file in which it stands meanwhile. ``use``: told the text and that file; false when it
    was not used after all. Raises ``RefusedError`` when it cannot be used, and says in which file it still stands.
    """
    kept = _kept(text, name, suffix)
    try:
        _edit(kept)
        typed = kept.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        if typed == text:
            kept.unlink()
            shared.tell("Er is niets gewijzigd.", "Nothing was changed.")
            return
        used = use(typed, str(kept))
    except UnicodeDecodeError as error:
        raise refusal(
            f"Dit is geen UTF-8. Wat u typte, staat in {kept}", f"This is not UTF-8. What you typed is kept in {kept}"
        ) from error
    except RefusedError as error:
        nl, en = error.message
        raise refusal(
            f"{nl} Wat u typte, staat in {kept}", f"{en} What you typed is kept in {kept}", error.code
        ) from error
    if used:
        kept.unlink()
    else:
        shared.tell(f"Wat u typte, staat in {kept}", f"What you typed is kept in {kept}")


def _kept(text: str, name: str, suffix: str) -> Path:
    """A file with the text, of this user alone."""
    with NamedTemporaryFile(
        "w", prefix=f"{name}-", suffix=suffix, delete=False, encoding="utf-8", newline="\n"
    ) as file:
        file.write(text)
    return Path(file.name)


def _edit(file: Path) -> None:
    """Let the user change a file; back when their editor has ended. Raises ``RefusedError``."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    try:
        words = shlex.split(named, posix=os.name != "nt") if named else []
    except ValueError as error:  # a quote that is not closed
        raise refusal(f"EDITOR is niet te begrijpen: {named}.", f"EDITOR cannot be understood: {named}.") from error
    if not words and sys.stdin.isatty():
        words = [one for one in _EDITORS if shutil.which(one)][:1]
    if not words:
        raise refusal(
            "Er is geen tekstverwerker bekend: zet de naam ervan in EDITOR.",
            "No editor is known: put its name in EDITOR.",
        )
    try:
        ended = subprocess.run([*words, str(file)], check=False).returncode  # noqa: S603 - the user's own editor
    except OSError as error:
        raise refusal(
            f"'{words[0]}' is niet te starten ({error.strerror}); kijk naar EDITOR.",
            f"'{words[0]}' cannot be started ({error.strerror}); look at EDITOR.",
            code=3,
        ) from error
    if ended:
        raise refusal(
            f"'{words[0]}' eindigde met een fout; er is niets gewijzigd.",
            f"'{words[0]}' ended with an error; nothing was changed.",
        )
