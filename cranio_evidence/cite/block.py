"""How are several publications cited together, and is what came out right?"""

from typing import NamedTuple

from cranio_evidence.cite import names
from cranio_evidence.cite.pages import full
from cranio_evidence.cite.runs import WRITERS, Run, Runs, text
from cranio_evidence.cite.styles import STYLES
from cranio_evidence.faults import refusal
from cranio_evidence.folding import fold
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang


class Block(NamedTuple):
    """A list of citations: the text, and the keys in the order in which they stand in it."""

    text: str
    keys: tuple[str, ...]


def cite(reference: Reference, style: str = "vancouver", lang: Lang = "nl") -> Runs:
    """One publication in a style (a key of ``STYLES``).

    Raises ``RefusedError`` when the style is unknown, or when the result lacks an author the style prints, the year,
    or the pages: then there is no citation rather than a wrong one.
    """
    if style not in STYLES:
        choice = ", ".join(STYLES)
        raise refusal(
            f"De stijl '{style}' is er niet; kies uit {choice}.", f"There is no style '{style}'; choose from {choice}."
        )
    runs = STYLES[style].entry(reference, lang)
    _complete(reference, style, text(runs))
    return runs


def _complete(reference: Reference, style: str, printed: str) -> None:
    """The post-condition: nothing the reader needs to find the work was lost on the way."""
    wanted = list(names.printed(reference, STYLES[style].most_authors))
    wanted += [reference.year] if reference.year else []
    missing = [one for one in wanted if fold(one) not in fold(printed)]
    if reference.journal and reference.eid and not reference.pages and reference.eid not in printed:
        missing.append(reference.eid)
    if reference.journal and reference.pages:
        ranges = {full(word.strip(".,;:")) for word in printed.replace(":", " ").replace("–", "-").split()}
        missing += [reference.pages] if full(reference.pages) not in ranges else []
    if missing:
        lost = ", ".join(missing)
        raise refusal(
            f"De verwijzing {reference.key} kwam niet goed uit de stijl {style}: {lost} ontbreekt. Meld dit als fout.",
            f"The reference {reference.key} did not come out right in style {style}: {lost} is missing. Report this.",
        )


def block(
    references: tuple[Reference, ...], style: str = "vancouver", lang: Lang = "nl", *, form: str = "text"
) -> Block:
    """A list of publications: numbered in the order given, or sorted by author where the style wants that.

    ``form``: ``text`` or ``markdown``.
    """
    made = [(reference, cite(reference, style, lang)) for reference in references]
    write = WRITERS[form]
    if style in STYLES and not STYLES[style].numbered:
        made.sort(key=lambda one: (fold(text(one[1])), one[0].key))
        lines = [write(runs) for _, runs in made]
    else:
        lines = [f"{number}. {write(runs)}" for number, (_, runs) in enumerate(made, 1)]
    parted = "\n\n" if form == "markdown" and not STYLES[style].numbered else "\n"
    return Block(parted.join(lines), tuple(reference.key for reference, _ in made))


__all__ = ["Block", "Run", "block", "cite"]
