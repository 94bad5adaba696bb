"""Is every fault in the data found, in its place and in plain words, and kept out of every answer?"""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from cranio_evidence import bibtex, checks, folders, located, schema, sources
from cranio_evidence.faults import Problem, RefusedError
from cranio_evidence.library import Library
from cranio_evidence.vocabulary import Text

BAD = Path(__file__).parent / "bad"
COMMON = BAD / "common"
CASES = sorted(path.name for path in BAD.iterdir() if path.is_file())

_EXPECTED = re.compile(r"[#%] expect (\S+) (\d+) (\S+) (\S+): (.+)")
_GOOD = re.compile(rb"^(?: *- (?:key|id): |@\w+\{)(good[\w-]+)", re.MULTILINE)
_NOTHING_GOOD = {"not-a-list.yaml"}  # the fault is in the file as a whole


class Expected(NamedTuple):
    """What the head of a case says: each line of it is one problem, and the file has no other."""

    file: str
    line: int
    key: str
    check: str
    words: str


def _expected(case: str) -> list[Expected]:
    found: list[Expected] = []
    for line in (BAD / case).read_text(encoding="utf-8", errors="replace").splitlines():
        match = _EXPECTED.fullmatch(line)
        if match is None:
            break
        file, number, key, check, words = match.groups()
        found.append(Expected(file, int(number), "" if key == "-" else key, check, words))
    return found


def _install(case: str, folder: Path) -> Path:
    """A library folder with nothing but the case in it."""
    folder.mkdir()
    shutil.copyfile(BAD / case, folder / _expected(case)[0].file)
    return folder.resolve()


@pytest.fixture(autouse=True)
def _small_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the cases rest on stands in for the packaged library."""
    monkeypatch.setattr(folders, "packaged", lambda: COMMON)


class Opened(NamedTuple):
    """A case, the folder it was put in, the library with that folder, and what the folder's problems are."""

    case: str
    folder: Path
    library: Library
    problems: list[Problem]


def _open(case: str, folder: Path) -> Opened:
    _install(case, folder)
    library = Library.open(folder)
    found = [one for one in library.problems if Path(one.file).parent == folder.resolve()]
    return Opened(case, folder.resolve(), library, found)


@pytest.fixture(scope="module", params=CASES)
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """Each case, opened once for all questions about it."""
    root = tmp_path_factory.mktemp("case")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("XDG_CACHE_HOME", str(root / "cache"))
        monkeypatch.setattr(folders, "packaged", lambda: COMMON)
        yield _open(request.param, root / "own")


def _answers(library: Library, file: str, key: str) -> bool:
    """Whether the library answers with the record of this key."""
    if file == "studies.yaml":
        answers = key in library.keys
        assert answers == (key in {found.study.key for found in library.select()})
        return answers
    if file == "references.bib":
        return library.reference(key) is not None
    if file == "conditions.yaml":
        return key in library.conditions
    if file == "claims.yaml":
        return key in {claim.id for claim in library.claims()}
    for look_up in (library.outcome, library.instrument):
        try:
            look_up(key)
        except LookupError:
            continue
        return True
    return False


def test_the_fault_is_found_and_nothing_else(opened: Opened) -> None:
    expected = _expected(opened.case)
    places = [(Path(one.file).name, one.line, one.key, one.check) for one in opened.problems]
    assert places == [one[:4] for one in expected], [one.say("en") for one in opened.problems]
    for problem, one in zip(opened.problems, expected, strict=True):
        assert one.words in problem.message.en
        assert problem.message.nl != problem.message.en
        assert problem.say("nl").startswith(f"{opened.folder / one.file}:{one.line}: ")


def test_every_problem_can_be_explained(opened: Opened) -> None:
    for one in opened.problems:
        explanation = checks.EXPLANATIONS[one.check]
        assert explanation.nl != explanation.en


def test_the_bad_record_is_in_no_answer_and_the_good_one_is(opened: Opened) -> None:
    expected = _expected(opened.case)
    for one in expected:
        if one.key and one.check != "duplicate-key":
            assert not _answers(opened.library, one.file, one.key)
    good = [key.decode() for key in _GOOD.findall((BAD / opened.case).read_bytes())]
    assert bool(good) == (opened.case not in _NOTHING_GOOD)
    for key in good:
        assert _answers(opened.library, expected[0].file, key)


