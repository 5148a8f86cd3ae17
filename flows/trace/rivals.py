"""Rivals: a source's other figures, by which a figure shows that it is not the claim's own.

A figure of the claim's value may stand for a part of whom the claim is about, for an earlier
time, or for another item. That shows best beside a rival: the figure of the same source that the
claim's words fit better. An accusation needs both: the value's own words, which the claim lacks,
and a rival whose words the claim has.
"""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.slots import population, restriction, statement, subset
from flows.slots.bags import Bag
from flows.slots.contrast import average, averaged_otherwise
from flows.slots.derive import label
from flows.slots.judgement import Judgement
from flows.slots.kindred import PERSON
from flows.slots.period import earlier
from flows.slots.reading import NEAR, OWN, Reading
from flows.slots.words import meaning, terms
from flows.trace.answer_rows import is_whole
from flows.trace.plausible import beside

Pair = tuple[Judgement, Reading]
COVERED = 0.55  # share of the claim's words that a rival must have
_NOWHERE = (0.0, 1)
SAID = 0.5  # from which agreement of context (0 to 1) on a figure is the claim's whatever it denies
AHEAD = 0.2  # by which it must have more of them than the figure of the claim's value
_PAST = pattern(
    r"\b(?:ago|earlier|before|previous(?:ly)?|last (?:year|season|month|quarter|winter|summer)"
    r"|prior|(?<!least )(?<!more than )once(?! an?\b| every\b)|used to|had been|stood at|back in"
    r"|from|against|compared|than|since|up|down|rose"
    r"|fell|then|formerly|until|after|instead of|rather than)\b",
    re.IGNORECASE,
)
# "Than three months before" dates what is compared, not the figure.
_BEFORE = pattern(r"^(?!.*\b(?:than|as)\s(?:\w+\s){0,3}before\b).*\bbefore\b", re.IGNORECASE)
_WAS = pattern(
    r"\b(?:from|against|after|compared (?:with|to)|up from|down from|versus)\s*"
    r"(?:about |around |just |only |nearly |some )?$",
    re.IGNORECASE,
)
_NOT_BEFORE = pattern(
    r"\b(?:before|earlier|previous|last|prior|ago|(?:19|20)\d\d)\b", re.IGNORECASE
)


def other_setting(claim: Reading, same: list[Pair], others: list[Pair], base: Bag) -> str | None:
    """Name the slot in which all figures of the claim's value differ from the claim.

    Args:
        claim: the claim.
        same: the source's figures of the claim's value, best first, with how they compare.
        others: its figures of other values, best first.
        base: words that go without saying in the source.

    Returns:
        population, period or statement; None if one of the figures may be the claim's own.
    """
    if not claim.own or (population.pronoun(claim) and _few(claim)) or _empty(claim):
        return None
    rivals = [p for p in others if p[0].unit == "same"]
    slots = [_differs(claim, pair, rivals, base) for pair in same]
    return slots[0] if slots and all(slots) else None


def _differs(claim: Reading, pair: Pair, rivals: list[Pair], base: Bag) -> str | None:
    figure = pair[1]
    if _earlier(claim, figure, rivals) or _older_column(claim, figure, rivals):
        return "period"
    if _part(claim, pair, rivals, base):
        return "population"
    if _other_role(claim, figure):
        return "population"
    if _item(claim, pair, rivals):
        return "statement"
    if _measure(claim, figure) or _average(claim, figure, rivals):
        return "statement"
    return None


def _empty(claim: Reading) -> bool:
    """Whether a claim says nothing of its own but whom it is about: "22% of that is in vain"."""
    who = {t.key for t in terms(claim.population)}
    return claim.telling() <= who


def _few(claim: Reading) -> bool:
    return len(claim.telling()) < 3


