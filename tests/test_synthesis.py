"""Is what the studies say together counted fairly? On a small library, made for each question."""

from pathlib import Path

import pytest

from cranio_evidence import folders
from cranio_evidence.conditions import find, holdings
from cranio_evidence.faults import RefusedError
from cranio_evidence.findings import direction, finding
from cranio_evidence.letter.evidence import LENGTHS, evidence, foot, page
from cranio_evidence.letter.pages import text
from cranio_evidence.letter.paragraph import advice, compose
from cranio_evidence.library import Library
from cranio_evidence.study import section
from cranio_evidence.synthesis import Synthesis, citable, synthesise

COMMON = Path(__file__).parent / "bad" / "common"
SOURCE = "  sources: [{id: s1, kind: abstract, url: 'https://example.org/a', seen: 2026-01-01}]"
ARMS = (
    "  arms:\n"
    "    - {id: cst, label: {nl: craniosacraaltherapie, en: craniosacral therapy}, modality: [craniosacral-therapy]}\n"
    "    - {id: other, kind: KIND, label: {nl: iets anders, en: something else}}"
)
PRIMARY = (
    "  outcomes:\n    - {outcome: pain-intensity, primary: true, time: {week: 8}, contrast: [cst, other], "
    "comparison: between-groups, favours: FAVOURS, source: s1}"
)


def _study(key: str, *lines: str, design: str = "randomised-controlled-trial", form: str = "article") -> str:
    about = "  modality: [craniosacral-therapy]\n  conditions: [migraine]"
    return "\n".join([f"- key: {key}\n  form: {form}", about, f"  design: {design}", *lines, SOURCE]) + "\n"


def _trial(key: str, people: int, kind: str = "sham", favours: str = "neither", *more: str) -> str:
    arms, primary = ARMS.replace("KIND", kind), PRIMARY.replace("FAVOURS", favours)
    return _study(key, f"  participants: {{randomised: {people}}}", arms, primary, *more)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "type[Made]":
    """Makes a library of the studies it is given."""
    monkeypatch.setattr(folders, "packaged", lambda: COMMON)
    Made.folder = tmp_path / "own"
    return Made


class Made:
    """A small library and what it says of migraine."""

    folder: Path

    def __init__(self, *studies: str) -> None:
        self.folder.mkdir()
        (self.folder / "studies.yaml").write_text("\n".join(studies), encoding="utf-8")
        keys = [line.split(": ")[1] for one in studies for line in one.splitlines() if line.startswith("- key: ")]
        fields = "title = {{About {0}}}, author = {{Name, A.}}, journaltitle = {{J}}, date = {{2020}}"
        entry = f"@article{{{{{{0}},\n  {fields}\n}}}}\n"
        (self.folder / "references.bib").write_text("".join(entry.format(key) for key in keys), encoding="utf-8")
        self.library = Library.open(self.folder)
        assert [one.say("en") for one in self.library.problems] == []

    @property
    def synthesis(self) -> Synthesis:
        """What the studies say together."""
        return synthesise(self.library, find(self.library, "migraine"))

    def text(self, lang: str = "nl") -> str:
        """The paragraph in a letter."""
        return " ".join(
            one.words for one in compose(self.library, self.synthesis, "nl" if lang == "nl" else "en").sentences
        )


@pytest.mark.parametrize("kind", ["same-trial-as", "maybe-same-trial-as"])
def test_one_trial_is_counted_once_however_many_papers_report_it(made: type[Made], kind: str) -> None:
    relation = f"  relations: [{{kind: {kind}, key: a2020first}}]"
    here = made(
        _trial("a2020first", 40), _trial("b2021second", 40, "sham", "neither", relation), _trial("c2022other", 20)
    )
    assert [one.key for one in here.synthesis.trials] == ["a2020first", "c2022other"]
    assert [(one.key, first.key) for one, first in here.synthesis.doubles] == [("b2021second", "a2020first")]
    assert "twee gerandomiseerde onderzoeken" in here.text()
    assert "één ander verslag van (mogelijk) hetzelfde onderzoek telt niet apart mee" in here.text()
    assert "one other report of (possibly) the same trial is not counted separately" in here.text("en")


