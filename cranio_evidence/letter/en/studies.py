"""What do the studies on a complaint show, said in English?"""

from cranio_evidence.letter.en.words import (
    NO_CAUSE,
    VERBS,
    about,
    conditions,
    given,
    people,
    treatment,
    versus,
)
from cranio_evidence.letter.facts import Facts, joined
from cranio_evidence.letter.sentence import Cite, Part, Sentence, sentence
from cranio_evidence.study import Effect, Result, Study
from cranio_evidence.synthesis import (
    BETWEEN,
    UNCONTROLLED,
    UNSEEN,
    Finding,
    Synthesis,
    by_direction,
    by_kind,
    finding,
)
from cranio_evidence.vocabulary import BLINDED, DESIGNS


def scope(s: Synthesis, f: Facts) -> Sentence:
    """What studies there are: how many, of which design, in whom, compared with what."""
    start: list[Part] = ["the cranio-evidence collection (as of ", f.date(), ") holds "]
    asked: list[Part] = []
    if s.asked:
        start += [f"no separate study of {treatment(s)} for “{s.asked}”; "]
        asked = ["for ", f.condition(s.condition.id), " it holds "]
        if not s.trials:
            return sentence(start, asked, "none either.")
    elif not s.trials:
        return sentence(start, f"no study of {treatment(s)} for ", f.condition(s.condition.id), ".")
    only = s.only
    if only is None:
        where: list[Part] = [] if asked else [f" of {treatment(s)} for ", f.condition(s.condition.id)]
        return sentence(start, asked, _kinds(s, f), where, ".")
    about: list[Part] = [f" of {given(only)} for ", *conditions(s, only, f)]
    one = DESIGNS[only.design].one.en
    return sentence(start, asked, f.count([only.key]), f" {one}", about, ": ", people(only, f), versus(only, f), ".")


def _kinds(s: Synthesis, f: Facts) -> list[Part]:
    """Studies counted by design ("two randomised trials and one case report")."""
    parts: list[list[Part]] = []
    for design, studies in by_kind(s.trials).items():
        name = DESIGNS[design].one.en if len(studies) == 1 else DESIGNS[design].many.en
        sham = [one.key for one in studies if one.sham_controlled]
        part: list[Part] = [f.count(one.key for one in studies), f" {name}"]
        if len(sham) == len(studies):
            part.append(" with a sham treatment")
        elif sham:
            part += [" (", f.count(sham), " of them with a sham treatment)"]
        parts.append(part)
    return joined(parts, "and")


def _than(study: Study, result: Result) -> str:
    kinds = {arm.kind for arm in study.comparators if arm.id in result.contrast}
    return "after the sham treatment" if kinds == {"sham"} else "in the control group"


def _outcome(result: Result, path: str, f: Facts) -> list[Part]:
    parts: list[Part] = [f.outcome(result.outcome)]
    if result.time.label is not None:
        parts += [" ", f.text(result.time.label, f"{path}/time/label")]
    elif result.time.week is not None:
        parts += [" after ", f.integer(int(result.time.week), f"{path}/time/week"), " weeks"]
    return parts


def _difference(effect: Effect, path: str, result: Result, f: Facts) -> list[Part]:
    parts = f.estimate(effect, path)
    if effect.measure == "mean-difference" and result.instrument and effect.unit:
        bounds = f.library.instrument(result.instrument).range
        if bounds:
            low, high = (
                f.integer(int(value), f"instruments/{result.instrument}/range/{i}") for i, value in enumerate(bounds)
            )
            parts += [" on a scale from ", low, " to ", high, f" {effect.unit}"]
    interval = f.interval(effect, path)
    return [*parts, " (", *interval, ")"] if interval else parts


def _primary(study: Study, i: int, f: Facts, name: str) -> list[Part]:
    """What a primary outcome showed between the groups."""
    result = study.outcomes[i]
    path = f"studies/{study.key}/outcomes/{i}"
    effect = result.effects[0] if result.effects else None
    word = result.favours or "unseen"
    if (
        effect is not None
        and effect.value
        and effect.measure == "mean-difference"
        and word in ("intervention", "comparator")
    ):
        word = "lower" if effect.value < 0 else "higher"
    more: list[Part] = []
    if effect is not None:
        more = [": ", *_difference(effect, f"{path}/effects/0", result, f)]
    elif result.p is not None:
        more = [" (", *f.p(result.p, f"{path}/p"), ")"]
    return [f"{name}, ", *_outcome(result, path, f), f", {VERBS[word].format(_than(study, result))}", *more]


def _answer(s: Synthesis, found: Finding, f: Facts) -> list[Part]:
    """What a study found, primary outcome first."""
    study = found.study
    if found.kind == BETWEEN:
        ordered = sorted(found.primaries, key=lambda i: study.outcomes[i] is not found.primary)
        parts = _primary(study, ordered[0], f, "the primary outcome")
        for i in ordered[1:]:
            parts += ["; ", *_primary(study, i, f, "another primary outcome")]
        if found.primary is not None and found.primary.favours != "intervention" and found.tally.all:
            parts += ["; ", *_tally(s, found, f, "other ")]
        return parts
    if found.kind == UNSEEN:
        return ["which outcome was primary was not seen; ", *_tally(s, found, f, "")]
    if found.kind == UNCONTROLLED:
        return [f"the changes reported were compared with nothing; {NO_CAUSE}"]
    start = "only changes within the groups were seen"
    return [f"{start}; without a comparison between the groups these do not show what caused them"]


