"""``evidence retag``: another treatment or complaint for a study, without opening an editor."""

from pathlib import Path
from typing import Annotated

import typer

from cranio_evidence import conditions, revising
from cranio_evidence.cli import change, shared
from cranio_evidence.cli.language import say
from cranio_evidence.faults import refusal
from cranio_evidence.folding import fold
from cranio_evidence.vocabulary import MODALITIES


def run(
    ctx: typer.Context,
    key: shared.Key,
    condition: Annotated[
        list[str] | None,
        typer.Option(
            "--condition",
            "-c",
            help=say("Klachten, met komma's ertussen.", "Complaints, with commas between them."),
            metavar=say("KLACHT", "COMPLAINT"),
        ),
    ] = None,
    modality: Annotated[
        list[str] | None,
        typer.Option(
            "--modality",
            help=say("Behandelingen, met komma's ertussen.", "Treatments, with commas between them."),
        ),
    ] = None,
    yes: change.Yes = False,
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> None:
    """Change the words."""
    here, folder = change.open_to_change(ctx, library, lang)
    tags = {
        "conditions": [conditions.find(here, word).condition.id for word in _parts(condition)],
        "modality": [_modality(word) for word in _parts(modality)],
    }
    given = {field: list(dict.fromkeys(words)) for field, words in tags.items() if words}
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
    change.make(revising.retag(folder, before, text), yes=yes)


def _parts(given: list[str] | None) -> list[str]:
    return [one.strip() for words in given or [] for one in words.split(",") if one.strip()]


def _modality(word: str) -> str:
    """The treatment that a word or a name stands for; what is not known is left, and told as a fault."""
    names = {fold(said): one for one, name in MODALITIES.items() for said in name}
    return word if word in MODALITIES else names.get(fold(word), word)
