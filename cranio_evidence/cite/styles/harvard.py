"""How does Harvard print a publication: the author-date form of Cite Them Right?

Rules: R. Pears and G. Shields, Cite Them Right, 12th edition (https://www.citethemrightonline.com).
"""

import re
from typing import NamedTuple

from cranio_evidence.cite import dates
from cranio_evidence.cite.authordate import AuthorDate
from cranio_evidence.cite.names import NameList, people
from cranio_evidence.cite.pages import as_given
from cranio_evidence.cite.runs import Part, Runs, italic, join, wrap
from cranio_evidence.cite.styles.parts import doi, edition, in_book, in_journal, title, url, year
from cranio_evidence.cite.titles import rich, title_case
from cranio_evidence.cite.words import DASH, EDITORS_SHORT, PAGES, TRANSLATORS_SHORT, WORDS, Counted, capital, genre
from cranio_evidence.reference import Name, Reference
from cranio_evidence.vocabulary import Lang, Text

AUTHORS = NameList(
    separator=", ", initials=".", hyphen=True, joiner="and", comma="never", most=3, first=1, slanted=True
)
# Within an entry the names stand in their natural order: "in E.-A. Müller (ed.)".
_WITHIN = AUTHORS._replace(inverted="none", comma="more-than-two", slanted=False)
# What stands on its own has its title in italics and its edition behind it; what is part of a whole is quoted.
_WHOLE = frozenset(["book", "report", "guideline", "thesis", "registration", "web"])
_REPORTS = frozenset(["report", "guideline"])
_WITHOUT_PAGES = frozenset(["thesis", "registration", "web"])
_EDITION = Text("dr", "edn")
_SEVERAL = re.compile(r"[\s,;&–-]")


class _Role(NamedTuple):
    """What people other than the authors did: "edited by" before their names, "(eds)" after them."""

    verb: Text
    label: Counted


_EDITED = _Role(WORDS["edited by"], EDITORS_SHORT)
_TRANSLATED = _Role(WORDS["translated by"], TRANSLATORS_SHORT)
_BOTH = _Role(
    Text("bewerkt & vertaald door", "edited and translated by"),
    Counted(Text("red. & vert.", "ed. & trans."), Text("red. & vert.", "eds & trans.")),
)


class _Helpers(NamedTuple):
    """People other than the authors; ``more``: there are others, whose names were not seen."""

    names: tuple[Name, ...]
    more: bool
    role: _Role

    def labelled(self, form: NameList, lang: Lang) -> Runs:
        """Their names with the label: "A. Jones (ed.)"."""
        said = people(self.names, self.more, form, lang)
        return join("", said, f" ({self.role.label.say(len(self.names) + self.more, lang)})")

    def sentence(self, lang: Lang) -> Runs:
        """Their names after the verb: "Edited by A. Jones"."""
        return join(" ", capital(self.role.verb.say(lang)), people(self.names, self.more, _WITHIN, lang))


def entry(reference: Reference, lang: Lang, letter: str = "") -> Runs:
    """One reference of the list; ``letter`` follows the year."""
    lead, rest = _lead(reference, lang)
    named = join(", ", _title(rest, lang), _container(rest, lang))
    body = join(
        ". ",
        join(" ", lead, f"({_when(rest, lang, letter)})", named),
        "" if in_book(rest) else join(". ", *[one.sentence(lang) for one in _helpers(rest)]),
        _publisher(rest, lang),
    )
    return join("", join(". ", join(", ", body, _issue(rest), _pages(rest, lang)), _access(rest, lang)), ".")


def _lead(reference: Reference, lang: Lang) -> tuple[Part, Reference]:
    """What the entry begins with and is sorted by, and the reference without it.

    Without authors these are the editors, else the translators, else the journal, else the title.
    """
    if reference.authors:
        return people(reference.authors, reference.others, AUTHORS, lang), reference
    if reference.editors:
        first = _Helpers(reference.editors, reference.more_editors, _EDITED)
        return first.labelled(AUTHORS, lang), reference._replace(editors=(), more_editors=False)
    if reference.translators:
        first = _Helpers(reference.translators, more=False, role=_TRANSLATED)
        return first.labelled(AUTHORS, lang), reference._replace(translators=())
    if in_journal(reference):
        named = title_case(rich(reference.journal or reference.container), reference.language)
        # Without its journal an abstract would count as one in a book.
        return italic(named), reference._replace(kind="article", journal="", container="")
    # The edition is said with the title of a whole, but with the book that holds a part.
    edition_left = "" if reference.kind in _WHOLE else reference.edition
    return _title(reference, lang), reference._replace(title="", subtitle="", edition=edition_left)


