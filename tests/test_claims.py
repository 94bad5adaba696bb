"""Are claims and studies linked both ways, and does each verdict say no more than the studies allow?"""

import json
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cranio_evidence.cli.app import run
from cranio_evidence.faults import RefusedError
from cranio_evidence.library import Library
from cranio_evidence.query import ClaimQuery
from cranio_evidence.vocabulary import CLAIM_VERDICTS, MODALITIES

pytestmark = pytest.mark.usefixtures("warm_machine")


class Told:
    """What a command answered."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> None:
        self.code = run(list(arguments))
        shown = capsys.readouterr()
        self.out, self.messages = shown.out, shown.err


def test_every_claim_of_the_texts_is_there(library: Library) -> None:
    claims = library.claims()
    assert len(claims) == 122
    assert Counter(maker.by for claim in claims for maker in claim.made_by[:1]) == {
        "whitepaper": 46,
        "practice-text": 76,
    }


def test_claims_and_studies_lead_to_each_other(library: Library) -> None:
    for claim in library.claims():
        for key in (*claim.evidence, *claim.near):
            assert claim in library.claims(ClaimQuery(key=key))
        assert all(library.study(key).form not in ("not-found", "registration") for key in claim.evidence)
        for key in claim.background:
            assert library.reference(key) is not None


def test_a_verdict_that_rests_on_studies_names_them(library: Library) -> None:
    for claim in library.claims():
        rests = claim.verdict in ("supported", "partly-supported", "disputed", "contradicted")
        assert bool(claim.evidence) == rests or claim.verdict == "not-testable", claim.id


def test_a_study_of_another_treatment_carries_no_verdict_on_craniosacral_therapy(library: Library) -> None:
    for claim in library.claims():
        for key in claim.evidence if claim.kind in ("efficacy", "indication") else ():
            assert set(library.study(key).modality) & set(claim.modality), (claim.id, key)


def test_show_names_the_claims_that_rest_on_a_study(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "show", "girsberger2014hrv")
    line = next(line for line in told.out.splitlines() if "shift-to-parasympathetic" in line)
    assert line.startswith("Beweringen\t")
    assert "weersproken" in line
    (shown,) = json.loads(Told(capsys, "show", "girsberger2014hrv", "-f", "json").out)
    assert "shift-to-parasympathetic" in shown["claims"]


def test_show_tells_a_claim_that_only_comes_near(capsys: pytest.CaptureFixture[str]) -> None:
    told = Told(capsys, "show", "wojcik2023hrv", "--lang", "en")
    assert any("shift-to-parasympathetic" in line and "(comes near)" in line for line in told.out.splitlines())


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (("-c", "migraine"), {"relieves-migraine", "improves-quality-of-life-in-migraine"}),
        (("-c", "hoofdpijn", "--verdict", "disputed"), {"relieves-migraine", "reduces-pressure-in-the-head"}),
        (("--modality", "myofascial-release", "--verdict", "partly-supported"), set()),
    ],
    ids=["complaint", "complaint-and-verdict", "treatment-and-verdict"],
)
def test_claims_answer_a_question(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], ids: set[str]
) -> None:
    told = Told(capsys, "claims", *arguments, "-f", "json")
    assert told.code == 0
    found = json.loads(told.out)
    assert ids <= {claim["id"] for claim in found}
    for name, field in (("--verdict", "verdict"), ("--modality", "modality")):
        if name in arguments:
            wanted = arguments[arguments.index(name) + 1]
            assert all(wanted in (claim[field] if field == "modality" else [claim[field]]) for claim in found)
    assert found


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("-c", "hodpijn"), 2, "Bedoelt u 'hoofdpijn'?"),
        (("--verdict", "suported"), 2, "--verdict kent 'suported' niet. Bedoelt u: supported"),
        (("--modality", "cranio"), 2, "--modality kent 'cranio' niet"),
        (("-c", "tinnitus"), 0, "Over tinnitus staat hier geen bewering"),
        (("-c", "migraine", "--verdict", "supported"), 0, "Geen bewering past bij deze vraag"),
    ],
    ids=["complaint-misspelt", "verdict-misspelt", "unknown-treatment", "no-claim", "no-claim-left"],
)
def test_an_empty_answer_or_a_typing_error_gets_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, says: str
) -> None:
    told = Told(capsys, "claims", *arguments)
    assert (told.code, told.out) == (code, "")
    assert says in told.messages


def test_a_piped_list_of_claims_is_a_line_a_claim(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Told(capsys, "claims", "-f", "plain").out.splitlines()
    assert len(lines) == 122
    assert {len(line.split("\t")) for line in lines} == {8}


@given(st.sampled_from([None, *CLAIM_VERDICTS]), st.sampled_from([None, *MODALITIES]), st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_more_conditions_never_give_more_claims(
    library: Library, verdict: str | None, modality: str | None, data: st.DataObject
) -> None:
    condition = data.draw(st.sampled_from([None, *library.conditions]))
    narrow = set(library.claims(ClaimQuery(condition, verdict, modality)))
    for wider in (
        ClaimQuery(None, verdict, modality),
        ClaimQuery(condition, None, modality),
        ClaimQuery(condition, verdict),
    ):
        assert narrow <= set(library.claims(wider))


def test_an_unknown_complaint_is_refused(library: Library) -> None:
    with pytest.raises(RefusedError):
        library.claims(ClaimQuery(condition="no-such-complaint"))
