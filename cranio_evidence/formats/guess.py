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


def form(lines: Sequence[str], name: str) -> str:
    """A key of ``READERS``, or nothing. ``lines``: the first of the file; ``name``: what it is called."""
    extension = name.rpartition(".")[2].strip().lower() if "." in name else ""
    named = _EXTENSIONS.get(extension, "")
    filled = [line for line in lines if line.strip()]
    if any(map(_RIS.match, filled)):
        return "ris"
    if any(map(_NBIB.match, filled)):
        return "nbib"
    if named != "yaml" and filled and _JSON.match(filled[0]):
        return "csljson"
    if any(map(_BIB.match, filled)):
        return "biblatex" if any(map(_LATEX.search, filled)) else "bibtex"
    if any(map(_YAML.match, filled)):
        return "yaml"
    if named:
        return named
    headings = filled[0].split(csv.delimiter(filled[0])) if filled else []
    known = [csv.heading(cell.strip(' "')) for cell in headings]
    return "csv" if "title" in known and len([one for one in known if one]) > 1 else ""
