"""Which citation styles are there, and what does each print?"""

from collections.abc import Callable
from typing import Any, NamedTuple

from cranio_evidence.cite.authordate import AuthorDate
from cranio_evidence.cite.names import NameList
from cranio_evidence.cite.runs import Runs
from cranio_evidence.cite.styles import ama, apa, bmj, chicago, harvard, huisarts, ntvg, short, tvg, vancouver
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang, Text


class Style(NamedTuple):
    """A style: its name, how it prints an entry of the list, and how the text refers to it.

    ``entry`` takes the reference (set up for print: ``typeset``), the language, and the letter that tells works of one
    year apart ("a"); ``authors``: which people it shows. ``number``: how a number stands before an entry ("{}. ");
    empty in styles with a date in the text, which have ``dated``. In the text numbers stand between ``opens`` and
    ``closes``, ``raised`` or not, a row of them with ``dash``. ``pages_of``: the kinds of which it prints the pages.
    """

    name: Text
    entry: Callable[[Reference, Lang, str], Runs]
    authors: NameList
    number: str = ""
    opens: str = ""
    closes: str = ""
    raised: bool = False
    dash: str = "–"
    dated: AuthorDate | None = None
    pages_of: frozenset[str] = frozenset(["article", "abstract", "chapter"])

    @property
    def numbered(self) -> bool:
        """The list is numbered in the order of citation."""
        return bool(self.number)


_RAISED: dict[str, Any] = {"number": "{}. ", "raised": True}
_ROUND: dict[str, Any] = {"number": "{}. ", "opens": "(", "closes": ")"}

STYLES: dict[str, Style] = {
    "ntvg": Style(
        Text("Nederlands Tijdschrift voor Geneeskunde", "Nederlands Tijdschrift voor Geneeskunde"),
        ntvg.entry,
        ntvg.AUTHORS,
        **_RAISED,
        dash="-",
    ),
    "huisarts-en-wetenschap": Style(
        Text("Huisarts en Wetenschap", "Huisarts en Wetenschap"), huisarts.entry, huisarts.AUTHORS, **_RAISED, dash="-"
    ),
    "tvg": Style(
        Text("Tijdschrift voor Geneeskunde (België)", "Tijdschrift voor Geneeskunde (Belgium)"),
        tvg.entry,
        tvg.AUTHORS,
        **_ROUND,
    ),
    "vancouver": Style(
        Text("Vancouver (NLM, ICMJE)", "Vancouver (NLM, ICMJE)"), vancouver.entry, vancouver.AUTHORS, **_ROUND
    ),
    "ama": Style(Text("AMA, 11e editie", "AMA, 11th edition"), ama.entry, ama.AUTHORS, **_RAISED),
    "bmj": Style(Text("BMJ", "BMJ"), bmj.entry, bmj.AUTHORS, number="{} ", opens="[", closes="]"),
    "apa": Style(Text("APA, 7e editie", "APA, 7th edition"), apa.entry, apa.AUTHORS, dated=apa.DATED),
    "harvard": Style(
        Text("Harvard (Cite Them Right)", "Harvard (Cite Them Right)"),
        harvard.entry,
        harvard.AUTHORS,
        dated=harvard.DATED,
    ),
    "chicago": Style(
        Text("Chicago, 18e editie (auteur-jaar)", "Chicago, 18th edition (author-date)"),
        chicago.entry,
        chicago.AUTHORS,
        dated=chicago.DATED,
        pages_of=frozenset(["article", "abstract"]),  # a chapter has none (CMOS 18, 14.8)
    ),
    "short": Style(
        Text("Eén regel, voor een e-mail", "One line, for an e-mail"), short.entry, short.AUTHORS, dated=short.DATED
    ),
}
