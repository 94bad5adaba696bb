"""``evidence edit``: a study's record, or its publication, in your own editor, checked before it is kept."""

from pathlib import Path
from typing import Annotated

import typer

from cranio_evidence import revising
from cranio_evidence.cli import change, editor, shared
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.faults import refusal
from cranio_evidence.vocabulary import Text


def run(
    ctx: typer.Context,
    key: shared.Key,
    reference: Annotated[
        bool,
        typer.Option(
            "--reference",
            help=say("De publicatie in plaats van het record.", "The publication instead of the record."),
        ),
    ] = False,
    yes: change.Yes = False,
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> None:
    """Edit the record."""
    here, folder = change.open_to_change(ctx, library, lang)
    before = revising.excerpt(here, folder, key, "references" if reference else "studies")
    suffix = Path(before.name).suffix
    editor.change(before.text, before.key, suffix, lambda text, name: _made(folder, before, text, name, yes=yes))


def _made(folder: Path, before: revising.Excerpt, text: str, name: str, *, yes: bool) -> bool:
    plan = revising.edit(folder, before, text)
    problems = revising.faults(folder, before.holds, text, name) or revising.closed_too_soon(before, text, name)
    if problems:
        told = "\n".join(one.say(Spoken.lang) for one in problems)
        raise refusal(
            f"{told}\nZo kan het record niet worden gebruikt.", f"{told}\nThe record cannot be used like this."
        )
    made = change.make(plan, yes=yes)
    if made is not None and not before.own:
        shared.tell(*_STANDS_IN[before.holds])
    return made is not None


_STANDS_IN = {
    "references": Text(
        "Uw eigen publicatie vervangt nu de meegeleverde.", "Your own publication now stands in for the packaged one."
    ),
    "studies": Text(
        "Uw eigen record vervangt nu het meegeleverde.", "Your own record now stands in for the packaged one."
    ),
}
