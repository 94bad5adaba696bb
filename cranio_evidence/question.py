"""What does somebody ask in one line of words and fields?

The language of the search box and of ``list --where``: ``docs/search.md`` explains it to its users.
"""

import re
from typing import NamedTuple

from cranio_evidence.faults import RefusedError
from cranio_evidence.vocabulary import Text

# Each field, and the words for it in Dutch and English (the first of each is the one that messages use).
FIELDS: dict[str, tuple[str, ...]] = {
    "condition": ("conditie", "condition", "klacht", "complaint"),
    "design": ("opzet", "design"),
    "comparator": ("vergeleken-met", "compared-with", "comparator", "vergelijking"),
    "author": ("auteur", "author"),
    "treatment": ("behandeling", "treatment", "modality"),
    "outcome": ("uitkomst", "outcome"),
    "instrument": ("meetinstrument", "instrument"),
    "title": ("titel", "title"),
    "journal": ("tijdschrift", "journal"),
    "people": ("n", "deelnemers", "participants"),
    "year": ("jaar", "year"),
}
NUMBERS = ("people", "year")
_NAMES = {word: field for field, words in FIELDS.items() for word in words}
_SAID = {field: Text(words[0], words[1] if len(words) > 2 or field not in NUMBERS else words[-1]) for field, words in FIELDS.items()}

_NUMBER = re.compile(r"\d{1,9}")
_RANGE = re.compile(r"(\d{0,9})\.\.(\d{0,9})")
_COMPARED = re.compile(r"(?P<name>[^\W\d_][\w-]*)(?P<sign>>=|<=|=>|=<|≥|≤|>|<|=)(?P<value>.*)")
_COLON = re.compile(r"(?P<name>[^\W\d_][\w-]*):(?P<value>.*)")
_PIECE = re.compile(r'(?P<not>-)?(?P<name>[^\W\d_][\w-]*:)?"(?P<quoted>[^"]*)"|\S+')


class Word(NamedTuple):
    """An ordinary word, or with ``exact`` a phrase in quotes; ``start``: its place in the line."""

    text: str
    start: int
    exact: bool = False


class Field(NamedTuple):
    """A word that must stand in one field: ``name`` a key of ``FIELDS``. ``without``: it must not."""

    name: str
    value: Word
    without: bool = False


class Between(NamedTuple):
    """A number that must lie between two others, both included: ``name`` one of ``NUMBERS``; null is no bound."""

    name: str
    low: int | None
    high: int | None


class Question(NamedTuple):
    """What a line asks: ``words`` that should be found, ``without`` that must not, and what narrows the answer."""

    line: str
    words: tuple[Word, ...] = ()
    without: tuple[Word, ...] = ()
    fields: tuple[Field, ...] = ()
    numbers: tuple[Between, ...] = ()

    @property
    def plain(self) -> bool:
        """Only ordinary words."""
        return not (self.without or self.fields or self.numbers or any(word.exact for word in self.words))


def refused(line: str, start: int, end: int, nl: str, en: str) -> RefusedError:
    """A refusal that marks its place in the line: characters ``start`` up to ``end``."""
    mark = f"  {' '.join(line.splitlines())}\n  {' ' * start}{'^' * max(1, end - start)}"
    return RefusedError(Text(f"{nl}\n{mark}", f"{en}\n{mark}"))


