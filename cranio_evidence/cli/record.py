"""What is shown of one study: headings with their lines, in the user's language."""

from collections.abc import Iterable, Iterator

from cranio_evidence import cite, figures
from cranio_evidence.cite.writers import text
from cranio_evidence.cli import output
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.cli.rows import between, outcome_at
from cranio_evidence.library import Library
from cranio_evidence.query import ClaimQuery
from cranio_evidence.study import Arm, CitedAs, Group, HarmFinding, Pooled, Rating, Relation, Result, Study
from cranio_evidence.vocabulary import (
    ALLOCATIONS,
    ARM_KINDS,
    BLINDED,
    CERTAINTIES,
    CITERS,
    CLAIM_VERDICTS,
    COMPARISONS,
    CONCLUSIONS,
    DESIGNS,
    FORMS,
    HARMS_REPORTING,
    MEASURES,
    MODALITIES,
    NOTICES,
    OPEN_QUESTIONS,
    RELATIONS,
    SOURCE_KINDS,
    VERDICTS,
    WHEN,
    Text,
)

Block = tuple[str, list[str]]


def blocks(library: Library, study: Study) -> Iterator[Block]:
    """What is shown of a study: headings with their lines, in the user's language; empty ones are left out."""
    lang = Spoken.lang
    seen = say("gezien", "seen")
    reference = library.reference(study.key)
    warnings = [one for one in study.cited_as if one.verdict != "agrees"]
    made: tuple[tuple[str, Iterable[str]], ...] = (
        (say("Eigen record", "Own record"), _own(library, study)),
        (say("Concept: wordt niet aangehaald", "Draft: is not cited"), _open(study)),
        (say("Nog niet uit aanhalen", "Not to be quoted yet"), _texts(study.do_not_quote)),
        (say("Let op bij aanhalen", "Before you cite"), map(_cited, warnings)),
        (
            say("Publicatie", "Publication"),
            [text(cite.cite(reference, "vancouver", lang)) if reference else FORMS[study.form].say(lang)],
        ),
        (say("Kern", "In short"), _texts(study.bottom_line)),
        (say("Opzet", "Design"), _design(library, study)),
        (say("Groepen", "Groups"), map(_arm, study.arms)),
        (say("Uitkomsten", "Outcomes"), (_result(library, study, one) for one in study.outcomes)),
        (say("Overzicht", "Review"), _review(library, study)),
        (say("Bijwerkingen", "Harms"), _harms(study)),
        (say("Beoordeeld door anderen", "Appraised by others"), map(_rating, study.quality)),
        (say("Beperkingen", "Limitations"), _texts(study.limitations)),
        (say("Financiering", "Funding"), _texts(study.funding)),
        (say("Hangt samen met", "Belongs with"), map(_relation, study.relations)),
        (say("Aangehaald als", "Cited as"), (_cited(one) for one in study.cited_as if one not in warnings)),
        (say("Beweringen", "Claims"), _claims(library, study)),
        (say("Niet geverifieerd", "Not verified"), _texts(*study.unverified)),
        (
            say("Bronnen", "Sources"),
            (
                f"{one.id}: {SOURCE_KINDS[one.kind].say(lang)}, {seen} {figures.date(one.seen, lang)}: {one.url}"
                for one in study.sources
            ),
        ),
    )
    for heading, lines in made:
        listed = list(lines)
        if listed:
            yield heading, listed


def _texts(*words: Text | None) -> list[str]:
    return [one.say(Spoken.lang) for one in words if one is not None]


def _own(library: Library, study: Study) -> Iterator[str]:
    """What of the user stands in for what is packaged."""
    if library.overrides(study.key):
        yield say(
            "vervangt het meegeleverde record met deze sleutel", "stands in for the packaged record with this key"
        )
    if library.overrides(study.key, "publications"):
        yield say("de publicatie vervangt de meegeleverde", "the publication stands in for the packaged one")


def _open(study: Study) -> Iterator[str]:
    """What has still to be found out."""
    for name in study.open:
        yield f"{name}: {OPEN_QUESTIONS[name].say(Spoken.lang)}"


def _relation(one: Relation) -> str:
    why = f": {one.why.say(Spoken.lang)}" if one.why else ""
    return f"{RELATIONS[one.kind].say(Spoken.lang)} {one.key}{why}"


def _cited(one: CitedAs) -> str:
    see = say(f" Zie: {one.see}.", f" See: {one.see}.") if one.see else ""
    lang = Spoken.lang
    verdict = VERDICTS[one.verdict].say(lang)
    return f"“{one.text}” ({CITERS[one.by].say(lang)}): {verdict}. {one.note.say(lang)}{see}"


def _claims(library: Library, study: Study) -> Iterator[str]:
    """The claims whose verdict rests on this study, and those it only comes near."""
    lang = Spoken.lang
    for one in library.claims(ClaimQuery(key=study.key)):
        near = "" if study.key in one.evidence else say(" (komt in de buurt)", " (comes near)")
        yield f"{one.id}: “{one.claim.say(lang)}” {CLAIM_VERDICTS[one.verdict].say(lang)}{near}"


