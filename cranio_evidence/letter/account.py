"""What is told of one study in the full text?"""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol, cast

from cranio_evidence import figures
from cranio_evidence.findings import BETWEEN, HARM, NOTHING, UNCONTROLLED, UNSEEN, WITHIN, Finding, finding
from cranio_evidence.letter.block import Short
from cranio_evidence.letter.en import lengths as en_lengths
from cranio_evidence.letter.facts import Facts, joined
from cranio_evidence.letter.language import LANGUAGES
from cranio_evidence.letter.nl import lengths as nl_lengths
from cranio_evidence.letter.sentence import Cite, Fact, Part, Sentence, sentence
from cranio_evidence.library import Library
from cranio_evidence.study import Arm, Dose, Group, Rating, Study
from cranio_evidence.synthesis import Synthesis
from cranio_evidence.vocabulary import ALLOCATIONS, BLINDED, DESIGNS, FORMS, Lang, Text


class _Words(Protocol):
    """The words of one language for the full text: see ``nl.lengths``."""

    HEADINGS: tuple[str, ...]
    CELLS: dict[str, str]
    SECTIONS: dict[str, str]
    FULL: dict[str, str]
    COUNTED: dict[str, tuple[str, str]]
    READ: dict[str, str]

    def this(self, the: str) -> str: ...
    def primary(self, study: Study, i: int, f: Facts, *, further: bool) -> list[Part]: ...
    def tally(self, s: Synthesis, found: Finding, f: Facts, *, further: bool) -> list[Part]: ...


_LONG = {"nl": cast("_Words", nl_lengths), "en": cast("_Words", en_lengths)}


