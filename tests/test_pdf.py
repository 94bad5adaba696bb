"""Does a letter become a PDF that a GP can read, search, print and have read aloud?"""

import getpass
import io
import os
import re
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pypdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from cranio_evidence.cite.runs import PLAIN, Run, Runs
from cranio_evidence.faults import RefusedError
from cranio_evidence.letter.document import Block, Body, Document, Fields, Foot, Heading, Mark, References, Table
from cranio_evidence.letter.pdf import pdf
from cranio_evidence.vocabulary import Lang

ITALIC, RAISED = frozenset(["italic"]), frozenset(["superscript"])
DOI = "https://doi.org/10.1097/AJP.0000000000000290"
OLD_DOI = "https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"


def _runs(text: str) -> Runs:
    return (Run(text),)


LETTER = Document(
    "Brief aan de huisarts",
    "nl",
    (
        Mark("CONCEPT"),
        Fields((("Van", "M. de Vries-Yılmaz"), ("Adres", "Dorpsstraat 12\n3511 AB Utrecht"), ("Telefoon", "030 12"))),
        Fields((("Datum", "22 november 2026"), ("Betreft", "mw. Zwaantje Łukasz"), ("", "met spoed"))),
        Heading("Aanleiding"),
        Body(_runs("Uw patiënte kwam met nekpijn.")),
        Heading("Wat er is onderzocht"),
        Body((Run("Eén onderzoek vond verschil: −21 mm, p ≥ 0,05."), Run("1,3–5", RAISED), Run(" Meer niet."))),
        Table(
            ("Onderzoek", "Deelnemers"),
            ((_runs("Haller 2016"), _runs("54")), ((Run("Harrison", ITALIC),), _runs("157"))),
        ),
        Heading("Literatuur"),
        References(((Run("Haller H. "), Run("Pain", ITALIC), Run(". "), Run(DOI, link=DOI)), _runs("Harrison."))),
        Foot("Stand 22 november 2026."),
    ),
)
IN_ORDER = (
    "CONCEPT", "Van:", "M. de Vries-Yılmaz", "Adres:", "Dorpsstraat 12", "3511 AB Utrecht", "Telefoon:", "Datum:",
    "22 november 2026", "Betreft:", "mw. Zwaantje Łukasz", "met spoed", "Aanleiding", "Uw patiënte kwam met nekpijn.",
    "Wat er is onderzocht", "Eén onderzoek vond verschil: −21 mm, p ≥ 0,05.", "1,3–5", "Meer niet.",
    "Onderzoek Deelnemers", "Haller 2016 54", "Harrison 157", "Literatuur", "1. Haller H. Pain.", DOI,
    "2. Harrison.", "Stand 22 november 2026.", "bladzijde 1 van 1",
)  # fmt: skip


def _document(*blocks: Block, lang: Lang = "nl") -> Document:
    return Document("Brief", lang, blocks)


@lru_cache(maxsize=4)
def _read(document: Document) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf(document)))


def _text(document: Document) -> str:
    """What a reader finds by searching: words that were broken at the end of a line are whole again."""
    return "\n".join(page.extract_text() for page in _read(document).pages).replace("\xad\n", "")


def _bare(text: str) -> str:
    return "".join(text.split())


def _at(reader: pypdf.PdfReader, name: str) -> Any:
    """What stands under a name at the root of the file."""
    return reader.root_object[name].get_object()


def _fonts(page: pypdf.PageObject) -> list[Any]:
    resources: Any = page["/Resources"]
    return [font.get_object() for font in resources["/Font"].values()]


def _tags(reader: pypdf.PdfReader) -> Iterator[dict[str, Any]]:
    """The tags that a screen reader follows."""
    left = [_at(reader, "/StructTreeRoot")]
    while left:
        node = left.pop().get_object()
        if isinstance(node, list):
            left += node
        elif isinstance(node, dict):
            if "/S" in node:
                yield node
            left += [node["/K"]] if "/K" in node else []


def _metadata(reader: pypdf.PdfReader) -> str:
    return str(_at(reader, "/Metadata").get_data(), "utf-8")