def _tally(s: Synthesis, found: Finding, f: Facts, kind: str) -> list[Part]:
    """The comparisons between groups counted by whom they favour, named where there are few."""
    study, tally = found.study, found.tally
    for_treatment = "the treated groups together" if study.several_treatments else treatment(s)
    if tally.all == 1:
        side = next(side for side in tally._fields if getattr(tally, side))
        words = {
            "intervention": f"favoured {for_treatment}",
            "comparator": "favoured the control group",
            "neither": "showed no difference",
            "unseen": "does not tell which group did better",
        }
        return [f"the only {kind}comparison between the groups", *_named(found, side, f), f" {words[side]}"]
    clauses: list[list[Part]] = [
        [f.tally(study, side, getattr(tally, side)), f" {words}", *_named(found, side, f)]
        for side, words in (
            ("intervention", f"favoured {for_treatment}"),
            ("comparator", "favoured the control group"),
            ("neither", "showed no difference"),
            ("unseen", "did not tell which group did better"),
        )
        if getattr(tally, side)
    ]
    return [
        "of the ",
        f.tally(study, "all", tally.all),
        f" {kind}comparisons between the groups, ",
        *joined(clauses, "and"),
    ]


def _named(found: Finding, side: str, f: Facts) -> list[Part]:
    if found.tally.all > 6:
        return []
    names: list[list[Part]] = [[f.outcome(name)] for name in found.compared(side)]
    return [" (", *joined(names, "and"), ")"]


def lead(s: Synthesis, f: Facts) -> Sentence:
    """What the first study found."""
    study = s.trials[0]
    found = finding(study)
    if s.only is study:
        return sentence(_answer(s, found, f), ".", Cite(study.key))
    peers = [one for one in s.trials if one.design == study.design and one.sham_controlled == study.sham_controlled]
    article, name = DESIGNS[study.design].the.en.split(" ", 1)
    size = "largest " if len(peers) > 1 else ""
    sham = " with a sham treatment" if study.sham_controlled and len(peers) < len(s.trials) else ""
    who: list[Part] = [f"{article} {size}{name}{sham} (", *about(s, study, f), ")"]
    if found.kind == UNCONTROLLED:
        return sentence(who, f" reports changes; {NO_CAUSE}.", Cite(study.key))
    return sentence("in ", who, ", ", _answer(s, found, f), ".", Cite(study.key))


def blinding(study: Study) -> Sentence | None:
    """Who is known not to have been blinded."""
    if not study.not_blinded:
        return None
    who = " and the ".join(BLINDED[one].en for one in study.not_blinded)
    return sentence(f"the {who} were not blinded.")


def others(s: Synthesis, f: Facts) -> list[Sentence]:
    """The other studies: one sentence each if there are one or two, else counted by what they found."""
    rest = s.trials[1:]
    if len(rest) <= 2:
        return [_other(s, one, f) for one in rest]
    words = {
        "intervention": ("in ", f" the primary outcome favoured {treatment(s)}"),
        "comparator": ("in ", " the primary outcome favoured the control group"),
        "neither": ("in ", " the primary outcome did not differ between the groups"),
        "unseen": ("in ", " the primary outcome was not seen, or not compared between the groups"),
        "uncontrolled": ("", " had no control group"),
    }
    made: list[list[Part]] = [
        [words[direction][0], f.count(one.key for one in here), words[direction][1], *[Cite(one.key) for one in here]]
        for direction, here in by_direction(rest).items()
    ]
    return [sentence("of the ", f.count(one.key for one in rest), " other studies, ", joined(made, "and"), ".")]


def _other(s: Synthesis, study: Study, f: Facts) -> Sentence:
    found, year = finding(study), f.year(study)
    when: list[Part] = [" from ", year] if year else []
    article = "another" if study.design == s.trials[0].design else "a"
    start: list[Part] = [f"{article} {DESIGNS[study.design].one.en}", *when, " (", *about(s, study, f), ")"]
    if found.kind == UNCONTROLLED:
        return sentence(start, f" reports changes; {NO_CAUSE}.", Cite(study.key))
    return sentence("in ", start, ", ", _answer(s, found, f), ".", Cite(study.key))


def none(s: Synthesis, f: Facts) -> list[Sentence]:
    """What is said when there is no study: a full answer, with the date of the search."""
    searched = s.condition.searched
    if not searched:
        return [scope(s, f), sentence("this complaint has not been searched for by name.")]
    day = f.day(searched, f"conditions/{s.condition.id}/searched")
    return [scope(s, f), sentence("public sources were searched for it on ", day, ".")]
