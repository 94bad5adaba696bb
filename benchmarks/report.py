"""What did the benchmarks find? Writes ``docs/performance.md`` from the numbers that they kept.

``make bench`` ends with this and with ``plot.py``, which draws the picture in it.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from commands import MEASURED

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
_TOP = """# How fast it is

Made by `make bench` (`benchmarks/report.py`); do not edit. Times are medians of cold runs that take turns, unless said
otherwise, on {machine}. What counts is the ratio within one run. The raw numbers stand in `benchmarks/measured/`.
Records are made up (`benchmarks/synthetic.py`), but for the start, the letters and the citations.
"""
_TABLE = "| operation | ours | rival | ratio | bound | holds |\n|---|---|---|---|---|---|"


def numbers(name: str) -> dict[str, Any]:
    """The numbers that a benchmark kept; empty where it was not run."""
    file = MEASURED / f"{name}.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return found


def _seconds(value: float) -> str:
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.1f} ms" if value < 0.01 else f"{value * 1000:.0f} ms"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _held(value: float, bound: float) -> tuple[str, str]:
    return f"at most {bound:g}", "yes" if value <= bound else f"**no**: x{value / bound:.2f} of it"


def start(told: dict[str, Any]) -> Iterator[str]:
    """The start of commands beside a Typer program of one line and one that prints a table."""
    for name, beside, bound in (
        ("list", "typer", 1.3), ("list, table", "typer, table", 1.3), ("TAB key", "typer", 1.0),
        ("show", "typer", None),
        ("search", "typer", None), ("cite", "typer", None), ("letter", "typer", None), ("--version", "typer", None),
    ):  # fmt: skip
        ours, bare = told[name], told[beside]
        ratio = ours["median"] / bare["median"]
        shown = f"{_seconds(ours['median'])} ({_seconds(ours['low'])} to {_seconds(ours['high'])})"
        limits = _held(ratio, bound) if bound else ("", "")
        yield _row(f"`evidence {name}`" if name != "TAB key" else "the TAB key", shown,
                   f"{beside} {_seconds(bare['median'])}", f"x{ratio:.2f}", *limits)  # fmt: skip


def letters(told: dict[str, float]) -> Iterator[str]:
    """Letters beside the start of a command and the import of their library."""
    ratio = told["text"] / told["start"]
    yield _row("a letter as text", _seconds(told["text"]), f"our own start {_seconds(told['start'])}", f"x{ratio:.2f}",
               *_held(ratio, 1.5))  # fmt: skip
    for form, library in (("docx", "import docx"), ("pdf", "import typst")):
        more = told[form] - told[library]
        yield _row(f"a letter as {form.upper()}", _seconds(told[form]), f"{library} {_seconds(told[library])}",
                   f"{_seconds(more)} more", *_held(more, 0.5))  # fmt: skip


def citations(told: dict[str, Any]) -> Iterator[str]:
    """Lists of references beside pandoc and citeproc-py."""
    for name, took in told.items():
        style, size = name.split(" ")
        for rival in ("pandoc", "citeproc-py"):
            ratio = took[rival] / took["ours"]
            least = took["least"] if rival == "pandoc" else 0
            limits = (f"at least {least:g}", "yes" if ratio >= least else "**no**") if least else ("", "")
            yield _row(f"{size} references in {style}", _seconds(took["ours"]), f"{rival} {_seconds(took[rival])}",
                       f"x{ratio:.0f}", *limits)  # fmt: skip


def rivals(told: dict[str, Any]) -> Iterator[str]:
    """Loading and asking beside papis and coBib; a ratio below 1 is one that the rival wins."""
    for size, questions in told.items():
        for question, took in questions.items():
            for rival in (one for one in took if one != "ours"):
                yield _row(f"{question}, {size} records", _seconds(took["ours"]), f"{rival} {_seconds(took[rival])}",
                           f"x{took[rival] / took['ours']:.1f}", "", "")  # fmt: skip


def scale(told: dict[str, Any]) -> Iterator[str]:
    """How compiling, memory, a question and search grow with the number of records."""
    yield "## From a hundred to a million records\n"
    yield "![time and memory beside the number of records](images/performance.svg)\n"
    yield _row("records", "compile", "peak memory", "after one edit", "peak memory", "list, `--limit 20`",
               "search p50 / p95 / p99", "bound on p95")  # fmt: skip
    yield _row(*["---"] * 8)
    asked = told["list, median seconds"]["by complaint"]
    first = next(iter(asked.values()))
    for size, found in told["compiled"].items():
        whole, edit = found["whole"], found.get("after an edit")
        again = (_seconds(edit["seconds"]), f"{edit['peak MB']:.0f} MB") if edit else ("", "")
        listed = f"{_seconds(asked[size])} (x{asked[size] / first:.2f})" if size in asked else ""
        speed = told["search, milliseconds"].get(size)
        shown = f"{speed['p50']:.1f} / {speed['p95']:.1f} / {speed['p99']:.1f} ms" if speed else ""
        bound = f"{speed['bound']:g} ms: {'yes' if speed['p95'] <= speed['bound'] else '**no**'}" if speed else ""
        yield _row(size, _seconds(whole["seconds"]), f"{whole['peak MB']:.0f} MB", *again, listed, shown, bound)
    yield "\nThe list may take at most x1.5 of the smallest library on the largest. Other questions, on the largest:\n"
    for name, took in told["list, median seconds"].items():
        values = list(took.values())
        yield f"- {name}: {_seconds(values[-1])}, x{values[-1] / values[0]:.2f}"


def page() -> str:
    """The whole page."""
    kept = {name: numbers(name) for name in ("start", "letters", "rivals", "citations", "loading", "scale")}
    machine = next(one["machine"] for one in kept.values() if one)
    about = f"{machine['processors']} processors, {machine['system'].split('-with-')[0]}, Python {machine['python']}"
    parts = [_TOP.format(machine=about), _TABLE]
    for name, rows in (("start", start), ("letters", letters), ("rivals", rivals), ("citations", citations)):
        if kept[name]:
            parts += rows(kept[name]["numbers"])
    if kept["loading"]:
        took = kept["loading"]["numbers"]
        ratio, alone = took["compiled"] / took["yaml alone"], f"PyYAML alone {_seconds(took['yaml alone'])}"
        what = "read, check and compile the packaged library"
        parts.append(_row(what, _seconds(took["compiled"]), alone, f"x{ratio:.2f}", *_held(ratio, 4)))
    if kept["scale"]:
        parts += ["", *scale(kept["scale"]["numbers"])]
    note = MEASURED / "notes.md"
    return "\n".join([*parts, "", note.read_text(encoding="utf-8") if note.is_file() else ""]).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(page())
