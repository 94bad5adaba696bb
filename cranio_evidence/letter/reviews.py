"""What do the reviews find, and do they agree? The sentences, with each language's words in a table."""

from typing import NamedTuple

from cranio_evidence.letter.facts import Facts, joined
from cranio_evidence.letter.phrases import Phrases
from cranio_evidence.letter.sentence import Cite, Part, Sentence, sentence
from cranio_evidence.library import Library
from cranio_evidence.study import Pooled, Review, Study
from cranio_evidence.synthesis import Synthesis, among, concluding, covers, leaning, overlap, pooled_for
from cranio_evidence.vocabulary import ARM_KINDS, CERTAINTIES, DESIGNS, MODALITIES

_Clause = tuple[list[Part], list[Study]]  # what is said, and of which reviews


class ReviewWords(NamedTuple):
    """The words of one language. Pairs are for one and for several; braces are filled in."""

    alone: tuple[str, str, str, str, str]
    a: str
    of_year: str
    about: str
    conjunction: str
    alternative: str
    trials: str
    trials_unseen: str
    people: str
    people_unseen: str
    holds_only: str
    holds_all: str
    holds_some: tuple[str, str]
    at_least: str
    same_authors: tuple[str, str]
    not_covered: tuple[str, str]
    unnamed: tuple[str, tuple[str, str]]
    reviews: str
    other: str
    they_disagree: str
    they_differ: str
    scale_unseen: str
    behind_unseen: str
    also: str
    concludes: dict[str, tuple[str, str]]
    conclusion_unseen: str
    against: str
    against_any: str
    found: dict[str, tuple[str, str]]
    certainty: str
    and_concludes: str
    disagree: str
    differ: str
    share: str
    shared_trials: tuple[str, str]
    other_reviews: tuple[str, str]
    kin: str
    others_unseen: tuple[str, str]
    not_read: tuple[tuple[str, str], tuple[str, str]]


def alone(s: Synthesis, phrases: Phrases, words: ReviewWords) -> Sentence:
    """What is said when there are reviews of the complaint, and no study by itself."""
    f = phrases.facts
    held, none, but, one, several = words.alone
    count = [review.key for review in (*s.reviews, *s.more_reviews)]
    treatment = MODALITIES[s.modality].say(f.lang)
    what: list[Part] = [none.format(treatment), f.condition(s.condition.id), but, f.count(count)]
    return sentence(held, f.date(), what, one if len(count) == 1 else several, phrases.beside(s), ".")


def tell(s: Synthesis, f: Facts, words: ReviewWords, *, most: int = 3) -> list[Sentence]:
    """What the newest review and a dissenting one found, where they agree or not, and what the others conclude.

    ``most``: in at most so many sentences (1 or more).
    """
    every = (*s.reviews, *s.more_reviews)
    if not every:
        return []
    named = [one for one in every if looked_at(f.library, s, one)]
    if not named and len(every) > 1:
        return [_enumerated(_not_named(s, every, f, words, other=""))]
    told: list[_Clause] = [(on_review(s, one, f, words), [one]) for one in s.reviews]
    unnamed = tuple(one for one in s.more_reviews if one not in named)
    apart = unnamed if len(concluding(unnamed)) > 1 else ()
    counted = concluding(one for one in s.more_reviews if one not in apart)
    tail = [*_disagreement(s, f, words), *_further(s, counted, f, words)]
    rest = _not_named(s, apart, f, words, other=words.other) if apart else []
    parted = {1: [[*told, *tail, *rest]], 2: [told, [*tail, *rest]]}.get(most, [told, tail, rest])
    return [_enumerated(clauses) for clauses in parted if clauses]


