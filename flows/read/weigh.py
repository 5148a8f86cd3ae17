"""Signs for and against: whether a bare number, a duration or an amount is a stated fact.

Shares are facts unless something says otherwise; of "three", "30 days" or "$25" most are not.
Each sign adds to or takes from a sum, which must reach one.
"""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.around import Around
from flows.read.asking import WITH_SHARE
from flows.read.company import SHARES, Company
from flows.read.durations import weigh_duration
from flows.read.kinds import is_change, is_compared
from flows.read.model import Figure
from flows.read.patterns import any_of
from flows.read.signs import (
    AHEAD,
    ANECDOTE,
    AVERAGE,
    COMPARES,
    COUNTED_UP,
    CREDIT,
    FINDINGS,
    NOW_DO,
    OF_STUFF,
    RATE,
    REMAINS,
    STANDS_ALONE,
    comes_to,
    done_to,
    in_series,
    linked,
    noted,
    of_whom,
    opens_on,
    scene,
    tells_what,
)
from flows.read.tallies import finding
from flows.read.wordclass import person, plural

_CERTAIN = SHARES | {"rate", "rank", "score"}
_SMALL = 12

_TALLY = pattern(
    r"\b"
    + any_of(
        "record(?:ed|s)? count(?:s|ed)? logg(?:ed|s) sold shipped registered enrolled hired",
        "employ(?:s|ed) serv(?:es|ed|ing) reach(?:ed|es) attract(?:ed|s) draws? drew handl(?:es|ed)",  # noqa: E501
        "produc(?:es|ed) generat(?:es|ed) publish(?:ed|es) process(?:ed|es) deliver(?:ed|s)",
        "download(?:s|ed)? visit(?:s|ed|ors)? users followers subscribers customers jobs deaths",
        "cases people sessions searches impressions views responses amount(?:s|ed)? population",
        "estimat(?:e|es|ed) worldwide nationwide globally statewide annually across ha[sd] have",
        "contains? include[sd]? cover(?:s|ed) span(?:s|ned) power(?:s|ed)? support(?:s|ed)",
        "host(?:s|ed)? operat(?:es|ed) owns? owned runs",
        "awarded granted gave lent taught trained opens? opened clos(?:es|ed) add(?:s|ed)",
        "collects? receive[sd]? repins shares likes tweets clicks countries",
        "number of;there (?:were|are|was|is);took on;made up;per (?:day|year|month|week);"
        "(?:a|each|every) (?:day|month|year|week);offered in;(?:open|live) on",
    )
    + r"\b"
)
_TOTAL = pattern(r"\b(?:in total|total(?:s|ed|led|ing)? (?:of )?|altogether,?|in all,?) ?$")
# What texts count of themselves and of what they explain.
_GENERIC = pattern(
    r"^[ -](?:[\w’'-]+ ){0,2}?"
    + any_of(
        "ways? steps? reasons? things? tips? questions? options? kinds? types? parts? sections?",
        "examples? lessons? points? sides? aspects? factors? categories groups? areas? stages?",
        "phases? elements? components? ideas? rules? principles? takeaways? themes? goals?",
        "objectives? approaches methods? techniques strategies challenges benefits advantages",
        "tasks? paragraphs? sentences? words characters columns? rows? buttons? stars? bullets?",
        "posts? articles? links? pages? topics? items? versions? pillars? priorities findings",
        "recommendations scenarios trends changes facts myths others? consecutive ends criteria",
        "colleagues friends metrics measures sets tools levels models features fields statements",
        "of (?:the|us|our|these|those|them);",
    )
    + r"\b"
)
# "Bootle Chemists, a chain with 140 branches.": who that is
_OF_A_KIND = pattern(
    r", an? (?:[a-z-]+ ){1,3}with (?:about |some |nearly |over |around |more than )?$"
)
_CLOSES = pattern(r"^ [a-z-]+(?: [a-z-]+)?(?:$|[.,;)])")
# What is counted of a text, a room, a thing on offer.
_EQUIPMENT = pattern(
    r"^[ -](?:[\w’'-]+ ){0,1}?(?:pp\b|pages?|words?|characters|questions|chapters|bedrooms|rooms"
    r"|seats|photos?|slides|exercises|recipes)\b"
)
# "50 ways to dry a cellar", "the 100 best bridges"
_HOW_TO = pattern(
    r"^ (?:[a-z-]+ ){0,2}?(?:ways|tips|ideas|recipes|tricks|hacks|gifts) (?:to|for|that)\b"
)
_THE_BEST = pattern(r"^ (?:best|greatest|worst|finest|top) [a-z]")
_DEFINITE = pattern(
    r"\b"
    + any_of(
        "the these those all both our my your his her their its any first last next other every",
        "past previous following same prior",
    )
    + r" (?:first |last |next |other |past |top )?$"
)
_BEYOND = pattern(r"^ (?:more|fewer|less) than (?:in |the |a |last |before)")
# Bodies of which an article tells how many did something: "ten states require".
_BODIES = (
    r"(?:states|countries|nations|provinces|counties|cities|towns|councils|districts|boroughs"
    r"|municipalities|governments|legislatures|schools|universities|colleges|hospitals|clinics"
    r"|companies|firms|banks|airlines|airports|utilities|agencies|airlines|carmakers|retailers"
    r"|plants|mines|reactors|dams|rivers|lakes|species|languages|senators|lawmakers|governors"
    r"|judges|regions|territories|islands|economies|members)"
)
_OPENS = pattern(
    r"(?:^|[.:;] |^in (?:the )?[\w. ’'-]{2,30}, )"
    r"(?:only |just |at least |nearly |about |some |almost |all |fully "
    r"|more than |fewer than |another |currently |today |now ){0,2}$"
)
_BODIES_DO = pattern(
    rf"^ (?:[\w’'-]+ ){{0,2}}?{_BODIES}\b[^.;:]{{0,60}}? (?:ha(?:ve|d)|are|were|do|did|now"
    r"|already|still|require[ds]?|ban(?:ned)?|allow(?:ed)?|offer(?:ed)?|signed|passed|adopted|closed|failed|lost"
    r"|reported|recorded|missed|lack|spend|met|joined|operate|employ|use|charge|voted|saw)\b"
)
_STRESSED = pattern(r"(?:^|[.;:] )(?:just|only|fewer than|more than|at least) $")
_CASUALTIES = pattern(
    r"^ (?:[\w’'-]+ ){0,3}?(?:(?:were|was|have been|had been|are|remain) (?:\w+ )?"
    r"(?:killed|injured|hurt|wounded|missing|dead|arrested|infected|displaced|evacuated|hospitali[sz]ed|rescued)|died|dead\b|deaths\b"
    r"|fatalities|injuries|casualties)\b"
)
_KILLED = pattern(
    r"\b(?:killed|killing|injured|injuring|wounded|hurt|displaced|displacing"
    r"|evacuated|infected|infecting)"
    r" (?:at least |more than |about |some |nearly |another |up to |over )?$"
)
_MADE_UP_OF = pattern(
    r"\b(?:comprise[sd]? of|composed of|made up of|consist(?:s|ed|ing) of|staff of"
    r"|workforce of|fleet of|network of|population of|enrol?lment of|split between"
    r"|spread (?:across|over))"
    r" (?:about |some |nearly |over |around |more than |approximately |roughly |only |just )?$"
)
_DIMENSION = pattern(r"^ (?:deep|tall|high|wide|thick|across|above sea level|below ground)\b")
_PAY = pattern(
    r"\b(?:earn\w*|makes?|made|paid|pays?|part(?:s|ed|ing)? with|wages? (?:is|was|of))"
    r" (?:\w+ ){0,2}$"
)
_AN_HOUR = pattern(
    r"^ (?:an hour|per hour|hourly|a (?:day|week|month|year)|per (?:day|week|month|year))\b"
)
_SPEND = pattern(r"\b(?:spend(?:s|ing)?|spent) (?:\w+ ){0,2}$")
_NOW_COSTS = pattern(r"\bnow (?:costs?|sells? for|goes? for|pays?|rents? for) (?:about |over )?$")
_RETURNS = pattern(r"\breturn(?:s|ed)?:?[*_]* (?:of |about |over |an? )*$")
# "$42 back for each dollar you put in"
_FOR_EACH = pattern(
    r"^ (?:back |in return |in revenue )?(?:for|on|per) (?:each|every|one|a)? ?(?:dollar|pound|euro"
    r"|[$£€]1)\b|^ per (?:dollar|pound|euro) (?:spent|invested)\b"
)
_EACH = pattern(
    r"^ (?:a|per|for (?:each|every)|each|every) (?:household|person|capita|resident|inhabitant"
    r"|citizen|pupil|student|employee|worker|patient|family|taxpayer|driver|home|farm|farmer|child|adult|head|couple|tenant)\b"
)
_TIMES_WHAT = pattern(
    r"^ (?:the|that|what|their|its|over|above)\b|^ (?:\w+ )?"
    + any_of(
        "as more less higher lower larger greater faster slower bigger longer fewer better worse",
        "likelier cheaper stronger smaller increase growth",
        "increased rise roi return revenue (?!after|over|under|ever|never|together|later|other)"
        "[a-z]{2,}er",
    )
    + r"\b"
)
_TIMES_BY = pattern(r"\b(?:by|of|up|grew|grown|rose|increased|multiplied|expanded) (?:\w+ ){0,2}$")
_MONEY = pattern(
    r"\b"
    + any_of(
        "costs? earn(?:s|ed|ings)? pa(?:y|id|ys) spen(?:d|ds|t|ding) salar(?:y|ies) wages? revenue",
        "worth raised invest(?:s|ed|ment|ments)? budget funding los(?:t|e|ses) sav(?:es|ed|ings)",
        "income valued losses damages fines",
    )
    + r"\b"
)


