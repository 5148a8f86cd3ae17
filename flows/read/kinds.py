"""Kind of a claim: share, change, level, multiple, projection or sample."""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.around import Around
from flows.read.patterns import any_of

_SHARES = ("percent", "percentage_point")

_HEDGES = any_of(
    "about around roughly nearly almost over under some just only approximately another further",
    "additional estimated average averaged averaging well a an the mere full total whopping modest",
    "up to;more than;less than;at least;as much as;an average of;a total of;as many as;close to;a further;"  # noqa: E501
    "a whopping;a staggering;an impressive;an estimated;an additional",
    "seasonally adjusted;seasonally-adjusted;inflation-adjusted",
    '[~<>≈(*_“"]+ staggering impressive overall record',
)
_ADVERBS = any_of(
    "sharply steadily significantly slightly annually steeply dramatically substantially rapidly",
    "modestly marginally again globally nationally overall also only even quickly further yearly",
    "year over year;year-over-year;year on year;year-on-year;on average;in total;respectively",
)
_MOVED = any_of(
    "ris(?:e|es|en|ing) rose grow(?:s|n|ing|th)? grew increas(?:e|es|ed|ing) decreas(?:e|es|ed|ing)",  # noqa: E501
    "declin(?:e|es|ed|ing) drop(?:s|ped|ping)? f[ae]ll(?:s|en|ing)? climb(?:s|ed|ing)?",
    "jump(?:s|ed|ing)? surg(?:e|es|ed|ing) soar(?:s|ed|ing)? gain(?:s|ed|ing)? shr[aiu]nk(?:s|ing)?",  # noqa: E501
    "slid(?:e|es|ing)? slip(?:s|ped|ping)? plung(?:e|es|ed|ing) plummet(?:s|ed|ing)?",
    "tumbl(?:e|es|ed|ing) expand(?:s|ed|ing)? expansion contract(?:ed|s|ing) contraction",
    "spik(?:e|es|ed|ing) swell(?:s|ed|ing)? accelerat(?:e|es|ed|ing) slow(?:ed|ing|s)",
    "lower(?:ed|ing|s) dip(?:s|ped|ping)? eas(?:ed|es|ing) skyrocket(?:s|ed|ing)? swung swing(?:s|ing)?",  # noqa: E501
    "balloon(?:s|ed|ing)? rebound(?:s|ed|ing)? widen(?:ed|s|ing)? narrow(?:ed|s|ing) advanc(?:e|es|ed|ing)",  # noqa: E501
    "speed(?:s|ing)? sped improv(?:e|es|ed|ing) improvement los(?:t|e|es|ing|s|ses) uptick hike(?:s|d)?",  # noqa: E501
    "(?<!made )(?<!make )(?<!makes )(?<!making )(?<!pick )(?<!set )up;down;reduction;"
    "shift(?:s|ed|ing)?",
    "warm(?:s|ed|ing) cool(?:s|ed|ing) chang(?:e|es|ed|ing) sav(?:e|es|ed|ing|ings) trimmed",
)
_MOVING = any_of(
    "cut(?:s|ting)? boost(?:s|ed|ing)? reduc(?:e|es|ed|ing) increas(?:e|es|ed|ing) rais(?:e|es|ed|ing)",  # noqa: E501
    "lower(?:s|ed|ing)? lift(?:s|ed|ing)? slash(?:es|ed|ing)? decreas(?:e|es|ed|ing) grew grow(?:s|ing)?",  # noqa: E501
    "improv(?:e|es|ed|ing) sav(?:e|es|ed|ing) trim(?:s|med|ming)? shrink(?:s|ing)? expand(?:s|ed|ing)?",  # noqa: E501
    "drop(?:s|ped)? speed(?:s|ing)? sped accelerat(?:e|es|ed|ing) erod(?:e|es|ed|ing) exceed(?:s|ed|ing)?",  # noqa: E501
    "outpac(?:e|es|ed|ing) trail(?:s|ed)? miss(?:es|ed)? beat cool(?:s|ed|ing)? warm(?:s|ed|ing)?",
    "shorten(?:s|ed|ing)? lengthen(?:s|ed|ing)?",
)
_CHANGED = pattern(rf"\b{_MOVED}(?P<link>,? (?:{_ADVERBS},? )?(?:by |of )?)(?:{_HEDGES} ?){{0,4}}$")
_CHANGED_BY = pattern(rf"\b(?:{_MOVED}|{_MOVING})\b[^.;:!?]{{0,70}}\bby (?:{_HEDGES} ?){{0,4}}$")
_MOVED_WHAT = pattern(
    rf"\b{_MOVING} (?:(?!of\b|to\b|that\b|and\b|from\b|in\b)[\w’'-]+ ){{0,3}}(?:{_HEDGES} ){{0,2}}$"
)
# "became cheaper, by 2.4 percent", "came down by 0.8 percent", "(plus 0.1 percent)".
_DEARER_BY = pattern(
    r"\b(?:cheaper|dearer|costlier|more expensive|shorter|longer|lower|higher|smaller|larger|bigger"
    r"|weaker|stronger|fewer|(?:came|come|comes|went|go|goes|going|coming) (?:up|down|back))\b"
    rf"[^.;:!?\d]{{0,70}}\bby (?:{_HEDGES} ?){{0,4}}$"
)
_SIGNED = pattern(rf"(?<!or )\b(?:plus|minus)(?: of)? (?:{_HEDGES} ?){{0,2}}$")
# "the £7.1bn rise in December", not "a £2m cut-price sale".
_ROSE_SO_MUCH = pattern(
    r"^ (?:annual |monthly |year-on-year )?(?:rise|increase|drop|fall|decline|decrease|jump"
    r"|reduction|gain|surge|slump)(?=[ .,;]|$)(?! (?:of|to)\b)"
)
_GREW_AT = pattern(
    r"\b(?:gr[eo]w(?:s|n|ing)?|expand(?:s|ed|ing)?|shr[aiu]nk(?:s|ing)?|contract(?:s|ed|ing)"
    r"|ris(?:es|ing)|rose|climb(?:s|ed|ing)) at (?:" + _HEDGES + r" ?){0,4}$"
    r"|\b(?:rise|increase|fall|drop|decline|decrease|gain|jump|reduction|growth) (?:is|was|came to"
    r"|amounted to|stood at) (?:" + _HEDGES + r" ?){0,4}$"
)
_REACHED = pattern(
    rf"\b(?:to|from|at|reach(?:ed|es|ing)?|hit|hits|stands?|stood|was|is|are|were) "
    rf"(?:{_HEDGES} ?){{0,4}}$"
)
_CHANGE_NOUN = any_of(
    "increas(?:e|es) decreas(?:e|es) ris(?:e|es) growth declines? drops? reductions? jump gain surge",  # noqa: E501
    "fall hike spike boost improvements? cut climb swing slump uptick dip expansion change slide",
    "cagr shrinkage bump lift savings? acceleration loss contraction upswing increased decreased",
    "growing growth rate fluctuations? volatility;annual growth",
)
_CHANGE_FOLLOWS = pattern(
    rf"^[ )*_\"”-]*(?:(?:{_ADVERBS}|annual|yearly|net|average|median|relative|real|cumulative|"
    rf"percentage|points?|total|sharp|compound|quarterly|drastic|significant|monthly|faster|job|"
    rf"revenue|sales|traffic|user|wage|price|salary|traffic|market|or more|in) ?){{0,3}}"
    rf"(?:(?!of\b|the\b|and\b|or\b|in\b|to\b|for\b|a\b|that\b|is\b|was\b|said\b|say\b|more\b|less\b|by\b|from\b)"
    rf"[a-z-]+ )?"
    rf"{_CHANGE_NOUN}\b"
)
_MOVED_TO = pattern(
    r"\b(?:widened|narrowed|grew|shrank|fell|rose|increased|closed) by [^.;]{0,12}$"
)
_SIZED = pattern(r"^(?:los|sav|gain|improv|trim|sped|speed|chang|shift|cut|advanc)")
_GROWTH_OF = pattern(
    r"\b(?:cagr|growth(?: rate)?|compound annual"
    r"|rate of (?:increase|growth|decline)(?: in [a-z -]{2,30})?"
    r"|(?:grew|expanded|shrank|rose|growing) at an? (?:[\w-]+ ){0,2}(?:rate|pace))\b[^.;]{0,24}$"
)
# The figure opens its clause and somebody does something: "…, and 82% found".
_SUBJECT_FOLLOWS = pattern(
    r"^ (?:of\b|"
    + any_of(
        "found said say says agreed agree felt feel think thought believe believed are were have had",  # noqa: E501
        "reported report use used want wanted plan planned expect prefer preferred did do would",
    )
    + r"\b)"
)
_COMPARED = pattern(
    r"^ ?(?:percent )?(?:(?:significantly|much|far|a lot|even) )?(?:"
    + any_of(
        "as more less fewer higher lower greater larger smaller longer shorter faster slower better",  # noqa: E501
        "worse cheaper likelier bigger stronger quicker above below sooner earlier later costlier",
        "safer older younger over warmer hotter colder easier harder richer poorer heavier lighter",
        "the rate;the odds;the number;the size;the amount;the average;the risk;the level;the cost;"
        "the likelihood;the share;the price;that of",
    )
    + r")\b"
)
_OVER_TIME = pattern(
    r"^ over (?:\w+ ){1,3}(?:years?|decades?|months?|quarters?|weeks?|days?|period|time|course)\b"
)
# One group set against another: "leads by 9 points", "a 14-point gap".
_LEADS = pattern(
    r"\b(?:lead(?:s|ing)?|led|ahead|behind|beat(?:s|ing)?(?: out)?|trail(?:s|ed|ing)?|outscore[ds]?"
    r"|outpoll(?:s|ed)?|outperform(?:s|ed)?|margin|gap|advantage|edge|surplus|deficit|differ(?:s|ed)?"
    r"|difference)\b(?! of error)[^.;]{0,50}$"
)
_LEAD_FOLLOWS = pattern(
    r"^[ -](?:percentage[ -]points? |points? )?(?:lead|edge|advantage|margin|gap|difference|deficit"
    r"|ahead|behind|clear of)\b(?! of error)"
)
_MORE = pattern(
    r"^(?: (?:an|a|per) [a-z]+)?"
    r" (?:(?:significantly|much|far|a (?:month|year|week|day)) )?(?:more|less|fewer|higher|lower"
    r"|greater|larger|smaller|longer|shorter|faster|slower|cheaper"
    r"|better|worse|above|below)\b"
)
_THAN = pattern(r"\bthan\b|^[^.;,]{0,24}\b(?:above|below)\b")
_AS_COMPARED = pattern(
    r"^ as (?:compared|opposed|against|of|well|a\b|an\b|the\b|their|its|part|both)"
)
_LISTED = pattern(r"^ (?:and|or|to) [\d.]+ ?(?:%|percent|per cent)(?= )")
# What is measured in percent of something else, and is no part of it.
_LEVELS_OF = pattern(
    r"\b(?:(?:cost|budget|schedule|time) (?:over-?runs?|increases?|delays?)|over-?r[ua]ns?"
    r"|(?:profit|gross|operating|net) margins?|returns? on (?:equity|investment|capital)"
    r"|rates? of return|(?:bond|dividend) yields?|(?:month|annual|year|average|total) returns?"
    r"|tariffs?|mark-?ups?|sales tax|discounts?|humidity|delays)\b"
    r"[^.;%]{0,40}$"
)
_OVER_BUDGET = pattern(
    r"^ (?:over|above|under|beyond) (?:the |its |their )?(?:budget|cost|schedule|plan)"
)
_THAN_TIME = pattern(
    r"\b(?:than|over|on|from|since|versus|against|below|above|compared (?:to|with)) "
    r"(?:[\w'’-]+ ){0,6}?(?:in (?:19|20)\d\d|(?:19|20)\d\d\b|last (?:year|month|quarter|week)|a year|"  # noqa: E501
    r"the (?:previous|prior|year)|before|previously|pre-pandemic|"
    r"(?:one|two|three|four|five|ten|a|\d+)[ -](?:years?|months?|decades?))"
)
_PROJECTS = pattern(
    r"\b"
    + any_of(
        "project(?:ed|ing)(?! managers?| teams?| based);projections?;forecast(?:s|ed|ing)?;"
        "(?:agency|bank|bureau|office|report|model|study|it|who|which|institute|department"
        "|group|firm|fund|council|ministry|forecaster|government|association|company|he|she"
        "|analyst) "
        "(?:also |now |still )?projects;likely to (?:double|triple|halve|grow|rise|reach|fall);"
        "predict(?:s|ed|ing|ions?)?;on course (?:for|to);would (?:reach|grow to|rise to);"
        "would (?:rise|fall|grow|drop|increase|decline|shrink) by;"
        "(?:is|are|was|were|be) (?:\\w+ )?(?:expected|set|poised|on track|slated|anticipated) to;"
        "(?:expects?|anticipates?|foresees?) (?!to\\b);going to (?:be|reach|grow|rise);"
        "could (?:reach|grow|rise|exceed|hit|be worth|cost|add|replace|fall)",
    )
    + r"\b"
)
_NEXT = pattern(
    r"\b(?:over|in|within|during) the (?:next|coming) (?:\w+ )?(?:years?|months?|decades?)\b"
)
_IN_FUTURE = pattern(
    r"^ (?:will (?!say\b|tell\b|admit\b)|(?:in|over|within|during) the (?:next|coming) )"
)
_NOW_FOLLOWS = pattern(r"^ (?:[\w’'-]+ ){0,2}?(?:currently|now|already|today)\b")
_HOPED = pattern(
    r"\b(?:expect(?:s|ed|ing)?|anticipat\w+|think|believ\w+|hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?"
    r"|intend\w*|felt|feel|said|say|agree\w*|optimis\w+)\b"
)
# What has happened is no forecast, whatever the sentence forecasts besides.
_HAPPENED = pattern(
    r"\b(?:has|have|had|having|already) (?:(?:already|more than|nearly|almost|since|now|roughly"
    r"|about|since) ){0,3}$"
)
_TODAY = pattern(
    r"\b(?:today|now(?! (?:projects?|forecasts?|predicts?|expects?|foresees?)\b)"
    r"|currently|at present|so far|up from|down from|compared with)"
    r"(?:,? (?!while\b|but\b|and\b)[\w’'-]+){0,3} $"
)
_WOULD = pattern(r"\b(?:would|could|might|may|will|to) (?:\w+ ){0,2}$")
_WILL = pattern(r"\bwill\b(?! (?:ask|say|tell|discuss|show|look))")
_FUTURE_YEAR = pattern(
    r"\b(?P<by>by|in|through|until|come|for) (?:as (?:soon|early) as )?(?:the (?:end|year|middle) (?:of )?|(?:early|late|mid)[- ]?)?(?P<year>20\d\d)\b"  # noqa: E501
)
_OPINION = pattern(
    r"\b"
    + any_of(
        "say said think thinks? believed? agree[sd]? hoped? told respondents worr(?:y|ied) afraid",
        "fear(?:ed|s)? concern(?:s|ed)? confident surveyed polled survey answered planned asked",
        "expect(?:ed)? to;plan(?:ned)? to;intend(?:ed)? to;want(?:ed)? to;reported that;worries",
    )
    + r"\b"
)
_FORESEE = pattern(
    r"^ (?:of [^.;,\d]{1,40}? )?(?:\w+ )?(?:expect|forecast|predict|anticipate|foresee|reckon|guess"
    r"|suspect|assume|imagine|doubt|predict|bet)(?:s|ed|ing)?\b"
)
_WAS = pattern(r"\b(?:was|were|had been)\b")
_WILL_FOLLOWS = pattern(
    r"^[^.;:()\d]{0,60}?\b(?:will|(?:is|are) (?:expected to|projected|forecast))\b"
)
_TAKING_PART = pattern(
    r"\b(?:(?:response|return) rates?|participation(?: rate)?|turnout of the survey)\b"
)
_COMPLETED = pattern(r"\bcompletion rate (?:of|was|is) (?:about |nearly |almost |over )?$")
_RATE = pattern(
    r"\b(?:interest|mortgage|tax|vat|inflation|borrowing|deposit|exchange|yield|coupon|apr)"
    r"(?: rates?)?(?: [a-z]+){0,3} $"
)
_RATE_FOLLOWS = pattern(r"^ (?:interest|mortgage rate|tax rate|apr|yield|fee|commission)\b")
_BARE_VERBS = frozenset("double triple treble quadruple quintuple halve".split())
_STEMS = ("doubl", "tripl", "trebl", "quadr", "quint", "halv")


