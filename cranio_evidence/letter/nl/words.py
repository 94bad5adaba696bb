"""Which Dutch words do the sentences share?

What a treatment is said to have done stands in ``VERBS``, and nowhere else.
"""

from cranio_evidence.letter.harms import HarmWords
from cranio_evidence.letter.people import PhraseWords
from cranio_evidence.letter.reviews import ReviewWords
from cranio_evidence.letter.unshown import UnshownWords
from cranio_evidence.study import Study
from cranio_evidence.synthesis import Synthesis
from cranio_evidence.vocabulary import MODALITIES

# What may be said of a comparison between groups: the verb, and what follows the subject.
VERBS: dict[str, tuple[str, str]] = {
    "lower": ("was", "lager dan {than}"),
    "higher": ("was", "hoger dan {than}"),
    "intervention": ("was", "gunstiger dan {than}"),
    "comparator": ("was", "minder gunstig dan {than}"),
    "neither": ("verschilde", "niet significant {between}"),
    "unseen": ("is", "{between} vergeleken, maar wat daaruit kwam, staat niet in wat wij lazen"),
}


NO_CAUSE = "of die door de behandeling kwamen, is zo niet vast te stellen"

# The comparisons between groups counted by whom they favour, after a count.
SIDES = {
    "intervention": " in het voordeel van {treatment}",
    "comparator": " in het voordeel van de controlegroep",
    "neither": " zonder significant verschil",
    "unclear": " waarbij niet duidelijk is welke groep beter af was",
    "unseen": " waarvan de uitkomst niet is gezien",
}

PHRASES = PhraseWords(
    conjunction="en",
    alternative="of",
    combined=" met ",
    people=" deelnemers",
    people_unseen="aantal deelnemers niet gezien",
    patient=" patiënt",
    of_people=" met ",
    compared=", vergeleken met ",
    compared_also="met ",
    groups_of=("groepen van ", " deelnemers"),
    bare_sham="een schijnbehandeling",
    sham_unseen="; waaruit die bestond, is niet gezien",
    after="na ",
    weeks=" weken",
    scale=" op een schaal van ",
    to=" tot ",
    between_groups="tussen de groepen",
    between_rest="tussen behandeling en rust",
    than_sham="na de schijnbehandeling",
    than_rest="na rust",
    than_other="in de controlegroep",
    doubles=(
        " ander verslag van (mogelijk) hetzelfde onderzoek telt niet apart mee",
        " andere verslagen van (mogelijk) hetzelfde onderzoek tellen niet apart mee",
        " andere verslagen van (mogelijk) dezelfde onderzoeken tellen niet apart mee",
    ),
    registered=(
        "van ",
        " geregistreerd onderzoek zijn geen resultaten gevonden",
        " geregistreerde onderzoeken zijn geen resultaten gevonden",
    ),
    other_moments="; dat was ook zo ",
    counted=" (vergelijkingen tussen groepen: ",
    sides=SIDES,
    middles={"median": "mediaan ", "mean": "gemiddelde "},
    versus=" tegen ",
    against="ten opzichte van ",
    other_primaries=(" andere primaire uitkomsten, ", ", verschilden niet significant {between}"),
    only_at="alleen ",
    among=(" (ook ", ")"),
    of_them=("waarvan ", ""),
    both="beide",
    all="alle",
    of_whom=" bij ",
    together=" in combinatie met een andere behandeling",
)

HARMS = HarmWords(
    conjunction="en",
    names={"serious": "ernstige bijwerkingen", "minor": "lichte bijwerkingen", "any": "bijwerkingen"},
    not_reported="bijwerkingen zijn in dat onderzoek niet vermeld.",
    not_seen="over bijwerkingen in dit onderzoek staat niets in wat wij lazen; of ze zijn voorgekomen, is onbekend.",
    nowhere=("in wat wij lazen van de ", "in wat wij lazen van de "),
    nowhere_seen="publicaties staat niets over bijwerkingen; of ze zijn voorgekomen, is onbekend.",
    nowhere_reported=(
        "publicaties staat niets over bijwerkingen, en van ",
        " is bekend dat het artikel ze niet vermeldt",
    ),
    only="in dit onderzoek ",
    first="in het eerstgenoemde onderzoek ",
    other="in het andere onderzoek ",
    of_year=("in het onderzoek uit ", " "),
    of_author=("in het onderzoek van ", " uit "),
    another="in een ander onderzoek ",
    review=("in het overzicht uit ", " "),
    another_review="in een overzicht ",
    about=" over ",
    rest=("; bij het andere onderzoek {}", "; bij de andere onderzoeken {}"),
    rest_reviews=("; bij het andere overzicht {}", "; bij de andere overzichten {}"),
    rest_first="; bij het eerste onderzoek {}",
    others="andere ",
    rest_unseen="staat hierover niets in wat wij lazen",
    rest_uncounted="zijn bijwerkingen hier niet uitgesplitst",
    nobody_withdrew="viel niemand uit wegens bijwerkingen",
    unknown="; of er bijwerkingen waren, is onbekend",
    withdrew=("vielen ", " deelnemers uit wegens bijwerkingen"),
    of=" van de ",
    people=" deelnemers",
    analysed=(" geanalyseerde deelnemers (van de ", ")"),
    none_of=("meldde geen", " {}"),
    none="zijn geen {} gemeld",
    had=("hadden ", " {}"),
    group_had=("hadden ", " deelnemers {}"),
    against=", tegen ",
    after_sham=" na de schijnbehandeling",
    in_control=" in de controlegroep",
    occurred="kwamen {} voor",
    minor_only="zijn geen ernstige bijwerkingen gemeld, wel lichte",
    reported="zijn {} gemeld",
    how_often="; hoe vaak staat niet in wat wij lazen",
    occurred_once="kwamen {} voor",
)

