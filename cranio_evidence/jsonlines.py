"""Which raw records does a file of JSON Lines hold, one record a line?"""

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from cranio_evidence.faults import Problem
from cranio_evidence.located import RawRecord
from cranio_evidence.vocabulary import Text

_KEY = re.compile(rb'"key"\s*:\s*"([\w-]+)"')
# Escapes that may stand for what no text holds: control characters, and halves of a pair.
_SUSPECT = re.compile(rb"\\u(?:00[01]|[dD][89a-fA-F])|\\[bf]")
_REFUSED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


class _RefusedLineError(ValueError):
    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def read_lines(lines: Iterable[bytes], file: str) -> Iterator[RawRecord | Problem]:
    """The record of each line of a file, or what is wrong with that line. Empty lines do not count."""
    for number, line in enumerate(lines, 1):
        text = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
        if not text.strip():
            continue
        try:
            yield RawRecord(file, _value(text), number)
        except (ValueError, ArithmeticError, RecursionError) as error:
            named = _KEY.search(text)
            check = "encoding" if isinstance(error, UnicodeDecodeError) else "json"
            yield Problem(file, number, named.group(1).decode() if named else "", check, _message(error))


def _message(error: Exception) -> Text:
    if isinstance(error, _RefusedLineError):
        return error.message
    if isinstance(error, UnicodeDecodeError):
        return Text("dit is geen UTF-8: bewaar het bestand als UTF-8", "this is not UTF-8: save the file as UTF-8")
    if isinstance(error, json.JSONDecodeError):
        what = f"{error.msg}, {error.colno}"
        return Text(
            f"deze regel is geen JSON ({what}): zet elk record als één JSON-object op één regel",
            f"this line is no JSON ({what}): write each record as one JSON object on one line",
        )
    return Text(
        "deze regel is niet te lezen: er staat een getal in dat te groot is, of hij is te diep genest",
        "this line cannot be read: it holds a number that is too large, or nests too deep",
    )


def _value(line: bytes) -> Any:
    value = _DECODER.decode(line.decode("utf-8"))
    if _SUSPECT.search(line) and any(map(_REFUSED.search, _texts(value))):
        raise _RefusedLineError(
            Text("er staan tekens in die niet mogen", "it holds characters that are not allowed"),
        )
    return value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _RefusedLineError(
            Text(
                f"het veld '{twice}' staat er twee keer: houd er één",
                f"the field '{twice}' stands here twice: keep one",
            )
        )
    return found


def _no_number(name: str) -> Any:
    raise _RefusedLineError(Text(f"'{name}' is geen bruikbaar getal", f"'{name}' is no usable number"))


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_float=Decimal, parse_constant=_no_number)
