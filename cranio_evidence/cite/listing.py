"""How are several publications cited together: in which order, under which number or letter, and in the text?"""

from typing import NamedTuple

from cranio_evidence.cite import authordate, complete
from cranio_evidence.cite.names import printed
from cranio_evidence.cite.numbers import collapsed
from cranio_evidence.cite.runs import Runs, faced, join, plain
from cranio_evidence.cite.styles import STYLES, Style
from cranio_evidence.cite.titles import typeset
from cranio_evidence.cite.writers import DOCUMENTS, WRITERS
from cranio_evidence.faults import refusal
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang


class Entry(NamedTuple):
    """One publication in a list of references: its number there (from 1), and what is printed after the number."""

    reference: Reference
    number: int
    runs: Runs


class Block(NamedTuple):
    """A list of citations: the text, and the keys in the order in which they stand in it."""

    text: str
    keys: tuple[str, ...]


def known(style: str) -> Style:
    """The style of this name (a key of ``STYLES``); refused where there is none."""
    if style not in STYLES:
        choice = ", ".join(STYLES)
        raise refusal(
            f"De stijl '{style}' is er niet; kies uit {choice}.", f"There is no style '{style}'; choose from {choice}."
        )
    return STYLES[style]


def cite(reference: Reference, style: str = "vancouver", lang: Lang = "nl", letter: str = "") -> Runs:
    """One publication in a style (a key of ``STYLES``), as it stands in the list of references, without its number.

    ``letter`` tells works of one author and year apart ("a"). Raises ``RefusedError`` when the style is unknown, or
    when the result lacks an author that the style prints, the year, or the pages: then there is no citation rather than
    a wrong one.
    """
    return _whole(typeset(reference), style, lang, letter)


def _whole(reference: Reference, style: str, lang: Lang, letter: str = "") -> Runs:
    """A publication whose names are set up, as an entry from which nothing was lost."""
    how = known(style)
    runs = how.entry(reference, lang, letter)
    names, pages = printed(reference, how.authors), reference.kind in how.pages_of
    complete.check(reference, style, names, plain(runs), pages=pages)
    return runs


def listing(references: tuple[Reference, ...], style: str = "vancouver", lang: Lang = "nl") -> tuple[Entry, ...]:
    """The publications as a list of references: in the order given, or in that of the style, by author and year."""
    how = known(style)
    set_up = tuple(typeset(one) for one in references)
    letters: dict[str, str] = {}
    if how.dated is not None:
        set_up = authordate.ordered(set_up, how.dated, lang)
        letters = authordate.letters(set_up, how.dated, lang)
    return tuple(
        Entry(one, number, _whole(one, style, lang, letters.get(one.key, ""))) for number, one in enumerate(set_up, 1)
    )


def block(
    references: tuple[Reference, ...], style: str = "vancouver", lang: Lang = "nl", *, form: str = "text"
) -> Block:
    """The list of references as text. ``form``: a key of ``WRITERS``: text, markdown, html or rtf."""
    return written(listing(references, style, lang), known(style).number, lang, form)


def written(entries: tuple[Entry, ...], number: str, lang: Lang, form: str) -> Block:
    """A list of references in a form; ``number``: how the number stands before an entry ("{}. "), or empty."""
    lines = [join("", number.format(one.number), one.runs) if number else one.runs for one in entries]
    return Block(
        DOCUMENTS[form]([WRITERS[form](line) for line in lines], lang), tuple(one.reference.key for one in entries)
    )


def mention(
    references: tuple[Reference, ...], style: str = "vancouver", lang: Lang = "nl", *, among: tuple[Reference, ...] = ()
) -> Runs:
    """How the publications are referred to together in the running text: (1-3,5), or (Haller et al., 2016).

    ``among``: all publications of the list of references, which give the numbers and the letters; the publications
    themselves where it is left out.
    """
    how = known(style)
    among = among or references
    if how.dated is not None:
        listed = authordate.ordered((typeset(one) for one in among), how.dated, lang)
        return authordate.mention([one.key for one in references], listed, how.dated, lang)
    places = {one.key: number for number, one in enumerate(among, 1)}
    numbers = collapsed([places[one.key] for one in references], how.dash)
    said = join("", how.opens, numbers, how.closes)
    return faced("superscript", said) if how.raised else said
