"""Is a letter a Word file with real styles, and is a template filled without losing its layout or telling a name?"""

import traceback
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as packed  # noqa: N813 - a function that only looks like a class
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement, parse_xml
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from cranio_evidence.cite.runs import Run, Runs, faced
from cranio_evidence.faults import RefusedError
from cranio_evidence.letter.document import (
    Block,
    Body,
    Document,
    Fields,
    Foot,
    Heading,
    Mark,
    References,
    Table,
)
from cranio_evidence.letter.docx import docx
from cranio_evidence.letter.template import Value, fill, placeholders
from cranio_evidence.vocabulary import Lang

CLIENT = "Een-Naam"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)
RAISED = (Run("Minder pijn"), *faced("superscript", "1,2"), Run("."))
LINKED: Runs = (Run("Haller H. "), Run("Touch", frozenset(["italic"]), "https://doi.org/10.1000/a"), Run(". 2016."))


def word(*blocks: Block, lang: Lang = "nl", title: str = "Brief aan de huisarts") -> Any:
    """A letter of these blocks, written and read back."""
    return packed(BytesIO(docx(Document(title, lang, blocks))))


def shown(file: Any) -> list[tuple[str, str]]:
    """Style and text of each paragraph."""
    return [(one.style.name, one.text) for one in file.paragraphs]


def text_of(part: Any) -> str:
    """All the words in a part of a file."""
    return "".join(one.text or "" for one in part.iter(qn("w:t")))


def links(file: Any) -> list[tuple[str, str]]:
    """Words and target of each link in the body."""
    found = file.element.iter(qn("w:hyperlink"))
    return [(text_of(one), file.part.rels[one.get(qn("r:id"))].target_ref) for one in found]


# The letter


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Mark("CONCEPT"), [("Mark", "CONCEPT")]),
        (Heading("Aanleiding"), [("Heading 1", "Aanleiding")]),
        (Body(RAISED), [("Body Text", "Minder pijn1,2.")]),
        (Fields((("Geboren", "1 mei 1980"),)), [("Fields", "Geboren:\t1 mei 1980")]),
        (Fields((("", "Praktijk"), ("Tel", "1"))), [("Normal", "Praktijk"), ("Fields", "Tel:\t1")]),
        (References((LINKED, RAISED)), [("Bibliography", f"{n}.\t{t}") for n, t in
            ((1, "Haller H. Touch. 2016."), (2, "Minder pijn1,2."))]),
        (References((LINKED,), numbered=False), [("Bibliography", "Haller H. Touch. 2016.")]),
        (Foot("Gelezen: samenvattingen."), [("Foot", "Gelezen: samenvattingen.")]),
        (Body(()), [("Body Text", "")]),
        (Fields(()), []),
    ],
    ids=["mark", "heading", "body", "field", "field without label", "numbered", "not numbered", "foot", "empty body",
         "no fields"],
)  # fmt: skip
def test_each_block_has_a_style_of_its_own(block: Block, expected: list[tuple[str, str]]) -> None:
    assert shown(word(block)) == expected


@pytest.mark.parametrize(
    ("name", "builtin"),
    [
        ("Heading 1", True), ("Body Text", True), ("Bibliography", True), ("Normal", True), ("Footer", True),
        ("Hyperlink", True), ("Mark", False), ("Foot", False), ("Fields", False), ("Table Text", False),
        ("Letter Table", False),
    ],
)  # fmt: skip
def test_word_knows_the_styles_that_are_its_own(name: str, builtin: bool) -> None:  # noqa: FBT001 - from a table
    assert word().styles[name].builtin is builtin


