"""How does the user hand study records to a colleague, and take over those of one?"""

import sys
from pathlib import Path
from shlex import quote

import typer

from cranio_evidence import files, folders, handover
from cranio_evidence.cli import change, shared
from cranio_evidence.faults import refusal
from cranio_evidence.library import Library


def give(library: Library, keys: list[str], own: Path, target: str) -> None:
    """Write the records of studies, with their publications, as a library in the folder ``target``.

    Without one: the records alone, on standard output. ``own``: the user's own library. Raises ``RefusedError``.
    """
    made = handover.records(library, keys)
    if target:
        if not made.studies:
            raise refusal("Er is geen onderzoek om mee te geven.", "There is no study to hand over.")
        _write(made, Path(target).expanduser())
    else:
        sys.stdout.write(made.files[folders.STUDIES])
    shared.tell(
        f"Records: {len(made.studies)}. "
        + (f"Publicaties: {len(made.references)}." if target else "De publicaties gaan mee met -o MAP."),
        f"Records: {len(made.studies)}. "
        + (f"Publications: {len(made.references)}." if target else "Their publications go along with -o FOLDER."),
    )
    lists = [name for name in (folders.CONDITIONS, folders.OUTCOMES) if (own / name).is_file()]
    if lists:
        shared.tell(
            f"Gebruiken ze woorden uit uw eigen {' of '.join(lists)}? Geef dat dan ook mee.",
            f"Do they use words of your own {' or '.join(lists)}? Then hand that over too.",
        )


def _write(made: handover.Records, folder: Path) -> None:
    if folder.is_file() or folder.suffix in (".yaml", ".yml", ".bib", ".md") or folders.is_library(folder):
        raise refusal(
            f"{folder} moet een nieuwe map zijn: daarin komen de records en hun publicaties.",
            f"{folder} must be a new folder: the records and their publications go into it.",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refusal(
            f"De map {folder} kan niet worden gemaakt ({error.strerror}).",
            f"The folder {folder} cannot be made ({error.strerror}).",
            code=3,
        ) from error
    for name, text in made.files.items():
        files.write(folder / name, text.encode(), 0o644)


def take_over(ctx: typer.Context, given: str, library: str, lang: str, *, yes: bool) -> int:
    """Add what is new in a colleague's library folder, and tell what became of each record; the exit code."""
    here, folder = change.open_to_change(ctx, library, lang)
    place = folders.own(given)
    theirs = shared.opened(place)
    found = handover.received(here, folder, theirs, place)
    if found.new:
        made = change.carry_out(found.plan, yes=yes)
        if made is None:
            return 0
        sys.stdout.write("".join(f"{key}\n" for key in found.new))
        change.told(made)
        _tell_of_unusable(shared.opened(folder), found.new)
    for key, ours in found.other:
        if ours == key:
            shared.tell(
                f"{key}: niet overgenomen: onder deze sleutel staat bij u iets anders. Vergelijk met: evidence show "
                f"{key} --library {quote(given)}",
                f"{key}: not taken over: under this key you hold something else. Compare with: evidence show {key} "
                f"--library {quote(given)}",
            )
        else:
            shared.tell(
                f"{key}: niet overgenomen: deze publicatie staat bij u als {ours}.",
                f"{key}: not taken over: you hold this publication as {ours}.",
            )
    for one in found.faulty:
        shared.tell(f"Niet overgenomen, door een fout: {one.say('nl')}", f"Not taken over, a fault: {one.say('en')}")
    new, same, other, faulty = len(found.new), len(found.same), len(found.other), len(found.faulty)
    shared.tell(
        f"Overgenomen: {new}. Stond er al net zo: {same}. Is bij u iets anders: {other}. Met een fout, niet "
        f"overgenomen: {faulty}.",
        f"Taken over: {new}. There already: {same}. Other than yours: {other}. With a fault, not taken over: {faulty}.",
    )
    return 1 if faulty and not (new or same or other) else 0


def _tell_of_unusable(library: Library, keys: tuple[str, ...]) -> None:
    """Say which of the records that came in have a fault here, a complaint of the colleague's own list say."""
    left = [key for key in keys if key not in library.keys]
    if left:
        named = ", ".join(left)
        shared.tell(
            f"Nog niet bruikbaar, door een fout: {named}. Zie: evidence check {left[0]}",
            f"Not usable yet, because of a fault: {named}. See: evidence check {left[0]}",
        )
