"""What may be said of a health claim that others make?"""

from typing import NamedTuple

from cranio_evidence.vocabulary import Text


class MadeBy(NamedTuple):
    """Who makes the claim. ``by``: a key of ``CITERS``; ``cites``: the work it leans on, as it is cited there."""

    by: str
    cites: str | None = None


class Claim(NamedTuple):
    """A health claim, and what this library makes of it.

    ``kind``: a key of ``CLAIM_KINDS``; ``verdict``: a key of ``CLAIM_VERDICTS``, given by this library and by nobody
    else; ``conditions``: ids of complaints, none where it is about no complaint. ``evidence``: keys of the studies the
    verdict rests on, for or against; ``near``: keys of studies that come near without testing it; ``background``: keys
    of other publications that bear on it. ``searched``: ISO date of a search for studies that test it, null if none
    was made.
    """

    id: str
    claim: Text
    kind: str
    modality: tuple[str, ...]
    verdict: str
    why: Text
    conditions: tuple[str, ...] = ()
    made_by: tuple[MadeBy, ...] = ()
    evidence: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    searched: str | None = None
