"""Which studies sound like these words?"""

import re
from collections.abc import Iterator
from math import log
from typing import NamedTuple

from cranio_evidence.folding import fold
from cranio_evidence.library import Library
from cranio_evidence.query import Query
from cranio_evidence.study import Study
from cranio_evidence.vocabulary import CITERS, DESIGNS, MODALITIES, VERDICTS, Text

# How much a word counts where it is found; the first three are what people remember of a study.
_WEIGHTS = {
    "author": 1.0,
    "co-author": 0.85,
    "key": 1.0,
    "cited as": 0.9,
    "year": 0.9,
    "complaint": 0.9,
    "title": 0.8,
    "instrument": 0.7,
    "treatment": 0.6,
    "design": 0.6,
    "comparator": 0.5,
    "people": 0.5,
}
FIELDS: dict[str, Text] = {
    "author": Text("auteur", "author"),
    "co-author": Text("medeauteur", "co-author"),
    "key": Text("sleutel", "key"),
    "cited as": Text("aangehaald als", "cited as"),
    "year": Text("jaar", "year"),
    "complaint": Text("klacht", "complaint"),
    "title": Text("titel", "title"),
    "instrument": Text("meetinstrument", "instrument"),
    "treatment": Text("behandeling", "treatment"),
    "design": Text("opzet", "design"),
    "comparator": Text("vergeleken met", "compared with"),
    "people": Text("deelnemers", "participants"),
}
_IGNORED = frozenset(
    fold(
        """a aan an and bij by de der die door een en et al for het in is met naar of on onderzoek onderzoeken op over
        studie studies study the to trial trials van von voor with cst craniosacraal craniosacrale craniosacraaltherapie
        craniosacral cranio therapie therapy"""
    ).split()
)
_LAY_DESIGNS = {
    "randomised-controlled-trial": "rct gerandomiseerd randomised randomized gerandomiseerde placebo loting"
}
# How alike (of 100) two words of five letters and more must be to count as one misspelt: less alike where they begin
# the same, for people seldom mistake the first letters ("migrene") and other complaints end the same ("kniepijn").
_GOOD_TYPO, _SAME_START, _START = 82, 76, 3
_CONFIDENT = 0.62  # of 1: the share of the question that must be found, rare words counting more


class Hit(NamedTuple):
    """A study that sounds like the words: how well (``score`` 0-100), and in which field the best word was found."""

    study: Study
    score: float
    field: str


class Answer(NamedTuple):
    """What a search found. ``near``: the best of what does not really fit, only when ``hits`` is empty."""

    hits: tuple[Hit, ...]
    near: tuple[Hit, ...] = ()


class _Page(NamedTuple):
    study: Study
    words: dict[str, frozenset[str]]


def search(library: Library, words: str, limit: int = 10) -> Answer:
    """The studies that sound like ``words``, best first.

    Typing errors, missing accents, the order of the words and the language do not matter. Words may be authors,
    years, complaints (lay words too), instruments, designs, treatments, title words, the beginning of a key, a DOI or
    a PMID. A study whose record does not hold most of the words is no hit.
    """
    direct = _by_number(library, words)
    if direct:
        return Answer((Hit(direct, 100.0, "key"),))
    asked = _terms(words)
    pages = [_page(library, found.study) for found in library.select(Query())]
    if not asked or not pages:
        return Answer(())
    matches = {term: [_best(term, page) for page in pages] for term in asked}
    rarity = {term: _rarity([quality for quality, _ in found], len(pages)) for term, found in matches.items()}
    total = sum(rarity.values())
    scored: list[tuple[float, float, Hit]] = []
    for index, page in enumerate(pages):
        parts = [(rarity[term] * found[index][0], found[index]) for term, found in matches.items()]
        share = sum(part * (1 if found[0] else 0) for part, found in parts) / total
        if share <= 0:
            continue
        weight = sum(part * _WEIGHTS[found[1]] for part, found in parts if found[0]) / total
        best = max(parts, key=lambda one: one[0])[1][1]
        scored.append((share, weight, Hit(page.study, round(100 * (0.8 * share + 0.2 * weight), 1), best)))
    order = {page.study.key: index for index, page in enumerate(pages)}
    scored.sort(key=lambda one: (-one[2].score, order[one[2].study.key]))
    hits = tuple(hit for share, _, hit in scored if share >= _CONFIDENT)
    if hits:
        top = hits[0].score
        return Answer(tuple(hit for hit in hits if hit.score >= 0.6 * top)[:limit])
    return Answer((), tuple(hit for _, _, hit in scored[:3]))


