"""Does every character of a citation survive being written as text, Markdown, HTML and RTF?"""

import re
import subprocess

import pytest
from awkward import awkward
from oracle import folded, packaged

from cranio_evidence import processor
from cranio_evidence.cite import STYLES, block, cite
from cranio_evidence.cite.runs import Run, Runs, join, plain, wrap
from cranio_evidence.cite.titles import marks, rich, title_case
from cranio_evidence.cite.writers import WRITERS, html, markdown, rtf, text

ITALIC, RAISED = frozenset(["italic"]), frozenset(["superscript"])


def _read(written: str, form: str) -> str:
    """What pandoc reads in a text of this form."""
    command = [str(processor.pandoc("oracle")), "-f", form, "-t", "plain", "--wrap=none"]
    done = subprocess.run(command, input=written, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


SIGNS = {
    "ampersand": "Laser & touch &amp; &lt;",
    "less and more": "p < 0.05 > 0",
    "braces and backslash": r"{x} \y \par",
    "Markdown's own signs": "*a* _b_ [c](d) `e` #f ~g~ ^h^ |i| <j> $k$",
    "dashes and quotes": "1–2 — ‘a’ “b” 'c' \"d\"",
    "accents": "Östgaard, Łukasz, Żekanowska, Sánchez, ĳ, ß",
    "beyond the basic plane": "𝛽-blockers 😀",
    "Greek and others": "β ™ ® ≥ −21",
}


@pytest.mark.parametrize("name", SIGNS)
@pytest.mark.parametrize("form", ["markdown", "html", "rtf"])
@pytest.mark.parametrize("faces", [frozenset(), ITALIC], ids=["plain", "italic"])
def test_signs_survive(name: str, form: str, faces: frozenset[str]) -> None:
    words = SIGNS[name]
    if form == "rtf":  # pandoc does not join the two halves that RTF makes of these; see test_faces
        words = "".join(letter for letter in words if ord(letter) < 0x10000)
    runs = (Run("Before "), Run(words, faces), Run(" after"))
    written = WRITERS[form](runs)
    document = f"{{\\rtf1\\ansi\\uc1 {written}\\par}}" if form == "rtf" else written
    reader = "markdown-smart-auto_identifiers" if form == "markdown" else form
    read = folded(_read(document, reader).replace("_", "").replace("*", ""))
    assert read == folded(f"Before {words} after".replace("_", "").replace("*", ""))


@pytest.mark.parametrize("form", ["markdown", "html", "rtf"])
@pytest.mark.parametrize("style", ["vancouver", "apa", "chicago"])
def test_a_whole_list_reads_back(style: str, form: str) -> None:
    made = (*packaged(), *awkward(150))
    # Faces leave marks in plain text, so they are taken off before both are compared.
    wanted = [folded(plain(one.runs)) for one in _bare(made, style)]
    written = "\n\n".join(WRITERS[form](one.runs) for one in _bare(made, style))
    if form == "html":
        written = "".join(f"<p>{WRITERS[form](one.runs)}</p>" for one in _bare(made, style))
    if form == "rtf":
        written = (
            "{\\rtf1\\ansi\\uc1 " + "".join(f"{WRITERS[form](one.runs)}\\par\n" for one in _bare(made, style)) + "}"
        )
    reader = "markdown-smart-auto_identifiers-fancy_lists" if form == "markdown" else form
    read = [folded(line) for line in _read(written, reader).split("\n\n") if line.strip()]
    # An address that is its own text comes back encoded.
    read = [re.sub(r"%([0-9A-F]{2})", lambda found: chr(int(found[1], 16)), line) for line in read]
    assert read == wanted


def _bare(made: tuple, style: str) -> list:  # type: ignore[type-arg]
    from cranio_evidence.cite import listing

    listed = listing(made, style, "en")
    return [one._replace(runs=tuple(Run(run.text, frozenset(), run.link) for run in one.runs)) for one in listed]


@pytest.mark.parametrize(
    ("runs", "as_text", "as_markdown", "as_html", "as_rtf"),
    [
        pytest.param((Run("a", ITALIC),), "a", "*a*", "<i>a</i>", r"{\i a}", id="italic"),
        pytest.param((Run("1,2", RAISED),), "¹˒²", "<sup>1,2</sup>", "<sup>1,2</sup>", r"{\super 1,2}", id="raised"),
        pytest.param(
            (Run("a", frozenset(["smallcaps"])),),
            "a",
            '<span style="font-variant:small-caps">a</span>',
            '<span style="font-variant:small-caps">a</span>',
            r"{\scaps a}",
            id="small capitals",
        ),
        pytest.param(
            (Run("b", frozenset(["bold", "italic"])),),
            "b",
            "***b***",
            "<b><i>b</i></b>",
            r"{\b {\i b}}",
            id="two faces",
        ),
        pytest.param(
            (Run("x", link="https://a.org/b(c)?d&e"),),
            "x",
            "[x](https://a.org/b%28c%29?d&e)",
            '<a href="https://a.org/b%28c%29?d&amp;e">x</a>',
            r'{\field{\*\fldinst{HYPERLINK "https://a.org/b%28c%29?d&e"}}{\fldrslt x}}',
            id="link",
        ),
        pytest.param(
            (Run("ö–", ITALIC),), "ö–", "*ö–*", "<i>ö–</i>", r"{\i \u246 ?\u8211 ?}", id="RTF counts in 16 bits"
        ),
        pytest.param((Run("😀"),), "😀", "😀", "😀", r"\u-10179 ?\u-8704 ?", id="RTF splits what is beyond them"),
    ],
)
def test_faces(runs: Runs, as_text: str, as_markdown: str, as_html: str, as_rtf: str) -> None:
    assert (text(runs), markdown(runs), html(runs), rtf(runs)) == (as_text, as_markdown, as_html, as_rtf)


@pytest.mark.parametrize(
    ("parts", "made"),
    [
        pytest.param(("Does it work?", "Pain."), "Does it work? Pain.", id="no point after a question mark"),
        pytest.param(("etc.", "Pain"), "etc. Pain", id="no two points"),
        pytest.param(("One", "", (), "Two"), "One. Two", id="nothing for what is empty"),
        pytest.param((), "", id="nothing at all"),
    ],
)
def test_joining(parts: tuple[str, ...], made: str) -> None:
    assert plain(join(". ", *parts)) == made


def test_nothing_is_wrapped_around_nothing() -> None:
    assert wrap("(", "", ")") == ()


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        pytest.param("Patients' view", "Patients’ view", id="apostrophe"),
        pytest.param('the "real" one', "the ‘real’ one", id="double marks"),
        pytest.param("the 'real' one", "the ‘real’ one", id="single marks"),
        pytest.param("5' walk and 6\" step", '5’ walk and 6" step', id="a sign of inches has no partner"),
        pytest.param("it's a 'don't' thing", "it’s a ‘don’t’ thing", id="apostrophes within marks"),
    ],
)
def test_quotation_marks(given: str, printed: str) -> None:
    assert marks(given) == printed


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        pytest.param("effects of touch on pain", "Effects of Touch on Pain", id="small words stay small"),
        pytest.param("pain: a trial", "Pain: A Trial", id="a capital after the colon"),
        pytest.param("the HIT-6 in pH", "The HIT-6 in pH", id="capitals of their own stay"),
        pytest.param(
            "long-term follow-up of us", "Long-Term Follow-up of Us", id="after a hyphen, but not a small word"
        ),
        pytest.param("what it is made of", "What It Is Made Of", id="the last word is never small"),
    ],
)
def test_title_case(given: str, printed: str) -> None:
    assert plain(title_case(given, "en")) == printed
    assert plain(title_case(given, "de")) == given


def test_markup_in_a_title_is_a_face_and_a_lone_sign_is_text() -> None:
    assert rich("<i>In vivo</i> p < 0.05") == (Run("In vivo", ITALIC), Run(" p < 0.05"))


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("style", STYLES)
def test_every_style_has_every_form(style: str, form: str) -> None:
    references = tuple(packaged()[:3])
    made = block(references, style, "nl", form=form)
    assert set(made.keys) == {one.key for one in references}
    assert made.text


def test_a_title_in_italics_loses_them_where_it_has_its_own() -> None:
    book = packaged()[0]._replace(kind="book", title="The <i>in vivo</i> book", subtitle="", journal="")
    assert "*The* in vivo *book*" in markdown(cite(book, "apa"))
