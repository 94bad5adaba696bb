"""Does an answer of Crossref or PubMed become the publication it describes, or a sentence that says why not?"""

import json
import re
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from played import DOI, PMID, XML, Answer, Played, message, playing

from cranio_evidence.bibtex import read_references
from cranio_evidence.faults import RefusedError
from cranio_evidence.folders import REFERENCES, packaged
from cranio_evidence.lookup import (
    Checked,
    EditorialNotice,
    by_doi,
    by_pmid,
    crossref,
    doubts,
    identifier,
    look_up,
    notices,
    pubmed,
)
from cranio_evidence.reference import Name, Reference
from cranio_evidence.vocabulary import Text


@pytest.fixture(scope="module")
def server() -> Iterator[Played]:
    """The server of these tests."""
    with playing() as played:
        yield played


@pytest.fixture(autouse=True)
def straight(monkeypatch: pytest.MonkeyPatch, server: Played) -> None:
    """No proxy stands between, and nothing was asked before."""
    monkeypatch.setenv("no_proxy", "*")
    server.asked.clear()
    server.waits.clear()


def of_crossref(**changed: Any) -> Reference:
    """The publication in Crossref's message with fields changed."""
    return crossref.found(message(**changed)).reference


def of_pubmed(old: str = "", new: str = "") -> Reference:
    """The publication in PubMed's record with a piece replaced."""
    return pubmed.found(_article(old, new)).reference


def _article(old: str, new: str) -> Any:
    assert old in XML
    found = pubmed.tree(XML.replace(old, new).encode("utf-8")).find("PubmedArticle")
    assert found is not None
    return found


LIBRARY = {
    one.reference.key: one.reference
    for one in read_references((packaged() / REFERENCES).read_bytes(), REFERENCES)[0]
    if one.reference.kind == "article" and one.reference.year
}
NECK = LIBRARY["haller2016neck"]
# As the services have it: the capitals stay.
HEADLINE = NECK._replace(
    key="",
    title="Craniosacral Therapy for the Treatment of Chronic Neck Pain",
    subtitle="A Randomized Sham-controlled Trial",
)


def test_a_doi_is_looked_up_at_crossref(server: Played) -> None:
    server(message())
    found = by_doi("10.1097/AJP.0000000000000290", server.service())
    # Crossref knows no PMID.
    assert found == HEADLINE._replace(pmid="", pmcid="", issn="0749-8047")
    assert server.asked[0][0] == "/works/10.1097%2Fajp.0000000000000290"


def test_a_pmid_is_looked_up_at_pubmed(server: Played) -> None:
    server(XML.encode("utf-8"))
    found = by_pmid(PMID, server.service(mailto="a@b.nl"))
    authors = tuple(name._replace(given=name.given.rstrip(".")) for name in NECK.authors)
    assert found == HEADLINE._replace(issn="1536-5409", authors=authors, journal="The Clinical journal of pain")
    assert server.asked[0][0].startswith("/efetch.fcgi?db=pubmed&id=26340656&retmode=xml")


def test_what_is_pasted_is_looked_up_at_once(server: Played) -> None:
    server(message())
    found = look_up(*identifier(f"https://doi.org/{DOI}."), server.service())
    assert (found.reference.doi, found.notices) == (DOI, ())


@pytest.mark.parametrize("way", ["crossref", "pubmed"])
def test_the_references_of_the_library_come_back(way: str) -> None:
    lost = {}
    for key, reference in LIBRARY.items():
        found = (_through_crossref if way == "crossref" else _through_pubmed)(reference)
        wanted, got = _comparable(reference, way), _comparable(found, way)
        lost[key] = {field: (old, got[field]) for field, old in wanted.items() if old != got[field]}
    assert {key: differs for key, differs in lost.items() if differs} == {}