def test_the_font_and_the_size_are_those_of_the_whole_file() -> None:
    (letters,) = word().styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    assert letters.find(qn("w:rFonts")).get(qn("w:ascii")) == "Calibri"
    assert letters.find(qn("w:sz")).get(qn("w:val")) == "22"


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Heading 1", "w:keepNext"), ("Heading 1", "w:outlineLvl[@w:val='0']"), ("Bibliography", "w:keepLines"),
        ("Bibliography", "w:ind[@w:left=@w:hanging]"), ("Bibliography", "w:tabs/w:tab"),
        ("Fields", "w:tabs/w:tab"), ("Fields", "w:ind[@w:left=@w:hanging]"), ("Mark", "w:pBdr/w:top"),
        ("Mark", "w:shd"),
    ],
    ids=lambda one: one,
)  # fmt: skip
def test_what_a_style_does_to_a_paragraph(name: str, path: str) -> None:
    assert word().styles[name].element.pPr.xpath(path)


def test_the_text_of_references_is_not_checked_for_spelling() -> None:
    assert word().styles["Bibliography"].font.no_proof


@pytest.mark.parametrize(
    ("face", "attribute"),
    [("italic", "italic"), ("bold", "bold"), ("superscript", "superscript"), ("subscript", "subscript"),
     ("smallcaps", "small_caps")],
)  # fmt: skip
def test_faces_are_real(face: str, attribute: str) -> None:
    plain, faced_run = word(Body((Run("a"), *faced(face, "b")))).paragraphs[0].runs
    assert getattr(faced_run.font, attribute)
    assert not getattr(plain.font, attribute)


def test_a_label_is_bold_and_its_value_is_not() -> None:
    label, _tab, value = word(Fields((("Datum", "1 mei"),))).paragraphs[0].runs
    assert label.bold
    assert not value.bold


def test_space_after_the_last_of_the_fields_only() -> None:
    first, last = word(Fields((("a", "1"), ("b", "2")))).paragraphs
    assert first.paragraph_format.space_after is None
    assert last.paragraph_format.space_after > 0


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://doi.org/10.1000/a", "https://doi.org/10.1000/a"),
        (
            "https://doi.org/10.1002/(SICI)1<44::AID>3.0.CO;2-X",
            "https://doi.org/10.1002/(SICI)1%3C44::AID%3E3.0.CO;2-X",
        ),
        ("https://a.nl/?a=1&b=2#c", "https://a.nl/?a=1&b=2#c"),
        ("https://a.nl/é b%20c", "https://a.nl/%C3%A9%20b%20c"),
    ],
    ids=["plain", "old DOI", "query", "letters and spaces"],
)
def test_links_are_real(address: str, target: str) -> None:
    file = word(Body((Run("zie "), Run("hier", frozenset(["italic"]), address))))
    assert links(file) == [("hier", target)]
    (link,) = file.paragraphs[0].hyperlinks
    assert link.runs[0].style.name == "Hyperlink"
    assert link.runs[0].italic


def test_one_address_is_kept_once() -> None:
    file = word(Body(LINKED), Body(LINKED))
    assert sum(one.is_external for one in file.part.rels.values()) == 1


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_a_table_has_a_heading_that_is_repeated(rows: int) -> None:
    row: tuple[Runs, ...] = (RAISED, (Run("54"),), (Run("lager\nna 8 weken"),))
    file = word(Table(("Onderzoek", "Mensen", "Uitkomst"), (row,) * rows))
    (table,) = file.tables
    cells = [[cell.text for cell in line.cells] for line in table.rows]
    assert cells == [["Onderzoek", "Mensen", "Uitkomst"], *[["Minder pijn1,2.", "54", "lager\nna 8 weken"]] * rows]
    assert [bool(line._tr.xpath("w:trPr/w:tblHeader")) for line in table.rows] == [True, *[False] * rows]  # noqa: SLF001
    assert all(line._tr.xpath("w:trPr/w:cantSplit") for line in table.rows)  # noqa: SLF001
    assert table.style.name == "Letter Table"
    assert table.style.element.xpath("w:tblStylePr[@w:type='firstRow']/w:rPr/w:b")


def test_two_tables_stay_two() -> None:
    table = Table(("a",), (((Run("1"),),),))
    kinds = [one.tag.rpartition("}")[2] for one in word(table, table).element.body]
    assert kinds == ["tbl", "p", "tbl", "p", "sectPr"]


