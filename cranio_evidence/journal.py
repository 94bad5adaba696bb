"""How are the files of a library changed so that nothing is ever lost, and every change can be undone?

Each change is written down in full before it is made: what it was, when, and for each file what was taken out and put
in. So a change that was cut short is finished by whoever comes next, and any change can be turned round.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from cranio_evidence import files
from cranio_evidence.faults import RefusedError, refusal
from cranio_evidence.folders import HIDDEN
from cranio_evidence.vocabulary import Text

_PENDING = ".pending.json"
_WAIT = 10.0  # seconds for another process to finish its change

Read = Callable[[str], str | None]  # the text of a file by its name in the library folder; null where it is not there
Edit = Callable[[Read], dict[str, str | None]]  # what the files should say; null to take a file away


class Splice(NamedTuple):
    """What changes in one file: at ``start``, counted in characters, ``removed`` gives way to ``inserted``.

    ``before`` and ``after``: the SHA-256 of the whole file, null where it is not there.
    """

    name: str
    before: str | None
    after: str | None
    start: int
    removed: str
    inserted: str

    @property
    def turned(self) -> "Splice":
        """The change that undoes this one."""
        return self._replace(before=self.after, after=self.before, removed=self.inserted, inserted=self.removed)

    def applied(self, text: str) -> str:
        """The text of the file with the change made."""
        return text[: self.start] + self.inserted + text[self.start + len(self.removed) :]


class Change(NamedTuple):
    """A change of a library: its number, when it was made (ISO, UTC), what it was, and what it did to each file.

    ``undoes``: the number of the change that it turned round, or null.
    """

    number: int
    when: str
    what: Text
    files: tuple[Splice, ...]
    undoes: int | None = None


class Journal:
    """The changes of one library folder. They stand in a hidden folder beside the library's files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._place = folder / HIDDEN / "journal"
        self._draft = folder / HIDDEN / "draft"

    def preview(self, edit: Edit) -> tuple[Splice, ...]:
        """What an edit would do to each file; nothing is written. Raises what ``edit`` raises."""
        texts: dict[str, str | None] = {}

        def read(name: str) -> str | None:
            return texts.setdefault(name, self.read(name))

        wanted = edit(read)
        return tuple(_splice(name, read(name), text) for name, text in wanted.items() if text != read(name))

    def change(self, what: Text, edit: Edit, undoes: int | None = None) -> Change | None:
        """Make an edit and write it down; null when it changes nothing.

        The edit is worked out again on what the files say now, so that of two people who change a library at once
        the second builds on what the first did. Raises ``RefusedError`` when another process keeps the library busy,
        or a file cannot be read or written; then nothing was changed.
        """
        with self._alone():
            splices = self.preview(edit)
            if not splices:
                return None
            number = max((one.number for one in self.log()), default=0) + 1
            made = Change(number, datetime.now(UTC).isoformat(timespec="seconds"), what, splices, undoes)
            pending = self._place / f"{number:06}{_PENDING}"
            files.write(pending, json.dumps(_plain(made), ensure_ascii=False, indent=1).encode(), 0o644, self._draft)
            try:
                self._finish(pending, made)
            except BaseException:
                self._take_back(pending, made)
                raise
            return made

    def log(self) -> tuple[Change, ...]:
        """The changes that were made, the oldest first."""
        return tuple(
            _load(file) for file in sorted(self._place.glob("[0-9]*.json")) if not file.name.endswith(_PENDING)
        )

    def undo(self, number: int | None = None) -> Change:
        """Turn a change round: the last one that stands, or that with this number. The undoing is a change too.

        Raises ``RefusedError`` when there is nothing to undo, or when what the change put in was altered since.
        """
        last = self.standing(number)
        undone = self.change(undoing(last), lambda read: turned(last, read), undoes=last.number)
        if undone is None:
            raise refusal("Die wijziging is al ongedaan gemaakt.", "That change is undone already.")
        return undone

    def standing(self, number: int | None = None) -> Change:
        """The change that ``undo`` would turn round. Raises ``RefusedError`` when there is none."""
        made = self.log()
        turned = {one.undoes for one in made}
        standing = [one for one in made if one.number not in turned and one.undoes is None]
        chosen = [one for one in standing if number in (None, one.number)]
        if not chosen:
            raise refusal(
                "Er is niets om ongedaan te maken."
                if number is None
                else f"Wijziging {number} staat niet (meer) open.",
                "There is nothing to undo." if number is None else f"There is no change {number} to undo (any more).",
            )
        return chosen[-1]

    def recover(self) -> None:
        """Finish a change that was cut short. Cheap when there is none."""
        if self._place.is_dir() and any(self._place.glob(f"*{_PENDING}")):
            with self._alone():
                pass

    def read(self, name: str) -> str | None:
        """The text of a file of the library; null where it is not there. Raises ``RefusedError`` (exit 3)."""
        file = self.folder / name
        try:
            return file.read_bytes().decode("utf-8") if file.is_file() else None
        except (OSError, UnicodeDecodeError) as error:
            raise refusal(
                f"{file} is niet te lezen of is geen UTF-8; er is niets gewijzigd.",
                f"{file} cannot be read or is not UTF-8; nothing was changed.",
                code=3,
            ) from error

    # --- one at a time ------------------------------------------------------------------------------------------------

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """The library for this process alone, with every change before this one finished."""
        from filelock import FileLock, Timeout  # noqa: PLC0415 - only a change needs it

        try:
            self._place.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._place.parent / "lock", timeout=_WAIT)
            lock.acquire()
        except (OSError, Timeout) as error:
            busy = isinstance(error, Timeout)
            raise refusal(
                f"De bibliotheek in {self.folder} wordt op dit moment gewijzigd; probeer het zo nog eens."
                if busy
                else f"De map {self.folder} is niet te beschrijven; er is niets gewijzigd.",
                f"The library in {self.folder} is being changed right now; try again in a moment."
                if busy
                else f"The folder {self.folder} cannot be written; nothing was changed.",
                code=3,
            ) from error
        try:
            self._draft.unlink(missing_ok=True)  # of a process that died
            for pending in sorted(self._place.glob(f"*{_PENDING}")):
                self._finish(pending, _load(pending))
            yield
        finally:
            lock.release()

    def _finish(self, pending: Path, made: Change) -> None:
        """Do what is written down and not done yet. A file that somebody altered in between is left as it is."""
        altered = [one.name for one in made.files if not self._done(one)]
        pending.replace(pending.with_name(f"{made.number:06}.json"))
        files.sync(self._place)
        if altered:
            names = ", ".join(altered)
            raise refusal(
                f"Een eerdere wijziging ({made.what.nl}) is afgebroken, en {names} is daarna met de hand veranderd: "
                "dat bestand is gelaten zoals het is. Kijk het na met: evidence check",
                f"An earlier change ({made.what.en}) was cut short, and {names} was altered by hand after that: that "
                "file was left as it is. Look at it with: evidence check",
                code=3,
            )

    def _take_back(self, pending: Path, made: Change) -> None:
        """Turn round what a change did before it failed, a full disk say; where that fails too it is finished later."""
        for one in made.files:
            self._done(one.turned)
        pending.unlink(missing_ok=True)

    def _done(self, splice: Splice) -> bool:
        """Make the change of one file unless it is made; false when the file says something else."""
        now = self.read(splice.name)
        if _sha(now) == splice.after:
            return True
        if _sha(now) != splice.before:
            return False
        file = self.folder / splice.name
        if splice.after is None:
            file.unlink()
            files.sync(file.parent)
            return True
        file.parent.mkdir(parents=True, exist_ok=True)
        mode = file.stat().st_mode & 0o777 if file.exists() else 0o644
        files.write(file, splice.applied(now or "").encode(), mode, self._draft)
        return True


