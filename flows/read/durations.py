"""Whether a duration is a stated fact: how long something takes, not when it was."""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.read.around import Around
from flows.read.company import Company
from flows.read.drawn import of_records
from flows.read.kinds import is_change
from flows.read.patterns import any_of
from flows.read.signs import (
    AHEAD,
    ANECDOTE,
    AVERAGE,
    COMPARES,
    CREDIT,
    FINDINGS,
    NOW_DO,
    OF_STUFF,
    RATE,
    STANDS_ALONE,
    comes_to,
    done_to,
    in_series,
    linked,
    noted,
    of_whom,
    opens_on,
    scene,
    tells_what,
)

_NO_SPAN = 1e5  # of hours, months, years: more than any span of time that a text speaks of
_SPAN = pattern(
    r"\b"
    + any_of(
        "in over for during within past (?<=the\\ )last (?<=in\\ )last (?<=its\\ )last next",
        "every after before previous first recent coming",
        "throughout until per each following prior",
        "in the space of;in the course of;over the course of",
    )
    + r" (?:"
    + any_of(
        "an? the about just only nearly almost over past last next under around roughly first",
        "previous prior some its their our my",
        "more than;less than;at least;up to;as little as",
    )
    + r" )*$"
)
_LASTS = pattern(
    r"\b"
    + any_of(
        "spen[dt]s? spending last(?:s|ed|ing)? wait(?:s|ed|ing)? watch(?:es|ed|ing)? work(?:s|ed)?",
        "need(?:s|ed)? is was are were of averag(?:es|ed) sleeps? slept listen(?:s|ed)? sav(?:es|ed)",  # noqa: E501
        "stay(?:s|ed)? reach(?:es|ed)? add(?:s|ed)? loses? lost volunteers? live[sd]? from at",
        "exceed(?:s|ed)? hit record(?:s|ed)? count(?:s|ed) logg(?:ed|s) measure[sd]",
        "put(?:s|ting)? in;(?<!up )to;",
    )
    + r" (?:\w+ ){0,3}[(~<>]*$"
)
_PER = pattern(
    r"^ (?:(?:a|per|each|every) (?:day|week|month|year|night|person|session|visit|call|user|"
    r"employee)\b|(?:daily|weekly|monthly|annually|running|straight|longer|shorter|faster|sooner|"
    r"more|less|in a row|on average)\b)"
)
_FOR = pattern(
    r"\bfor (?:about |around |nearly |over |up to |an average of |more than |just |only )?$"
)
# "A flat stays on the market for 12 days": how long it does as a rule.
_STAYS = pattern(
    r"(?:^|[.!?:] )(?:an?|the (?:average|typical|median)) (?:[\w’'-]+ ){1,3}?(?:stays?|remains?"
    r"|lasts?|waits?|sits?|queues?|works?)"
    r" (?:[\w’'-]+ ){0,5}for (?:about |around |nearly |over |up to |an average of |more than )?$"
)
_IS_HOW_LONG = pattern(r"^ (?:is|was|are|were) (?:how|what) ")
_A_DAY = pattern(r"^ (?:a|per|each|every) (?:day|week|night|month)\b")
# "Nine hours in the median week", "21 days on average"
_TYPICALLY = pattern(r"^(?: of [\w’'-]+)? (?:on average|in (?:the|a) (?:median|average|typical) )")
_AGO = pattern(
    r"^ (?:ago|later|earlier|before|after|old|from now|in advance|on end|prior|into|past|apart|"
    r"away|hence|since|notice)\b"
)
_OFF_SCHEDULE = pattern(
    r"^ (?:early|late|overdue|ahead of (?:schedule|time)|behind schedule)\b(?! (?:in|on)\b)"
)
_IN_ROW = pattern(r"\b(?:consecutive|straight|successive)\b")
# How fast it went, said for its own sake: "doubled in just three years".
_AS_FAST = pattern(
    r"\bin (?:just|only|under|less than|fewer than|as little as|barely|little more than|a mere) $"
)
_TAKES = pattern(r"\b(?P<tense>takes?|taking|took|needs?|requires) (?:[\w’'-]+ ){0,3}[(~<>]*$")
_WILL_TAKE = pattern(r"\bwill take (?:about |another |at least |some |nearly |over )?$")
_TO_DO = pattern(r"^ (?:on average )?(?:to|for [^.;]{1,30}? to) [a-z]+")
_LONGER = pattern(
    r"^ (?:increase|rise|jump|drop|decline|fall|reduction|decrease|improvement|gain) "
    r"(?:from|on|over|in|compared|since|year)\b"
)
_LEFT = pattern(r"^ (?:left|remaining|to go)\b(?! (?:in|of|the)\b)")
# "Costs you 40 minutes of sleep"
_COSTS_TIME = pattern(
    r"\b(?:costs?|robs?|takes?) (?:you|us|them|people|children|men|women|\w+s) (?:of )?(?:\w+ )?$"
)
# "A median of 23 days before striking", "start 407 days after charge": how long they wait.
_UNTIL = pattern(r"^ (?:before|after) (?!that\b|this\b|he\b|she\b|it\b|they\b|we\b|i\b)[a-z]")
_THESE = ("the ", "these ", "those ", "last ", "past ", "first ")
_HYPHENED = pattern(r"-(?:second|minute|hour|day|week|month|year|decade)s?$", re.IGNORECASE)
_FOR_THE_TIME = pattern(
    r"\bwithin (?:\w+ ){0,3}$|\b(?:has|have|had|is|are|was|were|stays?|stayed)\b[^.;,]{0,60}\bfor "
    r"(?:about |around |nearly |over |only |just |some )?$"
)
# "Lay on the pass for just 71 days this winter", "it rains on 214 days a year"
_OF_THE_SEASON = pattern(r"^ (?:this|last|that) (?:winter|spring|summer|autumn|season|year)\b")
_OF_THE_YEAR = pattern(r"^ (?:a|per|each|every|of the) (?:year|month|winter|summer|season)\b")
_WEEK = 7  # days
_ON = pattern(r"\bon (?:only |just |about |some |nearly |over |around |more than |almost )?$")
_LONG_OR_SHORT = pattern(r"\b(?:longer|shorter|spends?|waits?|delays?|sleeps?|stays?)\b[^.;]*$")
# "Lifespan: 12 years" is told of something; "Cooking time: 20 minutes" says what to do.
_LABEL = pattern(r"(?:^|[.•~·|;\n] |\w )(?P<label>[a-z][\w’']*(?: [a-z’']+){0,5}): $")
_INSTRUCTED = pattern(
    r"\b(?:(?<!waiting )(?<!response )times?|duration|length|deadline|notice|warranty|guarantee"
    r"|lessons?|course|terms?|session|fee|when|age|playing|running|reading|prep\w*|cook\w*|baking|total|delivery|returns?"
    r"|trial|sentence|contract|level|serves|validity|valid|limit|minimum|maximum|closed|open|life"
    r"|rule)\b"
)
# What tells a measurement from a rule: "9.3 days per baker", "88 days (last year: 31)".
_SET_AGAINST = pattern(r"^ per [a-z]|^[^.;()]{0,20}\([a-z0-9 ]{3,20}: [\da-z]")
_BEHIND_LABEL = pattern(r"^(?:$| \(|[ ,.;()~•·|]+(?:per |a |an |on average|[(A-Z]|$)|[ ]?[~•·|])")
# "Has spent 14 years asking people": what somebody has done with their life.
_HAS_SPENT = pattern(
    r"\b(?:has|had|i have|i['’]ve) spent (?:the (?:last|past) |about |some |over |nearly )?$"
)
_DOING = pattern(r"^ (?:[a-z]+ing|as an?)\b")
_PUT_IN = pattern(r"\bput(?:s|ting)? in (?:\w+ ){0,2}$")
_BREAKS = pattern(r"[,;:] ")
_LONG_UNITS = frozenset(("duration:month", "duration:year", "duration:decade"))


