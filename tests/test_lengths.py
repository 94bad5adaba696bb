"""Are the half-sentences and the full text on every complaint fair, whole, and founded in records?"""

import os
import re
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
from test_golden import LETTERS
from test_letter import PROMISES, unfounded

from cranio_evidence.conditions import find
from cranio_evidence.findings import HARM, finding, verb_for
from cranio_evidence.letter import en, nl
from cranio_evidence.letter.block import halves
from cranio_evidence.letter.evidence import evidence, page
from cranio_evidence.letter.full import Full, compose_full
from cranio_evidence.letter.pages import text as written
from cranio_evidence.letter.sentence import Fact, Sentence
from cranio_evidence.library import Library
from cranio_evidence.synthesis import Synthesis, leaning, synthesise
from cranio_evidence.vocabulary import MODALITIES, Lang, Text

LANGS: tuple[Lang, ...] = get_args(Lang)
GOLDEN = Path(__file__).parent / "golden" / "lengths"

# Those of which there are letters, and three more of which there are only interviews or a narrower word.
SHOWN = tuple(dict.fromkeys((*LETTERS, "infant-crying", "pelvic-pain", "self-care")))
HARM_WORDS = {"nl": ("bijwerking", "schade", "overlijden"), "en": ("harm", "adverse", "death", "side effect")}
ABBREVIATIONS = re.compile(r"\b(?:resp|bijv|vs|et al)\.")

Halves = tuple[tuple[str, Sentence], ...]


class Shelf(NamedTuple):
    """A library, and both lengths on every complaint in its tree, in both languages."""

    library: Library
    asked: dict[str, Synthesis]
    halves: dict[tuple[str, Lang], Halves]
    full: dict[tuple[str, Lang], Full]


@pytest.fixture(scope="module")
def shelf(library: Library) -> Shelf:
    asked = {name: synthesise(library, find(library, name)) for name in (*library.conditions, "spit")}
    every = [(name, lang) for name in asked for lang in LANGS]
    return Shelf(
        library,
        asked,
        {(name, lang): halves(library, asked[name], lang) for name, lang in every},
        {(name, lang): compose_full(library, asked[name], lang) for name, lang in every},
    )


def _sentences(full: Full) -> list[Sentence]:
    """All sentences of a full text in the order of reading."""
    cells = [cell for row in full.rows for cell in row]
    return [*full.opening, *cells, *(one for part in full.sections for one in part.sentences), *full.closing]


def _said(shelf: Shelf) -> list[tuple[str, Lang, Sentence]]:
    told = [(name, lang, one) for (name, lang), made in shelf.halves.items() for _, one in made]
    return told + [(name, lang, one) for (name, lang), made in shelf.full.items() for one in _sentences(made)]


def promises(sentence: Sentence, lang: Lang) -> set[str]:
    """The promising words in a sentence."""
    return set(re.findall(r"\w+", sentence.words.casefold())) & PROMISES[lang]


def test_every_number_is_found_in_a_record(shelf: Shelf) -> None:
    for name, lang, one in _said(shelf):
        assert not unfounded(shelf.library, one, lang), (name, lang, one.words)


def test_a_promise_is_noticed() -> None:
    assert promises(Sentence(("De behandeling werkt.",)), "nl")


def test_nothing_promises_anything(shelf: Shelf) -> None:
    for name, lang, one in _said(shelf):
        assert not promises(one, lang), (name, lang, one.words)


def blemishes(sentence: Sentence, lang: Lang) -> list[str]:
    """What no printed sentence may hold: doubled signs, gaps, a word table's braces, marks of the other language."""
    marks = [r"  ", r"\.\.", r" [.,;:)]", r"\( ", r"[{}]", r";\s*[.;]", r":\s*[.;,]", r"\(\)", r",,", r"^[a-zé]"]
    foreign = r"\b(?:the|which|were|not)\b" if lang == "nl" else r"\b(?:het|een|niet|waren)\b"
    mine = " ".join(part for part in sentence.parts if isinstance(part, str))
    return [*(mark for mark in marks if re.search(mark, sentence.words)), *re.findall(foreign, mine)]


def test_every_sentence_is_printed_cleanly(shelf: Shelf) -> None:
    for name, lang, one in _said(shelf):
        assert not blemishes(one, lang), (name, lang, blemishes(one, lang), one.words)