def test_blocks_stand_in_their_order() -> None:
    blocks = (Mark("CONCEPT"), Heading("Een"), Body((Run("a"),)), Heading("Twee"), Foot("z"))
    assert [words for _, words in shown(word(*blocks))] == ["CONCEPT", "Een", "a", "Twee", "z"]


@pytest.mark.parametrize(
    ("lang", "locale", "words", "fields"),
    [("nl", "nl-NL", "bladzijde 1 van 1", ["PAGE", "NUMPAGES"]), ("en", "en-GB", "page 1 of 1", ["PAGE", "NUMPAGES"])],
    ids=["nl", "en"],
)
def test_the_language_and_the_page_numbers(lang: Lang, locale: str, words: str, fields: list[str]) -> None:
    file = word(Body(RAISED), lang=lang)
    found = file.styles.element.xpath("//w:lang")
    assert {one.get(qn("w:val")) for one in found} == {locale}
    assert file.core_properties.language == locale
    footer = file.sections[0].footer.part.element
    assert text_of(footer) == words
    assert [one.get(qn("w:instr")).strip() for one in footer.iter(qn("w:fldSimple"))] == fields
    assert file.sections[0].footer.paragraphs[0].style.name == "Footer"


def test_the_paper_is_a4() -> None:
    section = word().sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert round(section.left_margin.mm) == round(section.right_margin.mm) == 25


def test_nothing_says_who_made_the_file() -> None:
    data = docx(Document("Brief aan de huisarts", "nl", (Body(RAISED),)))
    about = packed(BytesIO(data)).core_properties
    assert about.title == "Brief aan de huisarts"
    assert (about.author, about.last_modified_by, about.comments, about.subject, about.keywords) == ("",) * 5
    assert (about.created, about.modified) == (None, None)
    with zipfile.ZipFile(BytesIO(data)) as pack:
        assert {name for name in pack.namelist() if not name.startswith("_") and "rels" not in name} == {
            "[Content_Types].xml", "docProps/core.xml", "word/document.xml", "word/styles.xml", "word/settings.xml",
            "word/footer1.xml",
        }  # fmt: skip
        everything = b"".join(pack.read(name) for name in pack.namelist())
    assert b"python" not in everything.lower()
    assert b"macintosh" not in everything.lower()


def test_a_long_title_is_cut() -> None:
    assert word(title="b" * 300).core_properties.title == "b" * 255


def test_an_empty_letter_is_a_file() -> None:
    assert shown(word()) == []


AWKWARD = {
    "ampersand": ("Hier & daar", "Hier & daar"),
    "less and more": ("p < 0,05 > x", "p < 0,05 > x"),
    "tag": ("</w:t><w:p/>", "</w:t><w:p/>"),
    "quotation marks": ("\"a\" 'b' “c”", "\"a\" 'b' “c”"),
    "entity": ("&amp; &#123;", "&amp; &#123;"),
    "placeholder": ("{{ client }}", "{{ client }}"),
    "code": ("{{ 7*7 }} {% for x in y %}", "{{ 7*7 }} {% for x in y %}"),
    "comment": ("{# weg #}", "{# weg #}"),
    "signs of docxtpl": ("{_{ }_} {_% %_} {r x}", "{_{ }_} {_% %_} {r x}"),
    "emoji": ("👍🏽 👩‍⚕️", "👍🏽 👩‍⚕️"),
    "right to left": ("مرحبا 123 שלום", "مرحبا 123 שלום"),
    "long": ("lang woord " * 1000, "lang woord " * 1000),
    "lines": ("een\ntwee\n\ndrie", "een\ntwee\n\ndrie"),
    "only a line break": ("\n", "\n"),
    "lines of elsewhere": ("a\r\nb\rc\vd\u2028e\x85f", "a\nb\nc\nd\ne\nf"),
    "tab": ("a\tb", "a\tb"),
    "spaces": ("  a  b  ", "  a  b  "),
    "control": ("a\x00b\x07c\x1bd\x7fe", "abcde"),
    "halves and no characters": ("a\ud800b\ufffec\uffffd", "abcd"),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("value", "expected"), AWKWARD.values(), ids=AWKWARD)