def weigh_duration(near: Around, company: Company) -> tuple[str | None, str]:
    """Weigh the signs: why a duration is no claim, or None, and what decided it."""
    figure, left, right = near.figure, near.left, near.right
    average = bool(AVERAGE.search(left) or AVERAGE.search(_BREAKS.split(right, 1)[0]))
    waits = not left.endswith(_THESE) and _UNTIL.match(right) and (average or NOW_DO.search(left))
    if _AGO.match(right) and not waits:
        return "period", "time ago"
    if of_records(right) and not average:
        return "period", "what was gone through"
    if _LONGER.match(right):
        return None, "by so much"  # "a 20-day increase"
    if right[:1] == "-" or (_HYPHENED.search(figure.text) and figure.value_high is None):
        return "period", "adjective"
    spent = figure.unit in _LONG_UNITS and _HAS_SPENT.search(left) and _DOING.match(right)
    if spent and not average and not CREDIT.search(company.words):
        return "period", "what somebody has done"
    score = 3.0 * average + 4.0 * (figure.value >= _NO_SPAN)
    score += bool(_LASTS.search(left))
    score += bool(_PER.match(right)) * (-1 if figure.unit == "duration:day" else 1)
    alone = near.block.kind in ("item", "cell") or (company.claims > 0 and right[:1] == ")")
    score += bool(STANDS_ALONE.search(left)) and alone
    score += (
        1.25 * bool(waits)
        + 1.5 * _of_label(near, company)
        + 2 * in_series(near)
        + 2.5 * noted(near)
    )
    score += bool(STANDS_ALONE.search(left)) and bool(_LONG_OR_SHORT.search(left))
    score += 0.5 * (figure.value_high is not None)
    told = average or figure.unit in _LONG_UNITS or company.claims or CREDIT.search(company.words)
    score += (2 if told and not scene(near) else 0.5) * (figure.decimals > 0)
    score += 1.5 * comes_to(near)
    score += 0.25 * (figure.comparator in (">", ">=", "<"))
    score += 0.75 * bool(CREDIT.search(company.words))
    score += 0.5 * bool(COMPARES.search(left))
    score += 1.25 * bool(_OFF_SCHEDULE.match(right))
    score += 2.5 * bool(_ON.search(left) and _OF_THE_YEAR.match(right))
    score += 2.5 * (figure.unit == "duration:day" and figure.value > _WEEK and opens_on(near))
    score += 1.5 * bool(_OF_THE_SEASON.match(right) and _FOR.search(left))
    score += 1.25 * bool(_COSTS_TIME.search(left) and OF_STUFF.match(right))
    if _IN_ROW.search(figure.text.lower()) and not left.endswith("the "):
        score += 3.5
    score += 1.5 * is_change(near)
    score += 0.5 * done_to(near) + 0.5 * bool(OF_STUFF.match(right))
    score += bool(RATE.match(right)) * (not _PER.match(right)) + 3.5 * linked(near)
    takes = _TAKES.search(left)
    if takes:
        score += company.goes_on_from(figure)
    if takes and _TO_DO.match(right):
        score += 1.5 * (takes["tense"] != "took" or figure.unit in _LONG_UNITS)
        score += 2 * (figure.unit in _LONG_UNITS and bool(_WILL_TAKE.search(left)))
    if company.claims and company.last is not None:
        score += 1.5 * (company.last.form in ("duration", "currency"))
    if _AS_FAST.search(left) and company.moved:
        score += 1.5
    elif (
        _SPAN.search(left)
        and not _PUT_IN.search(left)
        and not (_FOR.search(left) and _A_DAY.match(right))
    ):
        typical = (
            noted(near)
            or (average and _FOR_THE_TIME.search(left) is not None)
            or _TYPICALLY.match(right) is not None
            or _OF_THE_SEASON.match(right) is not None
        )
        stays = _STAYS.search(left) is not None and not scene(near)
        told = CREDIT.search(company.words) or " adds" in company.words
        score += 1.0 * bool(stays and told)
        score -= 0 if stays else 0.5 if typical else 2.5 - 1.5 * (figure.decimals > 0)
    score -= 3 * company.contains(figure) + 2.5 * of_whom(left)
    score -= 3 * bool(_LEFT.match(right))
    score += 2 * bool(_IS_HOW_LONG.match(right)) + 3 * tells_what(near)
    score += 0.75 * bool(FINDINGS.search(company.lead) and not CREDIT.search(company.words))
    score -= 2 * bool(ANECDOTE.search(left, max(0, len(left) - 50)))
    score -= 2 * bool(AHEAD.search(company.words))
    if near.block.kind in ("heading", "title") and not _OFF_SCHEDULE.match(right):
        score -= not average
    return ("period" if score < 1 else None), "duration"


def _of_label(near: Around, company: Company) -> bool:
    """Whether a line among facts gives a label and how long it is: "Lifespan: 12 years"."""
    match = _LABEL.search(near.left)
    if match is None or _INSTRUCTED.search(match["label"]):
        return False
    facts = company.claims or company.before or CREDIT.search(company.words)
    if not facts and not _SET_AGAINST.match(near.right):
        return False
    return _BEHIND_LABEL.match(near.block.text[near.figure.end : near.figure.end + 12]) is not None
