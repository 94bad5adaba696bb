"""How is a change shown before it is made, and told once it is?"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from cranio_evidence import folders
from cranio_evidence.changes import Change, Splice
from cranio_evidence.cli import shared
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.cli.progress import Bar
from cranio_evidence.library import Library
from cranio_evidence.own import Plan

Yes = Annotated[bool, typer.Option("--yes", "-y", help=say("Niet vragen, meteen doen.", "Do it without asking."))]
_SHOWN, _FILES = 60, 4  # lines of a file, and files, in a preview
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def open_to_change(ctx: typer.Context, folder: str, lang: str) -> tuple[Library, Path]:
    """The library for a command that changes it, and the own folder, which need not be there yet."""
    shared.speak(ctx, lang)
    own = folders.shelf(shared.named_folder(ctx, folder))
    return shared.opened(own if folders.is_library(own) else None), own


def carry_out(plan: Plan, *, yes: bool) -> Change | None:
    """Make a change; on a terminal it is shown first, and made only if the user says so. Raises ``RefusedError``."""
    if not yes and sys.stdin.isatty() and sys.stderr.isatty():
        with Bar(say("Voorbereiden", "Preparing")) as bar:
            shown = _shown(plan.preview(bar))
        for line in shown:
            typer.echo(line, err=True)
        if not _agreed():
            shared.tell("Er is niets gewijzigd.", "Nothing was changed.")
            return None
    with Bar(say("Opslaan", "Saving")) as bar:
        made = plan.make(bar)
    if made is None:
        shared.tell("Er was niets te wijzigen.", "There was nothing to change.")
    return made


def make(plan: Plan, *, yes: bool) -> Change | None:
    """The same, and say which change it was."""
    made = carry_out(plan, yes=yes)
    if made is not None:
        told(made)
    return made


def _agreed() -> bool:
    """Whether the user says yes, in either language; an empty answer is a yes."""
    while True:
        said = typer.prompt(say("Zo doen? [J/n]", "Do this? [Y/n]"), default="", show_default=False, err=True)
        word = str(said).strip().lower()
        if word in ("", "j", "ja", "y", "yes"):
            return True
        if word in ("n", "nee", "no"):
            return False
        shared.tell("Antwoord met j of n.", "Answer with y or n.")


def told(made: Change) -> None:
    """Say which change was made, and how it is undone."""
    what = made.what.say(Spoken.lang)
    shared.tell(
        f"Wijziging {made.number}: {what}. Ongedaan maken: evidence undo",
        f"Change {made.number}: {what}. To undo it: evidence undo",
    )


def _shown(splices: Iterable[Splice[str]]) -> list[str]:
    """The lines that change, as far as somebody reads them: of a few files the first, and how many more there are."""
    shown: list[str] = []
    files = more = 0
    for number, splice in enumerate(splices):
        lines = [splice.name]
        for sign, text in (("-", splice.removed), ("+", splice.inserted)):
            lines += [f"{sign} {_UNSEEN.sub('', line)}" for line in text.strip("\r\n").splitlines() if text]
        rest = len(lines) - _SHOWN
        if number >= _FILES:
            files, more = files + 1, more + len(lines) - 1
        elif rest > 0:
            shown += [*lines[:_SHOWN], say(f"... en nog {rest} regels", f"... and {rest} lines more")]
        else:
            shown += lines
    if files:
        shown.append(
            say(
                f"... en nog {more} regels in {files} andere bestanden",
                f"... and {more} lines more in {files} other files",
            )
        )
    return shown
