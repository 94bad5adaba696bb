"""Do the parts of a citation meet without doubled or lost signs?"""

import pytest

from cranio_evidence.cite.runs import Part, Run, faced, italic, join, linked, plain, wrap

ITALIC = frozenset(["italic"])


@pytest.mark.parametrize(
    ("delimiter", "parts", "made"),
    [
        pytest.param(". ", ("Title", "Journal"), "Title. Journal", id="a delimiter between"),
        pytest.param(
            ". ", ("Title", "", "Journal", ()), "Title. Journal", id="an empty part takes its delimiter along"
        ),
        pytest.param(". ", ("", ()), "", id="nothing at all"),
        pytest.param(". ", ("Does it work?", "Journal"), "Does it work? Journal", id="a question mark for a point"),
        pytest.param(". ", ("It works!", "Journal"), "It works! Journal", id="an exclamation mark for a point"),
        pytest.param(". ", ("Title.", "Journal"), "Title. Journal", id="no second point"),
        pytest.param(". ", ("Title:", "Journal"), "Title: Journal", id="a colon for a point"),
        pytest.param("", ("2016;", ";1"), "2016;1", id="one semicolon"),
        pytest.param("", ("2016,", ", 1"), "2016, 1", id="one comma"),
        pytest.param("", ("Title:", "?"), "Title?", id="a question mark for a colon"),
        pytest.param("", ("Title:", "! More"), "Title! More", id="an exclamation mark for a colon"),
        pytest.param("", ("Title ", " Journal"), "Title Journal", id="one space"),
        pytest.param("", ("Title ", ", 2016"), "Title, 2016", id="no space before a comma"),
        pytest.param("", ("Title ", ". 2016"), "Title. 2016", id="no space before a point"),
        pytest.param(", ", ("Title", "; 2016"), "Title; 2016", id="a part that brings its own delimiter"),
        pytest.param(". ", ("‘Does it work?’", "Journal"), "‘Does it work?’ Journal", id="a question within quotes"),
        pytest.param(". ", ("‘Title’", "Journal"), "‘Title’. Journal", id="a title within quotes"),
        pytest.param("; ", ("S2", "Vol. 3."), "S2; Vol. 3.", id="other signs stay"),
    ],
)
def test_join(delimiter: str, parts: tuple[Part, ...], made: str) -> None:
    assert plain(join(delimiter, *parts)) == made
    assert plain(join(delimiter, *(italic(part) for part in parts))) == made


def test_faces_and_links_stay_apart_and_like_runs_melt() -> None:
    made = join(" ", "In", italic("Pain"), linked("doi", "https://doi.org/x"), "end", "here")
    assert made == (
        Run("In "), Run("Pain", ITALIC), Run(" "), Run("doi", link="https://doi.org/x"), Run(" end here"),
    )  # fmt: skip


def test_a_face_within_the_same_face_stands_out() -> None:
    assert italic((Run("Motion "), Run("in vivo", ITALIC))) == (Run("Motion ", ITALIC), Run("in vivo"))


def test_nothing_has_no_face_no_link_and_no_brackets() -> None:
    assert (faced("bold", ""), italic(()), linked("", "https://x"), wrap("(", "", ")")) == ((), (), (), ())