def _not_named(s: Synthesis, reviews: tuple[Study, ...], f: Facts, words: ReviewWords, *, other: str) -> list[_Clause]:
    """Reviews in which the complaint was not seen named: how many, and what they conclude.

    ``other``: what stands before the noun where other reviews were told already. The newest and the dissenting one are
    told with their size if they are among them.
    """
    scopes = {one.review.scope for one in reviews if one.review}
    about: list[Part] = [words.about, *_scope(reviews[0], f, words)] if len(scopes) == 1 else []
    told = [one for one in reviews if one in s.reviews]
    clauses: list[_Clause] = []
    for one in told:
        assert one.review is not None  # noqa: S101 - a review by selection
        clauses.append(([*_head(s, one, f, words, scope=not about), *_concluded(one.review, words)], [one]))
    groups = concluding(one for one in reviews if one not in told)
    for conclusion, here in sorted(groups.items(), key=lambda group: not group[0]):
        several = len(here) > 1
        before, verb = ("", f" {words.concludes[conclusion][several]}") if conclusion else words.not_read[several]
        clauses.append(([before, f.count(one.key for one in here), verb], here))
    parts: list[Part] = [words.unnamed[0], f.count(one.key for one in reviews), f" {other}", words.reviews, *about]
    parts.append(words.unnamed[1][s.condition.people])
    if len({leaning(one) for one in reviews} - {None}) > 1:
        parts += [words.they_disagree if _opposed(reviews) else words.they_differ]
    (first, here), *more = clauses
    return [([*parts, ": ", *first], here), *more]


def _enumerated(clauses: list[_Clause]) -> Sentence:
    """Clauses with semicolons between them, what each cites after its sign."""
    parts: list[Part] = []
    for i, (clause, here) in enumerate(clauses):
        sign = "." if i == len(clauses) - 1 else ";"
        parts += [" " if i else "", *clause, sign, *[Cite(one.key) for one in here]]
    return sentence(parts)


def looked_at(library: Library, s: Synthesis, review: Study) -> bool:
    """Whether a review asked about the complaint; one that stands for all complaints is in any review."""
    return s.condition.covers or covers(library, s, review)


def on_review(s: Synthesis, study: Study, f: Facts, words: ReviewWords) -> list[Part]:
    """What one review looked at, and what it found or concludes."""
    review = study.review
    assert review is not None  # noqa: S101 - a review by selection
    parts = _head(s, study, f, words)
    if not covers(f.library, s, study):
        return [
            *parts,
            *_concluded(review, words),
            "" if looked_at(f.library, s, study) else words.not_covered[s.condition.people],
        ]
    i = pooled_for(s, study)
    if i is None or review.pooled[i].effect is None:
        return [*parts, *_concluded(review, words)]
    parts += _pooled(s, study.key, i, review.pooled[i], f, words)
    rated = next((one for one in review.certainty if one.outcome in (None, review.pooled[i].outcome)), None)
    if rated is not None:
        parts.append(words.certainty.format(rated.scheme, CERTAINTIES[rated.level].say(f.lang)))
    judged = review.concludes == "not-relevant" and review.pooled[i].judged is not None
    if review.concludes is not None and (review.concludes != "benefit" or s.disagree) and not judged:
        parts.append(words.and_concludes + words.concludes[review.concludes or ""][0])
    return parts


def _head(s: Synthesis, study: Study, f: Facts, words: ReviewWords, *, scope: bool = True) -> list[Part]:
    """Which review it is: kind, year, what it asked about where that is more than the complaint, and its size."""
    year = f.year(study)
    parts: list[Part] = [words.a + DESIGNS[study.design].one.say(f.lang)]
    if year:
        parts += [words.of_year, year]
    others = [MODALITIES[one].say(f.lang) for one in study.modality if one != s.modality]
    if others:
        parts.append(words.also.format(f" {words.conjunction} ".join(others)))
    if scope and study.key in s.wider:
        parts += [words.about, *_scope(study, f, words)]
    return [*parts, " (", *_size(s, study, f, words), ")"]


def _concluded(review: Review, words: ReviewWords) -> list[Part]:
    known = words.concludes.get(review.concludes or "")
    return [f" {known[0]}" if known else words.conclusion_unseen]


def _scope(study: Study, f: Facts, words: ReviewWords) -> list[Part]:
    names: list[list[Part]] = [[f.condition(one)] for one in (study.review.scope if study.review else ())]
    return joined(names, words.conjunction)


