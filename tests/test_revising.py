"""Are the user's own records revised by the commands in whichever format they stand, and nothing beside them?"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import every_format
import pytest
from conftest import Ask
from every_format import FILES, KEYS, STUDIES, texts

from cranio_evidence import lookup, own
from cranio_evidence.library import Library
from cranio_evidence.lookup import Checked, Service
from cranio_evidence.study import Notice


@pytest.fixture(autouse=True)
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An own library in each format."""
    every_format.packaged(tmp_path / "packaged", monkeypatch)
    return every_format.fill(tmp_path / "data" / "cranio-evidence")


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
    assert texts(mine) == {
        **texts(mine),
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
    before, was = texts(mine), Library.open(mine)
    code, _, told = ask("retag", key, "--condition", "hoofdpijn")
    assert (code, told) == (0, f"Wijziging 1: andere trefwoorden: {key}. Ongedaan maken: evidence undo")
    now = Library.open(mine)
    assert now.study(key) == was.study(key)._replace(conditions=("headache",))
    assert all(now.study(other) == was.study(other) for other in KEYS if other != key)
    ask("undo")
    assert texts(mine) == before
