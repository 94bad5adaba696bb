"""How long does it take before a question is answered, against the least that a Typer program can take?

Prints a line for each question: the median seconds of runs that take turns with a Typer program of one line (for a
table: one that prints twenty rows with rich), how many times that it is, and between which two times half of the turns
lay. Ends with 1 when a bound is broken.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

from commands import keep, spread, turns

HERE = Path(__file__).parent
TURNS = 31
BOUND = 1.3
TAB = 1.0  # somebody is typing
EVIDENCE = [sys.executable, "-m", "cranio_evidence"]
LIST = [*EVIDENCE, "list", "--condition", "migraine"]
BARE = {
    "typer": [sys.executable, str(HERE / "bare.py")],
    "typer, table": [sys.executable, str(HERE / "bare_table.py")],
}
# Each question, the program it is beside, and at most how many times as long it may take (none: only shown).
CASES: dict[str, tuple[list[str], str, float | None]] = {
    "list": (LIST, "typer", BOUND),
    "list, table": ([*LIST, "--format", "table"], "typer, table", BOUND),
    "show": ([*EVIDENCE, "show", "haller2016neck"], "typer", None),
    "search": ([*EVIDENCE, "search", "castro", "sanchez", "rug"], "typer", None),
    "cite": ([*EVIDENCE, "cite", "haller2016neck"], "typer", None),
    "letter": ([*EVIDENCE, "letter", "--condition", "nekpijn"], "typer", None),
    "TAB key": ([*EVIDENCE, "--complete", "bash", "show", "hal"], "typer", TAB),
    "--version": ([*EVIDENCE, "--version"], "typer", None),
}


def measured() -> Iterator[bool]:
    """Measure, print a line for each question, and say whether its bound holds."""
    commands = BARE | {name: words for name, (words, _, _) in CASES.items()}
    with tempfile.TemporaryDirectory() as folder:  # an empty one, so that nothing in it is taken for a module
        took = turns(commands, TURNS, Path(folder))
    keep("start", {name: spread(seconds) for name, seconds in took.items()})
    for name, beside in ((name, "typer") for name in BARE):
        print(
            "start", name, f"{median(took[name]):.4f} s", f"x{median(took[name]) / median(took[beside]):.2f}", sep="\t"
        )
    for name, (_, beside, bound) in CASES.items():
        ratio = median(took[name]) / median(took[beside])
        low, _, high = quantiles((one / bare for one, bare in zip(took[name], took[beside], strict=True)), n=4)
        told = f"at most x{bound}, beside {beside}" if bound else f"beside {beside}"
        print("start", name, f"{median(took[name]):.4f} s", f"x{ratio:.2f} ({low:.2f}-{high:.2f})", told, sep="\t")
        yield bound is None or ratio <= bound


def main() -> int:
    """Whether every bound holds."""
    return int(not all(list(measured())))


if __name__ == "__main__":
    sys.exit(main())
