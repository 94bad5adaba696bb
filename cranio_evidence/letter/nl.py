"""How is each kind of sentence on the evidence said in Dutch?

Every function takes typed fields only. What a treatment is said to have done stands in ``VERBS``, and nowhere else.
"""

from cranio_evidence.letter.facts import Facts, joined
from cranio_evidence.letter.sentence import Cite, Part, Sentence, sentence
from cranio_evidence.study import Effect, HarmFinding, Result, Study
from cranio_evidence.synthesis import (
    BETWEEN,
    UNCONTROLLED,
    UNSEEN,
    Finding,
    Synthesis,
    by_conclusion,
    by_direction,
    by_kind,
    finding,
    harms_seen,
    overlap,
    pooled_for,
)
from cranio_evidence.vocabulary import ARM_KINDS, CERTAINTIES, DESIGNS, MODALITIES

# What may be said of a comparison between groups: the verb, and what follows the subject.
VERBS: dict[str, tuple[str, str]] = {
    "lower": ("was", "lager dan {}"),
    "higher": ("was", "hoger dan {}"),
    "intervention": ("was", "gunstiger dan {}"),
    "comparator": ("was", "minder gunstig dan {}"),
    "neither": ("verschilde", "niet significant tussen de groepen"),
    "unseen": ("is", "tussen de groepen vergeleken, maar de uitkomst daarvan is niet gezien"),
}
NO_CAUSE = "laten die niet zien waardoor ze komen"
CONCLUDES: dict[str, tuple[str, str]] = {
    "benefit": ("concludeert dat er voordeel is", "concluderen dat er voordeel is"),
    "no-benefit": ("concludeert dat er geen voordeel is", "concluderen dat er geen voordeel is"),
    "unclear": ("trekt geen duidelijke conclusie", "trekken geen duidelijke conclusie"),
}


def treatment(s: Synthesis) -> str:
    """The treatment the letter is about."""
    return MODALITIES[s.modality].nl


