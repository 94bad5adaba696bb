"""What stands in a letter about the evidence: the text with its numbers, the references, and what was read?"""

from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple

from cranio_evidence import __version__, figures
from cranio_evidence.cite import listing
from cranio_evidence.cite.numbers import collapsed
from cranio_evidence.cite.runs import Run, Runs, faced
from cranio_evidence.faults import refusal
from cranio_evidence.letter.document import Block, Body, Document, Foot, Heading, References, Table
from cranio_evidence.letter.paragraph import compose
from cranio_evidence.letter.sentence import Cite, Sentence
from cranio_evidence.letter.short_forms import shortened
from cranio_evidence.library import Library
from cranio_evidence.synthesis import Synthesis
from cranio_evidence.vocabulary import Lang, Text

TITLE = Text("Wat er is onderzocht", "What has been studied")
LITERATURE = Text("Literatuur", "References")


_STYLES: dict[Lang, str] = {"nl": "ntvg", "en": "vancouver"}


class Evidence(NamedTuple):
    """What a letter says of the evidence: its blocks, the references they name by number, and the foot line.

    ``keys``: what is cited, in the order of the numbers.
    """

    blocks: tuple[Block, ...]
    references: References
    foot: str
    keys: tuple[str, ...]


class _Text(NamedTuple):
    """A text on the evidence before its references are written; ``halves``: what follows an entry, by key."""

    blocks: tuple[Block, ...]
    keys: tuple[str, ...]
    halves: dict[str, Sentence]


def evidence(
    library: Library,
    synthesis: Synthesis,
    lang: Lang = "nl",
    *,
    length: str = "short",
    style: str = "",
    only: tuple[str, ...] = (),
) -> Evidence:
    """What a letter says of the evidence on a complaint.

    ``length``: ``block``, the references with what each found in half a sentence; ``short``, at most seven sentences;
    or ``full``, every study by itself. The text refers by raised numbers, so the list is in the order of citation.
    ``style``: a key of ``cite.STYLES`` in which each entry of the list is written; where it is empty that of the
    Nederlands Tijdschrift voor Geneeskunde, which Dutch GPs know, and in English Vancouver. ``only``: keys picked by
    hand, for ``short``; the text then says how many others there are and what they found. Raises ``RefusedError`` for
    a length or a style that is not there.
    """
    if length not in LENGTHS:
        choice = ", ".join(LENGTHS)
        raise refusal(
            f"De lengte '{length}' is er niet; kies uit {choice}.",
            f"There is no length '{length}'; choose from {choice}.",
        )
    if only and length != "short":
        raise refusal(
            "Zelf kiezen kan alleen met --length short: de andere lengtes noemen alles.",
            "Studies can only be picked with --length short: the other lengths name all.",
        )
    made = _short(library, synthesis, lang, only) if only else LENGTHS[length](library, synthesis, lang)
    entries = []
    for key in made.keys:
        reference = library.reference(key)
        assert reference is not None  # noqa: S101 - every citable study has one, a check holds records to it
        runs = listing((reference,), style or _STYLES[lang], lang)[0].runs
        half = made.halves.get(key)
        entries.append((*runs, Run(f"\n{half.words}")) if half else runs)
    return Evidence(shortened(made.blocks, lang), References(tuple(entries)), foot(library, made.keys, lang), made.keys)


def _short(library: Library, synthesis: Synthesis, lang: Lang, only: tuple[str, ...] = ()) -> _Text:
    paragraph = compose(library, synthesis, lang, only=only)
    numbers = _numbers(paragraph.keys)
    blocks = tuple(Body(_runs(part, numbers)) for part in paragraph.parts)
    return _Text(blocks, paragraph.keys, {})


def _block(library: Library, synthesis: Synthesis, lang: Lang) -> _Text:
    from cranio_evidence.letter.block import halves  # noqa: PLC0415 - only this length needs it

    found = dict(halves(library, synthesis, lang))
    return _Text((), tuple(found), found) if found else _short(library, synthesis, lang)


def _full(library: Library, synthesis: Synthesis, lang: Lang) -> _Text:
    from cranio_evidence.letter.full import compose_full  # noqa: PLC0415 - only this length needs it

    full = compose_full(library, synthesis, lang)
    numbers = _numbers(full.keys)
    blocks: list[Block] = [Body(_runs(full.opening, numbers))]
    if full.rows:
        rows = tuple(tuple(_runs((cell,), numbers) for cell in row) for row in full.rows)
        blocks.append(Table(full.headings, rows))
    for section in full.sections:
        blocks += [Heading(section.heading), Body(_runs(section.sentences, numbers, between="\n"))]
    if full.closing:
        blocks.append(Body(_runs(full.closing, numbers)))
    return _Text(tuple(blocks), full.keys, {})