def test_awkward_text_in_a_letter(value: str, expected: str) -> None:
    file = word(Body((Run(value),)), Fields((("f", value),)), References(((Run(value),),)), title=f"T{value}"[:200])
    assert [one.text for one in file.paragraphs] == [expected, f"f:\t{expected}", f"1.\t{expected}"]


def test_spaces_at_the_ends_are_kept_by_word() -> None:
    texts = word(Body((Run(" a "),))).element.xpath("//w:t")
    assert [one.get(qn("xml:space")) for one in texts] == ["preserve"]


# The template

Fitting = Callable[[Any], None]


def template(*fittings: Fitting) -> bytes:
    """A template that was changed in these ways."""
    file = word()
    for fit in fittings:
        fit(file)
    made = BytesIO()
    file.save(made)
    return made.getvalue()


def line(*pieces: str) -> Fitting:
    """A paragraph in as many runs, of which each second one is bold."""

    def fit(file: Any) -> None:
        paragraph = file.add_paragraph(style="Bibliography")
        for number, piece in enumerate(pieces):
            paragraph.add_run(piece).bold = bool(number % 2)

    return fit


def filled(data: bytes, values: Mapping[str, Value]) -> Any:
    """The template, filled and read back."""
    return packed(BytesIO(fill(data, values)))


def in_header(file: Any) -> None:
    file.sections[0].header.paragraphs[0].add_run("Kop {{ naam }}")


def in_footer(file: Any) -> None:
    file.sections[0].footer.paragraphs[0].add_run("Voet {{ naam }}")


def in_first_header(file: Any) -> None:
    file.sections[0].different_first_page_header_footer = True
    file.sections[0].first_page_header.paragraphs[0].add_run("Eerste {{ naam }}")


def in_table(file: Any) -> None:
    file.add_table(1, 2).cell(0, 1).text = "Cel {{ naam }}"


def in_inner_table(file: Any) -> None:
    file.add_table(1, 1).cell(0, 0).add_table(1, 3).cell(0, 2).text = "Binnen {{ naam }}"


def in_text_box(file: Any) -> None:
    """A text box hangs in the middle of a run that has a placeholder itself."""
    run = file.add_paragraph().add_run("{{ naam }} voor")
    box = f"""<w:pict {SPACES}><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>Vak {{{{ na</w:t></w:r>
        <w:r><w:t>am }}}}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"""
    run._r.append(parse_xml(box))  # noqa: SLF001 - python-docx makes no text boxes


