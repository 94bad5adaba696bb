"""How does a value of a record become words that carry their source with them?"""

from collections.abc import Iterable

from cranio_evidence import figures
from cranio_evidence.findings import finding
from cranio_evidence.letter.sentence import Fact, Part
from cranio_evidence.library import Library
from cranio_evidence.study import Effect, P, Study
from cranio_evidence.vocabulary import MEASURES, Lang, Text


class Facts:
    """The facts of one letter in one language. Each method prints a value and remembers where it stands."""

    def __init__(self, library: Library, lang: Lang) -> None:
        self.library = library
        self.lang = lang

    def date(self) -> Fact:
        """The date of the data."""
        return Fact(figures.date(self.library.date, self.lang), "date")

    def day(self, iso: str, path: str) -> Fact:
        """Another date."""
        return Fact(figures.date(iso, self.lang), path)

    def count(self, keys: Iterable[str]) -> Fact:
        """How many records, in words."""
        names = list(keys)
        return Fact(figures.count(len(names), self.lang), f"count/{'+'.join(names)}")

    def tally(self, study: Study, field: str, value: int) -> Fact:
        """How many comparisons of a study went one way: in words, or all of a study in digits where one is large."""
        large = finding(study).tally.all > 12
        return Fact(str(value) if large else figures.count(value, self.lang), f"tally/{study.key}/{field}")

    def tally_of(self, studies: list[Study], field: str) -> Fact | None:
        """How many comparisons of several studies together went one way, in digits; null where none did."""
        value = sum(getattr(finding(one).tally, field) for one in studies)
        return Fact(str(value), f"tally/{'+'.join(one.key for one in studies)}/{field}") if value else None

    def people(self, study: Study) -> Fact | None:
        """How many people took part."""
        value = study.people
        if value is None:
            return None
        field = "participants/randomised" if study.participants.randomised is not None else "participants/enrolled"
        field = "review/people" if study.review is not None else field
        return Fact(str(value), f"studies/{study.key}/{field}")

    def year(self, study: Study) -> Fact | None:
        """The year of publication."""
        reference = self.library.reference(study.key)
        year = reference.year if reference else None
        return Fact(year, f"references/{study.key}/year") if year else None

    def integer(self, value: int, path: str) -> Fact:
        """A whole number in digits."""
        return Fact(str(value), path)

    def text(self, words: Text, path: str) -> Fact:
        """A text of the data: any number in it is its own."""
        return Fact(words.say(self.lang), f"{path}/{self.lang}")

    def outcome(self, name: str) -> Fact:
        """The name of an outcome."""
        return self.text(self.library.outcome(name).name, f"outcomes/{name}/name")

    def condition(self, name: str) -> Fact:
        """A complaint as it is said in a sentence."""
        condition = self.library.condition(name)
        return self.text(condition.said, f"conditions/{name}/said")

    def p(self, p: P, path: str) -> list[Part]:
        """A p-value."""
        if p.op == "range" and p.low is not None and p.high is not None:
            low, high = figures.number(p.low, self.lang), figures.number(p.high, self.lang)
            return [Fact(low, f"{path}/low"), " < p < ", Fact(high, f"{path}/high")]
        sign, value = figures.p_value(p, self.lang).rsplit(" ", 1)
        return [f"{sign} ", Fact(value, f"{path}/value")]

    def estimate(self, effect: Effect, path: str) -> list[Part]:
        """The estimate with its unit ("verschil −21 mm"), or nothing where none is printed."""
        if effect.value is None:
            return []
        sign = MEASURES[effect.measure].sign.say(self.lang)
        return [
            f"{sign} ",
            Fact(figures.number(effect.value, self.lang), f"{path}/value"),
            figures.unit(effect, self.lang),
        ]

    def interval(self, effect: Effect, path: str) -> list[Part]:
        """The confidence interval, or nothing."""
        if effect.low is None or effect.high is None or effect.level is None:
            return []
        name, to = ("%-BI ", " tot ") if self.lang == "nl" else ("% CI ", " to ")
        return [
            Fact(figures.number(effect.level, self.lang), f"{path}/level"),
            name,
            Fact(figures.number(effect.low, self.lang), f"{path}/low"),
            to,
            Fact(figures.number(effect.high, self.lang), f"{path}/high"),
        ]


def joined(parts: list[list[Part]], last: str) -> list[Part]:
    """Several phrases with commas between them and a word before the last ("a, b en c")."""
    result: list[Part] = []
    for index, part in enumerate(parts):
        if index:
            result.append(f" {last} " if index == len(parts) - 1 else ", ")
        result += part
    return result
