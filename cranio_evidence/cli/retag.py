"""``evidence retag``: another treatment or complaint for a study, without opening an editor."""

from pathlib import Path
from typing import Annotated

import typer

from cranio_evidence import conditions, revising
from cranio_evidence.cli import change, shared
from cranio_evidence.cli.language import say
from cranio_evidence.faults import refusal


def run(
    ctx: typer.Context,
    key: Annotated[
        str,
        typer.Argument(
            help=say("Sleutel, begin ervan, DOI of PMID.", "Key, its beginning, DOI or PMID."), metavar="KEY..."
        ),
    ],
    condition: Annotated[
        str,
        typer.Option(
            "--condition",
            "-c",
            help=say("Klachten, met komma's ertussen.", "Complaints, with commas between them."),
            metavar=say("KLACHT", "COMPLAINT"),
        ),
    ] = "",
    modality: Annotated[
        str,
        typer.Option(
            "--modality",
            help=say("Behandelingen, met komma's ertussen.", "Treatments, with commas between them."),
        ),
    ] = "",
    yes: change.Yes = False,
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> None:
    """Change the words."""
    here, folder = change.open_to_change(ctx, library, lang)
    tags = {
        "conditions": [conditions.find(here, word).condition.id for word in _parts(condition)],
        "modality": _parts(modality),
    }
    given = {field: words for field, words in tags.items() if words}
    if not given:
        raise refusal(
            "Zeg wat het moet worden, met --condition of --modality.",
            "Say what it should become, with --condition or --modality.",
        )
    before = revising.excerpt(here, folder, key)
    text = revising.retagged(before, given)
    problems = revising.faults(folder, before.holds, text, Path(before.name).name)
    if problems:
        raise refusal("\n".join(one.say("nl") for one in problems), "\n".join(one.say("en") for one in problems))
    made = change.carry_out(revising.retag(folder, before, text), yes=yes)
    if made is not None:
        change.told(made)


def _parts(words: str) -> list[str]:
    return [one.strip() for one in words.split(",") if one.strip()]
