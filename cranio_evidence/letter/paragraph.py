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
    """What a letter says in short: the studies, their harms and the reviews, each a part of its own.

    ``keys``: what it cites, in order of first mention.
    """

    parts: tuple[tuple[Sentence, ...], ...]
    keys: tuple[str, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in their order."""
        return tuple(one for part in self.parts for one in part)


def compose(library: Library, synthesis: Synthesis, lang: Lang = "nl", *, only: tuple[str, ...] = ()) -> Paragraph:
    """The evidence on a complaint in at most seven sentences, the order chosen by design and size.

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
        told_of_reviews = reviews.tell(chosen, facts, say.REVIEWS)
        studies = [
            say.scope(synthesis, facts),
            *([say.lead(chosen, facts)] if chosen.trials else told_of_reviews),
            *(say.other(chosen, one, facts) for one in chosen.trials[1:]),
        ]
        harm = [harms.tell(chosen, facts, say.HARMS), *warnings]
        rest = unshown.tell(chosen, facts, say.UNSHOWN, say.REVIEWS, say.clause)
        parts = [studies, harm, [*(told_of_reviews if chosen.trials else []), *rest]]
    elif synthesis.trials:
        studies = [say.scope(synthesis, facts), say.lead(synthesis, facts), *say.others(synthesis, facts)]
        harm = [harms.tell(synthesis, facts, say.HARMS), *warnings]
        limits = _limits(synthesis.trials[0], facts, say)
        if limits is not None and len(studies) + len(harm) < MOST_SENTENCES - 1:
            studies.insert(2, limits)
        left = MOST_SENTENCES - len(studies) - len(harm)
        parts = [studies, harm, reviews.tell(synthesis, facts, say.REVIEWS, most=left)]
    elif synthesis.reviews_only:
        found = [reviews.alone(synthesis, phrases, say.REVIEWS), *reviews.tell(synthesis, facts, say.REVIEWS)]
        parts = [found, [harms.tell(synthesis, facts, say.HARMS), *warnings]]
    else:
        first, *more = say.none(synthesis, facts)
        parts = [[first, *warnings, *more]]
    keys = dict.fromkeys(key for part in parts for one in part for key in one.cited)
    return Paragraph(tuple(tuple(part) for part in parts if part), tuple(keys))


def _limits(study: Study, facts: Facts, say: Language) -> Sentence | None:
    """What a study with a result falls short in: its limitations where they are one sentence, else who was blinded."""
    if finding(study).kind not in (BETWEEN, UNSEEN):
        return None
    if study.limitations is None or ". " in study.limitations.say(facts.lang):
        return say.blinding(study)
    return sentence(facts.text(study.limitations, f"studies/{study.key}/limitations"))


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
        "De primaire uitkomst verschilde niet significant: schrijf dat er geen significant verschil is gevonden en "
        "noem de andere uitkomsten niet los.",
        "The primary outcome did not differ significantly: write that no significant difference was found and do not "
        "quote the other outcomes alone.",
    ),
    "comparator": Text(
        "De primaire uitkomst viel uit in het voordeel van de controlegroep: schrijf dat ook zo op.",
        "The primary outcome favoured the control group: say so.",
    ),
    "partly": Text(
        "Van het eerste onderzoek is de primaire uitkomst niet gezien of niet tussen groepen vergeleken: noem daarvan "
        "geen losse uitkomsten, en laat staan wat de andere onderzoeken vonden.",
        "The primary outcome of the first study was not seen or not compared between groups: quote no single outcomes "
        "of it, and leave in what the other studies found.",
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
    " Laat staan wat er over schade staat.",
    " Leave in what is said of harm.",
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
    if kind == "unseen" and any(finding(one).kind == BETWEEN for one in synthesis.trials):
        kind = "partly"
    if "association" in compared and "between-groups" not in compared:
        kind = "association"
    return Text(_ADVICE[kind].nl + more.nl, _ADVICE[kind].en + more.en)