LENGTHS: dict[str, Callable[[Library, Synthesis, Lang], _Text]] = {"block": _block, "short": _short, "full": _full}


def _numbers(keys: tuple[str, ...]) -> dict[str, int]:
    return {key: number for number, key in enumerate(keys, 1)}


def below(part: Evidence, lang: Lang) -> tuple[Block, ...]:
    """The references and the foot line, which stand at the end of a letter."""
    listed = (Heading(LITERATURE.say(lang)), part.references) if part.references.entries else ()
    return (*listed, Foot(part.foot))


def page(part: Evidence, lang: Lang) -> Document:
    """The evidence alone, to paste into a letter of the therapist's own."""
    return Document(TITLE.say(lang), lang, (*part.blocks, *below(part, lang)))


def _runs(sentences: tuple[Sentence, ...], numbers: dict[str, int], between: str = " ") -> Runs:
    """Sentences as runs, citations that follow each other as one raised group (1-3,5)."""
    runs: list[Run] = []
    for index, sentence in enumerate(sentences):
        if index:
            runs.append(Run(between))
        for cited, parts in groupby(sentence.parts, lambda part: isinstance(part, Cite)):
            if cited:
                places = [numbers[part.key] for part in parts if isinstance(part, Cite)]
                runs += faced("superscript", collapsed(places, "-"))
            else:
                runs += [
                    Run(part if isinstance(part, str) else part.text) for part in parts if not isinstance(part, Cite)
                ]
    return tuple(runs)


# What a source is called in the foot line; the order of print.
_READ: dict[str, Text] = {
    "full-text": Text("volledige artikelen", "full articles"),
    "part-of-text": Text("delen van artikelen", "parts of articles"),
    "abstract": Text("samenvattingen", "abstracts"),
    "registry": Text("registraties", "registrations"),
    "rating": Text("kwaliteitsbeoordelingen", "quality ratings"),
    "review-table": Text("tabellen in overzichten", "tables in reviews"),
    "secondary": Text("weergaven door derden", "second-hand accounts"),
}
_FOOT = {
    "read": Text("Gelezen: {}{}.", "Read: {}{}."),
    "no-full": Text("; geen volledige artikelen", "; no full articles"),
    "unchecked": Text(
        "Of deze artikelen zijn gecorrigeerd of ingetrokken, is niet nagegaan.",
        "Corrections and retractions of these articles were not checked.",
    ),
    "one": Text(
        "Of dit artikel is gecorrigeerd of ingetrokken, is niet nagegaan.",
        "Corrections and retractions of this article were not checked.",
    ),
    "mostly": Text(
        "Van de meeste van deze artikelen is niet nagegaan of ze zijn gecorrigeerd of ingetrokken.",
        "For most of these articles corrections and retractions were not checked.",
    ),
    "partly": Text(
        "Van een deel van deze artikelen is niet nagegaan of ze zijn gecorrigeerd of ingetrokken.",
        "For some of these articles corrections and retractions were not checked.",
    ),
    "corrected": Text(
        "Op verwijzing {} is een correctie verschenen; wat er is gecorrigeerd, lazen wij niet.",
        "A correction to reference {} was published; what was corrected was not read.",
    ),
    "data": Text(
        "Gegevens: cranio-evidence {}, een verzameling van onderzoek naar craniosacraaltherapie, stand {}; ‘wij’ zijn "
        "de samenstellers daarvan.",
        "Data: cranio-evidence {}, a collection of studies of craniosacral therapy, as of {}.",
    ),
}


def foot(library: Library, keys: tuple[str, ...], lang: Lang) -> str:
    """What was read of the works cited, whether retractions were checked, and the version and date of the data."""
    studies = [library.study(key) for key in keys]
    kinds = {source.kind for study in studies for source in study.sources}
    parts = []
    if kinds:
        names = ", ".join(words.say(lang) for kind, words in _READ.items() if kind in kinds)
        parts.append(_FOOT["read"].say(lang).format(names, "" if "full-text" in kinds else _FOOT["no-full"].say(lang)))
    unchecked = [study.notice.kind == "unchecked" for study in studies]
    if any(unchecked):
        whole = "one" if len(unchecked) == 1 else "unchecked"
        part = "mostly" if 2 * sum(unchecked) > len(unchecked) else "partly"
        parts.append(_FOOT[whole if all(unchecked) else part].say(lang))
    parts += [
        _FOOT["corrected"].say(lang).format(number)
        for number, study in enumerate(studies, 1)
        if study.notice.kind == "corrected"
    ]
    parts.append(_FOOT["data"].say(lang).format(__version__, figures.date(library.date, lang)))
    return " ".join(parts)