def _earlier(claim: Reading, figure: Reading, rivals: list[Pair]) -> bool:
    """Whether the value is set beside the claim's own as that of an earlier time."""
    if _PAST.search(claim.quote) or claim.sentence_years() & figure.years():
        return False
    was = _WAS.search(figure.quote[: figure.span[0]]) and _NOT_BEFORE.search(figure.right)
    if not was and not (earlier(figure.clause) or _BEFORE.search(figure.right)):
        return False
    return any(
        f.quote == figure.quote and not earlier(f.clause) and j.statement.forth >= COVERED - 0.15
        for j, f in rivals
    )


def _older_column(claim: Reading, figure: Reading, rivals: list[Pair]) -> bool:
    """Whether the value stands in the column of an earlier year, and the claim is not dated."""
    row, _, rest = figure.quote.partition(" | ")
    if not rest or not figure.period or _PAST.search(claim.quote):
        return False
    if figure.period in {claim.period, *map(str, claim.sentence_years())}:
        return False
    return any(
        other.quote.partition(" | ")[0] == row
        and bool(other.period and figure.period and other.period > figure.period)
        for _, other in rivals
    )


def _part(claim: Reading, pair: Pair, rivals: list[Pair], base: Bag) -> bool:
    """Whether the value is for a part, and the claim speaks of all."""
    figure = pair[1]
    if population.restricted(claim, figure, base=base):
        return False
    if restriction.lead(claim.quote, claim.span[0]):
        return False
    if _answer(figure):
        return False
    led = restriction.unsaid(restriction.restrictions(figure), claim.bag, base)
    named = led or restriction.unsaid(restriction.subject(figure), claim.bag, base)
    back = restriction.points_back(figure) and not subset.follows(claim, figure)
    if (not named and not back) or _named_there(claim, figure):
        return False
    for judgement, other in rivals:
        theirs = restriction.restrictions(other) | restriction.subject(other)
        if other.file != figure.file or restriction.unsaid(theirs, claim.bag, base):
            continue
        set_apart = other.quote == figure.quote and not restriction.elliptic(other)
        if set_apart and restriction.elliptic(figure) and judgement.score > pair[0].score:
            return True  # "30% do so; among drivers it is 41%"
        ahead = 0.0 if _one_table(figure, other) else 0.1
        if judgement.statement.forth >= COVERED and judgement.score > pair[0].score + ahead:
            return True
    return False


def _answer(figure: Reading) -> bool:
    """Whether the label of a row is an answer: whom it is about stands elsewhere."""
    label, bar, _ = figure.quote.partition(" | ")
    if not bar or not figure.population:
        return False
    return not {t.key for t in terms(label)} & {t.key for t in terms(figure.population)}


def _one_table(one: Reading, other: Reading) -> bool:
    return " | " in one.quote and one.quote.split(" | ")[1:-1] == other.quote.split(" | ")[1:-1]


def _named_there(claim: Reading, figure: Reading) -> bool:
    """Whether a name in the claim stands in the figure's sentence too."""
    return any(
        len(word) > 3 and word[0].isupper() and not word.isupper() and word in figure.quote
        for word in re.findall(r"\w+", claim.quote)
    )


_YES_OR_NO = frozenset(("yes", "no", "other", "all", "total"))


def named_answer(claim: Reading, figure: Reading, others: list[Pair]) -> Pair | None:
    """The answer to the value's own question that the claim names, where it names not the value's.

    "33% always look", where the answers are "Always 14, Sometimes 33, Never 53": of each gave one.
    """
    mine = _label(figure)
    listed = [f for _, f in others if _one_list(figure, f)]
    if not is_whole([f.value.value for f in (figure, *listed)]):
        return None
    said = f" {' '.join(re.findall(r'[a-z]+', claim.clause.lower()))} "
    if not mine or not _answer(figure) or f" {mine} " in said:
        return None
    named = [
        (len(_label(other)), pair)
        for pair in others
        for other in [pair[1]]
        if pair[0].unit == "same"
        and _one_list(figure, other)
        and _label(other) not in _YES_OR_NO
        and not set(_label(other).split()) <= set(mine.split())
        and f" {_label(other)} " in said
        and (other.period or figure.period) == figure.period
    ]
    return max(named, key=lambda found: found[0])[1] if named else None


