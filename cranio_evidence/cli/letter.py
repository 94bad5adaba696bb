"""``evidence letter``: a paragraph on the evidence for a letter to a GP."""

from typing import Annotated

import typer

from cranio_evidence import cite, conditions
from cranio_evidence.cli import output, shared
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.faults import refusal
from cranio_evidence.letter.paragraph import compose, write
from cranio_evidence.synthesis import synthesise


def run(
    ctx: typer.Context,
    condition: shared.Condition = "",
    style: Annotated[
        str, typer.Option("--style", "-s", help=say("Stijl: ", "Style: ") + ", ".join(cite.STYLES))
    ] = "vancouver",
    form: shared.TextFormat = "",
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> None:
    """Write the paragraph."""
    here = shared.open_library(ctx, library, lang)
    shape = output.chosen(form, output.TEXT_FORMATS)
    words = shared.joined(ctx, condition)
    if not words:
        raise refusal(
            "Noem de klacht, bijvoorbeeld: evidence letter --condition nekpijn",
            'Name the complaint, for example: evidence letter --condition "neck pain"',
        )
    synthesis = synthesise(here, conditions.find(here, words))
    paragraph = compose(here, synthesis, Spoken.lang)
    shared.warn_of_problems(here)
    text = write(here, paragraph, style, form="text" if shape == "json" else shape)
    if shape == "json":
        output.write(output.data([{"text": text, "keys": list(paragraph.keys)}], "jsonl"))
    else:
        output.write(text)
    shared.tell(f"\nVoor uzelf: {paragraph.advice.nl}", f"\nFor yourself: {paragraph.advice.en}")
    left = [one.key for one in (*synthesis.not_found, *synthesis.other)]
    if left:
        shown = ", ".join(left[:5]) + (", ..." if len(left) > 5 else "")
        shared.tell(
            f"Niet in de brief, want niet gevonden of geen craniosacraaltherapie ({len(left)}): {shown}.",
            f"Not in the letter, because not found or not craniosacral therapy ({len(left)}): {shown}.",
        )
