"""What did one study find?

Read from its typed results alone, never from its prose.
"""

from typing import NamedTuple

from cranio_evidence.library import Library
from cranio_evidence.study import Result, Study

# What is known of the primary outcome of a study, in one word (see ``finding``).
BETWEEN, WITHIN, UNSEEN, UNCONTROLLED, NOTHING = "between", "within", "unseen", "uncontrolled", "nothing"
HARM = "harm"


class Tally(NamedTuple):
    """How many comparisons between groups favour the treatment, the comparator or neither.

    ``unclear``: something was printed, but not which group did better. ``unseen``: measured, no result seen.
    A comparison is one outcome at one moment between two groups; a test over more groups at once, which does not say
    which group did better, counts only where no two groups were compared. The primary ones are not counted where they
    were seen.
    """

    intervention: int = 0
    comparator: int = 0
    neither: int = 0
    unclear: int = 0
    unseen: int = 0

    @property
    def all(self) -> int:
        """How many comparisons were counted."""
        return sum(self)


class Finding(NamedTuple):
    """What one study found, primary outcome first.

    ``kind``: ``between`` (a primary outcome was compared between groups), ``unseen`` (groups were compared, which
    outcome was primary was not seen), ``within`` (only changes within groups were seen), ``nothing`` (no result was
    seen), ``uncontrolled`` (there was no group to compare with), ``harm`` (a case, told for the harm that was done).
    ``primaries``: where the primary results stand in ``study.outcomes``.
    """

    study: Study
    kind: str
    primaries: tuple[int, ...]
    tally: Tally

    @property
    def counted(self) -> tuple[Result, ...]:
        """The results behind the tally."""
        return tuple(self.study.outcomes[i] for i in _counted(self.study) if i not in self.primaries)

    def compared(self, side: str) -> tuple[Result, ...]:
        """The results behind one count of the tally. ``side``: a field of ``Tally`` but ``all``."""
        return tuple(one for one in self.counted if _side(one) == side)

    @property
    def primary(self) -> Result | None:
        """The first primary result with an answer, else the first."""
        results = [self.study.outcomes[i] for i in self.primaries]
        return next((one for one in results if one.answer), results[0] if results else None)

    @property
    def in_order(self) -> list[int]:
        """``primaries`` with the place of ``primary`` first."""
        return sorted(self.primaries, key=lambda i: self.study.outcomes[i] is not self.primary)


def _answered(result: Result) -> bool:
    """Something of the result was seen."""
    return bool(result.favours or result.p or result.effects or result.groups)


def _side(result: Result) -> str:
    """Which field of a tally a comparison between groups counts for."""
    return result.favours or ("unclear" if _answered(result) else "unseen")


def _counted(study: Study) -> list[int]:
    """Where the comparisons between groups stand that a tally counts (see ``Tally``)."""
    between = [i for i, one in enumerate(study.outcomes) if one.between_groups]
    pairs = [i for i in between if len(study.outcomes[i].contrast) <= 2]
    return pairs or between


def finding(study: Study) -> Finding:
    """What a study found (``Finding``), from its typed results alone."""
    between = [i for i, one in enumerate(study.outcomes) if one.between_groups]
    primaries = tuple(i for i in between if study.outcomes[i].primary)
    sides = [_side(study.outcomes[i]) for i in _counted(study) if i not in primaries]
    tally = Tally(*(sides.count(side) for side in Tally._fields))
    if study.uncontrolled:
        told_for_harm = harms_seen(study) and all(one.outcome == "adverse-events" for one in study.outcomes)
        kind = HARM if told_for_harm else UNCONTROLLED
    elif primaries:
        kind = BETWEEN
    elif any(_answered(study.outcomes[i]) for i in between):
        kind = UNSEEN
    else:
        kind = WITHIN if any(one.comparison == "within-group" for one in study.outcomes) else NOTHING
    return Finding(study, kind, primaries, tally)


DIRECTIONS = ("intervention", "comparator", "neither", "mixed", "unseen", "within", "nothing", "uncontrolled", "harm")


def direction(study: Study) -> str:
    """What a study found on its primary outcome, as one of ``DIRECTIONS``."""
    found = finding(study)
    if found.kind in (UNCONTROLLED, WITHIN, NOTHING, HARM):
        return found.kind
    answers = {one for i in found.primaries if (one := study.outcomes[i].answer)}
    return "mixed" if len(answers) > 1 else next(iter(answers), "unseen")


def by_direction(studies: tuple[Study, ...]) -> dict[str, list[Study]]:
    """Studies by what they found, in the order of ``DIRECTIONS``."""
    return {one: here for one in DIRECTIONS if (here := [study for study in studies if direction(study) == one])}


def by_kind(studies: tuple[Study, ...]) -> dict[str, list[Study]]:
    """Studies by design, in the order given."""
    groups: dict[str, list[Study]] = {}
    for one in studies:
        groups.setdefault(one.design, []).append(one)
    return groups


def verb_for(library: Library, result: Result) -> str:
    """Which verb a comparison between groups allows: lower, higher, intervention, comparator, neither or unseen.

    "Lower" and "higher" need a printed difference whose sign fits whom it favours, on a scale whose better direction is
    known; a reduction printed as a positive number says so itself. Otherwise only whom it favours can be said.
    """
    effect = result.effects[0] if result.effects else None
    favoured = result.answer in ("intervention", "comparator")
    if favoured and effect is not None and effect.value and effect.measure == "mean-difference":
        better = library.instrument(result.instrument).better if result.instrument else None
        better = better or library.outcome(result.outcome).better
        turned = effect.better not in (None, better)
        direction = "lower" if (effect.value < 0) != turned else "higher"
        if turned and effect.value < 0:
            better = None  # "higher: difference -2.5" would read as a contradiction
        if better is not None and (direction == better) == (result.answer == "intervention"):
            return direction
    return result.answer or "unseen"


def harms_seen(study: Study) -> bool:
    """Whether anything about harms in people was seen: some, or that there were none."""
    harms = study.harms
    return any(one is not None for one in (harms.any, harms.serious, harms.minor, harms.withdrawn))
