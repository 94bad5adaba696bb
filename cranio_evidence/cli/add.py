"""``evidence add``: a study by its DOI, PMID, file or citation, as a draft in the own library."""

import io
import sys
from pathlib import Path
from typing import Annotated

import typer

from cranio_evidence import config, drafts, formats, lookup, own
from cranio_evidence.cli import change, shared
from cranio_evidence.cli.handover import take_over
from cranio_evidence.cli.importing import take_in
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.faults import RefusedError, refusal
from cranio_evidence.formats import guess
from cranio_evidence.lookup.identifiers import Kind
from cranio_evidence.lookup.notices import status
from cranio_evidence.reference import Reference
from cranio_evidence.study import Notice
from cranio_evidence.vocabulary import NOTICES


def run(
    ctx: typer.Context,
    what: Annotated[
        list[str] | None,
        typer.Argument(
            help=say(
                "DOI, pmid:NUMMER, bestand, of map van een collega; leeg: wat u plakt.",
                "DOI, pmid:NUMBER, file, or a colleague's folder; empty: what you paste.",
            ),
            metavar="DOI",
        ),
    ] = None,
    yes: change.Yes = False,
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> int:
    """Add a study."""
    shared.speak(ctx, lang)
    words = " ".join(what or [])
    if words and Path(words).expanduser().is_file():
        return take_in(ctx, words, library, lang, yes=yes)
    if words and Path(words).expanduser().is_dir():
        return take_over(ctx, words, library, lang, yes=yes)
    if not words:
        words = _pasted()
        read = formats.read(words.encode(), "-")
        if read.entries:
            return take_in(ctx, "-", library, lang, yes=yes, piped=io.BytesIO(words.encode()))
    return _look_up(ctx, *_identifier(words), library, lang, yes=yes)


def _identifier(words: str) -> tuple[Kind, str]:
    try:
        return lookup.identifier(words)
    except RefusedError:
        if guess.form((), words):  # it is called as a file of publications is
            raise refusal(f"Het bestand {words} bestaat niet.", f"The file {words} does not exist.", code=3) from None
        raise


def _pasted() -> str:
    if sys.stdin.isatty():
        shared.tell(
            "Plak een DOI, PMID of literatuurverwijzing, en sluit af met Ctrl-D (Windows: Ctrl-Z en Enter).",
            "Paste a DOI, PMID or citation, and end with Ctrl-D (Windows: Ctrl-Z and Enter).",
        )
    text = sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")
    if not text.strip():
        raise refusal(
            "Er is niets geplakt: geef een DOI, een PMID of een bestand.",
            "Nothing was pasted: give a DOI, a PMID or a file.",
        )
    return text


def _look_up(ctx: typer.Context, kind: Kind, value: str, library: str, lang: str, *, yes: bool) -> int:
    here, folder = change.open_to_change(ctx, library, lang)
    asked = Reference("", "web", "", doi=value if kind == "doi" else "", pmid=value if kind == "pmid" else "")
    double = here.same_publication(asked)  # what is there already need not be asked
    if double is not None:
        return _there(*double)
    found = lookup.look_up(kind, value, config.service())
    double = here.same_publication(found.reference)
    if double is not None:
        return _there(*double)
    known = status(found.notices) if kind == "doi" or found.notices else "unchecked"
    notice = Notice(known, None if known == "unchecked" else own.today())
    key = drafts.key_for(found.reference, here)
    made = change.carry_out(own.add(folder, [drafts.New(found.reference._replace(key=key), notice)]), yes=yes)
    if made is None:
        return 0
    sys.stdout.write(f"{key}\n")
    if notice.kind in ("retracted", "concern", "corrected"):
        kinds = ", ".join(one.name.say(Spoken.lang) for one in found.notices)
        said = NOTICES[notice.kind]
        shared.tell(f"Let op: {said.nl} ({kinds}).", f"Note: {said.en} ({kinds}).")
    for doubt in lookup.doubts(found.reference):
        shared.tell(*doubt)
    change.told(made)
    shared.tell(
        f"Het is een concept. Wat er open staat: evidence check {key}. Invullen: evidence edit {key}",
        f"It is a draft. What is open: evidence check {key}. To fill it in: evidence edit {key}",
    )
    return 0


def _there(key: str, by: str) -> int:
    sys.stdout.write(f"{key}\n")
    shared.tell(
        f"Dit onderzoek staat er al (zelfde {by.replace('title', 'titel')}). Zie: evidence show {key}",
        f"This study is there already (same {by}). See: evidence show {key}",
    )
    return 0
