"""What was seen of harms? The sentence, with each language's words in a table."""

from typing import NamedTuple

from cranio_evidence.findings import HARM, finding, harms_seen
from cranio_evidence.letter.facts import Facts, joined
from cranio_evidence.letter.sentence import Cite, Fact, Part, Sentence, sentence
from cranio_evidence.study import HarmFinding, Study
from cranio_evidence.synthesis import Synthesis

_MOST = 3  # studies whose harms a sentence sets out; those that counted them come first


class HarmWords(NamedTuple):
    """The words of one language. Pairs stand before and after what they enclose; braces are filled in.

    ``nowhere`` is for two studies and for more; ``rest`` for one other study and for several.
    """

    conjunction: str
    names: dict[str, str]
    not_reported: str
    not_seen: str
    nowhere: tuple[str, str]
    nowhere_seen: str
    nowhere_reported: tuple[str, str]
    only: str
    first: str
    other: str
    of_year: tuple[str, str]
    of_author: tuple[str, str]
    another: str
    review: tuple[str, str]
    another_review: str
    about: str
    rest: tuple[str, str]
    rest_reviews: tuple[str, str]
    rest_first: str
    others: str
    rest_unseen: str
    rest_uncounted: str
    nobody_withdrew: str
    unknown: str
    withdrew: tuple[str, str]
    of: str
    people: str
    analysed: tuple[str, str]
    none_of: tuple[str, str]
    none: str
    had: tuple[str, str]
    group_had: tuple[str, str]
    against: str
    after_sham: str
    in_control: str
    occurred: str
    minor_only: str
    reported: str
    how_often: str
    occurred_once: str


def tell(s: Synthesis, f: Facts, words: HarmWords) -> Sentence:
    """What was seen of harms, or in how many studies nothing was; and what the reviews saw."""
    told = _of_studies(s, f, words)
    reviews = tuple(one for one in (*s.reviews, *s.more_reviews) if harms_seen(one)) if s.trials else ()
    if not reviews:
        return told
    *parts, last = told.parts
    added: list[Part] = [*parts, last.removesuffix(".") if isinstance(last, str) else last]
    for one in reviews:
        added += ["; ", *_review(one, f, words), *joined(harms_of(one, f, words), words.conjunction), *_seen_in(one, f)]
        added.append(Cite(one.key))
    return sentence(added, ".")


def _seen_in(study: Study, f: Facts) -> list[Part]:
    """In which of its studies a review saw anything about harms."""
    told = study.harms.seen_in
    return [" (", f.text(told, f"studies/{study.key}/harms/seen_in"), ")"] if told is not None else []


def _review(study: Study, f: Facts, words: HarmWords) -> list[Part]:
    """Which review, with what it was about: its harms need not have been in people with the complaint."""
    year = f.year(study)
    scope: list[list[Part]] = [[f.condition(one)] for one in (study.review.scope if study.review else ())]
    told = study.harms.seen_in is not None  # that says of whom, or of how many
    about: list[Part] = [words.about, *joined(scope, words.conjunction)] if scope and not told else []
    return [words.review[0], year, *about, words.review[1]] if year else [words.another_review]


def _of_studies(s: Synthesis, f: Facts, words: HarmWords) -> Sentence:
    """What was seen of harms in the studies; in the reviews where there are no studies."""
    told = tuple(one for one in s.trials if finding(one).kind != HARM) or (*s.reviews, *s.more_reviews)
    seen = sorted((one for one in told if harms_seen(one)), key=lambda one: (not _counted(one), not _occurred(one)))
    if not seen and len(told) == 1:
        return sentence(words.not_reported if told[0].harms.reporting == "not-reported" else words.not_seen)
    if not seen:
        return _nowhere(told, f, words, words.others if len(told) < len(s.trials) else "")
    parts: list[Part] = []
    for i, one in enumerate(seen[:_MOST]):
        parts += ["; " if i else "", *_which(told, one, f, words), *joined(harms_of(one, f, words), words.conjunction)]
        parts.append(Cite(one.key) if one is not told[0] else "")
    silent = [one for one in told if one not in seen[:_MOST]]
    if silent:
        what = words.rest_unseen if len(seen) <= _MOST else words.rest_uncounted
        others = words.rest_reviews if told[0].is_review else words.rest
        rest = words.rest_first if silent == [told[0]] and len(told) == 2 else others[len(silent) > 1]
        parts.append(rest.format(what))
    return sentence(parts, ".")


def _counted(study: Study) -> bool:
    """How many people had harm was counted, by group or in all."""
    found = (study.harms.serious, study.harms.minor, study.harms.any)
    return any(one is not None and (one.events is not None or one.groups) for one in found)


