"""What do the studies on one complaint say together?

``list`` and ``letter`` speak from here, so that both count the same studies in the same way.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cranio_evidence.conditions import Meant
from cranio_evidence.faults import refusal
from cranio_evidence.findings import HARM, finding
from cranio_evidence.library import Library
from cranio_evidence.query import Query
from cranio_evidence.study import Pooled, Study, section, strength
from cranio_evidence.terms import ANY, Condition
from cranio_evidence.trials import once
from cranio_evidence.vocabulary import CST


def concluding(reviews: Iterable[Study]) -> dict[str, list[Study]]:
    """Reviews by what they conclude; under an empty word those whose conclusion was not seen."""
    groups: dict[str, list[Study]] = {}
    for one in reviews:
        groups.setdefault(_concludes(one) or "", []).append(one)
    return groups


class Overlap(NamedTuple):
    """What two reviews share: trials by key or name, and authors by name."""

    trials: tuple[str, ...]
    authors: tuple[str, ...]


class Synthesis(NamedTuple):
    """The studies on one complaint, sorted for a paragraph.

    ``trials``: studies of the treatment in people with the complaint, each trial once, strongest design first and the
    largest first within a design, after it what may not be quoted yet. ``lead``: the one a short text speaks of first,
    chosen by design and size, never by result. ``reviews``: the newest, and one that leans the other way.
    ``more_reviews``: the others.
    ``doubles``: reports left out because another report of the same trial (or perhaps the same) is counted.
    ``registered``: trials that were started, of which no result was found. ``warnings``: other records, also of a
    complaint above this one, that tell of harm. ``apart``: interviews, comments, protocols. ``other``: studies of
    another treatment. ``not_found``: works nobody could find. ``uncited``: reviews that may not be
    cited. ``disagree``: reviews reach different conclusions.
    ``unshown``: studies and reviews that count, but were not picked by whoever picked by hand (see ``picked``).
    """

    condition: Condition
    asked: str | None
    modality: str
    date: str
    trials: tuple[Study, ...]
    reviews: tuple[Study, ...]
    more_reviews: tuple[Study, ...]
    doubles: tuple[tuple[Study, Study], ...]
    warnings: tuple[Study, ...]
    registered: tuple[Study, ...]
    apart: tuple[Study, ...]
    other: tuple[Study, ...]
    not_found: tuple[Study, ...]
    uncited: tuple[Study, ...]
    wider: tuple[str, ...]
    inside: frozenset[str]
    unshown: tuple[Study, ...] = ()

    @property
    def every(self) -> tuple[Study, ...]:
        """All studies that count, picked or not."""
        return (*self.trials, *(one for one in self.unshown if not one.is_review))

    @property
    def lead(self) -> Study | None:
        """The study a short text speaks of first."""
        return self.trials[0] if self.trials else None

    @property
    def peers(self) -> tuple[Study, ...]:
        """The studies of the lead's own design, with or without a sham treatment as it has."""
        first = self.trials[0]
        return tuple(
            one for one in self.every if (one.design, one.sham_controlled) == (first.design, first.sham_controlled)
        )

    @property
    def leads_by_size(self) -> bool:
        """Whether the lead is known to be the largest of its peers."""
        sizes = [one.people for one in self.peers]
        return None not in sizes and self.trials[0].people == max(size or 0 for size in sizes)

    @property
    def only(self) -> Study | None:
        """The lead, where it is the one study that stands in its design: the others come without a control group."""
        if len(self.every) == len(self.trials) > 0 and all(one.uncontrolled for one in self.trials[1:]):
            return None if self.trials[0].uncontrolled and len(self.trials) > 1 else self.trials[0]
        return None

    @property
    def reviews_only(self) -> bool:
        """There is no study of the complaint by itself, but a review that names it."""
        return not self.trials and any(self.inside.intersection(one.conditions) for one in self.reviews)

    @property
    def disagree(self) -> bool:
        """Whether reviews reach different conclusions."""
        return len({leaning(one) for one in self.reviews} - {None}) > 1


