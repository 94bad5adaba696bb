"""What may come next on a command line that somebody is typing?

Answers the scripts in ``shells`` at every press of the TAB key: without the option parser, and from the snapshot as it
was made last. Which commands and options there are stands in ``typed.json``, made from the commands themselves.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from cranio_evidence.cli.language import detect
from cranio_evidence.vocabulary import Lang

if TYPE_CHECKING:
    from cranio_evidence.library import Library


class Next(NamedTuple):
    """A word that may come next, and what it stands for; ``:file`` or ``:folder`` where the shell knows best."""

    word: str
    help: str = ""


class Line(NamedTuple):
    """What stands before the word that is being typed.

    ``command``: empty where there is none yet. ``options``: of the command, by name. ``given``: the options that were
    given, by their long name, with their value. ``loose``: the other words. ``waiting``: the option whose value comes.
    """

    command: str
    options: dict[str, Any]
    given: dict[str, str]
    loose: list[str]
    waiting: str


@cache
def table() -> dict[str, Any]:
    """The commands (the empty name: before a command), each with its help, options, and what its words are."""
    found: dict[str, Any] = json.loads((Path(__file__).parent / "typed.json").read_text(encoding="utf-8"))
    return found


def suggest(words: list[str]) -> list[Next]:
    """What the last of these words may become. The others stand before it on the line, after the program's name.

    Nothing where nothing fits. Raises what opening the library raises.
    """
    *before, current = words or [""]
    line = _line(before)
    lang = detect(words)
    if line is None:
        return []
    if line.waiting:
        return _values(line.options[line.waiting]["value"], current, line, lang)
    if current.startswith("--") and "=" in current:
        name, _, value = current.partition("=")
        return _values(line.options[name]["value"], value, line, lang) if name in line.options else []
    if current.startswith("-"):
        return _options(line, current, lang)
    if not line.command:
        commands = ((name, one["help"]) for name, one in table().items() if name)
        return [Next(name, _said(text, lang)) for name, text in commands if name.startswith(current)]
    kind = table()[line.command]["words"]
    if isinstance(kind, list) and line.loose:
        kind = ""
    typed = [line.given.get("--condition", ""), *line.loose] if kind == "complaint" else []
    found = _values(kind, current, line, lang, typed)
    return found or ([] if current else _options(line, "--", lang))


def _line(words: list[str]) -> Line | None:
    """The line read up to a word; null where its command does not exist."""
    line = Line("", table()[""]["options"], {}, [], "")
    for word in words:
        name, equals, value = word.partition("=")
        long = next((one for one, option in line.options.items() if name in (one, *option["short"])), "")
        if line.waiting:
            line.given[line.waiting] = word
            line = line._replace(waiting="")
        elif long:
            line.given[long] = value
            if line.options[long]["value"] is not None and not equals:
                line = line._replace(waiting=long)
        elif word.startswith("-"):
            continue
        elif line.command:
            line.loose.append(word)
        elif word in table():
            line = line._replace(command=word, options=table()[word]["options"])
        else:
            return None
    return line


def _said(text: list[str], lang: Lang) -> str:
    return text[lang == "en"]


def _options(line: Line, current: str, lang: Lang) -> list[Next]:
    left = ((name, one["help"]) for name, one in line.options.items() if name not in line.given)
    return [Next(name, _said(text, lang)) for name, text in left if name.startswith(current)]


def _values(
    kind: str | list[str] | None, current: str, line: Line, lang: Lang, typed: Iterable[str] = ()
) -> list[Next]:
    """The values of a kind (see ``tests/typed.py``) that begin as ``current`` does, ``typed`` coming before it."""
    if isinstance(kind, list):
        return [Next(one) for one in kind if one.startswith(current)]
    if kind in ("file", "folder"):
        return [Next(f":{kind}")]
    if not kind:
        return []
    library = _library(line)
    if kind == "complaint":
        return _complaints(library, " ".join(typed), current, lang)
    if kind == "keys":
        *before, current = current.split(",")
        keys = [one for one in library.keys if one not in before]
        return [Next(",".join((*before, one))) for one in keys if one.startswith(current.lower())]
    names: dict[str, Callable[[], Iterable[Next]]] = {
        "key": lambda: (Next(one) for one in library.keys if one not in line.loose),
        "outcome": lambda: (Next(one.id, one.name.say(lang)) for one in library.outcomes.values()),
        "citer": lambda: map(Next, library.citers),
    }
    return [one for one in names[kind]() if one.word.startswith(current.lower())]


def _library(line: Line) -> "Library":
    """The library as it was last asked; where this one never was, the packaged one, compiled if need be."""
    from cranio_evidence import folders  # noqa: PLC0415 - only values need these
    from cranio_evidence.library import Library  # noqa: PLC0415

    folder = folders.opened(line.given.get("--library", ""))
    return Library.as_last_asked(folder) or Library.as_last_asked() or Library.open()


def _complaints(library: "Library", typed: str, current: str, lang: Lang) -> list[Next]:
    """The complaints by any of their words, in the user's language, else in the other; by name if nothing was typed.

    ``typed``: the words of the complaint that stand before the one that is being typed.
    """
    from cranio_evidence.folding import fold  # noqa: PLC0415 - only complaints need it

    def found(*, english: bool) -> Iterator[Next]:
        for one in library.conditions.values():
            name = one.name[english]
            others = (*one.synonyms[english], *one.narrower[english], *(code.code for code in one.icpc))
            for words in (name, *(others if typed or current else ())):
                parts = words.split()
                known, rest = " ".join(parts[: len(typed.split())]), " ".join(parts[len(typed.split()) :])
                if rest and fold(known) == fold(typed) and fold(rest).startswith(fold(current)):
                    yield Next(rest, "" if words == name else name)

    for english in (lang == "en", lang != "en"):
        once: dict[str, Next] = {}
        for one in found(english=english):
            once.setdefault(one.word, one)
        if once:
            break
    return list(once.values())


def _as_typed(shell: str, words: list[str]) -> list[str]:
    """The words without the quotes and backslashes that the shell left on them."""
    if shell == "bash":
        words = _rejoined(words)
    quoted = len(words) - 1 if shell == "fish" else 0
    return [*words[:quoted], *map(_unquoted, words[quoted:])]


def _rejoined(words: list[str]) -> list[str]:
    """The words as they stand on the line; bash parts them at every ``=``."""
    whole: list[str] = []
    for i, word in enumerate(words):
        if whole and (word == "=" or words[i - 1] == "=") and whole[-1].startswith("--"):
            whole[-1] += word
        else:
            whole.append(word)
    return whole


def _unquoted(word: str) -> str:
    import shlex  # noqa: PLC0415 - only a word in quotes needs it
    from contextlib import suppress  # noqa: PLC0415

    if not set(word) & set("\"'\\"):
        return word
    for closing in ("", '"', "'"):
        with suppress(ValueError):  # the quote is still open
            return " ".join(shlex.split(word + closing))
    return word


def answer(arguments: list[str]) -> None:
    """Print what may come next, a word a line with its help after a tab. ``arguments``: the shell, then the words.

    Whatever goes wrong, nothing is said: it would stand in the middle of what somebody is typing.
    """
    try:
        shell, *words = arguments
        lines = (f"{word}\t{text}" if text else word for word, text in suggest(_as_typed(shell, words)))
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
        sys.stdout.write("".join(f"{line}\n" for line in lines))
    except Exception:  # noqa: BLE001, S110 - see above
        pass
