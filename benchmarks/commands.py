"""How long do commands take, in turns, as a user would start them, and where are the numbers kept?"""

import json
import os
import platform
import statistics
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

MEASURED = Path(__file__).parent / "measured"
# The command, with made-up records in the place of the packaged ones: the folder comes first.
ASK = """
import sys
from pathlib import Path
from cranio_evidence import folders
from cranio_evidence.cli.app import run
folders.packaged = lambda: Path(sys.argv[1])
sys.exit(run(sys.argv[2:]))
"""


def surroundings(home: Path | None = None) -> dict[str, str]:
    """The environment that Python has at a user's; ``home``: with its folders for settings and caches in there."""
    unusual = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "EVIDENCE_LIBRARY")
    found = {name: value for name, value in os.environ.items() if name not in unusual}
    if home is not None:
        found |= {"HOME": str(home), "XDG_CONFIG_HOME": str(home / "config"), "XDG_CACHE_HOME": str(home / "cache")}
    return found


def turns(
    cases: dict[str, list[str]], count: int, folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> dict[str, list[float]]:
    """The seconds of each command in each of so many turns.

    ``folder``: where they are run. ``environment``: by default ``surroundings``. Raises
    ``subprocess.CalledProcessError`` where one fails.
    """
    around = surroundings() if environment is None else environment
    runs: dict[str, list[float]] = {name: [] for name in cases}
    for turn in range(count + 1):
        for name, words in cases.items():
            start = time.perf_counter()
            subprocess.run(words, capture_output=True, check=True, cwd=folder, env=around)
            if turn:  # the first one writes the bytecode
                runs[name].append(time.perf_counter() - start)
    return runs


def medians(
    cases: dict[str, list[str]], count: int, folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> dict[str, float]:
    """The median seconds of each command over so many turns (see ``turns``)."""
    return {name: statistics.median(found) for name, found in turns(cases, count, folder, environment).items()}


def spread(seconds: list[float]) -> dict[str, float]:
    """The median of several runs, and the times between which half of them lay."""
    low, middle, high = statistics.quantiles(seconds, n=4) if len(seconds) > 1 else seconds * 3
    return {"median": middle, "low": low, "high": high}


def keep(name: str, numbers: object) -> None:
    """Keep the raw numbers of a benchmark with the machine they were measured on, for ``report.py``."""
    machine = {"system": platform.platform(), "python": platform.python_version(), "processors": os.cpu_count()}
    MEASURED.mkdir(exist_ok=True)
    told = {"machine": machine, "measured": time.strftime("%Y-%m-%d"), "numbers": numbers}
    (MEASURED / f"{name}.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
