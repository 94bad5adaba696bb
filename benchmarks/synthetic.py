"""How large a library may be is measured with made-up records: this writes them, and nothing in them is true.

``python benchmarks/synthetic.py FOLDER COUNT`` writes so many studies with their publications as JSON Lines, and the
complaints and outcomes they speak of, into a folder of their own. They are the same every time, a smaller collection is
the beginning of a larger one, and they are opened with ``Library.open(FOLDER, packaged=False)``: never with real ones.
"""

import json
import random
import sys
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

from cranio_evidence import folders

_SEED = 2026
_A_FILE = 10_000  # records
_MARK = "VERZONNEN-MADE-UP.txt"
_WARNING = "Alles in deze map is verzonnen, om mee te meten. Everything in this folder is made up, for measuring.\n"

# Names in two parts, so that many people differ and some share a beginning, as people do.
_FIRST_PARTS = (
    "van der Ald", "de Berk", "Castel", "Dorn", "El Far", "Fjord", "Garden", "Hoog", "Ivar", "Jans", "Kern", "Linde",
    "Maas", "Noor", "Oster", "Peters", "Quint", "Rood", "Sand", "Ten Thor", "Ulm", "Veld", "Wester", "Yilm", "Zand",
    "Alder", "Brand", "Cruz", "Duin", "Eik", "Fonte", "Grim", "Holm", "Iris", "Jung", "Kold", "Lund", "Molen", "Nord",
)  # fmt: skip
_SECOND_PARTS = (
    "aal", "berg", "court", "dijk", "eman", "feld", "gaard", "horst", "ink", "jens", "kamp", "laar", "meijer", "nes",
    "oord", "poel", "quist", "rijk", "stra", "thal", "uis", "veen", "wald", "zicht", "bach", "dal", "ell", "fors",
    "gren", "haus", "is", "kov", "lev", "mont", "nau", "ovic", "pert", "rand", "som", "tveit",
)  # fmt: skip
_DOUBLES = ("Abel", "Bos", "Cano", "Dam", "Evers", "Falk", "Gil", "Haan", "Ito", "Kuiper", "Lopez", "Mulder", "Otten")
_GIVEN = (
    "Anna",
    "Bram",
    "Carla",
    "Daan",
    "Eva",
    "Finn",
    "Greta",
    "Hugo",
    "Ines",
    "Jan",
    "Klara",
    "Luis",
    "Mia",
    "Noah",
)
_JOURNALS = (
    "Made-Up Journal of Manual Care", "Synthetic Annals of Rest", "Invented Archives of Pain",
    "Fictional Review of Bodywork", "Imaginary Medicine", "Placeholder Letters on Health", "Pretend Headache Reports",
)  # fmt: skip
# Complaints: id, parent, Dutch, English. Those that come first are studied most.
_CONDITIONS = (
    ("made-up-neck-pain", "made-up-pain", "verzonnen nekpijn", "made-up neck pain"),
    ("made-up-back-pain", "made-up-pain", "verzonnen rugpijn", "made-up back pain"),
    ("made-up-migraine", "made-up-headache", "verzonnen migraine", "made-up migraine"),
    ("made-up-tension-headache", "made-up-headache", "verzonnen spanningshoofdpijn", "made-up tension headache"),
    ("made-up-colic", None, "verzonnen darmkrampen", "made-up colic"),
    ("made-up-fibromyalgia", "made-up-pain", "verzonnen fibromyalgie", "made-up fibromyalgia"),
    ("made-up-insomnia", None, "verzonnen slapeloosheid", "made-up insomnia"),
    ("made-up-anxiety", None, "verzonnen angst", "made-up anxiety"),
    ("made-up-knee-pain", "made-up-pain", "verzonnen kniepijn", "made-up knee pain"),
    ("made-up-whiplash", "made-up-neck-pain", "verzonnen whiplash", "made-up whiplash"),
    ("made-up-pelvic-pain", "made-up-pain", "verzonnen bekkenpijn", "made-up pelvic pain"),
    ("made-up-asthma", None, "verzonnen astma", "made-up asthma"),
    ("made-up-tinnitus", None, "verzonnen oorsuizen", "made-up tinnitus"),
    ("made-up-concussion", None, "verzonnen hersenschudding", "made-up concussion"),
    ("made-up-headache", "made-up-pain", "verzonnen hoofdpijn", "made-up headache"),
    ("made-up-rare-ache", "made-up-pain", "verzonnen zeldzame pijn", "made-up rare ache"),
    ("made-up-pain", None, "verzonnen pijn", "made-up pain"),
)
_OUTCOMES = (
    ("made-up-pain-score", "verzonnen pijnscore", "made-up pain score", "lower"),
    ("made-up-sleep", "verzonnen slaap", "made-up sleep", "higher"),
    ("made-up-function", "verzonnen functie", "made-up function", "higher"),
    ("made-up-worry", "verzonnen zorgen", "made-up worry", "lower"),
)
_DESIGNS = {
    "randomised-controlled-trial": 38, "pre-post": 16, "case-series": 12, "case-report": 9, "controlled-trial": 8,
    "cohort": 7, "qualitative": 4, "systematic-review": 4, "meta-analysis": 2,
}  # fmt: skip
_TREATMENTS = {"craniosacral-therapy": 70, "osteopathic-cranial": 12, "myofascial-release": 10, "reflexology": 8}
_COMPARATORS = {"sham": 40, "usual-care": 25, "waiting-list": 20, "active": 15}
_PEOPLE_IN = ("office workers", "students", "nurses", "older adults", "new mothers", "drivers", "athletes", "teachers")
_SORTS = ("gentle", "weekly", "short", "long-lasting", "stepwise", "home-based", "combined", "repeated")
_VIEWS = ("first look at", "study of", "close look at", "year with", "comparison of", "report on", "trial of")
_REVIEWED = ("systematic-review", "meta-analysis")
_UNCONTROLLED = ("pre-post", "case-series", "case-report", "cohort", "qualitative")


