"""Whether a number counts those who were asked, and whether that is itself the news."""

from __future__ import annotations

import re
from typing import Literal

from flows.lazy import pattern
from flows.read.around import Around
from flows.read.drawn import drawn_from
from flows.read.patterns import any_of
from flows.read.period import MONTH
from flows.read.pollnotes import PEOPLE
from flows.read.wordclass import person

_HEDGES = (
    "(?: "
    + any_of(
        "about around roughly nearly almost over more than at least some just only an? the of",
        "approximately up to our its their these those from all another as many site us well",
        "total online nationally with in by nationwide further additional random representative",
        "sample",
    )
    + "){0,6} [(~]*$"
)
_PEOPLE = any_of(
    "people respondents? adults participants? managers workers employees firms companies owners",
    "businesses leaders professionals executives users customers consumers developers voters",
    "americans britons parents teachers students interviews responses replies completes members",
    "households patients residents marketers travell?ers farmers donors them",
    "readers subscribers applicants applications employers recruiters organi[sz]ations men women",
    "children clients officials experts ceos cfos cios agencies chiefs",
    "of you;decision[- ]makers;(?:\\d{1,2}[-–])?\\d{1,2}[- ]year[- ]olds",
    "maintainers contributors citizens subjects volunteers schools dairies leads heads graduates",
    "investors lawyers nurses doctors physicians drivers shoppers buyers sellers engineers",
    "administrators librarians founders lenders borrowers homeowners renters teens teenagers",
    "[a-z]{3,}(?:eers|ists|ians|icians|olders|eans|ishers|akers|orers|antes)",
)
_BETWEEN = r"(?:[\w’'&/.+-]+,? ){0,5}?"
PEOPLE_FOLLOW = pattern(rf"^[ -]{_BETWEEN}{_PEOPLE}\b")
# Verbs and nouns of asking: whatever is counted behind them was asked.
_STRONG = pattern(
    r"\b(?:"
    + any_of(
        "survey(?:ed|ing) poll(?:ed|ing) interview(?:ed|ing) quizzed canvassed questioned",
        "to (?:survey|poll|interview|question);heard (?:back )?from;canvassed the views of;"
        "spoke (?:to|with);talked (?:to|with);sat down with;went to see;(?:tele)?phoned;"
        "rang(?: up)?;put (?:the|this|that|a|its|their) questions? (?:in \\w+ )?to;"
        "asked (?:only )?of;questions? (?:was|were) (?:only )?put to;"
        "sample (?:comprised|consisted of|included|includes|was made up of|was|totall?ed)",
    )
    + r"|(?:surveys?|polls?|samples?|questionnaires?|interviews|responses|replies|answers)"
    r"(?: \w+){0,4} (?:of|among|amongst|with|from|by|involving|covering|in))" + _HEDGES
)
# "The research was carried out online and involved 2,120 bakers"
_INVOLVED = pattern(
    r"\b(?:survey|poll|polling|research|study|questionnaire|sample|fieldwork|interviews)\b"
    r"[^.;\d]{0,70}\b(?:involv(?:ed|es|ing)|encompass(?:ed|es|ing)|includ(?:ed|es|ing)"
    r"|compris(?:ed|es|ing)|questioned|consulted|drew on|took in|reached)" + _HEDGES
)
# "The poll had 1,050 parents name the one they ask first"
_HAD_NAME = pattern(
    r"\b(?:had|let|made|got) (?:about |over |some |nearly )?$",
)
_NAME_IT = pattern(
    r"^ [^.;:\d]{3,70}? (?:name|choose|pick|rank|rate|say|tell|keep|answer|fill|list"
    r"|describe|judge)\b"
)
# "The council had 13,800 cyclists observed"
_HAD_WATCHED = pattern(
    r"^ (?:(?!who\b|that\b|which\b|and\b|have\b|had\b|were\b)[\w’'-]+ ){1,4}?"
    r"(?:observed|watched|tested|examined|weighed|checked|followed|filmed|tracked|inspected|scanned"
    r"|screened|photographed)\b"
)
# "Of the 1,466 nurses on nights whom the federation surveyed"
_WHOM_ASKED = pattern(
    r"^ [^.;:,\d]{3,60}? (?:whom|who|that|which) (?!(?:has|have|had|was|were|is|are)\b)"
    r"[^.;:,\d]{2,60}? (?:has |had |have )?(?:surveyed|asked|polled|interviewed|questioned)\b"
)
# "What 1,386 parents told us", "No fewer than 312 of you wrote back"
_TOLD_US = pattern(
    r"^ (?:[\w-]+ ){1,3}(?:told us|wrote (?:back|in|to us)|answered us|replied to us"
    r"|filled in our)\b"
)
# "A study in which 75 porters wore monitors"
_IN_WHICH = pattern(
    r"\b(?:study|trial|experiment|survey|poll|research|test)\b[^.;\d]{0,80}"
    r"\b(?:in|for|during) which (?:about |over |some |nearly )?$"
)
_SURVEYED = pattern(
    r"\b(?:"
    + any_of(
        "asked sampled? followed scanned analy[sz]ed examined recruited enrolled studied tested",
        "among;samples? (?:of|was|is|included);based on;looked at;sent out;drew on;sent to",
    )
    + r"|(?:study|panel|sample|census|experiment|trial|data)"
    r"(?: \w+){0,4} (?:of|among|with|from|by))" + _HEDGES
)
# Whatever is counted behind these was studied, people or not.
_STUDIED = pattern(
    r"\b(?:"
    + any_of(
        "screened analy[sz]ed analy[sz]ing reviewed reviewing examined examining studied studying",
        "scrutini[sz]ed sampled randomi[sz]ed sifted;pored over;combed through;sifted through;"
        "look(?:ed|ing) (?:at|into)",
    )
    + r"|(?:analys[ei]s|meta-analysis|database|data ?sets?|review|audit|examination|study|trial"
    r"|assessment|evaluation|comparison|cohort|scan|sample"
    r"|(?<!collects )(?<!collect )(?<!gathers )data|records|registry|register)"
    r"(?: [\w’'-]+){0,5}? (?:of|from|on|covering|spanning|involving|across))" + _HEDGES
)
# These are what anybody does; who studies says what came of it.
_WATCHED = pattern(
    r"\b"
    + any_of(
        "tested tracked followed monitored audited inspected observed assessed evaluated enrolled",
        "recruited scanned checked tracking following testing monitoring observing screening",
        "split divided assigned",
    )
    + _HEDGES
)
_FOUND = pattern(
    r"\b(?:found|finds?|showed|shows?|stud(?:y|ies|ied)|trials?|research\w*|scientists|lab"
    r"|laborator\w+|authors|epidemiologists|auditors|volunteers)\b|%|per ?cent"
)
_RUNNING = pattern(
    r"^ (?:[\w’'-]+ ){0,2}?[a-z]+ (?:daily|an? (?:day|hour|second)|per|every|each)\b"
)
_RESPONSE_RATE = pattern(r"\b(?:completion|response|participation) rate\b")
_LIMITS = pattern(
    r" (?:(?!that\b|were\b|was\b|had\b|have\b|and\b|found\b|showed\b)[\w’'-]+ ){0,4}?"
    r"(?:exceeding|over|above|under|below|worth|valued at|costing|employing|with|of|aged|between"
    r"|lasting|more than|at least|than)(?: (?:more than|over|at least|under|an?))? "
)
_FILLED = pattern(
    r"\b(?:completed|answered|filled (?:in|out)|taken|returned|submitted|collected|received|drawn)"
    r" (?:by|from)" + _HEDGES
)
# What a survey counts that is not those it asked.
_NOT_ASKED = pattern(
    r"^[ -](?:[\w’'&/.-]+ ){0,2}?"
    + any_of(
        "questions? items? statements? topics? countries nations cities towns markets sectors",
        "industries regions states languages days? weeks? months? years? hours? minutes? times",
        "percent points? waves? rounds? pages? options? sites? locations? continents provinces",
        "%",
    )
    + r"\b"
)
_WERE_STUDIED = pattern(
    r"^ (?:(?!were\b|was\b|that\b|have\b|had\b)[\w’'-]+ ){1,3}"
    r"(?:(?:we|they|it|researchers|the (?:authors|team)) )?"
    r"(?:studied|analy[sz]ed|examined|reviewed|assessed|sampled|tracked|surveyed"
    r"|(?:included|covered) (?:in|by) the (?:study|survey|analysis|report|review))\b"
)
_SIZED = pattern(
    r"^[ -](?:person|people|respondent|participant|member|household|subject|adult|voter)s?"
    r"(?:[ -](?!(?:in|to|of|for|the|our|this|a)\b)[\w’'-]+){0,3}"
    r" (?:survey|poll|sample|study|panel|trial|experiment)\b"
)
_WITH = pattern(
    r"\b(?:with|among|amongst|of|to|by|from|across) "
    r"(?:(?:about|over|more than|nearly|some|almost|at least|around|roughly|a total of) )?$"
)
_ASKING = pattern(
    r"\b(?:survey\w*|poll(?:s|ed|ing)?|interview\w*|questionnaires?|asked|sampl(?:e|ed|es|ing))\b"
)
_METHOD = pattern(r"\b(?:survey|poll|interviews|questionnaire|sample)\b[^.;]{0,40}, $")
_ANSWERED = pattern(
    r"^ (?:(?!and\b|but\b|or\b)[\w’'&.-]+ ){0,5}?(?:who )?(?:(?:have|had|has|were|was) )?"
    + any_of(
        "answered responded replied quizzed participated surveyed polled interviewed sampled",
        "questioned;"
        "ha(?:ve|s) taken (?:the|our|this) (?:\\w+ ){0,2}(?:survey|poll);took part;taking part;"
        "took (?:the|our|this|part)(?: \\w+){0,2} (?:survey|poll);"
        "in the sample;contributed (?:to|responses|answers);"
        "(?:gave|provided|submitted|sent)(?: us)?(?: their)? (?:feedback|answers|views|responses);"
        "completed(?! \\w+ (?:degree|course|project|training));filled (?:in|out);"
        "were asked;(?:we|they|it) (?:asked|surveyed|polled|interviewed|questioned);"
        "told us (?:how|what|about|which|where|why);weighed in;"
        "shared their (?:\\w+ )?(?:views|opinions|experiences?|thoughts|insights)",
    )
    + r"\b"
)
_REPLIES = pattern(
    r"^ (?:[\w’'-]+ ){0,2}?(?:respondents?|participants|interviews|completes|survey-takers|"
    r"(?:survey |complete |completed |valid |full |usable )*responses|replies|"
    r"(?:completed |valid |usable )(?:surveys|questionnaires)|(?:surveys|questionnaires|forms)"
    r" (?:were |was )?(?:completed|returned|collected|received|filled|started|begun|sent out))\b"
)
# "Its panel had 1,900 members"
_PANEL = pattern(
    r"\b(?:panel|sample)(?: \w+){0,2} (?:had|has|numbered|numbers|counted|counts|comprise[ds])"
    + _HEDGES
)
_N = pattern(
    r"\bn ?[=:] ?$|\bn (?:of|was|is) $|\b(?:base|sample)(?: size)?(?: of)?(?: was| is)?:? $"
    r"|\b(?:number|total) of (?:survey )?(?:respondents|responses|interviews|participants)"
    r"(?: was| is|:)? $|\b(?:respondents|participants|responses|completes): $"
)
_AMONG = pattern(
    r"\b(?:among(?:st)?|asked|surveyed|polled|interviewed|questioned)"
    r" (?:(?:about|over|some|nearly|more than|around) )?$"
)
_NEXT_WORDS = pattern(r"(?: [a-z][a-z’'-]*){1,3}")
_OWN = pattern(
    r"\b(?:we|our (?:survey|poll|team)) (?:\w+ )?"
    r"(?:polled|surveyed|received|interviewed|heard from|collected|gathered|got|had|saw)\b"
)
_GOT = pattern(r"\band (?:we )?(?:received|got|collected|gathered) (?:a total of |over |about )?$")
_WE = pattern(r"\bwe\b")
# Behind a survey, in brackets: 900 bakers, margin of error 3 points
_BRACKET = pattern(r"\((?:about |around |some |over |more than |nearly )?$")
_BRACKETED = pattern(
    r"^ (?:[\w’'-]+ ){0,4}?[\w’'-]+[,;] (?:[\w’'-]+ ){0,3}?(?:margin|sampling|error|±|\+/|plus or"
    r"|(?:un)?weighted|online|(?:tele)?phone|face|fieldwork|interview|surveyed|polled|random)"
)
# "Loaf Lab interviewed 2,003; ..."
_ASKED_SO_MANY = pattern(
    r"\b(?:interviewed|polled|surveyed|questioned)(?: (?:about|some|around|nearly|over))? $"
)
# "The margin of error is 3.5 points for all 850 parents"
_OF_MARGIN = pattern(
    r"\b(?:margin of (?:sampling )?error|sampling error|(?:credibility|confidence) interval)\b"
    r"[^;]{0,60} (?:for|among)"
    r"(?: (?:all|the(?: full| whole| total)?(?: sample of)?|these|those))* $"
)
_NEWS = pattern(
    r"\bmore than (?:last|ever|any)|turnout|record number|largest number|exceeding|up from\b"
)
WITH_SHARE = pattern(
    r"^ (?:[\w’'-]+ ){0,3}?[\w’'-]+ \((?:about |nearly |over |or )?\d[\d.]*(?:%| per)"
    r"|^ [^.;:%\d]{3,60}, or (?:about |nearly |over |just )?\d[\d.]*(?:%| per)"
)
DIFFERENCE = pattern(r"\bby (?:roughly |about |some |nearly |almost |over |more than )?$")
_PASSIVE = pattern(
    r"\b(?:completed|answered|filled (?:in|out)|taken|returned|submitted) by "
    r"(?:roughly |about |some |nearly |almost |over |more than )?$"
)


