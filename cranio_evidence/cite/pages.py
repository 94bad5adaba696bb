"""How does a style print a range of pages, and what does a shortened one stand for?"""

import re
from collections.abc import Callable

# What stands after the dash, from the letters before both pages, and the two pages in full.
Last = Callable[[str, str, str], str]

_RANGE = re.compile(r"^(.*?)(\d+)\s*[-–]\s*(.*?)(\d+)$")
_DASH = re.compile(r"\s*[-–]\s*")
_BETWEEN = re.compile(r"\s*([,&])\s*")


def minimal(pages: str, dash: str = "-") -> str:
    """A range with the last page cut to the digits that differ (Vancouver, BMJ).

    >>> minimal("441-449"), minimal("e21-e28"), minimal("1099-1107"), minimal("99-104"), minimal("S3-S9, 12-19")
    ('441-9', 'e21-8', '1099-107', '99-104', 'S3-9, 12-9')
    """
    return _each(pages, dash, lambda _, first, last: last[_same(first, last) :])


def expanded(pages: str, dash: str = "-") -> str:
    """A range with both pages in full (AMA, and what APA and Harvard do with a range that is in full).

    >>> expanded("441-449"), expanded("441-9"), expanded("S3-S9")
    ('441-449', '441-449', 'S3-S9')
    """
    return _each(pages, dash, lambda letters, _, last: letters + last)


def chicago(pages: str, dash: str = "–") -> str:
    """A range as the Chicago Manual of Style shortens it (9.63 in the 18th edition): two digits at the least.

    >>> chicago("71-72"), chicago("100-104"), chicago("101-108"), chicago("321-328"), chicago("1496-1504")
    ('71–72', '100–104', '101–8', '321–28', '1496–504')
    """

    def cut(_: str, first: str, last: str) -> str:
        same = _same(first, last)
        if len(first) < 3 or first.endswith("00") or len(first) != len(last):
            return last
        if first[-2] == "0" and last[-2] == "0":
            return last[same:]
        return last[min(same, len(last) - 2) :]

    return _each(pages, dash, cut)


def as_given(pages: str, dash: str = "–") -> str:
    """A range as the record gives it, with the style's dash.

    >>> as_given("1142-7"), as_given("L3-5-L6")
    ('1142–7', 'L3-5-L6')
    """
    return _each(pages, dash, None)


def full(pages: str) -> str:
    """The whole range that a shortened one stands for, with a hyphen; a range of one page is that page.

    >>> full("441-9"), full("e21–8"), full("S3-9"), full("12-12")
    ('441-449', 'e21-e28', 'S3-S9', '12')
    """
    found = _RANGE.match(pages)
    if found is None or pages.count("-") + pages.count("–") != 1 or found[3] not in ("", found[1]):
        return _DASH.sub("-", pages)
    letters, first, _, last = found.groups()
    last = first[: max(len(first) - len(last), 0)] + last
    return letters + first if first == last else f"{letters}{first}-{letters}{last}"


def _same(first: str, last: str) -> int:
    """How many digits two pages of one length begin alike; none where their lengths differ."""
    if len(first) != len(last):
        return 0
    return next((i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), len(first))


def _each(pages: str, dash: str, last_page: Last | None) -> str:
    if "-" not in pages and "–" not in pages:
        return pages
    if "," not in pages and "&" not in pages:
        return _one(pages.strip(), dash, last_page)
    made = [part if part in {",", "&"} else _one(part, dash, last_page) for part in _BETWEEN.split(pages.strip())]
    return " ".join(made).replace(" ,", ",")


def _one(pages: str, dash: str, last_page: Last | None) -> str:
    if pages.count("-") + pages.count("–") != 1:
        return pages
    found = None if last_page is None else _RANGE.match(pages)
    if found is None or last_page is None:
        return dash.join(_DASH.split(pages))
    letters, first, last_letters, last = found.groups()
    shorter = len(first) - len(last)
    if last_letters != letters and (last_letters or shorter <= 0):
        return dash.join(_DASH.split(pages))
    last = first[: max(shorter, 0)] + last
    return letters + first if first == last else f"{letters}{first}{dash}{last_page(letters, first, last)}"