def _comparable(reference: Reference, way: str) -> dict[str, Any]:
    """What a service can give, as it can: nobody can tell a page "679" from an article with that number."""
    known = reference._asdict() | {"doi": reference.doi.lower(), "where": reference.pages or reference.eid}
    left_out = {"key", "publisher", "url", "event", "issn", "date", "state", "pages", "eid"}
    if way == "crossref":
        left_out |= {"pmid", "pmcid"}
    return {field: value for field, value in known.items() if field not in left_out}


def _through_crossref(reference: Reference) -> Reference:
    """Said as Crossref would, and read again."""
    authors: list[dict[str, str]] = [
        {"name": one.literal} if one.literal else
        {"family": f"{one.particle} {one.family}".strip(), "given": one.given, "suffix": one.suffix}
        for one in reference.authors
    ]  # fmt: skip
    return of_crossref(
        DOI=reference.doi, title=[_amp(reference.title)], subtitle=[_amp(reference.subtitle)], author=authors
        + ([{"name": "et al."}] if reference.others else []), container_title=[_amp(reference.journal)],
        short_container_title=[_amp(reference.journal_short)], volume=reference.volume, issue=reference.number,
        page=reference.pages, article_number=reference.eid, published_online=None, journal_issue=None,
        issued={"date-parts": [[int(reference.year or 0)]]}, language=reference.language,
        published_print={"date-parts": [[int(reference.year or 0)]]},
    )  # fmt: skip


def _amp(text: str) -> str:
    return text.replace("&", "&amp;")


def _through_pubmed(reference: Reference) -> Reference:
    """Said as PubMed would, and read again."""
    people = "".join(
        f"<Author><CollectiveName>{escape(one.literal)}</CollectiveName></Author>" if one.literal else
        f"<Author><LastName>{escape(f'{one.particle} {one.family}'.strip())}</LastName>"
        f"<ForeName>{one.given}</ForeName><Suffix>{one.suffix}</Suffix></Author>"
        for one in reference.authors
    )  # fmt: skip
    language = {"en": "eng", "nl": "dut", "es": "spa", "cs": "cze"}[reference.language]
    title = escape(reference.whole_title)
    whole = f"""<PubmedArticle><MedlineCitation><PMID>{reference.pmid}</PMID><Article>
        <Journal><JournalIssue><Volume>{reference.volume}</Volume><Issue>{reference.number}</Issue>
        <PubDate><MedlineDate>{reference.year} Jan-Feb</MedlineDate></PubDate></JournalIssue>
        <Title>{escape(reference.journal)}</Title></Journal>
        <ArticleTitle>{title if language == "eng" else "[x]"}.</ArticleTitle>
        <Pagination><MedlinePgn>{reference.pages}</MedlinePgn></Pagination>
        <ELocationID EIdType="pii">{reference.eid}</ELocationID>
        <AuthorList CompleteYN="{"N" if reference.others else "Y"}">{people}</AuthorList>
        <Language>{language}</Language><VernacularTitle>{title}.</VernacularTitle></Article>
        <MedlineJournalInfo><MedlineTA>{escape(reference.journal_short)}</MedlineTA></MedlineJournalInfo>
        </MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType="pmc">{reference.pmcid}</ArticleId>
        <ArticleId IdType="doi">{escape(reference.doi.upper())}</ArticleId>
        </ArticleIdList></PubmedData></PubmedArticle>"""
    return pubmed.found(pubmed.tree(whole.encode("utf-8"))).reference


