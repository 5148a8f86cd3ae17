"""Numbers whose very writing says that they are no quantity: dates, times, versions, addresses."""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.read.amounts import PART_OF, Amount

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_VERBS_TOO = ("may", "march", "mar")  # months if written with a capital
_MONTH_AFTER = pattern(
    rf"(?:\s?(?:st|nd|rd|th))?(?:\s?(?:[–-]|to|and|or)\s?\d{{1,2}}(?:st|nd|rd|th)?)?"
    rf"[ \u00a0-](?:of )?(?P<month>{_MONTHS})\b\.?(?:,? (?:1[5-9]|20)\d\d\b)?"
)
_MONTH_BEFORE = pattern(
    rf"\b(?P<month>{_MONTHS})\.?,? (?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)?,? ?(?:[–-]|to|and|or) ?)?$"
)
_DAY_REST = pattern(
    r"(?:\s?(?:[–-]|to|and|or)\s?\d{1,2}(?:st|nd|rd|th)?\b(?!%| ?percent| ?per cent))?"
    r"(?:,? (?:1[5-9]|20)\d\d\b)?"
)
_YEAR = pattern(r"(?:1[5-9]|20)\d\d$")
_YEAR_REST = pattern(r"(?:s\b|\s?[–/-]\s?(?:(?:1[5-9]|20)\d\d|\d\d)(?![\d,.]*\d|%)(?:s\b)?)?")
# "The Bread Report 2025 asked adults": what follows a title is no noun that the year counts.
_COUNTED = pattern(
    r" (?!(?:asked|polled|surveyed|questioned|interviewed|sampled|found|finds|has|had|gives|gave"
    r"|puts|put|says|said|shows|showed|tells|told|sees|saw|covers|covered|follows|followed) )"
    r"(?:[a-z-]+ )?(?:people|persons?|adults|respondents?|participants|users|responses|members|"
    r"employees|workers|companies|firms|businesses|schools|students|children|patients|households|"
    r"interviews|lv|rv|sites|websites|homes|cases|jobs|units|visitors|customers|organi[sz]ations|"
    r"developers|teachers|parents|women|men|voters|americans|more|fewer|different|words|miles)\b"
)
# "By 2100", "from 2020 to 2100": the one year to come that is much written of.
_TO_COME = pattern(
    r"(?:(?:^|[^a-z ] ?|\b(?:is|are|be|and|that|degrees|happen|end|(?:level|sea) ris(?:e|ing)) )by"
    r"|\b(?:until|till|the year|20\d\d(?: to| and|[-–]))) ?$"
)
_THINGS = pattern(r" (?!(?:is|was|has|as|this|unless)\b)[a-z]+s\b")
# "n=2004", "sample size: 2,016": no year.
_N = pattern(r"(?:\bn ?=|\bsample size(?: of|:| was| is)?) ?$")
_YEAR_BEFORE = frozenset(
    "in since by from until till to of the and through during late early mid before after for "
    "circa between spring summer autumn fall winter year fy fiscal vs versus than this january "
    "february march april may june july august september october november december".split()
)
_CLUSTER = pattern(r"[\w.,:/–%+&=#@-]*")
_URL = pattern(
    r"(?:https?://|www\.)(?:[^\s<>\"”()\]]|\([^\s()<>]*\))+"
    r"|\b10\.\d{4,9}/(?:[^\s<>\"”()\]]|\([^\s()]*\))+"
    r"|[\w.+-]{1,64}@[\w-]+\.[\w.-]+"
    r"|\b[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){0,3}\.(?:com|org|net|gov|edu|io|co|uk|eu|example)/[^\s<>\"”)\]]*"
)
# "2014;22(4):310-328", "22(4), 310-328", "22, no. 4 (May 2014): 310": year, volume, issue, pages.
_VOLUME = pattern(
    r"\b\d{4}(?: [a-z]{3})?; ?\d{1,4}(?:\([\d-]{1,7}\)(?:: ?[a-z]?\d{1,6}(?:[-–][a-z]?\d{1,6})?)?"
    r"|: ?[a-z]?\d{1,6}(?:[-–][a-z]?\d{1,6})?)"
    r"|\b\d{1,4}\(\d{1,4}(?:[-–]\d{1,4})?\)(?::|, )(?:pp?\. ?)?[a-z]?\d{1,6}"
    r"(?:[-–][a-z]?\d{1,6})?\b(?!%| per)"
    r"|\b\d{1,4}, no\. \d{1,6} \([^()]{2,30}\): ?[a-z]?\d{1,6}(?:[-–][a-z]?\d{1,6})?"
)
_VOLUME_HINT = pattern(r"\d\)(?::|, )(?:p|\w?\d)|\d\): \d|\d{4}(?: [a-z]{3})?; ?\d")
_PHONE = pattern(
    r"\(\d{2,5}\) ?\d{2,4}[ .-]\d{2,5}(?![\d,])|\+\d{1,3}(?:[ .-]\(?\d{1,5}\)?){2,5}(?![\d,%])"
    r"|(?<![\d.,$£€-])\d{3} \d{3} \d{4}(?![\d,.]\d)"
)
# "754 North President Street, Suite 1, Jackson, MS 39202": as written, capitals and all.
_POSTAL = pattern(
    r"\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]"
    r"|T[NX]|UT|V[AT]|W[AIVY]),? \d{5}(?:-\d{4})?\b"
    r"|\b\d{1,5} (?:[NSEW]\.? )?(?:[A-Z][\w.’'-]{0,20} ){1,4}?(?:Street|St|Avenue|Ave|Road|Rd|Blvd"
    r"|Boulevard|Drive|Lane|Ln|Court|Ct|Square|Parkway|Pkwy|Highway|Hwy)\b"
    r"|\b\d{1,5} (?:[A-Z][\w.’'-]{0,20} ?){1,3}, (?:Suite|Ste|Floor|Apt|Unit)\b"
)
_PHONE_HINT = pattern(r"\(\d|\+\d|\d{3}[ -]\d{3}")
_ADDRESS_HINT = pattern(r"10\.\d{4,9}/|://|www\.|@|\.[a-z]{2,7}/")
_VERSION = pattern(r"\.\d+\.\d|\.\d+\.[x*]\b")
_CLOCK = pattern(r":\d\d")
_TO_ONE = pattern(r":1(?![\d:]|[.,]\d)")
_RATIO = pattern(r"\b(?:ratios?|odds|outnumber\w*)\b|\d:1 ?(?:→|⟶|->|=>) ?\d")
_SLASHED = pattern(r"/\d{1,4}(?:/\d{1,4})?(?![\d/])")
_FRACTION = pattern(
    r"(?P<top>[1-9])/(?P<bottom>[2-5]|8|10)(?:rds?|ths?)?(?![\d/])(?P<of> of\b| the\b)?"
)
_OF_THOSE = pattern(r"(?P<part>\d{2,4})/(?P<whole>\d{2,4})(?![\d/.\w-]|,\d)")
_DAYS = 31
_LABELLED = pattern(r"[a-z%]: $|\((?:n ?= ?)?$")
_OF_PEOPLE = pattern(
    r" (?:of (?:the |those |all |our )?)?(?:[a-z]+ )?(?:people|respondents|participants|users"
    r"|answers|responses|adults|developers|members)\b"
)
_OF_FRACTION = pattern(
    r"(?:\b(?:about|around|over|nearly|almost|roughly|than|by|only|just|another|approximately|some"
    r"|least|with|under|the other)|[(~]) ?$"
)
_SUFFIX = pattern(
    r"(?:st|nd|rd|th|k|m|ml|mcg|mg|mn|mln|mio|trn|bn|b|tn|t|pc|pct|pp|pps|ppts?|pts|x|am|pm|years?|yrs?|yo|"
    r"million|billion|trillion|"
    r"ms|s|h|hrs?|mins?|secs?|km|kg|cm|mm|mi|ft|lbs?|oz|gb|mb|kb|tb|pb|kbps|mbps|gbps|"
    r"kwh|mwh|gwh|twh|kw|mw|gw|tw|mah|rpm|bpd|hz|khz|mhz|ghz|ha|px|dpi|fps|ppm|ppb|mph|kph|kcal|fold|"
    # pence, and no lines of a screen ("1080p")
    r"(?<!\d[48]0)(?<!\d[267]0)(?<!144)(?<!576)p|"
    r"percent|eur|usd|gbp)(?![a-z0-9])"
)
_HYPHENED = pattern(r"(?:mid|pre|post|early|late|sub|top|since|non|ex|c|n|magnitude)[-–]$")
_HAS_UNIT = pattern(
    r"[\d.,]*(?:[ \u00a0]?(?:%|percent|per cent|million|billion|trillion)|[ -]?(?:times|points?)\b)"
)


