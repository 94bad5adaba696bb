"""What do the studies on a complaint show, said in English?"""

from cranio_evidence.findings import (
    BETWEEN,
    HARM,
    NOTHING,
    UNCONTROLLED,
    UNSEEN,
    Finding,
    by_direction,
    by_kind,
    finding,
    verb_for,
)
from cranio_evidence.letter.en.words import NO_CAUSE, PHRASES, VERBS, treatment
from cranio_evidence.letter.facts import Facts, joined
from cranio_evidence.letter.phrases import Phrases
from cranio_evidence.letter.sentence import Cite, Fact, Part, Sentence, sentence
from cranio_evidence.study import Study
from cranio_evidence.synthesis import Synthesis
from cranio_evidence.vocabulary import BLINDED, DESIGNS


def scope(s: Synthesis, f: Facts) -> Sentence:
    """What studies there are: how many, of which design, in whom, compared with what."""
    phrases = Phrases(f, PHRASES)
    start: list[Part] = ["the cranio-evidence collection (as of ", f.date(), ") holds "]
    asked: list[Part] = []
    if s.asked:
        start += [f"no separate study of {treatment(s)} for “{s.asked}”; "]
        asked = ["for ", f.condition(s.condition.id), " it holds "]
        if not s.trials:
            return sentence(start, asked, "none either.")
    elif not s.trials:
        subject: list[Part] = [f"the effect of {treatment(s)} for ", f.condition(s.condition.id)]
        return sentence(start, "no study of ", subject, ".")
    only = s.only
    if only is None:
        where: list[Part] = [] if asked else [f" of {treatment(s)} for ", f.condition(s.condition.id)]
        return sentence(start, asked, _kinds(s, f), where, phrases.some_of(s), phrases.beside(s), ".")
    year = f.year(only)
    when: list[Part] = [" from ", year] if year else []
    what: list[Part] = [f.count([only.key]), f" {DESIGNS[only.design].one.en}", *when, " of ", *phrases.given(only)]
    who: list[Part] = [
        " for ",
        *phrases.conditions(only, s.condition.id),
        ": ",
        *phrases.people(only),
        *phrases.versus(only),
    ]
    return sentence(start, asked, what, who, _uncontrolled_too(s, f), phrases.beside(s), ".")


def _uncontrolled_too(s: Synthesis, f: Facts) -> list[Part]:
    """Which studies without a control group stand beside the only one that has one."""
    parts: list[list[Part]] = []
    for design, here in by_kind(s.trials[1:]).items():
        name = DESIGNS[design].one if len(here) == 1 else DESIGNS[design].many
        parts.append([f.count(one.key for one in here), f" {name.en}"])
    return (
        ["; beside it there is " if len(s.trials) == 2 else "; beside it there are ", *joined(parts, "and")]
        if parts
        else []
    )


def _kinds(s: Synthesis, f: Facts) -> list[Part]:
    """Studies counted by design ("two randomised trials and one case report")."""
    parts: list[list[Part]] = []
    for design, studies in by_kind(s.trials).items():
        name = DESIGNS[design].one.en if len(studies) == 1 else DESIGNS[design].many.en
        sham = [one.key for one in studies if one.sham_controlled]
        part: list[Part] = [f.count(one.key for one in studies), f" {name}"]
        if len(sham) == len(studies):
            part = [part[0], f" sham-controlled {name.removeprefix('controlled ')}"]
        elif sham:
            part += [" (", f.count(sham), " of them sham-controlled)"]
        parts.append(part)
    return joined(parts, "and")


def primary_outcome(study: Study, i: int, f: Facts, name: str) -> list[Part]:
    """What a primary outcome showed between the groups."""
    phrases = Phrases(f, PHRASES)
    result = study.outcomes[i]
    path = f"studies/{study.key}/outcomes/{i}"
    verb = VERBS[verb_for(f.library, result)].format(than=phrases.than(study, result), between=phrases.between(study))
    return [f"{name}, ", *phrases.outcome(result, path), f", {verb}", *phrases.figures(result, path)]


