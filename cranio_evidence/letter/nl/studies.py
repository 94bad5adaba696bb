"""What do the studies on a complaint show, said in Dutch?"""

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
from cranio_evidence.letter.facts import Facts, joined
from cranio_evidence.letter.nl.words import NO_CAUSE, PHRASES, VERBS, on, treatment
from cranio_evidence.letter.phrases import Phrases
from cranio_evidence.letter.sentence import Cite, Fact, Part, Sentence, sentence
from cranio_evidence.study import Study
from cranio_evidence.synthesis import Synthesis
from cranio_evidence.vocabulary import BLINDED, DESIGNS


def scope(s: Synthesis, f: Facts) -> Sentence:
    """What studies there are: how many, of which design, in whom, compared with what."""
    phrases = Phrases(f, PHRASES)
    start: list[Part] = ["in de verzameling cranio-evidence (stand ", f.date(), ") "]
    asked: list[Part] = []
    if s.asked:
        start += [f"staat geen apart onderzoek naar {treatment(s)} bij ‘{s.asked}’; "]
        asked = ["bij ", f.condition(s.condition.id), " "]
        if not s.trials:
            return sentence(start, "ook ", asked, "staat er geen.")
    elif not s.trials:
        subject: list[Part] = [f"de werking van {treatment(s)} bij ", f.condition(s.condition.id)]
        return sentence(start, "staat geen onderzoek naar ", subject, ".")
    only = s.only
    if only is None:
        verb = "staan er " if asked else "staan "
        where: list[Part] = [] if asked else [f" naar {treatment(s)} bij ", f.condition(s.condition.id)]
        return sentence(start, asked, verb, _kinds(s, f), where, phrases.some_of(s), phrases.beside(s), ".")
    verb = "staat er " if asked else "staat "
    year = f.year(only)
    when: list[Part] = [" uit ", year] if year else []
    what: list[Part] = [
        f.count([only.key]),
        f" {DESIGNS[only.design].one.nl}",
        *when,
        f" {on(only)} ",
        *phrases.given(only),
    ]
    who: list[Part] = [
        " bij ",
        *phrases.conditions(only, s.condition.id),
        ": ",
        *phrases.people(only),
        *phrases.versus(only),
    ]
    return sentence(start, asked, verb, what, who, _uncontrolled_too(s, f), phrases.beside(s), ".")


def _uncontrolled_too(s: Synthesis, f: Facts) -> list[Part]:
    """Which studies without a control group stand beside the only one that has one."""
    parts: list[list[Part]] = []
    for design, here in by_kind(s.trials[1:]).items():
        name = DESIGNS[design].one if len(here) == 1 else DESIGNS[design].many
        parts.append([f.count(one.key for one in here), f" {name.nl}"])
    return ["; daarnaast ", "staat er " if len(s.trials) == 2 else "staan er ", *joined(parts, "en")] if parts else []


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


def primary_outcome(study: Study, i: int, f: Facts, *, inverted: bool, name: str) -> list[Part]:
    """What a primary outcome showed between the groups; ``inverted``: the verb before the subject."""
    phrases = Phrases(f, PHRASES)
    result = study.outcomes[i]
    path = f"studies/{study.key}/outcomes/{i}"
    verb, rest = VERBS[verb_for(f.library, result)]
    subject: list[Part] = [f"{name}, ", *phrases.outcome(result, path), ","]
    start: list[Part] = [f"{verb} ", *subject, " "] if inverted else [*subject, f" {verb} "]
    return [
        *start,
        rest.format(than=phrases.than(study, result), between=phrases.between(study)),
        *phrases.figures(result, path),
    ]


def _answer(s: Synthesis, found: Finding, f: Facts, *, inverted: bool) -> list[Part]:
    """What a study found, primary outcome first."""
    study = found.study
    if found.kind == BETWEEN:
        phrases = Phrases(f, PHRASES)
        further, moments = phrases.also(found)
        parts = [
            *primary_outcome(study, found.in_order[0], f, inverted=inverted, name="de primaire uitkomst"),
            *moments,
        ]
        parts += phrases.without_difference(study, further)
        for i in phrases.one_by_one(study, further):
            parts += ["; ", *primary_outcome(study, i, f, inverted=False, name="een andere primaire uitkomst")]
        if found.primary is not None and found.primary.answer != "intervention" and found.tally.all:
            parts += ["; ", *tallied(s, found, f, "andere ")]
        return parts
    if found.kind == UNSEEN:
        start = (
            "is niet gezien welke uitkomst primair was" if inverted else "welke uitkomst primair was, is niet gezien"
        )
        return [f"{start}; ", *tallied(s, found, f, "")]
    if found.kind == UNCONTROLLED:
        if study.is_case:
            return ["uit een casusbeschrijving is niet op te maken of een verandering door de behandeling kwam"]
        start = "de deelnemers zijn alleen met zichzelf vergeleken"
        return [f"{start}: of een verandering door de behandeling kwam, is zo niet vast te stellen"]
    if found.kind == NOTHING:
        start = "staat de uitkomst niet" if inverted else "van de uitkomsten staat niets"
        return [f"{start} in wat wij lazen"]
    change = "veranderingen binnen de groepen"
    start = f"staan in wat wij lazen alleen {change}" if inverted else f"in wat wij lazen staan alleen {change}"
    return [f"{start}; {NO_CAUSE}"]


