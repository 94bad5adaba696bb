"""Is a record written as it should be?"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, TypeVar

from cranio_evidence.faults import Fault, Path
from cranio_evidence.sources import Sources
from cranio_evidence.study import Study
from cranio_evidence.vocabulary import Text

T = TypeVar("T")


KEY = re.compile(r"^[a-z][a-z0-9-]*$")


_DATE = re.compile(r"^\d{4}-\d{2}(-\d{2})?$")


_URL = re.compile(r"^https?://(?!\d+\.\d+\.\d+\.\d+(?:[:/]|$))[^\s/]+\.[^\s]+$")


def key(study: Study, _: Sources) -> Iterator[Fault]:
    if not KEY.match(study.key):
        yield Fault(
            ("key",),
            "key",
            Text(
                "een sleutel bestaat uit kleine letters en cijfers, zoals haller2016neck",
                "a key is made of small letters and digits, such as haller2016neck",
            ),
        )


def form(study: Study, _: Sources) -> Iterator[Fault]:
    if study.is_review != (study.review is not None):
        yield Fault(
            ("design",),
            "form",
            Text(
                "een overzicht heeft een blok 'review', en alleen een overzicht",
                "a review has a block 'review', and nothing else has one",
            ),
        )
    people = study.participants
    if study.form == "not-found" and (study.outcomes or people.randomised or people.enrolled):
        yield Fault(
            ("form",),
            "form",
            Text(
                "van een werk dat niemand vond staan geen aantallen of uitkomsten vast",
                "a work that nobody found has no numbers or outcomes",
            ),
        )


def dates(study: Study, _: Sources) -> Iterator[Fault]:
    dates: list[tuple[Path, str | None]] = [(("notice", "checked"), study.notice.checked)]
    dates += [(("sources", i, "seen"), one.seen) for i, one in enumerate(study.sources)]
    if study.review:
        dates.append((("review", "searched_until"), study.review.searched_until))
    for path, day in dates:
        if day is not None and not is_date(day):
            yield bad_date(path, day)
    for i, one in enumerate(study.sources):
        if not _URL.match(one.url):
            yield Fault(
                ("sources", i, "url"),
                "address",
                Text(
                    f"'{one.url}' is geen webadres dat blijft: schrijf het hele adres, met https:// en een naam",
                    f"'{one.url}' is no web address that lasts: write it in full, with https:// and a name",
                ),
            )


def bad_date(path: Path, date: str) -> Fault:
    return Fault(
        path, "date", Text(f"'{date}' is geen datum: schrijf 2026-11-22", f"'{date}' is no date: write 2026-11-22")
    )


def is_date(text: str) -> bool:
    """Whether this is a day or a month that exists, such as 2026-11-22 or 2026-11."""
    if not _DATE.match(text):
        return False
    try:
        date.fromisoformat(text if len(text) > 7 else f"{text}-01")
    except ValueError:
        return False
    return True


def texts(record: object, _: Sources) -> Iterator[Fault]:
    for path, text in every(Text, record):
        for lang, words in zip(("nl", "en"), text, strict=True):
            if not words.strip():
                yield Fault(
                    (*path, lang),
                    "text",
                    Text(
                        "deze tekst is leeg: schrijf hem in beide talen",
                        "this text is empty: write it in both languages",
                    ),
                )


def every(kind: type[T], record: object, path: Path = ()) -> list[tuple[Path, T]]:
    """Every value of a class that stands anywhere in a record, with its path."""
    found: list[tuple[Path, T]] = []
    _collect(kind, record, path, found)
    return found


def _collect(kind: Any, value: Any, path: Path, found: list[tuple[Path, Any]]) -> None:
    if isinstance(value, kind):
        found.append((path, value))
    elif hasattr(value, "_fields"):
        record: Any = type(value)
        for place, name in _leads(record, kind):
            one = value[place]
            if one:
                _collect(kind, one, (*path, name), found)
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            _collect(kind, one, (*path, place), found)


@cache
def _leads(record: Any, kind: Any) -> tuple[tuple[int, str], ...]:
    """The fields of a record class that may hold a value of a class; every record is gone through often."""
    return tuple((i, name) for i, name in enumerate(record._fields) if _holds(record.__annotations__[name], kind))


def _holds(annotation: Any, kind: type) -> bool:
    parts = getattr(annotation, "__annotations__", {}).values() if hasattr(annotation, "_fields") else ()
    return annotation is kind or any(_holds(one, kind) for one in (*parts, *getattr(annotation, "__args__", ())))
