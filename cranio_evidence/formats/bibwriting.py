"""How is a publication written as BibLaTeX, and how as old BibTeX?"""

import re
from collections.abc import Callable

from cranio_evidence import bibnames, latex
from cranio_evidence.bibtex import FIELDS, LANGUAGES, STATES, TITLES, VERBATIM
from cranio_evidence.cite import dates
from cranio_evidence.reference import Reference

# Entry type and subtype per kind, in BibLaTeX and in BibTeX.
_BIBLATEX: dict[str, tuple[str, str]] = {
    "article": ("article", ""), "abstract": ("inproceedings", "abstract"), "book": ("book", ""),
    "chapter": ("incollection", ""), "thesis": ("thesis", ""), "report": ("report", ""),
    "guideline": ("report", "guideline"), "registration": ("online", "registration"),
    "preprint": ("online", "preprint"), "web": ("online", ""),
}  # fmt: skip
_BIBTEX = _BIBLATEX | {
    "thesis": ("phdthesis", ""), "report": ("techreport", ""), "guideline": ("techreport", "guideline"),
    "registration": ("misc", "registration"), "preprint": ("misc", "preprint"), "web": ("misc", ""),
}  # fmt: skip
# In which order fields are written; a field that is not named here comes last.
_ORDER = (
    "author", "title", "subtitle", "journaltitle", "journal", "shortjournal", "booktitle", "organization", "editor",
    "translator", "eventtitle", "date", "year", "month", "day", "appeared", "edition", "series", "type", "volume",
    "number", "pages", "eid", "pagetotal", "publisher", "institution", "school", "location", "address", "doi", "eprint",
    "eprinttype", "pmid", "pmcid", "issn", "isbn", "url", "urldate", "entrysubtype", "pubstate", "langid", "language",
)  # fmt: skip
_PLACES = {name: place for place, name in enumerate(_ORDER)}
_LANGIDS = {code: name for name, code in reversed(LANGUAGES.items())}
_PUBSTATES = {state: name for name, state in reversed(STATES.items())}
_MONTHS = ("", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NOT_IN_A_KEY = re.compile(r"[^\w:./+*!?;<>-]", re.ASCII)
_BARE = re.compile(r"[\\{}]")
_AT_HOME = frozenset(["thesis", "report", "guideline"])  # an institution, not a publisher, stands behind these
_SITES = frozenset(["registration", "web"])


def biblatex(reference: Reference) -> str:
    """A publication as an entry of BibLaTeX, in UTF-8: what ``data/references.bib`` is made of."""
    kind, subtype = _BIBLATEX[reference.kind]
    fields = _fields(reference, ascii_only=False)
    fields["entrysubtype"] = subtype
    if reference.date and reference.year and not reference.date.startswith(reference.year):
        fields |= {"date": reference.year, "appeared": reference.date}  # a citation has the year of the volume
    else:
        fields["date"] = reference.date or reference.year or ""
    return _entry(reference, kind, fields)


def bibtex(reference: Reference) -> str:
    """A publication as an entry of BibTeX: letters with accents as LaTeX, year and month apart, one whole title."""
    kind, subtype = _BIBTEX[reference.kind]
    if reference.genre == "mathesis":
        kind = "mastersthesis"
    whole = reference.whole_title if reference.subtitle else reference.title
    fields = _fields(reference._replace(title=whole, subtitle=""), ascii_only=True)
    for name, old in (("journaltitle", "journal"), ("location", "address"), ("langid", "language")):
        fields[old] = fields.pop(name, "")
    if kind in {"phdthesis", "mastersthesis"}:
        fields["school"] = fields.pop("institution", "")
        if reference.genre in {"phdthesis", "mathesis"}:
            fields.pop("type")
    fields["pmid"] = fields.pop("eprint", "")
    fields["entrysubtype"], fields["eprinttype"] = subtype, ""
    date = dates.issued(reference)
    if date is not None:
        fields |= {"year": str(date.year), "month": _MONTHS[date.month], "day": str(date.day or "")}
    return _entry(reference, kind, fields)


def key(reference: Reference) -> str:
    """A key that BibTeX can read: the reference's own as far as possible, or one made of first author and year."""
    first = (*reference.authors, *reference.editors)[:1]
    made = reference.key or "".join((one.family or one.literal).lower() for one in first) + (reference.year or "")
    return _NOT_IN_A_KEY.sub("", made) or "anonymous"


def _fields(reference: Reference, *, ascii_only: bool) -> dict[str, str]:
    """The values of all fields but date and subtype, by their names in BibLaTeX."""
    fields: dict[str, str] = {}
    for attribute, names in FIELDS.items():
        text: str = getattr(reference, attribute)
        if text:
            fields[names[0]] = _writer(attribute)(text, ascii_only)
    if reference.kind in _SITES and "booktitle" in fields:
        fields["organization"] = fields.pop("booktitle")
    if reference.kind in _AT_HOME and "publisher" in fields:
        fields["institution"] = fields.pop("publisher")
    people = (("author", reference.authors, reference.others), ("editor", reference.editors, reference.more_editors),
              ("translator", reference.translators, False))  # fmt: skip
    for name, names_of, more in people:
        fields[name] = bibnames.written(names_of, more=more, extended=not ascii_only, ascii_only=ascii_only)
    if reference.pmid:
        fields |= {"eprint": _address(reference.pmid, ascii_only), "eprinttype": "pubmed"}
    fields["pages"] = latex.encode(reference.pages).replace("-{}-", "-").replace("-", "--")
    fields["pubstate"] = _PUBSTATES.get(reference.state, "")
    fields["langid"] = _LANGIDS.get(reference.language, reference.language)
    return fields


def _writer(attribute: str) -> Callable[[str, bool], str]:
    if attribute in VERBATIM:
        return _address
    return _title if attribute in TITLES else _text


def _title(text: str, ascii_only: bool) -> str:  # noqa: FBT001 - a way of writing
    return latex.encode_title(text, ascii_only=ascii_only)


def _text(text: str, ascii_only: bool) -> str:  # noqa: FBT001 - a way of writing
    return latex.encode(text, ascii_only=ascii_only)


def _address(text: str, _: bool) -> str:  # noqa: FBT001 - a way of writing
    """Addresses and numbers stand as they are, but for the signs that would end the field."""
    return _BARE.sub(lambda found: latex.encode(found[0]), text)


def _entry(reference: Reference, kind: str, fields: dict[str, str]) -> str:
    said = sorted((name for name, text in fields.items() if text), key=lambda name: _PLACES.get(name, len(_PLACES)))
    lines = [f"  {name} = {fields[name] if name == 'month' else '{' + fields[name] + '}'}," for name in said]
    return "\n".join([f"@{kind}{{{key(reference)},", *lines, "}", ""])
