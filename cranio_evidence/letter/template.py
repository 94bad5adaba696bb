"""How is a Word file of the therapist's own filled, so that its layout stays?

A template is only data: it may hold ``{{ name }}`` and nothing else that means something. Each placeholder is first
brought together where Word has cut it up; in its place come pieces in the letters that it had. docxtpl, which comes
with the extra ``docx``, writes the words into those pieces.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from io import BytesIO
from itertools import accumulate
from typing import Any, NamedTuple

from cranio_evidence.cite.runs import Run, Runs
from cranio_evidence.faults import RefusedError, refusal
from cranio_evidence.letter.docx import drawn, not_installed, readable

Value = str | Runs | tuple[Runs, ...]

_WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TEXT, _SHAPE, _SECTION = (f"{_WORDS}{name}" for name in ("p", "t", "pPr", "sectPr"))
_KEEP = "{http://www.w3.org/XML/1998/namespace}space"
# The parts of a file that docxtpl fills.
_STORIES = ("document.main+xml", "header+xml", "footer+xml", "footnotes+xml")
_PLACE = re.compile(r"\{\{([^{}\n]*)\}\}")
_FOUND = "\x01"  # stands for a placeholder; XML cannot hold it
_TAG = re.compile(r"<[^>]*>")
_OPENS = re.compile(r"\{[{%#]")
# What docxtpl would take for something else than text, also over the end of a paragraph.
_BROKEN = re.compile(rf"\{{\n*[{{%#{_FOUND}]|\}}\}}")


class _Story(NamedTuple):
    """A part of a file that holds text: its body, a header, a footer, its footnotes."""

    part: Any
    root: Any


def placeholders(template: bytes) -> tuple[str, ...]:
    """The names that a template asks for, in the order in which they first stand there.

    ``template``: a .docx file. Raises ``RefusedError`` where it is none, where it holds anything between braces that is
    no placeholder, or where the extra is not installed.
    """
    with _refusing():
        return _names(_opened(template))


def fill(template: bytes, values: Mapping[str, Value]) -> bytes:
    """The template with its placeholders filled, in its own layout: also in headers, footers, tables and text boxes.

    ``template``: a .docx file. ``values``: what each name stands for: text, runs, or a list, which becomes a numbered
    paragraph an entry. They go in as they are; nothing in them is read as a placeholder or as code. Raises
    ``RefusedError`` where the template asks for a name that is not in ``values``, and as ``placeholders`` does. No
    refusal holds a value.
    """
    with _refusing():
        file = _opened(template)
        unknown = [name for name in _names(file) if name not in values]
        if unknown:
            asked, known = ", ".join(f"{{{{ {name} }}}}" for name in unknown), ", ".join(values)
            raise refusal(
                f"Het sjabloon vraagt om iets onbekends: {asked}. Bekend zijn: {known}.",
                f"The template asks for something unknown: {asked}. Known are: {known}.",
            )
        words: dict[str, str] = {}
        for story in _stories(file):
            for paragraph in list(story.root.iter(_PARAGRAPH)):
                _prepare(paragraph, story.part, values, words)
        return _rendered(file, words)


@contextmanager
def _refusing() -> Iterator[None]:
    """Whatever a damaged file makes the libraries raise becomes a refusal; their messages may quote a letter."""
    try:
        import docx  # noqa: F401, PLC0415 - only a Word file needs it
        import docxtpl  # noqa: F401, PLC0415 - the same
    except ImportError as error:
        raise not_installed() from error
    try:
        yield
    except RefusedError:
        raise
    except Exception:  # noqa: BLE001 - there is no list of what zipfile, lxml and python-docx raise
        raise refusal(
            "Het sjabloon is geen Word-bestand dat te lezen is; bewaar het in Word als .docx.",
            "The template is not a Word file that can be read; save it in Word as .docx.",
            code=3,
        ) from None


def _opened(template: bytes) -> Any:
    from docx import Document  # noqa: PLC0415 - only a Word file needs it

    return Document(BytesIO(template))


def _stories(file: Any) -> Iterator[_Story]:
    from docx.opc.oxml import serialize_part_xml  # noqa: PLC0415 - only a Word file needs it
    from docx.oxml.parser import parse_xml  # noqa: PLC0415 - the same

    for part in list(file.part.package.iter_parts()):
        if not part.content_type.endswith(_STORIES):
            continue
        if hasattr(part, "element"):
            yield _Story(part, part.element)
        else:
            story = _Story(part, parse_xml(part.blob))
            yield story
            part._blob = serialize_part_xml(story.root)  # noqa: SLF001 - python-docx keeps footnotes as bytes


def _names(file: Any) -> tuple[str, ...]:
    """The names of the placeholders; refused where anything else between braces is left."""
    from docx.opc.oxml import serialize_part_xml  # noqa: PLC0415 - only a Word file needs it

    # docxtpl reads these properties of a file too, and what a letter says does not belong there.
    about = file.core_properties
    told = (about.title, about.subject, about.author, about.comments, about.identifier, about.language)
    broken = any(_OPENS.search(one) for one in told)
    names: list[str] = []
    for story in _stories(file):
        xml = serialize_part_xml(story.root).decode()
        bare, count = _PLACE.subn(_FOUND, _TAG.sub(lambda tag: "\n" if tag[0] == "</w:p>" else "", xml))
        here = [_name(one) for text in story.root.iter(_PARAGRAPH) for one in _PLACE.finditer(_whole(_texts(text)))]
        broken |= bool(_BROKEN.search(bare)) or count != len(here) or any(map(_OPENS.search, _TAG.findall(xml)))
        names += here
    if broken:
        raise refusal(
            "Het sjabloon klopt niet: tussen accolades kan alleen {{ naam }} staan, in gewone tekst; geen {% %}, geen "
            "{# #} en niets dat niet sluit.",
            "The template is not right: between braces only {{ name }} can stand, in plain text; no {% %}, no {# #} "
            "and nothing that does not close.",
            code=3,
        )
    return tuple(dict.fromkeys(names))


def _name(found: re.Match[str]) -> str:
    return " ".join(found[1].split())


def _texts(paragraph: Any) -> list[Any]:
    """The pieces of text of a paragraph, without those of a text box that hangs in it."""
    return [text for text in paragraph.iter(_TEXT) if next(text.iterancestors(_PARAGRAPH)) is paragraph]


def _whole(texts: list[Any]) -> str:
    return "".join(text.text or "" for text in texts)


def _prepare(paragraph: Any, part: Any, values: Mapping[str, Value], words: dict[str, str]) -> None:
    """Put pieces for docxtpl in the place of each placeholder, and what they will say in ``words``."""
    texts = _texts(paragraph)
    starts = [0, *accumulate(len(text.text or "") for text in texts)][:-1]
    for found in reversed(list(_PLACE.finditer(_whole(texts)))):  # so that the places before it stay where they are
        before, after = _opening(texts, starts, found)
        for index, runs in enumerate(_entries(values[_name(found)])):
            if index:
                _break(after)
            for run in runs:
                name = f"v{len(words)}"
                words[name] = run.text
                after.addprevious(drawn(run._replace(text=f"{{{{ {name} }}}}"), part, before.rPr))


def _opening(texts: list[Any], starts: list[int], found: re.Match[str]) -> tuple[Any, Any]:
    """Take a placeholder out; the run that ends where it stood, and one in the same letters that goes on from there."""
    first, last = (bisect_right(starts, at) - 1 for at in (found.start(), found.end() - 1))
    text, rest = texts[first], deepcopy(texts[first])
    rest.text = texts[last].text[found.end() - starts[last] :]
    text.text = text.text[: found.start() - starts[first]]
    for other in texts[first + 1 : last + 1]:
        other.text = ""
    before = text.getparent()
    after = before.makeelement(before.tag)
    if before.rPr is not None:
        after.append(deepcopy(before.rPr))
    for piece in (text, rest):
        piece.set(_KEEP, "preserve")
    after.append(rest)
    # Moved and not copied: a text box among them may hold placeholders whose turn is still to come.
    after.extend(list(text.itersiblings()))
    before.addnext(after)
    return before, after


def _entries(value: Value) -> list[Runs]:
    """A value as lines of runs: one, or of a list as many as it has, with their numbers."""
    if isinstance(value, str):
        return [(Run(value),)]
    lines = [one for one in value if not isinstance(one, Run)]
    if lines:
        return [(Run(f"{number}. "), *runs) for number, runs in enumerate(lines, 1)]
    return [tuple(one for one in value if isinstance(one, Run))]


def _break(after: Any) -> None:
    """End the line before a run: with a paragraph of the same kind, or with a line break where none can end."""
    paragraph = after.getparent()
    if paragraph.tag != _PARAGRAPH:  # a content control within a line, or a link
        line = after.makeelement(after.tag)
        line.add_br()
        after.addprevious(line)
        return
    ended = paragraph.makeelement(_PARAGRAPH)
    shape = paragraph.find(_SHAPE)
    ended.extend([one for one in after.itersiblings(preceding=True) if one is not shape][::-1])
    if shape is not None:
        ended.insert(0, deepcopy(shape))
        for section in ended[0].findall(_SECTION):  # a section ends once, with the last of the paragraphs
            ended[0].remove(section)
    paragraph.addprevious(ended)


def _rendered(file: Any, words: dict[str, str]) -> bytes:
    from docx.opc.oxml import parse_xml  # noqa: PLC0415 - only a Word file needs it
    from docxtpl import DocxTemplate  # noqa: PLC0415 - the same
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415 - the same
    from markupsafe import Markup, escape  # noqa: PLC0415 - the same

    prepared, made = BytesIO(), BytesIO()
    file.save(prepared)
    template = DocxTemplate(prepared)
    # docxtpl counts the columns of tables anew, and counts wrong where a cell is a content control or holds a table.
    template.fix_tables = parse_xml
    # docxtpl replaces some signs between braces after it has filled in the words, so no word may hold a brace.
    braces = str.maketrans({"{": "&#123;", "}": "&#125;"})
    safe = {name: Markup(str(escape(readable(word))).translate(braces)) for name, word in words.items()}  # noqa: S704 - escaped
    template.render(safe, SandboxedEnvironment(autoescape=True))
    template.save(made)
    return made.getvalue()
