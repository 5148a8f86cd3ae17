"""The lexer: every quantity that English running text writes, with value, unit and comparator.

One pattern finds where a quantity may start (a digit, a numeral, "half", "doubled", "top"); what
stands there is then read by hand. Whether a figure is a *claim* is not asked here, except where
its very writing says that it is none: dates, times, versions, identifiers, addresses.
"""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.amounts import Amount, amount
from flows.read.foreign import as_english
from flows.read.fractions import (
    AGAIN,
    EVERY,
    FRACTION,
    for_each,
    fraction,
    points_and_a_half,
    ratio,
)
from flows.read.hedges import comparator
from flows.read.model import Figure
from flows.read.numbers import DENOMINATORS, DIGITS, SIGNS, WORDS
from flows.read.ranks import MULTIPLE, RANK, bracketed, multiple, rank
from flows.read.shareunits import share_units
from flows.read.written import addresses, dated, identifier

_AFTER_A = "|".join(
    (*DENOMINATORS, "hundred", "thousand", "million", "billion", "trillion", "dozen")
)
# Where a quantity may start. Flat on purpose: it is tried at every word of a text.
_ATOM = pattern(
    rf"(?P<digits>{DIGITS})|(?P<hash>(?<![\w#])#(?=\d))|(?P<sign>[{''.join(SIGNS)}])"
    rf"|\b(?:(?P<words>(?:{'|'.join(WORDS)})\b|an?[ -](?=(?:{_AFTER_A})\b)"
    rf"|a (?=(?:percentage )?point and a half\b))|(?P<half>half\b|{EVERY}|{AGAIN})"
    rf"|(?P<multiple>{MULTIPLE})|(?P<rank>{RANK}))"
)
_FRACTION = pattern(FRACTION)
_LEADING = pattern(r"\d{1,15}")

_CONNECT = pattern(
    r"[ \u00a0]?(?P<dash>[–‒-]|—(?=[\d$£€]))[ \u00a0]?|(?P<to> (?:(?:up )?to|through) )|(?P<and> and )|(?P<or> or )"  # noqa: E501
)
_CURRENCY_SIGN = pattern(r"(?:us|[ac])?[$£€¥₹] ?|(?:usd|eur|gbp|chf) ?(?=\d)")
_THEN = pattern(r",? (?:and )?(?=\d)")
# "3,4 %" in an English text by somebody who writes another language: no thousands have one digit.
_COMMA = pattern(r"(?<![\d.,])\d{1,3},\d{1,2}(?=[\s\u00a0]?%)")
# "4 h 12": hours, and minutes that go without saying.
_MINUTES = pattern(r" ?([0-5]\d)(?! ?%|[\d.,:]*\d)(?: ?m(?:in(?:ute)?s?)?\b|(?!\w))")
# Units, the smaller ones that may follow them, and how many of those make one.
_PARTS_OF = {
    "duration:hour": ("duration:minute", 60),
    "duration:minute": ("duration:second", 60),
    "duration:year": ("duration:month", 12),
}
_FROM = pattern(r"\bfrom (?:(?:about|around|roughly|nearly|just|over|under|an?|some|only) ){0,2}$")
# "Renters split 41 percent to 53 percent", "lost to Carrow by 40% to 52%": one figure a side.
_SIDES = pattern(
    r"\b(?:split|divided?|los(?:t|es|ing)|trail(?:s|ed|ing)?|behind|opposed?|outvoted)\b[^.;,\d]{0,40}$"
)
_MOVED = pattern(
    r"\b(?:rose|risen|jumped|fell|fallen|grew|grown|increased|decreased|dropped|declined|climbed"
    r"|dipped|rising|falling|growing|dropping|up|down|gained|lost|slipped|surged|soared)"
    r" (?:by |about |nearly |over |another |an? |some |around |just ){0,3}$"
)
_MOVED_BY = pattern(
    r"\b(?:rose|risen|jumped|fell|fallen|grew|grown|increased|decreased|dropped|declined|climbed"
    r"|rising|falling|growing|dropping|increasing|decreasing|surged|soared) by"
    r"(?: about| nearly| over| another| some| around| just| more than| almost){0,2} $"
)
_SPREAD = pattern(
    r"\b(?:rang\w+|var(?:y|ies|ied|ying)|anywhere|somewhere|everything|spann?\w*|spread)\b[^.;]{0,40}$"
)
_BETWEEN = pattern(r"\bbetween (?:(?:about|around|roughly) )?$")


