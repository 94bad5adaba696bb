"""How long do lists of references take, against pandoc and citeproc-py with the same items and style?

``citations.py [SIZE...]``: how many references (10, 1,000 and 10,000 where none is named; the last takes minutes in
APA, because of the others). Prints a line for each style and size: the median seconds of runs that take turns, and how
many times ours that is. Ours and citeproc-py are timed from the items in memory to the text, pandoc as the program that
it is; ours checks every entry for completeness, and must print what pandoc prints. The last line is the command
``evidence cite`` with ten references, beside the start of ``evidence`` without citing, and beside the least that a
command can be, a Typer program of one line. Ends with 1 when a bound is broken.
"""

import gc
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from commands import keep, medians
from publications import publications

from cranio_evidence import processor
from cranio_evidence.cite import block
from cranio_evidence.cite.csl import csl
from cranio_evidence.library import Library
from cranio_evidence.reference import Reference

HERE = Path(__file__).parent
RIVAL = HERE.parent / ".venv-rivals" / "bin" / "python"
FILES = {"vancouver": "nlm-citation-sequence", "apa": "apa"}
SIZES = (10, 1_000, 10_000)
TURNS = {10: 7, 1_000: 3}
# How many times as long pandoc must take at least, and the command at most.
MEASURED: dict[str, dict[str, float]] = {}
AT_LEAST = {("vancouver", 10_000): 10.0, ("apa", 1_000): 100.0}
COMMAND = 1.3
COMMAND_TURNS = 15


class Run(NamedTuple):
    """How long it took, in seconds, and what it printed: the entries without their numbers."""

    seconds: float
    entries: list[str]


def ours(made: tuple[Reference, ...], style: str) -> Run:
    """Our own formatter, with its check of every entry."""
    gc.collect()
    start = time.perf_counter()
    text = block(made, style, "en").text
    return Run(time.perf_counter() - start, _entries(text.splitlines()))


def pandoc(style: str, items: Path) -> Run:
    """Pandoc's citation processor."""
    file = processor.style_file(FILES[style])
    command = [
        str(processor.pandoc(style)),
        "-f",
        "csljson",
        "-t",
        "plain",
        "--wrap=none",
        "--citeproc",
        f"--csl={file}",
    ]
    start = time.perf_counter()
    done = _output([*command, "-M", "lang=en-GB", str(items)])
    return Run(time.perf_counter() - start, _entries(done.splitlines()))


def citeproc_py(style: str, items: Path) -> Run:
    """Python's citation processor, in an environment of its own."""
    file = processor.style_file(FILES[style])
    seconds, *lines = _output([str(RIVAL), str(HERE / "with_citeproc_py.py"), str(file), str(items)]).splitlines()
    return Run(float(seconds), _entries(lines))


def _output(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


def _entries(lines: list[str]) -> list[str]:
    """Each entry with single spaces, without its number."""
    folded = (" ".join(line.split()) for line in lines if line.strip())
    return [
        rest.strip() if number.isdigit() else f"{number}.{rest}"
        for number, _, rest in (one.partition(".") for one in folded)
    ]


def compare(style: str, size: int, folder: Path) -> bool:
    """Measure all three, print the line, and say whether the bound holds."""
    made = publications(size)
    items = folder / f"{size}.json"
    items.write_text(json.dumps([csl(one, "en") for one in made]), encoding="utf-8")
    engines: dict[str, Callable[[], Run]] = {
        "ours": lambda: ours(made, style),
        "pandoc": lambda: pandoc(style, items),
        "citeproc-py": lambda: citeproc_py(style, items),
    }
    runs: dict[str, list[Run]] = {name: [] for name in engines}
    for _ in range(TURNS.get(size, 1)):
        for name, engine in engines.items():
            runs[name].append(engine())
    took = {name: statistics.median(one.seconds for one in found) for name, found in runs.items()}
    least = AT_LEAST.get((style, size), 0.0)
    ratio = took["pandoc"] / took["ours"]
    # Sorted, as pandoc's order goes by given names that APA does not print.
    same = sorted(runs["ours"][0].entries) == sorted(runs["pandoc"][0].entries)
    told = [f"{name} {took[name]:.4f} s (x{took[name] / took['ours']:.0f})" for name in took]
    print(f"{style}\t{size}", *told, f"bound x{least:.0f}" if least else "", "" if same else "TEXT DIFFERS", sep="\t")
    sys.stdout.flush()
    MEASURED[f"{style} {size:,}"] = {**took, "same": same, "least": least}
    return same and ratio >= least


def command() -> bool:
    """Measure the command with ten references beside others, print the line, and say whether the bound holds."""
    keys = [one.study.key for one in Library.open().select() if one.study.citable][:10]
    evidence = [sys.executable, "-m", "cranio_evidence"]
    cases = {
        "typer": [sys.executable, str(HERE / "bare.py")],
        "start": [*evidence, "list", "--condition", "migraine", "--format", "keys"],
        "cite": [*evidence, "cite", *keys],
    }
    took = medians(cases, COMMAND_TURNS)
    ratio = took["cite"] / took["start"]
    told = [f"{name} {seconds:.4f} s (x{seconds / took['typer']:.2f})" for name, seconds in took.items()]
    print("command\t10", *told, f"cite / start x{ratio:.2f} (at most x{COMMAND})", sep="\t")
    return ratio <= COMMAND


def main() -> int:
    """Measure everything."""
    sizes = [int(one) for one in sys.argv[1:]] or list(SIZES)
    with tempfile.TemporaryDirectory() as folder:
        kept = [compare(style, size, Path(folder)) for size in sizes for style in FILES]
    keep("citations", MEASURED)
    return int(not all([*kept, command()]))


if __name__ == "__main__":
    sys.exit(main())