def _bracketed(words: str) -> str:
    return f" ({words})" if words else ""


def _some(words: Text | None) -> str:
    return words.say(Spoken.lang) if words is not None else output.nothing("")


def _design(library: Library, study: Study) -> Iterator[str]:
    lang = Spoken.lang
    parts = [DESIGNS[study.design].one.say(lang)]
    if study.allocation:
        parts.append(ALLOCATIONS[study.allocation].say(lang))
    if study.form != "article":
        parts.append(FORMS[study.form].say(lang))
    yield ", ".join(parts)
    yield say("behandeling: ", "treatment: ") + output.nothing(
        ", ".join(MODALITIES[one].say(lang) for one in study.modality)
    )
    yield say("klachten: ", "complaints: ") + output.nothing(
        ", ".join(library.condition(one).name.say(lang) for one in study.conditions)
    )
    people = study.participants
    counts = [
        f"{number} {word}"
        for number, word in (
            (people.randomised, say("geloot", "randomised")),
            (people.enrolled, say("deelgenomen", "enrolled")),
            (people.analysed, say("geanalyseerd", "analysed")),
            (people.planned, say("gepland", "planned")),
        )
        if number is not None
    ]
    if study.review is None:
        yield say("deelnemers: ", "people: ") + output.nothing(", ".join(counts))
    if people.description is not None:
        yield people.description.say(lang)
    if study.blinding is not None:
        blinded = ", ".join(BLINDED[one].say(lang) for one in study.blinding)
        yield say("geblindeerd: ", "blinded: ") + (blinded or say("niemand", "nobody"))
    if study.not_blinded:
        names = ", ".join(BLINDED[one].say(lang) for one in study.not_blinded)
        yield say("niet geblindeerd: ", "not blinded: ") + names
    if study.follow_up_weeks:
        yield say("gemeten in week ", "measured in week ") + ", ".join(
            figures.number(one, lang) for one in study.follow_up_weeks
        )
    if study.registration:
        yield say("registratie: ", "registration: ") + study.registration
    checked = f" ({figures.date(study.notice.checked, lang)})" if study.notice.checked else ""
    yield NOTICES[study.notice.kind].say(lang) + checked


def _arm(arm: Arm) -> str:
    lang = Spoken.lang
    kind = f" ({ARM_KINDS[arm.kind].say(lang)})"
    dose = [
        f"{number} {say(*one) if number == 1 else say(*many)}"
        for number, one, many in (
            (arm.dose.sessions if arm.dose else None, ("sessie", "session"), ("sessies", "sessions")),
            (arm.dose.minutes if arm.dose else None, ("minuut", "minute"), ("minuten per sessie", "minutes a session")),
            (arm.dose.weeks if arm.dose else None, ("week", "week"), ("weken", "weeks")),
        )
        if number is not None
    ]
    size = [f"n = {arm.randomised}"] if arm.randomised is not None else []
    more = "; ".join([*size, ", ".join(dose)] if dose else size)
    description = f" {arm.description.say(lang)}" if arm.description else ""
    return f"{arm.label.say(lang)}{kind}{': ' + more if more else ''}.{description}"


def _result(library: Library, study: Study, result: Result) -> str:
    lang = Spoken.lang
    primary = {True: say("PRIMAIR ", "PRIMARY "), False: "", None: ""}[result.primary]
    instrument = f" ({library.instrument(result.instrument).name.say(lang)})" if result.instrument else ""
    parts = [f"{primary}{outcome_at(library, result)}{instrument}"]
    kind = (
        COMPARISONS[result.comparison].say(lang)
        if result.comparison
        else say("vergelijking niet gezien", "comparison not seen")
    )
    names = {arm.id: arm.label.say(lang) for arm in study.arms}
    if result.between_groups:
        parts.append(f"{kind}: {between(library, result)}")
    else:
        arm = f" ({', '.join(names[one] for one in result.contrast)})" if result.contrast else ""
        p = f": {figures.p_value(result.p, lang)}" if result.p else ""
        parts.append(f"{kind}{arm}{p}")
    for effect in result.effects:
        if effect.value is not None:
            interval = figures.interval(effect, lang)
            name = MEASURES[effect.measure].name.say(lang)
            parts.append(
                f"{name} {figures.number(effect.value, lang)}{figures.unit(effect, lang)}{_bracketed(interval)}"
            )
    if result.p and result.between_groups and result.effects:
        parts.append(figures.p_value(result.p, lang))
    parts += [_group(one, names) for one in result.groups]
    if result.reported is not None:
        parts.append(result.reported.say(lang))
    return "; ".join(parts) + f" [{result.source}]"


