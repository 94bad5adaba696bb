"""How does each style print the people of a publication?"""

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from cranio_evidence.cite.runs import Part, italic, join
from cranio_evidence.cite.words import WORDS
from cranio_evidence.reference import Name, Reference
from cranio_evidence.vocabulary import Lang, Text


class NameList(NamedTuple):
    """How a style prints a list of names.

    ``inverted``: whose family name comes first, ``all``, ``first`` (only the first person's) or ``none``.
    ``separator``: between family name and initials where inverted. ``initials``: what follows each initial, or null for
    given names as the record has them; ``hyphen``: a hyphen between given names stays between initials. ``joiner``:
    the word before the last name (a key of ``WORDS``, or "&"), or empty. ``comma``: whether the delimiter stands before
    the joiner, ``always``, ``never``, ``more-than-two`` or ``inverted`` (only after an inverted name). More than
    ``most`` names (0: no limit) are cut to the first ``first`` and ``et_al``, or, with ``keeps_last``, to the first and
    the last with an ellipsis between them. ``slanted``: "et al." in italics; ``et_al_comma``: after a
    comma, also behind a single name. ``short``: family names alone.
    ``capitals``: whose particle gets a capital ("Van der Kolk"), ``none``, ``first`` (at the beginning) or ``all``.
    ``suffix_first``: "Cutler Jr GA" rather than "Cutler GA Jr". ``demoted``: of an inverted name the particle stands
    after the given names ("Kolk, Bessel A. van der").
    """

    inverted: str = "all"
    separator: str = " "
    initials: str | None = ""
    hyphen: bool = False
    joiner: str = ""
    comma: str = "always"
    most: int = 0
    first: int = 1
    keeps_last: bool = False
    et_al: Text = WORDS["et al."]
    slanted: bool = False
    et_al_comma: bool = False
    short: bool = False
    capitals: str = "none"
    suffix_first: bool = False
    demoted: bool = False


def people(names: tuple[Name, ...], more: bool, form: NameList, lang: Lang) -> Part:  # noqa: FBT001 - a fact of the list
    """A list of names; ``more``: there are others, whose names were not seen."""
    count = len(names) + more
    cut = form.first if 0 < form.most < count else len(names) if more else 0
    shown = names[:cut] if cut else names
    inverted = form.inverted
    said = [
        _short(name)
        if form.short
        else one_name(name, form, inverted=inverted == "all" or (inverted == "first" and not i))
        for i, name in enumerate(shown)
    ]
    if said and form.capitals == "first":
        said[0] = said[0][:1].upper() + said[0][1:]
    if cut:
        if form.keeps_last and not more:
            return f"{', '.join(said)}, … {one_name(names[-1], form, inverted=inverted == 'all')}"
        gap = ", " if form.et_al_comma or (count > 2 and cut > 1) else " "
        et_al = form.et_al.say(lang)
        return join("", ", ".join(said) + gap, italic(et_al)) if form.slanted else ", ".join(said) + gap + et_al
    if len(said) < 2 or not form.joiner:
        return ", ".join(said)
    joiner = form.joiner if form.joiner == "&" else WORDS[form.joiner].say(lang)
    comma = _COMMA[form.comma](len(said), inverted)
    return f"{', '.join(said[:-1])}{',' if comma else ''} {joiner} {said[-1]}"


_COMMA: dict[str, Callable[[int, str], bool]] = {
    "always": lambda _count, _inverted: True,
    "never": lambda _count, _inverted: False,
    "more-than-two": lambda count, _inverted: count > 2,
    "inverted": lambda count, inverted: inverted == "all" or (inverted == "first" and count < 3),
}


def one_name(name: Name, form: NameList, *, inverted: bool) -> str:
    """One person or group as a style prints it. A particle ("van der") stays with the family name."""
    if name.literal:
        return name.literal
    family = glued(name.particle, name.family)
    if form.capitals == "all":
        family = family[:1].upper() + family[1:]
    given = spaced(name.given) if form.initials is None else initials(name.given, form.initials, hyphen=form.hyphen)
    # Where initials have no points, "Jr" has none either (AMA Manual of Style, 3.7).
    suffix = name.suffix if form.initials != "" else name.suffix.rstrip(".")
    if form.suffix_first and suffix:
        return f"{family} {suffix} {given}".strip()
    if inverted and form.demoted:
        particle, family = parted(name)
        given = f"{given} {particle}".strip()
    if inverted:
        return form.separator.join([part for part in (family, given, suffix) if part])
    return " ".join([part for part in (given, family, suffix) if part])


