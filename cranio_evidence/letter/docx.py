"""How is a letter written as a Word file, in styles that a word processor and a screen reader know?

python-docx packs the file; it comes with the extra ``docx``. Its own template is emptied first: what a letter looks
like stands in this module, and nothing says who made the file. Lengths are in twips: 567 to a centimetre.
"""

import re
from copy import deepcopy
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from cranio_evidence.cite.runs import Run, Runs, faced
from cranio_evidence.faults import RefusedError, refusal
from cranio_evidence.letter.document import Body, Document, Fields, Foot, Heading, Mark, References, Table
from cranio_evidence.vocabulary import Lang

if TYPE_CHECKING:
    from docx.opc.part import Part
    from docx.oxml.text.font import CT_RPr

_LOCALES: dict[Lang, str] = {"nl": "nl-NL", "en": "en-GB"}
_PAGE: dict[Lang, tuple[str, str]] = {"nl": ("bladzijde", "van"), "en": ("page", "of")}
_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_QUIET = '<w:color w:val="595959"/>'  # still 7 to 1 against white
_SMALL = '<w:sz w:val="17"/><w:szCs w:val="17"/>'
_WIDTH = 9070  # between the margins
_BOX = "".join(
    f'<w:{side} w:val="single" w:sz="12" w:space="4" w:color="9C1C1C"/>' for side in ("top", "left", "bottom", "right")
)
_LINES = "".join(
    f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'
    for side, size, colour in (("top", 8, "404040"), ("bottom", 8, "404040"), ("insideH", 4, "BFBFBF"))
)

# What each style does to a paragraph and to its letters, both in the order that the schema asks for.
_STYLES: dict[str, tuple[str, str]] = {
    "Normal": ("", ""),
    "heading 1": (
        '<w:keepNext/><w:keepLines/><w:spacing w:before="160" w:after="20"/><w:outlineLvl w:val="0"/>',
        '<w:b/><w:bCs/><w:color w:val="1F3864"/>',
    ),
    "Body Text": ('<w:spacing w:after="100"/>', ""),
    "Fields": (
        '<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="2438"/></w:tabs><w:ind w:left="2438" w:hanging="2438"/>',
        '<w:sz w:val="20"/><w:szCs w:val="20"/>',
    ),
    # Most titles are in another language than the letter: a spelling check would underline them all.
    "Bibliography": (
        (
            '<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="397"/></w:tabs><w:spacing w:after="40"/>'
            '<w:ind w:left="397" w:hanging="397"/>'
        ),
        '<w:noProof/><w:sz w:val="19"/><w:szCs w:val="19"/>',
    ),
    "Mark": (
        (
            f'<w:keepNext/><w:pBdr>{_BOX}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="FBEDED"/>'
            '<w:spacing w:after="240"/><w:ind w:left="113" w:right="113"/><w:jc w:val="center"/>'
        ),
        '<w:b/><w:bCs/><w:color w:val="9C1C1C"/>',
    ),
    "Table Text": ('<w:spacing w:before="30" w:after="30"/>', '<w:sz w:val="18"/><w:szCs w:val="18"/>'),
    "Foot": (
        (
            '<w:keepLines/><w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="A6A6A6"/></w:pBdr>'
            '<w:spacing w:before="160"/>'
        ),
        _QUIET + _SMALL,
    ),
    "footer": ('<w:jc w:val="center"/>', _QUIET + _SMALL),
}
_OWN = frozenset(["Fields", "Mark", "Table Text", "Foot"])  # Word has all the others, and translates their names
_LETTERS = f"""
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:uiPriority w:val="99"/>
<w:rPr><w:color w:val="1F4E79"/><w:u w:val="dotted" w:color="8EA9C8"/></w:rPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="LetterTable"><w:name w:val="Letter Table"/>
<w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>{_LINES}</w:tblBorders>
<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="113" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr></w:style>
"""
_FACES = {
    "italic": "italic", "bold": "bold", "superscript": "superscript", "subscript": "subscript",
    "smallcaps": "small_caps",
}  # fmt: skip
# The parts and properties of python-docx's template that a letter needs; the rest says where that template came from.
_NEEDED = frozenset(["styles", "settings", "officeDocument", "core-properties"])

_LINE_BREAK = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
# No text means these, and XML forbids most of them.
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def docx(document: Document) -> bytes:
    """The letter as a Word file: A4, real styles, page numbers, and no name of a person in its properties.

    Raises ``RefusedError`` where the extra is not installed.
    """
    try:
        from docx import Document as packed  # noqa: N813, PLC0415 - only a Word file needs it
    except ImportError as error:
        raise not_installed() from error
    file = packed()
    for owner in (file.part, file.part.package):
        for key, one in list(owner.rels.items()):
            if one.reltype.rsplit("/", 1)[-1] not in _NEEDED:
                del owner.rels[key]
    _set_up(file, document)
    written = {
        Mark: lambda block: [_paragraph("Mark", (Run(block.text),), file.part)],
        Heading: lambda block: [_paragraph("Heading1", (Run(block.text),), file.part)],
        Fields: lambda block: _fields(block, file.part),
        Body: lambda block: [_paragraph("BodyText", block.runs, file.part)],
        Table: lambda block: _table(block, file.part),
        References: lambda block: _references(block, file.part),
        Foot: lambda block: [_paragraph("Foot", (Run(block.text),), file.part)],
    }
    end = file.element.body.get_or_add_sectPr()
    for block in document.blocks:
        for element in written[type(block)](block):
            end.addprevious(element)
    made = BytesIO()
    file.save(made)
    return made.getvalue()


