"""What does the user want to be asked only once?

One TOML file in the user's configuration folder, written by hand or by ``evidence config``. It holds who sends a letter
(``[praktijk]``), where publications are looked up (``[opzoeken]``) and where the own library is (``[bibliotheek]``);
what a client tells never comes in here.
"""

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cranio_evidence import folders
from cranio_evidence.faults import refusal, unknown
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
_MAP = f"{folders.SHELF}.{folders.FOLDER}"
# The settings beside those of the sender, by section and name, and what each looks like.
_OTHERS = {
    f"{LOOK_UP}.crossref": (_ADDRESS, "https://api.crossref.org"),
    f"{LOOK_UP}.pubmed": (_ADDRESS, "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"),
    f"{LOOK_UP}.{_MAILTO}": (_MAIL, "u@voorbeeld.nl"),
    _MAP: (re.compile(r"[^\x00-\x1f]+"), "~/Documents/onderzoek"),
}


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
    return _service(_read().get(LOOK_UP, {}))


def _service(section: Any) -> "Service":
    from cranio_evidence.lookup.service import Service  # noqa: PLC0415 - loaded only when something is looked up

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


def told() -> dict[str, str]:
    """Every setting by its name (Dutch; those of the sender first) and what it says; empty where it says nothing."""
    read = _read()
    sent = practice(read.get(SECTION, {}))._asdict()
    found = {PRACTICE_NAMES[field].nl: value for field, value in sent.items()}
    for name in _OTHERS:
        section, _, field = name.partition(".")
        inside = read.get(section, {})
        found[name] = str(inside.get(field, "")) if isinstance(inside, dict) else ""
    return found


def get(name: str) -> str:
    """What one setting says; empty where it says nothing. Raises ``RefusedError`` for a name that is not there."""
    return told()[name if name in _OTHERS else PRACTICE_NAMES[_sender_field(name)].nl]


def _sender_field(name: str) -> str:
    if "." in name:
        raise unknown("evidence config", name, tuple(_OTHERS))
    return named(name, PRACTICE_NAMES)


def text() -> str:
    """What the file of the settings says, for an editor. Raises ``RefusedError`` (exit 3) where it cannot be read."""
    file = path()
    try:
        return file.read_text(encoding="utf-8") if file.is_file() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise folders.unreadable_settings(file) from error


def replace(written: str) -> None:
    """Put another text in the file of the settings, once it is found right. Raises ``RefusedError`` where it is not."""
    import tomllib  # noqa: PLC0415 - only a change needs it

    try:
        read = tomllib.loads(written)
    except ValueError as error:
        raise refusal(f"Dit is geen TOML: {error}.", f"This is not TOML: {error}.") from error
    practice(read.get(SECTION, {}))
    _service(read.get(LOOK_UP, {}))
    path().parent.mkdir(parents=True, exist_ok=True)
    write(path(), written.encode("utf-8"))


def keep(values: dict[str, str]) -> None:
    """Change settings: the sender's by their Dutch or English name, others by section and name, as in ``told``.

    An empty value removes one.
    Comments, order and other settings stay. Raises ``RefusedError`` for a field that is not there, and (exit 3) where
    the file cannot be read or written.
    """
    import tomlkit  # noqa: PLC0415 - only a change needs it
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415

    given = {name: _shaped(name, value) for name, value in values.items() if name in _OTHERS}
    of_sender = {name: value for name, value in values.items() if name not in _OTHERS}
    fields = [_sender_field(word) for word in of_sender]
    cleaned = practice(of_sender)._asdict()
    given |= {f"{SECTION}.{PRACTICE_NAMES[field].nl}": cleaned[field] for field in fields}
    file = path()
    try:
        document: Any = tomlkit.parse(file.read_text(encoding="utf-8") if file.is_file() else "")
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise folders.unreadable_settings(file) from error
    for whole, value in given.items():
        section, _, name = whole.partition(".")
        if section not in document:
            document[section] = tomlkit.table()
        if value:
            document[section][name] = value
        elif name in document[section]:
            del document[section][name]
    file.parent.mkdir(parents=True, exist_ok=True)
    write(file, tomlkit.dumps(document).encode("utf-8"))


def _shaped(name: str, value: str) -> str:
    shape, example = _OTHERS[name]
    value = value.strip()
    if value and not shape.fullmatch(value):
        raise refusal(
            f"Zo kan '{name}' niet luiden; zo wel: {example}.", f"'{name}' cannot say that; it can say: {example}."
        )
    return _lasting(value) if name == _MAP and value else value


def _lasting(folder: str) -> str:
    """A folder as it can be kept: the same one wherever the next command is given. Raises ``RefusedError``."""
    place = Path(folder).expanduser()
    if place.is_file():
        raise refusal(f"{folder} is een bestand: geef een map.", f"{folder} is a file: give a folder.")
    return folder if folder.startswith("~") else str(place.resolve())


def _read() -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - only settings need it

    file = path()
    try:
        return tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    except (OSError, ValueError) as error:  # neither UTF-8 nor TOML
        raise folders.unreadable_settings(file) from error
