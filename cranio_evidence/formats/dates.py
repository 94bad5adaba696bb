"""Which date do the words of an exchange file mean?"""

import re
from functools import lru_cache
from typing import NamedTuple

_DAY_ISO = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_ISO = re.compile(rf"{_DAY_ISO}(?:/(?:{_DAY_ISO})?)?")
_NUMBERS = re.compile(r"(\d{4})(?:[-/.](\d{1,2})?(?:[-/.](\d{1,2})?)?)?[-/.]?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)?")
_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
_DAY = re.compile(r"(?<!\d)([12]\d|3[01]|0?[1-9])(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
# The first letters of a month, in English, Dutch and German.
_MONTHS: dict[str, int] = {
    "jan": 1, "feb": 2, "mar": 3, "maa": 3, "mrt": 3, "mär": 3, "apr": 4, "may": 5, "mei": 5, "mai": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12,
}  # fmt: skip


class Date(NamedTuple):
    """A date as far as known ("2016", "2016-05", "2016-05-01", or empty), and whether it says all that the words say."""

    iso: str
    whole: bool = True


@lru_cache(maxsize=4096)
def read(text: str) -> Date:
    """The date in the words of a file.

    >>> read("2016 May 1"), read("2016/05//"), read("1 mei 2016"), read("2016 Spring"), read("")
    (Date(iso='2016-05-01', whole=True), Date(iso='2016-05', whole=True), Date(iso='2016-05-01', whole=True), \
Date(iso='2016', whole=False), Date(iso='', whole=True))
    """
    text = text.strip().strip("/-, ")[:200]
    if not text or _ISO.fullmatch(text):
        return Date(text)
    numbers = _NUMBERS.fullmatch(text) or _COMPACT.fullmatch(text)
    if numbers:
        return _put(int(numbers[1]), int(numbers[2] or 0), int(numbers[3] or 0))
    year = _YEAR.search(text)
    if year is None:
        return Date("", whole=False)
    rest = text[: year.start()] + " " + text[year.end() :]
    words = [one.lower() for one in _WORD.findall(rest)]
    months = [number for one in words if (number := _MONTHS.get(one[:3]))]
    days = _DAY.findall(rest)
    if len(months) == 1 and len(words) == 1:
        return _put(int(year[1]), months[0], int(days[0]) if len(days) == 1 else 0, whole=len(days) < 2)
    made = _put(int(year[1]), months[0] if months else 0, 0)
    return made._replace(whole=not rest.strip(" ()[].,;©c"))


def _put(year: int, month: int, day: int, *, whole: bool = True) -> Date:
    if not 1 <= month <= 12:
        return Date(f"{year:04}", whole and month == 0)
    if not 1 <= day <= 31:
        return Date(f"{year:04}-{month:02}", whole and day == 0)
    return Date(f"{year:04}-{month:02}-{day:02}", whole)
