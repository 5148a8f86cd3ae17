"""Comparators: what the words around a figure say of how exactly it is meant."""

from __future__ import annotations

from flows.lazy import pattern

_SAID: dict[str, str] = {
    ">": (
        "more than;over;above;exceed;exceeds;exceeded;exceeding;greater than;larger than;"
        "upwards of;upward of;north of;in excess of;surpass;surpasses;surpassed;surpassing;topped;"
        "topping;tops;better than;higher than;longer than;beyond;>;bigger than;passed;passing"
    ),
    ">=": (
        "at least;no fewer than;no less than;not less than;a minimum of;minimum of;"
        "not fewer than;≥;>="
    ),
    "<=": (
        "up to;as many as;as much as;at most;no more than;not more than;a maximum of;maximum of;"
        "as high as;as long as;no longer than;≤;<="
    ),
    "<": (
        "nearly;almost;under;less than;fewer than;below;just under;shy of;not quite;not even;"
        "not yet;approaching;just short of;short of;smaller than;lower than;shorter than;<;"
        "well under;nearing"
    ),
    "~": (
        "about;around;roughly;some;approximately;approx;approx.;~;circa;ca.;c.;an estimated;"
        "estimated;close to;in the region of;on the order of;in the order of;≈;near;"
        "in the neighborhood of;in the neighbourhood of"
    ),
}
_BEFORE: dict[str, str] = {
    phrase: sign for sign, phrases in _SAID.items() for phrase in phrases.split(";")
}
_LONGEST = max(phrase.count(" ") for phrase in _BEFORE) + 1

# Words that may stand between a hedge and its figure.
_BETWEEN = frozenset("a an the only just another its their our his her of by".split())
# "At 40%, up to now": what is moved up or down *to* a value has that value.
_REACHED = frozenset(
    "is are was were be been went goes going up rose rises risen climbed climbs grew grows grown "
    "jumped jumps increased increases edged edges inched inches crept creeps ticked ticks nudged "
    "moved moves shot soared surged came comes gone it's that's back now add adds added adding "
    "amount amounts amounted sum sums summed total totals totalled totaled".split()
)

# What stands behind a number too: "45 and over", "18 or under".
_SIDES = frozenset(("over", "above", "under", "below"))
# "Turned over $3 million", "took over 12 shops": a verb of two words.
_OVER_WITH = frozenset("turned turns turn turning took takes taken handed hands take hand".split())

_AFTER = pattern(
    r",? ?(?:"
    r"(?P<ge>or (?:more|above|higher|greater|over|better|longer|upwards?|later|older)\b"
    r"|and (?:over|above|up|more)\b|at least\b|plus\b(?! (?:or |about |an? )?[\d$€£]))"
    r"|(?P<le>or (?:less|fewer|below|lower|under|shorter|younger)\b|and (?:under|below)\b"
    r"|at (?:the )?most\b)"
    r"|(?P<near>or so\b|give or take\b|-ish\b|ish\b)"
    r")"
)
_SYMBOLS = "~≈<>≥≤"
_TIGHT = {"~": "~", "≈": "~", "<": "<", ">": ">", "≥": ">=", "≤": "<="}


def comparator(low: str, start: int, end: int) -> str:
    """Comparator of the figure ``low[start:end]``; "=" if nothing hedges it.

    Args:
        low: the block's text in lower case.
        start: where the figure starts.
        end: where it ends.
    """
    left = start
    while left and low[left - 1] in " \u00a0*_([\"“‘'":
        left -= 1
    if left and low[left - 1] in _SYMBOLS:
        if low[left - 1] == "=" and left > 1 and low[left - 2] in "<>":
            return _TIGHT[low[left - 2]] + "="
        return _TIGHT[low[left - 1]]
    # A bracket or quotation mark parts a hedge from what it hedges, unless it is a symbol.
    if left < start and any(mark in "([" for mark in low[left:start]):
        return after(low, end)
    words = low[max(0, left - 44) : left].split()
    if words[-2:] == ["than", "the"]:
        return after(low, end)  # "more than the 16% who": a known figure, set against another
    by = False
    while words and words[-1] in _BETWEEN and not _joined(words):
        by = words.pop() == "by" or by
    for length in range(min(_LONGEST, len(words)), 0, -1):
        phrase = " ".join(words[-length:])
        sign = _BEFORE.get(phrase.lstrip("(“\"'[*_—–-"))
        if sign:
            before = words[-length - 1] if len(words) > length else ""
            if phrase == "up to" and before in _REACHED:
                break
            if phrase == "over" and before in _OVER_WITH:
                break
            if by and phrase.endswith(("ed", "ing", "s")):
                break  # "passed by 101 votes": the step, or who was for it
            if phrase in _SIDES and before in ("and", "or") and _number(words, length + 2):
                break  # "among those of 45 and over 46%": the 45 has it
            return sign
    return after(low, end)


def after(low: str, end: int) -> str:
    """Comparator that follows the figure ("or more", "or so")."""
    match = _AFTER.match(low, end)
    if match is None:
        return "="
    return {"ge": ">=", "le": "<=", "near": "~"}[match.lastgroup or "near"]


def _joined(words: list[str]) -> bool:
    """Whether the last words are a hedge that ends in a word like "of"."""
    return len(words) > 1 and any(
        " ".join(words[-length:]) in _BEFORE for length in range(2, min(_LONGEST, len(words)) + 1)
    )


def _number(words: list[str], back: int) -> bool:
    return len(words) >= back and words[-back].strip("(").isdigit()
