"""How do time and memory grow with the number of records? Draws ``docs/images/performance.svg``.

Run by the Python of ``.venv-rivals``, which has matplotlib.
"""

import json
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")
from matplotlib import pyplot as plt

HERE = Path(__file__).parent
PICTURE = HERE.parent / "docs" / "images" / "performance.svg"
_LINES = {
    "compile, s": ("compiled", "whole", "seconds"),
    "after one edit, s": ("compiled", "after an edit", "seconds"),
}


def main() -> None:
    """Draw time on the left and memory on the right, both on logarithmic axes."""
    told: dict[str, Any] = json.loads((HERE / "measured" / "scale.json").read_text(encoding="utf-8"))["numbers"]
    sizes = [size for size in told["compiled"] if size.replace(",", "").isdigit()]
    records = [int(size.replace(",", "")) for size in sizes]
    mpl.rcParams["svg.hashsalt"] = "performance"
    _, (left, right) = plt.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    for name, (table, when, field) in _LINES.items():
        left.plot(records, [told[table][size][when][field] for size in sizes], marker="o", label=name)
    left.plot(
        records, [told["list, median seconds"]["by complaint"][size] for size in sizes], marker="s", label="list, s"
    )
    p95 = [told["search, milliseconds"][size]["p95"] / 1000 for size in sizes]
    left.plot(records, p95, marker="^", label="search in one process, p95, s")
    for name, when in (("compile", "whole"), ("after one edit", "after an edit")):
        right.plot(records, [told["compiled"][size][when]["peak MB"] for size in sizes], marker="o", label=name)
    for axes, title in ((left, "seconds"), (right, "peak memory, MB")):
        axes.set(xscale="log", yscale="log", xlabel="records", title=title)
        axes.grid(visible=True, alpha=0.3)
        axes.legend(fontsize=8)
    plt.savefig(PICTURE, metadata={"Date": None})


if __name__ == "__main__":
    main()
