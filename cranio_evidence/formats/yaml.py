"""Which publications does a YAML file hold, and how is one written?

The fields are those of ``Reference``. A list of CSL items (``references:``) of Zotero or pandoc is read too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

import yaml

from cranio_evidence.faults import Problem
from cranio_evidence.formats.csljson import read_item
from cranio_evidence.formats.entries import Found, entry, failure, lost_field, lost_key, untitled
from cranio_evidence.located import read_records
from cranio_evidence.reference import Name, Reference
from cranio_evidence.vocabulary import REFERENCE_KINDS, REFERENCE_STATES, Text

_PEOPLE = ("authors", "editors", "translators")
_SWITCHES = ("others", "more_editors")
_AT_ONCE = 500


def read(lines: Iterable[str], file: str) -> Iterator[Found]:
    """Every record in the lines: a list, or a list under ``references``."""
    keys: dict[str, int] = {}
    for first, text in _portions(lines):
        records, problems = read_records(text.encode("utf-8", errors="replace"), file, _section(text))
        found = [(one.line() + first - 1, one.value) for one in records]
        answers: list[tuple[int, Found]] = [(line, _read_one(value, line, file, keys)) for line, value in found]
        answers += [(one.line + first - 1, one._replace(line=one.line + first - 1)) for one in problems]
        yield from (answer for _, answer in sorted(answers, key=lambda pair: pair[0]))


def _section(text: str) -> str | None:
    """The name of the list, where the file is a list with a name."""
    return "references" if any(line.startswith("references:") for line in text.split("\n")) else None


def _portions(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines in portions of whole records, each with the number of its first line; a list with a name is one."""
    held: list[str] = []
    first, starts = 1, 0
    for number, line in enumerate(lines, 1):
        if line.startswith("- "):
            starts += 1
            if starts > _AT_ONCE and held[0].startswith("- "):
                yield first, "\n".join(held)
                held, first, starts = [], number, 1
        if held or (line.strip() and not line.startswith(("#", "---", "%"))):
            held.append(line)
        else:
            first = number + 1
    if held:
        yield first, "\n".join(held)


def _read_one(value: Any, line: int, file: str, keys: dict[str, int]) -> Found:
    if isinstance(value, Mapping) and "kind" not in value and ("type" in value or "id" in value):
        return read_item(_worded(value), line, file, keys)
    if isinstance(value, Mapping) and {"key", "form", "design"} <= value.keys():
        return failure(
            file,
            line,
            str(value["key"]),
            "dit is een onderzoek en geen publicatie: neem de map waar het in staat over met 'evidence add MAP'",
            "this is a study and no publication: take over the folder in which it stands with 'evidence add FOLDER'",
        )
    if not isinstance(value, Mapping) or not isinstance(value.get("title"), str) or not value["title"].strip():
        return untitled(file, line)
    values: dict[str, Any] = {"kind": "article" if value.get("journal") else "web"}
    lost: list[Text] = []
    for field, raw in value.items():
        if field not in Reference._fields:
            lost.append(lost_field(field, raw if isinstance(raw, str) else ""))
            continue
        said = _value(field, raw)
        if said is None:
            return _wrong(file, line, field)
        values[field] = said
    values["year"] = values.get("year") or values.get("date", "")[:4] or None
    values["date"] = values.get("date") or values["year"] or ""
    key = values.get("key", "")
    if key in keys:
        lost.append(lost_key(key, keys[key]))
        values["key"] = ""
    elif key:
        keys[key] = line
    return entry(file, line, values, lost)


# What may stand in a field that does not hold just any text.
_CHOICES = {"kind": tuple(REFERENCE_KINDS), "state": ("", *REFERENCE_STATES)}


def _value(field: str, raw: Any) -> Any:
    """The value of a field, or nothing where it cannot be that."""
    if field in _PEOPLE:
        people = [_name(one) for one in raw] if isinstance(raw, list) else [None]
        return None if None in people else tuple(people)
    if field in _SWITCHES:
        return raw if isinstance(raw, bool) else None
    if isinstance(raw, (Mapping, list)):
        return None
    said = "" if raw is None else str(raw)
    return said if said in _CHOICES.get(field, (said,)) else None


def _right(field: str) -> str:
    if field in _PEOPLE:
        return "[{family: ..., given: ...}]"
    return "true, false" if field in _SWITCHES else ", ".join(_CHOICES.get(field, ("'...'",))).removeprefix(", ")


def _worded(value: Any) -> Any:
    """CSL in YAML writes numbers and dates as they come; here all of it is text again."""
    if isinstance(value, Mapping):
        return {name: _worded(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_worded(one) for one in value]
    return value if isinstance(value, bool) or value is None else str(value)


def _name(raw: Any) -> Name | None:
    if isinstance(raw, str):
        return Name(literal=raw)
    if not isinstance(raw, Mapping) or set(raw) - set(Name._fields):
        return None
    return Name(**{part: str(text) for part, text in raw.items() if text is not None})


def _wrong(file: str, line: int, field: str) -> Problem:
    return failure(
        file,
        line,
        "",
        f"het veld '{field}' is niet te lezen: schrijf {_right(field)}",
        f"the field '{field}' cannot be read: write {_right(field)}",
    )


_Base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_Base):  # type: ignore[misc]
    """Text that reads as a number is put between quotation marks, also where only our own reader takes it for one."""


_NUMBER = r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)(?:[eE][-+]?[0-9]+)?$"
_Dumper.add_representer(Decimal, lambda dumper, number: dumper.represent_scalar("tag:yaml.org,2002:float", str(number)))
_Dumper.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(_NUMBER), list("-+.0123456789"))


def write(reference: Reference) -> str:
    """A publication as an item of a list; what is empty is left out."""
    made = {
        field: _plain(value) for field, value in reference._asdict().items() if value and not _usual(field, reference)
    }
    return item(made)


def item(record: Mapping[str, Any]) -> str:
    """A record as an item of a list, with the digits that its numbers were printed with."""
    return str(yaml.dump([dict(record)], Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000))


def _usual(field: str, reference: Reference) -> bool:
    return field == "year" and reference.date[:4] == reference.year


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [{part: text for part, text in name._asdict().items() if text} for name in value]
    return value
