"""Is the DOI or PMID found in whatever somebody pastes?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cranio_evidence.faults import RefusedError
from cranio_evidence.lookup import identifier

DOI = "10.1097/ajp.0000000000000290"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("10.1097/AJP.0000000000000290", DOI, id="bare"),
        pytest.param("  doi: 10.1097/AJP.0000000000000290\n", DOI, id="doi with a colon"),
        pytest.param("DOI 10.1097/AJP.0000000000000290", DOI, id="doi without a colon"),
        pytest.param("doi10.1097/AJP.0000000000000290", DOI, id="doi stuck to it"),
        pytest.param("https://doi.org/10.1097/AJP.0000000000000290", DOI, id="doi.org"),
        pytest.param("http://dx.doi.org/10.1097/AJP.0000000000000290", DOI, id="dx.doi.org"),
        pytest.param("doi.org/10.1097/AJP.0000000000000290", DOI, id="doi.org without http"),
        pytest.param("https://doi.org/10.1097%2FAJP.0000000000000290", DOI, id="slash as %2F"),
        pytest.param("https://doi-org.library.nl/10.1097/AJP.0000000000000290", DOI, id="proxy of a library"),
        pytest.param("10.1097/AJP.0000000000000290.", DOI, id="full stop"),
        pytest.param("(doi:10.1097/AJP.0000000000000290);", DOI, id="bracket and semicolon"),
        pytest.param("<https://doi.org/10.1097/AJP.0000000000000290>", DOI, id="in angle brackets"),
        pytest.param("“10.1097/AJP.0000000000000290”", DOI, id="in quotation marks"),
        pytest.param("10.1097/AJP.\u200b0000000000000290", DOI, id="an unseen space"),
        pytest.param("10.1016/s1356–689x(03)00099‐7", "10.1016/s1356-689x(03)00099-7", id="dashes of a PDF"),
        pytest.param("(10.1016/S1356-689X(03)00099-7)", "10.1016/s1356-689x(03)00099-7", id="brackets"),
        pytest.param(
            "10.1002/(SICI)1097-0258(19980815)17:15/16<1661::AID-SIM968>3.0.CO;2-2",
            "10.1002/(sici)1097-0258(19980815)17:15/16<1661::aid-sim968>3.0.co;2-2",
            id="an old one of Wiley",
        ),
        pytest.param("https://onlinelibrary.wiley.com/doi/full/10.1002/jts.22465", "10.1002/jts.22465", id="page"),
        pytest.param("https://www.tandfonline.com/doi/10.1080/09638288.2023.2255130/full?src=x",
                     "10.1080/09638288.2023.2255130", id="publisher, page and question"),
        pytest.param("www.frontiersin.org/articles/10.3389/fmed.2024.1452465/full", "10.3389/fmed.2024.1452465",
                     id="publisher without http"),
        pytest.param("https://x.org/content/10.1136/bmj.d4163.full.pdf#p2", "10.1136/bmj.d4163", id="a file"),
        pytest.param("https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0123456&type=printable",
                     "10.1371/journal.pone.0123456", id="in the question of an address"),
        pytest.param("Haller H, et al. Clin J Pain 2016;32(5):441-9. doi:10.1097/AJP.0000000000000290. PMID: 26340656",
                     DOI, id="a citation with both"),
        pytest.param("10.1097/AJP.0000000000000290 https://doi.org/10.1097/ajp.0000000000000290", DOI, id="twice"),
    ],
)  # fmt: skip
def test_a_doi_is_found(text: str, found: str) -> None:
    assert identifier(text) == ("doi", found)


@pytest.mark.parametrize(
    "text",
    [
        "PMID: 26340656", "pmid:26340656", "PMID 26340656.", "PMID26340656", "pubmed:26340656", " 26340656 ",
        "https://pubmed.ncbi.nlm.nih.gov/26340656/", "https://pubmed.ncbi.nlm.nih.gov/26340656/?term=x#abstract",
        "https://www.ncbi.nlm.nih.gov/pubmed/26340656", "http://www.ncbi.nlm.nih.gov/m/pubmed/26340656/",
        "pubmed.gov/26340656", "Haller H. Clin J Pain. 2016;32:441-9. PMID: 26340656; PMCID: PMC4894825.",
    ],
)  # fmt: skip
def test_a_pmid_is_found(text: str) -> None:
    assert identifier(text) == ("pmid", "26340656")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("", "geen DOI of PMID", id="nothing"),
        pytest.param("Haller H. Craniosacral therapy. Clin J Pain. 2016;32:441-9.", "geen DOI of PMID", id="neither"),
        pytest.param("10.1097/", "geen DOI of PMID", id="half a DOI"),
        pytest.param("1234567890", "geen DOI of PMID", id="too long a number"),
        pytest.param("PMID: 0", "geen DOI of PMID", id="number nought"),
        pytest.param("PMC4894825", "DOI of de PMID", id="a PMC number"),
        pytest.param("10.1000/abc and 10.1000/def", "plak er één", id="two DOIs"),
        pytest.param("PMID: 1, PMID: 2", "plak er één", id="two PMIDs"),
    ],
)
def test_what_cannot_be_found_is_told(text: str, says: str) -> None:
    with pytest.raises(RefusedError) as refused:
        identifier(text)
    assert refused.value.code == 2
    assert says in refused.value.message.nl


@settings(deadline=None)
@given(st.text() | st.from_regex(r"[a-z /:]*10\.\d{4}/\S*"))
def test_any_text_gives_an_answer_or_a_sentence(text: str) -> None:
    try:
        kind, value = identifier(text)
    except RefusedError:
        return
    assert identifier(f"{kind}:{value}") == (kind, value)
