"""In which format is a file, going by what stands in it and what it is called?"""

import re
from collections.abc import Sequence

from cranio_evidence.formats import csv

_EXTENSIONS: dict[str, str] = {
    "bib": "bibtex", "bibtex": "bibtex", "biblatex": "biblatex", "ris": "ris", "nbib": "nbib", "medline": "nbib",
    "json": "csljson", "csljson": "csljson", "csv": "csv", "tsv": "csv", "tab": "csv", "yaml": "yaml", "yml": "yaml",
}  # fmt: skip
_BIB = re.compile(r"\s*@\w+\s*[{(]")
_LATEX = re.compile(
    r"[\s,{]@?(?:journaltitle|langid|date|location|shortjournal|eprinttype|report)\s*[={]", re.IGNORECASE
)
_RIS = re.compile(r"\s{0,3}TY {1,2}-(?: |$)")
_NBIB = re.compile(r"(?:PMID|OWN |UI  )- ?\S")
_JSON = re.compile(r"\s*[\[{]\s*(?:$|[\[{\]}\"])")
_YAML = re.compile(r"(?:references|- (?:key|id|kind|title)) *:")


# What gives a format away, in the order in which it is looked for.
_SIGNS = (("ris", _RIS), ("nbib", _NBIB), ("bibtex", _BIB), ("yaml", _YAML))


def form(lines: Sequence[str], name: str) -> str:
    """A key of ``READERS``, or nothing. ``lines``: the first of the file; ``name``: what it is called."""
    named = _EXTENSIONS.get(name.rpartition(".")[2].strip().lower(), "") if "." in name else ""
    filled = [line for line in lines if line.strip()]
    if named != "yaml" and filled and _JSON.match(filled[0]):
        return "csljson"
    found = next((known for known, sign in _SIGNS if any(map(sign.match, filled))), "")
    if found == "bibtex":
        return "biblatex" if any(map(_LATEX.search, filled)) else "bibtex"
    return found or named or ("csv" if filled and _is_table(filled[0]) else "")


def _is_table(line: str) -> bool:
    known = [csv.heading(cell.strip(' "')) for cell in line.split(csv.delimiter(line))]
    return "title" in known and len([one for one in known if one]) > 1
