"""Which publications does a table with named columns hold, and how is one written?"""

import csv
import re
from collections.abc import Iterable, Iterator
from typing import Any

from cranio_evidence.formats import dates, identifiers, languages, names
from cranio_evidence.formats.entries import FIELD_NAMES, Found, entry, failure, lost_field, lost_key, untitled
from cranio_evidence.reference import Name, Reference
from cranio_evidence.vocabulary import REFERENCE_KINDS, REFERENCE_STATES, Lang, Text

# Headings, in small letters and without signs, beside our own in both languages: of Zotero, PubMed, EndNote and Scopus.
_HEADINGS: dict[str, str] = {
    "kind": "itemtype type documenttype soort referencetype publicationtype",
    "key": "key citekey citationkey sleutel",
    "title": "title articletitle titel documenttitle",
    "authors": "author authors auteur auteurs creator creators",
    "editors": "editor editors redacteur redactie",
    "translators": "translator translators vertaler",
    "year": "publicationyear year jaar pubyear jaartal",
    "date": "date datum publicationdate",
    "journal": "publicationtitle journal journalbook journaltitle tijdschrift tijdschriftboek sourcetitle secondarytitle",
    "journal_short": "journalabbreviation abbreviatedsourcetitle afkorting tijdschriftafgekort",
    "container": "booktitle boek site websitetitle",
    "volume": "volume jaargang vol",
    "number": "issue number nummer nr aflevering no",
    "pages": "pages paginas bladzijden paginasvantot pagerange",
    "eid": "artno articlenumber artikelnummer",
    "pages_in_all": "numpages aantalpaginas",
    "edition": "edition druk editie",
    "series": "series reeks seriestitle",
    "genre": "typeofwork thesistype reporttype soortwerk",
    "publisher": "publisher uitgever",
    "place": "place plaats placepublished",
    "event": "conferencename congres event",
    "doi": "doi",
    "pmid": "pmid pubmedid",
    "pmcid": "pmcid",
    "issn": "issn",
    "isbn": "isbn",
    "url": "url link webadres adres",
    "accessed": "accessdate geraadpleegd accessed",
    "language": "language taal languageoforiginaldocument",
}
_COLUMNS = {word: field for field, words in _HEADINGS.items() for word in (field.replace("_", ""), *words.split())}
_KINDS: dict[str, str] = {
    "journalarticle": "article", "article": "article", "artikel": "article", "review": "article", "booksection": "chapter",
    "bookchapter": "chapter", "conferencepaper": "abstract", "presentation": "abstract", "manuscript": "preprint",
    "webpage": "web", "blogpost": "web", "website": "web", "dataset": "web", "standard": "guideline", "document": "report",
}  # fmt: skip
_KINDS |= {re.sub(r"\W", "", said.lower()): kind for kind, text in REFERENCE_KINDS.items() for said in (kind, *text)}
_STATES = {said.lower(): state for state, text in REFERENCE_STATES.items() for said in text}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a table program would take what begins so for something to work out
_DELIMITERS = ",;\t"
_LONGEST = 1_000_000
_EXTRA = re.compile(r"^\s*(PMID|PMCID)\s*:\s*(\S+)\s*$", re.IGNORECASE | re.MULTILINE)
_PEOPLE = ("authors", "editors", "translators")
_WRITTEN = tuple(field for field in Reference._fields if field not in {"subtitle", "others", "more_editors"})


def heading(cell: str) -> str:
    """The field that a heading means, or nothing."""
    return _COLUMNS.get(re.sub(r"[\W_]", "", cell.lower()), "") or _WRITTEN_HEADINGS.get(cell.strip().lower(), "")


def delimiter(line: str) -> str:
    """The sign between the cells of a line of headings."""
    return max(_DELIMITERS, key=line.count)


def read(lines: Iterable[str], file: str) -> Iterator[Found]:
    """Every row under the line of headings. A row whose cells do not fit the headings is told as a fault."""
    lines = iter(lines)
    first = next((line for line in lines if line.strip()), "")
    columns = [heading(cell) for cell in next(csv.reader([first], delimiter=delimiter(first)), [])]
    named = next(csv.reader([first], delimiter=delimiter(first)), [])
    if "title" not in columns:
        yield failure(
            file,
            1,
            "",
            "boven de tabel staat geen kolom 'titel': zet in de eerste regel de namen van de kolommen",
            "no column 'title' stands above the table: put the names of the columns in the first line",
        )
        return
    keys: dict[str, int] = {}
    rows = csv.reader(_bounded(lines), delimiter=delimiter(first))
    while True:
        line = rows.line_num + 2
        try:
            row = next(rows, None)
        except csv.Error:
            yield failure(
                file,
                line,
                "",
                "deze rij is niet te lezen: kijk of elk aanhalingsteken sluit",
                "this row cannot be read: see that every quotation mark closes",
            )
            continue
        if row is None:
            return
        if any(cell.strip() for cell in row):
            yield _read_row(dict(_cells(columns, named, row)), line, file, keys)


