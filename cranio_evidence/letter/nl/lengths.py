"""Which Dutch words do the half-sentences of a list and the full text share?

What a treatment is said to have done comes from ``nl.words.VERBS``, here without its "was" or "is".
"""

from cranio_evidence.findings import NOTHING, UNSEEN, WITHIN, Finding
from cranio_evidence.letter.facts import Facts
from cranio_evidence.letter.nl.studies import primary_outcome, tallied
from cranio_evidence.letter.nl.words import NO_CAUSE
from cranio_evidence.letter.nl.words import VERBS as FULL_VERBS
from cranio_evidence.letter.sentence import Part
from cranio_evidence.study import Study
from cranio_evidence.synthesis import Synthesis

VERBS = {name: rest if verb in ("was", "is") else f"{verb} {rest}" for name, (verb, rest) in FULL_VERBS.items()}

# What is said of the outcomes of a study that compared nothing between groups, by what was seen (see ``findings``).
KINDS = {
    UNSEEN: "primaire uitkomst niet gezien; ",
    WITHIN: f"in wat wij lazen alleen veranderingen binnen de groepen; {NO_CAUSE}",
    NOTHING: "uitkomst niet gezien in wat wij lazen",
}
UNCONTROLLED = {
    "cohort": "er is niet geloot, dus waardoor een verandering kwam, is niet te zeggen",
    "case-report": "waardoor een verandering kwam, is niet te zeggen",
    "": "er is niet met een andere groep vergeleken, dus waardoor een verandering kwam, is niet te zeggen",
}

# What papers that stand apart are about; those of another design have no data of their own and get no half-sentence.
APART = {
    "qualitative": "gaat over ervaringen en zegt niets over werking",
    "survey": "gaat over meningen en zegt niets over werking",
    "reliability": "gaat over overeenstemming tussen onderzoekers en zegt niets over werking",
}

# Where there was only one comparison between groups.
ALONE = {
    "intervention": "in het voordeel van {treatment}",
    "comparator": "in het voordeel van de controlegroep",
    "neither": "geen significant verschil",
    "unclear": "niet duidelijk welke groep beter af was",
    "unseen": "uitkomst niet gezien",
}

HALF = {
    "primary": "primaire uitkomst (",
    "further": "; andere primaire uitkomst (",
    "comparisons": "de vergelijkingen {between} die wij lazen: ",
    "comparison": "de enige vergelijking {between} die wij lazen: ",
    "treated": "de behandelde groepen samen",
    "not-alone": " (over {treatment} apart zegt dat niets)",
    "no-quote": "uitkomsten hier niet genoemd, want wat wij lazen, is daarvoor niet genoeg",
    "harms": "; daarbij ",
    "harms-unseen": "; bijwerkingen: niet gezien in wat wij lazen",
    "harms-unreported": "; bijwerkingen: door het artikel niet vermeld",
    "also": " en ook over {}",
    "size-unseen": "aantal onderzoeken en deelnemers niet gezien",
    "conclusion-unseen": "conclusie niet gezien in wat wij lazen",
}

HEADINGS = ("Onderzoek", "Opzet", "Deelnemers", "Vergeleken met", "Primaire uitkomst", "Gevonden tussen de groepen")
CELLS = {
    "sham": " met een schijnbehandeling",
    "year-unseen": "jaar niet gezien",
    "people-unseen": "aantal niet gezien",
    "analysed": " ({} geanalyseerd)",
    "none": "geen controlegroep",
    "cohort": "geen controlegroep door loting",
    "unseen": "niet gezien",
    "no-comparison": "geen vergelijking",
    "within": "niet tussen de groepen vergeleken in wat wij lazen",
    "nothing": "niet gezien in wat wij lazen",
}

