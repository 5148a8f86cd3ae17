"""Numbers, comparators and units as people write them in a table's cells. Pure."""

from __future__ import annotations

import math
import re

from flows.lazy import pattern

# The vocabulary of people's tables on the left, of schemas.Claims on the right.
_COMPARATORS = {
    "=": ["=", "==", "eq", "equal", "equals", "equal to", "is", "exact", "exactly"],
    "": ["", "between", "range", "from", "from-to", "to"],
    ">": [">", "gt", "over", "above", "more than", "greater than", "exceeds", "exceeding"],
    ">=": [">=", "≥", "ge", "gte", "at least", "min", "minimum", "no less than", "no fewer than"],
    "<": ["<", "lt", "under", "below", "less than", "fewer than", "nearly", "almost", "just under"],
    "<=": ["<=", "≤", "le", "lte", "at most", "up to", "max", "maximum", "no more than"],
    "~": [
        *["~", "≈", "about", "around", "approx", "approx.", "approximately", "circa", "c.", "ca."],
        *["roughly", "some"],
    ],
}
_UNITS = {
    "percent": ["percent", "%", "pct", "per cent", "percentage", "share"],
    "percentage_point": [
        *["percentage_point", "percentage point", "percentage points", "pp", "pts", "points"],
        *["percentage_points", "pct points", "% points", "ppt", "point"],
    ],
    "multiple": ["multiple", "x", "times", "fold", "×"],
    "count": ["count", "number", "people", "persons", "respondents", "n", "units", "total"],
    "score": ["score", "index", "rating"],
    "rank": ["rank", "ranking"],
}
_CURRENCIES = {
    "USD": ["$", "us$", "dollar", "dollars", "us dollars"],
    "EUR": ["€", "euro", "euros"],
    "GBP": ["£", "pound", "pounds", "pounds sterling"],
    "JPY": ["¥", "yen"],
    "INR": ["₹", "rupee", "rupees"],
}
_ISO_CURRENCIES = frozenset(
    "USD EUR GBP JPY INR CHF CAD AUD NZD SEK NOK DKK PLN CZK HUF RON TRY CNY HKD SGD KRW TWD THB "
    "MYR IDR PHP VND PKR BDT LKR AED SAR QAR KWD ILS EGP MAD ZAR NGN KES GHS BRL MXN ARS CLP COP "
    "PEN UAH RUB".split()
)
_DURATIONS = {
    "second": ["s", "sec", "secs"],
    "minute": ["min", "mins"],
    "hour": ["h", "hr", "hrs"],
    "day": ["d"],
    "week": ["wk", "wks"],
    "month": ["mo", "mos"],
    "quarter": [],
    "year": ["y", "yr", "yrs"],
    "decade": [],
}
_SCALES = {
    **dict.fromkeys(["thousand", "k"], 1e3),
    **dict.fromkeys(["million", "mn", "m"], 1e6),
    **dict.fromkeys(["billion", "bn", "b"], 1e9),
    **dict.fromkeys(["trillion", "tn"], 1e12),
}

_COMPARATOR_OF = {word: mark for mark, words in _COMPARATORS.items() for word in words}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
for _code, _words in _CURRENCIES.items():
    _UNIT_OF |= dict.fromkeys(_words, f"currency:{_code}")
for _name, _short in _DURATIONS.items():
    _UNIT_OF |= dict.fromkeys([_name, f"{_name}s", *_short], f"duration:{_name}")

_UNIT_FORM = pattern(r"^(currency:[A-Z]{3}|duration:[a-z]+|other:.+)$")
_NUMBER = r"[+\-−]?(?:\d{1,3}(?:[,\u2009\u202f ]\d{3})+|\d+)(?:\.\d+)?|[+\-−]?\.\d+"
_SIGN = r"US\$|[$€£¥₹]|[A-Z]{3} "
_AFTER = r"\s?(?:%|percent|per cent)|\s?(?:thousand|million|billion|trillion|bn|mn|tn|[kKmMbB])\b"
_AMOUNT = rf"(?:{_SIGN})?\s?(?:{_NUMBER})(?:{_AFTER})?"
_VALUE = pattern(rf"^({_AMOUNT})(?:\s?(?:-|–|—|to|and|\.\.)\s?({_AMOUNT}))?(\+)?$")
_PARTS = pattern(rf"^({_SIGN})?\s?({_NUMBER})({_AFTER})?$")
# Longest first, so that "more than" is not read as a word and a rest.
_LEADS = sorted((word for word in _COMPARATOR_OF if word), key=len, reverse=True)


