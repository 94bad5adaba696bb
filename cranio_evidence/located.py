"""Which raw records does a YAML file hold, and on which line does each part of them stand?"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

import yaml

from cranio_evidence.faults import Path, Problem
from cranio_evidence.vocabulary import Text

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """YAML as people mean it: ``no`` is a word, a date is text, ``1:30`` is text, 0.060 keeps its noughts."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own way


for _tag, _pattern, _first in (
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("bool", r"^(?:true|false)$", ["t", "f"]),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)(?:[eE][-+]?[0-9]+)?$", list("-+.0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)

_SCALARS: dict[str, Any] = {
    "tag:yaml.org,2002:null": lambda _: None,
    "tag:yaml.org,2002:bool": lambda text: text == "true",
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": Decimal,
    "tag:yaml.org,2002:str": str,
}


# Where each part of a record stands: its line, or [its line, its parts by name or in order].
Lines = Any


class RawRecord(NamedTuple):
    """One record as it stands in a file: its plain ``value`` and the ``lines`` on which its parts begin."""

    file: str
    value: Any
    lines: Lines

    def line(self, path: Path = ()) -> int:
        """The line, counted from 1, of the deepest part of ``path`` that exists."""
        return line_of(self.lines, path)


def line_of(lines: Lines, path: Path) -> int:
    """The line of the deepest part of ``path`` that exists."""
    here = lines
    for step in path:
        if isinstance(here, int):
            break
        inside = here[1]
        if isinstance(inside, dict):
            found = inside.get(step)
        else:
            found = inside[step] if isinstance(step, int) and step < len(inside) else None
        if found is None:
            break
        here = found
    return int(here if isinstance(here, int) else here[0])


def _lines(node: Any, line: int, offset: int) -> Lines:
    """The lines of a node that begins on ``line`` (counted from 0), and of all in it."""
    here = line + 1 + offset
    if isinstance(node, yaml.MappingNode):
        return [here, {name.value: _lines(value, name.start_mark.line, offset) for name, value in node.value}]
    if isinstance(node, yaml.SequenceNode):
        return [here, [_lines(one, one.start_mark.line, offset) for one in node.value]]
    return here


def read_records(data: bytes, file: str, section: str | None = None) -> tuple[list[RawRecord], list[Problem]]:
    """The records of a file and what is wrong with its text.

    ``section`` names the list to read where the file is a block of lists. A record that cannot be read becomes a
    problem and does not hide the others: then the file is read again, one record at a time.
    """
    try:
        text = data.decode("utf-8-sig")
        root = compose(text)
        return _from_root(root, file, section, text, 0)
    except (UnicodeDecodeError, yaml.YAMLError, _RefusedYamlError, RecursionError):
        return _one_by_one(data, file, section)


class _RefusedYamlError(Exception):
    def __init__(self, message: Text, line: int) -> None:
        super().__init__(message.en)
        self.message = message
        self.line = line


def compose(text: str) -> Any:
    """What a text of YAML holds, as PyYAML's nodes with their places; null where it holds nothing.

    Raises ``YAMLError``, and ``RecursionError`` where it nests too deep.
    """
    _not_too_deep(text)
    loader = _Loader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


_BRACKETS = re.compile(r"[\[{\]}]")
_INDENT = re.compile(r"^(?:[ \t]|[-?:](?=[ \t])){500}", re.MULTILINE)
_DEEPEST = 200


def _not_too_deep(text: str) -> None:
    """Refuse text that nests deeper than any record does: libyaml would run out of stack and take the program along."""
    depth = 0
    for found in _BRACKETS.finditer(text):
        depth += 1 if found.group() in "[{" else -1 if depth else 0
        if depth > _DEEPEST:
            break
    if depth > _DEEPEST or _INDENT.search(text):
        raise RecursionError


def _from_root(
    root: Any, file: str, section: str | None, text: str, offset: int
) -> tuple[list[RawRecord], list[Problem]]:
    if root is None:
        return [], []
    if section is not None and isinstance(root, yaml.MappingNode):
        root = next((value for name, value in root.value if name.value == section), None)
        if root is None:
            return [], []
    if not isinstance(root, yaml.SequenceNode):
        if isinstance(root, yaml.ScalarNode) and not text.strip():
            return [], []
        message = Text(
            "hier hoort een lijst van records te staan, elk beginnend met '- '",
            "this should be a list of records, each beginning with '- '",
        )
        return [], [Problem(file, root.start_mark.line + 1 + offset, "", "shape", message)]
    return [RawRecord(file, _plain(node, set()), _lines(node, node.start_mark.line, offset)) for node in root.value], []


