"""Does the snapshot say what the text files say now, whatever happened to it or to them?"""

import errno
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cranio_evidence import checks, folders, snapshot, sources
from cranio_evidence.faults import RefusedError
from cranio_evidence.library import Library

NECK, PAIN = "haller2016neck", "haller2020pain"

OWN_REFERENCES = """\
@article{eigen2020nek,
  author = {Eigen, Anna},
  title = {Our own study},
  journaltitle = {Journal},
  date = {2020},
}
"""
OWN_STUDY = """\
- key: {key}
  form: thesis
  modality: [craniosacral-therapy]
  conditions: [migraine]
  design: cohort
  participants: {{enrolled: 10}}
  sources:
    - {{id: s1, kind: abstract, url: "https://example.org/own", seen: 2026-01-01}}
"""
HOUR = 3_600_000_000_000


WHOLE = folders.packaged()
# A part of the library in which every record that is named stands too.
PART = (
    "arnadottir2013migraine", "bialoszewski2014back", "castrosanchez2011fibromyalgia", "castrosanchez2016back",
    "elden2013pelvic", "elden2014interviews", "haller2015neckposter", NECK, PAIN,
)  # fmt: skip


def _part(text: str, head: str) -> str:
    """The records of ``PART`` in a file of which each record begins with ``head`` and its key."""
    records = re.split(rf"^(?={head})", text, flags=re.MULTILINE)[1:]
    return "".join(one for one in records if re.match(rf"{head}([a-z0-9]+)", one)[1] in PART)  # type: ignore[index]


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a part of the packaged library that stands in for it, last changed an hour ago."""
    copy = tmp_path / "data"
    copy.mkdir()
    for name in ("conditions.yaml", "outcomes.yaml"):
        shutil.copyfile(WHOLE / name, copy / name)
    for name, head in (("studies.yaml", "- key: "), ("references.bib", r"@[a-z]+\{")):
        (copy / name).write_text(_part((WHOLE / name).read_text(encoding="utf-8"), head), encoding="utf-8")
    for file in copy.iterdir():
        os.utime(file, ns=(time.time_ns() - HOUR, time.time_ns() - HOUR))
    monkeypatch.setattr(folders, "packaged", lambda: copy)
    return copy


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A library folder of the user with one study, last changed an hour ago."""
    folder = tmp_path / "own"
    folder.mkdir()
    _put(folder / "studies.yaml", OWN_STUDY.format(key="eigen2020nek"))
    _put(folder / "references.bib", OWN_REFERENCES)
    return folder


def _put(file: Path, text: str, age: int = HOUR) -> None:
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(time.time_ns() - age, time.time_ns() - age))


def _file(cache: Path) -> Path:
    """The only snapshot in the cache, which holds nothing else."""
    (file,) = (path for path in cache.rglob("*") if path.is_file())
    return file


def _identity(file: Path) -> tuple[int, int]:
    about = file.stat()
    return about.st_ino, about.st_mtime_ns


def _answers_right(library: Library, *own: Path) -> bool:
    """Whether the library answers with exactly what stands in the files now."""
    good, problems = checks.run(sources.read((folders.packaged(), *own)))
    return (
        library.keys == tuple(sorted(good.studies))
        and [library.study(key) for key in library.keys] == [good.studies[key].record for key in library.keys]
        and list(library.problems) == problems
    )


# --- what comes out is what went in -----------------------------------------------------------------------------------


def test_every_record_of_the_whole_library_comes_back_as_it_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "packaged", lambda: WHOLE)
    good, problems = checks.run(sources.read((folders.packaged(),)))
    for library in (Library.open(), Library.open()):  # compiled now, and from the snapshot
        assert library.notice is None
        pairs: list[tuple[object, object]] = [
            (library.keys, tuple(sorted(good.studies))),
            (list(library.problems), problems),
            (list(library.conditions.values()), [one.record for one in good.conditions.values()]),
            (list(library.claims()), [one.record for one in good.claims.values()]),
        ]
        pairs += [(library.study(key), one.record) for key, one in good.studies.items()]
        pairs += [(library.reference(key), one.reference) for key, one in good.references.items()]
        pairs += [(library.outcome(name), one.record) for name, one in good.outcomes.items()]
        pairs += [(library.instrument(name), one.record) for name, one in good.instruments.items()]
        assert {NECK, PAIN} <= set(library.keys)
        for given_back, read in pairs:
            assert given_back == read
            assert repr(given_back) == repr(read)  # 0.060 is equal to 0.06, but not the same


