"""Does what goes out to other programs come back, and does any file whatever lead to an answer or a fault?"""

import io
import json
import re
import subprocess
import time
import tracemalloc
from pathlib import Path

import pytest
from awkward import awkward
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from references import references

from cranio_evidence import bibtex, formats, processor
from cranio_evidence.bibtex import read_references
from cranio_evidence.faults import Problem, RefusedError
from cranio_evidence.formats import Entry, Read
from cranio_evidence.reference import Name, Reference

ROOT = Path(__file__).parent.parent
EXCHANGE = sorted(path for path in (Path(__file__).parent / "exchange").iterdir() if path.name != "expected.yaml")
LIBRARY = tuple(one.reference for one in read_references((ROOT / "data" / "references.bib").read_bytes(), "f")[0])
AWKWARD = tuple(one._replace(date=one.date or one.year or "") for one in awkward(200))
FAITHFUL = ("biblatex", "csljson", "yaml")
PLAIN = Reference("haller2016", "article", "Touch and pain", "2016", authors=(Name("Haller", "Heidemarie"),),
                  journal="Pain", date="2016")  # fmt: skip


def back(made: tuple[Reference, ...], form: str) -> Read:
    """What is read from what is written."""
    return formats.read(formats.write(made, form).text.encode(), f"made{formats.WRITERS[form]}")


@pytest.mark.parametrize("form", FAITHFUL)
@pytest.mark.parametrize("made", [LIBRARY, AWKWARD, ()], ids=["library", "awkward", "none"])
def test_what_goes_out_comes_back_field_for_field(form: str, made: tuple[Reference, ...]) -> None:
    read = back(made, form)
    assert read.failed == ()
    assert tuple(one.reference for one in read.entries) == made
    assert [one.lost for one in read.entries if one.lost] == []
    assert formats.write(made, form).lost == ()


@pytest.mark.parametrize("form", FAITHFUL)
@settings(deadline=None, max_examples=30, suppress_health_check=list(HealthCheck))
@given(made=references())
def test_any_publication_comes_back_field_for_field(form: str, made: Reference) -> None:
    read = back((made,), form)
    assert read.failed == ()
    assert [one.reference for one in read.entries] == [made]


@pytest.mark.parametrize("form", ["bibtex", "ris", "nbib", "csv"])
@settings(deadline=None, max_examples=20, suppress_health_check=list(HealthCheck))
@given(made=references())
def test_what_another_format_cannot_hold_is_told(form: str, made: Reference) -> None:
    written = formats.write((made,), form)
    read = formats.read(written.text.encode(), f"made{formats.WRITERS[form]}")
    assert len(read.entries) + len(read.failed) == 1
    told = {one.what.en for one in written.lost}
    if read.failed:
        assert told == {"the whole publication"}
        return
    changed = {field for field, value in made._asdict().items() if value != getattr(read.entries[0].reference, field)}
    assert bool(changed) == bool(told)


def test_the_bibtex_of_the_data_is_what_biblatex_writes() -> None:
    found, problems = bibtex.read_references(formats.write(LIBRARY, "biblatex").text.encode(), "f.bib")
    assert problems == []
    assert tuple(one.reference for one in found) == LIBRARY


@pytest.mark.parametrize(
    ("form", "most"),
    [
        pytest.param("bibtex", {"the subtitle: it now stands in the title", "kind of work", "authors"}, id="bibtex"),
        pytest.param("ris", {"the subtitle: it now stands in the title", "authors", "that there are more authors"},
                     id="ris"),
        pytest.param("nbib", {"the subtitle: it now stands in the title", "authors", "that there are more authors",
                              "key", "congress", "web address", "pages", "article number", "translators",
                              "pages in all", "kind of work"}, id="nbib"),
        pytest.param("csv", {"the subtitle: it now stands in the title", "authors"}, id="csv"),
    ],
)  # fmt: skip
def test_of_the_library_little_is_lost(form: str, most: set[str]) -> None:
    lost = formats.write(LIBRARY, form).lost
    assert {one.what.en for one in lost} <= most
    assert len(back(LIBRARY, form).entries) == len(LIBRARY)


def test_a_table_in_dutch_comes_back_too() -> None:
    text = formats.write(LIBRARY, "csv", "nl").text
    assert text.startswith("sleutel,soort publicatie,titel,jaar,auteurs")
    assert formats.read(text.encode(), "t.csv").entries == back(LIBRARY, "csv").entries


def test_markdown_is_a_numbered_list_and_tells_what_it_left_out() -> None:
    bare = Reference("bare", "article", "Without anything", pages="1-2")
    written = formats.write((PLAIN, bare), "markdown", "nl")
    assert written.text.startswith("1. Haller H. Touch and pain. Pain. 2016.")
    assert {one.key for one in written.lost} <= {"bare"}


