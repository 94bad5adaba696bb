"""Does a BibLaTeX entry become the publication that its fields say?"""

import pytest

from cranio_evidence.bibtex import read_references
from cranio_evidence.reference import Name, Reference


def read(entry: str) -> Reference:
    """The publication in one entry without a fault."""
    found, problems = read_references(entry.encode("utf-8"), "f.bib")
    assert problems == []
    return found[0].reference


def field(entry_type: str, fields: str) -> Reference:
    """The publication in an entry of a type, with these fields beside its title."""
    return read(f"@{entry_type}{{k, title = {{Title}}, {fields}}}")


@pytest.mark.parametrize(
    ("fields", "kind", "name", "value"),
    [
        pytest.param("editor = {Findley, T. and Huijing, P.}", "book", "editors",
                     (Name("Findley", "T."), Name("Huijing", "P.")), id="editors"),
        pytest.param("editor = {Findley, T. and others}", "book", "more_editors", True, id="more editors"),
        pytest.param("author = {Haller, H. and others}", "book", "others", True, id="more authors"),
        pytest.param("author = {Haller, H.}", "book", "others", False, id="no more authors"),
        pytest.param("translator = {van der Kolk, Bessel}", "book", "translators",
                     (Name("Kolk", "Bessel", "van der"),), id="a translator with a particle"),
        pytest.param("author = {{World Health Organization}}", "book", "authors",
                     (Name(literal="World Health Organization"),), id="a group in braces"),
        pytest.param("author = {Cutler, Jr, G. B.}", "book", "authors", (Name("Cutler", "G. B.", suffix="Jr"),),
                     id="a suffix"),
        pytest.param("booktitle = {Fascia}", "incollection", "container", "Fascia", id="the book of a chapter"),
        pytest.param("organization = {ClinicalTrials.gov}", "online", "container", "ClinicalTrials.gov",
                     id="the site of a page"),
        pytest.param("edition = {3}", "book", "edition", "3", id="an edition"),
        pytest.param("series = {KCE reports}", "report", "series", "KCE reports", id="a series"),
        pytest.param("pagetotal = {268}", "book", "pages_in_all", "268", id="pages in all"),
        pytest.param("type = {phdthesis}", "thesis", "genre", "phdthesis", id="the kind of thesis"),
        pytest.param("eventtitle = {ICCMR 2015}", "inproceedings", "event", "ICCMR 2015", id="a congress"),
        pytest.param("urldate = {2026-11-22}", "online", "accessed", "2026-11-22", id="when it was looked at"),
        pytest.param("pubstate = {prepublished}", "book", "state", "ahead", id="ahead of print"),
        pytest.param("pubstate = {inpress}", "book", "state", "in-press", id="in press"),
        pytest.param("entrysubtype = {guideline}", "report", "kind", "guideline", id="a guideline"),
        pytest.param("entrysubtype = {registration}", "online", "kind", "registration", id="a registered trial"),
        pytest.param("entrysubtype = {abstract}", "inproceedings", "kind", "abstract", id="an abstract"),
        pytest.param("school = {RUG}", "phdthesis", "publisher", "RUG", id="a school"),
        pytest.param("institution = {KCE}", "techreport", "publisher", "KCE", id="an institution"),
        pytest.param("address = {Utrecht}", "book", "place", "Utrecht", id="an address of old BibTeX"),
        pytest.param("pages = {e21--e28}", "book", "pages", "e21-e28", id="pages"),
        pytest.param("eprint = {123}, eprinttype = {pubmed}", "book", "pmid", "123", id="a PMID"),
        pytest.param("langid = {ngerman}", "book", "language", "de", id="a language"),
        pytest.param("date = {2016-05}", "book", "year", "2016", id="the year of a date"),
    ],
)  # fmt: skip
def test_a_field_is_read(fields: str, kind: str, name: str, value: object) -> None:
    assert getattr(field(kind, fields), name) == value


def test_the_server_of_a_preprint_is_no_journal() -> None:
    one = field("article", "entrysubtype = {preprint}, journaltitle = {medRxiv}")
    assert (one.kind, one.publisher, one.journal) == ("preprint", "medRxiv", "")


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        pytest.param(r"Motion \emph{in vivo}", "Motion <i>in vivo</i>", id="italics"),
        pytest.param(r"\textbf{Bold} and \textsc{Capitals}", "<b>Bold</b> and <sc>Capitals</sc>", id="bold, capitals"),
        pytest.param(
            r"H\textsubscript{2}O and 10\textsuperscript{3}", "H<sub>2</sub>O and 10<sup>3</sup>", id="low and high"
        ),
        pytest.param("Of {CV4} and {MS}", "Of CV4 and MS", id="braces that keep capitals"),
        pytest.param(r"Caf\'e \& \emph{\"o}", "Café & <i>ö</i>", id="accents within markup"),
        pytest.param("p < 0.05", "p < 0.05", id="a sign that is no markup"),
    ],
)
def test_the_markup_of_a_title_is_kept(title: str, kept: str) -> None:
    assert read(f"@book{{k, title = {{{title}}}}}").title == kept


@pytest.mark.parametrize("name", ["journaltitle", "publisher", "series"])
def test_elsewhere_markup_is_dropped(name: str) -> None:
    one = field("article", rf"journaltitle = {{J}}, {name} = {{\emph{{Pain}}}}" if name != "journaltitle" else
                r"journaltitle = {\emph{Pain}}")  # fmt: skip
    values = {"journaltitle": one.journal, "publisher": one.publisher, "series": one.series}
    assert values[name] == "Pain"
