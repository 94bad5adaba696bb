"""What is wrong with the data, beyond its shape?

One small function a check; ``CHECKS`` lists them. A record that fails one stays out of every answer.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from cranio_evidence import study as records
from cranio_evidence.faults import Fault, Problem
from cranio_evidence.sources import Sources
from cranio_evidence.study import Condition, Instrument, Study
from cranio_evidence.vocabulary import Text

Path = tuple[str | int, ...]


class Check(NamedTuple):
    """A check of one study: what it looks for, and the function that finds it."""

    explanation: Text
    find: Callable[[Study, Sources], Iterator[Fault]]


_KEY = re.compile(r"^[a-z][a-z0-9-]*$")
_DATE = re.compile(r"^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$")
_URL = re.compile(r"^https?://[^\s/]+\.[^\s]+$")


def run(sources: Sources) -> tuple[Sources, list[Problem]]:
    """The sources without the records that fail a check, and all problems in the order of the files."""
    problems = list(sources.problems)
    conditions = dict(sources.conditions)
    for key, condition in sources.conditions.items():
        faults = list(_condition(condition.record, sources))
        problems += [condition.problem(key, fault) for fault in faults]
        if faults:
            del conditions[key]
    for key, instrument in sources.instruments.items():
        problems += [instrument.problem(key, fault) for fault in _instrument(instrument.record, sources)]
    studies = dict(sources.studies)
    for key, study in sources.studies.items():
        faults = [fault for check in CHECKS.values() for fault in check.find(study.record, sources)]
        problems += [study.problem(key, fault) for fault in faults]
        if faults:
            del studies[key]
    problems.sort(key=lambda one: (one.file, one.line))
    return sources._replace(studies=studies, conditions=conditions), problems


def _key(study: Study, _: Sources) -> Iterator[Fault]:
    if not _KEY.match(study.key):
        yield Fault(
            ("key",),
            "key",
            Text(
                "een sleutel bestaat uit kleine letters en cijfers, zoals haller2016neck",
                "a key is made of small letters and digits, such as haller2016neck",
            ),
        )


def _vocabulary(study: Study, sources: Sources) -> Iterator[Fault]:
    wanted: list[tuple[Path, str]] = [(("conditions", i), one) for i, one in enumerate(study.conditions)]
    if study.review:
        wanted += [(("review", "scope", i), one) for i, one in enumerate(study.review.scope)]
    yield from _known(wanted, sources.conditions, sources, "unknown-condition", "conditions.yaml")
    wanted = [(("outcomes", i, "outcome"), one.outcome) for i, one in enumerate(study.outcomes)]
    if study.review:
        wanted += [(("review", "pooled", i, "outcome"), one.outcome) for i, one in enumerate(study.review.pooled)]
    yield from _known(wanted, sources.outcomes, sources, "unknown-outcome", "outcomes.yaml")
    wanted = [(("outcomes", i, "instrument"), one.instrument) for i, one in enumerate(study.outcomes) if one.instrument]
    yield from _known(wanted, sources.instruments, sources, "unknown-outcome", "outcomes.yaml")


def _known(
    wanted: list[tuple[Path, str]], known: dict[str, object] | object, sources: Sources, check: str, file: str
) -> Iterator[Fault]:
    for path, one in wanted:
        if one in known or one in sources.named:  # type: ignore[operator]
            continue
        yield Fault(
            path,
            check,
            Text(
                f"'{one}' staat niet in {file}: kijk naar de spelling of voeg het daar toe",
                f"'{one}' is not in {file}: look at the spelling or add it there",
            ),
        )


def _reference(study: Study, sources: Sources) -> Iterator[Fault]:
    if study.form in ("not-found", "registration") or study.key in sources.references:
        return
    yield Fault(
        ("key",),
        "missing-reference",
        Text(
            f"er is geen publicatie met deze sleutel in references.bib: voeg @article{{{study.key}, ...}} toe",
            f"references.bib has no publication with this key: add @article{{{study.key}, ...}}",
        ),
    )


def _estimates(study: Study) -> Iterator[tuple[Path, records.Effect]]:
    for i, result in enumerate(study.outcomes):
        for j, effect in enumerate(result.effects):
            yield ("outcomes", i, "effects", j), effect
    for i, pooled in enumerate(study.review.pooled if study.review else ()):
        if pooled.effect:
            yield ("review", "pooled", i, "effect"), pooled.effect


def _interval(study: Study, _: Sources) -> Iterator[Fault]:
    for path, effect in _estimates(study):
        if (effect.low is None) != (effect.high is None) or (effect.low is not None and effect.level is None):
            yield Fault(
                path,
                "interval",
                Text(
                    "een interval heeft 'low', 'high' en 'level' nodig",
                    "an interval needs 'low', 'high' and 'level'",
                ),
            )
        elif effect.low is not None and effect.high is not None:
            middle = effect.value if effect.value is not None else effect.low
            if not effect.low <= middle <= effect.high:
                yield Fault(
                    path,
                    "interval",
                    Text(
                        f"het interval {effect.low} tot {effect.high} bevat de schatting {middle} niet: "
                        "kijk de tekens en cijfers na in de bron",
                        f"the interval {effect.low} to {effect.high} does not hold the estimate {middle}: "
                        "compare signs and digits with the source",
                    ),
                )


def _p_values(study: Study, _: Sources) -> Iterator[Fault]:
    places: list[tuple[Path, records.P | None]] = [(("outcomes", i, "p"), one.p) for i, one in enumerate(study.outcomes)]
    places += [(("review", "pooled", i, "p"), one.p) for i, one in enumerate(study.review.pooled if study.review else ())]
    for path, p in places:
        if p is None:
            continue
        values = (p.low, p.high) if p.op == "range" else (p.value,)
        if any(value is None or not 0 <= value <= 1 for value in values) or (
            p.op == "range" and p.low is not None and p.high is not None and p.low >= p.high
        ):
            yield Fault(
                path,
                "p-value",
                Text(
                    'een p-waarde ligt tussen 0 en 1: {op: "=", value: 0.05} of {op: range, low: 0.001, high: 0.01}',
                    'a p-value lies between 0 and 1: {op: "=", value: 0.05} or {op: range, low: 0.001, high: 0.01}',
                ),
            )


def _source(study: Study, _: Sources) -> Iterator[Fault]:
    known = {one.id for one in study.sources}
    used: list[tuple[Path, str | None]] = [(("outcomes", i, "source"), one.source) for i, one in enumerate(study.outcomes)]
    used += [(("quality", i, "source"), one.source) for i, one in enumerate(study.quality)]
    if study.review:
        used += [(("review", "pooled", i, "source"), one.source) for i, one in enumerate(study.review.pooled)]
        used += [(("review", "certainty", i, "source"), one.source) for i, one in enumerate(study.review.certainty)]
    harms = study.harms
    if harms.source or harms.reporting or harms.any or harms.serious or harms.minor or harms.withdrawn is not None:
        used.append((("harms",), harms.source))
    for path, one in used:
        if one not in known:
            yield Fault(
                path,
                "source",
                Text(
                    f"de bron '{one or ''}' staat niet onder 'sources' van dit onderzoek: noem waar dit is gelezen",
                    f"the source '{one or ''}' is not under 'sources' of this study: say where this was read",
                ),
            )
    people = study.participants
    if not study.sources and any((people.randomised, people.enrolled, people.analysed, people.planned)):
        yield Fault(
            ("participants",),
            "source",
            Text(
                "hier staan aantallen zonder bron: noem onder 'sources' waar ze zijn gelezen",
                "these numbers have no source: name under 'sources' where they were read",
            ),
        )


def _arms(study: Study, _: Sources) -> Iterator[Fault]:
    known = [arm.id for arm in study.arms]
    used: list[tuple[Path, str]] = []
    for i, result in enumerate(study.outcomes):
        used += [(("outcomes", i, "contrast", j), one) for j, one in enumerate(result.contrast)]
        used += [(("outcomes", i, "groups", j, "arm"), one.arm) for j, one in enumerate(result.groups)]
    for kind in ("any", "serious", "minor"):
        finding: records.HarmFinding | None = getattr(study.harms, kind)
        used += [(("harms", kind, "groups", j, "arm"), one.arm) for j, one in enumerate(finding.groups if finding else ())]
    for path, one in used:
        if one not in known:
            choice = ", ".join(known) or "-"
            yield Fault(
                path,
                "arm",
                Text(
                    f"'{one}' is geen groep van dit onderzoek; kies uit {choice}",
                    f"'{one}' is no arm of this study; choose from {choice}",
                ),
            )
    for i, arm in enumerate(study.arms):
        if arm.id in known[:i]:
            yield Fault(
                ("arms", i, "id"),
                "arm",
                Text(f"de groep '{arm.id}' staat er twee keer", f"the arm '{arm.id}' stands here twice"),
            )


def _comparison(study: Study, _: Sources) -> Iterator[Fault]:
    for i, result in enumerate(study.outcomes):
        if result.favours is not None and not result.between_groups:
            yield Fault(
                ("outcomes", i, "favours"),
                "comparison",
                Text(
                    "alleen een vergelijking tussen groepen kan iets begunstigen: laat 'favours' hier weg",
                    "only a comparison between groups can favour anything: leave 'favours' out here",
                ),
            )
        if result.between_groups and len(result.contrast) < 2:
            yield Fault(
                ("outcomes", i, "contrast"),
                "comparison",
                Text(
                    "een vergelijking tussen groepen noemt onder 'contrast' ten minste twee groepen",
                    "a comparison between groups names at least two arms under 'contrast'",
                ),
            )


def _counts(study: Study, _: Sources) -> Iterator[Fault]:
    people = study.participants
    took_part = people.randomised if people.randomised is not None else people.enrolled
    if people.analysed is not None and took_part is not None and people.analysed > took_part:
        yield Fault(
            ("participants", "analysed"),
            "counts",
            Text(
                f"{people.analysed} geanalyseerd is meer dan {took_part} deelnemers",
                f"{people.analysed} analysed is more than {took_part} participants",
            ),
        )
    if people.randomised is not None and not study.is_randomised:
        yield Fault(
            ("participants", "randomised"),
            "counts",
            Text(
                "in deze opzet is niet geloot: gebruik 'enrolled'",
                "nobody is randomised in this design: use 'enrolled'",
            ),
        )


def _relations(study: Study, sources: Sources) -> Iterator[Fault]:
    used: list[tuple[Path, str]] = [(("relations", i, "key"), one.key) for i, one in enumerate(study.relations)]
    used += [(("cited_as", i, "see"), one.see) for i, one in enumerate(study.cited_as) if one.see]
    if study.review:
        used += [(("review", "included", i), one) for i, one in enumerate(study.review.included) if _KEY.match(one)]
    for path, one in used:
        if one == study.key or (one not in sources.studies and one not in sources.named):
            yield Fault(
                path,
                "relation",
                Text(
                    f"er is geen ander record '{one}': kijk naar de spelling",
                    f"there is no other record '{one}': look at the spelling",
                ),
            )


def _form(study: Study, _: Sources) -> Iterator[Fault]:
    if study.is_review != (study.review is not None):
        yield Fault(
            ("design",),
            "form",
            Text(
                "een overzicht heeft een blok 'review', en alleen een overzicht",
                "a review has a block 'review', and nothing else has one",
            ),
        )
    people = study.participants
    if study.form == "not-found" and (study.outcomes or people.randomised or people.enrolled):
        yield Fault(
            ("form",),
            "form",
            Text(
                "van een werk dat niemand vond staan geen aantallen of uitkomsten vast",
                "a work that nobody found has no numbers or outcomes",
            ),
        )


def _dates(study: Study, _: Sources) -> Iterator[Fault]:
    dates: list[tuple[Path, str | None]] = [(("notice", "checked"), study.notice.checked)]
    dates += [(("sources", i, "seen"), one.seen) for i, one in enumerate(study.sources)]
    if study.review:
        dates.append((("review", "searched_until"), study.review.searched_until))
    for path, date in dates:
        if date is not None and not _DATE.match(date):
            yield _bad_date(path, date)
    for i, one in enumerate(study.sources):
        if not _URL.match(one.url):
            yield Fault(
                ("sources", i, "url"),
                "address",
                Text(
                    f"'{one.url}' is geen webadres: schrijf het hele adres, met https://",
                    f"'{one.url}' is no web address: write it in full, with https://",
                ),
            )


def _bad_date(path: Path, date: str) -> Fault:
    return Fault(
        path, "date", Text(f"'{date}' is geen datum: schrijf 2026-11-22", f"'{date}' is no date: write 2026-11-22")
    )


def _texts(study: Study, _: Sources) -> Iterator[Fault]:
    for path, text in texts(study):
        for lang, words in zip(("nl", "en"), text, strict=True):
            if not words.strip():
                yield Fault(
                    (*path, lang),
                    "text",
                    Text("deze tekst is leeg: schrijf hem in beide talen", "this text is empty: write it in both languages"),
                )


def texts(record: object, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text of a record that stands in two languages, with its path."""
    if isinstance(record, Text):
        yield path, record
    elif isinstance(record, tuple):
        names: tuple[str, ...] | range = getattr(record, "_fields", range(len(record)))
        for name, value in zip(names, record, strict=True):
            yield from texts(value, (*path, name))


