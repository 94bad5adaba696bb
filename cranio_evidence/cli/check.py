"""``evidence check``: every problem in the data."""

import sys
from typing import Annotated

import typer

from cranio_evidence.cli import output, shared
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.faults import refusal


def run(
    ctx: typer.Context,
    explain: Annotated[
        str, typer.Option("--explain", help=say("Leg een controle uit, of all.", "Explain a check, or all."))
    ] = "",
    form: Annotated[str, typer.Option("--format", "-f", help=say("Vorm: text of json.", "Format: text or json."))] = "",
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> int:
    """Show the problems."""
    if explain:
        return _explain(explain)
    here = shared.open_library(ctx, library, lang)
    shape = output.chosen(form, ("text", "json"))
    problems = here.problems
    if shape == "json":
        output.write(
            output.data([{**one._asdict(), "message": one.message.say(Spoken.lang)} for one in problems], "json")
        )
    else:
        for one in problems:
            sys.stdout.write(f"{one.say(Spoken.lang)} [{one.check}]\n")
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


def _explain(name: str) -> int:
    from cranio_evidence.checks import EXPLANATIONS  # noqa: PLC0415 - loads the parsers, which only this needs

    names = list(EXPLANATIONS) if name == "all" else [name]
    if names[0] not in EXPLANATIONS:
        choice = ", ".join(EXPLANATIONS)
        raise refusal(
            f"De controle '{name}' is er niet; kies uit all, {choice}.",
            f"There is no check '{name}'; choose from all, {choice}.",
        )
    for one in names:
        output.write(f"{one}: {EXPLANATIONS[one].say(Spoken.lang)}")
    return 0
