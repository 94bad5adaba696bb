"""Which words do citations use, in Dutch and in English?

The words are those of the CSL locales nl-NL and en-GB, so that a citation reads as reference managers print it. Where a
style has a word of its own, that stands with the style.
"""

from typing import NamedTuple

from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang, Text

WORDS: dict[str, Text] = {
    "accessed": Text("geraadpleegd", "accessed"),
    "and": Text("en", "and"),
    "available at": Text("beschikbaar op", "available at"),
    "cited": Text("geciteerd", "cited"),
    "edited by": Text("onder redactie van", "edited by"),
    "edition": Text("dr.", "edn"),
    "et al.": Text("e.a.", "et al."),
    "in": Text("in", "in"),
    "internet": Text("internet", "internet"),
    "n.d.": Text("z.d.", "n.d."),
    "no date": Text("zonder datum", "no date"),
    "preprint": Text("preprint", "preprint"),
    "report": Text("rapport", "report"),
    "retrieved": Text("geraadpleegd", "retrieved"),
    "translated by": Text("vertaald door", "translated by"),
}


# How far a work that is in no issue yet has come; keys of ``REFERENCE_STATES``.
STATES: dict[str, Text] = {
    "ahead": Text("vooraf online gepubliceerd", "advance online publication"),
    "in-press": Text("in druk", "in press"),
}


class Counted(NamedTuple):
    """A word for one and for several."""

    one: Text
    several: Text

    def say(self, count: int, lang: Lang) -> str:
        """The word for this many, in one language."""
        return (self.one if count == 1 else self.several).say(lang)


EDITORS = Counted(Text("redacteur", "editor"), Text("redacteuren", "editors"))
EDITORS_SHORT = Counted(Text("red.", "ed."), Text("red.", "eds"))
TRANSLATORS_SHORT = Counted(Text("vert.", "trans."), Text("vert.", "trans."))
PAGES = Counted(Text("p.", "p."), Text("pp.", "pp."))

DASH = Text("-", "–")


# What kind of thesis or report it is, by the type that BibLaTeX knows; and kinds that are named between brackets.
_GENRES: dict[str, Text] = {
    "mathesis": Text("masterscriptie", "Master’s thesis"),
    "phdthesis": Text("proefschrift", "PhD thesis"),
    "bathesis": Text("bachelorscriptie", "Bachelor’s thesis"),
    "techreport": Text("rapport", "technical report"),
    "resreport": Text("onderzoeksrapport", "research report"),
}
_KIND_GENRES: dict[str, Text] = {
    "abstract": Text("congressamenvatting", "conference abstract"),
    "guideline": Text("richtlijn", "guideline"),
    "registration": Text("geregistreerd onderzoek", "registered trial"),
    "preprint": Text("preprint", "preprint"),
}


def genre(reference: Reference, lang: Lang) -> str:
    """What kind of thesis, report or other publication it is, where a reader must be told."""
    if reference.genre:
        known = _GENRES.get(reference.genre)
        return known.say(lang) if known else reference.genre
    kind = _KIND_GENRES.get(reference.kind)
    return kind.say(lang) if kind else ""


def capital(word: str) -> str:
    """The word with a capital, as at the beginning of a sentence."""
    return word[:1].upper() + word[1:]


def ordinal(number: int, lang: Lang) -> str:
    """A number in an order: 3de, 8ste, 3rd.

    >>> ordinal(3, "nl"), ordinal(8, "nl"), ordinal(21, "en"), ordinal(12, "en")
    ('3de', '8ste', '21st', '12th')
    """
    ends = number % 100
    if lang == "nl":
        return f"{number}{'de' if ends in _DE else 'ste'}"
    tail = "th" if ends in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(ends % 10, "th")
    return f"{number}{tail}"


_DE = frozenset([2, 3, 4, 5, 6, 7, 9, *range(10, 20)])
