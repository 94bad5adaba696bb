"""Does a large import come in as one change, in little memory, with every publication accounted for?"""

import io
import shutil
import sys
import weakref
from collections.abc import Container, Iterator
from pathlib import Path

import pytest
import typer
from conftest import Ask
from dying import killed, needs_fork

from cranio_evidence import changes, drafts, folders, intake, own
from cranio_evidence.cli.app import run
from cranio_evidence.faults import RefusedError
from cranio_evidence.formats import Entry
from cranio_evidence.journal import Journal
from cranio_evidence.library import Library
from cranio_evidence.reference import Name, Reference
from cranio_evidence.vocabulary import Text

WORDS = ("elbows", "ankles", "wrists", "fingers", "shoulders", "knees", "toes")


@pytest.fixture(autouse=True)
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A packaged library of one complaint, which is quickly read; and files that are soon full."""
    folder = tmp_path / "packaged"
    folder.mkdir()
    (folder / "conditions.yaml").write_text("- {id: migraine, name: {nl: migraine, en: migraine}}\n", encoding="utf-8")
    monkeypatch.setattr(folders, "packaged", lambda: folder)
    monkeypatch.setattr(own, "TOGETHER", 2)
    monkeypatch.setattr(changes, "_LONG", 100)
    return folder


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Where the own library comes to stand, by itself."""
    return tmp_path / "data" / "cranio-evidence"


def _ris(words: tuple[str, ...]) -> str:
    return "".join(
        f"TY  - JOUR\nAU  - Jansen, P\nTI  - On {one}\nJO  - J\nPY  - 2020\nDO  - 10.1234/{one}\nER  - \n\n"
        for one in words
    )


@pytest.fixture
def five(tmp_path: Path) -> str:
    """A file of five publications, one of them twice, and two that cannot come in."""
    file = tmp_path / "vijf.ris"
    text = _ris((*WORDS[:5], WORDS[0]))
    file.write_text(f"TY  - JOUR\nTI  - Nowhere\nER  - \n\n{text}TY  - JOUR\nER  - \n", encoding="utf-8")
    return str(file)


def _files(folder: Path) -> dict[str, bytes]:
    found = sorted(one for one in folder.rglob("*") if one.is_file() and folders.HIDDEN not in one.parts)
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in found}


def test_a_large_import_gets_files_of_its_own_and_is_one_change(ask: Ask, shelf: Path, five: str) -> None:
    code, out, told = ask("import", five)
    assert (code, out.split()) == (0, [f"jansen2020{one}" for one in WORDS[:5]])
    assert f"{five}:1: anonnowhere: het veld 'journaltitle' ontbreekt" in told
    assert f"{five}:45: staat er al als jansen2020elbows (zelfde DOI): On elbows" in told
    assert "8 gelezen: 5 toegevoegd als concept, 1 stond er al, 2 mislukt." in told
    made = {f"{kind}/import-000{number}.{ending}" for kind, ending in (("studies", "yaml"), ("references", "bib"))
            for number in (1, 2, 3)}  # fmt: skip
    assert _files(shelf).keys() == made
    (change,) = Journal(shelf).log()
    assert {one.name for one in change.files} == made
    assert all(isinstance(one.inserted, changes.Far) for one in change.files)
    assert ask("check")[0] == 0
    assert [line.split("\t")[0] for line in ask("list", "--format", "keys")[1].splitlines()] == sorted(out.split())
    assert "8 gelezen: 0 toegevoegd als concept, 6 stonden er al, 2 mislukt." in ask("import", five)[2]


def test_the_next_one_takes_other_files_and_either_is_undone(ask: Ask, shelf: Path, five: str, tmp_path: Path) -> None:
    ask("import", five)
    first = _files(shelf)
    other = tmp_path / "twee.ris"
    other.write_text(_ris(("heads", "necks", "backs")), encoding="utf-8")
    assert ask("import", str(other))[0] == 0
    assert max(_files(shelf).keys() - first.keys()) == "studies/import-0005.yaml"
    assert ask("undo", "1")[0] == 0
    assert len(_files(shelf)) == 4
    assert ask("undo")[0] == 0
    assert _files(shelf) == {}


@pytest.mark.parametrize(
    ("year", "same"),
    [("2019", True), ("2021", True), ("2022", False), ("", True)],
    ids=["before", "after", "far", "none"],
)
def test_a_title_is_the_same_only_about_the_same_year(ask: Ask, tmp_path: Path, year: str, *, same: bool) -> None:
    text = _ris(WORDS[:1]).replace("TI  - On elbows", "TI  - On the elbows of people who type")
    other = text.replace("10.1234/", "10.1234/other").replace("PY  - 2020", f"PY  - {year}")
    first, both = tmp_path / "een.ris", tmp_path / "twee.ris"
    both.write_text(text + other, encoding="utf-8")
    told = f"2 gelezen: {1 if same else 2} toegevoegd als concept, {1 if same else 0} stond{'' if same else 'en'} er al"
    assert told in ask("import", str(both))[2]
    ask("undo")
    first.write_text(text, encoding="utf-8")
    ask("import", str(first))
    assert ("(zelfde titel)" in ask("import", str(both))[2]) == same