def not_installed() -> RefusedError:
    """The refusal where the extra for Word is missing."""
    return refusal(
        "Voor Word is een extra nodig: pip install 'cranio-evidence[docx]'",
        "Word needs an extra: pip install 'cranio-evidence[docx]'",
    )


def readable(text: str) -> str:
    r"""The text without what XML forbids, every kind of line break as one sign.

    >>> readable("two\r\nlines\0")
    'two\nlines'
    """
    return _NO_TEXT.sub("", _LINE_BREAK.sub("\n", text))


def drawn(run: Run, part: "Part", like: "CT_RPr | None" = None) -> Any:
    """The run as an element of Word, a link as one in a part of a file; ``like``: letters that it takes after."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - only a Word file needs it
    from docx.oxml.ns import qn  # noqa: PLC0415 - the same
    from docx.oxml.parser import OxmlElement  # noqa: PLC0415 - the same
    from docx.text.font import Font  # noqa: PLC0415 - the same

    made: Any = OxmlElement("w:r")
    if like is not None:
        made.append(deepcopy(like))
    font = Font(made)
    for face in run.faces:
        setattr(font, _FACES[face], True)
    made.text = readable(run.text)
    if not run.link:
        return made
    made.style = "Hyperlink"
    # Word calls a file damaged where an address holds a sign that addresses may not hold; old DOIs do.
    address = quote(readable(run.link), safe="%/:?#[]@!$&'()*+,;=~")
    key = part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink", attrs={qn("r:id"): key})
    link.append(made)
    return link


def _element(xml: str) -> Any:
    from docx.oxml.parser import parse_xml  # noqa: PLC0415 - only a Word file needs it

    return parse_xml(xml)


def _paragraph(style: str, runs: Runs, part: "Part", after: str = "") -> Any:
    space = f'<w:spacing w:after="{after}"/>' if after else ""
    made = _element(f'<w:p {_SPACE}><w:pPr><w:pStyle w:val="{style}"/>{space}</w:pPr></w:p>')
    made.extend([drawn(run, part) for run in runs])
    return made


def _fields(block: Fields, part: "Part") -> list[Any]:
    """A paragraph for each row, the values under each other; a screen reader reads "label: value"."""
    made = []
    for number, (label, value) in enumerate(block.rows, 1):
        before = (*faced("bold", f"{label}:"), Run("\t")) if label else ()
        style, after = "Fields" if label else "Normal", "200" if number == len(block.rows) else ""
        made.append(_paragraph(style, (*before, Run(value)), part, after))
    return made


def _references(block: References, part: "Part") -> list[Any]:
    # Numbers as text: Word's own would not stay equal to those in the text.
    number = "{}.\t" if block.numbered else ""
    entries = enumerate(block.entries, 1)
    return [_paragraph("Bibliography", (Run(number.format(at)), *runs), part) for at, runs in entries]


def _table(block: Table, part: "Part") -> list[Any]:
    widths = [int(share * _WIDTH) for share in block.shares]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr></w:tc>' for width in widths)
    row = f"<w:tr><w:trPr><w:cantSplit/>{{}}</w:trPr>{cells}</w:tr>"
    made = _element(
        f'<w:tbl {_SPACE}><w:tblPr><w:tblStyle w:val="LetterTable"/><w:tblW w:w="{_WIDTH}" w:type="dxa"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{row.format('<w:tblHeader/>')}{row.format('') * len(block.rows)}</w:tbl>"
    )
    headings = tuple((Run(name),) for name in block.headings)
    for line, words in zip(made.tr_lst, (headings, *block.rows), strict=True):
        for place, runs in zip(line.tc_lst, words, strict=True):
            place.append(_paragraph("TableText", runs, part))
    # Without a paragraph between them Word makes one table of two.
    return [made, _paragraph("TableText", (), part)]


def _set_up(file: Any, document: Document) -> None:
    """The page, the styles, the language and the properties of a file."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - only a Word file needs it
    from docx.shared import Cm  # noqa: PLC0415 - the same

    locale = _LOCALES[document.lang]
    file.styles.element[:] = _element(_styles(locale))[:]
    file.settings.element[:] = _element(
        f'<w:settings {_SPACE}><w:defaultTabStop w:val="567"/><w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{locale}"/></w:settings>'
    )[:]
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)
    section.header_distance = section.footer_distance = Cm(1.1)
    section.footer.is_linked_to_previous = False
    section.footer.part.element[:] = _element(_footer(*_PAGE[document.lang]))[:]
    del file.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element[:]
    file.core_properties.title = readable(document.title)[:255]
    file.core_properties.language = locale


def _styles(locale: str) -> str:
    made = []
    for name, (paragraph, letters) in _STYLES.items():
        kind = ' w:default="1"' if name == "Normal" else ' w:customStyle="1"' if name in _OWN else ""
        based = "" if name == "Normal" else '<w:basedOn w:val="Normal"/>'
        follows = '<w:next w:val="BodyText"/>' if name == "heading 1" else ""
        made.append(
            f'<w:style w:type="paragraph"{kind} w:styleId="{name.title().replace(" ", "")}"><w:name w:val="{name}"/>'
            f"{based}{follows}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
        )
    return (
        f'<w:styles {_SPACE}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:eastAsia="Calibri"'
        ' w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
        f'<w:lang w:val="{locale}" w:eastAsia="{locale}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        '<w:spacing w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        f"{''.join(made)}{_LETTERS}</w:styles>"
    )


def _footer(word: str, of: str) -> str:
    """The number of the page and how many there are; Word counts."""

    def said(words: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'

    def counted(name: str) -> str:
        return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    runs = f"{said(f'{word} ')}{counted('PAGE')}{said(f' {of} ')}{counted('NUMPAGES')}"
    return f'<w:ftr {_SPACE}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{runs}</w:p></w:ftr>'