def test_the_lead_is_the_largest_sham_controlled_trial_whatever_it_found(made: type[Made]) -> None:
    here = made(
        _trial("a2020small", 30, "sham", "intervention"),
        _trial("b2020large", 60, "sham", "comparator"),
        _trial("c2020largest", 200, "active", "intervention"),
    )
    assert [one.key for one in here.synthesis.trials] == ["b2020large", "a2020small", "c2020largest"]
    assert "minder gunstig dan na de schijnbehandeling" in here.text()


@pytest.mark.parametrize(
    ("favours", "says"),
    [
        ("intervention", "was gunstiger dan na de schijnbehandeling"),
        ("comparator", "was minder gunstig dan na de schijnbehandeling"),
        ("neither", "verschilde niet significant tussen de groepen"),
        ("null", "is tussen de groepen vergeleken, maar wat daaruit kwam, staat niet in wat wij lazen"),
    ],
)
def test_the_verb_follows_what_was_found(made: type[Made], favours: str, says: str) -> None:
    assert says in made(_trial("a2020trial", 30, "sham", favours)).text()


def test_a_registration_is_no_study_of_effect(made: type[Made]) -> None:
    here = made(_study("nct1trial", "  participants: {planned: 40}", form="registration"))
    assert here.synthesis.trials == ()
    assert section(here.library.study("nct1trial")) == "registered"
    assert holdings(here.library)["migraine"].registered == 1
    assert "geen onderzoek naar de werking" in here.text()
    with pytest.raises(RefusedError, match="registration without published results"):
        citable(here.library, "nct1trial")


def test_a_retracted_study_is_never_cited(made: type[Made]) -> None:
    here = made(_trial("a2020gone", 40, "sham", "intervention", "  notice: {kind: retracted, checked: 2026-01-01}"))
    assert here.synthesis.trials == ()
    with pytest.raises(RefusedError, match="retracted"):
        citable(here.library, "a2020gone")


def test_many_other_studies_are_counted_by_what_they_found(made: type[Made]) -> None:
    here = made(
        _trial("a2020lead", 90),
        _trial("b2020one", 40, "sham", "intervention"),
        _trial("c2020two", 30, "sham", "neither"),
        _trial("d2020three", 20, "sham", "neither"),
        _study("e2020four", "  participants: {enrolled: 9}", design="pre-post"),
    )
    text = here.text()
    assert "Van de vier andere publicaties viel bij één de primaire uitkomst uit in het voordeel" in text
    assert "verschilde bij twee de primaire uitkomst niet significant tussen de groepen" in text
    assert "ontbrak bij één een controlegroep" in text


def test_without_a_primary_outcome_nothing_is_quoted_alone(made: type[Made]) -> None:
    trial = _trial("a2020trial", 40, "sham", "intervention").replace("primary: true", "primary: null")
    here = made(trial)
    assert finding(here.library.study("a2020trial")).kind == "unseen"
    assert "Welke uitkomst primair was, is niet gezien; de enige gelezen vergelijking" in here.text()


@pytest.mark.parametrize(
    ("favours", "figure", "says"),
    [
        ("intervention", "value: -2.5", "was lager dan na de schijnbehandeling: verschil −2,5"),
        ("comparator", "value: 2.5", "was hoger dan na de schijnbehandeling: verschil 2,5"),
        ("intervention", "value: 2.5, better: higher", "was lager dan na de schijnbehandeling: verschil 2,5"),
        ("comparator", "value: -2.5, better: higher", "was minder gunstig dan na de schijnbehandeling: verschil −2,5"),
    ],
    ids=["lower", "higher", "reduction-printed-positive", "worse-printed-negative"],
)
def test_a_sign_that_does_not_fit_never_turns_the_finding_round(
    made: type[Made], favours: str, figure: str, says: str
) -> None:
    effect = f"effects: [{{measure: mean-difference, {figure}}}], favours: {favours}"
    here = made(_trial("a2020trial", 30).replace("favours: neither", effect))
    assert says in here.text()


