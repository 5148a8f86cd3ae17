"""Signs for and against: whether a bare number, a duration or an amount is a stated fact.

Shares are facts unless something says otherwise; of "three", "30 days" or "$25" most are not.
Each sign adds to or takes from a sum, which must reach one.
"""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.around import Around
from flows.read.asking import WITH_SHARE
from flows.read.company import SHARES, Company
from flows.read.creditwords import AUXILIARIES
from flows.read.kinds import is_change, is_compared
from flows.read.model import Figure
from flows.read.patterns import any_of
from flows.read.tallies import finding
from flows.read.wordclass import tag

_CERTAIN = SHARES | {"rate", "rank", "score"}
_SMALL = 12
_NO_SPAN = 1e5  # of hours, months, years: more than any span of time that a text speaks of

_AVERAGE = pattern(
    r"\b"
    + any_of(
        "average[sd]? averaging median mean typical(?:ly)?",
        "on average;per capita;half-life;for (?:every|each);",
    )
    + r"\b"
)
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
        "awarded granted gave lent taught trained",
        "collects? receive[sd]? repins shares likes tweets clicks countries",
        "number of;there (?:were|are|was|is);took on;made up;per (?:day|year|month|week);"
        "(?:a|each|every) (?:day|month|year|week);offered in;(?:open|live) on",
    )
    + r"\b"
)
_TOTAL = pattern(r"\b(?:in total|total(?:s|ed|led|ing)? (?:of )?|altogether,?|in all,?) ?$")
_CREDIT = pattern(
    r"\b"
    + any_of(
        "survey study studies report(?:s|ed)? found finds shows? showed data statistics figures",
        "research(?:ers)? census estimates? index analysis bureau says said reveal(?:s|ed)",
        "calculat(?:es|ed) reckons measured counts? puts",
        "according to;",
    )
    + r"\b"
)
_COMPARES = pattern(
    r"\b"
    + any_of(
        "against versus rose fell grew increased decreased dropped declined doubled increase",
        "decrease climbed jumped growth previous earlier",
        "(?:up|down) (?:by|from|to);compared (?:to|with);vs\\.?;up from;down from;more than double;"
        "rather than;instead of;"
        "last year;the year before;a year ago;(?:in|since|by) (?:19|20)\\d\\d;"
        "from [\\d$£€,.]+[\\w ]{0,12} to",
    )
    + r"\b"
)
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
# What is counted of a text, a room, a thing on offer.
_EQUIPMENT = pattern(
    r"^[ -](?:[\w’'-]+ ){0,1}?(?:pp\b|pages?|words?|characters|questions|chapters|bedrooms|rooms"
    r"|seats|photos?|slides|exercises|recipes)\b"
)
_DEFINITE = pattern(
    r"\b"
    + any_of(
        "the these those all both our my your his her their its any first last next other every",
        "past previous following same prior",
    )
    + r" (?:first |last |next |other |past |top )?$"
)
_ANECDOTE = pattern(r"\b(?:i|i['’]m|i['’]ve|i['’]d|my|me|myself|he|she|his|her)\b")
_AHEAD = pattern(
    r"\b"
    + any_of(
        "closes? register scheduled deadline",
        "will (?:be|take|run|receive|have|open|present|start|begin|host|hold|get);takes? place;"
        "doors (?:open|at|from);opens? (?:on \\d|from|at);due on;join us;coming up",
    )
    + r"\b"
)
_SPAN = pattern(
    r"\b"
    + any_of(
        "in over for during within past (?<=the\\ )last (?<=in\\ )last (?<=its\\ )last next",
        "every after before previous first recent coming",
        "throughout until per each following prior",
        "in the space of;in the course of;over the course of",
    )
    + r" (?:"
    + any_of(
        "an? the about just only nearly almost over past last next under around roughly first",
        "previous prior some its their our my",
        "more than;less than;at least;up to;as little as",
    )
    + r" )*$"
)
_LASTS = pattern(
    r"\b"
    + any_of(
        "spen[dt]s? spending last(?:s|ed|ing)? wait(?:s|ed|ing)? watch(?:es|ed|ing)? work(?:s|ed)?",
        "need(?:s|ed)? is was are were of averag(?:es|ed) sleeps? slept listen(?:s|ed)? sav(?:es|ed)",  # noqa: E501
        "stay(?:s|ed)? reach(?:es|ed)? add(?:s|ed)? loses? lost volunteers? live[sd]? to from at",
        "exceed(?:s|ed)? hit",
    )
    + r" (?:\w+ ){0,3}[(~<>]*$"
)
_PER = pattern(
    r"^ (?:(?:a|per|each|every) (?:day|week|month|year|night|person|session|visit|call|user|"
    r"employee)\b|(?:daily|weekly|monthly|annually|running|straight|longer|shorter|faster|sooner|"
    r"more|less|in a row|on average)\b)"
)
_FOR = pattern(r"\bfor (?:about |around |nearly |over |up to |an average of |more than )?$")
_A_DAY = pattern(r"^ (?:a|per|each|every) (?:day|week|night|month)\b")
# "Saves 12 litres of diesel per hectare", "27 hours of work a year": so much of something each.
_RATE = pattern(
    r"^ (?:(?:of )?(?:[\w’'-]+ ){0,3})?(?:(?:an?|per|each|every|on (?:an?|each|every)"
    r"|from (?:an?|each)|for (?:each|every)) (?!lot\b|few\b|little\b|bit\b)[a-z]{3,}"
    r"|annually|yearly|daily|weekly)\b"
)
_DID = frozenset("BzEV")
_NO_VERBS = AUXILIARIES | {"took"}  # "who took ten minutes for it"
# "Nine hours in the median week", "21 days on average"
_TYPICALLY = pattern(r"^(?: of [\w’'-]+)? (?:on average|in (?:the|a) (?:median|average|typical) )")
_BEYOND = pattern(r"^ (?:more|fewer|less) than (?:in |the |a |last |before)")
_AGO = pattern(
    r"^ (?:ago|later|earlier|before|after|old|from now|in advance|on end|prior|into|past|apart|"
    r"away|hence|since|notice)\b"
)
_OFF_SCHEDULE = pattern(
    r"^ (?:early|late|overdue|ahead of (?:schedule|time)|behind schedule)\b(?! (?:in|on)\b)"
)
_IN_ROW = pattern(r"\b(?:consecutive|straight|successive)\b")
# How fast it went, said for its own sake: "doubled in just three years".
_AS_FAST = pattern(
    r"\bin (?:just|only|under|less than|fewer than|as little as|barely|little more than|a mere) $"
)
_TAKES = pattern(r"\b(?P<tense>takes?|taking|took|needs?|requires) (?:[\w’'-]+ ){0,3}[(~<>]*$")
_TO_DO = pattern(r"^ (?:on average )?(?:to|for [^.;]{1,30}? to) [a-z]+")
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
_LONGER = pattern(
    r"^ (?:increase|rise|jump|drop|decline|fall|reduction|decrease|improvement|gain) "
    r"(?:from|on|over|in|compared|since|year)\b"
)
_LEFT = pattern(r"^ (?:left|remaining|to go)\b(?! (?:in|of|the)\b)")
# "Firms that employ 50 people spend ...": part of who is spoken of.
_OF_WHOM = pattern(
    r"(?:^|[.:;] |\d+\. |than )(?:[\w’'-]+ ){1,4}(?:that|who|which) (?:[\w’'-]+ ){1,3}"
    r"(?:about |over |at least |more than )?$"
)
_OF_STUFF = pattern(r"^ of [a-z]{3,}\b")
_DIMENSION = pattern(r"^ (?:deep|tall|high|wide|thick|across|above sea level|below ground)\b")
_PAY = pattern(r"\b(?:earn\w*|makes?|made|paid|pays?|wages? (?:is|was|of)) (?:\w+ ){0,2}$")
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
# "Costs you 40 minutes of sleep"
_COSTS_TIME = pattern(r"\b(?:costs?|robs?|takes?) (?:you|us|them|people|\w+s) (?:of )?(?:\w+ )?$")
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
_BREAKS = pattern(r"[,;:] ")
_LONG_UNITS = frozenset(("duration:month", "duration:year", "duration:decade"))
_STANDS_ALONE = pattern(r"(?:: |\()$")


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
        "duration": _duration,
        "frequency": _frequency,
        "currency": _money,
        "coins": _money,
    }.get(form, _count)
    return weigh_one(near, company)


