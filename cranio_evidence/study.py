"""What may a record say about a study or review?

One tree of named tuples (immutable, and four times as quick to import as dataclasses): ``schema`` validates into it,
``snapshot`` gives it back, everything else reads it.
``None`` always means *not seen in what was read*; it never means "no" or "zero".
Numbers stand as a source prints them (``Decimal`` keeps the last nought of 0.060) and are never derived.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from cranio_evidence.vocabulary import (
    APART,
    CASE,
    CST,
    DESIGNS,
    RANDOMISED,
    REVIEW,
    SAME_TRIAL,
    UNCONTROLLED,
    WITHOUT_PUBLICATION,
    Text,
)


class Notice(NamedTuple):
    """Whether a correction or retraction is known. ``kind``: a key of ``NOTICES``; ``checked``: ISO date."""

    kind: str = "unchecked"
    checked: str | None = None


class Participants(NamedTuple):
    """Who took part: ``randomised``, or ``enrolled`` where nobody was randomised; ``planned`` by a registration."""

    description: Text | None = None
    randomised: int | None = None
    enrolled: int | None = None
    analysed: int | None = None
    planned: int | None = None


class Dose(NamedTuple):
    """How much was given: number of sessions, minutes a session, weeks from first to last."""

    sessions: int | None = None
    minutes: int | None = None
    weeks: int | None = None


class Arm(NamedTuple):
    """One group of a study.

    ``label`` is a short noun phrase that fits after "compared with" ("een schijnbehandeling met lichte aanraking").
    ``kind``: a key of ``ARM_KINDS``; ``tested`` marks the treatment the study is about.
    """

    id: str
    label: Text
    kind: str = "tested"
    modality: tuple[str, ...] = ()
    randomised: int | None = None
    analysed: int | None = None
    dose: Dose | None = None
    description: Text | None = None


class Time(NamedTuple):
    """When something was measured: ``week`` from the start; ``label`` an adverbial phrase ("na de behandelreeks")."""

    week: Decimal | None = None
    label: Text | None = None


class Effect(NamedTuple):
    """A printed estimate. ``measure``: a key of ``MEASURES``; ``low``, ``high``: its ``level`` per cent interval.

    ``better``: ``lower`` or ``higher``, only where the printed figure runs the other way than its instrument or outcome
    (a reduction printed as a positive number).
    """

    measure: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    level: Decimal | None = None
    unit: str | None = None
    better: str | None = None


class P(NamedTuple):
    """A printed p-value: ``op`` one of ``P_SIGNS`` with ``value``, or ``range`` with ``low`` and ``high``."""

    op: str
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None


class Group(NamedTuple):
    """What was printed about one arm at one moment (``when``: before or after treatment; ``percent``: 0-100)."""

    arm: str
    when: str = "after"
    n: int | None = None
    mean: Decimal | None = None
    sd: Decimal | None = None
    median: Decimal | None = None
    iqr: tuple[Decimal, Decimal] | None = None
    range: tuple[Decimal, Decimal] | None = None
    events: int | None = None
    percent: Decimal | None = None


class Result(NamedTuple):
    """One measured outcome at one moment.

    ``outcome`` and ``instrument`` are ids in outcomes.yaml. ``primary`` is true only where a source says so, and
    null where the primary outcome was not seen. ``contrast`` names the arms compared, the tested one first.
    ``comparison``: a key of ``COMPARISONS``, null when not seen. ``effects``: the main estimate first.
    ``favours``: a key of ``FAVOURS`` or null; a within-group result has null. ``reported``: only what numbers cannot
    hold. ``source``: the id of one of the study's sources.
    """

    outcome: str
    source: str
    instrument: str | None = None
    primary: bool | None = None
    time: Time = Time()
    contrast: tuple[str, ...] = ()
    comparison: str | None = None
    effects: tuple[Effect, ...] = ()
    p: P | None = None
    groups: tuple[Group, ...] = ()
    favours: str | None = None
    reported: Text | None = None

    @property
    def between_groups(self) -> bool:
        """Whether the groups were compared with each other: only that may be called an effect."""
        return self.comparison == "between-groups"

    @property
    def answer(self) -> str | None:
        """Which side did better: intervention, comparator or neither; null where that was not seen or is not clear."""
        return None if self.favours == "unclear" else self.favours


class ArmCount(NamedTuple):
    """How many people of an arm: ``events`` of ``n``."""

    arm: str
    events: int | None = None
    n: int | None = None


class HarmFinding(NamedTuple):
    """Whether a kind of harm ``occurred``, in how many people (``events`` of ``n``, or by arm in ``groups``)."""

    occurred: bool
    events: int | None = None
    n: int | None = None
    groups: tuple[ArmCount, ...] = ()


class Harms(NamedTuple):
    """What is known of harms. ``reporting``: a key of ``HARMS_REPORTING`` or null (not seen).

    ``any``, ``serious`` and ``minor`` are null when not seen; ``occurred: false`` is a finding.
    ``withdrawn``: how many people stopped because of harms. ``seen_in``: of a review, in which or in how many of its
    studies anything about harms was seen.
    """

    source: str | None = None
    reporting: str | None = None
    any: HarmFinding | None = None
    serious: HarmFinding | None = None
    minor: HarmFinding | None = None
    withdrawn: int | None = None
    seen_in: Text | None = None
    text: Text | None = None

    @property
    def occurred(self) -> bool:
        """Some harm, serious or of an unnamed kind, is known to have occurred."""
        return any(one is not None and one.occurred for one in (self.any, self.serious))


class Rating(NamedTuple):
    """A published appraisal: tool, score, who rated (``by``), and what it says where it has no score."""

    tool: str
    by: str
    source: str
    score: Decimal | None = None
    out_of: Decimal | None = None
    text: Text | None = None


class Relation(NamedTuple):
    """How this record hangs together with another. ``kind``: a key of ``RELATIONS``."""

    kind: str
    key: str
    why: Text | None = None


class CitedAs(NamedTuple):
    """How the Dutch whitepaper or a practice text cites this work, and whether that is right.

    ``by``: a key of ``CITERS``; ``verdict``: a key of ``VERDICTS``; ``see``: the record the content really belongs to.
    """

    text: str
    by: str
    verdict: str
    note: Text
    see: str | None = None


class Source(NamedTuple):
    """Where something was read. ``kind``: a key of ``SOURCE_KINDS``; ``seen``: ISO date."""

    id: str
    kind: str
    url: str
    seen: str


class Pooled(NamedTuple):
    """A pooled result of a review. ``versus``: keys of ``ARM_KINDS``, or empty for any control; ``i2`` in per cent."""

    outcome: str
    source: str
    versus: tuple[str, ...] = ()
    time: Time = Time()
    effect: Effect | None = None
    p: P | None = None
    k: int | None = None
    n: int | None = None
    i2: Decimal | None = None
    favours: str | None = None
    judged: Text | None = None


class Certainty(NamedTuple):
    """A published certainty. ``level``: a key of ``CERTAINTIES``; ``scheme``: GRADE, say; no ``outcome``: for all."""

    level: str
    scheme: str
    source: str
    outcome: str | None = None


class Review(NamedTuple):
    """What only a review has.

    ``scope``: ids of the complaints it asked about as a whole. ``included``: keys, or "Author Year" where we hold no
    record. ``concludes``: a key of ``CONCLUSIONS``, what its authors conclude; ``conclusion`` says it in words.
    ``searched_until``: ISO date or month.
    """

    scope: tuple[str, ...]
    concludes: str | None = None
    conclusion: Text | None = None
    trials: int | None = None
    people: int | None = None
    searched_until: str | None = None
    included: tuple[str, ...] = ()
    pooled: tuple[Pooled, ...] = ()
    certainty: tuple[Certainty, ...] = ()


class Study(NamedTuple):
    """Everything the library holds about one study, review, registration, or work that nobody could find.

    ``blinding``: who is known to have been blinded (keys of ``BLINDED``); ``not_blinded``: who is known not to be.
    ``open``: what has still to be found out (keys of ``OPEN_QUESTIONS``); while there is any, the record is a draft.
    ``do_not_quote``: why nothing of it may be quoted yet; it is counted, but never speaks for others of its design.
    """

    key: str
    form: str
    modality: tuple[str, ...]
    conditions: tuple[str, ...]
    design: str
    notice: Notice = Notice()
    allocation: str | None = None
    participants: Participants = Participants()
    arms: tuple[Arm, ...] = ()
    blinding: tuple[str, ...] | None = None
    not_blinded: tuple[str, ...] = ()
    follow_up_weeks: tuple[Decimal, ...] = ()
    outcomes: tuple[Result, ...] = ()
    harms: Harms = Harms()
    quality: tuple[Rating, ...] = ()
    registration: str | None = None
    funding: Text | None = None
    limitations: Text | None = None
    bottom_line: Text | None = None
    do_not_quote: Text | None = None
    review: Review | None = None
    relations: tuple[Relation, ...] = ()
    cited_as: tuple[CitedAs, ...] = ()
    sources: tuple[Source, ...] = ()
    unverified: tuple[Text, ...] = ()
    open: tuple[str, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Something has still to be found out: it is listed as a draft, and nothing is ever said of it in a letter."""
        return bool(self.open)

    @property
    def is_review(self) -> bool:
        """A systematic review or meta-analysis."""
        return DESIGNS[self.design].strength == REVIEW

    @property
    def is_cst(self) -> bool:
        """Craniosacral therapy was given, alone or as a named part of a combination."""
        return CST in self.modality

    @property
    def is_randomised(self) -> bool:
        """People were allotted to the groups by chance."""
        return DESIGNS[self.design].strength == RANDOMISED

    @property
    def sham_controlled(self) -> bool:
        """One of the groups got a sham treatment."""
        return any(arm.kind == "sham" for arm in self.arms)

    @property
    def stands_apart(self) -> bool:
        """Not evidence of effect: interviews, reliability, protocols, comments."""
        return DESIGNS[self.design].strength == APART

    @property
    def uncontrolled(self) -> bool:
        """Nothing was compared with anything: before-and-after studies, series, single cases."""
        return UNCONTROLLED <= DESIGNS[self.design].strength < APART

    @property
    def is_case(self) -> bool:
        """A description of a single patient."""
        return DESIGNS[self.design].strength == CASE

    @property
    def compared_with_rest(self) -> bool:
        """The same people also simply rested: there are no groups to speak of."""
        return bool(self.comparators) and all(arm.kind == "rest" for arm in self.comparators)

    @property
    def citable(self) -> bool:
        """May be cited: found, published under a title that was seen, not retracted, and no draft."""
        return not self.is_draft and self.form not in WITHOUT_PUBLICATION and self.notice.kind != "retracted"

    @property
    def people(self) -> int | None:
        """How many people: randomised, else enrolled, else (a review) people in its trials."""
        if self.review is not None:
            return self.review.people
        return self.participants.randomised if self.participants.randomised is not None else self.participants.enrolled

    @property
    def several_treatments(self) -> bool:
        """More than one treatment was tested, and they were compared with the control groups together."""
        return sum(arm.kind == "tested" for arm in self.arms) > 1

    @property
    def comparators(self) -> tuple[Arm, ...]:
        """The groups it was compared with."""
        return tuple(arm for arm in self.arms if arm.kind != "tested")

    def same_trial(self) -> Iterator[Relation]:
        """The records that report, or may report, the same trial."""
        return (relation for relation in self.relations if relation.kind in SAME_TRIAL)


def strength(study: Study) -> int:
    """Where a study stands when sorted by design: lower is stronger (see ``vocabulary.Design``)."""
    base = DESIGNS[study.design].strength
    if base == RANDOMISED and not study.sham_controlled:
        return RANDOMISED + 1
    return base


# The parts a list is shown in, in this order.
SECTIONS = ("studies", "reviews", "registered", "apart", "other", "not-found", "drafts")


def section(study: Study) -> str:
    """Which part of a list a study belongs to: one of ``SECTIONS``.

    ``other`` holds what is not craniosacral therapy, so that it is never taken for it; ``registered`` what was
    started and of which no result was found; ``drafts`` what somebody has still to read.
    """
    if study.is_draft:
        return "drafts"
    if study.form == "not-found":
        return "not-found"
    if not study.is_cst:
        return "other"
    if study.form == "registration":
        return "registered"
    if study.is_review:
        return "reviews"
    return "apart" if study.stands_apart else "studies"