REVIEWS = ReviewWords(
    alone=(
        "in de verzameling cranio-evidence (stand ",
        ") staat geen afzonderlijk onderzoek naar {} bij ",
        ", wel ",
        " overzicht",
        " overzichten",
    ),
    a="een ",
    of_year=" uit ",
    about=" over ",
    conjunction="en",
    alternative=" of ",
    trials=" onderzoeken",
    trials_unseen="aantal onderzoeken niet gezien",
    people=" deelnemers",
    people_unseen=", aantal deelnemers niet gezien",
    holds_only="waaronder dit onderzoek",
    holds_all="waaronder de {} hier genoemde",
    holds_some=("waaronder {} van de hier genoemde", "waaronder {} van de hier genoemde"),
    at_least="ten minste ",
    same_authors=(
        "deels van dezelfde auteurs als dit onderzoek",
        "deels van dezelfde auteurs als het eerste onderzoek",
    ),
    not_covered=("; deze klacht zagen wij daarin niet genoemd", "; deze groep zagen wij daarin niet genoemd"),
    unnamed=("in ", (" zagen wij deze klacht niet genoemd", " zagen wij deze groep niet genoemd")),
    reviews="overzichten",
    other="andere ",
    they_disagree="; ze spreken elkaar tegen",
    they_differ="; ze komen niet tot hetzelfde oordeel",
    scale_unseen=", schaal niet gezien",
    behind_unseen="; uit hoeveel onderzoeken, is niet gezien",
    also=", ook over {},",
    concludes={
        "benefit": ("concludeert dat er voordeel is", "concluderen dat er voordeel is"),
        "no-benefit": ("concludeert dat er geen voordeel is", "concluderen dat er geen voordeel is"),
        "not-relevant": (
            "noemt het gevonden verschil klinisch niet relevant",
            "noemen het gevonden verschil klinisch niet relevant",
        ),
        "insufficient": (
            "concludeert dat de onderbouwing onvoldoende is",
            "concluderen dat de onderbouwing onvoldoende is",
        ),
        "unclear": ("trekt geen duidelijke conclusie", "trekken geen duidelijke conclusie"),
    },
    conclusion_unseen=" heeft een conclusie die wij niet lazen",
    against="ten opzichte van {}",
    against_any="ten opzichte van de controlegroepen",
    found={
        "intervention": (" vond een verschil in ", " {against}, in het voordeel van {treatment}"),
        "comparator": (" vond een verschil in ", " {against}, in het nadeel van {treatment}"),
        "neither": (" vond geen significant verschil in ", " {against}"),
        "": (" vergeleek ", " {against}"),
    },
    certainty=" (zekerheid volgens {}: {})",
    and_concludes=", en ",
    disagree="de overzichten spreken elkaar tegen",
    differ="de overzichten komen niet tot hetzelfde oordeel",
    share=", terwijl ze ten minste ",
    shared_trials=(" onderzoek delen", " onderzoeken delen"),
    other_reviews=(" ander overzicht", " andere overzichten"),
    kin="deels van dezelfde auteurs als het eerstgenoemde overzicht",
    others_unseen=(" heeft een conclusie die wij niet lazen", " hebben een conclusie die wij niet lazen"),
    not_read=(("van ", " lazen wij de conclusie niet"), ("van ", " lazen wij de conclusie niet")),
)


UNSHOWN = UnshownWords(
    conjunction="en",
    studies=("hier niet genoemd is ", " publicatie: "),
    several_studies=("hier niet genoemd zijn ", " publicaties: "),
    reviews=("hier niet genoemd is ", " overzicht: dat "),
    several_reviews=("hier niet genoemd zijn ", " overzichten: "),
    unseen=REVIEWS.others_unseen,
    other=(" andere", " ander", " andere"),
)


def treatment(s: Synthesis) -> str:
    """The treatment the letter is about."""
    return MODALITIES[s.modality].nl


def on(study: Study) -> str:
    """The word between a kind of study and its subject."""
    return "over" if study.is_case else "naar"
