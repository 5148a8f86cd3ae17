"""Shares in words: "a third", "three quarters", "nearly half", "one in five", "11 out of 18"."""

from __future__ import annotations

from dataclasses import replace

from flows.lazy import pattern
from flows.read import units
from flows.read.amounts import NUMBER, Amount, amount
from flows.read.numbers import DENOMINATORS, MAGNITUDES, WORDS, Number, share
from flows.read.wordclass import person, tag
from flows.read.written import to_one

_TOPS = "an?|one|two|three|four|five|six|seven|eight|nine"
_BOTTOMS = "|".join(sorted(DENOMINATORS, key=len, reverse=True))
# "Another third", "the remaining quarter": as much again, or what is left.
AGAIN = r"(?:(?<=\banother )|(?<=\bremaining )|(?<=\ba further ))(?:third|quarter|fifth)\b"
FRACTION = rf"(?:{_TOPS})(?: - |[ -])(?:{_BOTTOMS})\b|half\b|{AGAIN}"

_PARTS = pattern(rf"(?P<top>{_TOPS})(?: - |[ -])(?P<bottom>{_BOTTOMS})\b")
_OF_GROWTH = pattern(r" of (?:\w+ )?(?:growth|decline|losses|profits?|expansion|gains)\b")
_ONE_MORE = pattern("third|quarter|fifth")
_OF_ANY = pattern(r" of (?:the|all|those|them|these|our|[a-z]+s)\b")
_DID = pattern(
    r" (?:sa(?:id|y)|report(?:ed|ing)?|not(?:ed|ing)|indicat(?:ed|ing)|answer(?:ed|ing)"
    r"|plan(?:ned|ning)?|us(?:ed|e|ing)|describ(?:ed|ing)|expect(?:ed|ing)?|felt|thought"
    r"|believed?|agreed?|disagreed?|cited?)\b"
)
# "a quarter of a percent", "half a percentage point", "half a point"
_OF_UNIT = pattern(
    rf"(?:(?: of)? (?:an?|one|1) ?|[ -](?=point\b|percentage))"
    rf"(?:(?P<points>{units.POINTS})|(?P<percent>{units.PERCENT})"
    rf"|(?P<score>point\b)|(?P<coins>cent\b|penny\b)|(?P<measure>{units.MEASURE}))"
)
_AND_A_HALF = pattern(rf"(?P<whole>{_TOPS}) (?:(?P<points>{units.POINTS})|points?\b) and a half\b")
_OF_MAGNITUDE = pattern(r"(?: of)?(?: an?)?[ -](million|billion|trillion|dozen|thousand)\b")
_OF_MONEY = pattern(rf"[ -]({units.CURRENCY})")
_OF_DURATION = pattern(rf"(?:(?: of)? an?[ -]|-)({units.DURATION})")
_TIMES = pattern(r"(?: as (?:many|much|likely|often|big|large|high|fast|long|expensive)\b)")

# What follows a share of something.
_VERBS = (
    "said|say|says|told|are|is|were|was|have|has|had|report|reported|do|does|did|would|will|could|"
    "can|cannot|believe|think|want|plan|planned|expect|agree|agreed|use|used|cite|cited|name|named|"
    "feel|felt|never|still|now|also|don|didn|aren|weren|haven|saw|see|found|chose|prefer|preferred|"
    "answered|responded|thought|admitted|admit|came|come|comes|go|went|goes|work|worked|live|lived|"
    "get|got|lost|gave|give|made|make|took|take|felt|rated|ranked|indicated|planning|using|disagree"
)
# "Every fifth child has no bed": a share of those it is said of.
EVERY = r"every (?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b"
_AT_TIMES = (
    rf"(?!(?:{units.DURATION}|morning|afternoon|evening|night|weekend|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday|spring|summer|autumn|winter|fall|season|time|page|word"
    r"|line|step|stop|issue|edition|thing|way|one|floor|row)s?\b)"
)
_EVERY = pattern(
    rf"every (?P<nth>\w+)(?= (?:{_AT_TIMES}[a-z-]+ )?{_AT_TIMES}"
    rf"[a-z]+(?<!s) (?:(?:{_VERBS}|thinks|wants|says|does|in|of|at|among|who|that|under|over|aged"
    r"|between|from|lives|goes|gets|owns|works|never|no longer)\b|[a-z]{2,}(?:ed|s)\b))"
)
_ASKED_AND = pattern(r"\b(?:ask|asked) [^.;:]{2,60}, and $")
_DO = pattern(rf" (?:{_VERBS}|[a-z]{{3,}} (?:the|that|it|their|them|money|time|no|an?)\b)")
_NO_SHARE_BEFORE = frozenset(
    "on in for after at with and or by like of surveyed asked sampled called visited interviewed "
    "picked chose took".split()
)
# "Every fifth customer gets a free loaf", "every tenth visitor was asked": chosen by number.
_CHOSEN = pattern(
    r" (?:[a-z-]+ ){1,2}(?:gets?|got|wins?|won|receive[sd]?|is given|(?:was|is|were) (?:asked"
    r"|sampled|stopped|chosen|picked|searched|interviewed|surveyed|checked|given)|has a rest)\b"
)
_AHEAD = 40  # characters
_COUNTABLE = frozenset(
    "household home family firm company business shop school farm job child woman man girl boy "
    "adult house flat loaf meal car bus train flight ship tree bottle book euro dollar pound "
    "pupil couple marriage birth death".split()
)