def _by_number(library: Library, words: str) -> Study | None:
    """The study whose key, DOI or PMID this is."""
    text = words.strip()
    if (
        text in library.keys
        or re.search(r"10\.\d{4,9}/\S+$", text)
        or re.fullmatch(r"(?:pmid:?\s*)?\d{7,9}", text.lower())
    ):
        from cranio_evidence.faults import RefusedError  # noqa: PLC0415

        try:
            return library.study(text)
        except RefusedError:
            return None
    return None


def _terms(words: str) -> tuple[str, ...]:
    terms = dict.fromkeys(fold(words).split())
    meaningful = tuple(term for term in terms if term not in _IGNORED)
    return meaningful or tuple(terms)


def _page(library: Library, study: Study) -> _Page:
    """The words of a record by field."""
    fields: dict[str, list[str]] = {name: [] for name in _WEIGHTS}
    fields["key"].append(study.key)
    reference = library.reference(study.key)
    if reference:
        names = [f"{name.particle} {name.family} {name.literal}" for name in reference.authors]
        fields["author"] += names[:1]
        fields["co-author"] += names[1:]
        fields["title"] += [reference.title, reference.subtitle]
        fields["year"].append(reference.year or "")
    fields["cited as"] += [one.text for one in study.cited_as]
    for name in study.conditions:
        condition = library.conditions.get(name)
        while condition is not None:
            for words in (condition.name, condition.synonyms.nl, condition.synonyms.en, *condition.narrower):
                fields["complaint"] += words
            condition = library.conditions.get(condition.parent) if condition.parent else None
    for result in study.outcomes:
        if result.instrument:
            instrument = library.instrument(result.instrument)
            fields["instrument"] += [instrument.name.nl, instrument.name.en, instrument.abbreviation or ""]
        fields["instrument"] += list(library.outcome(result.outcome).name)
    fields["treatment"] += [word for name in study.modality for word in MODALITIES[name]]
    fields["comparator"] += [word for arm in study.comparators for word in arm.label]
    fields["people"] += study.participants.description or ()
    design = DESIGNS[study.design]
    fields["design"] += [*design.one, *design.many, _LAY_DESIGNS.get(study.design, "")]
    return _Page(study, {name: frozenset(fold(" ".join(texts)).split()) for name, texts in fields.items()})


def _best(term: str, page: _Page) -> tuple[float, str]:
    """How well a word of the question is found in a record (0 to 1), and in which field."""
    best = (0.0, "key")
    for field, words in page.words.items():
        for quality in _qualities(term, words, whole=field == "year"):
            if (quality * _WEIGHTS[field], quality) > (best[0] * _WEIGHTS[best[1]], best[0]):
                best = (quality, field)
    return best


def _qualities(term: str, words: frozenset[str], *, whole: bool) -> Iterator[float]:
    if term in words:
        yield 1.0
        return
    if whole or len(term) < 3 or term.isdigit():
        return
    if any(word.startswith(term) or (len(word) >= 5 and word.endswith(term)) for word in words):
        yield 0.9
    if any(term[:cut] in words and term[cut:] in words for cut in range(3, len(term) - 2)):
        yield 0.85  # a compound written as one word here and as two there
    if len(term) >= 5:
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - loaded at the first typing error

        alike = [word for word in words if len(word) >= 4]
        same_start = [word for word in alike if word[:_START] == term[:_START]]
        for choice, cutoff in ((alike, _GOOD_TYPO), (same_start, _SAME_START)):
            found = process.extractOne(term, choice, scorer=fuzz.ratio, score_cutoff=cutoff)
            if found:
                yield 0.9 * found[1] / 100


def _rarity(qualities: list[float], pages: int) -> float:
    """How much a word tells: one that few records hold counts more, one that none holds counts in full."""
    holding = sum(1 for quality in qualities if quality)
    return log(1 + pages / (holding or 1))


def corrections(hit: Hit) -> Iterator[tuple[Text, str | None]]:
    """What is wrong with the names a study is cited by, and where to look instead."""
    for one in hit.study.cited_as:
        if one.verdict == "agrees":
            continue
        by, verdict = CITERS[one.by], VERDICTS[one.verdict]
        yield (
            Text(
                f"de {by.nl} haalt dit aan als “{one.text}”: {verdict.nl}. {one.note.nl}",
                f"the {by.en} cites this as “{one.text}”: {verdict.en}. {one.note.en}",
            ),
            one.see,
        )
