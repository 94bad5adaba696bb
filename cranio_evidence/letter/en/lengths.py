"""Which English words do the half-sentences of a list and the full text share?

What a treatment is said to have done comes from ``en.words.VERBS``, here without its "was".
"""

from cranio_evidence.findings import NOTHING, UNSEEN, WITHIN, Finding
from cranio_evidence.letter.en.studies import primary_outcome, tallied
from cranio_evidence.letter.en.words import NO_CAUSE
from cranio_evidence.letter.en.words import VERBS as FULL_VERBS
from cranio_evidence.letter.facts import Facts
from cranio_evidence.letter.sentence import Part
from cranio_evidence.study import Study
from cranio_evidence.synthesis import Synthesis

VERBS = {name: said.removeprefix("was ") for name, said in FULL_VERBS.items()}

# What is said of the outcomes of a study that compared nothing between groups, by what was seen (see ``findings``).
KINDS = {
    UNSEEN: "primary outcome not seen; ",
    WITHIN: f"what was read gives only changes within the groups; {NO_CAUSE}",
    NOTHING: "results not seen in what was read",
}
UNCONTROLLED = {
    "cohort": "there was no randomisation, so what caused a change cannot be told",
    "case-report": "what caused a change cannot be told",
    "": "there was no other group to compare with, so what caused a change cannot be told",
}

# What papers that stand apart are about; those of another design have no data of their own and get no half-sentence.
APART = {
    "qualitative": "about experiences, not about effect",
    "survey": "about opinions, not about effect",
    "reliability": "about agreement between examiners, not about effect",
}

# Where there was only one comparison between groups.
ALONE = {
    "intervention": "in favour of {treatment}",
    "comparator": "in favour of the control group",
    "neither": "no significant difference",
    "unclear": "not clear which group did better",
    "unseen": "result not seen",
}

HALF = {
    "primary": "primary outcome (",
    "further": "; another primary outcome (",
    "comparisons": "the comparisons {between} that were read: ",
    "comparison": "the only comparison {between} that was read: ",
    "treated": "the treated groups together",
    "not-alone": " (this says nothing of {treatment} alone)",
    "no-quote": "outcomes not given here, as what was read is not enough for that",
    "harms": "; harms: ",
    "harms-unseen": "; harms: not seen in what was read",
    "harms-unreported": "; harms: not reported by the article",
    "also": " and also on {}",
    "size-unseen": "number of studies and participants not given in what was read",
    "conclusion-unseen": "conclusion not seen in what was read",
}

HEADINGS = ("Study", "Design", "Participants", "Compared with", "Primary outcome", "Found between the groups")
CELLS = {
    "sham": " with a sham treatment",
    "year-unseen": "year not seen",
    "people-unseen": "number not seen",
    "analysed": " ({} analysed)",
    "none": "no control group",
    "cohort": "no control group made by chance",
    "unseen": "not seen",
    "no-comparison": "no comparison",
    "within": "not compared between the groups in what was read",
    "nothing": "not seen in what was read",
}

SECTIONS = {
    "reviews": "Reviews",
    "warnings": "Harms reported elsewhere",
    "left-out": "What is not counted, and why",
    "undated": "no year",
}
FULL = {
    "order": "All studies follow here, ordered by design, not by result.",
    "from": " from ",
    "analysed": ", {} of them analysed",
    "with": " with ",
    "about": " was about ",
    "published": "published as a {}.",
    "participants": "participants: ",
    "treatment": "treatment",
    "comparator": "comparison",
    "sessions": " sessions",
    "session": " session",
    "of": " of ",
    "minutes": " minutes",
    "in": " in ",
    "weeks": " weeks",
    "groups": ", by group: ",
    "median": "median ",
    "mean": "mean ",
    "note": "note on ",
    "the-primary": "the primary outcome",
    "also-primary": "{also}named as a primary outcome: {names}",
    "also": "also ",
    "not-compared": "; a comparison of it between the groups was not seen",
    "primary-unseen": "which outcome was primary was not seen",
    "within": "what was read also gives changes within a group ({names}); " + NO_CAUSE + ".",
    "only-within": "what was read gives only changes within the groups; " + NO_CAUSE + ".",
    "association": "an association was also looked at ({names}); it does not tell what caused a change.",
    "unknown": "whether the groups were compared was not seen for {names}.",
    "measured": "the study looked at {names}; what was read does not give the results.",
    "nothing": "what was read does not give the results.",
    "no-quote": "the outcomes are not given here: what was read is not enough for that.",
    "blinded": " were blinded; whether others were was not seen.",
    "blinding-unseen": "who was blinded was not seen in what was read.",
    "rating": "appraisal with ",
    "by": ", according to ",
    "points": " out of ",
    "limitations": "limitations: ",
    "harms": "harms: ",
    "harms-unseen": "not seen in what was read.",
    "funding": "funding and interests: ",
    "registered": "registration number: ",
    "read": "read: ",
    "no-full": "; not the full article",
    "and": "and",
    "on": " on ",
    "combined": "this review is also about {}.",
    "review-limitations": "limitations of this review: ",
    "review-harms": "harms in this review: ",
    "reviews-from": "the reviews from ",
    "and-from": " and ",
    "review-from": "the review from ",
    "and-study": " and the study from ",
    "share": " share at least ",
    "have": " have ",
    "double": "the report from ",
    "double-same": " is not counted separately: it is about the same trial as that from ",
    "double-maybe": " is not counted separately: it may be about the same trial as that from ",
    "meaning": "“Not seen” means here: not seen in what was read. The article itself may well give it.",
    "searched": "On ",
    "searched-end": " this complaint was searched for in stored copies of public pages, not in databases themselves.",
    "not-searched": "this subject has not been searched for by name.",
}
# For one, and for several.
COUNTED = {
    "trials": (" study", " studies"),
    "authors": (" author in common", " authors in common"),
    "none-citable": ("it is not cited ({}).", "they are not cited ({})."),
    "apart": (
        " publication is not a study of effect and is therefore not counted.",
        " publications are not studies of effect and are therefore not counted.",
    ),
    "uncitable": (
        " of them is not cited ({}).",
        " of them are not cited ({}).",
    ),
    "other": (
        " publication is about a treatment other than {}: ",
        " publications are about treatments other than {}: ",
    ),
    "other-uncitable": (
        " record of another treatment is not cited ({}).",
        " records of other treatments are not cited ({}).",
    ),
    "review-uncitable": (" other review is not cited ({}).", " other reviews are not cited ({})."),
    "from": ("that from ", "those from "),
    "not-found": (
        " publication that is cited elsewhere was not found anywhere and is not cited here.",
        " publications that are cited elsewhere were not found anywhere and are not cited here.",
    ),
}
READ = {
    "full-text": "full article",
    "part-of-text": "part of the article",
    "abstract": "abstract",
    "registry": "registration",
    "rating": "quality rating",
    "review-table": "table in a review",
    "secondary": "second-hand account",
}


def this(the: str) -> str:
    """A study pointed at: "this randomised trial" for "the randomised trial"."""
    return the.replace("the ", "this ", 1)


def primary(study: Study, i: int, f: Facts, *, further: bool) -> list[Part]:
    """What a primary outcome showed between the groups."""
    return primary_outcome(study, i, f, "another primary outcome" if further else "the primary outcome")


def tally(s: Synthesis, found: Finding, f: Facts, *, further: bool) -> list[Part]:
    """The comparisons between groups counted by whom they favour."""
    return tallied(s, found, f, "other " if further else "")
