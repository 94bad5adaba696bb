"""Is the therapist's own library added to, edited and undone by the commands, and is nothing ever half-done?"""

import io
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from conftest import Ask
from every_format import PLACE
from played import DOI, PMID, XML, Answer, Played, message, playing

from cranio_evidence import drafts, folders, formats, own, revising
from cranio_evidence.faults import RefusedError
from cranio_evidence.journal import Journal
from cranio_evidence.library import Library
from cranio_evidence.reference import Name, Reference

PACKAGED = {
    "studies.yaml": """\
- key: haller2016neck
  form: article
  notice: {kind: none-found, checked: 2026-01-01}
  modality: [craniosacral-therapy]
  conditions: [migraine]
  design: cohort
  participants: {enrolled: 54}
  funding: {nl: Een fonds., en: A fund.}
  sources:
    - {id: s1, kind: abstract, url: "https://example.org/good", seen: 2026-01-01}
""",
    "references.bib": f"""\
@article{{haller2016neck,
  author = {{Haller, Heidemarie}},
  title = {{Craniosacral therapy for the treatment of chronic neck pain}},
  journaltitle = {{Clin J Pain}},
  date = {{2016}},
  doi = {{{DOI}}},
  eprint = {{{PMID}}},
  eprinttype = {{pubmed}},
}}
""",
    "conditions.yaml": "- {id: migraine, name: {nl: migraine, en: migraine}}\n"
    "- {id: headache, name: {nl: hoofdpijn, en: headache}}\n",
}
NEW_DOI = "10.1234/sacrum.2020"
RIS = f"""\
TY  - JOUR
AU  - Jansen, Piet
TI  - The sacrum of long-distance runners: a cohort of four hundred
JO  - Journal of Things
PY  - 2020
DO  - {NEW_DOI}
ER  -

TY  - JOUR
AU  - Haller, Heidemarie
TI  - Neck
JO  - Clin J Pain
DO  - {DOI.upper()}
ER  -

TY  - JOUR
AU  - Nobody, N
ER  -
"""
KEY = "jansen2020sacrum"


@pytest.fixture(autouse=True)
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A packaged library of one study, which is quickly read."""
    folder = tmp_path / "packaged"
    folder.mkdir()
    for name, text in PACKAGED.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(folders, "packaged", lambda: folder)
    return folder


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Where the own library comes to stand, by itself."""
    return tmp_path / "data" / "cranio-evidence"


@pytest.fixture(scope="module")
def server() -> Iterator[Played]:
    """Crossref and PubMed, played on this machine."""
    with playing() as played:
        yield played


@pytest.fixture
def crossref(server: Played, monkeypatch: pytest.MonkeyPatch) -> Played:
    """The server, which knows a new publication."""
    monkeypatch.setenv("EVIDENCE_CROSSREF", server.base)
    monkeypatch.setenv("EVIDENCE_PUBMED", server.base)
    server(message(DOI=NEW_DOI, title=["The sacrum of runners"], subtitle=None))
    server.asked.clear()
    return server


@pytest.fixture
def ris(tmp_path: Path) -> str:
    """A file of three publications: a new one, one that is there already, and one without a title."""
    file = tmp_path / "lijst met spatie.ris"
    file.write_text(RIS, encoding="utf-8")
    return str(file)


def _files(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in sorted(folder.iterdir()) if one.is_file()} if folder.is_dir() else {}


