"""Does a field of a record say something else, and does every other sign of the record stay as it was?"""

import pytest

from cranio_evidence.faults import RefusedError
from cranio_evidence.onefield import with_field


@pytest.mark.parametrize(
    ("record", "made"),
    [
        pytest.param("- key: a\n  form: b\n", "- key: a\n  form: b\n  x: [1a]\n", id="new"),
        pytest.param("- x: 2 # c\n  key: a\n", "- x: [1a] # c\n  key: a\n", id="first"),
        pytest.param("- key: a\n  x:\n  - 2\n  # c\n  y: 3\n", "- key: a\n  x: [1a]\n  # c\n  y: 3\n", id="list"),
        pytest.param("- key: a\n  x: # c\n    - 2\n  y: 3", "- key: a\n  x: [1a] # c\n  y: 3", id="comment"),
        pytest.param("- key: a\n  x: {a: 1,\n    b: 2}\n", "- key: a\n  x: [1a]\n", id="last"),
        pytest.param("- key: a\n  x: >\n    b\n\n  y: 3\n", "- key: a\n  x: [1a]\n\n  y: 3\n", id="folded"),
        pytest.param("- key: a\n  x:\n  y: 3\n", "- key: a\n  x: [1a]\n  y: 3\n", id="nothing"),
        pytest.param("- key: a\n  y:\n    x: 2\n", "- key: a\n  y:\n    x: 2\n  x: [1a]\n", id="not-further-in"),
        pytest.param("  -   key: a\r\n      y: 2", "  -   key: a\r\n      y: 2\r\n      x: [1a]", id="indented"),
        pytest.param("-\n  key: a\n", "-\n  key: a\n  x: [1a]\n", id="below-its-dash"),
    ],
)
def test_a_record_with_a_field_a_line(record: str, made: str) -> None:
    assert with_field(record, "a.yaml", "x", ["1a"]) == made


@pytest.mark.parametrize(
    ("record", "made"),
    [
        pytest.param("- {key: a}\n", "- {key: a, x: {k: é, d: 2026-01-01}}\n", id="new"),
        pytest.param(
            "- { p: 0.060,  y: {x: 1} , }  # c\n",
            "- { p: 0.060,  y: {x: 1}, x: {k: é, d: 2026-01-01} , }  # c\n",
            id="comma",
        ),
        pytest.param(
            "- {x:  {k: 1, # c\n    d: '}'},\n   key: \"{\"}  # d\n",
            '- {x:  {k: é, d: 2026-01-01},\n   key: "{"}  # d\n',
            id="over-lines",
        ),
        pytest.param('- {"key":"a","x":[]}', '- {"key":"a","x":{k: é, d: 2026-01-01}}', id="quoted"),
        pytest.param("- {x: , key: 😀a}", "- {x: {k: é, d: 2026-01-01}, key: 😀a}", id="nothing"),
    ],
)
def test_a_record_between_braces(record: str, made: str) -> None:
    assert with_field(record, "studies/a.yaml", "x", {"k": "é", "d": "2026-01-01"}) == made


@pytest.mark.parametrize(
    ("record", "made"),
    [
        pytest.param('{"key": "a"}', '{"key": "a", "x": {"k": "é"}}', id="new"),
        pytest.param(
            '\t{ "x" :\t{"k": "}"} ,"p":0.060 }\r', '\t{ "x" :\t{"k": "é"} ,"p":0.060 }\r', id="its-own-spacing"
        ),
        pytest.param('{"y":{"x":1},"\\u0078":null}', '{"y":{"x":1},"\\u0078":{"k": "é"}}', id="escaped"),
        pytest.param('{"a":"\\ud83d\\ude00","x":[1]}', '{"a":"\\ud83d\\ude00","x":{"k": "é"}}', id="pair"),
    ],
)
def test_a_line_of_json(record: str, made: str) -> None:
    assert with_field(record, "a.jsonl", "x", {"k": "é"}) == made


@pytest.mark.parametrize(
    ("record", "name"),
    [
        pytest.param("- {key: a", "a.yaml", id="open-brace"),
        pytest.param("- {key: &a b, x: *a}", "a.yaml", id="anchor"),
        pytest.param("- a\n", "a.yaml", id="no-fields"),
        pytest.param("- {}\n", "a.yaml", id="empty"),
        pytest.param("- key: a\n- key: b\n", "a.yaml", id="two"),
        pytest.param('["x"]', "a.jsonl", id="list"),
        pytest.param('{"x": 1, "x": 2}', "a.jsonl", id="twice"),
        pytest.param("- {x: 1}", "a.jsonl", id="other-format"),
    ],
)
def test_where_no_place_is_sure_it_is_refused(record: str, name: str) -> None:
    with pytest.raises(RefusedError, match="No place for 'x'"):
        with_field(record, name, "x", ["1a"])


def test_a_word_that_would_read_as_something_else_is_refused() -> None:
    with pytest.raises(RefusedError, match="No place for 'x'"):
        with_field("- {key: a}", "a.yaml", "x", ["true"])
