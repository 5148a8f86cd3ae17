"""Names of organisations and titles as keys. Pure.

"The Society for Human Resource Management's", "Society for Human Resource Management" and
"SHRM" are one name; what tells sources apart is what remains when articles, legal forms and
the words that every institute bears are taken away.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from flows.lazy import pattern
from flows.remembered import remembered

_WORD = pattern(r"[^\W_]+(?:\.[^\W_]+)*", re.UNICODE)
_POSSESSIVE = pattern(r"['’`´]s\b|['’`´]", re.IGNORECASE)
_YEAR = pattern(r"\b(?:19|20)\d\d\b")
_BRACKETED = pattern(r"^(?P<name>[^()]{3,200})\((?P<short>[^()]{2,60})\)\s*$")

SMALL = frozenset(
    "a an and as at by for from in into of on or the to und der die das de la le les des du y "
    "e with via per its their our".split()
)
LEGAL = frozenset(
    "inc incorporated ltd limited llc llp plc gmbh ag sa sas bv nv oy ab as srl spa kg co "
    "corp corporation company pty".split()
)
# Words that any institution may bear; alone they name nobody.
INSTITUTIONAL = frozenset(
    "academy administration agency alliance analysts analytics assembly association "
    "associates authority bank board bureau centre center chamber charity club coalition "
    "college commission committee confederation consortium consultancy consulting council "
    "department directorate division economics faculty federation firm forum foundation fund "
    "government group guild hospital house initiative institute institution insights lab labs "
    "laboratory league library ministry monitor museum network newsroom observatory office "
    "organisation organization panel partners partnership polling project registry research "
    "researchers school secretariat service services society solutions statistics studies "
    "study studio survey surveys syndicate task force team trust union university watch "
    "national international global federal state city county regional european american "
    "british royal central general public".split()
)
# Words for any piece of research; they tell no two reports of a publisher apart.
GENERIC = frozenset(
    "this that these those same previous last earlier first second third other wave round "
    "analysis analyses annual article brief briefing data dataset document edition estimate "
    "estimates factsheet figures finding findings full global international issue latest "
    "national new newest news note numbers online own page paper poll polling polls press "
    "publication published quarterly release report reports research results review series "
    "state statistics stats studies study summary survey surveys table tables website white "
    "year yearly researchers team".split()
)
# Words that say what kind of thing a title names, and do tell reports apart.
KINDS = frozenset(
    "almanac atlas audit balance barometer bulletin census chartbook compass dashboard digest "
    "forecast guide handbook index indicator ledger memo monitor outlook panel poster profile "
    "pulse ranking readiness register scoreboard scorecard tracker trial yearbook "
    "experiment".split()
)


# Of one place or person there may be each of these, and they are not the same.
_BODIES = frozenset(
    "association bank board bureau chamber charity club college commission council department "
    "federation foundation fund hospital institute league library ministry museum office school "
    "society statistics trust union university".split()
)


@remembered()
def words(text: str | None) -> tuple[str, ...]:
    """Words of a name: lower case, without accents, possessives and punctuation."""
    if not text:
        return ()
    folded = unicodedata.normalize("NFKD", text)
    folded = "".join(ch for ch in folded if not unicodedata.combining(ch)).casefold()
    folded = _POSSESSIVE.sub("", folded.replace("&", " and ").replace("+", " and "))
    return tuple(word.replace(".", "") for word in _WORD.findall(folded))


@remembered()
def name_key(text: str | None) -> str:
    """Key of an organisation's name: no article, legal form or own initials; '' if none is left."""
    found = list(words(text))
    while found and found[0] in ("the", "a", "an"):
        found.pop(0)
    while len(found) > 1 and found[-1] in LEGAL:
        found.pop()
    # "Society for Human Resource Management (SHRM)": a name and its initials are one name.
    if found and found[-1].upper() in initials(" ".join(found[:-1])):
        found.pop()
    return " ".join(found)


@remembered()
def core(text: str | None) -> frozenset[str]:
    """The words of a name that only its bearer has: "arbour" of "Arbour Analytics Ltd"."""
    return frozenset(
        word
        for word in words(text)
        if word not in SMALL and word not in LEGAL and word not in INSTITUTIONAL
    )


def other_body(name: str, key: str) -> bool:
    """Whether two names that share a place or person are of two bodies, by what those are.

    >>> other_body("an economist at Norland University", "statistics norland")
    True
    """
    ours, theirs = _BODIES.intersection(words(name)), _BODIES.intersection(words(key))
    return bool(ours and theirs) and not ours & theirs


@remembered()
def content(text: str | None) -> frozenset[str]:
    """The words of a title that tell it from others: no small and no generic words or years."""
    return frozenset(
        _singular(word)
        for word in words(text)
        if word not in SMALL and word not in GENERIC and not word.isdigit()
    )


@remembered()
def kinds(text: str | None) -> frozenset[str]:
    """The words in a text that say what kind of publication it is about: "index", "census"."""
    return frozenset(_singular(word) for word in words(text)) & KINDS


@remembered()
def years(text: str | None) -> frozenset[int]:
    """Years written in a text."""
    return frozenset(int(year) for year in _YEAR.findall(text)) if text else frozenset()


@remembered()
def initials(text: str | None) -> frozenset[str]:
    """Acronyms that a name of three or more words may go by, upper case.

    >>> sorted(initials("Ministry of Transport and Works"))
    ['MOTAW', 'MTAW', 'MTW']
    """
    if not text:
        return frozenset()
    plain = [word for word in re.findall(r"[^\W\d_][\w’'-]*", _POSSESSIVE.sub("", text)) if word]
    while plain and plain[0].lower() == "the":
        plain.pop(0)
    while plain and plain[-1].lower().rstrip(".") in LEGAL:
        plain.pop()
    small = [word.lower() in SMALL for word in plain]
    if sum(not s for s in small) < 2 or len(plain) < 3:
        return frozenset()
    made = {
        "".join(w[0] for w, s in zip(plain, small, strict=True) if not s),
        "".join(w[0] for w in plain),
        "".join(w[0] for w, s in zip(plain, small, strict=True) if not s or w.lower() == "and"),
    }
    return frozenset(made_of.upper() for made_of in made if len(made_of) >= 3)


def split_brackets(text: str) -> list[str]:
    """A name and the short form in brackets behind it: "Name (SHORT)" is both.

    >>> split_brackets("Society for Human Resource Management (SHRM)")
    ['Society for Human Resource Management', 'SHRM']
    """
    match = _BRACKETED.match(text)
    if match is None:
        return [text]
    return [match.group("name").strip(), match.group("short").strip()]


def contains(haystack: str, needle: str) -> bool:
    """Whether the words of one key stand together in another."""
    return bool(needle) and f" {needle} " in f" {haystack} "


def overlap(left: Iterable[str], right: Iterable[str]) -> float:
    """Share of the smaller set's words that the other has, 0 to 1."""
    a, b = set(left), set(right)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "as")):
        return word[:-1]
    return word
