"""Where do the details of a client come from: a file, standard input, or questions?

Never from options, which a shell remembers. No message repeats a value.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer

from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.faults import RefusedError, refusal
from cranio_evidence.letter.case import CASE_NAMES, DATES, Case, case, day
from cranio_evidence.letter.whole import BLANKS


def read(name: str) -> Case:
    """The case in a TOML, JSON or YAML file, or on standard input (``-``), where it may be any of the three."""
    if name == "-":
        return case(_parsed(sys.stdin.buffer.read(), ("json", "toml", "yaml")))
    file = Path(name).expanduser()
    kind = {".toml": "toml", ".json": "json", ".yaml": "yaml", ".yml": "yaml"}.get(file.suffix.lower())
    if kind is None:
        raise refusal(
            f"Het bestand {name} moet op .toml, .json of .yaml eindigen.",
            f"The file {name} must end in .toml, .json or .yaml.",
        )
    try:
        content = file.read_bytes()
    except OSError as error:
        raise refusal(
            f"Het bestand {name} is niet te lezen ({error.strerror}).",
            f"The file {name} cannot be read ({error.strerror}).",
            code=3,
        ) from None
    return case(_parsed(content, (kind,)))


def _parsed(content: bytes, kinds: tuple[str, ...]) -> dict[str, Any]:
    for kind in kinds:
        try:
            parsed = _PARSERS[kind](content.decode("utf-8-sig"))
        except (ValueError, RecursionError):  # each parser's errors are of this kind
            continue
        if isinstance(parsed, dict):
            return parsed
    raise _unreadable(kinds)


def _toml(text: str) -> Any:
    import tomllib  # noqa: PLC0415 - only a TOML file needs it

    return tomllib.loads(text)


def _yaml(text: str) -> Any:
    import yaml  # noqa: PLC0415 - only a YAML file needs it

    try:
        return yaml.safe_load(text)
    except yaml.YAMLError:
        raise ValueError from None  # its message quotes the text


_PARSERS: dict[str, Callable[[str], Any]] = {"json": json.loads, "toml": _toml, "yaml": _yaml}


def _unreadable(kinds: tuple[str, ...]) -> RefusedError:
    names = "/".join(kinds).upper()
    return refusal(
        f'De gegevens zijn niet te lezen als {names}: schrijf elk veld als naam = "tekst" (TOML).',
        f'The details cannot be read as {names}: write each field as name = "text" (TOML).',
        code=3,
    )


def ask() -> Case:
    """The case from questions on the terminal; an empty answer leaves a blank. Refused where nobody can answer."""
    if not sys.stdin.isatty():
        raise refusal(
            "Vragen stellen kan alleen op een terminal: geef de gegevens met --case BESTAND.",
            "Questions need a terminal: give the details with --case FILE.",
        )
    typer.echo(
        say("Leeg laten mag: dan blijft het zichtbaar open.", "May be left empty: it stays visibly open."), err=True
    )
    return case({name.nl: _answer(field) for field, name in CASE_NAMES.items() if field != "date"})


def _answer(field: str) -> str:
    name = CASE_NAMES[field]
    label = BLANKS.get(field, name).say(Spoken.lang).replace("-", " ")
    while True:
        text: str = typer.prompt(
            f"{label}{' (22-11-2026)' if field in DATES else ''}", default="", show_default=False, err=True
        )
        if field not in DATES:
            return text
        try:
            return day(text, name)
        except RefusedError as error:
            typer.echo(error.message.say(Spoken.lang), err=True)
