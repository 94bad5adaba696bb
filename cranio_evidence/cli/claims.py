"""``evidence claims``: what is claimed, and what the studies in this library make of it."""

from collections import Counter
from typing import Annotated

import typer

from cranio_evidence import conditions, figures
from cranio_evidence.claim import Claim
from cranio_evidence.cli import output, shared
from cranio_evidence.cli.language import Spoken, say
from cranio_evidence.library import Library
from cranio_evidence.query import ClaimQuery
from cranio_evidence.terms import Condition
from cranio_evidence.vocabulary import CITERS, CLAIM_VERDICTS, MODALITIES

HEADINGS = ("id", "verdict", "kind", "modality", "conditions", "claim", "evidence", "near")


def run(
    ctx: typer.Context,
    condition: shared.Condition = "",
    verdict: Annotated[
        str, typer.Option("--verdict", help=say("Verdict: ", "Verdict: ") + ", ".join(CLAIM_VERDICTS))
    ] = "",
    modality: Annotated[str, typer.Option("--modality", help=say("Behandeling.", "Treatment."))] = "",
    form: shared.Format = "",
    lang: shared.Lang = "",
    library: shared.Folder = "",
    debug: shared.Debug = False,  # noqa: ARG001 - read from the arguments before they are parsed
) -> None:
    """List the claims."""
    here = shared.open_library(ctx, library, lang)
    shape = output.chosen(form)
    words = shared.joined(ctx, condition)
    meant = conditions.find(here, words).condition if words else None
    query = ClaimQuery(meant.id if meant else None, verdict or None, modality or None)
    found = here.claims(query)
    shared.warn_of_problems(here)
    if not found:
        _tell_nothing(here, meant, query)
    if shape in ("json", "jsonl", "yaml"):
        output.write(output.data(list(found), shape))
    elif shape == "table":
        _table(here, meant, found)
    elif found:
        output.write(output.rows([_row(one) for one in found], shape, HEADINGS))


def _row(claim: Claim) -> tuple[str, ...]:
    said = claim.claim.say(Spoken.lang)
    lists = (", ".join(one) for one in (claim.modality, claim.conditions, claim.evidence, claim.near))
    modality, complaints, evidence, near = lists
    return claim.id, claim.verdict, claim.kind, modality, complaints, said, evidence, near


def _tell_nothing(library: Library, meant: Condition | None, query: ClaimQuery) -> None:
    wider = ClaimQuery(condition=meant.id) if meant else ClaimQuery()
    if query != wider and library.claims(wider):
        shared.tell(
            "Geen bewering past bij deze vraag: laat een voorwaarde weg.",
            "No claim fits this question: leave out a condition.",
        )
    elif meant is not None:
        shared.tell(
            f'Over {meant.name.nl} staat hier geen bewering. Onderzoek: evidence list -c "{meant.name.nl}"',
            f'No claim on {meant.name.en} stands here. Studies: evidence list -c "{meant.name.en}"',
        )
    else:
        shared.tell("Deze bibliotheek bevat geen beweringen.", "This library holds no claims.")


def _table(library: Library, meant: Condition | None, found: tuple[Claim, ...]) -> None:
    from rich.padding import Padding  # noqa: PLC0415 - only a terminal needs it
    from rich.text import Text as Rich  # noqa: PLC0415

    if not found:
        return
    lang = Spoken.lang
    console = output.console()
    counts = Counter(one.verdict for one in found)
    split = ", ".join(f"{counts[one]} {name.say(lang)}" for one, name in CLAIM_VERDICTS.items() if counts[one])
    title = meant.name.say(lang) if meant else say("alle beweringen", "all claims")
    date = figures.date(library.date, lang)
    number = say("bewering", "claim") if len(found) == 1 else say("beweringen", "claims")
    console.print(Rich.assemble((title, "bold"), f"  {len(found)} {number}: {split}"))
    console.print(
        say(
            f"Het verdict is dat van deze bibliotheek, stand {date}.",
            f"The verdict is that of this library, as of {date}.",
        )
    )
    for claim in found:
        console.print()
        console.print(
            Rich.assemble(
                (claim.id, "bold cyan"), "  ", (CLAIM_VERDICTS[claim.verdict].say(lang), "bold"), _about(claim)
            )
        )
        for line in _lines(claim):
            console.print(Padding(Rich(line), (0, 0, 0, 4)))


def _about(claim: Claim) -> str:
    """Which treatment it is about, and who says it."""
    treatment = ", ".join(MODALITIES[one].say(Spoken.lang) for one in claim.modality)
    cites = say("haalt aan", "citing")
    makers = "; ".join(
        CITERS[one.by].say(Spoken.lang) + (f" ({cites} {one.cites})" if one.cites else "") for one in claim.made_by
    )
    return "".join(f" · {one}" for one in (treatment, makers) if one)


def _lines(claim: Claim) -> list[str]:
    lang = Spoken.lang
    lines = [
        say("Bewering: ", "Claim: ") + claim.claim.say(lang),
        say("Waarom: ", "Why: ") + claim.why.say(lang),
    ]
    for word, keys in (
        (say("Rust op: ", "Rests on: "), claim.evidence),
        (say("In de buurt: ", "Comes near: "), claim.near),
        (say("Achtergrond: ", "Background: "), claim.background),
    ):
        if keys:
            lines.append(word + ", ".join(keys))
    if claim.verdict in ("no-study-found", "not-searched"):
        lines.append(
            say("Gezocht op ", "Searched on ") + figures.date(claim.searched, lang)
            if claim.searched
            else say("Er is niet naar gezocht.", "It was not searched for.")
        )
    return lines
