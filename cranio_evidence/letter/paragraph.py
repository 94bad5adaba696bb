"""Which sentences make the paragraph on a complaint, and what may the therapist say on the strength of it?"""

from typing import NamedTuple

from cranio_evidence.findings import BETWEEN, HARM, UNSEEN, direction, finding
from cranio_evidence.letter import harms, reviews, unshown
from cranio_evidence.letter.facts import Facts
from cranio_evidence.letter.language import LANGUAGES, Language
from cranio_evidence.letter.phrases import Phrases
from cranio_evidence.letter.sentence import Sentence, sentence
from cranio_evidence.library import Library
from cranio_evidence.study import Study
from cranio_evidence.synthesis import Synthesis, picked
from cranio_evidence.vocabulary import Lang, Text

MOST_SENTENCES = 7


class Paragraph(NamedTuple):
    """A paragraph for a letter: its sentences, and the keys it cites in their order."""

    sentences: tuple[Sentence, ...]
    keys: tuple[str, ...]


def compose(library: Library, synthesis: Synthesis, lang: Lang = "nl", *, only: tuple[str, ...] = ()) -> Paragraph:
    """The evidence paragraph on a complaint, at most seven sentences, the order chosen by design and size.

    ``only``: keys of studies and reviews picked by hand, each of which then has its own sentence; the paragraph says
    how many others there are and what they found. The primary outcome comes first, with the comparator and the number
    of people; harms and reviews that disagree are always in it. See ``sentence.Fact`` for where each number comes from.
    """
    say, facts = LANGUAGES[lang], Facts(library, lang)
    phrases = Phrases(facts, say.PHRASES)
    told = (phrases.in_short(one) for one in synthesis.warnings[:1])
    warnings = [one for one in told if one is not None]
    if only:
        chosen = picked(synthesis, only)
        sentences = [
            say.scope(synthesis, facts),
            *([say.lead(chosen, facts)] if chosen.trials else []),
            *(say.other(chosen, one, facts) for one in chosen.trials[1:]),
            *([] if chosen.trials else reviews.tell(chosen, facts, say.REVIEWS)),
            harms.tell(chosen, facts, say.HARMS),
            *warnings,
            *(reviews.tell(chosen, facts, say.REVIEWS) if chosen.trials else []),
            *unshown.tell(chosen, facts, say.UNSHOWN, say.REVIEWS, say.clause),
        ]
    elif synthesis.trials:
        sentences = [
            say.scope(synthesis, facts),
            say.lead(synthesis, facts),
            *say.others(synthesis, facts),
            harms.tell(synthesis, facts, say.HARMS),
            *warnings,
        ]
        limits = _limits(synthesis.only, facts, say) if synthesis.only else None
        if limits is not None and len(sentences) < MOST_SENTENCES - 1:
            sentences.insert(2, limits)
        sentences += reviews.tell(synthesis, facts, say.REVIEWS, most=MOST_SENTENCES - len(sentences))
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
    return Paragraph(tuple(sentences), tuple(keys))


def _limits(study: Study, facts: Facts, say: Language) -> Sentence | None:
    """What the only study falls short in: who was not blinded, else its limitations where they are one sentence."""
    blinded = say.blinding(study)
    if blinded is not None or study.limitations is None or finding(study).kind not in (BETWEEN, UNSEEN):
        return blinded
    told = facts.text(study.limitations, f"studies/{study.key}/limitations")
    return None if ". " in told.text else sentence(told)


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
        "There was no randomisation; at most an association was looked at: do not write that the treatment helps.",
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
    " De overzichten zijn het niet eens: haal die zin niet weg.",
    " The reviews do not agree: do not take that sentence out.",
)
_HARM = Text(
    " Laat de zin over de schade staan.",
    " Leave the sentence on harm in.",
)


# A sentence that claims nothing, for where the evidence lets nothing be claimed.
NEUTRAL = Text(
    "Wat altijd kan: “Ik behandelde uw patiënt [aantal] keer; zelf merkt hij of zij [wat]. Ziet u een reden voor "
    "verder onderzoek, of om met de behandeling te wachten?”",
    "What can always be said: “I treated your patient [number] times; they notice [what] themselves. Do you see a "
    "reason for further examination, or to hold off treatment?”",
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
    compared = {one.comparison for one in synthesis.lead.outcomes}
    if "association" in compared and "between-groups" not in compared:
        kind = "association"
    return Text(_ADVICE[kind].nl + more.nl, _ADVICE[kind].en + more.en)