def _condition(condition: Condition, sources: Sources) -> Iterator[Fault]:
    seen = {condition.id}
    parent = condition.parent
    while parent is not None:
        if parent in seen or (parent not in sources.conditions and parent not in sources.named):
            message = Text(
                f"'{parent}' is geen bestaande klacht erboven, of de boom loopt in een kring",
                f"'{parent}' is no known complaint above this one, or the tree runs in a circle",
            )
            yield Fault(("parent",), "unknown-condition", message)
            return
        seen.add(parent)
        above = sources.conditions.get(parent)
        parent = above.record.parent if above else None
    if condition.searched is not None and not _DATE.match(condition.searched):
        yield _bad_date(("searched",), condition.searched)


def _instrument(instrument: Instrument, sources: Sources) -> Iterator[Fault]:
    wanted: list[tuple[Path, str]] = [(("measures", i), one) for i, one in enumerate(instrument.measures)]
    yield from _known(wanted, sources.outcomes, sources, "unknown-outcome", "outcomes.yaml")


CHECKS: dict[str, Check] = {
    "key": Check(Text("De sleutel is een BibTeX-sleutel.", "The key is a BibTeX key."), _key),
    "vocabulary": Check(
        Text("Klachten, uitkomsten en instrumenten staan in hun lijst.", "Complaints, outcomes and instruments are known."),
        _vocabulary,
    ),
    "missing-reference": Check(
        Text("Elk onderzoek dat te vinden is, heeft een publicatie.", "Every study that can be found has a publication."),
        _reference,
    ),
    "interval": Check(
        Text("De schatting ligt in haar interval.", "The estimate lies inside its interval."), _interval
    ),
    "p-value": Check(Text("Een p-waarde ligt tussen 0 en 1.", "A p-value lies between 0 and 1."), _p_values),
    "source": Check(Text("Elk getal noemt zijn bron.", "Every number names its source."), _source),
    "arm": Check(Text("Genoemde groepen bestaan.", "Arms that are named exist."), _arms),
    "comparison": Check(
        Text("Alleen tussen groepen kan iets gunstiger zijn.", "Only between groups can something be favoured."), _comparison
    ),
    "counts": Check(Text("Aantallen mensen kunnen kloppen.", "Numbers of people can be true."), _counts),
    "relation": Check(Text("Verwijzingen komen ergens uit.", "Relations lead somewhere."), _relations),
    "form": Check(Text("Vorm en inhoud passen bij elkaar.", "Form and content fit."), _form),
    "date": Check(Text("Datums en adressen zijn goed geschreven.", "Dates and addresses are well-formed."), _dates),
    "text": Check(Text("Elke tekst staat er in twee talen.", "Every text is there in two languages."), _texts),
}
