"""Which language does the user read?"""

import os
import sys

from cranio_evidence.vocabulary import LANGS, Lang, Text


def detect(arguments: list[str]) -> Lang:
    """The language asked for with ``--lang``, else that of the computer, else Dutch."""
    for index, one in enumerate(arguments):
        name, _, value = one.partition("=")
        if name == "--lang":
            value = value or next(iter(arguments[index + 1 :]), "")
            return "en" if value == "en" else "nl"
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return "en" if os.environ[name].lower().startswith("en") else "nl"
    if sys.platform == "win32":
        import locale  # noqa: PLC0415 - only Windows keeps the language elsewhere

        return "en" if (locale.getlocale()[0] or "").lower().startswith("en") else "nl"
    return "nl"


class Spoken:
    """The language of this run, set once when it starts; help texts are chosen by it."""

    lang: Lang = "nl"


def say(nl: str, en: str) -> str:
    """The one of two texts that the user reads."""
    return Text(nl, en).say(Spoken.lang)


def tell(message: str) -> None:
    """A message to the user on stderr, so that it never ends up in what is piped on; broken at words on a terminal."""
    if message and sys.stderr.isatty():
        import shutil  # noqa: PLC0415 - only a terminal has a width
        import textwrap  # noqa: PLC0415

        width = shutil.get_terminal_size().columns
        wrapped = (
            textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) for line in message.split("\n")
        )
        message = "\n".join("\n".join(one) for one in wrapped)
    sys.stderr.write(f"{message}\n" if message else "")


__all__ = ["LANGS", "Spoken", "detect", "say", "tell"]
