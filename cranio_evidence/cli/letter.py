"""``evidence letter``: what the evidence on a complaint lets you write to a GP, alone or in a whole letter."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from cranio_evidence import cite, conditions, config, files
from cranio_evidence.cli import casefile, output, shared
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.faults import RefusedError, refusal
from cranio_evidence.findings import direction
from cranio_evidence.letter import forms
from cranio_evidence.letter.case import Case
from cranio_evidence.letter.evidence import LENGTHS, Evidence, evidence, page
from cranio_evidence.letter.paragraph import NEUTRAL, advice
from cranio_evidence.letter.whole import letter, placeholders
from cranio_evidence.synthesis import Synthesis, citable, synthesise
from cranio_evidence.vocabulary import CST, MODALITIES

_FORMATS = ("text", "markdown", "html", "json")
CASE = say(
    "Gegevens voor een hele brief: een bestand (TOML, JSON of YAML), of - voor standaardinvoer.",
    "Details for a whole letter: a file (TOML, JSON or YAML), or - for standard input.",
)
ASK = say("Vraag de gegevens voor een hele brief.", "Ask the details for a whole letter.")
SAMPLE = say("Een hele brief als voorbeeld, zonder cliënt.", "A whole letter as a sample, without a client.")
SILENT = say("Een hele brief zonder uitspraak over werking.", "A whole letter without a statement on effect.")
TEMPLATE = say("Uw eigen Word-bestand met {{ velden }}.", "Your own Word file with {{ fields }}.")
TARGET = say("Schrijf naar dit bestand: ", "Write to this file: ") + ", ".join(forms.ENDINGS)
LENGTH = say(
    "block: verwijzingen met elk een halve zin; short: hoogstens zeven zinnen; full: elk onderzoek apart.",
    "block: references with half a sentence each; short: at most seven sentences; full: each study by itself.",
)
STUDIES = say(
    "Zelf gekozen onderzoeken; de alinea zegt wat niet is genoemd.",
    "Studies you pick; the text says what is not named.",
)
MODALITY = say("Behandeling: ", "Treatment: ") + ", ".join(MODALITIES)


def run(
    ctx: typer.Context,
    condition: shared.Condition = "",
    length: Annotated[str, typer.Option("--length", help=LENGTH, metavar="|".join(LENGTHS))] = "short",
    studies: Annotated[str, typer.Option("--studies", help=STUDIES, metavar=say("SLEUTEL,...", "KEY,..."))] = "",
    modality: Annotated[str, typer.Option("--modality", help=MODALITY, metavar=say("ID", "ID"))] = CST,
    style: Annotated[str, typer.Option("--style", "-s", help=say("Stijl: ", "Style: ") + ", ".join(cite.STYLES))] = "",
    details: Annotated[str, typer.Option("--case", help=CASE, metavar=say("BESTAND", "FILE"))] = "",
    ask: Annotated[bool, typer.Option("--ask", help=ASK)] = False,
    sample: Annotated[bool, typer.Option("--anonymous", help=SAMPLE)] = False,
    silent: Annotated[bool, typer.Option("--no-evidence", help=SILENT)] = False,
    target: Annotated[str, typer.Option("--output", "-o", help=TARGET, metavar=say("BESTAND", "FILE"))] = "",
    template: Annotated[str, typer.Option("--template", help=TEMPLATE, metavar="DOCX")] = "",
    force: Annotated[bool, typer.Option("--force", help=say("Vervang het bestand.", "Replace the file."))] = False,
    form: Annotated[str, typer.Option("--format", "-f", help=say("Vorm: ", "Format: ") + ", ".join(_FORMATS))] = "",
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> None:
    """Write the paragraph, or the letter."""
    here = shared.open_library(ctx, library, lang)
    shape = output.chosen(form, _FORMATS)
    written = forms.chosen(target, template) if target else ""
    if target and not force and Path(target).exists():
        raise refusal(
            f"Het bestand {target} is er al; kies een andere naam of geef --force.",
            f"The file {target} exists; choose another name or give --force.",
        )
    if template and length == "full":
        raise refusal(
            "De tabel van --length full past niet in een sjabloon: kies short of block, of laat --template weg.",
            "The table of --length full does not fit a template: choose short or block, or leave out --template.",
        )
    words = shared.joined(ctx, condition)
    if not words and not silent:
        raise refusal(
            "Noem de klacht, bijvoorbeeld: evidence letter --condition nekpijn",
            'Name the complaint, for example: evidence letter --condition "neck pain"',
        )
    synthesis, part = None, None
    if not silent:
        synthesis = synthesise(here, conditions.find(here, words), _modality(modality))
        only = tuple(citable(here, name.strip()).key for name in studies.split(",") if name.strip())
        part = evidence(here, synthesis, Spoken.lang, length=length, style=style, only=only)
    shared.warn_of_problems(here)
    whole = bool(details or ask or sample or silent or template)
    told = _case(details, ask=ask, sample=sample) if whole else None
    content = _made(part, told, written or shape, template, sample=sample)
    if target:
        files.write(Path(target), content if isinstance(content, bytes) else content.encode("utf-8"))
        shared.tell(f"Geschreven: {target}", f"Written: {target}")
    elif shape == "json":
        keys = list(part.keys) if part else []
        output.write(output.data([{"text": content, "keys": keys}], "jsonl"))
    else:
        output.write(str(content))
    if synthesis is not None:
        _advise(synthesis)


def _modality(asked: str) -> str:
    if asked not in MODALITIES:
        choice = ", ".join(MODALITIES)
        raise refusal(
            f"De behandeling '{asked}' is er niet; kies uit {choice}.",
            f"There is no treatment '{asked}'; choose from {choice}.",
        )
    return asked


def _case(details: str, *, ask: bool, sample: bool) -> Case:
    """What was told of the client; in a sample without who that is. The letter is of today if nothing else is said."""
    told = casefile.read(details) if details else casefile.ask() if ask else Case()
    if sample:
        told = told._replace(client="", born="", consent="")
    return told if told.date else told._replace(date=dt.datetime.now().astimezone().date().isoformat())


def _made(part: Evidence | None, told: Case | None, form: str, template: str, *, sample: bool) -> str | bytes:
    """The letter, or the evidence alone, in a form. What goes wrong is told without a word of its content."""
    form = "text" if form == "json" else form
    try:
        if told is None:
            assert part is not None  # noqa: S101 - without a letter there is always a complaint
            return forms.FORMS[form](page(part, Spoken.lang))
        sender = config.sender()
        if template:
            values = placeholders(told, sender, part, Spoken.lang, sample=sample)
            return forms.filled(_template(template), values)
        return forms.FORMS[form](letter(told, sender, part, Spoken.lang, sample=sample))
    except RefusedError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, it may quote the letter
        kind = type(error).__name__
        raise refusal(
            f"De brief kon niet worden gemaakt ({kind}). Er is niets geschreven. Meld dit als fout.",
            f"The letter could not be made ({kind}). Nothing was written. Report this.",
            code=1,
        ) from None


def _template(name: str) -> bytes:
    try:
        return Path(name).expanduser().read_bytes()
    except OSError as error:
        raise refusal(
            f"Het sjabloon {name} is niet te lezen ({error.strerror}).",
            f"The template {name} cannot be read ({error.strerror}).",
            code=3,
        ) from None


def _advise(synthesis: Synthesis) -> None:
    """What the therapist should know, on stderr alone."""
    told = advice(synthesis)
    shared.tell(f"\nVoor uzelf: {told.nl}", f"\nFor yourself: {told.en}")
    if synthesis.lead is None or direction(synthesis.lead) != "intervention":
        shared.tell(*NEUTRAL)
    never = (one for one in synthesis.apart if not one.citable)
    left = [one.key for one in (*synthesis.not_found, *synthesis.uncited, *never, *synthesis.other)]
    if left:
        shown = ", ".join(left[:5]) + (", ..." if len(left) > 5 else "")
        shared.tell(
            f"Niet in de brief, want niet gevonden, ingetrokken of een andere behandeling ({len(left)}): {shown}.",
            f"Not in the letter, because not found, retracted or another treatment ({len(left)}): {shown}.",
        )
