"""How is a range of pages printed short, and what does a short one stand for?"""

import re

_RANGE = re.compile(r"^([A-Za-z]*)(\d+)\s*[-–]\s*([A-Za-z]*)(\d+)$")


def shortened(pages: str) -> str:
    """A range with the last page cut to the digits that differ, as Vancouver prints it (ICMJE sample references).

    >>> shortened("441-449"), shortened("e21-e28"), shortened("1099-1107"), shortened("99-104")
    ('441-9', 'e21-8', '1099-107', '99-104')
    """
    found = _RANGE.match(pages)
    if not found:
        return pages
    letter, first, last_letter, last = found.groups()
    if last_letter not in ("", letter) or len(first) != len(last) or int(last) <= int(first):
        return pages
    same = next(i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a != b)
    return f"{letter}{first}-{last[same:]}"


def full(pages: str) -> str:
    """The whole range that a shortened one stands for.

    >>> full("441-9"), full("e21-8")
    ('441-449', 'e21-e28')
    """
    found = _RANGE.match(pages)
    if not found:
        return pages
    letter, first, _, last = found.groups()
    if len(last) < len(first):
        last = first[: -len(last)] + last
    return f"{letter}{first}-{letter}{last}"
