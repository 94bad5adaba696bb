"""Do the two Dutch journals get the references that their own pages ask for?

No citation processor has these styles right, so each case names the rule, or the page of the journal that prints it.
"""

from typing import Any, NamedTuple

import pytest

from cranio_evidence.cite import cite, mention
from cranio_evidence.cite.writers import markdown, text
from cranio_evidence.reference import Name, Reference
from cranio_evidence.vocabulary import Lang

NTVG = "https://www.ntvg.nl/service/auteurs/instructies/omschrijving-rubriek-15/literatuur"
HENW = "https://www.henw.org/"


class Case(NamedTuple):
    """A publication, the reference to it, and the rule or the printed page that the reference rests on."""

    reference: Reference
    printed: str
    rule: str
    lang: Lang = "nl"


def _people(names: str) -> tuple[Name, ...]:
    """Names from "Hul/E/van; Cutler/G A//Jr"."""
    return tuple(Name(*one.strip().split("/")) for one in names.split(";")) if names else ()


def _made(kind: str, title: str, names: str = "", editors: str = "", **fields: Any) -> Reference:
    return Reference("case", kind, title, authors=_people(names), editors=_people(editors), **fields)


SEVEN = "Hul/E/van; Cutler/G A//Jr; Kavanagh/C P//2nd; Boer/H J/de; Vries/R/de; Haller/H; Mann/J"
_JOURNAL = {"journal": "The Clinical Journal of Pain", "journal_short": "Clin J Pain", "year": "2016", "volume": "32"}

