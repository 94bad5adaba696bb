"""Do the parts of a record say the same thing?"""

import re
from collections.abc import Iterator
from decimal import Decimal

from cranio_evidence.checks.forms import every
from cranio_evidence.checks.numbers import Printed, printed
from cranio_evidence.faults import Fault
from cranio_evidence.sources import Sources
from cranio_evidence.study import Effect, P, Study
from cranio_evidence.vocabulary import MEASURES, Text

_FIVE_PER_CENT = Decimal("0.05")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# Words that promise what no study can, on word boundaries.
_PROMISES = {
    "nl": re.compile(
        r"\b(?:geneest|genezen|bewezen|bewijst|verhelpt|wondermiddel|garandeert|werkt tegen)\b", re.IGNORECASE
    ),
    "en": re.compile(r"\b(?:cures?|cured|proven|proves|heals|healed|guaranteed|guarantees)\b", re.IGNORECASE),
}
# Words that make a cause of the treatment.
_EFFECTS = {
    "nl": re.compile(
        r"\b(?:effect\w*|werkzaam|werkt|werkte|helpt|helpen|hielp|hielpen|dankzij|door de behandeling)\b", re.IGNORECASE
    ),
    "en": re.compile(
        r"\b(?:effects?|effective\w*|works|worked|helps|helped|helpful|thanks to|because of|due to)\b", re.IGNORECASE
    ),
}


def significance(study: Study, _: Sources) -> Iterator[Fault]:
    for result in printed(study):
        small = _small(result.p)
        for _path, effect in result.effects:
            excludes = _excludes(effect)
            if result.p is not None and small is not None and excludes is not None and small != excludes:
                yield Fault(
                    result.path,
                    "significance",
                    Text(
                        f"de p-waarde ({result.p.op} {result.p.value}) en het interval ({effect.low} tot "
                        f"{effect.high}) spreken elkaar tegen: vergelijk beide met de bron",
                        f"the p-value ({result.p.op} {result.p.value}) and the interval ({effect.low} to "
                        f"{effect.high}) do not agree: compare both with the source",
                    ),
                )


def _small(p: P | None) -> bool | None:
    """Whether a p-value is below 5 per cent; null where that cannot be told."""
    if p is None or p.value is None:
        return None
    if p.op in ("<", "<="):
        return True if p.value <= _FIVE_PER_CENT else None
    if p.op in (">", ">="):
        return False if p.value >= _FIVE_PER_CENT else None
    return p.value < _FIVE_PER_CENT if p.op == "=" and p.value != _FIVE_PER_CENT else None


def _excludes(effect: Effect) -> bool | None:
    """Whether a 95 per cent interval leaves out "no effect"; null where that cannot be told."""
    none = MEASURES[effect.measure].no_effect
    if effect.level != 95 or none is None or effect.low is None or effect.high is None:
        return None
    return not effect.low <= none <= effect.high


_NO_DIFFERENCE = Text(
    "'favours' noemt een kant, maar het interval of de p-waarde laat geen verschil zien: laat het weg",
    "'favours' names a side, but the interval or p-value shows no difference: leave it out",
)
_A_DIFFERENCE = Text(
    "'favours' zegt 'neither', maar het interval of de p-waarde laat een verschil zien: laat het weg",
    "'favours' says 'neither', but the interval or p-value shows a difference: leave it out",
)


def favours(study: Study, sources: Sources) -> Iterator[Fault]:
    """The group said to do better is the one the figures point to, and only where they differ significantly."""
    for result in printed(study):
        if result.favours in (None, "unclear"):
            continue
        told = [
            one for one in (*(_excludes(effect) for _, effect in result.effects), _small(result.p)) if one is not None
        ]
        differs = result.favours != "neither"
        if told and told[0] != differs:
            yield Fault((*result.path, "favours"), "favours", _NO_DIFFERENCE if differs else _A_DIFFERENCE)
        for path, effect in result.effects if differs else ():
            side = _side(effect, _better(result, effect, sources))
            if side is not None and side != result.favours:
                yield Fault(
                    path,
                    "favours",
                    Text(
                        f"{effect.value} wijst naar '{side}', maar 'favours' zegt '{result.favours}': kijk het teken "
                        "na; is een daling positief afgedrukt, zet dan 'better: higher' bij het getal",
                        f"{effect.value} points to '{side}', but 'favours' says '{result.favours}': check the sign; "
                        "where a reduction is printed as positive, put 'better: higher' with the number",
                    ),
                )


