"""``evidence cite``: citations to paste."""

import sys
from typing import Annotated

import typer

from cranio_evidence import cite, conditions
from cranio_evidence.cite.writers import WRITERS
from cranio_evidence.cli import output, shared
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.faults import refusal
from cranio_evidence.library import Library
from cranio_evidence.query import Query
from cranio_evidence.reference import Reference
from cranio_evidence.study import Study, section
from cranio_evidence.synthesis import citable

KEYS = say(
    "Sleutels, DOI's of PMID's; - leest ze van standaardinvoer.",
    "Keys, DOIs or PMIDs; - reads them from standard input.",
)
STYLE = say("Stijl: ", "Style: ") + ", ".join(cite.STYLES) + say("; of een CSL-stijl.", "; or a CSL style.")

# The CSL repository has a style of this name that is not what the journal asks for.
_OUR_NAMES = {"nederlands-tijdschrift-voor-geneeskunde": "ntvg"}


def run(
    ctx: typer.Context,
    keys: Annotated[list[str] | None, typer.Argument(help=KEYS, metavar="KEY...", show_default=False)] = None,
    condition: shared.Condition = "",
    style: Annotated[str, typer.Option("--style", "-s", help=STYLE)] = "vancouver",
    in_text: Annotated[
        bool,
        typer.Option(
            "--in-text", help=say("De verwijzing in de tekst, niet de lijst.", "The in-text citation, not the list.")
        ),
    ] = False,
    copy: Annotated[
        bool, typer.Option("--copy", help=say("Zet het ook op het klembord.", "Put it on the clipboard too."))
    ] = False,
    form: Annotated[
        str, typer.Option("--format", "-f", help=say("Vorm: ", "Format: ") + ", ".join(output.CITATION_FORMATS))
    ] = "",
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> None:
    """Cite the studies."""
    here = shared.open_library(ctx, library, lang)
    shape = output.chosen(form, output.CITATION_FORMATS)
    names = [name for one in keys or [] for name in (sys.stdin.read().split() if one == "-" else [one])]
    if not names and not condition:
        raise refusal(
            "Noem een sleutel of een klacht, bijvoorbeeld: evidence cite haller2016neck",
            "Name a key or a complaint, for example: evidence cite haller2016neck",
        )
    studies = [citable(here, name) for name in names]
    if condition:
        studies += _of_complaint(here, condition)
    if not studies:
        shared.tell("Er is over deze klacht niets om aan te halen.", "There is nothing on this complaint to cite.")
        return
    references = _references(here, studies)
    if not style.endswith(".csl"):  # a path stays as it is
        style = style.strip().lower().replace(" ", "-")
        style = _OUR_NAMES.get(style, style)
    shown = _mentioned(references, style, shape) if in_text else _listed(references, style, shape)
    output.write(shown)
    if copy:
        _copy(shown)


def _of_complaint(library: Library, condition: str) -> list[Study]:
    """The studies and reviews of a complaint; says which of its records do not belong in a block of citations."""
    query = Query(condition=conditions.find(library, condition).condition.id)
    found = [one.study for one in library.select(query)]
    fitting = [one for one in found if one.citable and section(one) in ("studies", "reviews")]
    left = ", ".join(one.key for one in found if one not in fitting)
    if left:
        shared.tell(
            f"Niet in dit blok (geen onderzoek naar effect van craniosacraaltherapie, of niet gevonden): {left}.",
            f"Not in this block (no study of the effect of craniosacral therapy, or not found): {left}.",
        )
    return fitting


def _references(library: Library, studies: list[Study]) -> tuple[Reference, ...]:
    """The publications of the studies, each once; says of which the user should be wary."""
    references: dict[str, Reference] = {}
    for study in studies:
        if study.do_not_quote is not None:
            why = study.do_not_quote
            shared.tell(f"Let op, {study.key}: {why.nl}", f"Note, {study.key}: {why.en}")
        reference = library.reference(study.key)
        if reference is not None:
            references[study.key] = reference
    return tuple(references.values())


def _listed(references: tuple[Reference, ...], style: str, shape: str) -> str:
    """The list of references in a built-in style, or in any CSL style through its processor."""
    if style in cite.STYLES:
        entries, number = cite.listing(references, style, Spoken.lang), cite.STYLES[style].number
    else:
        from cranio_evidence import processor  # noqa: PLC0415 - only a style that is not built in needs it

        entries, number = processor.listing(references, style, Spoken.lang), ""
    block = cite.written(entries, number, Spoken.lang, "text" if shape == "json" else shape)
    if shape != "json":
        return block.text
    runs = [{"key": one.reference.key, "number": one.number, "runs": list(one.runs)} for one in entries]
    return output.data([{"text": block.text, "keys": list(block.keys), "entries": runs}], "jsonl")


def _mentioned(references: tuple[Reference, ...], style: str, shape: str) -> str:
    """How the text refers to these publications together."""
    if style not in cite.STYLES:
        raise refusal(
            f"Een verwijzing in de tekst kan alleen in een ingebouwde stijl: {', '.join(cite.STYLES)}.",
            f"An in-text citation can only be made in a built-in style: {', '.join(cite.STYLES)}.",
        )
    runs = cite.mention(references, style, Spoken.lang)
    if shape != "json":
        return WRITERS[shape](runs)
    keys = [one.key for one in references]
    return output.data([{"text": WRITERS["text"](runs), "keys": keys, "runs": list(runs)}], "jsonl")


def _copy(text: str) -> None:
    """Put the text on the clipboard."""
    import pyperclip  # noqa: PLC0415 - only this option needs it

    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError) as error:
        raise refusal(
            "Er is hier geen klembord (op Linux: installeer xclip of wl-clipboard). De tekst staat hierboven.",
            "There is no clipboard here (on Linux: install xclip or wl-clipboard). The text stands above.",
            code=3,
        ) from error
    shared.tell("Gekopieerd naar het klembord.", "Copied to the clipboard.")
