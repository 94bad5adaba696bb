"""Is everything in a citation that a reader needs to find the work?"""

import re
from collections.abc import Callable

from cranio_evidence.cite.pages import full
from cranio_evidence.faults import RefusedError, refusal
from cranio_evidence.folding import fold
from cranio_evidence.reference import Reference

_WORDS = re.compile(r"[\s:;,&()\[\]]+")
_PARTS = re.compile(r"\s*[,&]\s*")


def missing(reference: Reference, names: tuple[str, ...], text: str, *, pages: bool = True) -> list[str]:
    """What a citation lacks: each of the family names it should show, the year, the pages or the article number.

    ``pages``: the style prints the pages of this kind of publication. A shortened range counts as the record's own when
    it expands to it.
    """
    text = _without_address(reference, text)
    lost = [one for one in names if not _stands(one, text, str.isalnum)]
    if lost:  # a capital or an apostrophe may be all that differs
        folded = f" {fold(text)} "
        lost = [one for one in lost if f" {fold(one)} " not in folded]
    if reference.year and not _stands(reference.year, text, str.isdigit):
        lost.append(reference.year)
    if pages:
        lost += _lost_pages(reference, text)
    return lost


def _without_address(reference: Reference, text: str) -> str:
    """The text without DOI and address: a year or a name in there does not count."""
    for address in (reference.doi, reference.url):
        if address:
            text = text.replace(address, "")
    return text


def _stands(word: str, text: str, more: Callable[[str], bool]) -> bool:
    """The text has the word by itself, not as a part of a longer one ("Li" in "clinical")."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not (at and more(text[at - 1])) and not more(text[end : end + 1]):
            return True
        at = text.find(word, at + 1)
    return False


def _lost_pages(reference: Reference, text: str) -> list[str]:
    if not reference.pages:
        return [reference.eid] if reference.eid and reference.eid not in text else []
    return [part for part in _PARTS.split(reference.pages) if not _shows(text, full(part))]


def _shows(text: str, wanted: str) -> bool:
    """Whether the text has these pages, or a range that stands for them."""
    if wanted in text or wanted.replace("-", "–") in text:
        return True
    return any(full(word.strip(".")) == wanted for word in _WORDS.split(text) if "-" in word or "–" in word)


def check(reference: Reference, style: str, names: tuple[str, ...], text: str, *, pages: bool) -> None:
    """Refuse a citation that lacks something; the arguments are those of ``missing``."""
    lost = missing(reference, names, text, pages=pages)
    if lost:
        raise refuse(reference, style, lost)


def refuse(reference: Reference, style: str, lost: list[str]) -> RefusedError:
    """There is no citation rather than a wrong one."""
    words = ", ".join(lost)
    return refusal(
        f"De verwijzing {reference.key} kwam niet goed uit de stijl {style}: {words} ontbreekt. Meld dit als fout.",
        f"The reference {reference.key} did not come out right in style {style}: {words} is missing. Report this.",
    )
