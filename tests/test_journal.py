"""Is a library changed as a whole or not at all, and can every change be undone?"""

import hashlib
import os
import subprocess
import sys
import weakref
from pathlib import Path

import pytest
from dying import killed, needs_fork
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cranio_evidence import changes
from cranio_evidence.faults import RefusedError
from cranio_evidence.journal import Each, Edit, Journal, Read
from cranio_evidence.vocabulary import Text

WHAT = Text("toegevoegd: een", "added: one")
OLD = {"studies.yaml": "# mijn onderzoeken\n- key: a\n", "references.bib": "@article{a,\n}\n"}
NEW = {
    "studies.yaml": "# mijn onderzoeken\n- key: a\n\n- key: b\n",
    "references.bib": "@article{a,\n}\n\n@misc{b,\n}\n",
}


@pytest.fixture
def shelf(tmp_path: Path) -> Journal:
    """A library of two files."""
    folder = tmp_path / "bibliotheek met spaties"
    folder.mkdir()
    for name, text in OLD.items():
        (folder / name).write_text(text, encoding="utf-8")
    return Journal(folder)


def _to(wanted: dict[str, str | None]) -> Edit:
    return lambda _: wanted


def _texts(journal: Journal) -> dict[str, str]:
    found = sorted(one for one in journal.folder.iterdir() if one.is_file())
    return {one.name: one.read_bytes().decode() for one in found}


def _append(line: str) -> Edit:
    return lambda read: {"studies.yaml": (read("studies.yaml") or "") + line}


def test_a_change_is_made_written_down_and_undone(shelf: Journal) -> None:
    made = shelf.change(WHAT, _to({**NEW}))
    assert made is not None
    assert _texts(shelf) == NEW
    assert shelf.log() == (made,)
    assert (made.number, made.what, [one.inserted for one in made.files]) == (
        1,
        WHAT,
        ["\n- key: b\n", "\n@misc{b,\n}\n"],
    )
    undone = shelf.undo()
    assert _texts(shelf) == OLD
    assert (undone.undoes, undone.what.nl) == (1, "ongedaan gemaakt: toegevoegd: een")
    with pytest.raises(RefusedError, match="nothing to undo"):
        shelf.undo()


def test_what_changes_nothing_is_not_written_down(shelf: Journal) -> None:
    assert shelf.change(WHAT, _to({**OLD})) is None
    assert shelf.log() == ()


def test_a_preview_writes_nothing(shelf: Journal) -> None:
    (splice,) = shelf.preview(_append("- key: b\n"))
    assert (splice.removed, splice.inserted) == ("", "- key: b\n")
    assert _texts(shelf) == OLD
    assert not (shelf.folder / ".evidence").exists()


def test_a_new_file_comes_and_goes(shelf: Journal) -> None:
    shelf.change(WHAT, _to({"studies/extra.yaml": "- key: c\n"}))
    assert (shelf.folder / "studies" / "extra.yaml").read_text() == "- key: c\n"
    shelf.undo()
    assert not (shelf.folder / "studies" / "extra.yaml").exists()


def test_an_earlier_change_is_undone_where_the_file_grew_since(shelf: Journal) -> None:
    shelf.change(WHAT, _append("- key: b\n"))
    shelf.change(WHAT, _append("- key: c\n"))
    shelf.undo(1)
    assert _texts(shelf)["studies.yaml"] == OLD["studies.yaml"] + "- key: c\n"
    shelf.undo()
    assert _texts(shelf) == OLD
    with pytest.raises(RefusedError, match="no change 1 to undo"):
        shelf.undo(1)


def test_what_was_altered_by_hand_since_is_not_overwritten(shelf: Journal) -> None:
    shelf.change(WHAT, _append("- key: b\n"))
    file = shelf.folder / "studies.yaml"
    file.write_text(file.read_text().replace("- key: b", "- key: beter"), encoding="utf-8")
    before = _texts(shelf)
    with pytest.raises(RefusedError, match="altered in the same place"):
        shelf.undo()
    assert _texts(shelf) == before


def test_line_ends_a_byte_order_mark_and_the_mode_stay(shelf: Journal) -> None:
    file = shelf.folder / "studies.yaml"
    file.write_bytes("\ufeff- key: a\r\n".encode())
    file.chmod(0o640)
    shelf.change(WHAT, _append("- key: b\r\n"))
    assert file.read_bytes() == "\ufeff- key: a\r\n- key: b\r\n".encode()
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_file_that_is_not_utf8_is_left_alone(shelf: Journal) -> None:
    (shelf.folder / "studies.yaml").write_bytes(b"- key: \xff\n")
    with pytest.raises(RefusedError, match="not UTF-8") as caught:
        shelf.change(WHAT, _append("- key: b\n"))
    assert caught.value.code == 3


def test_a_refused_edit_changes_nothing(shelf: Journal) -> None:
    def edit(_: Read) -> dict[str, str | None]:
        raise RefusedError(Text("nee", "no"))

    with pytest.raises(RefusedError):
        shelf.change(WHAT, edit)
    assert _texts(shelf) == OLD
    assert shelf.log() == ()


