"""How does APA print a publication: the author-date form of the American Psychological Association?

Rules: Publication Manual of the American Psychological Association, 7th edition (2020), chapters 9 and 10
(https://apastyle.apa.org/style-grammar-guidelines/references); the numbers below are its sections.
"""

import re

from cranio_evidence.cite import dates
from cranio_evidence.cite.authordate import AuthorDate
from cranio_evidence.cite.names import NameList, people
from cranio_evidence.cite.pages import expanded
from cranio_evidence.cite.runs import Part, Run, Runs, italic, join, wrap
from cranio_evidence.cite.styles.parts import doi, edition, in_journal, numeric, title, url
from cranio_evidence.cite.titles import rich, title_case
from cranio_evidence.cite.words import DASH, PAGES, STATES, TRANSLATORS_SHORT, WORDS, Counted, capital, genre
from cranio_evidence.reference import Name, Reference
from cranio_evidence.vocabulary import Lang, Text

AUTHORS = NameList(
    separator=", ",
    initials=". ",
    hyphen=True,
    joiner="&",
    most=20,
    first=19,
    keeps_last=True,
    et_al=Text("et al.", "et al."),
)
# Who edited or translated is printed in the order of speech.
_HELPERS = AUTHORS._replace(inverted="none", comma="more-than-two")

_ARTICLE = Text("artikel", "article")
# Its own abbreviations (9.50), also in British English.
_EDITION = Text("dr.", "ed.")
_EDITORS = Counted(Text("red.", "ed."), Text("red.", "eds."))
_EDITORS_TRANSLATORS = Counted(Text("Red. & Vert.", "Ed. & Trans."), Text("Red. & Vert.", "Eds. & Trans."))
_FROM = Text("van", "from")
# A number such as 97-028 is one, so there is no plural.
_NUMBER = Counted(Text("nr.", "no."), Text("nr.", "no."))
_PUBLICATION = Text("publicatie", "publication")
_VOLUME = Counted(Text("vol.", "vol."), Text("vols.", "vols."))
# A small letter at the beginning, after markup and quotation marks, of a word without capitals.
_SMALL = re.compile(r"(?:<\w+>|[^\w<])*[a-zà-öø-ÿ](?![^\W\d_]*[A-Z])")
_POINT = Run(".")
_SEVERAL = re.compile(r"[,&–\s-]")
_WEB = frozenset(["web", "registration"])
_REPORTS = frozenset(["report", "guideline"])


def entry(reference: Reference, lang: Lang, letter: str = "") -> Runs:
    """One reference of the list: author, date, title and source, each closed by a point (9.5), then the address."""
    author = _author(reference, lang)
    named, described = _title(reference), _description(reference, lang)
    if identifier := _identifier(reference, lang):
        named = join(" ", named, wrap("(", identifier, ")"))
    first, then = (author, named) if author else (named, ())
    if described:
        then = join(" ", then, f"[{described}]")
    body = join(". ", first, f"({_date(reference, lang, letter)})", then, _source(reference, lang))
    return join(" ", (*body, _POINT), _address(reference, lang), _history(reference, lang))


def _author(reference: Reference, lang: Lang) -> Part:
    """The authors; else the editors, or the group whose page it is (9.7 to 9.12)."""
    if reference.authors:
        return people(reference.authors, reference.others, AUTHORS, lang)
    if reference.editors:
        said = people(reference.editors, reference.more_editors, AUTHORS, lang)
        return join("", said, " (", _role(_EDITORS, reference.editors, lang, more=reference.more_editors), ")")
    return _group(reference)


def _group(reference: Reference) -> str:
    """The group that stands as its author: of a page without one, whoever publishes it."""
    if reference.authors:
        return reference.authors[0].literal if len(reference.authors) == 1 else ""
    return reference.publisher if reference.kind in _WEB and not reference.editors else ""


def _role(label: Counted, names: tuple[Name, ...], lang: Lang, *, more: bool = False) -> str:
    return capital(label.say(len(names) + more, lang))


def _date(reference: Reference, lang: Lang, letter: str) -> str:
    """The year; of what changes or was only spoken also the day (9.14); "in press" or "n.d." where there is none."""
    date = dates.issued(reference)
    if date is None:
        word = STATES[reference.state] if reference.state else WORDS["n.d."]
        return f"{word.say(lang)}-{letter}" if letter else word.say(lang)
    said = f"{date.year}{letter}"
    if not date.month or not (reference.kind in _WEB or _spoken(reference)):
        return said
    month = dates.MONTHS[lang][date.month - 1]
    if not date.day:
        return f"{said}, {month}"
    return f"{said}, {date.day} {month}" if lang == "nl" else f"{said}, {month} {date.day}"


# What is a part of what?