# "A figure of 300 given by the embassy", and what stands under "Stat of the week"
_A_FIGURE_OF = pattern(
    r"\b(?:a|the|that|its|this) (?:[a-z]+ )?(?:figure|tally|toll|count|headcount) of "
    r"(?:about |around |some |nearly |over |roughly |only |just )?$"
    r"|\b(?:stat|statistic|figure|number)s? of the (?:day|week|month|year): $"
)
# "Trees make a difference of four degrees"
_GAP_OF = pattern(
    r"\b(?:difference|gap|rise|fall|increase|drop|loss|gain|reduction) of "
    r"(?:about |around |some |nearly |over |up to |only |just |almost )?$"
)
# "48 men, 7 women": two counts of a kind, side by side
_BY = pattern(r"\bby (?:up to |at least |about |more than |over |nearly |almost |some )?$")
_SIDE_BY_SIDE = pattern(r" [a-z’'-]+(?:,| and|, and) (?:only |just )?")
_STANDS_AT = pattern(r"\b(?:stands?|stood) at (?:about |around |some |nearly |over |only |just )?$")
_ENDS = pattern(r"^(?:$|[.,;)](?!\d)| (?:and|but|against|after|in|this|last)\b)")
# "Of 61 firms that tried it, 56 never went back"
_OF_SO_MANY = pattern(
    r"(?:^|[.:;,] )of (?:the |these |those )?(?:[2-9]\d|\d\d[\d,]+|\d,[\d,]+|[a-z-]+ty(?:-\w+)?) "
    r"[^.;,\d]{3,60}, "
    r"(?:only |just |all but |fully |at least |some )?$"
)
# "That is a net gain of five"
_NET = pattern(r"\bnet (?:gain|loss|increase|rise|growth|fall|decrease|decline|change) of $")
_OF_THINGS = pattern(r"^ (?:[a-z-]+ )?[a-z]{2,}s\b|^ of (?:them|these|those)\b")


