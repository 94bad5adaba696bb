"""Which phrases are built the same way in every language, from that language's words?"""

from typing import NamedTuple

from cranio_evidence.letter.facts import Facts, joined
from cranio_evidence.letter.sentence import Part
from cranio_evidence.study import Effect, Result, Study
from cranio_evidence.synthesis import Finding, Synthesis
from cranio_evidence.vocabulary import MODALITIES


class PhraseWords(NamedTuple):
    """The words of one language for people, treatments, comparators and outcomes."""

    conjunction: str
    alternative: str
    combined: str
    people: str
    people_unseen: str
    patient: str
    of_people: str
    compared: str
    bare_sham: str
    sham_unseen: str
    after: str
    weeks: str
    scale: str
    to: str
    between_groups: str
    between_rest: str
    than_sham: str
    than_rest: str
    than_other: str
    doubles: tuple[str, str]


class Phrases:
    """The phrases of one letter: its facts, and the words of its language."""

    def __init__(self, facts: Facts, words: PhraseWords) -> None:
        self.facts = facts
        self.words = words

    def conditions(self, study: Study) -> list[Part]:
        """What the people studied had, the most precise words only."""
        f, own = self.facts, study.conditions
        precise = [one for one in own if not f.library.below(one).intersection(set(own) - {one})]
        return joined([[f.condition(one)] for one in precise], self.words.conjunction)

    def given(self, study: Study) -> list[Part]:
        """The treatment with every part of a combination named."""
        tested = [arm for arm in study.arms if arm.kind == "tested"]
        if tested and (study.comparators or len(study.modality) == 1):
            path = f"studies/{study.key}/arms"
            labels = [[self.facts.text(arm.label, f"{path}/{study.arms.index(arm)}/label")] for arm in tested]
            return joined([[*label] for label in labels], self.words.alternative)
        first, *others = [MODALITIES[one].say(self.facts.lang) for one in study.modality]
        parts: list[list[Part]] = [[one] for one in others]
        return [first, self.words.combined, *joined(parts, self.words.conjunction)] if others else [first]

    def people(self, study: Study) -> list[Part]:
        """How many people took part."""
        if study.people is None:
            return [self.words.people_unseen]
        if study.people == 1:
            return [self.facts.count([study.key]), self.words.patient]
        people = self.facts.people(study)
        return [people, self.words.people] if people else []

    def versus(self, study: Study, *, sham_named: bool = False) -> list[Part]:
        """What it was compared with; ``sham_named``: the sentence has already said that there was a sham treatment."""
        arms = study.comparators
        if sham_named and all(arm.label.say(self.facts.lang) == self.words.bare_sham for arm in arms):
            return [self.words.sham_unseen]
        path = f"studies/{study.key}/arms"
        labels: list[list[Part]] = [
            [self.facts.text(arm.label, f"{path}/{study.arms.index(arm)}/label")] for arm in arms
        ]
        return [self.words.compared, *joined(labels, self.words.conjunction)] if labels else []

    def about(self, s: Synthesis, study: Study, *, sham_named: bool = False) -> list[Part]:
        """Year, people, their complaint where it is not the one asked about, a combined treatment, the comparator."""
        parts, year = self.people(study), self.facts.year(study)
        if year:
            parts = [year, "; ", *parts]
        if study.conditions != (s.condition.id,):
            parts += [self.words.of_people, *self.conditions(study)]
        if len(study.modality) > 1:
            parts += ["; ", *self.given(study)]
        return [*parts, *self.versus(study, sham_named=sham_named)]

    def doubles(self, s: Synthesis) -> list[Part]:
        """Reports that were not counted because another report of the trial is."""
        if not s.doubles:
            return []
        return ["; ", self.facts.count(one.key for one, _ in s.doubles), self.words.doubles[len(s.doubles) > 1]]

    def between(self, study: Study) -> str:
        """What was compared with what."""
        return self.words.between_rest if study.compared_with_rest else self.words.between_groups

    def than(self, study: Study, result: Result) -> str:
        """Where the other side of a comparison was."""
        if study.compared_with_rest:
            return self.words.than_rest
        kinds = {arm.kind for arm in study.comparators if arm.id in result.contrast}
        return self.words.than_sham if kinds == {"sham"} else self.words.than_other

    def outcome(self, result: Result, path: str) -> list[Part]:
        """An outcome and its moment."""
        parts: list[Part] = [self.facts.outcome(result.outcome)]
        if result.time.label is not None:
            parts += [" ", self.facts.text(result.time.label, f"{path}/time/label")]
        elif result.time.week is not None:
            week = self.facts.integer(int(result.time.week), f"{path}/time/week")
            parts += [self.words.after, week, self.words.weeks]
        return parts

    def difference(self, effect: Effect, path: str, result: Result) -> list[Part]:
        """An estimate with its scale and interval."""
        f = self.facts
        parts = f.estimate(effect, path)
        if effect.measure == "mean-difference" and result.instrument and effect.unit:
            bounds = f.library.instrument(result.instrument).range
            if bounds:
                place = f"instruments/{result.instrument}/range"
                low, high = (f.integer(int(value), f"{place}/{i}") for i, value in enumerate(bounds))
                parts += [self.words.scale, low, self.words.to, high, f" {effect.unit}"]
        interval = f.interval(effect, path)
        return [*parts, " (", *interval, ")"] if interval else parts

    def figures(self, result: Result, path: str) -> list[Part]:
        """The numbers behind a comparison: the estimate, else the p-value, else nothing."""
        if result.effects:
            return [": ", *self.difference(result.effects[0], f"{path}/effects/0", result)]
        return [" (", *self.facts.p(result.p, f"{path}/p"), ")"] if result.p is not None else []

    def named(self, found: Finding, side: str) -> list[Part]:
        """The outcomes of a count by name: always for what favours a side, for the rest where there are few."""
        names = found.compared(side)
        if len(names) > 6 or (side not in ("intervention", "comparator") and found.tally.all > 6):
            return []
        return [" (", *joined([[self.facts.outcome(name)] for name in names], self.words.conjunction), ")"]
