"""``evidence edit``: a study's record in your own editor, checked before it is kept."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Annotated

import typer

from cranio_evidence import own
from cranio_evidence.cli import change, shared
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.faults import RefusedError, refusal

_EDITORS = ("sensible-editor", "nano", "vi", "notepad")


def run(
    ctx: typer.Context,
    key: Annotated[
        str,
        typer.Argument(
            help=say("Sleutel, begin ervan, DOI of PMID.", "Key, its beginning, DOI or PMID."), metavar="KEY..."
        ),
    ],
    yes: change.Yes = False,
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> int:
    """Edit the record."""
    here, folder = change.open_to_change(ctx, library, lang)
    before = own.excerpt(here, folder, key)
    kept = _kept(before)
    try:
        _edit(kept)
        text = kept.read_text(encoding="utf-8-sig")
        if text == before.text:
            kept.unlink()
            shared.tell("Er is niets gewijzigd.", "Nothing was changed.")
            return 0
        made = _made(folder, before, text, str(kept), yes=yes)
    except (RefusedError, UnicodeDecodeError) as error:
        what = error.message if isinstance(error, RefusedError) else None
        nl, en = what or ("Dit is geen UTF-8.", "This is not UTF-8.")
        code = error.code if isinstance(error, RefusedError) else 3
        raise refusal(f"{nl} Wat u typte, staat in {kept}", f"{en} What you typed is kept in {kept}", code) from error
    if made:
        kept.unlink()
    else:
        shared.tell(f"Wat u typte, staat in {kept}", f"What you typed is kept in {kept}")
    return 0


def _made(folder: Path, before: own.Excerpt, text: str, name: str, *, yes: bool) -> bool:
    plan = own.edit(folder, before, text)
    suffix = Path(before.own or "studies.yaml").suffix
    problems = own.faults(folder, text, f"{name.removesuffix(suffix)}{suffix}")
    if problems:
        told = "\n".join(one.say(Spoken.lang) for one in problems)
        raise refusal(
            f"{told}\nZo kan het record niet worden gebruikt.", f"{told}\nThe record cannot be used like this."
        )
    made = change.carry_out(plan, yes=yes)
    if made is not None:
        change.told(made)
        if before.own is None:
            shared.tell(
                "Uw eigen record vervangt nu het meegeleverde.", "Your own record now stands in for the packaged one."
            )
    return made is not None


def _kept(before: own.Excerpt) -> Path:
    """A file with the text, of this user alone."""
    suffix = Path(before.own or "studies.yaml").suffix
    with NamedTemporaryFile(
        "w", prefix=f"{before.key}-", suffix=suffix, delete=False, encoding="utf-8", newline="\n"
    ) as file:
        file.write(before.text)
    return Path(file.name)


def _edit(file: Path) -> None:
    """Let the user change a file; back when their editor has ended. Raises ``RefusedError``."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    words = shlex.split(named, posix=os.name != "nt") if named else []
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
