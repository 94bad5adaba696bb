"""What comes of looking up one publication, and what should somebody look at before it is used?"""

import re
from collections.abc import Callable
from typing import NamedTuple

from cranio_evidence.lookup.notices import EditorialNotice
from cranio_evidence.reference import Reference
from cranio_evidence.vocabulary import Text


class Found(NamedTuple):
    """A publication as a service describes it, and the editorial notices that came with it.

    The reference has no key, and its title the capitals that the service gives it.
    """

    reference: Reference
    notices: tuple[EditorialNotice, ...] = ()


_WORD = re.compile(r"[^\W\d_][\w'’-]{3,}")


def _headline(reference: Reference) -> bool:
    """Whether most longer words after the first have a capital, as in a headline. German writes its nouns so."""
    words = [word for part in (reference.title, reference.subtitle) for word in _WORD.findall(part)[1:]]
    capitals = sum(word[0].isupper() for word in words)
    return reference.language != "de" and capitals >= 2 and capitals * 2 > len(words)


def _shouted(reference: Reference) -> bool:
    names = [name.family for name in reference.authors if len(name.family) > 3]
    return any(name.isupper() for name in names) or reference.title.isupper()


_IN_JOURNAL = ("article", "abstract")
# What to look at, and when.
_DOUBTS: tuple[tuple[Callable[[Reference], bool], Text], ...] = (
    (
        _headline,
        Text(
            "De titel heeft hoofdletters als in een kop: zet hem in gewone zinsvorm.",
            "The title has capitals as in a headline: put it in sentence case.",
        ),
    ),
    (
        _shouted,
        Text(
            "Een naam of de titel staat helemaal in hoofdletters: schrijf hem gewoon.",
            "A name or the title is all in capitals: write it as usual.",
        ),
    ),
    (
        lambda reference: reference.title.startswith("["),
        Text(
            "De titel tussen haken is een vertaling: zet de oorspronkelijke titel en de taal erbij.",
            "The title in brackets is a translation: give the original title and the language.",
        ),
    ),
    (
        lambda reference: not reference.authors,
        Text(
            "Er staan geen auteurs bij: kijk op het artikel wie het schreven.",
            "No authors were given: see on the article who wrote it.",
        ),
    ),
    (
        lambda reference: not reference.year,
        Text("Het jaar ontbreekt: kijk op het artikel.", "The year is missing: see the article."),
    ),
    (
        lambda reference: reference.state == "ahead",
        Text(
            "Nog zonder jaargang en pagina's (vooraf online): zoek het later nog eens op.",
            "Still without volume and pages (ahead of print): look it up again later.",
        ),
    ),
    (
        lambda reference: (
            reference.kind in _IN_JOURNAL and not reference.state and not (reference.pages or reference.eid)
        ),
        Text(
            "Pagina's of artikelnummer ontbreken: kijk op het artikel.",
            "Pages or article number are missing: see the article.",
        ),
    ),
    (
        lambda reference: reference.kind == "article" and bool(reference.journal) and not reference.journal_short,
        Text(
            "De afkorting van het tijdschrift ontbreekt: zoek haar op in de NLM Catalog.",
            "The short name of the journal is missing: find it in the NLM Catalog.",
        ),
    ),
)


def doubts(reference: Reference) -> tuple[Text, ...]:
    """What somebody should look at before a reference that was looked up is used."""
    return tuple(text for applies, text in _DOUBTS if applies(reference))
