"""Do references in the running text read as the styles want them, and as pandoc makes them?"""

from typing import cast

import pytest
from awkward import TOGETHER, WORKS, work
from oracle import FILES, LANGS, folded, known_differences, mentioned

from cranio_evidence.cite import STYLES, listing, mention
from cranio_evidence.cite.numbers import collapsed
from cranio_evidence.cite.runs import plain
from cranio_evidence.vocabulary import Lang

KNOWN = known_differences()


ORACLE = [pytest.param(style, lang, id=f"{style}-{lang}") for style in FILES for lang in LANGS]


@pytest.mark.parametrize(("style", "lang"), ORACLE)
def test_mentions_read_as_pandoc_has_them(style: str, lang: Lang) -> None:
    # The first group names every work once, so that the numbers are those of the order here.
    groups = [list(WORKS.values()), *([WORKS[key] for key in group.split()] for group in TOGETHER)]
    meant = [one for one in KNOWN if one.applies(style, lang)]
    theirs = mentioned(groups, style, lang, meant)
    every = tuple(WORKS.values())
    ours = [folded(plain(mention(tuple(group), style, lang, among=every))) for group in groups]
    assert dict(zip(("all", *TOGETHER), ours, strict=True)) == dict(zip(("all", *TOGETHER), theirs, strict=True))


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        pytest.param([1], "1", id="one"),
        pytest.param([1, 2], "1,2", id="two in a row are no range"),
        pytest.param([3, 1, 2], "1–3", id="three in a row are"),
        pytest.param([1, 2, 3, 5], "1–3,5", id="a range and one more"),
        pytest.param([7, 7, 2], "2,7", id="each once, in order"),
    ],
)
def test_numbers(numbers: list[int], said: str) -> None:
    assert collapsed(numbers) == said


AUTHOR_DATE = [name for name, style in STYLES.items() if style.dated is not None]
# In each row the works stand as the list should have them.
ORDERS = {
    "by family name, past its particle or not": ("particle", "others"),
    "the author alone before the author with others": ("alone", "beside"),
    "by year, under one author": ("alike1", "alike3"),
    "by title, in one year": ("alike1", "alike2"),
}


@pytest.mark.parametrize("style", AUTHOR_DATE)
@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_the_list_is_in_order(order: tuple[str, ...], style: str) -> None:
    works = WORKS | {
        "alone": work("alone", "Elden/H.", "2020"),
        "beside": work("beside", "Elden/H.; Glantz/A.; Östgaard/H.; Marciniak/P.; Linnér/A.", "2001"),
    }
    expected = list(order)
    dated = STYLES[style].dated
    if order[0] == "particle" and dated is not None and dated.particles:
        expected.reverse()  # APA sorts "van der Kolk" under V
    listed = listing(tuple(works[key] for key in reversed(order)), style)
    assert [one.reference.key for one in listed] == expected


@pytest.mark.parametrize("style", AUTHOR_DATE)
def test_letters_in_the_text_are_those_of_the_list(style: str) -> None:
    both = (WORKS["alike2"], WORKS["alike1"])
    assert ["2011a" in plain(one.runs) for one in listing(both, style)] == [True, False]
    assert "2011a" in plain(mention((WORKS["alike1"],), style, among=both))
    assert "2011b" in plain(mention((WORKS["alike2"],), style, among=both))


@pytest.mark.parametrize("style", AUTHOR_DATE)
def test_works_of_one_author_stand_in_the_order_of_the_list(style: str) -> None:
    both = (WORKS["alike2"], WORKS["one"], WORKS["alike1"])
    assert "2011a, 2011b" in plain(mention(both, style))


def test_a_list_with_numbers_keeps_the_order_it_was_given() -> None:
    given = tuple(reversed(WORKS.values()))
    for style, how in STYLES.items():
        if how.numbered:
            assert tuple(one.reference for one in listing(given, style)) == given


def test_every_style_can_refer_to_everywork() -> None:
    for style in STYLES:
        for name in LANGS:
            for one in WORKS.values():
                assert plain(mention((one,), style, cast("Lang", name)))
