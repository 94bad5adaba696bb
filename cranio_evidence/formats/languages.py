"""Which language do the words and codes of an exchange file mean?"""

# Per language its code in a reference, and what formats call it: codes of three letters, English, Dutch and own names.
_LANGUAGES: dict[str, str] = {
    "en": "eng english engels american british usenglish ukenglish canadian australian",
    "nl": "dut nld dutch nederlands flemish vlaams",
    "de": "ger deu german duits deutsch ngerman naustrian austrian",
    "fr": "fre fra french frans français francais",
    "es": "spa spanish spaans español espanol castilian",
    "pl": "pol polish pools polski",
    "pt": "por portuguese portugees português portugues brazilian",
    "it": "ita italian italiaans italiano",
    "tr": "tur turkish turks türkçe turkce",
    "cs": "cze ces czech tsjechisch čeština",
    "da": "dan danish deens dansk",
    "sv": "swe swedish zweeds svenska",
    "no": "nor nob nno norwegian noors norsk",
    "fi": "fin finnish fins suomi",
    "hu": "hun hungarian hongaars magyar",
    "ru": "rus russian russisch русский",
    "zh": "chi zho chinese chinees 中文",
    "ja": "jpn japanese japans 日本語",
    "ko": "kor korean koreaans 한국어",
    "el": "gre ell greek grieks",
    "he": "heb hebrew hebreeuws",
    "ar": "ara arabic arabisch",
    "fa": "per fas persian perzisch",
}
_CODES = {word: code for code, words in _LANGUAGES.items() for word in (code, *words.split())}
# The codes of MEDLINE, the first of each.
THREE_LETTERS: dict[str, str] = {code: words.split()[0] for code, words in _LANGUAGES.items()}


def code(text: str) -> str:
    """The two letters of the language that a word or code means, or nothing where it is not known.

    >>> code("eng"), code("nl-NL"), code("Nederlands"), code("Klingon")
    ('en', 'nl', 'nl', '')
    """
    word = text.strip().lower().replace("_", "-")
    first = word.partition("-")[0]
    known = _CODES.get(word) or _CODES.get(first)
    return known or (first if len(first) == 2 and first.isascii() and first.isalpha() else "")
