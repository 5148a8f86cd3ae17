"""What a cell of a topline says, and what the words beside it say of its unit and base. Pure."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from flows.land.values import NotAValue, unit_of, values_of
from flows.lazy import pattern
from flows.read.units import MEASURE

Parsed = tuple[float, float | None, str, str]

_PERCENT = pattern(r"%|\bper ?cent\b|\bpct\b|\bshares?\b|\bpercentages?\b", re.IGNORECASE)
_POINTS = pattern(r"%-points?|\bpercentage[ -]points?\b|\bpp\b|\bpts\b", re.IGNORECASE)
# "% of all adults": the share, and of whom.
_OF_WHOM = pattern(
    r"(?:%|\bper ?cent|\bpercentages?|\bshares?|\bproportion) (?:of|among) (?:the )?"
    r"(?P<who>[^\d(),;:/][^(),;:/]{2,60})",
    re.IGNORECASE,
)
_N = pattern(
    r"[,;]?\s*\b(?:n\s*[=:]|base(?: size)?(?:\s*[=:]| of)?)\s*"
    r"(?P<n>\d{1,3}(?:[, ]\d{3})+|\d+)(?![\d.]*%)",
    re.IGNORECASE,
)
_N_ALONE = pattern(r"\s*\(\s*\)")  # brackets from which the sample size was taken
_MOE = pattern(
    r"(?:margin of (?:sampling )?error|sampling error|error margin|moe)\b[^.;\n\d]{0,60}"
    r"(?P<moe>\d{1,2}(?:\.\d+)?)\s*(?:%|percentage|points?|pp|pts)",
    re.IGNORECASE,
)
_UNIT = pattern(r"\(([^()]{1,24})\)\s*$|,\s*(%|per ?cent|days?|hours?|minutes?)\s*$", re.IGNORECASE)
_UNIT_TAIL = pattern(
    r"\s*\((?:%|in %|per ?cent|pct|[$£€]|[\w ]{1,12})\)\s*$|,\s*%\s*$", re.IGNORECASE
)
_SCALED = r"(?:in )?(?:(?:thousand|million|billion)s? (?:of )?)?"
_MEASURE = pattern(
    rf"\({_SCALED}(?P<in>{MEASURE})(?:, [^()]*)?\)|, {_SCALED}(?P<tail>{MEASURE})$",
    re.IGNORECASE,
)
_TIME = pattern(
    r"^(?:mean |average |median )?(?P<head>hours|minutes|days|weeks|months|years)\b"
    r"|[,(/] ?(?:in )?(?P<tail>hours|minutes|days|weeks|months|years)\)?$",
    re.IGNORECASE,
)
# What is counted, or averaged, is no share, whatever a note says of the rest.
_NO_SHARE = pattern(
    r"^(?:(?:mean|average|median|number|total number|count) (?!agree)\w|(?:mean|average|median)$)"
    r"|\b(?:score|index)\b|^std\b|^standard (?:deviation|error)",
    re.IGNORECASE,
)
_SCALE = pattern(
    r"(?:^|[(,] ?|\bin )(?P<words>thousands?|millions?|billions?)(?: [a-z]+){0,2}\)?$"
    r"|(?:^|[(,] ?|\bin )1[,. ]?000(?= ?[a-z]|s?\)?$) ?(?P<thousand>[a-z]*)(?: [a-z]+)?\)?$"
    r"|[$£€] ?(?P<money>m|bn|k|thousand|million|billion)s?\b|(?P<zeros>(?<![\d,])000s?\b)",
    re.IGNORECASE,
)
_SCALES = {"t": 1e3, "k": 1e3, "m": 1e6, "b": 1e9}
_CURRENCY = pattern(r"[$£€¥]|\b(?:USD|EUR|GBP|CHF)\b")
# "Average fee in pounds"; what weighs is given in others.
_MONEY = pattern(r"\bin (?:US )?(dollars|pounds(?: sterling)?|euros)\b", re.IGNORECASE)
_WEIGHT = pattern(r"\bweigh|\bload\b|\bharvest|\byield|\bcatch\b", re.IGNORECASE)
_MONEYED = pattern(
    r"\b(?:sales|revenues?|turnover|profits?|loss(?:es)?|earnings|ebitd?a?|incomes?|costs?|expenses"
    r"|expenditure|spending|investments?|capex|cash|debts?|equity|assets|liabilities|dividends?"
    r"|surplus|deficit|grants?|subsid(?:y|ies)|tax(?:es)?)\b(?! (?:staff|people|outlets))",
    re.IGNORECASE,
)
_DECIMALS = pattern(r"\d[.](\d+)")
_CHANGE = pattern(
    r"\b(?:change|growth|increase|decrease|decline|rise|fall|difference)\b", re.IGNORECASE
)
# "45*", "45 [2]", "45 (44)": a mark, or the value of another time, behind the value.
_BEHIND = pattern(r"\s*(?:[*†‡§]+|\[[^\[\]]{1,10}\]|\((?:[\d.,%± ]+|[a-z]|n ?= ?[\d,]+)\))$")
_WITH_UNIT = pattern(
    r"^(?P<number>[<>~≈]?\s?\d[\d,.]*(?:\s?[-–]\s?\d[\d,.]*)?)\s?(?P<unit>[^\d\s].{0,20})$"
)
_NEITHER = pattern(r"^(?:[-–—.*:]{1,3}|n/?a|x|z|nil|none|not asked|[*<]\s?0?\.5%?)$", re.IGNORECASE)


class Unit(NamedTuple):
    """A unit as in ``schemas.Claims`` ('' if unsaid), and what values are to be multiplied by."""

    name: str = ""
    scale: float = 1.0


NO_UNIT = Unit()


def value_in(text: str) -> Parsed | None:
    """Value, upper end, unit as written and comparator of a cell; none if it is no value."""
    if not text or len(text) > 60 or not any(ch.isdigit() for ch in text):
        return None
    try:
        return values_of(text)
    except NotAValue:
        return None


def number_part(text: str) -> str:
    """The value in a cell without the marks behind it ("45*", "46 (44)")."""
    found = _BEHIND.search(text)
    return text[: found.start()] if found and found.start() else text


def is_empty(text: str) -> bool:
    """Whether a cell says that there is no value ("-", "n/a", "*")."""
    return not text or _NEITHER.match(text) is not None


def number_in(text: str) -> float | None:
    """The number that a cell holds."""
    read = with_unit(text)
    parsed = value_in(read[0]) if read else None
    return parsed[0] if parsed else None


def value_columns(text: str, parsed: Parsed, unit: Unit, label: str) -> dict[str, Any]:
    """What an observation says of its value.

    Args:
        text: the value as written.
        parsed: what ``value_in`` makes of it.
        unit: its unit, and what the headers say to multiply by ("thousands").
        label: words of the row and column, by which a change is told from a level.
    """
    low, high, _, comparator = parsed
    digits = decimals_in(text)
    return {
        "figure": text,
        "value_text": text,
        "value": round(low * unit.scale, 9),
        "value_high": None if high is None else round(high * unit.scale, 9),
        "comparator": comparator or "=",
        "unit": unit.name,
        "decimals": digits,
        "step": 10.0**-digits * unit.scale,
        "in_words": False,
        "kind": kind_of(unit.name, label),
        "status": "asserted",
    }


def decimals_in(text: str) -> int:
    """Decimals of a value as written."""
    decimals = _DECIMALS.search(text)
    return len(decimals.group(1)) if decimals else 0


def kind_of(unit: str, label: str) -> str:
    """Kind of a value, by its unit and label."""
    if unit == "percentage_point" or _CHANGE.search(label):
        return "change"
    if unit == "multiple":
        return "multiple"
    return "share" if unit == "percent" else "level"


def unit_in(*labels: str) -> Unit:
    """The unit that the first label with one names, with its scale ("£m", "tonnes, 000s")."""
    for label in labels:
        found = _unit(label) if label else ""
        if found:
            return Unit(found, 1.0 if found.startswith("percent") else scale_in(label))
    return Unit()


def _unit(label: str) -> str:
    if _POINTS.search(label):
        return "percentage_point"
    if _PERCENT.search(label):
        return "percent"
    match = _UNIT.search(label)
    if match:
        unit = unit_of(match.group(1) or match.group(2))
        if unit and not unit.startswith("other:"):
            return unit
    money = _CURRENCY.search(label)
    if money is None and not _WEIGHT.search(label):
        money = _MONEY.search(label)
    if money:
        unit = unit_of(money[money.lastindex or 0])
        if unit.startswith("currency:"):
            return unit
    time = _TIME.search(label)
    if time:
        return unit_of(time["head"] or time["tail"])
    size = _MEASURE.search(label)
    return f"other:{size['in'] or size['tail']}" if size else ""


def scale_in(label: str) -> float:
    """What a header says to multiply by: 1,000 for "(thousands)"."""
    found = _SCALE.search(label)
    if found is None:
        return 1.0
    return (
        1e3
        if found["zeros"] or found["thousand"] is not None
        else _SCALES[(found["words"] or found["money"])[0].lower()]
    )


def tail_unit(label: str) -> Unit:
    """The unit at the end of a label: "Hours of work: share of employees, per cent"."""
    tail = _UNIT.search(label)
    return unit_in(tail.group()) if tail else Unit()


def of_whom(label: str) -> str | None:
    """Of whom a header's values are shares: "% of all adults"."""
    found = _OF_WHOM.search(label)
    return found["who"].strip() if found else None