def parse(line: str) -> Question:
    """The question that a line asks.

    A field is a known name before a colon or a comparison; any other word with a colon is an ordinary word, so that a
    title or an address can be pasted. Raises ``RefusedError``, with the place marked, when a field has no value or
    not the kind of value it needs, or when its name is nearly one that is known.

    >>> parse('haller jaar:2015.. -review "nek pijn"').numbers
    (Between(name='year', low=2015, high=None),)
    """
    words: list[Word] = []
    without: list[Word] = []
    fields: list[Field] = []
    numbers: list[Between] = []
    pieces = list(_PIECE.finditer(line))
    while pieces:
        piece = pieces.pop(0)
        start, end = piece.span()
        found = piece.group()
        minus = found.startswith("-") and len(found) > 1 and (start == 0 or line[start - 1].isspace())
        body = found[1:] if minus else found
        at = start + minus
        quoted = piece.group("quoted")
        named = _COLON.fullmatch(body) if quoted is None or piece.group("name") else None
        compared = None if named or quoted is not None else _COMPARED.fullmatch(body)
        if named and _field(named["name"]):
            name, value, value_at = _field(named["name"]), named["value"], at + named.start("value")
            if not value and pieces and named["name"].islower():
                following = pieces.pop(0)
                value, value_at, end = following.group(), following.start(), following.end()
            elif not value and pieces:
                words.append(Word(named["name"], at))  # "Design: a trial" in a pasted title
                continue
            if name in NUMBERS:
                numbers.append(_numbers(line, name, ":", value, at, value_at, end))
                continue
            value = value.strip('"')
            if not value:
                raise _no_value(line, named["name"], at, end)
            word = Word(value, value_at, exact=quoted is not None)
            fields.append(Field(name, word, without=minus))
        elif compared and _field(compared["name"]) in NUMBERS:
            name, value_at = _field(compared["name"]), at + compared.start("value")
            numbers.append(_numbers(line, name, compared["sign"], compared["value"], at, value_at, end))
        elif named and named["value"] and not named["value"].startswith("/"):
            _nearly(line, named["name"], at)
            words.append(Word(body, at))
        elif quoted is not None and quoted.strip():
            (without if minus else words).append(Word(quoted, at + 1, exact=True))
        elif minus and body[0].isalnum():
            without.append(Word(body, at))
        else:
            words.append(Word(found, start))
    return Question(line, tuple(words), tuple(without), tuple(fields), tuple(numbers))


def _field(name: str) -> str:
    return _NAMES.get(name.lower(), "")


def _nearly(line: str, name: str, start: int) -> None:
    """Refuse a name that is nearly the name of a field: it would otherwise be looked for as a word."""
    if len(name) < 5:
        return
    from difflib import get_close_matches  # noqa: PLC0415 - only a wrong name needs it

    near = get_close_matches(name.lower(), [one for one in _NAMES if len(one) > 3], n=1, cutoff=0.8)
    if near:
        raise refused(
            line,
            start,
            start + len(name),
            f"Er is geen veld '{name}:'. Bedoelt u '{near[0]}:'?",
            f"There is no field '{name}:'. Did you mean '{near[0]}:'?",
        )


def _no_value(line: str, name: str, start: int, end: int) -> RefusedError:
    return refused(line, start, end, f"Er hoort een woord na {name}:", f"Expected a word after {name}:")


def _numbers(line: str, name: str, sign: str, value: str, at: int, value_at: int, end: int) -> Between:
    sign = {"=>": ">=", "≥": ">=", "=<": "<=", "≤": "<="}.get(sign, sign)
    between = _RANGE.fullmatch(value)
    if sign in (":", "=") and between and (between[1] or between[2]):
        low, high = (int(one) if one else None for one in between.groups())
        if low is not None and high is not None and low > high:
            raise refused(
                line,
                value_at,
                end,
                f"{low} is meer dan {high}: schrijf {high}..{low}.",
                f"{low} is more than {high}: write {high}..{low}.",
            )
        return Between(name, low, high)
    number = int(value) if _NUMBER.fullmatch(value) else None
    if number is None:
        asked = line[at:value_at].strip()
        example = "2015 of 2015.." if name == "year" else "50 of 50.."
        raise refused(
            line,
            value_at if value else at,
            end,
            f"Er hoort een getal na {asked}, zoals {example}.",
            f"Expected a number after {asked}, such as {example.replace(' of ', ' or ')}.",
        )
    low = {">=": number, ">": number + 1}.get(sign)
    high = {"<=": number, "<": number - 1}.get(sign)
    return Between(name, number, number) if sign in (":", "=") else Between(name, low, high)
