"""``evidence config``: what the user wants to be asked only once."""

import re
import sys
from typing import Annotated

import typer

from cranio_evidence import config
from cranio_evidence.cli import editor, output, shared
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.faults import refusal
from cranio_evidence.letter.case import PRACTICE_NAMES
from cranio_evidence.letter.whole import SENDER

_AGB = re.compile(r"\d{8}")
_ACTIONS = ("show", "path", "practice", "get", "set", "edit")
ACTION = say(
    "show: wat er staat; path: in welk bestand; practice: vraagt uw gegevens; get NAAM, set NAAM WAARDE: één ervan; "
    "edit: alles in uw tekstverwerker.",
    "show: what is there; path: in which file; practice: asks your details; get NAME, set NAME VALUE: one of them; "
    "edit: all of it in your editor.",
)


def run(
    ctx: typer.Context,
    action: Annotated[str, typer.Argument(help=ACTION, metavar="|".join(_ACTIONS), show_default=False)] = "show",
    name: Annotated[str, typer.Argument(help=say("Naam van het gegeven.", "Name of the setting."))] = "",
    value: Annotated[str, typer.Argument(help=say("Waarde; leeg haalt het weg.", "Value; empty removes it."))] = "",
    lang: shared.Lang = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> None:
    """Show or change the settings."""
    shared.speak(ctx, lang)
    if action not in _ACTIONS:
        choice = ", ".join(_ACTIONS)
        raise refusal(f"'{action}' is er niet; kies uit {choice}.", f"There is no '{action}'; choose from {choice}.")
    if action == "path":
        output.write(str(config.path()))
    elif action == "set":
        _keep({name: value})
    elif action == "get":
        output.write(config.get(name))
    elif action == "edit":
        _edit()
    elif action == "practice":
        _ask()
    else:
        _show()


def _show() -> None:
    words = {name.nl: name.say(Spoken.lang) for name in PRACTICE_NAMES.values()}
    output.write(output.rows([(words.get(name, name), said) for name, said in config.told().items()], "plain", []))


def _edit() -> None:
    def use(text: str) -> bool:
        config.replace(text)
        shared.tell(f"Bewaard in {config.path()}.", f"Kept in {config.path()}.")
        return True

    editor.change(config.text() or "[praktijk]\n", "config", ".toml", lambda text, _: use(text))


def _ask() -> None:
    if not sys.stdin.isatty():
        raise refusal(
            "Vragen stellen kan alleen op een terminal: gebruik 'evidence config set NAAM WAARDE'.",
            "Questions need a terminal: use 'evidence config set NAME VALUE'.",
        )
    now = config.sender()._asdict()
    shared.tell(
        "Enter houdt wat er staat. In België laat u register en AGB-codes leeg.",
        "Enter keeps what is there. In Belgium leave register and AGB codes empty.",
    )
    answers: dict[str, str] = {}
    for field, words in PRACTICE_NAMES.items():
        label = SENDER.get(field, words).say(Spoken.lang)
        answers[words.nl] = typer.prompt(label, default=now[field], show_default=bool(now[field]), err=True)
    _keep(answers)


def _keep(values: dict[str, str]) -> None:
    config.keep(values)
    shared.tell(f"Bewaard in {config.path()}.", f"Kept in {config.path()}.")
    now = config.sender()
    if any(code and not _AGB.fullmatch(code) for code in (now.agb, now.agb_practice)):
        shared.tell(
            "Let op: een AGB-code heeft acht cijfers; kijk of hij klopt.",
            "Note: an AGB code has eight digits; see whether it is right.",
        )
