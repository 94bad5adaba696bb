"""What does a letter say about one client, and who sends it to whom?

Nothing in here is kept: it comes from the therapist, goes into one letter, and is in no message and no file besides.
The parts follow the Dutch rules for letters between GPs and paramedics (HASP, NHG and others, 2020): an envelope, and a
core that says at a glance why the letter comes and what is asked. Craniosacral therapists are no party to these rules.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from cranio_evidence.faults import RefusedError, refusal
from cranio_evidence.vocabulary import Text


class Case(NamedTuple):
    """What a letter says of a client; an empty field was not told.

    ``client``: initials or a name. ``born``, ``consent`` and ``date``: ISO dates. ``red_flags`` come first in the
    letter. The others are texts of the therapist's own.
    """

    date: str = ""
    gp: str = ""
    gp_practice: str = ""
    gp_address: str = ""
    client: str = ""
    born: str = ""
    red_flags: str = ""
    reason: str = ""
    findings: str = ""
    course: str = ""
    conclusion: str = ""
    question: str = ""
    agreements: str = ""
    consent: str = ""


class Practice(NamedTuple):
    """Who sends the letter. ``register`` names the register ("RCN"); Belgium has neither that nor AGB codes."""

    name: str = ""
    practice: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    register: str = ""
    register_number: str = ""
    agb: str = ""
    agb_practice: str = ""


# What a field is called in a file and in a template, and how the letter names it.
CASE_NAMES: dict[str, Text] = {
    "date": Text("datum", "date"),
    "gp": Text("huisarts", "gp"),
    "gp_practice": Text("huisartsenpraktijk", "gp-practice"),
    "gp_address": Text("huisarts-adres", "gp-address"),
    "client": Text("client", "client"),
    "born": Text("geboortedatum", "born"),
    "red_flags": Text("alarmsignalen", "red-flags"),
    "reason": Text("aanleiding", "reason"),
    "findings": Text("bevindingen", "findings"),
    "course": Text("verloop", "course"),
    "conclusion": Text("conclusie", "conclusion"),
    "question": Text("vraag", "question"),
    "agreements": Text("afspraken", "agreements"),
    "consent": Text("toestemming", "consent"),
}
PRACTICE_NAMES: dict[str, Text] = {
    "name": Text("naam", "name"),
    "practice": Text("praktijk", "practice"),
    "address": Text("adres", "address"),
    "phone": Text("telefoon", "phone"),
    "email": Text("e-mail", "e-mail"),
    "register": Text("register", "register"),
    "register_number": Text("registernummer", "register-number"),
    "agb": Text("agb", "agb"),
    "agb_practice": Text("agb-praktijk", "agb-practice"),
}
DATES = frozenset(["date", "born", "consent"])
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
# XML and RTF can hold no other control characters than these, and a letter needs none.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def case(given: Mapping[str, Any]) -> Case:
    """The case in a mapping with the names of ``CASE_NAMES``, in either language.

    Raises ``RefusedError`` (exit 2) for a name that is not among them, a date that is none, or a value that is no text.
    A message names the field and never repeats its value.
    """
    return Case(**_read(given, CASE_NAMES))


def practice(given: Mapping[str, Any]) -> Practice:
    """The sender in a mapping with the names of ``PRACTICE_NAMES``. Raises as ``case`` does."""
    return Practice(**_read(given, PRACTICE_NAMES))


def _read(given: Mapping[str, Any], names: dict[str, Text]) -> dict[str, str]:
    read: dict[str, str] = {}
    for word, value in given.items():
        field = named(str(word), names)
        read[field] = day(value, names[field]) if field in DATES else _text(value, names[field])
    return read


def named(word: str, names: dict[str, Text]) -> str:
    """The field that a word names, in either language; capitals, and what stands between its parts, do not matter.

    Raises ``RefusedError`` where it names none.
    """
    folded = word.strip().lower().replace("_", "-").replace(" ", "-")
    for field, name in names.items():
        if folded in name:
            return field
    raise _unknown(word, names)


def _unknown(word: str, names: dict[str, Text]) -> RefusedError:
    if "bsn" in word.lower():
        return refusal(
            "Een BSN hoort niet in deze brief: laat dat veld weg.",
            "A citizen service number (BSN) does not belong in this letter: leave that field out.",
        )
    known_nl, known_en = (", ".join(name.say(lang) for name in names.values()) for lang in ("nl", "en"))
    # The word may be a value that slipped into the place of a name, so it is not repeated.
    return refusal(
        f"Een van de velden heeft een onbekende naam; kies uit {known_nl}.",
        f"One of the fields has an unknown name; choose from {known_en}.",
    )


def _text(value: Any, name: Text) -> str:
    if value is None:
        return ""
    if isinstance(value, bool | dict | list):
        raise refusal(f"Het veld '{name.nl}' moet een tekst zijn.", f"The field '{name.en}' must be a text.")
    return _CONTROL.sub("", str(value).replace("\r\n", "\n")).strip()


def day(value: Any, name: Text) -> str:
    """A date as ISO, from a date, "2026-11-22" or "22-11-2026"; empty where it is empty."""
    text = value.isoformat()[:10] if isinstance(value, date) else _text(value, name)
    found = _DAY_FIRST.fullmatch(text)
    if found:
        text = f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise refusal(
            f"Het veld '{name.nl}' is geen datum: schrijf 2026-11-22 of 22-11-2026.",
            f"The field '{name.en}' is no date: write 2026-11-22 or 22-11-2026.",
        ) from None
