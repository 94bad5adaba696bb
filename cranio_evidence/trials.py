"""Which records report one and the same trial?"""

from collections.abc import Iterable
from typing import NamedTuple

from cranio_evidence.study import Study


class Once(NamedTuple):
    """Studies with each trial once.

    ``kept``: one report of each trial, in the order given: the one with the most people, then with the most comparisons
    between groups of which the answer was seen, whatever it is. ``doubles``: the other reports, each with the one that
    is kept in its stead. A trial that is only suspected to be the same counts as the same.
    """

    kept: tuple[Study, ...]
    doubles: tuple[tuple[Study, Study], ...]


def once(studies: Iterable[Study]) -> Once:
    """The studies, with each trial once: records linked as the same trial, directly or through one another."""
    found = list(studies)
    linked: dict[str, set[str]] = {}
    for one in found:
        for relation in one.same_trial():
            linked.setdefault(one.key, set()).add(relation.key)
            linked.setdefault(relation.key, set()).add(one.key)
    groups: list[list[Study]] = []
    group_of: dict[str, list[Study]] = {}
    for one in found:
        group = group_of.get(one.key)
        if group is None:
            group = []
            groups.append(group)
            group_of.update(dict.fromkeys(_reached(one.key, linked), group))
        group.append(one)
    best = [max(group, key=_fullness) for group in groups]
    doubles = [(one, kept) for group, kept in zip(groups, best, strict=True) for one in group if one is not kept]
    return Once(tuple(best), tuple(doubles))


def _reached(key: str, linked: dict[str, set[str]]) -> set[str]:
    """Every record that can be reached from one, through links in either direction."""
    reached, border = {key}, [key]
    while border:
        border = [other for here in border for other in linked.get(here, ()) if other not in reached]
        reached.update(border)
    return reached


def _fullness(study: Study) -> tuple[int, int]:
    answered = sum(one.between_groups and one.answer is not None for one in study.outcomes)
    return study.people or 0, answered
