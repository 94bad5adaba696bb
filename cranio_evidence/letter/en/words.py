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
    "lower": "was lower than {than}",
    "higher": "was higher than {than}",
    "intervention": "was better than {than}",
    "comparator": "was worse than {than}",
    "neither": "did not differ significantly {between}",
    "unseen": "was compared {between}, but the result was not seen",
}


NO_CAUSE = "whether the treatment caused them cannot be told this way"

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
    holds_only="including this trial",
    holds_all="including the {} named here",
    holds_some=("including {} of those named here", "including {} of those named here"),
    at_least="at least ",
    same_authors=("partly by the authors of this trial", "partly by the authors of the first study named"),
    not_covered={
        "benefit": " sees a benefit for the complaints it covers; that this complaint is among them was not seen",
        "no-benefit": " sees no benefit for the complaints it covers; that this complaint is among them was not seen",
        "unclear": " draws no clear conclusion; whether this complaint is in it was not seen",
        "": " has a conclusion that was not seen; whether this complaint is in it was not seen either",
    },
    scale_unseen=", scale not seen",
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
    newest=("; that from ", " is the newer"),
    share=" and they share at least ",
    shared_trials=(" trial", " trials"),
    other_reviews=(" other review", " other reviews"),
    kin="partly by the authors of the first review named",
    others_unseen=(" has a conclusion that was not seen", " have a conclusion that was not seen"),
)


def treatment(s: Synthesis) -> str:
    """The treatment the letter is about."""
    return MODALITIES[s.modality].en


def conditions(study: Study, f: Facts) -> list[Part]:
    """What the people studied had, the most precise words only."""
    own = study.conditions
    precise = [one for one in own if not f.library.below(one).intersection(set(own) - {one})]
    return joined([[f.condition(one)] for one in precise], "and")


def given(study: Study, f: Facts) -> list[Part]:
    """The treatment with every part of a combination named."""
    tested = [arm for arm in study.arms if arm.kind == "tested"]
    if tested and (study.comparators or len(study.modality) == 1):
        path = f"studies/{study.key}/arms"
        return joined([[f.text(arm.label, f"{path}/{study.arms.index(arm)}/label")] for arm in tested], "or")
    names = [MODALITIES[one].en for one in study.modality]
    if len(names) == 1:
        return [names[0]]
    return [f"{names[0]} with {', '.join(names[1:-1])}{' and ' if len(names) > 2 else ''}{names[-1]}"]


def between(study: Study) -> str:
    """What was compared with what."""
    return "between treatment and rest" if study.compared_with_rest else "between the groups"


def people(study: Study, f: Facts) -> list[Part]:
    """How many people took part."""
    if study.people is None:
        return ["number of participants not seen"]
    if study.people == 1:
        return [f.count([study.key]), " patient"]
    people = f.people(study)
    return [people, " participants"] if people else []


def versus(study: Study, f: Facts, *, sham_named: bool = False) -> list[Part]:
    """What it was compared with; ``sham_named``: the sentence has already said that there was a sham treatment."""
    arms = study.comparators
    if sham_named and all(arm.label.en == "a sham treatment" for arm in arms):
        return ["; what the sham consisted of was not seen"]
    path = f"studies/{study.key}/arms"
    labels: list[list[Part]] = [[f.text(arm.label, f"{path}/{study.arms.index(arm)}/label")] for arm in arms]
    return [", compared with ", *joined(labels, "and")] if labels else []


def about(s: Synthesis, study: Study, f: Facts, *, sham_named: bool = False) -> list[Part]:
    """Year, people, their complaint where it differs from the one asked about, a combined treatment, the comparator."""
    year = f.year(study)
    parts = people(study, f)
    if year:
        parts = [year, "; ", *parts]
    if study.conditions != (s.condition.id,):
        parts += [" with ", *conditions(study, f)]
    if len(study.modality) > 1:
        parts += ["; ", *given(study, f)]
    return [*parts, *versus(study, f, sham_named=sham_named)]
