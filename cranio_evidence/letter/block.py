"""What is said of each reference in half a sentence, for a list with a line of findings under each entry?"""

from collections.abc import Iterator
from typing import Protocol, cast

from cranio_evidence.findings import (
    BETWEEN,
    HARM,
    NOTHING,
    UNCONTROLLED,
    UNSEEN,
    Finding,
    finding,
    harms_seen,
    verb_for,
)
from cranio_evidence.letter.en import lengths as en_lengths
from cranio_evidence.letter.facts import Facts, joined
from cranio_evidence.letter.harms import harms_of
from cranio_evidence.letter.language import LANGUAGES
from cranio_evidence.letter.nl import lengths as nl_lengths
from cranio_evidence.letter.phrases import Phrases
from cranio_evidence.letter.reviews import looked_at
from cranio_evidence.letter.sentence import Part, Sentence, sentence
from cranio_evidence.library import Library
from cranio_evidence.study import Review, Study
from cranio_evidence.synthesis import Synthesis
from cranio_evidence.vocabulary import ALLOCATIONS, DESIGNS, MODALITIES, Lang


class _Words(Protocol):
    """The words of one language for half-sentences: see ``nl.lengths``."""

    VERBS: dict[str, str]
    KINDS: dict[str, str]
    UNCONTROLLED: dict[str, str]
    APART: dict[str, str]
    ALONE: dict[str, str]
    HALF: dict[str, str]


_WORDS = {"nl": cast("_Words", nl_lengths), "en": cast("_Words", en_lengths)}


def halves(library: Library, synthesis: Synthesis, lang: Lang = "nl") -> tuple[tuple[str, Sentence], ...]:
    """Each reference on a complaint, in fair order, with what it is and found in half a sentence.

    Reviews of the complaint, the studies from strong design to weak, reviews that do not name the complaint, and what
    tells of something else than effect. Nothing when there is no study and no review of the complaint.
    """
    if not (synthesis.trials or synthesis.reviews_only):
        return ()
    say = Short(library, synthesis, lang)
    return tuple((one.key, say.half(one)) for one in in_order(library, synthesis))


def in_order(library: Library, s: Synthesis) -> Iterator[Study]:
    """Everything that may be cited on a complaint, in fair order: by design, size and date, never by result."""
    reviews = by_date(library, s)
    yield from (one for one in reviews if looked_at(library, s, one))
    yield from s.trials
    yield from s.warnings
    yield from (one for one in reviews if not looked_at(library, s, one))
    yield from (one for one in s.apart if one.design in nl_lengths.APART and one.citable and one not in s.warnings)


def by_date(library: Library, s: Synthesis) -> list[Study]:
    """All reviews, the newest first."""

    def year(one: Study) -> str:
        reference = library.reference(one.key)
        return (reference.year if reference else None) or ""

    return sorted((*s.reviews, *s.more_reviews), key=year, reverse=True)