def weigh(near: Around, company: Company) -> tuple[str | None, str]:
    """Weigh the signs.

    Returns:
        Why the figure is no claim, or None, and what decided it.
    """
    form = near.figure.form
    if form == "rank" and near.figure.comparator == "<=" and company.contains(near.figure):
        return "detail", "part of what is said"
    if form in _CERTAIN or near.figure.unit == "other:places":
        return None, form
    if finding(near):
        return None, "finding"
    weigh_one = {
        "multiple": _multiple,
        "duration": weigh_duration,
        "frequency": _frequency,
        "currency": _money,
        "coins": _money,
    }.get(form, _count)
    return weigh_one(near, company)


def _count(near: Around, company: Company) -> tuple[str | None, str]:
    figure, left, right = near.figure, near.left, near.right
    large = figure.step >= 1e3 or figure.value >= 1000 or "," in figure.text
    score = _size(figure, right, large=large)
    score += 0.5 * (figure.comparator != "=")
    score += 3 * _average(near)
    score += bool(_TALLY.search(left[-60:]) or _TALLY.search(right[:40]))
    score += 1.5 * bool(_TOTAL.search(left)) + 4 * tells_what(near)
    score += 0.5 * bool(CREDIT.search(company.words))
    score += bool(COMPARES.search(left) or COMPARES.search(right[:60]))
    score += 0.5 * (company.before > 0)
    if company.claims and company.last is not None and company.last.form == "count":
        score += 1.5
    score += bool(STANDS_ALONE.search(left)) and not right[:1].isalpha()
    score -= 2 * bool(ANECDOTE.search(left, max(0, len(left) - 50)))
    score -= 2 * bool(AHEAD.search(company.words))
    score -= 3 * bool(_OF_A_KIND.search(left) and _CLOSES.match(right) and figure.step < 1e3)
    score -= 2 * bool(_EQUIPMENT.match(right)) * (figure.step < 1e3)
    score += 2.5 * bool(_MADE_UP_OF.search(left))
    score += 3 * bool(_CASUALTIES.match(right) or _KILLED.search(left))
    if _STRESSED.search(left) or (_BODIES_DO.match(right) and _OPENS.search(left)):
        score += 3.5
    score += 3 * bool(_BEYOND.match(right))
    score += 4 * bool(_NET.search(left) and company.before)
    score += 1.5 * comes_to(near)
    score += 2.5 * noted(near) + 3.5 * (large and linked(near, alone=True)) + 2 * in_series(near)
    score += 2.5 * bool(_A_FIGURE_OF.search(left)) + 2 * bool(
        _STANDS_AT.search(left) and _ENDS.match(right)
    )
    score += 3.5 * bool(_OF_SO_MANY.search(left) and figure.form == "count")
    score += 3 * (figure.unit == "other:ratio")  # "15:1" is hardly written in passing
    if figure.form == "measure":
        score += (1.5 * bool(RATE.match(right)) + 0.5) * done_to(near)
        changed = is_change(near)
        score += (3.5 if _BY.search(left) else 2) * changed + bool(OF_STUFF.match(right))
        score += bool(NOW_DO.search(left) and RATE.match(right)) + 3.5 * bool(_GAP_OF.search(left))
        score += 2 * (figure.value > _SMALL and opens_on(near) and "night" in figure.unit)
        score += 1.5 * (is_compared(near) or _DIMENSION.match(right) is not None)
        score += left.endswith(": ") and not right[:2].strip().isalnum()
        score += 3 * (company.measured(figure) and not scene(near))
    if figure.form == "count":
        score += 4 * bool(is_change(near) and RATE.match(right)) + 1.5 * _beside(near, company)
    if figure.form == "count" and figure.step < 1e3 and of_whom(left):
        score -= 2.5
    score += 2 * bool(WITH_SHARE.match(right))
    if not large or (figure.comparator != "=" and figure.step < 1e3):
        score -= 3 * company.contains(figure)
    if figure.value < 1000 and not CREDIT.search(company.words):
        listed = left.endswith("the ") and _THE_BEST.match(right)
        score -= 3 * bool(listed or _HOW_TO.match(right))
    if not large:
        score -= 2.5 * bool(
            figure.value <= _SMALL and not figure.decimals and _GENERIC.match(right)
        )
        score -= 1.5 * bool(_DEFINITE.search(left))
        score -= 1.5 * (near.block.kind in ("heading", "title"))
    return ("number in passing" if score < 1 else None), "count"


