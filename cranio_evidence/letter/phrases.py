"""Which phrases are built the same way in every language, from that language's words?"""

from typing import NamedTuple

from cranio_evidence import figures
from cranio_evidence.findings import HARM, UNCONTROLLED, Finding
from cranio_evidence.letter.facts import Facts, joined
from cranio_evidence.letter.sentence import Cite, Part, Sentence, sentence
from cranio_evidence.study import Effect, Result, Study
from cranio_evidence.synthesis import Synthesis
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
    compared_also: str
    groups_of: tuple[str, str]
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
    doubles: tuple[str, str, str]
    registered: tuple[str, str, str]
    other_moments: tuple[str, tuple[str, str]]


class Phrases:
    """The phrases of one letter: its facts, and the words of its language."""

    def __init__(self, facts: Facts, words: PhraseWords) -> None:
        self.facts = facts
        self.words = words

    def chosen(self, study: Study) -> list[str]:
        """Which complaints of a study are named: the most precise, or the one that stands for all."""
        f, own = self.facts, study.conditions
        covering = [one for one in own if f.library.condition(one).covers]
        return covering or [one for one in own if not f.library.below(one).intersection(set(own) - {one})]

    def conditions(self, study: Study) -> list[Part]:
        """What the people studied had, the most precise words only."""
        f, precise = self.facts, self.chosen(study)
        people: list[list[Part]] = [[f.condition(one)] for one in precise if f.library.condition(one).people]
        complaints: list[list[Part]] = [[f.condition(one)] for one in precise if not f.library.condition(one).people]
        link = self.words.of_people if people and complaints else ""
        return [*joined(people, self.words.conjunction), link, *joined(complaints, self.words.conjunction)]

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
            return self._groups(study) or [self.words.people_unseen]
        if study.people == 1:
            return [self.facts.count([study.key]), self.words.patient]
        people = self.facts.people(study)
        return [people, self.words.people] if people else []

    def _groups(self, study: Study) -> list[Part]:
        """How many people in each group, where only that was printed."""
        sizes = [arm.randomised for arm in study.arms]
        if not sizes or None in sizes:
            return []
        path = f"studies/{study.key}/arms"
        numbers: list[list[Part]] = [
            [self.facts.integer(size, f"{path}/{i}/randomised")] for i, size in enumerate(sizes) if size is not None
        ]
        before, after = self.words.groups_of
        return [before, *joined(numbers, self.words.conjunction), after]

    def versus(self, study: Study, *, sham_named: bool = False) -> list[Part]:
        """What it was compared with; ``sham_named``: the sentence has already said that there was a sham treatment."""
        arms = study.comparators
        if sham_named and all(arm.label.say(self.facts.lang) == self.words.bare_sham for arm in arms):
            return [self.words.sham_unseen]
        path = f"studies/{study.key}/arms"
        labels: list[list[Part]] = [
            [self.words.compared_also if i else "", self.facts.text(arm.label, f"{path}/{study.arms.index(arm)}/label")]
            for i, arm in enumerate(arms)
        ]
        return [self.words.compared, *joined(labels, self.words.conjunction)] if labels else []

    def about(self, s: Synthesis, study: Study, *, sham_named: bool = False) -> list[Part]:
        """Year, people, their complaint where it is not the one asked about, a combined treatment, the comparator."""
        parts, year = self.people(study), self.facts.year(study)
        if year:
            parts = [year, "; ", *parts]
        if study.conditions != (s.condition.id,):
            named = any(self.facts.library.condition(one).people for one in self.chosen(study))
            parts += [", " if named else self.words.of_people, *self.conditions(study)]
        if len(study.modality) > 1 or self._more_than_named(study):
            parts += ["; ", *self.given(study)]
        return [*parts, *self.versus(study, sham_named=sham_named)]

    def told(self, found: Finding) -> Sentence | None:
        """A study without a control group in the one sentence of its record; null for others, or where it has none."""
        if found.kind not in (HARM, UNCONTROLLED):
            return None
        return self.in_short(found.study)

    def in_short(self, study: Study) -> Sentence | None:
        """A study in the one sentence of its record, or null where it has none."""
        if study.bottom_line is None:
            return None
        return sentence(self.facts.text(study.bottom_line, f"studies/{study.key}/bottom_line"), Cite(study.key))

    def _more_than_named(self, study: Study) -> bool:
        """The tested treatment has a label that says more than the name of the treatment."""
        tested = [arm for arm in study.arms if arm.kind == "tested"]
        name = MODALITIES[study.modality[0]].say(self.facts.lang)
        return bool(study.comparators) and any(arm.label.say(self.facts.lang) != name for arm in tested)

    def also(self, found: Finding) -> tuple[list[int], list[Part]]:
        """The further primary results to tell one by one, and a count of those that say the same at other moments."""
        first, *further = found.in_order
        outcomes = found.study.outcomes
        said = (outcomes[first].outcome, outcomes[first].answer)
        alike = [i for i in further if (outcomes[i].outcome, outcomes[i].answer) == said]
        if len(alike) < 2 or outcomes[first].answer is None:
            return further, []
        before, after = self.words.other_moments
        # A test over all moments together is no moment of its own.
        moments = [i for i in alike if not _over_all(outcomes[i])]
        if not moments:
            return further, []
        count = self.facts.count(f"{found.study.key}:{i}" for i in moments)
        return [i for i in further if i not in alike], [before, count, after[len(moments) > 1]]

    def beside(self, s: Synthesis) -> list[Part]:
        """What was not counted: other reports of a trial, and trials of which no result was found."""
        parts: list[Part] = []
        if s.doubles:
            form = (len(s.doubles) > 1) + (len({kept.key for _, kept in s.doubles}) > 1)
            parts += ["; ", self.facts.count(one.key for one, _ in s.doubles), self.words.doubles[form]]
        return [*parts, *(["; ", *self.registered(s)] if s.registered else [])]

    def registered(self, s: Synthesis) -> list[Part]:
        """Trials that were registered and of which no result was found."""
        before, *after = self.words.registered
        return [before, self.facts.count(one.key for one in s.registered), after[len(s.registered) > 1]]

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
        # Time explains itself; a day is no scale.
        scaled = bool(effect.unit) and effect.unit not in {"h", "min"}
        if effect.measure == "mean-difference" and result.instrument and scaled:
            bounds = f.library.instrument(result.instrument).range
            if bounds:
                place = f"instruments/{result.instrument}/range"
                low, high = (f.integer(int(value), f"{place}/{i}") for i, value in enumerate(bounds))
                parts += [self.words.scale, low, self.words.to, high, figures.unit(effect, f.lang)]
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


def _over_all(result: Result) -> bool:
    """It was tested over all moments of measuring together."""
    return result.time.label is not None and "all" in result.time.label.en.split()