def _answer(s: Synthesis, found: Finding, f: Facts) -> list[Part]:
    """What a study found, primary outcome first."""
    study = found.study
    if found.kind == BETWEEN:
        phrases = Phrases(f, PHRASES)
        further, moments = phrases.also(found)
        parts = [*primary_outcome(study, found.in_order[0], f, "the primary outcome"), *moments]
        parts += phrases.without_difference(study, further)
        for i in phrases.one_by_one(study, further):
            parts += ["; ", *primary_outcome(study, i, f, "another primary outcome")]
        if found.primary is not None and found.primary.answer != "intervention" and found.tally.all:
            parts += ["; ", *tallied(s, found, f, "other ")]
        return parts
    if found.kind == UNSEEN:
        return ["which outcome was primary was not seen; ", *tallied(s, found, f, "")]
    if found.kind == UNCONTROLLED:
        if study.is_case:
            return ["a case report cannot tell whether the treatment caused any change"]
        return [
            "the participants were compared only with themselves: whether the treatment caused a change cannot be told"
        ]
    if found.kind == NOTHING:
        return ["what was read does not give the results"]
    return [f"what was read gives only changes within the groups; {NO_CAUSE}"]


def tallied(s: Synthesis, found: Finding, f: Facts, kind: str) -> list[Part]:
    """The comparisons between groups counted by whom they favour; what favours a side is named."""
    phrases = Phrases(f, PHRASES)
    study, tally = found.study, found.tally
    for_treatment = "the treated groups together" if study.several_treatments else treatment(s)
    ends = {
        "intervention": f" favoured {for_treatment}",
        "comparator": " favoured the control group",
        "neither": " showed no significant difference",
        "unclear": " did not make clear which group did better",
        "unseen": " had no result in what was read",
    }
    sides = [side for side in ends if getattr(tally, side)]
    parts: list[Part]
    if tally.all == 1:
        parts = [
            f"the only {kind}comparison {phrases.between(study)} that was read",
            *phrases.named(found, sides[0]),
            ends[sides[0]],
        ]
    else:
        total: list[Part] = [
            "the ",
            f.tally(study, "all", tally.all),
            f" {kind}comparisons {phrases.between(study)} that were read",
        ]
        clauses = [
            [f.tally(study, side, getattr(tally, side)), ends[side], *phrases.named(found, side)] for side in sides
        ]
        parts = ["of ", *total, ", ", *joined(clauses, "and")]
        if len(sides) == 1:
            parts = [*total, ends[sides[0]], *phrases.named(found, sides[0])]
    if study.several_treatments:
        parts.append(f"; this says nothing of {treatment(s)} alone")
    return parts


def lead(s: Synthesis, f: Facts) -> Sentence:
    """What the first study found."""
    phrases = Phrases(f, PHRASES)
    study = s.trials[0]
    found = finding(study)
    told = phrases.told(found)
    if told is not None:
        return told
    if s.only is study:
        return sentence(_answer(s, found, f), ".", Cite(study.key))
    article, name = DESIGNS[study.design].the.en.split(" ", 1)
    size = {1: "", 2: "larger "}.get(len(s.peers), "largest ")
    if not s.leads_by_size and len(s.peers) > 1:
        article, size = "a", ""
    sham = study.sham_controlled and len(s.peers) < len(s.every)
    who: list[Part] = [f"{article} {size}{'sham-controlled ' if sham else ''}{name}"]
    who += [" (", *phrases.about(s, study, sham_named=sham), ")"]
    if found.kind == UNCONTROLLED:
        return sentence(who, f" reports changes; {NO_CAUSE}.", Cite(study.key))
    return sentence("in ", who, ", ", _answer(s, found, f), ".", Cite(study.key))


def blinding(study: Study) -> Sentence | None:
    """Who was blinded and who was not, where it is known that somebody was not."""
    if not study.not_blinded:
        return None
    unblinded = " and the ".join(BLINDED[one].en for one in study.not_blinded)
    if not study.blinding:
        return sentence(f"the {unblinded} were not blinded.")
    *first, last = [BLINDED[one].en for one in study.blinding]
    blinded = f"{', '.join(first)} and {last}" if first else last
    return sentence(f"{blinded} were blinded, the {unblinded} were not.")