class NotAValue(Exception):
    """A cell that cannot be typed; the message says what was there and what is wanted."""


def number_of(text: str, name: str) -> float:
    """A plain number.

    Raises:
        NotAValue: it is none.
    """
    low, high, _, _ = values_of(text, name)
    if high is not None:
        raise NotAValue(f"{name} '{text}' must be one number, not a range")
    return low


def values_of(text: str, name: str = "value") -> tuple[float, float | None, str, str]:
    """Value, upper end of a range or null, unit and comparator as far as the cell says them.

    '9-11' is (9, 11, '', ''); '$1.2 million' (1200000, None, 'currency:USD', '');
    'over 40%' (40, None, 'percent', '>').

    Raises:
        NotAValue: the cell is no number.
    """
    rest = " ".join(text.split())
    mark = ""
    for word in _LEADS:
        if rest.lower().startswith(word) and (
            not word[-1].isalpha() or rest[len(word) : len(word) + 1] == " "
        ):
            mark, rest = _COMPARATOR_OF[word], rest[len(word) :].strip()
            break
    match = _VALUE.match(rest)
    if match is None:
        raise NotAValue(
            f"{name} '{text}' is no number; write 72, 4.5, 1,200 or a range such as 9-11"
        )
    first, second, plus = match.groups()
    low, scale, unit = _amount(first, name)
    if plus:
        mark = ">="
    if second is None:
        return _finite(low * scale, text, name), None, unit, mark
    high, high_scale, high_unit = _amount(second, name)
    if scale == 1 and high_scale != 1 and low <= high:
        scale = high_scale  # "2-3 million" means two million to three
    ends = _finite(low * scale, text, name), _finite(high * high_scale, text, name)
    return *ends, high_unit or unit, mark


def _finite(value: float, text: str, name: str) -> float:
    if not math.isfinite(value):
        raise NotAValue(f"{name} '{text[:40]}' is too large")
    return value


def comparator_of(text: str) -> str:
    """Comparator as in ``schemas.Claims``; '' where the cell says nothing of it.

    Raises:
        NotAValue: a word that means none.
    """
    word = " ".join(text.lower().replace("_", " ").split())
    if word not in _COMPARATOR_OF:
        raise NotAValue(
            f"comparator '{text}' is not understood; write one of = > >= < <= ~ "
            "or words such as 'at least', 'about', 'between'"
        )
    return _COMPARATOR_OF[word]


def unit_of(text: str) -> str:
    """Unit as in ``schemas.Claims``; '' for an empty cell, 'other:...' for an unknown word."""
    word = " ".join(text.split())
    if not word:
        return ""
    known = _UNIT_OF.get(word.lower())
    if known:
        return known
    if word.upper() in _ISO_CURRENCIES:
        return f"currency:{word.upper()}"
    prefix, colon, rest = word.partition(":")
    if colon and prefix.lower() == "currency" and rest.strip().upper() in _ISO_CURRENCIES:
        return f"currency:{rest.strip().upper()}"
    if colon and prefix.lower() == "duration":
        inner = _UNIT_OF.get(rest.strip().lower(), "")
        if inner.startswith("duration:"):
            return inner
    if _UNIT_FORM.match(word) and word.startswith("other:"):
        return word
    return f"other:{word}"


def _amount(text: str, name: str) -> tuple[float, float, str]:
    match = _PARTS.match(text)
    assert match is not None, text
    sign, digits, after = match.groups()
    value = float(re.sub(r"[, \u2009\u202f]", "", digits).replace("−", "-"))
    if not math.isfinite(value):
        raise NotAValue(f"{name} '{text}' is too large")
    unit = unit_of(sign.strip()) if sign else ""
    if sign and unit.startswith("other:"):
        raise NotAValue(f"{name} '{text}' is in no currency that is known")
    word = (after or "").strip().lower()
    if word in _SCALES:
        return value, _SCALES[word], unit
    return value, 1.0, "percent" if word else unit
