"""How is a publication named in one line, as in an e-mail?"""

from cranio_evidence.cite.authordate import AuthorDate
from cranio_evidence.cite.names import NameList, people
from cranio_evidence.cite.runs import Part, Runs, join, linked, plain
from cranio_evidence.cite.styles.parts import doi, in_book, in_journal, issue, journal, pages, title, url, year
from cranio_evidence.cite.titles import rich
from cranio_evidence.cite.words import WORDS, capital
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang

AUTHORS = NameList(short=True, joiner="and", comma="never", most=2, first=1, capitals="first")
DATED: AuthorDate = AuthorDate(
    AUTHORS._replace(capitals="none"), lambda reference, _lang: title(reference), AUTHORS, given="nobody"
)


def entry(reference: Reference, lang: Lang, letter: str = "") -> Runs:
    """Who, where and when, and a link: enough to find the work, in one line."""
    when = f"{year(reference) or WORDS['n.d.'].say(lang)}{letter}"
    names = people(reference.authors, reference.others, AUTHORS, lang) or people(
        reference.editors, reference.more_editors, AUTHORS, lang
    )
    link = _link(reference)
    place = pages(reference)
    if in_journal(reference):
        # Where nothing else leads to the article its title must.
        named = title(reference) if not names or not (place or link) else ""
        volume = reference.volume if place else issue(reference)
        where: Part = join(" ", journal(reference), join(":", join(";", when, volume), place))
        line = join(". ", names, named, where)
    else:
        line = join(". ", names, _name(reference, link), _source(reference, names, when, lang))
    return join(" ", join("", line, "."), link)


def _name(reference: Reference, link: Runs) -> Runs:
    """The title; without its subtitle where a link leads to the work."""
    return rich(reference.title) if link else title(reference)


def _source(reference: Reference, names: Part, when: str, lang: Lang) -> Runs:
    """The book, the site or the publisher, and when; each said once."""
    source = reference.container or reference.publisher
    source = "" if source and source == plain(names) else source
    when = "" if when in source else when  # a congress may have the year in its name
    if not in_book(reference):
        return join(" ", rich(source), when)
    place = join(" ", rich(source), join(":", when, pages(reference)))
    return join(": ", capital(WORDS["in"].say(lang)), place) if source else place


def _link(reference: Reference) -> Runs:
    if reference.doi:
        return doi(reference, "https://doi.org/")
    if reference.pmid:
        address = f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/"
        return linked(address, address)
    return url(reference)
