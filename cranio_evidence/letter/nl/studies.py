"""What do the studies on a complaint show, said in Dutch?"""

from cranio_evidence.letter.facts import Facts, joined
from cranio_evidence.letter.nl.words import (
    NO_CAUSE,
    VERBS,
    about,
    conditions,
    given,
    people,
    treatment,
    versus,
)
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
    start: list[Part] = ["in de verzameling cranio-evidence (stand ", f.date(), ") "]
    asked: list[Part] = []
    if s.asked:
        start += [f"staat geen apart onderzoek naar {treatment(s)} bij ‘{s.asked}’; "]
        asked = ["bij ", f.condition(s.condition.id), " "]
        if not s.trials:
            return sentence(start, "ook ", asked, "staat er geen.")
    elif not s.trials:
        return sentence(start, f"staat geen onderzoek naar {treatment(s)} bij ", f.condition(s.condition.id), ".")
    only = s.only
    if only is None:
        verb = "staan er " if asked else "staan "
        where: list[Part] = [] if asked else [f" naar {treatment(s)} bij ", f.condition(s.condition.id)]
        return sentence(start, asked, verb, _kinds(s, f), where, ".")
    verb = "staat er " if asked else "staat "
    about: list[Part] = [f" naar {given(only)} bij ", *conditions(s, only, f)]
    return sentence(
        start,
        asked,
        verb,
        f.count([only.key]),
        f" {DESIGNS[only.design].one.nl}",
        about,
        ": ",
        people(only, f),
        versus(only, f),
        ".",
    )


def _kinds(s: Synthesis, f: Facts) -> list[Part]:
    """Studies counted by design ("twee gerandomiseerde onderzoeken en één casusbeschrijving")."""
    parts: list[list[Part]] = []
    for design, studies in by_kind(s.trials).items():
        name = DESIGNS[design].one.nl if len(studies) == 1 else DESIGNS[design].many.nl
        sham = [one.key for one in studies if one.sham_controlled]
        part: list[Part] = [f.count(one.key for one in studies), f" {name}"]
        if len(sham) == len(studies):
            part.append(" met een schijnbehandeling")
        elif sham:
            part += [" (waarvan ", f.count(sham), " met een schijnbehandeling)"]
        parts.append(part)
    return joined(parts, "en")


def _after_comparator(study: Study, result: Result) -> str:
    kinds = {arm.kind for arm in study.comparators if arm.id in result.contrast}
    return "na de schijnbehandeling" if kinds == {"sham"} else "in de controlegroep"


def _outcome(result: Result, path: str, f: Facts) -> list[Part]:
    parts: list[Part] = [f.outcome(result.outcome)]
    if result.time.label is not None:
        parts += [" ", f.text(result.time.label, f"{path}/time/label")]
    elif result.time.week is not None:
        parts += [" na ", f.integer(int(result.time.week), f"{path}/time/week"), " weken"]
    return parts


def _difference(effect: Effect, path: str, result: Result, f: Facts) -> list[Part]:
    parts = f.estimate(effect, path)
    if effect.measure == "mean-difference" and result.instrument and effect.unit:
        bounds = f.library.instrument(result.instrument).range
        if bounds:
            low, high = (
                f.integer(int(value), f"instruments/{result.instrument}/range/{i}") for i, value in enumerate(bounds)
            )
            parts += [" op een schaal van ", low, " tot ", high, f" {effect.unit}"]
    interval = f.interval(effect, path)
    return [*parts, " (", *interval, ")"] if interval else parts


def _primary(study: Study, i: int, f: Facts, *, inverted: bool, name: str) -> list[Part]:
    """What a primary outcome showed between the groups; ``inverted``: the verb before the subject."""
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
    verb, rest = VERBS[word]
    subject: list[Part] = [f"{name}, ", *_outcome(result, path, f), ","]
    start: list[Part] = [f"{verb} ", *subject, " "] if inverted else [*subject, f" {verb} "]
    more: list[Part] = []
    if effect is not None:
        more = [": ", *_difference(effect, f"{path}/effects/0", result, f)]
    elif result.p is not None:
        more = [" (", *f.p(result.p, f"{path}/p"), ")"]
    return [*start, rest.format(_after_comparator(study, result)), *more]


def _answer(s: Synthesis, found: Finding, f: Facts, *, inverted: bool) -> list[Part]:
    """What a study found, primary outcome first."""
    study = found.study
    if found.kind == BETWEEN:
        ordered = sorted(found.primaries, key=lambda i: study.outcomes[i] is not found.primary)
        parts = _primary(study, ordered[0], f, inverted=inverted, name="de primaire uitkomst")
        for i in ordered[1:]:
            parts += ["; ", *_primary(study, i, f, inverted=False, name="een andere primaire uitkomst")]
        if found.primary is not None and found.primary.favours != "intervention" and found.tally.all:
            parts += ["; ", *_tally(s, found, f, "andere ")]
        return parts
    if found.kind == UNSEEN:
        start = (
            "is niet gezien welke uitkomst de primaire was"
            if inverted
            else "welke uitkomst de primaire was, is niet gezien"
        )
        return [f"{start}; ", *_tally(s, found, f, "")]
    if found.kind == UNCONTROLLED:
        return [f"de gemelde veranderingen zijn nergens mee vergeleken; zonder controlegroep {NO_CAUSE}"]
    if inverted:
        return [f"zijn alleen veranderingen binnen de groepen gezien; zonder vergelijking tussen de groepen {NO_CAUSE}"]
    return [f"gezien zijn alleen veranderingen binnen de groepen; zonder vergelijking tussen de groepen {NO_CAUSE}"]


