"""Does an edit of a library file change one record, and not a byte of what stands around it?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cranio_evidence import editing
from cranio_evidence.faults import RefusedError
from cranio_evidence.located import read_records

YAML = """\
# van mij

- key: een
  form: article   # ruimte
  bottom_line:
    nl: |
      - geen record
      # geen commentaar

# over twee
- form: article
  key: twee
  # hoort bij twee

# tussen twee en drie

- {key: drie, form: article}
# het einde
"""
BIB = """\
% van mij
@string{a = "b"}

@article{een,
  title = {Eén {T}itel},
}
wat hier staat is commentaar
@misc{twee, title = {Twee}}

@comment{jabref-meta: x}
@misc{drie,
  title = {Drie} }
"""
JSONL = '{"key": "een", "form": "article"}\n\n{"form": "article",  "key": "twee"}\n{"key":"drie"}\n'
TEXTS = {"a.yaml": YAML, "a.bib": BIB, "a.jsonl": JSONL}
NEW = {
    "a.yaml": "- key: vier\n  form: article\n\n  sources: []\n",
    "a.bib": "@misc{vier,\n  title = {Vier},\n}\n",
    "a.jsonl": '{"key": "vier"}\n',
}
NAMES = list(TEXTS)
LINE_ENDS = pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
FILES = pytest.mark.parametrize("name", NAMES)


def _with(text: str, newline: str) -> str:
    return text.replace("\n", newline)


@FILES
@LINE_ENDS
def test_the_records_of_a_file_are_found(name: str, newline: str) -> None:
    text = _with(TEXTS[name], newline)
    assert [one.key for one in editing.pieces(text, name)] == ["een", "twee", "drie"]


@FILES
@LINE_ENDS
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "bom"])
def test_what_is_added_comes_last_and_the_rest_stays(name: str, newline: str, mark: str) -> None:
    text = mark + _with(TEXTS[name], newline)
    made = editing.added(text, name, NEW[name])
    assert made.startswith(text)
    between = "" if name == "a.jsonl" else newline
    assert made[len(text) :] == between + _with(NEW[name], newline)
    assert editing.excerpt(made, name, "vier") == NEW[name]


@FILES
def test_a_file_without_a_last_line_end_gets_one_first(name: str) -> None:
    made = editing.added(TEXTS[name].rstrip("\n"), name, NEW[name])
    assert made == editing.added(TEXTS[name], name, NEW[name])


@FILES
@pytest.mark.parametrize("empty", ["", "\n", "\ufeff"], ids=["nothing", "a-line", "bom"])
def test_the_first_record_of_an_empty_file(name: str, empty: str) -> None:
    assert editing.added(empty, name, NEW[name]) == empty + NEW[name]


@FILES
@LINE_ENDS
@pytest.mark.parametrize("key", ["een", "twee", "drie"])
def test_what_is_replaced_stands_in_its_place_and_the_rest_stays(name: str, newline: str, key: str) -> None:
    text = _with(TEXTS[name], newline)
    piece = editing.find(text, name, key)
    assert piece is not None
    made = editing.replaced(text, name, key, NEW[name])
    assert made == text[: piece.start] + _with(NEW[name], newline).removesuffix(newline) + text[piece.end :]
    assert editing.replaced(made, name, "vier", editing.excerpt(text, name, key)) == text


@FILES
@LINE_ENDS
def test_what_was_added_is_removed_without_a_trace(name: str, newline: str) -> None:
    text = _with(TEXTS[name], newline)
    assert editing.removed(editing.added(text, name, NEW[name]), name, "vier") == text


@FILES
@pytest.mark.parametrize("key", ["een", "twee", "drie"])
def test_what_is_removed_takes_no_other_record_and_no_comment_along(name: str, key: str) -> None:
    made = editing.removed(TEXTS[name], name, key)
    assert [one.key for one in editing.pieces(made, name)] == [one for one in ("een", "twee", "drie") if one != key]
    for comment in ("# van mij", "# over twee", "# tussen twee en drie", "# het einde", "% van mij", "wat hier staat"):
        assert (comment in made) == (comment in TEXTS[name])


def test_records_that_stand_further_in_keep_their_indentation() -> None:
    text = "  - key: een\n    form: article\n"
    made = editing.added(text, "a.yaml", NEW["a.yaml"])
    assert made == text + "\n  - key: vier\n    form: article\n\n    sources: []\n"
    assert editing.excerpt(made, "a.yaml", "vier") == NEW["a.yaml"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("a.yaml", "[]\n", id="flow-style"),
        pytest.param("a.yaml", "[{key: een}]\n", id="flow-style-record"),
        pytest.param("a.yaml", "studies:\n  - key: een\n", id="block-of-lists"),
        pytest.param("a.yaml", "- key: een\n...\n", id="end-of-document"),
        pytest.param("a.yaml", "- key: een\n---\n- key: twee\n", id="two-documents"),
        pytest.param("a.yaml", "  - key: een\n- key: twee\n", id="not-in-line"),
        pytest.param("a.bib", "@misc{een,\n  title = {Een\n", id="open-brace"),
        pytest.param("a.bib", "@misc{een,\n  title = {Een},\n}\n@misc{", id="open-entry"),
    ],
)
def test_a_file_without_a_sure_place_is_refused(name: str, text: str) -> None:
    with pytest.raises(RefusedError, match="No place"):
        editing.added(text, name, NEW[name])


@FILES
def test_a_key_that_is_not_there_or_twice_is_told(name: str) -> None:
    with pytest.raises(RefusedError, match="'vijf' is not in"):
        editing.removed(TEXTS[name], name, "vijf")
    twice = editing.added(editing.added(TEXTS[name], name, NEW[name]), name, NEW[name])
    with pytest.raises(RefusedError, match="2 times"):
        editing.replaced(twice, name, "vier", NEW[name])


def test_an_open_quote_above_does_not_swallow_what_is_added() -> None:
    with pytest.raises(RefusedError, match="No place"):
        editing.added('- key: een\n  registration: "open\n', "a.yaml", NEW["a.yaml"])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["- key: k{}\n", "- key: k{}\n  a: 1\n", "# c\n", "\n", "  # in\n", "-\n  key: k{}\n"]),
        max_size=8,
    ),
    st.sampled_from(["\n", "\r\n"]),
)
def test_adding_and_removing_gives_back_every_list(parts: list[str], newline: str) -> None:
    text = "".join(part.format(i) for i, part in enumerate(parts)).replace("\n", newline)
    made = editing.added(text, "a.yaml", NEW["a.yaml"])
    keys = [one.value["key"] for one in read_records(made.encode(), "a.yaml")[0]]
    assert keys == [one.key for one in editing.pieces(made, "a.yaml")]
    assert keys[-1] == "vier"
    assert made.startswith(text)
    assert editing.removed(made, "a.yaml", "vier").rstrip() == text.rstrip()


@FILES
@LINE_ENDS
def test_each_of_several_records_is_changed_and_the_rest_stays(name: str, newline: str) -> None:
    text = _with(TEXTS[name], newline)
    here = {one.key: one for one in editing.pieces(text, name)}
    made = editing.each(text, name, ["drie", "een"], lambda key, record: record.replace(key, f"x{key}", 1))
    one, other = (text[here[key].start : here[key].end] for key in ("een", "drie"))
    assert made == text.replace(one, one.replace("een", "xeen", 1)).replace(other, other.replace("drie", "xdrie", 1))
    with pytest.raises(RefusedError, match="'vijf' is not in"):
        editing.each(text, name, ["een", "vijf"], lambda _, record: record)
