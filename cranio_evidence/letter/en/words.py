"""Which English words do the sentences share?

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

# What may be said of a comparison between groups.
VERBS: dict[str, str] = {
    "lower": "was lower than {}",
    "higher": "was higher than {}",
    "intervention": "was better than {}",
    "comparator": "was worse than {}",
    "neither": "did not differ significantly between the groups",
    "unseen": "was compared between the groups, but the result was not seen",
}


NO_CAUSE = "without a control group these do not show what caused them"

REVIEWS = ReviewWords(
    a="a ",
    of_year=" from ",
    about=" on ",
    conjunction="and",
    alternative=" or ",
    trials=" trials",
    trials_unseen="number of trials not seen",
    people=" participants",
    people_unseen=", number of participants not seen",
    holds_only="this trial among them",
    holds_first="the first study named among them",
    same_authors="partly by the same authors",
    not_covered="this complaint was not seen in it",
    concludes={
        "benefit": ("concludes that there is a benefit", "conclude that there is a benefit"),
        "no-benefit": ("concludes that there is no benefit", "conclude that there is no benefit"),
        "unclear": ("draws no clear conclusion", "draw no clear conclusion"),
    },
    conclusion_unseen=" has a conclusion that was not seen",
    against="over {}",
    against_any="over the control groups",
    found={
        "intervention": " found a difference in favour of {} {}, in ",
        "comparator": " found a difference against {} {}, in ",
        "neither": " found for {} no significant difference {}, in ",
        "": " compared {} {}, in ",
    },
    certainty=" (certainty by {}: {})",
    and_concludes=", and ",
    disagree="the reviews disagree",
    newest=("; that from ", " is the newest"),
    share=" and they share at least ",
    shared_trials=(" trial", " trials"),
    other_reviews=(" other review", " other reviews"),
    kin="partly by the authors of the review from ",
    others_unseen=(" has a conclusion that was not seen", " have a conclusion that was not seen"),
)


def treatment(s: Synthesis) -> str:
    """The treatment the letter is about."""
    return MODALITIES[s.modality].en


def conditions(s: Synthesis, study: Study, f: Facts) -> list[Part]:
    """What the people had, as far as it belongs to the complaint asked about; the most precise words only."""
    own = [one for one in study.conditions if one in s.inside]
    precise = [one for one in own if not f.library.below(one).intersection(set(own) - {one})]
    return joined([[f.condition(one)] for one in precise], "and")


def given(study: Study) -> str:
    """The treatment with every part of a combination named."""
    if study.several_treatments:
        *first, last = [arm.label.en for arm in study.arms if arm.kind == "tested"]
        return f"{', '.join(first)} or {last}"
    names = [MODALITIES[one].en for one in study.modality]
    if len(names) == 1:
        return names[0]
    return f"{names[0]} with {', '.join(names[1:-1])}{' and ' if len(names) > 2 else ''}{names[-1]}"


def people(study: Study, f: Facts) -> list[Part]:
    """How many people took part."""
    if study.people is None:
        return ["number of participants not seen"]
    if study.people == 1:
        return [f.count([study.key]), " patient"]
    people = f.people(study)
    return [people, " participants"] if people else []


def versus(study: Study, f: Facts) -> list[Part]:
    """What it was compared with."""
    labels: list[list[Part]] = [
        [f.text(arm.label, f"studies/{study.key}/arms/{study.arms.index(arm)}/label")] for arm in study.comparators
    ]
    return [", compared with ", *joined(labels, "or")] if labels else []


def about(s: Synthesis, study: Study, f: Facts) -> list[Part]:
    """People, their complaint where it differs from the one asked about, a combined treatment, the comparator."""
    parts = people(study, f)
    if s.condition.id not in study.conditions:
        parts += [" with ", *conditions(s, study, f)]
    if len(study.modality) > 1:
        arm = study.tested_arm
        labelled = arm is not None and study.comparators and not study.several_treatments
        parts.append(f"; {arm.label.en if arm is not None and labelled else given(study)}")
    return [*parts, *versus(study, f)]
