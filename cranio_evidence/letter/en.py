"""How is each kind of sentence on the evidence said in Dutch?

Every function takes typed fields only. What a treatment is said to have done stands in ``VERBS``, and nowhere else.
"""

from collections.abc import Iterable

from cranio_evidence.letter.facts import Facts, joined
from cranio_evidence.letter.sentence import Cite, Part, Sentence, sentence
from cranio_evidence.study import Effect, HarmFinding, Result, Study
from cranio_evidence.synthesis import (
    BETWEEN,
    UNCONTROLLED,
    UNSEEN,
    Finding,
    Synthesis,
    finding,
    harms_seen,
    overlap,
    pooled_for,
)
from cranio_evidence.vocabulary import ARM_KINDS, CERTAINTIES, CST, DESIGNS, MODALITIES

# What may be said of a comparison between groups, by whom it favours (and, with a printed difference, its direction).
VERBS: dict[str, str] = {
    "lower": "was lager dan",
    "higher": "was hoger dan",
    "intervention": "was gunstiger dan",
    "comparator": "was minder gunstig dan",
    "neither": "verschilde niet significant tussen de groepen",
    "unseen": "is tussen de groepen vergeleken, maar de uitkomst daarvan is niet gezien",
}
NO_CAUSE = "laten niet zien waardoor ze komen"
CONCLUDES: dict[str, str] = {
    "benefit": "concludeert dat er voordeel is",
    "no-benefit": "concludeert dat er geen voordeel is",
    "unclear": "trekt geen duidelijke conclusie",
}


def treatment(s: Synthesis) -> str:
    """The treatment the letter is about."""
    return MODALITIES[s.modality].nl


def opening(f: Facts) -> list[Part]:
    """Where the statement comes from, and its date."""
    return ["in de verzameling cranio-evidence (stand ", f.date(), ")"]


def scope(s: Synthesis, f: Facts) -> Sentence:
    """What studies there are: how many, of which design, in whom, compared with what."""
    condition = f.condition(s.condition.id)
    if s.asked:
        return sentence(
            opening(f), f" staat geen apart onderzoek naar {treatment(s)} bij {s.asked}; bij ", condition, " ", _holds(s, f)
        )
    if not s.trials:
        return sentence(opening(f), f" staat geen onderzoek naar {treatment(s)} bij ", condition, ".")
    if len(s.trials) == 1:
        study = s.trials[0]
        people: list[Part] = [f.condition(one) for one in study.conditions if one in s.inside]
        return sentence(
            opening(f),
            " staat ",
            f.count([study.key]),
            f" {DESIGNS[study.design].one.nl} naar {_given(study)} bij ",
            joined([[one] for one in people], "en"),
            ": ",
            _people_and_comparator(study, f),
            ".",
        )
    verb = "staan"
    return sentence(opening(f), f" {verb} ", _kinds(s.trials, f), f" naar {treatment(s)} bij ", condition, ".")


def _holds(s: Synthesis, f: Facts) -> list[Part]:
    if not s.trials:
        return ["evenmin."]
    if len(s.trials) == 1:
        return ["staat er ", *_kinds(s.trials, f), ": ", *_people_and_comparator(s.trials[0], f), "."]
    return ["staan er ", *_kinds(s.trials, f), "."]


def _given(study: Study) -> str:
    """The treatment with every part of a combination named."""
    if len(study.modality) == 1:
        return MODALITIES[study.modality[0]].nl
    arm = study.tested_arm
    if arm is not None and not study.uncontrolled:
        return arm.label.nl
    names = [MODALITIES[one].nl for one in study.modality]
    return f"{names[0]} met {', '.join(names[1:-1])}{' en ' if len(names) > 2 else ''}{names[-1]}"


def _kinds(studies: Iterable[Study], f: Facts) -> list[Part]:
    """Studies counted by design ("twee gerandomiseerde onderzoeken en één casusbeschrijving")."""
    groups: dict[str, list[str]] = {}
    sham: dict[str, list[str]] = {}
    for one in studies:
        groups.setdefault(one.design, []).append(one.key)
        if one.sham_controlled:
            sham.setdefault(one.design, []).append(one.key)
    parts: list[list[Part]] = []
    for design, keys in groups.items():
        name = DESIGNS[design].one.nl if len(keys) == 1 else DESIGNS[design].many.nl
        part: list[Part] = [f.count(keys), f" {name}"]
        if design in sham and len(keys) > 1:
            part += [" (waarvan ", f.count(sham[design]), " met een schijnbehandeling)"]
        parts.append(part)
    return joined(parts, "en")