def find_figures(text: str, language: str | None = None) -> list[Figure]:
    """Find all quantities of a block's text, in reading order, none overlapping another.

    Args:
        text: running text without markup.
        language: of the text, if it is one whose figures alone are read: no words are then
            taken for numbers.

    Returns:
        Figures with everything but ``kind``, ``sentence`` and most of ``why_not`` set. Time is
        linear in the length of the text.
    """
    low = _lower(text)
    if language is not None:
        low = as_english(low, language)
    found: list[Figure] = []
    ends = addresses(low, text)
    position = 0
    search = _ATOM.search
    while True:
        match = search(low, position)
        if match is None:
            break
        start, position = match.start(), match.end()
        while ends and ends[-1][1] <= start:
            ends.pop()
        if ends and ends[-1][0] <= start:
            position = max(position, ends[-1][1])
            _skip(text, start, position, ends[-1][2], found)
            continue
        kind = match.lastgroup or ""
        if language is not None and kind not in ("digits", "sign"):
            continue
        position = max(position, _READ[kind](text, low, start, position, found))
    share_units(low, found)
    return found


def _lower(text: str) -> str:
    low = text.lower()
    # Only the dotted capital I grows when it is lowered.
    low = low if len(low) == len(text) else text.replace("İ", "I").lower()
    return _COMMA.sub(lambda match: match.group().replace(",", "."), low)


def _of_digits(text: str, low: str, start: int, end: int, found: list[Figure]) -> int:
    named = identifier(low, start, end)
    if named:
        why_not, begin, end = named
        while found and found[-1].end > begin:  # "5.d0": what was read of it is part of it
            begin = min(begin, found.pop().start)
        _skip(text, begin, end, why_not, found)
        return end
    return _quantity(text, low, start, found)


def _of_sign(text: str, low: str, start: int, end: int, found: list[Figure]) -> int:
    return max(end, _quantity(text, low, start, found))


def _of_words(text: str, low: str, start: int, end: int, found: list[Figure]) -> int:
    points = points_and_a_half(low, start)
    if points is not None:
        found.append(_figure(text, low, points))
        return points.end
    if _FRACTION.match(low, start):
        read = fraction(low, start)
        if read is not None:
            return _fraction(text, low, read, found)
        if low[start] == "a":
            return end
    # "one third-party": what is left may be a number.
    return max(end, _quantity(text, low, start, found))


def _of_half(text: str, low: str, start: int, end: int, found: list[Figure]) -> int:
    read = fraction(low, start)
    return end if read is None else _fraction(text, low, read, found)


def _fraction(text: str, low: str, first: Amount, found: list[Figure]) -> int:
    """Keep a fraction, or the range that "between half and two-thirds" is."""
    joint = low.startswith(" and ", first.end)
    second = None
    if joint and _BETWEEN.search(low[max(0, first.start - 30) : first.start]):
        second = fraction(low, first.end + len(" and "))
    if second is None or second.number.value <= first.number.value:
        found.append(_figure(text, low, first))
        return first.end
    found.append(_range_figure(text, low, first, second))
    return second.end


def _of_multiple(text: str, low: str, start: int, end: int, found: list[Figure]) -> int:
    read = multiple(low, start)
    if read is None:
        return end
    found.append(_figure(text, low, read))
    return read.end


def _of_rank(text: str, low: str, start: int, end: int, found: list[Figure]) -> int:
    read = rank(low, start)
    if read is None:
        return end
    figure = _figure(text, low, read)
    if read.why_not is None and low.startswith("top", start):
        figure.comparator = "<="
    found.append(figure)
    return read.end


_READ = {
    "digits": _of_digits,
    "sign": _of_sign,
    "words": _of_words,
    "half": _of_half,
    "multiple": _of_multiple,
    "rank": _of_rank,
    "hash": _of_rank,
}


def _quantity(text: str, low: str, start: int, found: list[Figure]) -> int:
    """Read an amount, a ratio or a range at ``start``; returns where reading goes on."""
    first = amount(low, start)
    if first is None:
        return start + 1
    if first.why_not:
        found.append(_figure(text, low, first))
        return first.end
    if found and found[-1].end > first.start:
        first.start = found[-1].end
    if first.form == "rank":
        of_rank = rank(low, first.start) or bracketed(text, first.start, first.end)
        if of_rank is None:
            _skip(text, first.start, first.end, "ordinal", found)
            date = dated(text, low, first)
            found[-1].why_not = "date" if date else "ordinal"
            return max(first.end, date or 0)
        found.append(_figure(text, low, of_rank))
        return of_rank.end
    whole = ratio(low, first) or for_each(low, first)
    if whole:
        found.append(_figure(text, low, whole))
        return whole.end
    date = dated(text, low, first)
    if date:
        _skip(text, first.start, date, "date", found)
        return date
    _compound(low, first)
    second = _range(text, low, first)
    if second:
        found.append(_range_figure(text, low, first, second))
        return second.end
    if first.number.in_words and first.number.value == 1 and not first.form:
        # "one of them", "a million" is a number, "one" hardly ever.
        return first.end
    found.append(_figure(text, low, first))
    return first.end


