"""Signs for and against: whether a bare number, a duration or an amount is a stated fact.

Shares are facts unless something says otherwise; of "three", "30 days" or "$25" most are not.
Each sign adds to or takes from a sum, which must reach one.
"""

from __future__ import annotations

from dataclasses import dataclass

from flows.lazy import pattern
from flows.read.around import Around
from flows.read.asking import WITH_SHARE, limits
from flows.read.examples import goes_on
from flows.read.model import Figure
from flows.read.patterns import any_of

SHARES = frozenset(("percent", "fraction", "ratio", "points"))
_CERTAIN = SHARES | {"rate", "rank", "score"}
_SMALL = 12

_AVERAGE = pattern(
    r"\b"
    + any_of(
        "average[sd]? averaging median mean typical(?:ly)?",
        "on average;per capita;half-life;for every;",
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
    r"^[ -](?:[\w’'-]+ ){0,1}?(?:pages?|words?|characters|questions|chapters|bedrooms|rooms|seats|"
    r"photos?|slides|exercises|recipes)\b"
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
        "closes? register scheduled deadline doors",
        "will (?:be|take|run|receive|have|open|present|start|begin|host|hold|get);takes? place;"
        "opens? (?:on \\d|from|at);due on;join us;coming up",
    )
    + r"\b"
)
_SPAN = pattern(
    r"\b"
    + any_of(
        "in over for during within past last next every after before previous first recent coming",
        "throughout until per each following prior",
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
_AGO = pattern(
    r"^ (?:ago|later|earlier|before|after|old|from now|in advance|on end|prior|into|past|apart|"
    r"away|hence|since|notice|early|late)\b"
)
_TIMES_WHAT = pattern(
    r"^ (?:\w+ )?"
    + any_of(
        "as more less higher lower larger greater faster slower bigger longer fewer better worse",
        "likelier the that what their its cheaper stronger smaller increase growth over above",
        "increased rise roi return revenue",
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
_APART = pattern(
    r"[;:(\[—]|, (?:and|but|while|or|against|compared|up|down|to|from)\b| to $| from $"
)
_STANDS_ALONE = pattern(r"(?:: |\()$")


@dataclass(slots=True)
class Company:
    """The other figures of the sentence, and of the block, that is being read."""

    sentence: int = -1
    words: str = ""  # the sentence, lower case, its first part
    shares: int = 0  # claimed shares so far in the sentence
    claims: int = 0
    before: int = 0  # claims in earlier sentences of the block
    last: Figure | None = None  # the last claim in the block
    shares_in_sentence: bool = False
    headline: bool = False  # the sentence's news is how many were asked
    sampled: Figure | None = None  # how many were asked, if the sentence says so
    example: bool = False  # a sentence before in the block made up an example

    def enter(self, figure: Figure, low: str) -> None:
        """Start on a figure; a new sentence starts anew."""
        sentence = figure.sentence
        assert sentence is not None
        if sentence.index == self.sentence:
            return
        self.before += self.claims
        self.example = self.example or goes_on(self.words)
        self.sentence, self.shares, self.claims = sentence.index, 0, 0
        self.headline, self.sampled = False, None
        self.words = low[sentence.start : min(sentence.end, sentence.start + 600)]
        self.shares_in_sentence = any(sign in self.words for sign in ("%", "percent", "per cent"))

    def leave(self, figure: Figure) -> None:
        """Note a figure that has been judged."""
        if figure.why_not is None:
            self.claims += 1
            self.shares += figure.form in SHARES
            self.last = figure

    def beside_sample(self, figure: Figure) -> bool:
        """Whether a figure only says where those asked were ("in 11 countries"), or who."""
        asked = self.sampled
        if asked is None or asked.sentence is None:
            return False
        if figure.form == "count" and figure.value <= 300 and not self.claims:
            return True
        if figure.form in SHARES or figure.start - asked.end > 60:
            return False
        return limits(asked.sentence.block.text[asked.end : figure.start].replace("\n", " "))

    def close(self, figure: Figure) -> bool:
        """Whether the figure follows the last claim within a few words."""
        return self.last is not None and figure.start - self.last.end < 60

    def contains(self, figure: Figure) -> bool:
        """Whether the figure is inside what a share claimed before it in the sentence says."""
        last = self.last
        if not self.claims or last is None or last.form not in SHARES or last.sentence is None:
            return False
        gap = last.sentence.block.text[last.end : figure.start]
        return not _APART.search(gap)


def weigh(near: Around, company: Company) -> tuple[str | None, str]:
    """Weigh the signs.

    Returns:
        Why the figure is no claim, or None, and what decided it.
    """
    form = near.figure.form
    if form == "rank" and near.figure.comparator == "<=" and company.contains(near.figure):
        return "detail", "part of what is said"
    if form in _CERTAIN:
        return None, form
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
    if right[:1] == "-" or ("-" in figure.text[1:] and figure.value_high is None):
        return "period", "adjective"
    average = _average(near)
    score = 3.0 * average
    score += bool(_LASTS.search(left))
    score += bool(_PER.match(right)) * (-1 if figure.unit == "duration:day" else 1)
    score += bool(_STANDS_ALONE.search(left)) and near.block.kind in ("item", "cell")
    score += 0.5 * (figure.value_high is not None)
    score += 0.25 * (figure.comparator in (">", ">=", "<"))
    score += 0.75 * bool(_CREDIT.search(company.words))
    score += 0.5 * bool(_COMPARES.search(left))
    if company.claims and company.last is not None:
        score += 1.5 * (company.last.form in ("duration", "currency"))
    if _SPAN.search(left):
        score -= 0.5 if average and " within " in f" {left[-24:]}" else 2.5
    score -= 3 * company.contains(figure)
    score -= 2 * bool(_ANECDOTE.search(left[-50:]))
    score -= 2 * bool(_AHEAD.search(company.words))
    score -= near.block.kind in ("heading", "title") and not average
    return ("period" if score < 1 else None), "duration"


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
    if figure.text.lower().endswith("times") and not _TIMES_WHAT.match(near.right):
        counted = not (figure.decimals or figure.value > _SMALL)
        if counted and not _TIMES_BY.search(near.left):
            return "frequency", "so many times"
    return None, "multiple"


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
    score -= 2 * bool(_ANECDOTE.search(left[-60:]))
    score -= 0.5 * (near.block.kind in ("heading", "title") and score < 2)
    return ("price" if score < 1 else None), "money"


def _average(near: Around) -> bool:
    return bool(_AVERAGE.search(near.left) or _AVERAGE.search(near.right))