def _people_and_comparator(study: Study, f: Facts) -> list[Part]:
    people = f.people(study)
    parts: list[Part] = [people, " deelnemer" if study.people == 1 else " deelnemers"] if people else ["aantal deelnemers niet gezien"]
    labels: list[list[Part]] = [
        [f.text(arm.label, f"studies/{study.key}/arms/{study.arms.index(arm)}/label")] for arm in study.comparators
    ]
    return [*parts, ", vergeleken met ", *joined(labels, "en")] if labels else parts


def _after_comparator(study: Study, result: Result) -> str:
    kinds = {arm.kind for arm in study.comparators if arm.id in result.contrast}
    return "na de schijnbehandeling" if kinds == {"sham"} else "in de controlegroep"


def _time(result: Result, path: str, f: Facts) -> list[Part]:
    if result.time.label is not None:
        return [" ", f.text(result.time.label, f"{path}/time/label")]
    if result.time.week is not None:
        return [" na ", f.integer(int(result.time.week), f"{path}/time/week"), " weken"]
    return []


def _difference(effect: Effect, path: str, result: Result, f: Facts) -> list[Part]:
    parts: list[Part] = [": ", *f.estimate(effect, path)]
    if effect.measure == "mean-difference" and result.instrument:
        instrument = f.library.instrument(result.instrument)
        if instrument.range and effect.unit:
            low, high = (
                f.integer(int(value), f"instruments/{result.instrument}/range/{i}") for i, value in enumerate(instrument.range)
            )
            parts += [" op een schaal van ", low, " tot ", high, f" {effect.unit}"]
    interval = f.interval(effect, path)
    return [*parts, " (", *interval, ")"] if interval else parts


def _primary(study: Study, i: int, f: Facts) -> list[Part]:
    """What a primary outcome showed between the groups."""
    result = study.outcomes[i]
    path = f"studies/{study.key}/outcomes/{i}"
    start: list[Part] = [f.outcome(result.outcome), *_time(result, path, f), ", "]
    p: list[Part] = [" (", *f.p(result.p, f"{path}/p"), ")"] if result.p else []
    if result.favours is None:
        return [*start, VERBS["unseen"]]
    if result.favours == "neither":
        return [*start, VERBS["neither"], *p]
    effect = result.effects[0] if result.effects else None
    if effect is not None and effect.value is not None and effect.measure == "mean-difference":
        verb = VERBS["lower" if effect.value < 0 else "higher"]
        return [*start, f"{verb} {_after_comparator(study, result)}", *_difference(effect, f"{path}/effects/0", result, f)]
    more = [";", *_difference(effect, f"{path}/effects/0", result, f)[1:]] if effect is not None else p
    return [*start, f"{VERBS[result.favours]} {_after_comparator(study, result)}", *more]


def _answer(found: Finding, f: Facts) -> list[Part]:
    """What a study found, primary outcome first; without its opening."""
    study = found.study
    if found.kind == BETWEEN:
        ordered = sorted(found.primaries, key=lambda i: study.outcomes[i] is not found.primary)
        parts: list[Part] = ["de primaire uitkomst, ", *_primary(study, ordered[0], f)]
        for i in ordered[1:]:
            parts += ["; een andere primaire uitkomst, ", *_primary(study, i, f)]
        if found.primary is not None and found.primary.favours != "intervention" and found.tally.intervention:
            parts += ["; van de secundaire vergelijkingen tussen de groepen ", *_counted(found, f)]
        return parts
    if found.kind == UNSEEN:
        return [
            "welke uitkomst de primaire was, is niet gezien; van de vergelijkingen tussen de groepen ",
            *_counted(found, f),
        ]
    if found.kind == UNCONTROLLED:
        return [f"er was geen controlegroep: de gemelde veranderingen {NO_CAUSE}"]
    return [f"gezien zijn alleen veranderingen binnen de groepen; die {NO_CAUSE}"]


