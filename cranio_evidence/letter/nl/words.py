"""Which Dutch words do the sentences share?

What a treatment is said to have done stands in ``VERBS``, and nowhere else.
"""

from cranio_evidence.letter.harms import HarmWords
from cranio_evidence.letter.phrases import PhraseWords
from cranio_evidence.letter.reviews import ReviewWords
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
    "unseen": ("is", "{between} vergeleken, maar de uitkomst daarvan is niet gezien"),
}


NO_CAUSE = "of die door de behandeling kwamen, is zo niet vast te stellen"

PHRASES = PhraseWords(
    conjunction="en",
    alternative="of",
    combined=" met ",
    people=" deelnemers",
    people_unseen="aantal deelnemers niet gezien",
    patient=" patiënt",
    of_people=" met ",
    compared=", vergeleken met ",
    bare_sham="een schijnbehandeling",
    sham_unseen="; waaruit die bestond, is niet gezien",
    after=" na ",
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
        " andere verslagen van (mogelijk) dezelfde onderzoeken tellen niet apart mee",
    ),
)

HARMS = HarmWords(
    conjunction="en",
    names={"serious": "ernstige bijwerkingen", "minor": "lichte bijwerkingen", "any": "bijwerkingen"},
    not_reported="bijwerkingen zijn in dat onderzoek niet vermeld.",
    not_seen="over bijwerkingen zegt de gelezen tekst niets; of ze zijn voorgekomen, is onbekend.",
    nowhere=("over bijwerkingen is bij geen van de ", "over bijwerkingen is bij geen van de "),
    nowhere_seen=" publicaties iets gezien; of ze zijn voorgekomen, is onbekend.",
    nowhere_reported=(" publicaties iets gezien, en bij ", " staat vast dat het artikel ze niet vermeldt."),
    only="in dit onderzoek ",
    first="in het eerstgenoemde onderzoek ",
    other="in het andere onderzoek ",
    of_year=("in het onderzoek uit ", " "),
    another="in een ander onderzoek ",
    rest=("; bij het andere onderzoek {}", "; bij de andere onderzoeken {}"),
    rest_unseen="is hierover niets gezien",
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
    occurred="kwamen {} voor; hoe vaak is niet gezien",
)

REVIEWS = ReviewWords(
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
    same_authors=("deels door de auteurs van dit onderzoek", "deels door de auteurs van het eerstgenoemde onderzoek"),
    not_covered={
        "benefit": " ziet voordeel bij de klachten die erin staan; dat deze klacht erbij is, is niet gezien",
        "no-benefit": " ziet geen voordeel bij de klachten die erin staan; dat deze klacht erbij is, is niet gezien",
        "unclear": " trekt geen duidelijke conclusie; dat deze klacht erin staat, is niet gezien",
        "": " heeft een conclusie die niet is gezien; dat deze klacht erin staat, is evenmin gezien",
    },
    scale_unseen=", schaal niet gezien",
    concludes={
        "benefit": ("concludeert dat er voordeel is", "concluderen dat er voordeel is"),
        "no-benefit": ("concludeert dat er geen voordeel is", "concluderen dat er geen voordeel is"),
        "unclear": ("trekt geen duidelijke conclusie", "trekken geen duidelijke conclusie"),
    },
    conclusion_unseen=" heeft een conclusie die niet is gezien",
    against="ten opzichte van {}",
    against_any="ten opzichte van de controlegroepen",
    found={
        "intervention": " vond een verschil in het voordeel van {} {}, in ",
        "comparator": " vond een verschil in het nadeel van {} {}, in ",
        "neither": " vond voor {} geen significant verschil {}, in ",
        "": " vergeleek {} {}, in ",
    },
    certainty=" (zekerheid volgens {}: {})",
    and_concludes=", en ",
    disagree="de overzichten spreken elkaar tegen",
    newest=("; dat uit ", " is het nieuwste"),
    share=" en ze delen ten minste ",
    shared_trials=(" onderzoek", " onderzoeken"),
    other_reviews=(" ander overzicht", " andere overzichten"),
    kin="deels van dezelfde auteurs als het eerstgenoemde overzicht",
    others_unseen=(" heeft een conclusie die niet is gezien", " hebben een conclusie die niet is gezien"),
)


def treatment(s: Synthesis) -> str:
    """The treatment the letter is about."""
    return MODALITIES[s.modality].nl


def on(study: Study) -> str:
    """The word between a kind of study and its subject."""
    return "over" if study.is_case else "naar"
