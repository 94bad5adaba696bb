"""How are the text files answered from without reading them again?

The records are compiled into one SQLite file in the user's cache folder. It is derived, may be thrown away at any
moment, and is replaced as a whole or not at all.
"""

import json
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from cranio_evidence import __version__
from cranio_evidence.claim import Claim
from cranio_evidence.faults import Problem, refusal
from cranio_evidence.folders import files_of
from cranio_evidence.folding import fold
from cranio_evidence.study import SECTIONS, Study, section, strength
from cranio_evidence.terms import Condition, Instrument, Outcome, lineage
from cranio_evidence.vocabulary import Text

if TYPE_CHECKING:
    from cranio_evidence.sources import Located, Sources

T = TypeVar("T", bound=tuple[Any, ...])
S = TypeVar("S", bound=tuple[Any, ...])

_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE files (path TEXT PRIMARY KEY, size INTEGER, mtime INTEGER, sha256 TEXT) WITHOUT ROWID;
CREATE TABLE studies (
  key TEXT PRIMARY KEY, section INTEGER, strength INTEGER, year INTEGER, people INTEGER, controlled INTEGER,
  overrides INTEGER, record TEXT
) WITHOUT ROWID;
CREATE TABLE facets (kind TEXT, value TEXT, key TEXT, PRIMARY KEY (kind, value, key)) WITHOUT ROWID;
CREATE TABLE publications (key TEXT PRIMARY KEY, doi TEXT, pmid TEXT, record TEXT) WITHOUT ROWID;
CREATE TABLE conditions (id TEXT PRIMARY KEY, position INTEGER, record TEXT) WITHOUT ROWID;
CREATE TABLE below (id TEXT, descendant TEXT, PRIMARY KEY (id, descendant)) WITHOUT ROWID;
CREATE TABLE words (word TEXT, id TEXT, shown TEXT, position INTEGER, PRIMARY KEY (word, id)) WITHOUT ROWID;
CREATE TABLE outcomes (id TEXT PRIMARY KEY, record TEXT) WITHOUT ROWID;
CREATE TABLE instruments (id TEXT PRIMARY KEY, record TEXT) WITHOUT ROWID;
CREATE TABLE claims (id TEXT PRIMARY KEY, position INTEGER, record TEXT) WITHOUT ROWID;
CREATE TABLE claim_facets (kind TEXT, value TEXT, id TEXT, PRIMARY KEY (kind, value, id)) WITHOUT ROWID;
CREATE TABLE problems (position INTEGER PRIMARY KEY, record TEXT);
CREATE INDEX studies_order ON studies (section, strength, people DESC, year DESC, key);
CREATE INDEX publications_doi ON publications (doi);
CREATE INDEX publications_pmid ON publications (pmid);
"""

# A change in these, or in a check, makes every older snapshot stale.
_COMPILER = (
    "vocabulary", "faults", "study", "terms", "claim", "reference", "schema", "located", "bibtex", "sources",
    "snapshot", "folding", "folders", "trials", "search_index", "lay_words",
)  # fmt: skip
_SETTLED = 2_000_000_000  # a file changed less than 2 s before it was read may change again within its time stamp


class Snapshot(NamedTuple):
    """An open snapshot. ``notice``: what the user should know of how it came about, or null."""

    connection: sqlite3.Connection
    notice: Text | None = None


def open_snapshot(folders: tuple[Path, ...], cache_folder: Path, *, again: bool = False) -> Snapshot:
    """A snapshot of the library files in ``folders`` that is up to date, compiled now if need be.

    ``again``: compile even if the one in ``cache_folder`` looks fresh. When the cache cannot be written the answer
    comes from memory, and the notice says so. Raises ``RefusedError`` when a source file cannot be read.
    """
    name = f"{zlib.crc32(chr(0).join(str(folder) for folder in folders).encode()):08x}"
    path = cache_folder / f"library-{name}.sqlite"
    if not again:
        connection = _open_fresh(path, folders)
        if connection is not None:
            return Snapshot(connection)
    from cranio_evidence import checks, sources  # noqa: PLC0415 - these load the parsers, which a question does not need

    try:
        stamps = [_stamp(file) for file in _files(folders)]
    except OSError as error:
        raise refusal(
            f"{error.filename} is niet te lezen ({error.strerror}).",
            f"{error.filename} cannot be read ({error.strerror}).",
            code=3,
        ) from error
    good, problems = checks.run(sources.read(folders))
    with suppress(OSError, sqlite3.Error):
        return Snapshot(_write_file(path, good, problems, stamps))
    connection = sqlite3.connect(":memory:")
    fill(connection, good, problems, stamps)
    notice = Text(
        f"De map {cache_folder} is niet te beschrijven; dit antwoord komt uit het geheugen en duurt iets langer.",
        f"The folder {cache_folder} cannot be written; this answer comes from memory and takes a little longer.",
    )
    return Snapshot(connection, notice)


def _files(folders: tuple[Path, ...]) -> list[Path]:
    return [file for folder in folders for file in files_of(folder)]


def _stamp(path: Path) -> tuple[str, int, int, str]:
    about = path.stat()
    return str(path), about.st_size, about.st_mtime_ns, _sha256(path)


def _sha256(path: Path) -> str:
    import hashlib  # noqa: PLC0415 - seldom needed: size and time mostly tell

    return hashlib.sha256(path.read_bytes()).hexdigest()


def compiler_files() -> list[Path]:
    """The modules that decide what a snapshot holds: all that is loaded to make one."""
    here = Path(__file__).parent
    return [*(here / f"{name}.py" for name in _COMPILER), *sorted((here / "checks").glob("*.py"))]


@cache
def _compiler() -> str:
    marks = [__version__]
    for file in compiler_files():
        with suppress(OSError):
            about = file.stat()
            marks.append(f"{about.st_size}.{about.st_mtime_ns}")
    return "/".join(marks)


def _open_fresh(path: Path, folders: tuple[Path, ...]) -> sqlite3.Connection | None:
    """The snapshot at ``path`` if it is whole and says what the files say now."""
    if not path.is_file():
        return None
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        meta = dict(connection.execute("SELECT name, value FROM meta"))
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (page,) = connection.execute("PRAGMA page_size").fetchone()
        known = {row[0]: row[1:] for row in connection.execute("SELECT path, size, mtime, sha256 FROM files")}
        files = _files(folders)
        whole = path.stat().st_size == pages * page and meta.get("compiler") == _compiler()
        if whole and known.keys() == {str(file) for file in files}:
            compiled = int(meta["compiled"])
            if all(_unchanged(file, known[str(file)], compiled) for file in files):
                return connection
    except (sqlite3.Error, OSError, ValueError, KeyError):
        pass
    if connection is not None:
        connection.close()
    return None


def _unchanged(file: Path, known: tuple[int, int, str], compiled: int) -> bool:
    size, mtime, sha256 = known
    about = file.stat()
    if about.st_size != size:
        return False
    if about.st_mtime_ns == mtime and mtime < compiled - _SETTLED:
        return True
    return _sha256(file) == sha256


def _write_file(
    path: Path, sources: "Sources", problems: list[Problem], stamps: list[tuple[str, int, int, str]]
) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.stem}-{os.getpid()}-{os.urandom(4).hex()}.part")
    try:
        connection = sqlite3.connect(draft)
        try:
            fill(connection, sources, problems, stamps)
        finally:
            connection.close()
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)


def fill(
    connection: sqlite3.Connection, sources: "Sources", problems: list[Problem], stamps: list[tuple[str, int, int, str]]
) -> None:
    """Write records and problems into an empty database. ``stamps``: path, size, time and hash of each source file."""
    import time  # noqa: PLC0415 - only a compile needs the clock

    from cranio_evidence import search_index  # noqa: PLC0415 - only a compile writes it

    connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
    search_index.create(connection)
    put = connection.executemany
    put("INSERT INTO files VALUES (?, ?, ?, ?)", stamps)
    studies = [one.record for one in sources.studies.values()]
    publications = [one.reference for one in sources.references.values()]
    years = {one.key: int(one.year) for one in publications if one.year}
    put(
        "INSERT INTO publications VALUES (?, ?, ?, ?)",
        ((p.key, p.doi.lower(), p.pmid, encode(p)) for p in publications),
    )
    put(
        "INSERT INTO studies VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                one.key,
                SECTIONS.index(section(one)),
                strength(one),
                years.get(one.key),
                one.people,
                _controlled(one),
                one.key in sources.replaced,
                encode(one),
            )
            for one in studies
        ),
    )
    put("INSERT OR IGNORE INTO facets VALUES (?, ?, ?)", (facet for one in studies for facet in _facets(one)))
    claims = [one.record for one in sources.claims.values()]
    put("INSERT INTO claims VALUES (?, ?, ?)", ((one.id, i, encode(one)) for i, one in enumerate(claims)))
    put("INSERT OR IGNORE INTO claim_facets VALUES (?, ?, ?)", (facet for one in claims for facet in _claimed(one)))
    used = [name for one in studies for name in _complaints(one)]
    used += [name for one in claims for name in one.conditions]
    conditions = _with_stubs(Condition, sources.conditions, used)
    put("INSERT INTO conditions VALUES (?, ?, ?)", ((one.id, i, encode(one)) for i, one in enumerate(conditions)))
    parents = {one.id: one.over for one in conditions}
    put("INSERT OR IGNORE INTO below VALUES (?, ?)", _lineage(parents))
    for position, one in enumerate(conditions):
        others = (*one.synonyms.nl, *one.synonyms.en, *one.narrower.nl, *one.narrower.en)
        words = (one.name.nl, one.name.en, *others, *(code.code for code in one.icpc), one.id)
        if one.phrase:
            words += (one.phrase.nl, one.phrase.en)
        put("INSERT OR IGNORE INTO words VALUES (?, ?, ?, ?)", ((fold(word), one.id, word, position) for word in words))
    measured = [result.outcome for one in studies for result in one.outcomes]
    measured += [pooled.outcome for one in studies if one.review for pooled in one.review.pooled]
    outcomes = _with_stubs(Outcome, sources.outcomes, measured)
    put("INSERT INTO outcomes VALUES (?, ?)", ((one.id, encode(one)) for one in outcomes))
    used = [result.instrument for one in studies for result in one.outcomes if result.instrument]
    instruments = _with_stubs(Instrument, sources.instruments, used)
    put("INSERT INTO instruments VALUES (?, ?)", ((one.id, encode(one)) for one in instruments))
    search_index.add_terms(connection, conditions, outcomes, instruments)
    by_key = {one.key: one for one in publications}
    search_index.add(connection, ((one, by_key.get(one.key)) for one in studies), parents)
    put("INSERT INTO problems VALUES (?, ?)", ((i, encode(one)) for i, one in enumerate(problems)))
    date = max((source.seen for one in studies for source in one.sources), default="")
    meta = {"compiler": _compiler(), "compiled": str(time.time_ns()), "date": date}
    put("INSERT INTO meta VALUES (?, ?)", meta.items())
    connection.commit()


def _with_stubs(kind: Callable[..., S], known: "Mapping[str, Located[S]]", used: Iterable[str]) -> list[S]:
    """The records of a list, and a bare one for a name that good studies use and whose own record has a fault."""
    missing = [name for name in dict.fromkeys(used) if name not in known]
    return [*(one.record for one in known.values()), *(kind(name, Text(name, name)) for name in missing)]


def _complaints(study: Study) -> tuple[str, ...]:
    return (*study.conditions, *(study.review.scope if study.review else ()))


def _controlled(study: Study) -> bool:
    """Groups were compared: a controlled design, or a review of such studies."""
    return study.is_review or not (study.uncontrolled or study.stands_apart)


def _facets(study: Study) -> Iterator[tuple[str, str, str]]:
    for kind, values in (
        ("condition", study.conditions),
        ("modality", study.modality),
        ("design", (study.design,)),
        ("comparator", tuple(arm.kind for arm in study.comparators)),
        ("outcome", tuple(one.outcome for one in study.outcomes)),
        ("favours", tuple(one.favours for one in study.outcomes if one.between_groups and one.favours)),
        ("cited-by", tuple(one.by for one in study.cited_as)),
        ("harm", ("occurred",) if study.harms.occurred else ()),
        ("includes", study.review.included if study.review else ()),
    ):
        for value in values:
            yield kind, value, study.key
    if study.review:
        for pooled in study.review.pooled:
            yield "outcome", pooled.outcome, study.key
        for value in (*study.review.scope, *study.conditions):
            yield "reviewed", value, study.key
        for included in study.review.included:
            yield "cited-by", study.key, included


def _claimed(claim: Claim) -> Iterator[tuple[str, str, str]]:
    for kind, values in (
        ("condition", claim.conditions),
        ("modality", claim.modality),
        ("verdict", (claim.verdict,)),
        ("key", (*claim.evidence, *claim.near, *claim.background)),
    ):
        for value in values:
            yield kind, value, claim.id


def _lineage(parents: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for name in parents:
        for above in lineage(name, parents):
            yield above, name


# --- records as text -------------------------------------------------------------------------------------------------


def encode(record: object) -> str:
    """A record as JSON: named tuples become arrays, decimals text."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=str)


def decode(kind: type[T], text: str) -> T:
    """The record of class ``kind`` that ``encode`` made the text from."""
    result: T = _maker(kind)(json.loads(text))
    return result


@cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    """The function that turns a decoded JSON value into what an annotation of ``study`` asks for."""
    if hasattr(kind, "_fields"):
        makers = [_maker(kind.__annotations__[field]) for field in kind._fields]
        return lambda value: kind(*(make(one) for make, one in zip(makers, value, strict=True)))
    origin: Any = getattr(kind, "__origin__", None)
    arguments: tuple[Any, ...] = getattr(kind, "__args__", ())
    if origin is tuple:
        make_one = _maker(arguments[0])
        return lambda value: tuple(map(make_one, value))
    if type(None) in arguments:
        make_some = _maker(next(one for one in arguments if one is not type(None)))
        return lambda value: None if value is None else make_some(value)
    if kind is Decimal:
        return Decimal
    return lambda value: value


def decode_all(kind: type[T], rows: Iterable[tuple[str]]) -> list[T]:
    """``decode`` for each row of a query for one column."""
    make = _maker(kind)
    return [make(json.loads(text)) for (text,) in rows]
