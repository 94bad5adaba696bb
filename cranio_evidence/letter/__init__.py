"""What may be written to a GP about the evidence on a complaint?"""

from cranio_evidence.letter.paragraph import Paragraph, compose

__all__ = ["Paragraph", "compose"]
