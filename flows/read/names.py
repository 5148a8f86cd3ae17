"""Words of a sentence, and the proper names among them. No dictionary of names is used.

A name is a run of capitalised words, joined by the small words that names contain: "Department
of Health and Human Services", "Bremer & Toft". Whether the capital at the start of a sentence
means anything is told from the rest of the document.
"""

from __future__ import annotations

from dataclasses import dataclass

from flows.lazy import pattern
from flows.read.creditwords import (
    BODIES,
    BODY_ENDS,
    COMPANIES,
    CONNECTORS,
    DOCUMENTS,
    FUNCTION_WORDS,
    NOT_SOURCES,
    OPENERS,
    PEOPLE,
    PREPOSITIONS,
    ROLES,
    SHOW,
    SPEAK,
    STUDY,
    TELLER_PAIRS,
    TELLERS,
    TITLE_ENDS,
)
from flows.read.namespan import CALENDAR, SEASONS, SURVEYS, TITLE_MOST, asks, joined_to, name_end
from flows.read.wordclass import person
from flows.read.words import Habits, Token, is_year

_AFTER_NAME = SHOW | SPEAK | STUDY | DOCUMENTS | frozenset("has have had researchers".split())


# Ends of adjectives and of common nouns: "Subsequent research", "Government data".
_COMMON_ENDS = (
    "ent", "ant", "al", "ic", "ive", "ous", "ing", "ed", "ary", "able", "ible", "ern", "ful", "ity",
    "less", "ish", "tion", "ness", "ship",
)  # fmt: skip
_PLAIN = frozenset(
    "key raw new main early big top fresh past prior user web site search traffic sales tax health "
    "crime exit trade field home full more better good mobile online survey poll labour labor "
    "school teacher student staff customer employer employee patient voter household".split()
)
# Plurals that are published as well as done, and what is said of them where they are done.
_THINGS = frozenset(
    "tests trials counts logs maps notes papers posts polls records reviews slides stories tables "
    "updates articles columns statements filings interviews books".split()
)
_STATES = frozenset("are were have remain make become cost take need come go stay".split())
_PLURAL_ACRONYM = pattern(r"[A-Z]{2,5}s")

_HYPHENS = pattern(r"-|(?<=^)[’'](?=[A-Z])")  # "O'Grady", without its O
_CHIEFS = frozenset("ceo cfo cto coo cio cmo".split())
_TITLE_WORDS = frozenset("benchmarks statistics research study survey".split())
_LEAD_TO = frozenset(
    "thanks due prior contrary next close similar answers reactions changes visits additions "
    "contributions contributors subscribers subscribe visitors attached related respondents "
    "participants participation interest faith figures numbers details more much most "
    "results some here also what nothing something welcome tickets shares stocks life visit trips "
    "entries guide responses access entry invitations".split()
)
_DOING = 6  # letters beyond which a word in -ing is hardly a name
_HAS = frozenset("has is was does".split())
_APPOSED = 4  # words of an apposition that may say what a name is
_DATELINE = 14  # tokens
_PRONOUNS = frozenset("i you he she it we they who that there here what let how where".split())
_PLURAL_VERBS = frozenset(
    "have are were say think report find show ask tell believe expect note see want add admit "
    "agree argue claim complain estimate explain fear insist suggest warn write told".split()
)


@dataclass(slots=True)
class Name:
    """A proper name: tokens ``[i, j)`` of a sentence."""

    i: int
    j: int
    text: str
    kind: str  # body, title, person, other
    owns: bool = False


def find_names(words: list[Token], text: str, seen: Habits) -> list[Name]:
    """Proper names of a sentence, from left to right.

    Args:
        words: its tokens.
        text: text of the block.
        seen: how the document writes its words.
    """
    found: list[Name] = []
    i, size = 0, len(words)
    while i < size:
        if not words[i].cap or not _starts(words, i, seen):
            i += 1
            continue
        j = name_end(words, i)
        if 3 <= j - i <= 4 and _holds(words, i) and all(w.cap for w in words[i:j]):
            i = j - 2  # "Secretary of Labor Ada Rye"
        role = _role(words, i, j)
        if role > 0:  # "Kids Board Director Ada Rye" is a body and a person
            body = _name(words, i, role, text)
            if body is not None:
                found.append(body)
            i = role + 1
        name = _name(words, i, j, text)
        if name is not None:
            if name.kind == "person" and _called_a_body(words, j):
                name.kind = "body"
            found.append(name)
        i = j
    return found


def cut_at_titles(
    names: list[Name], titles: list[tuple[int, int, str]], words: list[Token]
) -> None:
    """End names where a title starts that belongs to them: "the Loaf Council *Bread Report*"."""
    for name in names:
        at = next((i for i, j, _ in titles if name.i < i and j >= name.j > i), None)
        if at is not None:
            last = words[at - 1]
            end = last.start + len(last.text) - words[name.i].start if last.owns else None
            text = name.text[: last.end - words[name.i].start]
            name.j, name.text, name.owns = at, text[:end], last.owns
            name.kind = _kind(words[name.i : at])


