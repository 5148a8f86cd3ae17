"""Which side of a race a share is of: "Holt leads Carrow 47 to 43" is said of both shares."""

from __future__ import annotations

from flows.lazy import pattern
from flows.remembered import remembered

_NAME = r"[A-Z][\w’'-]*\.?(?: (?:[A-Z][\w’'-]*\.?|de|of|von|van)){0,3}"
_OVER = (
    r"(?:leads?|led|leading|(?:is |was )?ahead of|beats?|beat|beating|edges?(?: out)?|edging"
    r"|tops?|topping|defeats?|defeating|over)"
)
_UNDER = r"(?:trails?|trailed|trailing|(?:is |was )?behind)"
_PAIR = pattern(
    rf"(?P<one>{_NAME}) (?:now |still |narrowly |easily |also )?"
    rf"(?:(?P<over>{_OVER})|(?P<under>{_UNDER})) (?P<other>{_NAME})"
    r"(?:,? (?!but\b|and\b|while\b)[^.;:()\d]{0,60}?)?[ (,]*"
    r"(?<![\d.,])(?P<a>\d{1,2}(?:\.\d)?)(?: ?(?:%|percent|per cent))?(?: ?[-–—] ?| to )"
    r"(?P<b>\d{1,2}(?:\.\d)?)(?![\d,]|\.\d)"
)
_MOST = 101  # percent that both sides have together


@remembered()
def side(quote: str, span: tuple[int, int]) -> str | None:
    """Who has the share at ``span`` of a sentence that sets two against each other, else None."""
    for match in _PAIR.finditer(quote):
        shares = match["a"], match["b"]
        if float(shares[0]) + float(shares[1]) > _MOST:
            continue
        straight = (float(shares[0]) >= float(shares[1])) == (match["over"] is not None)
        straight = straight or shares[0] == shares[1]
        names = (match["one"], match["other"])[:: 1 if straight else -1]
        for group, name in zip("ab", names, strict=True):
            if span[0] <= match.start(group) < span[1]:
                return name
    return None
