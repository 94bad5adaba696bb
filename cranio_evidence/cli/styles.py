"""``evidence styles``: the citation styles, each with an example."""

from typing import Annotated

import typer

from cranio_evidence import cite
from cranio_evidence.cite.writers import text
from cranio_evidence.cli import output, shared
from cranio_evidence.cli.language import Spoken, say

# A trial that every release of the packaged library holds: it has all that a style prints of an article.
EXAMPLE = "haller2016neck"
_FORMATS = ("table", "plain", "json", "jsonl", "csv", "yaml", "markdown", "keys")


def run(
    ctx: typer.Context,
    form: Annotated[str, typer.Option("--format", "-f", help=say("Vorm: ", "Format: ") + ", ".join(_FORMATS))] = "",
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> None:
    """Show the styles."""
    here = shared.open_library(ctx, library, lang)
    shape = output.chosen(form, _FORMATS)
    reference = here.reference(EXAMPLE)
    examples = (reference,) if reference else ()
    rows = [
        (
            name,
            style.name.say(Spoken.lang),
            text(cite.mention(examples, name, Spoken.lang)),
            cite.block(examples, name, Spoken.lang).text,
        )
        for name, style in cite.STYLES.items()
    ]
    headings = [
        say("stijl", "style"),
        say("naam", "name"),
        say("in de tekst", "in text"),
        say("in de lijst", "in list"),
    ]
    if shape in ("json", "jsonl", "yaml"):
        items = [dict(zip(("style", "name", "in_text", "example"), row, strict=True)) for row in rows]
        output.write(output.data(items, shape))
    elif shape == "table":
        _print(rows)
    else:
        output.write(output.rows(rows, shape, headings))


def _print(rows: list[tuple[str, str, str, str]]) -> None:
    from rich.padding import Padding  # noqa: PLC0415 - only a terminal needs it
    from rich.text import Text as Rich  # noqa: PLC0415

    console = output.console()
    for name, full, mention, example in rows:
        console.print(
            Rich.assemble((f"\n{name}", "bold cyan"), f"  {full}  ", say("in de tekst: ", "in text: "), mention)
        )
        console.print(Padding(Rich(example), (0, 0, 0, 4)))
    other = say(
        "Elke andere CSL-stijl kan ook: --style en de naam ervan, of een bestand. "
        "Installeer daarvoor: pip install 'cranio-evidence[csl]'",
        "Any other CSL style works too: --style and its name, or a file. Install: pip install 'cranio-evidence[csl]'",
    )
    console.print(Rich(f"\n{other}"))
