"""How are the people of a study, what they had, what they got and what that was compared with said?

The words come from a table of each language; the phrases are built the same way in all of them.
"""

from collections.abc import Iterable
from typing import NamedTuple

from cranio_evidence.letter.facts import Facts, joined
from cranio_evidence.letter.sentence import Part
from cranio_evidence.study import Study
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
    other_moments: str
    counted: str
    sides: dict[str, str]
    middles: dict[str, str]
    versus: str
    other_primaries: tuple[str, str]
    against: str
    only_at: str
    among: tuple[str, str]
    of_them: tuple[str, str]
    both: str
    all: str
    of_whom: str
    together: str


class People:
    """The phrases on people and treatments of one letter: its facts, and the words of its language."""

    def __init__(self, facts: Facts, words: PhraseWords) -> None:
        self.facts = facts
        self.words = words

    def chosen(self, study: Study) -> list[str]:
        """Which complaints of a study are named: the most precise, or the one that stands for all."""
        f, own = self.facts, study.conditions
        covering = [one for one in own if f.library.condition(one).covers]
        return covering or [one for one in own if not f.library.below(one).intersection(set(own) - {one})]

    def conditions(self, study: Study, asked: str = "") -> list[Part]:
        """What the people studied had, the most precise words only.

        ``asked``: id of the complaint asked about, named where one that stands for all covers it.
        """
        f, precise = self.facts, self.chosen(study)
        people: list[list[Part]] = [[f.condition(one)] for one in precise if f.library.condition(one).people]
        complaints: list[list[Part]] = [[f.condition(one)] for one in precise if not f.library.condition(one).people]
        link = self.words.of_people if people and complaints else ""
        covered = self._covering(precise) and asked in study.conditions and asked not in precise
        among: list[Part] = [self.words.among[0], f.condition(asked), self.words.among[1]] if covered else []
        return [*joined(people, self.words.conjunction), link, *joined(complaints, self.words.conjunction), *among]

    def some_of(self, s: Synthesis) -> list[Part]:
        """How many of several studies were in people with something else, and how many gave more than the treatment."""
        others = self._of_others(s)
        together = [one for one in s.trials if _always_combined(one)]
        clauses: list[list[Part]] = []
        if others:
            clauses.append([*self._how_many(others, s), self.words.of_whom, *self.conditions(others[0])])
        if together:
            clauses.append([*self._how_many(together, s), self.words.together])
        return [", ", *joined(clauses, self.words.conjunction)] if clauses else []

    def _of_others(self, s: Synthesis) -> list[Study]:
        """The studies in people who did not have just the complaint: all alike, or with complaints of all kinds."""
        others: dict[tuple[str, ...], list[Study]] = {}
        for one in s.trials:
            if s.condition.id not in (had := tuple(self.chosen(one))):
                others.setdefault(had, []).append(one)
        if len(others) > 1:
            others = {had: here for had, here in others.items() if self._covering(had)}
        return next(iter(others.values())) if len(others) == 1 else []

    def _how_many(self, here: list[Study], s: Synthesis) -> list[Part]:
        """So many of all: how many of them, both or all."""
        count = self.facts.count(one.key for one in here)
        if len(here) < len(s.trials):
            before, after = self.words.of_them
            return [before, count, after]
        return [count._replace(text=self.words.both) if len(here) == 2 else self.words.all]

    def _covering(self, conditions: Iterable[str]) -> bool:
        """Whether one of these complaints stands for complaints of all kinds."""
        return any(self.facts.library.condition(one).covers for one in conditions)

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

    def _more_than_named(self, study: Study) -> bool:
        """The tested treatment has a label that says more than the name of the treatment."""
        tested = [arm for arm in study.arms if arm.kind == "tested"]
        name = MODALITIES[study.modality[0]].say(self.facts.lang)
        return bool(study.comparators) and any(arm.label.say(self.facts.lang) != name for arm in tested)


def _always_combined(study: Study) -> bool:
    """Nobody in it got the treatment without another one."""
    given = [arm.modality or study.modality for arm in study.arms if arm.kind == "tested"] or [study.modality]
    return all(len(one) > 1 for one in given)