def _occurred(study: Study) -> bool:
    found = (study.harms.serious, study.harms.minor, study.harms.any)
    return any(one is not None and one.occurred for one in found)


def _nowhere(told: tuple[Study, ...], f: Facts, words: HarmWords, others: str) -> Sentence:
    """Nothing was seen of harms in any of several studies: said so, and of which it is known that they report none."""
    every: list[Part] = [words.nowhere[len(told) > 2], f.count(one.key for one in told), " ", others]
    silent = [one.key for one in told if one.harms.reporting == "not-reported"]
    if not silent:
        return sentence(every, words.nowhere_seen)
    before, after = words.nowhere_reported
    return sentence(every, before, f.count(silent), after, words.unknown, ".")


def _which(told: tuple[Study, ...], study: Study, f: Facts, words: HarmWords) -> list[Part]:
    if study.is_review:
        year = f.year(study)
        return [words.review[0], year, words.review[1]] if year else [words.another_review]
    if study is told[0]:
        return [words.only if len(told) == 1 else words.first]
    if len(told) == 2:
        return [words.other]
    year = f.year(study)
    if year is None:
        return [words.another]
    alike = [one for one in told if one != study and f.year(one) == Fact(year.text, f"references/{one.key}/year")]
    return [
        words.of_author[0] if alike else words.of_year[0],
        *([_author(study, f), words.of_author[1]] if alike else []),
        year,
        words.of_year[1],
    ]


def _author(study: Study, f: Facts) -> str:
    """The family name of the first author."""
    reference = f.library.reference(study.key)
    first = reference.authors[0] if reference and reference.authors else None
    return " ".join(filter(None, (first.particle, first.family or first.literal))) if first else ""


def harms_of(study: Study, f: Facts, words: HarmWords) -> list[list[Part]]:
    """A clause for each kind of harm, and one for who withdrew because of it."""
    path, harms = f"studies/{study.key}/harms", study.harms
    told = {field: found for field in words.names if (found := getattr(harms, field)) is not None}
    if harms.any in (harms.serious, harms.minor):
        told.pop("any", None)  # the same people, said already
    if study.is_review and harms.serious == HarmFinding(occurred=False) and harms.minor == HarmFinding(occurred=True):
        return [[words.minor_only]]
    clauses = [_finding(found, words.names[field], f"{path}/{field}", study, f, words) for field, found in told.items()]
    if harms.withdrawn == 0:
        clauses.append([words.nobody_withdrew + ("" if clauses else words.unknown)])
    elif harms.withdrawn is not None:
        clauses.append([words.withdrew[0], f.integer(harms.withdrawn, f"{path}/withdrawn"), words.withdrew[1]])
    return clauses


def _of(found: HarmFinding, path: str, study: Study, f: Facts, words: HarmWords) -> list[Part]:
    """Of how many people, and of how many randomised where only those who stayed were asked."""
    if found.n is None:
        return []
    asked: list[Part] = [words.of, f.integer(found.n, f"{path}/n")]
    randomised = study.participants.randomised
    if found.n == study.participants.analysed and randomised is not None and randomised > found.n:
        all_people = f.integer(randomised, f"studies/{study.key}/participants/randomised")
        return [*asked, words.analysed[0], all_people, words.analysed[1]]
    return [*asked, words.people]


def _finding(found: HarmFinding, name: str, path: str, study: Study, f: Facts, words: HarmWords) -> list[Part]:
    people = _of(found, path, study, f, words)
    if not found.occurred:
        return [words.none_of[0], *people, words.none_of[1].format(name)] if people else [words.none.format(name)]
    arms = {arm.id: arm for arm in study.arms}
    groups: list[Part] = []
    for i, one in enumerate(found.groups):
        if one.events is None:
            continue
        events: list[Part] = [f.integer(one.events, f"{path}/groups/{i}/events")]
        if one.n is not None:
            events += [words.of, f.integer(one.n, f"{path}/groups/{i}/n")]
        if groups:
            groups += [words.against, *events, words.after_sham if arms[one.arm].kind == "sham" else words.in_control]
        else:
            groups += [words.group_had[0], *events, words.group_had[1].format(name)]
    if groups:
        return groups
    if study.people == 1:
        return [words.occurred_once.format(name)]
    if found.events is not None:
        return [words.had[0], f.integer(found.events, f"{path}/events"), *people, words.had[1].format(name)]
    # A review says how often of some of its studies, and not of all together.
    return [words.reported.format(name) if study.is_review else words.occurred.format(name) + words.how_often]
