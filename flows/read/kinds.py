"""Kind of a claim: share, change, level, multiple, projection or sample."""

from __future__ import annotations

import re

from flows.read.around import Around

_UP_DOWN = (
    r"(?:ris(?:e|es|en|ing)|rose|grow(?:s|n|ing|th)?|grew|increas\w+|decreas\w+|declin\w+|drop(?:s|ped|ping)?"
    r"|f[ae]ll(?:s|en|ing)?|climb\w*|jump\w*|surg\w+|soar\w*|gain(?:s|ed|ing)?|shr[aiu]nk\w*|slid\w*|slip\w*"
    r"|plung\w+|plummet\w*|tumbl\w+|expand\w*|expan\w+|contract(?:ed|s|ing|ion)|reduc\w+|cut(?:s|ting)?"
    r"|boost\w*|improv\w+|advanc\w+|spik\w+|swell\w*|accelerat\w+|slow(?:ed|ing|s)|lower(?:ed|ing|s)"
    r"|rais(?:e|es|ed|ing)|sav(?:e|es|ed|ing|ings)|up|down|widen\w*|narrow(?:ed|s|ing)|lift\w*|swing\w*"
    r"|swung|shift\w*|chang\w+|outpac\w+|exceed\w*|rebound\w*|dip(?:s|ped)?|eas(?:ed|es)|trim\w*|slash\w*"
    r"|skyrocket\w*|balloon\w*|multipl(?:y|ied|ies)|erod\w+|los(?:t|e|es|s|ing|ses)|speed\w*|sped|hik\w+)"
)
_ADVERBS = (
    r"(?:(?:by|of|about|around|roughly|nearly|almost|over|more|than|less|at|least|up|to|just|only|some|"
    r"approximately|an?|the|another|additional|further|a total|well|under|as|much|estimated|average|averaged|"
    r"averaging|sharply|steadily|significantly|slightly|annually|some|whopping|staggering|full|mere|"
    r"impressive|modest|year-over-year|year-on-year|overall|in|usage|sales|was|were|is|also|"
    r"respectively|and|both|collectively|combined|put|costs?|~|<|>)[ ,]*){0,5}"
)
_CHANGED = re.compile(rf"\b{_UP_DOWN}[ ,:]+{_ADVERBS}[(\[“\"*_~<>≈]*$")
_CHANGED_BY = re.compile(
    rf"\b{_UP_DOWN}\b[^.;:!?]{{0,70}}\bby (?:an? )?(?:about |around |roughly |nearly |almost |over |"
    r"more than |at least |up to |just |only |some |approximately |as much as |another |average of |"
    r"well over |a (?:whopping|further|staggering|full|mere|total of) )*[~<>≈(*_]*$"
)
_TO = re.compile(
    r"\b(?:to|from|at|reach(?:ed|es|ing)?|hit|hits|stands?|stood|was|is|are|were|of all|now|"
    r"represent(?:s|ed|ing)?|account(?:s|ed|ing)? for|compared (?:to|with)|against|versus|vs\.?)"
    r" (?:(?:about|around|roughly|nearly|almost|over|more than|at least|just|only|some|"
    r"approximately|an?|the|under|less than|~|<|>|record|new|current|full) ?)*[~<>≈(*_“\"]*$"
)
_UP_TO = re.compile(r"\bup to (?:an? )?$")
_RIGHT_CHANGE = re.compile(
    r"^[ )*_\"”-]*(?:(?:points?|point|year-over-year|year-on-year|annual|yearly|overall|"
    r"net|average|further|median|relative|real|cumulative|percentage-point|in|of|the|total|sharp|"
    r"compound|cagr|month-over-month|quarterly|drastic|significant|year over year|statistically) ?){0,3}"
    r"(?:increas\w*|decreas\w*|ris(?:e|es|ing)|growth|decline\w*|drop|drops|reduction\w*|jump|gain|surge|"
    r"fall|fell|hike|spike|boost|improvement\w*|cut|climb|swing|slump|uptick|dip|expansion|change|slide|"
    r"growth rate|cagr|shrinkage|upswing|bump|lift|saving|savings|acceleration|loss|contraction)\b"
)
_GROWTH_OF = re.compile(r"\b(?:cagr|growth(?: rate)?|inflation|compound annual)\b[^.;]{0,24}$")
_COMPARED = re.compile(
    r"^ ?(?:(?:times|percent) )?(?:(?:significantly|much|far) )?(?:as |more\b|less\b|fewer\b|higher\b|"
    r"lower\b|greater\b|larger\b|smaller\b|longer\b|shorter\b|faster\b|slower\b|better\b|worse\b|"
    r"cheaper\b|likelier\b|bigger\b|stronger\b|quicker\b|the (?:rate|odds|number|size|amount|average|"
    r"risk|level|likelihood|share|cost|price)\b|that of\b|above\b|below\b|over the\b|over\b|"
    r"sooner\b|earlier\b|later\b|costlier\b|safer\b|older\b|younger\b)"
)
_THAN_TIME = re.compile(
    r"\b(?:than|over|on|from|since|versus|against|below|above|compared (?:to|with)) (?:[\w'’-]+ ){0,6}?"
    r"(?:in (?:19|20)\d\d|(?:19|20)\d\d\b|last year|a year|the (?:previous|prior|year)|before|"
    r"(?:one|two|three|four|five|ten|a|\d+) (?:years?|months?|decades?)|previous|previously|"
    r"pre-pandemic)"
)
_GROWN = ("led", "bled", "lved", "pled")