def is_no_share(label: str) -> bool:
    """Whether a label speaks of a mean, a number or a score."""
    return _NO_SHARE.search(label) is not None


def is_money(label: str) -> bool:
    """Whether a row of a company's or a budget's table can only be money."""
    return _MONEYED.search(label) is not None


def sample_in(text: str) -> int | None:
    """The sample size that a label or a note gives ("n = 1,510")."""
    written = _N.search(text)
    return int(re.sub(r"\D", "", written["n"])) if written else None


def margin_in(text: str) -> float | None:
    """The margin of error that a note gives, in percentage points."""
    written = _MOE.search(text)
    return float(written["moe"]) if written else None


def cleaned(label: str) -> str:
    """A label without its unit and its sample size."""
    return _UNIT_TAIL.sub("", without_n(label)).strip(" ,:;") if label else ""


def without_n(text: str) -> str:
    """A label without its sample size."""
    return _N_ALONE.sub("", _N.sub("", text)).strip()


def with_unit(text: str) -> tuple[str, Unit] | None:
    """The value of a cell without what stands behind it, and the unit this names ("31.4 kg").

    None where the cell holds no value.
    """
    part = number_part(text)
    if value_in(part) is not None:
        return part, Unit()
    found = _WITH_UNIT.match(part)
    if found is None or value_in(found["number"]) is None:
        return None
    unit = unit_in(f"({found['unit']})")
    return (found["number"], unit) if unit.name else None
