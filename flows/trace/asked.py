"""What stands above a list or table of answers: the question, whom it was put to, how many. Pure.

Toplines say it in many ways: "Q5 [ASKED OF PARENTS, n=310] Do you ...?", "Base: all adults
(1,050)", "Do you ...? (yes)", "Table 2. Farms with a drone, %", "By contract".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.lazy import pattern
from flows.trace.cellwords import (
    NO_UNIT,
    Unit,
    cleaned,
    margin_in,
    of_whom,
    sample_in,
    scale_in,
    tail_unit,
    unit_in,
    without_n,
)

_NUMBER = pattern(
    r"^(?:(?i:table|figure|chart|question)\s\d{1,3}[a-z]?[.:)]?|[A-Za-z]{0,5}\d{1,3}(?:\.\d{1,2})?"
    r"[a-z]?(?:[.:)]|\s+(?=[A-Z“\"(\[]))|[A-Z][.)])\s*",
)
_ORDINAL = pattern(r"^\(?\d{1,2}\)?$")
_BASE = pattern(
    r"^\W{0,9}(?:(?:un)?weighted )?(?:(?:base|asked (?:of|to)|all answering)\b\s*(?:size)?\s*[:=]?|"
    r"sample(?: size)?\s*[:=])\s*"
    r"(?P<who>.+)$",
    re.IGNORECASE,
)
_COUNTED = pattern(
    r"^(?P<n>\d{1,3}(?:,\d{3})+|\d{2,6})\b(?: (?:respondents|interviews)$)?\s*(?P<who>.*)$"
)
_BRACKETS = pattern(r"[\[(](?P<in>[^\[\]()]{1,160})[\])]")
_N_IN = pattern(r"^(?:n ?= ?)?(?P<n>\d{1,3}(?:,\d{3})+|\d{2,6})(?: respondents| interviews)?$")
_WHOM = pattern(
    r"^(?:base\s*:?\s*|ask(?:ed)? (?:only )?(?:of |to )?(?=all|those|if|only|\w+ ?who)|"
    r"asked (?:only )?(?:of|to)\s+|put (?:only )?to\s+|only\s+|if asked:\s*)"
    r"(?:only\s+)?(?P<who>\S.*)$|^(?P<all>(?:all|those|people|respondents|persons) \S.*|every\w+)$",
    re.IGNORECASE,
)
_AMONG = pattern(
    r"^(?:among|of) (?P<who>(?:the|those|all|people) [^,:]{3,80})[,:]\s*", re.IGNORECASE
)
_ONLY = pattern(r",?\s*\bonly$", re.IGNORECASE)
_HOW = pattern(
    r"\b(?:answers?|responses?|mentions?|apply|tick|choose|pick|select|code|read out|rotat\w+"
    r"|random\w*|prompt\w*|unprompted|open|multiple|showcard|vol(?:unteered)?|order)\b",
    re.IGNORECASE,
)
_ASKING = pattern(r"\?[\"”’']?(?=\s|$)")
_SAID = pattern(r"^[\"“‘'].*[\"”’'][.:]?$|(?::|\.\.\.|…)$")
_YEAR = pattern(r"\b(?:19|20)\d\d\b")
_NOTE = pattern(
    r"^\W{0,9}(?:notes?|source|weighted|unweighted|field(?:work)?|percentages|figures|columns|margin)\b",
    re.IGNORECASE,
)
_ALL_SHARES = pattern(
    r"\b(?:figures|numbers|values|results|answers|shares|entries|data|columns|cells)\b"
    r"(?:(?![.\n\d]).){0,40}?(?:%|\bper ?cent\b|\bpercentages?\b)"
    r"|^\W{0,9}(?:in |all )?(?:%|per ?cent|percentages)\W{0,9}$",
    re.IGNORECASE | re.MULTILINE,
)
_BASE_LINE = pattern(
    r"(?:^|[.;\n] ?)\W{0,4}(?P<line>(?:(?:un)?(?:weighted )?base|sample(?: size)?)\s*:"
    r"[^\n]{3,200})",
    re.IGNORECASE,
)
_N_LINE = pattern(r"^\W{0,9}(?P<n>N ?= ?\d[\d,]*)\W{0,9}$", re.MULTILINE)
_GROUPED = pattern(
    r"^by \w|\bby (?:type of )?[a-z]+(?: of [a-z]+| group| band| class)?\b\W*\d*$", re.IGNORECASE
)
_UNITS = pattern(r"^units?\s*:\s*(?P<unit>[^,;]{1,40})", re.IGNORECASE)
_BY = pattern(r"^by \w", re.IGNORECASE)
_SMALL = pattern(r"(?<![\w'’])[a-z]{4,}")
_END = pattern(
    r"[.;(](?:\s|$)|, (?=(?:unless|except|online|telephone|field|weighted|interview))",
    re.IGNORECASE,
)
_LONG = 240  # characters of a paragraph that asks nothing


@dataclass(slots=True)
class Asked:
    """What is said above some values of all of them."""

    question: str = ""  # what was asked, or what a title says is told
    heading: str = ""  # the line itself
    answer: str | None = None  # the answer that all values are of: "(yes)"
    who: str | None = None
    n: int | None = None
    unit: Unit = NO_UNIT
    period: str | None = None
    by_groups: bool = False  # a title says so: "By region"


@dataclass(slots=True)
class Facts:
    """What a document says once of all its values."""

    percent: bool = False
    who: str | None = None
    n: int | None = None
    moe: float | None = None


def facts_in(text: str, opening: str) -> Facts:
    """What a text says of all its values.

    Args:
        text: the text as a reader sees it.
        opening: what stands before its first result: a base that is given there is that of all.
    """
    made = Facts(percent=_ALL_SHARES.search(text) is not None, moe=margin_in(text))
    base = _BASE_LINE.search(opening)
    if base:
        made.who, made.n = base_in(base["line"])
    elif alone := _N_LINE.search(opening):
        made.n = sample_in(alone["n"])
    return made


def base_in(line: str) -> tuple[str | None, int | None]:
    """Whom a line says was asked, and how many ("Base: 1,100 people aged 65+. Telephone.").

    Returns:
        Null for what it does not say.
    """
    found = _BASE.match(line)
    if found is None:
        return None, sample_in(line)
    n = sample_in(line)
    who = found["who"].strip()
    bracket = _BRACKETS.search(who)
    if n is None and bracket and (told := _N_IN.match(bracket["in"])):
        n = _whole(told["n"])
    who = without_n(who)
    who = who[: end.start()] if (end := _END.search(who)) else who
    counted = _COUNTED.match(who)
    if counted:
        n, who = n or _whole(counted["n"]), counted["who"]
    who = _calm(_ONLY.sub("", who.strip(" .,:;=")))
    return (who if any(c.isalpha() for c in who) else None), n


def is_base(line: str) -> bool:
    """Whether a line only says whom and how many were asked."""
    return _BASE.match(line) is not None


def is_question(line: str) -> bool:
    """Whether a line asks, quotes what was put to people, or bears a question's number."""
    return bool(_ASKING.search(line) or _SAID.search(line) or _NUMBER.match(line))


