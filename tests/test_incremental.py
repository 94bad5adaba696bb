"""Is what is compiled after some files changed the same as what is compiled from all of them anew?"""

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cranio_evidence import checks, reading, snapshot, sources
from cranio_evidence.search_index import COLUMNS
from cranio_evidence.study import Study
from cranio_evidence.tables import decode

# Every table, without the numbers that depend on the order in which things were found.
WHOLE = {
    "studies": "SELECT studies.key, record, overrides, seen, by_design, by_year, by_people, file FROM studies "
    "JOIN records ON source = id",
    "publications": "SELECT publications.key, record, doi, pmid, year FROM publications JOIN records ON source = id",
    "facets": "SELECT key, kind, value, by_design, by_year, by_people FROM facets JOIN names ON facet = id",
    "records": "SELECT folder, path, place, position, kind, key, lines, record FROM records "
    "JOIN files ON file = files.id",
    "problems": "SELECT DISTINCT file, line, key, name, nl, en FROM problems",
    # Rows are numbered as they came, and a word that once stood in a title stays one that may be misspelt.
    "sought": f"SELECT key, n, published, {', '.join(COLUMNS)} FROM sought_text",
    "vocabulary": "SELECT word, docs FROM vocabulary WHERE docs",
    **{
        name: f"SELECT * FROM {name}"
        for name in (
            *("conditions", "below", "words", "outcomes", "instruments", "claims", "claim_facets"),
            *("mentions", "marks", "includes", "dissent"),
        )
    },
}


def _whole(db: sqlite3.Connection) -> dict[str, list[Any]]:
    found = {name: sorted(db.execute(sql).fetchall(), key=repr) for name, sql in WHOLE.items()}
    found["studies"] = [row[:-1] for row in found["studies"]]  # files are numbered as they come
    return found


KEYS = ("anna2020one", "bram2020two", "carla2020three", "daan2020four")
COMPLAINTS = ("ache", "sore", "itch")


def _study(key: str, kind: str, other: str, complaint: str) -> dict[str, Any]:
    """A small study. ``kind``: what it has to do with another one, or what is wrong with it."""
    study: dict[str, Any] = {
        "key": key,
        "form": "article",
        "modality": ["craniosacral-therapy"],
        "conditions": [complaint],
        "design": "cohort",
        "participants": {"enrolled": 10},
        "sources": [
            {"id": "s1", "kind": "abstract", "url": "https://example.org/a", "seen": f"2026-01-0{len(key) % 9 + 1}"}
        ],
    }
    if kind == "names":
        study["relations"] = [{"kind": "companion-of", "key": other}]
    elif kind == "review":
        study |= {"design": "meta-analysis", "participants": {}}
        study["review"] = {"scope": [complaint], "included": [other, "Somebody 2001"], "concludes": "no-benefit"}
    elif kind == "measures":
        study["outcomes"] = [{"outcome": "pain", "comparison": "within-group", "source": "s1"}]
    elif kind == "shape":
        study["desing"] = "cohort"
    elif kind == "check":
        study["participants"] = {"enrolled": 10, "analysed": 11}
    return study


def _publication(key: str, kind: str, number: int) -> dict[str, Any]:
    title = "A long enough title about the gentle treatment of people"
    found: dict[str, Any] = {"key": key, "kind": "article", "title": f"{title} {key}", "journal": "Journal"}
    found["date"] = str(2018 + number)
    if kind == "same doi":
        found["doi"] = f"10.5555/{number}"
    elif kind == "same title":
        found |= {"title": title, "authors": [{"family": "Falk"}]}
    elif kind == "wrong doi":
        found["doi"] = "doi.org"
    elif kind == "shape":
        del found["journal"]
    return found


def _claim(name: str, key: str, complaint: str) -> dict[str, Any]:
    said = {"nl": "Dit wordt gezegd.", "en": "This is said."}
    return {
        "id": name, "claim": said, "kind": "efficacy", "modality": ["craniosacral-therapy"], "conditions": [complaint],
        "verdict": "partly-supported", "why": {"nl": "Daarom dus.", "en": "That is why."}, "evidence": [key],
    }  # fmt: skip


