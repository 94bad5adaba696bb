"""How long does it take to read, check and compile the library, against reading its YAML alone?

Prints one line: both times (the best of several), and their ratio beside its bound. Ends with 1 when it is over.
"""

import gc
import sqlite3
import sys
import time
from collections.abc import Callable

import yaml
from commands import keep

from cranio_evidence import folders, snapshot

BOUND = 4.0
TIMES = 7


def best(work: Callable[[], object]) -> float:
    """The shortest time in seconds that the work took."""
    found: list[float] = []
    for _ in range(TIMES):
        gc.collect()
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def parse() -> None:
    """Only PyYAML's C loader, over every YAML file of the library."""
    for path in folders.packaged().glob("*.yaml"):
        yaml.load(path.read_bytes(), yaml.CSafeLoader)


def compile_library() -> None:
    """Everything: YAML and BibTeX read with their lines, validated, checked, and written to a snapshot in memory."""
    with sqlite3.connect(":memory:") as connection:
        snapshot.compile_library(connection, (folders.packaged(),))


def main() -> int:
    """Measure both and say how they compare."""
    alone, whole = best(parse), best(compile_library)
    ratio = whole / alone
    keep("loading", {"yaml alone": alone, "compiled": whole})
    print(f"loading\tyaml alone {alone * 1000:.0f} ms\tcompiled {whole * 1000:.0f} ms\tx{ratio:.2f} (at most x{BOUND})")
    return int(ratio > BOUND)


if __name__ == "__main__":
    sys.exit(main())
