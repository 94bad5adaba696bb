"""How are the files of a library changed so that nothing is ever lost, and every change can be undone?

Each change is written down in full before it is made: what it was, when, and for each file what was taken out and put
in. So a change that was cut short is finished by whoever comes next, and any change can be turned round.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from cranio_evidence import changes, files
from cranio_evidence.changes import Change, Keeper, Kept, Splice
from cranio_evidence.faults import RefusedError, refusal
from cranio_evidence.folders import HIDDEN
from cranio_evidence.progress import Progress, nobody
from cranio_evidence.vocabulary import Text

_PENDING, _TEXTS = ".pending.json", ".texts"
_WAIT = 10.0  # seconds for another process to finish its change

Read = Callable[[str], str | None]  # the text of a file by its name in the library folder; null where it is not there
Edit = Callable[[Read], Mapping[str, str | None]]  # what the files should say; null to take a file away


class Each(Mapping[str, str | None]):
    """What files should say, each worked out when it is asked for, so that one text at a time is in memory."""

    def __init__(self, names: Collection[str], made: Callable[[str], str | None]) -> None:
        self._names = names
        self._made = made

    def __getitem__(self, name: str) -> str | None:
        return self._made(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


class Journal:
    """The changes of one library folder. They stand in a hidden folder beside the library's files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._place = folder / HIDDEN / "journal"
        self._draft = folder / HIDDEN / "draft"

    def preview(self, edit: Edit, told: Progress = nobody) -> Iterator[Splice[str]]:
        """What an edit would do to each file, one by one; nothing is written. Raises what ``edit`` raises."""
        texts: dict[str, str | None] = {}

        def read(name: str) -> str | None:
            if name not in texts:
                texts[name] = self.read(name)
            return texts[name]

        wanted = edit(read)
        for number, name in enumerate(wanted):
            told(number / len(wanted))
            after, before = wanted[name], read(name)
            if after != before:
                yield changes.splice(name, before, after)
            del texts[name]

    def change(self, what: Text, edit: Edit, undoes: int | None = None, told: Progress = nobody) -> Change | None:
        """Make an edit and write it down; null when it changes nothing.

        The edit is worked out again on what the files say now, so that of two people who change a library at once
        the second builds on what the first did. Raises ``RefusedError`` when another process keeps the library busy,
        or a file cannot be read or written; then nothing was changed.
        """
        with self._alone():
            number = max((one.number for one in self.log()), default=0) + 1
            with Keeper(self._texts(number)) as keeper:
                splices = tuple(keeper.keep(one) for one in self.preview(edit, lambda share: told(share / 2)))
            if not splices:
                return None
            made = Change(number, datetime.now(UTC).isoformat(timespec="seconds"), what, splices, undoes)
            pending = self._place / f"{number:06}{_PENDING}"
            files.write(pending, changes.plain(made), 0o644, self._draft)
            try:
                self._finish(pending, made, lambda share: told((1 + share) / 2))
            except BaseException:
                self._take_back(pending, made)
                raise
            return made

    def log(self) -> tuple[Change, ...]:
        """The changes that were made, the oldest first."""
        return tuple(
            changes.load(file) for file in sorted(self._place.glob("[0-9]*.json")) if not file.name.endswith(_PENDING)
        )

    def undo(self, number: int | None = None) -> Change:
        """Turn a change round: the last one that stands, or that with this number. The undoing is a change too.

        Raises ``RefusedError`` when there is nothing to undo, or when what the change put in was altered since.
        """
        last = self.standing(number)
        undone = self.change(undoing(last), self.turning(last), undoes=last.number)
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

    def turning(self, made: Change) -> Edit:
        """The edit that undoes a change. It raises ``RefusedError`` when what the change put in was altered since."""
        kept = {one.name: one for one in made.files}
        texts = self._texts(made.number)
        return lambda read: Each(kept, lambda name: _turned(changes.whole(kept[name], texts), read(name)))

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
            self._sweep()
            for pending in sorted(self._place.glob(f"*{_PENDING}")):
                self._finish(pending, changes.load(pending))
            yield
        finally:
            with suppress(OSError):  # then the next one does it
                self._sweep()
            lock.release()

    def _sweep(self) -> None:
        """Throw away what a change that was not made left behind: one that failed, or of a process that died."""
        self._draft.unlink(missing_ok=True)
        for texts in self._place.glob(f"*{_TEXTS}"):
            if not any(texts.with_suffix(ending).exists() for ending in (".json", _PENDING)):
                texts.unlink(missing_ok=True)

    def _texts(self, number: int) -> Path:
        """The file for the long texts of a change."""
        return self._place / f"{number:06}{_TEXTS}"

    def _finish(self, pending: Path, made: Change, told: Progress = nobody) -> None:
        """Do what is written down and not done yet. A file that somebody altered in between is left as it is."""
        altered: list[str] = []
        for number, one in enumerate(made.files):
            told(number / len(made.files))
            if not self._done(one, made.number):
                altered.append(one.name)
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
            self._done(one.turned, made.number)
        pending.unlink(missing_ok=True)

    def _done(self, splice: Kept, number: int) -> bool:
        """Make the change of one file unless it is made; false when the file says something else."""
        now = self.read(splice.name)
        if changes.sha(now) == splice.after:
            return True
        if changes.sha(now) != splice.before:
            return False
        file = self.folder / splice.name
        if splice.after is None:
            file.unlink()
            files.sync(file.parent)
            return True
        file.parent.mkdir(parents=True, exist_ok=True)
        mode = file.stat().st_mode & 0o777 if file.exists() else 0o644
        text = changes.applied(changes.whole(splice, self._texts(number)), now or "")
        files.write(file, text.encode(), mode, self._draft)
        return True


def undoing(made: Change) -> Text:
    """What the undoing of a change is called."""
    return Text(f"ongedaan gemaakt: {made.what.nl}", f"undone: {made.what.en}")


def _turned(made: Splice[str], now: str | None) -> str | None:
    """What a file should say to undo a change of it: what it put in goes, what it took out comes back."""
    if changes.sha(now) == made.after:
        back = changes.applied(made.turned, now or "")
    elif now is not None and made.inserted and now.count(made.inserted) == 1:
        back = now.replace(made.inserted, made.removed)  # the file grew elsewhere since
    elif now is not None and changes.sha(now) == made.before:
        return now
    else:
        raise _altered(made.name)
    return None if made.before is None and not back.strip() else back


def _altered(name: str) -> RefusedError:
    return refusal(
        f"{name} is sinds die wijziging veranderd op dezelfde plaats; er is niets ongedaan gemaakt.",
        f"{name} was altered in the same place since that change; nothing was undone.",
    )
