"""How does Chicago print a publication: the author-date form of the Chicago Manual of Style?

Rules: The Chicago Manual of Style, 18th edition, chapters 13 and 14; numbers below are its paragraphs. British and
Dutch quotation marks, and no point within them, as its style file does for these languages.
"""

import re

from cranio_evidence.cite import dates
from cranio_evidence.cite.authordate import AuthorDate
from cranio_evidence.cite.names import NameList, people
from cranio_evidence.cite.pages import chicago as pages
from cranio_evidence.cite.runs import Part, Runs, italic, join, plain, wrap
from cranio_evidence.cite.styles.parts import doi, edition, in_journal, labelled, numeric, title, url, year
from cranio_evidence.cite.titles import rich, title_case
from cranio_evidence.cite.words import DASH, EDITORS_SHORT, STATES, TRANSLATORS_SHORT, WORDS, Counted, capital, genre
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Lang, Text

AUTHORS = NameList("first", ", ", None, joiner="and", most=6, first=3, demoted=True)
_CREDITED = AUTHORS._replace(inverted="none", comma="more-than-two")

# Titles of parts stand between quotation marks, titles of whole works in italics (13.89); these kinds are parts of a
# site, a server or a library even where the record names none.
_PARTS = frozenset(["abstract", "preprint", "thesis", "web", "registration"])
_PAGES = frozenset(["web", "registration"])
_ONLINE = _PAGES | {"preprint"}  # the site or the server counts as their publisher
_STATES = {"ahead": Text("vooraf online gepubliceerd", "ahead of print"), "in-press": STATES["in-press"]}
_PRESENTED = Text("gepresenteerd bij", "presented at")
_ISSUE = Counted(Text("nr.", "no."), Text("nr.", "nos"))
_NUMBER = Counted(Text("nr.", "no."), Text("nrs.", "nos"))
_VOLUME = Counted(Text("vol.", "vol."), Text("vols.", "vols"))
_SEVERAL = re.compile(r"\d\s*[-–,&]\s*\d")


def entry(reference: Reference, lang: Lang, letter: str = "") -> Runs:
    """One entry of the list of references."""
    lead, rest = _lead(reference, lang)
    if in_journal(rest) or (rest.kind == "abstract" and not rest.editors):
        where = (*_descriptions(rest, lang), _serial(rest, lang))
    else:
        where = (*_monograph(rest, lang), _published(rest, lang))
    parts = (lead, _date(reference, lang, letter), _title(rest), *where, _shelf(rest), _found(rest, lang))
    return join("", join(". ", *parts), ".")


def _lead(reference: Reference, lang: Lang) -> tuple[Part, Reference]:
    """Under whom or what it stands in the list, and the publication without what is thereby said (13.74-86)."""
    if reference.authors:
        return people(reference.authors, reference.others, AUTHORS, lang), reference
    if reference.editors:
        made = labelled(reference.editors, reference.more_editors, AUTHORS, lang, EDITORS_SHORT)
        return made, reference._replace(editors=())
    if reference.translators:
        more = False
        made = labelled(reference.translators, more, AUTHORS, lang, TRANSLATORS_SHORT)
        return made, reference._replace(translators=())
    if reference.kind in _PAGES and reference.publisher:  # who owns the site, else the site (14.104)
        return reference.publisher, reference._replace(publisher="")
    if reference.kind in _PAGES and _container(reference):
        return _cased(_container(reference), reference), reference._replace(container="", journal="")
    return _title(reference), reference._replace(title="", subtitle="")


def _date(reference: Reference, lang: Lang, letter: str) -> str:
    """The year with its letter, else what is known of its state (13.102, 14.44)."""
    if known := year(reference):
        return known + letter
    state = _STATES.get(reference.state)
    said = capital(state.say(lang)) if state else WORDS["n.d."].say(lang)
    return f"{said}-{letter}" if letter else said


def _container(reference: Reference) -> str:
    return reference.journal or reference.container


def _cased(words: str, reference: Reference) -> Runs:
    return title_case(rich(words), reference.language)


def _title(reference: Reference) -> Runs:
    """English titles in title case (8.160), others as they are."""
    if reference.kind != "book" and (reference.kind in _PARTS or _container(reference)):
        return wrap("‘", title_case(title(reference, quoted=True), reference.language), "’")
    return italic(title_case(title(reference), reference.language))


def _begun(words: str) -> str:
    """The words with a capital, unless the first has capitals of its own ("medRxiv")."""
    return capital(words) if words.partition(" ")[0].islower() else words


def _descriptions(reference: Reference, lang: Lang) -> tuple[Part, ...]:
    """What follows the title of an article or a paper; where a paper was given only if it is in no proceedings."""
    published = in_journal(reference) or reference.volume or reference.number or reference.pages or reference.eid
    presented = wrap(f"{capital(_PRESENTED.say(lang))} ", "" if published else reference.event)
    translated = _credited(reference._replace(editors=()), lang) if reference.translators else ()
    return (_begun(genre(reference, lang)), presented, *translated)


def _credited(reference: Reference, lang: Lang, *, within: bool = False) -> tuple[Part, ...]:
    """Who edited and translated a work; in small letters within the description of a book that a chapter stands in."""
    made = []
    if reference.editors:
        made.append(("edited by", people(reference.editors, reference.more_editors, _CREDITED, lang)))
    if reference.translators:
        more = False
        made.append(("translated by", people(reference.translators, more, _CREDITED, lang)))
    words = [(WORDS[word].say(lang), names) for word, names in made]
    return tuple(join(" ", word if within else capital(word), names) for word, names in words)