def in_content_control(file: Any) -> None:
    control = parse_xml(
        f"<w:sdt {SPACES}><w:sdtContent><w:r><w:t>Veld {{{{ naam }}}}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    file.add_paragraph()._p.append(control)  # noqa: SLF001 - python-docx makes no content controls


PLACES = {
    "header": (in_header, "Kop "), "footer": (in_footer, "Voet "), "first header": (in_first_header, "Eerste "),
    "table": (in_table, "Cel "), "inner table": (in_inner_table, "Binnen "), "text box": (in_text_box, "Vak "),
    "content control": (in_content_control, "Veld "), "paragraph": (line("Zin {{ naam }}"), "Zin "),
}  # fmt: skip


@pytest.mark.parametrize(
    ("value", "expected"),
    [("Hier & <daar>", "Hier & <daar>"), (LINKED, "Haller H. Touch. 2016."),
     ((LINKED, RAISED), "1. Haller H. Touch. 2016.2. Minder pijn1,2.")],
    ids=["text", "runs", "list"],
)  # fmt: skip
@pytest.mark.parametrize(("fit", "before"), PLACES.values(), ids=PLACES)
def test_placeholders_are_filled_everywhere(fit: Fitting, before: str, value: Value, expected: str) -> None:
    data = template(fit)
    assert placeholders(data) == ("naam",)
    made = fill(data, {"naam": value})
    file = packed(BytesIO(made))
    parts = [one for one in file.part.package.iter_parts() if hasattr(one, "element")]
    words = "|".join(text_of(one.element) for one in parts)
    assert f"{before}{expected}" in words
    assert "{" not in words
    for part in parts:  # a link belongs to the part in which it stands
        for link in part.element.iter(qn("w:hyperlink")):
            assert part.rels[link.get(qn("r:id"))].target_ref == "https://doi.org/10.1000/a"
    if value != "Hier & <daar>":
        assert "hyperlink" in "".join(one.element.xml for one in parts)


def test_a_footnote_is_filled() -> None:
    note = (
        f'<w:footnotes {SPACES}><w:footnote w:id="2"><w:p><w:r><w:t>Noot {{{{ naam }}}}</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )

    def fit(file: Any) -> None:
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, note.encode(), file.part.package)
        relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
        file.part.relate_to(part, relation)

    data = template(fit)
    assert placeholders(data) == ("naam",)
    with zipfile.ZipFile(BytesIO(fill(data, {"naam": "één & <twee>"}))) as pack:
        words = text_of(parse_xml(pack.read("word/footnotes.xml")))
    assert words == "Noot één & <twee>"


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (("{{ naam }}",), "Jan"),
        (("{{naam}}",), "Jan"),
        (("{{\u00a0naam\u2003}}",), "Jan"),
        (("a{{ naam }}b",), "aJanb"),
        (("{", "{ na", "am }", "}"), "Jan"),
        (("a {{ n", "", "aam", " }} b"), "a Jan b"),
        (("{{ naam }}{{ naam }}",), "JanJan"),
        (("{{ naam }} {{ na", "am }} x {{", " naam }}"), "Jan Jan x Jan"),
        (("{{ naam }}{{ ", "plaats }}{{ naam }}"), "JanEdeJan"),
        (("5 {mg} {{ naam }} 100%",), "5 {mg} Jan 100%"),
        (("{{ naam }}%",), "Jan%"),
        (("a {{ naam }}\tb\n{{ naam }} c",), "a Jan\tb\nJan c"),
        (("niets",), "niets"),
    ],
    ids=["plain", "tight", "other spaces", "between letters", "each brace apart", "empty piece", "twice", "three times",
         "neighbours", "single braces", "per cent", "tab and break", "none"],
)  # fmt: skip
def test_a_placeholder_may_be_cut_up(pieces: tuple[str, ...], expected: str) -> None:
    file = filled(template(line(*pieces)), {"naam": "Jan", "plaats": "Ede"})
    assert file.paragraphs[0].text == expected


def test_what_is_filled_in_takes_after_the_placeholder() -> None:
    def fit(file: Any) -> None:
        run = file.add_paragraph("Zie ").add_run("{{ naam }} en")
        run.font.size, run.font.name, run.italic = Pt(8), "Georgia", True

    runs = [one for one in filled(template(fit), {"naam": RAISED}).paragraphs[0].runs if one.text]
    assert [one.text for one in runs] == ["Zie ", "Minder pijn", "1,2", ".", " en"]
    assert [one.font.name for one in runs] == [None, *["Georgia"] * 4]
    assert [one.font.size for one in runs] == [None, *[Pt(8)] * 4]
    assert [bool(one.font.superscript) for one in runs] == [False, False, True, False, False]


def test_links_of_a_template() -> None:
    file = filled(template(line("{{ naam }}")), {"naam": LINKED})
    assert links(file) == [("Touch", "https://doi.org/10.1000/a")]
    assert file.paragraphs[0].hyperlinks[0].runs[0].italic