_SHARE_FOLLOWS = pattern(
    rf"[ ](?:of\b(?! (?:the )?(?:year|20\d\d|19\d\d))|(?:{_VERBS}|more|less|fewer|higher|lower|"
    r"larger|smaller|faster|as|in|on|for|from|to|since|between|by|compared|this|last|over|"
    r"below|above|and|or|each|off|cheaper|longer|shorter)\b)|\s*(?:[.,;:!?()\]”\"—–|]|$)"
)
_SHARE_PRECEDES = frozenset(
    "by than about nearly almost roughly around over under only just exactly approximately up down "
    "another some to barely fully least exceed exceeds exceeded".split()
)
_OF_TIME = pattern(r" (?:in|on|for|from|to|since|last|this)\b")
_OF_THEM = pattern(
    r"(?:^|[.;:!?] |\b(?:and|but) )(?:of|among) (?:those|them|these|the rest|the others)"
    r"(?: [\w’'-]+){0,4}, (?:about |only |just |nearly |over |fully |almost )?$"
)
_NO_THIRD = pattern(r"[ -](?:part(?:y|ies)|world|place|grade|graders?|person|time|wheel|option)\b")
_NO_HALF = pattern(
    r"-(?!hour|million|billion|dozen|point|percent)[a-z]"
    r"| (?:past|way|hearted|brother|sister|marathon|time|term|year|moon|board|price|dead|asleep|"
    r"baked|full|empty|the (?:battle|fun|story|job|work)\b|price|mile|century|decade|inch|life|"
    r"measures?|board|page|joking|kidding|expect|hours?|size)\b"
)
_NO_HALF_AFTER = frozenset(
    "first second other latter former better top bottom upper lower last next northern southern "
    "eastern western back front final opening worse and each this that either your my and-a".split()
)
_TOLD_THAT = pattern(
    r"\b(?:f(?:ou|i)nds?|show(?:s|ed|n)?|sa(?:id|ys?)|suggest(?:s|ed)?|report(?:s|ed)?"
    r"|reveal(?:s|ed)?|learn(?:ed|t)|estimate[sd]?|believe[sd]?|th(?:ink|ought)s?|means?|meant"
    r"|kn[eo]w|discovered|note[sd]?|indicate[sd]?|heard|noticed|saw|see|admit(?:s|ted)?|tells us)"
    r" that $"
)
_CUT = pattern(r"\b(?:cut|cuts|cutting|slash\w*|reduc\w+|drop\w*|fell|fall\w*|divid\w+|split)\b")

