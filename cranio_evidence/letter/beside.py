"""What do the reviews say, and what is not counted as evidence of effect, in the full text?"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from cranio_evidence.findings import harms_seen
from cranio_evidence.letter.account import Long
from cranio_evidence.letter.block import by_date
from cranio_evidence.letter.facts import joined
from cranio_evidence.letter.reviews import on_review
from cranio_evidence.letter.sentence import Cite, Fact, Part, Sentence, sentence
from cranio_evidence.library import Library
from cranio_evidence.study import Study
from cranio_evidence.synthesis import leaning, overlap
from cranio_evidence.vocabulary import FORMS, MODALITIES, NOTICES


def on_reviews(say: Long) -> Iterator[Sentence]:
    """Every review, the newest first; whether they disagree; which studies and authors they share."""
    s = say.synthesis
    every = by_date(say.facts.library, s)
    for one in every:
        yield from _one_review(say, one)
    if s.disagree:
        yield _disagreement(say, every)
    shared = list(_shared(say, every))
    if shared:
        yield sentence([part for i, one in enumerate(shared) for part in ("; " if i else "", *one)], ".")


def _one_review(say: Long, study: Study) -> Iterator[Sentence]:
    """A review: what it looked at and found, and what its authors conclude in their own words."""
    review, path = study.review, f"studies/{study.key}"
    assert review is not None  # noqa: S101 - a review by selection
    told = on_review(say.synthesis, study, say.facts, say.shared.REVIEWS)
    yield sentence(told, ".", Cite(study.key))
    if review.conclusion is not None:
        yield sentence(say.facts.text(review.conclusion, f"{path}/review/conclusion"))
    others = say.others(study)
    if others:
        yield sentence(say.full["combined"].format(others))
    if harms_seen(study) and study.harms.text is not None:
        yield say.labelled("review-harms", study.harms.text, f"{path}/harms/text")
    if study.limitations is not None:
        yield say.labelled("review-limitations", study.limitations, f"{path}/limitations")


def _disagreement(say: Long, every: list[Study]) -> Sentence:
    """That reviews disagree: which conclude what, by year."""
    words = say.shared.REVIEWS
    groups: dict[str, list[Study]] = {}
    for one in every:
        groups.setdefault((one.review.concludes if one.review else None) or "", []).append(one)
    unseen = groups.pop("", [])
    parts: list[Part] = [words.disagree if {"benefit", "no-benefit"} <= set(groups) else words.differ]
    said = [(here, f" {words.concludes[conclusion][len(here) > 1]}") for conclusion, here in groups.items()]
    said += [(unseen, words.others_unseen[len(unseen) > 1])] if unseen else []
    for i, (here, verb) in enumerate(said):
        dated = [_dated(say, one) for one in here]
        start = say.long.COUNTED["from"][len(here) > 1]
        parts += ["; " if i else ": ", start, *joined(dated, say.full["and"]), verb]
    return sentence(parts, ".")


def _shared(say: Long, every: list[Study]) -> Iterator[list[Part]]:
    """What two reviews that disagree share, and authors of two reviews, or of a review and a study."""
    library, full = say.facts.library, say.full
    pairs = [(one, other, full["reviews-from"], full["and-from"]) for one, other in combinations(every, 2)]
    pairs += [(one, other, full["review-from"], full["and-study"]) for one in every for other in say.synthesis.trials]
    for one, other, before, between in pairs:
        shared = overlap(library, one, other)
        said: list[list[Part]] = []
        if shared.trials and None not in (leaning(one), leaning(other)) and leaning(one) != leaning(other):
            said.append(
                [full["share"], say.facts.count(shared.trials), say.long.COUNTED["trials"][len(shared.trials) > 1]]
            )
        if shared.authors:
            name = say.long.COUNTED["authors"][len(shared.authors) > 1]
            cut = any(_more_authors(library, key) for key in (one.key, other.key))
            least = say.shared.REVIEWS.at_least if cut else ""
            said.append([full["have"], least, say.facts.count(shared.authors), name])
        if said:
            yield [before, *_dated(say, one), between, *_dated(say, other), *_both(said, full["and"])]


def _more_authors(library: Library, key: str) -> bool:
    """Whether a publication has more authors than were seen."""
    reference = library.reference(key)
    return reference is not None and reference.others


def _both(said: list[list[Part]], last: str) -> list[Part]:
    """One clause, or two with a word between them; each begins with a space."""
    return [*said[0], *([f" {last}", *said[1]] if len(said) > 1 else [])]


def _dated(say: Long, study: Study) -> list[Part]:
    return [say.facts.year(study) or say.long.SECTIONS["undated"], Cite(study.key)]


def left_out(say: Long, cited: Iterable[str]) -> Iterator[Sentence]:
    """What was left out and why. ``cited``: what the text has told already."""
    yield from _doubles(say)
    if say.synthesis.registered:
        numbers: list[list[Part]] = [
            [Fact(one.registration, f"studies/{one.key}/registration")]
            for one in say.synthesis.registered
            if one.registration
        ]
        told = say.phrases.registered(say.synthesis)
        yield sentence(told, [" (", *joined(numbers, say.full["and"]), ")"] if numbers else [], ".")
    yield from _apart(say, set(cited))
    yield from _other(say)
    if say.synthesis.uncited:
        yield _counted(say, "review-uncitable", say.synthesis.uncited)
    if say.synthesis.not_found:
        yield _counted(say, "not-found", say.synthesis.not_found)


def _counted(say: Long, kind: str, studies: tuple[Study, ...], *, named: bool = True) -> Sentence:
    """How many there are and what is said of them. ``named``: false where they were counted just before."""
    words = say.long.COUNTED[kind][len(studies) > 1].format(_why(say, studies))
    return sentence(say.facts.count(one.key for one in studies) if named else "", words)


def _why(say: Long, studies: tuple[Study, ...]) -> str:
    """Why works may not be cited: their form, or a notice."""
    reasons = (NOTICES[one.notice.kind] if one.form == "article" else FORMS[one.form] for one in studies)
    return "; ".join(dict.fromkeys(one.say(say.lang) for one in reasons))


def _doubles(say: Long) -> Iterator[Sentence]:
    """Each further report of a trial, and why it is taken for one."""
    for one, kept in say.synthesis.doubles:
        link = next(
            ((i, it) for i, it in enumerate(one.relations) if it.key == kept.key and it in one.same_trial()), None
        )
        same = link is not None and link[1].kind == "same-trial-as"
        why = say.full["double-same" if same else "double-maybe"]
        yield sentence(say.full["double"], _dated(say, one), why, _dated(say, kept), ".")
        if link is not None and link[1].why is not None:
            yield sentence(say.facts.text(link[1].why, f"studies/{one.key}/relations/{link[0]}/why"))


def _apart(say: Long, cited: set[str]) -> Iterator[Sentence]:
    """Papers about something else than effect, each in one sentence; those that may not be cited are only counted."""
    apart = tuple(one for one in say.synthesis.apart if one.key not in cited)
    if not apart:
        return
    yield _counted(say, "apart", apart)
    told = (say.phrases.in_short(one) for one in apart if one.citable)
    yield from (one for one in told if one is not None)
    silent = tuple(one for one in apart if not one.citable)
    if silent:
        yield _counted(say, "uncitable" if len(silent) < len(apart) else "none-citable", silent, named=silent != apart)


def _other(say: Long) -> Iterator[Sentence]:
    """Studies of other treatments, counted by treatment, every part of a combination named."""
    others = tuple(one for one in say.synthesis.other if one.citable)
    silent = tuple(one for one in say.synthesis.other if not one.citable)
    if others:
        yield _by_treatment(say, others)
    if silent:
        yield _counted(say, "other-uncitable", silent)


def _by_treatment(say: Long, others: tuple[Study, ...]) -> Sentence:
    groups: dict[tuple[str, ...], list[Study]] = {}
    for one in others:
        groups.setdefault(one.modality, []).append(one)
    said: list[list[Part]] = []
    for modality, studies in sorted(groups.items(), key=lambda group: -len(group[1])):
        names: list[list[Part]] = [[MODALITIES[one].say(say.lang)] for one in modality]
        number: list[Part] = [say.facts.count(one.key for one in studies), say.full["on"]] if len(groups) > 1 else []
        said.append([*number, *joined(names, say.full["and"]), *[Cite(one.key) for one in studies]])
    start = say.long.COUNTED["other"][len(others) > 1].format(say.treatment)
    parts: list[Part] = []
    for i, clause in enumerate(said):
        parts += ["; " if i else "", *clause]
    return sentence(say.facts.count(one.key for one in others), start, parts, ".")
