"""Is no trial counted twice, however many papers report it?"""

import json

import pytest

from cranio_evidence.cli.app import run
from cranio_evidence.conditions import find, holdings
from cranio_evidence.letter.paragraph import compose
from cranio_evidence.library import Library
from cranio_evidence.query import Query
from cranio_evidence.study import SECTIONS, section
from cranio_evidence.synthesis import synthesise
from cranio_evidence.trials import once
from cranio_evidence.vocabulary import LANGS

pytestmark = pytest.mark.usefixtures("warm_machine")

# Reports that are known or suspected to be of one trial, and a complaint they stand under.
GROUPS = [
    ("infantile-colic", "castejon2019colic castejon2022colic"),
    ("healthy-volunteers", "wojcik2022cortisol wojcik2023hormones wojcik2025oxytocin"),
    ("chronic-low-back-pain", "ghasemi2020comparison ghasemi2020postural ghasemi2021sensorimotor"),
    ("neck-pain", "haller2016neck haller2015neckposter miszewski2016neck king2016neck"),
    ("migraine", "arnadottir2013migraine jaoa2017migrainenote"),
    ("migraine", "mann2012migrainefeasibility mann2008migraineprotocol curtis2011credibility"),
    ("wellbeing", "brough2012clients brough2015users"),
    ("pregnancy-pelvic-girdle-pain", "elden2013pelvic elden2014interviews"),
]
IDS = [keys.split()[0] for _, keys in GROUPS]


@pytest.mark.parametrize(("complaint", "keys"), GROUPS, ids=IDS)
def test_the_reports_of_one_trial_count_once(library: Library, complaint: str, keys: str) -> None:
    group = set(keys.split())
    assert group <= {found.study.key for found in library.select(Query(condition=complaint))}
    synthesis = synthesise(library, find(library, complaint))
    assert len(group & {one.key for one in synthesis.trials}) <= 1
    counted = [one for one in (*synthesis.trials, *synthesis.apart) if one.key in group]
    assert len({(one.design, section(one)) for one in counted}) == len(counted)


@pytest.mark.parametrize(("complaint", "keys"), GROUPS, ids=IDS)
def test_the_list_says_which_report_is_counted(
    library: Library, complaint: str, keys: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["list", "-c", complaint, "-f", "plain"]) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    here = {row[0]: (row[1], row[9]) for row in rows if row[0] in keys.split()}
    for part in SECTIONS:
        counted = [key for key, (where, twin) in here.items() if where == part and not twin]
        linked = [key for key in here if any(one.key in here for one in library.study(key).same_trial())]
        assert len([key for key in counted if key in linked]) <= 1


def test_no_sentence_counts_a_trial_twice(library: Library) -> None:
    for name in library.conditions:
        synthesis = synthesise(library, find(library, name))
        assert once(synthesis.trials).doubles == ()
        assert once(synthesis.apart).doubles == ()
        for lang in LANGS:
            for sentence in compose(library, synthesis, lang).sentences:
                for fact in sentence.facts:
                    if fact.path.startswith("count/"):
                        keys = [key for key in fact.path.removeprefix("count/").split("+") if key in library.keys]
                        doubles = {one.key for one, _ in synthesis.doubles}
                        if not doubles.intersection(keys):
                            assert once(library.study(key) for key in keys).doubles == (), (name, lang, fact)


def test_the_counts_of_a_complaint_count_each_trial_once(library: Library) -> None:
    held = holdings(library)
    assert (held["infantile-colic"].sham, held["infantile-colic"].randomised) == (0, 1)
    assert held["healthy-volunteers"].randomised == 1
    for name in library.conditions:
        studies = [found.study for found in library.select(Query(condition=name, reviews=False))]
        assert held[name].studies == len(once(one for one in studies if section(one) == "studies").kept), name


def test_a_trial_linked_through_another_report_is_the_same(library: Library) -> None:
    studies = [library.study(key) for key in ("ghasemi2020comparison", "ghasemi2021sensorimotor")]
    apart = [one._replace(relations=()) for one in studies]
    assert len(once(studies).kept) == 1
    assert len(once(apart).kept) == 2
    link = library.study("ghasemi2020postural")
    assert len(once([*apart, link]).kept) == 1


def test_a_double_is_named_in_json_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", "castejon2019colic", "-f", "json"]) == 0
    (shown,) = json.loads(capsys.readouterr().out)
    assert {"maybe-same-trial-as"} <= {one["kind"] for one in shown["relations"]}
    assert {one["key"] for one in shown["relations"]} >= {"castejon2022colic"}
