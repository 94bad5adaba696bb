"""``evidence show``: everything about a study, its doubts and sources included."""

from collections.abc import Iterable
from typing import Annotated

import typer

from cranio_evidence.cite.csl import csl
from cranio_evidence.cli import output, shared
from cranio_evidence.cli.language import say
from cranio_evidence.cli.record import Block, blocks
from cranio_evidence.query import ClaimQuery
from cranio_evidence.study import Study

_FORMATS = ("table", "plain", "json", "jsonl", "yaml", "markdown")


def run(
    ctx: typer.Context,
    keys: Annotated[
        list[str],
        typer.Argument(
            help=say("Sleutel, begin ervan, DOI of PMID.", "Key, its beginning, DOI or PMID."), metavar="KEY..."
        ),
    ],
    form: Annotated[str, typer.Option("--format", "-f", help=say("Vorm: ", "Format: ") + ", ".join(_FORMATS))] = "",
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> None:
    """Show the studies."""
    here = shared.open_library(ctx, library, lang)
    shape = output.chosen(form, _FORMATS)
    studies = [here.study(key) for key in keys]
    if shape in ("json", "jsonl", "yaml"):
        items = []
        for study in studies:
            reference = here.reference(study.key)
            claims = [one.id for one in here.claims(ClaimQuery(key=study.key))]
            items.append({**output.plain(study), "reference": csl(reference) if reference else None, "claims": claims})
        output.write(output.data(items, shape))
        return
    for index, study in enumerate(studies):
        if index:
            output.write("")
        _print(study, list(blocks(here, study)), shape)


def _print(study: Study, made: list[Block], shape: str) -> None:
    if shape == "table":
        from rich.padding import Padding  # noqa: PLC0415 - only a terminal needs it
        from rich.text import Text as Rich  # noqa: PLC0415

        console = output.console()
        console.print(Rich(study.key, style="bold cyan"))
        for heading, lines in made:
            console.print(Rich(heading, style="bold"))
            for line in lines:
                console.print(Padding(Rich(line), (0, 0, 0, 2)))
    elif shape == "markdown":
        output.write(markdown(study.key, made))
    else:
        output.write(study.key + "\n" + "".join(f"{heading}\t{line}\n" for heading, lines in made for line in lines))


def markdown(key: str, made: Iterable[Block]) -> str:
    """What is shown of a study, as Markdown under its key."""
    parts = (f"**{heading}**\n\n" + "".join(f"- {line}\n" for line in lines) for heading, lines in made)
    return f"## {key}\n\n" + "\n".join(parts)
