"""Which studies or claims does somebody want to see?"""

from typing import NamedTuple

SORTS = ("design", "year", "people", "key")


class Query(NamedTuple):
    """A question to the library; every field that is set narrows the answer.

    ``condition``: id of a complaint (see ``conditions.fold`` for words). ``modality``, ``design``, ``comparator``,
    ``outcome``, ``favours``: words of the vocabulary (``outcome`` an id of outcomes.yaml; ``favours`` looks only at
    comparisons between groups). ``min_n``: at least so many people. ``since``, ``until``: year of publication, both
    inclusive. ``controlled``: only studies that compared groups, and reviews of them. ``cited_by``: a review's key,
    or ``whitepaper``. ``reviews``: whether reviews come with the studies. ``where``: words and fields
    as in the search box (``docs/search.md``), all of which must be found. ``sort``: one of ``SORTS``. ``limit``: at
    most so many records.
    """

    condition: str | None = None
    modality: str | None = None
    design: str | None = None
    comparator: str | None = None
    outcome: str | None = None
    favours: str | None = None
    min_n: int | None = None
    since: int | None = None
    until: int | None = None
    controlled: bool = False
    cited_by: str | None = None
    reviews: bool = True
    where: str | None = None
    sort: str = "design"
    limit: int | None = None


class ClaimQuery(NamedTuple):
    """A question for health claims; every field that is set narrows the answer.

    ``condition``: id of a complaint. ``verdict``: a key of ``CLAIM_VERDICTS``. ``modality``: a key of ``MODALITIES``.
    ``key``: of a study or publication that the verdict rests on, or that comes near.
    """

    condition: str | None = None
    verdict: str | None = None
    modality: str | None = None
    key: str | None = None