@pytest.mark.parametrize(
    ("changed", "field", "value"),
    [
        pytest.param({"title": ["Neck Pain: A Trial"], "subtitle": []}, "subtitle", "A Trial", id="subtitle in title"),
        pytest.param({"title": ["Neck Pain: A Trial"], "subtitle": ["a trial"]}, "title", "Neck Pain", id="in both"),
        pytest.param({"title": ["Motion <em>in vivo</em>"]}, "title", "Motion <i>in vivo</i>", id="italics"),
        pytest.param({"title": ["H<sub>2</sub>O <jats:italic>x</jats:italic>"]}, "title", "H<sub>2</sub>O <i>x</i>",
                     id="sub and jats"),
        pytest.param({"title": ["RETRACTED: A: b"], "subtitle": []}, "title", "RETRACTED: A: b", id="mark"),
        pytest.param({"title": ["A <i>b"]}, "title", "A b", id="markup that does not close"),
        pytest.param({"title": ["<i>A: b</i>"], "subtitle": None}, "title", "<i>A: b</i>", id="colon in italics"),
        pytest.param({"title": ["A &amp;amp; B, p &lt; 0.05"]}, "title", "A & B, p < 0.05", id="entities"),
        pytest.param({"title": ["A\n   \u200bB\u202e\x1b[31m"]}, "title", "A B[31m", id="signs that nobody sees"),
        pytest.param({"title": ["Ja\u0308kel"]}, "title", "Jäkel", id="composed letters"),
        pytest.param({"title": ["<mml:math><mml:mi>x</mml:mi></mml:math>"]}, "title", "x", id="formula"),
        pytest.param({"container_title": ["Pain &amp; Body"]}, "journal", "Pain & Body", id="ampersand"),
        pytest.param({"short_container_title": ["The Clinical Journal of Pain"]}, "journal_short", "",
                     id="short name that is the name"),
        pytest.param({"short_container_title": ["Clin. J. Pain"]}, "journal_short", "Clin J Pain", id="points"),
        pytest.param({"short_container_title": None}, "journal_short", "", id="no short name"),
        pytest.param({"page": "e21-8"}, "pages", "e21-e28", id="pages in full"),
        pytest.param({"page": "e019040"}, "eid", "e019040", id="article number as page"),
        pytest.param({"page": "1-11", "article_number": "148285"}, "pages", "", id="pages that count sheets"),
        pytest.param({"page": None, "article_number": "148285"}, "eid", "148285", id="article number"),
        pytest.param({}, "year", "2016", id="the year of print goes first"),
        pytest.param({"published_print": None, "journal_issue": None}, "year", "2015", id="online only"),
        pytest.param({"issued": {"date-parts": [[None]]}, "published_print": None, "published_online": None,
                      "journal_issue": None}, "year", None, id="no date"),
        pytest.param({"language": "nl-NL"}, "language", "nl", id="language"),
        pytest.param({"language": None}, "language", "en", id="no language"),
        pytest.param({"author": None}, "authors", (), id="no authors"),
        pytest.param({"author": [{"name": "World Health Organization", "sequence": "first"}]}, "authors",
                     (Name(literal="World Health Organization"),), id="group"),
        pytest.param({"author": [{"family": "van der Vliet", "given": "A. M."}]}, "authors",
                     (Name("Vliet", "A. M.", "van der"),), id="particle"),
        pytest.param({"author": [{"family": "Siqueira", "given": "Gisela Rocha de"}]}, "authors",
                     (Name("Siqueira", "Gisela Rocha", "de"),), id="particle behind the given names"),
        pytest.param({"author": [{"family": "De Gendt", "given": "Tom"}]}, "authors", (Name("De Gendt", "Tom"),),
                     id="Flemish particle"),
        pytest.param({"author": [{"family": "Bourne", "given": "Russell A.", "suffix": "Jr."}]}, "authors",
                     (Name("Bourne", "Russell A.", suffix="Jr."),), id="suffix"),
        pytest.param({"author": [{"family": "Bourne, Jr", "given": "R."}]}, "authors",
                     (Name("Bourne", "R.", suffix="Jr"),), id="suffix in the family name"),
        pytest.param({"author": [{"family": "Saha", "given": "F.", "suffix": "PhD"}]}, "authors",
                     (Name("Saha", "F."),), id="degree"),
        pytest.param({"author": [{"family": "Wyatt", "given": "K."}, {"name": "et al."}]}, "others", True, id="et al."),
        pytest.param({"type": "posted-content", "container_title": [], "institution": [{"name": "medRxiv"}]},
                     "publisher", "medRxiv", id="server of a preprint"),
        pytest.param({"type": "posted-content", "container_title": []}, "kind", "preprint", id="preprint"),
        pytest.param({"type": "book-chapter"}, "container", "The Clinical Journal of Pain", id="book of a chapter"),
        pytest.param({"type": "book", "ISBN": ["http://id.crossref.org/isbn/9780309092708"]}, "isbn", "9780309092708",
                     id="ISBN"),
        pytest.param({"type": "book", "editor": [{"family": "Findley", "given": "T."}]}, "editors",
                     (Name("Findley", "T."),), id="editors"),
    ],
)  # fmt: skip
def test_a_field_of_crossref_is_read(changed: dict[str, Any], field: str, value: object) -> None:
    assert getattr(of_crossref(**changed), field) == value