def _paste(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8"))


# --- adding -----------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("crossref")
def test_a_doi_becomes_a_draft_that_is_opened_by_itself(ask: Ask, shelf: Path) -> None:
    code, out, told = ask("add", NEW_DOI.upper())
    key = out.strip()
    assert (code, key) == (0, "haller2016sacrum")
    assert f"Het is een concept. Wat er open staat: evidence check {key}." in told
    record = (shelf / "studies.yaml").read_text(encoding="utf-8")
    assert record.startswith(f"- key: {key}\n  form: article\n  notice: {{kind: none-found, checked: {own.today()}}}\n")
    assert ask("check")[0] == 0
    assert "drafts" in ask("list", "--where", "sacrum runners")[1]
    assert ask("check", key)[0] == 1


def test_a_pmid_is_asked_of_pubmed(ask: Ask, crossref: Played) -> None:
    new = XML.replace(PMID, "99999999").replace("Chronic Neck Pain", "Sacral Ache in Runners")
    crossref(re.sub(re.escape(DOI), NEW_DOI, new, flags=re.IGNORECASE).encode())
    code, out, _ = ask("add", "pmid:99999999")
    assert (code, out) == (0, "haller2016sacral\n")
    assert ask("show", "pmid:99999999")[1].startswith("haller2016sacral\n")


@pytest.mark.usefixtures("crossref")
def test_a_pasted_citation_is_looked_up(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    _paste(monkeypatch, f"Haller H, e.a. The sacrum. Clin J Pain. 2016. https://doi.org/{NEW_DOI}.\n")
    assert ask("add")[:2] == (0, "haller2016sacrum\n")


def test_pasted_records_are_imported(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    _paste(monkeypatch, RIS)
    code, out, told = ask("add")
    assert (code, out) == (0, f"{KEY}\n")
    assert "3 gelezen: 1 toegevoegd" in told


def test_what_is_there_already_is_told_and_not_added(ask: Ask, shelf: Path, crossref: Played) -> None:
    code, out, told = ask("add", DOI.upper())
    assert (code, out) == (0, "haller2016neck\n")
    assert told == "Dit onderzoek staat er al (zelfde DOI). Zie: evidence show haller2016neck"
    assert not crossref.asked, "what is there need not be asked"
    title = "Craniosacral therapy for the treatment of chronic neck pain"
    crossref(message(DOI=NEW_DOI, title=[title], subtitle=None))
    assert "(zelfde titel)" in ask("add", NEW_DOI)[2]
    assert not shelf.exists()


def test_a_retracted_study_is_told(ask: Ask, crossref: Played) -> None:
    notice = {"type": "retraction", "DOI": "10.1234/r", "updated": {"date-parts": [[2021, 5, 1]]}}
    crossref(message(DOI=NEW_DOI, title=["The sacrum of runners"], subtitle=None, updated_by=[notice]))
    assert "Let op: ingetrokken" in ask("add", NEW_DOI)[2]


@pytest.mark.parametrize(
    "answer",
    [Answer(code=404), Answer(b"{"), Answer(code=403)],
    ids=["no", "cut", "shut"],
)
def test_without_an_answer_nothing_is_changed(ask: Ask, shelf: Path, crossref: Played, answer: Answer) -> None:
    crossref(answer)
    code, out, told = ask("add", NEW_DOI)
    assert (code, out) == (2, "")
    assert told.count(". ") <= 1
    assert "Traceback" not in told
    assert not shelf.exists()


@pytest.mark.parametrize(("words", "code"), [(("niets",), 2), (("10.1234",), 2), (("weg.ris",), 3)])
def test_what_is_no_number_is_told(ask: Ask, words: tuple[str, ...], code: int) -> None:
    assert ask("add", *words)[0] == code


# --- import and export ------------------------------------------------------------------------------------------------


def test_an_import_accounts_for_every_record_and_is_one_change(ask: Ask, shelf: Path, ris: str) -> None:
    code, out, told = ask("import", ris)
    assert (code, out) == (0, f"{KEY}\n")
    assert f"{ris}:9: staat er al als haller2016neck (zelfde DOI): Neck" in told
    assert f"{ris}:16: " in told
    assert "3 gelezen: 1 toegevoegd als concept, 1 stond er al, 1 mislukt." in told
    assert len(Journal(shelf).log()) == 1
    assert "0 toegevoegd als concept, 2 stonden er al, 1 mislukt." in ask("import", ris)[2]
    assert len(Journal(shelf).log()) == 1
    ask("undo")
    assert _files(shelf) == {}


def test_a_publication_that_stands_twice_in_a_file_comes_in_once(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "twice.ris"
    first = RIS.split("\n\n", maxsplit=1)[0]
    other = first.replace(NEW_DOI, "10.1234/other").replace("long-distance", "long distance")
    file.write_text(f"{first}\n\n{first.replace('Jansen', 'Janssen')}\n\n{other}\n", encoding="utf-8")
    code, out, told = ask("import", str(file))
    assert (code, out) == (0, f"{KEY}\n")
    assert "3 gelezen: 1 toegevoegd als concept, 2 stonden er al, 0 mislukt." in told
    assert "(zelfde titel)" in told


def test_what_this_library_cannot_read_fails_and_is_not_written(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "no-journal.ris"
    file.write_text("TY  - JOUR\nTI  - Without a journal at all\nER  - \n" + RIS, encoding="utf-8")
    code, out, told = ask("import", str(file))
    assert (code, out) == (0, f"{KEY}\n")
    assert f"{file}:1: " in told
    assert "4 gelezen: 1 toegevoegd als concept, 1 stond er al, 2 mislukt." in told
    assert ask("check")[0] == 0


def test_a_file_that_is_not_there_is_told(ask: Ask) -> None:
    assert ask("import", "weg.ris")[0] == 3
    assert ask("add", "mijn", "lijst.RIS") == (3, "", "Het bestand mijn lijst.RIS bestaat niet.")
    assert ask("add", "geen nummer.")[0] == 2


@pytest.mark.parametrize("command", ["edit", "retag", "remove"])
def test_the_help_asks_for_one_key_where_one_is_taken(ask: Ask, command: str) -> None:
    assert ask(command, "--help")[1].split("\n")[0].endswith(" {KEY}")


@pytest.mark.parametrize("form", ["biblatex", "ris", "csljson", "yaml", "nbib", "csv"])
def test_what_is_exported_is_known_again(ask: Ask, tmp_path: Path, ris: str, form: str) -> None:
    ask("import", ris)
    file = tmp_path / {"biblatex": "a.bib", "csljson": "a.json"}.get(form, f"a.{form}")
    code, out, told = ask("export", "--own", "--format", form, "-o", str(file))
    assert (code, out) == (0, "")
    assert f"Publicaties als {form}: 1." in told
    assert "1 gelezen: 0 toegevoegd als concept, 1 stond er al, 0 mislukt." in ask("import", str(file))[2]


@pytest.mark.parametrize(
    ("name", "form"), [("a.tsv", "csv"), ("a.YML", "yaml"), ("a.bib", "biblatex"), ("a", "biblatex")]
)
def test_the_ending_of_a_file_says_its_format(ask: Ask, tmp_path: Path, ris: str, name: str, form: str) -> None:
    ask("import", ris)
    told = ask("export", "--own", "-o", str(tmp_path / name))[2]
    assert f"Publicaties als {form}: 1." in told
    text = (tmp_path / name).read_text(encoding="utf-8")
    assert ("\t" in text) == (name == "a.tsv")
    assert formats.read(text.encode(), name).form == form
    assert "1 gelezen: 0 toegevoegd als concept, 1 stond er al" in ask("import", str(tmp_path / name))[2]


@pytest.mark.parametrize("name", ["a.txt", "a.docx"])
def test_an_ending_without_a_format_is_told(ask: Ask, tmp_path: Path, name: str) -> None:
    code, out, told = ask("export", "haller2016neck", "-o", str(tmp_path / name))
    assert (code, out) == (2, "")
    assert "hoort geen vorm: gebruik .bib, .csv, .json, .md, .nbib, .ris, .tsv, .yaml, .yml, of" in told
    assert ask("export", "haller2016neck", "--format", "ris", "-o", str(tmp_path / name))[0] == 0
    assert [one.name for one in tmp_path.glob("a.*")] == [name]


def test_an_export_may_be_of_a_complaint(ask: Ask) -> None:
    assert ask("export", "-c", "migraine")[1].startswith("@article{haller2016neck,\n")
    assert ask("export", "-c", "hoofdpijn")[1] == ""
    assert ask("export", "--format", "word")[0] == 2


# --- editing ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def mine(ask: Ask, shelf: Path, ris: str) -> Path:
    """An own library with one draft, and a comment above it."""
    ask("import", ris)
    file = shelf / "studies.yaml"
    file.write_text("# van mij\n" + file.read_text(encoding="utf-8") + "# het einde\n", encoding="utf-8")
    return shelf


def _editor(monkeypatch: pytest.MonkeyPatch, old: str, new: str, also: str = "") -> None:
    program = (
        f"import pathlib, sys; p = pathlib.Path(sys.argv[1]); p.write_text(p.read_text().replace({old!r}, {new!r}))"
    )
    file = Path(os.environ["XDG_DATA_HOME"]).parent / "editor.py"
    file.write_text(f"{program}\n{also}", encoding="utf-8")
    monkeypatch.setenv("VISUAL", f"'{sys.executable}' '{file}'")


def test_an_edit_changes_its_record_and_nothing_else(ask: Ask, mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (mine / "studies.yaml").read_text(encoding="utf-8")
    _editor(monkeypatch, "design: unknown", "design: cohort")
    code, _, told = ask("edit", KEY[:10])
    assert (code, told) == (0, f"Wijziging 2: gewijzigd: {KEY}. Ongedaan maken: evidence undo")
    assert (mine / "studies.yaml").read_text(encoding="utf-8") == before.replace("unknown", "cohort")
    assert ask("undo")[0] == 0
    assert (mine / "studies.yaml").read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        pytest.param("unknown", "cohorty", ":6: jansen2020sacrum: 'cohorty' is geen bekend woord", id="word"),
        pytest.param("conditions: []", "conditions: [neus]", "'neus' staat niet in conditions.yaml", id="complaint"),
        pytest.param("key: jansen", "key: janssen", "met de sleutel jansen2020sacrum", id="key"),
        pytest.param("conditions: []", "conditions: [", "YAML is niet te lezen", id="yaml"),
        pytest.param(
            "  open:", "  # open:", ":4: jansen2020sacrum: 'modality' is nog leeg: vul het in, of laat", id="open"
        ),
        pytest.param("design: unknown", "design: meta-analysis\n  xopen: []", "onbekend veld 'xopen'", id="field"),
    ],
)
def test_what_cannot_be_used_is_kept_in_a_file(
    ask: Ask, mine: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, says: str
) -> None:
    before = _files(mine)
    _editor(monkeypatch, old, new)
    code, _, told = ask("edit", KEY)
    assert code == 2
    assert says in told
    kept = Path(told.rpartition("Wat u typte, staat in ")[2])
    assert new in kept.read_text(encoding="utf-8")
    assert os.name != "posix" or stat.S_IMODE(kept.stat().st_mode) == 0o600
    kept.unlink()
    assert _files(mine) == before


def test_a_draft_counts_once_its_treatment_and_complaint_are_there(
    ask: Ask, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _editor(monkeypatch, "  open:", "  # open:")
    ask("retag", KEY, "--condition", "migraine")
    told = ask("edit", KEY)[2]
    assert "'modality' is nog leeg" in told
    assert "'conditions' is nog leeg" not in told
    Path(told.rpartition(" ")[2]).unlink()
    ask("retag", KEY, "--modality", "osteopathy")
    (mine / "studies.yaml").write_text(
        (mine / "studies.yaml")
        .read_text(encoding="utf-8")
        .replace("  design: unknown", f"  design: cohort\n  {PLACE}"),
        encoding="utf-8",
    )
    code, _, told = ask("edit", KEY)
    assert (code, told) == (0, f"Wijziging 4: gewijzigd: {KEY}. Ongedaan maken: evidence undo")
    assert not Library.open(mine).study(KEY).is_draft
    _editor(monkeypatch, "modality: [osteopathy]", "modality: []")  # what is no draft may say so
    assert ask("edit", KEY)[0] == 0


def test_a_record_that_changed_meanwhile_is_not_overwritten(
    ask: Ask, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = mine / "studies.yaml"
    also = f"p = pathlib.Path({str(file)!r}); p.write_text(p.read_text().replace('unknown', 'survey'))"
    _editor(monkeypatch, "unknown", "cohort", also)
    code, _, told = ask("edit", KEY)
    assert code == 2
    assert "is intussen gewijzigd; er is niets overschreven" in told
    Path(told.rpartition(" ")[2]).unlink()
    assert "design: survey" in file.read_text(encoding="utf-8")


def test_a_packaged_record_is_copied_and_stands_in_visibly(
    ask: Ask, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _editor(monkeypatch, "funding:", "# van mij\n  funding:")
    code, _, told = ask("edit", "haller2016neck")
    assert code == 0
    assert "vervangt nu het meegeleverde" in told
    assert "# van mij" in (shelf / "studies.yaml").read_text(encoding="utf-8")
    assert "vervangt het meegeleverde record" in ask("show", "haller2016neck")[1]
    assert ask("remove", "haller2016")[0] == 0
    assert "vervangt het meegeleverde record" not in ask("show", "haller2016neck")[1]


def test_an_editor_that_fails_or_is_not_there_is_told(ask: Ask, mine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _files(mine)
    for editor, code in (("false", 2), ("/nergens/editor", 3), ("'open", 2)):
        monkeypatch.setenv("VISUAL", editor)
        ended, _, told = ask("edit", KEY)
        assert ended == code
        Path(told.rpartition(" ")[2]).unlink()
    assert _files(mine) == before


def test_a_removed_study_is_gone_and_comes_back(ask: Ask, mine: Path) -> None:
    before = _files(mine)
    assert ask("remove", KEY) == (0, "", f"Wijziging 2: verwijderd: {KEY}. Ongedaan maken: evidence undo")
    assert (mine / "studies.yaml").read_text(encoding="utf-8") == "# van mij\n# het einde\n"
    assert ask("show", KEY)[0] == 2
    ask("undo")
    assert _files(mine) == before


def test_only_the_own_library_is_removed_from(ask: Ask, mine: Path) -> None:
    code, _, told = ask("remove", "haller2016neck")
    assert code == 2
    assert f"staat niet in uw eigen bibliotheek ({mine})" in told


def test_the_log_tells_what_was_done_and_undone(ask: Ask, mine: Path) -> None:
    ask("remove", KEY)
    ask("undo", "2")
    rows = [line.split("\t") for line in ask("log")[1].splitlines()]
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("3", f"ongedaan gemaakt: verwijderd: {KEY}", ""),
        ("2", f"verwijderd: {KEY}", "ongedaan gemaakt"),
        ("1", "geïmporteerd uit lijst met spatie.ris: 1", ""),
    ]
    assert ask("undo", "2")[0] == 2
    assert ask("undo", "--library", str(mine.parent / "leeg"))[0] == 2


def test_words_are_changed_in_their_place(ask: Ask, mine: Path) -> None:
    code, _, told = ask("retag", KEY, "--condition", "migraine, hoofdpijn", "--modality", "osteopathy")
    assert (code, told) == (0, f"Wijziging 2: andere trefwoorden: {KEY}. Ongedaan maken: evidence undo")
    study = Library.open(mine).study(KEY)
    assert (study.conditions, study.modality) == (("migraine", "headache"), ("osteopathy",))
    assert (mine / "studies.yaml").read_text(encoding="utf-8").startswith("# van mij\n- key: ")


def test_words_may_be_given_apart_and_as_they_are_shown(ask: Ask, mine: Path) -> None:
    words = ("-c", "migraine, Migraine", "-c", "hoofdpijn", "-c", "migraine")
    names = ("--modality", "Craniosacraaltherapie", "--modality", "cranial osteopathy, craniosacral-therapy")
    assert ask("retag", KEY, *words, *names)[0] == 0
    study = Library.open(mine).study(KEY)
    assert study.conditions == ("migraine", "headache")
    assert study.modality == ("craniosacral-therapy", "osteopathic-cranial")


def test_of_two_that_retag_at_once_the_second_is_told_to_do_it_again(mine: Path) -> None:
    before = revising.excerpt(Library.open(mine), mine, KEY)
    plans = [
        revising.retag(mine, before, revising.retagged(before, {"modality": [word]}))
        for word in ("osteopathy", "massage")
    ]
    plans[0].make()
    with pytest.raises(RefusedError) as refused:
        plans[1].make()
    assert refused.value.message.nl.endswith(f"Begin opnieuw met: evidence retag {KEY}")


@pytest.mark.parametrize("words", [(), ("--modality", "osteopaty"), ("--condition", "neus")])
def test_words_that_are_not_there_change_nothing(ask: Ask, mine: Path, words: tuple[str, ...]) -> None:
    before = _files(mine)
    assert ask("retag", KEY, *words)[0] == 2
    assert _files(mine) == before


def test_a_change_is_shown_and_asked_on_a_terminal(
    ask: Ask, shelf: Path, ris: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    answers = ["misschien", " Nee "]
    monkeypatch.setattr(typer, "prompt", lambda *_, **__: answers.pop(0))
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    code, _, told = ask("import", ris)
    assert code == 0
    assert f"studies.yaml + - key: {KEY}" in told
    assert "Antwoord met j of n. Er is niets gewijzigd." in told
    assert not (shelf / "studies.yaml").exists()
    assert ask("import", ris, "--yes")[0] == 0
    assert (shelf / "studies.yaml").exists()


# --- looking again ----------------------------------------------------------------------------------------------------


def test_refresh_notes_what_is_new_in_own_records_and_lists_it(ask: Ask, mine: Path, crossref: Played) -> None:
    notice = {"type": "retraction", "DOI": "10.1234/r", "updated": {"date-parts": [[2021, 5, 1]]}}
    crossref(message(DOI=NEW_DOI, updated_by=[notice]))
    code, out, told = ask("refresh", KEY)
    assert code == 0
    assert out.startswith(f"{KEY}\tingetrokken (ingetrokken, 2021-05-01, 10.1234/r); was: niet nagegaan")
    assert "Van 1 van de 1 DOI's antwoord van Crossref: 1 anders dan bekend; 0 zonder antwoord; 0 onderzoeken" in told
    assert f"notice: {{kind: retracted, checked: {own.today()}}}\n" in (mine / "studies.yaml").read_text(
        encoding="utf-8"
    )
    assert ask("refresh", KEY)[1] == ""


def test_refresh_goes_on_after_one_that_fails(ask: Ask, mine: Path, crossref: Played) -> None:
    before = _files(mine)
    crossref(Answer(code=404), message(DOI=DOI))
    code, _, told = ask("refresh", KEY, "haller2016neck")
    assert code == 0
    assert f"{KEY}: " in told
    assert "Van 1 van de 2 DOI's antwoord van Crossref: 0 anders dan bekend; 1 zonder antwoord; 0 onderzoeken" in told
    assert _files(mine) == before


# --- keys, places, and crashes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "key"),
    [
        (
            Reference("", "article", "The Shoulder of Ünal", "2020", authors=(Name("Öztürk-Ünal"),)),
            "ozturkunal2020shoulder",
        ),
        (Reference("", "article", "Neck", "2016", authors=(Name("Haller"),)), "haller2016neck-2"),
        (Reference("", "web", "A", None, authors=(Name(literal="World Health Organization"),)), "world"),
        (Reference("", "article", "Trial of patients", "2020"), "anon2020"),
        (Reference("", "article", "头痛 Shoulder", "2020", authors=(Name("3M"),)), "anon3m2020shoulder"),
    ],
    ids=["accents", "taken", "group", "nobody", "other-letters"],
)
def test_a_key_is_first_author_year_and_a_word(reference: Reference, key: str) -> None:
    assert drafts.key_for(reference, Library.open()) == key


def test_a_folder_that_is_named_goes_before_the_settings(ask: Ask, tmp_path: Path, ris: str) -> None:
    ask("config", "set", "bibliotheek.map", str(tmp_path / "in-git"))
    ask("import", ris)
    assert (tmp_path / "in-git" / "studies.yaml").exists()
    assert ask("show", KEY)[0] == 0
    ask("import", ris, "--library", str(tmp_path / "named"))
    assert (tmp_path / "named" / "studies.yaml").exists()


def test_a_change_that_was_cut_short_is_finished_by_the_next_question(ask: Ask, mine: Path) -> None:
    wanted = _files(mine)
    ask("remove", KEY)
    journal = mine / ".evidence" / "journal"
    (journal / "000002.json").rename(journal / "000002.pending.json")
    gone = _files(mine)
    for name, content in wanted.items():
        (mine / name).write_bytes(content)
    assert ask("show", KEY)[0] == 2
    assert _files(mine) == gone


def test_two_that_add_the_same_at_once_add_it_once(mine: Path) -> None:
    new = drafts.New(Reference("same2020", "web", "The same"))
    library = Library.open(mine)
    assert not library.knows("same2020")
    program = (
        "import sys; from pathlib import Path; from cranio_evidence import drafts, own; "
        "from cranio_evidence.reference import Reference\n"
        "own.add(Path(sys.argv[1]), [drafts.New(Reference('same2020', 'web', 'The same'))]).make()\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(mine)], stderr=subprocess.DEVNULL) for _ in range(2)
    ]
    assert sorted(one.wait(60) for one in running) == [0, 1]
    assert (mine / "studies.yaml").read_text(encoding="utf-8").count(f"key: {new.reference.key}") == 1
