"""Is every letter fair, and does every number in it come from a record?"""

import re
from decimal import Decimal
from typing import NamedTuple, get_args

import pytest

from cranio_evidence import figures
from cranio_evidence.conditions import find
from cranio_evidence.faults import RefusedError
from cranio_evidence.findings import BETWEEN, finding, harms_seen
from cranio_evidence.letter import en, nl
from cranio_evidence.letter.evidence import evidence, page
from cranio_evidence.letter.pages import text as written
from cranio_evidence.letter.paragraph import MOST_SENTENCES, Paragraph, compose
from cranio_evidence.letter.sentence import Fact, Sentence, resolve
from cranio_evidence.library import Library
from cranio_evidence.study import Study
from cranio_evidence.synthesis import synthesise
from cranio_evidence.vocabulary import Lang, Text

# Words that may not stand in a sentence without a source ("een" and "a" are articles, not numbers).
NUMBER_WORDS = {
    "nl": frozenset(
        """één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien twintig dertig
        beide""".split()
    ),
    "en": frozenset(
        """one two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty both""".split()
    ),
}
PROMISES = {
    "nl": frozenset(
        """geneest genezen genezing bewezen bewijst bewijs verhelpt werkt werkzaam effectief wondermiddel
        garandeert""".split()
    ),
    "en": frozenset(
        """cures cured cure proven proves proof heals healed works effective guaranteed guarantees""".split()
    ),
}
LANGS: tuple[Lang, ...] = get_args(Lang)


class Shelf(NamedTuple):
    """A library, and the paragraph on every complaint in its tree, in both languages."""

    library: Library
    letters: dict[tuple[str, Lang], Paragraph]


@pytest.fixture(scope="module")
def shelf(library: Library) -> Shelf:
    """The letters on every complaint."""
    every = ((name, lang) for name in library.conditions for lang in LANGS)
    return Shelf(
        library,
        {(name, lang): compose(library, synthesise(library, find(library, name)), lang) for name, lang in every},
    )


def _printed(value: object, lang: Lang) -> set[str]:
    """The ways a value may be printed."""
    if isinstance(value, Text):
        return {value.say(lang)}
    if isinstance(value, Decimal):
        return {figures.number(value, lang)}
    if isinstance(value, int):
        return {str(value), figures.count(value, lang), *({"beide", "both"} if value == 2 else ())}
    text = str(value)
    return {text, figures.date(text, lang)} if re.fullmatch(r"\d{4}(-\d\d){0,2}", text) else {text}


def _small(text: str) -> str:
    """Without capitals; at the head of a sentence "één" is written "Eén"."""
    return "één" + text[3:] if text.startswith("Eén") else text.casefold()


def unfounded(library: Library, sentence: Sentence, lang: Lang) -> list[str]:
    """What is numeric in a sentence without standing in a record."""
    wrong = [
        fact.text
        for fact in sentence.facts
        if _small(fact.text) not in {_small(one) for one in _printed(resolve(library, fact.path), lang)}
    ]
    words = re.findall(r"\w+", sentence.bare.casefold().replace("95%", ""))
    wrong += [word for word in words if any(sign.isdigit() for sign in word) or word in NUMBER_WORDS[lang]]
    return wrong


def test_every_number_in_every_letter_is_found_in_a_record(shelf: Shelf) -> None:
    for (name, lang), paragraph in shelf.letters.items():
        for sentence in paragraph.sentences:
            assert not unfounded(shelf.library, sentence, lang), (name, lang, sentence.words)


@pytest.mark.parametrize(
    ("parts", "wrong"),
    [
        (("er waren ", Fact("55", "studies/haller2016neck/participants/randomised")), ["55"]),
        (("er waren 54 deelnemers",), ["54"]),
        (("er waren twee onderzoeken",), ["twee"]),
        (("er waren ", Fact("twee", "count/a+b"), " onderzoeken"), []),
        (("er waren ", Fact("drie", "count/a+b"), " onderzoeken"), ["drie"]),
    ],
    ids=["wrong-value", "bare-digits", "bare-word", "right-count", "wrong-count"],
)
def test_a_number_without_ground_is_noticed(library: Library, parts: tuple[str | Fact, ...], wrong: list[str]) -> None:
    assert unfounded(library, Sentence(parts), "nl") == wrong


def test_no_letter_promises_anything(shelf: Shelf) -> None:
    for (name, lang), paragraph in shelf.letters.items():
        for sentence in paragraph.sentences:
            said = set(re.findall(r"\w+", sentence.words.casefold()))
            assert not said & PROMISES[lang], (name, lang, sentence.words)


def test_a_letter_is_short(shelf: Shelf) -> None:
    for key, paragraph in shelf.letters.items():
        assert 1 <= len(paragraph.sentences) <= MOST_SENTENCES, key


