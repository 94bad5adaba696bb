"""What does PubMed say of a PMID?"""

import re
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from cranio_evidence.faults import RefusedError, refusal
from cranio_evidence.lookup import fields
from cranio_evidence.lookup.found import Found
from cranio_evidence.lookup.notices import EditorialNotice, merged
from cranio_evidence.lookup.service import Service, ask, unreadable, web_page
from cranio_evidence.reference import Name, Reference

NAME = "PubMed"

_DEEPEST = 50  # levels; PubMed itself has some twelve
_MARKUP = frozenset(["i", "b", "sup", "sub"])
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# PubMed's three letters (MARC) for the languages that references know; others stay as they are.
_LANGUAGES = {
    "eng": "en", "dut": "nl", "ger": "de", "fre": "fr", "spa": "es", "por": "pt", "ita": "it", "pol": "pl",
    "tur": "tr", "cze": "cs",
}  # fmt: skip
# How PubMed calls a notice that is elsewhere, as kinds of notices.
_NOTICES = {
    "RetractionIn": "retraction",
    "PartialRetractionIn": "partial_retraction",
    "ExpressionOfConcernIn": "expression_of_concern",
    "ErratumIn": "erratum",
    "CorrectedandRepublishedIn": "correction",
}
_YEAR = re.compile(r"\b(\d{4})\b")
_DOI = re.compile(r"\b10\.\d{4,9}/\S+[^\s.,;]")


def record(pmid: str, service: Service) -> Element:
    """PubMed's record of a PMID. Raises ``RefusedError`` where there is nothing usable.

    Asked of efetch as XML: the summaries of esummary, which are JSON, have neither given names nor suffixes.
    """
    asked = {"db": "pubmed", "id": pmid, "retmode": "xml", "tool": "cranio-evidence"}
    if service.mailto:
        asked["email"] = service.mailto
    answer = ask(NAME, f"{service.pubmed}/efetch.fcgi?{urlencode(asked)}", "application/xml", service)
    if answer is None:
        raise _unknown(pmid)
    try:
        root = tree(answer)
    except ValueError as error:
        raise _unusable(answer) from error
    if root.tag != "PubmedArticleSet":
        raise _unusable(answer)
    if root.find("PubmedBookArticle") is not None:
        raise refusal(
            "Deze PMID is van een boek of hoofdstuk: voer het met de hand in, of geef de DOI.",
            "This PMID is of a book or chapter: enter it by hand, or give the DOI.",
        )
    article = root.find("PubmedArticle")
    if article is None:
        raise _unknown(pmid)
    other = _text(article, "MedlineCitation/PMID")
    if other != pmid:
        raise refusal(
            f"PubMed antwoordt op {pmid} met een ander nummer ({other[:20] or '?'}): kijk welk u bedoelt.",
            f"PubMed answers {pmid} with another number ({other[:20] or '?'}): see which one you mean.",
        )
    return article


def _unknown(pmid: str) -> RefusedError:
    return refusal(
        f"PubMed kent het nummer {pmid} niet: kijk de cijfers na, of geef de DOI.",
        f"PubMed does not know the number {pmid}: check its digits, or give the DOI.",
    )


def _unusable(answer: bytes) -> RefusedError:
    return web_page(NAME) if re.search(rb"<html|<!doctype\s+html", answer[:2000], re.IGNORECASE) else unreadable(NAME)


def tree(data: bytes) -> Element:
    """XML as a tree. Raises ``ValueError`` where it is none, declares or asks for entities, or is far too deep."""
    builder = TreeBuilder()
    parser = expat.ParserCreate()
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise ValueError
        builder.start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(name)

    def refuse(*_: object) -> int:
        raise ValueError

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.buffer_text = True
    # A declared entity may grow without end or read a file; one that is skipped would silently take letters away.
    parser.EntityDeclHandler = parser.ExternalEntityRefHandler = parser.SkippedEntityHandler = refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the signature of expat
    except (expat.ExpatError, LookupError) as error:  # not XML, or in letters that nobody knows
        raise ValueError from error
    return builder.close()


def found(article: Element) -> Found:
    """The publication and its notices in what ``record`` gave. Raises ``RefusedError`` without title or journal."""
    return Found(_reference(article), notices(article))


