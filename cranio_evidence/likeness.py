"""When is one word a misspelling, or another form, of another?"""

import re
from typing import Any

_FIRST = (
    ("ph", "f"), ("th", "t"), ("ij", "i"), ("ei", "i"), ("ey", "i"), ("ie", "i"), ("y", "i"), ("ae", "e"), ("ck", "k"),
    ("sch", "sg"), ("ch", "g"), ("gh", "g"), ("qu", "kw"), ("q", "k"), ("x", "ks"), ("z", "s"), ("v", "f"), ("w", "f"),
    ("ou", "au"), ("dt", "t"),
)  # fmt: skip
_SOFT_C = re.compile("c(?=[eiy])")
_DOUBLE = re.compile(r"(.)\1+")
# Endings of inflected words in Dutch and English, the longest first; what is left must still be a word.
_ENDINGS = (
    "tjes",
    "pjes",
    "ingen",
    "ische",
    "isch",
    "ing",
    "eren",
    "tje",
    "pje",
    "jes",
    "ies",
    "je",
    "ie",
    "en",
    "es",
    "se",
    "e",
    "s",
    "n",
)

_VOWELS = set("aeiouy")
_CONSONANT = 1.6
_SHORT = 4
_LEAST = 0.72  # two slips in seven letters are another word


def sound(word: str) -> str:
    """How a folded word sounds, roughly: spellings that people mix up in Dutch and English come out the same.

    >>> sound("fybromialgie") == sound("fibromyalgie")
    True
    """
    for letters, said in _FIRST:
        if letters in word:
            word = word.replace(letters, said)
    word = _SOFT_C.sub("s", word).replace("c", "k")
    if word.endswith("d"):
        word = word[:-1] + "t"
    return _DOUBLE.sub(r"\1", word)


def stem(word: str) -> str:
    """A folded word without the ending of a plural or an inflection.

    >>> stem("hersenschuddingen") == stem("hersenschudding")
    True
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return _DOUBLE.sub(r"\1", word)


def misspelt(word: str, other: str, known: "frozenset[str] | set[str]" = frozenset()) -> float:
    """How likely ``word`` is a misspelling of ``other``: 0 (no) to 1.

    ``known``: words that may be the part two compounds share ("pijn" in kniepijn and nekpijn): what is compared then
    is the rest.
    """
    shorter = min(len(word), len(other))
    if shorter < 4:
        return 0.0
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - loaded at the first unknown word

    shared = 0
    while shared < shorter and word[-1 - shared] == other[-1 - shared]:
        shared += 1
    for length in range(shared, 3, -1):
        if word[-length:] in known and shorter - length >= 2:
            rest, other_rest = word[:-length], other[:-length]
            distance = _distance(rest, other_rest, OSA)
            return 0.0 if distance > 1.5 else 1 - distance / len(word)
    distance = _distance(word, other, OSA)
    longest = max(len(word), len(other))
    allowed = 1 if shorter <= 6 else 2 if shorter <= 9 else 3
    if longest <= _SHORT and sorted(word) != sorted(other) and sound(word) != sound(other):
        return 0.0  # one letter makes another word of so short a one: hond, hand
    likely = 1 - distance / longest
    return likely if distance <= allowed and likely > _LEAST else 0.0


def _distance(word: str, other: str, osa: Any) -> float:
    """How many slips apart.

    Half a one for another spelling of the same sound; one for a letter too many, too few or out of place, or another
    vowel; more for another consonant, which people seldom type; one more for another first letter.
    """
    one, two = sound(word), sound(other)
    heard = float(osa.distance(one, two))
    written = float(osa.distance(word, other))
    replaced = [{a, b} for a, b in zip(word, other, strict=False) if a != b]
    if sorted(word) == sorted(other):
        written = min(written, 1.0)  # one letter in another place
    elif heard and len(word) == len(other) and len(replaced) == written:
        written = sum(1.0 if pair <= _VOWELS else _CONSONANT for pair in replaced)
    first = 1 if word[0] != other[0] and one[0] != two[0] and sorted(word[:2]) != sorted(other[:2]) else 0
    return min(written, heard + 0.5 if written else 0) + first
