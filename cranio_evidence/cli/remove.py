"""``evidence remove``: a study out of the own library."""

from typing import Annotated

import typer

from cranio_evidence import revising
from cranio_evidence.cli import change, shared
from cranio_evidence.cli.language import say
from cranio_evidence.faults import RefusedError


def run(
    ctx: typer.Context,
    key: Annotated[
        str, typer.Argument(help=say("Sleutel, of het begin ervan.", "Key, or its beginning."), metavar="KEY")
    ],
    yes: change.Yes = False,
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> None:
    """Remove the study."""
    here, folder = change.open_to_change(ctx, library, lang)
    try:
        plan = revising.remove(folder, key)
    except RefusedError:
        if here.resolve(key) == key:
            raise
        plan = revising.remove(folder, here.resolve(key))
    change.make(plan, yes=yes)