def _count(near: Around, company: Company) -> tuple[str | None, str]:
    figure, left, right = near.figure, near.left, near.right
    large = figure.step >= 1e3 or figure.value >= 1000 or "," in figure.text
    score = _size(figure, large=large)
    score += 0.5 * (figure.comparator != "=")
    score += 3 * _average(near)
    score += bool(_TALLY.search(left[-60:]) or _TALLY.search(right[:40]))
    score += 1.5 * bool(_TOTAL.search(left))
    score += 0.5 * bool(_CREDIT.search(company.words))
    score += bool(_COMPARES.search(left) or _COMPARES.search(right[:60]))
    score += 0.5 * (company.before > 0)
    if company.claims and company.last is not None and company.last.form == "count":
        score += 1.5
    score += bool(_STANDS_ALONE.search(left)) and not right[:1].isalpha()
    score -= 2 * bool(_ANECDOTE.search(left[-50:]))
    score -= 2 * bool(_AHEAD.search(company.words))
    score -= 2 * bool(_EQUIPMENT.match(right)) * (figure.step < 1e3)
    score += 2.5 * bool(_MADE_UP_OF.search(left))
    score += 3 * bool(_CASUALTIES.match(right) or _KILLED.search(left))
    if _STRESSED.search(left) or (_BODIES_DO.match(right) and _OPENS.search(left)):
        score += 3.5
    score += 3 * bool(_BEYOND.match(right))
    if figure.form == "measure":
        score += (1.5 * bool(_RATE.match(right)) + 0.5) * _object(near)
        score += 2 * is_change(near) + bool(_OF_STUFF.match(right))
        score += 1.5 * (is_compared(near) or _DIMENSION.match(right) is not None)
        score += left.endswith(": ") and not right[:2].strip().isalnum()
    if figure.form == "count" and figure.step < 1e3 and _OF_WHOM.search(left):
        score -= 2.5
    score += 2 * bool(WITH_SHARE.match(right))
    if not large or (figure.comparator != "=" and figure.step < 1e3):
        score -= 3 * company.contains(figure)
    if not large:
        score -= 2.5 * bool(
            figure.value <= _SMALL and not figure.decimals and _GENERIC.match(right)
        )
        score -= 1.5 * bool(_DEFINITE.search(left))
        score -= 1.5 * (near.block.kind in ("heading", "title"))
    return ("number in passing" if score < 1 else None), "count"


