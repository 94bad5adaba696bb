"""What do Crossref and PubMed say of a publication, asked only when the user asks?"""

from collections.abc import Iterable, Iterator

from cranio_evidence.faults import RefusedError, refusal
from cranio_evidence.lookup import crossref, pubmed
from cranio_evidence.lookup.found import Found, doubts
from cranio_evidence.lookup.identifiers import Kind, identifier, is_doi
from cranio_evidence.lookup.notices import NOTICE_KINDS, Checked, EditorialNotice
from cranio_evidence.lookup.service import Service, UnansweredError
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Text

__all__ = [
    "NOTICE_KINDS",
    "Checked",
    "EditorialNotice",
    "Found",
    "Service",
    "UnansweredError",
    "by_doi",
    "by_pmid",
    "doubts",
    "identifier",
    "look_up",
    "notices",
]

_SURRENDER = 3  # questions in a row without an answer: the service is down, or there is no network
_NOT_ASKED = Text(
    "Niet gevraagd, omdat Crossref niet meer antwoordde: probeer het later opnieuw.",
    "Not asked, because Crossref had stopped answering: try again later.",
)


def look_up(kind: Kind, value: str, service: Service) -> Found:
    """A publication by the ``kind`` and ``value`` that ``identifier`` gave, with the editorial notices known of it.

    A DOI is asked of Crossref, a PMID of PubMed. Raises ``UnansweredError`` where the service was not reached or gave
    no usable answer, and ``RefusedError`` where it does not know the number or leaves out the title or journal.
    """
    if kind == "doi":
        return crossref.found(crossref.work(_checked_doi(value), service))
    return pubmed.found(pubmed.record(value, service))


def by_doi(doi: str, service: Service) -> Reference:
    """The publication with a DOI, from Crossref, without a key. Raises as ``look_up`` does."""
    return look_up("doi", doi, service).reference


def by_pmid(pmid: str, service: Service) -> Reference:
    """The publication with a PMID, from PubMed, without a key. Raises as ``look_up`` does."""
    return look_up("pmid", pmid, service).reference


def notices(dois: Iterable[str], service: Service) -> Iterator[Checked]:
    """The retractions, corrections and expressions of concern that Crossref knows of each different DOI, as they come.

    A DOI of which nothing could be learnt comes with its problem, and does not stop the rest; after three questions
    in a row without an answer the others are not asked any more, and say so. Raises nothing.
    """
    silent = 0
    last: float | None = None
    for doi in dict.fromkeys(one.strip().lower() for one in dois):
        if silent >= _SURRENDER:
            yield Checked(doi, problem=_NOT_ASKED)
            continue
        if last is not None and (rest := service.pause - (service.clock() - last)) > 0:
            service.sleep(rest)
        last = service.clock()
        try:
            checked = Checked(doi, crossref.notices(crossref.work(_checked_doi(doi), service)))
            silent = 0
        except RefusedError as error:
            checked = Checked(doi, problem=error.message)
            silent = silent + 1 if isinstance(error, UnansweredError) else 0
        yield checked


def _checked_doi(doi: str) -> str:
    """A DOI in small letters. Raises ``RefusedError`` for a text that is none."""
    if not is_doi(doi):
        raise refusal(
            f"'{doi}' is geen DOI: zo ziet er een uit: 10.1002/ca.23072.",
            f"'{doi}' is not a DOI: one looks like 10.1002/ca.23072.",
        )
    return doi.lower()
