"""How is the date of a publication said?"""

from functools import lru_cache
from typing import NamedTuple

from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang

MONTHS: dict[Lang, tuple[str, ...]] = {
    "nl": (
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
        "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ),
}  # fmt: skip
# Without points; English as the National Library of Medicine abbreviates them.
SHORT_MONTHS: dict[Lang, tuple[str, ...]] = {
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}

BRITISH_SHORT_MONTHS: dict[Lang, tuple[str, ...]] = {
    "nl": SHORT_MONTHS["nl"],
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"),
}


class Date(NamedTuple):
    """A date as far as it is known; 0 for a month or day that is not."""

    year: int
    month: int = 0
    day: int = 0


@lru_cache(maxsize=4096)
def read(iso: str) -> Date | None:
    """The date in "2016", "2016-05" or "2016-05-01"; of a span ("2025-09-10/2025-09-13") its beginning.

    >>> read("2016-05"), read("2025-09-10/2025-09-13"), read("")
    (Date(year=2016, month=5, day=0), Date(year=2025, month=9, day=10), None)
    """
    parts = iso.partition("/")[0].split("-")
    if not parts[0].isdigit():
        return None
    numbers = [int(part) for part in parts[:3] if part.isdigit()]
    month = numbers[1] if len(numbers) > 1 and 1 <= numbers[1] <= 12 else 0
    return Date(numbers[0], month, numbers[2] if month and len(numbers) > 2 else 0)


def issued(reference: Reference) -> Date | None:
    """When a publication appeared: its date, or the year of its volume where that is another year."""
    date = read(reference.date)
    if reference.year and (date is None or str(date.year) != reference.year):
        return read(reference.year)
    return date


def day_first(date: Date | None, lang: Lang, months: dict[Lang, tuple[str, ...]] = MONTHS) -> str:
    """22 november 2026, as far as it is known.

    >>> day_first(Date(2026, 11, 22), "nl"), day_first(Date(2026, 11), "en")
    ('22 november 2026', 'November 2026')
    """
    if date is None:
        return ""
    parts = (str(date.day or ""), months[lang][date.month - 1] if date.month else "", str(date.year))
    return " ".join(part for part in parts if part)


def year_first(date: Date | None, lang: Lang, months: dict[Lang, tuple[str, ...]] = SHORT_MONTHS) -> str:
    """2026 Nov 22, as the National Library of Medicine writes it, as far as it is known.

    >>> year_first(Date(2026, 11, 22), "en"), year_first(Date(2026, 11), "nl")
    ('2026 Nov 22', '2026 nov')
    """
    if date is None:
        return ""
    parts = (str(date.year), months[lang][date.month - 1] if date.month else "", str(date.day or ""))
    return " ".join(part for part in parts if part)