def _size(s: Synthesis, study: Study, f: Facts, words: ReviewWords) -> list[Part]:
    """How many trials and people, and what the reader should know of where it comes from."""
    review = study.review
    assert review is not None  # noqa: S101 - a review by selection
    path = f"studies/{study.key}/review"
    parts: list[Part] = [words.trials_unseen]
    if review.trials is not None:
        parts = [f.integer(review.trials, f"{path}/trials"), words.trials]
    if review.people is not None:
        parts += [", ", f.integer(review.people, f"{path}/people"), words.people]
    else:
        parts.append(words.people_unseen)
    if held := among(s, study):
        parts += ["; ", *_held(s, review, held, f, words)]
    if s.lead is not None and not s.lead.is_case and overlap(f.library, study, s.lead).authors:
        parts.append(f"; {words.same_authors[len(s.trials) > 1]}")
    return parts


def _held(s: Synthesis, review: Review, held: tuple[str, ...], f: Facts, words: ReviewWords) -> list[Part]:
    """How many of the studies named stand in the review; "at least" where its list was not seen whole."""
    if len(s.trials) == 1:
        return [words.holds_only]
    if len(held) == len(s.trials):
        before, after = words.holds_all.split("{}")
        return [before, f.count(held), after]
    before, after = words.holds_some[len(held) > 1].split("{}")
    whole = review.trials is not None and len(review.included) >= review.trials
    return [before, "" if whole else words.at_least, f.count(held), after]


def _pooled(s: Synthesis, key: str, i: int, pooled: Pooled, f: Facts, words: ReviewWords) -> list[Part]:
    path = f"studies/{key}/review/pooled/{i}"
    kinds = words.alternative.join(ARM_KINDS[kind].say(f.lang) for kind in pooled.versus)
    against = words.against.format(kinds) if kinds else words.against_any
    before, after = words.found[pooled.favours or ""]
    treatment = MODALITIES[s.modality].say(f.lang)
    parts: list[Part] = [before, f.outcome(pooled.outcome), after.format(against=against, treatment=treatment)]
    if pooled.effect is not None:
        interval = f.interval(pooled.effect, f"{path}/effect")
        bare = pooled.effect.measure == "mean-difference" and not pooled.effect.unit
        scale = words.scale_unseen if bare else ""
        parts += [" (", *f.estimate(pooled.effect, f"{path}/effect"), scale, "; " if interval else "", *interval]
        parts += [words.behind_unseen if pooled.k is None and pooled.n is None else "", ")"]
    if pooled.judged is not None:
        parts += [", ", f.text(pooled.judged, f"{path}/judged")]
    return parts


def _opposed(reviews: tuple[Study, ...]) -> bool:
    """Whether some of these reviews conclude that there is a benefit, and others that there is none."""
    return {one.review.concludes for one in reviews if one.review} >= {"benefit", "no-benefit"}


def _disagreement(s: Synthesis, f: Facts, words: ReviewWords) -> list[_Clause]:
    """That the two reviews that are told disagree, and how many trials they share; their years were told."""
    if not s.disagree:
        return []
    parts: list[Part] = [words.disagree if _opposed(s.reviews) else words.differ]
    shared = overlap(f.library, s.reviews[0], s.reviews[1])
    if shared.trials:
        parts += [words.share, f.count(shared.trials), words.shared_trials[len(shared.trials) > 1]]
    return [(parts, [])]


def _further(s: Synthesis, groups: dict[str, list[Study]], f: Facts, words: ReviewWords) -> list[_Clause]:
    """The reviews that are only counted, by what they conclude; those whose conclusion was not seen come last."""
    made: list[_Clause] = []
    for conclusion, here in sorted(groups.items(), key=lambda group: not group[0]):
        several = len(here) > 1
        parts: list[Part] = [f.count(one.key for one in here), words.other_reviews[several]]
        notes: list[list[Part]] = []
        year = f.year(here[0])
        if not several and year:
            notes.append([year])
        if not several and here[0].review is not None:
            notes.append([words.about.lstrip(), *_scope(here[0], f, words)])
        if all(overlap(f.library, one, s.reviews[0]).authors for one in here):
            notes.append([words.kin])
        if not any(looked_at(f.library, s, one) for one in here):
            notes.append([words.not_covered[s.condition.people].removeprefix("; ")])
        if notes:
            parts += [" (", *(part for i, note in enumerate(notes) for part in ("; " if i else "", *note)), ")"]
        before, verb = ("", f" {words.concludes[conclusion][several]}") if conclusion else words.not_read[several]
        made.append(([before, *parts, verb], here))
    return made
