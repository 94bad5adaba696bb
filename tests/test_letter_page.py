"""Does docs/letter.md tell what the letter really takes?"""

import re
import tomllib
from pathlib import Path

from cranio_evidence.letter.case import CASE_NAMES, Case, Practice, case
from cranio_evidence.letter.whole import placeholders

PAGE = (Path(__file__).parent.parent / "docs" / "letter.md").read_text(encoding="utf-8")
CODE = set(re.findall(r"`([^`\n]+)`", PAGE))


def test_the_example_fills_every_field_but_the_address() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, flags=re.DOTALL)
    told = case(tomllib.loads(example))
    assert [field for field, value in told._asdict().items() if not value] == ["gp_address"]


def test_every_name_of_a_field_is_on_the_page() -> None:
    dutch = [name.nl for name in CASE_NAMES.values() if f"{name.nl} = " not in PAGE and name.nl not in CODE]
    assert dutch == []
    assert [name.en for name in CASE_NAMES.values() if name.en not in CODE and name.nl != name.en] == []


def test_every_placeholder_is_on_the_page() -> None:
    dutch = {name for name in placeholders(Case(), Practice(), None, "nl") if name in CODE}
    told = {
        name for row in re.findall(r"^\| (`.*?) \|", PAGE, flags=re.MULTILINE) for name in re.findall(r"`(\w+)`", row)
    }
    assert told <= dutch
    values = placeholders(Case(), Practice(), None, "nl")
    english = {name.en.replace("-", "_") for name in CASE_NAMES.values()}
    unsaid = set(values) - told - english - {"therapist", "evidence", "references", "foot", "draft"}
    assert unsaid <= {"name", "practice", "address", "phone", "register_number", "agb_practice"}
