"""Scores and points: readings of an index, and points that are percentage points."""

from __future__ import annotations

from itertools import pairwise

from flows.lazy import pattern
from flows.read.around import Around
from flows.read.model import Figure

_CARRIED = frozenset(("duration", "currency", "frequency", "measure", "score", "percent"))
_SET_AGAINST = pattern(
    r"(?:\b(?:it was|to|from|against|compared (?:to|with)|rather than|instead of|versus|vs\.?|"
    r"say|(?:and|or|than) (?:was|were)?)\s*(?:just |only |about )?|, (?:up|down) from )$"
)
_ENDS_BARE = pattern(
    r"\s*(?:[.,;:!?)\]”\"]|$| (?:in|a|per|last|on|for|at|by|before|after|the|this)\b)"
)
_AT = r"(?:of|at|is|was|stands at|stood at|reached|hit|to|from|:|about|only|just|a|an|nearly|over)"
_SCORE = pattern(
    r"\b(?:(?:scor(?:e|es|ed|ing)|ratings?|rated|index|nps)"
    r"(?: (?:value|reading|level|results?|score))?"
    rf"(?: {_AT}){{0,4}}|grades?(?: {_AT}){{1,4}}|readings? of) $|\bscore: $"
)
# "The barometer of the mills climbed to 88."
_GAUGE = pattern(
    r"\b(?:index|indices|barometer|gauge|indicator|tracker|score|nps|pmi|thermometer)\b"
    r"(?:(?! in (?:19|20)\d\d)[^.;:\d]){0,60}"
    r"\b(?:(?:climb|r[io]se|jump|edg|inch|f[ae]ll|drop|slip|slid|tumbl|plung|surg|improv|declin|advanc"
    r"|dip|grew|recover|rebound|sank|sink)\w*(?: \w+ points?)?"
    r"(?: back| up| down| slightly| further| again)? (?:to|from)"
    r"|(?:was|is|stood|stands|came in|remain(?:s|ed)|held|rest(?:s|ed)|unchanged|stuck)"
    r"(?: unchanged| steady| flat)? at"
    r"|reach(?:ed|es)|hit|hits|(?:was|is)(?: now)?|(?:score|reading|value|level)s? of) "
    r"(?:just |only |a |an |about |nearly |almost |over |just under |just over )?$"
)
_POINT = pattern(r"[\d\w][ -]points?$")
_SCORED = pattern(r"\b(?:scor\w+|index|indices|barometer|gauge|rating of|points)\b")
# What is measured in percent, though no share stands there.
_OF_SHARES = pattern(
    r"\b(?:polls?|polling|polled|turnout|approval|voters?|elections?|votes?|candidates?"
    r"|senate race|market share|favou?rability|unemployment|jobless rate|interest rates?"
    r"|graduation rate|vote share|support for|swing)\b"
)
_TALLIED = pattern(
    r"\b(?:game|match|season|league|goals?|scored|quarter|halftime|stocks?|shares|dow|nasdaq|s&p|ftse"
    r"|bond|yield|test|tests|exam|exams|reading|math|maths|pisa|iq|championship|playoffs?|coach)\b"
)


# Points that are counted, whatever shares stand beside them.
_COUNTED = pattern(
    r"\b(?:rebounds|assists|shots|field goals|touchdowns?|playoffs?|halftime|dow"
    r"|nasdaq|s&p|ftse|nikkei|dax|loyalty|rewards?)\b"
)


def settle_scores(low: str, group: list[Figure]) -> None:
    """Make scores of bare numbers that are read off an index."""
    for figure in group:
        if figure.form != "count" or figure.step > 1 or figure.why_not or figure.value > 1000:
            continue
        sentence = figure.sentence
        floor = sentence.start if sentence is not None else 0
        left = low[max(floor, figure.start - 90) : figure.start]
        if not (_SCORE.search(left) or _GAUGE.search(left)):
            continue
        right = low[figure.end : figure.end + 8]
        if right.startswith((" of ", " out of ")) or (
            _GAUGE.search(left) and not _ENDS_BARE.match(low, figure.end)
        ):
            continue
        figure.form = figure.unit = "score"


