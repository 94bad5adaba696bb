"""What is the whole evidence on a complaint, study by study, with what was left out and why?"""

from typing import NamedTuple

from cranio_evidence.findings import BETWEEN, HARM, NOTHING, UNCONTROLLED, UNSEEN, finding
from cranio_evidence.letter import beside, reviews
from cranio_evidence.letter.account import Long
from cranio_evidence.letter.sentence import Cite, Part, Sentence, sentence
from cranio_evidence.library import Library
from cranio_evidence.study import Study
from cranio_evidence.synthesis import Synthesis
from cranio_evidence.vocabulary import DESIGNS, Lang


class Section(NamedTuple):
    """A part of the full text under its own heading."""

    heading: str
    sentences: tuple[Sentence, ...]


class Full(NamedTuple):
    """The full text on a complaint.

    What there is (``opening``), a table (``headings`` and ``rows``, a cell a sentence), a section for each study, for
    the reviews and for what is not counted, and how to read it (``closing``). ``keys``: what is cited, in order of
    first mention; the table comes before the sections.
    """

    opening: tuple[Sentence, ...]
    sections: tuple[Section, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]
    closing: tuple[Sentence, ...]
    keys: tuple[str, ...]


def compose_full(library: Library, synthesis: Synthesis, lang: Lang = "nl") -> Full:
    """All the library holds on a complaint: every study, every review, and what was left out with the reason.

    Nothing is chosen, so nothing can be chosen by result: studies stand by design and size, reviews by date.
    """
    say = Long(library, synthesis, lang)
    opening = _opening(say)
    rows = tuple(_row(say, one) for one in synthesis.trials)
    sections = [Section(_heading(say, one), tuple(say.account(one))) for one in synthesis.trials]
    told = dict.fromkeys(_cited(opening, rows, sections))
    warnings = tuple(one for one in synthesis.warnings if one.key not in told)
    harm = (say.phrases.in_short(one) for one in warnings)
    names = say.long.SECTIONS
    sections += [
        Section(names["warnings"], tuple(one for one in harm if one is not None)),
        Section(names["reviews"], tuple(beside.on_reviews(say))),
    ]
    told = dict.fromkeys(_cited(opening, rows, sections))
    sections.append(Section(names["left-out"], tuple(beside.left_out(say, told))))
    shown = [one for one in sections if one.sentences]
    closing = _closing(say) if shown else ()
    keys = dict.fromkeys(_cited(opening, rows, shown))
    return Full(opening, tuple(shown), say.long.HEADINGS if rows else (), rows, closing, tuple(keys))


def _cited(opening: tuple[Sentence, ...], rows: tuple[tuple[Sentence, ...], ...], sections: list[Section]) -> list[str]:
    """The keys cited, in order of first mention."""
    told = [*opening, *(cell for row in rows for cell in row), *(one for part in sections for one in part.sentences)]
    return [key for one in told for key in one.cited]


def _opening(say: Long) -> tuple[Sentence, ...]:
    """What there is, in the sentences that the short length begins with."""
    s, f = say.synthesis, say.facts
    if s.trials:
        order = (sentence(say.full["order"]),) if len(s.trials) > 1 else ()
        return say.kinds.scope(s, f), *order
    if s.reviews_only:
        return (reviews.alone(s, say.phrases, say.shared.REVIEWS),)
    return tuple(say.kinds.none(s, f))


def _closing(say: Long) -> tuple[Sentence, ...]:
    """What "not seen" means, and what was searched; without any study the opening has said the latter."""
    s, full = say.synthesis, say.full
    meaning = sentence(full["meaning"])
    if not (s.trials or s.reviews_only):
        return (meaning,)
    if not s.condition.searched:
        return meaning, sentence(full["not-searched"])
    day = say.facts.day(s.condition.searched, f"conditions/{s.condition.id}/searched")
    return meaning, sentence(full["searched"], day, full["searched-end"])


def _heading(say: Long, study: Study) -> str:
    """First author, year and design of a study."""
    reference = say.facts.library.reference(study.key)
    design = DESIGNS[study.design].one.say(say.lang)
    design = design[0].upper() + design[1:]
    year = (reference.year if reference else None) or say.long.SECTIONS["undated"]
    first = reference.authors[0] if reference and reference.authors else None
    name = (first.literal or f"{first.particle} {first.family}".strip()) if first else ""
    return f"{design} ({name}, {year})" if name else f"{design} ({year})"


# --- the table --------------------------------------------------------------------------------------------------------


def _row(say: Long, study: Study) -> tuple[Sentence, ...]:
    """A study in the cells of a table."""
    year = say.facts.year(study) or say.long.CELLS["year-unseen"]
    cells: list[list[Part]] = [
        [year, Cite(study.key)],
        [say.design(study), say.long.CELLS["sham"] if study.sham_controlled else ""],
        _people(say, study),
        _compared(say, study),
        _primary(say, study),
        _found(say, study),
    ]
    return tuple(sentence(cell) for cell in cells)


def _people(say: Long, study: Study) -> list[Part]:
    """How many people, how many of them were analysed, and what they had where that is not the complaint itself."""
    cells, people = say.long.CELLS, say.facts.people(study)
    parts: list[Part] = [people] if people and study.people != 1 else say.phrases.people(study)
    if not people and study.people is None and len(parts) == 1:
        parts = [cells["people-unseen"]]
    parts += say.analysed(study, cells["analysed"])
    if study.conditions == (say.synthesis.condition.id,) and not say.synthesis.asked:
        return parts
    return [*parts, *say.having(study)]


def _compared(say: Long, study: Study) -> list[Part]:
    if not study.comparators:
        known = "cohort" if study.design == "cohort" else "none"
        return [say.long.CELLS[known if study.uncontrolled else "unseen"]]
    parts: list[Part] = []
    for one in study.comparators:
        path = f"studies/{study.key}/arms/{study.arms.index(one)}/label"
        parts += ["; " if parts else "", say.facts.text(one.label, path)]
    return parts


def _told(say: Long, study: Study) -> tuple[list[int], list[Part]]:
    """The primary results that are told one by one, and a count of those that say the same at other moments."""
    found = finding(study)
    further, moments = say.phrases.also(found)
    return [found.in_order[0], *further], moments


def _primary(say: Long, study: Study) -> list[Part]:
    """The primary outcomes and their moments, or that they were not seen."""
    parts: list[Part] = []
    if finding(study).kind == BETWEEN:
        for i in _told(say, study)[0]:
            path = f"studies/{study.key}/outcomes/{i}"
            parts += ["; " if parts else "", *say.phrases.outcome(study.outcomes[i], path)]
        return parts
    names = say.named(one.outcome for one in study.outcomes if one.primary)
    return names or [say.long.CELLS["unseen"]]


def _found(say: Long, study: Study) -> list[Part]:
    """What the groups differed in: never a change within a group."""
    found, cells = finding(study), say.long.CELLS
    if found.kind in (UNCONTROLLED, HARM):
        return [cells["no-comparison"]]
    if found.kind == NOTHING:
        return [cells["nothing"]]
    if study.do_not_quote is not None:
        return [say.words.HALF["no-quote"]]
    if found.kind == UNSEEN:
        return say.counted(found)
    if found.kind != BETWEEN:
        return [cells["within"]]
    told, moments = _told(say, study)
    parts: list[Part] = []
    for i in told:
        parts += ["; " if parts else "", *say.answer(study, i, ": "), *(moments if i == told[0] else [])]
    return parts