def _size(figure: Figure, *, large: bool) -> float:
    if large:
        return 2.5 if figure.step >= 1e3 else 2
    score = 0.5 if figure.value > _SMALL else -2
    if figure.value > 9 and not figure.in_words:
        score = max(score, -0.5)
    return score + (figure.decimals > 0) - 0.5 * figure.in_words


def _duration(near: Around, company: Company) -> tuple[str | None, str]:
    figure, left, right = near.figure, near.left, near.right
    if _AGO.match(right):
        return "period", "time ago"
    if _LONGER.match(right):
        return None, "by so much"  # "a 20-day increase"
    if right[:1] == "-" or ("-" in figure.text[1:] and figure.value_high is None):
        return "period", "adjective"
    beyond = _BREAKS.split(right, 1)[0]
    average = bool(_AVERAGE.search(left) or _AVERAGE.search(beyond))
    score = 3.0 * average + 4.0 * (figure.value >= _NO_SPAN)
    score += bool(_LASTS.search(left))
    score += bool(_PER.match(right)) * (-1 if figure.unit == "duration:day" else 1)
    alone = near.block.kind in ("item", "cell") or (company.claims > 0 and right[:1] == ")")
    score += bool(_STANDS_ALONE.search(left)) and alone
    score += 0.5 * (figure.value_high is not None)
    score += 0.25 * (figure.comparator in (">", ">=", "<"))
    score += 0.75 * bool(_CREDIT.search(company.words))
    score += 0.5 * bool(_COMPARES.search(left))
    score += 1.25 * bool(_OFF_SCHEDULE.match(right))
    score += 1.25 * bool(_COSTS_TIME.search(left) and _OF_STUFF.match(right))
    if _IN_ROW.search(figure.text.lower()) and not left.endswith("the "):
        score += 3.5
    score += 1.5 * is_change(near)
    score += 0.5 * _object(near) + 0.5 * bool(_OF_STUFF.match(right))
    score += bool(_RATE.match(right)) * (not _PER.match(right)) + 3.5 * _linked(near)
    takes = _TAKES.search(left)
    if takes and _TO_DO.match(right):
        score += 1.5 * (takes["tense"] != "took" or figure.unit in _LONG_UNITS)
    if company.claims and company.last is not None:
        score += 1.5 * (company.last.form in ("duration", "currency"))
    if _AS_FAST.search(left) and company.moved:
        score += 1.5
    elif _SPAN.search(left) and not (_FOR.search(left) and _A_DAY.match(right)):
        typical = (average and " within " in f" {left[-24:]}") or _TYPICALLY.match(right)
        score -= 0.5 if typical else 2.5
    score -= 3 * company.contains(figure) + 2.5 * bool(_OF_WHOM.search(left))
    score -= 3 * bool(_LEFT.match(right))
    score -= 2 * bool(_ANECDOTE.search(left[-50:]))
    score -= 2 * bool(_AHEAD.search(company.words))
    if near.block.kind in ("heading", "title") and not _OFF_SCHEDULE.match(right):
        score -= not average
    return ("period" if score < 1 else None), "duration"