def synthesise(library: Library, meant: Meant, modality: str = CST) -> Synthesis:
    """What the library holds on a complaint for one treatment (a key of ``MODALITIES``)."""
    found = [one for one in library.select(Query(condition=meant.condition.id)) if not one.study.is_draft]
    fitting = [one.study for one in found if modality in one.study.modality]
    reported = [one for one in fitting if one.form != "not-found" and not one.is_review]
    registered = [one for one in reported if one.form == "registration"]
    treated = [one for one in reported if one.citable and not one.stands_apart]
    kept, doubles = once(treated)
    trials = sorted(kept, key=lambda one: (strength(one), one.do_not_quote is not None, -(one.people or 0), one.key))
    inside = library.below(meant.condition.id)
    reviews = [one for one in fitting if one.is_review and one.citable]
    covering = [one for one in reviews if _covers(library, meant.condition.id, inside, trials, one)]
    chosen = _choose(library, reviews, covering, trials, meant.condition.id)
    return Synthesis(
        condition=meant.condition,
        asked=meant.narrower,
        modality=modality,
        date=library.date,
        trials=tuple(trials),
        reviews=chosen,
        more_reviews=tuple(one for one in reviews if one not in chosen),
        doubles=doubles,
        warnings=tuple(_warnings(library, meant.condition.id, modality, trials)),
        registered=tuple(one for one in once((*kept, *registered)).kept if one in registered),
        apart=once(one for one in reported if one not in treated and one not in registered).kept,
        other=tuple(
            one.study for one in found if modality not in one.study.modality and section(one.study) != "not-found"
        ),
        not_found=tuple(one for one in fitting if one.form == "not-found"),
        uncited=tuple(one for one in fitting if one.is_review and not one.citable and one.form != "not-found"),
        wider=tuple(one.study.key for one in found if one.wider),
        inside=inside,
    )


def picked(synthesis: Synthesis, keys: Iterable[str]) -> Synthesis:
    """The same with only these studies and reviews in it; what was not picked stands in ``unshown``.

    What tells of harm stays. Raises ``RefusedError`` for a key that is not among what counts on this complaint.
    """
    wanted = set(keys)
    counted = (*synthesis.trials, *synthesis.reviews, *synthesis.more_reviews)
    wrong = sorted(wanted - {one.key for one in counted})
    if wrong:
        named, choice = ", ".join(wrong), ", ".join(one.key for one in counted)
        raise refusal(
            f"Niet bij deze klacht: {named}. Kies uit: {choice}.",
            f"Not on this complaint: {named}. Choose from: {choice}.",
        )
    shown = [one for one in counted if one.key in wanted]
    return synthesis._replace(
        trials=tuple(one for one in shown if not one.is_review),
        reviews=tuple(one for one in shown if one.is_review),
        more_reviews=(),
        unshown=tuple(one for one in counted if one.key not in wanted),
    )


def _warnings(library: Library, condition: str, modality: str, trials: list[Study]) -> Iterator[Study]:
    """What tells of harm beside the studies: papers that stand apart, and cases.

    In people with the complaint, with one above it, or with another one that all people of a study had.
    """
    above = (name for name in library.above(condition) if name != ANY)
    of_all = (one for one in trials if not any(library.condition(name).covers for name in one.conditions))
    about = tuple({*library.below(condition), *above, *(name for one in of_all for name in one.conditions)})
    for study in library.told_of_harm(about):
        beside = study.stands_apart or finding(study).kind == HARM
        if beside and study not in trials and modality in study.modality and study.citable:
            yield study


def _concludes(study: Study) -> str | None:
    return study.review.concludes if study.review else None


# Which way a conclusion leans: reviews that lean differently disagree.
_LEANINGS = {"benefit": "for", "no-benefit": "against", "not-relevant": "against"}


def leaning(study: Study) -> str | None:
    """Which way a review's conclusion leans: for, against or open; null where it was not seen."""
    concludes = _concludes(study)
    return _LEANINGS.get(concludes, "open") if concludes else None


def _year(library: Library, study: Study) -> str:
    reference = library.reference(study.key)
    return (reference.year if reference else None) or ""


def _choose(
    library: Library, reviews: list[Study], covering: list[Study], trials: list[Study], condition: str
) -> tuple[Study, ...]:
    """The newest review whose conclusion was seen, and one that leans the other way, else another way.

    Reviews that cover the complaint come before all others; of one year, the one that asked about the least. Of those
    that lean another way the nearest: first what includes one of the trials, then by what it asked about, then by year.
    """
    order = (condition, *library.above(condition))
    keys = {one.key for one in trials}

    def distance(one: Study) -> int:
        scope = one.review.scope if one.review else ()
        return min((order.index(name) for name in scope if name in order), default=len(order))

    def newest(one: Study) -> tuple[bool, bool, str, int, str]:
        return one in covering, leaning(one) is not None, _year(library, one), -distance(one), one.key

    def nearest(one: Study) -> tuple[bool, bool, bool, int, str, str]:
        includes = not keys.isdisjoint(_included(one))
        return leaning(one) != "open", one in covering, includes, -distance(one), _year(library, one), one.key

    if not reviews:
        return ()
    first = max(reviews, key=newest)
    dissent = [one for one in reviews if leaning(one) not in (None, leaning(first))]
    if leaning(first) is None or not dissent:
        return (first,)
    return first, max(dissent, key=nearest)


