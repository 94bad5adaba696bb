"""How does an author-date style order its list, tell works of one author and year apart, and refer to them in the text?

The rules are those of CSL 1.0.2 ("Disambiguation", "Cite Collapsing"), which the manuals of APA, Chicago and Harvard
share but for the parameters in ``AuthorDate``: first more names, then initials, then a letter after the year. The
references that come in here have their names set up for print (``typeset``).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import count
from typing import NamedTuple

from cranio_evidence.cite import dates
from cranio_evidence.cite.names import NameList, credited, glued, initials, kept, one_name, people
from cranio_evidence.cite.runs import Part, Runs, join, plain
from cranio_evidence.cite.titles import without_markup
from cranio_evidence.cite.words import WORDS
from cranio_evidence.folding import fold
from cranio_evidence.reference import Name, Reference
from cranio_evidence.vocabulary import Lang

_SIGNS = re.compile(r"[^\w\s]")


class AuthorDate(NamedTuple):
    """How a style refers to a work by author and year.

    ``names``: the form of the names in the text; ``titled``: what stands for them where there are none; ``listed``:
    the form of the names in the list, by which it is sorted. ``gap``: between names and year. ``undated``: the word
    for no date (a key of ``WORDS``), and ``hyphen`` what stands between it and a letter; ``undated_first``: works
    without a date come before the others. ``given``: whose first name may tell two people apart: ``nobody`` (nor do
    more names tell works apart), ``first-initials`` (the first author's initials, where these differ) or ``first``
    (the first author's initials, or the whole name where they do not). ``order``: of several works named together,
    that of the ``list``, of the ``year``, or as they were ``named``. ``particles``: a name is sorted under its
    particle ("van der Kolk" under V).
    """

    names: NameList
    titled: Callable[[Reference, Lang], Runs]
    listed: NameList
    gap: str = ", "
    undated: str = "n.d."
    hyphen: str = "-"
    undated_first: bool = True
    given: str = "first-initials"
    order: str = "list"
    particles: bool = False


class _Shown(NamedTuple):
    """How the names of one work are shown so that it differs from others: how many, and who with a first name."""

    most: int
    given: dict[Name, str | None]


def ordered(references: Iterable[Reference], how: AuthorDate, lang: Lang) -> tuple[Reference, ...]:
    """The publications in the order of the list: by author, date and title."""
    return tuple(sorted(references, key=lambda one: _place(one, how, lang)))


def _place(reference: Reference, how: AuthorDate, lang: Lang) -> tuple[tuple[str, ...], bool, int, str]:
    names, more = credited(reference)
    names = names or reference.translators
    shown = kept(names, more, how.listed)
    by = tuple(part for name in shown for part in _sorted_under(name, how))
    if names and (more or len(shown) < len(names)):
        by += ("~",)  # after the works of the author alone
    if not by:
        by = (_collated(plain(how.titled(reference, lang))),)
    date = dates.issued(reference)
    undated = (date is None) is not how.undated_first
    return by, undated, date.year if date else 0, _collated(reference.whole_title)


def _sorted_under(name: Name, how: AuthorDate) -> tuple[str, ...]:
    if name.literal:
        return (_collated(name.literal),)
    family = glued(name.particle, name.family) if how.particles else name.family
    rest = () if how.particles else (_collated(name.particle),)
    given = name.given if how.listed.initials is None else initials(name.given, how.listed.initials)
    return (_collated(family), _collated(given), *rest, _collated(name.suffix))


@lru_cache(maxsize=4096)
def _collated(words: str) -> str:
    """The words without case, accents and signs; a space comes before every letter ("El Dib" before "Elden")."""
    return fold(_SIGNS.sub("", without_markup(words)))


def letters(references: tuple[Reference, ...], how: AuthorDate, lang: Lang) -> dict[str, str]:
    """The letter of each publication that has one, by key; ``references`` in the order of the list."""
    return _told_apart(references, how, lang)[1]


def _letter(number: int) -> str:
    """A to z, then aa, ab...

    >>> _letter(0), _letter(25), _letter(26)
    ('a', 'z', 'aa')
    """
    before, last = divmod(number, 26)
    return (chr(96 + before) if before else "") + chr(97 + last)


def mention(keys: list[str], among: tuple[Reference, ...], how: AuthorDate, lang: Lang) -> Runs:
    """The publications of these keys named together in the text: (Haller et al., 2016a, 2016b; Mann, 2012).

    ``among``: the whole list of references in its order, which decides what must be told apart.
    """
    shown, letter = _told_apart(among, how, lang)
    place = {one.key: number for number, one in enumerate(among)}
    chosen = [among[number] for number in (sorted if how.order == "list" else list)(place[key] for key in keys)]
    if how.order == "year":
        chosen.sort(key=lambda one: one.year or "9999")
    # Two people may look alike; only works of the same ones share their names.
    groups: dict[tuple[tuple[Name, ...], str], tuple[Part, list[Reference]]] = {}
    for one in chosen:
        names = _names(one, how, lang, shown[one.key])
        groups.setdefault((credited(one)[0][: shown[one.key].most], plain(names)), (names, []))[1].append(one)
    said = []
    for names, works in groups.values():
        works.sort(key=lambda one: place[one.key])
        years = [_dated(one, how, lang, letter.get(one.key, "")) for one in works]
        # A word for no date needs a comma, also where a year does not (Chicago, 13.103).
        said.append(join(how.gap if dates.issued(works[0]) else ", ", names, join(", ", *years)))
    return join("", "(", join("; ", *said), ")")


def _names(reference: Reference, how: AuthorDate, lang: Lang, shown: _Shown) -> Part:
    names, more = credited(reference)
    if not names:
        return how.titled(reference, lang)
    form = how.names
    if shown.most > form.first:
        form = form._replace(first=shown.most, most=form.most if len(names) + more > shown.most else 0)
    if not shown.given:
        return people(names, more, form, lang)
    spelt = tuple(_spelt(name, shown.given.get(name, "no"), form) for name in names)
    return people(spelt, more, form, lang)


def _spelt(name: Name, point: str | None, form: NameList) -> Name:
    """The name as one that is printed with its initials (``point`` after each) or, with null, its given names."""
    if point == "no" or name.literal:
        return name
    return Name(literal=one_name(name, form._replace(initials=point), inverted=False))


def _dated(reference: Reference, how: AuthorDate, lang: Lang, letter: str) -> str:
    date = dates.issued(reference)
    if date:
        return f"{date.year}{letter}"
    return WORDS[how.undated].say(lang) + (how.hyphen + letter if letter else "")


def _told_apart(
    references: tuple[Reference, ...], how: AuthorDate, lang: Lang
) -> tuple[dict[str, _Shown], dict[str, str]]:
    """By key, how many names and whose first names tell a work from the others; and the letter where they do not."""
    given = (
        {}
        if how.given == "nobody"
        else _first_names([names[0] for one in references if (names := credited(one)[0])], how)
    )
    shown = {one.key: _Shown(how.names.first, given) for one in references}
    alike = _alike(references, how, lang, shown)
    if how.given != "nobody":
        for group in alike:
            _more_names(group, how, shown)
        alike = [still for group in alike for still in _alike(group, how, lang, shown)]
    return shown, {one.key: _letter(i) for group in alike for i, one in enumerate(group)}


def _alike(
    references: Iterable[Reference], how: AuthorDate, lang: Lang, shown: dict[str, _Shown]
) -> list[list[Reference]]:
    """The works that would be cited with the same words, in groups."""
    groups: dict[str, list[Reference]] = defaultdict(list)
    for one in references:
        groups[f"{plain(_names(one, how, lang, shown[one.key]))}|{_dated(one, how, lang, '')}"].append(one)
    return [group for group in groups.values() if len(group) > 1]


def _more_names(alike: list[Reference], how: AuthorDate, shown: dict[str, _Shown]) -> None:
    """Show as many names as tell some of these works from the rest, until they differ or there are no more names."""
    left = list(alike)
    for most in count(1):
        if not left or most > max(len(credited(one)[0]) for one in left):
            return
        keys = [tuple(_compared(name, i, how) for i, name in enumerate(credited(one)[0][:most])) for one in left]
        times = Counter(keys)
        apart = {one.key for one, key in zip(left, keys, strict=True) if times[key] == 1}
        if apart:
            for one in left:
                shown[one.key] = shown[one.key]._replace(most=most)
            left = [one for one in left if one.key not in apart]


def _compared(name: Name, place: int, how: AuthorDate) -> Name:
    """What of a name counts when works are told apart: the first names only where the style may print them."""
    if how.given == "first" and place == 0:
        return name
    if how.given == "first-initials" and place == 0:
        return name._replace(given=initials(name.given))
    return name._replace(given="")


def _first_names(names: list[Name], how: AuthorDate) -> dict[Name, str | None]:
    """Of people who share a family name, who is printed with initials (". ") and who with given names (null)."""
    families: dict[str, set[Name]] = defaultdict(set)
    for name in names:
        if name.family:
            families[name.family].add(name)
    spelt: dict[Name, str | None] = {}
    for family in families.values():
        for name in family:
            if len(family) > 1:
                same = any(initials(other.given) == initials(name.given) for other in family if other != name)
                if not same:
                    spelt[name] = ". "
                elif how.given != "first-initials":
                    spelt[name] = None
    return spelt
