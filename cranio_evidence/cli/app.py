"""Which command did the user type? Only that one is loaded."""

import os
import re
import sys
from importlib import import_module
from typing import Any

import typer
import typer.main
from typer.core import TyperGroup

from cranio_evidence.cli.language import Spoken, detect, say, tell
from cranio_evidence.faults import RefusedError, refusal

# The name of each command (its module is called the same, but see ``_MODULES``), what help says of it, and the example
# it gives.
COMMANDS: dict[str, tuple[str, str, str]] = {
    "list": (
        "De onderzoeken die een vraag beantwoorden.",
        "The studies that answer a question.",
        "--condition migraine",
    ),
    "show": ("Alles over een onderzoek.", "Everything about a study.", "haller2016neck"),
    "search": ("Onderzoeken die op deze woorden lijken.", "Studies that sound like these words.", "castro sanchez rug"),
    "conditions": (
        "De klachten, met aantallen onderzoeken.",
        "The complaints, with counts of studies.",
        "-c hoofdpijn",
    ),
    "cite": ("Literatuurverwijzingen om te plakken.", "Citations to paste.", "haller2016neck --style apa"),
    "styles": (
        "De stijlen voor literatuurverwijzingen, met een voorbeeld.",
        "The citation styles, with an example.",
        "--lang nl",
    ),
    "letter": (
        "Een alinea voor een brief aan de huisarts.",
        "A paragraph for a letter to the GP.",
        "-c nekpijn --lang nl",
    ),
    "config": (
        "Uw gegevens als afzender van brieven.",
        "Your details as the sender of letters.",
        "path",
    ),
    "claims": (
        "Wat er wordt beweerd, en wat het onderzoek daarvan zegt.",
        "What is claimed, and what the studies say of it.",
        "-c stress",
    ),
    "completion": (
        "Laat uw shell aanvullen wat u typt.",
        "Let your shell finish what you type.",
        "bash",
    ),
    "add": (
        "Een onderzoek toevoegen aan uw eigen bibliotheek, als concept.",
        "Add a study to your own library, as a draft.",
        "10.1097/AJP.0000000000000290",
    ),
    "edit": (
        "Een record, of zijn publicatie, wijzigen in uw tekstverwerker.",
        "Change a record, or its publication, in your editor.",
        "haller2016neck",
    ),
    "retag": (
        "Een onderzoek onder andere klachten of behandelingen zetten.",
        "File a study under other complaints or treatments.",
        "haller2016neck --condition nekpijn",
    ),
    "remove": (
        "Een onderzoek uit uw eigen bibliotheek halen.",
        "Remove a study from your own library.",
        "haller2016neck",
    ),
    "undo": ("De laatste wijziging ongedaan maken.", "Undo the last change.", ""),
    "log": ("Wat er in uw eigen bibliotheek is gewijzigd.", "What was changed in your own library.", ""),
    "import": ("De publicaties uit een bestand toevoegen.", "Add the publications of a file.", "zotero.ris"),
    "export": (
        "Publicaties voor een ander programma, of onderzoeken voor een collega.",
        "Publications for another program, or studies for a colleague.",
        "-c migraine --format ris",
    ),
    "refresh": (
        "Bij Crossref navragen wat is ingetrokken of gecorrigeerd.",
        "Ask Crossref what was retracted or corrected.",
        "haller2016neck",
    ),
    "check": ("Elke fout in de gegevens.", "Every problem in the data.", ""),
}

_MODULES = {"import": "importing"}  # Python keeps the word to itself

# The parser's base error: newer versions of Typer carry their own copy of it, so it is asked for by kinship.
_ClickError: type[Exception] = typer.BadParameter.__mro__[2]