# "200 million daily meeting participants": of something else than a survey.
_TAKES_PART = pattern(
    r"^ (?:[a-z-]+ ){0,2}?(?:daily|monthly|weekly|active|meeting|event|conference|programme|program"
    r"|course|class|race|match|festival|market|trial|workshop|scheme|plan) participants\b"
)
# "915 LV", "1,021 (RV)", "850 likely voters, MoE 3.4": as lists of polls write it
_LISTED = pattern(rf"^ ?\(?(?:(?P<short>lv|rv|av)\b|{PEOPLE}\)?(?: ?[,;:).|]|$))")
_OF_SAMPLES = pattern(r"\W*(?:sample(?: size)?|respondents|interviews)\W*$")
_NOTED = pattern(
    r"\b(?:lv|rv|av|moe|margin of (?:sampling )?error)\b|±|\+/-"
    # days, of a line without a verb: "Loaf College - Oct. 10-14, 2024 - 915 adults"
    rf"|^[^:;%]{{2,60}}\b{MONTH}\s\d{{1,2}}\s?[–—-][^:;%]{{1,60}}$",
    re.IGNORECASE,
)
_ALONE = 3  # words of a sentence that says nothing else
_FEW = 5  # smaller numbers of people are no sample


def sample(near: Around, words: str, *, shares: bool) -> Literal["sample size", "headline"] | None:
    """Whether a bare number counts those who were asked.

    Args:
        near: surroundings of the figure.
        words: the sentence, lower case.
        shares: the sentence also states shares (of these people).

    Returns:
        "sample size" where it only describes other figures, "headline" where it is the news,
        None where it counts something else.
    """
    figure, left, right = near.figure, near.left, near.right
    if figure.form != "count" or WITH_SHARE.match(right) or _RUNNING.match(right):
        return None
    if figure.value % 1:
        return None
    if DIFFERENCE.search(left) and not _PASSIVE.search(left):
        return None
    if _TAKES_PART.match(right):
        return None
    if _N.search(left) or _SIZED.match(right) or _WERE_STUDIED.match(right):
        return "sample size"
    if _BRACKET.search(left) and _BRACKETED.match(right) and not _NOT_ASKED.match(right):
        return "sample size"
    if _OF_MARGIN.search(left) and not _NOT_ASKED.match(right):
        return "sample size"
    if near.block.kind == "cell" and _OF_SAMPLES.match(near.block.column_header.lower()):
        return "sample size"
    if _LISTED.match(right) and _NOTED.search(words):
        return "sample size"
    if _PANEL.search(left) and not _NOT_ASKED.match(right):
        return "sample size"
    if drawn_from(near) and figure.value >= _FEW:
        return "sample size"
    people = PEOPLE_FOLLOW.match(right) is not None or (
        _AMONG.search(left) is not None and _people(right)
    )
    if _TOLD_US.match(right) and figure.value >= _FEW:
        return "sample size" if shares else "headline"
    if _HAD_NAME.search(left) and _NAME_IT.match(right) and _ASKING.search(words):
        return "sample size"
    if _HAD_NAME.search(left) and _HAD_WATCHED.match(right) and shares:
        return "sample size"
    if people and shares and _WHOM_ASKED.match(right):
        return "sample size"
    answered = _ANSWERED.match(right) is not None
    replies = _REPLIES.match(right) is not None
    if not (answered or replies or _is_asked(left, right, words, people)):
        return None
    if figure.value < _FEW and not replies:
        return None
    if replies and _RESPONSE_RATE.search(words):
        return "headline"
    if (_OWN.search(left) or (replies and _GOT.search(left) and _WE.search(words))) and not shares:
        return "headline"
    if replies and len(words.split()) <= _ALONE:
        return "headline"  # "382 respondents."
    if (replies or answered) and _NEWS.search(left + right):
        return "headline"
    sentence = figure.sentence
    if answered and sentence is not None and figure.start - sentence.start < 24 and not shares:
        return "headline"
    return "sample size"


def _people(right: str) -> bool:
    """Whether one of the next words, before any mark, is one for people."""
    match = _NEXT_WORDS.match(right)
    return match is not None and any(person(word) for word in match.group().split())


def _is_asked(left: str, right: str, words: str, people: bool) -> bool:
    if _STRONG.search(left) and right[:1] in " -" and not _NOT_ASKED.match(right):
        return True
    if _ASKED_SO_MANY.search(left) and right[:1] in tuple(";,.)"):
        return True
    if _FILLED.search(left) and _ASKING.search(words):
        return True
    if right[:1] == " " and right[1:2].isalpha() and not _NOT_ASKED.match(right):
        if _STUDIED.search(left):
            return True
        if _WATCHED.search(left) and _FOUND.search(words):
            return True
    if not people:
        return False
    if _INVOLVED.search(left) or _IN_WHICH.search(left):
        return True
    if (_WITH.search(left) or _METHOD.search(left)) and _ASKING.search(words):
        return True
    return _SURVEYED.search(left) is not None


def limits(gap: str) -> bool:
    """Whether what stands between a sample and a figure says whom it was drawn from."""
    return bool(_LIMITS.fullmatch(gap))