def asked(lines: Sequence[str]) -> Asked:
    """What the lines above some values say.

    Args:
        lines: from top to bottom; the nearest is the last.
    """
    made = Asked()
    rest: list[str] = []
    for line in map(str.strip, lines):
        if is_base(line):
            who, n = base_in(line)
            made.who, made.n = who or made.who, n or made.n
        elif told := _UNITS.match(line):
            made.unit = Unit(unit_in(f"({told['unit']})").name, scale_in(told["unit"]))
        elif line and not (_NOTE.match(line) and rest):
            rest.append(line)
    text = _last(rest)
    if _BY.match(text) and len(rest) > 1 and is_question(_last(rest[:-1])):
        made = asked(rest[:-1])  # "By age" below a question
        made.by_groups = True
        return made
    made.heading = text
    made.n = made.n or sample_in(text)
    number = _NUMBER.match(text)
    text = text[number.end() :] if number else text
    text = _bracketed(without_n(text), made)
    among = _AMONG.match(text)
    if among:
        made.who = made.who or among["who"]
    if text.endswith(".") and not (number or _ASKING.search(text)):
        return made  # a sentence, which is read as prose
    if not made.unit.name:
        # Behind a question only what stands at its end: "… nearby? Good or very good, percent".
        made.unit = tail_unit(text) if _ASKING.search(text) else unit_in(text)
    if not (made.unit.name or _ASKING.search(text)):
        made.unit = Unit("", scale_in(text))  # "Harvest (in thousand hectolitres)"
    if not _ASKING.search(text):
        made.who = made.who or of_whom(text)
        year = _YEAR.findall(text)
        made.period = made.period or (year[-1] if len(year) == 1 else None)
        made.by_groups = _GROUPED.search(text) is not None
    if number or is_question(text) or made.by_groups or (made.unit.name or _tells(text)):
        made.question = cleaned(text.replace(" ,", ",")).strip(" ,:")
    return made


