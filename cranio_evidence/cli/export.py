"""``evidence export``: publications for another program, and studies for a colleague."""

import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from cranio_evidence import conditions, files, folders, formats
from cranio_evidence.cli import handover, output, shared
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.cli.record import blocks
from cranio_evidence.cli.show import markdown
from cranio_evidence.faults import refusal
from cranio_evidence.library import Library
from cranio_evidence.query import Query
from cranio_evidence.study import Study

_STUDIES, _SUMMARIES = "studies", "summaries"
_FORMATS = (*formats.WRITERS, _STUDIES, _SUMMARIES)
_TABS = ".tsv"
_ENDINGS = {ending: name for name, ending in reversed(formats.WRITERS.items())} | {_TABS: "csv", ".yml": "yaml"}


def run(
    ctx: typer.Context,
    keys: shared.SomeKeys = None,
    condition: shared.Condition = "",
    own: Annotated[bool, typer.Option("--own", help=say("Alleen uw eigen records.", "Your own records only."))] = False,
    form: Annotated[str, typer.Option("--format", "-f", help=say("Vorm: ", "Format: ") + ", ".join(_FORMATS))] = "",
    target: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            help=say("Bestand om te schrijven; bij studies een map.", "File to write; for studies a folder."),
            metavar=say("BESTAND", "FILE"),
        ),
    ] = "",
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> None:
    """Export them."""
    here = shared.open_library(ctx, library, lang)
    shape = output.chosen(form or _by_ending(target), _FORMATS)
    shelf = folders.shelf(shared.named_folder(ctx, library))
    _keep_out(target, shelf)
    studies = _chosen(here, keys or [], condition)
    if own:
        studies = [
            one for one in studies if any(here.stands_in(shelf, one.key, kind) for kind in ("studies", "publications"))
        ]
    problems = [one for one in here.problems if not own or Path(one.file).is_relative_to(shelf)]
    faulty = {one.key or f"{one.file}:{one.line}" for one in problems}
    halved = {one.key for one in studies if one.key in faulty and here.reference(one.key) is None}
    studies = [one for one in studies if one.key not in halved]
    shared.warn_of_faulty(len(halved if keys else faulty))
    if shape == _STUDIES:
        handover.give(here, [one.key for one in studies], shelf, target)
        return
    if shape == _SUMMARIES:
        _write("\n".join(markdown(one.key, blocks(here, one)) for one in studies), target)
        shared.tell(f"Samenvattingen: {len(studies)}.", f"Summaries: {len(studies)}.")
        return
    references = [reference for one in studies if (reference := here.reference(one.key))]
    written = formats.write(references, shape, Spoken.lang)
    in_tabs = shape == "csv" and Path(target).suffix.lower() == _TABS
    _write(_tabbed(written.text) if in_tabs else written.text, target)
    for lost in written.lost:
        shared.tell(f"{lost.key}: gaat niet mee: {lost.what.nl}", f"{lost.key}: does not go along: {lost.what.en}")
    without = len(studies) - len(references)
    shared.tell(
        f"Publicaties als {shape}: {len(references)}. Onderzoeken zonder publicatie: {without}.",
        f"Publications as {shape}: {len(references)}. Studies without a publication: {without}.",
    )


def _by_ending(target: str) -> str:
    """The format that the ending of a file's name asks for; BibLaTeX without one."""
    ending = Path(target).suffix.lower()
    if ending and ending not in _ENDINGS:
        known = ", ".join(sorted(_ENDINGS))
        raise refusal(
            f"Bij het einde '{ending}' hoort geen vorm: gebruik {known}, of zeg de vorm met --format.",
            f"No format goes with the ending '{ending}': use {known}, or name the format with --format.",
        )
    return _ENDINGS.get(ending, "biblatex")


def _keep_out(target: str, shelf: Path) -> None:
    """Refuse to write among the files of a library: a list of publications would take the place of one of them."""
    file = Path(target).expanduser().resolve()
    if target and file.is_relative_to(shelf):
        raise refusal(
            f"{file} ligt in de map van uw eigen bibliotheek: kies een plaats daarbuiten.",
            f"{file} is in the folder of your own library: choose a place outside it.",
        )
    if target and file.is_relative_to(folders.packaged()):
        raise refusal(
            f"{file} ligt tussen de meegeleverde onderzoeken: kies een plaats daarbuiten.",
            f"{file} is among the packaged studies: choose a place outside them.",
        )


def _tabbed(table: str) -> str:
    """A table with tabs between its cells instead of commas."""
    import csv  # noqa: PLC0415 - only this format needs it

    target = io.StringIO()
    csv.writer(target, delimiter="\t", lineterminator="\n").writerows(csv.reader(io.StringIO(table, newline="")))
    return target.getvalue()


def _write(text: str, target: str) -> None:
    if target:
        files.write(Path(target).expanduser(), text.encode("utf-8"), 0o644)
    else:
        sys.stdout.write(text)


def _chosen(library: Library, keys: list[str], condition: str) -> list[Study]:
    if keys:
        return [library.study(key) for key in keys]
    meant = conditions.find(library, condition) if condition else None
    return [found.study for found in library.select(Query(condition=meant.condition.id if meant else None))]
