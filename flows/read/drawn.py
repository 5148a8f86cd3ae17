"""What findings were drawn from: "is based on 310 cases", "priced 46 lists and found"."""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.around import Around

_HEDGE = r"(?: (?:about|around|some|nearly|over|more than|roughly|just|only|the|all|a total of))* $"
_BASED = pattern(
    r"\b(?:(?:is|are|was|were|being) (?:all |partly |largely )?based (?:up)?on"
    r"|dr(?:aws?|ew|awing) (?:up)?on(?: [\w’'-]+){0,4} (?:from|of|by)"
    r"|worked (?:out|up) from|compiled from|drawn from"
    r"|(?:review|audit|study|inspection|survey|analysis|research|trial|sample|investigation)s? "
    r"(?:covered|covers|took in|takes in|spanned|looked at|looks at|included|involved))" + _HEDGE
)
# "Priced 46 lists and found that": whatever was looked at so.
_TRIED = pattern(
    r"\b(?:priced|timed|weighed|mapped|photographed|rang round|went through|ploughed through|opened"
    r"|crunched|compared|visited|sampled)" + _HEDGE
)
_AND_FOUND = pattern(
    r"^ [^.;:,\d]{2,60},? (?:and|to) (?:found|finds?|discover(?:ed)?|concluded|see|saw|learnt)\b"
)
# "Sat 1,200 voters down"
_SAT = pattern(r"\bsat (?:about |some |nearly |over |more than )?$")
_DOWN = pattern(r"^ [\w’'-]+(?: [\w’'-]+)? down\b")
# A survey in brackets, and how many it is of: (inspection round, spring; 2,000 visits)
_IN_BRACKETS = pattern(
    r"\([^()\d%]*\b(?:survey|poll|round|study|inspection|census|panel|trial|test|audit|review|sample)s?"
    r"\b[^()%]*[;,] (?:about |some |nearly |over )?$"
)
_CLOSED = pattern(r"^ [a-z’'-]+(?: [a-z’'-]+)?\)")
_THINGS = pattern(r"^ [a-z]")
_NO_BASIS = pattern(
    r"^ (?:[\w’'-]+ )?(?:years?|months?|weeks?|days?|hours?|minutes?|percent|points?|questions?"
    r"|countries|indicators|criteria|factors|measures)\b"
)
# "Seven years of hospital data": what was gone through.
_OF_RECORDS = pattern(
    r"^(?:['’]s?)? (?:of|worth of) (?:[\w’'-]+ ){0,3}?(?:data|records|figures|returns|accounts"
    r"|statistics|archives?|ledgers?|diaries|logs?|readings|observations|measurements|files|receipts|entries)\b"
)


def drawn_from(near: Around) -> bool:
    """Whether a bare number counts what findings were drawn from; its form must be a count."""
    left, right = near.left, near.right
    if not _THINGS.match(right) or _NO_BASIS.match(right):
        return False
    if _BASED.search(left) or (_TRIED.search(left) and _AND_FOUND.match(right)):
        return True
    if _SAT.search(left) and _DOWN.match(right):
        return True
    return _IN_BRACKETS.search(left) is not None and _CLOSED.match(right) is not None


def of_records(right: str) -> bool:
    """Whether a span of time is that of records that somebody went through.

    Args:
        right: what stands behind it, in lower case.
    """
    return _OF_RECORDS.match(right) is not None
