"""How does the Nederlands Tijdschrift voor Geneeskunde print a publication?

Rules: the journal's own instructions on literature
(https://www.ntvg.nl/service/auteurs/instructies/omschrijving-rubriek-15/literatuur): Vancouver with six authors and
"et al." (in Dutch too), the year alone, no issue number, shortened pages, Dutch names of places and "red." for editors.
Where they say nothing, the ICMJE samples are followed. A DOI is no part of the reference, so it is only a link.
"""

from cranio_evidence.cite.names import NameList
from cranio_evidence.cite.pages import minimal
from cranio_evidence.cite.runs import Part, Runs, join, linked, wrap
from cranio_evidence.cite.styles.parts import (
    authors,
    doi,
    in_book,
    in_journal,
    issue,
    journal,
    labelled,
    pages,
    title,
    url,
    year,
)
from cranio_evidence.cite.titles import rich
from cranio_evidence.cite.words import EDITORS_SHORT, WORDS, Counted, capital, genre, ordinal
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang, Text

AUTHORS = NameList(
    most=6, first=6, et_al=Text("et al.", "et al."), et_al_comma=True, capitals="first", suffix_first=True
)
_EDITORS = Counted(EDITORS_SHORT.one, Text("red.", "eds."))
_ABSTRACT = Text("abstract", "abstract")

# Places that have a Dutch name of their own; others are printed as they are.
_PLACES = {
    "Antwerp": "Antwerpen", "Athens": "Athene", "Basel": "Bazel", "Berlin": "Berlijn", "Brussels": "Brussel",
    "Cologne": "Keulen", "Copenhagen": "Kopenhagen", "Geneva": "Genève", "Ghent": "Gent", "Lisbon": "Lissabon",
    "London": "Londen", "Milan": "Milaan", "Moscow": "Moskou", "Munich": "München", "Paris": "Parijs",
    "Prague": "Praag", "The Hague": "Den Haag", "Vienna": "Wenen", "Warsaw": "Warschau", "Wien": "Wenen",
    "Zurich": "Zürich",
}  # fmt: skip


def entry(reference: Reference, lang: Lang, _letter: str = "") -> Runs:
    """One reference of the list, without its number."""
    address = f"https://doi.org/{reference.doi}" if reference.doi else ""
    named: Runs = linked(title(reference), address) if address else title(reference)
    kind = _ABSTRACT.say(lang) if reference.kind == "abstract" else genre(reference, lang)
    if reference.kind in {"abstract", "thesis", "preprint"}:
        named = join(" ", named, wrap("[", kind, "]"))
    body = join(". ", _people(reference, lang), named, _where(reference, lang))
    return join(" ", join("", body, "."), _address(reference))


def _people(reference: Reference, lang: Lang) -> Part:
    """The authors; of a guideline or report not the body that also publishes it."""
    if reference.kind in {"guideline", "report"}:
        first = reference.authors[0].literal if reference.authors else ""
        if first and first == reference.publisher:
            return ""
    return authors(reference, AUTHORS, lang, _EDITORS)


def _where(reference: Reference, lang: Lang) -> Part:
    if in_journal(reference):
        place = pages(reference)
        # Without pages the issue is all that leads to the article.
        volume = reference.volume if place else issue(reference)
        return join(". ", journal(reference), join(":", join(";", year(reference), volume), place))
    if reference.kind in {"web", "registration", "preprint"}:
        site = rich(reference.container or reference.journal or reference.publisher)
        return join("; ", site, year(reference))
    published = join("; ", join(": ", _place(reference.place, lang), reference.publisher), year(reference))
    if in_book(reference):
        place = f"p. {minimal(reference.pages)}" if reference.pages else reference.eid
        return join(". ", _book(reference, lang), published, place)
    number = join(" ", reference.series, reference.number) if reference.kind in {"guideline", "report"} else ""
    editors = _editors(reference, lang) if reference.authors and reference.kind == "book" else ""
    return join(". ", editors, _edition(reference, lang), number, published)


def _book(reference: Reference, lang: Lang) -> Runs:
    """The book a chapter stands in, after "In:"."""
    book = join(
        ". ",
        _editors(reference, lang) if reference.authors else "",
        rich(reference.container),
        _edition(reference, lang),
    )
    return join(": ", capital(WORDS["in"].say(lang)), book) if book else ()


def _editors(reference: Reference, lang: Lang) -> Part:
    return labelled(reference.editors, reference.more_editors, AUTHORS, lang, _EDITORS)


def _edition(reference: Reference, lang: Lang) -> str:
    if not reference.edition.isdigit():
        return reference.edition
    if lang == "nl":
        return f"{reference.edition}e dr."
    return f"{ordinal(int(reference.edition), lang)} ed."


def _place(place: str, lang: Lang) -> str:
    return _PLACES.get(place, place) if lang == "nl" else place


def _address(reference: Reference) -> Runs:
    """The full link of what stands on the web, and the DOI or the link of an article whose pages are not known."""
    if reference.kind == "preprint" or (in_journal(reference) and not (reference.pages or reference.eid)):
        return doi(reference) or url(reference)
    if in_journal(reference):
        return ()
    return url(reference) or (doi(reference, "https://doi.org/") if reference.kind in {"web", "registration"} else ())
