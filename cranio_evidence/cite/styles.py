"""How does each citation style print one publication?"""

from collections.abc import Callable
from typing import NamedTuple

from cranio_evidence.cite import names
from cranio_evidence.cite.pages import shortened
from cranio_evidence.cite.runs import Run, Runs
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang, Text


class Style(NamedTuple):
    """A style: its name, how it prints an entry of the list, how many authors it shows, and the order of the list.

    ``numbered``: the list is numbered in the order of citation; else it is sorted by author and year.
    """

    name: Text
    entry: Callable[[Reference, Lang], Runs]
    most_authors: int
    numbered: bool


_ABSTRACT = Text("[congressamenvatting]", "[conference abstract]")
_NO_DATE = Text("z.d.", "n.d.")
_ARTICLE = Text("Artikel", "Article")
_AVAILABLE = Text("Beschikbaar via:", "Available from:")


def _vancouver(reference: Reference, lang: Lang) -> Runs:
    """The ICMJE form: authors, title, short journal name, year;volume(issue):pages, doi."""
    title = f"{reference.title}: {reference.subtitle}" if reference.subtitle else reference.title
    if reference.kind == "abstract":
        title += f" {_ABSTRACT.say(lang)}"
    parts = [_closed(names.vancouver(reference)), _closed(title)]
    journal = reference.journal_short or reference.journal
    if journal:
        parts += [_closed(journal), _closed(_issue(reference, reference.year or _NO_DATE.say(lang)))]
    else:
        where = ": ".join(part for part in (reference.place, reference.publisher) if part) or reference.event
        parts.append(_closed("; ".join(part for part in (where, reference.year or _NO_DATE.say(lang)) if part)))
    runs: list[Run] = [Run(" ".join(part for part in parts if part))]
    if reference.doi:
        runs += [Run(" doi:"), Run(reference.doi, link=f"https://doi.org/{reference.doi}")]
    elif reference.pmid:
        runs += [Run(" PMID: "), Run(reference.pmid, link=f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/")]
    elif reference.url:
        runs += [Run(f" {_AVAILABLE.say(lang)} "), Run(reference.url, link=reference.url)]
    return tuple(runs)


def _issue(reference: Reference, year: str) -> str:
    """The part from the year on, as far as it is known: 2016;32(5):441-9."""
    volume = reference.volume + (f"({reference.number})" if reference.number else "")
    place = shortened(reference.pages) or reference.eid
    return year + (f";{volume}" if volume else "") + (f":{place}" if place else "")


def _apa(reference: Reference, lang: Lang) -> Runs:
    """APA 7: authors, (year), title, journal and volume in italics, (issue), pages, address of the doi."""
    subtitle = reference.subtitle[:1].upper() + reference.subtitle[1:]
    title = f"{reference.title}: {subtitle}" if subtitle else reference.title
    kind = f" {_ABSTRACT.say(lang)[0]}{_ABSTRACT.say(lang)[1:].capitalize()}" if reference.kind == "abstract" else ""
    year = f"({reference.year or _NO_DATE.say(lang)})."
    authors = names.apa(reference)
    runs: list[Run] = []
    if authors:
        runs.append(Run(f"{_closed(authors)} {year} "))
        runs.append(Run(f"{_closed(title + kind)} "))
    else:
        runs.append(Run(f"{_closed(title + kind)} {year} "))
    if reference.journal:
        runs.append(Run(reference.journal, "italic"))
        if reference.volume:
            runs += [Run(", "), Run(reference.volume, "italic")]
        if reference.number:
            runs.append(Run(f"{'' if reference.volume else ', '}({reference.number})"))
        if reference.pages:
            runs.append(Run(f", {reference.pages.replace('-', '–')}"))
        elif reference.eid:
            runs.append(Run(f", {_ARTICLE.say(lang)} {reference.eid}"))
        runs.append(Run("."))
    else:
        where = _closed(reference.publisher or reference.event)
        runs += [Run(where)] if where else []
    address = f"https://doi.org/{reference.doi}" if reference.doi else reference.url
    if address:
        gap = "" if runs[-1].text.endswith(" ") else " "
        runs += [Run(gap), Run(address, link=address)]
    runs[-1] = runs[-1]._replace(text=runs[-1].text.rstrip())
    return tuple(runs)


def _closed(text: str) -> str:
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."


STYLES: dict[str, Style] = {
    "vancouver": Style(Text("Vancouver (ICMJE)", "Vancouver (ICMJE)"), _vancouver, 6, numbered=True),
    "apa": Style(Text("APA, 7e editie", "APA, 7th edition"), _apa, 20, numbered=False),
}