@pytest.mark.parametrize(
    ("pieces", "value", "expected"),
    [
        (("{{ lijst }}",), (LINKED, RAISED), ["1. Haller H. Touch. 2016.", "2. Minder pijn1,2."]),
        (("voor {{ lijst }} na",), (LINKED, RAISED), ["voor 1. Haller H. Touch. 2016.", "2. Minder pijn1,2. na"]),
        (("{{ lijst }} en {{ li", "jst }}"), (LINKED, RAISED),
         ["1. Haller H. Touch. 2016.", "2. Minder pijn1,2. en 1. Haller H. Touch. 2016.", "2. Minder pijn1,2."]),
        (("{{ lijst }}",), (RAISED,), ["1. Minder pijn1,2."]),
        (("{{ lijst }}",), (), [""]),
        (("{{ lijst }}",), (faced("bold", "a\nb"), faced("bold", "c")), ["1. a\nb", "2. c"]),
    ],
    ids=["alone", "between words", "twice", "one entry", "empty", "line break"],
)  # fmt: skip
def test_a_list_is_a_paragraph_an_entry(pieces: tuple[str, ...], value: Value, expected: list[str]) -> None:
    file = filled(template(line(*pieces), line("einde")), {"lijst": value})
    assert shown(file) == [("Bibliography", one) for one in [*expected, "einde"]]


def test_a_list_ends_no_section_twice() -> None:
    def fit(file: Any) -> None:
        file.add_paragraph("{{ lijst }}")
        file.add_section()
        (mark,) = file.element.xpath("w:body/w:p/w:pPr[w:sectPr]")
        (list_paragraph,) = file.element.xpath("w:body/w:p[w:r]")
        mark.getparent().getparent().remove(mark.getparent())
        list_paragraph.insert(0, mark)

    file = filled(template(fit), {"lijst": (LINKED, RAISED)})
    assert len(file.sections) == 2
    assert [bool(one._p.xpath("w:pPr/w:sectPr")) for one in file.paragraphs] == [False, True]  # noqa: SLF001


def test_a_list_within_a_line_has_line_breaks() -> None:
    (paragraph,) = filled(template(in_content_control), {"naam": (LINKED, RAISED)}).paragraphs
    assert len(list(paragraph._p.iter(qn("w:br")))) == 1  # noqa: SLF001


@pytest.mark.parametrize(("value", "expected"), AWKWARD.values(), ids=AWKWARD)
@pytest.mark.parametrize("shape", ["text", "runs", "list"])
def test_awkward_values(shape: str, value: str, expected: str) -> None:
    runs = (Run(value),)
    values: dict[str, Value] = {"text": value, "runs": runs, "list": (runs,)}
    file = filled(template(line("<{{ naam }}>")), {"naam": values[shape], "client": CLIENT})
    assert file.paragraphs[0].text == f"<{'1. ' if shape == 'list' else ''}{expected}>"


def test_spaces_at_the_ends_of_a_value_are_kept_by_word() -> None:
    texts = filled(template(line("voor {{ naam }} na")), {"naam": " a\n b "}).element.xpath("//w:t[text()]")
    assert [one.text for one in texts] == ["voor ", " a", " b ", " na"]
    assert {one.get(qn("xml:space")) for one in texts} == {"preserve"}


@pytest.mark.parametrize("case", ["content control", "inner table", "no cell at the end"])
def test_tables_keep_their_columns(case: str) -> None:
    def fit(file: Any) -> None:
        table = file.add_table(1, 3)
        table.cell(0, 0).text = "{{ naam }}"
        row, cell = table.rows[0]._tr, table.cell(0, 2)._tc  # noqa: SLF001
        if case == "inner table":
            table.cell(0, 1).add_table(1, 5)
        elif case == "content control":
            control = parse_xml(f"<w:sdt {SPACES}><w:sdtContent/></w:sdt>")
            row.append(control)
            control[0].append(cell)
        else:
            row.remove(cell)
            row.get_or_add_trPr().append(OxmlElement("w:gridAfter", attrs={qn("w:val"): "1"}))

    data = template(fit)
    before = packed(BytesIO(data)).element.xpath("//w:gridCol/@w:w")
    assert filled(data, {"naam": "Jan"}).element.xpath("//w:gridCol/@w:w") == before


def test_names_come_once_and_in_order() -> None:
    data = template(in_header, line("{{ twee }} {{ een }} {{ twee }}"))
    assert placeholders(data) == ("twee", "een", "naam")


