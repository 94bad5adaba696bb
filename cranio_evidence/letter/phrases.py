"""How are results, moments and what was not counted said, in the words of any language?"""

from cranio_evidence import figures
from cranio_evidence.findings import HARM, UNCONTROLLED, Finding
from cranio_evidence.letter.facts import joined
from cranio_evidence.letter.people import People
from cranio_evidence.letter.sentence import Cite, Fact, Part, Sentence, sentence
from cranio_evidence.study import Effect, Result, Study
from cranio_evidence.synthesis import Synthesis


class Phrases(People):
    """The phrases of one letter, those on people and treatments included."""

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

    def also(self, found: Finding) -> tuple[list[int], list[Part]]:
        """The further primary results to tell one by one, and the other moments at which the first says the same."""
        first, *further = found.in_order
        outcomes = found.study.outcomes
        said = (outcomes[first].outcome, outcomes[first].answer)
        alike = [i for i in further if (outcomes[i].outcome, outcomes[i].answer) == said]
        if len(alike) < 2 or outcomes[first].answer is None:
            return further, []
        # A test over all moments together is no moment of its own.
        path = f"studies/{found.study.key}/outcomes"
        moments = [self.moment(outcomes[i], f"{path}/{i}") for i in alike if not _over_all(outcomes[i])]
        if not all(moments):
            return further, []
        told = joined(moments, self.words.conjunction)
        return [i for i in further if i not in alike], [self.words.other_moments, *told] if told else []

    def without_difference(self, study: Study, further: list[int]) -> list[Part]:
        """Two or more further primary outcomes without a difference or figures, as one phrase; else nothing."""
        plain = [i for i in further if self._plainly_neither(study.outcomes[i])]
        if len(plain) < 2:
            return []
        path = f"studies/{study.key}/outcomes"
        names = [self.outcome(study.outcomes[i], f"{path}/{i}") for i in plain]
        before, after = self.words.other_primaries
        count = self.facts.count(f"{study.key}:{i}" for i in plain)
        return ["; ", count, before, *joined(names, self.words.conjunction), after.format(between=self.between(study))]

    def one_by_one(self, study: Study, further: list[int]) -> list[int]:
        """The further primary results that ``without_difference`` does not tell."""
        together = bool(self.without_difference(study, further))
        return [i for i in further if not (together and self._plainly_neither(study.outcomes[i]))]

    def _plainly_neither(self, result: Result) -> bool:
        return result.answer == "neither" and not result.effects and result.p is None

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

    def counted(self, studies: list[Study], treatment: str) -> list[Part]:
        """The comparisons between groups of several studies whose primary outcome was not seen, by whom they favour."""
        told: list[list[Part]] = [
            [number, words.format(treatment=treatment)]
            for side, words in self.words.sides.items()
            if (number := self.facts.tally_of(studies, side)) is not None
        ]
        return [self.words.counted, *joined(told, self.words.conjunction), ")"] if told else []

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
        moment = self.moment(result, path)
        return [self.facts.outcome(result.outcome), *([" ", *moment] if moment else [])]

    def moment(self, result: Result, path: str) -> list[Part]:
        """When it was measured, or nothing where that was not seen."""
        if result.time.label is not None:
            return [self.facts.text(result.time.label, f"{path}/time/label")]
        if result.time.week is None:
            return []
        return [self.words.after, self.facts.integer(int(result.time.week), f"{path}/time/week"), self.words.weeks]

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
        told = [self._middles(result, path), self.facts.p(result.p, f"{path}/p") if result.p is not None else []]
        parts = [part for one in told if one for part in ("; ", *one)]
        return [" (", *parts[1:], ")"] if parts else []

    def _middles(self, result: Result, path: str) -> list[Part]:
        """What the two groups scored, where that was printed for both in the same way."""
        for name, word in self.words.middles.items():
            values = [getattr(one, name) for one in result.groups if one.when == "after"]
            if [one.arm for one in result.groups] == list(result.contrast) and len(values) == 2 and None not in values:
                first, second = (
                    Fact(figures.number(value, self.facts.lang), f"{path}/groups/{i}/{name}")
                    for i, value in enumerate(values)
                )
                return [word, first, self.words.versus, second]
        return []

    def named(self, found: Finding, side: str) -> list[Part]:
        """The outcomes of a count by name: always for what favours a side, for the rest where there are few.

        With the comparator and the moments they belong to, where not all comparisons were with that or at those.
        """
        results, every = found.compared(side), found.counted
        names = dict.fromkeys(one.outcome for one in results)
        favoured = side in ("intervention", "comparator")
        if len(names) > 6 or (not favoured and found.tally.all > 6):
            return []
        aside = [self._compared_with(found.study, results)]
        if favoured:
            aside.append(self._only_at(found.study, results, every))
        told = joined([[self.facts.outcome(name)] for name in names], self.words.conjunction)
        return [" (", *told, *(part for one in aside if one for part in ("; ", *one)), ")"]

    def _compared_with(self, study: Study, results: tuple[Result, ...]) -> list[Part]:
        """The comparators of some results, where a study has others too and they were compared one by one."""
        arms = [arm for arm in study.comparators if any(arm.id in one.contrast for one in results)]
        if len(arms) == len(study.comparators) or any(len(one.contrast) != 2 for one in results):
            return []
        path = f"studies/{study.key}/arms"
        labels: list[list[Part]] = [
            [self.facts.text(arm.label, f"{path}/{study.arms.index(arm)}/label")] for arm in arms
        ]
        return [self.words.against, *joined(labels, self.words.conjunction)]

    def _only_at(self, study: Study, results: tuple[Result, ...], every: tuple[Result, ...]) -> list[Part]:
        """The moments of some results, where the same outcomes were compared at other moments too."""
        names = {one.outcome for one in results}
        moments = dict.fromkeys(one.time for one in results)
        others = {one.time for one in every if one.outcome in names} - set(moments)
        if not others or len(moments) > 3:
            return []
        told: list[list[Part]] = []
        for time in moments:
            i = next(i for i, one in enumerate(study.outcomes) if one.time == time)
            told.append(self.moment(study.outcomes[i], f"studies/{study.key}/outcomes/{i}"))
        return [self.words.only_at, *joined([one for one in told if one], self.words.conjunction)]


def _over_all(result: Result) -> bool:
    """It was tested over all moments of measuring together."""
    return result.time.label is not None and "all" in result.time.label.en.split()
