"""Are the user's own records revised by the commands in whichever format they stand, and nothing beside them?"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from conftest import Ask

from cranio_evidence import folders, lookup, own
from cranio_evidence.library import Library
from cranio_evidence.lookup import Checked, Service
from cranio_evidence.study import Notice

CONDITIONS = """\
- {id: migraine, name: {nl: migraine, en: migraine}}
- {id: headache, name: {nl: hoofdpijn, en: headache}}
"""
PLACE = "sources: [{id: s1, kind: abstract, url: 'https://example.org/a', seen: 2026-01-01}]"
FIELDS = f"form: article, modality: [], conditions: [migraine], design: cohort, {PLACE}"
OPEN = "form: article\n  modality: []\n  conditions: []\n  design: unknown\n  open: [modality]\n"
JSON = (
    '{"conditions": ["migraine"],"key":"json2020line",  "form": "article", "modality": [], "design": "cohort", '
    '"outcomes": [{"outcome": "pain", "source": "s1", "comparison": "within-group", '
    '"p": {"op": "=", "value": 0.060}}], "sources": [{"id": "s1", "kind": "abstract", '
    '"url": "https://example.org/a", "seen": "2026-01-01"}]}'
)
STUDIES = f"""\
# van mij
- key: block2020below
  notice: {{kind: unchecked}}   # nog vragen
  {OPEN}
- {{ key: brace2020line,  {FIELDS} }}   # op één regel
# tussen twee
- {{key: brace2020lines, notice: {{kind: unchecked}},
   {FIELDS}}}
"""
FILES = {
    "studies.yaml": STUDIES,
    "studies.jsonl": f"{JSON.replace('json2020line', 'json2020other')}\n\n{JSON}\n",
    "studies/lijst.yaml": f"[{{key: list2020brackets, {FIELDS}}}]\n",
}
KEYS = ("block2020below", "brace2020line", "brace2020lines", "json2020line", "json2020other", "list2020brackets")


def _entry(key: str, number: int) -> str:
    return (
        f"@article{{{key},\n  title = {{{{Title}} of {key}}},\n  journaltitle = jtt,\n  date = {{2020}},\n"
        f"  doi = {{10.1234/{number}}},\n}}\n"
    )


@pytest.fixture(autouse=True)
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A packaged library of one study, which is quickly read."""
    folder = tmp_path / "packaged"
    folder.mkdir()
    (folder / "conditions.yaml").write_text(CONDITIONS, encoding="utf-8")
    (folder / "outcomes.yaml").write_text(
        "outcomes:\n  - {id: pain, name: {nl: pijn, en: pain}, better: lower}\n", encoding="utf-8"
    )
    (folder / "studies.yaml").write_text(f"- {{key: pack2020aged, {FIELDS}}}\n", encoding="utf-8")
    (folder / "references.bib").write_text(_entry("pack2020aged", 99).replace("jtt", "{J}"), encoding="utf-8")
    monkeypatch.setattr(folders, "packaged", lambda: folder)
    return folder


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """An own library in each format."""
    shelf = tmp_path / "data" / "cranio-evidence"
    (shelf / "studies").mkdir(parents=True)
    entries = "\n".join(_entry(key, number) for number, key in enumerate(KEYS))
    for name, text in {**FILES, "references.bib": f"@string{{jtt = {{J Things}}}}\n\n{entries}"}.items():
        (shelf / name).write_bytes(text.encode())
    return shelf


def _texts(folder: Path) -> dict[str, str]:
    return {
        one.relative_to(folder).as_posix(): one.read_bytes().decode()
        for one in sorted(folder.rglob("*"))
        if one.is_file() and folders.HIDDEN not in one.parts
    }


# --- looking again ----------------------------------------------------------------------------------------------------


@pytest.fixture
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Crossref knows of no retraction of any DOI."""

    def notices(dois: Iterable[str], _: Service) -> Iterator[Checked]:
        return (Checked(doi) for doi in dois)

    monkeypatch.setattr(lookup, "notices", notices)


@pytest.mark.usefixtures("nothing_known")
def test_refresh_writes_in_every_format_and_names_where_it_cannot(ask: Ask, mine: Path) -> None:
    before = Library.open(mine)
    code, _, told = ask("refresh")
    assert code == 0
    assert "nagekeken op intrekking: 5" in told
    assert "geen zekere plaats voor is: list2020brackets. Zet het er zelf bij, onder notice." in told
    assert "pack2020aged" not in told
    day = own.today()
    said = f"{{kind: none-found, checked: {day}}}"
    in_json = json.dumps({"kind": "none-found", "checked": day})
    changed = STUDIES.replace("{kind: unchecked}", said).replace(" }   # op", f", notice: {said} }}   # op")
    assert _texts(mine) == {
        **_texts(mine),
        "studies.yaml": changed,
        "studies.jsonl": FILES["studies.jsonl"].replace("}]}\n", f'}}], "notice": {in_json}}}\n'),
        "studies/lijst.yaml": FILES["studies/lijst.yaml"],
    }
    after = Library.open(mine)
    for key in KEYS[:-1]:
        study = after.study(key)
        assert study.notice == Notice("none-found", day)
        assert study == before.study(key)._replace(notice=study.notice)


@pytest.mark.parametrize("key", ["block2020below", "brace2020line", "brace2020lines", "json2020line"])
def test_words_are_changed_in_every_format(ask: Ask, mine: Path, key: str) -> None:
    before, was = _texts(mine), Library.open(mine)
    code, _, told = ask("retag", key, "--condition", "hoofdpijn")
    assert (code, told) == (0, f"Wijziging 1: andere trefwoorden: {key}. Ongedaan maken: evidence undo")
    now = Library.open(mine)
    assert now.study(key) == was.study(key)._replace(conditions=("headache",))
    assert all(now.study(other) == was.study(other) for other in KEYS if other != key)
    ask("undo")
    assert _texts(mine) == before