class _Spread:
    """Words that are drawn as often as their weights say."""

    def __init__(self, weights: Mapping[Any, float]) -> None:
        self.words = list(weights)
        self.up_to = list(accumulate(weights.values()))

    def draw(self, chance: random.Random) -> Any:
        return chance.choices(self.words, cum_weights=self.up_to)[0]


_DESIGN, _TREATMENT, _COMPARATOR = _Spread(_DESIGNS), _Spread(_TREATMENTS), _Spread(_COMPARATORS)
_CONDITION = _Spread({one[0]: 1 / (place + 1) for place, one in enumerate(_CONDITIONS[:-2])})
_ENGLISH = {one[0]: one[3] for one in _CONDITIONS}
_RARE = "made-up-rare-ache"  # so few studies that a list of them is the same at every size
RARE, COMMON = _RARE, "made-up-neck-pain"


def records(count: int) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """So many made-up studies, each with its publication, as they stand in JSON Lines; the same ones every time."""
    chance = random.Random(_SEED)  # noqa: S311 - not a secret
    earlier: list[str] = []
    for number in range(count):
        study, publication = _record(chance, number, earlier)
        earlier.append(study["key"])
        del earlier[:-500]
        yield study, publication


def _record(chance: random.Random, number: int, earlier: list[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    design, condition = _DESIGN.draw(chance), _RARE if number < 40 and number % 2 else _CONDITION.draw(chance)
    people = max(1, round(chance.lognormvariate(3.8, 0.9))) if design != "case-report" else 1
    year = 2025 - min(int(chance.expovariate(0.09)), 45)
    authors = [_name(chance) for _ in range(chance.choice((1, 2, 2, 3, 3, 4, 4, 5, 6, 8)))]
    word = condition.split("-")[2]
    letters = "".join(one for one in authors[0]["family"].lower() if one.isascii() and one.isalpha())
    key = f"{letters}{year}{word}{number}"
    title = (
        f"A {chance.choice(_VIEWS)} {chance.choice(_SORTS)} treatment for {_ENGLISH[condition]} in "
        f"{people} {chance.choice(_PEOPLE_IN)}"
    )
    publication = {
        "key": key,
        "kind": "article",
        "title": title,
        "authors": authors,
        "journal": chance.choice(_JOURNALS),
        "date": f"{year}",
        "volume": str(chance.randint(1, 90)),
        "pages": f"{(first := chance.randint(1, 900))}-{first + chance.randint(1, 15)}",
        "doi": f"10.5555/synthetic.{number}",
    }
    study: dict[str, Any] = {
        "key": key,
        "form": "article",
        "modality": [_TREATMENT.draw(chance)],
        "conditions": [condition],
        "design": design,
        "sources": [
            {"id": "s1", "kind": "abstract", "url": f"https://example.org/made-up/{number}", "seen": "2026-01-01"}
        ],
        "unverified": [
            {"nl": "Dit record is verzonnen, om mee te meten.", "en": "This record is made up, for measuring."}
        ],
    }
    if design in _REVIEWED:
        _review(chance, study, earlier, people)
    else:
        _trial(chance, study, people)
        if earlier and chance.random() < 0.02:
            study["relations"] = [{"kind": "companion-of", "key": chance.choice(earlier)}]
    return study, publication


def _name(chance: random.Random) -> dict[str, str]:
    family = chance.choice(_FIRST_PARTS) + chance.choice(_SECOND_PARTS)
    if chance.random() < 0.6:
        family += f"-{chance.choice(_DOUBLES)}{chance.choice(_SECOND_PARTS)}"
    return {"family": family, "given": chance.choice(_GIVEN)}


def _review(chance: random.Random, study: dict[str, Any], earlier: list[str], people: int) -> None:
    included = sorted({chance.choice(earlier) for _ in range(chance.randint(2, 12))}) if earlier else []
    study["review"] = {
        "scope": ["made-up-pain"] if chance.random() < 0.05 else study["conditions"],
        "concludes": chance.choice(("benefit", "no-benefit", "insufficient", "unclear")),
        "trials": len(included),
        "people": people * 10,
        "included": included,
    }


def _trial(chance: random.Random, study: dict[str, Any], people: int) -> None:
    design = study["design"]
    alone = design in _UNCONTROLLED
    randomised = design == "randomised-controlled-trial"
    study["participants"] = {
        "randomised" if randomised else "enrolled": people,
        "description": {"nl": "Mensen die niet bestaan.", "en": "People who do not exist."},
    }
    study["arms"] = [{"id": "given", "label": {"nl": "de behandeling", "en": "the treatment"}}]
    if not alone:
        kind = _COMPARATOR.draw(chance)
        study["arms"].append({"id": "beside", "kind": kind, "label": {"nl": "iets anders", "en": "something else"}})
    if design == "qualitative":
        return
    measured = chance.sample(_OUTCOMES, chance.choice((1, 1, 2, 3)))
    study["outcomes"] = [
        _within(chance, one[0]) if alone else _between(chance, one[0], one[3], primary=one is measured[0])
        for one in measured
    ]
    if chance.random() < 0.1:
        study["harms"] = {"any": {"occurred": chance.random() < 0.3}, "source": "s1"}


def _within(chance: random.Random, outcome: str) -> dict[str, Any]:
    mean = chance.randint(20, 70)
    groups = [{"arm": "given", "when": "before", "mean": mean}, {"arm": "given", "mean": mean - chance.randint(0, 15)}]
    return {"outcome": outcome, "comparison": "within-group", "groups": groups, "source": "s1"}


def _between(chance: random.Random, outcome: str, better: str, *, primary: bool) -> dict[str, Any]:
    found: dict[str, Any] = {
        "outcome": outcome,
        "primary": primary,
        "time": {"week": chance.choice((4, 8, 12, 26))},
        "contrast": ["given", "beside"],
        "comparison": "between-groups",
        "source": "s1",
    }
    value, half = chance.randint(-15, 15), chance.randint(2, 12)
    excludes = abs(value) > half
    gain = (value > 0) == (better == "higher")
    found["effects"] = [
        {"measure": "mean-difference", "value": value, "low": value - half, "high": value + half, "level": 95}
    ]
    if excludes:
        found["favours"] = "intervention" if gain else "comparator"
    elif abs(value) < half:
        found["favours"] = "neither"
    return found


def write(folder: Path, count: int) -> Path:
    """Write a library of so many made-up records into a folder that is empty or was written by this.

    ``count``: at least 1. Raises ``SystemExit`` for the folder of the real records or one that holds something else.
    """
    folder = folder.expanduser().resolve()
    real = folders.packaged().resolve()
    if folder == real or real in folder.parents or folder in real.parents:
        raise SystemExit(f"{folder}: the real records stand here; name another folder.")
    if folder.exists() and any(folder.iterdir()) and not (folder / _MARK).is_file():
        raise SystemExit(f"{folder}: something else stands here; name an empty folder.")
    for name in ("studies", "references"):
        (folder / name).mkdir(parents=True, exist_ok=True)
        for old in (folder / name).glob("*.jsonl"):
            old.unlink()
    (folder / _MARK).write_text(_WARNING, encoding="utf-8")
    (folder / "conditions.yaml").write_text("\n".join(_conditions()), encoding="utf-8")
    (folder / "outcomes.yaml").write_text("\n".join(_outcomes()), encoding="utf-8")
    made = records(count)
    for start in range(0, count, _A_FILE):
        name = f"part-{start // _A_FILE:03}.jsonl"
        studies, publications = folder / "studies" / name, folder / "references" / name
        with studies.open("w", encoding="utf-8") as left, publications.open("w", encoding="utf-8") as right:
            for _ in range(min(_A_FILE, count - start)):
                study, publication = next(made)
                left.write(json.dumps(study) + "\n")
                right.write(json.dumps(publication) + "\n")
    return folder


def _conditions() -> Iterator[str]:
    for name, parent, nl, en in _CONDITIONS:
        yield f"- {{id: {name}, name: {{nl: {nl}, en: {en}}}" + (f", parent: {parent}}}" if parent else "}")


def _outcomes() -> Iterator[str]:
    yield "outcomes:"
    for name, nl, en, better in _OUTCOMES:
        yield f"  - {{id: {name}, name: {{nl: {nl}, en: {en}}}, better: {better}}}"


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[2].isdigit():
        raise SystemExit("python benchmarks/synthetic.py FOLDER COUNT")
    print(write(Path(sys.argv[1]), int(sys.argv[2])))
