"""How do compiling, memory and a question grow with the number of records?

``python benchmarks/scale.py [SIZE ...] [--folder FOLDER]``: by default 100 to 1,000,000 (half an hour, and 6 GB of
disk); ``100 1000`` is a quick run. Prints a line for each size and the ratios, and what questions to search take in
one process. All records are made up (``synthetic.py``). Ends with 1 when a bound is broken.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import searching
import synthetic
import yaml
from commands import ASK, keep, medians

from cranio_evidence.library import Library

SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)
TURNS = 11
BOUND = 1.5  # times the question on the smallest library
OPEN = """
import json, resource, sys, time
from cranio_evidence.library import Library
start = time.perf_counter()
library = Library.open(sys.argv[1], packaged=False)
took = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"seconds": took, "peak MB": peak, "problems": library.faulty, "notice": bool(library.notice)}))
"""
QUESTIONS = {
    "by complaint": ["--condition", synthetic.COMMON],
    "by rare complaint": ["--condition", synthetic.RARE],
    "three filters": ["--condition", synthetic.COMMON, "--comparator", "sham", "--since", "2015"],
    "by year": ["--design", "case-report", "--sort", "year"],
}


def opened(folder: Path) -> dict[str, Any]:
    """Open a library in a process of its own: seconds, peak memory, and how many records have a problem."""
    done = subprocess.run([sys.executable, "-c", OPEN, str(folder)], capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def edit(folder: Path) -> None:
    """Change one number of one study."""
    file = folder / "studies" / "part-000.jsonl"
    first, rest = file.read_text(encoding="utf-8").split("\n", 1)
    study = json.loads(first)
    study["unverified"][0] = {"nl": "Dit is nu anders.", "en": "This is other now."}
    file.write_text(f"{json.dumps(study)}\n{rest}", encoding="utf-8")


def as_yaml(folder: Path, target: Path) -> Path:
    """The library of a folder with its studies as YAML, as people write them."""
    (target / "references").mkdir(parents=True)
    for name in ("conditions.yaml", "outcomes.yaml", "references/part-000.jsonl"):
        (target / name).write_bytes((folder / name).read_bytes())
    lines = (folder / "studies" / "part-000.jsonl").read_text(encoding="utf-8").splitlines()
    text = yaml.safe_dump([json.loads(one) for one in lines], sort_keys=False, allow_unicode=True)
    (target / "studies.yaml").write_text(text, encoding="utf-8")
    return target


def measure(root: Path, sizes: list[int]) -> dict[str, Any]:
    """Compile each size, whole and after an edit, and put the questions to all of them in turns."""
    compiled: dict[str, dict[str, Any]] = {}
    for size in sizes:
        folder = synthetic.write(root / str(size), size)
        whole = opened(folder)
        edit(folder)
        snapshots = list((root / "cache").rglob("library-*.sqlite"))
        compiled[f"{size:,}"] = {
            "whole": whole,
            "after an edit": opened(folder),
            "text MB": sum(file.stat().st_size for file in folder.rglob("*.*")) / 1e6,
            "snapshot MB": max(file.stat().st_size for file in snapshots) / 1e6,
        }
        told = compiled[f"{size:,}"]
        print(
            f"{size:>9,}",
            *(
                f"{name} {told[name]['seconds']:.2f} s, {told[name]['peak MB']:.0f} MB"
                for name in ("whole", "after an edit")
            ),
            f"text {told['text MB']:.0f} MB",
            f"snapshot {told['snapshot MB']:.0f} MB",
            sep="\t",
            flush=True,
        )
    if 1_000 in sizes:
        compiled["1,000 as YAML"] = {"whole": opened(as_yaml(root / "1000", root / "yaml"))}
        print(f"1,000 YAML\twhole {compiled['1,000 as YAML']['whole']['seconds']:.2f} s")
    speeds = {f"{size:,}": _searched(root / str(size)) for size in sizes}
    asked: dict[str, dict[str, float]] = {}
    for name, words in QUESTIONS.items():
        command = ["list", *words, "--limit", "20", "--format", "keys"]
        cases = {f"{size:,}": [sys.executable, "-c", ASK, str(root / str(size)), *command] for size in sizes}
        asked[name] = medians(cases, TURNS)
        first = next(iter(asked[name].values()))
        shown = (f"{size}: {seconds * 1000:.0f} ms (x{seconds / first:.2f})" for size, seconds in asked[name].items())
        print(f"list {name}", *shown, sep="\t", flush=True)
    return {"compiled": compiled, "list, median seconds": asked, "search, milliseconds": speeds}


def _searched(folder: Path) -> dict[str, float]:
    """What questions to search take in one process, in a library that was compiled already."""
    speed = searching.measure(Library.open(folder, packaged=False))
    print(speed.told, flush=True)
    return speed._asdict() | {"bound": speed.bound}


def main() -> int:
    """Measure, print, keep the numbers, and say whether the bound holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sizes", nargs="*", type=int)
    parser.add_argument("--folder", type=Path, help="where the made-up records are written; by default a temporary one")
    given = parser.parse_args()
    sizes = sorted(given.sizes or SIZES)
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        os.environ["XDG_CACHE_HOME"] = str(Path(folder) / "cache")
        os.environ.pop("EVIDENCE_LIBRARY", None)
        found = measure(Path(folder), sizes)
    keep("scale", found)
    common = list(found["list, median seconds"]["by complaint"].values())
    ratio = common[-1] / common[0]
    print(f"list --condition --limit 20: the largest takes x{ratio:.2f} of the smallest (at most x{BOUND})")
    slow = [size for size, one in found["search, milliseconds"].items() if one["p95"] > one["bound"]]
    print("search: 95 % of the questions are over the bound at", *slow or ["no size"])
    return int(ratio > BOUND or bool(slow))


if __name__ == "__main__":
    sys.exit(main())
