"""``evidence check``: every problem in the data."""

import sys
from typing import Annotated

import typer

from cranio_evidence.cli import output, shared
from cranio_evidence.cli.language import Spoken, say


def run(
    ctx: typer.Context,
    form: Annotated[str, typer.Option("--format", "-f", help=say("Vorm: text of json.", "Format: text or json."))] = "",
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> int:
    """Show the problems."""
    here = shared.open_library(ctx, library, lang)
    shape = output.chosen(form, ("text", "json"))
    problems = here.problems
    if shape == "json":
        output.write(
            output.data([{**one._asdict(), "message": one.message.say(Spoken.lang)} for one in problems], "json")
        )
    else:
        for one in problems:
            sys.stdout.write(one.say(Spoken.lang) + "\n")
    records = len(here.keys)
    if problems:
        number = len(problems)
        shared.tell(
            f"{number} {'fout' if number == 1 else 'fouten'}; {records} onderzoeken zonder fout.",
            f"{number} {'problem' if number == 1 else 'problems'}; {records} studies without one.",
        )
        return 1
    shared.tell(f"Geen fouten in {records} onderzoeken.", f"No problems in {records} studies.")
    return 0
