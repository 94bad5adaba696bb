"""What comes out of an exchange file, and what is said of what could not come along?"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from cranio_evidence.faults import Problem
from cranio_evidence.reference import Name, Reference
from cranio_evidence.vocabulary import Text


class Entry(NamedTuple):
    """A publication from a file.

    ``reference.key`` is the file's own key, or empty; ``line`` counts from 1; ``lost`` says what the file has of it that a
    reference cannot hold.
    """

    reference: Reference
    line: int
    lost: tuple[Text, ...] = ()


class Read(NamedTuple):
    """All that a file holds: ``form`` is a key of ``READERS`` (empty: not known which); nothing is in neither list."""

    form: str
    entries: tuple[Entry, ...]
    failed: tuple[Problem, ...]


class Lost(NamedTuple):
    """What a written file does not say of a publication."""

    key: str
    what: Text


class Written(NamedTuple):
    """A file's text, and what it cannot hold of the publications in it."""

    text: str
    lost: tuple[Lost, ...]


Found = Entry | Problem

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def tidy(text: str) -> str:
    """The text on one line, with single spaces and without signs that nobody can see or write."""
    if not (text.isascii() and text.isprintable()):
        text = _CONTROL.sub("", text)
    return " ".join(text.split())


def tidy_name(name: Name) -> Name:
    """A name whose parts are tidy."""
    return Name(*map(tidy, name))


def entry(line: int, values: Mapping[str, Any], lost: Iterable[Text] = ()) -> Entry:
    """A publication from the values of its fields, tidied. ``title`` and ``kind`` must be among them."""
    made: dict[str, Any] = {}
    for field, value in values.items():
        if isinstance(value, str):
            made[field] = tidy(value)
        elif isinstance(value, tuple):
            made[field] = tuple(name for name in map(tidy_name, value) if any(name))
        else:
            made[field] = value
    made.setdefault("key", "")
    made["language"] = made.get("language") or "en"
    return Entry(Reference(**made), line, tuple(dict.fromkeys(lost)))


def failure(file: str, line: int, key: str, nl: str, en: str) -> Problem:
    """An entry that could not be read, with what would be right."""
    return Problem(file, line, key, "import", Text(nl, en))


def untitled(file: str, line: int, key: str = "") -> Problem:
    """An entry without a title is no publication that anybody could find."""
    return failure(
        file,
        line,
        key,
        "de titel ontbreekt: geef deze publicatie een titel",
        "the title is missing: give this publication a title",
    )


# What files tell that a reference has no place for; by the words that formats use for it, in small letters.
_WORDS: dict[Text, str] = {
    Text("samenvatting", "abstract"): "ab abstract n2 samenvatting annotation annote abstractnote",
    Text("trefwoorden", "keywords"): "kw keyword keywords mh ot trefwoorden tags manualtags automatictags mesh",
    Text("aantekening", "note"): "n1 note notes comment comments aantekening notities review addendum rn",
    Text("bijlage", "attached file"): "l1 l2 l3 l4 file pdf attachments fileattachments local-url bdsk-file-1",
    Text("adres van de auteurs", "affiliation"): "ad affiliation irad address-of-authors",
    Text("databank", "database"): "db dp database databaseprovider librarycatalog own source",
    Text("nummer in een databank", "accession number"): "an accessionnumber jid ui u1 u2 u3 u4 u5 id",
    Text("signatuur", "call number"): "cn callnumber call-number",
    Text("vertaalde titel", "translated title"): "tt translatedtitle",
    Text("korte titel", "short title"): "st shorttitle title-short",
    Text("soort publicatie", "kind of publication"): "pt m3 typeofwork",
    Text("financiering", "funding"): "gr funding funder",
    Text("rechten", "copyright"): "ci copyright rights copyrightinformation",
}
_NAMES = {word: text for text, words in _WORDS.items() for word in words.split()}


def lost_field(name: str, value: str) -> Text:
    """What is lost with a field: its name in words, and what it says if that is short."""
    words = _NAMES.get(name.lower().replace(" ", ""), Text("", ""))
    value = tidy(value)
    said = f": {value}" if value and len(value) <= 60 else ""
    if not words.nl:
        return Text(f"veld {name}{said}", f"field {name}{said}")
    return Text(f"{words.nl} ({name}){said}", f"{words.en} ({name}){said}")


def lost_key(key: str, line: int) -> Text:
    """What is lost where two entries of a file have one key: the second comes without."""
    return Text(f"de sleutel {key}: die staat al op regel {line}", f"the key {key}: it already stands on line {line}")


# The fields of a reference, as a reader of the report knows them.
FIELD_NAMES: dict[str, Text] = {
    "key": Text("sleutel", "key"),
    "kind": Text("soort publicatie", "kind of publication"),
    "title": Text("titel", "title"),
    "subtitle": Text("ondertitel", "subtitle"),
    "year": Text("jaar", "year"),
    "date": Text("datum", "date"),
    "authors": Text("auteurs", "authors"),
    "others": Text("dat er meer auteurs zijn", "that there are more authors"),
    "editors": Text("redacteuren", "editors"),
    "more_editors": Text("dat er meer redacteuren zijn", "that there are more editors"),
    "translators": Text("vertalers", "translators"),
    "container": Text("boek of site", "book or site"),
    "journal": Text("tijdschrift", "journal"),
    "journal_short": Text("tijdschrift, afgekort", "journal, abbreviated"),
    "volume": Text("jaargang", "volume"),
    "number": Text("nummer", "number"),
    "pages": Text("pagina's", "pages"),
    "eid": Text("artikelnummer", "article number"),
    "edition": Text("druk", "edition"),
    "series": Text("reeks", "series"),
    "pages_in_all": Text("aantal pagina's", "pages in all"),
    "genre": Text("soort werk", "kind of work"),
    "publisher": Text("uitgever", "publisher"),
    "place": Text("plaats", "place"),
    "event": Text("congres", "congress"),
    "state": Text("stand van de publicatie", "state of the publication"),
    "doi": Text("DOI", "DOI"),
    "pmid": Text("PMID", "PMID"),
    "pmcid": Text("PMCID", "PMCID"),
    "issn": Text("ISSN", "ISSN"),
    "isbn": Text("ISBN", "ISBN"),
    "url": Text("webadres", "web address"),
    "accessed": Text("geraadpleegd op", "accessed on"),
    "language": Text("taal", "language"),
}
