"""Amounts: a number with the unit that is written at it.

Everything works on the block's text in lower case, from the place where a number starts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from flows.lazy import pattern
from flows.read import units
from flows.read.numbers import DIGITS, NUMERAL, SIGNS, Number, of_digits, of_words, scaled

_GAP = r"[\s\u00a0]"
_HYPHEN = r"(?: - |[\s\u00a0-])"  # or a blank
NUMBER = pattern(rf"(?P<digits>{DIGITS})|(?P<words>{NUMERAL})")

_MAGNITUDE = pattern(
    rf"(?P<plus>\+(?={_GAP}))?{_GAP}?-?(?P<word>{units.MAGNITUDE})|(?P<letter>(?:mn|bn|tn|[kmbt])(?![a-z0-9]))"
)
_MIXED = pattern(r"[ -]and[ -](?:an?|one|three)[ -](?P<part>half|quarter|third|quarters)\b")
_SIGN = pattern(
    r"[ \u2009\u2044]?([½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞])|[ ][1-3]/[2348](?![\d/])"
    # "5-1/4 cents", "a 2-7/8-inch nail": an odd part of two, four or more of them is no date.
    r"|-(?P<odd>1/[248]|3/[48]|[57]/8|(?:[13579]|1[135])/(?:16|32))(?![\d/])"
)
_SIGNED = pattern(r"[½⅓⅔¼¾⅕⅖⅗⅘⅙⅛⅜⅝⅞]")

_TAIL = pattern(
    "|".join(
        (
            rf"(?P<points>[\s\u00a0-]?{units.POINTS})",
            rf"(?P<percent>[\s\u00a0\u2009\u202f-]?(?:{units.PERCENT}))(?!\d)",
            r"(?P<ordinal>(?:st|nd|rd|th)\b)",
            r"(?P<fold>[\s-]?fold\b)",
            rf"(?P<frequency>[ -]times {units.FREQUENCY})",
            r"(?P<often>[ -]times (?:daily|weekly|monthly|annually|yearly)\b)",
            r"(?P<times>[\s-]times\b|[ ]?[x×](?![\w×]))",
            rf"(?P<age>{_HYPHEN}years?{_HYPHEN}(?:olds?|of age)\b|-?y/?o\b)",
            r"(?P<clock>\s?[ap]\.m\b\.?|\s?[ap]m\b|[ ]o['’]clock)",
            rf"(?P<duration>{_HYPHEN}?(?:{units.IN_ROW} )?{units.DURATION})",
            rf"(?P<currency>{_HYPHEN}?{units.CURRENCY}|\s?[€£](?!\d)|\s(?:{'|'.join(units.CODES)})\b)",
            r"(?P<coins>[\s-]?(?:cents?|pence|pennies)\b|p(?![\w-]))",
            rf"(?P<rate>[ ]{units.RATE})",
            r"(?P<score>[\s-]points?\b)",
            rf"(?P<measure>{_HYPHEN}?{units.MEASURE})",
            r"(?P<degrees>[cf](?!\w))",
            rf"(?P<pounds>{_HYPHEN}?pounds?\b)",
        )
    )
)
_PLUS = pattern(r"\+(?!\d|\w)")
_SHARE_OR_DEGREES = pattern(r"%| percent|[ ]?°|[cf](?!\w)")
_MINUS = pattern(
    r"(?<![\w-])(?<!plus or )(?<!plus and )(?:minus|negative) $"
    r"|(?:(?<= at )|(?<= to )|(?<= of )|(?<= is )|(?<= by )|(?<= was ))- $"
)
_BEFORE = 24  # characters in which "plus or minus" has room
_OF_DOLLAR = pattern(rf"(?:^|[^a-z.])({'|'.join(map(re.escape, units.DOLLARS))})$")
_OF_DOLLAR_APART = pattern(r"(?:^|[^a-z.])(us|u\.s\.|hk|nz|nt|au|ca|c) $")
_OF_CODE = pattern(rf"(?:^|[^a-z])({'|'.join(units.CODES)}|rs\.?)[ \u00a0]?$")
# "1/4 mile", "a 3/8-inch bolt": a part of a unit.
PART_OF = pattern(
    r"/(?P<bottom>[2-9]|10|12|16|32|64)(?![\d/.,])"
    rf"(?={_HYPHEN}(?:{units.MEASURE}|{units.DURATION}|{units.POINTS}|{units.PERCENT}|points?\b"
    r"|pounds?\b))"
)
_METRES = pattern(units.METRES)
# Of pounds, what is paid and what is weighed.
_PAID = pattern(
    r"£|\b(?:cost\w*|pa(?:y|ys|id|ying)|price\w*|worth|fund\w*|fine[ds]?|salar\w+|wages?|earn\w*"
    r"|spen[dt]\w*|sold|sell\w*|b(?:uy\w*|ought)|bills?|debts?|rais\w+|invest\w*|budgets?|grants?"
    r"|pounds sterling|pence|sav(?:e|ed|ings?)|charge[ds]?|rents?|deposits?|pensions?|benefits?)\b"
)


@dataclass(slots=True)
class Amount:
    """A number and its unit; ``form`` is "" and ``unit`` "count" if it stands bare."""

    start: int
    end: int
    number: Number
    text: tuple[int, int]  # span of the number alone
    form: str = ""
    unit: str = "count"
    plus: bool = False
    why_not: str | None = None


def amount(low: str, start: int, *, alone: bool = False) -> Amount | None:
    """Read the amount at ``start``: digits, a point and digits, a numeral, or "½".

    Args:
        low: text in lower case.
        start: where the digits or the first word start.
        alone: read the number only, no unit.

    Returns:
        The amount, or None where no number starts.
    """
    match = NUMBER.match(low, start)
    if match is None:
        return _leading_point(low, start) or _signed(low, start)
    written = match.group()
    end = match.end()
    if match.lastgroup == "digits":
        number = of_digits(written)
        if number is None:
            return Amount(start, end, Number(0, 0, 1), (start, end), why_not="identifier")
        point = start - 1
        if low[point : point + 1] == "." and "." not in written and _bare_point(low, point):
            # ".5%": the point belongs to it.
            number = of_digits(low[point:end]) or number
            start = point
    else:
        number = of_words(written)
        if written[-1] in " -":
            end -= 1
    found = Amount(start, end, number, (start, end))
    if not alone:
        _prefix(low, found)
        _mixed(low, found)
    _magnitude(low, found)
    if not alone:
        _tail(low, found)
    return found


def _bare_point(low: str, point: int) -> bool:
    return not point or low[point - 1] in " \u00a0(<>~≈[*_“\"'"


def _leading_point(low: str, start: int) -> Amount | None:
    if low[start : start + 1] == "." and low[start + 1 : start + 2].isdigit():
        return amount(low, start + 1)
    return None


def _signed(low: str, start: int) -> Amount | None:
    match = _SIGNED.match(low, start)
    if match is None:
        return None
    number = Number(SIGNS[match.group()], 2, 0.25)
    found = Amount(start, match.end(), number, (start, match.end()))
    _tail(low, found)
    return found


def _mixed(low: str, found: Amount) -> None:
    """Take in "and a half", "½"."""
    number = found.number
    if number.in_words:
        match = _MIXED.match(low, found.end)
        if match:
            part = {"half": 0.5, "quarter": 0.25, "third": 1 / 3, "quarters": 0.75}[match["part"]]
            found.number = Number(number.value + part, 1, 0.5, in_words=True)
            found.end = match.end()
    elif not number.decimals:
        part_of = PART_OF.match(low, found.end) if number.value < 64 else None
        if part_of and number.value < int(part_of["bottom"]):
            found.number = Number(round(number.value / int(part_of["bottom"]), 4), 2, 0.1)
            found.end = part_of.end()
            found.text = (found.start, found.end)
            return
        match = _SIGN.match(low, found.end)
        if match:
            found.number = Number(number.value + _part(match), 1, 0.5)
            found.end = match.end()
    found.text = (found.start, found.end)


def _part(match: re.Match[str]) -> float:
    """The part of one that is written behind a whole number."""
    if match[1]:
        return SIGNS[match[1]]
    top, _, bottom = (match["odd"] or match.group().strip()).partition("/")
    return int(top) / int(bottom)


def _prefix(low: str, found: Amount) -> None:
    """Take in what stands before: a currency, a minus sign."""
    start = found.start
    before = low[start - 1 : start] if start else ""
    if before in (" ", "\u00a0") and start > 1 and _symbol_apart(low, start - 2):
        start -= 1
        before = low[start - 1]
    if before in units.SYMBOLS and before:
        found.form, found.unit = "currency", f"currency:{units.SYMBOLS[before]}"
        found.start = start - 1
        if before == "$" and start > 1:
            left = low[max(0, start - 6) : start - 1]
            match = _OF_DOLLAR.search(left) or _OF_DOLLAR_APART.search(left)
            if match:
                found.unit = f"currency:{units.DOLLARS[match[1]]}"
                found.start -= len(match.group().lstrip(" (“\"'[*_-–—/"))
    elif start > 2 and (before.isalpha() or before in " \u00a0"):
        match = _OF_CODE.search(low[max(0, start - 6) : start])
        if match:
            found.form, found.unit = "currency", units.code_of(match[1])
            found.start = start - len(match.group().lstrip(" (“\"'[*_-–—/"))
    sign = low[found.start - 1 : found.start] if found.start else ""
    if sign in ("-", "−") and sign and not found.number.in_words:
        outer = low[found.start - 2 : found.start - 1] if found.start > 1 else " "
        if outer in " \u00a0(\t\n|" and (
            sign == "−" or found.form or _stands_negative(low, found, outer)
        ):
            found.start -= 1
            found.number = replace(found.number, value=-found.number.value)
            return
    minus = _MINUS.search(low, max(0, found.start - _BEFORE), found.start)
    if minus is not None:
        found.start = minus.start()
        found.number = replace(found.number, value=-found.number.value)


def _symbol_apart(low: str, at: int) -> bool:
    """Whether a currency's sign stands at ``at`` by itself: "$ 5", not "20 € 5 people"."""
    if low[at] not in units.SYMBOLS:
        return False
    left = low[max(0, at - 2) : at]
    return not left.rstrip(" \u00a0")[-1:].isdigit()


