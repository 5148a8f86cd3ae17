"""What somebody wants, demands, promises or prescribes: no facts, however exact."""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.read.around import Around
from flows.read.offers import STATISTIC
from flows.read.patterns import any_of
from flows.read.wordclass import plural, tag

_ANYWHERE = any_of(
    "aim keep use set make try limit choose write allow leave avoid allocate start put give",
    "take ask send book order call visit get save spend plan build create test turn wait stop",
    "include offer let run pick select enter type click press hold post reply respond schedule",
    "reserve stick shoot ensure reduce increase double triple cut raise join register sign",
    "subscribe download apply pay buy invest target measure back focus split spread divide",
    "don't identify recruit interview hire follow go do be have repeat add bake boil simmer",
    "preheat stir pour combine chop",
)
# These open a statement as well: "Plant closures cost ...", "Fund managers ...".
_WITH_OBJECT = any_of(
    "fund plant train open close expand restore repair recruit lower lift end pass guarantee",
    "provide deploy replace remove protect drink eat sleep walk practise practice drive ring phone",
    "text email complete fill mix cook",
)
_IMPERATIVE = pattern(
    r"^\W*(?:(?:first|then|next|now|also|always|never|finally|instead|just|please|simply|and|or|"
    r"\d+\.) )?"
    rf"(?:{_ANYWHERE}\b(?! (?:of|in|and|is|are|was|were|times?|lists?|rates?|levels?|prices?"
    r"|goes|went|rises|rose|fell|falls|grew|grows|has|had|costs|will|can|may|dropped|climbed)\b)"
    rf"|{_WITH_OBJECT} (?=\d|[$£€]|(?:an?|the|at least|up to|more|another|every|half|one|all|our"
    r"|your|over)\b|$))"
)
_LIMIT = pattern(
    r"\b(?:over|under|above|below|at least|more than|less than|up to|of|with|between) $"
)
_CLAUSES = pattern(r"[:—–;]|, (?:and|but|so|which|because)|\. ")
_FILLERS = (
    r"(?: "
    + any_of(
        "be have keep reach get achieve about around under over not exceed below above the a an to",
        "of is stay within remain than reducing cutting increasing raising hire recruit by;at least;"  # noqa: E501
        "less than;more than;fewer than;up to;last;take;contain;include",
    )
    + r"){0,5} [~<>]?$"
)
_THRESHOLD = pattern(
    r"\b"
    + any_of(
        "should(?! have (?:been|read|said|stood)\\b);must;needs? to;ought to;"
        "quorum(?: of| is)?;eligible;qualif(?:y|ies)",
        "aim(?:s|ed|ing)? (?:for|at|to);targets? (?:of|is|to|at|for|was);target:;"
        "goals? (?:of|is|to|was);goal:;objective (?:of|is);threshold(?: of| is| at)?;"
        "limit(?:s|ed)? (?:of|to|is);cap(?:ped)? (?:of|at);maximum(?: of)?;minimum(?: of)?;"
        "(?:advis|set|impos|propos|suggest|recommend|introduc|prescrib)(?:es|ed|e|ing|s|ting)?"
        " (?:an?|the) (?:\\w+ )?(?:ceiling|floor) of;"
        "(?:rule|law|requirement|standard) that (?:\\w+ ){1,4}has to(?: \\w+){1,3};"
        "at least every;recommend(?:s|ed)?(?: \\w+){0,2};requir(?:e|es|ed|ing|ement)(?: \\w+){0,3};"
        "allow(?:s|ed)?(?: \\w+){0,2};have to;has to;had to",
    )
    + _FILLERS
)
_APPLIES = pattern(
    r"\b(?:appl(?:y|ies|ied)|open|available|limited|restricted|granted)"
    r" (?:only )?to (?!\d)[^.;:%]{0,70}$"
)
# "Ministers should spend", "the law caps rents at", "the rule requires ships to cut X by".
_OBLIGES = pattern(
    r"\b(?:"
    r"(?:should|must|ought to|needs? to)"
    r"(?! (?:know|note|remember|see|consider|worry|remind|be aware|have (?:read|been|said|stood)))"
    r"(?: (?!that\b|because\b|since\b|when\b|if\b|as\b)[\w’'-]+){1,4}"
    r"|(?:law|rules?|act|bill|directive|regulations?|code|policy|treaty|standard|eu|state|city"
    r"|ordinance|contract|agreement) (?:now |also |would |will )?"
    r"(?:requires?|caps?|limits?|bars?|bans?|prohibits?|forbids?|obliges?|compels?|allows?"
    r"|permits?|restricts?|demands?|prescribes?|stipulates?|mandates?|wants)"
    r"(?: (?!that\b)[\w’'-]+){0,6}"
    r") (?:(?:about|over|above|at least|more than|less than|under|below|up to|an?|another|by|to"
    r"|at|of) ){0,2}$"
)
# Demands, promises, wishes: of whoever voices them, a figure behind is not yet a fact. What many
# people want is what surveys ask; one body that wants is in the singular.
_DEMANDS = pattern(
    r"\b(?:"
    + any_of(
        "demand(?:s|ed|ing) (?:an?|that|at least|the|to)\\b;call(?:s|ed|ing)? for;"
        "call(?:s|ed|ing)? (?:up)?on [^.;]{1,30}? to;"
        "(?:press|push|lobby|campaign|petition|plead|appeal)(?:e?s|ed|ing)? for;"
        "ask(?:s|ed|ing)? for;urg(?:e|es|ed|ing) [^.;]{1,30}? to;"
        "(?:wants|hopes|vow(?:s|ed|ing)?|pledg(?:es?|ed|ing)|promis(?:es?|ed|ing)|commits?|"
        "committed|committing|proposes|aspires|seeks) to (?!know\\b|see how\\b)[a-z]+;"
        "(?:pledg|promis|propos|vow)(?:es|ed|e);"
        "(?:pledge|promise|proposal|commitment|vow) (?:to [a-z]+|of);"
        "wants;(?:goal|target|objective|ambition)s? (?:for|to|of) [a-z]+",
    )
    + r")\b(?: (?!that\b|said\b|says\b|found\b|but\b|while\b|which\b|who\b)[\w’'-]+){0,4}? "
    r"(?:(?:about|over|at least|more than|less than|under|up to|by|to|of|an?|another|the|some"
    r"|nearly|around|further|extra|additional) ?){0,3}[\[*_]{0,3}$"
)
_SHARES = frozenset(("percent", "fraction", "ratio"))
_SHARES_OF = pattern(
    r"\b(?:respondents?|voters|people|adults|workers|employees|consumers|customers|readers|users|"
    r"parents|owners|managers|of (?:them|those))\b|%|percent|per cent"
)
_IDEALLY = pattern(r"(?:^|[.;:] |, )(?:and |but |so )?ideally,? (?:about |over |at least |some )?$")
_OPINION = pattern(r"\b(?:say|says|said|think|believe|agree)\b[^.;]*$")
_OWN_GOAL = pattern(
    r"\b(?:we|our|i)\b[^.;]{0,30}\b(?:aim|goal|hope|(?<!['’]ve )(?<!have )plan|target|want|intend"
    r"|commit|pledg)\w*\b(?:(?! from )[^.;]){0,50}$"
    # as in "Roof fund: target 25,000"
    r"|[:(] ?(?:target|goal) $"
)
# "The main goal of 54% of bakers is": theirs, and no goal of 54%.
_WHOSE_GOAL = pattern(
    r"\b(?:goal|aim|target|objective|priority|ambition)s? (?:of|for)"
    r" (?:about |over |nearly |some )?$"
)
_OF_WHOM = pattern(r"^ (?:\([^()]{1,20}\) )?of (?:[\w’'-]+ ){0,4}?(?:is|are|was|were)\b")
_TARGET_FOLLOWS = pattern(
    r"^[ -]"
    + any_of(
        "target goal threshold limit cap rule minimum maximum quota discount coupon deposit",
        "down payment;off\\b;tip\\b;mark\\b;cashback;money-back;guarantee;uptime;sla\\b",
    )
)
# "72% limit screen time": a verb, of those counted.
_DONE_BY_THEM = pattern(
    r"^ (?:limit|target|cap|guarantee|discount|tip|mark) "
    r"(?!(?:of|on|for|to|in|is|was|were|and|or|from|with|at|by|per|that|which)\b)[a-z]"
)
_OPENED = pattern(
    r"(?:^|[,;:—–(] |\b(?:and|but|while|whereas) )"
    r"(?:(?:about|over|only|just|nearly|almost|some|roughly|around|another|fully) )*$"
)