def test_the_properties_of_a_template_stay() -> None:
    def fit(file: Any) -> None:
        file.core_properties.title = "Mijn brief {x}"

    file = filled(template(fit, line("{{ naam }}")), {"naam": CLIENT})
    assert file.core_properties.title == "Mijn brief {x}"


# What is refused


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("{{ patient }}", "{{ patient }}"),
        ("{{ b }} {{ naam }} {{ a }} {{ b }}", "{{ b }}, {{ a }}"),
        ("{{ Naam }}", "{{ Naam }}"),
        ("{{ naam.x }}", "{{ naam.x }}"),
        ("{{ 7*7 }}", "{{ 7*7 }}"),
        ("{{ naam|upper }}", "{{ naam|upper }}"),
        ("{{ ''.__class__ }}", "{{ ''.__class__ }}"),
        ("{{  twee   woorden }}", "{{ twee woorden }}"),
        ("{{r naam }}", "{{ r naam }}"),
        ("{{ }}", "{{  }}"),
    ],
    ids=["one", "two", "capital", "attribute", "sum", "filter", "class", "two words", "form of docxtpl", "no name"],
)
def test_an_unknown_placeholder_is_named(text: str, asked: str) -> None:
    with pytest.raises(RefusedError) as refused:
        fill(template(line(text)), {"naam": CLIENT, "plaats": CLIENT})
    nl, en = refused.value.message
    assert nl == f"Het sjabloon vraagt om iets onbekends: {asked}. Bekend zijn: naam, plaats."
    assert en == f"The template asks for something unknown: {asked}. Known are: naam, plaats."
    assert refused.value.code == 2


def titled(file: Any) -> None:
    file.core_properties.title = "Brief over {{ naam }}"


def described(file: Any) -> None:
    picture = parse_xml(f'<w:pict {SPACES}><v:shape alt="{{{{ naam }}}}"/></w:pict>')
    file.add_paragraph().add_run()._r.append(picture)  # noqa: SLF001 - python-docx describes no pictures


def calculated(file: Any) -> None:
    code = parse_xml(f"<w:instrText {SPACES}>{{{{ naam }}}}</w:instrText>")
    file.add_paragraph().add_run()._r.append(code)  # noqa: SLF001 - python-docx makes no fields


@pytest.mark.parametrize(
    "fittings",
    [
        (line("{{ naam"),),
        (line("naam }}"),),
        (line("{{ naam }"),),
        (line("{{ naam"), line("plaats }}")),
        (line("{{ naam {{ plaats }}"),),
        (line("{{{ naam }}}"),),
        (line("{"), line("{{ naam }}")),
        (line("{% if naam %}x{% endif %}"),),
        (line("{%p for x in naam %}"),),
        (line("{", "% set x = 1 %", "}"),),
        (line("{# weg #}"),),
        (titled,),
        (described,),
        (calculated,),
    ],
    ids=["not closed", "not opened", "half closed", "over paragraphs", "opened twice", "three braces",
         "brace before", "statement", "loop", "statement cut up", "comment", "property", "description", "field code"],
)  # fmt: skip
@pytest.mark.parametrize("action", [placeholders, lambda data: fill(data, {"naam": CLIENT, "plaats": CLIENT})],
                         ids=["placeholders", "fill"])  # fmt: skip
def test_anything_else_between_braces_is_refused(action: Callable[[bytes], Any], fittings: tuple[Fitting, ...]) -> None:
    with pytest.raises(RefusedError) as refused:
        action(template(*fittings))
    assert refused.value.message.nl.startswith("Het sjabloon klopt niet: ")
    assert refused.value.message.en.startswith("The template is not right: ")
    assert refused.value.code == 3