def turned_answer(claim: Reading, best: Pair, others: list[Pair]) -> Pair | None:
    """What denies as the claim does, beside a figure of the claim's value that denies nothing.

    "31% have nobody who watches the costs", where "13% have nobody in charge of them; 31% have
    given that to a consultant".
    """
    judged, figure = best
    if statement.denied(claim) == statement.denied(figure) or judged.score >= SAID:
        return None
    if claim.unit != "percent" or claim.kind != "share" or " | " in claim.quote + figure.quote:
        return None
    for pair in others:
        told, other = pair
        if other.quote != figure.quote or told.unit != "same" or other.kind != claim.kind:
            continue
        if statement.denied(other) != statement.denied(claim):
            continue
        if told.score >= judged.score and told.statement.shared > judged.statement.shared:
            return pair
    return None


def _label(figure: Reading) -> str:
    """The words of a row's label, small."""
    label, bar, _ = figure.quote.partition(" | ")
    return " ".join(re.findall(r"[a-z]+", label.lower())) if bar else ""


def _one_list(one: Reading, other: Reading) -> bool:
    group = one.row.get("group_id")
    return bool(group) and group == other.row.get("group_id")


def _item(claim: Reading, pair: Pair, rivals: list[Pair]) -> bool:
    """Whether the claim's words are those of another item, and none those of the value's own."""
    judgement, figure = pair
    ours = claim.telling()
    for other, rival in rivals:
        if not _near(figure, rival) or _once(rival, figure):
            continue
        here, there = figure.telling(), rival.telling()
        mine = {k for k in here if k not in there and rival.own.like(k) < OWN}
        its = {k for k in there if k not in here and figure.own.like(k) < OWN}
        hit = {k for k in its if k in ours or claim.own.like(k)}
        if any(claim.own.get(k, rival.own[k])[1] != rival.own[k][1] for k in hit):
            continue  # "not harsh enough" is not "too harsh"
        kept = {k for k in figure.own if k[0] != "#" and k not in rival.own and _said(claim.bag, k)}
        if not mine or not hit or kept:
            continue
        if " | " in figure.quote and label(figure) == label(rival) and hit != its:
            continue  # "28% of farmers" names no column "Sheep farmers"
        forth = other.statement.forth
        if (
            forth >= COVERED
            and forth >= judgement.statement.forth + AHEAD
            and len(hit) * 2 >= len(its)
        ):
            return True
    return False


def _said(bag: Bag, key: str) -> bool:
    """Whether a word stands in a claim's sentence or heading, and not only before it."""
    return max(bag.get(key, _NOWHERE)[0], bag.like(key)) > NEAR


def _once(rival: Reading, figure: Reading) -> bool:
    """Whether a rival is only what the figure rose or fell from: the same item, earlier."""
    return rival.quote == figure.quote and bool(_WAS.search(rival.quote[: rival.span[0]]))


def _near(one: Reading, other: Reading) -> bool:
    """Whether two figures stand together: in a list, table or section, or in a row."""
    in_a_row = one.quote in other.before or other.quote in one.before
    return beside(one, other) or (one.file == other.file and in_a_row)


_QUANTITY = pattern(
    r"\b(\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)"
    r"[\s-]+(minutes?|hours?|days?|weeks?|months?|years?|kilomet(?:re|er)s?|met(?:re|er)s?|miles?"
    r"|times?)\b",
    re.IGNORECASE,
)
_ORDINAL = pattern(
    r"\b(first|second|third|fourth|fifth|sixth|final|last)\s+(year|month|week|day|term|quarter"
    r"|half|grade|round|job|child|baby)\b",
    re.IGNORECASE,
)