def test_a_study_of_which_no_result_was_seen_is_said_to_be_that(made: type[Made]) -> None:
    trial = _trial("a2020trial", 30, "sham", "null").replace("primary: true", "primary: null")
    assert "Van de uitkomsten staat niets in wat wij lazen." in made(trial).text()


def test_reviews_of_a_wider_complaint_take_part_and_disagree_aloud(made: type[Made]) -> None:
    review = "  review: {scope: [headache], trials: 3, concludes: no-benefit}"
    other = "  review: {scope: [headache], trials: 4, concludes: benefit}"
    here = made(
        _trial("a2020trial", 30),
        _study("b2021review", review, design="meta-analysis").replace(
            "conditions: [migraine]", "conditions: [headache]"
        ),
        _study("c2020review", other, design="meta-analysis").replace(
            "conditions: [migraine]", "conditions: [headache]"
        ),
    )
    assert {one.key for one in here.synthesis.reviews} == {"b2021review", "c2020review"}
    assert here.synthesis.disagree
    assert "De overzichten spreken elkaar tegen" in here.text()


HARM = (
    "  bottom_line: {nl: Een baby overleed na de behandeling., en: A baby died after the treatment.}\n"
    "  harms: {source: s1, any: {occurred: true}, serious: {occurred: true}}"
)


def test_a_case_of_harm_has_a_sentence_of_its_own_however_many_studies_there_are(made: type[Made]) -> None:
    trials = [_trial(f"{letter}2020trial", 40) for letter in "abcd"]
    here = made(*trials, _study("z2020case", HARM, design="case-report"))
    assert finding(here.library.study("z2020case")).kind == "harm"
    assert "Een baby overleed na de behandeling." in here.text()
    assert "A baby died after the treatment." in here.text("en")
    counted = here.text().split("Een baby overleed")[0].split("de drie andere publicaties")[1]
    assert "controlegroep" not in counted
    assert "In wat wij lazen van de vier andere publicaties staat niets over bijwerkingen" in here.text()


def test_harm_told_of_a_complaint_above_is_not_left_out(made: type[Made]) -> None:
    case = _study("z2020case", HARM, design="case-report").replace("conditions: [migraine]", "conditions: [headache]")
    here = made(_trial("a2020trial", 40), case)
    assert [one.key for one in here.synthesis.warnings] == ["z2020case"]
    assert "Een baby overleed na de behandeling." in here.text()


def test_harm_in_a_paper_that_stands_apart_is_told(made: type[Made]) -> None:
    here = made(_trial("a2020trial", 40), _study("z2020letter", HARM, design="commentary"))
    assert "Een baby overleed na de behandeling." in here.text()


def test_primary_outcomes_that_differ_never_count_as_a_win(made: type[Made]) -> None:
    second = PRIMARY.split("\n")[1].replace("FAVOURS", "neither")
    both = _trial("b2020both", 30, "sham", "intervention", second)
    here = made(_trial("a2020lead", 90), both, _trial("c2020none", 20), _trial("d2020none", 10))
    assert direction(here.library.study("b2020both")) == "mixed"
    assert "in het voordeel van craniosacraaltherapie" not in here.text()
    assert "verschilden bij één de primaire uitkomsten in wat ze lieten zien" in here.text()


def test_a_review_that_names_the_complaint_is_told_without_a_study_beside_it(made: type[Made]) -> None:
    review = _study(
        "b2021review", "  review: {scope: [headache], trials: 3, concludes: no-benefit}", design="meta-analysis"
    )
    here = made(review)
    assert here.synthesis.reviews_only
    assert "geen afzonderlijk onderzoek" in here.text()
    assert "concludeert dat er geen voordeel is" in here.text()