def _reference(article: Element) -> Reference:
    paper = article.find("MedlineCitation/Article")
    journal = _text(article, "MedlineCitation/Article/Journal/Title")
    language = _text(article, "MedlineCitation/Article/Language").lower()
    whole = _title(paper, language)
    if paper is None or not whole or not journal:
        raise refusal(
            "PubMed noemt bij dit nummer geen titel of tijdschrift: geef de DOI, of voer het met de hand in.",
            "PubMed does not give a title or journal for this number: give the DOI, or enter it by hand.",
        )
    title, subtitle = fields.titles(whole)
    issue = paper.find("Journal/JournalIssue")
    volume, number = _text(issue, "Volume"), _text(issue, "Issue")
    pages, eid = _place(paper)
    year = _YEAR.search(_text(issue, "PubDate/Year") or _text(issue, "PubDate/MedlineDate"))
    online = _date(paper.find("ArticleDate"))
    ahead = not (volume or number or pages or eid)
    authors, others = _people(paper)
    numbers = _numbers(article)
    preprint = "Preprint" in _types(article)
    short = _text(article, "MedlineCitation/MedlineJournalInfo/MedlineTA")
    short = short or _text(paper, "Journal/ISOAbbreviation").replace(".", "")
    return Reference(
        key="",
        kind="preprint" if preprint else "article",
        title=title,
        subtitle=subtitle,
        year=year[1] if year else online[:4] or None,
        date=(online if ahead or preprint else "") or (year[1] if year else online[:4]),
        authors=authors,
        others=others,
        journal="" if preprint else journal,
        journal_short="" if preprint else short,
        publisher=journal if preprint else "",  # the server
        volume=volume,
        number=number,
        pages=pages,
        eid=eid,
        state="ahead" if ahead and not preprint else "",
        doi=numbers.get("doi", "").lower(),
        pmid=_text(article, "MedlineCitation/PMID"),
        pmcid=numbers.get("pmc", ""),
        issn="" if preprint else fields.issn(_text(paper, "Journal/ISSN")),
        language=_LANGUAGES.get(language, language) or "en",
    )


def _title(paper: Element | None, language: str) -> str:
    """The title without the full stop that PubMed adds: in its own language, where PubMed has that."""
    own = _marked(paper, "VernacularTitle") if language != "eng" else ""
    title = own or _marked(paper, "ArticleTitle")
    return title[:-1].rstrip() if title.endswith(".") and not title.endswith("..") else title


def _place(paper: Element) -> tuple[str, str]:
    pages = _text(paper, "Pagination/MedlinePgn")
    first, last = _text(paper, "Pagination/StartPage"), _text(paper, "Pagination/EndPage")
    if not pages and first:
        pages = f"{first}-{last}" if last and last != first else first
    pages, eid = fields.place(pages, "")
    if not (pages or eid):  # the publisher's own number of the article
        pii = [plain for plain in (_own(one) for one in paper.findall("ELocationID[@EIdType='pii']")) if plain]
        return fields.place(pii[0], "") if pii else ("", "")
    return pages, eid


def _people(paper: Element) -> tuple[tuple[Name, ...], bool]:
    lists = [one for one in paper.findall("AuthorList") if one.get("Type", "authors") == "authors"]
    names: list[Name] = []
    for author in (one for people in lists for one in people.findall("Author") if one.get("ValidYN") != "N"):
        family, together = _text(author, "LastName"), _text(author, "CollectiveName")
        given = _text(author, "ForeName") or " ".join(f"{letter}." for letter in _text(author, "Initials"))
        if family:
            names.append(fields.person(family, given, _text(author, "Suffix")))
        elif together:
            names.append(fields.group(together.rstrip(".")))
    found, others = fields.without_others(names)
    return found, others or any(one.get("CompleteYN") == "N" for one in lists)


def _numbers(article: Element) -> dict[str, str]:
    """The DOI and PMCID of the article itself: the works it cites have such a list too, one level deeper."""
    found = {one.get("IdType", ""): _own(one) for one in article.findall("PubmedData/ArticleIdList/ArticleId")}
    for one in article.findall("MedlineCitation/Article/ELocationID[@EIdType='doi']"):
        if one.get("ValidYN") != "N":
            found.setdefault("doi", _own(one))
    return found


def _date(element: Element | None) -> str:
    year, month, day = (_text(element, part) for part in ("Year", "Month", "Day"))
    name = month[:3].lower()
    number = int(month) if month.isdecimal() else _MONTHS.index(name) + 1 if name in _MONTHS else 0
    return fields.iso(int(year), number, int(day) if day.isdecimal() else 0) if year.isdecimal() else ""


def notices(article: Element) -> tuple[EditorialNotice, ...]:
    """The editorial notices in what ``record`` gave."""
    told = []
    for one in article.findall("MedlineCitation/CommentsCorrectionsList/CommentsCorrections"):
        kind = _NOTICES.get(one.get("RefType", ""))
        if kind:
            source = _text(one, "RefSource")
            doi, year = _DOI.search(source), _YEAR.search(source)
            number = _text(one, "PMID")
            told.append(EditorialNotice(kind, doi[0].lower() if doi else "", number, year[1] if year else "", "pubmed"))
    if "Retracted Publication" in _types(article) and not any(one.kind == "retraction" for one in told):
        told.append(EditorialNotice("retraction", source="pubmed"))
    return merged(told)


def _types(article: Element) -> set[str]:
    """What kinds of publication PubMed calls it."""
    return {_own(one) for one in article.iter("PublicationType")}


def _own(element: Element) -> str:
    return fields.plain("".join(element.itertext()))


def _text(element: Element | None, path: str) -> str:
    part = element.find(path) if element is not None else None
    return _own(part) if part is not None else ""


def _marked(element: Element | None, path: str) -> str:
    part = element.find(path) if element is not None else None
    return fields.plain(_with_markup(part)) if part is not None else ""


def _with_markup(element: Element) -> str:
    whole = element.text or ""
    for part in element:
        inner = _with_markup(part)
        whole += (f"<{part.tag}>{inner}</{part.tag}>" if part.tag in _MARKUP else inner) + (part.tail or "")
    return whole