@pytest.mark.parametrize("longest", [100, 0], ids=["short", "long"])
def test_when_the_second_file_cannot_be_written_the_first_is_put_back(
    shelf: Journal, longest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "_LONG", longest)
    replace, seen = Path.replace, []

    def full(self: Path, target: Path) -> Path:
        seen.append(target.name)
        if target.name == "references.bib":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(RefusedError, match=r"references\.bib cannot be written"):
        shelf.change(WHAT, _to({**NEW}))
    assert "studies.yaml" in seen
    assert _texts(shelf) == OLD
    monkeypatch.undo()
    assert _journal(shelf) == []
    assert shelf.log() == ()
    shelf.change(WHAT, _to({**NEW}))
    assert _texts(shelf) == NEW


def test_two_processes_at_once_lose_nothing(shelf: Journal) -> None:
    program = (
        "import sys; from pathlib import Path; from cranio_evidence.journal import Journal; "
        "from cranio_evidence.vocabulary import Text\n"
        "for i in range(15):\n"
        "    line = f'- key: {sys.argv[2]}{i}\\n'\n"
        "    Journal(Path(sys.argv[1])).change(Text(line, line), "
        "lambda read: {'studies.yaml': read('studies.yaml') + line})\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, str(shelf.folder), who]) for who in ("x", "y")]
    assert [one.wait(60) for one in running] == [0, 0]
    lines = _texts(shelf)["studies.yaml"].splitlines()
    assert sorted(lines[2:]) == sorted(f"- key: {who}{i}" for who in "xy" for i in range(15))
    assert len(shelf.log()) == 30


def test_a_change_cut_short_never_overwrites_what_was_altered_by_hand_since(shelf: Journal) -> None:
    shelf.change(WHAT, _to({**NEW}))
    (entry,) = (shelf.folder / ".evidence" / "journal").glob("*.json")
    entry.rename(entry.with_name("000001.pending.json"))
    (shelf.folder / "studies.yaml").write_text("- key: met de hand\n", encoding="utf-8")
    (shelf.folder / "references.bib").write_text(OLD["references.bib"], encoding="utf-8")
    with pytest.raises(RefusedError, match=r"cut short, and studies\.yaml was altered by hand"):
        shelf.recover()
    assert _texts(shelf) == {"studies.yaml": "- key: met de hand\n", "references.bib": NEW["references.bib"]}
    shelf.recover()


# --- long texts -------------------------------------------------------------------------------------------------------


@pytest.fixture
def long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text is long, and stands beside its entry."""
    monkeypatch.setattr(changes, "_LONG", 0)


def _journal(shelf: Journal) -> list[str]:
    return sorted(one.name for one in (shelf.folder / ".evidence" / "journal").iterdir())


@pytest.mark.usefixtures("long")
def test_a_long_text_stands_beside_its_entry_and_is_undone(shelf: Journal) -> None:
    shelf.change(WHAT, _to({**NEW, "studies/extra.yaml": "- key: é\n"}))
    assert _texts(shelf) == NEW
    assert _journal(shelf) == ["000001.json", "000001.texts"]
    assert "key: b" not in (shelf.folder / ".evidence" / "journal" / "000001.json").read_text(encoding="utf-8")
    shelf.change(WHAT, _append("- key: c\n"))
    shelf.undo(1)
    assert _texts(shelf) == {**OLD, "studies.yaml": OLD["studies.yaml"] + "- key: c\n"}
    assert not (shelf.folder / "studies" / "extra.yaml").exists()


@pytest.mark.usefixtures("long")
def test_the_log_reads_no_long_texts_and_undoing_needs_them_as_they_were(shelf: Journal) -> None:
    shelf.change(WHAT, _to({**NEW}))
    texts = shelf.folder / ".evidence" / "journal" / "000001.texts"
    kept = texts.read_bytes()
    for damage in (texts.unlink, lambda: texts.write_bytes(kept[:-1]), lambda: texts.write_bytes(kept[:-1] + b"x")):
        damage()
        assert [one.number for one in shelf.log()] == [1]
        with pytest.raises(RefusedError, match=r"000001\.texts cannot be read") as caught:
            shelf.undo()
        assert caught.value.code == 3
        assert _texts(shelf) == NEW
    texts.write_bytes(kept)
    shelf.undo()
    assert _texts(shelf) == OLD


@pytest.mark.usefixtures("long")
def test_when_there_is_no_room_for_a_long_text_nothing_is_left_of_it(
    shelf: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RefusedError, match=r"000001\.texts cannot be written") as caught:
        shelf.change(WHAT, _to({**NEW}))
    assert caught.value.code == 3
    assert _texts(shelf) == OLD
    assert _journal(shelf) == []


def test_the_texts_of_an_edit_are_asked_for_one_by_one(shelf: Journal) -> None:
    asked: list[str] = []

    def text(name: str) -> str:
        asked.append(name)
        return f"- key: {name}\n"

    found = shelf.preview(lambda _: Each(("studies/1.yaml", "studies/2.yaml"), text))
    assert next(found).inserted == "- key: studies/1.yaml\n"
    assert asked == ["studies/1.yaml"]
    told: list[float] = []
    shelf.change(WHAT, lambda _: Each(("studies/1.yaml", "studies/2.yaml"), text), told=told.append)
    assert told == [0, 0.25, 0.5, 0.75]


class _Watched(str):  # noqa: SLOT000 - one with slots cannot be watched
    """A text of which is known whether anybody still holds it."""


def test_undoing_holds_one_text_at_a_time(shelf: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    names = tuple(f"studies/{number}.yaml" for number in range(5))
    made = shelf.change(WHAT, lambda _: Each(names, lambda name: f"- key: {name}\n"))
    assert made is not None
    alive: weakref.WeakSet[_Watched] = weakref.WeakSet()
    read, most = Journal.read, 0

    def watched(self: Journal, name: str) -> _Watched:
        nonlocal most
        text = _Watched(read(self, name))
        alive.add(text)
        most = max(most, len(alive))
        return text

    monkeypatch.setattr(Journal, "read", watched)
    assert len(list(shelf.preview(shelf.turning(made)))) == 5
    assert most <= 2


_EARLIER = """\
{
 "number": 1,
 "when": "2026-11-01T10:00:00+00:00",
 "what": {
  "nl": "toegevoegd: b",
  "en": "added: b"
 },
 "files": [
  {
   "name": "studies.yaml",
   "before": "5a02c7dd5f5e5b6ee1dc4a2d0b6b1b8f2a4ec3cd1b4b2b6b8a3d7f31c9f9e0aa",
   "after": "%s",
   "start": 28,
   "removed": "",
   "inserted": "\\n- key: b\\n"
  }
 ],
 "undoes": null
}"""


def test_an_entry_of_an_earlier_version_is_told_and_undone(shelf: Journal) -> None:
    (shelf.folder / "studies.yaml").write_text(NEW["studies.yaml"], encoding="utf-8")
    place = shelf.folder / ".evidence" / "journal"
    place.mkdir(parents=True)
    text = _EARLIER % hashlib.sha256(NEW["studies.yaml"].encode()).hexdigest()
    (place / "000001.json").write_text(text, encoding="utf-8")
    assert [one.what.en for one in shelf.log()] == ["added: b"]
    shelf.undo()
    assert _texts(shelf) == OLD


# --- killed at every step ---------------------------------------------------------------------------------------------


@needs_fork
@pytest.mark.parametrize("action", ["change", "undo"])
@pytest.mark.parametrize("longest", [changes._LONG, 0], ids=["short", "long"])  # noqa: SLF001 - as it is
def test_a_process_that_dies_at_any_step_leaves_the_old_or_the_new(
    shelf: Journal, action: str, longest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "_LONG", longest)
    steps = 0
    for step in range(1, 100):
        for name, text in OLD.items():
            (shelf.folder / name).write_text(text, encoding="utf-8")
        if action == "undo":
            shelf.change(WHAT, _to({**NEW}))
        ended = killed(step, shelf.undo if action == "undo" else lambda: shelf.change(WHAT, _to({**NEW})))
        shelf.recover()
        now = _texts(shelf)
        assert now in (OLD, NEW), step
        assert {one for one in now if one.startswith(".")} == set()
        if now == NEW:
            shelf.undo()
            assert _texts(shelf) == OLD
        if ended == 0:
            break
        assert ended == 137
        steps += 1
    assert steps > (15 if longest else 17)
    shelf.change(WHAT, _to({**NEW}))
    told = {f"{one.number:06}.json" for one in shelf.log()}
    beside = {name.replace(".json", ".texts") for name in told} if not longest else set()
    assert {*_journal(shelf)} == told | beside


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="ab\n", max_size=12), min_size=2, max_size=6))
def test_changes_undone_in_turn_give_back_every_text(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    journal = Journal(tmp_path_factory.mktemp("journal"))
    states: list[str | None] = []
    for text in texts:
        states.append(journal.read("studies.yaml"))
        if journal.change(WHAT, _to({"studies.yaml": text})) is None:
            states.pop()
    for state in reversed(states):
        journal.undo()
        assert (journal.read("studies.yaml") or "") == (state or "")


_NEAR = st.text(alphabet="ab\n", max_size=10)


@settings(max_examples=500, deadline=None)
@given(_NEAR, _NEAR, _NEAR, _NEAR)
def test_a_change_is_the_smallest_and_begins_a_line_where_it_can(first: str, gone: str, come: str, last: str) -> None:
    old, new = first + gone + last, first + come + last
    assume(old != new)
    made = changes.splice("studies.yaml", old, new)
    assert changes.applied(made, old) == new
    assert changes.applied(made.turned, new) == old
    size = len(made.removed) + len(made.inserted)

    def same(start: int) -> bool:
        removed, inserted = start + len(made.removed), start + len(made.inserted)
        return old[:start] + new[start:inserted] + old[removed:] == new

    assert size <= len(gone) + len(come)
    others = [start for start in range(len(old) + 1) if same(start)]
    begin = [start for start in others if start == 0 or old[start - 1] == "\n"]
    assert made.start in (begin or others)
