"""``evidence list``: the studies that answer a question."""

from typing import Annotated

import typer

from cranio_evidence import conditions, figures
from cranio_evidence.cli import output, shared
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.cli.rows import HEADINGS, Row, row, titles
from cranio_evidence.library import Found, Library
from cranio_evidence.query import SORTS, Query
from cranio_evidence.study import SECTIONS, section
from cranio_evidence.trials import Once, once

_PARTS: dict[str, tuple[str, str]] = {
    "studies": ("Onderzoeken naar craniosacraaltherapie", "Studies of craniosacral therapy"),
    "reviews": ("Overzichten", "Reviews"),
    "registered": ("Aangemeld, geen uitkomst gevonden", "Registered, no results found"),
    "apart": (
        "Zegt niets over effect: interviews, commentaren, protocollen",
        "Says nothing of effect: interviews, comments, protocols",
    ),
    "other": ("Geen craniosacraaltherapie", "Not craniosacral therapy"),
    "drafts": ("Concepten, nog te lezen: niet aanhalen", "Drafts, still to be read: do not cite"),
    "not-found": ("Door niemand gevonden: niet aanhalen", "Found by nobody: do not cite"),
}


def run(
    ctx: typer.Context,
    condition: shared.Condition = "",
    modality: Annotated[str, typer.Option("--modality", help=say("Behandeling.", "Treatment."))] = "",
    design: Annotated[str, typer.Option("--design", help=say("Opzet.", "Design."))] = "",
    comparator: Annotated[
        str,
        typer.Option("--comparator", help=say("Vergeleken met: sham, active ...", "Compared with: sham, active ...")),
    ] = "",
    outcome: Annotated[str, typer.Option("--outcome", help=say("Uitkomst.", "Outcome."))] = "",
    favours: Annotated[
        str,
        typer.Option(
            "--favours",
            help=say(
                "Wie er beter uitkwam: intervention, comparator, neither.",
                "Who did better: intervention, comparator, neither.",
            ),
        ),
    ] = "",
    min_n: Annotated[
        int | None, typer.Option("--min-n", help=say("Ten minste zoveel deelnemers.", "At least so many people."))
    ] = None,
    since: Annotated[int | None, typer.Option("--since", help=say("Vanaf dit jaar.", "From this year on."))] = None,
    until: Annotated[int | None, typer.Option("--until", help=say("Tot en met dit jaar.", "Up to this year."))] = None,
    controlled: Annotated[
        bool, typer.Option("--controlled", help=say("Alleen met een vergelijking.", "Only with a comparison."))
    ] = False,
    cited_by: Annotated[
        str,
        typer.Option(
            "--cited-by",
            help=say(
                "Aangehaald door: whitepaper, of de sleutel van een overzicht.",
                "Cited by: whitepaper, or a review's key.",
            ),
        ),
    ] = "",
    where: Annotated[
        str,
        typer.Option(
            "--where",
            help=say(
                "Woorden en velden, zoals 'nek n:50..' (docs/search.md).",
                "Words and fields, such as 'neck n:50..' (docs/search.md).",
            ),
            metavar=say("VRAAG", "QUESTION"),
        ),
    ] = "",
    sort: Annotated[
        str, typer.Option("--sort", help=say(f"Volgorde: {', '.join(SORTS)}.", f"Order: {', '.join(SORTS)}."))
    ] = "design",
    limit: Annotated[int | None, typer.Option("--limit", help=say("Hoogstens zoveel.", "At most so many."))] = None,
    form: shared.Format = "",
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> None:
    """List the studies."""
    here = shared.open_library(ctx, library, lang)
    shape = output.chosen(form)
    words = shared.joined(ctx, condition)
    meant = conditions.find(here, words) if words else None
    query = Query(
        condition=meant.condition.id if meant else None,
        modality=modality or None,
        design=design or None,
        comparator=comparator or None,
        outcome=outcome or None,
        favours=favours or None,
        min_n=min_n,
        since=since,
        until=until,
        controlled=controlled,
        cited_by=cited_by or None,
        where=where or None,
        sort=sort,
        limit=limit,
    )
    found = here.select(query)
    shared.warn_of_problems(here)
    if meant is not None and meant.narrower:
        name = meant.condition.name
        shared.tell(
            f"Onderzoek apart naar ‘{meant.narrower}’ is hier niet te onderscheiden; dit is wat er is bij {name.nl}.",
            f"Studies of “{meant.narrower}” alone cannot be told apart here; this is what there is for {name.en}.",
        )
    if not found:
        _tell_nothing(here, meant, query)
    if shape in ("json", "jsonl", "yaml"):
        output.write(output.data([_item(here, one) for one in found], shape))
    elif shape == "table":
        _table(here, meant, found)
    elif found:
        output.write(output.rows(_rows(here, found), shape, HEADINGS))


def _rows(library: Library, found: tuple[Found, ...]) -> list[Row]:
    twins = {double.key: kept.key for part in SECTIONS for double, kept in _counted(found, part).doubles}
    return [row(library, one, twins.get(one.study.key, "")) for one in found]


def _counted(found: tuple[Found, ...], part: str) -> Once:
    """What was found for one part of the list, each trial once."""
    return once(one.study for one in found if section(one.study) == part)


def _item(library: Library, found: Found) -> dict[str, object]:
    from cranio_evidence.cite.csl import csl  # noqa: PLC0415 - only data formats need it

    reference = library.reference(found.study.key)
    return {**output.plain(found.study), "wider": found.wider, "reference": csl(reference) if reference else None}


def _tell_nothing(library: Library, meant: conditions.Meant | None, query: Query) -> None:
    if meant is None or query._replace(condition=None, sort="design", limit=None) != Query():
        shared.tell(
            "Geen onderzoek past bij deze vraag: laat een voorwaarde weg.",
            "No study fits this question: leave out a condition.",
        )
        return
    condition = meant.condition
    searched_nl = (
        f"Op {figures.date(condition.searched, 'nl')} is ernaar gezocht."
        if condition.searched
        else "Er is niet apart naar gezocht."
    )
    searched_en = (
        f"It was searched for on {figures.date(condition.searched, 'en')}."
        if condition.searched
        else "It has not been searched for by name."
    )
    shared.tell(
        f"De bibliotheek bevat geen onderzoek naar {condition.name.nl}. {searched_nl}",
        f"The library holds no study of {condition.name.en}. {searched_en}",
    )
    wider = [one.key for one in library.reviews_of_wider_scope(condition.id)]
    if wider:
        shared.tell(
            f"Overzichten over meer klachten samen: {', '.join(wider)}.",
            f"Reviews of more complaints together: {', '.join(wider)}.",
        )
    near = [one for one in (condition.parent,) if one and library.select(Query(condition=one))]
    if near:
        name = library.condition(near[0]).name
        shared.tell(f"Wel is er onderzoek naar {name.nl}.", f"There are studies of {name.en}.")


def _table(library: Library, meant: conditions.Meant | None, found: tuple[Found, ...]) -> None:
    console = output.console()
    lines = _rows(library, found)
    if not lines:
        return
    title = meant.condition.name.say(Spoken.lang) if meant else say("alle onderzoeken", "all studies")
    date = figures.date(library.date, Spoken.lang)
    console.print(f"[bold]{title}[/bold]  {_counts(found)}  {say('stand', 'as of')} {date}")
    for part in SECTIONS:
        here = [line for line in lines if line.part == part]
        if here:
            console.print(f"\n[bold]{say(*_PARTS[part])}[/bold]")
            if console.width >= 130:
                console.print(_wide(here))
            else:
                for line in here:
                    console.print(_narrow(line))


def _counts(found: tuple[Found, ...]) -> str:
    """How many studies of which strength, and how many reviews."""
    studies = [one for one in _counted(found, "studies").kept if one.citable]
    sham = sum(one.is_randomised and one.sham_controlled for one in studies)
    randomised = sum(one.is_randomised for one in studies) - sham
    reviews = sum(section(one.study) == "reviews" for one in found)
    kinds = (
        (sham, say("gerandomiseerd met schijnbehandeling", "sham-controlled")),
        (randomised, say("gerandomiseerd zonder schijnbehandeling", "randomised without sham")),
        (len(studies) - sham - randomised, say("zonder loting", "not randomised")),
    )
    split = ", ".join(f"{number} {word}" for number, word in kinds if number)
    name = say("onderzoek", "study") if len(studies) == 1 else say("onderzoeken", "studies")
    parts = [f"{len(studies)} {name}: {split}"] if studies else []
    if reviews:
        parts.append(f"{reviews} {say('overzicht', 'review') if reviews == 1 else say('overzichten', 'reviews')}")
    return "; ".join(parts)


def _wide(lines: list[Row]) -> object:
    from rich.table import Table  # noqa: PLC0415 - only a terminal needs it

    table = Table(box=None, pad_edge=False, show_edge=False, header_style="bold")
    for index, name in enumerate(titles()):
        if index != 1:
            table.add_column(
                name, overflow="fold", no_wrap=index in (0, 2, 4), justify="right" if index == 4 else "left"
            )
    for line in lines:
        table.add_row(line.key, *line[2:-1], f"= {line.twin}" if line.twin else "")
    return table


def _narrow(line: Row) -> object:
    from rich.console import Group  # noqa: PLC0415 - only a terminal needs it
    from rich.padding import Padding  # noqa: PLC0415
    from rich.text import Text as Rich  # noqa: PLC0415

    first = Rich(line.key, style="bold cyan")
    people = f"n = {line.people}" if line.people else say("n niet gezien", "n not seen")
    counted = people if line.part in ("studies", "reviews", "other") else ""
    first.append("  " + " · ".join(part for part in (line.year, counted) if part), style="not bold default")
    if line.part == "reviews":
        told = [line.design, line.outcome, line.compared]
    else:
        versus = f"vs {line.compared}" if line.compared else ""
        primary = say(f"primair: {line.outcome}", f"primary: {line.outcome}") if line.outcome else ""
        told = [line.design, versus, primary]
    rest = Rich(" · ".join(part for part in told if part))
    rest.append(f"  → {line.found}", style="bold")
    if line.rating:
        rest.append(f"  [{line.rating}]")
    if line.twin:
        rest.append(say(f"  telt als één onderzoek met {line.twin}", f"  counts as one study with {line.twin}"))
    return Group(first, Padding(rest, (0, 0, 0, 4)))