def test_every_key_cited_is_in_the_list_and_every_entry_is_cited(shelf: Shelf) -> None:
    for key, paragraph in shelf.letters.items():
        cited = {one for sentence in paragraph.sentences for one in sentence.cited}
        assert cited == set(paragraph.keys), key
        assert all(shelf.library.study(one).citable for one in cited), key
        text = written(
            page(evidence(shelf.library, synthesise(shelf.library, find(shelf.library, key[0])), key[1]), key[1])
        )
        listed = re.findall(r"^(\d+)\. ", text, flags=re.MULTILINE)
        assert listed == [str(number) for number in range(1, len(paragraph.keys) + 1)], key


def test_every_study_that_counts_is_in_the_letter(shelf: Shelf) -> None:
    for (name, lang), paragraph in shelf.letters.items():
        synthesis = synthesise(shelf.library, find(shelf.library, name))
        if synthesis.trials:
            named = (*synthesis.trials, *synthesis.warnings[:1], *synthesis.reviews, *synthesis.more_reviews)
            wanted = {one.key for one in named}
            assert wanted == set(paragraph.keys), (name, lang)


def test_harms_are_always_spoken_of(shelf: Shelf) -> None:
    words = {"nl": "bijwerkingen", "en": ("adverse", "harms")}
    for (name, lang), paragraph in shelf.letters.items():
        if synthesise(shelf.library, find(shelf.library, name)).trials:
            text = " ".join(one.words for one in paragraph.sentences)
            assert any(word in text for word in words[lang]), (name, lang)


def test_a_study_without_control_group_is_never_said_to_have_an_effect(shelf: Shelf) -> None:
    for (name, lang), paragraph in shelf.letters.items():
        for sentence in paragraph.sentences:
            studies = [shelf.library.study(key) for key in sentence.cited]
            if studies and all(one.uncontrolled for one in studies):
                verbs = nl.words.VERBS if lang == "nl" else en.words.VERBS
                for verb in verbs.values():
                    said = " ".join(verb) if isinstance(verb, tuple) else verb
                    assert said.split(" {}")[0] not in sentence.words, (name, sentence.words)


def _words(library: Library, name: str, lang: Lang) -> list[str]:
    return [one.words for one in compose(library, synthesise(library, find(library, name)), lang).sentences]


def test_neck_pain_reads_as_the_trial_was_reported(library: Library) -> None:
    text = _words(library, "neck pain", "nl")
    assert "54 deelnemers, vergeleken met een schijnbehandeling met lichte aanraking" in text[0]
    assert "chronische aspecifieke nekpijn" in text[0]
    assert text[1].startswith("De primaire uitkomst, pijnintensiteit na 8 weken, was lager dan na de schijnbehandeling")
    assert "−21 mm" in text[1]
    assert "95%-BI −32,6 tot −9,4" in text[1]
    whole = " ".join(text)
    assert "7 van de 27" in whole
    assert "9 van de 27" in whole
    assert "spreken elkaar tegen" in whole


@pytest.mark.parametrize(("lang", "says"), [("nl", "niet significant"), ("en", "did not differ significantly")])
def test_chronic_low_back_pain_says_that_the_primary_outcome_did_not_differ_from_massage(
    library: Library, lang: Lang, says: str
) -> None:
    label = library.study("castrosanchez2016back").arms[1].label.say(lang)
    told = next(one for one in _words(library, "chronische lagerugpijn", lang) if label in one)
    assert says in told
    assert figures.number(Decimal("0.060"), lang) in told
    outcome = library.outcome("disability").name.say(lang)
    better = library.outcome("pain-intensity").name.say(lang)
    assert told.index(outcome) < told.index(better)


def test_low_back_pain_counts_the_trial_whose_primary_outcome_did_not_differ(library: Library) -> None:
    assert "verschilde bij één de primaire uitkomst niet significant tussen de groepen" in " ".join(
        _words(library, "lage rugpijn", "nl")
    )


def test_multiple_sclerosis_says_that_the_study_of_2009_had_no_control_group(library: Library) -> None:
    text = " ".join(_words(library, "MS", "nl"))
    assert "Bij 28 mensen met multiple sclerose waren plasklachten" in text
    assert "er was geen controlegroep, dus waardoor dat kwam, is niet te zeggen" in text
    assert "één in het voordeel van de controlegroep (slaapkwaliteit)" in text
    assert "één uit in het voordeel van craniosacraaltherapie (pijnintensiteit)" in text


def test_a_narrower_word_is_answered_first(library: Library) -> None:
    assert "geen apart onderzoek naar craniosacraaltherapie bij ‘spit’" in _words(library, "spit", "nl")[0]
    assert "geen apart" not in _words(library, "lage rugpijn", "nl")[0]