_PROJECTS = re.compile(
    r"\b(?:project(?:ed|s|ing|ion|ions)\b(?! (?:based|managers?|teams?))|forecast\w*|predict(?:s|ed|ing|ion|ions)?\b"
    r"|(?:is|are|was|were) (?:\w+ )?(?:expected|set|poised|on track|likely|slated|estimated to) (?:to )?"
    r"|(?:expects?|anticipates?) (?!to\b)|will\b|by 20[2-9]\d|could (?:reach|grow|rise|exceed|hit|be worth|cost|add|replace)"
    r"|on (?:course|track) (?:for|to)|would (?:reach|grow to)|outlook|going to (?:be|reach|grow))"
)
_OPINION = re.compile(
    r"\b(?:say|said|says|think|thinks?|believe[sd]?|expect(?:s|ed)? to|plan(?:s|ned)? to|intend(?:s|ed)? to|"
    r"agree[sd]?|hope[sd]?|told|want(?:s|ed)? to|respondents|worr(?:y|ied)|afraid|fear(?:ed|s)?|concern\w*|"
    r"confident|surveyed|polled|reported that)\b"
)
_WILL_RIGHT = re.compile(
    r"^[^.;:()]{0,60}?\b(?:will|by 20[2-9]\d|is expected to|are expected to|are projected|is projected)\b"
)
_SAMPLE_WORDS = re.compile(
    r"\b(?:response rate|participation(?: rate)?|completion rate of the survey)\b"
)
_RATE_LEVEL = re.compile(
    r"\b(?:interest|mortgage|tax|vat|inflation|borrowing|deposit|exchange|unemployment benefit|yield|"
    r"coupon|apr)(?: rates?)?(?: [a-z]+){0,3} $"
)
_RATE_LEVEL_RIGHT = re.compile(r"^ (?:interest|mortgage rate|tax rate|apr|yield|fee|commission)\b")


def kind(near: Around, *, projected: bool, sample: bool) -> tuple[str, str]:
    """Kind of a figure that is a claim, and what decided it.

    Args:
        near: the figure's surroundings.
        projected: what leads in to the block is about the future.
        sample: the figure counts those who were asked.
    """
    figure = near.figure
    if sample:
        return "sample", "counts those asked"
    if figure.form in ("percent", "points") and (
        _SAMPLE_WORDS.search(near.left[-60:]) or _SAMPLE_WORDS.search(near.right[:32])
    ):
        return "sample", "participation"
    if projected or _is_projection(near):
        return "projection", "future"
    if figure.form == "multiple":
        return _of_multiple(near)
    if figure.form == "rank":
        return "level", "rank"
    if is_change(near):
        return "change", "change words"
    if figure.form == "points":
        return "change", "points"
    if figure.unit == "percent":
        if figure.form == "percent" and _COMPARED.match(near.right):
            if _THAN_TIME.search(near.right):
                return "change", "compared over time"
            return "multiple", "comparison"
        if _RATE_LEVEL.search(near.left) or _RATE_LEVEL_RIGHT.match(near.right):
            return "level", "rate"
        return "share", "percent"
    return "level", figure.form


def is_change(near: Around) -> bool:
    """Whether the figure is the size of a change, not the value before or after it."""
    if _RIGHT_CHANGE.match(near.right) and near.figure.form in (
        "percent",
        "points",
        "fraction",
        "ratio",
    ):
        return True
    if near.figure.form == "rank":
        return False
    left = near.left
    if _CHANGED_BY.search(left):
        return True
    if _UP_TO.search(left):
        return False
    if near.figure.unit in ("percent", "percentage_point") and _GROWTH_OF.search(left):
        return True
    match = _CHANGED.search(left)
    if match is None:
        return False
    if _TO.search(left) and not re.search(r"\bat least $", left):
        return False
    # "cut costs", "losses of $3 billion": an amount that is lost is still a level.
    return (
        near.figure.unit in ("percent", "percentage_point")
        or " by " in match.group()
        or (
            " of " in match.group()
            and match.group().startswith(("increase", "rise", "drop", "decline", "growth", "fall"))
        )
    )


def _of_multiple(near: Around) -> tuple[str, str]:
    figure = near.figure
    word = figure.text.lower()
    if word[:5] in ("doubl", "tripl", "trebl", "quadr", "quint", "halve", "halvi"):
        if word in ("double", "triple") and _COMPARED.match(near.right):
            return "multiple", "comparison"
        return "change", "grown so many times"
    if (
        _RIGHT_CHANGE.match(near.right)
        or _CHANGED_BY.search(near.left)
        or _CHANGED.search(near.left)
    ):
        return "change", "change words"
    return "multiple", "comparison"


def _is_projection(near: Around) -> bool:
    clause = near.left
    match = None
    for found in _PROJECTS.finditer(clause):
        match = found
    if match is not None and not _OPINION.search(clause[: match.start()]):
        said = match.group()
        return not (said == "will" and _OPINION.search(clause))
    right = _WILL_RIGHT.match(near.right)
    return (
        right is not None
        and not _OPINION.search(right.group())
        and not _OPINION.search(clause[-40:])
    )
