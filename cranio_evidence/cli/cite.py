"""``evidence cite``: citations to paste."""

import sys
from typing import Annotated

import typer

from cranio_evidence import cite, conditions
from cranio_evidence.cli import output, shared
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.faults import refusal
from cranio_evidence.query import Query
from cranio_evidence.reference import Reference
from cranio_evidence.study import section
from cranio_evidence.synthesis import citable

KEYS = say(
    "Sleutels, DOI's of PMID's; - leest ze van standaardinvoer.",
    "Keys, DOIs or PMIDs; - reads them from standard input.",
)


def run(
    ctx: typer.Context,
    keys: Annotated[list[str] | None, typer.Argument(help=KEYS, metavar="KEY...", show_default=False)] = None,
    condition: shared.Condition = "",
    style: Annotated[
        str, typer.Option("--style", "-s", help=say("Stijl: ", "Style: ") + ", ".join(cite.STYLES))
    ] = "vancouver",
    form: shared.TextFormat = "",
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> None:
    """Cite the studies."""
    here = shared.open_library(ctx, library, lang)
    shape = output.chosen(form, output.TEXT_FORMATS)
    names = [name for one in keys or [] for name in (sys.stdin.read().split() if one == "-" else [one])]
    if not names and not condition:
        raise refusal(
            "Noem een sleutel of een klacht, bijvoorbeeld: evidence cite haller2016neck",
            "Name a key or a complaint, for example: evidence cite haller2016neck",
        )
    studies = [citable(here, name) for name in names]
    if condition:
        found = [one.study for one in here.select(Query(condition=conditions.find(here, condition).condition.id))]
        fitting = [one for one in found if one.citable and section(one) in ("studies", "reviews")]
        studies += fitting
        left = ", ".join(one.key for one in found if one not in fitting)
        if left:
            shared.tell(
                f"Niet in dit blok (geen onderzoek naar effect van craniosacraaltherapie, of niet gevonden): {left}.",
                f"Not in this block (no study of the effect of craniosacral therapy, or not found): {left}.",
            )
        if not studies:
            shared.tell("Er is over deze klacht niets om aan te halen.", "There is nothing on this complaint to cite.")
            return
    references: dict[str, Reference] = {}
    for study in studies:
        if study.do_not_quote is not None:
            why = study.do_not_quote
            shared.tell(f"Let op, {study.key}: {why.nl}", f"Note, {study.key}: {why.en}")
        reference = here.reference(study.key)
        if reference is not None:
            references[study.key] = reference
    made = cite.block(tuple(references.values()), style, Spoken.lang, form="text" if shape == "json" else shape)
    if shape == "json":
        output.write(output.data([{"text": made.text, "keys": list(made.keys)}], "jsonl"))
    else:
        output.write(made.text)
