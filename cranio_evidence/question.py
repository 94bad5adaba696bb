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

_NUMBER = re.compile(r"\d{1,9}")
_RANGE = re.compile(r"(\d{0,9})(?:\.\.|[-–])(\d{0,9})")
_ANY_NAME = "|".join(sorted(_NAMES, key=len, reverse=True))
_NUMBER_NAME = "|".join(word for field in NUMBERS for word in FIELDS[field])
# What may stand between two spaces. After a name in small letters a space may follow the colon.
_PIECE = re.compile(
    rf"""
    (?P<minus>[-−](?=[^\s−-]))? (?:
        (?P<field> (?i:{_ANY_NAME}) (?=:\S) | (?:{_ANY_NAME}) (?=:\s+\S) | (?:{_ANY_NAME}) (?=:\s*$) )
        (?P<colon>:\s*) (?P<value> "[^"]*" | \S* )
      | (?P<count> (?i:{_NUMBER_NAME}) ) \s* (?P<sign> >= | <= | => | =< | ≥ | ≤ | > | < | = )
        (?:\s+(?=\d))? (?P<number> \S* )
      | "(?P<phrase>[^"]*)"
      | (?P<misnamed> [^\W\d_][\w-]{{4,}} ) : (?!//) \S+
      | (?P<word> \S+ )
    )
    | \S+
    """,
    re.VERBOSE,
)


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
    for piece in _PIECE.finditer(line):
        part = _part(line, piece)
        if isinstance(part, Between):
            numbers.append(part)
        elif isinstance(part, Field):
            fields.append(part)
        elif part.text.strip():
            (without if piece["minus"] else words).append(part)
    return Question(line, tuple(words), tuple(without), tuple(fields), tuple(numbers))


def _part(line: str, piece: re.Match[str]) -> Word | Field | Between:
    """What one piece of a line says."""
    if piece["minus"] and (piece["count"] or _NAMES.get((piece["field"] or "").lower()) in NUMBERS):
        raise refused(
            line,
            *piece.span("minus"),
            "Een minteken kan niet voor een getal: schrijf het andersom, zoals n<50 of jaar:..2014.",
            "A minus sign cannot stand before a number: turn it round, such as n<50 or year:..2014.",
        )
    if piece["count"]:
        return _between(line, piece, piece["count"], piece["sign"], "number")
    if piece["field"] and _NAMES[piece["field"].lower()] in NUMBERS:
        return _between(line, piece, piece["field"], ":", "value")
    if piece["field"]:
        value = piece["value"].strip('"')
        if not value.strip():
            name = piece["field"]
            raise refused(line, *piece.span(), f"Er hoort een woord na {name}:", f"Expected a word after {name}:")
        exact = piece["value"].startswith('"')
        word = Word(value, piece.start("value") + exact, exact)
        return Field(_NAMES[piece["field"].lower()], word, without=bool(piece["minus"]))
    if piece["phrase"] is not None:
        return Word(piece["phrase"], piece.start("phrase"), exact=True)
    if piece["misnamed"]:
        _refuse_misspelt(line, piece)
    start = piece.start() + len(piece["minus"] or "")
    return Word(line[start : piece.end()], start)


def _refuse_misspelt(line: str, piece: re.Match[str]) -> None:
    """Refuse a name that is nearly the name of a field: it would otherwise be looked for as a word."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a wrong name needs it

    name = piece["misnamed"]
    near = get_close_matches(name.lower(), [one for one in _NAMES if len(one) > 3], n=1, cutoff=0.8)
    if near:
        raise refused(
            line,
            *piece.span("misnamed"),
            f"Er is geen veld '{name}:'. Bedoelt u '{near[0]}:'?",
            f"There is no field '{name}:'. Did you mean '{near[0]}:'?",
        )


def _between(line: str, piece: re.Match[str], name: str, sign: str, group: str) -> Between:
    """The bounds that a comparison or a range sets."""
    field, value, (start, end) = _NAMES[name.lower()], piece[group], piece.span(group)
    sign = {"=>": ">=", "≥": ">=", "=<": "<=", "≤": "<="}.get(sign, sign)
    span = _RANGE.fullmatch(value)
    if sign in (":", "=") and span and (span[1] or span[2]):
        low, high = (int(one) if one else None for one in span.groups())
        if low is not None and high is not None and low > high:
            raise refused(
                line,
                start,
                end,
                f"{low} is meer dan {high}: schrijf {high}..{low}.",
                f"{low} is more than {high}: write {high}..{low}.",
            )
        return Between(field, low, high)
    if not _NUMBER.fullmatch(value):
        asked = f"{name}{sign}"
        example = f"{asked}{2015 if field == 'year' else 50}"
        raise refused(
            line,
            start if value else piece.start(),
            end,
            f"Er hoort een getal na {asked}, zoals {example}.",
            f"Expected a number after {asked}, such as {example}.",
        )
    number = int(value)
    if sign in (":", "="):
        return Between(field, number, number)
    return Between(field, {">=": number, ">": number + 1}.get(sign), {"<=": number, "<": number - 1}.get(sign))
