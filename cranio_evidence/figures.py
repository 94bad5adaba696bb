"""How are numbers, p-values, intervals and dates printed in Dutch and in English?"""

from decimal import Decimal

from cranio_evidence.study import Effect, P
from cranio_evidence.vocabulary import UNITS, Lang, Text

_MONTHS: dict[Lang, str] = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}
_COUNTS: dict[Lang, str] = {
    "nl": "geen één twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "en": "no one two three four five six seven eight nine ten eleven twelve",
}
_SIGNS = {"=": "=", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}


def number(value: Decimal | float, lang: Lang) -> str:
    """A number as it is printed: a real minus sign, and in Dutch a decimal comma.

    >>> number(Decimal("-32.6"), "nl")
    '−32,6'
    """
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    text = text.replace("-", "−")
    return text.replace(".", ",") if lang == "nl" else text


def unit(effect: Effect, lang: Lang) -> str:
    """The unit of an estimate with a space before it, or nothing.

    >>> unit(Effect("mean-difference", Decimal("2.94"), unit="h"), "nl")
    ' uur'
    """
    return f" {UNITS.get(effect.unit, Text(effect.unit, effect.unit)).say(lang)}" if effect.unit else ""


def count(value: int, lang: Lang) -> str:
    """A small count in words ("drie"), a larger one in digits; nought is "geen" or "no".

    >>> count(3, "nl"), count(13, "nl")
    ('drie', '13')
    """
    words = _COUNTS[lang].split()
    return words[value] if value < len(words) else str(value)


def p_value(p: P, lang: Lang) -> str:
    """A p-value as its source prints it.

    >>> p_value(P("=", Decimal("0.060")), "nl")
    'p = 0,060'
    """
    if p.op == "range" and p.low is not None and p.high is not None:
        return f"{number(p.low, lang)} < p < {number(p.high, lang)}"
    assert p.value is not None  # noqa: S101 - the check of p-values holds records to this
    return f"p {_SIGNS[p.op]} {number(p.value, lang)}"


def interval(effect: Effect, lang: Lang) -> str:
    """The confidence interval of an effect, or nothing.

    >>> interval(Effect("smd", Decimal("-0.63"), Decimal("-0.90"), Decimal("-0.37"), Decimal(95)), "en")
    '95% CI −0.90 to −0.37'
    """
    if effect.low is None or effect.high is None or effect.level is None:
        return ""
    name, to = ("%-BI", "tot") if lang == "nl" else ("% CI", "to")
    return f"{number(effect.level, lang)}{name} {number(effect.low, lang)} {to} {number(effect.high, lang)}"


def date(iso: str, lang: Lang) -> str:
    """An ISO date, month or year in words.

    >>> date("2026-11-22", "nl"), date("2018-08", "en")
    ('22 november 2026', 'August 2018')
    """
    parts = iso.split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, _MONTHS[lang].split()[int(parts[1]) - 1])
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)