def _helpers(reference: Reference) -> list[_Helpers]:
    """The editors and the translators, once where they are the same people."""
    editors, translators, more = reference.editors, reference.translators, reference.more_editors
    if editors and editors == translators and not more:
        return [_Helpers(editors, more, _BOTH)]
    both = (_Helpers(editors, more, _EDITED), _Helpers(translators, more=False, role=_TRANSLATED))
    return [one for one in both if one.names]


def _title(reference: Reference, lang: Lang) -> Runs:
    if reference.kind in _WHOLE:
        return join(". ", italic(title(reference)), edition(reference, _EDITION.say(lang), lang))
    return wrap("‘", title(reference, quoted=True), "’")


def _when(reference: Reference, lang: Lang, letter: str) -> str:
    known = year(reference)
    return known + letter if known else " ".join([WORDS["no date"].say(lang), letter]).rstrip()


def _container(reference: Reference, lang: Lang) -> Runs:
    """The journal, site or server it is in; the book, after its editors."""
    edited = join(", ", *[one.labelled(_WITHIN, lang) for one in _helpers(reference)]) if in_book(reference) else ()
    known = "" if reference.kind in _WHOLE else edition(reference, _EDITION.say(lang), lang)
    whole = _host(reference)
    named = join(". ", join(" ", italic(rich(whole)), _status(reference)), known) if whole else ""
    return join(" ", WORDS["in"].say(lang) if edited else "", edited, named)


def _host(reference: Reference) -> str:
    """What holds it; of a preprint the server, which records give as its publisher too."""
    whole = reference.journal or reference.container
    return whole or (reference.publisher if reference.kind == "preprint" else "")


def _status(reference: Reference) -> str:
    """A label for what has not been printed yet; a published article whose volume is unknown is no preprint."""
    printed = bool(reference.volume or reference.pages or reference.eid)
    ahead = in_journal(reference) and bool(reference.state) and not printed
    return "[Preprint]" if ahead or reference.kind == "preprint" else ""


def _publisher(reference: Reference, lang: Lang) -> Part:
    """Who published it where; of a thesis or report first what kind it is."""
    if in_journal(reference):
        return ""
    if reference.kind == "thesis":
        return join(". ", capital(genre(reference, lang)), reference.publisher)
    server = reference.kind == "preprint" and reference.publisher == _host(reference)
    published = join(": ", reference.place, "" if server else reference.publisher)
    if reference.kind in _REPORTS:
        return join(". ", join(" ", capital(genre(reference, lang)), reference.number), published)
    return join(" ", published, wrap("(", reference.series, ")"))


def _issue(reference: Reference) -> str:
    """Volume and issue: 19(1)."""
    if not in_journal(reference):
        return ""
    return f"{reference.volume}({reference.number})" if reference.number else reference.volume


def _pages(reference: Reference, lang: Lang) -> str:
    pages = reference.pages or reference.eid
    if not pages or reference.kind in _WITHOUT_PAGES:
        return ""
    return f"{PAGES.say(2 if _SEVERAL.search(pages) else 1, lang)} {as_given(pages, DASH.say(lang))}"


def _access(reference: Reference, lang: Lang) -> Runs:
    """The DOI, else the address and when it was looked at."""
    if not reference.doi and not reference.url:
        return ()
    available = capital(WORDS["available at"].say(lang))
    if reference.doi:
        return join(": ", available, doi(reference, "https://doi.org/"))
    looked = dates.day_first(dates.read(reference.accessed), lang)
    accessed = f"({capital(WORDS['accessed'].say(lang))}: {looked})" if looked else ""
    return join(" ", join(": ", available, url(reference)), accessed)


__all__ = ["AUTHORS", "entry"]


def _named(reference: Reference, lang: Lang) -> Runs:
    """What stands for the author in the text: the journal of an article, else the title as the list has it."""
    return join("", _lead(reference, lang)[0])


DATED = AuthorDate(
    NameList(short=True, joiner="and", comma="never", most=3, first=1, slanted=True),
    _named,
    AUTHORS,
    undated="no date",
    hyphen=" ",
    undated_first=False,
    given="nobody",
    order="year",
)