NTVG_CASES = {
    "six authors and then et al., in Dutch too; no issue number, no month; pages shortened": Case(
        _made("article", "Title", SEVEN, **_JOURNAL, number="5", date="2016-05", pages="1142-1147"),
        "Van Hul E, Cutler Jr GA, Kavanagh 2nd CP, de Boer HJ, de Vries R, Haller H, et al. Title. Clin J Pain. "
        "2016;32:1142-7.",
        "first six authors, then ', et al.'; Jaartal;jaargang:pagina's; 1142-1147 becomes 1142-7; no issue number",
    ),
    "a particle has its capital at the beginning alone": Case(
        _made("article", "Title", "Pieters/J C M; Boer/H J/de; Kolk/B A/van der", **_JOURNAL, pages="7-9"),
        "Pieters JCM, de Boer HJ, van der Kolk BA. Title. Clin J Pain. 2016;32:7-9.",
        "the printed example begins 'Pieters JCM, de Boer HJ, van den'",
    ),
    "an article number stands where pages would": Case(
        _made("article", "Title", "Haller/H", **_JOURNAL, eid="e123"),
        "Haller H. Title. Clin J Pain. 2016;32:e123.",
        "Jaartal;jaargang:paginanummer(s)",
    ),
    "without pages the issue and the address lead to the article": Case(
        _made("article", "Title", "Haller/H", **_JOURNAL, number="4", url="https://a.nl/x"),
        "Haller H. Title. Clin J Pain. 2016;32(4). https://a.nl/x",
        "nothing is said of it: ICMJE samples, and what a reader needs to find the work",
    ),
    "one author and others": Case(
        _made("article", "Title", "Haller/H", **_JOURNAL, pages="7", others=True),
        "Haller H, et al. Title. Clin J Pain. 2016;32:7.",
        "', et al.' follows the last name",
    ),
    "a report in a series": Case(
        _made(
            "report",
            "Title",
            "Gendt/T/de",
            year="2010",
            place="Brussel",
            publisher="KCE",
            series="KCE reports",
            number="148A",
        ),
        "De Gendt T. Title. KCE reports 148A. Brussel: KCE; 2010.",
        "Titel. (Publicatienummer). Plaats: uitgever; jaartal.",
    ),
    "a poster has a number of its own instead of a page": Case(
        _made("abstract", "Title", "Haller/H", container="Abstracts", year="2015", eid="P2.034"),
        "Haller H. Title [abstract]. In: Abstracts. 2015. P2.034.",
        "(paginanummers) are for pages",
    ),
    "an article in no volume yet can be found by its DOI": Case(
        _made("article", "Title", "Haller/H", journal="Pain", year="2016", doi="10.1000/x", state="ahead"),
        "Haller H. Title. Pain. 2016. doi:10.1000/x",
        "nothing is said of it: ICMJE samples",
    ),
    "a title that ends in a question mark gets no point": Case(
        _made("article", "Does it work?", "Haller/H", **_JOURNAL, pages="7"),
        "Haller H. Does it work? Clin J Pain. 2016;32:7.",
        "Titel. Tijdschrift.",
    ),
    "a book, its edition in Dutch": Case(
        _made(
            "book",
            "Craniosacral therapy",
            "Upledger/J E",
            edition="3",
            place="Seattle",
            publisher="Eastland",
            year="1983",
        ),
        "Upledger JE. Craniosacral therapy. 3e dr. Seattle: Eastland; 1983.",
        "Titel. (Druk). Plaats: uitgever; jaartal.",
    ),
    "a place has its Dutch name": Case(
        _made("book", "Craniosacral therapy", "Upledger/J E", place="London", publisher="Elsevier", year="1983"),
        "Upledger JE. Craniosacral therapy. Londen: Elsevier; 1983.",
        "places are written in Dutch",
    ),
    "a place keeps its English name in an English text": Case(
        _made(
            "book",
            "Craniosacral therapy",
            "Upledger/J E",
            place="London",
            publisher="Elsevier",
            year="1983",
            edition="2",
        ),
        "Upledger JE. Craniosacral therapy. 2nd ed. London: Elsevier; 1983.",
        "the rule is for Dutch",
        "en",
    ),
    "a chapter, with 'red.' for the editors": Case(
        _made(
            "chapter",
            "Interoception",
            "Schleip/R; Jäger/H",
            "Findley/T; Huijing/P",
            container="Fascia",
            place="Edinburgh",
            publisher="Elsevier",
            year="2012",
            pages="89-94",
        ),
        "Schleip R, Jäger H. Interoception. In: Findley T, Huijing P, red. Fascia. Edinburgh: Elsevier; 2012. "
        "p. 89-94.",
        "'red.' for redactie; Plaats: uitgever; jaartal. (paginanummers)",
    ),
    "an edited book": Case(
        _made("book", "Fascia", "", "Findley/T", place="Edinburgh", publisher="Elsevier", year="2012"),
        "Findley T, red. Fascia. Edinburgh: Elsevier; 2012.",
        "'red.' for redactie",
    ),
    "a thesis": Case(
        _made(
            "thesis",
            "Pijn",
            "Vries/R/de",
            genre="phdthesis",
            place="Groningen",
            publisher="Rijksuniversiteit Groningen",
            year="2019",
        ),
        "De Vries R. Pijn [proefschrift]. Groningen: Rijksuniversiteit Groningen; 2019.",
        "Titel [proefschrift]. Plaats: universiteit/uitgever; jaartal.",
    ),
    "a guideline begins with its title where its author is its publisher": Case(
        Reference(
            "case",
            "guideline",
            "NHG-Standaard Hoofdpijn",
            "2021",
            authors=(Name(literal="NHG"),),
            number="M19",
            place="Utrecht",
            publisher="NHG",
        ),
        "NHG-Standaard Hoofdpijn. M19. Utrecht: NHG; 2021.",
        "Titel. (Publicatienummer). Plaats: uitgever; jaartal.",
    ),
    "a web page: what it is, and the full link": Case(
        _made("web", "Ik heb nekpijn", container="Thuisarts.nl", year="2023", url="https://www.thuisarts.nl/nekpijn"),
        "Ik heb nekpijn. Thuisarts.nl; 2023. https://www.thuisarts.nl/nekpijn",
        "korte omschrijving. Volledige link.",
    ),
    "a registered trial: register, number and link": Case(
        _made(
            "registration",
            "CST for neck pain",
            "Haller/H",
            container="ClinicalTrials.gov",
            number="NCT01526447",
            year="2012",
            url="https://clinicaltrials.gov/study/NCT01526447",
        ),
        "Haller H. CST for neck pain. ClinicalTrials.gov NCT01526447; 2012. https://clinicaltrials.gov/study/NCT01526447",
        "korte omschrijving. Volledige link.",
    ),
    "an abstract says that it is one": Case(
        _made("abstract", "Title", "Haller/H", **_JOURNAL, pages="S7"),
        "Haller H. Title [abstract]. Clin J Pain. 2016;32:S7.",
        "nothing is said of it: ICMJE samples",
    ),
    "a preprint says that it is one": Case(
        _made("preprint", "Title", "Haller/H", container="medRxiv", year="2024", doi="10.1000/x"),
        "Haller H. Title [preprint]. medRxiv; 2024. doi:10.1000/x",
        "nothing is said of it: ICMJE samples",
    ),
}

