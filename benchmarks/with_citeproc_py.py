"""Cite with citeproc-py, in the environment that has it: ``with_citeproc_py.py STYLE_FILE ITEMS_FILE``.

Prints the seconds it took from the items in memory to the text, then the text, one entry a line.
"""

import json
import sys
import time
import warnings
from pathlib import Path

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON


def main(style: str, items: str) -> None:
    """Read both files, cite, and print."""
    warnings.simplefilter("ignore")
    works = json.loads(Path(items).read_text(encoding="utf-8"))
    start = time.perf_counter()
    source = CiteProcJSON(works)
    bibliography = CitationStylesBibliography(
        CitationStylesStyle(style, locale="en-GB", validate=False), source, formatter.plain
    )
    for work in works:
        bibliography.register(Citation([CitationItem(work["id"])]))
    bibliography.sort()
    made = [str(entry) for entry in bibliography.bibliography()]
    print(time.perf_counter() - start)
    print(*made, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
