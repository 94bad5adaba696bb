"""Does a raw mapping fit the record definition, and if not, where and why?"""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from cranio_evidence import claim, reference, study, terms, vocabulary
from cranio_evidence.faults import Fault, Path
from cranio_evidence.vocabulary import Text

Record = study.Study | reference.Reference | claim.Claim | terms.Condition | terms.Outcome | terms.Instrument

# Which closed word list a field is held to.
WORDS: dict[tuple[type, str], Mapping[str, object] | tuple[str, ...]] = {
    (study.Study, "form"): vocabulary.FORMS,
    (study.Study, "modality"): vocabulary.MODALITIES,
    (study.Study, "design"): vocabulary.DESIGNS,
    (study.Study, "allocation"): vocabulary.ALLOCATIONS,
    (study.Study, "blinding"): vocabulary.BLINDED,
    (study.Study, "not_blinded"): vocabulary.BLINDED,
    (study.Study, "open"): vocabulary.OPEN_QUESTIONS,
    (study.Notice, "kind"): vocabulary.NOTICES,
    (study.Arm, "kind"): vocabulary.ARM_KINDS,
    (study.Arm, "modality"): vocabulary.MODALITIES,
    (study.Effect, "measure"): vocabulary.MEASURES,
    (study.Effect, "better"): vocabulary.BETTER,
    (study.P, "op"): vocabulary.P_SIGNS,
    (study.Group, "when"): vocabulary.WHEN,
    (study.Result, "comparison"): vocabulary.COMPARISONS,
    (study.Result, "favours"): vocabulary.FAVOURS,
    (study.Harms, "reporting"): vocabulary.HARMS_REPORTING,
    (study.Relation, "kind"): vocabulary.RELATIONS,
    (study.CitedAs, "by"): vocabulary.CITERS,
    (study.CitedAs, "verdict"): vocabulary.VERDICTS,
    (study.Source, "kind"): vocabulary.SOURCE_KINDS,
    (study.Pooled, "versus"): vocabulary.ARM_KINDS,
    (study.Pooled, "favours"): vocabulary.FAVOURS,
    (study.Certainty, "level"): vocabulary.CERTAINTIES,
    (study.Review, "concludes"): vocabulary.CONCLUSIONS,
    (reference.Reference, "kind"): vocabulary.REFERENCE_KINDS,
    (reference.Reference, "state"): vocabulary.REFERENCE_STATES,
    (claim.Claim, "kind"): vocabulary.CLAIM_KINDS,
    (claim.Claim, "modality"): vocabulary.MODALITIES,
    (claim.Claim, "verdict"): vocabulary.CLAIM_VERDICTS,
    (claim.MadeBy, "by"): vocabulary.CITERS,
    (terms.Icpc, "edition"): vocabulary.ICPC_EDITIONS,
    (terms.Mesh, "match"): vocabulary.MESH_MATCHES,
    (terms.Mcid, "kind"): vocabulary.MCID_KINDS,
    (terms.Outcome, "better"): vocabulary.BETTER,
    (terms.Instrument, "better"): vocabulary.BETTER,
}

_MESSAGES: dict[str, Text] = {
    "missing": Text("het verplichte veld '{field}' ontbreekt", "the required field '{field}' is missing"),
    "int_type": Text(
        "'{field}' moet een heel getal zijn, niet {value}", "'{field}' must be a whole number, not {value}"
    ),
    "decimal_type": Text("'{field}' moet een getal zijn, niet {value}", "'{field}' must be a number, not {value}"),
    "decimal_parsing": Text("'{field}' moet een getal zijn, niet {value}", "'{field}' must be a number, not {value}"),
    "bool_type": Text(
        "'{field}' moet true of false zijn, niet {value}", "'{field}' must be true or false, not {value}"
    ),
    "string_type": Text(
        "'{field}' moet tekst zijn, niet {value}: zet het tussen aanhalingstekens",
        "'{field}' must be text, not {value}: put it in quotes",
    ),
    "too_long": Text("'{field}' heeft te veel waarden: {value}", "'{field}' has too many values: {value}"),
    "tuple_type": Text(
        "'{field}' moet een lijst zijn ([a, b]), niet {value}", "'{field}' must be a list ([a, b]), not {value}"
    ),
    "named_tuple_type": Text(
        "'{field}' moet een blok met velden zijn (naam: waarde), niet {value}",
        "'{field}' must be a block of fields (name: value), not {value}",
    ),
}


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def near(word: str, words: Mapping[str, object] | tuple[str, ...]) -> Text:
    """What would be right instead of ``word``: the nearest of ``words``, or all of them if there are few."""
    close = get_close_matches(word, list(words), n=1, cutoff=0.6)
    if close:
        return Text(f"bedoelt u '{close[0]}'?", f"did you mean '{close[0]}'?")
    if len(words) > 20:
        return Text("dat woord staat niet in de lijst", "that word is not in the list")
    choice = ", ".join(words)
    return Text(f"kies uit {choice}", f"choose from {choice}")


