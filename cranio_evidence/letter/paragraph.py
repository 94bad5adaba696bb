"""Which sentences make the paragraph on a complaint, and how is it written with its references?"""

from typing import NamedTuple, Protocol, cast

from cranio_evidence import __version__, figures
from cranio_evidence.cite import cite
from cranio_evidence.cite.runs import PLAIN, Run, faced
from cranio_evidence.cite.writers import WRITERS
from cranio_evidence.findings import HARM, direction, finding
from cranio_evidence.letter import en, harms, nl, reviews
from cranio_evidence.letter.facts import Facts
from cranio_evidence.letter.phrases import Phrases, PhraseWords
from cranio_evidence.letter.sentence import Cite, Sentence
from cranio_evidence.library import Library
from cranio_evidence.study import Study
from cranio_evidence.synthesis import Synthesis
from cranio_evidence.vocabulary import Lang, Text

MOST_SENTENCES = 7


class _Language(Protocol):
    """What a language module offers: one function a kind of sentence, and the words for harms and reviews."""

    PHRASES: PhraseWords
    HARMS: harms.HarmWords
    REVIEWS: reviews.ReviewWords

    def none(self, s: Synthesis, f: Facts) -> list[Sentence]: ...
    def scope(self, s: Synthesis, f: Facts) -> Sentence: ...
    def lead(self, s: Synthesis, f: Facts) -> Sentence: ...
    def blinding(self, study: Study) -> Sentence | None: ...
    def others(self, s: Synthesis, f: Facts) -> list[Sentence]: ...


_LANGUAGES = {"nl": cast("_Language", nl), "en": cast("_Language", en)}


class Paragraph(NamedTuple):
    """A paragraph for a letter: its sentences, the keys it cites in their order, and what the therapist is told."""

    sentences: tuple[Sentence, ...]
    keys: tuple[str, ...]
    advice: Text
    lang: Lang


def compose(library: Library, synthesis: Synthesis, lang: Lang = "nl") -> Paragraph:
    """The evidence paragraph on a complaint, at most seven sentences, the order chosen by design and size.

    The primary outcome comes first, with the comparator and the number of people; harms and reviews that disagree are
    always in it. See ``sentence.Fact`` for where each number comes from.
    """
    say, facts = _LANGUAGES[lang], Facts(library, lang)
    phrases = Phrases(facts, say.PHRASES)
    told = (phrases.in_short(one) for one in synthesis.warnings[:1])
    warnings = [one for one in told if one is not None]
    if synthesis.trials:
        sentences = [
            say.scope(synthesis, facts),
            say.lead(synthesis, facts),
            *say.others(synthesis, facts),
            harms.tell(synthesis, facts, say.HARMS),
            *warnings,
            *reviews.tell(synthesis, facts, say.REVIEWS),
        ]
        blinded = say.blinding(synthesis.trials[0]) if synthesis.only else None
        if blinded is not None and len(sentences) < MOST_SENTENCES:
            sentences.insert(2, blinded)
    elif synthesis.reviews_only:
        sentences = [
            reviews.alone(synthesis, phrases, say.REVIEWS),
            *reviews.tell(synthesis, facts, say.REVIEWS),
            harms.tell(synthesis, facts, say.HARMS),
            *warnings,
        ]
    else:
        first, *more = say.none(synthesis, facts)
        sentences = [first, *warnings, *more]
    keys = dict.fromkeys(key for sentence in sentences for key in sentence.cited)
    return Paragraph(tuple(sentences), tuple(keys), advice(synthesis), lang)


def write(library: Library, paragraph: Paragraph, style: str = "vancouver", *, form: str = "text") -> str:
    """The paragraph, its numbered references and a foot line, as ``text`` or ``markdown``."""
    writer = WRITERS[form]
    numbers = {key: number for number, key in enumerate(paragraph.keys, 1)}
    body = writer(_runs(paragraph.sentences, numbers))
    parts = [body]
    lines = []
    for key, number in numbers.items():
        reference = library.reference(key)
        assert reference is not None  # noqa: S101 - every citable study has one, a check holds records to it
        lines.append(f"{number}. {writer(cite(reference, style, paragraph.lang))}")
    if lines:
        heading = "Literatuur" if paragraph.lang == "nl" else "References"
        parts.append("\n".join([f"**{heading}**\n" if form == "markdown" else heading, *lines]))
    parts.append(writer((Run(foot(library, paragraph)),)))
    return "\n\n".join(parts)


def _runs(sentences: tuple[Sentence, ...], numbers: dict[str, int]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for index, sentence in enumerate(sentences):
        if index:
            runs.append(Run(" "))
        for part in sentence.parts:
            if isinstance(part, Cite):
                number = str(numbers[part.key])
                if runs and runs[-1].faces != PLAIN:
                    number = f",{number}"
                runs += faced("superscript", number)
            else:
                runs.append(Run(part if isinstance(part, str) else part.text))
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
    "partly": Text(
        "Niet van al deze artikelen is nagegaan of ze zijn gecorrigeerd of ingetrokken.",
        "Corrections and retractions were not checked for all of these articles.",
    ),
    "corrected": Text(
        "Op verwijzing {} is een correctie verschenen; wat er is gecorrigeerd, lazen wij niet.",
        "A correction to reference {} was published; what was corrected was not read.",
    ),
    "data": Text("Gegevens: cranio-evidence {}, stand {}.", "Data: cranio-evidence {}, as of {}."),
}