def tallied(s: Synthesis, found: Finding, f: Facts, kind: str) -> list[Part]:
    """The comparisons between groups counted by whom they favour; what favours a side is named."""
    study, tally = found.study, found.tally
    for_treatment = "de behandelde groepen samen" if study.several_treatments else treatment(s)
    parts = _single(found, f, kind, for_treatment) if tally.all == 1 else _several(found, f, kind, for_treatment)
    if study.several_treatments:
        parts.append(f"; over {treatment(s)} apart zegt dat niets")
    return parts


def _single(found: Finding, f: Facts, kind: str, for_treatment: str) -> list[Part]:
    phrases = Phrases(f, PHRASES)
    side = next(side for side in found.tally._fields if getattr(found.tally, side))
    name = f"de enige {kind}gelezen vergelijking {phrases.between(found.study)}"
    start, end = {
        "intervention": (name, f" viel uit in het voordeel van {for_treatment}"),
        "comparator": (name, " viel uit in het voordeel van de controlegroep"),
        "neither": (name, " liet geen significant verschil zien"),
        "unclear": (f"uit {name}", " is niet op te maken wat gunstiger was"),
        "unseen": (f"van {name}", " staat de uitkomst niet in wat wij lazen"),
    }[side]
    return [start, *phrases.named(found, side), end]


def _several(found: Finding, f: Facts, kind: str, for_treatment: str) -> list[Part]:
    phrases = Phrases(f, PHRASES)
    study, tally = found.study, found.tally
    only = [side for side in tally._fields if getattr(tally, side)]
    if len(only) == 1:
        total: list[Part] = [
            "de ",
            f.tally(study, "all", tally.all),
            f" {kind}gelezen vergelijkingen {phrases.between(study)} ",
        ]
        ends = {
            "intervention": f"vielen uit in het voordeel van {for_treatment}",
            "comparator": "vielen uit in het voordeel van de controlegroep",
            "neither": "lieten geen significant verschil zien",
            "unclear": "maken niet duidelijk welke groep beter af was",
            "unseen": "hebben geen uitkomst in wat wij lazen",
        }
        return [*total, ends[only[0]], *phrases.named(found, only[0])]
    start: list[Part] = [
        "van de ",
        f.tally(study, "all", tally.all),
        f" {kind}gelezen vergelijkingen {phrases.between(study)} ",
    ]
    again = "" if tally.intervention else " uit"
    sides = [
        [f.tally(study, side, getattr(tally, side)), words, *phrases.named(found, side)]
        for side, words in (
            ("intervention", f" uit in het voordeel van {for_treatment}"),
            ("comparator", f"{again} in het voordeel van de controlegroep"),
        )
        if getattr(tally, side)
    ]
    clauses: list[list[Part]] = []
    if sides:
        first = tally.intervention or tally.comparator
        clauses.append(["viel er " if first == 1 else "vielen er ", *joined(sides, "en")])
    clauses += [
        [before, f.tally(study, side, getattr(tally, side)), after, *phrases.named(found, side)]
        for side, before, after in (
            ("neither", "was er bij ", " geen significant verschil"),
            ("unclear", "is bij ", " niet duidelijk welke groep beter af was"),
            ("unseen", "staat van ", " de uitkomst niet in wat wij lazen"),
        )
        if getattr(tally, side)
    ]
    return [*start, *joined(clauses, "en")]


def lead(s: Synthesis, f: Facts) -> Sentence:
    """What the first study found."""
    phrases = Phrases(f, PHRASES)
    study = s.trials[0]
    found = finding(study)
    told = phrases.told(found)
    if told is not None:
        return told
    if s.only is study:
        return sentence(_answer(s, found, f, inverted=False), ".", Cite(study.key))
    article, name = DESIGNS[study.design].the.nl.split(" ", 1)
    start = f"{article} {'' if len(s.peers) == 1 else 'grootste '}{name}"
    if len(s.peers) > 1 and not s.leads_by_size:
        start = f"een {DESIGNS[study.design].one.nl}"
    sham = study.sham_controlled and len(s.peers) < len(s.every)
    who: list[Part] = [start, " met een schijnbehandeling" if sham else ""]
    who += [" (", *phrases.about(s, study, sham_named=sham), ") "]
    if found.kind == UNCONTROLLED:
        return sentence(who, f"meldt veranderingen; {NO_CAUSE}.", Cite(study.key))
    return sentence("in ", who, _answer(s, found, f, inverted=True), ".", Cite(study.key))