def validate(kind: type, raw: object) -> tuple[Record | None, list[Fault]]:
    """A raw mapping as a record, or ``None`` with every fault that was found.

    ``kind`` is one of the record classes of ``study``. Types are strict (``"54"`` is no number), unknown fields are
    faults, words are held to their lists.
    """
    if not isinstance(raw, dict):
        return None, [Fault((), "shape", _say("named_tuple_type", "record", raw))]
    try:
        record = _adapter(kind).validate_json(json.dumps(raw, default=str), strict=True)
    except ValidationError as error:
        return None, [_fault(one, kind, raw) for one in error.errors(include_url=False)]
    faults = [*_words(record, raw, ()), *_unsaid(record, raw)]
    return (None, faults) if faults else (record, [])


def _unsaid(record: Any, raw: Any) -> Iterator[Fault]:
    """Comparisons between groups that do not say whether they are the primary outcome: a null must be on purpose."""
    if isinstance(record, study.Study) and not record.is_draft:
        for i, (result, written) in enumerate(zip(record.outcomes, raw.get("outcomes") or (), strict=True)):
            if result.between_groups and "primary" not in written:
                yield Fault(
                    ("outcomes", i),
                    "primary",
                    Text(
                        "zeg of dit de primaire uitkomst is: 'primary: true', 'false', of 'null' als dat niet is "
                        "gezien",
                        "say whether this is the primary outcome: 'primary: true', 'false', or 'null' if that was not "
                        "seen",
                    ),
                )


def _say(kind: str, field: str, value: object) -> Text:
    shown = str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False, default=str)
    shown = shown if len(shown) <= 40 else shown[:37] + "..."
    nl, en = _MESSAGES[kind]
    return Text(nl.format(field=field, value=shown), en.format(field=field, value=shown))


def _at(raw: Any, path: Path, otherwise: object) -> object:
    """The value that stands at a path as it was written, before it went through JSON."""
    here = raw
    for step in path:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            return otherwise
    return here


def _fault(error: Any, kind: type, raw: object) -> Fault:
    path = tuple(error["loc"])
    field = str(path[-1]) if path else ""
    if error["type"] == "extra_forbidden":
        known = _fields_at(kind, path[:-1])
        hint = near(field, known)
        return Fault(
            path,
            "unknown-field",
            Text(f"onbekend veld '{field}'; {hint.nl}", f"unknown field '{field}'; {hint.en}"),
        )
    if error["type"] in _MESSAGES:
        return Fault(path, "shape", _say(error["type"], field, _at(raw, path, error["input"])))
    message = str(error["msg"])
    return Fault(path, "shape", Text(f"'{field}': {message}", f"'{field}': {message}"))


def _fields_at(kind: type, path: Path) -> tuple[str, ...]:
    """The fields of the record class that stands at a path, read from the annotations."""
    here: Any = kind
    for step in path:
        if isinstance(step, str):
            here = here.__annotations__[step]
            options = getattr(here, "__args__", ())
            here = next((arg for arg in options if hasattr(arg, "_fields")), here)
    return tuple(getattr(here, "_fields", ()))


@cache
def _held(kind: Any) -> tuple[tuple[str, Mapping[str, object] | tuple[str, ...] | None], ...]:
    """The fields of a record class, each with the closed list it is held to, if any."""
    return tuple((field, WORDS.get((kind, field))) for field in kind._fields)


def _words(record: Any, raw: Any, path: Path) -> Iterator[Fault]:
    if hasattr(record, "_fields"):
        if not isinstance(raw, dict):
            yield Fault(path, "shape", _say("named_tuple_type", str(path[-1]), raw))
            return
        for (field, words), value in zip(_held(record.__class__), record, strict=True):
            if field in raw:
                if words is not None:
                    yield from _in_list(field, value, words, (*path, field))
                if isinstance(value, tuple):
                    yield from _words(value, raw[field], (*path, field))
    elif isinstance(record, tuple) and isinstance(raw, list):
        for index, (one, raw_one) in enumerate(zip(record, raw, strict=False)):
            yield from _words(one, raw_one, (*path, index))


def _in_list(field: str, value: object, words: Mapping[str, object] | tuple[str, ...], path: Path) -> Iterator[Fault]:
    for one in value if isinstance(value, tuple) else (value,):
        if one is not None and one not in words:
            hint = near(str(one), words)
            yield Fault(
                path,
                "unknown-word",
                Text(
                    f"'{one}' is geen bekend woord voor '{field}'; {hint.nl}",
                    f"'{one}' is no known word for '{field}'; {hint.en}",
                ),
            )