class Long(Short):
    """The long wordings on one complaint in one language, beside the short ones."""

    def __init__(self, library: Library, s: Synthesis, lang: Lang) -> None:
        super().__init__(library, s, lang)
        self.lang = lang
        self.long = _LONG[lang]
        self.kinds = LANGUAGES[lang]
        self.full = self.long.FULL

    def account(self, study: Study) -> Iterator[Sentence]:
        """A study from what was done to what was read of it, its primary outcome before all others."""
        path = f"studies/{study.key}"
        yield from (self._done(study), *self._described(study))
        yield from self._found(study)
        if not study.uncontrolled:
            yield self._blinding(study)
        yield from (self._rating(one, f"{path}/quality/{i}") for i, one in enumerate(study.quality))
        if study.limitations is not None:
            yield self.labelled("limitations", study.limitations, f"{path}/limitations")
        yield self._harms(study)
        if study.funding is not None:
            yield self.labelled("funding", study.funding, f"{path}/funding")
        yield from self._read(study)

    def labelled(self, label: str, text: Text, path: str) -> Sentence:
        """A text of a record after what it is about, unless it begins with that itself."""
        said = self.full[label]
        begins = text.say(self.lang).casefold().startswith(said.removesuffix(": ").casefold())
        return sentence("" if begins else said, self.facts.text(text, path))

    def named(self, outcomes: Iterable[str]) -> list[Part]:
        """Outcomes by name, each once."""
        names: list[list[Part]] = [[self.facts.outcome(one)] for one in dict.fromkeys(outcomes)]
        return joined(names, self.full["and"])

    def filled(self, words: str, names: list[Part]) -> list[Part]:
        """Words with names in the place that is kept for them."""
        before, after = words.split("{names}")
        return [before, *names, after]

    # --- what was done ------------------------------------------------------------------------------------------------

    def _done(self, study: Study) -> Sentence:
        """Design, year, people, treatment and comparator."""
        full, year = self.full, self.facts.year(study)
        when: list[Part] = [full["from"], year] if year else []
        what = [full["about"], *self.phrases.given(study), *self.phrases.versus(study)]
        name = self.long.this(DESIGNS[study.design].the.say(self.lang))
        known = study.allocation not in (None, "parallel")
        allotted = f"{ALLOCATIONS[study.allocation or ''].say(self.lang)}; " if known else ""
        who = [allotted, *self.phrases.people(study), *self.having(study), *self.analysed(study, full["analysed"])]
        return sentence(name, when, " (", who, ")", what, ".", Cite(study.key))

    def having(self, study: Study) -> list[Part]:
        """What the people of a study had, or who they were, to follow their number."""
        named = self.phrases.chosen(study)
        people = any(self.facts.library.condition(one).people for one in named)
        if people and study.people == 1:
            return []  # "babies who cry" is no name for one of them; who it was is told after
        return [", " if people else self.full["with"], *self.phrases.conditions(study)]

    def analysed(self, study: Study, words: str) -> list[Part]:
        """How many were analysed, where that is not all."""
        number, (before, after) = study.participants.analysed, words.split("{}")
        known = number is not None and number != study.people
        return [before, Fact(str(number), f"studies/{study.key}/participants/analysed"), after] if known else []

    def _described(self, study: Study) -> Iterator[Sentence]:
        """Who took part and what each group got, in the words of the record."""
        if study.participants.description is not None:
            path = f"studies/{study.key}/participants/description"
            yield self.labelled("participants", study.participants.description, path)
        for i, arm in enumerate(study.arms):
            told = self._arm(study, arm, f"studies/{study.key}/arms/{i}")
            if told is not None:
                yield told

    def _arm(self, study: Study, arm: Arm, path: str) -> Sentence | None:
        """What one group got; the dose in figures where the description does not give it."""
        described = arm.description.say(self.lang) if arm.description is not None else ""
        alike = any(one.dose == arm.dose for one in study.arms[: study.arms.index(arm)])
        dose = [] if alike else self._dose(arm.dose, f"{path}/dose", described)
        label = self.full["treatment" if arm.kind == "tested" else "comparator"]
        several = sum((one.kind == "tested") == (arm.kind == "tested") for one in study.arms) > 1
        name: list[Part] = [self.facts.text(arm.label, f"{path}/label")] if several else []
        if arm.description is None:
            named: list[Part] = [" (", *name, ")"] if name else []
            return sentence(label, named, ": ", dose, ".") if dose else None
        aside = [*name, "; " if name and dose else "", *dose]
        what: list[Part] = [" (", *aside, "): "] if name or dose else [": "]
        return sentence(label, what, self.facts.text(arm.description, f"{path}/description"))

    def _dose(self, dose: Dose | None, path: str, described: str) -> list[Part]:
        full = self.full
        if dose is None or dose.sessions is None or (described and dose.minutes is None):
            return []
        if {str(dose.sessions), str(dose.minutes)}.intersection(re.findall(r"\d+", described)):
            return []  # the description says it
        name = full["session" if dose.sessions == 1 else "sessions"]
        parts: list[Part] = [self.facts.integer(dose.sessions, f"{path}/sessions"), name]
        if dose.minutes is not None:
            parts += [full["of"], self.facts.integer(dose.minutes, f"{path}/minutes"), full["minutes"]]
        if dose.weeks is not None:
            parts += [full["in"], self.facts.integer(dose.weeks, f"{path}/weeks"), full["weeks"]]
        return parts

    # --- what was found -----------------------------------------------------------------------------------------------

    def _found(self, study: Study) -> Iterator[Sentence]:
        """The primary outcome, the count of the others, and changes within groups said to be that."""
        found = finding(study)
        if study.do_not_quote is not None:
            yield self._measured(study) if found.kind == NOTHING else sentence(self.full["no-quote"])
            return
        if found.kind == BETWEEN:
            yield from self._on_primaries(found)
        elif found.kind == UNSEEN:
            tally = self.long.tally(self.synthesis, found, self.facts, further=False)
            yield sentence(self.full["primary-unseen"], "; ", tally, ".")
        elif found.kind == WITHIN:
            yield sentence(self.full["only-within"])
        elif found.kind == NOTHING:
            yield self._measured(study)
        yield from self._named_primary(found)
        told = self.phrases.in_short(study) if found.kind in (UNCONTROLLED, HARM, WITHIN) else None
        if told is not None:
            yield sentence(*told.parts[:-1])  # the study was cited at its head
        yield from self._rest(found)

    def _measured(self, study: Study) -> Sentence:
        """What was measured where no result was seen."""
        names = self.named(one.outcome for one in study.outcomes)
        return sentence(self.filled(self.full["measured"], names) if names else self.full["nothing"])

    def _on_primaries(self, found: Finding) -> Iterator[Sentence]:
        study, f = found.study, self.facts
        further, moments = self.phrases.also(found)
        parts = [*self.long.primary(study, found.in_order[0], f, further=False), *moments]
        for i in further:
            parts += ["; ", *self.long.primary(study, i, f, further=True)]
        yield sentence(parts, ".")
        for i in (found.in_order[0], *further):
            yield from self._beside_figures(study, i, alone=not further)
        if found.tally.all:
            yield sentence(self.long.tally(self.synthesis, found, f, further=True), ".")

    def _beside_figures(self, study: Study, i: int, *, alone: bool) -> Iterator[Sentence]:
        """What the groups scored where no difference was printed, and what numbers cannot hold."""
        result, path = study.outcomes[i], f"studies/{study.key}/outcomes/{i}"
        labels = {arm.id: (place, arm.label) for place, arm in enumerate(study.arms)}
        told: list[list[Part]] = []
        for place, group in enumerate(result.groups):
            middle = self._middle(group, f"{path}/groups/{place}")
            if middle and group.when == "after":
                arm, label = labels[group.arm]
                told.append([self.facts.text(label, f"studies/{study.key}/arms/{arm}/label"), " (", *middle, ")"])
        which: list[Part] = [self.full["the-primary"]] if alone else self.phrases.outcome(result, path)
        if len(told) > 1 and not result.effects:
            yield sentence(self.full["note"], which, self.full["groups"], joined(told, self.full["and"]), ".")
        if result.reported is not None:
            yield sentence(self.full["note"], which, ": ", self.facts.text(result.reported, f"{path}/reported"), ".")

    def _middle(self, group: Group, path: str) -> list[Part]:
        for name in ("median", "mean"):
            value = getattr(group, name)
            if value is not None:
                return [self.full[name], Fact(figures.number(value, self.lang), f"{path}/{name}")]
        return []

    def _named_primary(self, found: Finding) -> Iterator[Sentence]:
        """Outcomes that are called primary and were not seen compared between groups."""
        study = found.study
        told = {study.outcomes[i].outcome for i in found.primaries}
        names = [one.outcome for one in study.outcomes if one.primary and one.outcome not in told]
        if names:
            also = self.full["also"] if told else ""
            words = self.full["also-primary"].replace("{also}", also)
            end = "" if study.uncontrolled else self.full["not-compared"]
            yield sentence(self.filled(words, self.named(names)), end, ".")

    def _rest(self, found: Finding) -> Iterator[Sentence]:
        """Which outcomes were only looked at within groups, as an association, or in a way that was not seen."""
        study = found.study
        by: dict[str | None, list[str]] = {}
        for one in study.outcomes:
            by.setdefault(one.comparison, []).append(one.outcome)
        if "within-group" in by and found.kind in (BETWEEN, UNSEEN):
            yield sentence(self.filled(self.full["within"], self.named(by["within-group"])))
        if "association" in by:
            yield sentence(self.filled(self.full["association"], self.named(by["association"])))
        unknown = [i for i, one in enumerate(study.outcomes) if one.comparison is None and not one.primary]
        if unknown and found.kind not in (UNCONTROLLED, HARM, NOTHING):
            compared = by.get("between-groups", [])
            yield sentence(self.filled(self.full["unknown"], self._moments(study, unknown, compared)))

    def _moments(self, study: Study, places: list[int], compared: list[str]) -> list[Part]:
        """Outcomes by name, with the moment of those that were compared at another moment."""
        names: dict[str, list[Part]] = {}
        for i in places:
            result = study.outcomes[i]
            told = self.phrases.outcome(result, f"studies/{study.key}/outcomes/{i}")
            names.setdefault(result.outcome, told if result.outcome in compared else told[:1])
        return joined(list(names.values()), self.full["and"])

    # --- how far it can be trusted ------------------------------------------------------------------------------------

    def _blinding(self, study: Study) -> Sentence:
        told = self.kinds.blinding(study)
        if told is not None:
            return told
        if not study.blinding:
            return sentence(self.full["blinding-unseen"])
        names: list[list[Part]] = [[BLINDED[one].say(self.lang)] for one in study.blinding]
        return sentence(joined(names, self.full["and"]), self.full["blinded"])

    def _rating(self, rating: Rating, path: str) -> Sentence:
        """A published rating with who gave it."""
        tool, by = Fact(rating.tool, f"{path}/tool"), Fact(rating.by, f"{path}/by")
        said: list[Part] = []
        if rating.score is not None:
            said = [Fact(figures.number(rating.score, self.lang), f"{path}/score")]
        if rating.score is not None and rating.out_of is not None:
            said += [self.full["points"], Fact(figures.number(rating.out_of, self.lang), f"{path}/out_of")]
        if rating.text is not None:
            text = self.facts.text(rating.text, f"{path}/text")
            said += ["; " if said else "", Fact(text.text[0].lower() + text.text[1:], text.path)]
        end = "" if rating.text is not None and rating.text.say(self.lang).endswith(".") else "."
        return sentence(self.full["rating"], tool, self.full["by"], by, ": ", said, end)

    def _harms(self, study: Study) -> Sentence:
        if study.harms.text is None:
            return sentence(self.full["harms"], self.full["harms-unseen"])
        return self.labelled("harms", study.harms.text, f"studies/{study.key}/harms/text")

    def _read(self, study: Study) -> Iterator[Sentence]:
        """Its registration, its form where it is no article, and what was read of it."""
        if study.registration:
            yield sentence(self.full["registered"], Fact(study.registration, f"studies/{study.key}/registration"), ".")
        if study.form != "article":
            yield sentence(self.full["published"].format(FORMS[study.form].say(self.lang)))
        kinds = {one.kind for one in study.sources}
        names: list[list[Part]] = [[name] for kind, name in self.long.READ.items() if kind in kinds]
        end = "" if "full-text" in kinds else self.full["no-full"]
        yield sentence(self.full["read"], joined(names, self.full["and"]), end, ".")
