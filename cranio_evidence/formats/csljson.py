"""Which publications does a file of CSL-JSON hold, and how is one written?

What a citation processor needs stands in the variables of CSL; what they cannot hold stands in ``custom``, the place
that the schema has for it, and counts only as long as the rest still says the same.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any

from cranio_evidence.cite.csl import csl
from cranio_evidence.formats import languages
from cranio_evidence.formats.cslvalues import date_of, names_of, text_of
from cranio_evidence.formats.entries import Entry, Found, entry, failure, lost_field, lost_key, untitled
from cranio_evidence.formats.entries import reference as made_of
from cranio_evidence.formats.identifiers import doi
from cranio_evidence.reference import Name, Reference
from cranio_evidence.vocabulary import Text

_KINDS: dict[str, str] = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "journal-article": "article",
    "review": "article", "paper-conference": "abstract", "speech": "abstract", "proceedings-article": "abstract",
    "book": "book", "monograph": "book", "edited-book": "book", "periodical": "book", "chapter": "chapter",
    "book-chapter": "chapter", "entry": "chapter", "entry-dictionary": "chapter", "entry-encyclopedia": "chapter",
    "thesis": "thesis", "dissertation": "thesis", "report": "report", "standard": "guideline", "regulation": "report",
    "article": "preprint", "manuscript": "preprint", "posted-content": "preprint", "webpage": "web", "post": "web",
    "post-weblog": "web", "dataset": "web", "software": "web", "document": "web",
}  # fmt: skip
_GENRES: dict[str, str] = {
    "conference abstract": "abstract", "guideline": "guideline", "registered trial": "registration",
    "preprint": "preprint", "congressamenvatting": "abstract", "richtlijn": "guideline",
    "geregistreerd onderzoek": "registration", "voorpublicatie": "preprint",
}  # fmt: skip
_WORKS = {"phd thesis": "phdthesis", "master’s thesis": "mathesis", "master's thesis": "mathesis",
          "bachelor’s thesis": "bathesis", "technical report": "techreport",
          "research report": "resreport"}  # fmt: skip
_STATES = {"in press": "in-press", "advance online publication": "ahead", "ahead of print": "ahead",
           "forthcoming": "in-press"}  # fmt: skip
# Which variable fills which field; the first that has something.
_FIELDS: dict[str, tuple[str, ...]] = {
    "journal_short": ("container-title-short", "journalAbbreviation", "short-container-title"),
    "series": ("collection-title",),
    "event": ("event-title", "event"),
    "edition": ("edition",),
    "volume": ("volume",),
    "number": ("issue", "number"),
    "pages_in_all": ("number-of-pages",),
    "publisher": ("publisher",),
    "place": ("publisher-place", "event-place"),
    "pmid": ("PMID",),
    "pmcid": ("PMCID",),
    "issn": ("ISSN",),
    "isbn": ("ISBN",),
    "url": ("URL",),
}
_USED = {one for names in _FIELDS.values() for one in names}
_USED |= set(
    "id type title subtitle genre author editor translator container-title page status issued accessed DOI".split()
)
_USED |= set("language custom citation-key note".split())
_EXTRA = re.compile(r"^\s*(PMID|PMCID|DOI|ISSN|ISBN)\s*:\s*(\S.*?)\s*$", re.IGNORECASE | re.MULTILINE)
_OWN = "cranio-evidence"
_DEEPEST = 50
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?|[{}\[\]]')
_BRACE = re.compile(r'"(?:[^"\\]|\\.)*"?|[{}]')
_LISTS = ("items", "references")


def read(lines: Iterable[str], file: str) -> Iterator[Found]:
    """Every item in the lines: of a list, of a list under ``items`` or ``references``, or one item a line."""
    keys: dict[str, int] = {}
    listed = False
    for line, text in _pieces(lines):
        if text.startswith("{"):
            yield from _read_text(text, line, file, keys)
        else:
            listed = listed or text.lstrip("\ufeff \t").startswith("[")
            if listed:  # a number or a text where an item should stand
                yield from (untitled(file, line) for part in text.split(",") if part.strip(" \t\r\n[]"))


def _pieces(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The text of each outermost object, with the line on which it begins; also of one that is never closed.

    Between them what stands there, line by line.
    """
    held: list[str] = []
    depth, start = 0, 0
    for number, line in zip(count(1), lines, strict=False):
        at = 0
        for token in _BRACE.finditer(line):
            sign = token[0]
            if sign == "{":
                if depth == 0:
                    yield number, line[at : token.start()]
                    start, at = number, token.start()
                depth += 1
            elif sign == "}" and depth:
                depth -= 1
                if depth == 0:
                    held.append(line[at : token.end()])
                    yield start, "\n".join(held)
                    held, at = [], token.end()
        if depth:
            held.append(line[at:])
        else:
            yield number, line[at:]
    if depth:
        yield start, "\n".join(held)


def _read_text(text: str, line: int, file: str, keys: dict[str, int]) -> Iterator[Found]:
    item = _parsed(text)
    if isinstance(item, str):
        yield failure(
            file,
            line,
            "",
            f"dit is geen JSON ({item}): kijk of elk haakje sluit en elke waarde op een komma eindigt",
            f"this is not JSON ({item}): see that every bracket closes and every value ends with a comma",
        )
        return
    listed = next((item[name] for name in _LISTS if isinstance(item.get(name), list)), None)
    for one in [item] if listed is None or "title" in item else listed:
        yield read_item(one, line, file, keys)