_MEASURED_OUT = pattern(
    r"^ (?:hours?|minutes?|miles?|kilomet\w+|cups?|spoons?|tablespoons?|teaspoons?|bars?|grams?"
    r"|pints?|litres?|liters?|eggs?|cloves)\b"
)


def _size(figure: Figure, right: str, *, large: bool) -> float:
    if large:
        return 2.5 if figure.step >= 1e3 else 2
    score = 0.5 if figure.value > _SMALL else -2
    if figure.value > 9 and not figure.in_words:
        score = max(score, -0.5)
    # "Read 7.5 books": nobody does, it is an average.
    odd = figure.decimals > 0 and figure.form == "count" and _OF_THINGS.match(right) is not None
    odd = odd and _MEASURED_OUT.match(right) is None
    return score + (figure.decimals > 0) + 2 * odd - 0.5 * figure.in_words


def _frequency(near: Around, company: Company) -> tuple[str | None, str]:
    if _average(near):
        return None, "average"
    if company.contains(near.figure):
        return "detail", "part of what is said"
    if near.figure.in_words and not company.claims and near.figure.value < 3:
        return "frequency", "in words"
    return None, "frequency"


def _multiple(near: Around, company: Company) -> tuple[str | None, str]:
    figure = near.figure
    if _OF_PARTS.match(near.right):
        return "number in passing", "how many parts a plan has"
    if figure.text.lower().endswith("times") and not _TIMES_WHAT.match(near.right):
        if _TIMES_BY.search(near.left) and figure.value <= 1000:
            return None, "multiple"
        last = company.last
        goes_on = company.claims and last is not None and last.form == "multiple"
        if goes_on and not near.right[:2].strip().isalpha():
            return None, "goes on from the one before"  # "nine times as often, here twelve times"
        if not figure.decimals and figure.value <= _SMALL:
            return "frequency", "so many times"
        if figure.step >= 1e3 or figure.value >= 1000:
            figure.form = figure.unit = "count"  # "downloaded 300,000 times": so many downloads
            return None, "count"
    return None, "multiple"