def _object(near: Around) -> bool:
    """Whether a verb stands right before a figure: "swallows 36 hours", "puts 3 kilos"."""
    before = near.before.lower()
    if not near.left.strip(" *_[(").count(" "):
        return False  # "Bring 12 litres": tells the reader what to do
    return before.isalpha() and tag(before) in _DID and before not in _NO_VERBS


def _linked(near: Around) -> bool:
    """Whether a figure stands in a link to another site: somebody says so there."""
    figure = near.figure
    return any(
        link.kind == "link" and "://" in link.url
        for link in near.block.links
        if link.start < figure.end and figure.start < link.end
    )


def _frequency(near: Around, company: Company) -> tuple[str | None, str]:
    if _average(near):
        return None, "average"
    if company.contains(near.figure):
        return "detail", "part of what is said"
    if near.figure.in_words and not company.claims and near.figure.value < 3:
        return "frequency", "in words"
    return None, "frequency"


def _multiple(near: Around, company: Company) -> tuple[str | None, str]:  # noqa: ARG001
    figure = near.figure
    if _OF_PARTS.match(near.right):
        return "number in passing", "how many parts a plan has"
    if figure.text.lower().endswith("times") and not _TIMES_WHAT.match(near.right):
        if _TIMES_BY.search(near.left) and figure.value <= 1000:
            return None, "multiple"
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
    score += bool(_CREDIT.search(company.words))
    score += bool(_COMPARES.search(left) or _COMPARES.search(right))
    score += 0.5 * (figure.value_high is not None or figure.comparator != "=")
    score -= figure.comparator == "<="
    score += company.claims > 0
    score += 0.5 * bool(_MONEY.search(left))
    score += bool(_EACH.match(right)) + 1.5 * bool(_NOW_COSTS.search(left))
    if _AN_HOUR.match(right) and (_PAY.search(left) or _SPEND.search(left)):
        score += 1
    score += 1.5 * bool(_RETURNS.search(left)) + bool(_FOR_EACH.match(right))
    score -= 2 * bool(_ANECDOTE.search(left[-60:])) * (figure.value < 1e5)
    score -= 0.5 * (near.block.kind in ("heading", "title") and score < 2)
    return ("price" if score < 1 else None), "money"


def _average(near: Around) -> bool:
    return bool(_AVERAGE.search(near.left) or _AVERAGE.search(near.right))
