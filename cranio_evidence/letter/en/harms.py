"""What was seen of harms, said in English?"""

from cranio_evidence.letter.facts import Facts, joined
from cranio_evidence.letter.sentence import Part, Sentence, sentence
from cranio_evidence.study import HarmFinding, Study
from cranio_evidence.synthesis import (
    Synthesis,
    harms_seen,
)


def harms(s: Synthesis, f: Facts) -> Sentence:
    """What was seen of harms, or in how many studies nothing was."""
    seen = [one for one in s.trials if harms_seen(one)]
    if not seen and len(s.trials) == 1:
        if s.trials[0].harms.reporting == "not-reported":
            return sentence("the study did not report harms.")
        return sentence("what was read says nothing of harms; whether any occurred is unknown.")
    if not seen:
        return _unseen(s, f)
    parts: list[Part] = []
    for i, one in enumerate(seen[:2]):
        parts += ["; " if i else "", *_which(s, one, f), *joined(_harms_of(one, f), "and")]
    silent = [one for one in s.trials if one not in seen[:2]]
    if silent:
        which = "the other study" if len(silent) == 1 else "the other studies"
        what = "nothing on this was seen" if len(seen) <= 2 else "harms are not set out here"
        parts += [f"; for {which} {what}"]
    return sentence(parts, ".")


def _unseen(s: Synthesis, f: Facts) -> Sentence:
    """Nothing was seen of harms in any of several studies: said so, and of which it is known that they report none."""
    which = "either" if len(s.trials) == 2 else "any"
    number = f.count(one.key for one in s.trials)
    every: list[Part] = [f"nothing on harms was seen in {which} of the ", number, " publications"]
    silent = [one.key for one in s.trials if one.harms.reporting == "not-reported"]
    if not silent:
        return sentence(every, "; whether any occurred is unknown.")
    return sentence(every, ", and ", f.count(silent), " is known not to report them.")


def _which(s: Synthesis, study: Study, f: Facts) -> list[Part]:
    if study is s.trials[0]:
        return ["in this trial, "] if len(s.trials) == 1 else ["in the first study named, "]
    if len(s.trials) == 2:
        return ["in the other study, "]
    year = f.year(study)
    return ["in the study from ", year, ", "] if year else ["in another study, "]


def _harms_of(study: Study, f: Facts) -> list[list[Part]]:
    path, harms = f"studies/{study.key}/harms", study.harms
    clauses = [
        _finding(found, name, f"{path}/{field}", study, f)
        for field, name, found in (
            ("serious", "serious adverse events", harms.serious),
            ("minor", "minor adverse events", harms.minor),
            ("any", "adverse events", harms.any),
        )
        if found is not None
    ]
    if harms.withdrawn == 0:
        unknown = "" if clauses else "; whether any occurred is unknown"
        clauses.append([f"nobody withdrew because of adverse events{unknown}"])
    elif harms.withdrawn is not None:
        clauses.append(
            [f.integer(harms.withdrawn, f"{path}/withdrawn"), " participants withdrew because of adverse events"]
        )
    return clauses


def _of(found: HarmFinding, path: str, study: Study, f: Facts) -> list[Part]:
    """Of how many people, and of how many randomised where only those who stayed were asked."""
    if found.n is None:
        return []
    asked: list[Part] = [" of the ", f.integer(found.n, f"{path}/n")]
    randomised = study.participants.randomised
    if found.n == study.participants.analysed and randomised is not None and randomised > found.n:
        all_people = f.integer(randomised, f"studies/{study.key}/participants/randomised")
        return [*asked, " participants analysed (", all_people, " were randomised)"]
    return [*asked, " participants"]


def _finding(found: HarmFinding, name: str, path: str, study: Study, f: Facts) -> list[Part]:
    people: list[Part] = _of(found, path, study, f)
    if not found.occurred:
        return ["none", *people, f" reported {name}"] if people else [f"no {name} were reported"]
    arms = {arm.id: arm for arm in study.arms}
    groups: list[Part] = []
    for i, one in enumerate(found.groups):
        if one.events is None:
            continue
        of: list[Part] = [" of the ", f.integer(one.n, f"{path}/groups/{i}/n")] if one.n is not None else []
        arm = arms[one.arm]
        events = f.integer(one.events, f"{path}/groups/{i}/events")
        if groups:
            groups += [
                ", against ",
                events,
                *of,
                " after the sham treatment" if arm.kind == "sham" else " in the control group",
            ]
        else:
            groups += [events, *of, f" participants had {name}"]
    if groups:
        return groups
    if found.events is not None:
        return [f.integer(found.events, f"{path}/events"), *people, f" had {name}"]
    return [f"{name} occurred; how often was not seen"]
