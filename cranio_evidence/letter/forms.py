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
    """The therapist's own Word file with its placeholders filled.

    Raises ``RefusedError`` where the letter is a draft and the template has no place to say so.
    """
    from cranio_evidence.letter.template import fill, placeholders  # noqa: PLC0415 - only a Word file needs it

    asked = set(placeholders(template))
    if values.get("concept") and asked <= set(values) and not asked & {"concept", "draft"}:
        raise refusal(
            "Uw sjabloon heeft geen veld {{ concept }}, en deze brief moet als concept of voorbeeld te herkennen zijn: "
            "zet het veld erin, of vul de datum van de toestemming in.",
            "Your template has no field {{ draft }}, and this letter must be recognisable as a draft or a sample: add "
            "the field, or fill in the date of the consent.",
        )
    return fill(template, values)