def scope(s: Synthesis, f: Facts) -> Sentence:
    """What studies there are: how many, of which design, in whom, compared with what."""
    start: list[Part] = ["in de verzameling cranio-evidence (stand ", f.date(), ") "]
    asked: list[Part] = []
    if s.asked:
        start += [f"staat geen apart onderzoek naar {treatment(s)} bij {s.asked}; "]
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
    about: list[Part] = [f" naar {_given(only)} bij ", *_conditions(s, only, f)]
    return sentence(
        start, asked, verb, f.count([only.key]), f" {DESIGNS[only.design].one.nl}", about, ": ", _people(only, f), _versus(only, f), "."
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


def _conditions(s: Synthesis, study: Study, f: Facts) -> list[Part]:
    """What the people had, as far as it belongs to the complaint asked about; the most precise words only."""
    own = [one for one in study.conditions if one in s.inside]
    precise = [one for one in own if not f.library.below(one).intersection(set(own) - {one})]
    return joined([[f.condition(one)] for one in precise], "en")


def _given(study: Study) -> str:
    """The treatment with every part of a combination named."""
    if study.several_treatments:
        *first, last = [arm.label.nl for arm in study.arms if arm.kind == "tested"]
        return f"{', '.join(first)} of {last}"
    names = [MODALITIES[one].nl for one in study.modality]
    if len(names) == 1:
        return names[0]
    return f"{names[0]} met {', '.join(names[1:-1])}{' en ' if len(names) > 2 else ''}{names[-1]}"


def _people(study: Study, f: Facts) -> list[Part]:
    if study.people is None:
        return ["aantal deelnemers niet gezien"]
    if study.people == 1:
        return [f.count([study.key]), " patiënt"]
    people = f.people(study)
    return [people, " deelnemers"] if people else []


def _versus(study: Study, f: Facts) -> list[Part]:
    labels: list[list[Part]] = [
        [f.text(arm.label, f"studies/{study.key}/arms/{study.arms.index(arm)}/label")] for arm in study.comparators
    ]
    return [", vergeleken met ", *joined(labels, "of")] if labels else []


def _about(s: Synthesis, study: Study, f: Facts) -> list[Part]:
    """People, their complaint where it differs from the one asked about, the treatment where combined, the comparator."""
    parts = _people(study, f)
    if s.condition.id not in study.conditions:
        parts += [" met ", *_conditions(s, study, f)]
    if len(study.modality) > 1:
        arm = study.tested_arm
        given = arm.label.nl if arm is not None and study.comparators and not study.several_treatments else _given(study)
        parts.append(f"; {given}")
    return [*parts, *_versus(study, f)]


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
            low, high = (f.integer(int(value), f"instruments/{result.instrument}/range/{i}") for i, value in enumerate(bounds))
            parts += [" op een schaal van ", low, " tot ", high, f" {effect.unit}"]
    interval = f.interval(effect, path)
    return [*parts, " (", *interval, ")"] if interval else parts


def _primary(study: Study, i: int, f: Facts, *, inverted: bool, name: str) -> list[Part]:
    """What a primary outcome showed between the groups; ``inverted``: the verb before the subject."""
    result = study.outcomes[i]
    path = f"studies/{study.key}/outcomes/{i}"
    effect = result.effects[0] if result.effects else None
    word = result.favours or "unseen"
    if effect is not None and effect.value and effect.measure == "mean-difference" and word in ("intervention", "comparator"):
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
        start = "is niet gezien welke uitkomst de primaire was" if inverted else "welke uitkomst de primaire was, is niet gezien"
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
            "unseen": "heeft een uitkomst die niet is gezien",
        }
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
        clauses.append(["was er bij ", f.tally(study, "neither", tally.neither), " geen verschil", *_named(found, "neither", f)])
    if tally.unseen:
        clauses.append(["is van ", f.tally(study, "unseen", tally.unseen), " de uitkomst niet gezien", *_named(found, "unseen", f)])
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
    start: list[Part] = [f"in {article} {size}{name}{sham} (", *_about(s, study, f), ") "]
    if found.kind == UNCONTROLLED:
        return sentence(f"{article} {size}{name} (", _about(s, study, f), f") meldt veranderingen; zonder controlegroep {NO_CAUSE}.", Cite(study.key))
    return sentence(start, _answer(s, found, f, inverted=True), ".", Cite(study.key))


def blinding(study: Study) -> Sentence | None:
    """Who was not blinded, where that was seen."""
    if study.blinding is None or "therapists" in study.blinding:
        return None
    who = "deelnemers en de behandelaars" if "participants" not in study.blinding else "behandelaars"
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
    another = ("ander " if design.the.nl.startswith("het ") else "andere ") if study.design == s.trials[0].design else ""
    start: list[Part] = [f"een {another}{design.one.nl}", *when, " (", *_about(s, study, f), ") "]
    if found.kind == UNCONTROLLED:
        return sentence(start, f"meldt veranderingen; zonder controlegroep {NO_CAUSE}.", Cite(study.key))
    return sentence("in ", start, _answer(s, found, f, inverted=True), ".", Cite(study.key))


def harms(s: Synthesis, f: Facts) -> Sentence:
    """What was seen of harms, or in how many studies nothing was."""
    seen = [one for one in s.trials if harms_seen(one)]
    if not seen and len(s.trials) == 1:
        if s.trials[0].harms.reporting == "not-reported":
            return sentence("bijwerkingen zijn in dat onderzoek niet vermeld.")
        return sentence("over bijwerkingen is in wat van dit onderzoek is gelezen niets gezien.")
    if not seen:
        return sentence("in geen van de ", f.count(one.key for one in s.trials), " onderzoeken is iets over bijwerkingen gezien.")
    parts: list[Part] = []
    for i, one in enumerate(seen[:2]):
        parts += ["; " if i else "", *_which(s, one, f), *joined(_harms_of(one, f), "en")]
    silent = [one for one in s.trials if one not in seen[:2]]
    if silent:
        which = "het andere onderzoek" if len(silent) == 1 else "de andere onderzoeken"
        what = "is hierover niets gezien" if len(seen) <= 2 else "zijn bijwerkingen hier niet uitgesplitst"
        parts += [f"; in {which} {what}"]
    return sentence(parts, ".")