@pytest.mark.parametrize(
    ("parts", "lang"),
    [
        (("Er waren  twee spaties.",), "nl"),
        (("Het einde..",), "nl"),
        (("Een lege plek ().",), "nl"),
        (("Gelezen: .",), "nl"),
        (("een kleine letter.",), "nl"),
        (("Niet gezien: {names}.",), "nl"),
        (("Not seen in het artikel.",), "en"),
    ],
)
def test_a_blemish_is_noticed(parts: tuple[str, ...], lang: Lang) -> None:
    assert blemishes(Sentence(parts), lang)


# --- half-sentences ---------------------------------------------------------------------------------------------------


def test_every_trial_and_review_has_a_half_and_each_key_has_one(shelf: Shelf) -> None:
    for (name, lang), made in shelf.halves.items():
        s = shelf.asked[name]
        keys = [key for key, _ in made]
        assert len(keys) == len(set(keys)), (name, lang)
        assert all(shelf.library.study(key).citable for key in keys), (name, lang)
        if s.trials or s.reviews_only:
            wanted = {one.key for one in (*s.trials, *s.warnings, *s.reviews, *s.more_reviews)}
            assert wanted <= set(keys), (name, lang, wanted - set(keys))
        else:
            assert made == (), (name, lang)


def test_the_order_of_halves_is_that_of_the_studies_in_both_languages(shelf: Shelf) -> None:
    for name, s in shelf.asked.items():
        keys = [key for key, _ in shelf.halves[name, "nl"]]
        assert keys == [key for key, _ in shelf.halves[name, "en"]], name
        trials = [key for key in keys if key in {one.key for one in s.trials}]
        assert trials == [one.key for one in s.trials][: len(trials)], name


def one_part(sentence: Sentence) -> bool:
    """Whether it is one part of a sentence: one full stop, at the end (numbers and abbreviations aside)."""
    text = ABBREVIATIONS.sub("", re.sub(r"\d[.,]\d", "", sentence.words))
    return text.count(".") == 1 and text.endswith(".")


def test_a_half_is_one_part_of_a_sentence_and_cites_nothing(shelf: Shelf) -> None:
    for (name, lang), made in shelf.halves.items():
        for key, one in made:
            assert one_part(one), (name, lang, key, one.words)
            assert not list(one.cited), (name, lang, key)


def test_two_sentences_are_no_half() -> None:
    assert one_part(Sentence(("Onderzoek met ", Fact("1.5", "date"), " mg.")))
    assert not one_part(Sentence(("Eén zin. Nog een.",)))
    assert not one_part(Sentence(("Geen punt",)))


def test_a_half_names_the_design_and_what_it_was_compared_with(shelf: Shelf) -> None:
    for (name, lang), made in shelf.halves.items():
        for key, one in made:
            study = shelf.library.study(key)
            if finding(study).kind == HARM or study in shelf.asked[name].warnings or study.is_review:
                continue
            for arm in study.comparators:
                assert arm.label.say(lang) in one.words, (name, lang, key, one.words)
            if study.people is not None and study.people > 1:
                assert str(study.people) in one.words, (name, lang, key, one.words)


def test_a_half_of_a_study_speaks_of_harms(shelf: Shelf) -> None:
    for (name, lang), made in shelf.halves.items():
        for key, one in made:
            if key in {trial.key for trial in shelf.asked[name].trials}:
                assert any(word in one.words for word in HARM_WORDS[lang]), (name, lang, key, one.words)


def test_every_part_of_a_combined_treatment_is_named(shelf: Shelf) -> None:
    for (name, lang), made in shelf.halves.items():
        for key, one in made:
            study = shelf.library.study(key)
            if study.is_review or (not study.stands_apart and not study.comparators):
                parts = study.modality if len(study.modality) > 1 and finding(study).kind != HARM else ()
                for modality in parts:
                    if modality != shelf.asked[name].modality:
                        assert MODALITIES[modality].say(lang) in one.words, (name, lang, key, one.words)


# --- the full text ----------------------------------------------------------------------------------------------------


def test_the_keys_are_what_is_cited_in_order_and_may_be_cited(shelf: Shelf) -> None:
    for (name, lang), made in shelf.full.items():
        cited = dict.fromkeys(key for one in _sentences(made) for key in one.cited)
        assert made.keys == tuple(cited), (name, lang)
        for key in made.keys:
            assert shelf.library.study(key).citable, (name, key)
            assert shelf.library.reference(key) is not None, (name, key)


