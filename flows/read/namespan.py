"""How far a name goes: the capitals and small words that belong to it, from its first word on."""

from __future__ import annotations

from flows.read.creditwords import (
    BODIES,
    BODY_ENDS,
    CONNECTORS,
    DOCUMENTS,
    FUNCTION_WORDS,
    NOT_SOURCES,
    ROLES,
    TITLE_ENDS,
)
from flows.read.words import Token, is_year

CALENDAR = frozenset(
    "january february march april may june july august september october november december monday "
    "tuesday wednesday thursday friday saturday sunday".split()
)
SEASONS = frozenset("spring summer autumn fall winter".split())
_GENITIVES = frozenset(
    "children women men people king queen prince princess duke workers consumers veterans teachers "
    "nurses drivers "
    "farmers growers publishers tractor owners buyers members readers users students passengers "
    "employers employees investors manufacturers hoteliers operators makers ministers "
    "shopkeepers officers lenders residents retailers traders bankers builders doctors "
    "physicians patients parents".split()
)
_OFFICES = frozenset("commissioner ombudsman minister secretary registrar inspectorate".split())
SURVEYS = frozenset("survey census".split())  # "Bread Survey for Norland"
_MANY = frozenset("committee school centers centres institutes".split())
TITLE_MOST = 8


def asks(words: list[Token], i: int) -> bool:
    """Whether a question mark is part of a name: "(Source: Which?, 2019)"."""
    mark = words[i + 1].text == "?" if i + 2 < len(words) else False
    return mark and words[i].cap and (words[i + 2].text in ",)" or words[i + 2].text.islower())


def name_end(words: list[Token], i: int) -> int:
    """Index after the last token of the name that starts at ``i``."""
    j, size = i + 1, len(words)
    if words[i].low == "which" and asks(words, i):
        return i + 2
    while j < size:
        before, token = words[j - 1], words[j]
        if before.owns and not _genitive(words, j):
            break
        if token.cap or (is_year(token) and not before.owns and not _joint_year(words, j)):
            if token.low in FUNCTION_WORDS and token.text[1:].islower():
                break
            j += 1
            continue
        if token.low == "et" and j + 1 < size and words[j + 1].low == "al":
            return j + 2 + (j + 2 < size and words[j + 2].text == ".")
        joined = joined_to(words, i, j)
        if joined < 0:
            joined = _listed(words, i, j)
        if joined < 0:
            break
        j = joined + 1
    return j


def _listed(words: list[Token], i: int, j: int) -> int:
    """Index of the last of what a body is for: "Bureau of Rye, Oats, Wheat and Barley", or -1."""
    of = next((q for q in range(i + 1, j) if words[q].low in ("of", "for")), -1)
    if of < 0 or words[of - 1].low not in BODIES or words[j].text != ",":
        return -1
    q = j
    while q + 1 < len(words) and words[q].text == "," and words[q + 1].cap:
        q += 2
        while q < len(words) and words[q].cap:
            q += 1
    if q + 1 < len(words) and words[q].low in ("and", "&") and words[q + 1].cap:
        return q + 1
    return -1


def _genitive(words: list[Token], j: int) -> bool:
    """Whether the genitive before ``j`` is part of a name: "Publishers' Guild"."""
    before, token = words[j - 1], words[j]
    if not token.cap:
        return False
    if before.low in _GENITIVES:
        return True
    return before.low.endswith("s") and token.low in BODY_ENDS and before.text[-1] == "s"


def _joint_year(words: list[Token], j: int) -> bool:
    """Whether a year after a name starts something else: "2024-25", "2024 per cent"."""
    return j + 1 < len(words) and words[j + 1].low in ("per", "percent", "%")


def _spelled(words: list[Token], i: int, k: int) -> bool:
    """Whether a short form spells a name that goes on: "the Global Burden of Bread (GBB)"."""
    if k + 2 >= len(words) or words[k + 1].text != "(":
        return False
    initials = "".join(word.text[0] for word in words[i : k + 1] if word.cap)
    return len(initials) > 2 and words[k + 2].text == initials


def joined_to(words: list[Token], i: int, j: int) -> int:
    """Index of the capitalised word that the small words from ``j`` on join to a name, or -1."""
    k = j
    while k < len(words) and k - j < 3 and words[k].low in CONNECTORS and not words[k].cap:
        k += 1
    if k == j or k >= len(words) or not words[k].cap or words[k].low in FUNCTION_WORDS:
        return -1
    link = words[j].low
    before = words[j - 1]
    last = before.low
    if before.owns:
        return -1
    if link == "&":
        return k
    entitled = i > 0 and words[i - 1].low == "the" and last not in BODY_ENDS and link == "in"
    if i > 0 and (words[i - 1].owns or entitled):
        # "Loafwatch's Trust in Bakers report": the title runs up to the noun
        end = k
        while end < len(words) and end - i < TITLE_MOST and words[end].cap:
            end += 1
        if end < len(words) and words[end].low in DOCUMENTS:
            return k
    if link == "the":
        # "a director at Save the Loaf": one capital word, where a body is awaited
        ahead = words[i - 1] if i > 0 else None
        awaited = (
            j - i == 1
            and ahead is not None
            and (
                ahead.low in ("at", "by", "for", "from") or (ahead.low in BODIES and not ahead.cap)
            )
        )
        return k if awaited and last not in NOT_SOURCES else -1
    if link == "of" and last in TITLE_ENDS and j - i > 1 and _ends_a_body(words, k):
        return -1  # "the Glaze Report of Oakhurst Research"
    if link == "of" and _spelled(words, i, k):
        return k
    if link == "of":
        person = j - i > 1 and last not in BODY_ENDS and last not in TITLE_ENDS
        person = person and last not in ("state", "future", "cost", "world", "journal", "book")
        return -1 if last in NOT_SOURCES or person or words[k].low in CALENDAR else k
    if words[k].low in CALENDAR:
        return -1
    if link == "and":
        if k - j > 1 or any(w.low in ROLES for w in (*words[i:j], *words[k : k + 4])):
            return -1
        nxt = words[k].low
        if last in NOT_SOURCES or nxt in NOT_SOURCES:
            return -1
        return k
    if link == "for":
        return k if last in BODIES or last in _MANY or last in SURVEYS or last in _OFFICES else -1
    if link in ("on", "to", "in"):
        if last in BODIES and link != "in":
            return k
        end = k
        while end + 1 < len(words) and (words[end + 1].cap or is_year(words[end + 1])):
            end += 1
        if k - j > 1 or any(w.low in BODY_ENDS for w in words[i:j]):
            return -1
        # "Centre for Back to Work", "Back to Bread 2025", "Trust in Bakers Survey"
        named = end > k and (is_year(words[end]) or words[end].low in TITLE_ENDS)
        return k if named or words[end].low in BODIES else -1
    return k


def _ends_a_body(words: list[Token], k: int) -> bool:
    """Whether the capitals from ``k`` on are the name of a body, by its last word."""
    end = k
    while end + 1 < len(words) and words[end + 1].cap:
        end += 1
    return end > k and words[end].low in BODY_ENDS - SURVEYS
