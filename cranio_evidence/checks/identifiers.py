"""Are numbers that others gave out written so that they lead somewhere?"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from cranio_evidence.bibtex import LocatedReference
from cranio_evidence.faults import Fault, Problem
from cranio_evidence.folding import fold
from cranio_evidence.reference import Reference
from cranio_evidence.sources import Sources
from cranio_evidence.study import Study
from cranio_evidence.vocabulary import Text

# How the registries that give out numbers of one shape write them. A registry that is not here is not judged.
_REGISTRATIONS = {
    "NCT": re.compile(r"^NCT\d{8}$"),
    "ISRCTN": re.compile(r"^ISRCTN\d{8}$"),
    "ACTRN": re.compile(r"^ACTRN\d{14}$"),
    "DRKS": re.compile(r"^DRKS\d{8}$"),
    "CRD": re.compile(r"^CRD\d{11}$"),
}
_DOI = re.compile(r"^10\.\d{4,9}/\S+$")
_PMID = re.compile(r"^[1-9]\d{0,8}$")
_PMCID = re.compile(r"^PMC\d+$")
_ISSN = re.compile(r"^\d{4}-\d{3}[\dX]$")
_DIGITS = re.compile(r"\d+")
_TELLING = 5  # words
_NEARLY_EQUAL = 93  # per cent of letters: a misspelt word in a title of ten words


def is_issn(text: str) -> bool:
    """Whether this is an ISSN with the check digit of ISO 3297: 1234-5679."""
    return bool(_ISSN.match(text)) and _weighed(text.replace("-", "")) % 11 == 0


def is_isbn(text: str) -> bool:
    """Whether this is an ISBN of ten or thirteen digits with its check digit (ISO 2108), with or without hyphens."""
    digits = text.replace("-", "").replace(" ", "")
    if re.match(r"^\d{9}[\dX]$", digits):
        return _weighed(digits) % 11 == 0
    if re.match(r"^97[89]\d{10}$", digits):
        return sum(int(one) * (3 if i % 2 else 1) for i, one in enumerate(digits)) % 10 == 0
    return False


def _weighed(digits: str) -> int:
    return sum(
        (10 if one == "X" else int(one)) * weight for one, weight in zip(digits, range(len(digits), 0, -1), strict=True)
    )


# Each field of a publication that holds such a number, what it is called, an example, and how it is judged.
_FIELDS: tuple[tuple[str, str, str, Callable[[str], object]], ...] = (
    ("doi", "DOI", "10.1002/ca.23072", _DOI.match),
    ("pmid", "PMID", "14723858", _PMID.match),
    ("pmcid", "PMCID", "PMC10183023", _PMCID.match),
    ("issn", "ISSN", "0147-006X", is_issn),
    ("isbn", "ISBN", "978-90-5712-369-6", is_isbn),
)


def publications(found: Iterable[LocatedReference]) -> Iterator[Problem]:
    """Every wrong number of a publication, and every publication that seems to be the same as an earlier one.

    The same: by DOI, by PMID, or by a nearly equal title of the same first author, kind and year (give or take one);
    without an author by an equal title, and a title of a few words only where place, year and pages are equal too.
    """
    groups: dict[str, list[LocatedReference]] = defaultdict(list)
    for one in found:
        yield from misspelt(one)
        for mark in marks(one.reference):
            groups[mark].append(one)
    for mark, group in groups.items():
        yield from same(mark, group)


def marks(reference: Reference) -> Iterator[str]:
    """What two publications must share to be one and the same: each of these is reason enough to compare them."""
    for field in ("doi", "pmid"):
        number = str(getattr(reference, field)).lower()
        if number:
            yield f"{field} {number}"
    title, author = _title(reference), _first_author(reference)
    if len(title.split()) >= _TELLING:
        yield " ".join(("title", reference.kind, author, *(_DIGITS.findall(title) if author else [title])))
    elif title and author and reference.year:  # a title of a few words tells too little, unless all else is equal
        where = fold(" ".join((reference.journal or reference.container, reference.publisher, reference.volume)))
        yield f"title {reference.kind} {author} {reference.year} {where} {reference.pages} {title}"


def same(mark: str, group: Sequence[LocatedReference]) -> Iterator[Problem]:
    """Which of the publications that share a mark, in their order, are the same as an earlier one."""
    field, _, number = mark.partition(" ")
    if field != "title":
        for one in group[1:]:
            yield _problem(one, _same(field.upper(), number, group[0].reference.key))
        return
    by_year: dict[str | None, list[tuple[str, str]]] = defaultdict(list)
    for one in group:
        year, title = one.reference.year, _title(one.reference)
        near = by_year if year is None else (None, *(str(int(year) + step) for step in (-1, 0, 1)))
        for key, other in [beside for some in near for beside in by_year.get(some, ())]:
            if fuzz.ratio(title, other, score_cutoff=_NEARLY_EQUAL):
                yield _problem(one, _same_title(key))
        by_year[year].append((one.reference.key, title))


def twin(reference: Reference, bearing: Callable[[str], Iterable[Reference]]) -> tuple[str, str] | None:
    """The key of the publication that this one is, and by what: "DOI", "PMID" or "title"; null if it is a new one.

    ``bearing``: the publications known so far that may bear a mark.
    """
    for mark in marks(reference):
        for other in bearing(mark):
            both = [LocatedReference(one, "", 0) for one in (other, reference) if mark in marks(one)]
            if any(True for _ in same(mark, both)):
                by = mark.partition(" ")[0]
                return other.key, by if by == "title" else by.upper()
    return None


def year_beside(mark: str, reference: Reference) -> int | None:
    """The year, give or take one, of the publications that can be the same by this mark; null: of any year."""
    return int(reference.year) if reference.year and mark.startswith("title ") else None


def misspelt(one: LocatedReference) -> Iterator[Problem]:
    """Every number of a publication that nobody can have given out."""
    for _, message in wrong_numbers(one.reference):
        yield Problem(one.file, one.line, one.reference.key, "identifier", message)


def wrong_numbers(reference: Reference) -> Iterator[tuple[str, Text]]:
    """The fields of a publication with a number that nobody can have given out, and what is wrong with it."""
    for field, name, example, good in _FIELDS:
        number = str(getattr(reference, field))
        if number and not good(number):
            yield (
                field,
                Text(
                    f"'{number}' is geen {name}: kijk de cijfers na; zo ziet er een uit: {example}",
                    f"'{number}' is not a valid {name}: compare the digits; one looks like {example}",
                ),
            )


def _problem(one: LocatedReference, message: Text) -> Problem:
    return Problem(one.file, one.line, one.reference.key, "same-publication", message)


def _same(name: str, number: str, earlier: str) -> Text:
    return Text(
        f"'{earlier}' heeft dezelfde {name} ({number}): houd één van de twee",
        f"'{earlier}' has the same {name} ({number}): keep one of the two",
    )


def _same_title(earlier: str) -> Text:
    return Text(
        f"'{earlier}' heeft bijna dezelfde titel: houd één van de twee, of verbeter de titel",
        f"'{earlier}' has nearly the same title: keep one of the two, or mend the title",
    )


def _first_author(reference: Reference) -> str:
    first = reference.authors[0] if reference.authors else None
    return fold(first.literal or first.family) if first else ""


def _title(reference: Reference) -> str:
    return fold(f"{reference.title} {reference.subtitle}")


def registration(study: Study, _: Sources) -> Iterator[Fault]:
    number = study.registration or ""
    for registry, shape in _REGISTRATIONS.items():
        if number.upper().startswith(registry) and not shape.match(number):
            yield Fault(
                ("registration",),
                "identifier",
                Text(
                    f"'{number}' heeft niet de vorm van een nummer van {registry}: kijk de cijfers na in het register",
                    f"'{number}' is not a {registry} number by its shape: compare it with the registry",
                ),
            )
