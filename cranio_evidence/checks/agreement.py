"""Do the parts of a record say the same thing?"""

import re
from collections.abc import Iterator
from decimal import Decimal

from cranio_evidence.checks.forms import every
from cranio_evidence.checks.numbers import printed
from cranio_evidence.faults import Fault
from cranio_evidence.sources import Sources
from cranio_evidence.study import Study
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
    for path, effects, p in printed(study):
        for _path, effect in effects:
            none = MEASURES[effect.measure].no_effect
            if p is None or p.value is None or effect.level != 95 or none is None:
                continue
            if effect.low is None or effect.high is None:
                continue
            excludes = not effect.low <= none <= effect.high
            small = p.value < _FIVE_PER_CENT if p.op == "=" else None
            small = True if p.op in ("<", "<=") and p.value <= _FIVE_PER_CENT else small
            small = False if p.op in (">", ">=") and p.value >= _FIVE_PER_CENT else small
            if small is not None and small != excludes:
                yield Fault(
                    path,
                    "significance",
                    Text(
                        f"de p-waarde ({p.op} {p.value}) en het interval ({effect.low} tot {effect.high}) spreken "
                        "elkaar tegen: vergelijk beide met de bron",
                        f"the p-value ({p.op} {p.value}) and the interval ({effect.low} to {effect.high}) do "
                        "not agree: compare both with the source",
                    ),
                )


def same_numbers(study: Study, _: Sources) -> Iterator[Fault]:
    for path, text in every(Text, study):
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


def promises(study: Study, _: Sources) -> Iterator[Fault]:
    for path, text in every(Text, study):
        if path[0] == "cited_as":
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


def translated(study: Study, _: Sources) -> Iterator[Fault]:
    for path, text in every(Text, study):
        if text.nl == text.en and text.nl.endswith("."):
            yield Fault(
                path,
                "translated",
                Text(
                    "deze zin is in beide talen dezelfde: vertaal hem",
                    "this sentence is the same in both languages: translate it",
                ),
            )
