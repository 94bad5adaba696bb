"""What does a list say about a study, in a few words a column?"""

from typing import NamedTuple

from cranio_evidence import figures
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.findings import BETWEEN, UNCONTROLLED, UNSEEN, Finding, finding, verb_for
from cranio_evidence.library import Found, Library
from cranio_evidence.study import Result, Study, section
from cranio_evidence.vocabulary import CONCLUSIONS, DESIGNS, FORMS, MODALITIES


class Row(NamedTuple):
    """A line of a list. For a review ``compared`` counts its trials and ``found`` is its conclusion.

    ``twin``: which line of the list reports the same trial and is counted in its stead.
    """

    key: str
    part: str
    year: str
    design: str
    people: str
    compared: str
    outcome: str
    found: str
    rating: str
    twin: str


HEADINGS = Row(
    "key", "part", "year", "design", "n", "compared_with", "primary_outcome", "found", "rating", "same_trial_as"
)


def titles() -> Row:
    """The column headings in the user's language."""
    return Row(
        say("sleutel", "key"),
        say("soort", "part"),
        say("jaar", "year"),
        say("opzet", "design"),
        "n",
        say("vergeleken met", "compared with"),
        say("primaire uitkomst", "primary outcome"),
        say("gevonden (tussen groepen)", "found (between groups)"),
        say("kwaliteit", "quality"),
        say("zelfde onderzoek als", "same trial as"),
    )


def row(library: Library, found: Found, twin: str = "") -> Row:
    """A study as a line of a list. ``twin``: the key of another report of the same trial that is counted instead."""
    study = found.study
    reference = library.reference(study.key)
    lang = Spoken.lang
    people = "" if study.people is None else str(study.people)
    design = DESIGNS[study.design].one.say(lang)
    if study.sham_controlled:
        design += say(" met schijnbehandeling", " with sham")
    if study.modality and (len(study.modality) > 1 or not study.is_cst):
        design += ": " + " + ".join(MODALITIES[one].say(lang) for one in study.modality)
    if study.is_draft:
        number = len(study.open)
        questions = say("open vraag", "open question") if number == 1 else say("open vragen", "open questions")
        compared, outcome, text = "", "", say(f"concept: {number} {questions}", f"draft: {number} {questions}")
    else:
        compared, outcome, text = _review(library, found) if study.is_review else _trial(library, study)
    rating = "; ".join(
        f"{one.tool} {figures.number(one.score, lang)}/{figures.number(one.out_of, lang)} ({one.by})"
        for one in study.quality
        if one.score is not None and one.out_of is not None
    )
    year = (reference.year or "") if reference else ""
    return Row(study.key, section(study), year, design, people, compared, outcome, text, rating, twin)


def _review(library: Library, found: Found) -> tuple[str, str, str]:
    study = found.study
    review = study.review
    if review is None:
        return "", "", ""
    trials = (
        say(f"{review.trials} onderzoeken", f"{review.trials} trials")
        if review.trials is not None
        else say("aantal onderzoeken niet gezien", "number of trials not seen")
    )
    scope = ", ".join(library.condition(one).name.say(Spoken.lang) for one in review.scope)
    wider = say(f"ruimer: {scope}", f"wider: {scope}") if found.wider else scope
    if review.concludes is None:
        return trials, wider, say("conclusie niet gezien", "conclusion not seen")
    return trials, wider, say("concludeert: ", "concludes: ") + CONCLUSIONS[review.concludes].say(Spoken.lang)


def _trial(library: Library, study: Study) -> tuple[str, str, str]:
    if study.form in ("not-found", "registration"):
        return "", "", FORMS[study.form].say(Spoken.lang)
    if study.stands_apart:
        return "", "", say("geen onderzoek naar effect", "not a study of effect")
    compared = "; ".join(arm.label.say(Spoken.lang) for arm in study.comparators) or say("niets", "nothing")
    result = finding(study)
    if result.kind == UNCONTROLLED:
        return compared, _primary_name(library, study), say("geen vergelijking", "no comparison")
    primary = result.primary
    if result.kind == BETWEEN and primary is not None:
        return compared, outcome_at(library, primary), between(library, primary)
    name = _primary_name(library, study)
    if result.kind == UNSEEN:
        return compared, name, _tally(result)
    return compared, name, say("tussen groepen: niet gezien", "between groups: not seen")


def _primary_name(library: Library, study: Study) -> str:
    names = dict.fromkeys(library.outcome(one.outcome).name.say(Spoken.lang) for one in study.outcomes if one.primary)
    return "; ".join(names) or say("niet gezien", "not seen")


def outcome_at(library: Library, result: Result) -> str:
    """An outcome and its moment: "pijnintensiteit, week 8"."""
    name = library.outcome(result.outcome).name.say(Spoken.lang)
    if result.time.label is not None:
        return f"{name}, {result.time.label.say(Spoken.lang)}"
    return f"{name}, week {figures.number(result.time.week, Spoken.lang)}" if result.time.week is not None else name


def between(library: Library, result: Result) -> str:
    """What a comparison between groups found: "lager: −21 mm (−32,6; −9,4)", "geen verschil, p = 0,060"."""
    lang = Spoken.lang
    p = f", {figures.p_value(result.p, lang)}" if result.p is not None else ""
    if result.answer is None:
        return say("uitkomst niet gezien of niet eenduidig", "result not seen or not clear") + p
    if result.favours == "neither":
        return say("geen verschil", "no difference") + p
    effect = result.effects[0] if result.effects else None
    verb = verb_for(library, result)
    words = {"lower": say("lager", "lower"), "higher": say("hoger", "higher")}
    words |= {"intervention": say("gunstiger", "better"), "comparator": say("minder gunstig", "worse")}
    if effect is not None and effect.value is not None and effect.measure == "mean-difference":
        bounds = (
            f" ({figures.number(effect.low, lang)}; {figures.number(effect.high, lang)})"
            if effect.low is not None and effect.high is not None
            else ""
        )
        return f"{words[verb]}: {figures.number(effect.value, lang)}{figures.unit(effect, lang)}{bounds}"
    return words[verb] + p


def _tally(found: Finding) -> str:
    """The comparisons between groups, counted: the primary outcome was not seen, so none is quoted."""
    tally = found.tally
    words = (
        (tally.intervention, say("gunstiger", "better")),
        (tally.comparator, say("minder gunstig", "worse")),
        (tally.neither, say("geen verschil", "no difference")),
        (tally.unclear, say("onduidelijk", "unclear")),
        (tally.unseen, say("niet gezien", "not seen")),
    )
    counted = ", ".join(f"{number} {word}" for number, word in words if number)
    name = say("vergelijking", "comparison") if tally.all == 1 else say("vergelijkingen", "comparisons")
    return f"{tally.all} {name}: {counted}"