def _short(name: Name) -> str:
    return name.literal or glued(name.particle, name.family)


def glued(particle: str, family: str) -> str:
    """Particle and family name: with a space, unless the particle ends in an apostrophe or hyphen ("d'", "al-").

    >>> glued("van der", "Kolk"), glued("d’", "Alessandro")
    ('van der Kolk', 'd’Alessandro')
    """
    if not particle or not family:
        return particle or family
    return particle + family if particle[-1] in "'’-–\xa0" else f"{particle} {family}"


def parted(name: Name) -> tuple[str, str]:
    """Particle and family name of a person, also where the record has them together ("de Gendt").

    >>> parted(Name("de Gendt", "Tom")), parted(Name("De Gendt", "Tom"))
    (('de', 'Gendt'), ('', 'De Gendt'))
    """
    if name.particle or not name.family[:1].islower():
        return name.particle, name.family
    words = name.family.split()
    count = next((i for i, word in enumerate(words) if not word.islower()), 0)
    return " ".join(words[:count]), " ".join(words[count:])


def spaced(given: str) -> str:
    """Given names as the record has them, a point after each initial and a space between them.

    >>> spaced("Ciaran P"), spaced("M.A."), spaced("J.-P. R."), spaced("Ji-ping")
    ('Ciaran P.', 'M. A.', 'J.-P. R.', 'Ji-ping')
    """
    if "." not in given and " " not in given and len(given) != 1:
        return given
    made = [("-" if hyphened else " ") + word + ("." if len(word) == 1 else "") for word, hyphened in _words(given)]
    return "".join(made).strip()


@lru_cache(maxsize=4096)  # the same people write many papers
def initials(given: str, point: str = "", *, hyphen: bool = False) -> str:
    """The initials of given names, each followed by ``point``; words in small letters stay, between spaces.

    >>> initials("Felix J."), initials("Josep C", ". "), initials("Gemma-Victoria", ".", hyphen=True)
    ('FJ', 'J. C.', 'G.-V.')
    """
    made: list[str] = []
    for word, hyphened in _words(given):
        letters = word.rstrip(".")
        if len(letters) > 1 and letters.islower() and not word.endswith("."):
            if not hyphened:  # of "Ji-ping" the part in small letters is no initial of its own
                made.append(f"{letters} " if point.endswith(" ") else f" {letters} ")
            continue
        known = len(letters) < 2 or (word.endswith(".") and not hyphened)
        first = letters if known else _initial(letters)
        if first:
            made.append(("-" if hyphened and hyphen else "") + first + point)
    return "".join(made).replace(" -", "-").replace("  ", " ").strip()


def _words(given: str) -> list[tuple[str, bool]]:
    """The words of given names, each with whether it follows a hyphen."""
    found: list[tuple[str, bool]] = []
    for part in given.replace("‐", "-").replace(".", ". ").split():
        for number, word in enumerate(part.split("-")):
            if word and word != ".":
                found.append((word, number > 0 or part.startswith("-")))
    return found


def _initial(word: str) -> str:
    """The initial of one given name; a name that begins with two capitals ("ThHomas") keeps both letters."""
    if not word[0].isupper():
        return word
    if len(word) > 2 and word[1].isupper() and word[2:].islower():
        return word[0] + word[1].lower()
    return word[0]


def credited(reference: Reference) -> tuple[tuple[Name, ...], bool]:
    """Under whom a publication goes, its authors or else its editors; and whether there are others beyond them."""
    if reference.authors:
        return reference.authors, reference.others
    return reference.editors, reference.more_editors


def kept(names: tuple[Name, ...], more: bool, form: NameList) -> tuple[Name, ...]:  # noqa: FBT001 - a fact of the list
    """The names before "et al.", or all of them."""
    return names[: form.first] if 0 < form.most < len(names) + more else names


def printed(reference: Reference, form: NameList) -> tuple[str, ...]:
    """The family names that a list in this form must show: what a citation is checked against."""
    names, more = credited(reference)
    shown = kept(names, more, form)
    if len(shown) < len(names) and form.keeps_last and not more:
        shown = (*shown, names[-1])
    return tuple(name.literal or (parted(name)[1] if form.demoted else name.family) for name in shown)