def _splice(name: str, before: str | None, after: str | None) -> Splice:
    """The smallest single change from one text to another."""
    old, new = before or "", after or ""
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    return Splice(name, _sha(before), _sha(after), start, old[start : len(old) - end], new[start : len(new) - end])


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


def undoing(made: Change) -> Text:
    """What the undoing of a change is called."""
    return Text(f"ongedaan gemaakt: {made.what.nl}", f"undone: {made.what.en}")


def turned(made: Change, read: Read) -> dict[str, str | None]:
    """What the files should say to undo a change: what it put in goes, what it took out comes back."""
    wanted: dict[str, str | None] = {}
    for one in made.files:
        now = read(one.name)
        if _sha(now) == one.after:
            back = one.turned.applied(now or "")
        elif now is not None and one.inserted and now.count(one.inserted) == 1:
            back = now.replace(one.inserted, one.removed)  # the file grew elsewhere since
        elif now is not None and _sha(now) == one.before:
            continue
        else:
            raise _altered(one.name)
        wanted[one.name] = None if one.before is None and not back.strip() else back
    return wanted


def _altered(name: str) -> RefusedError:
    return refusal(
        f"{name} is sinds die wijziging veranderd op dezelfde plaats; er is niets ongedaan gemaakt.",
        f"{name} was altered in the same place since that change; nothing was undone.",
    )


def _sha(text: str | None) -> str | None:
    return None if text is None else hashlib.sha256(text.encode()).hexdigest()


def _plain(made: Change) -> dict[str, object]:
    return {**made._asdict(), "what": made.what._asdict(), "files": [one._asdict() for one in made.files]}


def _load(file: Path) -> Change:
    try:
        raw: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        splices = tuple(Splice(**one) for one in raw["files"])
        return Change(raw["number"], raw["when"], Text(**raw["what"]), splices, raw["undoes"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise refusal(
            f"Het logboek {file} is niet te lezen; zet het weg en kijk de bibliotheek na met: evidence check",
            f"The journal {file} cannot be read; put it aside and look at the library with: evidence check",
            code=3,
        ) from error
