"""Which text cites a publication, in a style, a language and a format?"""

from cranio_evidence.cite.block import Block, block, cite
from cranio_evidence.cite.styles import STYLES

__all__ = ["STYLES", "Block", "block", "cite"]