def _measure(claim: Reading, figure: Reading) -> bool:
    """Whether a quantity or ordinal in the statement is another: "over 20 minutes", "over ten"."""
    if claim.relative or statement.shared(claim, figure) < 1:
        return False
    for told in (_QUANTITY, _ORDINAL):
        ours, theirs = _quantities(told, claim), _quantities(told, figure)
        for unit in ours.keys() & theirs.keys():
            if claim.unit == f"duration:{unit}":
                continue  # "3.9 hours, 0.3 more than last year": no bound, but another value
            a, b = ours[unit], theirs[unit]
            # "80 hours; now it is 100" names what "100 hours, instead of 80" does
            both = a <= _numbers(figure.quote) and b <= _numbers(claim.quote)
            if len(a) == len(b) == 1 and a != b and not both:
                return True
    return False


def _numbers(text: str) -> set[str]:
    return {t.key for t in terms(text) if t.key[0] == "#"}


def _average(claim: Reading, figure: Reading, rivals: list[Pair]) -> bool:
    """Whether the source has the mean and the median of it, and the claim has one for the other."""
    return averaged_otherwise(claim, figure) and any(
        rival.quote == figure.quote and average(rival) == average(claim) for _, rival in rivals
    )


def _quantities(told: re.Pattern[str], reading: Reading) -> dict[str, set[str]]:
    made: dict[str, set[str]] = {}
    before, behind = reading.quote[: reading.span[0]], reading.quote[reading.span[1] :]
    text = before.rpartition(";")[2] + " | " + behind.partition(";")[0]
    for match in told.finditer(text):
        number = (terms(match.group(1)) or (None,))[0]
        key = number.key if number else match.group(1).lower()
        key = "last" if match.group(1).lower() in {"final", "last"} else key
        made.setdefault(match.group(2).lower().rstrip("s"), set()).add(key)
    return made


# Roles that nobody holds towards the same thing at once.
_ROLES = (
    "driver motorist | cyclist | pedestrian walker | passenger commuter rider",
    "teacher lecturer | pupil student schoolchild | parent",
    "parent mother father | child kid toddler",
    "doctor gp physician | nurse | patient | pharmacist",
    "employer firm company business | worker employee staff applicant jobseeker apprentice",
    "tenant renter | homeowner owner landlord",
    "farmer grower | consumer shopper | retailer shop",
    "seller vendor | buyer customer shopper",
    "dog | cat",
    "urban city town | rural village countryside",
    "men man | women woman",
    "donor giver | charity | volunteer",
    "coach | player athlete | referee | spectator fan",
    "lender bank | borrower",
    "reader | publisher | author writer | librarian",
    "carer caregiver | patient resident",
    "boy | girl",
    "primary | secondary",
    "host | guest traveller",
    "maintainer developer | user",
    "recruiter employer | candidate jobseeker graduate",
    "winter | summer",
    "private | public",
)
_SIDES: list[list[frozenset[str]]] = [
    [frozenset(meaning(w)[0] for w in side.split()) for side in line.split("|")] for line in _ROLES
]


_DOERS = pattern(r"\bby (?:an?|the|their|its) (\w+)", re.IGNORECASE)


def _other_role(claim: Reading, figure: Reading) -> bool:
    """Whether the two name opposite roles next to their figures: cyclists, and drivers."""
    # "Retired people" are not residents whom "look after" calls somebody's patients.
    ours = {t.key for t in terms(population.phrase(claim))} - {PERSON}
    theirs = {k for k, (w, _) in figure.own.items() if w >= OWN} - {PERSON}
    # "Are read to by a parent" is not of parents.
    theirs -= {t.key for done in _DOERS.findall(figure.clause) for t in terms(done)}
    if not ours or population.pronoun(claim):
        return False
    if not theirs & {t.key for t in terms(population.phrase(figure))}:
        return False
    for sides in _SIDES:
        for one in sides:
            if not ours & one:
                continue
            for other in sides:
                if other is one or other & one or not theirs & other:
                    continue
                if not theirs & one and not ours & other and not claim.bag.keys() & other:
                    return True
    return False