def _better(result: Printed, effect: Effect, sources: Sources) -> str | None:
    """Which direction of a figure is the better one."""
    instrument = sources.instruments.get(result.instrument or "")
    outcome = sources.outcomes.get(result.outcome)
    return (
        effect.better
        or (instrument.record.better if instrument else None)
        or (outcome.record.better if outcome else None)
    )


def _side(effect: Effect, better: str | None) -> str | None:
    """The side a figure points to, the tested group being named first; null where it does not tell."""
    measure = MEASURES[effect.measure]
    if better is None or not measure.signed or measure.no_effect is None or effect.value is None:
        return None
    if effect.value == measure.no_effect:
        return None
    higher = effect.value > measure.no_effect
    return "intervention" if higher == (better == "higher") else "comparator"


def same_numbers(record: object, _: Sources) -> Iterator[Fault]:
    for path, text in every(Text, record):
        dutch, english = (sorted(one.replace(",", ".") for one in _NUMBER.findall(words)) for words in text)
        if dutch != english:
            only = ", ".join(sorted(set(dutch) ^ set(english))) or ", ".join(dutch)
            yield Fault(
                path,
                "same-numbers",
                Text(
                    f"de twee talen noemen niet dezelfde getallen ({only}): maak ze gelijk",
                    f"the two languages do not give the same numbers ({only}): make them equal",
                ),
            )


def promises(record: object, _: Sources) -> Iterator[Fault]:
    for path, text in every(Text, record):
        if path[0] in ("cited_as", "claim"):
            continue  # what others claim is quoted there
        for lang, words in zip(("nl", "en"), text, strict=True):
            found = _PROMISES[lang].search(words)
            if found:
                yield Fault(
                    (*path, lang),
                    "promise",
                    Text(
                        f"'{found.group()}' belooft te veel: schrijf wat er is gemeten",
                        f"'{found.group()}' promises too much: write what was measured",
                    ),
                )


def weeks(study: Study, _: Sources) -> Iterator[Fault]:
    if not study.follow_up_weeks:
        return
    last = max(study.follow_up_weeks)
    for i, result in enumerate(study.outcomes):
        if result.time.week is not None and result.time.week > last:
            yield Fault(
                ("outcomes", i, "time"),
                "weeks",
                Text(
                    f"week {result.time.week} valt na de laatste meting in 'follow_up_weeks' ({last}): maak ze gelijk",
                    f"week {result.time.week} is after the last one of 'follow_up_weeks' ({last}): make them agree",
                ),
            )


def before_and_after(study: Study, _: Sources) -> Iterator[Fault]:
    if not study.uncontrolled or study.bottom_line is None:
        return
    for lang, words in zip(("nl", "en"), study.bottom_line, strict=True):
        found = _EFFECTS[lang].search(words)
        if found:
            yield Fault(
                ("bottom_line", lang),
                "before-and-after",
                Text(
                    f"'{found.group()}' spreekt van een effect, maar er was niets om mee te vergelijken: schrijf "
                    "wat er na de behandeling anders was",
                    f"'{found.group()}' speaks of an effect, but there was nothing to compare with: write "
                    "what differed after the treatment",
                ),
            )


def translated(record: object, _: Sources) -> Iterator[Fault]:
    for path, text in every(Text, record):
        if text.nl == text.en and text.nl.endswith("."):
            yield Fault(
                path,
                "translated",
                Text(
                    "deze zin is in beide talen dezelfde: vertaal hem",
                    "this sentence is the same in both languages: translate it",
                ),
            )
