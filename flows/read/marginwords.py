"""Words by which a text states a margin of error."""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.around import Around

_MARGIN = pattern(
    r"(?:\bmargins? of (?:sampling )?error\b[^.;]{0,60}|\b(?:plus or minus|give or take) "
    r"(?:about )?|\bplus-or-minus |\+/[-–−] ?|± ?|\bsampling error\b[^.;]{0,50}"
    r"|\berror margin\b[^.;]{0,40}|\bcis? (?:of )?[<~]?|\ba margin (?:of )?(?:about )?"
    r"|\bstatistical (?:error|uncertainty|margin)\b[^.;]{0,40}"
    r"|\b(?:accurate|correct|exact|precise|reliable) to (?:within )?(?:about |some |roughly )?)$"
)
# "with a margin of error of 3 points, 40% of adults": the margin has been given.
_MARGIN_GIVEN = pattern(
    r"\berror\b[^;,\d]{0,40}(?:\d+|\b(?:an?|one|two|three|four|five|half an?)\b)"
    r" ?(?:%|per ?cent\w*|percentage|points?|pts|pp)?[^;,\d]{0,30}[,:]"
    r"[^;\d]*$"
)
_OF_A_GROUP = pattern(r"^ (?:for|among|amongst|in) [^,;.]{0,50}[.;)]?$")
_MARGIN_FOLLOWS = pattern(
    r"^ ?\)?(?:-point|percentage[- ]points?|points?)? ?(?:margin of (?:sampling )?error|"
    r"sampling error|either (?:way|side)\b|in either direction\b)"
)
_INTERVAL = pattern(r"\b(?:(?:confidence|credible) intervals?|ci)\b[^.;)\d]{0,16}$")
_PLUS_MINUS = pattern(r"(?:\bplus or minus|\+ ?/ ?[-–−]|±) ?$")
_MARGIN_OF_ONE = pattern(
    r"\b(?:margins? of (?:sampling )?error|interval)\b[^;]{0,90}\d[^;]{0,60}"
    r"(?:,| and)(?: of)?(?: about)? $"
)
# "MoE 3.2", "MOE: ±3", "margin of error: 3.2": of a number without a unit, right behind the words.
_NOTED = pattern(
    r"\b(?:moe|m\.o\.e\.|margins? of (?:sampling )?error|sampling error)\b(?: of| is| was)?"
    r" ?[:=,]? ?(?:±|\+ ?/ ?[-–−]|plus or minus)? ?$"
)
_IN_A_LIST = pattern(r"[(,;] ?(?:±|\+ ?/ ?[-–−]) ?$")
_ENDS_LIST = pattern(r"^ ?(?:%|pts?\b|pp\b|points?\b)? ?[),;]")
_LARGEST = 25  # points
_FOR_OTHERS = pattern(r"^(?: (?:percentage )?points?)? (?:for|among) ")


def states_margin(near: Around) -> bool:
    """Whether a figure is a margin of error: "give or take 3 points", "±3", "for men 5.2"."""
    figure, left = near.figure, near.left
    if _INTERVAL.search(left):
        return True
    if figure.form in ("count", "percent", "points", "score") and 0 < figure.value <= _LARGEST:
        listed = _IN_A_LIST.search(left) and _ENDS_LIST.match(near.right)
        if _NOTED.search(left) or listed:
            return True
    if figure.form in ("percent", "points", "score") and (
        (_MARGIN.search(left) and not _after_margin(near)) or _MARGIN_FOLLOWS.match(near.right)
    ):
        return True
    return figure.form in ("count", "points", "score", "percent") and _another_margin(near)


def _after_margin(near: Around) -> bool:
    """Whether the margin that is spoken of was given before, and a share follows it."""
    given = near.figure.form == "percent" and _MARGIN_GIVEN.search(near.left)
    return bool(given) and not _OF_A_GROUP.match(near.right)


def _another_margin(near: Around) -> bool:
    """Whether a margin is that of a second group: "5.5 points for all and 8.9 points for men"."""
    sentence = near.figure.sentence
    if sentence is None:
        return False
    at = near.figure.start - sentence.start
    left = sentence.text[max(0, at - 200) : at].lower()
    if _PLUS_MINUS.search(left):
        return "error" in left or "interval" in left
    return _MARGIN_OF_ONE.search(left) is not None and _FOR_OTHERS.match(near.right) is not None


# "19 times out of 20", "in 19 cases out of 20", "19 out of 20 times": how sure a margin is.
_SO_SURE = pattern(
    r"\b(?:19|nineteen|9|nine|95|99)(?: (?:times|cases|instances|samples))? (?:out of|in)"
    r" (?:every )?(?:20|twenty|10|ten|100)\b"
)
_TIMES = pattern(r"\b(?:times|cases|instances|samples)\b")
_ERROR = pattern(
    r"\b(?:error|accura\w+|margin|confiden\w+|sampl\w+|precis\w+|within|plus or minus)\b|±"
)


def states_confidence(near: Around) -> bool:
    """Whether a figure tells how sure a margin of error is: "19 times out of 20"."""
    sentence = near.figure.sentence
    if sentence is None:
        return False
    begin, end = near.figure.start - sentence.start, near.figure.end - sentence.start
    floor = max(0, begin - 24)
    around = sentence.text[floor : end + 40].lower()
    for match in _SO_SURE.finditer(around):
        if match.start() + floor < end and begin < match.end() + floor:
            told = sentence.text[: begin + 300].lower()
            return bool(_TIMES.search(around, match.start()) and _ERROR.search(told))
    return False
