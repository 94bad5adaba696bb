"""How does the text of a record read once one of its fields says something else, and nothing around it changes?

Nothing here opens a file. The places come from the parsers, and what was made is read again: where a field cannot be
found for sure, or anything else would say something else, the change is refused.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from cranio_evidence.faults import refusal
from cranio_evidence.jsonlines import read_lines
from cranio_evidence.located import RawRecord, compose, read_records

Value = Sequence[str] | Mapping[str, str]  # a list of words, or words by name


class _Field(NamedTuple):
    """Where the value of a field begins and ends, and what must stand around another one in its place."""

    name: str
    start: int
    end: int
    before: str = ""
    after: str = ""


def with_field(record: str, name: str, field: str, value: Value) -> str:
    """A record of which a field says something else; one that it did not have comes last.

    ``record``: as it stands in a file of YAML or JSON Lines; ``name``: of that file. Raises ``RefusedError`` where it
    cannot be done without changing something else.
    """
    as_json = name.endswith(".jsonl")
    before = _read(record, as_json=as_json)
    if before is not None:
        said = json.dumps(value, ensure_ascii=False) if as_json else _flow(value)
        made = _put(record, field, said, as_json=as_json)
        wanted = dict(value) if isinstance(value, Mapping) else list(value)
        if _read(made, as_json=as_json) == {**before, field: wanted}:
            return made
    raise refusal(
        f"In dit record is geen plaats te vinden voor '{field}' die zeker goed is: wijzig het met evidence edit.",
        f"No place for '{field}' that is surely right can be found in this record: change it with evidence edit.",
    )


def _put(record: str, field: str, said: str, *, as_json: bool) -> str:
    fields, indent = (list(_of_json(record)), None) if as_json else _of_yaml(record)
    one = next((one for one in fields if one.name == field), None)
    if one is not None:
        return record[: one.start] + one.before + said + one.after + record[one.end :]
    if indent is None:
        named = json.dumps(field) if as_json else field
        return f"{record[: fields[-1].end]}, {named}: {said}{record[fields[-1].end :]}"
    body = record.rstrip("\r\n")
    line_end = _LINE_END.search(record)
    newline = line_end.group() if line_end else "\n"
    return f"{body}{newline}{indent}{field}: {said}{record[len(body) :]}"


def _read(record: str, *, as_json: bool) -> dict[str, Any] | None:
    """What a record says, or null where it is not exactly one that can be read."""
    if as_json:
        found = list(read_lines([record.encode()], ""))
    else:
        records, problems = read_records(record.encode(), "")
        found = [*records, *problems]
    one = found[0] if len(found) == 1 else None
    return one.value if isinstance(one, RawRecord) and isinstance(one.value, dict) and one.value else None


def _flow(value: Value) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {word}" for name, word in value.items()) + "}"
    return f"[{', '.join(value)}]"


_LINE_END = re.compile(r"\r\n|\n|\r")


# --- where the fields stand -------------------------------------------------------------------------------------------


def _of_yaml(record: str) -> tuple[list[_Field], str | None]:
    """The fields of a record of YAML, and what a further one stands behind: null between braces."""
    (node,) = compose(record).value
    fields = [
        _Field(name.value, *_place(record, name.end_mark.index, value, in_block=not node.flow_style))
        for name, value in node.value
    ]
    return fields, None if node.flow_style else " " * node.start_mark.column


def _place(record: str, named: int, value: Any, *, in_block: bool) -> tuple[int, int, str, str]:
    """The place of a value whose name ends at ``named``, and what must stand around another one."""
    start, end = value.start_mark.index, _end(record, value)
    if start == end:  # nothing stands there
        return start, end, "" if record[start - 1] in " \t" else " ", ""
    if in_block and not isinstance(value, yaml.ScalarNode) and not value.flow_style:
        colon = record.index(":", named) + 1
        return colon, end, " ", record[colon:start].rstrip()  # with a comment behind the name
    return start, end, "", ""


def _end(record: str, value: Any) -> int:
    """Where a value ends, without the empty lines and comments below it."""
    if not isinstance(value, yaml.ScalarNode) and not value.flow_style and value.value:
        last = value.value[-1]
        return _end(record, last[1] if isinstance(value, yaml.MappingNode) else last)
    start, end = int(value.start_mark.index), int(value.end_mark.index)
    return start + len(record[start:end].rstrip())


def _of_json(record: str) -> Iterator[_Field]:
    """The fields of a record of JSON, which is known to be one."""
    at = record.index("{")
    while record[at] in "{,":
        name, at = _JSON.raw_decode(record, _filled(record, at + 1))
        start = _filled(record, record.index(":", at) + 1)
        _, end = _JSON.raw_decode(record, start)
        yield _Field(name, start, end)
        at = _filled(record, end)


def _filled(record: str, at: int) -> int:
    """The next place from here that is not blank."""
    return len(record) - len(record[at:].lstrip(" \t\r\n"))


_JSON = json.JSONDecoder()
