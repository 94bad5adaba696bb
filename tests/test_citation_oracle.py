"""Do our citations read as pandoc's, made with the official style files, but where we mean them to differ?"""

from collections.abc import Iterator
from functools import cache
from typing import cast

import pytest
from awkward import TOGETHER, WORKS, awkward
from oracle import FILES, LANGS, Difference, folded, in_text, known_differences, mentioned, packaged, unmended

from cranio_evidence.cite import cite
from cranio_evidence.cite.runs import plain
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang

KNOWN = known_differences()
IN = [pytest.param(style, lang, id=f"{style}-{lang}") for style in FILES for lang in LANGS]


def _meant(style: str, lang: Lang, left_out: int = 0) -> list[Difference]:
    """The deliberate differences of a style, all but the one with this number."""
    return [one for one in KNOWN if one.applies(style, lang) and one.number != left_out]


@cache
def _publications() -> tuple[Reference, ...]:
    return (*awkward(), *packaged())


@cache
def _theirs(style: str, lang: Lang) -> dict[str, str]:
    """What pandoc prints, but for the differences that are changes of its text."""
    return unmended(list(_publications()), style, lang, _meant(style, lang))


@cache
def _ours(style: str, lang: Lang) -> dict[str, str]:
    return {one.key: folded(plain(cite(one, style, lang))) for one in _publications()}


def test_there_are_enough_awkward_references() -> None:
    assert sum(1 for _ in awkward()) >= 500


@pytest.mark.parametrize(("style", "lang"), IN)
def test_every_citation_reads_as_pandoc_has_it(style: str, lang: Lang) -> None:
    ours, meant = _ours(style, lang), _meant(style, lang)
    theirs = {key: in_text(text, meant) for key, text in _theirs(style, lang).items()}
    assert {key: (ours[key], text) for key, text in theirs.items() if ours[key] != text} == {}


def _without(difference: Difference, style: str, lang: Lang) -> Iterator[bool]:
    """Whether we and pandoc differ when one deliberate difference is left out: entry by entry, and in the text."""
    rest = _meant(style, lang, difference.number)
    ours = _ours(style, lang)
    if difference.find and not difference.file:
        yield from (in_text(text, rest) != ours[key] for key, text in _theirs(style, lang).items())
    every = list(_publications()) if difference.file or not difference.find else []

    def entries(some: list[Reference]) -> Iterator[bool]:
        if some:
            made = unmended(some, style, lang, rest)
            yield from (in_text(text, rest) != ours[key] for key, text in made.items())

    yield from entries(every[:60])  # most differ soon; pandoc takes its time
    groups = [list(WORKS.values()), *([WORKS[key] for key in group.split()] for group in TOGETHER)]
    yield mentioned(groups, style, lang, rest) != mentioned(groups, style, lang, _meant(style, lang))
    yield from entries(every[60:300])
    yield from entries(every[300:])


@pytest.mark.parametrize("difference", KNOWN, ids=lambda one: f"{one.number}-{'-'.join(one.styles)}")
def test_every_deliberate_difference_is_still_needed(difference: Difference) -> None:
    for style in difference.styles:
        for lang in difference.langs:
            assert any(_without(difference, style, cast("Lang", lang))), f"{style} {lang} no longer differs"


def test_every_deliberate_difference_has_a_reason_and_a_rule() -> None:
    for one in KNOWN:
        assert len(one.why) > 20, one.number
        assert len(one.rule) > 10, one.number
        assert set(one.styles) <= set(FILES), one.number