def _which(s: Synthesis, study: Study, f: Facts) -> list[Part]:
    if study is s.trials[0]:
        return ["daarbij "] if len(s.trials) == 1 else ["in het eerstgenoemde onderzoek "]
    if len(s.trials) == 2:
        return ["in het andere onderzoek "]
    year = f.year(study)
    return ["in het onderzoek uit ", year, " "] if year else ["in een ander onderzoek "]


def _harms_of(study: Study, f: Facts) -> list[list[Part]]:
    """Clauses with the verb first: "zijn geen ernstige bijwerkingen gemeld", "stopte niemand vanwege bijwerkingen"."""
    path, harms = f"studies/{study.key}/harms", study.harms
    clauses = [
        _finding(found, name, f"{path}/{field}", study, f)
        for field, name, found in (
            ("serious", "ernstige bijwerkingen", harms.serious),
            ("minor", "lichte bijwerkingen", harms.minor),
            ("any", "bijwerkingen", harms.any),
        )
        if found is not None
    ]
    if harms.withdrawn == 0:
        clauses.append(["stopte niemand vanwege bijwerkingen"])
    elif harms.withdrawn is not None:
        clauses.append(["stopten ", f.integer(harms.withdrawn, f"{path}/withdrawn"), " deelnemers vanwege bijwerkingen"])
    return clauses


def _finding(found: HarmFinding, name: str, path: str, study: Study, f: Facts) -> list[Part]:
    people: list[Part] = [" van de ", f.integer(found.n, f"{path}/n"), " deelnemers"] if found.n is not None else []
    if not found.occurred:
        return ["meldde geen", *people, f" {name}"] if people else [f"zijn geen {name} gemeld"]
    arms = {arm.id: arm for arm in study.arms}
    groups: list[Part] = []
    for i, one in enumerate(found.groups):
        if one.events is None:
            continue
        of: list[Part] = [" van de ", f.integer(one.n, f"{path}/groups/{i}/n")] if one.n is not None else []
        arm = arms[one.arm]
        events = f.integer(one.events, f"{path}/groups/{i}/events")
        if groups:
            groups += [", tegen ", events, *of, " na de schijnbehandeling" if arm.kind == "sham" else " in de controlegroep"]
        else:
            groups += ["hadden ", events, *of, f" deelnemers {name}"]
    if groups:
        return groups
    if found.events is not None:
        return ["hadden ", f.integer(found.events, f"{path}/events"), *people, f" {name}"]
    return [f"kwamen {name} voor; hoe vaak is niet gezien"]


def reviews(s: Synthesis, f: Facts) -> list[Sentence]:
    """What the newest review and a dissenting one found, and where they agree or not."""
    if not s.reviews:
        return []
    parts: list[Part] = []
    for i, one in enumerate(s.reviews):
        parts += [*([";", Cite(s.reviews[i - 1].key), " "] if i else []), *_review(s, one, f)]
    made = [sentence(parts, ".", Cite(s.reviews[-1].key))]
    tail: list[list[Part]] = []
    if s.disagree:
        shared = overlap(f.library, s.reviews[0], s.reviews[1])
        newest = f.year(s.reviews[0])
        part: list[Part] = ["de overzichten spreken elkaar tegen; dat uit ", newest, " is het nieuwste"] if newest else ["de overzichten spreken elkaar tegen"]
        if shared.trials:
            name = "onderzoek" if len(shared.trials) == 1 else "onderzoeken"
            part += [" en ze delen ten minste ", f.count(shared.trials), f" {name}"]
        tail.append([*part, "."])
    for word, here in by_conclusion(s).items():
        verb = CONCLUDES[word][len(here) > 1] if word else ""
        name = "overzicht" if len(here) == 1 else "overzichten"
        kin = any(overlap(f.library, one, s.reviews[0]).authors for one in here)
        start: list[Part] = ["ook ", f.count(one.key for one in here), f" ander{'e' if len(here) > 1 else ''} {name}"]
        notes: list[list[Part]] = []
        if len(here) == 1 and here[0].review:
            notes.append(["over ", *joined([[f.condition(one)] for one in here[0].review.scope], "en")])
        newest = f.year(s.reviews[0])
        if kin and newest:
            notes.append(["deels van dezelfde auteurs als het overzicht uit ", newest])
        start += [" (", *(part for i, note in enumerate(notes) for part in ("; " if i else "", *note)), ")"] if notes else []
        words = f" {verb}" if word else " is er, met een conclusie die niet is gezien"
        tail.append([*start, words, ".", *[Cite(one.key) for one in here]])
    if tail:
        flat: list[Part] = []
        for i, clause in enumerate(tail):
            flat += clause if i == len(tail) - 1 else [*["; " if part == "." else part for part in clause]]
        made.append(sentence(flat))
    return made


