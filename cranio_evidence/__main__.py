"""What happens when somebody types ``evidence``?"""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from cranio_evidence import __version__  # noqa: PLC0415 - the quickest way out

        sys.stdout.write(f"evidence {__version__}\n")
        return
    from cranio_evidence.cli.app import run  # noqa: PLC0415 - only what is needed is loaded

    sys.exit(run(arguments))


if __name__ == "__main__":
    main()
