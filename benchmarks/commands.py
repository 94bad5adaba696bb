"""How long do commands take, in turns, as a user would start them?"""

import os
import statistics
import subprocess
import time
from pathlib import Path


def turns(cases: dict[str, list[str]], count: int, folder: Path | None = None) -> dict[str, list[float]]:
    """The seconds of each command in each of so many turns, in the surroundings that Python has at a user's.

    ``folder``: where they are run. Raises ``subprocess.CalledProcessError`` where one fails.
    """
    unusual = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
    environment = {name: value for name, value in os.environ.items() if name not in unusual}
    runs: dict[str, list[float]] = {name: [] for name in cases}
    for turn in range(count + 1):
        for name, words in cases.items():
            start = time.perf_counter()
            subprocess.run(words, capture_output=True, check=True, cwd=folder, env=environment)
            if turn:  # the first one writes the bytecode
                runs[name].append(time.perf_counter() - start)
    return runs


def medians(cases: dict[str, list[str]], count: int, folder: Path | None = None) -> dict[str, float]:
    """The median seconds of each command over so many turns (see ``turns``)."""
    return {name: statistics.median(found) for name, found in turns(cases, count, folder).items()}