def blinding(study: Study) -> Sentence | None:
    """Who was blinded and who was not, where it is known that somebody was not."""
    if not study.not_blinded:
        return None
    unblinded = " en de ".join(BLINDED[one].nl for one in study.not_blinded)
    if not study.blinding:
        return sentence(f"de {unblinded} waren niet geblindeerd.")
    *first, last = [BLINDED[one].nl for one in study.blinding]
    blinded = f"{', '.join(first)} en {last}" if first else last
    return sentence(f"{blinded} waren geblindeerd, de {unblinded} niet.")


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
        verb, of, what = words[direction]
        aside = phrases.counted(here, treatment(s)) if direction == "unseen" else []
        counted = sentence(f"{of} de ", total, f" andere publicaties {verb} {what}", *aside, *_cites(here), ".")
    else:
        made: list[list[Part]] = []
        for direction, here in groups.items():
            verb, of, what = words[direction]
            aside = phrases.counted(here, treatment(s)) if direction == "unseen" else []
            made.append([f"{verb} {of} ", f.count(one.key for one in here), f" {what}", *aside, *_cites(here)])
        counted = sentence("van de ", total, " andere publicaties ", joined(made, "en"), ".")
    return [counted, *[other(s, one, f) for one in harmful]]


def _answers(s: Synthesis) -> dict[str, tuple[str, str, str]]:
    """What some of several studies showed, by direction, around how many they are."""
    return {
        "intervention": ("viel", "bij", f"de primaire uitkomst uit in het voordeel van {treatment(s)}"),
        "comparator": ("viel", "bij", "de primaire uitkomst uit in het voordeel van de controlegroep"),
        "neither": ("verschilde", "bij", "de primaire uitkomst niet significant tussen de groepen"),
        "mixed": ("verschilden", "bij", "de primaire uitkomsten in wat ze lieten zien"),
        "unseen": ("is", "van", "de primaire uitkomst niet gezien"),
        "nothing": ("staat", "van", "de uitkomst niet in wat wij lazen"),
        "within": ("staan", "van", "alleen veranderingen binnen de groepen in wat wij lazen"),
        "uncontrolled": ("ontbrak", "bij", "een controlegroep"),
    }


def clause(s: Synthesis, direction: str, count: Fact) -> list[Part]:
    """What some of several studies showed, as a clause that begins with how many they are."""
    verb, of, what = _answers(s)[direction]
    return [f"{of} ", count, f" {verb} {what}"]


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
    article, name = design.the.nl.split(" ", 1)
    if study.design == s.trials[0].design and len(same) == 2:
        start: list[Part] = [f"{article} andere {name}"]
    elif study.design == s.trials[0].design:
        start = [f"een {'ander' if article == 'het' else 'andere'} {design.one.nl}"]
    else:
        start = [design.the.nl if len(same) == 1 else f"een {design.one.nl}"]
    start += [" (", *phrases.about(s, study), ") "]
    if found.kind == UNCONTROLLED:
        return sentence(start, f"meldt veranderingen; {NO_CAUSE}.", Cite(study.key))
    return sentence("in ", start, _answer(s, found, f, inverted=True), ".", Cite(study.key))


def none(s: Synthesis, f: Facts) -> list[Sentence]:
    """What is said when there is no study: a full answer, with the date of the search and what stands apart."""
    phrases = Phrases(f, PHRASES)
    made = [scope(s, f)]
    for design, studies in by_kind(tuple(one for one in s.apart if one.people and one.citable)).items():
        name = DESIGNS[design].one.nl if len(studies) == 1 else DESIGNS[design].many.nl
        size = phrases.people(studies[0]) if len(studies) == 1 else []
        parts: list[Part] = [
            "wel is er " if len(studies) == 1 else "wel zijn er ",
            f.count(one.key for one in studies),
            f" {name}",
        ]
        parts += [" (", *size, ")"] if size else []
        made.append(
            sentence(
                parts,
                "; die zegt niets over werking." if len(studies) == 1 else "; die zeggen niets over werking.",
                *[Cite(one.key) for one in studies],
            )
        )
    reports = (phrases.in_short(one) for one in s.apart if one.design == "report" and one.citable)
    made += [one for one in reports if one is not None]
    if s.registered:
        made.append(sentence(phrases.registered(s), "."))
    searched = s.condition.searched
    if not searched:
        made.append(sentence("naar dit onderwerp is niet apart gezocht."))
    else:
        day = f.day(searched, f"conditions/{s.condition.id}/searched")
        made.append(
            sentence(
                "op ",
                day,
                " is naar deze klacht gezocht in opgeslagen openbare pagina's, niet in de databanken zelf.",
            )
        )
    return made