def _stands_negative(low: str, found: Amount, outer: str) -> bool:
    if outer == "(" and low[found.end : found.end + 1] == ")":
        return True  # "212 (-14)"
    return _SHARE_OR_DEGREES.match(low, found.end) is not None


def _magnitude(low: str, found: Amount) -> None:
    match = _MAGNITUDE.match(low, found.end)
    if match is None:
        return
    number = found.number
    word = match["word"] or match["letter"]
    if match["letter"]:
        if word == "m" and not found.form and _METRES.match(low, match.end()):
            return
        if number.in_words or (word in "bt" and not (found.form or number.decimals)):
            return
    elif word in ("hundred", "dozen", "thousand") and low[match.end() : match.end() + 1] == "s":
        return
    found.number = scaled(number, word)
    found.plus = match["plus"] is not None
    found.end = match.end()
    if word in {"hundred", "thousand", "lakh"}:
        # "3 hundred million", "2 lakh crore"
        again = _MAGNITUDE.match(low, found.end)
        if again and again["word"] in ("million", "billion", "trillion", "thousand", "crore"):
            found.number = scaled(found.number, again["word"])
            found.end = again.end()


def _tail(low: str, found: Amount) -> None:
    plus = _PLUS.match(low, found.end)
    if plus:
        found.plus = True
        found.end = plus.end()
    match = _TAIL.match(low, found.end)
    if match is None or (found.form and match.lastgroup not in ("rate", "currency")):
        return
    kind = match.lastgroup or ""
    if kind in ("age", "clock"):
        found.why_not = {"age": "age", "clock": "time"}[kind]
        found.end = match.end()
        found.form = "duration" if kind == "age" else "count"
        found.unit = "duration:year" if kind == "age" else "count"
        return
    if kind == "ordinal":
        found.form, found.unit, found.end = "rank", "rank", match.end()
        return
    if kind == "currency" and found.form:
        return
    unit: tuple[str, str] | None
    if kind == "pounds":
        paid = _PAID.search(low, max(0, found.start - 60), match.end() + 40)
        unit = ("currency", "currency:GBP") if paid else ("measure", "other:pounds")
    else:
        unit = _unit(kind, match.group().strip().lstrip("- "), found)
    if unit is None:
        return
    found.form, found.unit = unit
    found.end = match.end()
    if not found.plus and kind in ("currency", "percent", "measure"):
        plus = _PLUS.match(low, found.end)
        if plus:
            found.plus, found.end = True, plus.end()


def _unit(kind: str, written: str, found: Amount) -> tuple[str, str] | None:
    """Form and unit of a tail; None if it is none after all."""
    match kind:
        case "percent":
            return "percent", "percent"
        case "points":
            if written.startswith("pp") and found.number.value >= 100:
                return None  # pages
            return "points", "percentage_point"
        case "fold" | "times":
            return "multiple", "multiple"
        case "frequency":
            return "frequency", "other:" + " ".join(written.split())
        case "often":
            return "frequency", "other:" + written
        case "duration":
            # "in the 20 second-hand shops" has no seconds.
            return "duration", units.duration_of(written.rsplit(maxsplit=1)[-1])
        case "currency":
            if written in units.SYMBOLS:
                return "currency", f"currency:{units.SYMBOLS[written]}"
            if written in units.CODES:
                return "currency", units.code_of(written)
            return "currency", units.currency_of(written)
        case "coins":
            return "coins", "other:pence" if written == "p" else "other:" + written
        case "score":
            return "score", "score"
        case "degrees":
            return "measure", "other:°" + written
        case "measure" | "rate":
            return "measure" if kind == "measure" else "rate", "other:" + " ".join(written.split())
    return None
