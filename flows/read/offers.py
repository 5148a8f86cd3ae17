"""Prices and specifications of what is on offer: no statistics, whoever believes them."""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.around import Around
from flows.read.patterns import any_of
from flows.read.signs import tells_what

_PRICE = pattern(
    r"\b"
    + any_of(
        "price[ds]? pricing tickets? subscri\\w+ bought discounts? coupons? membership admission",
        "registration package plans? licen[cs]es? shipping donate deposit give buy fees? prizes?",
        "refund;retails?;(?:starts?|starting) (?:at|from);early[- ]bird;sign up;sells? for",
    )
    + r"\b[^.;]{0,30}$"
)
# Said of one thing that is for sale, whatever it costs.
_ASKED_FOR_IT = pattern(
    r"\b(?:(?:starts?|starting|available|prices?|priced|yours|sizes?|colou?rs|models|versions)"
    r" (?:at|from)(?: just| only)?"
    r"|priced at(?: just| only)?|(?:the|our|this|each|every) (?:[\w-]+ )?"
    r"(?:course|class|workshop|webinar|ticket|pass|seat|subscription|membership|licen[cs]e|plan|bundle|kit|bootcamp|package|upgrade"
    r"|edition|trial|add-on) (?:costs?|is|sells for|goes for)(?: just| only)?) $"
)
_PRICE_FOLLOWS = pattern(
    r"^ ?(?:(?:a|per|/) ?(?:seat|user|license|licence|copy|ticket|box|unit|member|piece|word)\b"
    r"|discount|off\b|gift card|coupon|fee\b|ticket|voucher|subscription|deposit|reward|prize"
    r"|bonus|for (?:members|non-members|students|a (?:ticket|copy))|/mo\b|/month|/year|/yr|value\))"
)
_PER_HEAD = pattern(r"^ ?(?:a|per) head\b")
_SPENDS = pattern(r"\b(?:spen[dt]s?|spending|invests?|invested|costs?|averag\w+)\b")
STATISTIC = pattern(
    r"\b"
    + any_of(
        "average[sd]? averaging median mean typical(?:ly)? estimated? total(?:s|ed|ing|led)?",
        "report(?:ed|s)? found finds survey study data statistics research figures analysis",
        "rose fell increased dropped climbed jumped grew",
        "according to;went (?:up|down);",
    )
    + r"\b"
)
_ROSE_BY = pattern(r"\b(?:up|down|rose|fell|increased|dropped) (?:by|to|from) (?:\w+ )?$")
_OFF = pattern(r"^ ?(?:off\b|discount|coupon|cash ?-?back)")
_BORROWED = pattern(r"^ ?(?:apr\b|financing\b|(?:intro|introductory|promotional) (?:rate|apr))")
_FROM = pattern(r"\b(?:from|at|as low as|get|with|just|only)(?: just| only)? $")
# "Those earning over £50,000 are likelier": which ones they are.
_EARNERS = pattern(
    r"\b(?:those|anyone|everyone|somebody|someone|(?!s\b)[a-z-]{3,}s|people|men|women)"
    r" (?:who (?:earn(?:ed)?|make|made) |(?:earning|making|paid) |(?:with|on|in) (?:[\w-]+ ){0,3}"
    r"(?:incomes?|salar(?:y|ies)|earnings) (?:of )?)"
    r"(?:over|above|under|below|more than|less than|up to|at least|between) $"
)
_EARNED = pattern(
    r"^ (?:per|for every|on every|for each|a) (?:dollar|pound|euro|\$1|£1|€1|purchase)\b"
)
_PENCE = 2  # decimals
# "A subscription is 58 crowns a year, 29 for students"
_COSTS = pattern(
    r"\b(?:subscriptions?|memberships?|tickets?|entry|admission|entrance|copies|a copy"
    r"|single issues?|registration) (?:is|are|costs?) (?:just |only |from )?$"
)
_COSTS_SOME = pattern(
    r"\b(?:subscriptions?|memberships?|tickets?|entry|admission|entrance|registration)"
    r" (?:is|are|costs?)\b[^.;]*$"
)
# "A woodland plot starts at 950."
_STARTS_AT = pattern(
    r"\b(?:starts?|prices start|lists?|retails?) (?:at|from) (?:just |only |about )?$"
)
_LISTS_AT = pattern(r"\b(?:lists?|retails?|is priced) at (?:just |only |about )?$")
_ENDS = pattern(r"^(?:$|[.,;)](?!\d))")
_REDUCED = pattern(
    r"^ (?:for|if you are) (?:students|members|non-members|children|pensioners|concessions)\b"
)
# "Marlbury charges £1.20 an hour": what is asked there.
_CHARGES = pattern(r"\bcharges? (?:just |only |you )?$")
_A_TIME = pattern(r"^ (?:an?|per|each) (?:hour|day|night|week|month|visit|head|person)\b")
# "The fine will be €2,500 from the second offence"
_WILL_COST = pattern(
    r"\b(?:fine|penalty|fee|price|ticket|charge|levy|deposit)s?\b[^.;]{0,60}"
    r"\bwill (?:be|cost|rise to) $"
)
_LONG = 400  # characters of a sentence that are read
_PART = pattern(
    r"^[ -](?:of )?(?:[\w-]+ )?(?:memory|ram|storage|screen|display|monitor|touchscreen|lens"
    r"|sensor|ssd|hard (?:disk|drive)|battery|charger|tablet|laptop|television|tv|boot space"
    r"|engine|motor)\b"
)
_SIZED = pattern(
    r"\b(?:payload|top speed|battery life|screen size|wheelbase|"
    r"(?:car|van|truck|suv|model|bike|scooter|drone|it|which) (?:has|with|offers) an? range) "
    r"(?:capacity )?of (?:up to |about |over )?$"
)
# What somebody who buys is promised: "a guarantee of 10 years", "the trial of 100 nights".
_PROMISED = pattern(
    r"\b(?:guarantees?|warrant(?:y|ies)|(?:the|a|free|home) trial(?: period)?|cooling-off period"
    r"|returns? (?:window|period)) (?:of|for|is|lasts) (?:up to |over )?$"
)
_PROMISE_FOLLOWS = pattern(
    r"^[ -](?:(?:money-back|full|limited|no-quibble) )*(?:guarantee|warranty)\b"
)
# A sentence that describes a thing and says what it costs.
_FOR_SALE = pattern(
    r"\b(?:comes? in (?:\w+ ){0,2}(?:sizes|colou?rs|versions|models)|starts? at [£$€]"
    r"|from (?:just |only )?[£$€]\d|priced (?:at|from)|carr(?:y|ies) an? (?:guarantee|warranty))"
)
# How it is arranged, not what was found: "on rotas of 7 and 12 hours", "sessions of 40 minutes".
_ARRANGED = pattern(
    r"\b(?:rotas?|shifts?|sessions?|lessons?|terms?|contracts?|slots?|instal?ments?) of "
    r"(?:[\d.]+ (?:and|or|to) )?$"
)
_THAN = pattern(r"\b(?:hotter|warmer|colder|cooler) than $")
# "At 18 degrees, sleep is deeper": under which condition.
_AT = pattern(r"^\W{0,3}(?:at|above|below|under|over)(?: about| around| just)? $")
_BY = pattern(r"\bby (?:up to |at least |about |more than |over |nearly |almost )?$")
_PAYLOAD = pattern(
    r"\b(?:payload|top speed|battery life|wheelbase|boot space|horsepower|megapixels?)\b"
)
_RANGE = pattern(r"\b(?:range|weight|capacity|width|height|tank) of (?:up to |about |over )?$")
_FEE = pattern(
    r"\b(?:fee|fare|price|charge|rent|premium|ticket|subscription)s? (?:of|is|was)"
    r" (?:only |just )?$"
)
_MEASURED = frozenset(("measure", "duration", "score", "count"))


