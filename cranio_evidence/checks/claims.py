"""Does each claim get the verdict that its studies allow?"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from cranio_evidence.checks.forms import bad_date, is_date
from cranio_evidence.checks.links import known
from cranio_evidence.claim import Claim
from cranio_evidence.faults import Fault
from cranio_evidence.sources import Sources
from cranio_evidence.study import Study
from cranio_evidence.terms import ANY, lineage
from cranio_evidence.trials import once
from cranio_evidence.vocabulary import Text

# Verdicts that a study must stand behind, those that say no study does, and the kinds of claim that promise an effect.
_RESTS_ON_STUDIES = ("supported", "partly-supported", "disputed", "contradicted")
_OF_EFFECT = ("efficacy", "indication")
_RESTS_ON_NONE = ("no-study-found", "not-searched")


def links(claim: Claim, sources: Sources) -> Iterator[Fault]:
    yield from known([(("conditions", i), one) for i, one in enumerate(claim.conditions)], "conditions", sources)
    for field, kind in (("evidence", "studies"), ("near", "studies"), ("background", "publications")):
        keys: tuple[str, ...] = getattr(claim, field)
        yield from known([((field, i), one) for i, one in enumerate(keys)], kind, sources)
    for i, one in enumerate(claim.evidence):
        found = sources.studies.get(one)
        if found is not None and _without_results(found.record):
            yield Fault(
                ("evidence", i),
                "claim",
                Text(
                    f"'{one}' heeft geen uitkomst waar een verdict op kan rusten: zet het onder 'near'",
                    f"'{one}' has no result for a verdict to rest on: put it under 'near'",
                ),
            )
    if claim.searched is not None and not is_date(claim.searched):
        yield bad_date(("searched",), claim.searched)
    for i, one in enumerate(claim.near):
        if one in claim.evidence:
            yield Fault(
                ("near", i),
                "claim",
                Text(
                    f"'{one}' staat ook onder 'evidence': het verdict rust erop of het komt alleen in de buurt",
                    f"'{one}' stands under 'evidence' too: the verdict rests on it, or it only comes near",
                ),
            )


def _without_results(study: Study) -> bool:
    return study.is_draft or study.form in ("not-found", "registration") or study.notice.kind == "retracted"


def verdict(claim: Claim, sources: Sources) -> Iterator[Fault]:
    weighed = _weigh(claim, sources)
    for wrong in _RULES:
        fault = wrong(claim, weighed)
        if fault is not None:
            yield fault


class _Weighed(NamedTuple):
    """What stands behind a claim.

    ``winners``: independent randomised trials in people with the complaint, with a difference between groups in favour
    of the treatment on their primary outcome; ``compared``: whether anything at all was compared; ``dissent``: reviews
    that find no benefit; ``left_out``: such reviews that include one of the trials, or asked about the complaint, and
    are not named.
    """

    winners: tuple[str, ...]
    compared: bool
    dissent: tuple[str, ...]
    left_out: tuple[str, ...]


def _weigh(claim: Claim, sources: Sources) -> _Weighed:
    found = (sources.studies.get(key) for key in claim.evidence)
    named = [one.record for one in found if one is not None]
    about = {name for condition in claim.conditions for name in _lineage(condition, sources)}
    winners = once(one for one in named if won(one) and _in_people_with(one, claim, about, sources)).kept
    return _Weighed(
        tuple(one.key for one in winners),
        any(one.is_review or not (one.uncontrolled or one.stands_apart) for one in named),
        tuple(one.key for one in sources.dissent if one.key in claim.evidence),
        tuple(
            one.key
            for one in sources.dissent
            if one.key not in claim.evidence
            and set(one.modality) & set(claim.modality)
            and (about.intersection(one.scope) or {win.key for win in winners}.intersection(one.included))
        ),
    )


def won(study: Study) -> bool:
    """A randomised trial with a difference between groups in favour of the treatment on a primary outcome."""
    return study.is_randomised and any(
        one.primary and one.between_groups and one.favours == "intervention" for one in study.outcomes
    )


def _in_people_with(study: Study, claim: Claim, about: set[str], sources: Sources) -> bool:
    """Whether people with the complaint of the claim were studied, or with one above or under it."""
    if not claim.conditions:
        return True
    had = {name for condition in study.conditions for name in _lineage(condition, sources)}
    return bool(had.intersection(claim.conditions) or about.intersection(study.conditions))


def _lineage(condition: str, sources: Sources) -> tuple[str, ...]:
    """The complaint, all above it, and the one that stands for any."""
    return (ANY, *lineage(condition, {name: one.record.over for name, one in sources.conditions.items()}))


def _needs_studies(claim: Claim, _: _Weighed) -> Fault | None:
    if claim.verdict not in _RESTS_ON_STUDIES or claim.evidence:
        return None
    return Fault(
        ("evidence",),
        "verdict",
        Text(
            f"'{claim.verdict}' rust op onderzoek: noem het onder 'evidence', of kies een ander verdict",
            f"'{claim.verdict}' rests on studies: name them under 'evidence', or choose another verdict",
        ),
    )


def _needs_none(claim: Claim, _: _Weighed) -> Fault | None:
    if claim.verdict not in _RESTS_ON_NONE or not claim.evidence:
        return None
    return Fault(
        ("evidence",),
        "verdict",
        Text(
            f"'{claim.verdict}' zegt dat er geen onderzoek is: zet wat in de buurt komt onder 'near'",
            f"'{claim.verdict}' says there is no study: put what comes near under 'near'",
        ),
    )


def _needs_a_search(claim: Claim, _: _Weighed) -> Fault | None:
    if claim.verdict == "no-study-found" and claim.searched is None:
        return Fault(
            ("verdict",),
            "verdict",
            Text(
                "'no-study-found' heeft onder 'searched' de datum van een zoekactie nodig; anders 'not-searched'",
                "'no-study-found' needs the date of a search under 'searched'; otherwise it is 'not-searched'",
            ),
        )
    if claim.verdict == "not-searched" and claim.searched is not None:
        return Fault(
            ("verdict",),
            "verdict",
            Text(
                "'not-searched' gaat niet samen met een datum onder 'searched': dan is het 'no-study-found'",
                "'not-searched' does not go with a date under 'searched': then it is 'no-study-found'",
            ),
        )
    return None


def _needs_two_trials(claim: Claim, weighed: _Weighed) -> Fault | None:
    if claim.verdict != "supported" or len(weighed.winners) >= 2:
        return None
    return Fault(
        ("verdict",),
        "verdict",
        Text(
            f"'supported' heeft twee losse gerandomiseerde onderzoeken nodig met een verschil tussen de groepen op de "
            f"primaire uitkomst; onder 'evidence' staan er {len(weighed.winners)}",
            f"'supported' needs two independent randomised trials with a difference between groups on the primary "
            f"outcome; 'evidence' names {len(weighed.winners)}",
        ),
    )


def _needs_no_dissent(claim: Claim, weighed: _Weighed) -> Fault | None:
    dissent = (*weighed.dissent, *weighed.left_out)
    if claim.verdict != "supported" or not dissent:
        return None
    return Fault(
        ("verdict",),
        "verdict",
        Text(
            f"een overzicht vindt geen voordeel ({dissent[0]}): onderzoek tegenover een overzicht is 'disputed'",
            f"a review finds no benefit ({dissent[0]}): trials against a review are 'disputed'",
        ),
    )


def _is_disputed(claim: Claim, weighed: _Weighed) -> Fault | None:
    if claim.verdict not in ("partly-supported", "contradicted") or claim.kind not in _OF_EFFECT:
        return None
    if not (weighed.winners and weighed.dissent):
        return None
    return Fault(
        ("verdict",),
        "verdict",
        Text(
            f"{weighed.winners[0]} staat tegenover {weighed.dissent[0]}: dat is 'disputed'",
            f"{weighed.winners[0]} stands against {weighed.dissent[0]}: that is 'disputed'",
        ),
    )


def _names_the_dissent(claim: Claim, weighed: _Weighed) -> Fault | None:
    if claim.verdict not in ("partly-supported", "disputed") or claim.kind not in _OF_EFFECT:
        return None
    if not (weighed.winners and weighed.left_out):
        return None
    return Fault(
        ("evidence",),
        "verdict",
        Text(
            f"{weighed.left_out[0]} gaat over dit onderzoek of deze klacht en vindt geen voordeel: noem het ook",
            f"{weighed.left_out[0]} is about these trials or this complaint and finds no benefit: name it too",
        ),
    )


def _compares(claim: Claim, weighed: _Weighed) -> Fault | None:
    if claim.verdict != "partly-supported" or claim.kind not in _OF_EFFECT or weighed.compared:
        return None
    if not claim.evidence:
        return None
    return Fault(
        ("verdict",),
        "verdict",
        Text(
            "niets onder 'evidence' heeft vergeleken: dat ondersteunt geen uitwerking, zet het onder 'near'",
            "nothing under 'evidence' compared anything: that supports no effect, put it under 'near'",
        ),
    )


_RULES: tuple[Callable[[Claim, _Weighed], Fault | None], ...] = (
    _needs_studies,
    _needs_none,
    _needs_a_search,
    _needs_two_trials,
    _needs_no_dissent,
    _is_disputed,
    _names_the_dissent,
    _compares,
)
