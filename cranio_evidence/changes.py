"""What is a change of a library, and how is it written down?

A change stands in a file of JSON. Its long texts stand in another one beside it: nothing that only tells which changes
there are has to read them, and of a large change one text at a time is in memory.
"""

import hashlib
import json
import os
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Generic, NamedTuple, TypeVar

from cranio_evidence import files
from cranio_evidence.faults import RefusedError, refusal
from cranio_evidence.vocabulary import Text

_LONG = 65_536  # characters


class Far(NamedTuple):
    """A long text of a change, in the file beside it: where it begins, how many bytes it takes, and their SHA-256."""

    at: int
    size: int
    sha256: str


T = TypeVar("T", str, str | Far)


class Splice(NamedTuple, Generic[T]):
    """What changes in one file: at ``start``, counted in characters, ``removed`` gives way to ``inserted``.

    ``before`` and ``after``: the SHA-256 of the whole file, null where it is not there.
    """

    name: str
    before: str | None
    after: str | None
    start: int
    removed: T
    inserted: T

    @property
    def turned(self) -> "Splice[T]":
        """The change that undoes this one."""
        return self._replace(before=self.after, after=self.before, removed=self.inserted, inserted=self.removed)


Kept = Splice[str | Far]  # as it is written down


class Change(NamedTuple):
    """A change of a library: its number, when it was made (ISO, UTC), what it was, and what it did to each file.

    ``undoes``: the number of the change that it turned round, or null.
    """

    number: int
    when: str
    what: Text
    files: tuple[Kept, ...]
    undoes: int | None = None


def splice(name: str, before: str | None, after: str | None) -> Splice[str]:
    r"""The smallest single change from one text to another; of those equally small one that begins a line, if any does.

    >>> splice("studies.yaml", "- key: a\n- key: b\n", "- key: b\n").removed
    '- key: a\n'
    """
    old, new = before or "", after or ""
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    removed, inserted = old[start : len(old) - end], new[start : len(new) - end]
    if not (removed and inserted):  # of a change that does both there is no other as small
        begin = _line_start(old if removed else new, start, start + len(removed or inserted))
        removed, inserted = old[begin : begin + len(removed)], new[begin : begin + len(inserted)]
        start = begin
    return Splice(name, sha(before), sha(after), start, removed, inserted)


def _line_start(text: str, start: int, end: int) -> int:
    """Where a part of a text may begin instead, so that without it the same is left: at the nearest line start before.

    ``start`` and ``end``: of the part; ``start`` comes back where no line starts there.
    """
    first = start - _shared(text[:start][::-1], text[:end][::-1])
    found = text.rfind("\n", max(0, first - 1), start) + 1
    return found if found or not first else start


def applied(one: Splice[str], text: str) -> str:
    """The text of a file with the change made."""
    return text[: one.start] + one.inserted + text[one.start + len(one.removed) :]


def sha(text: str | None) -> str | None:
    """The SHA-256 of a text; null where there is none."""
    return None if text is None else hashlib.sha256(text.encode()).hexdigest()


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


# --- in files ---------------------------------------------------------------------------------------------------------


def plain(made: Change) -> bytes:
    """A change as JSON."""
    listed = [{name: _plain(value) for name, value in one._asdict().items()} for one in made.files]
    raw = {**made._asdict(), "what": made.what._asdict(), "files": listed}
    return json.dumps(raw, ensure_ascii=False, indent=1).encode()


def _plain(value: object) -> object:
    return value._asdict() if isinstance(value, Far) else value


def _read(value: Any) -> Any:
    return Far(**value) if isinstance(value, dict) else value


def load(file: Path) -> Change:
    """The change that stands in a file, without its long texts. Raises ``RefusedError`` (exit 3)."""
    try:
        raw: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        kept = tuple(Splice(**{name: _read(value) for name, value in one.items()}) for one in raw["files"])
        return Change(raw["number"], raw["when"], Text(**raw["what"]), kept, raw["undoes"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise _unreadable(file) from error


def whole(one: Kept, texts: Path) -> Splice[str]:
    """A splice with its texts. ``texts``: the file with the long ones. Raises ``RefusedError`` (exit 3)."""
    return Splice(
        one.name, one.before, one.after, one.start, _fetched(one.removed, texts), _fetched(one.inserted, texts)
    )


def _fetched(text: str | Far, texts: Path) -> str:
    if isinstance(text, str):
        return text
    try:
        with texts.open("rb") as stream:
            stream.seek(text.at)
            data = stream.read(text.size)
    except OSError as error:
        raise _unreadable(texts) from error
    if hashlib.sha256(data).hexdigest() != text.sha256:
        raise _unreadable(texts)
    return data.decode()


def _unreadable(file: Path) -> RefusedError:
    return refusal(
        f"Het logboek {file} is niet te lezen; zet het weg en kijk de bibliotheek na met: evidence check",
        f"The journal {file} cannot be read; put it aside and look at the library with: evidence check",
        code=3,
    )


class Keeper(AbstractContextManager["Keeper"]):
    """Puts the long texts of a change in a file, which is there only if there are any, and safe once this ends.

    Raises ``RefusedError`` (exit 3) where that file cannot be written.
    """

    def __init__(self, texts: Path) -> None:
        self._file = texts
        self._stream: BinaryIO | None = None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is None:
            return
        try:
            with self._stream as stream:
                if error is None:
                    stream.flush()
                    os.fsync(stream.fileno())
        except OSError as failed:
            raise files.unwritable(self._file, failed) from failed
        files.sync(self._file.parent)

    def keep(self, one: Splice[str]) -> Kept:
        """A splice as it is written down."""
        return Kept(one.name, one.before, one.after, one.start, self._held(one.removed), self._held(one.inserted))

    def _held(self, text: str) -> str | Far:
        if len(text) <= _LONG:
            return text
        data = text.encode()
        try:
            if self._stream is None:
                self._stream = self._file.open("wb")
            at = self._stream.tell()
            self._stream.write(data)
        except OSError as error:
            raise files.unwritable(self._file, error) from error
        return Far(at, len(data), hashlib.sha256(data).hexdigest())
