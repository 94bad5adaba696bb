"""How is each kind of sentence on the evidence said in English?

Every function takes typed fields only.
"""

from cranio_evidence.letter.en.harms import harms
from cranio_evidence.letter.en.studies import blinding, lead, none, others, scope
from cranio_evidence.letter.en.words import REVIEWS

__all__ = ["REVIEWS", "blinding", "harms", "lead", "none", "others", "scope"]
