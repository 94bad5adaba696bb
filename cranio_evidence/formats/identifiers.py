"""Which DOI, PMID, PMCID, ISSN, ISBN or pages stand in the words of an exchange file?"""

import re

from cranio_evidence.cite.pages import full

_DOI_PREFIX = re.compile(r"^\s*(?:https?://(?:dx\.)?doi\.org/|doi\s*:?\s*(?=10\.))", re.IGNORECASE)
_DOI = re.compile(r"\b(10\.\d{4,9}/\S+)")
_PMID = re.compile(r"(?<!\d)([1-9]\d{0,7})(?!\d)")
_PUBMED = re.compile(r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed)/(\d{1,8})\b")
_PMCID = re.compile(r"\bPMC\d+", re.IGNORECASE)
_ISSN = re.compile(r"(?<![\dXx-])(\d{4})-?(\d{3}[\dXx])(?![\dXx-])")
_ISBN = re.compile(r"(?<![\w-])(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?![\w-])")


def doi(text: str) -> str:
    """A DOI without what stands before it ("https://doi.org/", "doi:").

    >>> doi("https://doi.org/10.1097/AJP.0000000000000290"), doi("doi: 10.1/x")
    ('10.1097/AJP.0000000000000290', '10.1/x')
    """
    return _DOI_PREFIX.sub("", text).strip()


def doi_in(text: str) -> str:
    """The first DOI somewhere in a text, without the mark that ends the sentence, or nothing."""
    found = _DOI.search(text)
    return found[1].rstrip(".,;\"'") if found else ""


def pmid(text: str) -> str:
    """The number in "PUBMED 26340656" or the address of a page at PubMed, or nothing."""
    found = _PUBMED.search(text) or (None if "/" in text else _PMID.search(text))
    return found[1] if found else ""


def pmcid(text: str) -> str:
    """The number in "PMC11487524 [available on 2025]" with its letters, or nothing."""
    found = _PMCID.search(text)
    return found[0].upper() if found else ""


def issn(text: str) -> str:
    """The first ISSN in a text, with its hyphen, or nothing.

    >>> issn("1536-5409 (Electronic)"), issn("07498047"), issn("978-0-7020-5228-6")
    ('1536-5409', '0749-8047', '')
    """
    found = None if _ISBN.search(text) else _ISSN.search(text)
    return f"{found[1]}-{found[2].upper()}" if found else ""


def isbn(text: str) -> str:
    """The first ISBN in a text, as it is written there, or nothing."""
    found = _ISBN.search(text)
    return found[0] if found else ""


def pages(text: str) -> str:
    """Pages in full, each range by itself.

    >>> pages("441-9"), pages("12, 15-9"), pages("e21–e28")
    ('441-449', '12, 15-19', 'e21-e28')
    """
    return ", ".join(full(part) for part in _BETWEEN.split(text.strip())) if text else ""


_BETWEEN = re.compile(r"\s*[,;]\s*")