SECTIONS = {
    "reviews": "Overzichten van onderzoek",
    "warnings": "Schade of bijwerkingen, elders gemeld",
    "left-out": "Wat niet meetelt, en waarom",
    "undated": "zonder jaar",
}
FULL = {
    "order": "Hieronder staan alle onderzoeken, gerangschikt naar opzet, niet naar uitkomst.",
    "from": " uit ",
    "analysed": ", van wie {} geanalyseerd",
    "with": " met ",
    "about": " ging over ",
    "published": "verschenen als {}.",
    "participants": "deelnemers: ",
    "treatment": "behandeling",
    "comparator": "vergelijking",
    "sessions": " sessies",
    "session": " sessie",
    "of": " van ",
    "minutes": " minuten",
    "in": " in ",
    "weeks": " weken",
    "groups": ", per groep: ",
    "median": "mediaan ",
    "mean": "gemiddelde ",
    "note": "toelichting bij ",
    "the-primary": "de primaire uitkomst",
    "also-primary": "als primaire uitkomst is {also}genoemd: {names}",
    "also": "ook ",
    "not-compared": "; een vergelijking tussen de groepen is daarvan niet gezien",
    "primary-unseen": "welke uitkomst primair was, is niet gezien",
    "within": "daarnaast staan er veranderingen binnen een groep in wat wij lazen ({names}); " + NO_CAUSE + ".",
    "only-within": "in wat wij lazen staan alleen veranderingen binnen de groepen; " + NO_CAUSE + ".",
    "association": "ook is een samenhang bekeken ({names}); die zegt niet waardoor een verandering kwam.",
    "unknown": "van {names} is niet gezien of de groepen zijn vergeleken.",
    "measured": "er is gekeken naar {names}; wat daaruit kwam, staat niet in wat wij lazen.",
    "nothing": "van de uitkomsten staat niets in wat wij lazen.",
    "no-quote": "de uitkomsten worden hier niet genoemd: wat wij lazen, is daarvoor niet genoeg.",
    "blinded": " waren geblindeerd; of anderen dat waren, is niet gezien.",
    "blinding-unseen": "wie geblindeerd was, is niet gezien in wat wij lazen.",
    "rating": "beoordeling met ",
    "by": ", volgens ",
    "points": " van de ",
    "limitations": "beperkingen: ",
    "harms": "bijwerkingen: ",
    "harms-unseen": "niet gezien in wat wij lazen.",
    "funding": "financiering en belangen: ",
    "registered": "registratienummer: ",
    "read": "gelezen: ",
    "no-full": "; niet het volledige artikel",
    "and": "en",
    "on": " over ",
    "combined": "dit overzicht gaat ook over {}.",
    "review-limitations": "beperkingen van dit overzicht: ",
    "review-harms": "bijwerkingen in dit overzicht: ",
    "reviews-from": "de overzichten uit ",
    "and-from": " en ",
    "review-from": "het overzicht uit ",
    "and-study": " en het onderzoek uit ",
    "share": " delen ten minste ",
    "have": " hebben ",
    "double": "het verslag uit ",
    "double-same": " telt niet apart mee: het gaat over hetzelfde onderzoek als dat uit ",
    "double-maybe": " telt niet apart mee: het gaat mogelijk over hetzelfde onderzoek als dat uit ",
    "meaning": "‘Niet gezien’ betekent hier: niet gezien in wat wij lazen. In het artikel zelf kan het wel staan.",
    "searched": "Op ",
    "searched-end": " is naar deze klacht gezocht in opgeslagen openbare pagina's, niet in de databanken zelf.",
    "not-searched": "naar dit onderwerp is niet apart gezocht.",
}
# For one, and for several.
COUNTED = {
    "trials": (" onderzoek", " onderzoeken"),
    "authors": (" auteur gemeen", " auteurs gemeen"),
    "none-citable": ("die wordt niet aangehaald ({}).", "die worden niet aangehaald ({})."),
    "apart": (
        " publicatie is geen onderzoek naar werking en telt daarom niet mee.",
        " publicaties zijn geen onderzoek naar werking en tellen daarom niet mee.",
    ),
    "uncitable": (
        " daarvan wordt niet aangehaald ({}).",
        " daarvan worden niet aangehaald ({}).",
    ),
    "other": (
        " publicatie gaat over een andere behandeling dan {}: ",
        " publicaties gaan over andere behandelingen dan {}: ",
    ),
    "other-uncitable": (
        " vermelding van een andere behandeling wordt niet aangehaald ({}).",
        " vermeldingen van andere behandelingen worden niet aangehaald ({}).",
    ),
    "review-uncitable": (
        " ander overzicht wordt niet aangehaald ({}).",
        " andere overzichten worden niet aangehaald ({}).",
    ),
    "from": ("dat uit ", "die uit "),
    "not-found": (
        " werk dat elders wordt aangehaald, is nergens gevonden en wordt hier niet aangehaald.",
        " werken die elders worden aangehaald, zijn nergens gevonden en worden hier niet aangehaald.",
    ),
}
READ = {
    "full-text": "volledige artikel",
    "part-of-text": "deel van het artikel",
    "abstract": "samenvatting",
    "registry": "registratie",
    "rating": "kwaliteitsbeoordeling",
    "review-table": "tabel in een overzicht",
    "secondary": "weergave door derden",
}
_THIS = {"het": "dit", "de": "deze"}


def this(the: str) -> str:
    """A study pointed at: "dit gerandomiseerde onderzoek" for "het gerandomiseerde onderzoek"."""
    article, name = the.split(" ", 1)
    return f"{_THIS[article]} {name}"


def primary(study: Study, i: int, f: Facts, *, further: bool) -> list[Part]:
    """What a primary outcome showed between the groups."""
    name = "een andere primaire uitkomst" if further else "de primaire uitkomst"
    return primary_outcome(study, i, f, inverted=False, name=name)


def tally(s: Synthesis, found: Finding, f: Facts, *, further: bool) -> list[Part]:
    """The comparisons between groups counted by whom they favour."""
    return tallied(s, found, f, "andere " if further else "")