def overlap(library: Library, one: Study, other: Study) -> Overlap:
    """What two records share: trials (as far as lists were seen) and authors (by family name and initial)."""
    trials = set(_included(one)) & set(_included(other))
    return Overlap(tuple(sorted(trials)), tuple(sorted(_authors(library, one) & _authors(library, other))))


def covers(library: Library, synthesis: Synthesis, study: Study) -> bool:
    """Whether a review looked at the complaint: it names it or one above it, or includes one of the trials."""
    return _covers(library, synthesis.condition.id, synthesis.inside, synthesis.trials, study)


def _covers(library: Library, condition: str, inside: frozenset[str], trials: Iterable[Study], study: Study) -> bool:
    near = inside.union(set(library.above(condition)) - {ANY})
    named = near.intersection((*study.conditions, *(study.review.scope if study.review else ())))
    return bool(named) or any(one.key in _included(study) for one in trials)


def among(synthesis: Synthesis, study: Study) -> tuple[str, ...]:
    """The keys of the trials that a review is known to include."""
    return tuple(one.key for one in synthesis.trials if one.key in _included(study))


def _included(study: Study) -> tuple[str, ...]:
    return study.review.included if study.review else ()


def _authors(library: Library, study: Study) -> set[str]:
    reference = library.reference(study.key)
    return {f"{name.family}, {name.given[:1]}" for name in reference.authors} if reference else set()


def pooled_for(synthesis: Synthesis, study: Study) -> int | None:
    """Which pooled result of a review a text quotes: that against what the trials it includes were compared with.

    Chosen by the comparators of the included trials on the complaint (else of the lead study, else sham), by the lead's
    primary outcome and by order of print, never by result. Null when no pooled result was seen.
    """
    review, lead = study.review, synthesis.lead
    if review is None or not review.pooled:
        return None
    included = [one for one in synthesis.trials if one.key in review.included] or ([lead] if lead else [])
    kinds = {arm.kind for one in included for arm in one.comparators} or {"sham"}
    primary = finding(lead).primary if lead else None

    def rank(i: int) -> tuple[bool, bool, int]:
        one: Pooled = review.pooled[i]
        return not kinds.intersection(one.versus), primary is None or one.outcome != primary.outcome, i

    return min(range(len(review.pooled)), key=rank)


def citable(library: Library, key: str) -> Study:
    """The study with this key, if it may be cited. Raises ``RefusedError`` with the reason when it may not."""
    study = library.study(key)
    if study.citable:
        return study
    instead = [one.see for one in study.cited_as if one.see] + [relation.key for relation in study.same_trial()]
    see_nl = f" Gebruik in plaats daarvan: {instead[0]}." if instead else ""
    see_en = f" Use instead: {instead[0]}." if instead else ""
    why_nl, why_en = (study.bottom_line.nl, study.bottom_line.en) if study.bottom_line else ("", "")
    if study.is_draft:
        raise refusal(
            f"{study.key} wordt niet aangehaald: het is nog een concept. Wat er open staat: evidence check {study.key}",
            f"{study.key} is not cited: it is still a draft. What is open: evidence check {study.key}",
        )
    if study.form == "not-found":
        raise refusal(
            f"{study.key} wordt niet aangehaald: dit werk is nergens gevonden. {why_nl}{see_nl}",
            f"{study.key} is not cited: this work was not found anywhere. {why_en}{see_en}",
        )
    if study.form == "registration":
        raise refusal(
            f"{study.key} wordt niet aangehaald: het is een registratie zonder gepubliceerde uitkomst. {why_nl}",
            f"{study.key} is not cited: it is a registration without published results. {why_en}",
        )
    if study.form == "untitled":
        raise refusal(
            f"{study.key} wordt niet aangehaald: de titel van deze publicatie is nergens gezien. {why_nl}",
            f"{study.key} is not cited: the title of this publication was not seen anywhere. {why_en}",
        )
    raise refusal(
        f"{study.key} wordt niet aangehaald: het artikel is ingetrokken. {why_nl}",
        f"{study.key} is not cited: the article was retracted. {why_en}",
    )