def _bounded(lines: Iterable[str]) -> Iterator[str]:
    csv.field_size_limit(_LONGEST)
    for line in lines:
        yield line.replace("\0", "") + "\n"


def _cells(columns: list[str], named: list[str], row: list[str]) -> Iterator[tuple[str, str]]:
    """Each cell with its field, or with its heading where that is no field of ours; of two the first that is filled."""
    seen: set[str] = set()
    for place, cell in enumerate(row):
        text = cell.strip()
        text = text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text
        field = columns[place] if place < len(columns) else ""
        name = field if field and field not in seen else f"*{named[place] if place < len(named) else place + 1}"
        if text and name not in seen:
            seen.add(name)
            yield name, text


def _read_row(cells: dict[str, str], line: int, file: str, keys: dict[str, int]) -> Found:
    key = cells.pop("key", "")
    if not cells.get("title"):
        return untitled(file, line, key)
    lost: list[Text] = []
    values: dict[str, Any] = {"key": key}
    if key in keys:
        lost.append(lost_key(key, keys[key]))
        values["key"] = ""
    elif key:
        keys[key] = line
    said = cells.pop("kind", "")
    kind = _KINDS.get(re.sub(r"\W", "", said.lower()), "")
    if said and not kind:
        lost.append(Text(f"soort publicatie {said[:40]}", f"kind of publication {said[:40]}"))
    values["kind"] = kind or ("article" if cells.get("journal") else "web" if cells.get("url") else "book")
    for field, more in (("authors", "others"), ("editors", "more_editors"), ("translators", "")):
        people, others = _people(cells.pop(field, ""))
        values[field] = people
        if more:
            values[more] = others
    _dated(values, cells, lost)
    for note in [text for name, text in cells.items() if name.lower() == "*extra"]:
        cells |= {found[1].lower(): found[2] for found in _EXTRA.finditer(note) if found[1].lower() not in cells}
    values["state"] = _STATES.get(cells.pop("state", "").lower(), "")
    values["language"] = languages.code(cells.get("language", ""))
    if values["language"]:
        cells.pop("language")
    values |= {field: cells.pop(field) for field in list(cells) if field in Reference._fields and field != "language"}
    if values["kind"] == "chapter" and values.get("journal"):
        values["container"] = values.get("container") or values.pop("journal")
    values["doi"] = identifiers.doi(values.get("doi", ""))
    values["pages"] = identifiers.pages(values.get("pages", ""))
    lost += [lost_field(name.removeprefix("*"), text) for name, text in cells.items()]
    return entry(line, values, lost)


def _people(cell: str) -> tuple[tuple[Name, ...], bool]:
    """People with semicolons between them; or, as PubMed lists them, "Haller H, Lauche R, van der Kolk BA."."""
    if ";" in cell or " | " in cell:
        return names.people(re.split(r";| \| ", cell))
    listed = [one.strip() for one in cell.rstrip(".").split(",")]
    if len(listed) > 1 and all(names.is_medline(one) for one in listed):
        return names.people(listed, medline=True)
    return names.people([cell], medline=names.is_medline(cell))


def _dated(values: dict[str, Any], cells: dict[str, str], lost: list[Text]) -> None:
    year, said = cells.pop("year", ""), cells.pop("date", "")
    date, printed = dates.read(said), dates.read(year)
    if not date.iso:
        date, said = printed, said or year
    values["date"], values["year"] = date.iso, printed.iso[:4] or date.iso[:4] or None
    if not date.whole:
        lost.append(lost_field("date", said))
    if "accessed" in cells:
        cells["accessed"] = dates.read(cells["accessed"].partition(" ")[0]).iso


# Our own headings, in both languages.
_WRITTEN_HEADINGS = {FIELD_NAMES[field].say(lang).lower(): field for field in _WRITTEN for lang in ("nl", "en")}


def headings(lang: Lang) -> str:
    """The first line of a table, in one language."""
    return _row([FIELD_NAMES[field].say(lang) for field in _WRITTEN])


def write(reference: Reference, lang: Lang) -> str:
    """A publication as a row of a table."""
    whole = reference._replace(title=reference.whole_title) if reference.subtitle else reference
    return _row([_cell(whole, field, lang) for field in _WRITTEN])


def _cell(reference: Reference, field: str, lang: Lang) -> str:
    if field == "kind":
        return REFERENCE_KINDS[reference.kind].say(lang)
    if field == "state":
        return REFERENCE_STATES[reference.state].say(lang) if reference.state else ""
    value = getattr(reference, field)
    if field in _PEOPLE:
        more = {"authors": reference.others, "editors": reference.more_editors}.get(field, False)
        # A name without a comma is that of a group; a semicolon behind it tells a single one from a sentence.
        return "; ".join([*map(names.written, value), *(["et al."] if more else [])]) + (";" if len(value) == 1 else "")
    text = value or ""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _row(cells: list[str]) -> str:
    return (
        ",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(cell) else cell for cell in cells) + "\n"
    )


_QUOTED = re.compile(r'[",;\n\r\t]|^\s|\s$')