def settle_places(low: str, group: list[Figure]) -> None:
    """ "Italy (73rd) fell 24 places": a step on a list of ranks has a unit of its own."""  # noqa: D210
    for figure in group:
        moved = figure.form == "count" and _MOVED.search(
            low, max(0, figure.start - _NEAR), figure.start
        )
        if moved and _PLACES.match(low, figure.end):
            figure.form, figure.unit = "measure", "other:places"


def carry_units(low: str, group: list[Figure]) -> None:
    """ "Before, it was 11 days. After, it was 7": a number set against another has its unit."""  # noqa: D210
    for before, figure in pairwise(group):
        if _as_often(before, figure, low):
            figure.form, figure.unit = before.form, before.unit
            continue
        if figure.form != "count" or figure.why_not or figure.unit != "count":
            continue
        if _same_money(before, figure, low):
            figure.form, figure.unit = before.form, before.unit
            continue
        if before.why_not or before.form not in _CARRIED or _POINT.search(before.text.lower()):
            continue
        gap = low[before.end : figure.start]
        if len(gap) > 90 or (figure.value_text.isdigit() is False and len(gap) > 60):
            continue
        if not _ENDS_BARE.match(low, figure.end):
            continue
        if figure.step > 1 or (before.form == "percent" and figure.value > 100):
            continue
        if _SET_AGAINST.search(gap) and not gap.endswith(_OF_AGE):
            figure.form, figure.unit = before.form, before.unit


_OF_AGE = ("older than ", "younger than ")
_PLACES = pattern(r" (?:places?|positions?|spots?)\b")
_NEAR = 40  # characters
_AND = pattern(
    r"[^.;:\d]{0,40}\b(?:and|to|from|or|versus|against|than)"
    r"(?: about| nearly| over| almost| around)? "
)


def _as_often(before: Figure, figure: Figure, low: str) -> bool:
    """Whether "2.6 times a day, against 2.1 times" tells twice how often, not how much more."""
    often = before.form == "frequency" and figure.form == "multiple" and not figure.why_not
    gap = low[before.end : figure.start]
    return often and figure.text.lower().endswith("times") and bool(_SET_AGAINST.search(gap))


def _same_money(before: Figure, figure: Figure, low: str) -> bool:
    """Whether "$121 billion in one place and 1.4 trillion in another" are of one currency."""
    if before.form != "currency" or before.step < 1e3 or figure.step < 1e3:
        return False
    gap = low[before.end : figure.start]
    return bool(_AND.fullmatch(gap)) and _ENDS_BARE.match(low, figure.end) is not None


def settle_points(group: list[Figure], low: str) -> None:
    """Points are percentage points where shares stand around, or votes are counted."""
    shares = any(
        f.form in ("percent", "points", "fraction", "ratio") and not f.why_not for f in group
    )
    for figure in group:
        if figure.form != "score" or not _POINT.search(figure.text.lower()):
            continue
        sentence = figure.sentence
        assert sentence is not None
        words = low[sentence.start : min(sentence.end, sentence.start + 500)]
        if _COUNTED.search(words):
            continue
        if not shares and (not _OF_SHARES.search(words) or _TALLIED.search(words)):
            continue
        scored = any(
            f is not figure and f.form == "score" and not f.why_not and not _is_point(f)
            for f in group
        ) or _SCORED.search(low[max(sentence.start, figure.start - 120) : figure.start])
        if not scored:
            figure.form, figure.unit = "points", "percentage_point"


def _is_point(figure: Figure) -> bool:
    return bool(_POINT.search(figure.text.lower()))


def moves(near: Around) -> bool:
    """Whether points are the size of a step ("fell 12 points to 71"), not the end of a scale."""
    return near.figure.form in ("score", "points") and bool(_MOVED.search(near.left))


_MOVED = pattern(
    r"\b(?:r[io]se|rising|up|down|f[ae]ll|fallen|falling|drop\w*|gain\w*|los[et]|climb\w*"
    r"|jump\w*|slip\w*|slid|increas\w+|decreas\w+|declin\w+|dip\w*|plung\w+|surg\w+|tumbl\w+"
    r"|improv\w+|shed|added|by) (?:about |nearly |over |another |almost |more than |roughly "
    r"|just |a |an )?$"
)
