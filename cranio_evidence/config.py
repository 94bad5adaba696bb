"""What does the user want to be asked only once?

One TOML file in the user's configuration folder, written by hand or by ``evidence config``. It holds who sends a letter
(``[praktijk]``) and where publications are looked up (``[opzoeken]``); what a client tells never comes in here.
"""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cranio_evidence import folders
from cranio_evidence.faults import refusal
from cranio_evidence.files import write
from cranio_evidence.letter.case import PRACTICE_NAMES, Practice, named, practice

if TYPE_CHECKING:
    from cranio_evidence.lookup.service import Service

SECTION = "praktijk"
LOOK_UP = "opzoeken"
# The base addresses of the services, by their name in the settings, and the variable that goes before the settings.
_ADDRESSES = {"crossref": "EVIDENCE_CROSSREF", "pubmed": "EVIDENCE_PUBMED"}
_MAILTO = "e-mail"
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+(?:/[\w.~/-]*)?", re.ASCII)
_MAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)


def path() -> Path:
    """Where the settings stand, whether there are any or not (or ``EVIDENCE_CONFIG``)."""
    return folders.settings()


def sender() -> Practice:
    """Who sends the letters, as far as the settings say. Raises ``RefusedError`` where they cannot be read."""
    return practice(_read().get(SECTION, {}))


def service() -> "Service":
    """Where publications are looked up: the addresses and the e-mail address in ``[opzoeken]``, else the usual ones.

    ``EVIDENCE_CROSSREF`` and ``EVIDENCE_PUBMED`` go before them. Raises ``RefusedError`` for what is no address.
    """
    from cranio_evidence.lookup.service import Service  # noqa: PLC0415 - loaded only when something is looked up

    section = _read().get(LOOK_UP, {})
    said: dict[str, Any] = section if isinstance(section, dict) else {}
    named = {name: os.environ.get(variable) or said.get(name) for name, variable in _ADDRESSES.items()}
    for name, address in named.items():
        if address is not None and not (isinstance(address, str) and _ADDRESS.fullmatch(address)):
            raise refusal(
                f"Het adres van '{name}' ({_ADDRESSES[name]}, of in {path()}) moet met http:// of https:// beginnen.",
                f"The address of '{name}' ({_ADDRESSES[name]}, or in {path()}) must begin with http:// or https://.",
            )
    mailto = said.get(_MAILTO, "")
    if mailto and not (isinstance(mailto, str) and _MAIL.fullmatch(mailto)):
        raise refusal(
            f"Het '{_MAILTO}' onder [{LOOK_UP}] in {path()} is geen e-mailadres.",
            f"The '{_MAILTO}' under [{LOOK_UP}] in {path()} is not an e-mail address.",
        )
    addresses: dict[str, Any] = {name: address.rstrip("/") for name, address in named.items() if address}
    return Service(mailto=mailto, **addresses)


def keep(values: dict[str, str]) -> None:
    """Change the sender in the settings: the fields named, by their Dutch or English name; an empty value removes one.

    Comments, order and other settings stay. Raises ``RefusedError`` for a field that is not there, and (exit 3) where
    the file cannot be read or written.
    """
    import tomlkit  # noqa: PLC0415 - only a change needs it
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    cleaned = practice(values)._asdict()
    fields = [named(word, PRACTICE_NAMES) for word in values]
    given = {PRACTICE_NAMES[field].nl: cleaned[field] for field in fields}
    file = path()
    try:
        document: Any = tomlkit.parse(file.read_text(encoding="utf-8") if file.is_file() else "")
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise folders.unreadable_settings(file) from error
    if SECTION not in document:
        document[SECTION] = tomlkit.table()
    for name, value in given.items():
        if value:
            document[SECTION][name] = value
        elif name in document[SECTION]:
            del document[SECTION][name]
    file.parent.mkdir(parents=True, exist_ok=True)
    write(file, tomlkit.dumps(document).encode("utf-8"))


def _read() -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - only settings need it

    file = path()
    try:
        return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    except (OSError, ValueError) as error:  # neither UTF-8 nor TOML
        raise folders.unreadable_settings(file) from error