_RATIO = pattern(
    r"(?P<out>[ -]out[ -]of[ -](?:every[ -]|the |its |our |their )?)|(?P<of>[ ]of[ ](?:the |all |its )?)"  # noqa: E501
    r"|(?P<in>[ -]in[ -](?:every[ -])?)"
)
_SLASH = pattern(r"/(?=[2-9]|10|1\d\d)")
# "one employee in ten", "nine readers out of ten"
_APART = pattern(r"[ ](?P<noun>[a-z]+(?:[ -][a-z]+){0,2}) (?:in|out of)(?: every)? (?=[\dtfsne])")
_AFTER_APART = pattern(
    rf"[ ](?:{_VERBS}|who|that|of|to|at|among|with|in|on|from|by)\b|\s*(?:[.,;:!?()\]”\"—–|]|$)"
)
_NEXT = pattern(r" (?P<word>[a-z]+) (?P<then>[a-z]+)\b")
# "86 jars in every 100"
_IN_A_HUNDRED = pattern(r"[ ][a-z]+(?:[ -][a-z]+)? (?:in every|out of every|in each) (?=100\b)")
_OF_SCALE = pattern(r" out of |/| of ")
_RATING = pattern(r"[ -](?:stars?\b|points?\b|on |rating|scale)|[ ]?★")
_RATED = pattern(r"\b(?:scor\w+|rat(?:ed|ing|ings)|average|mean|grade[ds]?)\b[^.;]{0,24}$")
_PERIOD = pattern(
    rf"[ -](?:{units.DURATION}|steps?|minutes?|countries|cities|states|places|sizes|parts|languages|"  # noqa: E501
    r"seasons?|games?|months?|sessions|rounds|hundreds|thousands|millions|dozens?)|\s?(?:%|percent|per cent)|[-/:]\d"  # noqa: E501
)
_MONTHS_LEFT = pattern(
    r"\b(?:page|step|part|slide|chapter|figure|day|week|no\.?|number|question|version|issue|lesson|"
    r"round|phase|stage|game|item|volume|row|table) $"
)


def fraction(low: str, start: int) -> Amount | None:
    """Read the fraction in words at ``start``, or None if it is no share after all."""
    match = _PARTS.match(low, start)
    if match is None:
        if low.startswith("half", start):
            return _half(low, start)
        if low.startswith("every", start):
            return _every(low, start)
        again = _ONE_MORE.match(low, start)
        if again is None or _NO_THIRD.match(low, again.end()) or _OF_GROWTH.match(low, again.end()):
            return None
        number = share(1, DENOMINATORS[again.group()])
        follows = _OF_ANY.match(low, again.end()) or _DID.match(low, again.end())
        if follows is None and again.group() != "quarter":  # "another quarter passed"
            follows = _SHARE_FOLLOWS.match(low, again.end())
        part = Amount(start, again.end(), number, (start, again.end()), "fraction", "percent")
        return part if follows else None
    top, bottom, end = match["top"], match["bottom"], match.end()
    number = share(WORDS.get(top, 1), DENOMINATORS[bottom])
    found = Amount(start, end, number, (start, end), "fraction", "percent")
    if _of_unit(low, found, WORDS.get(top, 1) / DENOMINATORS[bottom]):
        return found
    article = top in ("a", "an")
    if low[end : end + 1] == "-" and low[end + 1 : end + 2].isalpha():
        return None
    if bottom in ("half", "halves"):
        return None if article or top != "one" else found
    if bottom.startswith(("third", "fourth", "fifth", "sixth")) and _NO_THIRD.match(low, end):
        return None
    if not article:
        # "one second", "two quarters of growth" are no shares; "one fifth" and "three quarters" are.  # noqa: E501
        if bottom == "quarters" and top != "three":
            return None
        if top == "one" and bottom in ("fourth", "sixth", "seventh", "eighth", "ninth"):
            return found if _SHARE_FOLLOWS.match(low, end) else None
        return found
    before = _word_before(low, start)
    if before in _SHARE_PRECEDES or (before == "been" and _SHARE_FOLLOWS.match(low, end)):
        return found
    if bottom == "quarter" and _OF_TIME.match(low, end):
        return None
    if _OF_THEM.search(low, max(0, start - 60), start):
        return found  # "Of those, a third buy it at the station"
    if (not before or before[-1] in ".!?:;") and _does(low, end):
        return found
    # "A third said"; "got a sixth?" may be one more.
    follows = _SHARE_FOLLOWS.match(low, end)
    return (
        found
        if follows and (follows.group()[:1] == " " or bottom in ("third", "quarter"))
        else None
    )