class _Commands(TyperGroup):
    """A group that imports a command when it is called."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature is the base class's
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        from cranio_evidence.cli.shared import LOOSE_WORDS  # noqa: PLC0415 - its help texts need the language to be known

        module = import_module(f"cranio_evidence.cli.{_MODULES.get(cmd_name, cmd_name)}")
        app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        nl, en, example = COMMANDS[cmd_name]
        call = f"evidence {cmd_name} {example}".strip()
        loose = LOOSE_WORDS if cmd_name in ("list", "letter", "conditions", "claims") else None
        app.command(
            cmd_name, context_settings=loose, help=say(f"{nl}\n\nVoorbeeld: {call}", f"{en}\n\nExample: {call}")
        )(module.run)
        return typer.main.get_command(app)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        rows = [(name, say(nl, en)) for name, (nl, en, _) in COMMANDS.items()]
        with formatter.section(say("Opdrachten", "Commands")):
            formatter.write_dl(rows)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches  # noqa: PLC0415 - only a wrong word needs it

            near = get_close_matches(name.lower(), list(COMMANDS), n=1, cutoff=0.5)
            hint_nl = f"Bedoelt u '{near[0]}'?" if near else f"Kies uit: {', '.join(COMMANDS)}."
            hint_en = f"Did you mean '{near[0]}'?" if near else f"Choose from: {', '.join(COMMANDS)}."
            raise refusal(f"De opdracht '{name}' is er niet. {hint_nl}", f"There is no command '{name}'. {hint_en}")
        return super().resolve_command(ctx, args)


def parser() -> Any:
    """The whole command line: a group that holds the commands."""
    app = typer.Typer(
        cls=_Commands,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        help=say(
            "Onderzoek naar craniosacraaltherapie: zoeken, aanhalen, en eerlijk opschrijven voor de huisarts.\n\n"
            "Voorbeeld: evidence list --condition migraine",
            "Studies of craniosacral therapy: find them, cite them, and write them up fairly for a GP.\n\n"
            "Example: evidence list --condition migraine",
        ),
    )

    @app.callback()
    def options(
        ctx: typer.Context,
        lang: str = typer.Option("", "--lang", help=say("Taal: nl of en.", "Language: nl or en.")),
        library: str = typer.Option(
            "", "--library", help=say("Map met eigen onderzoeken.", "Folder with your own studies.")
        ),
        debug: bool = typer.Option(False, "--debug", help=say("Toon de technische fout.", "Show the technical error.")),  # noqa: FBT003
        version: bool = typer.Option(False, "--version", help=say("Toon de versie.", "Show the version.")),  # noqa: FBT003
    ) -> None:
        from cranio_evidence import __version__  # noqa: PLC0415

        if version:
            typer.echo(f"evidence {__version__}")
            raise typer.Exit
        ctx.obj = {"lang": lang, "library": library, "debug": debug}

    return typer.main.get_command(app)


def _left_out(arguments: list[str]) -> list[str]:
    """The arguments with a minus sign before what a search should leave out: with a hyphen it would be an option."""
    if "search" not in arguments[:3]:
        return arguments
    return [f"−{one[1:]}" if re.match(r"-[^\W\d_]{2}", one) else one for one in arguments]


def run(arguments: list[str]) -> int:
    """Run one command; the exit code. Every error becomes one or two sentences, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    Spoken.lang = detect(arguments)
    try:
        result = parser().main(args=_left_out(arguments), prog_name="evidence", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):
        # The reader of our output has gone (head, less): nothing is wrong, and nobody can be told anything.
        # The option parser turns that into an exit of its own.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (RefusedError, typer.Abort, _ClickError) as error:
        message, code = _known(error)
    except Exception as error:
        if "--debug" in arguments:
            raise
        message, code = _unknown(error)
    else:
        return result if isinstance(result, int) else 0
    tell(message)
    return code


def _known(error: Any) -> tuple[str, int]:
    """What is said of a request that cannot be met, and the exit code."""
    if isinstance(error, RefusedError):
        return error.message.say(Spoken.lang), error.code
    if isinstance(error, typer.Abort):
        return "", 130
    from cranio_evidence.cli.misspelt import explain  # noqa: PLC0415 - only a mistake needs it

    return explain(error), 2


def _unknown(error: Exception) -> tuple[str, int]:
    """What is said of a file that cannot be used, or of our own mistake, and the exit code."""
    if isinstance(error, OSError):
        return say(
            f"Een bestand is niet te lezen of te schrijven: {error}.", f"A file cannot be read or written: {error}."
        ), 3
    what = f"{type(error).__name__}: {error}"
    return say(
        f"Er ging iets mis wat niet mag ({what}). Meld het, met wat u typte en wat --debug toont.",
        f"Something went wrong that should not ({what}). Report it, with what you typed and what --debug shows.",
    ), 1