def _container(reference: Reference) -> str:
    return reference.journal or reference.container


def _serial(reference: Reference) -> bool:
    """It stands in a journal, or in proceedings that appear as one (9.25)."""
    return in_journal(reference) or (reference.kind == "abstract" and not reference.editors)


def _spoken(reference: Reference) -> bool:
    """A contribution to a congress that stands in no proceedings (10.5)."""
    return reference.kind == "abstract" and not (reference.journal or reference.editors or _placed(reference))


# Title, what identifies it (in parentheses), and what describes it (in brackets).


def _title(reference: Reference) -> Runs:
    """In italics what stands alone; in sentence case, with a capital after the colon (6.17, 9.19)."""
    named = title(reference._replace(subtitle=_sentence(reference.subtitle)) if reference.subtitle else reference)
    if reference.kind in _WEB:
        return italic(named)
    if _container(reference):
        return named
    return italic(named if _serial(reference) else join(": ", named, _named_volume(reference)))


def _sentence(subtitle: str) -> str:
    """The subtitle with a capital, unless its first word has a form of its own: "pH", "β-blockers"."""
    found = _SMALL.match(subtitle)
    if found is None:
        return subtitle
    at = found.end() - 1
    return f"{subtitle[:at]}{subtitle[at].upper()}{subtitle[at + 1 :]}"


def _identifier(reference: Reference, lang: Lang) -> Part:
    """Who helped to make it, its number, edition, volume and pages, unless these belong to what it stands in (9.19)."""
    helpers = _helpers(reference, lang) if reference.editors or reference.translators else ""
    if reference.kind in _WEB:
        return join("; ", helpers, _number(reference, lang))
    if _container(reference):
        return helpers
    return join("; ", helpers, _number(reference, lang), _edition_and_pages(reference, lang))


def _helpers(reference: Reference, lang: Lang) -> Part:
    """Editors, where they are neither its authors nor those of the book it stands in, and translators (9.10)."""
    edited = reference.authors and not _serial(reference) and (reference.kind in _WEB or not _container(reference))
    editors = reference.editors if edited else ()
    if editors and editors == reference.translators and not reference.more_editors:
        return _helped(editors, _EDITORS_TRANSLATORS, lang)
    return join(
        "; ",
        _helped(editors, _EDITORS, lang, more=reference.more_editors),
        _helped(reference.translators, TRANSLATORS_SHORT, lang),
    )


def _helped(names: tuple[Name, ...], label: Counted, lang: Lang, *, more: bool = False) -> Part:
    return join(", ", people(names, more, _HELPERS, lang), _role(label, names, lang, more=more)) if names else ""


def _number(reference: Reference, lang: Lang) -> Runs:
    """The number of a report, thesis or register, with its kind before it: Technical Report No. 12."""
    if not reference.number or _serial(reference):
        return ()
    said = genre(reference, lang)
    if said and reference.kind == "thesis":
        said = capital(_PUBLICATION.say(lang))
    return join(" ", title_case(rich(said), reference.language), _counted(_NUMBER, reference.number, lang))


def _counted(label: Counted, value: str, lang: Lang) -> str:
    """A number with its label, "Vol. 2"; what is no number goes without."""
    if not numeric(value):
        return capital(value)
    return f"{capital(label.say(_count(value), lang))} {value}"


def _count(value: str) -> int:
    return 2 if _SEVERAL.search(value) else 1


def _edition_and_pages(reference: Reference, lang: Lang) -> Runs:
    """Edition, series of a report, volume and pages: 2nd ed., Vol. 3, pp. 1–12 (9.28)."""
    if _serial(reference):
        return ()
    pages = expanded(reference.pages, DASH.say(lang)) or reference.eid
    return join(
        ", ",
        edition(reference, _EDITION.say(lang), lang),
        title_case(rich(reference.series), reference.language) if reference.kind in _REPORTS else "",
        _counted(_VOLUME, reference.volume, lang) if reference.volume and numeric(reference.volume) else "",
        f"{PAGES.say(_count(pages), lang)} {pages}" if pages else "",
    )


def _named_volume(reference: Reference) -> str:
    """A volume that has a name instead of a number stands in the title."""
    return "" if not reference.volume or numeric(reference.volume) else capital(reference.volume)


def _description(reference: Reference, lang: Lang) -> str:
    """What kind of work it is, where that is not the usual one (9.21), and the university of a thesis (10.6)."""
    if reference.kind == "thesis":
        school = reference.publisher if reference.doi or reference.url else ""
        return ", ".join(part for part in (capital(genre(reference, lang)), school) if part)
    if _container(reference) and (reference.kind in _REPORTS or _spoken(reference)):
        return ""
    return _kind(reference, lang)


