"""Is what the therapist tells of a client read as it was meant, and never repeated in a message?"""

import datetime as dt
from typing import Any

import pytest

from cranio_evidence.faults import RefusedError
from cranio_evidence.letter.case import CASE_NAMES, PRACTICE_NAMES, Case, Practice, case, practice

MARKER = "geheim-123"


@pytest.mark.parametrize(
    ("word", "field"),
    [(word, field) for field, name in CASE_NAMES.items() for word in name],
    ids=lambda value: value,
)
def test_every_field_goes_by_its_dutch_and_english_name(word: str, field: str) -> None:
    value = "2026-11-22"
    assert getattr(case({word: value}), field) == value


def test_every_field_has_a_name() -> None:
    assert set(CASE_NAMES) == set(Case._fields)
    assert set(PRACTICE_NAMES) == set(Practice._fields)


@pytest.mark.parametrize("word", ["Huisartsen Praktijk", "gp_practice", "GP-Practice", " huisartsenpraktijk "])
def test_capitals_spaces_and_dashes_do_not_matter(word: str) -> None:
    if word == "Huisartsen Praktijk":
        with pytest.raises(RefusedError):
            case({word: "De Lind"})
    else:
        assert case({word: "De Lind"}).gp_practice == "De Lind"


@pytest.mark.parametrize(
    ("value", "read"),
    [
        pytest.param("1980-05-01", "1980-05-01", id="as ISO"),
        pytest.param("1-5-1980", "1980-05-01", id="day first"),
        pytest.param("01/05/1980", "1980-05-01", id="day first with slashes"),
        pytest.param("1.5.1980", "1980-05-01", id="day first with points"),
        pytest.param(dt.date(1980, 5, 1), "1980-05-01", id="a date of TOML"),
        pytest.param(dt.datetime(1980, 5, 1, 12, tzinfo=dt.UTC), "1980-05-01", id="a moment of YAML"),
        pytest.param("", "", id="empty"),
        pytest.param(None, "", id="null"),
    ],
)
def test_a_date(value: Any, read: str) -> None:
    assert case({"geboortedatum": value}).born == read


@pytest.mark.parametrize("value", ["31-2-1980", "mei 1980", "1980-13-01", MARKER])
def test_a_date_that_is_none_is_told_without_repeating_it(value: str) -> None:
    with pytest.raises(RefusedError) as refused:
        case({"geboortedatum": value})
    assert refused.value.message.nl == "Het veld 'geboortedatum' is geen datum: schrijf 2026-11-22 of 22-11-2026."
    assert value not in refused.value.message.en


@pytest.mark.parametrize(
    ("given", "says"),
    [
        pytest.param({MARKER: "x"}, "Een van de velden heeft een onbekende naam; kies uit datum, huisarts", id="name"),
        pytest.param({"bsn": MARKER}, "Een BSN hoort niet in deze brief", id="citizen service number"),
        pytest.param({"client": [MARKER]}, "Het veld 'client' moet een tekst zijn.", id="a list"),
        pytest.param({"client": {"naam": MARKER}}, "Het veld 'client' moet een tekst zijn.", id="a table"),
        pytest.param({"client": True}, "Het veld 'client' moet een tekst zijn.", id="yes or no"),
    ],
)
def test_what_cannot_be_read_is_told_without_repeating_it(given: dict[str, Any], says: str) -> None:
    with pytest.raises(RefusedError) as refused:
        case(given)
    assert refused.value.message.nl.startswith(says)
    assert MARKER not in str(refused.value) + refused.value.message.nl


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        pytest.param("a\r\nb\n", "a\nb", id="line ends"),
        pytest.param("a\x00b\x1bc\x7f", "abc", id="control characters"),
        pytest.param("a\tb", "a\tb", id="a tab"),
        pytest.param(12, "12", id="a number"),
        pytest.param("😀 & <b> שלום", "😀 & <b> שלום", id="other signs"),
    ],
)
def test_a_text(value: Any, kept: str) -> None:
    assert case({"bevindingen": value}).findings == kept


def test_who_sends_it() -> None:
    assert practice({"naam": "De therapeut", "AGB": "90012345"}) == Practice(name="De therapeut", agb="90012345")
