"""How is a letter written as PDF?

typst sets the type; it comes with the extra ``pdf``. The layout is a fixed program, ``letter.typ``; what the letter
says goes into it as data, and nothing is written to disk on the way.
"""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import groupby
from typing import Any

from cranio_evidence.cite.runs import Runs
from cranio_evidence.faults import refusal
from cranio_evidence.letter.document import Block, Body, Document, Fields, Mark, References, Table
from cranio_evidence.vocabulary import Lang

_REGIONS: dict[Lang, str] = {"nl": "nl", "en": "gb"}
_PAGE: dict[Lang, tuple[str, str]] = {"nl": ("bladzijde", "van"), "en": ("page", "of")}

# No text means these, and no font shows them: control characters, and halves of characters.
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
# What no column holds may be broken: an address after a sign, and anything longer than the longest words, which have
# some 35 letters and are hyphenated.
_LONG = re.compile(r"\S{25,}")
_BREAK = re.compile(r"[@./_&=?]{1,24}(?=\S)|[^\s@./_&=?]{24}(?=[^\s@./_&=?]{12})")


def pdf(document: Document) -> bytes:
    """The letter as a PDF file: A4, its fonts inside, tagged for screen readers; the same letter gives the same bytes.

    It calls itself accessible (PDF/UA-1), unless it holds a character that is in none of the fonts that come with
    typst (an emoji, Chinese); a box stands for such a character. Raises ``RefusedError`` where the extra is not
    installed, or where typst fails.
    """
    try:
        import typst  # noqa: PLC0415 - only a PDF needs it
    except ImportError as error:
        raise refusal(
            "Voor PDF is een extra nodig: pip install 'cranio-evidence[pdf]'",
            "PDF needs an extra: pip install 'cranio-evidence[pdf]'",
        ) from error
    layout = files(__package__).joinpath("letter.typ").read_bytes()
    told = {"letter": json.dumps(_told(document), ensure_ascii=False)}
    for standard in ("ua-1", "1.7"):
        try:
            return typst.compile(layout, ignore_system_fonts=True, sys_inputs=told, pdf_standards=standard)
        except typst.TypstError:
            continue
    # What typst says may quote the letter, so it is not passed on.
    raise refusal("Van deze brief kan typst geen PDF maken.", "typst cannot make a PDF of this letter.", code=3)


def _told(document: Document) -> dict[str, Any]:
    """The letter in the shape that ``letter.typ`` reads."""
    return {
        "title": _NO_TEXT.sub("", document.title),
        "lang": document.lang,
        "region": _REGIONS[document.lang],
        "page": _PAGE[document.lang],
        "marks": " · ".join(_words(block.text) for block in document.blocks if isinstance(block, Mark)),
        "blocks": list(_blocks(document.blocks)),
    }


def _blocks(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Any]]:
    """Name and content of each block; blocks of fields that follow each other go together."""
    for kind, alike in groupby(blocks, type):
        if kind is Fields:
            yield kind.__name__, [_content(block) for block in alike]
        else:
            yield from ((kind.__name__, _content(block)) for block in alike)


def _content(block: Block) -> Any:
    if isinstance(block, Fields):
        return [(_words(label), _words(value)) for label, value in block.rows]
    if isinstance(block, Body):
        return _runs(block.runs)
    if isinstance(block, Table):
        cells = [_runs(cell) for row in block.rows for cell in row]
        return {"headings": [_words(name) for name in block.headings], "cells": cells, "shares": block.shares}
    if isinstance(block, References):
        return {"entries": [_runs(entry) for entry in block.entries], "numbered": block.numbered}
    return _words(block.text)


def _runs(runs: Runs) -> list[dict[str, Any]]:
    # The order of the faces must not depend on the order of a set.
    return [{"text": _words(run.text), "faces": sorted(run.faces), "link": run.link} for run in runs]


def _words(text: str) -> str:
    """The text with a space without width wherever a long word may be broken."""
    return _LONG.sub(lambda word: _BREAK.sub("\\g<0>\u200b", word[0]), _NO_TEXT.sub("", text))