def _parsed(text: str) -> dict[str, Any] | str:
    """The object, or what is wrong with it."""
    depth = 0
    for token in _TOKEN.finditer(text):
        depth += (token[0] in "{[") - (token[0] in "]}")
        if depth > _DEEPEST:
            return f"> {_DEEPEST} [["
    try:
        found = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        return str(error).partition(":")[0][:60]
    return found if isinstance(found, dict) else "{}"


def read_item(item: Any, line: int, file: str, keys: dict[str, int]) -> Found:
    """The publication in an item of CSL. ``keys``: the line of each key that was seen before; the item's is added."""
    if not isinstance(item, Mapping) or not text_of(item.get("title")):
        return untitled(file, line, text_of(item.get("id")) if isinstance(item, Mapping) else "")
    lost: list[Text] = []
    values = _values(item, lost)
    own = item["custom"].get(_OWN) if isinstance(item.get("custom"), Mapping) else None
    if isinstance(own, Mapping):
        values = _with_own(values, own, item)
    key = values["key"]
    if key in keys:
        lost.append(lost_key(key, keys[key]))
        values["key"] = ""
    elif key:
        keys[key] = line
    return entry(file, line, values, lost)


def _values(item: Mapping[str, Any], lost: list[Text]) -> dict[str, Any]:
    said = {name: text_of(value) for name, value in item.items() if isinstance(value, (str, int, float, list))}
    extra = {found[1].upper(): found[2] for found in _EXTRA.finditer(said.get("note", "")[:5000])}
    said = extra | {name: text for name, text in said.items() if text}
    if "subtitle" in said:
        said["title"] += f": {said['subtitle']}"
    values: dict[str, Any] = {
        field: next((said[one] for one in names if said.get(one)), "") for field, names in _FIELDS.items()
    }
    kind = _kind(said, lost)
    genre = said.get("genre", "")
    values |= {"key": said.get("citation-key") or said.get("id", ""), "kind": kind, "title": said["title"]}
    if genre.lower() not in _GENRES:
        values["genre"] = _WORKS.get(genre.lower(), genre)
    where = "journal" if kind in {"article", "abstract"} and said.get("type") != "paper-conference" else "container"
    values[where] = said.get("container-title", "")
    if kind == "preprint" and not values["publisher"]:
        values["publisher"], values[where] = values[where], ""
    for field, variable, more in (
        ("authors", "author", "others"),
        ("editors", "editor", "more_editors"),
        ("translators", "translator", ""),
    ):
        people, others = names_of(item.get(variable))
        values[field] = people
        if more:
            values[more] = others
    for field, variable in (("date", "issued"), ("accessed", "accessed")):
        date = date_of(item.get(variable))
        if not date.whole:
            lost.append(lost_field(variable, text_of(item.get(variable)) or json.dumps(item.get(variable))[:60]))
        values[field] = date.iso
    values["year"] = values["date"][:4] or None
    values["pages"], values["doi"] = said.get("page", "").replace("–", "-"), doi(said.get("DOI", ""))
    status = said.get("status", "")
    values["state"] = _STATES.get(status.lower(), "")
    values["language"] = languages.code(said.get("language", ""))
    if status and not values["state"]:
        lost.append(lost_field("status", status))
    if said.get("language") and not values["language"]:
        lost.append(lost_field("language", said["language"]))
    note = _EXTRA.sub("", said.get("note", "")).strip()
    rest = {name: text_of(value) for name, value in item.items() if name not in _USED and value} | (
        {"note": note} if note else {}
    )
    lost += [lost_field(name, text) for name, text in rest.items()]
    return values


def _kind(said: Mapping[str, str], lost: list[Text]) -> str:
    named = _GENRES.get(said.get("genre", "").lower())
    if named:
        return named
    kind = _KINDS.get(said.get("type", ""))
    if kind is None:
        if said.get("type"):
            lost.append(Text(f"soort publicatie {said['type']}", f"kind of publication {said['type']}"))
        return "article" if said.get("container-title") else "web"
    return kind


def _with_own(values: dict[str, Any], own: Mapping[str, Any], item: Mapping[str, Any]) -> dict[str, Any]:
    """The values with what ``custom`` adds, unless the item was changed since: then it no longer says the same."""
    changed = values | {
        field: tuple(Name(**name) for name in value) if isinstance(value, list) else value
        for field, value in own.items()
        if field in Reference._fields and field != "key" and _fits(field, value)
    }
    made = csl(made_of(changed))
    known = {name: value for name, value in item.items() if name in _USED - {"custom", "note", "citation-key"}}
    return changed if made == known else values


def _fits(field: str, value: Any) -> bool:
    if field in {"authors", "editors", "translators"}:
        return isinstance(value, list) and all(
            isinstance(one, dict)
            and set(one) <= set(Name._fields)
            and all(isinstance(part, str) for part in one.values())
            for one in value
        )
    if field in {"others", "more_editors"}:
        return isinstance(value, bool)
    return isinstance(value, str) or (field == "year" and value is None)


def item(reference: Reference) -> dict[str, Any]:
    """A publication as an item of CSL-JSON, from which ``read_item`` makes the same publication again."""
    made = csl(reference)
    again = read_item(made, 0, "", {})
    back = again.reference if isinstance(again, Entry) else Reference("", reference.kind, "")
    own = {
        field: [dict(zip(Name._fields, name, strict=True)) for name in value] if isinstance(value, tuple) else value
        for field, value in reference._asdict().items()
        if value != getattr(back, field) and field != "key"
    }
    return made | {"custom": {_OWN: own}} if own else made


def write(reference: Reference) -> str:
    """A publication as an item on lines of its own, without the comma after it."""
    return json.dumps(item(reference), ensure_ascii=False, indent=2)
