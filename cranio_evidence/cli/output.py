"""How is an answer shown: as a table on a terminal, tab-separated in a pipe, or in a format that was asked for?"""

import json
import sys
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from cranio_evidence.cli.language import say
from cranio_evidence.faults import refusal

FORMATS = ("table", "plain", "json", "jsonl", "csv", "yaml", "markdown", "keys")
CITATION_FORMATS = ("text", "markdown", "html", "rtf", "json")


def chosen(asked: str, known: Sequence[str] = FORMATS) -> str:
    """The format to use: the one asked for, else a table on a terminal and plain text elsewhere."""
    if not asked:
        if "table" not in known:
            return known[0]
        return "table" if sys.stdout.isatty() else "plain"
    if asked not in known:
        choice = ", ".join(known)
        raise refusal(
            f"De vorm '{asked}' is er niet; kies uit {choice}.", f"There is no format '{asked}'; choose from {choice}."
        )
    return asked


def write(text: str) -> None:
    """A text to standard output, ending in one line end."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def plain(value: Any) -> Any:
    """A record as dicts, lists, text and numbers, so that JSON and YAML can hold it."""
    if hasattr(value, "_fields"):
        return {field: plain(one) for field, one in zip(value._fields, value, strict=True)}
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def data(items: list[Any], form: str) -> str:
    """Items as ``json``, ``jsonl`` or ``yaml``."""
    if form == "jsonl":
        return "".join(json.dumps(plain(one), ensure_ascii=False) + "\n" for one in items)
    if form == "yaml":
        import yaml  # noqa: PLC0415 - only this format needs it

        return str(yaml.safe_dump(plain(items), allow_unicode=True, sort_keys=False, width=120))
    return json.dumps(plain(items), ensure_ascii=False, indent=2)


def rows(lines: Iterable[Sequence[str]], form: str, headings: Sequence[str]) -> str:
    """Lines of cells as ``plain`` (tabs, no headings), ``csv``, ``markdown`` or ``keys`` (the first cell only)."""
    if form == "keys":
        return "".join(f"{line[0]}\n" for line in lines)
    if form == "csv":
        import csv  # noqa: PLC0415 - only this format needs it
        import io  # noqa: PLC0415

        target = io.StringIO()
        writer = csv.writer(target, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows(lines)
        return target.getvalue()
    if form == "markdown":
        made = [headings, ["---"] * len(headings), *lines]
        return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in made)
    return "".join("\t".join(" ".join(cell.split()) for cell in line) + "\n" for line in lines)


def console() -> Any:
    """A terminal to print tables on."""
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it

    return Console(highlight=False, soft_wrap=False)


def nothing(words: str) -> str:
    """How a null reads: it was not seen."""
    return words or say("niet gezien", "not seen")