def _tally(s: Synthesis, found: Finding, f: Facts, kind: str) -> list[Part]:
    """The comparisons between groups counted by whom they favour, named where there are few."""
    study, tally = found.study, found.tally
    for_treatment = "de behandelde groepen samen" if study.several_treatments else treatment(s)
    if tally.all == 1:
        side = next(side for side in tally._fields if getattr(tally, side))
        words = {
            "intervention": f"viel uit in het voordeel van {for_treatment}",
            "comparator": "viel uit in het voordeel van de controlegroep",
            "neither": "liet geen verschil zien",
        }
        if side == "unseen":
            named = _named(found, side, f)
            return [
                f"van de enige {kind}vergelijking tussen de groepen",
                *named,
                " is niet te zeggen welke groep beter uitkwam",
            ]
        return [f"de enige {kind}vergelijking tussen de groepen", *_named(found, side, f), f" {words[side]}"]
    start: list[Part] = ["van de ", f.tally(study, "all", tally.all), f" {kind}vergelijkingen tussen de groepen "]
    sides = [
        [f.tally(study, side, getattr(tally, side)), words, *_named(found, side, f)]
        for side, words in (
            ("intervention", f" uit in het voordeel van {for_treatment}"),
            ("comparator", f"{'' if tally.intervention else ' uit'} in het voordeel van de controlegroep"),
        )
        if getattr(tally, side)
    ]
    clauses: list[list[Part]] = []
    if sides:
        first = tally.intervention or tally.comparator
        clauses.append(["viel er " if first == 1 else "vielen er ", *joined(sides, "en")])
    if tally.neither:
        clauses.append(
            ["was er bij ", f.tally(study, "neither", tally.neither), " geen verschil", *_named(found, "neither", f)]
        )
    if tally.unseen:
        unseen = f.tally(study, "unseen", tally.unseen)
        clauses.append(["is bij ", unseen, " niet te zeggen welke groep beter uitkwam", *_named(found, "unseen", f)])
    return [*start, *joined(clauses, "en")]


def _named(found: Finding, side: str, f: Facts) -> list[Part]:
    if found.tally.all > 6:
        return []
    names: list[list[Part]] = [[f.outcome(name)] for name in found.compared(side)]
    return [" (", *joined(names, "en"), ")"]


def lead(s: Synthesis, f: Facts) -> Sentence:
    """What the first study found."""
    study = s.trials[0]
    found = finding(study)
    if s.only is study:
        return sentence(_answer(s, found, f, inverted=False), ".", Cite(study.key))
    peers = [one for one in s.trials if one.design == study.design and one.sham_controlled == study.sham_controlled]
    article, name = DESIGNS[study.design].the.nl.split(" ", 1)
    size = "grootste " if len(peers) > 1 else ""
    sham = " met een schijnbehandeling" if study.sham_controlled and len(peers) < len(s.trials) else ""
    start: list[Part] = [f"in {article} {size}{name}{sham} (", *about(s, study, f), ") "]
    if found.kind == UNCONTROLLED:
        return sentence(
            f"{article} {size}{name} (",
            about(s, study, f),
            f") meldt veranderingen; zonder controlegroep {NO_CAUSE}.",
            Cite(study.key),
        )
    return sentence(start, _answer(s, found, f, inverted=True), ".", Cite(study.key))


def blinding(study: Study) -> Sentence | None:
    """Who is known not to have been blinded."""
    if not study.not_blinded:
        return None
    who = " en de ".join(BLINDED[one].nl for one in study.not_blinded)
    return sentence(f"de {who} waren niet geblindeerd.")


def others(s: Synthesis, f: Facts) -> list[Sentence]:
    """The other studies: one sentence each if there are one or two, else counted by what they found."""
    rest = s.trials[1:]
    if len(rest) <= 2:
        return [_other(s, one, f) for one in rest]
    words = {
        "intervention": ("viel bij ", f" de primaire uitkomst uit in het voordeel van {treatment(s)}"),
        "comparator": ("viel bij ", " de primaire uitkomst uit in het voordeel van de controlegroep"),
        "neither": ("verschilde bij ", " de primaire uitkomst niet tussen de groepen"),
        "unseen": ("is bij ", " de primaire uitkomst niet gezien of niet tussen de groepen vergeleken"),
        "uncontrolled": ("ontbrak bij ", " een controlegroep"),
    }
    made: list[list[Part]] = [
        [words[direction][0], f.count(one.key for one in here), words[direction][1], *[Cite(one.key) for one in here]]
        for direction, here in by_direction(rest).items()
    ]
    return [sentence("van de ", f.count(one.key for one in rest), " andere onderzoeken ", joined(made, "en"), ".")]


def _other(s: Synthesis, study: Study, f: Facts) -> Sentence:
    found, design = finding(study), DESIGNS[study.design]
    year = f.year(study)
    when: list[Part] = [" uit ", year] if year else []
    another = (
        ("ander " if design.the.nl.startswith("het ") else "andere ") if study.design == s.trials[0].design else ""
    )
    start: list[Part] = [f"een {another}{design.one.nl}", *when, " (", *about(s, study, f), ") "]
    if found.kind == UNCONTROLLED:
        return sentence(start, f"meldt veranderingen; zonder controlegroep {NO_CAUSE}.", Cite(study.key))
    return sentence("in ", start, _answer(s, found, f, inverted=True), ".", Cite(study.key))


def none(s: Synthesis, f: Facts) -> list[Sentence]:
    """What is said when there is no study: a full answer, with the date of the search."""
    searched = s.condition.searched
    if not searched:
        return [scope(s, f), sentence("naar deze klacht is niet apart gezocht.")]
    day = f.day(searched, f"conditions/{s.condition.id}/searched")
    return [scope(s, f), sentence("op ", day, " is ernaar gezocht in openbare bronnen.")]