_JOINED = pattern(r" (?:and|but|while|whereas) (?:(?:about|another|only|just|some|nearly) )?$")
_ANSWER = pattern(
    r"^ (?:(?:dis)?agree[ds]?|oppose[ds]?|sa(?:y|id)|wants?|wanted|thinks?|thought|believed?"
    r"|favou?r(?:ed)?|supports?|supported|prefer(?:red)?"
    r"|(?:are|were|do|did|have|had) (?:not|no|un\w+|against|for|opposed)|did|do)\b"
)


# What a campaign puts above its list.
_DEMANDED = pattern(
    r"\W*(?:(?:our|their) (?:\w+ )?(?:demands|asks|calls for action)|(?:list of )?demands"
    r"|what we (?:want|demand|call for|ask(?: for)?)|we (?:demand|want|call for))\W*",
    re.IGNORECASE,
)


def demands(heading: str) -> bool:
    """Whether a heading says that what follows is demanded: "Our demands", "What we want"."""
    return _DEMANDED.fullmatch(heading) is not None


_MODAL = pattern(r"\b(?:must|should(?! have\b)|ought to|shall)\b[^.;:,]*$")
# What leads from a demand to what it is for.
_REASON = pattern(r"\b(?:that|which|who|because|since|after|as|when|where|have|has|had|up|down)\b")
_PAST = pattern(r"\b(?:ago|last (?:week|month|quarter|year|decade|winter|summer|spring|autumn))\b")
_WORD = pattern(r"[a-z][a-z'-]*")