def _places(reader: pypdf.PdfReader) -> dict[str, tuple[int, int]]:
    """Where on the first page each piece of text begins: from the left, and from below."""
    found: dict[str, tuple[int, int]] = {}

    def note(text: str, page: list[float], at: list[float], *_: object) -> None:
        x, y = (page[side] * at[4] + page[side + 2] * at[5] + page[side + 4] for side in (0, 1))
        found.setdefault(text.strip(), (round(x), round(y)))

    reader.pages[0].extract_text(visitor_text=note)
    return found


def test_every_block_is_there_in_its_order() -> None:
    text = " ".join(_text(LETTER).split())
    places = [text.find(words) for words in IN_ORDER]
    assert -1 not in places, IN_ORDER[places.index(-1)]
    assert places == sorted(places)


def test_the_page_is_a4_and_its_fonts_are_inside() -> None:
    for page in _read(LETTER).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
        assert _fonts(page)
        for font in _fonts(page):
            described = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & described.keys(), font["/BaseFont"]


@pytest.mark.parametrize(("lang", "said"), [("nl", "bladzijde {} van {}"), ("en", "page {} of {}")])
def test_every_page_has_its_number(lang: Lang, said: str) -> None:
    pages = _read(_document(*[Body(_runs("Een alinea.\n" * 20))] * 6, lang=lang)).pages
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert page.extract_text().endswith(said.format(number, len(pages)))


def test_the_mark_stands_once_on_every_page() -> None:
    pages = _read(_document(Mark("CONCEPT"), *[Body(_runs("Een alinea.\n" * 20))] * 6)).pages
    assert [page.extract_text().count("CONCEPT") for page in pages] == [1] * len(pages)
    assert len(pages) > 1


def test_a_letter_without_a_mark_has_none() -> None:
    pages = _read(_document(*[Body(_runs("Een alinea.\n" * 20))] * 6)).pages
    assert pages[1].extract_text().startswith("Een alinea.")


def test_headings_of_a_table_return_on_the_next_page() -> None:
    rows = tuple((_runs(f"Rij {number}"), _runs("54")) for number in range(80))
    pages = _read(_document(Table(("Onderzoek", "Deelnemers"), rows))).pages
    assert [page.extract_text().split("\n")[0] for page in pages] == ["Onderzoek Deelnemers"] * len(pages)
    assert len(pages) > 1


def test_values_stand_below_each_other_and_two_blocks_of_fields_side_by_side() -> None:
    at = _places(_read(LETTER))
    assert at["M. de Vries-Yılmaz"][0] == at["Dorpsstraat 12"][0] == at["3511 AB Utrecht"][0] > at["Telefoon:"][0]
    assert at["Van:"][1] == at["M. de Vries-Yılmaz"][1] == at["Datum:"][1] == at["22 november 2026"][1]
    assert at["met spoed"][0] == at["Datum:"][0] > at["M. de Vries-Yılmaz"][0]


def test_a_screen_reader_finds_headings_tables_and_lists() -> None:
    reader = _read(LETTER)
    assert _at(reader, "/MarkInfo")["/Marked"]
    tags = Counter(tag["/S"] for tag in _tags(reader))
    wanted = {"/H1": 3, "/Table": 1, "/THead": 1, "/TH": 2, "/TD": 4, "/L": 1, "/LI": 2, "/Lbl": 2, "/Link": 1}
    assert {name: tags[name] for name in wanted} == wanted
    assert [one.title for one in reader.outline if isinstance(one, pypdf.generic.Destination)] == [
        "Aanleiding",
        "Wat er is onderzocht",
        "Literatuur",
    ]
    assert "<pdfuaid:part>1</pdfuaid:part>" in _metadata(reader)


def test_references_have_numbers_only_where_the_text_refers_by_number() -> None:
    entries = (_runs("Haller."), _runs("Harrison."))
    assert "1. Haller.\n2. Harrison.\n" in _text(_document(References(entries)))
    assert "Haller.\nHarrison.\n" in _text(_document(References(entries, numbered=False)))


