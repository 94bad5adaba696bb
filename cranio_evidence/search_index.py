"""Which words of which study can be searched, and what do they stand for?

The tables are derived data in the snapshot: ``create`` makes them, ``add_terms`` fills in what the words of the lists
mean, ``add`` and ``remove`` keep them in step with the studies, batch by batch. ``shortlist`` asks them.

``sought_text`` holds the folded words of each study by field, ``sought`` a full-text index of it (FTS5; without that
module every row is read instead). Things of closed lists stand there as one token each, ``kind:id``, so that a row
depends on its own study and the tree of complaints alone. ``vocabulary`` counts in how many studies each word stands:
rarity and the repair of misspelt words come from there
(``telling`` marks those that stand in a name, a title or a list). ``meanings`` says which tokens a word or phrase
stands for.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from typing import Any

from cranio_evidence import alike, lay_words
from cranio_evidence.folding import fold
from cranio_evidence.reference import Name, Reference
from cranio_evidence.study import SECTIONS, Study, section, strength
from cranio_evidence.terms import Condition, Instrument, Outcome, lineage
from cranio_evidence.vocabulary import ARM_KINDS, DESIGNS, FORMS, MODALITIES

# The fields that are searched; names of columns.
COLUMNS = (
    "author", "coauthor", "given", "stem", "cited", "year", "complaint", "title", "instrument", "outcome", "treatment",
    "design", "comparator", "people", "journal", "number", "said",
)  # fmt: skip

_TABLES = f"""
CREATE TABLE sought_text (
  id INTEGER PRIMARY KEY, key TEXT UNIQUE, n INTEGER, published INTEGER, {", ".join(f"{name} TEXT" for name in COLUMNS)}
);
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, docs INTEGER NOT NULL, telling INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE meanings (word TEXT, token TEXT, quality REAL, PRIMARY KEY (word, token)) WITHOUT ROWID;
CREATE INDEX meanings_token ON meanings (token, quality);
"""
# No positions (phrases are read from the text), no sizes (nothing is ranked by SQLite): two thirds of the space.
_FULL_TEXT = (
    f"CREATE VIRTUAL TABLE sought USING fts5({', '.join(COLUMNS)}, content='sought_text', content_rowid='id', "
    "detail=column, columnsize=0, tokenize=\"unicode61 remove_diacritics 0 tokenchars ':-'\")"
)
ALL = ""  # the entry of ``vocabulary`` that counts the studies themselves
_BATCH = 2000
TELLING = 0.88  # the same for a word that is part of the names of one thing only ("oswestry")
_TELLING = ("author", "coauthor", "stem", "cited", "title", "journal")  # words in these may be what somebody misspelt
ALIKE = 0.89  # that it is one of a group of words that mean nearly the same; never a name of it
# Kinds of token that stand in no study: for such a group, and for a complaint or treatment that no study need be about.
GROUP, ELSEWHERE = "w", "x"
NAME = 0.9  # how surely a word must stand for something to be a name of it
# The number of a row puts strong and large studies first, so that a shortlist that has to stop keeps those: section,
# strength and size make a slot, in which rows are numbered as they come.
_SLOT = 1 << 24


def create(connection: sqlite3.Connection) -> None:
    """Make the empty tables. Without FTS5 in this Python's SQLite search reads every row: right, but slow."""
    connection.executescript(_TABLES)
    with suppress(sqlite3.OperationalError):
        connection.execute(_FULL_TEXT)


def add(
    connection: sqlite3.Connection,
    studies: Iterable[tuple[Study, Reference | None]],
    parents: Mapping[str, tuple[str, ...]],
) -> None:
    """Write studies with their references. ``parents``: by id of a complaint, the ids right above it."""
    left = iter(studies)
    full_text = _is_there(connection, "sought")
    while batch := list(islice(left, _BATCH)):
        made = sorted(
            (
                _slot(study),
                -(study.people or 0),
                -(_year(reference) or 0),
                study.key,
                study.people,
                _year(reference),
                at,
            )
            for at, (study, reference) in enumerate(batch)
        )
        rows = []
        free: dict[int, int] = {}
        for slot, _, _, key, people, year, at in made:
            if slot not in free:
                last = connection.execute(
                    "SELECT max(id) FROM sought_text WHERE id >= ? AND id < ?", (slot * _SLOT, (slot + 1) * _SLOT)
                ).fetchone()[0]
                free[slot] = slot * _SLOT if last is None else last + 1
            rows.append((free[slot], key, people, year, *_fields(*batch[at], parents)))
            free[slot] += 1
        marks = ", ".join("?" * (4 + len(COLUMNS)))
        connection.executemany(f"INSERT INTO sought_text VALUES ({marks})", rows)
        if full_text:
            put = f"INSERT INTO sought (rowid, {', '.join(COLUMNS)}) VALUES ({', '.join('?' * (1 + len(COLUMNS)))})"
            connection.executemany(put, ((row[0], *row[4:]) for row in rows))
        _count(connection, rows, 1)


