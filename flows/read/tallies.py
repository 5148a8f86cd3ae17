"""Counts and rates that their wording makes findings, however small they are.

"Only three states allow it", "88 percent, some 662,000 people", "one is sold every 40 seconds".
"""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.around import Around
from flows.read.barenumbers import listed
from flows.read.wordclass import person, plural

_ONLY = pattern(
    r"(?:\b(?:in|there (?:are|were)|that|shows?|showed|found|and|but|with)|[.,;:(–—]|^) ?"
    r"(?:now )?(?:only|just|merely|no more than|a mere) $"
)
_PLACES = (
    r"(?:countries|nations|states|territories|provinces|regions|counties|districts|cities|towns"
    r"|villages|municipalities|boroughs|prefectures|constituencies)"
)
_OF_THEM = pattern(
    rf"^ (?:[a-z][\w-]* )?{_PLACES}\b"
    r"|^ (?:are|were|is|was|have|had|has|did|do|of (?:them|these|those|the (?:\w+ )?\w+s))\b"
)
# "88 percent - some 662,886 Americans - were", "12% of them (about 300 people)".
_SHARE_BEFORE = pattern(
    r"(?:%|\bper ?cent)(?: of (?:[\w’'-]+ ){0,3}[\w’'-]+)?"
    r"(?:,| ?[(–—]| --?)(?: or)? ?(?:(?:some|about|roughly|nearly|almost|around|over|more than) )?$"
)
_COUNTED = pattern(r"^ (?P<who>[\w’'-]+(?: [a-z’'-]+)?)")
# "One baker in this town faints every 40 minutes".
_EVERY = pattern(
    r"\b(?:at a rate of [^.;,]{1,30}?|(?:one|an?|another|somebody|someone) (?:[\w’'-]+ ){0,6}?"
    r"(?:(?:is|was|gets?|has been) [a-z]+(?:ed|en|lt|nt|ld|pt|ght)|dies|died|happens|occurs|opens"
    r"|closes|goes [a-z]+|falls [a-z]+)(?: [^.;,]{1,30})?) every (?:about |roughly |nearly )?$"
)
# "Every eleven seconds, somewhere in the country, a screen cracks".
_OPENS_EVERY = pattern(r"\W{0,3}every (?:about |roughly |nearly )?")
_DOES = pattern(r"^,? (?:[^.;:\d]{0,40}, )?(?:an?|one|another|some(?:body|one)) [a-z]")
_BRIEF = frozenset(("duration:second", "duration:minute", "duration:hour"))
# "796 licensed homes opened during that time", at the head of an item.
_DID = pattern(r"^[*_]* (?P<who>(?:[a-z][\w’'-]* ){1,4})(?:have |had |were |was )?[a-z]{2,}ed\b")
_LEAST = 20  # a smaller number at the head of an item may number it, or its steps


def finding(near: Around) -> bool:
    """Whether the words around a bare number or a span of time make it a finding."""
    figure, left, right = near.figure, near.left, near.right
    if figure.form == "duration":
        if figure.unit in _BRIEF and _OPENS_EVERY.fullmatch(left) and _DOES.match(right):
            return True
        return figure.unit in _BRIEF and _EVERY.search(left) is not None
    if figure.form == "count" and figure.decimals and listed(near):
        return True
    if figure.form != "count" or figure.decimals:
        return False
    if _ONLY.search(left) and _OF_THEM.match(right):
        return True
    if _SHARE_BEFORE.search(left):
        match = _COUNTED.match(right)
        return match is not None and any(_many(word) for word in match["who"].split())
    opens = near.block.kind == "item" and not left.strip("*_ ")
    match = _DID.match(right) if opens and figure.value >= _LEAST else None
    return match is not None and any(_many(word) for word in match["who"].split())


def _many(word: str) -> bool:
    return plural(word.lower()) or person(word.lower())
