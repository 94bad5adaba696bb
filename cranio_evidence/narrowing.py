"""Which records do the fields, phrases and exclusions of a question leave?"""

from cranio_evidence import lay_words
from cranio_evidence.folding import fold
from cranio_evidence.question import Field, Question, Word, refused
from cranio_evidence.search_index import NAME
from cranio_evidence.senses import OTHER_FORM, SURE, forms, terms
from cranio_evidence.shortlist import Has, Index, Phrase, Wanted

# What each field of a question is looked for in: columns, and the kinds of token that may stand there.
PLACES: dict[str, tuple[tuple[str, ...], str]] = {
    "condition": (("complaint",), "cu"),
    "design": (("design",), "df"),
    "comparator": (("comparator",), "km"),
    "author": (("author", "coauthor", "stem", "cited"), ""),
    "treatment": (("treatment",), "m"),
    "outcome": (("outcome",), "o"),
    "instrument": (("instrument",), "i"),
    "title": (("title",), ""),
    "journal": (("journal",), ""),
}
_BOUNDS = {"people": "n", "year": "published"}


def wanted(index: Index, question: Question) -> Wanted:
    """What the fields, phrases and exclusions of a question ask of a record. Raises ``RefusedError``."""
    every: list[Has] = []
    none: list[Has] = []
    phrases: list[Phrase] = []
    for word in (one for one in question.words if one.exact):
        every += [Has((part,)) for part in fold(word.text).split()]
        phrases += _phrase(word)
    for name, value, without in question.fields:
        columns, kinds = PLACES[name]
        if kinds or not value.exact:
            parts = _in_field(index, question, name, value)
        else:
            parts = [Has((part,), columns) for part in fold(value.text).split()]
            phrases += _phrase(value, columns, there=not without)
        if not without:
            every += parts
        elif kinds or len(parts) == 1:
            none += parts
    for word in question.without:
        found = _without(index, word)
        none += found
        phrases += _phrase(word, there=False) if not found else []
    bounds = tuple((_BOUNDS[one.name], one.low, one.high) for one in question.numbers)
    return Wanted(tuple(every), tuple(none), tuple(phrases), bounds)


def negated(index: Index, question: Question) -> Question:
    """The question with "not" before a treatment, a design or a kind of report taken as leaving that out."""
    kept: list[Word] = []
    left_out: list[Field] = []
    for place, word in enumerate(question.words):
        before, folded = fold(question.words[place - 1].text) if place else "", fold(word.text)
        fields = _negates(index, before, folded) if before in lay_words.NOT and not word.exact else ()
        if fields:
            left_out += [Field(field, word, without=True) for field in fields]
            kept.pop()
        else:
            kept.append(word)
    return question._replace(words=tuple(kept), fields=(*question.fields, *left_out))


def _negates(index: Index, before: str, word: str) -> tuple[str, ...]:
    """In which fields a word after "not" is left out; none where the two together are a name ("no treatment")."""
    found = index.meanings((word, f"{before} {word}", *forms(index, word)))
    if f"{before} {word}" in found:
        return ()
    kinds = {token[0] for meant in found.values() for token, worth in meant.items() if worth >= NAME}
    return next((fields for kind, fields in _LEFT_OUT if kind in kinds), ())


# Who asks for "no massage" does not want it as a comparator either.
_LEFT_OUT = (("m", ("treatment", "comparator")), ("f", ("design",)), ("d", ("design",)))


def demanded(index: Index, question: Question) -> Wanted:
    """The same where every ordinary word must be found too. Raises ``RefusedError``."""
    question = negated(index, question)
    narrow = wanted(index, question)
    ordinary = [one for one in question.words if not one.exact]
    every: list[Has] = []
    for term in terms(index, [one.text for one in ordinary]):
        if not term.readings:
            typed = next((one for one in ordinary if term.asked in fold(one.text)), ordinary[0])
            raise _unknown(index, question, "", typed)
        every.append(Has(_best(term.readings)))
    return narrow._replace(all=(*narrow.all, *every))


def _phrase(word: Word, columns: tuple[str, ...] = (), *, there: bool = True) -> list[Phrase]:
    folded = fold(word.text)
    return [Phrase(folded, columns, there)] if " " in folded else []


def _best(readings: dict[str, float]) -> tuple[str, ...]:
    """The readings that are meant: names and words as they stand, else what comes near, else any part of a name."""
    top = max(readings.values())
    least = OTHER_FORM if top >= OTHER_FORM else SURE if top >= SURE else 0.0
    return tuple(word for word, worth in readings.items() if worth >= least)


def _in_field(index: Index, question: Question, name: str, value: Word) -> list[Has]:
    """A word that must stand in one field; of several words in quotes each."""
    columns, kinds = PLACES[name]
    asked = [
        {
            word: worth
            for word, worth in term.readings.items()
            if (word[0] in kinds if word[1:2] == ":" else not kinds or name == "comparator")
        }
        for term in terms(index, (value.text,))
    ]
    typed = fold(value.text).split()
    if not kinds and len(typed) == 1 and index.docs(typed):
        # A word that stands there as it was typed is meant so, also where it says nothing in a question.
        asked = [{**(asked[0] if asked else {}), typed[0]: 1.0}]
    if not asked or not all(asked):
        raise _unknown(index, question, name, value)
    return [Has(_best(readings), columns) for readings in asked]


def _unknown(index: Index, question: Question, name: str, value: Word) -> Exception:
    kinds = PLACES[name][1] if name else ""
    near: list[str] = []
    if kinds:
        from difflib import get_close_matches  # noqa: PLC0415 - only an unknown word needs it

        near = get_close_matches(fold(value.text), index.phrases(kinds), n=3, cutoff=0.75)
    choice = " / ".join(f"'{one}'" for one in near)
    return refused(
        question.line,
        value.start,
        value.start + len(value.text),
        f"'{value.text}' is hier niet bekend." + (f" Bedoelt u {choice}?" if near else ""),
        f"'{value.text}' is not known here." + (f" Did you mean {choice}?" if near else ""),
    )


def _without(index: Index, word: Word) -> list[Has]:
    """What must not be there: the word itself, its other forms, and what it is the name of. No guesses."""
    folded = fold(word.text)
    if not folded or (word.exact and " " in folded):
        return []
    tokens = [token for token, worth in index.meanings((folded,)).get(folded, {}).items() if worth >= NAME]
    others = forms(index, folded) if " " not in folded else []
    return [Has((*tokens, *others, *folded.split()))] if " " not in folded or tokens else []