def test_what_was_changed_elsewhere_goes_before_our_own_notes() -> None:
    made = PLAIN._replace(title="Touch", subtitle="a trial")
    text = formats.write((made,), "csljson").text
    assert '"custom"' in text
    changed = text.replace("Touch: a trial", "Touch: another trial")
    assert formats.read(changed.encode(), "x.json").entries[0].reference.whole_title == "Touch: another trial"


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(RefusedError, match="choose from biblatex"):
        formats.write((PLAIN,), "docx")


def test_signs_that_nobody_can_see_do_not_go_out() -> None:
    made = PLAIN._replace(title="Touch\nand\x00 \ud800pain\ufeff")
    for form in formats.READERS:
        assert back((made,), form).entries[0].reference.title == "Touch and pain"


def test_a_cell_that_a_table_program_would_work_out_is_text() -> None:
    made = PLAIN._replace(title='=HYPERLINK("x")')
    assert "\"'=HYPERLINK" in formats.write((made,), "csv").text
    assert back((made,), "csv").entries[0].reference.title == made.title


def plain(title: str) -> str:
    """A title as pandoc and we can be compared: without markup, braces, colons, its quotation marks and capitals."""
    return re.sub(r"[‘’“”\"]", "'", re.sub(r"</?(?:i|b|su[pb]|sc|span)\b[^>]*>|[{}:]", "", title)).casefold()


@pytest.mark.parametrize("form", ["bibtex", "biblatex", "ris", "csljson"])
@pytest.mark.parametrize("made", [LIBRARY, AWKWARD], ids=["library", "awkward"])
def test_pandoc_reads_it(form: str, made: tuple[Reference, ...]) -> None:
    told = {one.key for one in formats.write(made, form).lost if one.what.en == "authors"}
    command = [str(processor.pandoc("x")), "-f", form, "-t", "csljson"]
    text = formats.write(made, form).text
    done = subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=True)
    items = {one["id"]: one for one in json.loads(done.stdout)}
    assert items.keys() == {one.key for one in made}
    for one in made:
        item = items[one.key]
        assert plain(item["title"]) == plain(one.whole_title)
        if one.key in told:
            continue
        particles = ("dropping-particle", "non-dropping-particle")
        seen = [
            plain(" ".join(name[part] for part in (*particles, "family", "literal") if part in name))
            for name in item.get("author", [])
        ]
        assert len(seen) == len(one.authors) + (one.others and form != "ris")
        for text, name in zip(seen, one.authors, strict=False):  # pandoc takes more small words for particles than we
            assert text.endswith(plain(name.literal or name.family))


def answered(data: bytes, name: str) -> Read:
    """What is read; every fault has its place and both languages."""
    read = formats.read(data, name)
    for one in read.failed:
        assert isinstance(one, Problem)
        assert one.line >= 1
        assert one.file == name
        assert one.message.nl
        assert one.message.en
    for entry in read.entries:
        assert entry.reference.title
        assert 1 <= entry.line <= max(1, len(re.findall(rb"\r\n?|\n", data)) + 1) or b"\0" in data
        for text in (*entry.lost, *read.failed):
            str(text).encode()
    found = list(formats.stream(io.BytesIO(data), name)[1])
    assert len(found) == len(read.entries) + len(read.failed)
    return read


ENDINGS = ("bib", "ris", "nbib", "json", "csv", "yaml", "")


@pytest.mark.parametrize("ending", ENDINGS)
@settings(deadline=None, max_examples=20, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=300))
def test_any_bytes_lead_to_an_answer_or_a_fault(ending: str, data: bytes) -> None:
    answered(data, f"any.{ending}")


_PIECES = st.sampled_from(
    [b"{", b"}", b'"', b"\\", b"@article{", b"\nTY  - JOUR\n", b"\nER  - \n", b"\nPMID- 1\n", b"[", b"]", b",", b"#",
     b"\0", b"\xff", b"\r", b"\n", b"- ", b": ", b"*a", b"&a ", b"!!python/object:x ", b"1e999", b"9" * 5000,
     b"\\ud800"]
)  # fmt: skip


@pytest.mark.parametrize("path", EXCHANGE, ids=lambda path: path.name)
@settings(deadline=None, max_examples=3, suppress_health_check=list(HealthCheck))
@given(places=st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 40), _PIECES), min_size=1, max_size=3))
def test_a_damaged_file_leads_to_an_answer_or_a_fault(path: Path, places: list[tuple[int, int, bytes]]) -> None:
    data = path.read_bytes()
    for start, length, piece in places:
        at = start % (len(data) + 1)
        data = data[:at] + piece + data[at + length :]
    answered(data, path.name)