def _plain(node: Any, seen: set[int]) -> Any:
    if isinstance(node, yaml.ScalarNode):
        make = _SCALARS.get(node.tag)
        if make is None:
            raise _RefusedYamlError(
                Text(f"de markering '{node.tag}' is hier niet toegestaan", f"the tag '{node.tag}' is not allowed here"),
                node.start_mark.line,
            )
        try:
            return make(node.value)
        except (ValueError, ArithmeticError):
            raise _RefusedYamlError(
                Text(f"'{node.value[:20]}' is geen bruikbaar getal", f"'{node.value[:20]}' is no usable number"),
                node.start_mark.line,
            ) from None
    if id(node) in seen:
        raise _RefusedYamlError(
            Text(
                "verwijzingen met & en * zijn niet toegestaan: schrijf het uit", "& and * are not allowed: write it out"
            ),
            node.start_mark.line,
        )
    seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one, seen) for one in node.value]
    result: dict[str, Any] = {}
    for name, value in node.value:
        if not isinstance(name, yaml.ScalarNode):
            raise _RefusedYamlError(
                Text("een veldnaam is één woord", "the name of a field is one word"), node.start_mark.line
            )
        if name.value in result:
            raise _RefusedYamlError(
                Text(
                    f"het veld '{name.value}' staat er twee keer: houd er één",
                    f"the field '{name.value}' stands here twice: keep one",
                ),
                name.start_mark.line,
            )
        result[str(name.value)] = _plain(value, seen)
    return result


_SECTION = re.compile(rb"^(\w+):\s*(?:#.*)?$")
_ITEM = re.compile(rb"^( {0,4})- ")
_KEY = re.compile(rb"^\s*- (?:key|id): *[\"']?([\w-]+)")


def _one_by_one(data: bytes, file: str, section: str | None) -> tuple[list[RawRecord], list[Problem]]:
    """Read each record alone, so that the good ones survive a broken one."""
    records: list[RawRecord] = []
    problems: list[Problem] = []
    for first_line, chunk in _chunks(data.removeprefix(b"\xef\xbb\xbf"), section):
        named = _KEY.match(chunk)
        key = named.group(1).decode() if named else ""
        try:
            text = chunk.decode("utf-8")
            found, wrong = _from_root(compose(text), file, None, text, first_line - 1)
        except UnicodeDecodeError as error:
            line = first_line + chunk[: error.start].count(b"\n")
            message = Text(
                "dit is geen UTF-8: bewaar het bestand als UTF-8", "this is not UTF-8: save the file as UTF-8"
            )
            problems.append(Problem(file, line, key, "encoding", message))
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = first_line + (min(mark.line, chunk.count(b"\n")) if mark else 0)
            what = error.problem or error.context or ""
            message = Text(
                f"deze YAML is niet te lezen ({what}): kijk naar inspringing, aanhalingstekens en dubbele punten",
                f"this YAML cannot be read ({what}): look at indentation, quotes and colons",
            )
            problems.append(Problem(file, line, key, "yaml", message))
        except (yaml.YAMLError, RecursionError):
            message = Text(
                "deze YAML is niet te lezen: er staan tekens in die niet mogen, of het is te diep genest",
                "this YAML cannot be read: it holds characters that are not allowed, or nests too deep",
            )
            problems.append(Problem(file, first_line, key, "yaml", message))
        except _RefusedYamlError as error:
            problems.append(Problem(file, first_line + error.line, key, "yaml", error.message))
        else:
            records += found
            problems += [one._replace(key=key) for one in wrong]
    return records, problems


def _chunks(data: bytes, section: str | None) -> Iterator[tuple[int, bytes]]:
    """The lines of each record with the number of its first line; records begin at the first item's indentation."""
    inside = section is None
    indent: bytes | None = None
    start, lines = 1, list[bytes]()
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        heading = _SECTION.match(line)
        item = _ITEM.match(line)
        if heading and section is not None:
            if inside and lines:
                yield start, b"".join(lines)
            inside, indent, lines = heading.group(1) == section.encode(), None, []
            continue
        if not inside:
            continue
        if item and indent is None:
            indent = item.group(1)
        if item and item.group(1) == indent:
            if lines and any(one.strip() and not one.lstrip().startswith(b"#") for one in lines):
                yield start, b"".join(lines)
            start, lines = number, [line]
        else:
            if not lines:
                start = number
            lines.append(line)
    if inside and any(one.strip() and not one.lstrip().startswith(b"#") for one in lines):
        yield start, b"".join(lines)