def addresses(low: str, text: str) -> list[tuple[int, int, str]]:
    """Spans of addresses, numbers of phones, and volumes of journals; the last one first.

    Args:
        low: the text in lower case.
        text: as it is written, of the same length.

    Returns:
        Each with what it is, in a word.
    """
    spans = [(*match.span(), "address") for match in _POSTAL.finditer(text)]
    for marks, hint, written, reason in (
        (_ADDRESS_MARKS, _ADDRESS_HINT, _URL, "url"),
        (_PHONE_MARKS, _PHONE_HINT, _PHONE, "phone"),
        (_VOLUME_MARKS, _VOLUME_HINT, _VOLUME, "reference"),
    ):
        if not any(mark in low for mark in marks) or hint.search(low) is None:
            continue
        taken = list(spans)
        for match in written.finditer(low):
            start, end = match.span()
            if not any(a < end and start < b for a, b, _ in taken):
                spans.append((start, end, reason))
    spans.sort(reverse=True)
    return spans


def identifier(low: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Say why the digits ``low[start:end]`` are no number, with the span of all that belongs.

    Returns:
        (reason, start, end), or None if they may well be a quantity.
    """
    before = low[start - 1] if start else " "
    after = low[end] if end < len(low) else " "
    if before in {"%", "\\", "_"}:
        return _whole("code", low, start, end)
    if before.isalnum():
        if _is_currency(low, start) or (before == "x" and low[start - 2 : start - 1] in " \u00a0"):
            return None
        reason = "version" if before == "v" and not low[start - 2 : start - 1].isalnum() else None
        return _whole(reason or "identifier", low, start, end)
    if before in "-–" and start > 1 and low[start - 2].isalnum():
        named = _behind_hyphen(low, start, end)
        if named:
            return named
    elif (before in "/#@&" and start > 1 and (low[start - 2].isalnum() and before != "/")) or (
        before == "/" and start > 1 and low[start - 2].isalnum() and not _HAS_UNIT.match(low, end)
    ):
        return _whole("identifier", low, start, end)
    if after == "." and (
        _VERSION.match(low, end) or ("." in low[start:end] and low[end + 1 : end + 2].isdigit())
    ):
        return _whole("version", low, start, end)
    if after in ":/":
        named = _with_mark(low, start, end)
        if named:
            return named
    if after == "s" and _DECADE.match(low, start):
        return "date", start, end + 1
    if after.isalpha() and not _SUFFIX.match(low, end) and not _is_temperature(low, end):
        return _whole("identifier", low, start, end)
    if after == "_" or low[end : end + 2] == "(k":
        return _whole("identifier", low, start, end)
    if after in "-–" and low[end + 1 : end + 2].isdigit():
        return _dashed(low, start, end)
    if before != "." and low[start] == "0" and end - start > 1 and low[start + 1] not in ".,":
        return _number_of_phone(low, start, end)
    return None


# A block without any of these need not be searched.
_ADDRESS_MARKS = ("/", "www.", "@")
_PHONE_MARKS = ("(", "+", "phone", "call", "tel", "fax", "contact", "ring ")
_VOLUME_MARKS = ("):", "), ", ";")
_DEGREES = pattern(r"[cf](?!\w)")
_HEAT = pattern(
    r"\b(?:temperatures?|degrees?|heat\w*|hot(?:ter|test)?|cold(?:er|est)?|warm\w*|cool(?:er|est|ed)?"
    r"|freez\w+|mercury|celsius|fahrenheit|thermometers?|fever|highs of|lows of)\b|\d[cf] ?\(\d"
    r"|\d[cf]\)"
)
_DECADE = pattern(r"(?:1[5-9]|20)?\d0s\b")


def _is_currency(low: str, start: int) -> bool:
    return low[max(0, start - 3) : start] in ("usd", "eur", "gbp", "chf", "sek", "nok", "dkk")


def _is_temperature(low: str, end: int) -> bool:
    """Whether the letter behind a number makes it a temperature: "42.6C in Paris, the hottest"."""
    if _DEGREES.match(low, end) is None:
        return False
    return _HEAT.search(low, max(0, end - 90), end + 60) is not None


def _whole(reason: str, low: str, start: int, end: int) -> tuple[str, int, int]:
    match = _CLUSTER.match(low, end)
    stop = match.end() if match else end
    while stop > end and low[stop - 1] in ".,:/–%+&=#@-":
        stop -= 1
    begin = start
    floor = max(0, start - 24)
    while begin > floor and (low[begin - 1].isalnum() or low[begin - 1] in "-_./#"):
        begin -= 1
    return reason, begin if begin == 0 or begin > floor else start, stop


def _behind_hyphen(low: str, start: int, end: int) -> tuple[str, int, int] | None:
    """ "COVID-19" is a name, "mid-2013" a date, "sub-10%" a figure, "Texas–40%" too."""  # noqa: D210
    if low[start - 1] == "–" or low[start - 2].isdigit():
        return None
    if _HAS_UNIT.match(low, end) or low[start - 6 : start] == "one-in":
        return None
    if _HYPHENED.search(low[max(0, start - 10) : start]):
        return None
    if low[max(0, start - 4) : start] in ("-in-", "-of-") or low[start - 4 : start] == "-to-":
        return None
    return _whole("identifier", low, start, end)


def _with_mark(low: str, start: int, end: int) -> tuple[str, int, int] | None:
    if low[end] == ":":
        match = _CLOCK.match(low, end)
        if match is None and not low[end + 1 : end + 2].isdigit():
            return None
        if to_one(low, end) is not None:
            return None
        return _whole("time", low, start, end)
    match = _SLASHED.match(low, end)
    if match is None:
        return _whole("identifier", low, start, end) if low[end + 1 : end + 2].isdigit() else None
    if "." in low[start:end] or _is_fraction(low, start) or PART_OF.match(low, end):
        return None
    return _whole("date", low, start, end)


def to_one(low: str, end: int) -> int | None:
    """Where ":1" ends behind a number that says how many there are for each one of others.

    "A ratio of 15:1", "up from 9:1", "(9:1 → 11:1)": what else is written so (times, verses,
    scores, scales) stands neither beside such a word nor beside another of its kind.
    """
    match = _TO_ONE.match(low, end)
    if match is None:
        return None
    if _RATIO.search(low, max(0, end - 90), end + 40) is None:
        return None
    return match.end()


def _counts(low: str, start: int) -> bool:
    """Whether "125/186" says how many of those asked: more than a month has days, and no year."""
    match = _OF_THOSE.match(low, start)
    if match is None:
        return False
    part, whole = int(match["part"]), int(match["whole"])
    if part > whole or whole <= _DAYS or 1800 <= whole <= 2100:
        return False
    beside = _LABELLED.search(low, max(0, start - 3), start)  # "(150/186)", "Stone ovens: 125/186"
    return beside is not None or _OF_PEOPLE.match(low, match.end()) is not None


def _is_fraction(low: str, start: int) -> bool:
    if _counts(low, start):
        return True
    match = _FRACTION.match(low, start)
    if match is None or int(match["top"]) >= int(match["bottom"]):
        return False
    return bool(match["of"]) or _OF_FRACTION.search(low[max(0, start - 16) : start]) is not None


def _dashed(low: str, start: int, end: int) -> tuple[str, int, int] | None:
    """Tell that "555-0143" and "1-800-555" are numbers of phones, "2024-05-01" is a date."""
    stop = end
    groups = 1
    while low[stop : stop + 1] in ("-", "–") and low[stop + 1 : stop + 2].isdigit():
        stop += 1
        groups += 1
        while stop < len(low) and low[stop].isdigit():
            stop += 1
    if groups > 2:
        return _whole("date" if end - start == 4 else "identifier", low, start, end)
    second = low[end + 1 : stop]
    if (
        second[0] == "0"
        and len(second) > 1
        and not (low[stop : stop + 1] == "." and low[stop + 1 : stop + 2].isdigit())
    ):
        return _whole("phone", low, start, end)
    return None


def _number_of_phone(low: str, start: int, end: int) -> tuple[str, int, int]:
    stop = end
    while low[stop : stop + 1] in (" ", "-") and low[stop + 1 : stop + 2].isdigit():
        stop += 1
        while stop < len(low) and low[stop].isdigit():
            stop += 1
    return "phone", start, stop


def dated(text: str, low: str, found: Amount) -> int | None:
    """Where the date ends that the bare amount is (part of); None if it is none."""
    if found.form not in ("", "rank") or found.plus or found.number.decimals:
        return None
    start, end = found.text
    value = found.number.value
    if value <= 31:
        match = _MONTH_AFTER.match(low, end)
        if match and (match["month"] not in _VERBS_TOO or _capital(text, match)):
            return match.end()
    if value <= 31 or _YEAR.match(low[start:end]):
        match = _MONTH_BEFORE.search(low[max(0, start - 28) : start])
        if found.number.in_words and found.form != "rank":
            match = None  # "14 in May, nine in June"
        if match and not _COUNTED.match(low, end):
            at = max(0, start - 28) + match.start("month")
            if text[at].isupper() or match["month"] not in _VERBS_TOO:
                rest = _DAY_REST.match(low, end) if value <= 31 else None
                return rest.end() if rest else end
    if low[start:end] == "2100" and not _COUNTED.match(low, end) and not _THINGS.match(low, end):
        return end if _TO_COME.search(low, max(0, start - 24), start) else None
    if not _YEAR.match(low[start:end]) or _N.search(low[max(0, start - 16) : start]):
        return None
    if _COUNTED.match(low, end):
        words = low[max(0, start - 16) : start].split()
        if not words or words[-1] not in _YEAR_BEFORE - {"to", "from", "of", "the", "than", "and"}:
            return None
    elif value < 1900 and not _in_time(low, start):
        return None
    rest = _YEAR_REST.match(low, end)
    return rest.end() if rest else end


def _in_time(low: str, start: int) -> bool:
    words = low[max(0, start - 16) : start].split()
    return bool(words) and words[-1] in _YEAR_BEFORE - {"to", "from", "of", "the", "than", "and"}


def _capital(text: str, match: re.Match[str]) -> bool:
    return text[match.start("month")].isupper()