MANY = 8_000
MONSTERS: dict[str, tuple[str, bytes]] = {
    "braces": ("x.bib", b"@article{k, title = " + b"{" * MANY),
    "closed braces": ("x.bib", b"@article{k, title = " + b"{" * MANY + b"}" * MANY + b"}"),
    "accents": ("x.bib", b"@article{k, title = {" + rb"\'{" * MANY + b"}" * MANY + b"}}"),
    "entries that never close": ("x.bib", b"@a{k,\n" * 2_000),
    "a name of a million letters": ("x.bib", b"@a{k, title={t}, author={" + b"a" * 200_000 + b"}}"),
    "many names": ("x.bib", b"@a{k, title={t}, author={" + b"A, B and " * MANY + b"C, D}}"),
    "names in commas": ("x.bib", b"@a{k, title={t}, author={" + b"A, " * MANY + b"}}"),
    "strings that swell": ("x.bib", b"@string{a0 = {aaaaaaaaaa}}\n"
                           + b"".join(b"@string{a%d = %s}\n" % (n + 1, b"#".join([b"a%d" % n] * 9)) for n in range(9))
                           + b"@a{k, title = a9}"),
    "crossref in a ring": ("x.bib", b"@book{a, title={a}, crossref={b}}@book{b, title={b}, crossref={a}}"),
    "dollars": ("x.bib", b"@a{k, title={" + b"$a" * MANY + b"}}"),
    "ifmmode": ("x.bib", b"@a{k, title={" + b"\\ifmmode " * MANY + b"}}"),
    "a line of a million": ("x.ris", b"TY  - JOUR\nTI  - " + b"x " * 100_000 + b"\nER  - \n"),
    "a record of many lines": ("x.ris", b"TY  - JOUR\nTI  - x\n" + b"AB  - y\nz\n" * MANY + b"ER  - \n"),
    "many dashes": ("x.ris", b"TY  - JOUR\nTI  - x\nSP  - " + b"1-" * MANY + b"\nER  - \n"),
    "a long date": ("x.nbib", b"PMID- 1\nTI  - x\nDP  - " + b"2016 " * MANY + b"\n"),
    "a long source": ("x.nbib", b"PMID- 1\nTI  - x\nSO  - " + b"10.1000" * MANY + b"\n"),
    "brackets": ("x.json", b"[" * MANY),
    "objects": ("x.json", b'{"a":' * MANY),
    "closed objects": ("x.json", b'{"title":"t","a":' * MANY + b"1" + b"}" * MANY),
    "a huge number": ("x.json", b'{"title": "t", "volume": ' + b"9" * MANY + b"}"),
    "many quotes": ("x.json", b'{"' * MANY),
    "a note of a million": ("x.json", b'{"title": "t", "note": "' + b"PMID: " * MANY + b'"}'),
    "a cell that never closes": ("x.csv", b'title\n"' + b"a,\n" * MANY),
    "a cell of two million": ("x.csv", b"title\n" + b"a" * 1_100_000 + b"\nb\n"),
    "many columns": ("x.csv", b"title" + b",title" * MANY + b"\n" + b"x," * MANY + b"\n"),
    "aliases": ("x.yaml", b"- &a [x, x]\n" + b"".join(b"- &b%d [*a, *a, *a, *a, *a]\n" % n for n in range(1000))),
    "laughs": ("x.yaml", b"- a: &a [x,x,x,x,x,x,x,x]\n  b: &b [*a,*a,*a,*a,*a,*a,*a,*a]\n  c: [*b,*b,*b,*b,*b]\n"),
    "deep yaml": ("x.yaml", b"- " * MANY),
    "deep brackets in yaml": ("x.yaml", b"- title: " + b"[" * MANY),
    "nulls": ("x.txt", b"\0" * MANY),
    "blank lines": ("x.ris", b"\n" * MANY),
}  # fmt: skip


@pytest.mark.parametrize("name", MONSTERS)
def test_a_monster_takes_neither_time_nor_memory(name: str) -> None:
    file, data = MONSTERS[name]
    start = time.process_time()
    tracemalloc.start()
    try:
        answered(data, file)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 100_000_000, name
    assert time.process_time() - start < 10, name  # a hang, not a measurement: a quadratic reader takes hours


def test_a_large_file_is_read_one_by_one() -> None:
    record = b"TY  - JOUR\nTI  - Touch and pain\nAU  - Haller, H.\nJO  - Pain\nER  - \n\n"
    tracemalloc.start()
    form, found = formats.stream(io.BytesIO(record * 800), "large.ris")
    tracemalloc.reset_peak()
    assert (form, sum(isinstance(one, Entry) for one in found)) == ("ris", 800)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 500_000
