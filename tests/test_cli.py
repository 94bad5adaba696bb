"""Does every command do in the user's hands what it promises?"""

import json
import os
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from played import message, playing

from cranio_evidence import __version__, revising
from cranio_evidence.cli.app import COMMANDS, run
from cranio_evidence.library import Library

pytestmark = pytest.mark.usefixtures("warm_machine")


def evidence(*arguments: str, stdin: str = "", **environment: str) -> tuple[int, str, str]:
    """Exit code, output and messages of the real command, into a pipe."""
    done = subprocess.run(
        [sys.executable, "-m", "cranio_evidence", *arguments],
        capture_output=True,
        check=False,
        input=stdin,
        encoding="utf-8",
        env={**os.environ, **environment},
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("name", ["evidence", "cranio-evidence"])
def test_both_names_are_installed(name: str) -> None:
    command = Path(sys.executable).with_name(name)
    done = subprocess.run([str(command), "--version"], capture_output=True, check=True, encoding="utf-8")
    assert done.stdout == f"evidence {__version__}\n"


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example_that_works(
    command: str, lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, text, _ = evidence(command, "--help", LC_ALL=lang)
    assert code == 0
    word = "Voorbeeld: evidence" if lang == "nl" else "Example: evidence"
    example = next(line for line in text.splitlines() if word in line).split(": evidence ", 1)[1]
    place, crossref = tmp_path / "data" / "cranio-evidence", (tmp_path / "none").as_uri()
    if command in ("remove", "undo"):  # there must be something to take back
        before = revising.excerpt(Library.open(), place, "haller2016neck")
        revising.edit(place, before, before.text).make()
    if command == "import":
        (tmp_path / "zotero.ris").write_text("TY  - BOOK\nTI  - A book of its own\nER  -\n", encoding="utf-8")
        monkeypatch.chdir(tmp_path)
    with playing() if command == "refresh" else nullcontext() as played:
        if played is not None:
            played(message())
            crossref = played.base
        code, out, messages = evidence(*example.split(), LC_ALL=lang, EDITOR="true", EVIDENCE_CROSSREF=crossref)
    assert code == 0, messages
    assert out or messages


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    run([])
    shown = capsys.readouterr()
    assert all(name in shown.out + shown.err for name in COMMANDS)


def test_list_shows_the_migraine_trials_strongest_design_first() -> None:
    code, out, _ = evidence("list", "--condition", "migraine")
    assert code == 0
    rows = [line.split("\t") for line in out.splitlines()]
    assert all(len(row) == 10 for row in rows)
    assert [(row[0], row[4], row[5].startswith("een schijnbehandeling")) for row in rows[:4]] == [
        ("jiang2023migraine", "60", True),
        ("munozgomez2022cstmigraine", "50", True),
        ("mann2012migrainefeasibility", "69", False),
        ("curtis2011credibility", "65", False),
    ]
    found = {row[0]: row for row in rows}
    assert found["mann2012migrainefeasibility"][6].startswith("impact van hoofdpijn")
    assert found["mann2012migrainefeasibility"][7] == "geen verschil"
    assert found["munozgomez2022cstmigraine"][6] == "niet gezien"
    assert found["curtis2011credibility"][9] == "mann2012migrainefeasibility"


@pytest.mark.parametrize(
    "words", ["migraine", "hoofdpijn", "N89", "headache", "hoofdpijn met aura", "HOOFDPIJN", "Hoofd-pijn", "n89"]
)
def test_many_words_lead_to_the_migraine_trials(words: str) -> None:
    code, out, _ = evidence("list", "--condition", words, "--format", "keys")
    assert code == 0
    assert {"munozgomez2022cstmigraine", "mann2012migrainefeasibility", "arnadottir2013migraine"} <= set(out.split())


def test_loose_words_need_no_quotes() -> None:
    assert evidence("list", "--condition", "lage", "rugpijn", "-f", "keys") == evidence(
        "list", "-c", "lage rugpijn", "-f", "keys"
    )


def test_a_complaint_without_a_study_is_an_answer() -> None:
    code, out, messages = evidence("list", "--condition", "brain fog")
    assert (code, out) == (0, "")
    assert "geen onderzoek naar brain fog (hersenmist)" in messages
    assert json.loads(evidence("list", "--condition", "brain fog", "--format", "json")[1]) == []


@pytest.mark.parametrize(
    ("arguments", "lang", "says"),
    [
        (("list", "--condition", "hodpijn"), "nl", "Bedoelt u 'hoofdpijn'?"),
        (("list", "--condition", "hedache"), "en", "Did you mean 'headache'?"),
        (("list", "--condition", ""), "nl", ""),
        (("list", "--design", "rct"), "nl", "--design kent 'rct' niet"),
        (("list", "--condtion", "x"), "nl", "Bedoelt u --condition?"),
        (("list", "--min-n", "veel"), "nl", "--min-n"),
        (("list", "--format", "tabel"), "nl", "kies uit table"),
        (("lst",), "nl", "Bedoelt u 'list'?"),
        (("lst",), "en", "Did you mean 'list'?"),
        (("show", "haler2016neck"), "nl", "Bedoelt u 'haller2016neck'"),
        (("show", "haller"), "nl", "past bij meer onderzoeken"),
        (("show", "zzz"), "en", 'evidence search "zzz"'),
        (("cite",), "nl", "evidence cite haller2016neck"),
        (("cite", "miszewski2016neck"), "nl", "nergens gevonden"),
        (("cite", "powell2015backcase"), "en", "was not found anywhere"),
        (("cite", "haller2016neck", "--style", "natur"), "nl", "Bedoelt u nature"),
        (("letter",), "nl", "Noem de klacht"),
        (("letter", "-c", "nekpijn", "--lang", "fr"), "nl", "kies nl of en"),
        (("list", "--library"), "nl", "--library"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_mistakes_get_one_or_two_sentences(arguments: tuple[str, ...], lang: str, says: str) -> None:
    code, out, messages = evidence(*arguments, LC_ALL=lang)
    if not says:
        assert code == 0
        return
    assert code == 2
    assert out == ""
    assert says in messages
    assert "Traceback" not in messages
    assert len(messages.strip().splitlines()) <= 2


def test_json_gives_everything_typed() -> None:
    found = json.loads(evidence("list", "--condition", "nekpijn", "--format", "json")[1])
    trial = next(one for one in found if one["key"] == "haller2016neck")
    assert trial["participants"]["randomised"] == 54
    assert trial["outcomes"][0]["effects"][0] == {
        "measure": "mean-difference", "value": -21, "low": -32.6, "high": -9.4, "level": 95, "unit": "mm",
        "better": None,
    }  # fmt: skip
    assert trial["outcomes"][0]["primary"] is True
    assert trial["harms"]["serious"]["occurred"] is False
    assert trial["reference"]["DOI"] == "10.1097/ajp.0000000000000290"
    assert trial["reference"]["author"][0] == {"family": "Haller", "given": "Heidemarie"}
    assert trial["limitations"]["nl"]
    assert trial["limitations"]["en"]


@pytest.mark.parametrize("form", ["plain", "json", "jsonl", "csv", "yaml", "markdown", "keys", "table"])
def test_every_format_of_list_names_the_trial(form: str) -> None:
    code, out, _ = evidence("list", "--condition", "nekpijn", "--format", form)
    assert code == 0
    assert "haller2016neck" in out


def test_more_filters_give_fewer_studies() -> None:
    whole = set(evidence("list", "-f", "keys")[1].split())
    for extra in (
        ("--modality", "acupuncture"), ("--design", "case-report"), ("--comparator", "sham"), ("--min-n", "50"),
        ("--outcome", "pain-intensity"), ("--favours", "intervention"), ("--since", "2015"), ("--until", "2010"),
        ("--controlled",), ("--cited-by", "whitepaper"), ("--cited-by", "haller2020pain"), ("--limit", "3"),
    ):  # fmt: skip
        part = set(evidence("list", *extra, "-f", "keys")[1].split())
        assert part < whole, extra
        assert part, extra


def test_show_explains_the_misattribution() -> None:
    code, out, _ = evidence("show", "espilopez2018softtissue")
    assert code == 0
    lines = out.splitlines()
    assert lines[1].startswith("Let op bij aanhalen\t“Espí-López GV, 2017”")
    assert "arnadottir2013migraine" in lines[1]


@pytest.mark.parametrize(
    "name", ["haller2016neck", "haller2016", "10.1097/AJP.0000000000000290", "26340656", "pmid:26340656"]
)
def test_a_study_goes_by_many_names(name: str) -> None:
    assert evidence("show", name)[1].startswith("haller2016neck\n")


def test_show_says_what_was_not_seen() -> None:
    out = evidence("show", "munozgomez2022cstmigraine")[1]
    assert "Bijwerkingen\tNiet gezien" in out


def test_search_leads_from_the_wrong_name_to_the_right_study() -> None:
    code, out, messages = evidence("search", "Espí-López 2017")
    assert code == 0
    assert {line.split("\t")[0] for line in out.splitlines()[:2]} == {
        "espilopez2018softtissue",
        "espilopez2016tthquality",
    }
    assert "evidence show arnadottir2013migraine" in messages


def test_search_says_it_when_nothing_fits() -> None:
    code, out, messages = evidence("search", "kolk trauma")
    assert (code, out) == (0, "")
    assert messages.startswith("Niets past bij 'kolk trauma'. Het dichtst in de buurt:")


def test_cite_takes_keys_from_standard_input() -> None:
    code, out, _ = evidence("cite", "-", stdin="raviv2009ms\nhaller2016neck\n")
    assert code == 0
    assert out.startswith("1. Raviv G")
    assert "\n2. Haller H" in out


def test_cite_by_complaint_leaves_out_what_is_no_study_of_it() -> None:
    _, out, messages = evidence("cite", "--condition", "migraine")
    assert "Espí-López GV, Ruescas" not in out
    assert "espilopez2018softtissue" in messages


@pytest.mark.parametrize("command", ["cite", "letter"])
def test_cite_and_letter_as_json_hold_text_and_keys(command: str) -> None:
    made = json.loads(evidence(command, "-c", "multiple sclerosis", "-f", "json")[1])
    assert set(made) >= {"text", "keys"}
    assert "raviv2009ms" in made["keys"]
    assert "Raviv G" in made["text"]


def test_what_the_therapist_is_told_is_not_in_the_letter() -> None:
    _, out, messages = evidence("letter", "-c", "nekpijn")
    assert "Voor uzelf" in messages
    assert "Voor uzelf" not in out


def test_conditions_show_a_zero_where_there_is_no_study() -> None:
    found = {one["id"]: one for one in json.loads(evidence("conditions", "-f", "json")[1])}
    assert found["brain-fog"]["counts"]["sham"] == 0
    assert found["migraine"]["counts"] | {} == {
        "sham": 2, "randomised": 3, "controlled": 0, "uncontrolled": 1, "reviews": 0,
        "registered": 0, "apart": 2, "not_cst": 5, "not_found": 0,
    }  # fmt: skip
    assert found["migraine"]["icpc"][0]["edition"] == "unclear"


def test_check_finds_nothing_wrong_in_our_own_data() -> None:
    code, out, messages = evidence("check")
    assert (code, out) == (0, "")
    assert "Geen fouten" in messages


def test_check_names_file_line_and_key(tmp_path: Path, library: Library) -> None:
    lines = (
        "- key: mijn2020nek",
        "form: article",
        "modality: [craniosacral-therapy]",
        "conditions: [nekpijn]",
        "design: pre-post",
    )
    faulty = "\n  ".join(lines) + "\n"
    (tmp_path / "studies.yaml").write_text(faulty, encoding="utf-8")
    code, out, _ = evidence("check", "--library", str(tmp_path))
    assert code == 1
    assert f"{tmp_path / 'studies.yaml'}:4: mijn2020nek: 'nekpijn' staat niet in conditions.yaml" in out
    assert json.loads(evidence("check", "--library", str(tmp_path), "-f", "json")[1])[0]["key"] == "mijn2020nek"
    code, out, messages = evidence("list", "-c", "nekpijn", "-f", "keys", EVIDENCE_LIBRARY=str(tmp_path))
    assert code == 0
    assert "haller2016neck" in out
    assert "evidence check" in messages
    assert library.keys


def test_check_explains_itself() -> None:
    code, out, _ = evidence("check", "--explain", "interval", LC_ALL="en")
    assert (code, out) == (0, "interval: The estimate lies inside its interval.\n")
    assert evidence("check", "--explain", "all")[1].count("\n") > 10
    assert evidence("check", "--explain", "intervall")[0] == 2


def test_a_folder_that_is_not_there_is_told() -> None:
    code, _, messages = evidence("list", "--library", "/nergens")
    assert code == 3
    assert "bestaat niet" in messages


def test_a_closed_pipe_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-m", "cranio_evidence", "list"],
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
        encoding="utf-8",
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_language_follows_the_option_then_the_computer() -> None:
    assert "geen verschil" in evidence("list", "-c", "migraine", LC_ALL="nl_BE.UTF-8")[1]
    assert "no difference" in evidence("list", "-c", "migraine", LC_ALL="en_GB.UTF-8")[1]
    assert "no difference" in evidence("list", "-c", "migraine", "--lang", "en", LC_ALL="nl_NL.UTF-8")[1]
    assert "no difference" in evidence("--lang", "en", "list", "-c", "migraine")[1]


def test_output_is_utf8_whatever_the_console_says() -> None:
    code, out, _ = evidence("list", "-c", "nekpijn", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert code == 0
    assert "−21 mm" in out