def test_an_article_without_a_place_in_a_volume_is_ahead_of_print() -> None:
    found = of_crossref(volume=None, issue=None, page=None, published_print=None, journal_issue=None)
    assert (found.state, found.year, found.date) == ("ahead", "2015", "2015-09-02")


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        pytest.param("Neck Pain:", "<i>Neck</i> Pain &lt; 5:", "title",
                     "Craniosacral Therapy for the Treatment of Chronic <i>Neck</i> Pain < 5", id="markup"),
        pytest.param("<ArticleTitle>Cranio", "<ArticleTitle>Is it so? Cranio", "subtitle",
                     "A Randomized Sham-controlled Trial", id="subtitle"),
        pytest.param("<ForeName>Felix J</ForeName><Initials>FJ</Initials>", "<Initials>FJ</Initials>", "authors",
                     "F. J.", id="initials only"),
        pytest.param("<LastName>Saha</LastName><ForeName>Felix J</ForeName>",
                     "<CollectiveName>COAST Study Group.</CollectiveName>", "authors", "COAST Study Group", id="group"),
        pytest.param("<LastName>Saha</LastName>", "<LastName>van der Saha</LastName>", "authors", "van der",
                     id="particle"),
        pytest.param("<LastName>Saha</LastName>", "<LastName>Saha</LastName><Suffix>Jr</Suffix>", "authors", "Jr",
                     id="suffix"),
        pytest.param('<Author ValidYN="Y"><LastName>Saha', '<Author ValidYN="N"><LastName>Saha', "authors", "Ostermann",
                     id="name that was put right"),
        pytest.param('CompleteYN="Y"', 'CompleteYN="N"', "others", True, id="list that is not complete"),
        pytest.param("<MedlinePgn>441-9</MedlinePgn>", "<MedlinePgn>e019040</MedlinePgn>", "eid", "e019040", id="eid"),
        pytest.param("<MedlinePgn>441-9</MedlinePgn>", "", "pages", "441-449", id="first and last page"),
        pytest.param("<Year>2016</Year><Month>May</Month>", "<MedlineDate>2016 May-Jun</MedlineDate>", "year", "2016",
                     id="span of months"),
        pytest.param("<Language>eng</Language>", "<Language>dut</Language>", "language", "nl", id="language"),
        pytest.param("<Language>eng</Language>", "<Language>spa</Language><VernacularTitle>Cuello.</VernacularTitle>",
                     "title", "Cuello", id="title in its own language"),
        pytest.param("<MedlineTA>Clin J Pain</MedlineTA>", "", "journal_short", "Clin J Pain", id="ISO abbreviation"),
        pytest.param('<ArticleId IdType="doi">10.1097/AJP.0000000000000290</ArticleId>', "", "doi", DOI,
                     id="DOI elsewhere in the record"),
        pytest.param('<ArticleId IdType="pmc">PMC4894825</ArticleId>', "", "pmcid", "",
                     id="not the PMCID of a cited work"),
    ],
)  # fmt: skip
def test_a_field_of_pubmed_is_read(old: str, new: str, field: str, value: object) -> None:
    found = getattr(of_pubmed(old, new), field)
    assert (value in found[4]) if field == "authors" else (found == value)