HENW_CASES = {
    "two authors": Case(
        _made(
            "article",
            "De huisarts en de tijdgeest",
            "Dwarswaard/J; Trappenburg/M J",
            journal_short="Huisarts Wet",
            journal="Huisarts en Wetenschap",
            year="2012",
            volume="55",
            number="11",
            pages="504-508",
            language="nl",
        ),
        "Dwarswaard J, Trappenburg MJ. De huisarts en de tijdgeest. Huisarts Wet 2012;55(11):504-8.",
        f"{HENW}artikelen/de-huisarts-en-de-tijdgeest",
    ),
    "without volume and issue a colon stands before the article number": Case(
        _made("article", "Title", "Haller/H", journal="Pain", year="2017", eid="1331108", doi="10.1000/x"),
        "Haller H. Title. Pain 2017:1331108.",
        "Vancouver; ICMJE sample of an article without volume or issue ('2002 Jun:1-6')",
    ),
    "without pages the address leads to the article": Case(
        _made(
            "article", "Title", "Haller/H", journal="Pain", year="2017", volume="3", number="6", url="https://a.nl/x"
        ),
        "Haller H. Title. Pain 2017;3(6). https://a.nl/x",
        "Vancouver: what a reader needs to find the work",
    ),
    "a comma before et al., and Jr without a point": Case(
        _made("article", "Title", "Cutler/G A//Jr.", **_JOURNAL, pages="7", others=True),
        "Cutler GA Jr, et al. Title. Clin J Pain 2016;32:7.",
        "Vancouver: Citing Medicine, 2nd edition, chapter 1 (authors parted by commas; 'Jr' without a point)",
    ),
    "an abstract in a supplement": Case(
        _made("abstract", "Title", "Mann/J", **_JOURNAL, number="Suppl 1", pages="P111"),
        "Mann J. Title [congressamenvatting]. Clin J Pain 2016;32(Suppl 1):P111.",
        "Vancouver: the kind of work stands after its title",
    ),
    "every particle has a capital": Case(
        _made(
            "article",
            "RCT’s in de huisartsgeneeskunde, 1990-2010",
            "Kortekaas/M F; Meijer/A; Pol/A C/van de; Wit/N J/de",
            journal="Huisarts en Wetenschap",
            journal_short="Huisarts Wet",
            year="2012",
            volume="55",
            number="11",
            pages="486-491",
        ),
        "Kortekaas MF, Meijer A, Van de Pol AC, De Wit NJ. RCT’s in de huisartsgeneeskunde, 1990-2010. Huisarts Wet "
        "2012;55(11):486-91.",
        f"{HENW}artikelen/rcts-de-huisartsgeneeskunde-1990-2010",
    ),
    "a question in the title": Case(
        _made(
            "article",
            "Altijd dezelfde huisarts?",
            "Jabaaij/L; Schers/H J; Essen/G A/van; Goudswaard/A N; Schellevis/F G",
            subtitle="een onderzoek naar wens en waardering van patiënten",
            journal="Huisarts en Wetenschap",
            journal_short="Huisarts Wet",
            year="2006",
            volume="49",
            number="13",
            pages="655-659",
        ),
        "Jabaaij L, Schers HJ, Van Essen GA, Goudswaard AN, Schellevis FG. Altijd dezelfde huisarts? Een onderzoek "
        "naar wens en waardering van patiënten. Huisarts Wet 2006;49(13):655-9.",
        f"{HENW}artikelen/altijd-dezelfde-huisarts-een-onderzoek-naar-wens-en-waardering-van-patienten",
    ),
    "six authors, all of them": Case(
        _made(
            "article",
            "Overwegingen van huisartsen bij het interpreteren van uitslagen van laboratoriumonderzoek",
            "Houben/P H H; Weijden/T/van der; Bokhoven/M A/van; Droog/A E J; Winkens/R; Grol/R P T M",
            journal="Huisarts en Wetenschap",
            journal_short="Huisarts Wet",
            year="2005",
            volume="48",
            number="7",
            pages="326-332",
        ),
        "Houben PHH, Van der Weijden T, Van Bokhoven MA, Droog AEJ, Winkens R, Grol RPTM. Overwegingen van huisartsen "
        "bij het interpreteren van uitslagen van laboratoriumonderzoek. Huisarts Wet 2005;48(7):326-32.",
        f"{HENW}artikelen/overwegingen-van-huisartsen-bij-het-interpreteren-van-uitslagen-van-laboratoriumonderzoek",
    ),
    "more than six authors": Case(
        _made("article", "Title", SEVEN, **_JOURNAL, number="5", pages="441-449"),
        "Van Hul E, Cutler GA Jr, Kavanagh CP 2nd, De Boer HJ, De Vries R, Haller H, et al. Title. Clin J Pain "
        "2016;32(5):441-9.",
        f"{HENW}inhoudelijke-eisen (at most six authors, the others as 'et al')",
    ),
    "a book, as Vancouver has it": Case(
        _made("book", "Craniosacral therapy", "Upledger/J E", place="Seattle", publisher="Eastland Press", year="1983"),
        "Upledger JE. Craniosacral therapy. Seattle: Eastland Press; 1983.",
        f"{HENW}inhoudelijke-eisen (Vancouver)",
    ),
}


