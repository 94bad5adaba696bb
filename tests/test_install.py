"""Does what people install hold the data, and does it answer outside a checkout?"""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_is_pure_python_with_the_data_inside(wheel: Path) -> None:
    assert wheel.name.endswith("-py3-none-any.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in ("studies.yaml", "references.bib", "conditions.yaml", "outcomes.yaml"):
        assert f"cranio_evidence/data/{name}" in names
        assert zipfile.ZipFile(wheel).read(f"cranio_evidence/data/{name}") == (ROOT / "data" / name).read_bytes()
    assert {"cranio_evidence/py.typed", "cranio_evidence/cli/typed.json"} <= names
    assert {f"cranio_evidence/cli/shells/evidence.{shell}" for shell in ("bash", "zsh", "fish")} <= names
    assert not any(name.startswith("tests/") for name in names)


def test_the_installed_package_answers_from_its_own_data(wheel: Path, tmp_path: Path) -> None:
    place = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(place)
    program = (
        "import cranio_evidence, sys; assert cranio_evidence.__file__.startswith(sys.argv[1]); "
        "from cranio_evidence.cli.app import run; sys.exit(run(['list', '-c', 'migraine', '-f', 'keys']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(place)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(place)},
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert done.stdout.startswith("jiang2023migraine\nmunozgomez2022cstmigraine\n")


def test_what_is_installed_needs_none_of_the_tools_for_developers(wheel: Path) -> None:
    metadata = next(name for name in zipfile.ZipFile(wheel).namelist() if name.endswith("METADATA"))
    lines = zipfile.ZipFile(wheel).read(metadata).decode().splitlines()
    needed = [line for line in lines if line.startswith("Requires-Dist:") and "extra ==" not in line]
    assert len(needed) == 10
    assert not any(name in line for line in needed for name in ("pytest", "mypy", "ruff", "hypothesis"))
    assert all("<" in line for line in needed), "majors are capped"
