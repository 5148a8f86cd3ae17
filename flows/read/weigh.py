"""Signs for and against: whether a bare number, a duration or an amount is a stated fact.

Shares are facts unless something says otherwise; of "three", "30 days" or "$25" most are not.
Each sign adds to or takes from a sum, which must be positive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.read.around import Around
from flows.read.model import Figure

_SHARES = frozenset(("percent", "fraction", "ratio", "points"))
_CERTAIN = frozenset(("percent", "fraction", "ratio", "points", "rate"))

_AVERAGE = re.compile(
    r"\b(?:average[sd]?|averaging|median|mean|typical(?:ly)?|on average|per capita|the norm|half-life)\b"
)
_TALLY = re.compile(
    r"\b(?:total(?:s|ed|led|ing)?|number of|record(?:ed|s)?|count(?:s|ed)?|logg(?:ed|s)|tall(?:y|ied)|there (?:were|are|was|is)|"
    r"sold|shipped|counted|registered|enrolled|hired|employ(?:s|ed)|serv(?:es|ed|ing)|reach(?:ed|es)|attract(?:ed|s)|draw|drew|"
    r"produc(?:es|ed)|generat(?:es|ed)|publish(?:ed|es)|process(?:ed|es)|handl(?:es|ed)|deliver(?:ed|s)|download(?:s|ed)|visit(?:s|ed|ors)|"
    r"users|followers|subscribers|customers|jobs|deaths|cases|people|sessions|searches|impressions|views|responses|downloads|"
    r"took on|made up|amount(?:s|ed)?|estimat(?:e|es|ed)|worldwide|nationwide|globally|across|population|statewide|per day|per year|a year|each year|annually|"
    r"every year|every day|a day|a month|each month|ha[sd]|have|contains?|include[sd]?|cover(?:s|ed)|span(?:s|ned)|power(?:s|ed)?|support(?:s|ed)|offered in|collects?|received|receives|score[sd]?)\b"
)
_CREDIT = re.compile(
    r"\b(?:according to|survey|study|stud(?:y|ies)|report(?:s|ed)?|found|finds|shows?|showed|data|statistics|figures|research(?:ers)?|"
    r"census|estimates?|index|analysis|bureau|count|says|said|reveal(?:s|ed)|calculat\w+|reckons|measured)\b"
)
_COMPARES = re.compile(
    r"\b(?:compared (?:to|with)|against|versus|vs\.?|up from|down from|rose|fell|grew|increased|decreased|dropped|declined|"
    r"from [\d$£€,.]+[\w ]{0,12} to|more than double|doubled|rather than|instead of|increase|decrease|climbed|jumped|growth|"
    r"previous|earlier|last year|the year before|a year ago|in (?:19|20)\d\d|since (?:19|20)\d\d|by (?:19|20)\d\d)\b"
)
_GENERIC = re.compile(
    r"^[ -](?:(?:[\w’'-]+ ){0,2}?)(?:ways?|steps?|reasons?|things?|tips?|questions?|options?|kinds?|types?|parts?|sections?|"
    r"examples?|lessons?|points?|sides?|aspects?|factors?|key|main|major|different|simple|easy|key|categories|groups?|"
    r"areas?|stages?|phases?|elements?|components?|ideas?|rules?|principles?|takeaways?|themes?|goals?|objectives?|"
    r"approaches|methods?|techniques|strategies|challenges|benefits|advantages|tasks?|paragraphs?|sentences?|words|"
    r"characters|columns?|rows?|buttons?|stars?|bullets?|posts?|articles?|links?|pages?|topics?|items?|"
    r"versions?|pillars?|priorities|recommendations|findings|scenarios|trends|changes|minutes?|facts|myths|of these|of those|of them|"
    r"of the|of us|of our|others?|more|additional|new|separate|such|other|consecutive|ends|people i|friends|colleagues)\b"
)
_DEFINITE = re.compile(
    r"\b(?:the|these|those|all|both|our|my|your|his|her|their|its|any|first|last|next|other|every|past|previous|following|same) (?:first |last |next |other |past |top )?$"
)
_ANECDOTE = re.compile(r"\b(?:i|i'm|i've|i’ve|i’m|i'd|my|me|myself|he|she|his|her)\b")
_FUTURE = re.compile(
    r"\b(?:will (?:be|take|run|receive|have|open|present|start|begin|host|hold|get)|takes? place|open(?:s|ing)? (?:on|from|at)|closes?|due on|join us|register|scheduled|deadline|doors)\b"
)
_PERIOD_LEFT = re.compile(
    r"\b(?:in|over|for|during|within|past|last|next|every|after|before|previous|first|recent|coming|"
    r"these|those|following|the|under|inside|throughout|another|each|once|per|until|about|at least|"
    r"more than|less than|by|of|(?:nearly|almost|just|only|some|around|roughly)) (?:an? |the |about |just |only |nearly |almost |over |more than |less than |at least |past |last |next |under |around |roughly |up to |as little as |"
    r"first |previous |some |its |their |our |my |as few as )*$"
)
_SPAN_LEFT = re.compile(
    r"\b(?:in|over|for|during|within|past|last|next|every|after|before|previous|first|recent|coming|throughout|until|per|each|following) "
    r"(?:an? |the |about |just |only |nearly |almost |over |more than |less than |at least |past |last |next |under |around |roughly |up to |as little as |"
    r"first |previous |some |its |their |our |my )*$"
)
_LASTS = re.compile(
    r"\b(?:spen[dt]s?|spending|tak(?:e|es|ing)|took|last(?:s|ed|ing)?|wait(?:s|ed|ing)?|watch(?:es|ed|ing)?|work(?:s|ed|ing)?|need(?:s|ed)?|require[sd]?|"
    r"is|was|are|were|of|averag\w+|sleep\w*|listen\w*|stay(?:s|ed)?|reach\w*|sav(?:e|es|ed|ing)|add(?:s|ed)?|lose|loses|lost|put in|"
    r"volunteer\w*|live[sd]?|to|from|at|cut\w*|within|exceed\w*|hit) (?:\w+ ){0,3}[(~<>]*$"
)
_PER = re.compile(
    r"^ (?:a|per|each|every) (?:day|week|month|year|night|person|session|visit|call|user|employee)\b|^ (?:daily|weekly|monthly|annually)\b|^ (?:running|in a row|straight|longer|shorter|faster|sooner|earlier|later|more|less|on average)\b"
)
_AGO = re.compile(
    r"^ (?:ago|later|earlier|before|after|old|from now|in advance|on end|prior|into|past|apart|away|hence|since|notice)\b"
)
_SMALL = 12
_TIMES_RIGHT = re.compile(
    r"^ (?:\w+ )?(?:as|more|less|higher|lower|larger|greater|faster|slower|bigger|longer|fewer|better|worse|likelier|"
    r"the|that|what|their|its|cheaper|stronger|smaller|increase|growth|over|above|increased|rise|roi|return|revenue)\b"
)
_NUMBER_RIGHT = re.compile(r"^ (?:million|billion)")


@dataclass(slots=True)
class Company:
    """The other figures of the sentence that is being read."""

    sentence: int = -1
    shares: int = 0  # claimed shares so far in the sentence
    claims: int = 0
    last_end: int = 0  # end of the last claimed figure in the block
    last: Figure | None = None
    words: str = ""  # the sentence, lower case, at most so many characters
    shares_in_sentence: bool = False
    headline: bool = False  # the sentence's news is how many were asked

    def enter(self, figure: Figure, low: str) -> None:
        """Start on a figure; a new sentence starts anew."""
        sentence = figure.sentence
        assert sentence is not None
        if sentence.index != self.sentence:
            self.sentence, self.shares, self.claims = sentence.index, 0, 0
            self.headline = False
            self.words = low[sentence.start : min(sentence.end, sentence.start + 600)]
            self.shares_in_sentence = (
                "%" in self.words or "percent" in self.words or ("per cent" in self.words)
            )

    def leave(self, figure: Figure) -> None:
        """Note a figure that has been judged."""
        if figure.why_not is None:
            self.claims += 1
            self.shares += figure.form in _SHARES
            self.last_end, self.last = figure.end, figure


def weigh(near: Around, company: Company) -> tuple[str | None, str]:
    """Weigh the signs.

    Returns:
        Why the figure is no claim, or None, and what decided it.
    """
    figure = near.figure
    if figure.form in _CERTAIN:
        return None, figure.form
    if figure.form in ("rank", "score"):
        return None, figure.form
    if figure.form == "multiple":
        return _multiple(near)
    if figure.form == "duration":
        return _duration(near, company)
    if figure.form == "frequency":
        return _frequency(near, company)
    if figure.form == "currency":
        return _money(near, company)
    return _count(near, company)


def _detail(near: Around, company: Company) -> bool:
    """Whether the figure is inside what another claim of the sentence says."""
    last = company.last
    if not company.shares or last is None or last.form not in _SHARES:
        return False
    if last.sentence is None or last.sentence.index != company.sentence:
        return False
    gap = near.block.text[company.last_end : near.figure.start]
    return not re.search(
        r"[;:(—]|, (?:and|but|while|or|against|compared|up|down|to|from)\b| to $| from $", gap
    )


def _count(near: Around, company: Company) -> tuple[str | None, str]:
    figure, words = near.figure, company.words
    text = figure.text
    score = 0.0
    large = figure.step >= 1e3 or figure.value >= 1000 or "," in text
    if large:
        score += 2.5 if figure.step >= 1e3 else 2
    elif figure.value > _SMALL:
        score += 0.5
    else:
        score -= 2
    if figure.decimals and not large:
        score += 1
    if figure.in_words and not large:
        score -= 0.5
    if figure.comparator != "=":
        score += 0.5
    if _AVERAGE.search(near.left) or _AVERAGE.search(near.right):
        score += 3
    if _TALLY.search(near.left[-60:]) or _TALLY.search(near.right[:40]):
        score += 1
    if _CREDIT.search(words):
        score += 0.5
    if _COMPARES.search(near.left) or _COMPARES.search(near.right[:60]):
        score += 1
    if company.claims and company.last is not None and company.last.form == "count":
        score += 1.5
    if re.search(r"(?:: |\()$", near.left) and not near.right[:1].isalpha():
        score += 1
    if _detail(near, company) and not large:
        score -= 3
    if _GENERIC.match(near.right) and not large:
        score -= 2.5
    if _DEFINITE.search(near.left) and not large:
        score -= 1.5
    if _ANECDOTE.search(near.left[-50:]):
        score -= 2
    if _FUTURE.search(words):
        score -= 2
    if near.block.kind in ("heading", "title") and not large:
        score -= 1.5
    return _verdict(score, "count")


def _duration(near: Around, company: Company) -> tuple[str | None, str]:
    figure, words = near.figure, company.words
    text, right, left = figure.text, near.right, near.left
    if _AGO.match(right):
        return "period", "time ago"
    hyphen = "-" in text or (right[:1] == "-" and right[1:2].isalpha())
    if hyphen and re.match(r"^[ -][a-z]", right):
        return "period", "adjective"
    score = 0.0
    if _AVERAGE.search(left) or _AVERAGE.search(right):
        score += 3
    if _LASTS.search(left):
        score += 1
    if _PER.match(right):
        score += 1
    if figure.value_high is not None:
        score += 0.5
    if figure.comparator != "=":
        score += 0.25
    if _CREDIT.search(words):
        score += 0.75
    if _COMPARES.search(left):
        score += 0.5
    if (
        company.last is not None
        and company.claims
        and company.last.form in ("duration", "currency")
    ):
        score += 1.5
    if _SPAN_LEFT.search(left):
        score -= 2.5
        if (
            re.search(r"\bwithin (?:\w+ ){0,2}$", left)
            and not company.shares
            and _AVERAGE.search(left)
        ):
            score += 2
    if _detail(near, company):
        score -= 3
    if _ANECDOTE.search(left[-50:]):
        score -= 2
    if _FUTURE.search(words):
        score -= 2
    if near.block.kind in ("heading", "title") and not _AVERAGE.search(words):
        score -= 1
    if score >= 1:
        return None, "duration"
    return "period", "duration"


def _frequency(near: Around, company: Company) -> tuple[str | None, str]:
    if _AVERAGE.search(near.left) or _AVERAGE.search(near.right):
        return None, "average"
    if _detail(near, company):
        return "detail", "part of what is said"
    if near.figure.in_words and not company.claims and near.figure.value < 3:
        return "frequency", "in words"
    return None, "frequency"


def _multiple(near: Around) -> tuple[str | None, str]:
    figure = near.figure
    if figure.text.lower().endswith("times") and not _TIMES_RIGHT.match(near.right):
        grown = re.search(
            r"\b(?:by|grew|grown|increased|up|rose|multiplied|expanded|of) (?:\w+ ){0,2}$",
            near.left,
        )
        if not grown and not (figure.decimals or figure.value > _SMALL):
            return "frequency", "so many times"
    return None, "multiple"


def _money(near: Around, company: Company) -> tuple[str | None, str]:
    figure, words = near.figure, company.words
    score = 0.0
    if figure.step >= 1e5 or figure.value >= 1e6:
        score += 2
    elif figure.value >= 1000:
        score += 1
    if _AVERAGE.search(near.left) or _AVERAGE.search(near.right):
        score += 3
    if _CREDIT.search(words):
        score += 1
    if _COMPARES.search(near.left) or _COMPARES.search(near.right):
        score += 1
    if figure.value_high is not None or figure.comparator != "=":
        score += 0.5
    if company.claims:
        score += 1
    if re.search(
        r"\b(?:costs?|can cost|earn\w*|pa(?:y|id|ys)|spen[dt]\w*|salar\w+|wages?|revenue|worth|raised|invest\w*|budget|funding|los(?:t|e|ses)|sav\w+|income)\b",
        near.left,
    ):
        score += 0.5
    if _ANECDOTE.search(near.left[-60:]):
        score -= 2
    if near.block.kind in ("heading", "title") and score < 2:
        score -= 0.5
    return ("price" if score < 1 else None), "money"


def _verdict(score: float, decided: str) -> tuple[str | None, str]:
    if score >= 1:
        return None, decided
    return "number in passing", decided
