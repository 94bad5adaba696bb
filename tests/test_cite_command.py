"""Does ``evidence cite`` give what a therapist pastes, in every form, and does ``evidence styles`` show them all?"""

import io
import json
import sys

import pyperclip
import pytest
from conftest import Ask

from cranio_evidence.cite import STYLES

pytestmark = pytest.mark.usefixtures("warm_machine")

THREE = ("raviv2009ms", "haller2016neck", "mann2012migrainefeasibility")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_styles_shows_each_style_with_an_example(ask: Ask, lang: str) -> None:
    code, out, _ = ask("styles", "--lang", lang, "--format", "json")
    rows = json.loads(out)
    assert code == 0
    assert [one["style"] for one in rows] == list(STYLES)
    assert all("Haller" in one["example"] and one["in_text"] and one["name"] for one in rows)


def test_styles_in_a_pipe_has_a_line_for_each(ask: Ask) -> None:
    _, out, _ = ask("styles")
    assert [line.split("\t")[0] for line in out.splitlines()] == list(STYLES)


@pytest.mark.parametrize(
    ("style", "said"),
    [
        ("ntvg", "¹⁻³"),
        ("vancouver", "(1–3)"),
        ("bmj", "[1–3]"),
        ("apa", "(Haller et al., 2016; Mann et al., 2012; Raviv et al., 2009)"),
        ("harvard", "(Raviv e.a., 2009; Mann e.a., 2012; Haller e.a., 2016)"),
    ],
)
def test_in_text_refers_to_them_together(ask: Ask, style: str, said: str) -> None:
    assert ask("cite", *THREE, "--style", style, "--in-text")[1] == f"{said}\n"


def test_in_text_in_another_style_is_refused(ask: Ask) -> None:
    code, out, messages = ask("cite", *THREE, "--style", "nature", "--in-text")
    assert (code, out) == (2, "")
    assert "alleen in een ingebouwde stijl: ntvg" in messages


@pytest.mark.parametrize(
    ("form", "begins", "holds"),
    [
        ("text", "Achiron", "https://doi.org/10.1016/j.ctcp.2008.12.006"),
        ("markdown", "Raviv", "*Complementary Therapies in Clinical Practice*"),
        ("html", '<div class="references" lang="nl">', "<i>Complementary Therapies in Clinical Practice</i>"),
        ("rtf", r"{\rtf1\ansi", r"{\i Complementary Therapies in Clinical Practice"),
    ],
)
def test_every_form_holds_the_reference(ask: Ask, form: str, begins: str, holds: str) -> None:
    _, out, _ = ask("cite", "raviv2009ms", "--style", "apa", "--format", form)
    assert out.startswith(begins if form != "text" else "Raviv")
    assert holds in out


def test_json_holds_the_runs(ask: Ask) -> None:
    made = json.loads(ask("cite", *THREE, "--style", "ama", "--format", "json")[1])
    assert made["keys"] == list(THREE)
    assert [one["number"] for one in made["entries"]] == [1, 2, 3]
    assert made["entries"][0]["runs"][1] == {"text": "Complement Ther Clin Pract", "faces": ["italic"], "link": ""}


def test_json_of_the_text_holds_its_runs(ask: Ask) -> None:
    made = json.loads(ask("cite", *THREE, "--style", "ntvg", "--in-text", "--format", "json")[1])
    assert made["runs"] == [{"text": "1-3", "faces": ["superscript"], "link": ""}]


def test_a_work_named_twice_is_cited_once(ask: Ask) -> None:
    assert ask("cite", "raviv2009ms", "raviv2009ms", "10.1016/j.ctcp.2008.12.006")[1].count("Raviv") == 1


def test_keys_and_a_complaint_go_together(ask: Ask) -> None:
    _, out, _ = ask("cite", "haller2016neck", "--condition", "multiple sclerose")
    assert out.startswith("1. Haller H")
    assert "Raviv G" in out


def test_nothing_on_standard_input_is_told(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    code, out, messages = ask("cite", "-")
    assert (code, out) == (2, "")
    assert "Noem een sleutel of een klacht" in messages


def test_a_form_that_is_not_there_is_told(ask: Ask) -> None:
    code, _, messages = ask("cite", "raviv2009ms", "--format", "docx")
    assert code == 2
    assert "text, markdown, html, rtf" in messages


@pytest.mark.parametrize(
    ("typed", "style"),
    [
        ("NTvG", "ntvg"),
        ("Huisarts en Wetenschap", "huisarts-en-wetenschap"),
        ("Nature", "nature"),
        ("Nederlands Tijdschrift voor Geneeskunde", "ntvg"),
    ],
)
def test_a_style_goes_by_its_name_too(ask: Ask, typed: str, style: str) -> None:
    assert ask("cite", "raviv2009ms", "-s", typed) == ask("cite", "raviv2009ms", "-s", style)


def test_another_style_comes_from_pandoc(ask: Ask) -> None:
    _, out, _ = ask("cite", "raviv2009ms", "--style", "nature", "--lang", "en")
    assert out.startswith("1. Raviv, G., Shefi, S., Nizani, D. & Achiron, A.")
    assert "72–75 (2009)" in out


def test_copy_puts_the_same_text_on_the_clipboard(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", copied.append)
    code, out, messages = ask("cite", "raviv2009ms", "--copy")
    assert (code, messages) == (0, "Gekopieerd naar het klembord.")
    assert [one.rstrip("\n") for one in copied] == [out.rstrip("\n")]


def test_without_a_clipboard_the_text_is_still_there(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_text: str) -> None:
        raise pyperclip.PyperclipException

    monkeypatch.setattr(pyperclip, "copy", none)
    code, out, messages = ask("cite", "raviv2009ms", "--copy")
    assert code == 3
    assert "Raviv G" in out
    assert "Er is hier geen klembord" in messages
