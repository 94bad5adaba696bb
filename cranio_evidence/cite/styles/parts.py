"""Which parts do several styles print alike?"""

import re

from cranio_evidence.cite import dates
from cranio_evidence.cite.names import NameList, people
from cranio_evidence.cite.pages import minimal
from cranio_evidence.cite.runs import Part, Runs, join, linked, wrap
from cranio_evidence.cite.titles import rich
from cranio_evidence.cite.words import EDITORS, Counted, ordinal
from cranio_evidence.reference import Name, Reference
from cranio_evidence.vocabulary import Lang

_CHUNK = re.compile(r"\s*[^\W\d]*\d+[^\W\d]*\s*")


def numeric(value: str) -> bool:
    """The value counts as a number for a label such as "no.": 12, 148A, 3-4, but not "revised" (CSL 1.0.2).

    >>> numeric("148A"), numeric("3-4"), numeric("revised edition")
    (True, True, False)
    """
    return all(_CHUNK.fullmatch(part) for part in re.split(r"[,&–-]", value))


def in_journal(reference: Reference) -> bool:
    """An article, or an abstract in a journal."""
    return reference.kind == "article" or (reference.kind == "abstract" and bool(reference.journal))


def in_book(reference: Reference) -> bool:
    """A chapter, or an abstract in proceedings."""
    return reference.kind == "chapter" or (reference.kind == "abstract" and not reference.journal)


def title(reference: Reference, *, quoted: bool = False) -> Runs:
    """Title and subtitle, with their markup."""
    return rich(reference.whole_title, quoted=quoted)


def journal(reference: Reference) -> str:
    """The short name of the journal without points, else the whole name."""
    return (reference.journal_short or reference.journal).replace(".", "")


def issue(reference: Reference) -> Runs:
    """Volume and issue: 32(5)."""
    return join("", reference.volume, wrap("(", reference.number, ")"))


def pages(reference: Reference, dash: str = "-") -> str:
    """The pages, shortened, or the article number."""
    return minimal(reference.pages, dash) or reference.eid


def doi(reference: Reference, before: str = "doi:") -> Runs:
    """The DOI as a link, after ``before``; nothing where there is none."""
    address = f"https://doi.org/{reference.doi}"
    if not reference.doi:
        return ()
    if before == "https://doi.org/":
        return linked(address, address)
    return join("", before, linked(reference.doi, address))


def url(reference: Reference) -> Runs:
    """The address as a link."""
    return linked(reference.url, reference.url)


def year(reference: Reference) -> str:
    """The year it is cited under, or nothing."""
    date = dates.issued(reference)
    return str(date.year) if date else ""


def edition(reference: Reference, word: str, lang: Lang) -> str:
    """The edition: a number becomes "3rd ed.", as "3rd" does; words stay as they are."""
    said = reference.edition
    if not numeric(said):
        return said
    return f"{ordinal(int(said), lang) if said.isdigit() else said} {word}"


def authors(reference: Reference, form: NameList, lang: Lang, label: Counted = EDITORS, before: str = ", ") -> Part:
    """The authors; where there are none the editors, labelled as such."""
    if reference.authors:
        return people(reference.authors, reference.others, form, lang)
    return editors(reference, form, lang, label, before)


def editors(reference: Reference, form: NameList, lang: Lang, label: Counted = EDITORS, before: str = ", ") -> Part:
    """The editors with their label."""
    return labelled(reference.editors, reference.more_editors, form, lang, label, before)


def labelled(
    names: tuple[Name, ...],
    more: bool,  # noqa: FBT001 - a fact of the list
    form: NameList,
    lang: Lang,
    label: Counted,
    before: str = ", ",
) -> Part:
    """Names and what they did: "Jones K, editor"."""
    said = people(names, more, form, lang)
    return join("", said, before, label.say(len(names) + more, lang)) if said else ""


__all__ = [
    "authors", "doi", "edition", "editors", "in_book", "in_journal", "issue", "journal", "labelled", "numeric", "pages",
    "title", "url", "wrap", "year",
]  # fmt: skip
