"""Do citations and letters still read as they were approved?

``make update`` rewrites the files in ``golden/``; read the diff as the reader would before committing it.
"""

import os
from pathlib import Path

import pytest
from oracle import packaged

from cranio_evidence.cite import STYLES, block
from cranio_evidence.conditions import find
from cranio_evidence.letter.evidence import evidence, page
from cranio_evidence.letter.pages import text
from cranio_evidence.letter.paragraph import advice
from cranio_evidence.library import Library
from cranio_evidence.query import Query
from cranio_evidence.synthesis import synthesise
from cranio_evidence.vocabulary import LANGS, Lang

GOLDEN = Path(__file__).parent / "golden"

# Every complaint that a study of the therapy was about, some above them, one asked for by a narrower word, one that
# only a review names, and two without a study.
LETTERS = (
    "adhd", "anxiety", "asthma", "autism", "autonomic-function", "back-pain", "brain-fog", "burn-out",
    "central-coordination-disorder", "cerebral-palsy", "cervicogenic-headache", "chronic-low-back-pain",
    "chronic-migraine", "chronic-neck-pain", "chronic-pain", "concussion", "dementia", "depression", "fibromyalgia",
    "head-injury", "headache", "healthy-volunteers", "infant-complaints", "infant-crying", "infantile-colic",
    "low-back-pain", "lower-urinary-tract-symptoms", "migraine", "mixed-complaints", "multiple-sclerosis",
    "neck-arm-pain", "neck-pain", "post-concussion-syndrome", "post-traumatic-headache",
    "pregnancy-pelvic-girdle-pain", "preterm-birth", "psychotrauma", "self-care", "sensory-overload", "sleep-problems",
    "spit", "tension-type-headache", "traumatic-brain-injury", "vertigo-dizziness", "wellbeing",
)  # fmt: skip


def _compare(path: Path, text: str) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, f"{path.name} changed: run make update and read the diff"


# Every style in both languages as text, and in Dutch as Markdown too, which shows the faces and the links.
CITATIONS = [(style, lang, "txt") for style in STYLES for lang in LANGS] + [(style, "nl", "md") for style in STYLES]


@pytest.mark.parametrize(("style", "lang", "ending"), CITATIONS, ids=str)
def test_citations(style: str, lang: Lang, ending: str) -> None:
    made = block(tuple(packaged()), style, lang, form={"txt": "text", "md": "markdown"}[ending])
    _compare(GOLDEN / "cite" / f"{style}.{lang}.{ending}", made.text + "\n")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("condition", LETTERS)
def test_letters(library: Library, condition: str, lang: Lang) -> None:
    synthesis = synthesise(library, find(library, condition))
    made = text(page(evidence(library, synthesis, lang), lang))
    _compare(GOLDEN / "letter" / f"{condition}.{lang}.txt", f"{made}\n\n[{advice(synthesis).say(lang)}]\n")


def test_every_complaint_with_a_study_has_a_golden_letter(library: Library) -> None:
    studied = {
        one
        for found in library.select(Query(modality="craniosacral-therapy", reviews=False))
        for one in found.study.conditions
        if found.study.citable
    }
    shown = {one.condition.id for name in LETTERS for one in (find(library, name),)}
    covered = {below for name in shown for below in library.below(name)}
    assert studied <= covered


def test_every_golden_file_has_a_test() -> None:
    wanted = {f"{name}.{lang}.txt" for name in LETTERS for lang in LANGS}
    assert {path.name for path in (GOLDEN / "letter").iterdir()} == wanted
    wanted = {f"{style}.{lang}.{ending}" for style, lang, ending in CITATIONS}
    assert {path.name for path in (GOLDEN / "cite").iterdir()} == wanted