def _holds(words: list[Token], i: int) -> bool:
    """Whether a public office stands before a run of capitals: "Minister of ..."."""
    return i > 1 and words[i - 1].low == "of" and words[i - 2].low in ("secretary", "minister")


def _called_a_body(words: list[Token], j: int) -> bool:
    """Whether an apposition says what a name is: "Ada Loaf, a chain of bakeries, said"."""
    if j + 2 >= len(words) or words[j].text != "," or words[j + 1].low not in ("a", "an", "the"):
        return False
    for word in words[j + 2 : j + 2 + _APPOSED]:
        if not word.word or word.low in PREPOSITIONS or (word.owns and word.cap):
            return False  # "Ada Rye, the Guild's head of bread"
        if word.low in BODIES or word.low in COMPANIES:
            return True
    return False


def _opens(words: list[Token], i: int) -> bool:
    """Whether a word stands where any word would be capitalised."""
    k = i - 1
    while k >= 0 and not words[k].word and words[k].text in "\"“”'‘’([*_—–-•":
        k -= 1
    if k < 0 or words[k].text in ".!?:|":
        return True
    # "HARROW, May 3 (Bread Wire) - Bakers expect": behind the dateline of a story.
    dash = k + 1 < i and words[k + 1].text in "—–-" and k < _DATELINE
    return dash and all(not w.word or w.cap or w.text[0].isdigit() for w in words[: k + 1])


def _starts(words: list[Token], i: int, seen: Habits) -> bool:
    token = words[i]
    low = token.low
    if "'" in low and low.partition("'")[0] in _PRONOUNS:
        return False  # "I'd"
    after = words[i + 1] if i + 1 < len(words) else None
    alone = after is None or not after.cap
    if alone and low in PEOPLE and token.text[1:].islower() and low.endswith("s"):
        return False  # "May 13 Economists raised", behind a dateline
    if low == "which" and asks(words, i):
        return True
    if low in FUNCTION_WORDS:
        return token.text.isupper() and len(token.text) > 2 and low not in seen.lower
    if not _opens(words, i) or not (token.text[1:].islower() and token.text[0].isupper()):
        return not (_opens(words, i) and low in OPENERS)
    if after is not None and after.low in ("to", "in", "on") and _entitled(words, i):
        return True  # "Back to Bread 2025", "Women in Baking Survey"
    if low in OPENERS:
        return False
    if low in ROLES or low in PEOPLE or "-" in low:
        return False
    joined = after is not None and (
        (after.cap and after.low not in NOT_SOURCES and after.low not in OPENERS)
        or (after.cap and after.low in NOT_SOURCES and _titled(words, i))
        or after.text == "&"
        or (after.low in ("of", "for") and joined_to(words, i, i + 1) > 0)
    )
    if joined:
        return low not in NOT_SOURCES or (after is not None and after.cap)
    if low in NOT_SOURCES:
        return False
    if after is not None and _scholars(words, i):
        return True
    if low in seen.lower:
        return False
    if low in seen.inside or token.owns:
        return True
    if after is None or low.endswith("ly"):
        return False
    if low.endswith("s") and after.low in _PLURAL_VERBS:
        return False  # "Members have asked", "Drivers say"
    if low in TELLERS or low in TELLER_PAIRS.get(after.low, ()):
        return False  # "Witnesses said", "Fire crews said"
    if low.endswith("s") and person(low) and after.low in SPEAK:
        return False  # "Residents said"
    if after.low in DOCUMENTS and (low in _PLAIN or low.endswith(_COMMON_ENDS)):
        return False
    if after.low in DOCUMENTS and not after.cap and person(f"{low}s"):
        return False  # "Visitor figures"
    if after.low in _THINGS and i + 2 < len(words) and words[i + 2].low in _STATES:
        return False  # "Unit tests are rare": things that are spoken of, and nobody's report
    return (
        after.low in _AFTER_NAME
        or after.text == "("
        or (after.text == "," and (_inserted(words, i + 1) or _called_a_body(words, i + 1)))
        or (after.low.endswith(("s", "ed")) and after.low not in PEOPLE and not _doing(low, after))
    )


def _doing(low: str, after: Token) -> bool:
    """Whether a word is what somebody does: "Changing behaviours", not "Boeing has"."""
    return low.endswith("ing") and len(low) > _DOING and after.low not in _HAS


def _entitled(words: list[Token], i: int) -> bool:
    """Whether the title of a publication opens a sentence, and not what leads to one."""
    low = words[i].low
    if low in PEOPLE | DOCUMENTS | PREPOSITIONS or low in _LEAD_TO or low.endswith(("ing", "ed")):
        return False  # "According to Crumb Survey 2024", "Answers to the Crumb Survey"
    end = joined_to(words, i, i + 1)
    return end > 0 and words[end].low not in BODIES


def _titled(words: list[Token], i: int) -> bool:
    """Whether the name of a publication starts: "Loafwatch Email Report"."""
    k = i + 1
    while k < len(words) and words[k].cap and k - i < TITLE_MOST:
        k += 1
    return k - i > 2 and words[k - 1].low in TITLE_ENDS | _TITLE_WORDS


