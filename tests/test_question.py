"""Does a line of words and fields say what its writer means, and is a slip pointed at?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cranio_evidence.faults import RefusedError
from cranio_evidence.question import FIELDS, NUMBERS, Between, parse

# A line, and what it comes to: words, what must not be there, fields, numbers.
LINES = [
    ("haller nek", ["haller", "nek"], [], [], []),
    ("haller -review", ["haller"], ["review"], [], []),
    ("−review haller", ["haller"], ["review"], [], []),
    ('"chronic neck pain" haller', ['"chronic neck pain', "haller"], [], [], []),
    ('-"neck pain"', [], ['"neck pain'], [], []),
    ("conditie:nek", [], [], ["condition:nek"], []),
    ('Conditie:"lage rugpijn"', [], [], ['condition:"lage rugpijn'], []),
    ("conditie: nek", [], [], ["condition:nek"], []),
    ("-behandeling:massage", [], [], ["-treatment:massage"], []),
    ("vergeleken-met:sham", [], [], ["comparator:sham"], []),
    ("n>=50", [], [], [], [("people", 50, None)]),
    ("n>50", [], [], [], [("people", 51, None)]),
    ("n<50", [], [], [], [("people", None, 49)]),
    ("n=50", [], [], [], [("people", 50, 50)]),
    ("n:50..100", [], [], [], [("people", 50, 100)]),
    ("jaar:2015..", [], [], [], [("year", 2015, None)]),
    ("jaar:..2015", [], [], [], [("year", None, 2015)]),
    ("jaar:2015", [], [], [], [("year", 2015, 2015)]),
    ("year>=2015", [], [], [], [("year", 2015, None)]),
    # Words with a colon, a minus or a quotation mark that are nothing but words.
    ("Neck pain: a trial", ["Neck", "pain:", "a", "trial"], [], [], []),
    ("Design: a trial", ["Design:", "a", "trial"], [], [], []),
    ("https://doi.org/10.1/x", ["https://doi.org/10.1/x"], [], [], []),
    ("PMID:26340656", ["PMID:26340656"], [], [], []),
    ("pijn-klachten - hoofd", ["pijn-klachten", "-", "hoofd"], [], [], []),
    ('5" lang', ['5"', "lang"], [], [], []),
    ("p<0.05", ["p<0.05"], [], [], []),
]


@pytest.mark.parametrize(("line", "words", "without", "fields", "numbers"), LINES, ids=[line[0] for line in LINES])
def test_a_line_says(
    line: str,
    words: list[str],
    without: list[str],
    fields: list[str],
    numbers: list[tuple[str, int | None, int | None]],
) -> None:
    asked = parse(line)
    assert [f'"{word.text}' if word.exact else word.text for word in asked.words] == words
    assert [f'"{word.text}' if word.exact else word.text for word in asked.without] == without
    quoted = {True: '"', False: ""}
    told = [f"{'-' * one.without}{one.name}:{quoted[one.value.exact]}{one.value.text}" for one in asked.fields]
    assert told == fields
    assert asked.numbers == tuple(Between(*one) for one in numbers)


def test_words_know_where_they_stand() -> None:
    line = 'haller -review conditie:"nek pijn" "a b"'
    asked = parse(line)
    values = (*asked.words, *asked.without, *(one.value for one in asked.fields))
    assert [line[word.start :][: len(word.text)] for word in values] == [word.text for word in values]


@pytest.mark.parametrize("field", FIELDS)
def test_each_field_has_a_dutch_and_an_english_name(field: str) -> None:
    for name in FIELDS[field]:
        asked = parse(f"{name}:2015")
        assert [*(one.name for one in asked.fields), *(one.name for one in asked.numbers)] == [field]
    assert len(FIELDS[field]) > 1 or field not in NUMBERS


# A line with a slip, the sentence about it in both languages, and what is pointed at.
SLIPS = [
    ("nek n>=vijftig", "Er hoort een getal na n>=", "Expected a number after n>=", "vijftig"),
    ("n>= haller", "Er hoort een getal na n>=", "Expected a number after n>=", "n>="),
    ("jaar:vorig", "Er hoort een getal na jaar:", "Expected a number after jaar:", "vorig"),
    ("nek jaar:2015..2010", "schrijf 2010..2015", "write 2010..2015", "2015..2010"),
    ("nek conditie:", "Er hoort een woord na conditie:", "Expected a word after conditie:", "conditie:"),
    ("haller condtie:nek", "Bedoelt u 'conditie:'?", "Did you mean 'conditie:'?", "condtie"),
    ("auther:haller", "Bedoelt u 'author:'?", "Did you mean 'author:'?", "auther"),
    ("nek -n>50", "schrijf het andersom", "turn it round", "-"),
]


@pytest.mark.parametrize(("line", "nl", "en", "marked"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_a_slip_is_pointed_at(line: str, nl: str, en: str, marked: str) -> None:
    with pytest.raises(RefusedError) as caught:
        parse(line)
    for text, told in ((caught.value.message.nl, nl), (caught.value.message.en, en)):
        sentence, shown, carets = text.split("\n")
        assert told in sentence
        assert "".join(letter for letter, mark in zip(shown, carets.ljust(len(shown)), strict=True) if mark == "^") == (
            marked
        )


@given(st.text(alphabet=st.sampled_from('nek jaar:conditie"-<>=.0159'), max_size=40))
def test_no_word_is_lost(line: str) -> None:
    try:
        asked = parse(line)
    except RefusedError:
        return
    parts = [word.text for word in (*asked.words, *asked.without, *(one.value for one in asked.fields))]
    kept = sum(len("".join(letter for letter in part if letter.isalnum())) for part in parts)
    if asked.plain and not asked.without:
        assert kept == sum(letter.isalnum() for letter in line)
