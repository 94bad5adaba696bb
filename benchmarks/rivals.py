"""How do papis and coBib answer the same questions on the same records?

``python benchmarks/rivals.py [SIZE ...]``: by default 1,000 and 10,000 made-up records, given to each in the form it
reads best. Prints a line for each question: the median seconds of cold runs that take turns, ours first, each rival
with how many times ours that is. The rivals stand in ``.venv-rivals``; where they are missing, this says so and ends
with 2.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import run
from typing import Any

import synthetic
from commands import ASK, keep, medians, surroundings

SIZES = (1_000, 10_000)
TURNS = 7
RIVALS = Path(__file__).parent.parent / ".venv-rivals" / "bin"
WORD, SLIP = "migraine", "migranie"


def _ours(folder: Path, size: int) -> dict[str, list[str]]:
    """Write the records as our own library; the commands that ask for them."""
    library = synthetic.write(folder / "ours", size)
    start = [sys.executable, "-c", ASK, str(library)]
    return {
        "load": [*start, "list", "--limit", "1", "--format", "keys"],
        "list by complaint": [*start, "list", "--condition", f"made-up {WORD}", "--format", "keys"],
        "search with a typing error": [*start, "search", SLIP, "--format", "keys"],
    }


def _papis(folder: Path, size: int) -> dict[str, list[str]]:
    """Write the records as a papis library, a folder with a YAML file for each; the commands that ask for them."""
    documents = folder / "papis"
    for _, publication in synthetic.records(size):
        here = documents / publication["key"]
        here.mkdir(parents=True)
        fields = {
            "ref": publication["key"],
            "type": "article",
            "author": _authors(publication),
            "title": publication["title"],
            "year": int(publication["date"]),
            "journal": publication["journal"],
            "doi": publication["doi"],
            "papis_id": f"{abs(hash(publication['key'])):032x}",
        }
        lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
        (here / "info.yaml").write_text("".join(lines), encoding="utf-8")
    settings = folder / "config" / "papis" / "config"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"[settings]\ndefault-library = made-up\n[made-up]\ndir = {documents}\n", encoding="utf-8")
    start = [str(RIVALS / "papis"), "list", "--all", "--format", "{doc[ref]}"]
    return {"load": [*start, "ref:nothing"], "list by complaint": [*start, f"title:{WORD}"]}


def _cobib(folder: Path, size: int) -> dict[str, list[str]]:
    """Write the records as BibTeX for coBib; the commands that take them in and ask for them."""
    database = folder / "cobib"
    database.mkdir()
    (database / "config.py").write_text(
        "from cobib.config import config\n"
        f"config.database.file = {str(database / 'records.yaml')!r}\n"
        f"config.database.cache = {str(database / 'cache.json')!r}\n"
        f"config.logging.logfile = {str(database / 'log')!r}\n"
        "config.logging.version = None\n"
        "config.database.git = False\n",
        encoding="utf-8",
    )
    fields = ("author = {{{authors}}}", "title = {{{title}}}", "journal = {{{journal}}}", "year = {date}")
    entry = "@article{{{key},\n " + ",\n ".join(fields) + "\n}}\n"
    (database / "all.bib").write_text(
        "".join(entry.format(authors=_authors(one), **{k: v for k, v in one.items() if k != "authors"})
                for _, one in synthetic.records(size)),
        encoding="utf-8",
    )  # fmt: skip
    start = [str(RIVALS / "cobib"), "-c", str(database / "config.py"), "--porcelain"]
    run([*start, "init"], check=True, capture_output=True, env=surroundings(folder))
    return {
        "load": [*start, "add", "-b", str(database / "all.bib")],
        "list by complaint": [*start, "list", "++title", WORD],
        "search with a typing error": [*start, "search", "--fuzziness", "2", SLIP],
    }


def _authors(publication: dict[str, Any]) -> str:
    return " and ".join(f"{one['family']}, {one['given']}" for one in publication["authors"])


TOOLS: dict[str, Callable[[Path, int], dict[str, list[str]]]] = {"ours": _ours, "papis": _papis, "coBib": _cobib}


def measure(folder: Path, size: int) -> dict[str, dict[str, float]]:
    """The seconds of each question by tool; loading once, the rest the median of turns."""
    commands = {tool: write(folder, size) for tool, write in TOOLS.items()}
    environment = surroundings(folder)
    took: dict[str, dict[str, float]] = {"load": {}}
    for tool, questions in commands.items():
        start = time.perf_counter()
        run(questions["load"], check=True, capture_output=True, env=environment)
        took["load"][tool] = time.perf_counter() - start
    for question in ("list by complaint", "search with a typing error"):
        cases = {tool: questions[question] for tool, questions in commands.items() if question in questions}
        took[question] = medians(cases, TURNS, folder, environment)
    return took


def main() -> int:
    """Measure, print and keep the numbers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sizes", nargs="*", type=int)
    sizes = parser.parse_args().sizes or SIZES
    if not (RIVALS / "papis").exists():
        print("The rivals are not installed: make .venv-rivals/ready", file=sys.stderr)
        return 2
    found: dict[str, dict[str, dict[str, float]]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            found[f"{size:,}"] = measure(Path(folder), size)
        for question, took in found[f"{size:,}"].items():
            beside = (f"{tool} {seconds:.3f} s (x{seconds / took['ours']:.1f})" for tool, seconds in took.items())
            print("rivals", f"{size:,}", question, *beside, sep="\t", flush=True)
    keep("rivals", found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
