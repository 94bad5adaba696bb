"""Which DOI or PMID is meant by what somebody pasted?"""

import re
from typing import Literal
from urllib.parse import unquote

from cranio_evidence.faults import refusal

Kind = Literal["doi", "pmid"]

# A DOI is one word that begins with 10. and the number of a registrant; older ones of Wiley hold "<1661::AID-SIM968>".
_DOI = re.compile(r"(?<![\d.])10\.\d{4,9}/(?:[!#-;=?-\[\]_a-z~]|<[!-;=?-~]*::[!-;=?-~]*>)+", re.IGNORECASE | re.ASCII)
_ADDRESS = re.compile(r"(?:https?://|\bwww\.|\b(?:dx\.)?doi\.org/)\S+", re.IGNORECASE)
_RESOLVER = re.compile(r"(?:https?://)?(?:dx\.|www\.)?doi\.org/", re.IGNORECASE)
# What the sites of publishers put behind the DOI in the address of a page.
_PAGE = re.compile(r"(?:[/.](?:full|full-text|fulltext|abstract|summary|html?|e?pdf|references|meta))+$", re.IGNORECASE)
_PMID = re.compile(
    r"(?:\bPMID\s*[:=#]?\s*|\bpubmed\s*[:#]\s*|pubmed\.ncbi\.nlm\.nih\.gov/|\bpubmed\.gov/|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/)"
    r"([1-9]\d{0,8})(?!\d)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[1-9]\d{0,8}")
_PMCID = re.compile(r"\bPMC\d+\b", re.IGNORECASE)
_AFTER = ".,;:!?'’‘*_-"
_PAIRS = {")": "(", "]": "["}
# Signs that a copy from a page or a PDF leaves in a number: spaces that nobody sees, and hyphens that are none.
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_HYPHENS = re.compile("[\u2010\u2011\u2012\u2013\u2212]")


def identifier(text: str) -> tuple[Kind, str]:
    """The DOI (in small letters) or PMID in a pasted text: the number, an address with it, or a whole citation.

    Where a text holds both, the DOI. Raises ``RefusedError`` where it holds none, or two different ones.

    >>> identifier("Haller H, et al. Clin J Pain. 2016;32:441-9. https://doi.org/10.1097/AJP.0000000000000290.")
    ('doi', '10.1097/ajp.0000000000000290')
    >>> identifier("PMID: 26340656")
    ('pmid', '26340656')
    """
    text = _HYPHENS.sub("-", _UNSEEN.sub("", text)).strip()
    for kind, found in (("doi", _dois(text)), ("pmid", dict.fromkeys(_PMID.findall(text)))):
        if len(found) > 1:
            raise refusal(
                f"Hier staan {len(found)} verschillende nummers ({kind.upper()}) in: plak er één tegelijk.",
                f"This holds {len(found)} different numbers ({kind.upper()}): paste one at a time.",
            )
        if found:
            return ("doi" if kind == "doi" else "pmid"), next(iter(found))
    if _NUMBER.fullmatch(text):
        return "pmid", text
    if _PMCID.search(text):
        raise refusal(
            "Een PMC-nummer wordt niet opgezocht: geef de DOI of de PMID; die staan op de pagina van het artikel.",
            "A PMC number is not looked up: give the DOI or the PMID; the page of the article shows them.",
        )
    raise refusal(
        "Hier staat geen DOI of PMID in: zoek die op bij het artikel (een DOI begint met 10.) en plak hem hier.",
        "This holds no DOI or PMID: find it with the article (a DOI begins with 10.) and paste it here.",
    )


def is_doi(text: str) -> bool:
    """Whether this is a DOI and nothing else."""
    return _DOI.fullmatch(text) is not None


def _dois(text: str) -> dict[str, None]:
    """The different DOIs in a text, in order."""
    found: dict[str, None] = {}
    for address in _ADDRESS.findall(text):
        found.update(dict.fromkeys(_in_address(address)))
    found.update(dict.fromkeys(_in_words(_ADDRESS.sub(" ", text))))
    return found


def _in_address(address: str) -> list[str]:
    """The DOIs in an address, without what belongs to the page rather than to the DOI."""
    path, _, query = address.partition("#")[0].partition("?")
    path, query = unquote(path), unquote(query).partition("&")[0]
    if not _RESOLVER.match(address):
        path = _PAGE.sub("", path.rstrip("/" + _AFTER))
    return _in_words(path) or _in_words(query)


def _in_words(text: str) -> list[str]:
    return [doi for doi in map(_trimmed, _DOI.findall(text)) if is_doi(doi)]


def _trimmed(doi: str) -> str:
    """Without what the sentence around it put behind it; a bracket stays if it was opened within."""
    while doi:
        last = doi[-1]
        if last in _AFTER or (last in _PAIRS and doi.count(last) > doi.count(_PAIRS[last])):
            doi = doi[:-1]
        else:
            break
    return doi.lower()