def _kind(reference: Reference, lang: Lang) -> str:
    """The kind of work, unless it stands with the number."""
    return "" if reference.number and not _serial(reference) else capital(genre(reference, lang))


# Where it is to be found.


def _source(reference: Reference, lang: Lang) -> Runs:
    """The journal, the book or the publisher (9.23 to 9.33)."""
    web = reference.kind in _WEB
    if _serial(reference) and not reference.event:
        return _journal(reference, lang)
    where: Part = ""
    if not web:
        where = _journal(reference, lang) if _serial(reference) else _book(reference, lang)
    printed = reference.kind == "abstract" and not reference.journal and not _spoken(reference)
    met = "" if printed else capital(reference.event)
    name = _container(reference) if web else ""
    site = title_case(rich(name), reference.language) if name != _group(reference) else ""
    return join(". ", where, _publisher(reference), met, site)


def _journal(reference: Reference, lang: Lang) -> Runs:
    """Name and volume in italics, issue, and pages or article number (9.25 to 9.27)."""
    language = reference.language
    name = rich(reference.journal) or title_case(rich(reference.container), language)
    if reference.series:
        name = join(", ", name, title_case(rich(reference.series), language))
    issue = wrap("(", reference.number, ")")
    pages = expanded(reference.pages, DASH.say(lang)) or reference.eid
    if pages and not reference.pages and in_journal(reference):
        pages = f"{capital(_ARTICLE.say(lang))} {pages}"
    volume = join("", italic(reference.volume), issue) if issue else italic(reference.volume)
    where = join(", ", italic(name), volume, pages)
    return where if _placed(reference) else join(". ", where, _state(reference, lang))


def _book(reference: Reference, lang: Lang) -> Runs:
    """In A. Editor (Ed.), Title (2nd ed., pp. 1–12) (9.28)."""
    if not _container(reference):
        return ()
    editors: Part = ""
    if reference.authors and reference.editors:
        role = _role(_EDITORS, reference.editors, lang, more=reference.more_editors)
        editors = join("", people(reference.editors, reference.more_editors, _HELPERS, lang), f" ({role})")
    return join(
        " ",
        capital(WORDS["in"].say(lang)),
        join(", ", editors, italic(join(": ", rich(_book_title(reference)), _named_volume(reference)))),
        wrap("(", join("; ", _number(reference, lang), _edition_and_pages(reference, lang)), ")"),
        wrap("[", _kind(reference, lang) if reference.kind in _REPORTS else "", "]"),
    )


def _book_title(reference: Reference) -> str:
    """The title of the book, with a capital after its colon too (6.17)."""
    named, colon, subtitle = _container(reference).partition(": ")
    return f"{named}{colon}{_sentence(subtitle)}"


def _publisher(reference: Reference) -> str:
    """The publisher, unless named already: as the author (9.29), or in the description of a thesis one can read."""
    described = reference.kind == "thesis" and (reference.doi or reference.url)
    named = described or reference.publisher == _group(reference)
    return "" if named or _serial(reference) else reference.publisher


def _address(reference: Reference, lang: Lang) -> Runs:
    """The DOI, else the address; of what has no date, when it was read (9.16, 9.34)."""
    if reference.doi or not reference.url:
        return doi(reference, "https://doi.org/")
    looked = "" if dates.issued(reference) or reference.state else dates.day_first(dates.read(reference.accessed), lang)
    before = f"{capital(WORDS['retrieved'].say(lang))} {looked}, {_FROM.say(lang)}" if looked else ""
    return join(" ", before, url(reference)) if before else url(reference)


def _placed(reference: Reference) -> bool:
    """It has a volume, an issue or pages."""
    return bool(reference.volume or reference.number or reference.pages or reference.eid or reference.series)


def _state(reference: Reference, lang: Lang) -> str:
    return capital(STATES[reference.state].say(lang)) if reference.state and dates.issued(reference) else ""


def _history(reference: Reference, lang: Lang) -> Runs:
    """In press, although volume or pages are known."""
    return wrap("(", _state(reference, lang) if _placed(reference) else "", ")")


def _named(reference: Reference, lang: Lang) -> Runs:  # noqa: ARG001 - other styles need the language
    """What stands for the author in the text: the group, else the title, quoted where it is part of a whole (8.14)."""
    group = _group(reference)
    if group:
        return (Run(group),)
    part = bool(_container(reference)) and reference.kind not in _WEB | _REPORTS
    named = title_case(title(reference, quoted=part), reference.language)
    if part:
        return join("", "‘", named, "’")
    return named if reference.kind in _REPORTS else italic(named)


DATED = AuthorDate(
    NameList(short=True, joiner="&", comma="more-than-two", most=2, first=1, et_al=Text("et al.", "et al.")),
    _named,
    AUTHORS,
    particles=True,
)
