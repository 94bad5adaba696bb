"""What does LaTeX say, and how is it written?"""

from cranio_evidence.latex.decode import decode as decode
from cranio_evidence.latex.decode import unknown as unknown
from cranio_evidence.latex.encode import encode as encode
from cranio_evidence.latex.encode import encode_title as encode_title
from cranio_evidence.latex.signs import SYMBOLS as SYMBOLS
