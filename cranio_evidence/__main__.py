"""What happens when somebody types ``evidence``?"""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from cranio_evidence import __version__  # noqa: PLC0415 - the quickest way out

        sys.stdout.write(f"evidence {__version__}\n")
        return
    _command(arguments)


def _command(arguments: list[str]) -> None:
    import gc  # noqa: PLC0415 - only what is needed is loaded
    import os  # noqa: PLC0415
    from contextlib import suppress  # noqa: PLC0415

    # Nearly all that a command makes lives until it ends: look seldom for what could be thrown away.
    gc.set_threshold(100_000, 50, 50)
    from cranio_evidence.cli.app import run  # noqa: PLC0415

    code = run(arguments)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # there is none, or nobody reads it any more
            stream.flush()
    os._exit(code)  # all is said: taking the interpreter apart would take as long as the answer did


if __name__ == "__main__":
    main()
