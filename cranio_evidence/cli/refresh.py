"""``evidence refresh``: what is known now of retractions and corrections of the studies in the library."""

import sys

import typer

from cranio_evidence import config, lookup, own, revising
from cranio_evidence.cli import change, shared
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.library import Library
from cranio_evidence.lookup import Checked
from cranio_evidence.query import Query
from cranio_evidence.study import Notice, Study
from cranio_evidence.vocabulary import NOTICES, Text


def run(
    ctx: typer.Context,
    keys: shared.SomeKeys = None,
    yes: change.Yes = False,
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> int:
    """Ask Crossref."""
    here, folder = change.open_to_change(ctx, library, lang)
    studies = [here.study(key) for key in keys] if keys else [found.study for found in here.select(Query())]
    by_doi = _by_doi(here, studies)
    learnt: dict[str, Notice] = {}
    problems: dict[Text, list[str]] = {}
    changed = 0
    for checked in lookup.notices(by_doi, config.service()):
        study = by_doi[checked.doi]
        if checked.problem is not None:
            problems.setdefault(checked.problem, []).append(study.key)
            continue
        learnt[study.key] = Notice(checked.status, own.today())
        if checked.status != study.notice.kind:
            changed += 1
            sys.stdout.write(f"{study.key}\t{_told(study, checked)}\n")
    plan = revising.note(folder, learnt)
    if plan.keys:
        change.make(plan, yes=yes)
    left = [key for key in learnt if key not in plan.keys and here.stands_in(folder, key)]
    if left:
        shared.tell(
            f"In deze eigen records kon het niet worden genoteerd, omdat er geen zekere plaats voor is: "
            f"{', '.join(left)}. Zet het er zelf bij, onder notice.",
            f"It could not be noted in these records of your own, as no sure place for it was found: "
            f"{', '.join(left)}. Add it yourself, under notice.",
        )
    for problem, told in problems.items():
        _tell(problem, told)
    failed, rest = sum(map(len, problems.values())), len(studies) - len(by_doi)
    shared.tell(
        f"Van {len(learnt)} van de {len(by_doi)} DOI's antwoord van Crossref: {changed} anders dan bekend; {failed} "
        f"zonder antwoord; {rest} onderzoeken zonder DOI.",
        f"Crossref answered for {len(learnt)} of {len(by_doi)} DOIs: {changed} other than known; {failed} without an "
        f"answer; {rest} studies without a DOI.",
    )
    return 3 if by_doi and not learnt else 0


def _tell(problem: Text, keys: list[str]) -> None:
    """Of which studies nothing was learnt, and why; of many how many they are."""
    few = ", ".join(keys) if len(keys) <= _FEW else ""
    shared.tell(
        f"{few or f'{len(keys)} onderzoeken'}: {problem.nl}",
        f"{few or f'{len(keys)} studies'}: {problem.en}",
    )


_FEW = 5  # studies that are named


def _by_doi(library: Library, studies: list[Study]) -> dict[str, Study]:
    found: dict[str, Study] = {}
    for study in studies:
        reference = library.reference(study.key)
        if reference is not None and reference.doi:
            found[reference.doi.strip().lower()] = study
    return found


def _told(study: Study, checked: Checked) -> str:
    """What is known now, and what was known: "gecorrigeerd (erratum, 2020-05-01); was: niet nagegaan"."""
    lang = Spoken.lang
    kinds = [", ".join(part for part in (one.name.say(lang), one.date, one.doi) if part) for one in checked.notices]
    listed = f" ({'; '.join(kinds)})" if kinds else ""
    before = NOTICES[study.notice.kind].say(lang)
    return f"{NOTICES[checked.status].say(lang)}{listed}; {say('was', 'was')}: {before}"
