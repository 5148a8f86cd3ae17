"""Bare numbers that count nothing: labels, names, ages, times, marks of a list."""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.around import Around
from flows.read.patterns import any_of
from flows.read.wordclass import person

# "[2, 3]": marks of references.
_MARK_OPENS = pattern(r"\[(?:\d{1,3}[,;–-] ?)*$")
_MARK_CLOSES = pattern(r"(?:[,;–-] ?\d{1,3})*\]")
_LABELS = frozenset(
    """section sections part parts page pages p pp chapter chapters figure figures fig table tables
    step steps version versions v phase level levels grade grades tier type class category room
    tram bus line lines issue no nos nr number numbers episode lesson volume vol article form
    appendix rule act item items question questions tip round stage release build stand hall
    bulletin option group cohort route highway exhibit slide windows iphone ipad android ios
    python java php node rust day week month season game track title annex schedule chart box
    note footnote unit module edition zone district ward gate platform flight channel area code
    order clause paragraph bill directive regulation iso rfc http error port sdg goal priority
    principle theme q scenario formula fortune ftse nasdaq s&p top html css es gpt exercise booth
    suite apartment building apollo boeing airbus wave lane pier key ext
    extension docket gen""".split()
)
# Numbers behind these name something, however large they are.
_IDENTIFIES = pattern(
    r"\b(?:ext\.?|extension|patents?(?: no\.?| number)?|docket(?: no\.?)?|case no\.?"
    r"|serial(?: no\.?| number)?|post ?code|zip(?: ?code)?|(?:text|send|write|sms) [\w“”\"]+ to"
    r"|(?:phone|fax|part|serial|order|account|model|registration|charity|telephone|mobile|reference"
    r"|case|policy|tracking|ticket|flight|room|pin|zip|post|area|dialling|id|invoice|membership"
    r"|licen[cs]e|patent|docket|isbn|passport) (?:number|code|no\.?|id)s?(?: is| was|:)?) ?[#(]?$"
)
# Labels that as often are what is counted or said: only a small number written in digits is one.
_WEAK_LABELS = frozenset(
    "top level order group area day week month goal number key title type class unit".split()
)
_PLACES = frozenset("ward district hall zone area route street line channel gate".split())
_NAMED_PLACE = pattern(r"[A-Z][\w’'-]+ \w+: $")
_COUNTED_LABELS = frozenset("question questions items parts steps pages lines groups".split())
_NAME = pattern(r"^[A-Z][\w.&’'-]*$")
_COMMON_CAPITALS = frozenset(
    """a about above after all almost also an and another approximately around as at because before
    between but by did even every exactly for from had has he her here his how i if in is it its
    just last less more most nearly no not of on one only or our over perhaps roughly she since so
    some that the their there these they this those to today total under until up we were what when
    where while with within you your fewer each both among out inside across currently nationally
    worldwide overall january february march april may june july august september october november
    december altogether meanwhile again yet now still then would have are was will can another
    approx avg average median mean""".split()
)
_COUNTED_THINGS = pattern(
    r"^ (?:of (?:the|its|our|their|all)|percent|(?:[a-z-]+ )?[a-z]+s\b|people\b|more\b|million\b)"
)
_LIST_MARK = pattern(r"^[.)](?:\s|$)")
AGED = pattern(
    r"\bage(?:[sd]|d? (?:group|bracket|band)s?)? (?:of |between |from )?"
    r"\d{1,2}(?:, \d{1,2})*,? (?:and |to |or )?$"
    r"|\b(?:age[ds]?|ages of|age group|aged between)"
    r"(?: (?:of|between|from|over|under|about|group|and|the|is|was))* [(~]?$"
    r"|\b(?:older|younger) than $"
)
MIDDLE_AGE = pattern(r"\b(?:median|average|mean|typical) age (?:\w+ ){0,6}$")
_PARAGRAPH, _BEGINS = pattern(r"[1-9]\d?\.\d{1,2}"), pattern(r"\s+[A-Z]")
# "Among nurses under 30, only 52%": of people, and nothing else is counted behind it.
_UNDER = pattern(
    r"\b(?:among|of|for|by) (?:the |all )?(?:[a-z-]+ )?(?:people|men|women|adults"
    r"|[a-z]+(?:ers|ors|ses|ents|ants|ists|ians|ees)) (?:under|over|below|above) $"
)
_WHO_UNDER = pattern(r"\W{0,3}(?:[a-z-]+ )?(?P<who>[a-z]+s) (?:under|over|below|above) ")
_CLOSES = pattern(r"[,;:)]|$| (?:and|but|who|were|are|have|had|said|say)\b")
_NAMED_AGED = pattern(r"[A-Z][a-z’'-]+ [A-Z][\w’'-]+, $")
# "Thursday 16 January, 19.30"
_AT_A_TIME = pattern(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july"
    r"|august|september|october|november|december)\b[^.;%]{0,16}[, ](?:at |from )?$"
)
# As in "Next update at 13.00"
_TO_BEGIN = pattern(
    r"\b(?:meeting|update|bulletin|doors|kick-off|service|lecture|concert|talk|session|bus|train)s?"
    r"(?: (?:starts?|begins?|opens?|is|leaves))?(?: at|:| from)? $"
)
_CLOCK = pattern(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
# "Branches per 100,000 inhabitants": what is counted is counted in so many.
_BASE = pattern(r"\b(?:per|for (?:every|each)|(?:of|in|on) every) $")
# "99 days out of a hundred"
_OUT_OF = pattern(r"\bout of (?:every )?$")
_AGE_FOLLOWS = pattern(
    r"^(?:[-–]\s?year|[-–]\d{1,2}[ -]year[ -]olds?\b|\s?years? old"
    r"| and (?:over|older|up|under|younger|above)\b"
    r"|-? ?to \d+-year|\s?or (?:older|younger)\b|-(?:,| to| and| or) )"
)
_OF_AGE = pattern(
    r"\b"
    + any_of(
        "people adults those members donors customers voters children employees workers women men",
        "users aged residents americans respondents drivers readers patients parents everyone",
        "anyone somebody someone anybody consumers them households were are is was kids teens and",
    )
    + r" (?:who (?:are|were) )?(?:just )?(?:under|over|below|above)(?: the age of)? $"
)
# "The 35 to 44 and 45 to 54 brackets"; "Over 65 = 85%" in a list of them.
_BAND_FOLLOWS = pattern(
    r"^(?: and \d{1,2}(?: to |[-–])\d{1,2})?(?: age| year)?[ -]"
    r"(?:brackets?|age[ -]groups?|age[ -]ranges?|age[ -]bands?|demographics?)\b"
)
_BAND_OPENS = pattern(r"^\W{0,4}(?:over|under|above|below)(?: the age of)? $")
_SHARE_BEHIND = pattern(r"^s? ?[=:–—-] ?\d[\d.]* ?(?:%|per ?cent)")
_PLURAL_FOLLOWS = pattern(
    r"^ ?(?:(?!(?:with|who|and|in|on|at|to|from|for|or|but) )[a-z-]+ )?"
    r"(?!(?:plus|minus)\b)[a-z]{3,}s\b"
)
_SIZE_BAND = pattern(
    r"\b"
    + any_of(
        "firms companies businesses employers organi[sz]ations enterprises institutions charities",
        "teams schools cities towns farms places municipalities counties districts those ones",
    )
    + r" (?:[a-z]+ ){0,2}?(?:with|of|employing|between|having|(?=(?:under|over|below|above) $))"
    r"(?:(?: |(?<= ))(?:at least|more than|fewer than|over|under|between|up to|about|less than"
    r"|from))? $"
)
_STAFF = pattern(
    r"^ (?:(?:or more|or fewer|or less|and more|and over|to [\d,]+|full-time|paid) ?)*"
    r"(?:employees|staff|people|workers|seats|inhabitants|residents|beds|members|pupils|students|"
    r"hectares|acres)\b"
)
# "small firms (10-49 employees)": which of them are small.
_BAND = pattern(
    r"^ (?:full-time )?(?:employees|staff|workers|beds|pupils|students|inhabitants|residents)\)"
)
_BLOCK_OF = pattern(r"^ block of [a-z]")
_READERS_DID = pattern(
    r"^ (?:views|comments|likes|shares|reads|replies|claps|retweets)\b(?! (?:of|per|in|from)\b)"
)
_GOT = pattern(r"\b(?:has|have|had|got|received|drew|drawn|were|was|with|over|than|attracted|of)\b")
_SCALE_OF = pattern(r"\bscale (?:of|from|running from|ranging from) $")
_ON_SCALE = pattern(r"^ (?:[a-z-]+ )?scale\b")


def bare(near: Around) -> str | None:
    """Why a bare number counts nothing, or None."""
    figure, left, right = near.figure, near.left, near.right
    if _MARK_OPENS.search(left) and _MARK_CLOSES.match(right):
        return "reference"
    if _is_list_number(near):
        return "list number"
    if _is_label(near) or (figure.text[0].isdigit() and _IDENTIFIES.search(left)):
        return "label"
    if _is_name(near):
        return "name"
    if _CLOCK.fullmatch(figure.text) and (_AT_A_TIME.search(left) or _TO_BEGIN.search(left)):
        return "time"
    if (_BASE.search(left) or _OUT_OF.search(left)) and figure.value >= 100:
        return "base"
    if 0 < figure.value <= 110:
        if AGED.search(left) and not MIDDLE_AGE.search(left):
            return "age"
        if _AGE_FOLLOWS.match(right):
            return "age"
        if _UNDER.search(left) and _CLOSES.match(right):
            return "age"
        before = near.block.text[max(0, figure.start - 40) : figure.start]
        if figure.text.isdigit() and right.startswith(",") and _NAMED_AGED.search(before):
            return "age"
        of_age = _OF_AGE.search(left) or _opens_aged(left)
        if of_age and not _PLURAL_FOLLOWS.match(right):
            return "age"
        if _BAND_FOLLOWS.match(right) or (_BAND_OPENS.match(left) and _SHARE_BEHIND.match(right)):
            return "age"
    if _BLOCK_OF.match(right):
        return "label"
    if _READERS_DID.match(right) and len(near.block.text) < 100 and not _GOT.search(left):
        return "navigation"
    if figure.value_high is not None and (_ON_SCALE.match(right) or _SCALE_OF.search(left)):
        return "scale"
    banded = figure.comparator != "=" or figure.value_high is not None or right.startswith(" or ")
    if (
        banded
        and _SIZE_BAND.search(left)
        and (_STAFF.match(right) or figure.value_high is not None)
    ):
        return "population"
    if figure.value_high is not None and left.endswith("("):
        if _BAND.match(right):
            return "population"
        if 10 <= figure.value < figure.value_high < 100 and right.startswith(")"):
            # As in "young workers (18-29)".
            people = left[:-1].split()[-1:]
            return "age" if people and person(people[0].strip("*_")) else None
    if near.block.text[figure.end : figure.end + 1] == "°":
        return "specification"
    return None


def _opens_aged(left: str) -> bool:
    """Whether a sentence opens with people and a bound: "Subscribers under 30 have"."""
    match = _WHO_UNDER.fullmatch(left)
    return match is not None and person(match["who"])


def _is_list_number(near: Around) -> bool:
    figure = near.figure
    if figure.start == 0 and _PARAGRAPH.fullmatch(figure.text):
        return _BEGINS.match(near.block.text, figure.end) is not None  # "28.2 The Clerk added"
    if not _LIST_MARK.match(near.right) or figure.value >= 200:
        return False
    lead = near.block.lead
    return figure.start == 0 or (lead is not None and lead[0] <= figure.start < lead[1])


def _is_label(near: Around) -> bool:
    figure = near.figure
    if near.before.endswith(","):
        return False  # "41 minutes by bus, 22 by train"
    before = near.before.strip("()[]“”\"'*_#").rstrip(".,:").lower()
    if before not in _LABELS or figure.value >= 10000 or "," in figure.text:
        return False
    digits = figure.text[0].isdigit()
    if (
        before in _PLACES
        and near.before.endswith(":")
        and _NAMED_PLACE.search(near.block.text[max(0, figure.start - 40) : figure.start])
    ):
        return False  # "Ringside ward: 41"
    if before == "code" and near.left.endswith("to code "):
        return False
    if before in _COUNTED_LABELS and figure.value > 31:
        return False
    return digits if before in _WEAK_LABELS else digits or figure.value < 11


def _is_name(near: Around) -> bool:
    """Whether the number is part of a name ("iPhone 15", "Lantern 4.2", "Studio 54")."""
    figure = near.figure
    written = figure.text
    if near.block.kind == "cell" or not written[0].isdigit() or "," in written:
        return False
    if figure.value >= 10000 or figure.step > 1 or figure.value_high is not None:
        return False
    if figure.comparator != "=":
        return False
    if figure.decimals and listed(near):
        return False
    word = near.before.strip("()[]“”\"'*_")
    if not _NAME.match(word) or word.lower().rstrip(".") in _COMMON_CAPITALS:
        return False
    if near.before[-1:] in "()[].:;,":
        return False
    # "In Germany 41 of the firms": what is counted follows.
    if _COUNTED_THINGS.match(near.right):
        return "." in written and not near.right.startswith(" of")
    return True


def listed(near: Around) -> bool:
    """Whether names have numbers behind them, one like the other: "Terminus 71.2, Market 76.0"."""
    sentence = near.figure.sentence
    assert sentence is not None
    decimals = [len(match[1]) for match in _NAME_AND_NUMBER.finditer(sentence.text[:_LONG])]
    return len(decimals) >= _ALIKE and set(decimals) == {near.figure.decimals}


_NAME_AND_NUMBER = pattern(r"[A-Z][\w’'-]+ \d+\.(\d+)(?=[,;.]? [A-Z]|[,;.]?$)")
_ALIKE, _LONG = 3, 400  # names; characters of a sentence