def _counted(found: Finding, f: Facts) -> list[Part]:
    study, tally = found.study, found.tally
    parts: list[list[Part]] = []
    for field, one, many in (
        ("intervention", f"viel er {{}} uit in het voordeel van {_short(study)}", f"vielen er {{}} uit in het voordeel van {_short(study)}"),
        ("comparator", "viel er {} uit in het voordeel van de controlegroep", "vielen er {} uit in het voordeel van de controlegroep"),
        ("neither", "toonde er {} geen verschil", "toonden er {} geen verschil"),
        ("unseen", "is bij {} niet gezien wat eruit kwam", "is bij {} niet gezien wat eruit kwam"),
    ):
        value = getattr(tally, field)
        if value:
            before, after = (one if value == 1 else many).split("{}")
            parts.append([before, f.tally(study, field, value), after, *_named(found, field, f)])
    return joined(parts, "en")


def _named(found: Finding, field: str, f: Facts) -> list[Part]:
    """The outcomes of a count by name, where there are few enough to read."""
    if found.tally.all > 6:
        return []
    favours = None if field == "unseen" else field
    names = dict.fromkeys(
        one.outcome
        for i, one in enumerate(found.study.outcomes)
        if one.between_groups and one.favours == favours and i not in found.primaries
    )
    return [" (", *joined([[f.outcome(name)] for name in names], "en"), ")"]


def _short(study: Study) -> str:
    return MODALITIES[CST].nl if study.is_cst else MODALITIES[study.modality[0]].nl


def lead(s: Synthesis, f: Facts) -> Sentence:
    """What the first study found."""
    study = s.trials[0]
    found = finding(study)
    answer = _answer(found, f)
    if len(s.trials) == 1:
        return sentence(answer, ".", Cite(study.key))
    peers = [one for one in s.trials if one.design == study.design and one.sham_controlled == study.sham_controlled]
    size = "grootste " if len(peers) > 1 else ""
    sham = " met een schijnbehandeling" if study.sham_controlled else ""
    return sentence(
        f"in het {size}{DESIGNS[study.design].one.nl}{sham} (", *_about(s, study, f), "): ", answer, ".", Cite(study.key)
    )


def _about(s: Synthesis, study: Study, f: Facts) -> list[Part]:
    """People, their complaint where it differs from the one asked about, the treatment where combined, the comparator."""
    people, *comparator = _split(_people_and_comparator(study, f))
    narrower = [one for one in study.conditions if one in s.inside and one != s.condition.id]
    parts: list[Part] = [*people]
    if narrower and s.condition.id not in study.conditions:
        parts += [" met ", *joined([[f.condition(one)] for one in narrower], "en")]
    if len(study.modality) > 1:
        parts.append(f"; {_given(study)}")
    return [*parts, *(comparator[0] if comparator else [])]


def _split(parts: list[Part]) -> list[list[Part]]:
    for i, part in enumerate(parts):
        if isinstance(part, str) and part.startswith(", vergeleken"):
            return [parts[:i], parts[i:]]
    return [parts]


def others(s: Synthesis, f: Facts) -> list[Sentence]:
    """The other studies: one sentence each if there are one or two, else counted by what they found."""
    rest = s.trials[1:]
    if len(rest) <= 2:
        return [_other(s, one, f) for one in rest]
    groups: dict[str, list[Study]] = {}
    for one in rest:
        groups.setdefault(_direction(one), []).append(one)
    made: list[list[Part]] = []
    for direction, words in (
        ("intervention", "viel de primaire uitkomst bij {} uit in het voordeel van " + treatment(s)),
        ("comparator", "viel de primaire uitkomst bij {} uit in het voordeel van de controlegroep"),
        ("neither", "verschilde de primaire uitkomst bij {} niet tussen de groepen"),
        ("unseen", "is bij {} de primaire uitkomst, of de vergelijking daarvan tussen de groepen, niet gezien"),
        ("uncontrolled", "had{} geen controlegroep"),
    ):
        here = groups.get(direction)
        if not here:
            continue
        before, after = words.split("{}")
        if direction == "uncontrolled":
            before = "hadden er " if len(here) > 1 else "had er "
        made.append([before, f.count(one.key for one in here), after, *[Cite(one.key) for one in here]])
    return [sentence("van de ", f.count(one.key for one in rest), " andere onderzoeken ", joined(made, "en"), ".")]


def _direction(study: Study) -> str:
    found = finding(study)
    if found.kind == UNCONTROLLED:
        return "uncontrolled"
    return (found.primary.favours if found.primary else None) or "unseen"


