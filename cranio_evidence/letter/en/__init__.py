"""How is each kind of sentence on the evidence said in English?

Every function takes typed fields only.
"""

from cranio_evidence.letter.en.studies import blinding, lead, none, others, scope
from cranio_evidence.letter.en.words import HARMS, PHRASES, REVIEWS

__all__ = ["HARMS", "PHRASES", "REVIEWS", "blinding", "lead", "none", "others", "scope"]
