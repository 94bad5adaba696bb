"""``evidence undo``: turn round the last change of the own library, or an earlier one."""

from typing import Annotated

import typer

from cranio_evidence import folders, own
from cranio_evidence.cli import change, shared
from cranio_evidence.cli.language import Spoken, say


def run(
    ctx: typer.Context,
    number: Annotated[
        int | None,
        typer.Argument(
            help=say("Nummer van de wijziging (zie: evidence log).", "Number of the change (see: evidence log)."),
            metavar=say("NUMMER", "NUMBER"),
        ),
    ] = None,
    yes: change.Yes = False,
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> None:
    """Undo the change."""
    shared.speak(ctx, lang)
    made = change.carry_out(own.undo(folders.shelf(shared.named_folder(ctx, library)), number), yes=yes)
    if made is not None:
        what = made.what.say(Spoken.lang)
        shared.tell(f"Wijziging {made.number}: {what}.", f"Change {made.number}: {what}.")