def kind(near: Around, *, projected: bool, sample: bool, horizon: int = 0) -> tuple[str, str]:
    """Kind of a figure that is a claim, and what decided it.

    Args:
        near: the figure's surroundings.
        projected: what leads in to the block is about the future.
        sample: the figure counts those who were asked.
        horizon: year of the document, 0 if not known; what is later is the future.
    """
    figure = near.figure
    if sample:
        return "sample", "counts those asked"
    if figure.form == "percent" and (
        _TAKING_PART.search(near.left[-60:])
        or _TAKING_PART.search(near.right[:32])
        or (_COMPLETED.search(near.left) and "survey" in near.left)
    ):
        return "sample", "taking part"
    if projected or _is_projection(near, horizon):
        return "projection", "future"
    if figure.form == "rank":
        return "level", "rank"
    if figure.form == "multiple":
        return _of_multiple(near)
    if figure.form in ("points", "score", "currency", "duration", "measure", "coins"):
        compared = _compared(near)
        if compared:
            return compared
    if is_change(near):
        return "change", "change words"
    if figure.form == "points":
        return "change", "points"
    if figure.unit == "percent":
        return _of_share(near)
    return "level", figure.form


def is_change(near: Around) -> bool:
    """Whether the figure is the size of a change, not the value before or after it."""
    figure, left = near.figure, near.left
    share = figure.unit in _SHARES
    by_so_much = figure.form == "duration" and "-" in figure.text  # "a 20-day increase"
    if (share or by_so_much) and _CHANGE_FOLLOWS.match(near.right):
        return True
    if _CHANGED_BY.search(left):
        return True
    if share and (_DEARER_BY.search(left) or _SIGNED.search(left)):
        return True
    if figure.form == "score" and "point" in figure.text.lower():
        return _CHANGE_FOLLOWS.match(near.right) is not None or _CHANGED.search(left) is not None
    if share and _GREW_AT.search(left) and not _SUBJECT_FOLLOWS.match(near.right):
        return True
    if share and (_SUBJECT_FOLLOWS.match(near.right) or _REACHED.search(left)):
        return bool(_GROWTH_OF.search(left[-60:])) and not _SUBJECT_FOLLOWS.match(near.right)
    if figure.form == "fraction" and left.endswith(" in ") and figure.value == 50:
        return True
    if figure.form in ("currency", "measure", "coins") and _ROSE_SO_MUCH.match(near.right):
        return True
    match = _CHANGED.search(left)
    if match is None:
        return share and bool(_GROWTH_OF.search(left) or _MOVED_WHAT.search(left))
    if figure.form in ("currency", "measure", "coins") and match["link"] in (" ", ", "):
        return not _SIZED.search(match.group())  # "rose $3", "up 200 tonnes"
    # "losses of $3 billion": an amount that is lost is still a level.
    if figure.form == "count" and match.group().startswith(("up ", "down ")):
        return True
    return share or " by " in match["link"] or (" of " in match["link"] and figure.form == "count")