def price(near: Around) -> str | None:
    """Why an amount of money is none: it is what something on offer costs."""
    figure, left, right = near.figure, near.left, near.right
    if _ROSE_BY.search(left) or tells_what(near):
        return None
    if _LISTS_AT.search(left):
        return "price"
    if figure.comparator != "=" and _EARNERS.search(left):
        return "population"
    if _WILL_COST.search(left):
        return "price"
    if _CHARGES.search(left) and _A_TIME.match(right) and not STATISTIC.search(_sentence(near)):
        return "price"
    if _ASKED_FOR_IT.search(left) and not STATISTIC.search(left[-70:]):
        return "price"
    if figure.value >= 1e5 or STATISTIC.search(left[-70:]) or STATISTIC.search(right):
        return None
    if _PER_HEAD.match(right) and not _SPENDS.search(left[-40:]):
        return "price"
    return "price" if _PRICE_FOLLOWS.match(right) or _PRICE.search(left) else None


def offered(near: Around) -> str | None:
    """Why a share is none: a discount, a rate at which somebody lends."""
    left, right = near.left, near.right
    if _OFF.match(right) or left.endswith("discount of "):
        return "price"
    if _BORROWED.match(right) and (near.figure.value == 0 or _FROM.search(left)):
        return "price"
    return None


def specification(near: Around) -> str | None:
    """Why a measure or points are none: they describe a thing that is for sale."""
    figure, left, right = near.figure, near.left, near.right
    if figure.form not in _MEASURED:
        return None
    if figure.form in ("score", "count") and _EARNED.match(right) and "earn" in left:
        return "price"
    if (
        figure.form == "count"
        and figure.decimals == _PENCE
        and _FEE.search(left)
        and not STATISTIC.search(left)
    ):
        return "price"
    costs = (
        _COSTS.search(left)
        or (_STARTS_AT.search(left) and _ENDS.match(right))
        or (_REDUCED.match(right) and _COSTS_SOME.search(left))
    )
    if figure.form == "count" and costs and not STATISTIC.search(left):
        return "price"
    asked = figure.form == "count" and not right.startswith((" night", "-night"))
    if (_PROMISED.search(left) and not asked) or _PROMISE_FOLLOWS.match(right):
        return "specification"
    if figure.form in ("duration", "measure"):
        if _ARRANGED.search(left) and not STATISTIC.search(left):
            return "specification"
        if _FOR_SALE.search(_sentence(near)) and not STATISTIC.search(_sentence(near)):
            return "specification"
    if figure.form == "measure" and _AT.match(left) and right.startswith(","):
        return "condition"
    bounded = figure.comparator != "=" or _THAN.search(left)
    changed = _BY.search(left) is not None  # "cool a pavement by up to 7 degrees"
    if figure.unit == "other:degrees" and bounded and not changed and not STATISTIC.search(left):
        return "condition"
    if figure.form == "measure":
        if _PART.match(right) or _SIZED.search(left):
            return "specification"
        if _RANGE.search(left) and _PAYLOAD.search(left + right):
            return "specification"
    return None


def _sentence(near: Around) -> str:
    sentence = near.figure.sentence
    assert sentence is not None
    return sentence.text[:_LONG].lower()
