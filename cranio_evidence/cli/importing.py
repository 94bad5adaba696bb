"""``evidence import``: the publications of a file, as drafts in the own library, in one change."""

import io
import shutil
import sys
import tempfile
from pathlib import Path
from shlex import quote
from typing import Annotated, BinaryIO, cast

import typer

from cranio_evidence import formats, intake, own
from cranio_evidence.cli import change, shared
from cranio_evidence.cli.language import say
from cranio_evidence.cli.progress import Bar
from cranio_evidence.faults import refusal
from cranio_evidence.intake import Intake
from cranio_evidence.library import Library
from cranio_evidence.vocabulary import Text


def run(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            help=say("Bestand, of - voor wat u doorgeeft.", "File, or - for what is piped in."),
            metavar=say("BESTAND", "FILE"),
        ),
    ],
    yes: change.Yes = False,
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> int:
    """Import the file."""
    return take_in(ctx, file, library, lang, yes=yes, piped=sys.stdin.buffer if file == "-" else None)


def take_in(ctx: typer.Context, file: str, library: str, lang: str, *, yes: bool, piped: BinaryIO | None = None) -> int:
    """Add what is new in a file, or in what is piped in, and tell what became of all that was read; the exit code."""
    here, folder = change.open_to_change(ctx, library, lang)
    try:
        with Path(file).expanduser().open("rb") if piped is None else _seekable(piped) as stream:
            sorted_out = _sort_out(here, stream, file)
    except IsADirectoryError as error:
        raise refusal(
            f"{file} is een map. Neem de onderzoeken erin over met: evidence add {quote(file)}",
            f"{file} is a folder. Take over the studies in it with: evidence add {quote(file)}",
        ) from error
    except OSError as error:
        raise refusal(
            f"{file} is niet te lezen ({error.strerror}).", f"{file} cannot be read ({error.strerror}).", code=3
        ) from error
    with sorted_out:
        number, there, failed = sorted_out.count()
        made = None
        if number:
            what = Text(f"geïmporteerd uit {Path(file).name}: {number}", f"imported from {Path(file).name}: {number}")
            made = change.carry_out(own.take_in(folder, what, tuple(sorted_out.new_keys()), sorted_out.new), yes=yes)
            if made is None:
                return 0
        _report(sorted_out, file)
    if made is not None:
        change.told(made)
    return 1 if failed and not (number or there) else 0


def _seekable(piped: BinaryIO) -> BinaryIO:
    """What is piped in as a file on the disk: the formats look at the beginning twice, and it may be large."""
    made = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115 - who asks for it closes it
    shutil.copyfileobj(piped, made)
    made.seek(0)
    return made


def _sort_out(here: Library, stream: BinaryIO, file: str) -> Intake:
    size = stream.seek(0, io.SEEK_END) or 1
    stream.seek(0)
    _, found = formats.stream(stream, file)
    with Bar(say("Publicaties lezen", "Reading publications")) as bar:
        return intake.sort_out(here, found, file, lambda _: bar(min(stream.tell() / size, 1)))


def _report(one: Intake, file: str) -> None:
    for key in one.new_keys():
        sys.stdout.write(f"{key}\n")
    for key, lost in one.lost():
        shared.tell(f"{key}: niet meegekomen: {lost.nl}", f"{key}: did not come along: {lost.en}")
    for double in one.there():
        by = double.by.replace("title", say("titel", "title"))
        shared.tell(
            f"{file}:{double.line}: staat er al als {double.key} (zelfde {by}): {double.title}",
            f"{file}:{double.line}: is there already as {double.key} (same {by}): {double.title}",
        )
    for problem in one.failed():
        shared.tell(problem.say("nl"), problem.say("en"))
    a, d, f = one.count()
    shared.tell(
        f"{a + d + f} gelezen: {a} toegevoegd als concept, {d} {'stond' if d == 1 else 'stonden'} er al, {f} mislukt.",
        f"{a + d + f} read: {a} added as drafts, {d} {'was' if d == 1 else 'were'} there already, {f} failed.",
    )