def _last(lines: list[str]) -> str:
    """The last question or title of some lines, wrapped lines joined."""
    if not lines:
        return ""
    starts = [at for at, line in enumerate(lines) if _NUMBER.match(line)]
    first = starts[-1] if starts else len(lines) - 1
    if not starts:
        while (
            first
            and not lines[first - 1].endswith((".", ":", "?", "!", ";"))
            and (lines[first][:1].islower())
        ):
            first -= 1
    text = " ".join(lines[first:])
    return text if len(text) <= _LONG or _ASKING.search(text) else ""


def _bracketed(text: str, made: Asked) -> str:
    """Take from a question what its brackets say of base, unit, time and answer."""
    found = list(_BRACKETS.finditer(text))
    asking = _ASKING.search(text)
    for bracket in reversed(found):
        outside = bracket.start() == 0 or bracket.end() >= len(text.rstrip(" .:"))
        if not outside and asking and bracket.end() < asking.start():
            continue
        left = [part for part in map(str.strip, bracket["in"].split(";")) if not _take(part, made)]
        left = [] if all(_take(p, made) for p in ",".join(left).split(",")) else left
        words = "; ".join(left)
        if words and bracket.start() == 0:
            made.who = made.who or _calm(words)
        elif words and (asking or _SAID.search(text[: bracket.start()])):
            if len(words.split()) > 5 or made.answer is not None:
                continue
            made.answer = words.strip("\"“”'‘’")
        elif words:
            continue
        text = (text[: bracket.start()] + text[bracket.end() :]).strip()
    return " ".join(text.split())


def _take(part: str, made: Asked) -> bool:
    """Whether some words in brackets say whom, how many, how or when was asked."""
    part = part.strip()
    n = _N_IN.match(part)
    if not part or _ORDINAL.match(part):
        return True
    if _YEAR.fullmatch(part):
        made.period = part
    elif n or sample_in(part) is not None:
        made.n = made.n or (_whole(n["n"]) if n else sample_in(part))
    elif whom := _WHOM.match(part):
        made.who = made.who or _calm(_ONLY.sub("", (whom["who"] or whom["all"]).strip()))
    elif unit_in(f"({part})").name:
        made.unit = unit_in(f"({part})")
        made.who = made.who or of_whom(part)
    else:
        return _HOW.search(part) is not None
    return True


def _calm(words: str) -> str:
    """Words that a questionnaire shouts, as others are written."""
    return words.lower() if words.isupper() and len(words) > 4 else words


def _tells(text: str) -> bool:
    """Whether a title says what is counted ("Trips by bicycle in towns"), not what it is."""
    return len(_SMALL.findall(text)) >= 2


def _whole(written: str) -> int:
    return int(re.sub(r"\D", "", written))