def test_asking_for_the_bad_study_tells_what_is_wrong_with_it(opened: Opened) -> None:
    for one in _expected(opened.case):
        if one.file == "studies.yaml" and one.key and one.check != "duplicate-key":
            (problem,) = opened.problems
            with pytest.raises(RefusedError) as refused:
                opened.library.study(one.key)
            assert refused.value.code == 2
            assert problem.say("nl") in refused.value.message.nl
            assert problem.say("en") in refused.value.message.en


def test_of_two_records_with_one_key_the_first_answers(tmp_path: Path) -> None:
    library = Library.open(_install("duplicate-key.yaml", tmp_path / "studies"))
    assert library.study("bad2020study").form == "article"
    library = Library.open(_install("duplicate-id.yaml", tmp_path / "conditions"))
    assert library.condition("bad-complaint").name.en == "first complaint"
    library = Library.open(_install("duplicate-key.bib", tmp_path / "references"))
    reference = library.reference("bad2020entry")
    assert reference is not None
    assert reference.title == "A bad entry"


@pytest.mark.parametrize("case", ["broken.bib", "broken-yaml.yaml"])
def test_reading_bad_data_prints_nothing(case: str, tmp_path: Path) -> None:
    folder = _install(case, tmp_path / "own")
    program = (
        "import sys; from pathlib import Path; from cranio_evidence import Library, folders\n"
        "folders.packaged = lambda: Path(sys.argv[2])\n"
        "print(len(Library.open(sys.argv[1]).problems))\n"
    )
    command = [sys.executable, "-c", program, str(folder), str(COMMON)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("1", "")


# --- is there a case for everything that can be said? -----------------------------------------------------------------


class _Said(dict[str, Text]):
    """Messages that remember which of them were used."""

    def __init__(self, messages: dict[str, Text]) -> None:
        super().__init__(messages)
        self.used: set[str] = set()

    def __getitem__(self, name: str) -> Text:
        self.used.add(name)
        return super().__getitem__(name)


def test_every_message_of_the_schema_has_a_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = _Said(vars(schema)["_MESSAGES"])
    monkeypatch.setattr(schema, "_MESSAGES", said)
    for number, case in enumerate(CASES):
        sources.read((_install(case, tmp_path / str(number)),))
    assert said.used == said.keys()


def test_every_check_has_a_case_that_it_alone_finds(tmp_path: Path) -> None:
    found: set[str] = set()
    for number, case in enumerate(CASES):
        read = sources.read((COMMON, _install(case, tmp_path / str(number))))
        for records, tables in ((read.studies, checks.CHECKS), (read.claims, checks.CLAIM_CHECKS)):
            for one in records.values():
                by = {name for name, check in tables.items() if any(check.find(one.record, read))}
                found |= by if len(by) == 1 else set()
    assert found == checks.CHECKS.keys() | checks.CLAIM_CHECKS.keys()


def _sentences() -> dict[str, re.Pattern[str]]:
    """Every English message that stands in the modules that read and check, as a pattern; a hole fits anything."""
    parts = [Path(str(module.__file__)) for module in (bibtex, located, schema, sources)]
    parts += [path for path in Path(str(checks.__file__)).parent.glob("*.py") if path.stem != "__init__"]
    found: dict[str, re.Pattern[str]] = {}
    for node in (node for path in parts for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text":
            english = node.args[1]
            pieces = english.values if isinstance(english, ast.JoinedStr) else [english]
            words = [str(one.value) if isinstance(one, ast.Constant) else "{hole}" for one in pieces]
            if re.search(r"\w", "".join(words).replace("{hole}", "").replace("{field}", "")):
                pattern = re.sub(r"\\\{\w+\\\}", ".*", re.escape("".join(words)))
                found[ast.unparse(english)] = re.compile(pattern)
    return found


def test_every_sentence_has_a_case_and_every_case_a_sentence(tmp_path: Path) -> None:
    said: set[str] = set()
    for number, case in enumerate(CASES):
        _, problems = checks.run(sources.read((COMMON, _install(case, tmp_path / str(number)))))
        said |= {one.message.en for one in problems}
    sentences = _sentences()
    assert [words for words, pattern in sentences.items() if not any(map(pattern.search, said))] == []
    assert [words for words in said if not any(one.search(words) for one in sentences.values())] == []


def test_what_the_cases_rest_on_has_no_fault() -> None:
    assert checks.run(sources.read((COMMON,)))[1] == []