def voices_demand(near: Around) -> bool:
    """Whether a sentence below such a heading is a demand itself, not what it is for.

    It tells what to do, has "must" or "should" before the figure, or has no verb: "Cap rents at
    2% a year", "No more than 20 per cent of loaves by video".
    """
    sentence = near.figure.sentence
    assert sentence is not None
    words = _before(near)
    if _REASON.search(words):
        return False
    if _MODAL.search(words):
        return True
    opens = near.figure.form in _SHARES and not words.strip(" \n*_").replace("only", "").strip()
    if opens and near.right.startswith(" of "):
        return False  # "40% of bakers rent one"
    text = near.block.text[sentence.start : sentence.end].lower()
    said = _WORD.findall(text.replace("’", "'"))
    tags = [tag(word) for word in said]
    if tags and tags[0] in "Bb" and not _CLAUSES.search(words):
        # An order has its object behind it and no other verb before the figure.
        first = tags[: len(_WORD.findall(words))]
        return first[1:2] != ["X"] and not any(t in "XVE" for t in first[1:])
    if _PAST.search(text) or any(t == "b" and plural(said[k - 1]) for k, t in enumerate(tags) if k):
        return False  # "households spend half"
    if tags[: len(_WORD.findall(words))][-1:] == ["b"]:
        return False  # "inflation hit 9%"
    return not any(t in "XVBEz" for t in tags)


def wished(near: Around) -> str | None:
    """Why a figure is none: a rule, a target, a demand, a promise, an instruction."""
    left, right = near.left, near.right
    if near.figure.form in _SHARES and left.endswith(" in ") and right.startswith(" of "):
        return None  # "is asked for in 46% of advertisements": how common it is
    opinion = _OPINION.search(left[-40:])
    if (_OPENED.search(left) or _JOINED.search(left)) and _ANSWER.match(right):
        return None  # "40% say they should stop and 15% disagree"
    if not opinion and (
        (_THRESHOLD.search(left) and not (_WHOSE_GOAL.search(left) and _OF_WHOM.match(right)))
        or _OBLIGES.search(near.clause)
        or (_LIMIT.search(left) and _APPLIES.search(left))
    ):
        return "threshold"
    if _OWN_GOAL.search(left) and not _OPINION.search(left):
        return "target"
    if _IDEALLY.search(left) and not opinion:
        return "target"
    if _TARGET_FOLLOWS.match(right) and not (
        near.figure.form in _SHARES and _DONE_BY_THEM.match(right) and _OPENED.search(left)
    ):
        return "target"
    if _DEMANDS.search(near.clause) and not _SHARES_OF.search(_before(near)):
        return "demand"
    if near.figure.step < 1e3 and _instructs(near):
        return "instruction"
    return None


def _before(near: Around) -> str:
    sentence = near.figure.sentence
    assert sentence is not None
    return near.block.text[max(sentence.start, near.figure.start - 300) : near.figure.start].lower()


# "Ask the miners and they will say 9 per cent"
_ASK_THEM = pattern(
    r"\W*ask (?!for\b|yourself\b)[^.;:]{3,90}\b(?:and|,) [^.;:]*\b(?:will|would|says?)\b"
)
_ADD_TO_THIS = pattern(r"\W*(?:add|compare|contrast) (?:(?:to|with) )?(?:this|that|these|it)\b")


def _instructs(near: Around) -> bool:
    """Whether the clause tells the reader what to do."""
    words = _before(near)
    if near.figure.text.endswith("ed") and words.strip():
        return False  # "Back pain halved": the figure is the verb
    if len(words) > 120 or not _IMPERATIVE.match(words):
        return False
    if _CLAUSES.search(words) or _ADD_TO_THIS.match(words) or _ASK_THEM.match(words):
        return False
    share = near.figure.form in ("percent", "fraction", "ratio", "points")
    return not (share and STATISTIC.search(near.left + near.right))