def test_trials_without_results_are_counted_in_the_letter(made: type[Made]) -> None:
    here = made(_trial("a2020trial", 40), _study("nct1trial", form="registration"))
    assert [one.key for one in here.synthesis.registered] == ["nct1trial"]
    assert "van één geregistreerd onderzoek zijn geen resultaten gevonden" in here.text()


def test_a_registration_of_a_published_trial_is_not_counted(made: type[Made]) -> None:
    relation = "  relations: [{kind: same-trial-as, key: a2020trial}]"
    here = made(_trial("a2020trial", 40), _study("nct1trial", relation, form="registration"))
    assert here.synthesis.registered == ()


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        ("no-benefit", "benefit", "De overzichten spreken elkaar tegen"),
        ("not-relevant", "benefit", "De overzichten komen niet tot hetzelfde oordeel"),
        ("no-benefit", "insufficient", "De overzichten komen niet tot hetzelfde oordeel"),
        ("benefit", "insufficient", "De overzichten komen niet tot hetzelfde oordeel"),
        ("no-benefit", "not-relevant", ""),
    ],
)
def test_reviews_disagree_when_they_lean_differently(made: type[Made], one: str, other: str, says: str) -> None:
    def review(key: str, concludes: str) -> str:
        return _study(key, f"  review: {{scope: [migraine], concludes: {concludes}}}", design="meta-analysis")

    here = made(_trial("a2020trial", 30), review("b2021review", one), review("c2020review", other))
    assert says in here.text()
    assert here.synthesis.disagree == bool(says)


def test_what_may_not_be_quoted_yet_never_leads_but_counts(made: type[Made]) -> None:
    held = "  do_not_quote: {nl: Geen uitkomst gelezen., en: No result was read.}"
    here = made(_trial("a2020large", 90, "sham", "null", held), _trial("b2020small", 30), _trial("c2020small", 20))
    assert [one.key for one in here.synthesis.trials] == ["b2020small", "c2020small", "a2020large"]
    assert "drie gerandomiseerde onderzoeken" in here.text()
    assert "grootste" not in here.text()
    assert "In een gerandomiseerd onderzoek (" in here.text()


def test_a_difference_whose_direction_is_not_clear_is_no_answer(made: type[Made]) -> None:
    trial = _trial("a2020trial", 30, "sham", "unclear").replace("primary: true", "primary: null")
    here = made(trial)
    assert finding(here.library.study("a2020trial")).tally.unclear == 1
    assert direction(here.library.study("a2020trial")) == "unseen"
    assert "is niet op te maken wat gunstiger was" in here.text()


def test_the_fullest_report_of_a_trial_is_the_one_that_counts(made: type[Made]) -> None:
    relation = "  relations: [{kind: maybe-same-trial-as, key: a2019full}]"
    here = made(
        _trial("a2019full", 40, "sham", "neither", PRIMARY.split("\n")[1].replace("FAVOURS", "neither")),
        _trial("b2022short", 40, "sham", "intervention", relation),
    )
    assert [one.key for one in here.synthesis.trials] == ["a2019full"]


def test_groups_are_told_where_the_total_was_not_printed(made: type[Made]) -> None:
    arms = ARMS.replace("KIND", "sham").replace("}, modality", "}, randomised: 24, modality")
    arms = arms.replace("something else}}", "something else}, randomised: 26}")
    here = made(_study("a2020trial", arms, PRIMARY.replace("FAVOURS", "neither")))
    assert "groepen van 24 en 26 deelnemers" in here.text()
    assert "groups of 24 and 26 participants" in here.text("en")


def test_other_moments_of_the_primary_outcome_are_named_not_repeated(made: type[Made]) -> None:
    later = [
        PRIMARY.split("\n")[1].replace("FAVOURS", "neither").replace("week: 8", f"week: {week}") for week in (12, 20)
    ]
    here = made(_trial("a2020trial", 30, "sham", "neither", *later))
    assert here.text().count("primaire uitkomst") == 1
    assert "dat was ook zo na 12 weken en na 20 weken" in here.text()