def test_the_snapshot_is_what_answers(own_machine: Path) -> None:
    assert NECK in Library.open().keys
    with sqlite3.connect(_file(own_machine)) as connection:
        connection.execute("DELETE FROM studies WHERE key = ?", (NECK,))
    connection.close()
    assert NECK not in Library.open().keys


# --- when it is compiled again ----------------------------------------------------------------------------------------


def test_a_settled_file_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    Library.open()

    def no_reading(path: Path, *_: object, **__: object) -> None:
        raise AssertionError(path)

    monkeypatch.setattr(Path, "open", no_reading)
    assert NECK in Library.open().keys


def test_a_change_of_content_is_noticed(own: Path, own_machine: Path) -> None:
    assert Library.open(own).study("eigen2020nek").people == 10
    first = _identity(_file(own_machine))
    _put(own / "studies.yaml", OWN_STUDY.format(key="eigen2020nek").replace("enrolled: 10", "enrolled: 1000"))
    assert Library.open(own).study("eigen2020nek").people == 1000
    assert _identity(_file(own_machine)) != first


def test_a_change_of_the_packaged_data_is_noticed(data: Path) -> None:
    assert NECK in Library.open().keys
    studies = (data / "studies.yaml").read_text(encoding="utf-8")
    _put(data / "studies.yaml", studies.replace(f"- key: {NECK}\n", "- key: haller2016nekje\n"))
    assert NECK not in Library.open().keys
    assert _answers_right(Library.open())


def test_a_change_with_the_same_size_is_noticed(own: Path) -> None:
    assert Library.open(own).study("eigen2020nek").people == 10
    _put(own / "studies.yaml", OWN_STUDY.format(key="eigen2020nek").replace("enrolled: 10", "enrolled: 77"), HOUR - 1)
    assert Library.open(own).study("eigen2020nek").people == 77


def test_a_change_of_size_is_noticed_under_an_old_time_stamp(own: Path) -> None:
    file = own / "studies.yaml"
    stamp = file.stat().st_mtime_ns
    assert Library.open(own).study("eigen2020nek").people == 10
    file.write_text(OWN_STUDY.format(key="eigen2020nek").replace("enrolled: 10", "enrolled: 1000"), encoding="utf-8")
    os.utime(file, ns=(stamp, stamp))
    assert Library.open(own).study("eigen2020nek").people == 1000


