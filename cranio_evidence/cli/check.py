"""``evidence check``: every problem in the data."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from cranio_evidence.cli import output, shared
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.faults import Problem, refusal
from cranio_evidence.library import Library


def run(
    ctx: typer.Context,
    keys: Annotated[
        list[str] | None,
        typer.Argument(
            help=say(
                "Alleen deze records, met wat er nog ontbreekt aan een concept.",
                "These records only, with what a draft still lacks.",
            ),
            metavar="KEY...",
        ),
    ] = None,
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
    problems = [one for key in keys for one in _of(here, key)] if keys else here.problems
    if shape == "json":
        output.write(
            output.data([{**one._asdict(), "message": one.message.say(Spoken.lang)} for one in problems], "json")
        )
    else:
        for one in problems:
            sys.stdout.write(f"{one.say(Spoken.lang)} [{one.check}]\n")
    if keys:
        return _told_of(problems)
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


def _of(library: Library, key: str) -> list[Problem]:
    """What is wrong with one record, and what is still missing from it."""
    wrong = [one for one in library.problems if one.key == key]
    return wrong or [*library.missing(key)]


def _told_of(problems: Sequence[Problem]) -> int:
    missing = sum(one.check == "open" for one in problems)
    wrong = len(problems) - missing
    if missing:
        shared.tell(
            f"Nog een concept: {missing} {'open vraag' if missing == 1 else 'open vragen'}. Vul in met: evidence edit "
            f"{problems[0].key}",
            f"Still a draft: {missing} open {'question' if missing == 1 else 'questions'}. Fill in with: evidence edit "
            f"{problems[0].key}",
        )
    elif wrong:
        shared.tell(f"{wrong} {'fout' if wrong == 1 else 'fouten'}.", f"{wrong} problem{'' if wrong == 1 else 's'}.")
    else:
        shared.tell("Geen fouten, en niets meer open.", "No problems, and nothing left open.")
    return 1 if problems else 0


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
