"""Which Dutch words do the sentences share?

What a treatment is said to have done stands in ``VERBS``, and nowhere else.
"""

from cranio_evidence.letter.facts import Facts, joined
from cranio_evidence.letter.reviews import ReviewWords
from cranio_evidence.letter.sentence import Part
from cranio_evidence.study import Study
from cranio_evidence.synthesis import (
    Synthesis,
)
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


def conditions(study: Study, f: Facts) -> list[Part]:
    """What the people studied had, the most precise words only."""
    own = study.conditions
    precise = [one for one in own if not f.library.below(one).intersection(set(own) - {one})]
    return joined([[f.condition(one)] for one in precise], "en")


def given(study: Study, f: Facts) -> list[Part]:
    """The treatment with every part of a combination named."""
    tested = [arm for arm in study.arms if arm.kind == "tested"]
    if tested and (study.comparators or len(study.modality) == 1):
        path = f"studies/{study.key}/arms"
        return joined([[f.text(arm.label, f"{path}/{study.arms.index(arm)}/label")] for arm in tested], "of")
    names = [MODALITIES[one].nl for one in study.modality]
    if len(names) == 1:
        return [names[0]]
    return [f"{names[0]} met {', '.join(names[1:-1])}{' en ' if len(names) > 2 else ''}{names[-1]}"]


def between(study: Study) -> str:
    """What was compared with what."""
    return "tussen behandeling en rust" if study.compared_with_rest else "tussen de groepen"


def on(study: Study) -> str:
    """The word between a kind of study and its subject."""
    return "over" if study.is_case else "naar"


def people(study: Study, f: Facts) -> list[Part]:
    """How many people took part."""
    if study.people is None:
        return ["aantal deelnemers niet gezien"]
    if study.people == 1:
        return [f.count([study.key]), " patiënt"]
    people = f.people(study)
    return [people, " deelnemers"] if people else []


def versus(study: Study, f: Facts, *, sham_named: bool = False) -> list[Part]:
    """What it was compared with; ``sham_named``: the sentence has already said that there was a sham treatment."""
    arms = study.comparators
    if sham_named and all(arm.label.nl == "een schijnbehandeling" for arm in arms):
        return ["; waaruit die bestond, is niet gezien"]
    path = f"studies/{study.key}/arms"
    labels: list[list[Part]] = [[f.text(arm.label, f"{path}/{study.arms.index(arm)}/label")] for arm in arms]
    return [", vergeleken met ", *joined(labels, "en")] if labels else []


def about(s: Synthesis, study: Study, f: Facts, *, sham_named: bool = False) -> list[Part]:
    """Year, people, their complaint where it differs from the one asked about, a combined treatment, the comparator."""
    year = f.year(study)
    parts = people(study, f)
    if year:
        parts = [year, "; ", *parts]
    if study.conditions != (s.condition.id,):
        parts += [" met ", *conditions(study, f)]
    if len(study.modality) > 1:
        parts += ["; ", *given(study, f)]
    return [*parts, *versus(study, f, sham_named=sham_named)]