def _every(low: str, start: int) -> Amount | None:
    """Read "every fifth child has", not "every second year" or "on every third page"."""
    match = _EVERY.match(low, start)
    if match is None or _word_before(low, start) in _NO_SHARE_BEFORE:
        return None
    counted = low[match.end() : match.end() + _AHEAD].split()[:2]
    if not any(person(word) or person(f"{word}s") or word in _COUNTABLE for word in counted):
        return None  # "every second ball", "every fourth bar"
    if _CHOSEN.match(low, match.end()):
        return None
    nth = match["nth"]
    number = share(1, 2 if nth == "second" else DENOMINATORS[nth])
    return Amount(start, match.end(), number, (start, match.end()), "fraction", "percent")


def _half(low: str, start: int) -> Amount | None:
    end = start + 4
    found = Amount(start, end, share(1, 2), (start, end), "fraction", "percent")
    if _of_unit(low, found, 0.5):
        return found
    if _NO_HALF.match(low, end):
        return None
    before = _word_before(low, start)
    anew = before == "and" and low.startswith(" of ", end)  # not "two and half"
    asked = before == "and" and _ASKED_AND.search(low, max(0, start - 60), start)
    anew = anew or bool(asked and _DO.match(low, end))  # "Ask them why, and half name money"
    told = before == "that" and _TOLD_THAT.search(low, max(0, start - 40), start)
    anew = anew or bool(told and low.startswith(" of ", end))  # not "of that half"
    if (before in _NO_HALF_AFTER and not anew) or (start and low[start - 1] in "-'’"):
        return None
    if before.endswith(("'s", "’s")) and low.startswith(" of ", end):
        return None  # "the manager's half of the bargain"
    if before in ("a", "an"):
        return None
    if before == "in":
        return found if _CUT.search(low, max(0, start - 60), start) else None
    if _TIMES.match(low, end):
        number = Number(0.5, 1, 0.1, in_words=True)
        return replace(found, number=number, form="multiple", unit="multiple")
    return found


_UNITS = {
    "points": ("points", "percentage_point"),
    "percent": ("percent", "percent"),
    "score": ("score", "score"),
}


def points_and_a_half(low: str, start: int) -> Amount | None:
    """Read "a point and a half" or "two points and a half" at ``start``."""
    match = _AND_A_HALF.match(low, start)
    if match is None:
        return None
    whole = WORDS.get(match["whole"], 1)
    form, unit = _UNITS["points" if match["points"] else "score"]
    number = Number(whole + 0.5, 1, 0.1, in_words=True)
    return Amount(start, match.end(), number, (start, match.end()), form, unit)


def _of_unit(low: str, found: Amount, part: float) -> bool:
    """Turn a fraction of a unit ("half a million", "quarter of an hour") into an amount of it."""
    match = _OF_UNIT.match(low, found.end)
    if match:
        kind = match.lastgroup or ""
        found.form, found.unit = _UNITS.get(kind) or (kind, f"other:{match[kind]}")
        found.number = Number(round(part, 4), 2, 0.1, in_words=True)
        found.end = match.end()
        return True
    match = _OF_MAGNITUDE.match(low, found.end)
    if match and low[match.end() : match.end() + 1] != "s":
        factor = MAGNITUDES[match[1]]
        found.form, found.unit = "", "count"
        found.number = Number(part * factor, 0, factor / 4, in_words=True)
        found.end = match.end()
        money = _OF_MONEY.match(low, found.end)
        if money:
            found.form, found.unit = "currency", units.currency_of(money[1])
            found.end = money.end()
        return True
    match = _OF_DURATION.match(low, found.end)
    if match:
        found.form, found.unit = "duration", units.duration_of(match[1])
        found.number = Number(round(part, 4), 2, 0.25, in_words=True)
        found.end = match.end()
        return True
    return False


