"""What do the values of CSL say: text, people, dates?"""

import re
from collections.abc import Mapping
from typing import Any

from cranio_evidence.formats import dates
from cranio_evidence.reference import Name

_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": " "}
_ENTITY = re.compile("|".join(_ENTITIES))
_CAPS = re.compile(r'<span\s+style="font-variant:\s*small-caps;?">(.*?)</span>', re.DOTALL)
_CASE = re.compile(r'<span\s+class="nocase">(.*?)</span>', re.DOTALL)


def text_of(value: Any) -> str:
    """The text of a value; of a list, as Crossref gives it, the first; of a number its digits."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, bool) or value is None or isinstance(value, (dict, list)):
        return ""
    if isinstance(value, (int, float)):
        return _digits(value)
    text = str(value)
    if "&" in text:
        text = _ENTITY.sub(lambda found: _ENTITIES[found[0]], text)
    if "<span" in text:
        text = _CASE.sub(r"\1", _CAPS.sub(r"<sc>\1</sc>", text))
    return text


def _digits(value: float) -> str:
    try:
        return str(int(value)) if int(value) == value else str(value)
    except (ValueError, OverflowError):
        return ""


def names_of(value: Any) -> tuple[tuple[Name, ...], bool]:
    """The people in a list of CSL names, and whether the last of them only says that there are others."""
    listed = [one for one in value if isinstance(one, Mapping)] if isinstance(value, list) else []
    others = bool(listed) and text_of(listed[-1].get("literal") or listed[-1].get("family")) == "others"
    return tuple(name for name in map(_name, listed[:-1] if others else listed) if any(name)), others


def _name(one: Mapping[str, Any]) -> Name:
    literal = text_of(one.get("literal") or one.get("name"))
    if literal:
        return Name(literal=literal)
    dropping = text_of(one.get("dropping-particle"))
    particle = " ".join(part for part in (dropping, text_of(one.get("non-dropping-particle"))) if part)
    return Name(text_of(one.get("family")), text_of(one.get("given")), particle, text_of(one.get("suffix")))


def date_of(value: Any) -> dates.Date:
    """A date of CSL: in parts, of which a span has two, or in words."""
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return dates.read(text_of(value))
    if not isinstance(value, Mapping):
        return dates.Date("", whole=value in (None, [], ""))
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        said = [_iso(one) for one in parts[:2] if isinstance(one, list)]
        made = "/".join(one for one in said if one)
        return dates.Date(made, whole=bool(made) and "season" not in value)
    return dates.read(text_of(value.get("raw") or value.get("literal")))


def _iso(parts: list[Any]) -> str:
    numbers = [text_of(one) for one in parts[:3]]
    if not numbers or not numbers[0].isdigit() or len(numbers[0]) > 4:
        return ""
    joined = "-".join([numbers[0].zfill(4), *(one.zfill(2) for one in numbers[1:] if one.isdigit())])
    return dates.read(joined).iso