def _changed(name: str, content: bytes | None) -> bytes:
    """A template in which one file has another content, or is gone."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(template(line("{{ naam }}")))) as pack, zipfile.ZipFile(made, "w") as copy:
        for one in pack.namelist():
            if one != name:
                copy.writestr(one, pack.read(one))
            elif content is not None:
                copy.writestr(one, content)
    return made.getvalue()


def _zip() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as pack:
        pack.writestr("brief.txt", "x")
    return made.getvalue()


BROKEN = {
    "nothing": b"", "text": b"Geachte {{ naam }}", "old Word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "another zip": _zip(), "cut off": template(line("{{ naam }}"))[:3000],
    "no document": _changed("word/document.xml", None), "no types": _changed("[Content_Types].xml", None),
    "no XML": _changed("word/document.xml", b"<w:document"),
}  # fmt: skip


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("action", [placeholders, lambda data: fill(data, {"naam": CLIENT})],
                         ids=["placeholders", "fill"])  # fmt: skip
def test_a_file_that_is_no_word_file_is_refused(action: Callable[[bytes], Any], data: bytes) -> None:
    with pytest.raises(RefusedError) as refused:
        action(data)
    nl, en = refused.value.message
    assert nl == "Het sjabloon is geen Word-bestand dat te lezen is; bewaar het in Word als .docx."
    assert en == "The template is not a Word file that can be read; save it in Word as .docx."
    assert refused.value.code == 3


def test_a_fault_of_the_libraries_quotes_no_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> None:
        raise ValueError(CLIENT)

    monkeypatch.setattr("docxtpl.DocxTemplate.render", fails)
    with pytest.raises(RefusedError) as refused:
        fill(template(line("{{ naam }}")), {"naam": CLIENT})
    assert CLIENT not in "".join(traceback.format_exception(refused.value))


def test_nothing_is_written_to_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    fill(template(in_header, line("{{ naam }}")), {"naam": (LINKED, RAISED)})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("package", "action"),
    [
        ("docx", lambda: docx(Document("t", "nl", ()))),
        ("docx", lambda: placeholders(b"")),
        ("docxtpl", lambda: fill(b"", {})),
        ("docxtpl", lambda: placeholders(b"")),
    ],
    ids=["letter", "placeholders without python-docx", "fill", "placeholders"],
)
def test_without_the_extra(monkeypatch: pytest.MonkeyPatch, package: str, action: Callable[[], Any]) -> None:
    monkeypatch.setitem(__import__("sys").modules, package, None)
    with pytest.raises(RefusedError) as refused:
        action()
    assert refused.value.message == (
        "Voor Word is een extra nodig: pip install 'cranio-evidence[docx]'",
        "Word needs an extra: pip install 'cranio-evidence[docx]'",
    )
    assert refused.value.code == 2


# Any text


def solid(text: str) -> str:
    """The characters that stand for something, in their order."""
    return "".join(one for one in text if unicodedata.category(one)[0] not in "CZ")


ANY = st.text(st.one_of(st.characters(), st.sampled_from("{}%#_ \n\r\t\a\f<>&\"'rp")), max_size=80)
TEMPLATE = template(line("voor {{ na", "am }} na"), in_header)


@settings(deadline=None)
@given(ANY, ANY)
def test_any_text_survives_in_a_letter(value: str, other: str) -> None:
    paragraph, fields = word(Body((Run(value), *faced("italic", other))), Fields(((f"f{other}", value),))).paragraphs
    assert solid(paragraph.text) == solid(value + other)
    assert solid(fields.text) == solid(f"f{other}:{value}")


@settings(deadline=None)
@given(ANY, ANY)
def test_any_text_survives_in_a_template(value: str, other: str) -> None:
    file = filled(TEMPLATE, {"naam": ((Run(value), *faced("bold", other)), (Run(other),))})
    first, second = file.paragraphs
    assert solid(first.text) == solid(f"voor1.{value}{other}")
    assert solid(second.text) == solid(f"2.{other}na")
    assert filled(TEMPLATE, {"naam": value}).sections[0].header.paragraphs[0].text == file_text(value)


def file_text(value: str) -> str:
    """What a header with this value says, read from a letter."""
    return "Kop " + str(word(Body((Run(value),))).paragraphs[0].text)