def _other(s: Synthesis, study: Study, f: Facts) -> Sentence:
    year = f.year(study)
    when: list[Part] = [" uit ", year] if year else []
    start: list[Part] = [f"in een {'ander ' if study.design == s.trials[0].design else ''}{DESIGNS[study.design].one.nl}", *when]
    return sentence(start, " (", *_about(s, study, f), "): ", _answer(finding(study), f), ".", Cite(study.key))


def harms(s: Synthesis, f: Facts) -> Sentence:
    """What was seen of harms, or in how many studies nothing was."""
    seen = [one for one in s.trials if harms_seen(one)]
    if not seen:
        if len(s.trials) == 1:
            if s.trials[0].harms.reporting == "not-reported":
                return sentence("bijwerkingen zijn in dat onderzoek niet vermeld.")
            return sentence("over bijwerkingen is in wat van dit onderzoek is gelezen niets gezien.")
        return sentence("in geen van de ", f.count(one.key for one in s.trials), " onderzoeken is iets over bijwerkingen gezien.")
    told = [_harms_of(s, one, f) for one in seen[:2]]
    parts = joined(told, "en") if len(told) == 1 else [*told[0], "; ", *told[1]]
    silent = [one.key for one in s.trials if one not in seen[:2]]
    if silent:
        what = "is niets over bijwerkingen gezien" if len(seen) <= 2 else "zijn bijwerkingen hier niet uitgesplitst"
        which = "het andere onderzoek" if len(s.trials) == 2 else "de andere onderzoeken"
        parts += ["; in ", which, f" {what}"]
    return sentence(parts, ".")


def _harms_of(s: Synthesis, study: Study, f: Facts) -> list[Part]:
    path = f"studies/{study.key}/harms"
    parts: list[Part] = []
    clauses: list[list[Part]] = []
    harms = study.harms
    if harms.serious is not None:
        clauses.append(_finding(harms.serious, "ernstige bijwerkingen", "ernstige", f"{path}/serious", study, f, first=True))
    if harms.minor is not None:
        clauses.append(_finding(harms.minor, "lichte bijwerkingen", "lichte", f"{path}/minor", study, f, first=not clauses))
    if harms.any is not None:
        clauses.append(_finding(harms.any, "bijwerkingen", "bijwerkingen", f"{path}/any", study, f, first=not clauses))
    if harms.withdrawn is not None:
        if harms.withdrawn == 0:
            clauses.append(["niemand stopte vanwege bijwerkingen"])
        else:
            clauses.append([f.integer(harms.withdrawn, f"{path}/withdrawn"), " deelnemers stopten vanwege bijwerkingen"])
    if len(s.trials) > 1:
        year = f.year(study)
        parts += ["in het onderzoek uit ", year, ": "] if year else ["in één onderzoek: "]
    for i, clause in enumerate(clauses):
        parts += ["; " if i else "", *clause]
    return parts


def _finding(
    found: HarmFinding, name: str, short: str, path: str, study: Study, f: Facts, *, first: bool
) -> list[Part]:
    label = name if first else short
    if not found.occurred:
        parts: list[Part] = [f"{label} waren er niet"]
        return [*parts, " bij ", f.integer(found.n, f"{path}/n"), " deelnemers"] if found.n is not None else parts
    kinds = {arm.id: arm for arm in study.arms}
    groups: list[list[Part]] = []
    for i, one in enumerate(found.groups):
        if one.events is None:
            continue
        of: list[Part] = [" van de ", f.integer(one.n, f"{path}/groups/{i}/n")] if one.n is not None else []
        arm = kinds[one.arm]
        where = "" if not groups else (" na de schijnbehandeling" if arm.kind == "sham" else " in de controlegroep")
        groups.append([f.integer(one.events, f"{path}/groups/{i}/events"), *of, *([" deelnemers"] if not groups else []), where])
    if groups:
        return [f"{label} bij ", *groups[0], *(part for group in groups[1:] for part in (", tegen ", *group))]
    if found.events is not None:
        of = [" van de ", f.integer(found.n, f"{path}/n")] if found.n is not None else []
        return [f"{label} bij ", f.integer(found.events, f"{path}/events"), *of, " deelnemers"]
    return [f"{label} kwamen voor; hoe vaak is niet gezien"]


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
        part: list[Part] = ["de overzichten spreken elkaar tegen"]
        if shared.trials:
            name = "onderzoek" if len(shared.trials) == 1 else "onderzoeken"
            part += ["; ze delen ten minste ", f.count(shared.trials), f" {name}"]
        tail.append(part)
    if s.more_reviews:
        keys = [one.key for one in s.more_reviews]
        for word in CONCLUDES:
            here = [one for one in s.more_reviews if one.review and one.review.concludes == word]
            if here:
                verb = CONCLUDES[word] if len(here) == 1 else CONCLUDES[word].replace("concludeert", "concluderen").replace("trekt", "trekken")
                tail.append([f.count(one.key for one in here), f" ander{'e' if len(here) > 1 else ''} overzicht{'en' if len(here) > 1 else ''} {verb}", *[Cite(one.key) for one in here]])
                keys = [key for key in keys if key not in {one.key for one in here}]
        if keys:
            tail.append(["van ", f.count(keys), " ander overzicht is de conclusie niet gezien", *[Cite(key) for key in keys]])
    if tail:
        flat: list[Part] = []
        for i, clause in enumerate(tail):
            flat += ["; " if i else "", *clause]
        made.append(sentence(flat, "."))
    return made


