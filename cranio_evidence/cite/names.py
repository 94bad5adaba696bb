"""How does each style print the authors of a publication?"""

import re

from cranio_evidence.reference import Name, Reference


def vancouver(reference: Reference) -> str:
    """Family name and initials without points; more than six authors are the first six and "et al." (ICMJE)."""
    shown = [_vancouver(name) for name in reference.authors]
    if len(shown) > 6 or reference.others:
        shown = [*shown[:6], "et al"]
    return ", ".join(shown)


def _vancouver(name: Name) -> str:
    if name.literal:
        return name.literal
    return " ".join(part for part in (name.particle, name.family, initials(name.given), name.suffix) if part)


def apa(reference: Reference) -> str:
    """Family name, initials with points; beyond twenty the first nineteen and the last (APA 7, 9.8)."""
    shown = [_apa(name) for name in reference.authors]
    if reference.others:
        return ", ".join([*shown, "et al."])
    if len(shown) > 20:
        return ", ".join(shown[:19]) + ", … " + shown[-1]
    if len(shown) > 1:
        return ", ".join(shown[:-1]) + ", & " + shown[-1]
    return "".join(shown)


def _apa(name: Name) -> str:
    if name.literal:
        return name.literal
    family = f"{name.particle} {name.family}".strip()
    return ", ".join(part for part in (family, initials(name.given, point="."), name.suffix) if part)


def printed(reference: Reference, most: int) -> tuple[str, ...]:
    """The family names that a style prints when it shows ``most`` authors at the most."""
    names = [name.literal or name.family for name in reference.authors]
    if len(names) > most > 6:  # APA: the last author is printed too
        return (*names[: most - 1], names[-1])
    return tuple(names[:most])


def initials(given: str, point: str = "") -> str:
    """The initials of given names; a hyphen between names stays where initials carry points.

    >>> initials("Felix J."), initials("Josep C", point="."), initials("Gemma-Victoria", point=".")
    ('FJ', 'J. C.', 'G.-V.')
    """
    made = []
    for word in given.replace(".", ". ").split():
        if word[0].islower():
            continue  # a particle between given names
        letters = [part[0].upper() + point for part in re.split(r"[-‐]", word) if part and part[0].isalpha()]
        made.append(("-" if point else "").join(letters))
    return (" " if point else "").join(one for one in made if one)
