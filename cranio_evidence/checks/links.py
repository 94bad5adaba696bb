"""Does everything that a record names exist?"""

from collections.abc import Iterator

from cranio_evidence import study as records
from cranio_evidence.checks.forms import KEY, bad_date, is_date, texts
from cranio_evidence.faults import Fault, Path
from cranio_evidence.sources import Sources
from cranio_evidence.study import Study
from cranio_evidence.terms import Condition, Instrument, lineage
from cranio_evidence.vocabulary import NOT_SEEN, WITHOUT_PUBLICATION, Text


def vocabulary(study: Study, sources: Sources) -> Iterator[Fault]:
    wanted: list[tuple[Path, str]] = [(("conditions", i), one) for i, one in enumerate(study.conditions)]
    if study.review:
        wanted += [(("review", "scope", i), one) for i, one in enumerate(study.review.scope)]
    yield from known(wanted, "conditions", sources)
    wanted = [(("outcomes", i, "outcome"), one.outcome) for i, one in enumerate(study.outcomes)]
    if study.review:
        wanted += [(("review", "pooled", i, "outcome"), one.outcome) for i, one in enumerate(study.review.pooled)]
    yield from known(wanted, "outcomes", sources)
    wanted = [(("outcomes", i, "instrument"), one.instrument) for i, one in enumerate(study.outcomes) if one.instrument]
    yield from known(wanted, "instruments", sources)


# Where each kind of name is defined, and the check that finds one that is not.
_HOMES = {
    "conditions": ("conditions.yaml", "unknown-condition"),
    "outcomes": ("outcomes.yaml", "unknown-outcome"),
    "instruments": ("outcomes.yaml", "unknown-outcome"),
    "studies": ("studies.yaml", "claim"),
    "publications": ("references.bib", "claim"),
}


def known(wanted: list[tuple[Path, str]], kind: str, sources: Sources) -> Iterator[Fault]:
    """A fault for each name of a ``kind`` (a key of ``Sources.named``) that no file defines."""
    file, check = _HOMES[kind]
    for path, one in wanted:
        if one not in sources.named[kind]:
            yield Fault(
                path,
                check,
                Text(
                    f"'{one}' staat niet in {file}: kijk naar de spelling of voeg het daar toe",
                    f"'{one}' is not in {file}: look at the spelling or add it there",
                ),
            )


def _needs_publication(study: Study) -> bool:
    return study.form not in WITHOUT_PUBLICATION and not study.is_draft


def reference(study: Study, sources: Sources) -> Iterator[Fault]:
    if _needs_publication(study) and study.key not in sources.named["publications"]:
        yield Fault(
            ("key",),
            "missing-reference",
            Text(
                f"er is geen publicatie met deze sleutel in references.bib: voeg @article{{{study.key}, ...}} toe",
                f"references.bib has no publication with this key: add @article{{{study.key}, ...}}",
            ),
        )


def publication_has_a_fault(study: Study, sources: Sources) -> bool:
    """Its publication is there but cannot be used: the study cannot be cited, and the fault is told already."""
    return _needs_publication(study) and study.key not in sources.references


def source(study: Study, _: Sources) -> Iterator[Fault]:
    listed = {one.id for one in study.sources}
    used: list[tuple[Path, str | None]] = [
        (("outcomes", i, "source"), one.source) for i, one in enumerate(study.outcomes)
    ]
    used += [(("quality", i, "source"), one.source) for i, one in enumerate(study.quality)]
    if study.review:
        used += [(("review", "pooled", i, "source"), one.source) for i, one in enumerate(study.review.pooled)]
        used += [(("review", "certainty", i, "source"), one.source) for i, one in enumerate(study.review.certainty)]
    harms = study.harms
    told = harms.text not in (None, NOT_SEEN)
    if told or any(one is not None for one in harms[: harms._fields.index("text")]):
        used.append((("harms",), harms.source))
    for path, one in used:
        if one not in listed:
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


def arms(study: Study, _: Sources) -> Iterator[Fault]:
    names = [arm.id for arm in study.arms]
    used: list[tuple[Path, str]] = []
    for i, result in enumerate(study.outcomes):
        used += [(("outcomes", i, "contrast", j), one) for j, one in enumerate(result.contrast)]
        used += [(("outcomes", i, "groups", j, "arm"), one.arm) for j, one in enumerate(result.groups)]
    for kind in ("any", "serious", "minor"):
        finding: records.HarmFinding | None = getattr(study.harms, kind)
        used += [
            (("harms", kind, "groups", j, "arm"), one.arm) for j, one in enumerate(finding.groups if finding else ())
        ]
    for path, one in used:
        if one not in names:
            choice = ", ".join(names) or "-"
            yield Fault(
                path,
                "arm",
                Text(
                    f"'{one}' is geen groep van dit onderzoek; kies uit {choice}",
                    f"'{one}' is no arm of this study; choose from {choice}",
                ),
            )
    for i, arm in enumerate(study.arms):
        if arm.id in names[:i]:
            yield Fault(
                ("arms", i, "id"),
                "arm",
                Text(f"de groep '{arm.id}' staat er twee keer", f"the arm '{arm.id}' stands here twice"),
            )


def mentioned(study: Study) -> Iterator[str]:
    """The keys of other records that the checks of a study look for."""
    return (key for _, key in _mentions(study))


def _mentions(study: Study) -> Iterator[tuple[Path, str]]:
    yield from ((("relations", i, "key"), one.key) for i, one in enumerate(study.relations))
    yield from ((("cited_as", i, "see"), one.see) for i, one in enumerate(study.cited_as) if one.see)
    if study.review:
        yield from ((("review", "included", i), one) for i, one in enumerate(study.review.included) if KEY.match(one))


def relations(study: Study, sources: Sources) -> Iterator[Fault]:
    for path, one in _mentions(study):
        if one == study.key or one not in sources.named["studies"]:
            yield Fault(
                path,
                "relation",
                Text(
                    f"er is geen ander record '{one}': kijk naar de spelling",
                    f"there is no other record '{one}': look at the spelling",
                ),
            )


def condition(condition: Condition, sources: Sources) -> Iterator[Fault]:
    parents = {name: one.record.over for name, one in sources.conditions.items()}
    for field, above in (
        ("parent", condition.over[:1] if condition.parent else ()),
        ("also_under", condition.also_under),
    ):
        for one in above:
            if one not in sources.named["conditions"] or condition.id in lineage(one, parents):
                message = Text(
                    f"'{one}' is geen bestaande klacht erboven, of de boom loopt in een kring",
                    f"'{one}' is no known complaint above this one, or the tree runs in a circle",
                )
                yield Fault((field,), "unknown-condition", message)
    if condition.searched is not None and not is_date(condition.searched):
        yield bad_date(("searched",), condition.searched)
    yield from texts(condition, sources)


def instrument(instrument: Instrument, sources: Sources) -> Iterator[Fault]:
    wanted: list[tuple[Path, str]] = [(("measures", i), one) for i, one in enumerate(instrument.measures)]
    yield from known(wanted, "outcomes", sources)
    wanted = [
        (("mcid", i, "conditions", j), name)
        for i, one in enumerate(instrument.mcid)
        for j, name in enumerate(one.conditions)
    ]
    yield from known(wanted, "conditions", sources)
    yield from texts(instrument, sources)
