"""Which English words do the sentences share?

What a treatment is said to have done stands in ``VERBS``, and nowhere else.
"""

from cranio_evidence.letter.harms import HarmWords
from cranio_evidence.letter.people import PhraseWords
from cranio_evidence.letter.reviews import ReviewWords
from cranio_evidence.letter.unshown import UnshownWords
from cranio_evidence.synthesis import Synthesis
from cranio_evidence.vocabulary import MODALITIES

# What may be said of a comparison between groups.
VERBS: dict[str, str] = {
    "lower": "was lower than {than}",
    "higher": "was higher than {than}",
    "intervention": "was better than {than}",
    "comparator": "was worse than {than}",
    "neither": "did not differ significantly {between}",
    "unseen": "was compared {between}, but what was read does not give the result",
}


NO_CAUSE = "whether the treatment caused them cannot be told this way"

# The comparisons between groups counted by whom they favour, after a count.
SIDES = {
    "intervention": " in favour of {treatment}",
    "comparator": " in favour of the control group",
    "neither": " without a significant difference",
    "unclear": " where it is not clear which group did better",
    "unseen": " without a result in what was read",
}

PHRASES = PhraseWords(
    conjunction="and",
    alternative="or",
    combined=" with ",
    people=" participants",
    people_unseen="number of participants not seen",
    patient=" patient",
    of_people=" with ",
    compared=", compared with ",
    compared_also="with ",
    groups_of=("groups of ", " participants"),
    bare_sham="a sham treatment",
    sham_unseen="; what the sham consisted of was not seen",
    after="after ",
    weeks=" weeks",
    scale=" on a scale from ",
    to=" to ",
    between_groups="between the groups",
    between_rest="between treatment and rest",
    than_sham="after the sham treatment",
    than_rest="after rest",
    than_other="in the control group",
    doubles=(
        " other report of (possibly) the same trial is not counted separately",
        " other reports of (possibly) the same trial are not counted separately",
        " other reports of (possibly) the same trials are not counted separately",
    ),
    registered=("no results were found for ", " registered study", " registered studies"),
    other_moments="; the same was found ",
    counted=" (comparisons between groups: ",
    sides=SIDES,
    middles={"median": "median ", "mean": "mean "},
    versus=" against ",
    against="compared with ",
    other_primaries=(" other primary outcomes, ", ", did not differ significantly {between}"),
    only_at="only ",
    among=(" (also ", ")"),
    of_them=("", " of them"),
    both="both",
    all="all",
    of_whom=" for ",
    together=" combined with another treatment",
)

HARMS = HarmWords(
    conjunction="and",
    names={"serious": "serious adverse events", "minor": "minor adverse events", "any": "adverse events"},
    not_reported="the study did not report harms.",
    not_seen="what was read of this study says nothing about harms; whether any occurred is unknown.",
    nowhere=("what was read of the ", "what was read of the "),
    nowhere_seen="publications says nothing about harms; whether any occurred is unknown.",
    nowhere_reported=("publications says nothing about harms, and ", " is known not to report them"),
    only="in this trial, ",
    first="in the first study named, ",
    other="in the other study, ",
    of_year=("in the study from ", ", "),
    of_author=("in the study by ", " from "),
    another="in another study, ",
    review=("in the review from ", ", "),
    another_review="in a review, ",
    about=" on ",
    rest=("; for the other study {}", "; for the other studies {}"),
    rest_reviews=("; for the other review {}", "; for the other reviews {}"),
    rest_first="; for the first study {}",
    others="other ",
    rest_unseen="what was read says nothing about this",
    rest_uncounted="harms are not set out here",
    nobody_withdrew="nobody withdrew because of adverse events",
    unknown="; whether any occurred is unknown",
    withdrew=("", " participants withdrew because of adverse events"),
    of=" of the ",
    people=" participants",
    analysed=(" participants analysed (", " were randomised)"),
    none_of=("none", " reported {}"),
    none="no {} were reported",
    had=("", " had {}"),
    group_had=("", " participants had {}"),
    against=", against ",
    after_sham=" after the sham treatment",
    in_control=" in the control group",
    occurred="{} occurred",
    minor_only="minor adverse events were reported, but no serious ones",
    reported="{} were reported",
    how_often="; how often is not in what was read",
    occurred_once="{} occurred",
)

REVIEWS = ReviewWords(
    alone=(
        "the cranio-evidence collection (as of ",
        ") holds no primary study of {} for ",
        ", but ",
        " review",
        " reviews",
    ),
    a="a ",
    of_year=" from ",
    about=" on ",
    conjunction="and",
    alternative=" or ",
    trials=" studies",
    trials_unseen="number of studies not given in what was read",
    people=" participants",
    people_unseen=", number of participants not given in what was read",
    holds_only="including this trial",
    holds_all="including the {} named here",
    holds_some=("including {} of those named here", "including {} of those named here"),
    at_least="at least ",
    same_authors=("partly by the authors of this trial", "partly by the authors of the first study named"),
    not_covered=("; no mention of this complaint was seen", "; no mention of this group was seen"),
    unnamed=("in ", (" this complaint was not seen named", " this group was not seen named")),
    reviews="reviews",
    other="other ",
    they_disagree="; they contradict each other",
    they_differ="; they do not reach the same conclusion",
    scale_unseen=", scale not seen",
    behind_unseen="; from how many trials was not seen",
    also=", also on {},",
    concludes={
        "benefit": ("concludes that there is a benefit", "conclude that there is a benefit"),
        "no-benefit": ("concludes that there is no benefit", "conclude that there is no benefit"),
        "not-relevant": (
            "calls the difference it found clinically unimportant",
            "call the difference they found clinically unimportant",
        ),
        "insufficient": ("concludes that the evidence is insufficient", "conclude that the evidence is insufficient"),
        "unclear": ("draws no clear conclusion", "draw no clear conclusion"),
    },
    conclusion_unseen=" has a conclusion that was not read",
    against="compared with {}",
    against_any="compared with the control groups",
    found={
        "intervention": (" found a difference in ", " {against}, in favour of {treatment}"),
        "comparator": (" found a difference in ", " {against}, to the disadvantage of {treatment}"),
        "neither": (" found no significant difference in ", " {against}"),
        "": (" compared ", " {against}"),
    },
    certainty=" (certainty by {}: {})",
    and_concludes=", and ",
    disagree="the reviews disagree",
    differ="the reviews do not reach the same conclusion",
    share=", although they share at least ",
    shared_trials=(" study", " studies"),
    other_reviews=(" other review", " other reviews"),
    kin="partly by the authors of the first review named",
    others_unseen=(" has a conclusion that was not read", " have conclusions that were not read"),
    not_read=(("the conclusion of ", " was not read"), ("the conclusions of ", " were not read")),
)


UNSHOWN = UnshownWords(
    conjunction="and",
    studies=("not named here is ", " publication: "),
    several_studies=("not named here are ", " publications: "),
    reviews=("not named here is ", " review: it "),
    several_reviews=("not named here are ", " reviews: "),
    unseen=REVIEWS.others_unseen,
    other=(" other", " other", " other"),
)


def treatment(s: Synthesis) -> str:
    """The treatment the letter is about."""
    return MODALITIES[s.modality].en