@pytest.mark.parametrize(
    ("notices", "says"),
    [
        (("unchecked", "unchecked"), "Of deze artikelen zijn gecorrigeerd of ingetrokken, is niet nagegaan."),
        (("unchecked", "none-found"), "Van een deel van deze artikelen is niet nagegaan"),
        (("corrected", "none-found"), "Op verwijzing 1 is een correctie verschenen"),
    ],
    ids=["none-checked", "some-checked", "one-corrected"],
)
def test_the_foot_says_what_is_known_of_corrections(made: type[Made], notices: tuple[str, str], says: str) -> None:
    first, second = (f"  notice: {{kind: {one}, checked: 2026-01-01}}" for one in notices)
    here = made(_trial("a2020trial", 40, "sham", "neither", first), _trial("b2020trial", 20, "sham", "neither", second))
    paragraph = compose(here.library, here.synthesis, "nl")
    assert says in foot(here.library, paragraph.keys, "nl")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("", ""), "schrijf dat er geen significant verschil is gevonden"),
        (("favours: neither", "favours: intervention"), "U mag schrijven wat dit onderzoek vond"),
        (("comparison: between-groups, favours: neither", "comparison: association"), "hoogstens een samenhang"),
    ],
    ids=["neither", "intervention", "association"],
)
def test_the_therapist_is_told_what_may_be_said(made: type[Made], change: tuple[str, str], says: str) -> None:
    here = made(_trial("a2020trial", 40).replace(*change))
    assert says in advice(here.synthesis).nl


_RETRACTED = _trial("a2020gone", 40, "sham", "intervention", "  notice: {kind: retracted, checked: 2026-01-01}")
_NOT_FOUND = _study("a2020nowhere", form="not-found")
_REGISTERED = _study("nct1trial", "  participants: {planned: 40}", form="registration")
_OTHER = _trial("a2020massage", 40).replace("craniosacral-therapy", "massage")
_CASE = _study(
    "a2020case",
    "  participants: {enrolled: 1}",
    "  bottom_line: {nl: Bij één patiënt werd de pijn minder; waardoor dat kwam is niet te zeggen., "
    "en: In one patient the pain became less; what caused this cannot be said.}",
    design="case-report",
)


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize(
    ("study", "says", "cited"),
    [
        pytest.param(_RETRACTED, "geen onderzoek", (), id="only a retracted study"),
        pytest.param(_NOT_FOUND, "geen onderzoek", (), id="only a work that was not found"),
        pytest.param(_REGISTERED, "geen onderzoek", (), id="only a registration"),
        pytest.param(_OTHER, "geen onderzoek", ("a2020massage",), id="only another treatment"),
        pytest.param(_CASE, "waardoor", ("a2020case",), id="only a case report"),
    ],
)
def test_every_length_of_a_complaint_with_little(
    made: type[Made], study: str, says: str, cited: tuple[str, ...], length: str
) -> None:
    here = made(study)
    told = evidence(here.library, here.synthesis, "nl", length=length)
    assert says in text(page(told, "nl"))
    # What is about another treatment is told in the full text alone, as something else.
    assert told.keys == (() if study == _OTHER and length != "full" else cited)
    assert "About a2020gone" not in text(page(told, "nl"))


def test_the_foot_says_of_how_many_corrections_were_not_checked(made: type[Made]) -> None:
    kinds = {"a2020one": "unchecked", "b2020two": "unchecked", "c2020three": "none-found"}
    here = made(*(_trial(key, 40, "sham", "neither", _notice(kind)) for key, kind in kinds.items()))
    assert "Van de meeste van deze artikelen is niet nagegaan" in foot(here.library, tuple(kinds), "nl")
    assert "Of dit artikel is gecorrigeerd of ingetrokken" in foot(here.library, ("a2020one",), "nl")


def _notice(kind: str) -> str:
    return f"  notice: {{kind: {kind}, checked: 2026-01-01}}"
