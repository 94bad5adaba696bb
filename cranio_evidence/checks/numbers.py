"""Can the numbers of a record be true?"""

from collections.abc import Iterator
from typing import NamedTuple

from cranio_evidence import study as records
from cranio_evidence.checks.forms import every
from cranio_evidence.faults import Fault, Path
from cranio_evidence.sources import Sources
from cranio_evidence.study import Study
from cranio_evidence.vocabulary import Text


class Printed(NamedTuple):
    """What is printed of one result, single or pooled: its estimates and its p-value, and where they stand."""

    path: Path
    outcome: str
    instrument: str | None
    effects: tuple[tuple[Path, records.Effect], ...]
    p: records.P | None
    favours: str | None


def printed(study: Study) -> Iterator[Printed]:
    """Every result and every pooled result."""
    for i, one in enumerate(study.outcomes):
        here: Path = ("outcomes", i)
        effects = tuple(((*here, "effects", j), effect) for j, effect in enumerate(one.effects))
        yield Printed(here, one.outcome, one.instrument, effects, one.p, one.favours)
    for i, pooled in enumerate(study.review.pooled if study.review else ()):
        here = ("review", "pooled", i)
        effects = (((*here, "effect"), pooled.effect),) if pooled.effect else ()
        yield Printed(here, pooled.outcome, None, effects, pooled.p, pooled.favours)


def interval(study: Study, _: Sources) -> Iterator[Fault]:
    for path, effect in (one for result in printed(study) for one in result.effects):
        if (effect.low is None) != (effect.high is None) or (effect.low is not None and effect.level is None):
            yield Fault(
                path,
                "interval",
                Text(
                    "een interval heeft 'low', 'high' en 'level' nodig",
                    "an interval needs 'low', 'high' and 'level'",
                ),
            )
        elif effect.low is not None and effect.high is not None:
            middle = effect.value if effect.value is not None else effect.low
            if not effect.low <= middle <= effect.high:
                yield Fault(
                    path,
                    "interval",
                    Text(
                        f"het interval {effect.low} tot {effect.high} bevat de schatting {middle} niet: "
                        "kijk de tekens en cijfers na in de bron",
                        f"the interval {effect.low} to {effect.high} does not hold the estimate {middle}: "
                        "compare signs and digits with the source",
                    ),
                )


def p_values(study: Study, _: Sources) -> Iterator[Fault]:
    for result in printed(study):
        p = result.p
        if p is None:
            continue
        values = (p.low, p.high) if p.op == "range" else (p.value,)
        if any(value is None or not 0 <= value <= 1 for value in values) or (
            p.op == "range" and p.low is not None and p.high is not None and p.low >= p.high
        ):
            yield Fault(
                (*result.path, "p"),
                "p-value",
                Text(
                    'een p-waarde ligt tussen 0 en 1: {op: "=", value: 0.05} of {op: range, low: 0.001, high: 0.01}',
                    'a p-value lies between 0 and 1: {op: "=", value: 0.05} or {op: range, low: 0.001, high: 0.01}',
                ),
            )


def comparison(study: Study, _: Sources) -> Iterator[Fault]:
    for i, result in enumerate(study.outcomes):
        if result.favours is not None and not result.between_groups:
            yield Fault(
                ("outcomes", i, "favours"),
                "comparison",
                Text(
                    "alleen een vergelijking tussen groepen kan iets begunstigen: laat 'favours' hier weg",
                    "only a comparison between groups can favour anything: leave 'favours' out here",
                ),
            )
        if result.between_groups and len(result.contrast) < 2:
            yield Fault(
                ("outcomes", i, "contrast"),
                "comparison",
                Text(
                    "een vergelijking tussen groepen noemt onder 'contrast' ten minste twee groepen",
                    "a comparison between groups names at least two arms under 'contrast'",
                ),
            )


def counts(study: Study, _: Sources) -> Iterator[Fault]:
    for path, number in every(int, study):
        if number < 0:
            yield Fault(
                path, "counts", Text(f"{number} is geen aantal: nul of meer", f"{number} is no count: nought or more")
            )
    people = study.participants
    took_part = people.randomised if people.randomised is not None else people.enrolled
    if people.analysed is not None and took_part is not None and people.analysed > took_part:
        yield Fault(
            ("participants", "analysed"),
            "counts",
            Text(
                f"{people.analysed} geanalyseerd is meer dan {took_part} deelnemers",
                f"{people.analysed} analysed is more than {took_part} participants",
            ),
        )
    if people.randomised is not None and not study.is_randomised:
        yield Fault(
            ("participants", "randomised"),
            "counts",
            Text(
                "in deze opzet is niet geloot: gebruik 'enrolled'",
                "nobody is randomised in this design: use 'enrolled'",
            ),
        )