@pytest.mark.parametrize(("lang", "code"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_the_language_is_told(lang: Lang, code: str) -> None:
    assert _at(_read(_document(Body(_runs("x")), lang=lang)), "/Lang") == code


def test_words_are_hyphenated_in_the_language_of_the_letter() -> None:
    broken = _read(_document(Body(_runs("de gerandomiseerdevergelijking " * 12)))).pages[0].extract_text()
    assert set(re.findall(r"(\w+)\xad\n", broken)) & {"geran", "gerando", "gerandomiseer", "gerandomiseerde"}


def test_metadata_hold_a_title_and_nothing_of_persons_times_or_machines() -> None:
    reader = _read(LETTER)
    assert reader.metadata is not None
    assert reader.metadata.keys() == {"/Title", "/Creator"}
    assert reader.metadata.title == LETTER.title
    assert re.fullmatch(r"Typst [\d.]+", reader.metadata.creator or "")
    told = _metadata(reader)
    assert f">{LETTER.title}<" in told
    assert not re.search(r"Łukasz|Vries|creator>|Date>|Producer>", told)


def test_no_name_of_this_machine_or_its_user_is_anywhere_in_the_file() -> None:
    made = pdf(LETTER)
    inside = pypdf.PdfReader(io.BytesIO(made))
    size: Any = inside.trailer["/Size"]
    parts = [inside.get_object(number) for number in range(1, size)]
    everything = made + b"\n".join(one.get_data() for one in parts if isinstance(one, pypdf.generic.StreamObject))
    for name in (socket.gethostname(), os.path.expanduser("~/"), os.getcwd(), f"/{getpass.getuser()}/"):  # noqa: PTH109, PTH111 - as text
        assert name.encode() not in everything


@pytest.mark.parametrize("address", [DOI, OLD_DOI, "mailto:info@voorbeeld.nl"])
def test_links_lead_where_they_should(address: str) -> None:
    reader = _read(_document(Body((Run("Zie "), Run("hier", ITALIC, address), Run(".")))))
    annotations: Any = reader.pages[0]["/Annots"]
    assert [one.get_object()["/A"]["/URI"] for one in annotations] == [address]


SHAPES = {
    "italic": "Italic", "bold": "Bold", "smallcaps": "Regular", "superscript": "Regular", "subscript": "Regular",
}  # fmt: skip


@pytest.mark.parametrize("face", SHAPES)
def test_faces_are_seen(face: str) -> None:
    plain, faced = (_read(_document(Body((Run("Woord 12", faces),)))) for faces in (PLAIN, frozenset([face])))
    assert "Woord 12" in faced.pages[0].extract_text()
    assert any(SHAPES[face] in font["/BaseFont"] for font in _fonts(faced.pages[0]))
    pages = [reader.pages[0].get_contents() for reader in (plain, faced)]
    assert len({page.get_data() for page in pages if page is not None}) == 2


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert pdf(LETTER) == pdf(LETTER)


def _elsewhere(program: str, **environment: str) -> bytes:
    """What a program of this test prints in a process of its own."""
    given = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": os.path.dirname(__file__), **environment}  # noqa: PTH120 - as text
    return subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=given).stdout


def test_the_order_of_faces_does_not_change_the_bytes() -> None:
    program = (
        "import sys, test_pdf as t\n"
        "faces = frozenset(['italic', 'bold', 'smallcaps', 'superscript', 'subscript'])\n"
        "sys.stdout.buffer.write(t.pdf(t._document(t.Body((t.Run('woord', faces),)))))"
    )
    assert _elsewhere(program, PYTHONHASHSEED="1") == _elsewhere(program, PYTHONHASHSEED="2") != b""


def test_nothing_is_written_to_disk() -> None:
    pytest.importorskip("resource")  # no other system can forbid a process to write
    program = (
        "import resource, sys, test_pdf as t\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n"
        "sys.stdout.buffer.write(t.pdf(t.LETTER))"
    )
    assert _elsewhere(program) == pdf(LETTER)


def test_typst_is_loaded_only_for_a_pdf() -> None:
    assert _elsewhere("import sys, cranio_evidence.letter.pdf; print('typst' in sys.modules)").strip() == b"False"


def _everywhere(text: str) -> dict[str, Block]:
    """The text in each place where a letter can hold one."""
    runs = _runs(text)
    return {
        "mark": Mark(text),
        "heading": Heading(text),
        "label": Fields(((text, "x"),)),
        "value": Fields((("x", text),)),
        "value without a label": Fields((("", text),)),
        "body": Body(runs),
        "heading of a table": Table((text,), ((_runs("x"),),)),
        "cell": Table(("x",), ((runs,),)),
        "reference": References((runs,)),
        "reference without a number": References((runs,), numbered=False),
        "foot": Foot(text),
    }


PLACES = tuple(_everywhere(""))
SIGNS = {
    "code": '#panic("x") #let #{1} #sys.inputs',
    "faces": "*a* _b_ `c` ~d~",
    "mathematics": "$x^2$ and $ x $",
    "labels": "@haller <x> </b> & &amp;",
    "backslashes": r"\ \n \u{41} \\ \#",
    "markup of lines": "= a - b + c / d: e 1. f",
    "comments": "a // b /* c */ d",
    "brackets": "[a] {b} (c) ]",
    "quotes": "'a' \"b\" ‘c’ “d” „e”",
    "dashes": "a - b -- c --- d – e — f ... …",
    "JSON": '"}, "blocks": [["Mark", "x"]], {"',
    "numbers": "≥ ≤ − ± × ² ³ ½ ₂ µ €",
    "accents": "Östgaard Łukasz Żeromska Yılmaz Şükrü İğde Nguyễn ĳ ß",
    "Greek and Cyrillic": "Ελληνικά Иван",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", SIGNS)
def test_signs_stay_text(name: str, place: str) -> None:
    document = _document(_everywhere(SIGNS[name])[place])
    assert _bare(SIGNS[name]) in _bare(_text(document))
    assert "pdfuaid" in _metadata(_read(document))


@pytest.mark.parametrize("words", ["שלום עולם", "مرحبا محمد", "mw. محمد Ali"], ids=["Hebrew", "Arabic", "both ways"])
def test_text_from_right_to_left_is_there(words: str) -> None:
    document = _document(Fields((("Naam", words),)))
    assert not Counter(_bare(words)) - Counter(_bare(_text(document)))
    assert "pdfuaid" in _metadata(_read(document))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("strange", ["😀🩺", "日本語", "ไทย", "\uffff"], ids=["emoji", "Chinese", "Thai", "none"])
def test_a_character_that_no_font_has_stops_nothing(strange: str, place: str) -> None:
    document = _document(_everywhere(f"voor {strange} na")[place], Body(_runs("Meer.")))
    text = _text(document)
    assert all(word in text for word in ("voor", "na", "Meer."))
    reader = _read(document)
    assert _at(reader, "/MarkInfo")["/Marked"]
    assert "pdfuaid" not in _metadata(reader)  # a box can not be read aloud


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x1c", "\x7f", "\x9f", "\ud83d"], ids=ascii)
def test_what_is_no_text_is_left_out(sign: str) -> None:
    document = _document(Heading(f"voor{sign}na"))._replace(title=f"Brief{sign}")
    assert "voorna" in _text(document)
    reader = _read(document)
    assert "pdfuaid" in _metadata(reader)
    assert reader.metadata is not None
    assert reader.metadata.title == "Brief"


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"], ids=ascii)
def test_lines_stay_lines(end: str, place: str) -> None:
    lines = _text(_document(_everywhere(f"een{end}twee{end}{end}drie")[place])).split("\n")
    first = next(number for number, line in enumerate(lines) if line.rstrip(" x").endswith("een"))
    assert lines[first + 1] == "twee"
    assert any(line.startswith("drie") for line in lines[first + 2 :])


LONG = {
    "digits": "1234567890" * 1000,
    "syllables": "kadomeriluno" * 833,
    "dots": "." * 10_000,
    "address": "https://voorbeeld.nl/" + "pagina/" * 1400,
    "words": "onderzoek " * 1000,
}


@pytest.mark.parametrize("place", [place for place in PLACES if place != "mark"])  # marks are our own words
def test_ten_thousand_characters_are_all_there(place: str) -> None:
    words = "1234567890" * 500 + " onderzoek" * 500
    text = re.sub(r"bladzijde \d+ van \d+", "", _text(_document(_everywhere(words)[place])))
    assert _bare(words) in _bare(text).replace("x", "")  # what stands beside it, on each page


@pytest.mark.parametrize("name", LONG)
def test_no_line_is_wider_than_the_page(name: str) -> None:
    for page in _read(_document(Fields((("Naam", LONG[name]),)), Body(_runs(LONG[name])))).pages:
        lines = page.extract_text().split("\n")
        assert max(map(len, lines)) < {"dots": 200}.get(name, 110)


@pytest.mark.parametrize(
    "address", ["info@craniosacraaltherapiepraktijkdezonnebloem.nl", DOI, OLD_DOI], ids=["mail", "DOI", "old DOI"]
)
def test_a_broken_address_is_whole_when_it_is_copied(address: str) -> None:
    fields = Fields((("E-mail of adres", address),))
    for page in _read(_document(fields, fields, References((_runs(f"Haller H. {address}"),)))).pages:
        lines = page.extract_text().split("\n")
        assert "".join(lines).count(address) == 3
        assert address not in lines


def test_a_long_dutch_word_is_hyphenated_like_any_other() -> None:
    word = "arbeidsongeschiktheidsverzekering"
    text = _read(_document(Body(_runs(f"de {word} " * 20)))).pages[0].extract_text()
    ends = [line.rstrip() for line in text.split("\n")[:-2]]
    assert all(line.endswith((word, "de", "\xad")) for line in ends)


def test_empty_blocks_stop_nothing() -> None:
    empty = (
        Mark(""),
        Heading(""),
        Fields(()),
        Fields((("", ""),)),
        Body(()),
        References(()),
        References(((),), numbered=False),
    )
    document = _document(*empty, Table((), ()), Table(("",), ((),)), Foot(""), Body(_runs("Meer.")))
    assert "Meer." in _text(document)
    assert "bladzijde 1 van 1" in _text(_document()._replace(title=""))


def test_without_the_extra_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(RefusedError) as refused:
        pdf(LETTER)
    assert refused.value.message.nl == "Voor PDF is een extra nodig: pip install 'cranio-evidence[pdf]'"
    assert refused.value.message.en == "PDF needs an extra: pip install 'cranio-evidence[pdf]'"
    assert refused.value.code == 2


def test_where_typst_fails_nothing_of_the_letter_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> bytes:
        raise typst.TypstError("could not set Łukasz", "could not set Łukasz")

    monkeypatch.setattr(typst, "compile", fail)
    with pytest.raises(RefusedError) as refused:
        pdf(LETTER)
    assert refused.value.code == 3
    assert refused.value.message == (
        "Van deze brief kan typst geen PDF maken.",
        "typst cannot make a PDF of this letter.",
    )
    assert refused.value.__cause__ is None
    assert refused.value.__context__ is None


@settings(max_examples=30, deadline=None)
@given(text=st.text(max_size=80), place=st.sampled_from(PLACES), title=st.text(max_size=10))
def test_no_text_stops_a_letter(text: str, place: str, title: str) -> None:
    assert "Meer." in _text(Document(title, "nl", (_everywhere(text)[place], Body(_runs("Meer.")))))


@settings(max_examples=30, deadline=None)
@given(
    text=st.text(st.characters(min_codepoint=0x20, max_codepoint=0x24F, exclude_categories=["C"]), max_size=80),
    place=st.sampled_from(PLACES),
)
def test_every_character_of_european_text_comes_back(text: str, place: str) -> None:
    assert _bare(text) in _bare(_text(_document(_everywhere(text)[place])))