def remove(connection: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Take studies out again, before they are written anew."""
    full_text = _is_there(connection, "sought")
    for key in keys:
        rows = connection.execute("SELECT * FROM sought_text WHERE key = ?", (key,)).fetchall()
        for row in rows:
            if full_text:
                marks = ", ".join("?" * len(COLUMNS))
                connection.execute(
                    f"INSERT INTO sought (sought, rowid, {', '.join(COLUMNS)}) VALUES ('delete', ?, {marks})",
                    (row[0], *row[4:]),
                )
            connection.execute("DELETE FROM sought_text WHERE id = ?", (row[0],))
        _count(connection, rows, -1)
        gone = {word for row in rows for word in " ".join(row[4:]).split()}
        connection.executemany(
            "DELETE FROM vocabulary WHERE word = ? AND docs < 1 AND word NOT IN (SELECT word FROM meanings)",
            ((word,) for word in gone),
        )


def add_terms(
    connection: sqlite3.Connection,
    conditions: Iterable[Condition],
    outcomes: Iterable[Outcome],
    instruments: Iterable[Instrument],
) -> None:
    """Write which words stand for which complaint, outcome, instrument, treatment, design and comparator.

    What was written before is replaced. A change in the tree of complaints changes the rows of studies too: those have
    to be written anew.
    """
    connection.execute("DELETE FROM meanings")
    found: dict[tuple[str, str], float] = {}
    for token, phrase in _names(conditions, outcomes, instruments):
        for word, quality in _readings(phrase):
            # Such a word says a little less: who names the part of the complaint itself comes first.
            stands = f"{_LESS[token[0]]}{token[1:]}" if token[0] in _LESS else token
            worth = quality if stands == token else NAME * quality
            if worth > found.get((word, stands), 0):
                found[word, stands] = worth
    tokens = Counter(word for word, _ in found)
    groups = (*alike.PEOPLE, *alike.PLACES, *alike.WORDS)
    alike_too = {(word, f"{GROUP}:{place}"): ALIKE for place, group in enumerate(groups) for word in group}
    for (word, token), worth in found.items():
        if tokens[word] == 1 and " " not in word and len(word) > 3:
            found[word, token] = max(worth, TELLING)
    found |= alike_too
    connection.executemany("INSERT INTO meanings VALUES (?, ?, ?)", ((*pair, value) for pair, value in found.items()))
    words = {word for word, _ in found if " " not in word}
    connection.executemany(
        "INSERT INTO vocabulary VALUES (?, 0, 1) ON CONFLICT (word) DO UPDATE SET telling = 1",
        ((word,) for word in words),
    )


def _is_there(connection: sqlite3.Connection, table: str) -> bool:
    return bool(connection.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone())


def _count(connection: sqlite3.Connection, rows: list[Any], by: int) -> None:
    counted: Counter[str] = Counter()
    telling: set[str] = set()
    for row in rows:
        counted.update(set(" ".join(row[4:]).split()))
        telling.update(word for column in _TELLING for word in row[4 + COLUMNS.index(column)].split())
        telling.update(word for word in row[4 + COLUMNS.index("given")].split() if len(word) > 4)
    counted[ALL] = len(rows)
    connection.executemany(
        "INSERT INTO vocabulary VALUES (?, ?, ?) ON CONFLICT (word) DO UPDATE "
        "SET docs = docs + excluded.docs, telling = max(telling, excluded.telling)",
        ((word, by * number, word in telling) for word, number in counted.items() if not _is_long_number(word)),
    )


def _is_long_number(word: str) -> bool:
    """Numbers that stand for one publication or so: they are found exactly or not at all."""
    return not word.isalpha() and len(word) > 4 and ":" not in word


def _slot(study: Study) -> int:
    size = min((study.people or 0).bit_length(), 31)
    return (SECTIONS.index(section(study)) * 16 + min(strength(study), 15)) * 32 + (31 - size)


def _year(reference: Reference | None) -> int | None:
    return int(reference.year) if reference and reference.year else None


def _fields(study: Study, reference: Reference | None, parents: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The folded words and tokens of a study, by column."""
    said: dict[str, list[str]] = {name: [] for name in COLUMNS}
    tokens: dict[str, list[str]] = {name: [] for name in COLUMNS}
    said["stem"] += re.findall(r"[^\W\d_]+|\d+", study.key)
    if reference:
        names = [f"{name.particle} {name.family} {name.literal} {_joined(name)}" for name in reference.authors]
        said["given"] += [name.given for name in reference.authors]
        said["author"] += names[:1]
        said["coauthor"] += names[1:]
        said["title"] += [reference.title, reference.subtitle]
        said["year"].append(reference.year or "")
        journal = reference.journal or reference.container
        said["journal"] += [journal, reference.journal_short, reference.publisher, reference.event]
        said["journal"] += [_initials(title) for title in (journal, reference.journal_short)]
        said["journal"] += lay_words.LANGUAGES.get(reference.language, ())
        said["number"] += [reference.pmid, reference.pmcid]
    said["cited"] += [one.text for one in study.cited_as]
    if reference is None:  # a work that nobody found is known by what is said of it
        said["cited"] += [word for one in study.cited_as for word in one.note]
    said["number"].append(study.registration or "")
    for name in dict.fromkeys((*study.conditions, *(study.review.scope if study.review else ()))):
        tokens["complaint"] += [f"c:{name}", *(f"u:{above}" for above in lineage(name, parents))]
    for result in study.outcomes:
        tokens["instrument"] += [f"i:{result.instrument}"] if result.instrument else []
        tokens["outcome"].append(f"o:{result.outcome}")
    if study.review:
        tokens["outcome"] += [f"o:{pooled.outcome}" for pooled in study.review.pooled]
    tokens["treatment"] += [f"m:{name}" for name in study.modality]
    tokens["design"] += [f"d:{study.design}", f"f:{study.form}"]
    for arm in study.arms:
        field = "treatment" if arm.kind == "tested" else "comparator"
        said[field] += [*arm.label, *(arm.description or ())]
        tokens[field] += [f"k:{arm.kind}", *(f"m:{name}" for name in arm.modality)]
    said["people"] += [*(study.participants.description or ()), str(study.people or "")]
    said["said"] += [*(study.bottom_line or ()), *(study.review.conclusion or () if study.review else ())]
    return tuple(" ".join((fold(" ".join(said[name])), *dict.fromkeys(tokens[name]))).strip() for name in COLUMNS)


def _joined(name: Name) -> str:
    """``castrosanchez`` for Castro-Sánchez, as people type it without looking; nothing for a name of one word."""
    whole = f"{name.particle}{name.family}"
    joined = re.sub(r"[\s'’-]", "", whole)
    return joined if joined != whole or name.particle else ""


def _initials(title: str) -> str:
    """``ntvg`` for Nederlands Tijdschrift voor Geneeskunde."""
    words = fold(title).split()
    return "".join(word[0] for word in words) if len(words) > 2 else ""


def _names(
    conditions: Iterable[Condition], outcomes: Iterable[Outcome], instruments: Iterable[Instrument]
) -> Iterator[tuple[str, str]]:
    """Each token with each way to say it; kinds of ``_LESS`` mark words that are no full name."""
    from cranio_evidence import elsewhere  # noqa: PLC0415 - only a compile needs it, and search loads this module

    said: list[tuple[str, Iterable[str]]] = []
    for one in conditions:
        words = (*one.name, *one.synonyms.nl, *one.synonyms.en, *(one.phrase or ()), *(code.code for code in one.icpc))
        said.append((f"u:{one.id}", (*words, one.id, *(_BRACKETS.sub("", word) for word in one.name))))
        said.append((f"n:{one.id}", (*one.narrower.nl, *one.narrower.en)))
    said += [(f"o:{one.id}", (*one.name, one.id)) for one in outcomes]
    said += [(f"s:{one.id}", (*one.synonyms.nl, *one.synonyms.en)) for one in outcomes]
    said += [(f"i:{one.id}", (*one.name, *(one.abbreviation or "").split(","), one.id)) for one in instruments]
    said += [(f"d:{name}", (*design.one, *design.many, name)) for name, design in DESIGNS.items()]
    for kind, names in (("m", MODALITIES), ("k", ARM_KINDS), ("f", FORMS)):
        said += [(f"{kind}:{name}", (*text, name)) for name, text in names.items()]
    said += [(f"{ELSEWHERE}:{name}", (name,)) for name in (*elsewhere.COMPLAINTS, *elsewhere.TREATMENTS)]
    lay = (("m", lay_words.TREATMENTS), ("k", lay_words.ARMS), ("f", lay_words.FORMS), ("d", lay_words.DESIGNS))
    said += [(f"{kind}:{name}", phrases) for kind, table in lay for name, phrases in table.items()]
    written = ((token, phrase) for token, phrases in said for phrase in phrases)
    return ((token, text) for token, phrase in written for text in dict.fromkeys((phrase, phrase.replace("-", ""))))


_LESS = {"n": "u", "s": "o"}  # a word for a part of a complaint only; what people say who mean an outcome
_BRACKETS = re.compile(r"\(.*?\)")


def _readings(phrase: str) -> Iterator[tuple[str, float]]:
    """What stands for a phrase: the whole, also as one word and in any order; less surely its single words."""
    words = fold(phrase).split()
    if not words:
        return
    yield " ".join(words), 1.0
    telling = [word for word in words if word not in lay_words.SILENT] or words
    if len(words) == 1:
        return
    if len(words) <= 3:
        yield "".join(words), 1.0
    yield in_any_order(telling), 1.0
    whole = sum(map(len, telling))
    for word in telling:
        if len(word) > 2 and len(telling) > 1:
            yield word, 0.45 + 0.4 * len(word) / whole


def in_any_order(words: Iterable[str]) -> str:
    """One way to write several words whatever their order."""
    return " ".join(sorted(words))
