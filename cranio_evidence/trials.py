"""Which records report one and the same trial?"""

from collections.abc import Iterable
from typing import NamedTuple

from cranio_evidence.study import Study


class Once(NamedTuple):
    """Studies with each trial once.

    ``kept``: the first report of each trial, in the order given. ``doubles``: the other reports, each with the one
    that is kept in its stead. A trial that is only suspected to be the same counts as the same.
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
    kept: list[Study] = []
    doubles: list[tuple[Study, Study]] = []
    first: dict[str, Study] = {}
    for one in found:
        if one.key in first:
            doubles.append((one, first[one.key]))
            continue
        kept.append(one)
        reached, border = {one.key}, [one.key]
        while border:
            border = [key for here in border for key in linked.get(here, ()) if key not in reached]
            reached.update(border)
        first.update(dict.fromkeys(reached, one))
    return Once(tuple(kept), tuple(doubles))
