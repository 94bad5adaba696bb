"""What is wrong with the data, beyond its shape?

One small function a check; ``CHECKS`` and ``CLAIM_CHECKS`` list them. A record that fails one stays out of every
answer.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cranio_evidence.checks import agreement, claims, forms, identifiers, links, numbers
from cranio_evidence.claim import Claim
from cranio_evidence.faults import Fault, Problem
from cranio_evidence.sources import Located, R, Sources
from cranio_evidence.study import Study
from cranio_evidence.vocabulary import Text


class Check(NamedTuple):
    """A check of one record: what it looks for, and the function that finds it."""

    explanation: Text
    find: Callable[[Any, Sources], Iterator[Fault]]


def run(sources: Sources) -> tuple[Sources, list[Problem]]:
    """The sources without the records that fail a check, and all problems in the order of the files.

    Everything in memory; ``compiling`` does the same for a library that may not fit there.
    """
    problems = {*sources.problems}
    wrong = set(identifiers.publications(sources.references.values()))
    faulty = {one.key for one in wrong}
    references = {key: one for key, one in sources.references.items() if key not in faulty}
    sources = sources._replace(references=references)
    terms, found = lists(sources)
    problems |= wrong | set(found)
    studies: dict[str, Located[Study]] = {}
    replaced: dict[str, tuple[Located[Study], ...]] = {}
    for name, one in sources.studies.items():
        candidates = (*sources.replaced.get(name, ()), one)
        used, found = judge(candidates, sources)
        problems |= set(found)
        if used is not None:
            studies[name] = candidates[used]
            if used:
                replaced[name] = candidates[:used]
    return sources._replace(studies=studies, replaced=replaced, **terms), sorted(problems)


def judge(candidates: Sequence[Located[Study]], sources: Sources) -> tuple[int | None, list[Problem]]:
    """Which of the records of one key, one a folder, is used, and all that is wrong with them.

    The last one without a fault is: a faulty record of one's own does not hide the packaged one.
    """
    used, problems = None, list[Problem]()
    for i, one in enumerate(candidates):
        asked = (check for name, check in CHECKS.items() if not (one.record.is_draft and name in _OF_WHAT_IS_MISSING))
        faults = [fault for check in asked for fault in check.find(one.record, sources)]
        problems += [one.problem(one.record.key, fault) for fault in faults]
        if not faults and not links.publication_has_a_fault(one.record, sources):
            used = i
    return used, problems


def lists(sources: Sources) -> tuple[dict[str, Any], list[Problem]]:
    """The conditions, instruments and claims without a fault, and the faults of the others."""
    problems: list[Problem] = []
    finders: dict[str, Callable[[Any, Sources], Iterator[Fault]]] = {
        "conditions": links.condition,
        "instruments": links.instrument,
        "claims": _claim,
    }
    return {kind: _sound(getattr(sources, kind), find, sources, problems) for kind, find in finders.items()}, problems


def _claim(claim: Claim, sources: Sources) -> Iterator[Fault]:
    for check in CLAIM_CHECKS.values():
        yield from check.find(claim, sources)


def _sound(
    records: Mapping[str, Located[R]],
    find: Callable[[R, Sources], Iterator[Fault]],
    sources: Sources,
    problems: list[Problem],
) -> dict[str, Located[R]]:
    """The records without a fault; the faults of the others are added to ``problems``."""
    good: dict[str, Located[R]] = {}
    for name, one in records.items():
        faults = list(find(one.record, sources))
        problems += [one.problem(name, fault) for fault in faults]
        if not faults:
            good[name] = one
    return good


CHECKS: dict[str, Check] = {
    "key": Check(Text("De sleutel is een BibTeX-sleutel.", "The key is a BibTeX key."), forms.key),
    "vocabulary": Check(
        Text(
            "Klachten, uitkomsten en instrumenten staan in hun lijst.",
            "Complaints, outcomes and instruments are known.",
        ),
        links.vocabulary,
    ),
    "missing-reference": Check(
        Text(
            "Elk onderzoek dat te vinden is, heeft een publicatie.", "Every study that can be found has a publication."
        ),
        links.reference,
    ),
    "interval": Check(
        Text("De schatting ligt in haar interval.", "The estimate lies inside its interval."), numbers.interval
    ),
    "p-value": Check(Text("Een p-waarde ligt tussen 0 en 1.", "A p-value lies between 0 and 1."), numbers.p_values),
    "source": Check(Text("Elk getal noemt zijn bron.", "Every number names its source."), links.source),
    "arm": Check(Text("Genoemde groepen bestaan.", "Arms that are named exist."), links.arms),
    "comparison": Check(
        Text("Alleen tussen groepen kan iets gunstiger zijn.", "Only between groups can something be favoured."),
        numbers.comparison,
    ),
    "counts": Check(Text("Aantallen mensen kunnen kloppen.", "Numbers of people can be true."), numbers.counts),
    "relation": Check(Text("Verwijzingen komen ergens uit.", "Relations lead somewhere."), links.relations),
    "form": Check(Text("Vorm en inhoud passen bij elkaar.", "Form and content fit."), forms.form),
    "date": Check(
        Text("Datums en adressen zijn goed geschreven.", "Dates and addresses are well-formed."), forms.dates
    ),
    "identifier": Check(
        Text(
            "DOI, PMID, ISSN, ISBN en registratienummers hebben de juiste vorm en het juiste controlecijfer.",
            "DOI, PMID, ISSN, ISBN and registration numbers have the right shape and check digit.",
        ),
        identifiers.registration,
    ),
    "significance": Check(
        Text("Een p-waarde en een interval spreken elkaar niet tegen.", "A p-value and an interval agree."),
        agreement.significance,
    ),
    "favours": Check(
        Text(
            "De groep die er beter uitkwam, is die waar de cijfers naar wijzen, en alleen bij een duidelijk verschil.",
            "The group that did better is the one the figures point to, and only where they differ significantly.",
        ),
        agreement.favours,
    ),
    "same-numbers": Check(
        Text("Beide talen noemen dezelfde getallen.", "Both languages give the same numbers."), agreement.same_numbers
    ),
    "promise": Check(Text("Geen tekst belooft iets.", "No text promises anything."), agreement.promises),
    "weeks": Check(
        Text("Geen uitkomst is later gemeten dan de laatste meting.", "No outcome is later than the last measurement."),
        agreement.weeks,
    ),
    "before-and-after": Check(
        Text(
            "Waar niets is vergeleken, spreekt de conclusie niet van een effect.",
            "Where nothing was compared, the bottom line does not speak of an effect.",
        ),
        agreement.before_and_after,
    ),
    "translated": Check(
        Text("Geen zin is in beide talen dezelfde.", "No sentence is the same in both languages."),
        agreement.translated,
    ),
    "text": Check(Text("Elke tekst staat er in twee talen.", "Every text is there in two languages."), forms.texts),
}

# What a draft need not meet yet.
_OF_WHAT_IS_MISSING = frozenset(["missing-reference", "source", "form", "text"])

CLAIM_CHECKS: dict[str, Check] = {
    "claim": Check(
        Text("Een bewering noemt alleen wat er is.", "A claim names only what there is."),
        claims.links,
    ),
    "verdict": Check(
        Text(
            "Een verdict zegt niet meer dan het onderzoek toelaat: 'supported' heeft twee losse gerandomiseerde "
            "onderzoeken nodig en geen overzicht dat anders vindt.",
            "A verdict says no more than the studies allow: 'supported' needs two independent randomised trials and "
            "no review that finds otherwise.",
        ),
        claims.verdict,
    ),
    **{name: CHECKS[name] for name in ("same-numbers", "promise", "translated", "text")},
}

# What is said of a problem that no check of a single study finds: while a file is read, or between publications.
_READING: dict[str, Text] = {
    "encoding": Text("Een bestand is UTF-8.", "A file is UTF-8."),
    "yaml": Text("YAML is te lezen, zonder dubbele velden.", "YAML can be read, with no field given twice."),
    "bibtex": Text(
        "Een publicatie is te lezen en heeft wat een verwijzing nodig heeft.",
        "A publication can be read and has what a citation needs.",
    ),
    "shape": Text("Een veld heeft de vorm die het hoort te hebben.", "A field has the shape it should have."),
    "json": Text("Elke regel van een .jsonl-bestand is een record.", "Every line of a .jsonl file is a record."),
    "primary": Text(
        "Elke vergelijking tussen groepen zegt of zij de primaire uitkomst is; null moet met opzet zijn.",
        "Every comparison between groups says whether it is the primary outcome; a null is on purpose.",
    ),
    "duplicate-key": Text("Een sleutel komt één keer voor.", "A key is used once."),
    "same-publication": Text("Een publicatie staat er één keer.", "A publication stands here once."),
    "unknown-field": Text("Een record heeft alleen velden die bestaan.", "A record has only fields that exist."),
    "unknown-word": Text("Een keuzeveld houdt zich aan zijn lijst.", "A field with a list of choices keeps to it."),
    "unknown-condition": Text(
        "Een klacht staat in conditions.yaml, en de boom heeft geen kring.",
        "A complaint is in conditions.yaml, and the tree has no circle.",
    ),
    "unknown-outcome": Text(
        "Een uitkomst of instrument staat in outcomes.yaml.", "An outcome or instrument is in outcomes.yaml."
    ),
    "open": Text(
        "Van een concept is nog niet alles uitgezocht; 'evidence check SLEUTEL' noemt de open vragen.",
        "Not all of a draft has been found out; 'evidence check KEY' names the open questions.",
    ),
    "address": Text("Een webadres is volledig en heeft een naam.", "A web address is complete and has a name."),
}
# Every name that a problem can bear, with what is asked.
EXPLANATIONS: dict[str, Text] = {
    **_READING,
    **{name: check.explanation for name, check in (*CHECKS.items(), *CLAIM_CHECKS.items())},
}