def test_everything_that_counts_is_in_the_full_text(shelf: Shelf) -> None:
    for (name, lang), made in shelf.full.items():
        s = shelf.asked[name]
        told = (*s.trials, *s.warnings, *s.reviews, *s.more_reviews, *(one for one, _ in s.doubles))
        beside = [one for one in (*s.apart, *s.other) if one.citable]
        wanted = {one.key for one in (*told, *beside)}
        assert wanted <= set(made.keys), (name, lang, wanted - set(made.keys))
        assert not set(made.keys) & {one.key for one in (*s.not_found, *s.registered)}, (name, lang)


def test_every_study_has_a_row_of_whole_cells_and_a_section(shelf: Shelf) -> None:
    for (name, lang), made in shelf.full.items():
        s = shelf.asked[name]
        assert [next(row[0].cited) for row in made.rows] == [one.key for one in s.trials], (name, lang)
        assert all(len(row) == len(made.headings) for row in made.rows), (name, lang)
        first = [next(part.sentences[0].cited) for part in made.sections[: len(s.trials)]]
        assert first == [one.key for one in s.trials], (name, lang)
        for part, study in zip(made.sections, s.trials, strict=False):
            reference = shelf.library.reference(study.key)
            digits = re.findall(r"\d+", part.heading)
            assert digits == ([reference.year] if reference and reference.year else []), part.heading


def _accounts(shelf: Shelf) -> list[tuple[str, Lang, str, str]]:
    """Complaint, language, key and words of each section on a study."""
    return [
        (name, lang, study.key, " ".join(one.words for one in part.sentences))
        for (name, lang), made in shelf.full.items()
        for part, study in zip(made.sections, shelf.asked[name].trials, strict=False)
    ]


def _text(value: Text | None, lang: Lang) -> str:
    return value.say(lang) if value is not None else ""


def test_every_study_is_told_with_its_harms_and_limitations(shelf: Shelf) -> None:
    for name, lang, key, words in _accounts(shelf):
        study = shelf.library.study(key)
        assert any(word in words.casefold() for word in HARM_WORDS[lang]), (name, lang, key)
        for value in (study.harms.text, study.limitations, study.participants.description):
            assert _text(value, lang) in words, (name, lang, key, value)
        for rating in study.quality:
            assert rating.by in words, (name, lang, key)


def test_the_primary_outcome_comes_before_the_count_of_the_others(shelf: Shelf) -> None:
    says = {"nl": ("primair", "andere vergelijking"), "en": ("primary", "other comparison")}
    for name, lang, key, words in _accounts(shelf):
        first, after = says[lang]
        if after in words:
            assert words.index(first) < words.index(after), (name, lang, key)


def effects(sentence: Sentence, lang: Lang) -> list[str]:
    """The verbs for a difference between groups in the words outside the records' own."""
    table = (nl if lang == "nl" else en).lengths.VERBS
    verbs = [verb.split(" {")[0] for name, verb in table.items() if name != "unseen"]
    bare = " ".join(part for part in sentence.parts if isinstance(part, str))
    return [verb for verb in verbs if verb in bare]


def test_a_study_without_control_group_is_never_said_to_have_an_effect(shelf: Shelf) -> None:
    for (name, lang), made in shelf.full.items():
        for part, study in zip(made.sections, shelf.asked[name].trials, strict=False):
            if study.uncontrolled:
                for one in part.sentences:
                    assert not effects(one, lang), (name, lang, one.words)
        for row, study in zip(made.rows, shelf.asked[name].trials, strict=True):
            if study.uncontrolled:
                assert row[-1].words == {"nl": "Geen vergelijking", "en": "No comparison"}[lang], (name, study.key)
    for (name, lang), told in shelf.halves.items():
        for key, one in told:
            if shelf.library.study(key).uncontrolled:
                assert not effects(one, lang), (name, lang, one.words)


def test_a_verb_of_effect_is_noticed() -> None:
    assert effects(Sentence(("De pijn was lager dan ervoor.",)), "nl")
    assert effects(Sentence(("Pain was lower than before.",)), "en")
    assert not effects(Sentence(("Er was geen controlegroep.",)), "nl")


def test_only_a_comparison_between_groups_fills_the_last_column(shelf: Shelf) -> None:
    for (name, lang), made in shelf.full.items():
        for row, study in zip(made.rows, shelf.asked[name].trials, strict=True):
            for fact in row[-1].facts:
                found = re.match(r"studies/[^/]+/outcomes/(\d+)/", fact.path)
                if found:
                    assert study.outcomes[int(found.group(1))].between_groups, (name, lang, study.key)
            verbs = {verb_for(shelf.library, study.outcomes[i]) for i in finding(study).primaries}
            if verbs == {"neither"}:
                assert {"nl": "niet significant", "en": "not differ significantly"}[lang] in row[-1].words, study.key


