"""Which publication does a record of JSON Lines tell of, and what is missing from it?"""

import re
from typing import Any

from cranio_evidence.faults import Fault
from cranio_evidence.reference import Reference
from cranio_evidence.schema import validate
from cranio_evidence.vocabulary import Text

_YEAR = re.compile(r"[0-9]{4}")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?(/|$)")


def publication(raw: Any) -> tuple[Reference | None, list[Fault]]:
    """A raw mapping with the fields of ``Reference`` as one, or ``None`` with every fault that was found.

    An empty text counts as a field that is not there; a ``year`` that is not given is that of ``date``.
    """
    if isinstance(raw, dict):
        raw = {field: value for field, value in raw.items() if value != ""}
    record, faults = validate(Reference, raw)
    if not isinstance(record, Reference):
        return None, faults
    if record.kind == "article" and not record.journal:
        faults.append(Fault((), "shape", Text("het veld 'journal' ontbreekt", "the field 'journal' is missing")))
    if record.date and not _DATE.match(record.date):
        faults.append(_no_date("date", record.date, "2016-05-01"))
    if record.year is not None and not _YEAR.fullmatch(record.year):
        faults.append(_no_date("year", record.year, "2016"))
    if faults:
        return None, faults
    return record._replace(year=record.year or record.date[:4] or None), []


def _no_date(field: str, value: str, example: str) -> Fault:
    return Fault(
        (field,),
        "date",
        Text(f"'{value}' is geen datum: schrijf {example}", f"'{value}' is no date: write {example}"),
    )
