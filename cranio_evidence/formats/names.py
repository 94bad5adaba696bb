"""Which people do the name lines of RIS, MEDLINE and tables mean?"""

import re
from functools import lru_cache

from cranio_evidence.cite.names import glued
from cranio_evidence.reference import Name

_OTHERS = frozenset(
    ["others", "and others", "et al", "et al.", "e.a.", "en anderen", "...", "…", "[et al.]", "et alii", "u.a."]
)
_SUFFIX = re.compile(r",?\s+(Jr\.?|Sr\.?|2nd|3rd|[2-5](?:nd|rd|th)|II|III|IV)$")
_INITIALS = re.compile(r"[A-ZÀ-ÖØ-Þ](?:-?[A-ZÀ-ÖØ-Þ]){0,3}")
_ALONE = re.compile(r"[^\W\d_][\w'’-]*")
_ELIDED = re.compile(r"([dl]['’])(?=[A-ZÀ-ÖØ-Þ])")
_MEDLINE = re.compile(r"(.+?) ([A-ZÀ-ÖØ-Þ](?:-?[A-ZÀ-ÖØ-Þ]){0,3})(?: (Jr|Sr|2nd|3rd|[4-5]th|II|III|IV))?")


def people(lines: list[str], *, medline: bool = False) -> tuple[tuple[Name, ...], bool]:
    """The people in lines with one name each, and whether the last line says that there are others.

    ``medline``: "Haller H" is a person, as PubMed writes them; elsewhere several words
    without a comma are a group.
    """
    lines = [one for one in (" ".join(line.split()).strip(";") for line in lines) if one]
    others = bool(lines) and lines[-1].lower() in _OTHERS
    names = tuple(person(one, medline=medline) for one in (lines[:-1] if others else lines))
    return names, others and bool(names)


@lru_cache(maxsize=8192)
def person(text: str, *, medline: bool = False) -> Name:
    """One name: "van der Kolk, Bessel A.", "Cutler, Gordon B., Jr", "World Health Organization".

    >>> person("van der Kolk, BA"), person("Cutler GB Jr", medline=True), person("World Health Organization,")
    (Name(family='Kolk', given='B. A.', particle='van der', suffix='', literal=''), \
Name(family='Cutler', given='G. B.', particle='', suffix='Jr', literal=''), \
Name(family='', given='', particle='', suffix='', literal='World Health Organization'))
    """
    text = text.strip()
    parts = [one.strip() for one in text.split(",")]
    if len(parts) == 1 or not parts[0] or not any(parts[1:]):  # a comma with nothing after it marks a group
        found = _MEDLINE.fullmatch(text) if medline else None
        if found is None:
            alone = len(parts) == 1 and _ALONE.fullmatch(text) and not text.isupper()
            return Name(family=text) if alone else Name(literal=text.rstrip(", "))
        return _person(found[1], f"{found[2]}." if len(found[2]) == 1 else found[2], found[3] or "")
    if len(parts) > 2 and _SUFFIX.fullmatch(f" {parts[1]}"):
        return _person(parts[0], ", ".join(parts[2:]), parts[1])
    given, suffix = parts[1], ", ".join(one for one in parts[2:] if one)
    found = _SUFFIX.search(given)
    if found and not suffix:
        given, suffix = given[: found.start()], found[1]
    return _person(parts[0], given, suffix)


def _person(family: str, given: str, suffix: str) -> Name:
    words = family.split()
    small = next((place for place, word in enumerate(words) if not word[0].islower()), 0)
    elided = _ELIDED.match(family)
    if elided:
        return Name(family[elided.end() :], given, elided[1], suffix)
    if len(given) > 1 and _INITIALS.fullmatch(given):  # "BA" are two people's initials' worth, not a name
        given = " ".join(f"{letter}." for letter in given.replace("-", "")) if "-" not in given else _hyphened(given)
    return Name(" ".join(words[small:]), given, " ".join(words[:small]), suffix)


def _hyphened(initials: str) -> str:
    return "-".join(" ".join(f"{letter}." for letter in part) for part in initials.split("-"))


def written(name: Name) -> str:
    """A name on a line of its own: "van der Kolk, Bessel A.", "Cutler, Gordon B., Jr", "World Health Organization,"."""
    if name.literal:
        return f"{name.literal},"
    family = glued(name.particle, name.family)
    return ", ".join([family, name.given, name.suffix] if name.suffix else [family, name.given]).removesuffix(", ")


def medline(name: Name, initials: str) -> str:
    """A name as PubMed writes it short: "van der Kolk BA", "Cutler GB Jr"."""
    if name.literal:
        return name.literal
    return " ".join(part for part in (glued(name.particle, name.family), initials, name.suffix.rstrip(".")) if part)


def is_medline(text: str) -> bool:
    """Whether a name reads as PubMed writes it short: "Haller H"."""
    return _MEDLINE.fullmatch(text.strip()) is not None
