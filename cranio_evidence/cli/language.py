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


__all__ = ["LANGS", "Spoken", "detect", "say"]
