"""Which text cites a publication, in a style, a language and a format?"""

from cranio_evidence.cite.listing import Block, Entry, block, cite, listing, mention, written
from cranio_evidence.cite.styles import STYLES

__all__ = ["STYLES", "Block", "Entry", "block", "cite", "listing", "mention", "written"]