class Short:
    """The short wordings on one complaint in one language: half-sentences, and the cells of a table."""

    def __init__(self, library: Library, s: Synthesis, lang: Lang) -> None:
        self.synthesis = s
        self.facts = Facts(library, lang)
        self.words = _WORDS[lang]
        self.shared = LANGUAGES[lang]
        self.phrases = Phrases(self.facts, self.shared.PHRASES)
        self.treatment = MODALITIES[s.modality].say(lang)

    def half(self, study: Study) -> Sentence:
        """One reference in half a sentence. A case of harm is told in the one sentence of its record."""
        told = study in self.synthesis.warnings or finding(study).kind == HARM
        if told and study.bottom_line is not None:
            return sentence(self.facts.text(study.bottom_line, f"studies/{study.key}/bottom_line"))
        if study.is_review:
            return self._review(study)
        what = self._apart(study) if study.stands_apart else [*self.outcome(study), *self.harms(study)]
        return sentence(self.design(study), ", ", self._about(study), ": ", what, ".")

    def _about(self, study: Study) -> list[Part]:
        """People, a treatment that is more than its name, and the comparator; the year stands in the reference."""
        s = self.synthesis
        if s.asked:
            s = s._replace(condition=s.condition._replace(id=""))  # no study is of what was asked: say whom it was in
        about = self.phrases.about(s, study)[2 if self.facts.year(study) else 0 :]
        alone = not study.comparators and len(study.modality) == 1
        named = {arm.label.say(self.facts.lang) for arm in study.arms} <= {self.treatment}
        return about if named or not alone or study.stands_apart else [*about, "; ", *self.phrases.given(study)]

    def design(self, study: Study) -> str:
        """The design, with the way people were allotted where that is not plain parallel groups."""
        name = DESIGNS[study.design].one.say(self.facts.lang)
        if study.allocation in (None, "parallel"):
            return name
        return f"{name} ({ALLOCATIONS[study.allocation].say(self.facts.lang)})"

    def outcome(self, study: Study) -> list[Part]:
        """What the primary outcome showed between the groups, or why that cannot be said."""
        found = finding(study)
        if found.kind in (UNCONTROLLED, HARM):
            return [self.words.UNCONTROLLED.get(study.design, self.words.UNCONTROLLED[""])]
        if study.do_not_quote is not None and found.kind != NOTHING:
            return [self.words.HALF["no-quote"]]
        if found.kind == BETWEEN:
            return self._primaries(found)
        if found.kind == UNSEEN:
            return [self.words.KINDS[UNSEEN], *self.counted(found)]
        return [self.words.KINDS[found.kind]]

    def _primaries(self, found: Finding) -> list[Part]:
        further, moments = self.phrases.also(found)
        words, study = self.words.HALF, found.study
        parts = [words["primary"], *self._primary(study, found.in_order[0]), *moments]
        for i in further:
            parts += [words["further"], *self._primary(study, i)]
        return parts

    def _primary(self, study: Study, i: int) -> list[Part]:
        path = f"studies/{study.key}/outcomes/{i}"
        return [*self.phrases.outcome(study.outcomes[i], path), ") ", *self.answer(study, i, ", ")]

    def answer(self, study: Study, i: int, sign: str) -> list[Part]:
        """What one comparison between groups showed, with its figures after a sign."""
        result, phrases = study.outcomes[i], self.phrases
        verb = self.words.VERBS[verb_for(self.facts.library, result)]
        than, between = phrases.than(study, result), phrases.between(study)
        figures = phrases.figures(result, f"studies/{study.key}/outcomes/{i}")
        if figures[:1] == [": "]:
            figures[0] = sign
        return [verb.format(than=than, between=between), *figures]

    def counted(self, found: Finding) -> list[Part]:
        """The comparisons between groups counted by whom they favour; none is quoted alone."""
        study, words = found.study, self.words.HALF
        between = self.phrases.between(study)
        sides = [side for side in found.tally._fields if getattr(found.tally, side)]
        whom = words["treated"] if study.several_treatments else self.treatment
        parts: list[Part]
        if found.tally.all == 1:
            parts = [words["comparison"].format(between=between), self.words.ALONE[sides[0]].format(treatment=whom)]
        else:
            counts: list[list[Part]] = [
                [
                    self.facts.tally(study, side, getattr(found.tally, side)),
                    self.shared.PHRASES.sides[side].format(treatment=whom),
                ]
                for side in sides
            ]
            parts = [words["comparisons"].format(between=between), *joined(counts, self.shared.PHRASES.conjunction)]
        return [*parts, words["not-alone"].format(treatment=self.treatment) if study.several_treatments else ""]

    def harms(self, study: Study) -> list[Part]:
        """What was seen of harms, in a few words."""
        words = self.words.HALF
        if harms_seen(study):
            clauses = harms_of(study, self.facts, self.shared.HARMS)
            return [words["harms"], *joined(clauses, self.shared.HARMS.conjunction)]
        return [words["harms-unreported" if study.harms.reporting == "not-reported" else "harms-unseen"]]

    def _apart(self, study: Study) -> list[Part]:
        return [self.words.APART[study.design], *(self.harms(study) if harms_seen(study) else [])]

    def _review(self, study: Study) -> Sentence:
        review, words, f = study.review, self.shared.REVIEWS, self.facts
        assert review is not None  # noqa: S101 - a review by selection
        scope: list[Part] = []
        if study.key in self.synthesis.wider or self.synthesis.asked:
            names: list[list[Part]] = [[f.condition(one)] for one in review.scope]
            scope = [words.about, *joined(names, words.conjunction)]
        known = words.concludes.get(review.concludes or "")
        return sentence(
            [self.design(study), *scope, self.combined(study), " (", *self._size(study.key, review), "): "],
            known[0] if known else self.words.HALF["conclusion-unseen"],
            "" if looked_at(f.library, self.synthesis, study) else words.not_covered[self.synthesis.condition.people],
            self.harms(study) if harms_seen(study) else [],
            ".",
        )

    def _size(self, key: str, review: Review) -> list[Part]:
        """How many trials and people a review has, as far as that was seen."""
        words, path = self.shared.REVIEWS, f"studies/{key}/review"
        if review.trials is None and review.people is None:
            return [self.words.HALF["size-unseen"]]
        trials: list[Part] = [words.trials_unseen]
        if review.trials is not None:
            trials = [self.facts.integer(review.trials, f"{path}/trials"), words.trials]
        people: list[Part] = [words.people_unseen]
        if review.people is not None:
            people = [", ", self.facts.integer(review.people, f"{path}/people"), words.people]
        return [*trials, *people]

    def combined(self, study: Study) -> str:
        """That a review is also about another treatment, which is then named."""
        others = self.others(study)
        return self.words.HALF["also"].format(others) if others else ""

    def others(self, study: Study) -> str:
        """The treatments of a review beside the one the letter is about."""
        names = [MODALITIES[one].say(self.facts.lang) for one in study.modality if one != self.synthesis.modality]
        return f" {self.shared.REVIEWS.conjunction} ".join(names)