def test_what_is_piped_in_is_read_as_a_file_is(
    ask: Ask, shelf: Path, five: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

    pipe = Pipe(Path(five).read_bytes())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(pipe, encoding="utf-8"))
    assert "8 gelezen: 5 toegevoegd als concept, 1 stond er al, 2 mislukt." in ask("import", "-")[2]
    assert len(_files(shelf)) == 6


def test_a_few_are_appended_to_the_usual_files(ask: Ask, shelf: Path, tmp_path: Path) -> None:
    file = tmp_path / "twee.ris"
    file.write_text(_ris(WORDS[:2]), encoding="utf-8")
    ask("import", str(file))
    assert _files(shelf).keys() == {"studies.yaml", "references.bib"}


def test_a_preview_of_many_files_shows_the_first_and_how_much_more_there_is(
    ask: Ask, shelf: Path, five: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(typer, "prompt", lambda *_, **__: "n")
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    told = ask("import", five)[2]
    assert "studies/import-0001.yaml + - key: jansen2020elbows" in told
    assert "references/import-0002.bib + @article{jansen2020wrists," in told
    assert "import-0003" not in told
    assert "... en nog 15 regels in 2 andere bestanden Er is niets gewijzigd." in told
    assert not shelf.exists()


def test_a_key_that_was_taken_meanwhile_is_not_used_again(ask: Ask, shelf: Path, five: str) -> None:
    ask("import", five)
    before = _files(shelf)
    with pytest.raises(RefusedError, match="'jansen2020wrists' was added in the meantime"):
        own.add(shelf, [drafts.New(Reference("jansen2020wrists", "web", "W"))]).make()
    assert _files(shelf) == before


# --- little memory ----------------------------------------------------------------------------------------------------


class _Title(str):  # noqa: SLOT000 - one with slots cannot be watched
    """A title of which is known whether anybody still holds it."""


def test_what_was_read_is_not_held() -> None:
    alive: weakref.WeakSet[_Title] = weakref.WeakSet()
    most = 0

    def found() -> Iterator[Entry]:
        nonlocal most
        for number in range(20):
            title = _Title(f"Title {number}")
            alive.add(title)
            yield Entry(Reference("", "web", title, authors=(Name("Jansen"),)), number, ())
            most = max(most, len(alive))

    with intake.sort_out(Library.open(), found(), "x") as sorted_out:
        assert sorted_out.count() == (20, 0, 0)
        assert [one.key for one in sorted_out.new(18, 9)] == ["jansentitle-19", "jansentitle-20"]
    assert most <= 2


def test_what_is_to_be_written_is_asked_for_a_file_at_a_time(shelf: Path) -> None:
    asked: list[tuple[int, int]] = []

    def some(first: int, number: int) -> list[drafts.Draft]:
        asked.append((first, number))
        return [
            drafts.Draft(key, f"- key: {key}\n", f"@misc{{{key},\n}}\n") for key in WORDS[:5][first : first + number]
        ]

    found = own.take_in(shelf, Text("veel", "many"), WORDS[:5], some).preview()
    assert [next(found).name, next(found).name] == ["studies/import-0001.yaml", "references/import-0001.bib"]
    assert asked == [(0, 2), (0, 2)]
    assert [(one.name, one.inserted) for one in found][2] == ("studies/import-0003.yaml", "- key: shoulders\n")


def test_a_key_for_one_of_many_alike_is_soon_found() -> None:
    class Taken(Container[str]):
        asked = 0

        def __contains__(self, key: object) -> bool:
            self.asked += 1
            return str(key) == "anon" or 2 <= int(str(key).removeprefix("anon-")) <= 1000

    taken = Taken()
    assert drafts.key_for(Reference("", "web", "A"), Library.open(), taken) == "anon-1001"
    assert taken.asked < 30


def test_without_room_for_temporary_files_nothing_is_changed(
    ask: Ask, shelf: Path, five: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "_TABLES", f"{intake._TABLES}PRAGMA max_page_count=1;")  # noqa: SLF001 - a full disk
    monkeypatch.setattr(intake, "_TABLES", f"{intake._TABLES}PRAGMA cache_size=1;")  # noqa: SLF001
    Path(five).write_text(_ris(tuple(f"{WORDS[0]}{number}" for number in range(40))), encoding="utf-8")
    code, out, told = ask("import", five)
    assert (code, out) == (3, "")
    assert "Geen plaats voor tijdelijke bestanden" in told
    assert not shelf.exists()


# --- killed at every step ---------------------------------------------------------------------------------------------


@needs_fork
@pytest.mark.parametrize("command", ["import", "undo"])
def test_a_command_that_dies_at_any_step_is_done_or_not_done(
    ask: Ask, shelf: Path, tmp_path: Path, command: str
) -> None:
    file, one = tmp_path / "drie.ris", tmp_path / "een.ris"
    file.write_text(_ris(WORDS[:3]), encoding="utf-8")
    one.write_text(_ris(WORDS[3:4]), encoding="utf-8")
    ask("import", str(one))
    words: tuple[str, ...] = ("import", str(file))
    if command == "undo":
        ask(*words)
        words = ("undo",)
    base = tmp_path / "base"
    shutil.copytree(shelf, base)
    before = _files(shelf)
    assert ask(*words)[0] == 0
    after = _files(shelf)
    for step in range(1, 200):
        shutil.rmtree(shelf)
        shutil.copytree(base, shelf)
        ended = killed(step, lambda: run(list(words)))
        assert ended in (0, 137)
        Journal(shelf).recover()
        now = _files(shelf)
        assert now in (before, after), step
        if now == after and command != "undo":
            assert ask("undo")[0] == 0
            assert _files(shelf) == before
        if ended == 0:
            break
    assert step > 25


@pytest.mark.parametrize(
    ("title", "same"), [("", True), ("!", True), (" a lot", False)], ids=["equal", "a mark", "more"]
)
def test_without_an_author_only_an_equal_title_is_the_same(ask: Ask, tmp_path: Path, title: str, *, same: bool) -> None:
    one = _ris(WORDS[:1]).replace("TI  - On elbows", "TI  - On the elbows of people who type all day")
    one = "\n".join(line for line in one.splitlines() if not line.startswith("AU")) + "\n"
    other = one.replace("10.1234/", "10.1234/other").replace("all day", f"all day{title}")
    both = tmp_path / "twee.ris"
    both.write_text(one + other, encoding="utf-8")
    assert f"2 gelezen: {1 if same else 2} toegevoegd" in ask("import", str(both))[2]


def test_a_number_that_nobody_gave_out_does_not_come_along_and_is_told(ask: Ask, shelf: Path, tmp_path: Path) -> None:
    file = tmp_path / "een.ris"
    file.write_text(_ris(WORDS[:1]).replace("ER  -", "SN  - 1234-5678\nER  -"), encoding="utf-8")
    told = ask("import", str(file))[2]
    assert "1 gelezen: 1 toegevoegd" in told
    assert "niet meegekomen: '1234-5678' is geen ISSN" in told
    assert "1234-5678" not in (shelf / "references.bib").read_text(encoding="utf-8")
    assert ask("list", "--format", "keys", "--where", "auteur:jansen")[1].split() == ["jansen2020elbows"]
    assert "1 gelezen: 0 toegevoegd als concept, 1 stond er al" in ask("import", str(file))[2]


@pytest.mark.parametrize(
    ("old", "new"), [("", ""), ("2020", "2021"), ("Jansen", "Bakker")], ids=["all", "year", "name"]
)
def test_a_short_title_is_the_same_only_where_all_else_is(ask: Ask, tmp_path: Path, old: str, new: str) -> None:
    one = "".join(line for line in _ris(WORDS[:1]).splitlines(keepends=True) if not line.startswith("DO"))
    both = tmp_path / "twee.ris"
    both.write_text(one + (one.replace(old, new) if old else one), encoding="utf-8")
    assert f"2 gelezen: {2 if old else 1} toegevoegd" in ask("import", str(both))[2]


def test_where_everything_failed_the_command_ends_with_an_error(ask: Ask, shelf: Path, tmp_path: Path) -> None:
    file = tmp_path / "niets.ris"
    file.write_text("TY  - JOUR\nER  - \n", encoding="utf-8")
    code, out, told = ask("import", str(file))
    assert (code, out) == (1, "")
    assert "1 gelezen: 0 toegevoegd als concept, 0 stonden er al, 1 mislukt." in told
    assert not shelf.exists()


def test_of_a_folder_it_says_how_studies_are_taken_over(ask: Ask, tmp_path: Path) -> None:
    code, _, told = ask("import", str(tmp_path))
    assert code == 2
    assert f"is een map. Neem de onderzoeken erin over met: evidence add {tmp_path}" in told


def test_what_is_no_object_in_a_list_of_json_counts_as_failed(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "lijst.json"
    file.write_text(
        '[{"title": "On the elbows of people who type", "id": "a"},\n 5, "x", null,\n []]', encoding="utf-8"
    )
    told = ask("import", str(file))[2]
    assert "4 gelezen: 1 toegevoegd als concept, 0 stonden er al, 3 mislukt." in told
    assert f"{file}:2: de titel ontbreekt" in told
