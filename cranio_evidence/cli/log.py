"""``evidence log``: the changes of the own library, the newest first."""

from typing import Annotated

import typer

from cranio_evidence import folders
from cranio_evidence.cli import output, shared
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.journal import Journal

_FORMATS = ("plain", "json", "jsonl", "csv", "yaml", "markdown")


def run(
    ctx: typer.Context,
    form: Annotated[str, typer.Option("--format", "-f", help=say("Vorm: ", "Format: ") + ", ".join(_FORMATS))] = "",
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> None:
    """List the changes."""
    shared.speak(ctx, lang)
    shape = output.chosen(form, _FORMATS) if form else "plain"
    journal = Journal(folders.shelf(shared.named_folder(ctx, library)))
    journal.recover()
    made = journal.log()[::-1]
    undone = {one.undoes for one in made}
    if not made:
        shared.tell("Er is nog niets gewijzigd.", "Nothing was changed yet.")
    if shape in ("json", "jsonl", "yaml"):
        items = [
            {
                "number": one.number,
                "when": one.when,
                "what": one.what.say(Spoken.lang),
                "files": [file.name for file in one.files],
                "undoes": one.undoes,
                "undone": one.number in undone,
            }
            for one in made
        ]
        output.write(output.data(items, shape))
    elif made:
        mark = say("ongedaan gemaakt", "undone")
        rows = [
            (str(one.number), one.when, one.what.say(Spoken.lang), mark if one.number in undone else "") for one in made
        ]
        output.write(output.rows(rows, shape, ("number", "when", "what", "undone")))
