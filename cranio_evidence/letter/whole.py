"""What does the whole letter to a GP hold, from the envelope to the foot line?"""

from cranio_evidence import figures
from cranio_evidence.cite.runs import Run, Runs
from cranio_evidence.letter.case import CASE_NAMES, DATES, PRACTICE_NAMES, Case, Practice
from cranio_evidence.letter.document import Block, Body, Document, Fields, Heading, Mark
from cranio_evidence.letter.evidence import TITLE as ABOUT
from cranio_evidence.letter.evidence import Evidence, below
from cranio_evidence.vocabulary import Lang, Text

TITLE = Text("Brief aan de huisarts", "Letter to the GP")
_DRAFT = Text("CONCEPT: de datum van de toestemming ontbreekt", "DRAFT: the date of the consent is missing")
_SAMPLE = Text("VOORBEELD", "SAMPLE")
_DEAR = Text("Geachte {},", "Dear {},")
_REGARDS = Text("Met vriendelijke groet,", "Kind regards,")
# Not a sentence that says there was consent: that would be made up where no date was told.
_CONSENT = Text("Toestemming van mijn cliënt voor deze brief: {}.", "My client’s consent to this letter: {}.")
# What stands where something was not told. A letter never makes it up.
BLANKS: dict[str, Text] = {
    "date": Text("datum", "date"),
    "gp": Text("naam huisarts", "name of the GP"),
    "gp_practice": Text("huisartsenpraktijk", "GP practice"),
    "client": Text("initialen of naam cliënt", "initials or name of the client"),
    "born": Text("geboortedatum", "date of birth"),
    "red_flags": Text("alarmsignalen: welke, of geen", "red flags: which, or none"),
    "reason": Text("aanleiding voor deze brief", "reason for this letter"),
    "findings": Text("bevindingen in gewone woorden", "findings in plain words"),
    "course": Text("behandelingen tot nu toe, met data", "treatments so far, with dates"),
    "conclusion": Text("conclusie", "conclusion"),
    "question": Text("wat ik u vraag", "what I ask of you"),
    "consent": Text("datum toestemming", "date of consent"),
    "name": Text("naam therapeut", "name of the therapist"),
    "practice": Text("praktijk", "practice"),
    "phone": Text("telefoon", "phone"),
}
# The parts of the core, in their order; what calls for action comes first.
_PARTS: dict[str, Text] = {
    "red_flags": Text("Alarmsignalen", "Red flags"),
    "reason": Text("Aanleiding", "Reason"),
    "findings": Text("Bevindingen", "Findings"),
    "course": Text("Verloop", "Course"),
    "conclusion": Text("Conclusie", "Conclusion"),
    "question": Text("Vraag aan u", "Question to you"),
    "agreements": Text("Afspraken", "Agreements"),
}
SENDER: dict[str, Text] = {
    "name": Text("Van", "From"),
    "practice": Text("Praktijk", "Practice"),
    "address": Text("Adres", "Address"),
    "phone": Text("Telefoon", "Phone"),
    "email": Text("E-mail", "E-mail"),
    "register_number": Text("Registratie", "Registration"),
    "agb": Text("AGB-code", "AGB code"),
    "agb_practice": Text("AGB-code praktijk", "AGB code of the practice"),
}
_ENVELOPE: dict[str, Text] = {
    "date": Text("Datum", "Date"),
    "gp": Text("Aan", "To"),
    "gp_practice": Text("Huisartsenpraktijk", "GP practice"),
    "gp_address": Text("Adres", "Address"),
    "client": Text("Betreft", "Concerning"),
    "born": Text("Geboren", "Born"),
}


def letter(told: Case, sender: Practice, evidence: Evidence | None, lang: Lang, *, sample: bool = False) -> Document:
    """The whole letter. What was not told stands in it as a visible blank; ``evidence`` null leaves that part out.

    With a client and without a date of consent it is marked as a draft; ``sample`` marks it as a sample.
    """
    said = _said(told, sender, lang)
    mark = _mark(told, lang, sample=sample)
    blocks: list[Block] = [Mark(mark)] if mark else []
    blocks += [_rows(said, SENDER, lang), _rows(said, _ENVELOPE, lang)]
    blocks.append(Body(_words(_DEAR.say(lang).format(said["gp"]))))
    for field, heading in _PARTS.items():
        if said[field]:
            blocks += [Heading(heading.say(lang)), Body(_words(said[field]))]
    if evidence is not None and evidence.blocks:
        blocks += [Heading(ABOUT.say(lang)), *evidence.blocks]
    blocks.append(Body(_words(_CONSENT.say(lang).format(said["consent"]))))
    blocks.append(Body(_words(f"{_REGARDS.say(lang)}\n{said['name']}")))
    if evidence is not None:
        blocks += below(evidence, lang)
    return Document(TITLE.say(lang), lang, tuple(blocks))


def placeholders(
    told: Case, sender: Practice, evidence: Evidence | None, lang: Lang, *, sample: bool = False
) -> dict[str, str | Runs | tuple[Runs, ...]]:
    """What each name in a template of the therapist's own stands for, in both languages' names.

    The names are those of ``CASE_NAMES`` and ``PRACTICE_NAMES`` with underscores (``huisarts``, ``agb_praktijk``),
    ``therapeut`` for the name of the sender, and ``onderzoek``, ``literatuur``, ``verantwoording`` and ``concept``.
    """
    said = _said(told, sender, lang)
    values: dict[str, str | Runs | tuple[Runs, ...]] = {
        word.replace("-", "_"): said[field] for field, name in (CASE_NAMES | PRACTICE_NAMES).items() for word in name
    }
    bodies = [block.runs for block in evidence.blocks if isinstance(block, Body)] if evidence else []
    more: tuple[tuple[Text, str | Runs | tuple[Runs, ...]], ...] = (
        (Text("therapeut", "therapist"), said["name"]),
        (Text("onderzoek", "evidence"), tuple(run for runs in bodies for run in (*runs, Run("\n")))[:-1]),
        (Text("literatuur", "references"), evidence.references.entries if evidence else ()),
        (Text("verantwoording", "foot"), evidence.foot if evidence else ""),
        (Text("concept", "draft"), _mark(told, lang, sample=sample)),
    )
    return values | {word: value for names, value in more for word in names}


def _said(told: Case, sender: Practice, lang: Lang) -> dict[str, str]:
    """What the letter says for each field: what was told, or a blank; empty where nothing need be said."""
    said = {**told._asdict(), **sender._asdict()}
    if said["register_number"]:
        said["register_number"] = f"{sender.register} {sender.register_number}".strip()
    said |= {field: figures.date(said[field], lang) for field in DATES if said[field]}
    return said | {field: f"[{blank.say(lang)}]" for field, blank in BLANKS.items() if not said[field]}


def _rows(said: dict[str, str], labels: dict[str, Text], lang: Lang) -> Fields:
    return Fields(tuple((label.say(lang), said[field]) for field, label in labels.items() if said[field]))


def _mark(told: Case, lang: Lang, *, sample: bool) -> str:
    """That it is a sample, or a draft because the consent is not there; else nothing."""
    if sample:
        return _SAMPLE.say(lang)
    return _DRAFT.say(lang) if told.client and not told.consent else ""


def _words(text: str) -> Runs:
    return (Run(text),)
