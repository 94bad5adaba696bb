"""A small library in each format in which records may stand, beside a packaged one of a single study."""

from pathlib import Path

import pytest

from cranio_evidence import folders

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
KEYS = ("block2020below", "brace2020line", "list2020brackets", "json2020line", "json2020other", "brace2020lines")


def entry(key: str, number: int) -> str:
    return (
        f"@article{{{key},\n  title = {{{{Title}} of {key}}},\n  journaltitle = jtt,\n  date = {{2020}},\n"
        f"  doi = {{10.1234/{number}}},\n}}\n"
    )


def packaged(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a packaged library in a folder, which is quickly read."""
    folder.mkdir()
    outcomes = "outcomes:\n  - {id: pain, name: {nl: pijn, en: pain}, better: lower}\n"
    for name, text in {
        "conditions.yaml": CONDITIONS,
        "outcomes.yaml": outcomes,
        "studies.yaml": f"- {{key: pack2020aged, {FIELDS}}}\n",
        "references.bib": entry("pack2020aged", 99).replace("jtt", "{J}"),
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(folders, "packaged", lambda: folder)


def fill(folder: Path) -> Path:
    """Make the library in a folder."""
    (folder / "studies").mkdir(parents=True)
    entries = "\n".join(entry(key, number) for number, key in enumerate(KEYS[:-1]))
    last = f'{{"key": "{KEYS[-1]}", "kind": "web", "title": "Lines",  "doi": "10.1234/55"}}\n'
    references = {"references.bib": f"@string{{jtt = {{J Things}}}}\n\n{entries}", "references.jsonl": last}
    for name, text in {**FILES, **references}.items():
        (folder / name).write_bytes(text.encode())
    return folder


def texts(folder: Path) -> dict[str, str]:
    """What the files of a library folder say."""
    return {
        one.relative_to(folder).as_posix(): one.read_bytes().decode()
        for one in sorted(folder.rglob("*"))
        if one.is_file() and folders.HIDDEN not in one.parts
    }