_OF_PARTS = pattern(
    r"^ (?:[a-z-]+ )?(?:strategy|approach|aim|purpose|mission|objective|plan|answer|reason|problem"
    r"|challenge|task|role|goal)\b"
)


def _money(near: Around, company: Company) -> tuple[str | None, str]:
    figure, left, right = near.figure, near.left, near.right
    score = 1.0 * (figure.form == "coins")
    score += 2.0 if figure.step >= 1e5 or figure.value >= 1e6 else 1.0 * (figure.value >= 1000)
    score += 3 * _average(near)
    score += bool(CREDIT.search(company.words))
    score += bool(COMPARES.search(left) or COMPARES.search(right))
    score += 0.5 * (figure.value_high is not None or figure.comparator != "=")
    score -= figure.comparator == "<="
    score += company.claims > 0
    score += 0.5 * bool(_MONEY.search(left))
    score += bool(_EACH.match(right)) + 1.5 * bool(_NOW_COSTS.search(left))
    score += 2.5 * bool(_A_FIGURE_OF.search(left)) + 2 * in_series(near)
    if _AN_HOUR.match(right) and (_PAY.search(left) or _SPEND.search(left)):
        score += 1
    score += 1.5 * bool(_RETURNS.search(left)) + bool(_FOR_EACH.match(right))
    score += 3 * tells_what(near) + bool(FINDINGS.search(company.lead))
    score += 1.5 * comes_to(near) + (bool(REMAINS.match(right)) and not scene(near))
    score += company.goes_on_from(figure) and not scene(near) and bool(COUNTED_UP.search(left))
    score -= 2 * bool(ANECDOTE.search(left, max(0, len(left) - 60))) * (figure.value < 1e5)
    score -= 0.5 * (near.block.kind in ("heading", "title") and score < 2)
    return ("price" if score < 1 else None), "money"


def _beside(near: Around, company: Company) -> bool:
    """Whether a count stands right beside another one that is claimed: "48 men, 7 women"."""
    last = company.last
    if not company.claims or last is None or last.form != "count":
        return False
    gap = near.block.text[last.end : near.figure.start].lower()
    return _SIDE_BY_SIDE.fullmatch(gap) is not None and (
        plural(near.following) or person(near.following)
    )


def _average(near: Around) -> bool:
    return bool(AVERAGE.search(near.left) or AVERAGE.search(near.right))