def _compared(near: Around) -> tuple[str, str] | None:
    """Kind of what is set against something: an earlier time, or another group."""
    left, right = near.left, near.right
    points = near.figure.form in ("points", "score") and "point" in near.figure.text.lower()
    if points and (
        _LEAD_FOLLOWS.match(right) or (_LEADS.search(left) and not _MOVED_TO.search(left))
    ):
        return "multiple", "lead"
    if not _MORE.match(right) or not _THAN.search(right):
        return None
    if _THAN_TIME.search(right):
        return "change", "compared over time"
    return "multiple", "comparison"


def is_compared(near: Around) -> bool:
    """Whether something else is more or less by the figure ("0.4°C colder")."""
    return _COMPARED.match(near.right) is not None


def _of_share(near: Around) -> tuple[str, str]:
    right = near.right
    listed = _LISTED.match(right)
    if listed:
        right = right[listed.end() :]
    if _LEVELS_OF.search(near.left) or _OVER_BUDGET.match(right):
        return "level", "rate"
    if (
        near.figure.form == "percent"
        and _COMPARED.match(right)
        and not _OVER_TIME.match(right)
        and not _AS_COMPARED.match(right)
        and not (listed and right.startswith(" as "))
    ):
        if _THAN_TIME.search(near.right):
            return "change", "compared over time"
        return "multiple", "comparison"
    if _RATE.search(near.left) or _RATE_FOLLOWS.match(near.right):
        return "level", "rate"
    return "share", "percent"


