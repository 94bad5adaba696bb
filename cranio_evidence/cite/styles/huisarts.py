"""How does Huisarts en Wetenschap print a publication?

Rules: Vancouver (https://www.henw.org/inhoudelijke-eisen), at most six authors before "et al."; and as the journal
cites its own articles: no point after its name, the issue between brackets, shortened pages, and a capital for the
particle of every name ("Van de Pol AC", https://www.henw.org/artikelen/rcts-de-huisartsgeneeskunde-1990-2010).
"""

from cranio_evidence.cite.names import NameList
from cranio_evidence.cite.runs import Runs, join, linked
from cranio_evidence.cite.styles import vancouver
from cranio_evidence.cite.styles.parts import authors, doi, in_journal, issue, journal, pages, title, url, year
from cranio_evidence.cite.words import genre
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang, Text

AUTHORS = NameList(most=6, first=6, et_al=Text("et al.", "et al."), et_al_comma=True, capitals="all")


def entry(reference: Reference, lang: Lang, _letter: str = "") -> Runs:
    """One reference of the list, without its number. The title of an article carries the DOI as a link."""
    if not in_journal(reference):
        return vancouver.body(reference, lang, AUTHORS)
    named = title(reference)
    if reference.doi:
        named = linked(named, f"https://doi.org/{reference.doi}")
    if reference.kind == "abstract":
        named = join(" ", named, f"[{genre(reference, lang)}]")
    place = pages(reference)
    where = join(" ", journal(reference), join(":", join(";", year(reference), issue(reference)), place))
    made = join("", join(". ", authors(reference, AUTHORS, lang), named, where), ".")
    return made if place else join(" ", made, doi(reference) or url(reference))