def _serial(reference: Reference, lang: Lang) -> Runs:
    """Journal, volume, issue and pages (14.70): Journal 12 (3): 45-52, or Journal, no. 3 (May): 45-52."""
    place = "" if reference.event else reference.place
    name = rich(reference.journal) or _cased(reference.container, reference)
    named = join(" ", italic(name), wrap("(", place, ")"))
    extent = pages(reference.pages or reference.eid, DASH.say(lang))
    if reference.volume and not reference.series:
        issue = wrap("(", reference.number or _day(reference, lang, month=True), ")")
        return join(" ", named, join(": ", join(" ", reference.volume, issue), extent))
    if reference.volume:
        volume = join(" ", _labelled(reference.volume, _VOLUME, lang), wrap("(", reference.number, ")"))
        return join(", ", named, reference.series, join(": ", volume, extent))
    if reference.number:
        untold = not (reference.authors or reference.editors or reference.translators)
        month = wrap("(", "" if untold else _day(reference, lang, month=True), ")")
        issue = join(" ", _ISSUE.say(_count(reference.number), lang), reference.number, month)
        return join(", ", named, reference.series, join(": ", issue, extent))
    ahead = in_journal(reference) and not (extent or reference.series)
    return join(", ", named, reference.series, _state(reference, lang, ahead=ahead), _day(reference, lang), extent)


def _state(reference: Reference, lang: Lang, *, ahead: bool = False) -> str:
    """In press, or ahead of print (14.75) where the work is in no issue yet; without a year ``_date`` has said it."""
    if not year(reference):
        return ""
    if ahead and reference.state == "ahead":
        return _STATES["ahead"].say(lang)
    return _STATES["in-press"].say(lang) if reference.state == "in-press" else ""


def _day(reference: Reference, lang: Lang, *, month: bool = False) -> str:
    """Month and day, June 25; in Dutch the day comes first. ``month``: that alone."""
    date = dates.issued(reference)
    if date is None or not date.month:
        return ""
    name = dates.MONTHS[lang][date.month - 1]
    if month or not date.day:
        return name
    return f"{date.day} {name}" if lang == "nl" else f"{name} {date.day}"


def _monograph(reference: Reference, lang: Lang) -> tuple[Part, ...]:
    """What follows the title of a book or a part of one, a report or a page, up to its publisher (14.2)."""
    number = _numbered(reference, lang)
    volume = _labelled(reference.volume, _VOLUME, lang)
    printed = edition(reference, WORDS["edition"].say(lang), lang) if reference.edition else ""
    series = title_case(reference.series, reference.language) if reference.series else ""
    event = "" if reference.kind == "abstract" else reference.event
    if reference.kind in _ONLINE or not _container(reference):
        return (number, _begun(printed), *_credited(reference, lang), _begun(volume), series, event)
    book = join(" ", capital(WORDS["in"].say(lang)), italic(_cased(_container(reference), reference)))
    inside = number if reference.number else ""
    within = join(", ", book, inside, printed, *_credited(reference, lang, within=True), volume)
    return ("" if inside else number, within, series, event)


def _numbered(reference: Reference, lang: Lang) -> Part:
    """What it is, and the number it has in its series: Technical Report No. 12."""
    if reference.kind == "thesis":  # said with the university, and with the library
        return ""
    kind = "" if reference.kind == "preprint" and not reference.genre else genre(reference, lang)
    if not reference.number:
        return _begun(kind)
    named = title_case(kind, "en") if lang == "en" and kind else _begun(kind)
    return join(" ", named, _begun(_labelled(reference.number, _NUMBER, lang)))


def _labelled(number: str, label: Counted, lang: Lang) -> str:
    return f"{label.say(_count(number), lang)} {number}" if number and numeric(number) else number


def _count(number: str) -> int:
    return 2 if _SEVERAL.search(number) else 1


def _published(reference: Reference, lang: Lang) -> Runs:
    """The publisher, the place only where there is none; what is cited by its day also month and day (14.104)."""
    kind = reference.kind
    publisher = reference.publisher or ("" if reference.event else reference.place)
    before: Part = ""
    if kind == "thesis":
        before = _begun(genre(reference, lang))
    elif kind == "preprint":
        before = "" if reference.genre else capital(WORDS["preprint"].say(lang))
        publisher = reference.publisher or _container(reference)
    elif kind in _PAGES:
        before = _cased(_container(reference), reference)
    said = join(", ", _state(reference, lang), _day(reference, lang) if kind in _ONLINE else "")
    where = join(", ", before, _begun(publisher))
    return join(", ", where, said) if where else join("", _begun(plain(said)))


def _shelf(reference: Reference) -> Part:
    """The number of a thesis in the library or database that holds it (14.113)."""
    return wrap("(", reference.number, ")") if reference.kind == "thesis" else ""


def _found(reference: Reference, lang: Lang) -> Runs:
    """Where it is found; when it was looked at only where nothing tells its date."""
    if reference.doi:
        return doi(reference, "https://doi.org/")
    looked = dates.read(reference.accessed)
    if not (looked and reference.url) or year(reference) or reference.state:
        return url(reference)
    said = f"{capital(WORDS['accessed'].say(lang))} {dates.day_first(looked, lang)}"
    return join(". ", said, url(reference))


def _named(reference: Reference, lang: Lang) -> Runs:
    """What stands for the author in the text: the owner of a site, else the title as the list has it."""
    return join("", _lead(reference, lang)[0])


DATED = AuthorDate(
    NameList(short=True, joiner="and", comma="more-than-two", most=2, first=1),
    _named,
    AUTHORS,
    gap=" ",
    undated_first=False,
    given="first",
    order="named",
)