def test_a_preprint_in_pubmed_is_in_no_journal() -> None:
    found = of_pubmed("Journal Article", "Preprint")
    assert (found.kind, found.publisher, found.journal) == ("preprint", "The Clinical journal of pain", "")


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        pytest.param(message(DOI="10.1000/other"), "andere DOI (10.1000/other)", id="wrong DOI"),
        pytest.param(message(title=[]), "noemt bij deze DOI de titel niet", id="no title"),
        pytest.param(message(container_title=None), "het tijdschrift of boek niet", id="no journal"),
        pytest.param(message(type="dataset"), "ander soort werk (dataset)", id="no publication"),
        pytest.param(message(title="text"), "niet te lezen", id="title that is no list"),
        pytest.param(message(author=["Haller"]), "niet te lezen", id="author that is text"),
        pytest.param(message(volume=32), "niet te lezen", id="volume that is a number"),
        pytest.param(message(published_online={"date-parts": [["2016"]]}), "niet te lezen", id="year that is text"),
        pytest.param(message(updated_by={"type": "retraction"}), "niet te lezen", id="notices that are no list"),
        pytest.param(b"<!DOCTYPE html><html>Sign in</html>", "webpagina", id="web page"),
        pytest.param(json.dumps({"message": message()}).encode()[:-40], "niet te lezen", id="JSON that breaks off"),
        pytest.param(b"", "niet te lezen", id="empty"),
        pytest.param(b"[]", "niet te lezen", id="a list"),
        pytest.param(b'{"message": 1}', "niet te lezen", id="no message"),
        pytest.param(b"[" * 200_000, "niet te lezen", id="deep JSON"),
        pytest.param(b'{"message": {"DOI": ' + b"9" * 5000 + b"}}", "niet te lezen", id="a number without end"),
        pytest.param(b"\xff\xfe\x00", "niet te lezen", id="no letters"),
        pytest.param(Answer(b"Resource not found.", 404), "kent de DOI", id="unknown DOI"),
    ],
)
def test_an_answer_of_crossref_that_cannot_be_used_is_told(server: Played, answer: Any, says: str) -> None:
    server(answer)
    with pytest.raises(RefusedError) as refused:
        by_doi(DOI, server.service())
    assert says in refused.value.message.nl


_BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
_DECLARED = re.sub("<!DOCTYPE.*", '<!DOCTYPE PubmedArticleSet [<!ENTITY pain "Pain">]>', XML)
_DEEP = XML.replace("Neck Pain", "<i>" * 5000 + "Neck Pain" + "</i>" * 5000)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        pytest.param(XML.replace('<PMID Version="1">26340656', '<PMID Version="1">1'), "ander nummer (1)", id="wrong"),
        pytest.param(re.sub(r"<Title>.*?</Title>", "", XML), "geen titel of tijdschrift", id="no journal"),
        pytest.param(re.sub(r"<ArticleTitle>.*?</ArticleTitle>", "", XML), "geen titel of tijdschrift", id="no title"),
        pytest.param("<PubmedArticleSet></PubmedArticleSet>", "kent het nummer", id="unknown"),
        pytest.param("<PubmedArticleSet><PubmedBookArticle/></PubmedArticleSet>", "boek of hoofdstuk", id="book"),
        pytest.param("<eFetchResult><ERROR>x</ERROR></eFetchResult>", "niet te lezen", id="error"),
        pytest.param("<html><body>Blocked</body></html>", "webpagina", id="web page"),
        pytest.param("<!DOCTYPE html><html><br></html>", "webpagina", id="untidy web page"),
        pytest.param(XML[:1500], "niet te lezen", id="breaks off"),
        pytest.param("", "niet te lezen", id="empty"),
        pytest.param(_BOMB, "niet te lezen", id="entity bomb"),
        pytest.param('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', "niet te lezen", id="file"),
        pytest.param(XML.replace("Neck Pain", "Neck &pain;"), "niet te lezen", id="unknown entity"),
        pytest.param(_DECLARED.replace("Neck Pain", "Neck &pain;"), "niet te lezen", id="declared entity"),
        pytest.param(_DEEP, "niet te lezen", id="deep XML"),
        pytest.param("<a>" * 100_000, "niet te lezen", id="XML that never closes"),
        pytest.param('<?xml version="1.0" encoding="x-none"?><a/>', "niet te lezen", id="unknown letters"),
    ],
)
def test_an_answer_of_pubmed_that_cannot_be_used_is_told(server: Played, answer: str, says: str) -> None:
    server(answer.encode("utf-8"))
    with pytest.raises(RefusedError) as refused:
        by_pmid(PMID, server.service())
    assert says in refused.value.message.nl


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner) | st.dictionaries(st.sampled_from([*message(), "date-parts", "name", "family"]), inner)
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.sampled_from([*message(), "updated-by", "editor", "institution", "event"]), _ANY)
def test_any_field_of_crossref_gives_an_answer_or_a_sentence(field: str, value: object) -> None:
    try:
        found = crossref.found(message() | {field: value})
    except RefusedError:
        return
    assert found.reference.title


