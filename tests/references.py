"""Which publications can there be? A strategy that makes up any of them, as a reader gives them."""

from hypothesis import strategies as st

from cranio_evidence.reference import Name, Reference
from cranio_evidence.vocabulary import REFERENCE_KINDS, REFERENCE_STATES

_LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff")
_HARD = st.sampled_from([*"{}\\%&#$_^~\"'`<>@=,;:|*[]-–—.()/é", " and ", " others ", "<i>", "</i>", "--", "''"])


def _one_line(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


TEXT = st.lists(st.one_of(_LETTERS, _HARD, st.sampled_from(["pain", " touch", " CST", " of "])), max_size=12).map(
    _one_line
)
WORDS = TEXT.filter(bool)
DATE = st.one_of(
    st.just(""),
    st.from_regex(r"(19|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]))?)?", fullmatch=True),
    st.just("2025-09-10/2025-09-13"),
)
NAME = st.one_of(
    st.tuples(WORDS, TEXT, TEXT, TEXT).map(lambda parts: Name(*parts)),
    WORDS.map(lambda words: Name(literal=words)),
    st.just(Name("Kolk", "Bessel A.", "van der", "Jr")),
)
NAMES = st.lists(NAME, max_size=3).map(tuple)
NUMBER = st.from_regex(r"[A-Za-z]?[0-9]{1,5}", fullmatch=True) | st.just("")
PAGES = st.sampled_from(["", "441-449", "e21-e28", "12, 15-19", "7", "S3-S9"])


@st.composite
def references(draw: st.DrawFn) -> Reference:
    """Any publication that a reader could have given: tidy, and with a date where it has a year."""
    kind = draw(st.sampled_from(list(REFERENCE_KINDS)))
    authors, editors = draw(NAMES), draw(NAMES)
    date = draw(DATE)
    year = draw(st.sampled_from([date[:4], "2016"])) if date else ""
    publisher = draw(WORDS if kind == "preprint" else TEXT)  # what has no publisher is said to come from its server
    return Reference(
        key=draw(st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True)),
        kind=kind,
        title=draw(WORDS),
        subtitle=draw(TEXT),
        year=year or None,
        date=date,
        authors=authors,
        others=bool(authors) and draw(st.booleans()),
        editors=editors,
        more_editors=bool(editors) and draw(st.booleans()),
        translators=draw(NAMES),
        container=draw(TEXT),
        journal=draw(TEXT),
        journal_short=draw(TEXT),
        volume=draw(NUMBER),
        number=draw(TEXT),
        pages=draw(PAGES),
        eid=draw(NUMBER),
        edition=draw(TEXT),
        series=draw(TEXT),
        pages_in_all=draw(NUMBER),
        genre=draw(st.sampled_from(["", "phdthesis", "mathesis", "whitepaper", "guideline"])),
        publisher=publisher,
        place=draw(TEXT),
        event=draw(TEXT),
        state=draw(st.sampled_from(["", *REFERENCE_STATES])),
        doi=draw(st.from_regex(r"(10\.[0-9]{4}/[A-Za-z0-9._;()/<>:%#&{}\\-]{1,12})?", fullmatch=True)),
        pmid=draw(st.from_regex(r"([1-9][0-9]{0,7})?", fullmatch=True)),
        pmcid=draw(st.from_regex(r"(PMC[1-9][0-9]{0,6})?", fullmatch=True)),
        issn=draw(st.sampled_from(["", "0749-8047", "1234-567X"])),
        isbn=draw(st.sampled_from(["", "978-0-7020-3425-1"])),
        url=draw(st.from_regex(r"(https://example\.org/[A-Za-z0-9._~%?&=#{}\\-]{0,12})?", fullmatch=True)),
        accessed=draw(DATE),
        language=draw(st.sampled_from(["en", "nl", "de", "is"])),
    )
