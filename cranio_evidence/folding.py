"""When do two spellings count as the same word?"""

import re
import unicodedata

_SIGNS = re.compile(r"[\W_]+")
_APOSTROPHES = re.compile("['’‘ʼ]")
# Letters that no accent-stripping takes apart.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"})


def fold(text: str) -> str:
    """The text without case, accents and punctuation, words parted by one space.

    >>> fold("Espí-López  (2018)")
    'espi lopez 2018'
    """
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return _SIGNS.sub(" ", _APOSTROPHES.sub("", text)).strip()