@settings(deadline=None)
@given(st.data())
def test_any_change_of_the_xml_gives_an_answer_or_a_sentence(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(XML)))
    whole = XML[:start] + data.draw(st.text(max_size=5)) + XML[start + data.draw(st.integers(0, 400)) :]
    try:
        article = pubmed.tree(whole.encode("utf-8", "surrogatepass")).find("PubmedArticle")
    except ValueError:
        return
    try:
        found = pubmed.found(article) if article is not None else None
    except RefusedError:
        return
    assert found is None or found.reference.title


# What Crossref knows of notices.


def _update(kind: str, doi: str = "10.1000/notice", source: str = "publisher", **more: Any) -> dict[str, Any]:
    return {"type": kind, "label": kind, "DOI": doi, "source": source, "updated": {"date-parts": [[2020, 2, 6]]}} | more


@pytest.mark.parametrize(
    ("updates", "status", "kinds"),
    [
        pytest.param([], "none-found", [], id="none"),
        pytest.param([_update("retraction")], "retracted", ["retraction"], id="retraction"),
        pytest.param([_update("withdrawal")], "retracted", ["withdrawal"], id="withdrawal"),
        pytest.param([_update("expression_of_concern")], "concern", ["expression_of_concern"], id="concern"),
        pytest.param([_update("Expression of Concern")], "concern", ["expression_of_concern"], id="spelled in words"),
        pytest.param([_update("partial_retraction")], "concern", ["partial_retraction"], id="part of it"),
        pytest.param([_update("erratum")], "corrected", ["erratum"], id="erratum"),
        pytest.param([_update("new_version")], "none-found", ["new_version"], id="new version"),
        pytest.param([_update("correction"), _update("retraction", "10.1000/b")], "retracted",
                     ["correction", "retraction"], id="the gravest counts"),
        pytest.param([_update("reinstatement")], "unchecked", ["reinstatement"], id="a kind nobody knows"),
        pytest.param([_update("correction", source="retraction-watch"), _update("correction")], "corrected",
                     ["correction"], id="from two sources"),
    ],
)  # fmt: skip
def test_notices_are_told(server: Played, updates: list[dict[str, Any]], status: str, kinds: list[str]) -> None:
    server(message(updated_by=updates))
    [checked] = notices([DOI], server.service())
    assert (checked.status, [one.kind for one in checked.notices]) == (status, kinds)