def _scholars(words: list[Token], i: int) -> bool:
    """Whether authors are named: "Rye et al.", "Rye and colleagues", "Rye and Mills (2021)"."""
    if i + 2 >= len(words):
        return False
    link, other = words[i + 1].low, words[i + 2]
    if link == "et":
        return other.low == "al"
    if link != "and":
        return False
    if other.low in ("colleagues", "coauthors", "co-authors"):
        return True
    return other.cap and i + 4 < len(words) and words[i + 3].text == "(" and is_year(words[i + 4])


def _role(words: list[Token], i: int, j: int) -> int:
    """Index of the role between a body and a person in one run of capitals, or -1."""
    for q in range(i + 1, j - 1):
        if words[q].low in ROLES and 2 <= j - q - 1 <= 3:
            plain = all(w.cap and w.text[1:].islower() for w in words[q + 1 : j])
            return q if plain and _kind(words[q + 1 : j]) == "person" else -1
    return -1


def _inserted(words: list[Token], k: int) -> bool:
    """Whether an insertion from the comma at ``k`` on is followed by a verb of reporting."""
    for q in range(k + 1, min(k + 12, len(words) - 1)):
        if words[q].text == ",":
            return words[q + 1].low in _AFTER_NAME and words[q + 1].low not in DOCUMENTS
    return False


def _when(words: list[Token], i: int, j: int) -> bool:
    """Whether a word of a name only tells when: "May", "2020", "Fall" before a year."""
    word = words[i]
    if word.low in CALENDAR or is_year(word) or word.low.removeprefix("mid-") in CALENDAR:
        return True
    return word.low in SEASONS and i + 1 < j and is_year(words[i + 1])


def _name(words: list[Token], i: int, j: int, text: str) -> Name | None:
    while i < j and _when(words, i, j) and not _paper(words, i, j):
        i += 1
    while j > i and words[j - 1].low in CONNECTORS and not words[j - 1].cap:
        j -= 1
    while i < j and words[i].low in ROLES and i + 1 < j and words[i].text[0].isupper():
        if words[i + 1].low == "for":
            break  # "the Commissioner for Bread"
        if any(w.low in BODY_ENDS for w in words[i + 1 : j]) and words[i].low not in ("dr", "mr"):
            break
        i += 1
    while j - i > 1 and words[j - 1].low in _CHIEFS and words[j - 1].text.isupper():
        j -= 1  # "Crumb Council CEO"
    while j - i > 1 and words[j - 1].low in ROLES and j < len(words) and words[j].low == "of":
        j -= 1  # "U.S. Secretary of Labor"
    part = words[i:j]
    if part and _dateline(words, i, j):
        return None
    if not part or all(w.low in NOT_SOURCES or w.text.isdigit() or is_year(w) for w in part):
        return None
    if len(part) == 1 and _PLURAL_ACRONYM.fullmatch(part[0].text):
        return None  # "CFOs"
    last = part[-1]
    end = last.start + len(last.text) if last.owns else last.end
    return Name(i, j, text[part[0].start : end], _kind(part), last.owns)


def _paper(words: list[Token], i: int, j: int) -> bool:
    """Whether a day is part of a newspaper's name: "the Sunday Crumb", not "the Monday Club"."""
    the = i > 0 and words[i - 1].low == "the" and j - i > 1
    return the and words[i].low in ("sunday", "saturday") and words[i + 1].cap


def _dateline(words: list[Token], i: int, j: int) -> bool:
    """Whether a name is the place before a report: "PORT MARLOW — ", "HARROW, May 3 (BW) - "."""
    if i > 0 or j >= len(words):
        return False
    if words[j].text in "—–-":
        return all(w.text.isupper() for w in words[i:j])
    dash = next((q for q in range(j, min(_DATELINE, len(words))) if words[q].text in "—–-"), j)
    between = words[j:dash]
    plain = all(not w.word or w.cap or w.text[0].isdigit() for w in between)
    return plain and any(w.low in CALENDAR for w in between)


def _kind(part: list[Token]) -> str:
    telling = [w for w in part if not is_year(w)]
    last = telling[-1].low
    if is_year(part[-1]) and len(part) > 1:
        return "title"
    if last in TITLE_ENDS and len(telling) > 1:
        return "title"
    for k, word in enumerate(telling[1:-1], 1):
        if word.low in SURVEYS and telling[k + 1].low == "for":
            return "title"
    if last in BODY_ENDS or any(w.text == "&" for w in telling):
        return "body"
    if telling[0].low in CALENDAR:
        return "body"  # "the Sunday Crumb"
    for k, word in enumerate(telling[:-1]):
        if word.low in BODIES and (k == 0 or telling[k + 1].low in CONNECTORS):
            return "body"
    if len(telling) == 1:
        return "other"
    if any(w.low in DOCUMENTS for w in telling):
        return "other"
    if len(telling) in (2, 3) and all(
        w.cap and w.text[0].isupper() and _HYPHENS.sub("", w.text[1:]).isalpha() for w in telling
    ):
        plain = all(any(ch.islower() for ch in w.text[1:]) or len(w.text) == 1 for w in telling)
        return "person" if plain else "other"
    return "other"
