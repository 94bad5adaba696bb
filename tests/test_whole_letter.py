"""Does the whole letter hold what a GP needs, leave open what was not told, and say nothing of its own?"""

import pytest

from cranio_evidence.conditions import find
from cranio_evidence.letter.case import CASE_NAMES, PRACTICE_NAMES, Case, Practice
from cranio_evidence.letter.document import Body, Document, Fields, Foot, Heading, Mark, References
from cranio_evidence.letter.evidence import Evidence, evidence
from cranio_evidence.letter.pages import html, markdown, text
from cranio_evidence.letter.whole import letter, placeholders
from cranio_evidence.library import Library
from cranio_evidence.synthesis import synthesise
from cranio_evidence.vocabulary import LANGS, Lang

CASE = Case(
    date="2026-11-22", gp="de huisarts", gp_practice="De Lind", client="A. B.", born="1980-05-01",
    red_flags="Geen.", reason="Nekpijn.", findings="Stijve nek.", course="Vier keer.", conclusion="Minder pijn.",
    question="Verder onderzoek?", agreements="Afsluiting in mei.", consent="2026-11-01",
)  # fmt: skip
SENDER = Practice(
    "De therapeut", "De praktijk", "Straat 1", "06", "post@example.org", "RCN", "123", "90000001", "90000002"
)


@pytest.fixture(scope="module")
def neck(library: Library) -> Evidence:
    """What the evidence on neck pain says, in Dutch."""
    return evidence(library, synthesise(library, find(library, "nekpijn")), "nl")


def _headings(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def _marks(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Mark)]


def test_the_parts_stand_in_their_order_what_calls_for_action_first(neck: Evidence) -> None:
    assert _headings(letter(CASE, SENDER, neck, "nl")) == [
        "Alarmsignalen", "Aanleiding", "Bevindingen", "Verloop", "Conclusie", "Vraag aan u", "Afspraken",
        "Wat er is onderzocht", "Literatuur",
    ]  # fmt: skip


def test_everything_told_is_in_it(neck: Evidence) -> None:
    written = text(letter(CASE, SENDER, neck, "nl"))
    dates = {"date": "22 november 2026", "born": "1 mei 1980", "consent": "1 november 2026"}
    for field, value in CASE._asdict().items():
        assert dates.get(field, str(value)) in written, field
    for field, value in SENDER._asdict().items():
        assert str(value) in written, field
    assert "Registratie: RCN 123" in written


@pytest.mark.parametrize("lang", LANGS)
def test_what_was_not_told_stays_visibly_open(lang: Lang) -> None:
    written = text(letter(Case(), Practice(), None, lang))
    blanks = {
        "nl": ["datum", "naam huisarts", "initialen of naam cliënt", "geboortedatum", "datum toestemming", "conclusie"],
        "en": ["date", "name of the GP", "initials or name of the client", "date of birth", "date of consent"],
    }
    for blank in blanks[lang]:
        assert f"[{blank}]" in written
    assert "Afspraken" not in written
    assert "AGB" not in written


@pytest.mark.parametrize(
    ("told", "sample", "marks"),
    [
        pytest.param(CASE, False, [], id="with consent"),
        pytest.param(
            CASE._replace(consent=""), False, ["CONCEPT: de datum van de toestemming ontbreekt"], id="without"
        ),
        pytest.param(CASE._replace(consent="", client=""), False, [], id="without a client"),
        pytest.param(CASE._replace(consent="", client=""), True, ["VOORBEELD"], id="a sample"),
    ],
)
def test_a_letter_without_consent_is_a_draft(told: Case, sample: bool, marks: list[str]) -> None:  # noqa: FBT001 - a case
    assert _marks(letter(told, SENDER, None, "nl", sample=sample)) == marks


def test_without_evidence_it_says_nothing_of_effect(neck: Evidence) -> None:
    written = letter(CASE, SENDER, None, "nl")
    assert "Wat er is onderzocht" not in _headings(written)
    assert not [block for block in written.blocks if isinstance(block, References | Foot)]
    assert letter(CASE, SENDER, neck, "nl").blocks[-1] == Foot(neck.foot)


def test_the_title_names_nobody(neck: Evidence) -> None:
    assert letter(CASE, SENDER, neck, "nl").title == "Brief aan de huisarts"


def test_placeholders_go_by_both_names(neck: Evidence) -> None:
    values = placeholders(CASE, SENDER, neck, "nl")
    for names in (CASE_NAMES, PRACTICE_NAMES):
        for name in names.values():
            assert values[name.nl.replace("-", "_")] == values[name.en.replace("-", "_")]
    assert values["therapeut"] == "De therapeut"
    assert values["geboortedatum"] == "1 mei 1980"
    assert values["literatuur"] == neck.references.entries
    assert values["verantwoording"] == neck.foot
    assert values["concept"] == ""


AWKWARD = "A & B <c> *d* _e_ #f `g` [h](i) | \\ “j” 😀 שלום"


def test_signs_survive_on_a_web_page() -> None:
    made = html(letter(CASE._replace(findings=AWKWARD), SENDER, None, "nl"))
    assert "A &amp; B &lt;c&gt; *d*" in made
    assert made.startswith('<!doctype html>\n<html lang="nl">')
    assert "<title>Brief aan de huisarts</title>" in made


def test_signs_survive_in_markdown() -> None:
    made = markdown(letter(CASE._replace(findings=AWKWARD), SENDER, None, "nl"))
    assert r"\<c\>" in made
    assert r"\*d\*" in made
    assert r"\|" in made


def test_lines_stay_lines() -> None:
    told = letter(CASE._replace(findings="een\ntwee"), SENDER, None, "nl")
    assert "een\ntwee" in text(told)
    assert "een  \ntwee" in markdown(told)
    assert "een\ntwee" in html(told)


def test_a_label_of_its_own_line_may_be_empty() -> None:
    assert text(Document("t", "nl", (Fields((("", "los"), ("a", "b"))),))) == "los\na: b"
    assert isinstance(letter(CASE, SENDER, None, "nl").blocks[0], Fields | Body)
