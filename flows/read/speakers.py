"""People who are said to say something and are given no name: "Police said", "residents say".

They are a vague credit, as "experts say" is. Those who are there to tell what happened (the
police, witnesses, organisers) are one wherever they speak. Any other people ("teachers say") may
be those whom a survey asked: they are left to whoever reads the cue to decide.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.read.bracketed import Cue
from flows.read.creditwords import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    DOCUMENTS,
    NOT_SOURCES,
    PREPOSITIONS,
    SHOW,
    SPEAK,
    TELLER_PAIRS,
    TELLERS,
)
from flows.read.wordclass import person, tag
from flows.read.words import Token

_PAPERS = frozenset("filings documents papers records disclosures".split())
_FILED = frozenset(
    "court campaign finance fundraising regulatory public tax company securities bankruptcy new "
    "recent latest federal internal leaked planning".split()
)
# One of them, behind "a": "a White House official".
_ONE = frozenset(
    "official aide diplomat lawmaker prosecutor detective insider source witness officer "
    "police".split()
)
_SAY = frozenset(
    "say says said claim claims claimed allege alleges alleged warn warns warned estimate "
    "estimates estimated argue argues argued complain complained insist insisted".split()
)
_TELL = _SAY | frozenset(
    "add added announce announced confirm confirmed contend contended reckon reckoned report "
    "reported believe believed reveal revealed put told suspect suspected blame blames "
    "blamed".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today".split()
)
_STATES = frozenset("reported announced confirmed said".split())  # "Norland reported 12 cases"
_NO_LAND = _DAYS | frozenset("source via published updated gen ai".split())
_SHOWN = frozenset("show showed shown reveal revealed indicate indicated say said".split())
_HELPS = ADVERBS | frozenset("have has had on".split())
_ASIDE = frozenset("who which speaking citing quoted".split())
_BEFORE = CONJUNCTIONS | frozenset("that as because though although when whereas which".split())
_SOME = frozenset("some many several other local the".split())
_FAR = 14  # tokens
_TAIL = 5
_MORE = 3  # words before the noun


def crowd(words: list[Token], figures: Sequence[tuple[int, int]]) -> list[Cue]:
    """Cues of a sentence by unnamed people, from left to right.

    Args:
        words: tokens of the sentence.
        figures: spans of its claims.

    Returns:
        Cues of kind ``vague``, or ``crowd`` where a survey may have asked them; none of them
        with a noun phrase.
    """
    found: list[Cue] = []
    for k, word in enumerate(words):
        if word.low in _TELL | _SHOWN and not word.cap:
            span = _speaker(words, k)
            if span is not None and not _counts(words, span, figures):
                found.append(_cue(words, span, k, figures))
        if word.low == "to" and k and words[k - 1].low == "according":
            told = _teller(words, k + 1)
            if told is not None:
                start, end = words[told[0]].start, words[told[1]].end
                found.append(Cue(None, "vague", start, end, _around(start, end, figures), 3))
    return found


def _counts(
    words: list[Token], span: tuple[int, int, str], figures: Sequence[tuple[int, int]]
) -> bool:
    """Whether those who speak are counted: "twenty-five bakers have warned"."""
    start, end = words[span[0]].start, words[span[1]].end
    return any(s < end and start < e for s, e in figures)


def _around(start: int, end: int, figures: Sequence[tuple[int, int]]) -> str:
    """The side of "according to police" that has the figures, "both" if they are on both."""
    left = any(e <= start for _, e in figures)
    return "both" if left == any(s >= end for s, _ in figures) else "left" if left else "right"


def _cue(
    words: list[Token], span: tuple[int, int, str], k: int, figures: Sequence[tuple[int, int]]
) -> Cue:
    i, h, kind = span
    start, end = words[i].start, words[h].end
    before = any(e <= start for _, e in figures)
    after = any(s >= words[k].end for s, _ in figures)
    closes = k + 1 >= len(words) or words[k + 1].text in ",.;!?—–"
    side = "right" if not before or (after and not closes) else "left" if not after else "both"
    if before and not after and not closes:
        side = "right"  # "12% bake, but police say it is hard"
    return Cue(None, kind, start, end, side, 3)


def _speaker(words: list[Token], k: int) -> tuple[int, int, str] | None:
    """First and last token of who speaks before the verb at ``k``, and the kind of the cue."""
    verb = words[k].low
    if verb == "put" and not any(w.low == "at" for w in words[k : k + 9]):
        return None
    q = k - 1
    while q >= 0 and (words[q].low in _HELPS or words[q].low in _DAYS):
        q -= 1
    if q > 0 and words[q].text == ",":
        opens = (o for o in range(q - 1, max(0, q - _FAR), -1) if words[o].text == ",")
        o = next(opens, -1)
        if o <= 0 or words[o + 1].low not in _ASIDE:
            return None
        q = o - 1
    for h in (q, *_heads_before(words, q)):
        span = _phrase(words, h, verb)
        if span is not None:
            return span
    return None


def _heads_before(words: list[Token], q: int) -> list[int]:
    """Where the noun may stand that a tail hangs on: "prosecutors in the south of the land"."""
    found: list[int] = []
    for p in range(q - 1, max(0, q - _TAIL - 1), -1):
        if not words[p].word:
            break
        if words[p].low in ("in", "at", "from", "for", "of", "on", "with", "to"):
            found.append(p - 1)
    return found


def _phrase(words: list[Token], h: int, verb: str) -> tuple[int, int, str] | None:
    """The phrase that ends with the noun at ``h``, if it can speak."""
    if h < 0 or not words[h].word or words[h].owns:
        return None
    head, before = words[h].low, words[h - 1].low if h else ""
    if words[h].cap and verb in _STATES and head in NOT_SOURCES and head not in _NO_LAND:
        return (h, h, "vague") if _opens(words, h) and not head.endswith("s") else None
    i = h
    paper = head in _PAPERS and before in _FILED
    teller = head in TELLERS or before in TELLER_PAIRS.get(head, ())
    while i > 0 and h - i < _MORE and _modifies(words[i - 1]):
        i -= 1
    lone = i > 0 and words[i - 1].low in ("a", "an") and head in _ONE
    if lone:
        return (i - 1, h, "vague") if verb in _TELL and _opens(words, i - 1) else None
    if i > 0 and words[i - 1].low in _SOME and (teller or words[i - 1].low != "the"):
        i -= 1
    if not _opens(words, i) or (words[h].cap and h > i):
        return None
    if paper:
        return (i, h, "vague") if verb in _SHOWN else None
    if teller:
        return (i, h, "vague") if verb in _TELL else None
    anyone = head.endswith("s") and person(head) and not words[h].cap
    if anyone or (i == h and words[h].cap and head.endswith("s") and person(head)):
        return (i, h, "crowd") if verb in _SAY else None
    return None


def _modifies(token: Token) -> bool:
    """Whether a word may stand between "some" and those who speak."""
    low = token.low
    if not token.word or token.owns or not low.replace("-", "").replace(".", "").isalpha():
        return False
    if low in DETERMINERS | PREPOSITIONS | _BEFORE | _SOME | _HELPS | DOCUMENTS | (SHOW & SPEAK):
        return False
    return tag(low) not in ("V", "A")


def _opens(words: list[Token], i: int) -> bool:
    """Whether a clause starts at ``i``, so that nothing ahead is counted or acts on it."""
    if i <= 0:
        return True
    before = words[i - 1]
    return (not before.word and not before.text[0].isdigit() and before.text not in "%)-") or (
        before.low in _BEFORE
    )


def _teller(words: list[Token], k: int) -> tuple[int, int] | None:
    """Who tells, behind "according to" from ``k`` on."""
    i = k
    if k < len(words) and words[k].low == "the":
        k += 1
    for h in range(k, min(k + _MORE, len(words))):
        pair = words[h - 1].low in TELLER_PAIRS.get(words[h].low, ())
        if words[h].low in TELLERS or pair:
            after = words[h + 1] if h + 1 < len(words) else None
            ends = after is None or not after.word or after.low in PREPOSITIONS | _DAYS
            return (i, h) if ends else None
        if not _modifies(words[h]):
            return None
    return None
