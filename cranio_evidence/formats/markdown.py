"""How is a list of publications written for people to read?"""

from cranio_evidence.cite import block
from cranio_evidence.faults import RefusedError
from cranio_evidence.formats.entries import Lost
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang

_STYLE = "vancouver"


def write(references: tuple[Reference, ...], lang: Lang) -> tuple[str, list[Lost]]:
    """A numbered list in Vancouver style; what cannot be cited is left out, and told."""
    lost: list[Lost] = []
    kept: list[Reference] = []
    for reference in references:
        try:
            block((reference,), _STYLE, lang, form="markdown")
        except RefusedError as error:
            lost.append(Lost(reference.key, error.message))
        else:
            kept.append(reference)
    return (block(tuple(kept), _STYLE, lang, form="markdown").text + "\n" if kept else ""), lost
