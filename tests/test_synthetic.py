"""Can made-up records be measured with, and are they never taken for real ones?"""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from cranio_evidence import folders
from cranio_evidence.library import Library
from cranio_evidence.query import Query


@pytest.fixture(scope="module")
def synthetic() -> ModuleType:
    path = Path(__file__).parent.parent / "benchmarks" / "synthetic.py"
    found = importlib.util.spec_from_file_location("synthetic", path)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.fixture
def library(synthetic: ModuleType, tmp_path: Path) -> Library:
    return Library.open(synthetic.write(tmp_path / "made-up", 300), packaged=False)


def test_they_are_sound_and_stand_alone(library: Library) -> None:
    assert library.problems == ()
    assert len(library.keys) == 300
    assert not {*library.keys} & {*Library.open().keys}
    assert not {*library.conditions} & {*Library.open().conditions}


def test_each_says_that_it_is_made_up(library: Library) -> None:
    for found in library.select():
        assert found.study.unverified[0].en == "This record is made up, for measuring."
        reference = library.reference(found.study.key)
        assert reference is not None
        assert reference.doi.startswith("10.5555/")


def test_they_differ_as_real_ones_do(synthetic: ModuleType, library: Library) -> None:
    studies = [found.study for found in library.select()]
    assert len({one.design for one in studies}) == 9
    assert len({one.people for one in studies}) > 50
    assert any(one.review and one.review.included for one in studies)
    assert any(one.relations for one in studies)
    assert len(library.select(Query(condition=synthetic.RARE, limit=20))) == 20


def test_the_smaller_collection_is_the_beginning_of_the_larger(synthetic: ModuleType) -> None:
    larger = list(synthetic.records(60))
    assert list(synthetic.records(40)) == larger[:40]
    assert len({json.dumps(one) for one in larger}) == 60


def test_it_writes_to_no_folder_with_something_else(synthetic: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    for folder in (folders.packaged(), folders.packaged() / "more", folders.packaged().parent, tmp_path):
        with pytest.raises(SystemExit):
            synthetic.write(folder, 1)
    assert [one.name for one in tmp_path.iterdir()] == ["notes.txt"]
    folder = synthetic.write(tmp_path / "made-up", 30)
    synthetic.write(folder, 20)
    assert len(Library.open(folder, packaged=False).keys) == 20
