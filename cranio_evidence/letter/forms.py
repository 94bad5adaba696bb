"""In which forms can a letter be written?"""

from collections.abc import Callable, Mapping

from cranio_evidence.cite.runs import Runs
from cranio_evidence.faults import refusal
from cranio_evidence.letter import pages
from cranio_evidence.letter.document import Document


def _docx(document: Document) -> bytes:
    from cranio_evidence.letter.docx import docx  # noqa: PLC0415 - only a Word file needs it

    return docx(document)


def _pdf(document: Document) -> bytes:
    from cranio_evidence.letter.pdf import pdf  # noqa: PLC0415 - only a PDF needs it

    return pdf(document)


FORMS: dict[str, Callable[[Document], str | bytes]] = {**pages.PAGES, "docx": _docx, "pdf": _pdf}
# Which form a file has by the ending of its name.
ENDINGS = {".docx": "docx", ".pdf": "pdf", ".html": "html", ".md": "markdown", ".txt": "text"}


def chosen(name: str, template: str = "") -> str:
    """The form of a file by its name; refused where the ending is none of ``ENDINGS``, or not Word with a template."""
    ending = next((one for one in ENDINGS if name.lower().endswith(one)), "")
    if not ending or (template and ending != ".docx"):
        known = ".docx" if template else ", ".join(ENDINGS)
        raise refusal(f"De naam {name} moet eindigen op {known}.", f"The name {name} must end in {known}.")
    return ENDINGS[ending]


def filled(template: bytes, values: Mapping[str, str | Runs | tuple[Runs, ...]]) -> bytes:
    """The therapist's own Word file with its placeholders filled."""
    from cranio_evidence.letter.template import fill  # noqa: PLC0415 - only a Word file needs it

    return fill(template, values)
