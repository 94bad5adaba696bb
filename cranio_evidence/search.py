"""Which studies sound like these words?"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, combinations
from typing import NamedTuple

from cranio_evidence import lay_words, narrowing, senses
from cranio_evidence.folding import fold
from cranio_evidence.library import Library
from cranio_evidence.question import Question, parse
from cranio_evidence.scoring import Match, Scored, Scorer, field_name
from cranio_evidence.search_index import COLUMNS
from cranio_evidence.senses import Term
from cranio_evidence.shortlist import Has, Index, Phrase, Row, Wanted
from cranio_evidence.study import Study
from cranio_evidence.vocabulary import CITERS, VERDICTS, Text

CONFIDENT = 0.6  # of 1: the share of the question that must be found, rare words counting more
# Less will do where what tells most of a question is found: a complaint that the study is about (but what nobody knows,
# beside it, may be an author who is not here); a word as it was typed in a name or a title; an author.
ABOUT, TOLD_APART, REMEMBERED = 0.3, 0.45, 0.5
_TOLD_APART, _REMEMBERED = frozenset(("author", "title", "key")), frozenset(("author", "co-author"))
_PAIR = 2
AS_TYPED = 8.0  # points: the studies that score so much alike are put in order by the words as they were typed
_SOME = 5  # complaints
_NEAR = 0.2  # below this a record has hardly anything to do with the question
_SHORTLIST = 28  # rows that hold enough are looked for until there are so many
_READ = 36  # so many are read and scored at most
_IN_ORDER = 400  # the same for both where the largest or the newest of all is asked
_FEW = 5  # words; of more not every choice is tried
_EFFORT = 400_000  # postings read before what has been found will do; only libraries of hundreds of thousands get there
_STEPS = 24  # so many ways to leave words out are tried


class Hit(NamedTuple):
    """A study that sounds like the words: how well (``score`` 0-100), and in which field the best word was found.

    ``matches``: what was found of the question, what tells most first.
    """

    study: Study
    score: float
    field: str
    matches: tuple[Match, ...] = ()


class Answer(NamedTuple):
    """What a search found. ``near``: the best of what does not really fit, only when ``hits`` is empty."""

    hits: tuple[Hit, ...]
    near: tuple[Hit, ...] = ()


def search(library: Library, words: str, limit: int = 10) -> Answer:
    """The studies that sound like ``words``, best first.

    Typing errors, missing accents, the order of the words and the language do not matter. Words may be authors,
    years, complaints (lay words too), instruments, designs, treatments, title words, the beginning of a key, a DOI or
    a PMID; fields, phrases and exclusions narrow the answer (``docs/search.md``). A study whose record does not hold
    most of the words is no hit. Raises ``RefusedError``, with the place marked, for a field that cannot be read.
    """
    numbered = _by_number(library, words)
    if numbered:
        return Answer(_whole(library, numbered[:limit], Match("", "number", "")))
    index = library.index
    question = narrowing.negated(index, parse(_REGISTER.sub(r"\1\2", words)))
    question, order = _ordered(question)
    narrow = narrowing.wanted(index, question)
    asked = senses.terms(index, [word.text for word in question.words if not word.exact])
    if not asked:
        if narrow == Wanted():
            return Answer(())
        rows = index.read(index.find(narrow, limit))
        return Answer(_whole(library, [row.key for row in rows], Match("", _first_field(narrow), "")))
    scorer = Scorer(asked)
    pasted = _pasted(index, words, narrow) if question.plain else []
    scored = [Scored(100.0, 1.0, row, (match,)) for row, match in pasted]
    taken = {one.row.id for one in scored}
    if not pasted or len(asked) <= _FEW:  # a whole title asks for nothing else
        scored += [scorer.score(row) for row in _shortlist(index, asked, narrow, order) if row.id not in taken]
    scored = sorted((one for one in scored if one.share > 0), key=lambda one: (-one.score, one.row.id))
    scored = _as_typed(scored, asked, fold(" ".join(word.text for word in question.words)).split())
    good = [one for one in scored if one.share >= _needed(one, asked)]
    if good:
        top = max(one.score for one in good)
        if order:
            alike = _hits(library, [one for one in good if one.score >= _ALIKE * top])
            reviews = any(word[0] == "d" and "review" in word for term in asked for word in term.readings)
            first = sorted(
                alike, key=lambda hit: (hit.study.is_review and not reviews, _ORDERS[order](library, hit.study))
            )
            return Answer(tuple(first[:limit]))
        return Answer(_hits(library, [one for one in good if one.score >= 0.6 * top][:limit]))
    return Answer((), _hits(library, [one for one in scored[:3] if one.share >= _NEAR]))


# The number of a trial register, with a space after the letters.
_REGISTER = re.compile(r"\b(nct|isrctn|actrn|drks|irct|ctri|jrct|chictr|rbr)[\s:-]+(\d{5,})", re.IGNORECASE)
_ALIKE = 0.9  # of the best score: among these the largest or the newest comes first when that is asked


def _ordered(question: Question) -> tuple[Question, str]:
    """The question without "largest" or "newest", and which of these was asked, if any."""
    which = {word: name for name, words in lay_words.SUPERLATIVES.items() for word in words}
    asked = [which[fold(word.text)] for word in question.words if fold(word.text) in which]
    left = tuple(word for word in question.words if fold(word.text) not in which)
    return (question._replace(words=left), asked[0]) if asked and left else (question, "")


def _year(library: Library, study: Study) -> int:
    reference = library.reference(study.key)
    return int(reference.year) if reference and reference.year else 0


_ORDERS: dict[str, Callable[[Library, Study], int]] = {
    "largest": lambda _, study: -(study.people or 0),
    "newest": lambda library, study: -_year(library, study),
    "oldest": lambda library, study: _year(library, study) or 9999,
}


def _breadth(row: Row) -> int:
    """How many complaints a study is about; a few are as good as one."""
    return max(_SOME, row.fields[COLUMNS.index("complaint")].count("c:"))


def _as_typed(scored: list[Scored], asked: tuple[Term, ...], spoken: list[str]) -> list[Scored]:
    """The same, where studies score nearly alike those first that hold the words as they were typed."""
    words = [_literally(term) for term in asked]
    words += [(word, "m:craniosacral-therapy") for word in spoken if word in _CRANIO]
    if not words or not scored:
        return scored
    least = scored[0].score - AS_TYPED
    alike = [one for one in scored if one.score >= least]

    def order(one: Scored) -> tuple[float, int, int]:
        text = f" {'  '.join(one.row.fields)} "
        held = sum(any(f" {word}" in text for word in said) for said in words) / len(words)
        return -one.score - AS_TYPED * held, one.about and _breadth(one.row), one.row.id

    return [*sorted(alike, key=order), *scored[len(alike) :]]


_CRANIO = frozenset(fold(" ".join(lay_words.TREATMENTS["craniosacral-therapy"])).split())


def _literally(term: Term) -> tuple[str, ...]:
    """What was typed, and what that is the full name of; where it is misspelt, the words it was read as."""
    said = {word: worth for word, worth in term.readings.items() if ":" not in word}
    named = [word for word, worth in term.readings.items() if worth >= term.sure]
    if term.sure == 1 or not said:
        return (term.asked, *named)
    return (*named, *(word for word, worth in said.items() if worth > max(said.values()) - 0.02))


def _needed(one: Scored, asked: tuple[Term, ...]) -> float:
    """The share of a question that must be found in a record for it to be an answer."""
    best, long = one.matches[0], len(asked) > _PAIR
    if one.about and (long or all(term.readings for term in asked)):
        return ABOUT
    if best.word == best.asked and best.field in _TOLD_APART:
        return TOLD_APART
    return REMEMBERED if one.about or (long and best.field in _REMEMBERED) else CONFIDENT


def _hits(library: Library, scored: list[Scored]) -> tuple[Hit, ...]:
    """The studies in this order; none is said to fit better than the one before it."""
    found = zip(library.studies(one.row.key for one in scored), scored, strict=True)
    scores = accumulate((one.score for one in scored), min)
    return tuple(
        Hit(study, score, one.matches[0].field, one.matches) for (study, one), score in zip(found, scores, strict=True)
    )


def _whole(library: Library, keys: Sequence[str], match: Match) -> tuple[Hit, ...]:
    """Studies that are all that was asked for."""
    return tuple(Hit(study, 100.0, match.field, (match,)) for study in library.studies(keys))


def _first_field(narrow: Wanted) -> str:
    """The field to name where only fields were asked."""
    column = next((part.columns[0] for part in narrow.all if part.columns), "")
    if not column and narrow.bounds:
        column = "year" if narrow.bounds[0][0] == "published" else "people"
    return field_name(column or "title")


_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
_PMID = re.compile(r"(?:pmid|pubmed(?:\.ncbi\.nlm\.nih\.gov|/|\s+id)?)\W{0,3}(\d{4,9})", re.IGNORECASE)
_NUMBER = re.compile(r"\d{7,9}")


def _by_number(library: Library, words: str) -> tuple[str, ...]:
    """The keys of the studies whose DOI or PMID is in these words, or whose key they are."""
    text = words.strip()
    index = library.index
    if index.keys(text.lower(), 1) == [text.lower()]:
        return (text.lower(),)
    doi = _DOI.search(text.lower())
    if doi:
        return index.numbered("doi", doi.group().rstrip(".,;:)]}'"))
    pmid = _PMID.search(text)
    number = pmid.group(1) if pmid else text if _NUMBER.fullmatch(text) else ""
    return index.numbered("pmid", number) if number else ()


def _pasted(index: Index, words: str, narrow: Wanted) -> list[tuple[Row, Match]]:
    """The studies in whose title or journal these words stand as they are; two words: whose journal begins so."""
    folded = fold(words)
    parts = dict.fromkeys(folded.split())
    if len(parts) < _PAIR or len(index.docs(parts)) < len(parts):
        return []
    pair = len(parts) == _PAIR
    if pair and index.meanings((folded,)):  # the name of something else
        return []
    found: list[tuple[Row, Match]] = []
    for column in ("journal",) if pair else ("title", "journal"):
        every = (*narrow.all, *(Has((part,), (column,)) for part in parts))
        rows = index.read(index.find(narrow._replace(all=every, phrases=(Phrase(folded, (column,)),)), _SHORTLIST))
        place = COLUMNS.index(column)
        found += [
            (row, Match(folded, column, ""))
            for row in rows
            if not pair or f"{row.fields[place]} ".startswith(f"{folded} ")
        ]
    return found


def _shortlist(index: Index, asked: tuple[Term, ...], narrow: Wanted, order: str) -> list[Row]:
    """The rows that hold most of what is asked: first those with all of it, then with less."""
    enough, most = (_IN_ORDER, _IN_ORDER) if order else (_SHORTLIST, _READ)
    keys = [key for term in asked for key in term.keys]
    found = dict.fromkeys(index.numbers(keys, narrow)) if keys else {}
    known = [term for term in asked if _any(term).words]
    ways = sorted(_ways(known), key=lambda kept: -sum(term.weight for term in kept))
    effort = 0
    for kept in ways[:_STEPS]:
        for parts in dict.fromkeys((tuple(map(_sure, kept)), tuple(map(_any, kept)))):
            if len(found) >= enough or effort > _EFFORT:
                break
            found |= dict.fromkeys(index.find(narrow._replace(all=(*narrow.all, *parts)), enough))
            effort += min(term.held for term in kept)
    return index.read(list(found)[:most])


def _ways(known: list[Term]) -> Iterator[tuple[Term, ...]]:
    """Which words to ask for together: every choice of a few; of many all, all but one, two, and each alone."""
    sizes = range(1, len(known) + 1) if len(known) <= _FEW else (len(known), len(known) - 1, 2, 1)
    for size in sizes:
        yield from combinations(known, size)


def _sure(term: Term) -> Has:
    """The best readings of a word."""
    if not term.readings:
        return _any(term)
    top = max(term.readings.values())
    return Has(tuple(word for word, worth in term.readings.items() if worth >= 0.95 * top))


def _any(term: Term) -> Has:
    """All readings of a word, or of the words of a name."""
    return Has(tuple(dict.fromkeys((*term.readings, *(word for part in term.parts for word in part.readings)))))


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