def foot(library: Library, paragraph: Paragraph) -> str:
    """What was read, whether retractions were checked, and the version and date of the data."""
    lang = paragraph.lang
    studies = [library.study(key) for key in paragraph.keys]
    kinds = {source.kind for study in studies for source in study.sources}
    parts = []
    if kinds:
        names = ", ".join(words.say(lang) for kind, words in _READ.items() if kind in kinds)
        parts.append(_FOOT["read"].say(lang).format(names, "" if "full-text" in kinds else _FOOT["no-full"].say(lang)))
    unchecked = [study.notice.kind == "unchecked" for study in studies]
    if any(unchecked):
        parts.append(_FOOT["unchecked" if all(unchecked) else "partly"].say(lang))
    parts += [
        _FOOT["corrected"].say(lang).format(number)
        for number, study in enumerate(studies, 1)
        if study.notice.kind == "corrected"
    ]
    parts.append(_FOOT["data"].say(lang).format(__version__, figures.date(library.date, lang)))
    return " ".join(parts)


# What the evidence lets a therapist say, by what the first study is and found. Told to the therapist only.
_ADVICE: dict[str, Text] = {
    "narrower": Text(
        "Wat u vroeg, is niet apart onderzocht: noem daarvoor geen werking, en schrijf wie er wel is onderzocht.",
        "What you asked about was not studied by itself: do not claim any effect for it, and say who was studied.",
    ),
    "none": Text(
        "In deze verzameling staat geen onderzoek: noem geen werking. U kunt wel schrijven wat u deed en wat uw cliënt "
        "daarvan merkt.",
        "This collection holds no study: do not claim any effect. You can write what you did and what your client "
        "notices of it.",
    ),
    "reviews": Text(
        "Hier staan alleen overzichten: noem wat zij vinden en hoeveel deelnemers dat waren, en kijk of uw cliënt op "
        "die deelnemers lijkt.",
        "There are only reviews here: say what they find and in how many people, and see whether your client is like "
        "those people.",
    ),
    "uncontrolled": Text(
        "Dit is onderzoek zonder controlegroep: schrijf niet dat de behandeling helpt, wel wat er is gemeten en wat uw "
        "cliënt merkt.",
        "These studies had no control group: do not write that the treatment helps, but what was measured and what "
        "your client notices.",
    ),
    "association": Text(
        "Er is niet geloot en er is hoogstens een samenhang bekeken: schrijf niet dat de behandeling helpt.",
        "Nobody was allotted by chance; at most an association was looked at: do not write that the treatment helps.",
    ),
    "mixed": Text(
        "De primaire uitkomsten vielen verschillend uit: noem ze allemaal, ook die zonder verschil.",
        "The primary outcomes turned out differently: name all of them, those without a difference too.",
    ),
    "neither": Text(
        "De primaire uitkomst verschilde niet: schrijf dat er geen verschil is gevonden en noem de andere uitkomsten "
        "niet los.",
        "The primary outcome did not differ: write that no difference was found and do not quote the other outcomes "
        "alone.",
    ),
    "comparator": Text(
        "De primaire uitkomst viel uit in het voordeel van de controlegroep: schrijf dat ook zo op.",
        "The primary outcome favoured the control group: say so.",
    ),
    "unseen": Text(
        "De primaire uitkomst is niet gezien of niet tussen groepen vergeleken: doe geen uitspraak over werking op "
        "grond van losse uitkomsten.",
        "The primary outcome was not seen or not compared between groups: claim nothing on the strength of single "
        "outcomes.",
    ),
    "intervention": Text(
        "U mag schrijven wat dit onderzoek vond, met de vergelijking en het aantal deelnemers erbij; niet dat de "
        "werking vaststaat.",
        "You may write what this study found, with the comparison and the number of people; not that an effect is "
        "certain.",
    ),
}
_DISAGREE = Text(
    " De overzichten spreken elkaar tegen: haal die zin niet weg.",
    " The reviews disagree: do not take that sentence out.",
)
_HARM = Text(
    " Laat de zin over de schade staan.",
    " Leave the sentence on harm in.",
)


def advice(synthesis: Synthesis) -> Text:
    """What this evidence lets the therapist say and what not, in one or two sentences."""
    more = _DISAGREE if synthesis.disagree else Text("", "")
    if synthesis.warnings or any(finding(one).kind == HARM for one in synthesis.trials):
        more = Text(more.nl + _HARM.nl, more.en + _HARM.en)
    if synthesis.reviews_only:
        return Text(_ADVICE["reviews"].nl + more.nl, _ADVICE["reviews"].en + more.en)
    if synthesis.lead is None:
        return _ADVICE["none"]
    if synthesis.asked:
        return Text(_ADVICE["narrower"].nl + more.nl, _ADVICE["narrower"].en + more.en)
    said = direction(synthesis.lead)
    kind = {"within": "unseen", "nothing": "unseen", "harm": "uncontrolled"}.get(said, said)
    if any(one.comparison == "association" for one in synthesis.lead.outcomes):
        kind = "association"
    return Text(_ADVICE[kind].nl + more.nl, _ADVICE[kind].en + more.en)