def _of_multiple(near: Around) -> tuple[str, str]:
    word = near.figure.text.lower()
    if word.startswith(_STEMS):
        if word in ("double", "triple") and _COMPARED.match(near.right):
            return "multiple", "comparison"
        return "change", "so many times as before"
    left, right = near.left, near.right
    if _CHANGE_FOLLOWS.match(right) or _CHANGED_BY.search(left) or _CHANGED.search(left):
        return "change", "change words"
    return "multiple", "comparison"


def _is_projection(near: Around, horizon: int) -> bool:
    """Whether the figure is about the future, seen from the year ``horizon`` (0: not known)."""
    left, right = near.left, near.right
    if _HAPPENED.search(left) or _TODAY.search(left):
        return False
    if near.figure.unit in _SHARES and _FORESEE.match(right):
        return False  # "43% forecast that sales will fall": so many do so now
    if _PROJECTS.search(left):
        return True
    if _NEXT.search(near.clause) and not (near.figure.unit in _SHARES and _HOPED.search(left)):
        return True
    if near.figure.form == "multiple" and near.figure.text.lower() in _BARE_VERBS:
        return _WOULD.search(left) is not None and not _OPINION.search(left[-40:])
    for words in (left, right[:70]):
        match = _FUTURE_YEAR.search(words)
        if match is None:
            continue
        year = int(match["year"])
        if year > horizon > 0 or (not horizon and match["by"] == "by" and year > 2025):
            return True
    if _WILL.search(left.rpartition(", as ")[2]) and not _OPINION.search(left):
        return True
    if _IN_FUTURE.match(right) and not _HOPED.search(left):
        return True
    if _NOW_FOLLOWS.match(right):
        return False
    follows = _WILL_FOLLOWS.match(right)
    if follows is None or near.figure.form == "rank":
        return False
    if _WAS.search(follows.group()):
        return False
    return not _OPINION.search(follows.group()) and not _OPINION.search(left[-40:])
