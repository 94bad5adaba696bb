"""Which options do all commands share, and what does each of them do first?"""

from pathlib import Path
from typing import Annotated

import typer

from cranio_evidence import folders
from cranio_evidence.cli import language, output
from cranio_evidence.cli.language import LANGS, Spoken, say
from cranio_evidence.cli.progress import Bar
from cranio_evidence.faults import refusal
from cranio_evidence.library import Library

Lang = Annotated[str, typer.Option("--lang", help=say("Taal: nl of en.", "Language: nl or en."), metavar="nl|en")]
Folder = Annotated[
    str,
    typer.Option(
        "--library",
        help=say(
            "Map met eigen onderzoeken (of EVIDENCE_LIBRARY).", "Folder with your own studies (or EVIDENCE_LIBRARY)."
        ),
        metavar=say("MAP", "FOLDER"),
    ),
]
Key = Annotated[
    str,
    typer.Argument(help=say("Sleutel, begin ervan, DOI of PMID.", "Key, its beginning, DOI or PMID."), metavar="KEY"),
]
SomeKeys = Annotated[
    list[str] | None,
    typer.Argument(
        help=say("Alleen deze onderzoeken; leeg: alle.", "These studies only; empty: all."), metavar="KEY..."
    ),
]
Debug = Annotated[bool, typer.Option("--debug", help=say("Toon de technische fout.", "Show the technical error."))]
Condition = Annotated[
    str,
    typer.Option(
        "--condition",
        "-c",
        help=say("Klacht: een woord of ICPC-code.", "Complaint: a word or ICPC code."),
        metavar=say("KLACHT", "COMPLAINT"),
    ),
]
Format = Annotated[str, typer.Option("--format", "-f", help=say("Vorm: ", "Format: ") + ", ".join(output.FORMATS))]

# For commands whose loose words belong to the complaint: nobody should have to know about quotes.
LOOSE_WORDS = {"allow_extra_args": True}


def joined(ctx: typer.Context, condition: str) -> str:
    """The complaint with the loose words that follow it, so that quotes may be left out (--condition lage rugpijn)."""
    return " ".join(word for word in (condition, *ctx.args) if word)


def tell(nl: str, en: str) -> None:
    """A sentence to the user on stderr, in their language."""
    language.tell(say(nl, en))


def speak(ctx: typer.Context, lang: str) -> None:
    """Set the language that was asked for, before or after the command's name."""
    above = ctx.obj or {}
    asked = lang or above.get("lang", "")
    if asked:
        if asked not in LANGS:
            raise refusal(
                f"De taal '{asked}' is er niet: kies nl of en.", f"There is no language '{asked}': choose nl or en."
            )
        Spoken.lang = "en" if asked == "en" else "nl"


def named_folder(ctx: typer.Context, folder: str) -> str:
    """The folder of an own library that was named before or after the command's name, if any."""
    above = ctx.obj or {}
    return folder or above.get("library") or ""


def open_library(ctx: typer.Context, folder: str, lang: str) -> Library:
    """The library for this command; says once what the user should know about it."""
    speak(ctx, lang)
    own = folders.opened(named_folder(ctx, folder))
    return opened(own)


def opened(own: Path | None) -> Library:
    """The library with an own folder, or without one; a change of it that was cut short is finished first."""
    if own is not None and (own / folders.HIDDEN).is_dir():
        from cranio_evidence.journal import Journal  # noqa: PLC0415 - only a library that was changed has one

        Journal(own).recover()
    with Bar(say("Onderzoeken lezen", "Reading studies")) as bar:
        library = Library.open(own, progress=bar)
    if library.notice is not None:
        tell(*library.notice)
    return library


def warn_of_problems(library: Library) -> None:
    """Say that records with a fault are left out, if there are any."""
    warn_of_faulty(library.faulty)


def warn_of_faulty(faulty: int) -> None:
    """Say that so many records with a fault are left out, unless there are none."""
    if faulty:
        tell(
            f"Let op: {faulty} record{'s' if faulty > 1 else ''} met een fout {'blijven' if faulty > 1 else 'blijft'} "
            "buiten beschouwing. Zie: evidence check",
            f"Note: {faulty} record{'s' if faulty > 1 else ''} with a fault {'are' if faulty > 1 else 'is'} left out. "
            "See: evidence check",
        )
