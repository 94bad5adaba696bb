"""How is each kind of sentence on the evidence said in Dutch?

Every function takes typed fields only.
"""

from cranio_evidence.letter.nl.studies import blinding, clause, lead, none, other, others, scope
from cranio_evidence.letter.nl.words import HARMS, PHRASES, REVIEWS, UNSHOWN

__all__ = ["HARMS", "PHRASES", "REVIEWS", "UNSHOWN", "blinding", "clause", "lead", "none", "other", "others", "scope"]
