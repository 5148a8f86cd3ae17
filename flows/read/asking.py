"""Whether a number counts those who were asked, and whether that is itself the news."""

from __future__ import annotations

from typing import Literal

from flows.lazy import pattern
from flows.read.around import Around
from flows.read.patterns import any_of

_HEDGES = (
    "(?: "
    + any_of(
        "about around roughly nearly almost over more than at least some just only an? the of",
        "approximately up to our its their these those from all another as many site us",
        "total online nationally with in by",
    )
    + "){0,5} [(~]*$"
)
_PEOPLE = any_of(
    "people respondents? adults participants? managers workers employees firms companies owners",
    "businesses leaders professionals executives users customers consumers developers voters",
    "americans britons parents teachers students interviews responses replies completes members",
    "households patients residents marketers travell?ers farmers donors them",
    "readers subscribers applicants applications employers recruiters organi[sz]ations men women",
    "children clients officials experts ceos cfos cios agencies chiefs",
    "of you;decision[- ]makers",
    "maintainers contributors citizens subjects volunteers schools dairies leads heads graduates",
    "investors lawyers nurses doctors physicians drivers shoppers buyers sellers engineers",
    "administrators librarians founders lenders borrowers homeowners renters teens teenagers",
)
_PEOPLE_FOLLOW = pattern(rf"^[ -](?:[\w’'&/-]+ ){{0,4}}?{_PEOPLE}\b")
_SURVEYED = pattern(
    r"\b(?:"
    + any_of(
        "survey(?:ed|ing) poll(?:ed|ing) interview(?:ed|ing) question(?:ed|ing) asked canvassed",
        "sampled? followed scanned analy[sz]ed examined recruited enrolled studied tested among",
        "samples? (?:of|was|is|included);heard from;spoke (?:to|with);talked (?:to|with);"
        "sat down with;based on;looked at;sent out;drew on",
    )
    + r"|(?:survey|poll|study|panel|sample|questionnaire|census|interviews|experiment|trial|data)"
    r"(?: \w+){0,4} (?:of|among|with|from|by))" + _HEDGES
)
_WITH = pattern(r"\b(?:with|among|of|to) (?:(?:about|over|more than|nearly|some|almost) )?$")
_ASKING = pattern(
    r"\b(?:survey\w*|poll(?:s|ed|ing)?|interview\w*|questionnaires?|asked|sampl(?:e|ed|es|ing))\b"
)
_ANSWERED = pattern(
    r"^ (?:(?!and\b|but\b|or\b)[\w’'&-]+ ){0,4}?(?:who )?"
    + any_of(
        "answered responded replied participated completed filled surveyed polled interviewed",
        "sampled;took part;took (?:the|our|this) survey;in the sample",
    )
    + r"\b"
)
_REPLIES = pattern(
    r"^ (?:[\w’'-]+ ){0,2}?(?:respondents?|participants|interviews|completes|survey-takers|"
    r"(?:survey |complete |valid |full )*responses|replies)\b"
)
_N = pattern(r"\bn ?[=:] ?$|\b(?:base|sample)(?: size)?(?: of)?(?: was| is)?:? $")
_OWN = pattern(
    r"\b(?:we|our (?:survey|poll|team)) (?:\w+ )?"
    r"(?:polled|surveyed|received|interviewed|heard from|collected|gathered|got|had|saw)\b"
)
_NEWS = pattern(r"\bmore than last|turnout|record number|largest number|exceeding|up from\b")
WITH_SHARE = pattern(
    r"^ (?:[\w’'-]+ ){0,3}?[\w’'-]+ \((?:about |nearly |over |or )?\d[\d.]*(?:%| per)"
)
DIFFERENCE = pattern(r"\bby (?:roughly |about |some |nearly |almost |over |more than )?$")


def sample(near: Around, words: str, *, shares: bool) -> Literal["sample size", "headline"] | None:
    """Whether a bare number counts those who were asked.

    Args:
        near: surroundings of the figure.
        words: the sentence, lower case.
        shares: the sentence also states shares (of these people).

    Returns:
        "sample size" where it only describes other figures, "headline" where it is the news,
        None where it counts something else.
    """
    figure, left, right = near.figure, near.left, near.right
    if figure.form != "count" or DIFFERENCE.search(left) or WITH_SHARE.match(right):
        return None
    if _N.search(left):
        return "sample size"
    people = _PEOPLE_FOLLOW.match(right) is not None
    answered = _ANSWERED.match(right) is not None
    replies = _REPLIES.match(right) is not None
    if not (answered or replies or _is_asked(left, words, people)):
        return None
    if figure.value < 5 and not replies:
        return None
    if _OWN.search(left) and not shares:
        return "headline"
    if (replies or answered) and _NEWS.search(left + right):
        return "headline"
    sentence = figure.sentence
    if answered and sentence is not None and figure.start - sentence.start < 24 and not shares:
        return "headline"
    return "sample size"


def _is_asked(left: str, words: str, people: bool) -> bool:
    if people and _WITH.search(left) and _ASKING.search(words):
        return True
    return people and _SURVEYED.search(left) is not None
