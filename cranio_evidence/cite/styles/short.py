"""How is a publication named in one line, as in an e-mail?"""

from cranio_evidence.cite.authordate import AuthorDate
from cranio_evidence.cite.names import NameList, people
from cranio_evidence.cite.pages import minimal
from cranio_evidence.cite.runs import Part, Runs, join, linked
from cranio_evidence.cite.styles.parts import doi, in_book, in_journal, journal, title, url, year
from cranio_evidence.cite.titles import rich
from cranio_evidence.cite.words import WORDS
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang

AUTHORS = NameList(short=True, joiner="and", comma="never", most=2, first=1, capitals="first")
DATED: AuthorDate = AuthorDate(AUTHORS._replace(capitals="none"), lambda reference, _lang: title(reference), AUTHORS)


def entry(reference: Reference, lang: Lang, letter: str = "") -> Runs:
    """Who, where and when, and a link: enough to find the work, in one line."""
    when = f"{year(reference) or WORDS['n.d.'].say(lang)}{letter}"
    names = people(reference.authors, reference.others, AUTHORS, lang) or people(
        reference.editors, reference.more_editors, AUTHORS, lang
    )
    if in_journal(reference):
        place = join(":", reference.volume, minimal(reference.pages) or reference.eid)
        where: Part = join(" ", journal(reference), join(";", when, place))
        # Without authors a journal and a year are too little to go by.
        line = join(". ", names or title(reference), where)
    else:
        source = reference.container or reference.publisher
        when = "" if when in source else when  # "Cochrane Colloquium, Ottawa 2004" says it
        pages = (minimal(reference.pages) or reference.eid) if in_book(reference) else ""
        line = join(". ", names, title(reference), join(" ", rich(source), join(":", when, pages)))
    return join(" ", join("", line, "."), _link(reference))


def _link(reference: Reference) -> Runs:
    if reference.doi:
        return doi(reference, "https://doi.org/")
    if reference.pmid:
        address = f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/"
        return linked(address, address)
    return url(reference)
