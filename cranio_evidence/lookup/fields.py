"""How do the words of a service become the fields of a reference?"""

import html
import re
import unicodedata

from cranio_evidence.cite.pages import full
from cranio_evidence.reference import Name

# Signs that say nothing and can play tricks on a screen: controls, and marks that turn the direction of the text.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]*)(?:\s[^<>]*)?/?>")
_SIMPLE_TAG = re.compile(r"<(/?)([A-Za-z]+)>")
_KEPT_TAG = re.compile(r"<(/?)(i|b|sup|sub|sc)>")
# The markup of publishers, in the tags of CSL-JSON; other tags are left out, and their words stay.
_MARKUP = {
    "i": "i", "em": "i", "italic": "i", "b": "b", "strong": "b", "bold": "b", "sup": "sup", "sub": "sub",
    "scp": "sc", "sc": "sc",
}  # fmt: skip
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|2nd|3rd|4th)\.?", re.IGNORECASE)
_OTHERS = frozenset(["et al", "et al.", "others", "and others", "e.a."])
_ARTICLE_NUMBER = re.compile(r"[A-Za-z]+\d+|\d{5,}")
# What stands before a colon and is no title: how journals mark what was taken back, and the notices themselves.
_LABEL = re.compile(
    r"\W*(?:retracted|withdrawn|retraction|withdrawal|correction|corrigendum|erratum|expression of concern)\b\W*"
    r"(?:article|paper|chapter|to|of|notice)?\W*",
    re.IGNORECASE,
)
_ISSN = re.compile(r"\d{4}-\d{3}[\dXx]")


def plain(text: str) -> str:
    """A text on one line, in composed letters, without signs that nobody sees."""
    return " ".join(_UNSEEN.sub("", re.sub(r"[\t\n\r\f\v]", " ", unicodedata.normalize("NFC", text))).split())


def unescaped(text: str) -> str:
    """A text in which ``&amp;`` is an ampersand, also where a publisher wrote it ``&amp;amp;``."""
    return html.unescape(html.unescape(text))


def marked(text: str) -> str:
    """A title with its markup as references keep it.

    >>> marked("Motion <em>in vivo</em> &amp; p &lt; 0.05"), marked("H<jats:sub>2</jats:sub>O, <span>a</span>")
    ('Motion <i>in vivo</i> & p < 0.05', 'H<sub>2</sub>O, a')
    """
    whole, at = "", 0
    for found in _TAG.finditer(text):
        whole += unescaped(text[at : found.start()]) + _kept(found[1], found[2])
        at = found.end()
    whole += unescaped(text[at:])
    whole = plain(_SIMPLE_TAG.sub(lambda found: _kept(found[1], found[2], found[0]), whole))
    return whole if _nested(whole) else plain(_KEPT_TAG.sub("", whole))


def _kept(slash: str, name: str, other: str = "") -> str:
    kept = _MARKUP.get(name.rpartition(":")[2].lower())
    return f"<{slash}{kept}>" if kept else other


def _nested(title: str) -> bool:
    """Whether every tag of a title closes, in order."""
    opened: list[str] = []
    for found in _KEPT_TAG.finditer(title):
        if not found[1]:
            opened.append(found[2])
        elif not opened or opened.pop() != found[2]:
            return False
    return not opened


def titles(title: str, subtitle: str = "") -> tuple[str, str]:
    """Title and subtitle apart, with their capitals as given. A title that already ends in its subtitle is cut there.

    >>> titles("Neck pain: a trial"), titles("Neck pain: a trial", "A trial"), titles("Neck pain", "a trial")
    (('Neck pain', 'a trial'), ('Neck pain', 'A trial'), ('Neck pain', 'a trial'))
    """
    if subtitle and title[-len(subtitle) :].lower() == subtitle.lower() and len(title) > len(subtitle):
        title = title[: -len(subtitle)].rstrip(" :;–—-") or title
    if not subtitle:
        first, _, second = title.partition(": ")
        if second and first and not _LABEL.fullmatch(first) and _nested(first) and _nested(second):
            return first.rstrip(), second.strip()
    return title.rstrip(" :"), subtitle


def person(family: str, given: str, suffix: str = "") -> Name:
    """A person, with a particle and a suffix taken from where services leave them.

    >>> person("van der Vliet", "A. M.")
    Name(family='Vliet', given='A. M.', particle='van der', suffix='', literal='')
    >>> person("Siqueira", "Gisela Rocha de").particle, person("Bourne Jr.", "Russell A.").suffix
    ('de', 'Jr.')
    """
    words, before = plain(family).replace(",", " ").split(), plain(given).split()
    suffix = plain(suffix)
    suffix = suffix if _SUFFIX.fullmatch(suffix) else ""  # degrees are no part of a name
    for part in (words, before):
        if not suffix and len(part) > 1 and _SUFFIX.fullmatch(part[-1]):
            suffix = part.pop()
    particle: list[str] = []
    while len(before) > 1 and before[-1][:1].islower():
        particle.insert(0, before.pop())
    while len(words) > 1 and words[0][:1].islower():
        particle.append(words.pop(0))
    return Name(" ".join(words), " ".join(before).rstrip(","), " ".join(particle), suffix)


def group(name: str) -> Name:
    """A group author."""
    return Name(literal=plain(unescaped(name)))


def without_others(names: list[Name]) -> tuple[tuple[Name, ...], bool]:
    """The names, and whether "et al." stood among them as if it were one."""
    real = tuple(name for name in names if (name.literal or name.family).lower() not in _OTHERS)
    return real, len(real) < len(names)


def place(pages: str, eid: str) -> tuple[str, str]:
    """Pages in full, and article number, each where it belongs.

    >>> place("441-9", ""), place("e019040", ""), place("1-11", "148285"), place("e21-8", ""), place("100710", "100710")
    (('441-449', ''), ('', 'e019040'), ('', '148285'), ('e21-e28', ''), ('', '100710'))
    """
    pages, eid = plain(pages), plain(eid)
    pages = ",".join(full(part.strip()) for part in pages.split(","))
    if not eid and _ARTICLE_NUMBER.fullmatch(pages):
        return "", pages
    # Beside an article number, pages that begin at 1 only count the sheets of the file.
    if eid and (pages in (eid, "1") or pages.startswith("1-")):
        return "", eid
    return pages, eid


def short_name(short: str, journal: str) -> str:
    """A journal's short name; empty where it only repeats the name, and a word in that would be shortened (ISO 4).

    >>> short_name("Clin. J. Pain", "The Clinical Journal of Pain"), short_name("Pain Medicine", "Pain Medicine")
    ('Clin J Pain', '')
    >>> short_name("Headache", "Headache"), short_name("BMJ Open", "BMJ Open")
    ('Headache', 'BMJ Open')
    """
    short = plain(unescaped(short))
    words = short.split()
    if short.lower() == journal.lower() and len(words) > 1 and any(len(word) > 4 for word in words):
        return ""
    return short.replace(".", "")


def issn(text: str) -> str:
    """The ISSN in a text, or empty."""
    found = _ISSN.search(text)
    return found[0].upper() if found else ""


def iso(year: int, month: int = 0, day: int = 0) -> str:
    """A date as far as it is known; empty for a year that is none.

    >>> iso(2016, 5), iso(2016, 13), iso(0)
    ('2016-05', '2016', '')
    """
    if not 1000 <= year <= 9999:
        return ""
    if not 1 <= month <= 12:
        return str(year)
    return f"{year}-{month:02d}-{day:02d}" if 1 <= day <= 31 else f"{year}-{month:02d}"
