"""Does the index of words stay in step with the studies, and does search do without FTS5?"""

import sqlite3
from typing import Any

import pytest

from cranio_evidence import search_index
from cranio_evidence.library import Library
from cranio_evidence.likeness import misspelt, sound, stem
from cranio_evidence.reference import Reference
from cranio_evidence.search import search
from cranio_evidence.search_index import COLUMNS
from cranio_evidence.shortlist import Has, Index, Phrase, Wanted
from cranio_evidence.study import Study

TABLES = ("sought_text", "vocabulary", "meanings")


@pytest.fixture(scope="module")
def studies(library: Library) -> list[tuple[Study, Reference | None]]:
    """All studies with their references."""
    return [(found.study, library.reference(found.study.key)) for found in library.select()]


@pytest.fixture(scope="module")
def parents(library: Library) -> dict[str, tuple[str, ...]]:
    """The tree of complaints."""
    return {one.id: one.over for one in library.conditions.values()}


def _index(connection: sqlite3.Connection) -> Index:
    return Index(lambda sql, *values: connection.execute(sql, values).fetchall())


def _words(connection: sqlite3.Connection) -> dict[str, int]:
    """How many studies each word stands in; words of no study left out."""
    return dict(connection.execute("SELECT word, docs FROM vocabulary WHERE docs"))


def _texts(connection: sqlite3.Connection) -> list[Any]:
    return connection.execute(f"SELECT key, {', '.join(COLUMNS)} FROM sought_text ORDER BY key").fetchall()


def test_studies_taken_out_and_put_back_leave_the_index_as_it_was(
    studies: list[tuple[Study, Reference | None]], parents: dict[str, tuple[str, ...]]
) -> None:
    with sqlite3.connect(":memory:") as once, sqlite3.connect(":memory:") as twice:
        for connection in (once, twice):
            search_index.create(connection)
            search_index.add(connection, studies, parents)
        before = _words(twice)
        search_index.remove(twice, [study.key for study, _ in studies[::3]])
        assert _words(twice) != before
        gone = {study.key for study, _ in studies[::3]}
        index = _index(twice)
        left = {row.key for row in index.read(index.find(Wanted((Has(("u:pain",), ("complaint",)),))))}
        assert left
        assert not left & gone
        search_index.add(twice, studies[::3], parents)
        assert _words(twice) == _words(once)
        assert _texts(twice) == _texts(once)
        twice.execute("INSERT INTO sought (sought) VALUES ('integrity-check')")


def test_strong_and_large_studies_stand_first(library: Library) -> None:
    rows = library.index.read(library.index.find(Wanted((Has(("u:migraine",), ("complaint",)),))))
    assert [row.key for row in rows][:3] == [
        found.study.key for found in library.select() if "migraine" in found.study.conditions
    ][:3]


def test_a_large_study_stands_before_a_small_one_of_its_kind_whenever_it_came(
    studies: list[tuple[Study, Reference | None]], parents: dict[str, tuple[str, ...]]
) -> None:
    study, reference = next(pair for pair in studies if pair[0].key == "haller2016neck")
    with sqlite3.connect(":memory:") as connection:
        search_index.create(connection)
        for people in (20, 5000, 300):
            larger = study._replace(key=f"study{people}", participants=study.participants._replace(randomised=people))
            search_index.add(connection, [(larger, reference)], parents)
        index = _index(connection)
        found = index.read(index.find(Wanted((Has(("haller",)),))))
    assert [row.key for row in found] == ["study5000", "study300", "study20"]


WANTED = [
    Wanted((Has(("haller",)),)),
    Wanted((Has(("haller",), ("author",)), Has(("u:neck-pain",), ("complaint",)))),
    Wanted((Has(("u:headache",)),), none=(Has(("d:randomised-controlled-trial",)),)),
    Wanted(none=(Has(("m:craniosacral-therapy",)),)),
    Wanted((Has(("neck",)), Has(("pain",))), phrases=(Phrase("chronic neck pain", ("title",)),)),
    Wanted((Has(("pain",)),), phrases=(Phrase("chronic neck pain", there=False),)),
    Wanted(bounds=(("n", 50, 60), ("published", 2015, None))),
    Wanted((Has(("u:pain",)),), bounds=(("published", None, 2010),)),
]


def test_a_phrase_that_must_not_be_there_is_not_there(library: Library) -> None:
    haller = {hit.study.key for hit in search(library, "auteur:haller").hits}
    without = {hit.study.key for hit in search(library, 'auteur:haller -titel:"neck pain"').hits}
    assert haller - without == {"haller2016neck", "haller2015neckposter"}


def _without_full_text(library: Library) -> sqlite3.Connection:
    """A copy of the snapshot as a Python without FTS5 would have made it."""
    copy = sqlite3.connect(":memory:")
    for table in TABLES:
        ((made,),) = library.index._rows("SELECT sql FROM sqlite_master WHERE name = ?", table)  # noqa: SLF001
        copy.execute(made)
        rows = library.index._rows(f"SELECT * FROM {table}")  # noqa: SLF001
        copy.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    return copy


@pytest.mark.parametrize("wanted", WANTED, ids=str)
def test_without_fts5_the_same_rows_are_found(library: Library, wanted: Wanted) -> None:
    with _without_full_text(library) as connection:
        found = _index(connection).find(wanted)
        assert found == library.index.find(wanted)
        assert 0 < len(found) < library.index.count()


def test_without_fts5_the_same_questions_are_answered(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ("castro sanchez rug", "hofpijn migrene", "conditie:nek n>=50", "haller -review", "xyzzy")
    whole = [[hit.study.key for hit in search(library, one).hits] for one in asked]
    monkeypatch.setattr(library.index, "_full_text", False)
    assert [[hit.study.key for hit in search(library, one).hits] for one in asked] == whole


def test_a_snapshot_is_made_without_fts5(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "_FULL_TEXT", "CREATE VIRTUAL TABLE sought USING no_such_module(x)")
    with sqlite3.connect(":memory:") as connection:
        search_index.create(connection)
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == set(TABLES)


ALIKE = [
    ("fybromialgie", "fibromyalgie"),
    ("migrane", "migraine"),
    ("hofpijn", "hoofdpijn"),
    ("hallr", "haller"),
    ("hlaler", "haller"),
    ("arnadotir", "arnadottir"),
    ("chron", "crohn"),
    ("edzart", "edzard"),
    ("rythm", "rhythm"),
]
UNLIKE = [
    ("kniepijn", "nekpijn"),
    ("tandpijn", "handpijn"),
    ("malaria", "maria"),
    ("mulder", "muller"),
    ("honden", "handel"),
    ("als", "alt"),
    ("toothache", "headache"),
]


@pytest.mark.parametrize(("typed", "meant"), ALIKE)
def test_a_misspelling_is_recognised(typed: str, meant: str) -> None:
    assert misspelt(typed, meant, {"pijn", "ache"}) > 0.7


@pytest.mark.parametrize(("typed", "other"), UNLIKE)
def test_another_word_is_no_misspelling(typed: str, other: str) -> None:
    assert misspelt(typed, other, {"pijn", "ache"}) == 0


def test_spellings_of_a_sound_and_forms_of_a_word_come_out_the_same() -> None:
    assert sound("fysiotherapie") == sound("physioterapy")
    assert stem("zuigelingen") == stem("zuigeling")