def ratio(low: str, first: Amount) -> Amount | None:
    """Read "3 in 4", "two out of five", "11 of 18" from its first number on."""
    if first.form:
        return None
    if first.number.decimals:
        return _rating(low, first)
    match = _RATIO.match(low, first.end) or _SLASH.match(low, first.end)
    if match is None:
        return _apart(low, first)
    second = _whole(low, match.end())
    if second is None:
        return None
    part, whole = first.number.value, second.number.value
    way = match.lastgroup
    if not _is_share(part, whole, way == "in") or _PERIOD.match(low, second.end):
        return None
    left = low[max(0, first.start - 12) : first.start]
    if way == "of" and (part == 1 or _MONTHS_LEFT.search(left)):
        return None
    if _year_like(low, second):
        return None
    found = Amount(first.start, second.end, share(part, whole), (first.start, second.end))
    found.form, found.unit = "ratio", "percent"
    if (
        way != "in"
        and whole in (5, 10, 100)
        and (_RATING.match(low, second.end) or _rated(low, first.start))
    ):
        found.form, found.unit, found.number = "score", "score", first.number
        found.text = first.text
        return found
    if whole > 12 and not (part == 1 or whole % 10 == 0):
        found.number = replace(share(part, whole, exact=True), in_words=first.number.in_words)
    return found


def for_each(low: str, first: Amount) -> Amount | None:
    """Read "15:1" from its first number on: so many for each one of others."""
    if first.form or low[first.end : first.end + 1] != ":":
        return None
    end = to_one(low, first.end)
    return None if end is None else replace(first, end=end, form="measure", unit="other:ratio")


def _rating(low: str, first: Amount) -> Amount | None:
    """Read "4.6 out of 5" and "4.6/5"."""
    match = _OF_SCALE.match(low, first.end)
    if match is None:
        return None
    second = _whole(low, match.end())
    if second is None or second.number.value not in (4, 5, 7, 10, 20, 100):
        return None
    if first.number.value > second.number.value:
        return None
    return replace(first, end=second.end, form="score", unit="score")


def _apart(low: str, first: Amount) -> Amount | None:
    match = _IN_A_HUNDRED.match(low, first.end)
    if match is not None and (second := _whole(low, match.end())) is not None:
        number = share(first.number.value, second.number.value, exact=True)
        found = Amount(first.start, second.end, number, (first.start, second.end))
        found.form, found.unit = "ratio", "percent"
        return found
    if first.number.value > 9:
        return None
    match = _APART.match(low, first.end)
    if match is None:
        return None
    second = _whole(low, match.end())
    if second is None or second.number.value > 1000 or _PERIOD.match(low, second.end):
        return None
    if not _is_share(first.number.value, second.number.value, strict=True):
        return None
    if _year_like(low, second) or not _ends(low, second.end):
        return None
    number = share(first.number.value, second.number.value)
    found = Amount(first.start, second.end, number, (first.start, second.end))
    found.form, found.unit = "ratio", "percent"
    return found


def _ends(low: str, end: int) -> bool:
    """Whether what was in so many is said at ``end``: no noun follows that is counted there."""
    if _AFTER_APART.match(low, end):
        return True
    after = _NEXT.match(low, end)
    if after is None:
        return False
    kind = tag(after["word"])
    if kind in "PSCXVEADB":
        return True
    # "in twelve finds its way", "in ten fail within": a verb, for what it governs follows.
    return kind in "zb" and tag(after["then"]) in ("DPTO" if kind == "z" else "DPT")


def _does(low: str, end: int) -> bool:
    """Whether a verb that many do opens what follows: "A quarter travel more than ..."."""
    after = _NEXT.match(low, end)
    return after is not None and tag(after["word"]) in "bB" and tag(after["then"]) in "DPTASN"


def _whole(low: str, start: int) -> Amount | None:
    if NUMBER.match(low, start) is None:
        return None
    second = amount(low, start, alone=True)
    return None if second is None or second.why_not or second.number.decimals else second


def _is_share(part: float, whole: float, strict: bool) -> bool:
    if whole < 2 or part < 0:
        return False
    return part < whole if strict else part <= whole


def _year_like(low: str, second: Amount) -> bool:
    return 1800 <= second.number.value <= 2100 and low[second.start : second.end].isdigit()


def _rated(low: str, start: int) -> bool:
    return _RATED.search(low[max(0, start - 40) : start]) is not None


def _word_before(low: str, start: int) -> str:
    words = low[max(0, start - 16) : start].split()
    return words[-1].strip("(“\"'*_[") if words else ""
