"""How is each kind of sentence on the evidence said in Dutch?

Every function takes typed fields only.
"""

from cranio_evidence.letter.nl.studies import blinding, lead, none, others, scope
from cranio_evidence.letter.nl.words import HARMS, PHRASES, REVIEWS

__all__ = ["HARMS", "PHRASES", "REVIEWS", "blinding", "lead", "none", "others", "scope"]