def test_no_study_is_a_full_answer_with_the_date_of_the_search(library: Library) -> None:
    text = _words(library, "hersenmist", "nl")
    start = "In de verzameling cranio-evidence (stand 22 november 2026) staat geen onderzoek naar de werking"
    searched = (
        "Op 22 november 2026 is naar deze klacht gezocht in opgeslagen openbare pagina's, niet in de databanken zelf."
    )
    assert text == [f"{start} van craniosacraaltherapie bij hersenmist.", searched]


def test_the_first_study_is_chosen_by_design_and_size_never_by_result(library: Library) -> None:
    for name in library.conditions:
        trials = synthesise(library, find(library, name)).trials
        if not trials:
            continue
        best = [one for one in trials if one.sham_controlled and one.is_randomised and one.do_not_quote is None]
        if best:
            assert trials[0] is max(best, key=lambda one: one.people or 0), name


def _findings(library: Library) -> list[Study]:
    return [library.study(key) for key in library.keys]


def test_a_within_group_change_never_counts_as_a_finding(library: Library) -> None:
    for study in _findings(library):
        found = finding(study)
        if found.kind == BETWEEN:
            assert all(study.outcomes[i].between_groups for i in found.primaries), study.key
        between = [one for one in study.outcomes if one.between_groups]
        pairs = [one for one in between if len(one.contrast) <= 2] or between
        assert found.tally.all == sum(one not in (study.outcomes[i] for i in found.primaries) for one in pairs), (
            study.key
        )


def test_null_in_harms_is_not_seen(library: Library) -> None:
    assert not harms_seen(library.study("munozgomez2022cstmigraine"))
    assert harms_seen(library.study("haller2016neck"))


def _picks(library: Library, name: str) -> list[tuple[str, ...]]:
    """Some ways to pick by hand: each study alone, each review alone, and the last of both."""
    synthesis = synthesise(library, find(library, name))
    counted = (*synthesis.trials, *synthesis.reviews, *synthesis.more_reviews)
    ways: list[tuple[str, ...]] = [(one.key,) for one in counted[:6]]
    if synthesis.trials and synthesis.reviews:
        ways.append((synthesis.trials[-1].key, synthesis.reviews[-1].key))
    return ways


@pytest.mark.parametrize("lang", LANGS)
def test_a_choice_by_hand_says_what_is_not_shown_and_what_that_found(library: Library, lang: Lang) -> None:
    said = {"nl": "Hier niet genoemd", "en": "Not named here"}
    for name in ("migraine", "nekpijn", "fibromyalgia", "infantile-colic", "low-back-pain", "multiple sclerosis"):
        synthesis = synthesise(library, find(library, name))
        counted = (*synthesis.trials, *synthesis.reviews, *synthesis.more_reviews)
        for only in _picks(library, name):
            made = compose(library, synthesis, lang, only=only)
            assert set(made.keys) - {one.key for one in synthesis.warnings} == set(only), (name, only)
            unsaid = [one for one in made.sentences if one.words.startswith(said[lang])]
            rest = [one for one in counted if one.key not in only]
            assert len(unsaid) == len({one.is_review for one in rest}), (name, only)
            told = [next(iter(one.facts)).path.removeprefix("count/").split("+") for one in unsaid]
            assert {key for keys in told for key in keys} == {one.key for one in rest}, (name, only)
            for sentence in made.sentences:
                assert not unfounded(library, sentence, lang), (name, only, sentence.words)


def test_a_study_picked_by_hand_is_not_called_the_largest_of_those_picked(library: Library) -> None:
    synthesis = synthesise(library, find(library, "migraine"))
    small = compose(library, synthesis, "nl", only=("munozgomez2022cstmigraine",))
    assert "grootste" not in " ".join(one.words for one in small.sentences)


def test_a_study_of_another_complaint_cannot_be_picked(library: Library) -> None:
    with pytest.raises(RefusedError, match=r"Not on this complaint: haller2016neck. Choose from: "):
        compose(library, synthesise(library, find(library, "migraine")), "nl", only=("haller2016neck",))


def test_harm_that_a_review_saw_is_told_with_whom_it_was_seen_in(library: Library) -> None:
    colic = compose(library, synthesise(library, find(library, "infantile-colic")), "nl")
    (harm,) = [one for one in colic.sentences if one.words.startswith("Over bijwerkingen")]
    assert (
        "in het overzicht uit 1999 zijn bijwerkingen gemeld (in één onderzoek, bij poliklinische patiënten met"
        in harm.words
    )
    assert list(harm.cited) == ["green1999craniosacral"]
