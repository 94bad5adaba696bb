"""What is left when a process dies while it writes?"""

import os
from collections.abc import Callable

import pytest

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can copy a process")
_STEPS = ("open", "fsync", "replace", "rename", "unlink", "mkdir")


def killed(step: int, action: Callable[[], object]) -> int:
    """Do something in a process that dies at this step of writing; its exit code, 0 where it was done before."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        taken = 0

        def counted(real: object) -> object:
            def call(*arguments: object, **named: object) -> object:
                nonlocal taken
                taken += 1
                if taken == step:
                    os._exit(137)
                return real(*arguments, **named)  # type: ignore[operator]

            return call

        for name in _STEPS:
            setattr(os, name, counted(getattr(os, name)))
        action()
    except BaseException:  # noqa: BLE001 - this process must not come back
        os._exit(1)
    os._exit(0)
