"""How are runs written as text, Markdown, HTML and RTF?"""

import re
from collections.abc import Callable

from cranio_evidence.cite.runs import Run, Runs
from cranio_evidence.vocabulary import Lang

_SUPERSCRIPTS = str.maketrans("0123456789,-–+()", "⁰¹²³⁴⁵⁶⁷⁸⁹˒⁻⁻⁺⁽⁾")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~^$])")
_MARKDOWN_ENTITY = re.compile(r"&(?=#?\w+;)")
_ITEM = re.compile(r"\d+\. ")
_UNSAFE = re.compile(r"[()<>\"{}\\ ]")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_RTF = str.maketrans({"\\": r"\\", "{": r"\{", "}": r"\}"})

# The faces from the outside in, each with what opens and what closes it.
_Marks = tuple[tuple[str, str, str], ...]
_MARKDOWN_FACES: _Marks = (
    ("bold", "**", "**"),
    ("italic", "*", "*"),
    ("smallcaps", '<span style="font-variant:small-caps">', "</span>"),
    ("superscript", "<sup>", "</sup>"),
    ("subscript", "<sub>", "</sub>"),
)
_HTML_FACES: _Marks = (
    ("bold", "<b>", "</b>"),
    ("italic", "<i>", "</i>"),
    ("smallcaps", '<span style="font-variant:small-caps">', "</span>"),
    ("superscript", "<sup>", "</sup>"),
    ("subscript", "<sub>", "</sub>"),
)
_RTF_FACES: _Marks = (
    ("bold", r"{\b ", "}"),
    ("italic", r"{\i ", "}"),
    ("smallcaps", r"{\scaps ", "}"),
    ("superscript", r"{\super ", "}"),
    ("subscript", r"{\sub ", "}"),
)


def text(runs: Runs) -> str:
    """The runs as plain text; raised numbers become raised characters."""
    return "".join([run.text.translate(_SUPERSCRIPTS) if "superscript" in run.faces else run.text for run in runs])


def markdown(runs: Runs) -> str:
    """The runs as Markdown; signs that mean something there are escaped."""
    made = []
    for run in runs:
        inside = _MARKDOWN_ENTITY.sub("&amp;", _MARKDOWN.sub(r"\\\1", run.text))
        if run.link and run.link == run.text and not _UNSAFE.search(run.link):
            made.append(f"<{run.link}>")
        else:
            inside = _within(inside, run, _MARKDOWN_FACES)
            made.append(f"[{inside}]({_address(run.link)})" if run.link else inside)
    return "".join(made)


def html(runs: Runs) -> str:
    """The runs as a piece of HTML."""
    made = []
    for run in runs:
        inside = _within(run.text.translate(_HTML), run, _HTML_FACES)
        made.append(f'<a href="{_address(run.link).translate(_HTML)}">{inside}</a>' if run.link else inside)
    return "".join(made)


def rtf(runs: Runs) -> str:
    r"""The runs as a piece of RTF, to stand in a document that begins with ``{\rtf1\ansi``."""
    made = []
    for run in runs:
        inside = _within(_rtf_text(run.text), run, _RTF_FACES)
        if run.link:
            address = _rtf_text(_address(run.link))
            inside = rf'{{\field{{\*\fldinst{{HYPERLINK "{address}"}}}}{{\fldrslt {inside}}}}}'
        made.append(inside)
    return "".join(made)


def _within(inside: str, run: Run, marks: _Marks) -> str:
    if not run.faces:
        return inside
    # A mark must touch the word it marks: "* word*" is no emphasis in Markdown.
    core = inside.strip(" ")
    if not core:
        return inside
    before, after = inside[: inside.index(core)], inside[inside.index(core) + len(core) :]
    for face, opens, closes in reversed(marks):
        if face in run.faces:
            core = f"{opens}{core}{closes}"
    return f"{before}{core}{after}"


def _address(link: str) -> str:
    """An address in which the signs are encoded that would end it early; old DOIs hold them."""
    return _UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}", link)


def _rtf_text(words: str) -> str:
    escaped = words.translate(_RTF)
    if escaped.isascii():
        return escaped
    made = []
    for letter in escaped:
        if letter.isascii():
            made.append(letter)
            continue
        # RTF counts in signed 16-bit units; "?" is what a reader without Unicode shows.
        units = letter.encode("utf-16-le")
        for at in range(0, len(units), 2):
            number = int.from_bytes(units[at : at + 2], "little")
            made.append(rf"\u{number - 65536 if number > 32767 else number} ?")
    return "".join(made)


WRITERS: dict[str, Callable[[Runs], str]] = {"text": text, "markdown": markdown, "html": html, "rtf": rtf}


def _lines(entries: list[str], _lang: Lang) -> str:
    return "\n".join(entries)


def _paragraphs(entries: list[str], _lang: Lang) -> str:
    # "1. " begins an item of a list in Markdown; without it lines run together.
    numbered = all(_ITEM.match(entry) for entry in entries)
    return ("\n" if numbered else "\n\n").join(entries)


def _html_document(entries: list[str], lang: Lang) -> str:
    return "\n".join([f'<div class="references" lang="{lang}">', *(f"<p>{entry}</p>" for entry in entries), "</div>"])


def _rtf_document(entries: list[str], lang: Lang) -> str:
    code = {"nl": 1043, "en": 2057}[lang]
    head = rf"{{\rtf1\ansi\ansicpg1252\uc1\deff0\deflang{code}{{\fonttbl{{\f0\fswiss Calibri;}}}}\f0\fs22"
    return "\n".join([head, *(rf"\pard\sa120 {entry}\par" for entry in entries), "}"])


# A list of references as a whole, from its entries as written, in a language.
DOCUMENTS: dict[str, Callable[[list[str], Lang], str]] = {
    "text": _lines,
    "markdown": _paragraphs,
    "html": _html_document,
    "rtf": _rtf_document,
}
