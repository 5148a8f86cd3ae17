"""Kinds of bodies, as a second mention names them: "the ministry", "the hospital". Pure.

A body goes by many words: an infirmary is "the hospital", a city is "the council", a monetary
authority is "the bank". So a word that a name does not spell says nothing; only a name that says
of itself what it is can be of another kind.
"""

from __future__ import annotations

from flows.remembered import remembered
from flows.trace.names import words

# What each word may be called. Words of several kinds are of all of them.
_KINDS = {
    "state": "ministry department government parliament court army commission secretariat treasury "
    "agency bureau office authority board inspectorate directorate administration council service "
    "commissioner committee centre center institute bank state",
    "school": "university college school academy institute polytechnic faculty department centre "
    "center trust hospital clinic laboratory lab observatory society museum",
    "hospital": "hospital infirmary clinic trust service authority board institute college "
    "university foundation centre center surgery sanatorium",
    "bank": "bank agribank mutual insurer insurance building society union trust fund authority "
    "institute credit savings reserve treasury lender",
    "union": "union association federation guild society council congress league alliance college "
    "chamber institute confederation brotherhood forum trade coalition staff",
    "local": "council city town borough county municipality district parish authority state "
    "department office board government commission committee assembly regional",
    "museum": "museum gallery archive library trust collection institute centre center foundation "
    "society academy house",
    "police": "police constabulary sheriff force authority ministry department state commissioner "
    "city county army guard",
    "church": "church diocese parish cathedral synod mission ministry council chapel society "
    "abbey trust foundation congregation alliance army",
}
# Words that alone do not say that a name is a body's: "Credit Insights", "Trade House".
_SLIGHT = frozenset(
    "building centre center collection credit force forum fund guard house lab laboratory "
    "lender regional reserve savings service staff state trade trust".split()
)
_OF = {
    word: frozenset(kind for kind, told in _KINDS.items() if word in told.split())
    for word in " ".join(_KINDS.values()).split()
}
# The words of a second mention that are looked at, and the kinds that they mean there.
_TOLD = {
    "state": "ministry department commission parliament government court army",
    "school": "university college department",
    "hospital": "hospital",
    "bank": "bank",
    "union": "union college",
    "local": "council government commission department",
    "museum": "museum",
    "police": "police",
    "church": "church",
}
# What such a mention may be of, besides: a ministry's figures are told by "the government".
_CALLED = {
    word: frozenset(kind for kind, told in _TOLD.items() if word in told.split())
    for word in " ".join(_TOLD.values()).split()
} | {"council": frozenset(("local", "state", "union", "church", "school"))}


@remembered()
def other_kind(told: str, publisher: str | None, also: str = "") -> bool:
    """Whether a credit is to a kind of body that a publisher's name rules out.

    Args:
        told: the credit.
        publisher: the publisher's name.
        also: what else is known of it, its titles and other names.

    >>> other_kind("the ministry said", "Corvane University")
    True
    >>> other_kind("the hospital said", "St Anne's Infirmary")
    False
    """
    body = [word for word in words(told) if word in _CALLED]
    named = [one for word in words(publisher) for one in (word, _singular(word))]
    theirs = frozenset[str]().union(*(_OF.get(word, ()) for word in named))
    if not body or not any(word in _OF and word not in _SLIGHT for word in named):
        return False
    if set(body) & {*named, *words(also)}:
        return False
    return not theirs & frozenset[str]().union(*(_CALLED[word] for word in body))


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