def test_a_change_within_the_time_stamp_is_noticed(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Same size, same time stamp: only a file that was 2 s old when it was read counts as settled."""
    file = own / "studies.yaml"
    stamp = file.stat().st_mtime_ns
    monkeypatch.setattr(time, "time_ns", lambda: stamp + 1_900_000_000)
    assert Library.open(own).study("eigen2020nek").people == 10
    file.write_text(OWN_STUDY.format(key="eigen2020nek").replace("enrolled: 10", "enrolled: 77"), encoding="utf-8")
    os.utime(file, ns=(stamp, stamp))
    assert Library.open(own).study("eigen2020nek").people == 77


def test_a_touched_file_is_not_compiled_again(own: Path, own_machine: Path) -> None:
    Library.open(own)
    first = _identity(_file(own_machine))
    for path in own.iterdir():
        os.utime(path, ns=(time.time_ns(), time.time_ns()))
    library = Library.open(own)
    assert _identity(_file(own_machine)) == first
    assert _answers_right(library, own)


def test_a_file_that_comes_or_goes_is_noticed(own: Path) -> None:
    (own / "references.bib").unlink()
    assert "eigen2020nek" not in Library.open(own).keys
    _put(own / "references.bib", OWN_REFERENCES)
    assert "eigen2020nek" in Library.open(own).keys
    (own / "references.bib").unlink()
    assert "eigen2020nek" not in Library.open(own).keys


def test_each_folder_has_its_own_snapshot(own: Path, own_machine: Path) -> None:
    Library.open()
    packaged = _file(own_machine)
    first = _identity(packaged)
    Library.open(own)
    assert _identity(packaged) == first
    assert "eigen2020nek" not in Library.open().keys
    assert "eigen2020nek" in Library.open(own).keys
    assert len([path for path in own_machine.rglob("*") if path.is_file()]) == 2


# --- when it is damaged -----------------------------------------------------------------------------------------------


def _half(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def _a_page_short(file: Path) -> None:
    os.truncate(file, file.stat().st_size - 4096)


def _only_the_head(file: Path) -> None:
    os.truncate(file, 100)


def _empty(file: Path) -> None:
    os.truncate(file, 0)


def _garbage(file: Path) -> None:
    file.write_bytes(b"\x00garbage\xff" * (file.stat().st_size // 9))


def _text(file: Path) -> None:
    file.write_text("this is no database", encoding="utf-8")


def _garbage_after_the_first_pages(file: Path) -> None:
    """The tables that tell whether it is fresh are read well; those with the studies are not."""
    whole = file.read_bytes()
    kept = _pages(file, "meta", "files", "sqlite_schema")
    pages = [whole[at : at + 4096] for at in range(0, len(whole), 4096)]
    file.write_bytes(b"".join(page if number in kept else b"\xff" * 4096 for number, page in enumerate(pages, 1)))


def _pages(file: Path, *tables: str) -> set[int]:
    """The numbers of the first pages of tables, and of the page that lists them."""
    connection = sqlite3.connect(file)
    found = {1} | {
        row[0] for row in connection.execute("SELECT rootpage FROM sqlite_schema WHERE name IN (?, ?, ?)", tables)
    }
    found |= set(range(1, 6))  # what lists the tables runs over a few pages
    connection.close()
    return found


def _other_database(file: Path) -> None:
    file.unlink()
    _change(file, "CREATE TABLE meta (name TEXT)")


def _no_tables(file: Path) -> None:
    file.unlink()
    _change(file, "PRAGMA user_version = 1")


def _other_compiler(file: Path) -> None:
    _change(file, "UPDATE meta SET value = '0.0.0/1.1' WHERE name = 'compiler'", "DELETE FROM studies")


def _no_compiler(file: Path) -> None:
    _change(file, "DELETE FROM meta", "DELETE FROM studies")


def _no_clock(file: Path) -> None:
    _change(file, "DELETE FROM meta WHERE name = 'compiled'", "DELETE FROM studies")


def _bad_clock(file: Path) -> None:
    _change(file, "UPDATE meta SET value = 'soon' WHERE name = 'compiled'", "DELETE FROM studies")


def _change(file: Path, *statements: str) -> None:
    with sqlite3.connect(file) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


DAMAGES: list[Callable[[Path], None]] = [
    *(_half, _a_page_short, _only_the_head, _empty, _garbage, _text, _garbage_after_the_first_pages),
    *(_other_database, _no_tables, _other_compiler, _no_compiler, _no_clock, _bad_clock),
]


@pytest.mark.parametrize("damage", DAMAGES, ids=[one.__name__.strip("_") for one in DAMAGES])
def test_after_any_damage_the_next_answer_is_right(damage: Callable[[Path], None], own_machine: Path) -> None:
    Library.open()
    file = _file(own_machine)
    damage(file)
    library = Library.open()
    assert library.notice is None
    assert _answers_right(library)
    repaired = _identity(file)
    assert _answers_right(Library.open())
    assert _identity(file) == repaired


def test_damage_while_the_library_is_open_is_mended(own_machine: Path) -> None:
    library = Library.open()
    _garbage(_file(own_machine))
    assert _answers_right(library)


# --- when it cannot be kept -------------------------------------------------------------------------------------------


def _says_that_it_answers_from_memory(library: Library, cache: Path) -> bool:
    notice = library.notice
    return (
        notice is not None
        and all(str(cache) in words for words in notice)
        and "uit het geheugen" in notice.nl
        and "from memory" in notice.en
    )


def test_without_a_cache_the_answer_comes_from_memory(own_machine: Path) -> None:
    own_machine.write_text("a file where the folder should be", encoding="utf-8")
    for _ in range(2):
        library = Library.open()
        assert _says_that_it_answers_from_memory(library, own_machine)
        assert _answers_right(library)
    assert own_machine.read_text(encoding="utf-8") == "a file where the folder should be"


class _FullDisk(sqlite3.Connection):
    """A database on a disk without room."""

    def commit(self) -> None:
        raise sqlite3.OperationalError("database or disk is full")


def _no_room_for_the_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def full(name: str | Path, **options: Any) -> sqlite3.Connection:
        if name != ":memory:":
            options["factory"] = _FullDisk
        connection: sqlite3.Connection = connect(name, **options)
        return connection

    monkeypatch.setattr(sqlite3, "connect", full)


def _no_database_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def full(name: str | Path, **options: Any) -> sqlite3.Connection:
        if name == ":memory:" or options.get("uri"):
            connection: sqlite3.Connection = connect(name, **options)
            return connection
        raise sqlite3.OperationalError("unable to open database file")

    monkeypatch.setattr(sqlite3, "connect", full)


def _the_draft_cannot_be_put_in_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, _: Path) -> Path:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr(Path, "replace", full)


FULL = [_no_room_for_the_draft, _no_database_can_be_made, _the_draft_cannot_be_put_in_place]


@pytest.mark.parametrize("full", FULL, ids=[one.__name__.strip("_") for one in FULL])
def test_on_a_full_disk_the_answer_comes_from_memory(
    full: Callable[[pytest.MonkeyPatch], None], own_machine: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Library.open(own)
    before = _identity(_file(own_machine))
    _put(own / "studies.yaml", OWN_STUDY.format(key="eigen2020nek").replace("enrolled: 10", "enrolled: 1000"))
    with monkeypatch.context() as patch:
        full(patch)
        library = Library.open(own)
    assert _says_that_it_answers_from_memory(library, own_machine)
    assert _answers_right(library, own)
    assert library.study("eigen2020nek").people == 1000
    assert _identity(_file(own_machine)) == before  # the old snapshot is whole, and no draft lies beside it
    assert Library.open(own).notice is None


# --- when others ask too ----------------------------------------------------------------------------------------------

QUESTION = """
import sys
from pathlib import Path
from cranio_evidence import Library, folders
folders.packaged = lambda: Path(sys.argv[1])
replace = Path.replace

def when_told(draft, target):
    print("written", flush=True)
    sys.stdin.readline()
    return replace(draft, target)

Path.replace = when_told
library = Library.open()
print(len(library.keys), library.study("haller2016neck").key, library.notice)
"""


def test_four_at_once_on_an_empty_cache_all_answer_right(data: Path, own_machine: Path) -> None:
    """Each waits until all have written a draft; then all put theirs in place."""
    command = [sys.executable, "-c", QUESTION, str(data)]
    asked = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [one.stdout.readline() for one in asked if one.stdout is not None] == ["written\n"] * 4
    for one in asked:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    answers = [one.communicate() for one in asked]
    first = _identity(_file(own_machine))  # one file: no draft stays
    library = Library.open()
    assert _identity(_file(own_machine)) == first
    assert answers == [(f"{len(library.keys)} {NECK} None\n", "")] * 4
    assert _answers_right(library)


# --- the user's own library -------------------------------------------------------------------------------------------


def test_an_own_folder_adds_its_records(own: Path) -> None:
    packaged, library = Library.open(), Library.open(own)
    assert set(library.keys) == {*packaged.keys, "eigen2020nek"}
    assert library.study("eigen2020nek").people == 10
    reference = library.reference("eigen2020nek")
    assert reference is not None
    assert reference.title == "Our own study"
    assert not library.overrides("eigen2020nek")
    assert not library.overrides(NECK)
    assert library.study(NECK) == packaged.study(NECK)


def test_an_own_record_takes_the_place_of_a_packaged_one(own: Path) -> None:
    packaged = Library.open()
    _put(own / "studies.yaml", OWN_STUDY.format(key=NECK))
    library = Library.open(str(own))
    assert library.keys == packaged.keys
    assert library.study(NECK).form == "thesis"
    assert library.overrides(NECK)
    assert not library.overrides(PAIN)
    assert library.reference(NECK) == packaged.reference(NECK)
    assert not packaged.overrides(NECK)
    assert packaged.study(NECK).form == "article"


@pytest.mark.parametrize(
    ("good", "bad"),
    [("design: cohort", "desing: cohort"), ("enrolled: 10", "enrolled: 10, analysed: 11")],
    ids=["shape", "check"],
)
def test_a_bad_own_record_does_not_hide_the_packaged_one(own: Path, good: str, bad: str) -> None:
    _put(own / "studies.yaml", OWN_STUDY.format(key=NECK).replace(good, bad))
    library = Library.open(own)
    assert {(Path(one.file).parent, one.key) for one in library.problems} == {(own, NECK)}
    assert library.study(NECK) == Library.open().study(NECK)
    assert not library.overrides(NECK)


def test_a_bad_own_publication_does_not_blame_its_study(own: Path) -> None:
    _put(own / "references.bib", OWN_REFERENCES.replace("journaltitle", "journal-title"))
    library = Library.open(own)
    assert [(Path(one.file).name, one.key, one.check) for one in library.problems] == [
        ("references.bib", "eigen2020nek", "bibtex")
    ]


def _refused(folder: Path) -> RefusedError:
    with pytest.raises(RefusedError) as refused:
        Library.open(folder)
    assert refused.value.code == 3
    for words in refused.value.message:
        assert str(folder) in words
        assert words.endswith(".")
    assert refused.value.message.nl != refused.value.message.en
    return refused.value


def test_a_folder_that_is_not_there_is_refused(own: Path, tmp_path: Path) -> None:
    assert "bestaat niet" in _refused(tmp_path / "nowhere").message.nl
    assert "does not exist" in _refused(own / "studies.yaml").message.en


def test_a_folder_without_a_library_is_refused(own: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    refused = _refused(empty)
    assert "studies.yaml" in refused.message.nl
    assert "studies.yaml" in refused.message.en
    (empty / "notes.txt").write_text("nothing", encoding="utf-8")
    assert _refused(empty).message == refused.message
    shutil.copy(own / "references.bib", empty)
    assert Library.open(empty).reference("eigen2020nek") is not None


def test_a_file_that_cannot_be_read_is_refused(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As for a file of another user; simulated, since root may read everything."""
    open_file = Path.open

    def forbidden(path: Path, *mode: Any) -> Any:
        if path == own / "studies.yaml":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return open_file(path, *mode)

    monkeypatch.setattr(Path, "open", forbidden)
    assert str(own / "studies.yaml") in _refused(own).message.nl


def test_a_change_in_any_module_that_makes_a_snapshot_is_noticed() -> None:
    program = "import sys; from cranio_evidence import checks, compiling, snapshot, sources; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = {name.removeprefix("cranio_evidence.") for name in done.stdout.split() if "cranio_evidence." in name}
    assert "checks.numbers" in loaded
    here = Path(snapshot.__file__).parent
    watched = {".".join(file.relative_to(here).with_suffix("").parts) for file in snapshot.compiler_files()}
    assert {name.removesuffix(".__init__") for name in watched} >= loaded
    assert all(file.is_file() for file in snapshot.compiler_files())


def test_a_record_with_a_fault_is_not_answered_with_one_that_begins_so(own: Path) -> None:
    faulty = OWN_STUDY.format(key="eigen2020").replace("design: cohort", "design: cohorty")
    _put(own / "studies.yaml", faulty + OWN_STUDY.format(key="eigen2020nek"))
    library = Library.open(own)
    assert library.resolve("eigen2020n") == "eigen2020nek"
    with pytest.raises(RefusedError, match="The record 'eigen2020' has a fault"):
        library.resolve("eigen2020")