def others(s: Synthesis, f: Facts) -> list[Sentence]:
    """The other studies: one sentence each if there are one or two, else counted by what they found."""
    harmful = [one for one in s.trials[1:] if finding(one).kind == HARM]
    rest = tuple(one for one in s.trials[1:] if one not in harmful)
    if len(rest) + len(harmful) <= 2 - bool(s.warnings):
        return [other(s, one, f) for one in (*rest, *harmful)]
    words, phrases = _answers(s), Phrases(f, PHRASES)
    total = f.count(one.key for one in rest)
    groups = by_direction(rest)
    if len(groups) == 1:
        ((direction, here),) = groups.items()
        of, what = words[direction]
        aside = phrases.counted(here, treatment(s)) if direction == "unseen" else []
        counted = sentence(f"{of}the ", total, f" other publications{what}", *aside, *_cites(here), ".")
    else:
        made: list[list[Part]] = []
        for direction, here in groups.items():
            of, what = words[direction]
            aside = phrases.counted(here, treatment(s)) if direction == "unseen" else []
            made.append([of, f.count(one.key for one in here), what, *aside, *_cites(here)])
        counted = sentence("of the ", total, " other publications, ", joined(made, "and"), ".")
    return [counted, *[other(s, one, f) for one in harmful]]


def _answers(s: Synthesis) -> dict[str, tuple[str, str]]:
    """What some of several studies showed, by direction, around how many they are."""
    return {
        "intervention": ("in ", f" the primary outcome favoured {treatment(s)}"),
        "comparator": ("in ", " the primary outcome favoured the control group"),
        "neither": ("in ", " the primary outcome did not differ significantly between the groups"),
        "mixed": ("in ", " the primary outcomes differed in what they showed"),
        "unseen": ("for ", " the primary outcome was not seen"),
        "nothing": ("for ", " what was read does not give the results"),
        "within": ("for ", " what was read gives only changes within the groups"),
        "uncontrolled": ("", " had no control group"),
    }


def clause(s: Synthesis, direction: str, count: Fact) -> list[Part]:
    """What some of several studies showed, as a clause that begins with how many they are."""
    of, what = _answers(s)[direction]
    return [of, count, what]


def _cites(studies: list[Study]) -> list[Part]:
    return [Cite(one.key) for one in studies]


def other(s: Synthesis, study: Study, f: Facts) -> Sentence:
    """One of the studies after the first."""
    phrases = Phrases(f, PHRASES)
    found, design = finding(study), DESIGNS[study.design]
    told = phrases.told(found)
    if told is not None:
        return told
    same = [one for one in s.every if one.design == study.design]
    start: list[Part] = [design.the.en if len(same) == 1 else f"a {design.one.en}"]
    if study.design == s.trials[0].design:
        name = design.the.en.split(" ", 1)[1]
        start = [f"the other {name}" if len(same) == 2 else f"another {name}"]
    start += [" (", *phrases.about(s, study), ")"]
    if found.kind == UNCONTROLLED:
        return sentence(start, f" reports changes; {NO_CAUSE}.", Cite(study.key))
    return sentence("in ", start, ", ", _answer(s, found, f), ".", Cite(study.key))


def none(s: Synthesis, f: Facts) -> list[Sentence]:
    """What is said when there is no study: a full answer, with the date of the search and what stands apart."""
    phrases = Phrases(f, PHRASES)
    made = [scope(s, f)]
    for design, studies in by_kind(tuple(one for one in s.apart if one.people and one.citable)).items():
        name = DESIGNS[design].one.en if len(studies) == 1 else DESIGNS[design].many.en
        size = phrases.people(studies[0]) if len(studies) == 1 else []
        parts: list[Part] = [
            "there is " if len(studies) == 1 else "there are ",
            f.count(one.key for one in studies),
            f" {name}",
        ]
        parts += [" (", *size, ")"] if size else []
        says = "it says" if len(studies) == 1 else "they say"
        made.append(sentence(parts, f"; {says} nothing about effect.", *[Cite(one.key) for one in studies]))
    reports = (phrases.in_short(one) for one in s.apart if one.design == "report" and one.citable)
    made += [one for one in reports if one is not None]
    if s.registered:
        made.append(sentence(phrases.registered(s), "."))
    searched = s.condition.searched
    if not searched:
        made.append(sentence("this subject has not been searched for by name."))
    else:
        day = f.day(searched, f"conditions/{s.condition.id}/searched")
        made.append(
            sentence(
                "on ",
                day,
                " this complaint was searched for in stored copies of public pages, not in databases themselves.",
            )
        )
    return made
