"""Are the drafts fit to be read again: without a fault, and apart from the library?"""

from pathlib import Path

from cranio_evidence.library import Library

ROOT = Path(__file__).parent.parent


def test_the_drafts_have_no_fault(with_drafts: Library) -> None:
    assert [one.say("en") for one in with_drafts.problems] == []
    assert len(with_drafts.keys) > 100


def test_no_draft_stands_in_the_library_too(with_drafts: Library, library: Library) -> None:
    assert not [key for key in with_drafts.keys if with_drafts.overrides(key)]
    assert set(library.keys) < set(with_drafts.keys)


def test_the_wheel_and_the_library_do_not_know_them() -> None:
    assert "drafts" not in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
