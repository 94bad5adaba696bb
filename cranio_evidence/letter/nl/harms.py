"""What was seen of harms, said in Dutch?"""

from cranio_evidence.letter.facts import Facts, joined
from cranio_evidence.letter.sentence import Part, Sentence, sentence
from cranio_evidence.study import HarmFinding, Study
from cranio_evidence.synthesis import (
    Synthesis,
    harms_seen,
)


def harms(s: Synthesis, f: Facts) -> Sentence:
    """What was seen of harms, or in how many studies nothing was."""
    seen = [one for one in s.trials if harms_seen(one)]
    if not seen and len(s.trials) == 1:
        if s.trials[0].harms.reporting == "not-reported":
            return sentence("bijwerkingen zijn in dat onderzoek niet vermeld.")
        return sentence("over bijwerkingen zegt de gelezen tekst niets; of ze zijn voorgekomen, is onbekend.")
    if not seen:
        return _unseen(s, f)
    parts: list[Part] = []
    for i, one in enumerate(seen[:2]):
        parts += ["; " if i else "", *_which(s, one, f), *joined(_harms_of(one, f), "en")]
    silent = [one for one in s.trials if one not in seen[:2]]
    if silent:
        which = "het andere onderzoek" if len(silent) == 1 else "de andere onderzoeken"
        what = "is hierover niets gezien" if len(seen) <= 2 else "zijn bijwerkingen hier niet uitgesplitst"
        parts += [f"; bij {which} {what}"]
    return sentence(parts, ".")


def _unseen(s: Synthesis, f: Facts) -> Sentence:
    """Nothing was seen of harms in any of several studies: said so, and of which it is known that they report none."""
    every: list[Part] = [
        "over bijwerkingen is bij geen van de ",
        f.count(one.key for one in s.trials),
        " publicaties iets",
    ]
    silent = [one.key for one in s.trials if one.harms.reporting == "not-reported"]
    if not silent:
        return sentence(every, " gezien; of ze zijn voorgekomen, is onbekend.")
    return sentence(every, " gezien, en bij ", f.count(silent), " staat vast dat het artikel ze niet vermeldt.")


def _which(s: Synthesis, study: Study, f: Facts) -> list[Part]:
    if study is s.trials[0]:
        return ["in dit onderzoek "] if len(s.trials) == 1 else ["in het eerstgenoemde onderzoek "]
    if len(s.trials) == 2:
        return ["in het andere onderzoek "]
    year = f.year(study)
    return ["in het onderzoek uit ", year, " "] if year else ["in een ander onderzoek "]


def _harms_of(study: Study, f: Facts) -> list[list[Part]]:
    """Clauses with the verb first: "zijn geen ernstige bijwerkingen gemeld", "viel niemand uit wegens bijwerkingen"."""
    path, harms = f"studies/{study.key}/harms", study.harms
    clauses = [
        _finding(found, name, f"{path}/{field}", study, f)
        for field, name, found in (
            ("serious", "ernstige bijwerkingen", harms.serious),
            ("minor", "lichte bijwerkingen", harms.minor),
            ("any", "bijwerkingen", harms.any),
        )
        if found is not None
    ]
    if harms.withdrawn == 0:
        unknown = "" if clauses else "; of er bijwerkingen waren, is onbekend"
        clauses.append([f"viel niemand uit wegens bijwerkingen{unknown}"])
    elif harms.withdrawn is not None:
        clauses.append(
            ["vielen ", f.integer(harms.withdrawn, f"{path}/withdrawn"), " deelnemers uit wegens bijwerkingen"]
        )
    return clauses


def _of(found: HarmFinding, path: str, study: Study, f: Facts) -> list[Part]:
    """Of how many people, and of how many randomised where only those who stayed were asked."""
    if found.n is None:
        return []
    asked: list[Part] = [" van de ", f.integer(found.n, f"{path}/n")]
    randomised = study.participants.randomised
    if found.n == study.participants.analysed and randomised is not None and randomised > found.n:
        all_people = f.integer(randomised, f"studies/{study.key}/participants/randomised")
        return [*asked, " geanalyseerde deelnemers (van de ", all_people, ")"]
    return [*asked, " deelnemers"]


def _finding(found: HarmFinding, name: str, path: str, study: Study, f: Facts) -> list[Part]:
    people: list[Part] = _of(found, path, study, f)
    if not found.occurred:
        return ["meldde geen", *people, f" {name}"] if people else [f"zijn geen {name} gemeld"]
    arms = {arm.id: arm for arm in study.arms}
    groups: list[Part] = []
    for i, one in enumerate(found.groups):
        if one.events is None:
            continue
        of: list[Part] = [" van de ", f.integer(one.n, f"{path}/groups/{i}/n")] if one.n is not None else []
        arm = arms[one.arm]
        events = f.integer(one.events, f"{path}/groups/{i}/events")
        if groups:
            groups += [
                ", tegen ",
                events,
                *of,
                " na de schijnbehandeling" if arm.kind == "sham" else " in de controlegroep",
            ]
        else:
            groups += ["hadden ", events, *of, f" deelnemers {name}"]
    if groups:
        return groups
    if found.events is not None:
        return ["hadden ", f.integer(found.events, f"{path}/events"), *people, f" {name}"]
    return [f"kwamen {name} voor; hoe vaak is niet gezien"]