def _compound(low: str, first: Amount) -> None:
    """Take "and 10 minutes" into "5 hours": one time, told in two units or three."""
    parts = _PARTS_OF.get(first.unit)
    if parts is None or first.form != "duration" or first.number.decimals:
        return
    clock = _MINUTES.match(low, first.end) if low[first.end - 1] == "h" else None
    if clock is not None:
        first.number.value += int(clock[1]) / 60
        first.number.decimals, first.number.step = 2, 1 / 60
        first.text, first.end = (first.text[0], clock.end(1)), clock.end()
        return
    match = _THEN.match(low, first.end)
    second = amount(low, match.end()) if match else None
    if second is None or second.why_not or second.unit != parts[0] or second.start != match.end():  # type: ignore[union-attr]
        return
    _compound(low, second)
    if not 0 < second.number.value < parts[1]:
        return
    first.number.value += second.number.value / parts[1]
    first.number.decimals, first.number.step = 2, second.number.step / parts[1]
    first.end = second.end
    first.text = (first.text[0], second.text[1])


def _range(text: str, low: str, first: Amount) -> Amount | None:
    match = _CONNECT.match(low, first.end)
    if match is None:
        return None
    at = match.end()
    sign = _CURRENCY_SIGN.match(low, at)
    second = amount(low, sign.end() if sign else at)
    if second is None or second.why_not or second.start > (sign.end() if sign else at):
        return None
    if (
        low[second.end : second.end + 1] in ("-", "–")
        and low[second.end + 1 : second.end + 2].isdigit()
    ):
        return None
    if second.number.value <= first.number.value or second.form == "rank":
        return None
    if not _same_unit(first, second):
        return None
    way = match.lastgroup
    if way == "dash":
        if match.group() == " - " and not first.form and not second.form:
            return None
        return second
    left = low[max(0, first.start - 70) : first.start]
    if way == "to":
        if _FROM.search(left) and not _SPREAD.search(left):
            return None
        if first.form and (_MOVED.search(left) or _SIDES.search(left)):
            return None
        if first.form == second.form == "" and second.number.value > 20 * first.number.value:
            return None
        if (
            first.form == ""
            and second.number.value > 3 * first.number.value
            and _MOVED_BY.search(left)
        ):
            return None  # "rose by 1.3 million to 9.3 million"
        return None if dated(text, low, second) else second
    if way == "and":
        return second if _BETWEEN.search(left) and not dated(text, low, second) else None
    if first.number.in_words and second.number.in_words and not first.form:
        return second if second.number.value - first.number.value == 1 else None
    return None


def _same_unit(first: Amount, second: Amount) -> bool:
    """Whether two ends make one range; the unit of one may stand for both."""
    if first.unit == second.unit:
        _scale_alike(first, second)
        return True
    if first.form == "" and second.form not in ("", "rank"):
        _scale_alike(first, second)
        return True
    if first.form == "currency" and second.form in ("", "currency"):
        if second.form and second.unit != first.unit:
            return False
        _scale_alike(first, second)
        return second.number.value > first.number.value
    return False


def _scale_alike(first: Amount, second: Amount) -> None:
    """ "$5-10 million": the magnitude of the second is the first's as well."""  # noqa: D210
    number, other = first.number, second.number
    if other.step >= 1e3 > number.step and number.value < 1e3 and other.value >= 1e3:
        factor = 10.0 ** (3 * int(_log1000(other.value)))
        if number.value * factor < other.value:
            number.value, number.step = number.value * factor, number.step * factor


def _log1000(value: float) -> float:
    power = 0
    while value >= 1000:
        value /= 1000
        power += 1
    return power


def _figure(text: str, low: str, read: Amount) -> Figure:
    start, end = read.start, read.end
    number = read.number
    sign = "="
    if read.why_not is None:
        sign = ">=" if read.plus else comparator(low, start, end)
    return Figure(
        start,
        end,
        text[start:end],
        read.form or "count",
        number.value,
        None,
        sign,
        read.unit,
        number.decimals,
        number.step,
        text[read.text[0] : read.text[1]],
        number.in_words,
        why_not=read.why_not,
        decided_by="writing" if read.why_not else "",
    )


def _range_figure(text: str, low: str, first: Amount, second: Amount) -> Figure:
    figure = _figure(text, low, first)
    figure.end = second.end
    figure.text = text[first.start : second.end]
    figure.value_high = second.number.value
    figure.form = second.form or first.form or "count"
    figure.unit = second.unit if second.form else first.unit
    figure.decimals = max(first.number.decimals, second.number.decimals)
    figure.step = min(first.number.step, second.number.step)
    figure.value_text = text[first.text[0] : second.text[1]]
    figure.comparator = ">=" if second.plus else comparator(low, first.start, second.end)
    return figure


def _skip(text: str, start: int, end: int, why_not: str, found: list[Figure]) -> None:
    """Note what is written like no quantity at all."""
    written = text[start:end]
    digits = _LEADING.search(written[:40])
    value = float(digits.group()) if digits else 0.0
    figure = Figure(start, end, written, "count", value, None, "=", "count", 0, 1.0, written)
    figure.why_not, figure.decided_by = why_not, "writing"
    found.append(figure)
