"""How long does it take to read a large BibTeX file, against bibtexparser itself, and how much memory?

``importing.py``: reads 10,000 entries in turns with our reader and with bibtexparser 2 as far as it comes by itself:
names split and LaTeX decoded. Then reads 10,000 and 100,000 entries of each format from a file, one after the other,
each in a process of its own, and prints how much more memory the larger one took. The same for the command ``evidence
import`` with files of BibTeX, and for the first question after it. Ends with 1 when a bound is broken.
"""

import gc
import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import (
    LatexDecodingMiddleware,
    RemoveEnclosingMiddleware,
    ResolveStringReferencesMiddleware,
    SeparateCoAuthors,
    SplitNameParts,
)
from publications import publications

from cranio_evidence import formats
from cranio_evidence.formats.entries import Entry
from cranio_evidence.reference import Reference

SIZE, LARGE = 10_000, 100_000
TURNS = 3
MOST = 0.5  # of the time that bibtexparser takes
MORE = 2  # times the memory that a file of a tenth of the size takes; the keys that were seen are kept
MEGABYTES = 200  # that the command needs
LONGER = 20  # times what a file of a tenth of the size takes
FORMS = ("bibtex", "biblatex", "ris", "nbib", "csljson", "csv", "yaml")


def ours(text: str) -> int:
    """The entries that our reader finds."""
    return len(formats.read(text.encode(), "many.bib").entries)


def theirs(text: str) -> int:
    """The entries that bibtexparser finds, with names split and LaTeX decoded, in the order that keeps braces."""
    stack = [
        ResolveStringReferencesMiddleware(),
        RemoveEnclosingMiddleware(),
        SeparateCoAuthors(),
        SplitNameParts(),
        LatexDecodingMiddleware(),
    ]
    return len(parse_string(text, parse_stack=stack).entries)


def seconds(reader: Callable[[str], int], text: str) -> float:
    """How long a reader takes; it must find every entry."""
    gc.collect()
    start = time.perf_counter()
    found = reader(text)
    took = time.perf_counter() - start
    if found != SIZE:
        sys.exit(f"{reader.__name__} found {found} of {SIZE}")
    return took


def written(form: str, size: int, folder: Path) -> Path:
    """A file with so many publications, the same thousand again and again with other numbers."""
    file = folder / f"{size}{formats.WRITERS[form]}"
    made = [one._replace(title=f"{one.title} na\u00efve {number}") for number, one in enumerate(publications(1000))]
    apart = {"csljson": ("[\n", ",\n", "\n]\n"), "csv": (formats.write((), "csv").text, "", "")}
    head, between, foot = apart.get(form, ("", "\n", ""))
    with file.open("w", encoding="utf-8") as stream:
        stream.write(head)
        for number in range(size):
            one = _numbered(made[number % 1000], number // 1000)
            stream.write((between if number else "") + formats.piece(one, form))
        stream.write(foot)
    return file


def _numbered(reference: Reference, number: int) -> Reference:
    """The publication as another one: whatever tells two of them apart is other."""
    return reference._replace(
        key=f"{reference.key}-{number}",
        title=f"{reference.title} {number}",
        doi=f"10.1000/{number}.{reference.key}",
        pmid=f"{number + 1}{reference.key.removeprefix('synthetic'):>04}",
    )


def peak(file: Path) -> tuple[int, float]:
    """The most memory, in MB, that a process needs to read a file one by one, and the seconds it took."""
    done = subprocess.run([sys.executable, __file__, str(file)], capture_output=True, check=True, encoding="utf-8")
    found, megabytes, took = done.stdout.split()
    if int(found) != int(file.stem):
        sys.exit(f"{file.name}: {found} found")
    return int(megabytes), float(took)


def one_by_one(file: Path) -> None:
    """Read a file without keeping what is in it, and print how many entries, at most how many MB, and how long."""
    start = time.perf_counter()
    with file.open("rb") as stream:
        found = sum(isinstance(one, Entry) for one in formats.stream(io.BufferedReader(stream), file.name)[1])
    took = time.perf_counter() - start
    print(found, _most_memory() // 1024, f"{took:.2f}")


def command(*words: str) -> tuple[int, float]:
    """The most memory, in MB, that a command of ``evidence`` needs in a process of its own, and the seconds it took."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, __file__, "evidence", *words], capture_output=True, check=True, encoding="utf-8"
    )
    return int(done.stdout.rpartition("\n")[2]), time.perf_counter() - start


def evidence(words: list[str]) -> None:
    """Give a command, and print at most how many MB it needed."""
    from cranio_evidence.cli.app import run  # noqa: PLC0415 - the readers are measured without it

    if run(words):
        sys.exit(f"evidence {' '.join(words)} failed")
    sys.stdout.write(f"{_most_memory() // 1024}")


def whole_command(folder: Path) -> bool:
    """Measure the command, and whether its bounds hold."""
    os.environ |= {name: str(folder / name) for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME")}
    took: dict[int, tuple[int, float]] = {}
    for size in (SIZE, LARGE):
        shelf = folder / f"shelf{size}"
        took[size] = command("import", str(written("bibtex", size, folder)), "--yes", "--library", str(shelf))
        found = sum(one.read_text(encoding="utf-8").count("- key: ") for one in (shelf / "studies").iterdir())
        if found != size:
            sys.exit(f"evidence import: {found} of {size} came in")
        asked = command("list", "--limit", "20", "--library", str(shelf))
        print(f"first question after {size}\t{asked[1]:.1f} s\t{asked[0]} MB", flush=True)
    more, longer = (took[LARGE][one] / took[SIZE][one] for one in (0, 1))
    print(
        f"evidence import of {LARGE}\t{took[LARGE][1]:.1f} s (x{longer:.1f} of {SIZE})\tbound x{LONGER}\t"
        f"{took[LARGE][0]} MB (x{more:.2f})\tbound x{MORE}, {MEGABYTES} MB",
        flush=True,
    )
    return bool(more <= MORE and took[LARGE][0] <= MEGABYTES and longer <= LONGER)


def _most_memory() -> int:
    """In kB; what ``getrusage`` says of a new process is that of the one which started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def main() -> bool:
    """Measure everything, and say whether the bounds hold."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = written("bibtex", SIZE, folder).read_text(encoding="utf-8")
        runs = [(seconds(ours, text), seconds(theirs, text)) for _ in range(TURNS)]
        mine, other = (statistics.median(each) for each in zip(*runs, strict=True))
        print(f"{SIZE} BibTeX\tours {mine:.2f} s\tbibtexparser {other:.2f} s\tx{mine / other:.2f}\tbound x{MOST}")
        holds = bool(mine <= MOST * other)
        for form in FORMS:
            (small, _), (large, took) = (peak(written(form, size, folder)) for size in (SIZE, LARGE))
            print(f"{LARGE} {form}\t{took:.1f} s\t{large} MB\t(x{large / small:.2f} of {SIZE})\tbound x{MORE}")
            sys.stdout.flush()
            holds = holds and large <= MORE * small
        return whole_command(folder) and holds


if __name__ == "__main__":
    if sys.argv[1:2] == ["evidence"]:
        evidence(sys.argv[2:])
    elif len(sys.argv) > 1:
        one_by_one(Path(sys.argv[1]))
    else:
        sys.exit(not main())