def _group(group: Group, names: dict[str, str]) -> str:
    lang = Spoken.lang
    parts: list[str] = []
    if group.events is not None:
        of = say(f" van {group.n}", f" of {group.n}") if group.n is not None else ""
        parts.append(f"{group.events}{of}")
    elif group.n is not None:
        parts.append(f"n = {group.n}")
    if group.percent is not None:
        parts.append(f"{figures.number(group.percent, lang)}%")
    if group.mean is not None:
        sd = f" (SD {figures.number(group.sd, lang)})" if group.sd is not None else ""
        parts.append(say("gemiddeld ", "mean ") + figures.number(group.mean, lang) + sd)
    if group.median is not None:
        parts.append(say("mediaan ", "median ") + figures.number(group.median, lang))
    for name, bounds in (("IQR", group.iqr), (say("van", "from"), group.range)):
        if bounds is not None:
            to = say("tot", "to")
            parts.append(f"{name} {figures.number(bounds[0], lang)} {to} {figures.number(bounds[1], lang)}")
    when = f", {WHEN[group.when].say(lang)}" if group.when == "before" else ""
    return f"{names[group.arm]}{when}: {', '.join(parts)}"


def _review(library: Library, study: Study) -> Iterator[str]:
    lang = Spoken.lang
    review = study.review
    if review is None:
        return
    yield say("over: ", "about: ") + ", ".join(library.condition(one).name.say(lang) for one in review.scope)
    trials, people = (output.nothing("" if one is None else str(one)) for one in (review.trials, review.people))
    yield say(f"onderzoeken: {trials}; deelnemers: {people}", f"trials: {trials}; people: {people}")
    if review.searched_until:
        yield say("gezocht tot ", "searched until ") + figures.date(review.searched_until, lang)
    concludes = CONCLUSIONS[review.concludes].say(lang) if review.concludes else output.nothing("")
    conclusion = f". {review.conclusion.say(lang)}" if review.conclusion else ""
    yield say("conclusie: ", "conclusion: ") + concludes + conclusion
    for pooled in review.pooled:
        yield _pooled(library, pooled)
    for one in review.certainty:
        about = f" ({library.outcome(one.outcome).name.say(lang)})" if one.outcome else ""
        yield (
            say("zekerheid", "certainty") + f"{about}: {CERTAINTIES[one.level].say(lang)} ({one.scheme}) [{one.source}]"
        )
    if review.included:
        yield say("opgenomen, voor zover gezien: ", "included, as far as seen: ") + ", ".join(review.included)


def _pooled(library: Library, pooled: Pooled) -> str:
    lang = Spoken.lang
    name = library.outcome(pooled.outcome).name.say(lang)
    versus = say(" of ", " or ").join(ARM_KINDS[one].say(lang) for one in pooled.versus)
    time = f", {pooled.time.label.say(lang)}" if pooled.time.label else ""
    parts = [f"{name}{time}{say(' vs ', ' vs ') + versus if versus else ''}"]
    effect = pooled.effect
    if effect is not None and effect.value is not None:
        interval = figures.interval(effect, lang)
        parts.append(
            f"{MEASURES[effect.measure].sign.say(lang)} {figures.number(effect.value, lang)}{_bracketed(interval)}"
        )
    if pooled.favours:
        word = {
            "intervention": say("gunstiger", "better"),
            "comparator": say("minder gunstig", "worse"),
            "neither": say("geen verschil", "no difference"),
        }
        parts.append(word[pooled.favours])
    if pooled.i2 is not None:
        parts.append(f"I² {figures.number(pooled.i2, lang)}%")
    parts += [f"k = {pooled.k}"] if pooled.k is not None else []
    parts += [f"n = {pooled.n}"] if pooled.n is not None else []
    parts += [pooled.judged.say(lang)] if pooled.judged is not None else []
    return "; ".join(parts) + f" [{pooled.source}]"


def _harms(study: Study) -> Iterator[str]:
    lang = Spoken.lang
    harms = study.harms
    names = {arm.id: arm.label.say(lang) for arm in study.arms}
    if harms.reporting is not None:
        yield HARMS_REPORTING[harms.reporting].say(lang)
    for word, found in (
        (say("ernstige", "serious"), harms.serious),
        (say("lichte", "minor"), harms.minor),
        (say("alle", "any"), harms.any),
    ):
        if found is not None:
            yield f"{word}: {_finding(found, names)}"
    if harms.withdrawn is not None:
        yield say("gestopt door bijwerkingen: ", "stopped because of harms: ") + str(harms.withdrawn)
    yield _some(harms.text) + (f" [{harms.source}]" if harms.source else "")


def _finding(found: HarmFinding, names: dict[str, str]) -> str:
    if not found.occurred:
        return say("geen", "none") + (f" (n = {found.n})" if found.n is not None else "")
    groups = [f"{names[one.arm]} {one.events}/{one.n}" for one in found.groups if one.events is not None]
    total = [f"{found.events}/{found.n}"] if found.events is not None else []
    return "; ".join([*total, *groups]) or say("kwamen voor", "occurred")


def _rating(one: Rating) -> str:
    lang = Spoken.lang
    score = f" {figures.number(one.score, lang)}" if one.score is not None else ""
    score += f"/{figures.number(one.out_of, lang)}" if one.out_of is not None else ""
    return f"{one.tool}{score} ({one.by})" + (f": {one.text.say(lang)}" if one.text else "") + f" [{one.source}]"