@pytest.mark.parametrize("case", NTVG_CASES.values(), ids=NTVG_CASES)
def test_ntvg(case: Case) -> None:
    assert text(cite(case.reference, "ntvg", case.lang)) == case.printed, case.rule


@pytest.mark.parametrize("case", HENW_CASES.values(), ids=HENW_CASES)
def test_huisarts_en_wetenschap(case: Case) -> None:
    assert text(cite(case.reference, "huisarts-en-wetenschap", case.lang)) == case.printed, case.rule


@pytest.mark.parametrize("style", ["ntvg", "huisarts-en-wetenschap"])
def test_a_doi_is_a_link_on_the_title_and_no_part_of_the_reference(style: str) -> None:
    reference = _made("article", "Title", "Haller/H", **_JOURNAL, pages="7", doi="10.1000/x")
    assert "10.1000" not in text(cite(reference, style))
    assert "[Title](https://doi.org/10.1000/x)" in markdown(cite(reference, style))


def test_both_refer_with_raised_numbers() -> None:
    several = tuple(_made("article", "Title", "Haller/H", **_JOURNAL)._replace(key=str(i)) for i in range(5))
    for style in ("ntvg", "huisarts-en-wetenschap"):
        assert markdown(mention((several[0], *several[2:]), style, among=several)) == "<sup>1,3-5</sup>"