def _review(s: Synthesis, study: Study, f: Facts) -> list[Part]:
    review = study.review
    assert review is not None  # noqa: S101 - a review by selection
    path = f"studies/{study.key}/review"
    year = f.year(study)
    parts: list[Part] = [f"een {DESIGNS[study.design].one.nl}", *([" uit ", year] if year else [])]
    size: list[Part] = [f.integer(review.trials, f"{path}/trials"), " onderzoeken"] if review.trials is not None else ["aantal onderzoeken niet gezien"]
    size += [", ", f.integer(review.people, f"{path}/people"), " deelnemers"] if review.people is not None else [", aantal deelnemers niet gezien"]
    parts += [" (", *size, ")"]
    lead = s.lead
    if lead is not None:
        with_it = "met dit onderzoek erin" if len(s.trials) == 1 else "met het eerstgenoemde onderzoek erin"
        notes = [with_it] if lead.key in review.included else []
        notes += ["deels van dezelfde auteurs"] if overlap(f.library, study, lead).authors else []
        parts += [f", {' en '.join(notes)},"] if notes else []
    i = pooled_for(review, lead)
    effect = review.pooled[i].effect if i is not None else None
    wide: list[Part] = [" bij ", *joined([[f.condition(one)] for one in review.scope], "en")] if study.key in s.wider else []
    if i is None or effect is None or effect.value is None:
        return [*parts, *wide, f" {CONCLUDES[review.concludes]}" if review.concludes else " (conclusie niet gezien)"]
    pooled = review.pooled[i]
    kinds = [ARM_KINDS[kind].nl for kind in pooled.versus]
    against = f" met {' of '.join(kinds)}" if kinds else " met de controlegroepen"
    found = " geen significant verschil" if pooled.favours == "neither" else " een verschil"
    parts += [" vond", *wide, f"{found}{against} in ", f.outcome(pooled.outcome)]
    parts += [" (", *f.estimate(effect, f"{path}/pooled/{i}/effect")]
    interval = f.interval(effect, f"{path}/pooled/{i}/effect")
    parts += ["; ", *interval, ")"] if interval else [")"]
    if pooled.judged is not None:
        parts += [", ", f.text(pooled.judged, f"{path}/pooled/{i}/judged")]
    rated = next((one for one in review.certainty if one.outcome in (None, pooled.outcome)), None)
    if rated is not None:
        parts += [f" (zekerheid volgens {rated.scheme}: {CERTAINTIES[rated.level].nl})"]
    if review.concludes == "no-benefit":
        parts += [f", en {CONCLUDES['no-benefit']}"]
    return parts


def none(s: Synthesis, f: Facts) -> list[Sentence]:
    """What is said when there is no study: a full answer, with the date of the search."""
    searched = s.condition.searched
    made = [scope(s, f)]
    if searched:
        made.append(sentence("er is op ", f.day(searched, f"conditions/{s.condition.id}/searched"), " naar gezocht."))
    else:
        made.append(sentence("naar deze klacht is niet apart gezocht."))
    return made
