"""What is a formatted citation made of, and how is it written as text or Markdown?"""

import re
from collections.abc import Callable
from typing import NamedTuple


class Run(NamedTuple):
    """A piece of text in one face. ``face``: empty, ``italic`` or ``superscript``; ``link``: an address or empty."""

    text: str
    face: str = ""
    link: str = ""


Runs = tuple[Run, ...]

_SUPERSCRIPTS = str.maketrans("0123456789,-–", "⁰¹²³⁴⁵⁶⁷⁸⁹˒⁻⁻")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|])")


def text(runs: Runs) -> str:
    """The runs as plain text; raised numbers become raised characters."""
    return "".join(run.text.translate(_SUPERSCRIPTS) if run.face == "superscript" else run.text for run in runs)


def markdown(runs: Runs) -> str:
    """The runs as Markdown; signs that mean something there are escaped."""
    return "".join(_markdown(run) for run in runs)


def _markdown(run: Run) -> str:
    inside = _MARKDOWN.sub(r"\\\1", run.text)
    if run.link:
        return f"<{run.link}>" if run.link == run.text else f"[{inside}]({run.link})"
    if run.face == "italic":
        return f"*{inside}*"
    return f"<sup>{inside}</sup>" if run.face == "superscript" else inside


WRITERS: dict[str, Callable[[Runs], str]] = {"text": text, "markdown": markdown}