def test_reviews_that_disagree_are_all_named_with_what_they_conclude(shelf: Shelf) -> None:
    signs = {"nl": ("spreken elkaar tegen", "oordelen niet hetzelfde"), "en": ("disagree", "do not judge alike")}
    for (name, lang), made in shelf.full.items():
        s = shelf.asked[name]
        said = [one for part in made.sections for one in part.sentences if any(it in one.words for it in signs[lang])]
        if not s.disagree:
            assert not said, (name, lang)
            continue
        (one,) = said
        every = (*s.reviews, *s.more_reviews)
        assert set(one.cited) == {review.key for review in every}, (name, lang)
        words = (nl if lang == "nl" else en).REVIEWS.concludes
        for review in every:
            if leaning(review) is not None and review.review is not None:
                known = words[review.review.concludes or ""]
                assert any(it in one.words for it in known), (name, lang, review.key)


def test_what_was_left_out_is_counted(shelf: Shelf) -> None:
    for (name, lang), made in shelf.full.items():
        s = shelf.asked[name]
        title = (nl if lang == "nl" else en).lengths.SECTIONS["left-out"]
        told = [one for part in made.sections if part.heading == title for one in part.sentences]
        paths = [fact.path for one in told for fact in one.facts]
        for kind in (s.registered, s.not_found):
            if kind:
                assert "count/" + "+".join(one.key for one in kind) in paths, (name, lang)
        for one in s.other:
            assert any(one.key in path for path in paths if path.startswith("count/")), (name, lang, one.key)
        for one in s.apart:
            counted = any(one.key in path for path in paths if path.startswith("count/"))
            assert counted or one.key in made.keys, (name, lang, one.key)


def test_no_study_is_a_full_answer_in_every_length(library: Library) -> None:
    s = synthesise(library, find(library, "hersenmist"))
    made = compose_full(library, s)
    assert halves(library, s) == ()
    assert made.rows == ()
    assert made.headings == ()
    assert "staat geen onderzoek naar de werking" in made.opening[0].words
    assert made.keys == ()


def test_neck_pain_reads_as_the_trial_was_reported(library: Library) -> None:
    s = synthesise(library, find(library, "nekpijn"))
    half = dict(halves(library, s))["haller2016neck"].words
    assert half.startswith("Gerandomiseerd onderzoek, 54 deelnemers met chronische aspecifieke nekpijn, vergeleken met")
    assert "primaire uitkomst (pijnintensiteit na 8 weken) lager dan na de schijnbehandeling, verschil −21 mm" in half
    assert "95%-BI −32,6 tot −9,4" in half
    assert "7 van de 27" in half
    cells = [cell.words for cell in compose_full(library, s).rows[0]]
    assert cells[:2] == ["2016", "Gerandomiseerd onderzoek met een schijnbehandeling"]
    assert cells[4] == "Pijnintensiteit na 8 weken"
    assert cells[5].startswith("Lager dan na de schijnbehandeling: verschil −21 mm")


# --- golden files -----------------------------------------------------------------------------------------------------


def _compare(path: Path, text: str) -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, f"{path.name} changed: run make update and read the diff"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", SHOWN)
@pytest.mark.parametrize("length", ["block", "full"])
def test_the_text_reads_as_approved(library: Library, name: str, length: str, lang: Lang) -> None:
    part = evidence(library, synthesise(library, find(library, name)), lang, length=length)
    _compare(GOLDEN / f"{name}.{length}.{lang}.txt", written(page(part, lang)))


def test_every_golden_length_has_a_test() -> None:
    wanted = {f"{name}.{length}.{lang}.txt" for name in SHOWN for length in ("block", "full") for lang in LANGS}
    assert {path.name for path in GOLDEN.iterdir()} == wanted


def test_every_review_is_told_with_its_limitations(shelf: Shelf) -> None:
    for (name, lang), full in shelf.full.items():
        said = " ".join(one.words for one in _sentences(full))
        synthesis = synthesise(shelf.library, find(shelf.library, name))
        for one in (*synthesis.reviews, *synthesis.more_reviews) if full.sections else ():
            if one.limitations is not None:
                assert one.limitations.say(lang) in said, (name, lang, one.key)
