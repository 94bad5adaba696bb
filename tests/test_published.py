"""Do the records hold the numbers that were printed? Each with the place where it is printed; counts are exact."""

from decimal import Decimal

import pytest

from cranio_evidence.letter.sentence import resolve
from cranio_evidence.library import Library

# key, path in the record, printed value, where it is printed
PUBLISHED = [
    ("haller2016neck", "participants/randomised", "54", "abstract, PMC4894825"),
    ("haller2016neck", "outcomes/0/effects/0/value", "-21", "abstract, PMC4894825"),
    ("haller2016neck", "outcomes/0/effects/0/low", "-32.6", "abstract, PMC4894825"),
    ("haller2016neck", "outcomes/0/effects/0/high", "-9.4", "abstract, PMC4894825"),
    ("haller2016neck", "outcomes/0/p/value", "0.001", "abstract, PMC4894825"),
    ("haller2016neck", "outcomes/0/effects/1/value", "1.02", "abstract, PMC4894825"),
    ("haller2016neck", "harms/minor/groups/0/events", "7", "Haller 2020, table 1"),
    ("haller2016neck", "harms/minor/groups/1/events", "9", "Haller 2020, table 1"),
    ("haller2016neck", "quality/0/score", "9", "PEDro record 43729"),
    ("castrosanchez2016back", "participants/randomised", "64", "abstract, doi 10.1089/acm.2016.0068"),
    ("castrosanchez2016back", "outcomes/0/p/value", "0.060", "abstract, doi 10.1089/acm.2016.0068"),
    ("haller2020pain", "review/trials", "10", "abstract, PMC6937867"),
    ("haller2020pain", "review/people", "681", "abstract, PMC6937867"),
    ("haller2020pain", "review/pooled/2/effect/value", "-0.63", "abstract, PMC6937867: pain, versus sham"),
    ("haller2020pain", "review/pooled/2/effect/low", "-0.90", "abstract, PMC6937867"),
    ("haller2020pain", "review/pooled/2/effect/high", "-0.37", "abstract, PMC6937867"),
    ("carrascouribarren2024headache", "review/trials", "4", "abstract, PubMed 37709558"),
    ("carrascouribarren2024headache", "review/pooled/0/effect/value", "-1.10", "abstract, PubMed 37709558"),
    ("carrascouribarren2024headache", "review/pooled/0/effect/high", "-0.35", "abstract, PubMed 37709558"),
    ("carrascouribarren2024headache", "review/pooled/0/i2", "44", "abstract, PubMed 37709558"),
    ("ceballoslaita2024effective", "review/trials", "15", "abstract, PMC10970181"),
    ("munozgomez2022cstmigraine", "participants/randomised", "50", "abstract, PMC8836770"),
    ("mann2012migrainefeasibility", "participants/randomised", "69", "congress abstract, PMC3373391"),
    ("arnadottir2013migraine", "participants/randomised", "20", "abstract, doi 10.1016/j.ctcp.2012.09.003"),
    ("castrosanchez2011fibromyalgia", "participants/randomised", "92", "abstract, Clin Rehabil 2011;25:25-35"),
    ("mataranpenarrocha2011fibromyalgia", "participants/randomised", "104", "methods, PMC3135864"),
    ("mataranpenarrocha2011fibromyalgia", "participants/analysed", "84", "abstract, PMC3135864"),
    ("bialoszewski2014back", "participants/randomised", "55", "abstract, doi 10.5604/15093492.1135120"),
    ("raviv2009ms", "participants/enrolled", "28", "abstract, doi 10.1016/j.ctcp.2008.12.006"),
    ("ankara2025ms", "participants/randomised", "20", "congress abstract, ESRA 2025"),
    ("ankara2025ms", "outcomes/0/p/value", "0.047", "congress abstract, ESRA 2025"),
    ("wetzler2017concussion", "participants/enrolled", "11", "abstract, PMC5580370"),
    ("girsberger2014hrv", "participants/enrolled", "31", "abstract, doi 10.1016/s2095-4964(14)60021-2"),
    ("gerdner2008dementia", "participants/enrolled", "9", "abstract, PubMed 18350746"),
    ("brough2015users", "participants/enrolled", "29", "abstract, doi 10.1016/j.eujim.2014.10.003"),
    ("haller2015meningioma", "participants/enrolled", "1", "abstract, PubMed 25607593"),
]


@pytest.mark.parametrize(
    ("key", "path", "printed", "where"), PUBLISHED, ids=[f"{key}/{path}" for key, path, *_ in PUBLISHED]
)
def test_the_record_holds_what_was_printed(library: Library, key: str, path: str, printed: str, where: str) -> None:
    value = resolve(library, f"studies/{key}/{path}")
    assert str(value) == printed, where
    assert isinstance(value, int | Decimal)


def test_the_trials_whose_primary_outcome_nobody_saw_claim_none(library: Library) -> None:
    for key in ("arnadottir2013migraine", "munozgomez2022cstmigraine", "ankara2025ms", "bialoszewski2014back"):
        assert not any(one.primary for one in library.study(key).outcomes), key
