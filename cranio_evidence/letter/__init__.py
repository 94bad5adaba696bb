"""What may be written to a GP about the evidence on a complaint?"""

from cranio_evidence.letter.case import Case, Practice
from cranio_evidence.letter.evidence import Evidence, evidence, page
from cranio_evidence.letter.forms import FORMS
from cranio_evidence.letter.whole import letter

__all__ = ["FORMS", "Case", "Evidence", "Practice", "evidence", "letter", "page"]