def _condition(name: str, parent: str | None, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = {"id": name, "name": {"nl": f"{name} nl", "en": f"{name} en"}, "parent": parent}
    return found | ({"searched": "soon"} if kind == "check" else {})


STUDY = st.builds(
    _study,
    st.sampled_from(KEYS),
    st.sampled_from(("good", "good", "names", "review", "measures", "shape", "check")),
    st.sampled_from(KEYS),
    st.sampled_from(COMPLAINTS),
)
PUBLICATION = st.builds(
    _publication,
    st.sampled_from(KEYS),
    st.sampled_from(("good", "good", "same doi", "same title", "wrong doi", "shape")),
    st.integers(0, 2),
)
CONDITION = st.builds(
    _condition, st.sampled_from(COMPLAINTS), st.sampled_from((None, *COMPLAINTS)), st.sampled_from(("good", "check"))
)
CLAIM = st.builds(_claim, st.sampled_from(("one", "two")), st.sampled_from(KEYS), st.sampled_from(COMPLAINTS))
OUTCOME = st.fixed_dictionaries({
    "id": st.sampled_from(("pain", "sleep")),
    "name": st.just({"nl": "pijn", "en": "pain"}),
    "better": st.sampled_from(("lower", "higher", "sideways")),
})  # fmt: skip
# Each file, and what may stand in it; null is a file that is not there.
FILES = {
    "one/studies.yaml": STUDY,
    "one/studies/a.jsonl": STUDY,
    "one/references.jsonl": PUBLICATION,
    "one/references/b.jsonl": PUBLICATION,
    "one/conditions.yaml": CONDITION,
    "one/outcomes.yaml": OUTCOME,
    "one/claims.yaml": CLAIM,
    "two/studies/b.jsonl": STUDY,
    "two/studies/c.yaml": STUDY,
    "two/references.jsonl": PUBLICATION,
    "two/conditions.yaml": CONDITION,
}
CHANGE = st.sampled_from(sorted(FILES)).flatmap(
    lambda name: st.tuples(st.just(name), st.one_of(st.none(), st.lists(FILES[name], max_size=5)))
)
START = st.fixed_dictionaries({name: st.lists(one, max_size=4) for name, one in FILES.items()})


def _put(root: Path, name: str, records: list[Any] | None) -> None:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    if records is None:
        file.unlink(missing_ok=True)
    elif file.suffix == ".jsonl":
        file.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    else:  # JSON is YAML
        text = "\n".join(f"- {json.dumps(one)}" for one in records)
        file.write_text(f"outcomes:\n{text}\n" if file.stem == "outcomes" else text, encoding="utf-8")


@settings(max_examples=40, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(start=START, changes=st.lists(CHANGE, min_size=1, max_size=4))
def test_after_any_change_it_says_what_the_files_say(
    start: dict[str, list[Any]], changes: list[tuple[str, list[Any] | None]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        folders = (root / "one", root / "two")
        db = sqlite3.connect(":memory:")
        for step in (start.items(), *([one] for one in changes)):
            for name, records in step:
                _put(root, name, records)
            snapshot.compile_library(db, folders)
            anew = sqlite3.connect(":memory:")
            snapshot.compile_library(anew, folders)
            assert _whole(db) == _whole(anew)
            anew.close()
        good, problems = checks.run(sources.read(folders))
        assert {key: decode(Study, record) for key, record, *_ in _whole(db)["studies"]} == {
            key: one.record for key, one in good.studies.items()
        }
        assert _whole(db)["problems"] == sorted(((*one[:4], *one.message) for one in problems), key=repr)
        assert {row[0] for row in _whole(db)["publications"]} == {*good.references}
        assert {row[0] for row in _whole(db)["claims"]} == {*good.claims}
        db.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of two files of studies, each with its publications."""
    for number, key in enumerate(KEYS):
        _put(tmp_path, f"studies/{number // 2}.jsonl", None)
        _put(tmp_path, f"studies/{key}.jsonl", [_study(key, "good", key, "ache")])
        _put(tmp_path, f"references/{key}.jsonl", [_publication(key, "good", number)])
    _put(tmp_path, "conditions.yaml", [_condition("ache", None, "good")])
    return tmp_path


def _read_after(db: sqlite3.Connection, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The names of the files that are parsed, and then of the studies that are judged."""
    read, judge = sources.read_file, checks.judge
    seen: list[str] = []

    def reading_file(file: Any, stream: Any) -> Any:
        seen.append(file.path.name)
        return read(file, stream)

    def judging(candidates: Any, among: Any) -> Any:
        seen.extend(one.record.key for one in candidates)
        return judge(candidates, among)

    with monkeypatch.context() as patch:
        patch.setattr(reading, "read_file", reading_file)
        patch.setattr(checks, "judge", judging)
        snapshot.compile_library(db, (folder,))
    return iter(seen)


def test_only_what_changed_is_read_and_judged(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = sqlite3.connect(":memory:")
    snapshot.compile_library(db, (folder,))
    assert list(_read_after(db, folder, monkeypatch)) == []
    file = f"studies/{KEYS[0]}.jsonl"
    _put(folder, file, [_study(KEYS[0], "names", KEYS[1], "ache"), _study("extra2020", "good", "", "ache")])
    assert list(_read_after(db, folder, monkeypatch)) == [f"{KEYS[0]}.jsonl", KEYS[0], "extra2020"]
    _put(folder, file, [_study("extra2020", "good", "", "ache"), _study(KEYS[0], "names", KEYS[1], "ache")])
    assert list(_read_after(db, folder, monkeypatch)) == [
        f"{KEYS[0]}.jsonl",
        "extra2020",
    ]  # its problem tells of a line
    _put(folder, f"references/{KEYS[2]}.jsonl", [_publication(KEYS[2], "good", 0)])
    assert list(_read_after(db, folder, monkeypatch)) == [f"{KEYS[2]}.jsonl", KEYS[2]]
    _put(folder, f"studies/{KEYS[1]}.jsonl", None)
    assert list(_read_after(db, folder, monkeypatch)) == [KEYS[0]]  # it names the one that went
    db.close()


def test_of_two_the_same_the_second_is_good_again_when_the_first_goes(folder: Path) -> None:
    for key in KEYS[:2]:
        _put(folder, f"references/{key}.jsonl", [_publication(key, "same doi", 0)])
    db = sqlite3.connect(":memory:")
    snapshot.compile_library(db, (folder,))
    assert [row[0] for row in _whole(db)["studies"]] == [KEYS[0], *KEYS[2:]]
    _put(folder, f"references/{KEYS[0]}.jsonl", None)
    snapshot.compile_library(db, (folder,))
    assert [row[0] for row in _whole(db)["studies"]] == list(KEYS[1:])
    assert {row[0] for row in _whole(db)["publications"]} == {*KEYS[1:]}
    db.close()
