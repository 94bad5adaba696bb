"""``evidence search``: studies that sound like these words."""

import re
from typing import Annotated, Any

import typer

from cranio_evidence.cite.titles import without_markup
from cranio_evidence.cli import output, shared
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.folding import fold
from cranio_evidence.library import Library
from cranio_evidence.scoring import FIELDS
from cranio_evidence.search import Hit, corrections, search
from cranio_evidence.vocabulary import FORMS

HEADINGS = ("key", "score", "hit", "year", "title")


def run(
    ctx: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            help=say("Wat u nog weet; velden: docs/search.md.", "What you remember; fields: docs/search.md."),
            metavar=say("WOORDEN", "WORDS"),
        ),
    ],
    limit: Annotated[int, typer.Option("--limit", min=1, help=say("Hoogstens zoveel.", "At most so many."))] = 10,
    form: shared.Format = "",
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> None:
    """Search the studies."""
    here = shared.open_library(ctx, library, lang)
    shape = output.chosen(form)
    asked = " ".join(words)
    answer = search(here, asked, limit)
    if not answer.hits:
        near = ", ".join(hit.study.key for hit in answer.near)
        shared.tell(
            f"Niets past bij '{asked}'." + (f" Het dichtst in de buurt: {near}." if near else ""),
            f"Nothing fits '{asked}'." + (f" Nearest: {near}." if near else ""),
        )
    if shape in ("json", "jsonl", "yaml"):
        output.write(output.data([_item(here, hit) for hit in answer.hits], shape))
    elif shape == "table":
        _table(here, answer.hits, asked)
    elif answer.hits:
        output.write(output.rows([_row(here, hit) for hit in answer.hits], shape, HEADINGS))
    _explain(answer.hits)


def _item(library: Library, hit: Hit) -> dict[str, object]:
    from cranio_evidence.cite.csl import csl  # noqa: PLC0415 - only data formats need it

    reference = library.reference(hit.study.key)
    study = {**output.plain(hit.study), "reference": csl(reference) if reference else None}
    return {"key": hit.study.key, "score": hit.score, "hit": hit.field, "study": study}


def _row(library: Library, hit: Hit) -> tuple[str, ...]:
    reference = library.reference(hit.study.key)
    year = (reference.year or "") if reference else ""
    title = without_markup(reference.whole_title) if reference else FORMS[hit.study.form].say(Spoken.lang)
    title = say("concept: ", "draft: ") + title if hit.study.is_draft else title
    return hit.study.key, f"{hit.score:.0f}", FIELDS[hit.field].say(Spoken.lang), year, title


def _table(library: Library, hits: tuple[Hit, ...], asked: str) -> None:
    from rich.padding import Padding  # noqa: PLC0415 - only a terminal needs it
    from rich.text import Text as Rich  # noqa: PLC0415

    console = output.console()
    for hit in hits:
        key, score, field, year, title = _row(library, hit)
        line = Rich(key, style="bold cyan")
        told = (year, f"{score}%", _where(hit, asked) or field)
        line.append(f"  {' · '.join(part for part in told if part)}", style="not bold default")
        console.print(line)
        console.print(Padding(_marked(title, hit), (0, 0, 0, 4)))


def _where(hit: Hit, asked: str) -> str:
    """The fields that were hit, each with the words that were found there, as they were asked."""
    words: dict[str, list[str]] = {}
    for match in hit.matches:
        words.setdefault(match.field, []).append(match.asked)
    order = fold(asked).find
    parts = ((FIELDS[field].say(Spoken.lang), " ".join(sorted(found, key=order))) for field, found in words.items())
    return ", ".join(f"{field}: {found}" if found else field for field, found in parts)


def _marked(title: str, hit: Hit) -> Any:
    """The title, with the words that were found in bold."""
    from rich.text import Text as Rich  # noqa: PLC0415 - only a terminal needs it

    found = {word for match in hit.matches for word in (match.word, *match.asked.split())}
    text = Rich(title)
    for word in re.finditer(r"\w+", title):
        if fold(word.group()) in found:
            text.stylize("bold underline", *word.span())
    return text


def _explain(hits: tuple[Hit, ...]) -> None:
    """Say it when a work found here is cited for something that belongs to another one."""
    for hit in hits[:3]:
        for text, see in corrections(hit):
            if see is not None:
                shared.tell(
                    f"Let op, {hit.study.key}: {text.nl} Zie: evidence show {see}",
                    f"Note, {hit.study.key}: {text.en} See: evidence show {see}",
                )
