"""How is a change shown before it is made, and told once it is?"""

import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from cranio_evidence import folders
from cranio_evidence.cli import shared
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.journal import Change, Splice
from cranio_evidence.library import Library
from cranio_evidence.own import Plan

Yes = Annotated[bool, typer.Option("--yes", "-y", help=say("Niet vragen, meteen doen.", "Do it without asking."))]
_SHOWN = 60  # lines of a preview
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def open_to_change(ctx: typer.Context, folder: str, lang: str) -> tuple[Library, Path]:
    """The library for a command that changes it, and the own folder, which need not be there yet."""
    shared.speak(ctx, lang)
    own = folders.shelf(shared.named_folder(ctx, folder))
    return shared.opened(own if folders.is_library(own) else None), own


def carry_out(plan: Plan, *, yes: bool) -> Change | None:
    """Make a change; on a terminal it is shown first, and made only if the user says so. Raises ``RefusedError``."""
    if not yes and sys.stdin.isatty() and sys.stderr.isatty():
        for splice in plan.preview():
            _show(splice)
        if not _agreed():
            shared.tell("Er is niets gewijzigd.", "Nothing was changed.")
            return None
    made = plan.make()
    if made is None:
        shared.tell("Er was niets te wijzigen.", "There was nothing to change.")
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


def _show(splice: Splice) -> None:
    lines = [splice.name]
    for sign, text in (("-", splice.removed), ("+", splice.inserted)):
        lines += [f"{sign} {_UNSEEN.sub('', line)}" for line in text.strip("\r\n").splitlines() if text]
    more = len(lines) - _SHOWN
    rest = [say(f"... en nog {more} regels", f"... and {more} lines more")] if more > 0 else []
    typer.echo("\n".join([*lines[:_SHOWN], *rest]), err=True)
