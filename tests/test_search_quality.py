"""Is what people ask found first, and is nothing said where there is nothing?"""

import pytest
from search_quality import cases, measure

from cranio_evidence.library import Library

HALVES = [half for half in ("tuning", "held") if cases(half)]


@pytest.mark.parametrize("half", HALVES)
def test_the_right_record_comes_first_and_nothing_is_made_up(library: Library, half: str) -> None:
    quality = measure(library, cases(half))
    told = "\n".join((quality.report(half), *quality.misses))
    print(told)
    assert quality.first >= 0.95 * quality.asked, told
    assert quality.three >= 0.99 * quality.asked, told
    assert quality.reciprocal >= 0.96, told
    assert quality.five >= 0.99 * quality.asked, told
    assert quality.false <= quality.empty // 20, told


@pytest.mark.parametrize("half", HALVES)
def test_questions_are_fit_to_judge_by(library: Library, half: str) -> None:
    questions = cases(half)
    asked = [case["q"] for case in questions]
    assert len(set(asked)) == len(asked)
    assert {key for case in questions for key in case["first"]} <= set(library.keys)
    assert sum(not case["first"] for case in questions) >= 40
    assert len(questions) >= 200
    assert 0.3 <= sum(case["typo"] for case in questions) / len(questions) <= 0.4
