"""Which commands, options and words there are, for completion: read from the commands themselves.

``python tests/typed.py nl`` prints them in one language; the help texts are chosen when a command is loaded.

A value is null for a switch; a list of all that fits; ``complaint``, ``key``, ``keys`` (with commas), ``outcome``,
``citer``, ``file``, ``folder``; or empty, where it cannot be known.
"""

import json
import re
import subprocess
import sys
from textwrap import shorten
from typing import Any

from cranio_evidence.checks import EXPLANATIONS
from cranio_evidence.cite import STYLES
from cranio_evidence.cli.app import COMMANDS, parser
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.query import SORTS
from cranio_evidence.vocabulary import ARM_KINDS, CLAIM_VERDICTS, DESIGNS, FAVOURS, LANGS, MODALITIES

VALUES: dict[str, str | list[str]] = {
    "--condition": "complaint",
    "--outcome": "outcome",
    "--cited-by": "citer",
    "--studies": "keys",
    "--library": "folder",
    "--case": "file",
    "--template": "file",
    "--output": "file",
    "--style": list(STYLES),
    "--modality": list(MODALITIES),
    "--design": list(DESIGNS),
    "--comparator": [one for one in ARM_KINDS if one != "tested"],
    "--favours": list(FAVOURS),
    "--lang": list(LANGS),
    "--sort": list(SORTS),
    "--verdict": list(CLAIM_VERDICTS),
    "--explain": ["all", *EXPLANATIONS],
}
HELP = 72  # letters of help beside an option
KEYS = ("KEY", "KEY...")  # the placeholders of words that are keys


def _value(parameter: Any) -> str | list[str] | None:
    name, shown = parameter.opts[0], parameter.metavar or ""
    if getattr(parameter, "is_flag", False):
        return None
    if "|" in shown:
        return list(shown.split("|"))
    if name == "--format":
        return [one for one in re.findall(r"[\w-]+", parameter.help.partition(":")[2]) if one not in ("of", "or")]
    return "key" if shown in KEYS else VALUES.get(name, "")


def _command(command: Any, help_text: str) -> dict[str, Any]:
    options = {
        next(one for one in option.opts if one.startswith("--")): {
            "short": [one for one in option.opts if not one.startswith("--")],
            "help": shorten(option.help, HELP, placeholder=" ..."),
            "value": _value(option),
        }
        for option in command.params
        if option.param_type_name == "option"
    }
    options["--help"] = {"short": [], "help": say("Toon deze uitleg.", "Show this help."), "value": None}
    first = next((one for one in command.params if one.param_type_name == "argument"), None)
    words = "complaint" if command.context_settings.get("allow_extra_args") else ""
    return {"help": help_text, "words": _value(first) if first else words, "options": options}


def spoken() -> dict[str, Any]:
    """The table in the language that is spoken."""
    group = parser()
    commands = {name: _command(group.get_command(None, name), say(nl, en)) for name, (nl, en, _) in COMMANDS.items()}
    return {"": _command(group, ""), **commands}


def _both(nl: Any, en: Any, name: str = "") -> Any:
    if name == "help":
        return [nl, en]
    return {one: _both(nl[one], en[one], one) for one in nl} if isinstance(nl, dict) else nl


def made() -> str:
    """The text of ``typed.json``."""
    asked = ([sys.executable, __file__, lang] for lang in ("nl", "en"))
    nl, en = (json.loads(subprocess.run(one, capture_output=True, check=True).stdout) for one in asked)
    lines = []
    for name, command in _both(nl, en).items():
        options = ",\n".join(
            f"    {json.dumps(one)}: {json.dumps(said, ensure_ascii=False)}" for one, said in command["options"].items()
        )
        head = f'"help": {json.dumps(command["help"], ensure_ascii=False)}, "words": {json.dumps(command["words"])}'
        lines.append(f'  {json.dumps(name)}: {{{head}, "options": {{\n{options}\n  }}}}')
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    Spoken.lang = "en" if sys.argv[1] == "en" else "nl"
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(json.dumps(spoken()))
