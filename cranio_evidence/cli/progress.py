"""How is somebody at a terminal told that something long goes on?"""

import sys
import time
from types import TracebackType
from typing import Any, Self

_PATIENCE = 1.0  # seconds before anything is shown


class Bar:
    """A bar on stderr, shown only on a terminal and only once the work takes more than a second.

    Call it with how much is done, from 0 to 1. ``what``: what is done, in the user's language.
    """

    def __init__(self, what: str) -> None:
        self._what = what
        self._started = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def __call__(self, share: float) -> None:
        """Show how much of the work is done."""
        if self._bar is None:
            if time.monotonic() - self._started < _PATIENCE or not sys.stderr.isatty():
                return
            self._bar = _bar()
            self._task = self._bar.add_task(self._what, total=1.0)
            self._bar.start()
        self._bar.update(self._task, completed=share)


def _bar() -> Any:
    from rich.console import Console  # noqa: PLC0415 - only a long compile at a terminal needs it
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
