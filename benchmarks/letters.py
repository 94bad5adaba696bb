"""How long does a letter take, as text, Word and PDF?

Prints a line for each: the median seconds of runs that take turns. Text is beside the start of ``evidence`` and of a
Typer program of one line; Word and PDF are beside a Python that only imports their library. Ends with 1 when a bound is
broken.
"""

import sys
import tempfile
from pathlib import Path

from commands import keep, medians

HERE = Path(__file__).parent
TURNS = 11
TEXT = 1.5  # times the start of the command
EXTRA = 0.5  # seconds more than importing the library


def main() -> int:
    """Measure all, print, and say whether the bounds hold."""
    evidence = [sys.executable, "-m", "cranio_evidence"]
    letter = [*evidence, "letter", "--condition", "nekpijn"]
    cases = {
        "typer": [sys.executable, str(HERE / "bare.py")],
        "start": [*evidence, "list", "--condition", "nekpijn", "--format", "keys"],
        "text": letter,
        "import docx": [sys.executable, "-c", "import docx"],
        "docx": [*letter, "--anonymous", "-o", "letter.docx", "--force"],
        "import typst": [sys.executable, "-c", "import typst"],
        "pdf": [*letter, "--anonymous", "-o", "letter.pdf", "--force"],
    }
    with tempfile.TemporaryDirectory() as folder:
        took = medians(cases, TURNS, Path(folder))
    keep("letters", took)
    text = took["text"] / took["start"]
    more = {form: took[form] - took[f"import {name}"] for form, name in (("docx", "docx"), ("pdf", "typst"))}
    print(
        "letter",
        *(f"{name} {seconds:.3f} s (x{seconds / took['typer']:.2f})" for name, seconds in took.items()),
        sep="\t",
    )
    print("letter", f"text / start x{text:.2f} (at most x{TEXT})", sep="\t")
    print(
        "letter",
        *(f"{form} {extra:.3f} s more than its library (at most {EXTRA})" for form, extra in more.items()),
        sep="\t",
    )
    return int(text > TEXT or max(more.values()) > EXTRA)


if __name__ == "__main__":
    sys.exit(main())