def test_a_notice_says_which_when_and_who() -> None:
    told = [_update("retraction", "10.1000/NOTICE", "retraction-watch"), _update("retraction", updated={})]
    assert crossref.found(message(updated_by=told)).notices == (
        EditorialNotice("retraction", "10.1000/notice", "", "2020-02-06", "publisher"),
    )


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("RETRACTED: Neck pain", "retraction"), ("Retracted article: Neck pain", "retraction"),
        ("[WITHDRAWN] Neck pain", "withdrawal"), ("Neck pain [RETRACTED]", "retraction"),
        ("Retraction: Neck pain", ""), ("Retracted scapula in neck pain", ""),
    ],
)  # fmt: skip
def test_a_title_can_say_that_it_was_taken_back(title: str, kind: str) -> None:
    found = crossref.found(message(title=[title], subtitle=[]))
    assert found.notices == ((EditorialNotice(kind, source="title"),) if kind else ())
    assert found.reference.title == title


@pytest.mark.parametrize(
    ("old", "new", "notice"),
    [
        ('RefType="Cites"', 'RefType="RetractionIn"', EditorialNotice("retraction", "", "14723858", "2004", "pubmed")),
        ('RefType="Cites"', 'RefType="ErratumIn"', EditorialNotice("erratum", "", "14723858", "2004", "pubmed")),
        ("Journal Article", "Retracted Publication", EditorialNotice("retraction", source="pubmed")),
    ],
    ids=["retraction", "erratum", "kind of publication"],
)
def test_notices_of_pubmed_come_with_the_publication(old: str, new: str, notice: EditorialNotice) -> None:
    assert pubmed.found(_article(old, new)).notices == (notice,)


def test_one_bad_doi_does_not_stop_the_rest(server: Played) -> None:
    retracted = message(updated_by=[_update("retraction")])
    server(Answer(code=404), b"<html>", message(DOI="10.1000/other"), retracted)
    asked = ["10.1000/a", "10.1000/b", "10.1000/c", "no doi", DOI.upper(), DOI]
    checked = {one.doi: (one.status, one.problem is None) for one in notices(asked, server.service())}
    assert checked == {
        "10.1000/a": ("unchecked", False), "10.1000/b": ("unchecked", False), "10.1000/c": ("unchecked", False),
        "no doi": ("unchecked", False), DOI: ("retracted", True),
    }  # fmt: skip
    assert len(server.asked) == 4


def test_questions_are_asked_at_a_walking_pace(server: Played) -> None:
    server(Answer(code=404))
    list(notices(["10.1000/a", "10.1000/b", "10.1000/c"], server.service(pause=0.25)))
    assert server.waits == [0.25, 0.25]


def test_a_service_that_is_silent_is_not_asked_a_hundred_times(server: Played) -> None:
    server(Answer(code=500))
    checked = list(notices([f"10.1000/{i}" for i in range(100)], server.service(tries=2)))
    assert (len(checked), len(server.asked)) == (100, 6)
    assert {one.status for one in checked} == {"unchecked"}
    assert checked[-1].problem is not None
    assert "Niet gevraagd" in checked[-1].problem.nl


def test_what_was_not_learnt_is_never_none_found() -> None:
    assert Checked("10.1000/a").status == "none-found"
    assert Checked("10.1000/a", problem=Text("Geen verbinding.", "No connection.")).status == "unchecked"


# What somebody should look at.


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({}, "hoofdletters als in een kop"),
        ({"title": ["Neck pain"], "subtitle": [], "author": [{"family": "HALLER", "given": "H."}]}, "hoofdletters"),
        ({"author": None}, "geen auteurs"),
        (
            {"volume": None, "issue": None, "page": None, "published_print": None, "journal_issue": None},
            "vooraf online",
        ),
        ({"page": None}, "Pagina's"),
        ({"short_container_title": None}, "afkorting"),
    ],
)
def test_what_is_open_is_told(changed: dict[str, Any], says: str) -> None:
    assert any(says in one.nl for one in doubts(of_crossref(**changed)))


def test_german_nouns_are_no_headline() -> None:
    german = of_crossref(title=["Wirkung der Behandlung bei Patienten mit Schmerzen"], subtitle=[], language="de")
    assert doubts(german) == ()
    assert doubts(german._replace(language="en")) != ()


def test_of_a_whole_reference_nothing_is_open() -> None:
    assert doubts(NECK) == ()
