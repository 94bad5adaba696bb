"""Which complaint does somebody mean, and what does the library hold on it?"""

from collections import Counter
from typing import NamedTuple

from cranio_evidence.faults import RefusedError
from cranio_evidence.folding import fold
from cranio_evidence.library import Library
from cranio_evidence.query import Query
from cranio_evidence.study import SECTIONS, Study, section
from cranio_evidence.terms import Condition
from cranio_evidence.trials import once
from cranio_evidence.vocabulary import Text


class UnknownConditionError(RefusedError):
    """No complaint goes by these words. ``near``: what they resemble, best first."""

    def __init__(self, words: str, near: tuple[str, ...]) -> None:
        self.near = near
        nl = f"De klacht '{words}' staat niet in de lijst."
        en = f"The complaint '{words}' is not in the list."
        if near:
            choice = " / ".join(f"'{one}'" for one in near)
            nl += f" Bedoelt u {choice}?"
            en += f" Did you mean {choice}?"
        else:
            nl += " Zie: evidence conditions"
            en += " See: evidence conditions"
        super().__init__(Text(nl, en))


class Meant(NamedTuple):
    """The complaint somebody means. ``narrower``: the word they used, where it says less than the complaint (spit)."""

    condition: Condition
    narrower: str | None = None


def find(library: Library, words: str) -> Meant:
    """The complaint that words stand for: its name or another word for it in either language, its id, or an ICPC code.

    Case, accents and hyphens do not matter. Raises ``UnknownConditionError`` with what is near.
    """
    folded = fold(words)
    name = library.word(folded) if folded else None
    if name is None and folded:
        name = library.word(folded.replace(" ", ""))
    if name is None:
        raise UnknownConditionError(words, _near(library, folded))
    condition = library.condition(name)
    narrower = {fold(word): word for word in (*condition.narrower.nl, *condition.narrower.en)}
    return Meant(condition, narrower.get(folded))


def _near(library: Library, folded: str) -> tuple[str, ...]:
    if not folded:
        return ()
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a wrong word needs it

    words = library.words()
    found: dict[str, str] = {}
    close = process.extract(folded, list(words), scorer=fuzz.ratio, score_cutoff=70, limit=8)
    for word, score, _ in close:
        if score >= close[0][1] - 5:
            found.setdefault(str(library.word(word)), words[word])
    if not found:  # part of a name: "nek" for "nekpijn"
        starts = [word for word in words if any(part.startswith(folded) for part in word.split())]
        for word in sorted(starts, key=len)[:8]:
            found.setdefault(str(library.word(word)), words[word])
    return tuple(list(found.values())[:3])


class Holdings(NamedTuple):
    """How many records on a complaint there are of each kind, complaints under it included.

    ``sham``: sham-controlled randomised trials; ``randomised``: other randomised trials; ``controlled``: studies with
    a control group that was not made by chance; ``uncontrolled``: studies without a control group; ``reviews``: reviews
    of this complaint itself, not of a wider one; ``registered``: trials of which no result was found; ``apart``:
    interviews, comments and the like; ``not_cst``: studies of another treatment; ``not_found``: works that nobody
    could find.
    """

    sham: int = 0
    randomised: int = 0
    controlled: int = 0
    uncontrolled: int = 0
    reviews: int = 0
    registered: int = 0
    apart: int = 0
    not_cst: int = 0
    not_found: int = 0

    @property
    def studies(self) -> int:
        """How many studies of craniosacral therapy in people there are."""
        return self.sham + self.randomised + self.controlled + self.uncontrolled


def holdings(library: Library) -> dict[str, Holdings]:
    """For each complaint, in the order of the tree, what the library holds on it; each trial counts once."""
    studies = [found.study for found in library.select(Query()) if not found.study.is_draft]
    kinds = {one.key: _kind(one) for one in studies}
    twice: dict[str, Study] = {}
    for part in SECTIONS:
        counted = once(one for one in studies if section(one) == part)
        twice |= {double.key: kept for double, kept in counted.doubles}
    result: dict[str, Holdings] = {}
    for name in library.conditions:
        inside = library.below(name)
        counts: Counter[str] = Counter()
        for one in studies:
            if _about(one, inside) and not (one.key in twice and _about(twice[one.key], inside)):
                counts[kinds[one.key]] += 1
        result[name] = Holdings(**counts)
    return result


def _about(study: Study, inside: frozenset[str]) -> bool:
    return bool(inside.intersection(study.review.scope if study.review else study.conditions))


def _kind(study: Study) -> str:
    where = section(study)
    if where != "studies":
        return {"other": "not_cst", "not-found": "not_found"}.get(where, where)
    if study.is_randomised:
        return "sham" if study.sham_controlled else "randomised"
    return "uncontrolled" if study.uncontrolled else "controlled"
