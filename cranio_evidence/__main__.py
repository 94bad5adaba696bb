"""What happens when somebody types ``evidence``?"""

import sys

TYPE_CHECKING = False  # as in the front door
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> None:
    """Run the command line and leave with its exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from cranio_evidence import __version__  # noqa: PLC0415 - the quickest way out

        sys.stdout.write(f"evidence {__version__}\n")
        return
    import gc  # noqa: PLC0415 - only what is needed is loaded

    # Nearly all that a command makes lives until it ends: look seldom for what could be thrown away.
    gc.set_threshold(100_000, 50, 50)
    if arguments[:1] == ["--complete"]:  # the scripts of ``evidence completion`` ask, while somebody is typing
        from cranio_evidence.cli.complete import answer  # noqa: PLC0415

        answer(arguments[1:])
        _leave(0)
    from cranio_evidence.cli.app import run  # noqa: PLC0415

    _leave(run(arguments))


def _leave(code: int) -> "NoReturn":
    import os  # noqa: PLC0415 - only what is needed is loaded
    from contextlib import suppress  # noqa: PLC0415

    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # there is none, or nobody reads it any more
            stream.flush()
    os._exit(code)  # all is said: taking the interpreter apart would take as long as the answer did


if __name__ == "__main__":
    main()
