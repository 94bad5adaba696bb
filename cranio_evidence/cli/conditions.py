"""``evidence conditions``: the complaints as a tree, with how many studies of which strength."""

from typing import Any

import typer

from cranio_evidence import conditions
from cranio_evidence.cli import output, shared
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.conditions import Holdings
from cranio_evidence.library import Library
from cranio_evidence.terms import Condition

HEADINGS = ("id", "nl", "en", "icpc", *Holdings._fields)


def run(
    ctx: typer.Context,
    condition: shared.Condition = "",
    form: shared.Format = "",
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> None:
    """Show the complaints."""
    here = shared.open_library(ctx, library, lang)
    shape = output.chosen(form)
    counts = conditions.holdings(here)
    words = shared.joined(ctx, condition)
    inside = here.below(conditions.find(here, words).condition.id) if words else frozenset(counts)
    shown = [one for one in here.conditions.values() if one.id in inside]
    if shape in ("json", "jsonl", "yaml"):
        output.write(output.data([_item(one, counts[one.id]) for one in shown], shape))
    elif shape == "table":
        _tree(here, shown, counts)
    else:
        rows = [(one.id, *one.name, _codes(one), *(str(number) for number in counts[one.id])) for one in shown]
        output.write(output.rows(rows, shape, HEADINGS))


def _codes(condition: Condition) -> str:
    return ", ".join(f"{one.code} ({one.edition})" for one in condition.icpc)


def _item(condition: Condition, counts: Holdings) -> dict[str, Any]:
    return {
        "id": condition.id,
        "parent": condition.parent,
        "nl": condition.name.nl,
        "en": condition.name.en,
        "icpc": condition.icpc,
        "searched": condition.searched,
        "counts": counts,
    }


def _tree(library: Library, shown: list[Condition], counts: dict[str, Holdings]) -> None:
    from rich.table import Table  # noqa: PLC0415 - only a terminal needs it

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(say("klacht", "complaint"), overflow="fold")
    for name in (
        say("schijn", "sham"),
        say("geloot", "random."),
        say("vergel.", "contr."),
        say("zonder", "uncontr."),
        say("overz.", "reviews"),
        say("apart", "apart"),
    ):
        table.add_column(name, justify="right", no_wrap=True)
    for one in shown:
        held = counts[one.id]
        depth = _depth(library, one)
        rest = held.registered + held.apart + held.not_cst + held.not_found
        cells = (held.sham, held.randomised, held.controlled, held.uncontrolled, held.reviews, rest)
        table.add_row(
            "  " * depth + one.name.say(Spoken.lang),
            *map(str, cells),
            style=None if held.studies else "dim",
        )
    console = output.console()
    console.print(table)
    console.print(
        say(
            "schijn, geloot: gerandomiseerd met en zonder schijnbehandeling; vergel.: vergeleken zonder loting; "
            "zonder: zonder controlegroep; "
            "overz.: overzichten van deze klacht zelf; "
            "apart: aangemeld, interviews en commentaren, andere behandelingen, niet gevonden.",
            "sham, random.: randomised with and without a sham treatment; contr.: compared without randomisation; "
            "uncontr.: no control group; "
            "reviews: of this complaint itself; "
            "apart: registered, interviews and comments, other treatments, not found.",
        )
    )


def _depth(library: Library, condition: Condition) -> int:
    depth, parent = 0, condition.parent
    while parent is not None:
        depth += 1
        parent = library.conditions[parent].parent
    return depth