def _review(s: Synthesis, study: Study, f: Facts) -> list[Part]:
    review = study.review
    assert review is not None  # noqa: S101 - a review by selection
    path = f"studies/{study.key}/review"
    year, lead_study = f.year(study), s.lead
    parts: list[Part] = [f"een {DESIGNS[study.design].one.nl}", *([" uit ", year] if year else [])]
    if study.key in s.wider:
        parts += [" over ", *joined([[f.condition(one)] for one in review.scope], "en")]
    size: list[Part] = [f.integer(review.trials, f"{path}/trials"), " onderzoeken"] if review.trials is not None else ["aantal onderzoeken niet gezien"]
    size += [", ", f.integer(review.people, f"{path}/people"), " deelnemers"] if review.people is not None else [", aantal deelnemers niet gezien"]
    notes: list[str] = []
    if lead_study is not None and lead_study.key in review.included:
        notes.append("met dit onderzoek erin" if len(s.trials) == 1 else "met het eerstgenoemde onderzoek erin")
    if lead_study is not None and overlap(f.library, study, lead_study).authors:
        notes.append("deels van dezelfde auteurs")
    parts += [" (", *size, *([f"; {', '.join(notes)}"] if notes else []), ")"]
    i = pooled_for(review, lead_study)
    effect = review.pooled[i].effect if i is not None else None
    if i is None or effect is None or effect.value is None:
        return [*parts, f" {CONCLUDES[review.concludes][0]}"] if review.concludes else [*parts, " heeft een conclusie die niet is gezien"]
    pooled = review.pooled[i]
    kinds = [ARM_KINDS[kind].nl for kind in pooled.versus]
    against = f"ten opzichte van {' of '.join(kinds)}" if kinds else "ten opzichte van de controlegroepen"
    sides = {
        "intervention": f" vond een verschil in het voordeel van {treatment(s)} {against}, in ",
        "comparator": f" vond een verschil in het nadeel van {treatment(s)} {against}, in ",
        "neither": f" vond geen significant verschil {against}, in ",
    }
    interval = f.interval(effect, f"{path}/pooled/{i}/effect")
    estimate = f.estimate(effect, f"{path}/pooled/{i}/effect")
    parts += [sides.get(pooled.favours or "", f" geeft een verschil {against}, in "), f.outcome(pooled.outcome)]
    parts += [" (", *estimate, *(["; ", *interval] if interval else []), ")"]
    if pooled.judged is not None:
        parts += [", ", f.text(pooled.judged, f"{path}/pooled/{i}/judged")]
    rated = next((one for one in review.certainty if one.outcome in (None, pooled.outcome)), None)
    if rated is not None:
        parts += [f" (zekerheid volgens {rated.scheme}: {CERTAINTIES[rated.level].nl})"]
    if review.concludes in ("no-benefit", "unclear"):
        parts += [f", en {CONCLUDES[review.concludes][0]}"]
    return parts


def none(s: Synthesis, f: Facts) -> list[Sentence]:
    """What is said when there is no study: a full answer, with the date of the search."""
    searched = s.condition.searched
    if not searched:
        return [scope(s, f), sentence("naar deze klacht is niet apart gezocht.")]
    day = f.day(searched, f"conditions/{s.condition.id}/searched")
    return [scope(s, f), sentence("op ", day, " is ernaar gezocht in openbare bronnen.")]
