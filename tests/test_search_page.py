"""Does docs/search.md tell what search really does?"""

import doctest
import os
import re
import shlex
from pathlib import Path

import pytest
from conftest import Ask

from cranio_evidence.cli.app import run
from cranio_evidence.question import FIELDS

pytestmark = pytest.mark.usefixtures("warm_machine")

PAGE = Path(__file__).parent.parent / "docs" / "search.md"
BLOCK = re.compile(r"```console\n\$ (evidence [^\n]*)\n(.*?)```", flags=re.DOTALL)


@pytest.mark.parametrize("command", [found[1] for found in BLOCK.finditer(PAGE.read_text(encoding="utf-8"))])
def test_the_examples_print_what_the_page_says(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(shlex.split(command)[1:])
    shown = capsys.readouterr()
    printed = shown.out + shown.err
    text = PAGE.read_text(encoding="utf-8")
    if os.environ.get("UPDATE_GOLDEN"):
        text = BLOCK.sub(lambda m: f"```console\n$ {command}\n{printed}```" if m[1] == command else m[0], text)
        PAGE.write_text(text, encoding="utf-8")
    assert next(found[2] for found in BLOCK.finditer(text) if found[1] == command) == printed


def test_the_python_on_the_page_is_true() -> None:
    result = doctest.testfile(str(PAGE), module_relative=False)
    assert result.attempted >= 5
    assert result.failed == 0


@pytest.mark.parametrize("name", [name for names in FIELDS.values() for name in names])
def test_every_field_is_on_the_page(name: str) -> None:
    assert f"`{name}:`" in PAGE.read_text(encoding="utf-8") or f"`{name}`" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["search", "list"])
def test_help_leads_to_the_page(ask: Ask, command: str) -> None:
    assert "docs/search.md" in ask(command, "--help")[1]


def test_a_hit_says_what_was_found_where(ask: Ask) -> None:
    code, out, _ = ask("search", "haller nek", "--format", "table", "--limit", "1")
    assert code == 0
    assert "haller2016neck  2016 · 99% · auteur: haller, klacht: nek" in out


def test_what_is_near_is_told_when_nothing_fits(ask: Ask) -> None:
    code, out, told = ask("search", "haller xyzzy plugh")
    assert (code, out) == (0, "")
    assert told.startswith("Niets past bij 'haller xyzzy plugh'. Het dichtst in de buurt: haller")


def test_what_has_nothing_to_do_with_it_is_not_called_near(ask: Ask) -> None:
    assert ask("search", "kniepijn")[2] == "Niets past bij 'kniepijn'."


def test_an_unknown_value_of_a_field_is_pointed_at(ask: Ask) -> None:
    code, out, told = ask("list", "--where", "conditie:xyzzy", "--lang", "en")
    assert (code, out) == (2, "")
    assert told.startswith("'xyzzy' is not known here.")
    assert told.endswith("^^^^^")


def test_where_leaves_out_what_search_leaves_out(ask: Ask) -> None:
    found = ask("list", "--where", "rug zonder massage", "--format", "keys")[1].split()
    assert "castrosanchez2016back" not in found
    assert (
        found == ask("list", "--where", "rug -behandeling:massage -vergelijking:massage", "--format", "keys")[1].split()
    )


def test_where_narrows_with_the_other_options(ask: Ask) -> None:
    whole = ask("list", "--condition", "migraine", "--format", "keys")[1].split()
    narrowed = ask("list", "--condition", "migraine", "--where", "sham jaar:2020..", "--format", "keys")[1].split()
    assert narrowed
    assert set(narrowed) < set(whole)
