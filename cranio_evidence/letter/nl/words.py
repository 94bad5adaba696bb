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
    "lower": ("was", "lager dan {}"),
    "higher": ("was", "hoger dan {}"),
    "intervention": ("was", "gunstiger dan {}"),
    "comparator": ("was", "minder gunstig dan {}"),
    "neither": ("verschilde", "niet significant tussen de groepen"),
    "unseen": ("is", "tussen de groepen vergeleken, maar de uitkomst daarvan is niet gezien"),
}


NO_CAUSE = "laten die niet zien waardoor ze komen"

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
    holds_only="met dit onderzoek erin",
    holds_first="met het eerstgenoemde onderzoek erin",
    same_authors="deels van dezelfde auteurs",
    not_covered="deze klacht is er niet in gezien",
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
    kin="deels van dezelfde auteurs als het overzicht uit ",
    others_unseen=(" heeft een conclusie die niet is gezien", " hebben een conclusie die niet is gezien"),
)


def treatment(s: Synthesis) -> str:
    """The treatment the letter is about."""
    return MODALITIES[s.modality].nl


def conditions(s: Synthesis, study: Study, f: Facts) -> list[Part]:
    """What the people had, as far as it belongs to the complaint asked about; the most precise words only."""
    own = [one for one in study.conditions if one in s.inside]
    precise = [one for one in own if not f.library.below(one).intersection(set(own) - {one})]
    return joined([[f.condition(one)] for one in precise], "en")


def given(study: Study) -> str:
    """The treatment with every part of a combination named."""
    if study.several_treatments:
        *first, last = [arm.label.nl for arm in study.arms if arm.kind == "tested"]
        return f"{', '.join(first)} of {last}"
    names = [MODALITIES[one].nl for one in study.modality]
    if len(names) == 1:
        return names[0]
    return f"{names[0]} met {', '.join(names[1:-1])}{' en ' if len(names) > 2 else ''}{names[-1]}"


def people(study: Study, f: Facts) -> list[Part]:
    """How many people took part."""
    if study.people is None:
        return ["aantal deelnemers niet gezien"]
    if study.people == 1:
        return [f.count([study.key]), " patiënt"]
    people = f.people(study)
    return [people, " deelnemers"] if people else []


def versus(study: Study, f: Facts) -> list[Part]:
    """What it was compared with."""
    labels: list[list[Part]] = [
        [f.text(arm.label, f"studies/{study.key}/arms/{study.arms.index(arm)}/label")] for arm in study.comparators
    ]
    return [", vergeleken met ", *joined(labels, "of")] if labels else []


def about(s: Synthesis, study: Study, f: Facts) -> list[Part]:
    """People, their complaint where it differs from the one asked about, a combined treatment, the comparator."""
    parts = people(study, f)
    if s.condition.id not in study.conditions:
        parts += [" met ", *conditions(s, study, f)]
    if len(study.modality) > 1:
        arm = study.tested_arm
        labelled = arm is not None and study.comparators and not study.several_treatments
        parts.append(f"; {arm.label.nl if arm is not None and labelled else given(study)}")
    return [*parts, *versus(study, f)]
