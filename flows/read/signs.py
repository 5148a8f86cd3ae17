"""Signs beside a figure that tell of amounts and of durations alike."""

from __future__ import annotations

from flows.lazy import pattern
from flows.read.around import Around
from flows.read.creditwords import AUXILIARIES
from flows.read.patterns import any_of
from flows.read.wordclass import tag

AVERAGE = pattern(
    r"\b"
    + any_of(
        "average[sd]? averaging median mean typical(?:ly)?",
        "on average;per capita;half-life;for (?:every|each);",
    )
    + r"\b"
)
CREDIT = pattern(
    r"\b"
    + any_of(
        "survey study studies report(?:s|ed)? found finds shows? showed data statistics figures",
        "research(?:ers)? census estimates? index analysis bureau says? said reveal(?:s|ed)",
        "calculat(?:es|ed) reckons measured counts? puts",
        "according to;",
    )
    + r"\b"
)
# "The average baker is 48"
AVERAGE_ONE = pattern(
    r"\b(?:average|typical|median|mean) (?:[\w’'-]+ ){1,4}(?:is|was|are|were|turns|being)"
    r" (?:now |just |only |about |around |nearly |over |under )?$"
)
COMPARES = pattern(
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
ANECDOTE = pattern(r"\b(?:i|i['’]m|i['’]ve|i['’]d|my|me|myself|he|she|his|her)\b")
AHEAD = pattern(
    r"\b"
    + any_of(
        "closes? scheduled deadline",
        "will (?:be|take|run|receive|have|open|present|start|begin|host|hold|get);takes? place;"
        "(?:please|to|must|can|you) register;register (?:by|now|here|online|today|before|early|at);"
        "doors (?:open|at|from);opens? (?:on \\d|from|at);due on;join us;coming up",
    )
    + r"\b"
)
# "Saves 12 litres of diesel per hectare", "27 hours of work a year": so much of something each.
RATE = pattern(
    r"^ (?:(?:of )?(?:[\w’'-]+ ){0,3})?(?:(?:an?|per|each|every|on (?:an?|each|every)"
    r"|from (?:an?|each)|for (?:each|every)) (?!lot\b|few\b|little\b|bit\b)[a-z]{3,}"
    r"|annually|yearly|daily|weekly)\b"
)
_DID = frozenset("BzEV")
_NO_VERBS = AUXILIARIES | {"took"}  # "who took ten minutes for it"
# "Firms that employ 50 people spend ...": part of who is spoken of.
_OF_WHOM = pattern(
    r"(?:^|[.:;] |\d+\. |than )(?:[\w’'-]+ ){1,4}(?:that|who|which) (?:[\w’'-]+ ){1,3}"
    r"(?:about |over |at least |more than )?$"
)
# "Those who did read 7.5 books": the verb is that of the sentence.
_WHO_DID = pattern(r"\b(?:those|ones|people) who (?:do|did|does|have|had|are|were|can|could) \w+ $")
OF_STUFF = pattern(r"^ of [a-z]{3,}\b")
# "The seat on the plane comes to 118 kg", "the sentence runs to 31 words": how much it is.
AMOUNTS_TO = pattern(
    r"\b(?:comes?|came|runs?|ran|amounts?|amounted|adds? up|added up|works? out|worked out|stands?"
    r"|stood) (?:to|at|up to)(?: only| just| about| roughly| nearly| almost| some| around)? [~(]*$"
)
# Of what was counted, the rest: "£24 remain".
REMAINS = pattern(r"^ (?:remains?|remained|(?:is|are|was|were) left)\b")
# How long or how much something is, said behind the figure: "17 minutes - how long people queue".
WHAT_IT_IS = pattern(
    r"^ ?[-–—:] (?:what|how (?:much|many|long|often|far|old)|the (?:average|typical|median|share"
    r"|number|amount|rise|fall|drop|increase)) "
)
# What leads in to a list of findings: "Some more from the survey:", "The report in figures"
_CREDITED = pattern(r"[(\[][A-Z][^()\[\]]{2,80}[)\]]\W*$")


def tells_what(near: Around) -> bool:
    """Whether a line says how much or how long something is, and whose that is, in brackets."""
    return (
        WHAT_IT_IS.match(near.right) is not None and _CREDITED.search(near.block.text) is not None
    )


FINDINGS = pattern(
    r"^(?!.*\b(?:how to|fill in|prices?|fees?|tickets?)\b).*(?:\b(?:surveys?|study|studies|census"
    r"|polls?|barometer|findings|respondents|according to)\b"
    r"|\b(?:more|results|figures) from\b.*\b20\d\d\b)"
)
STANDS_ALONE = pattern(r"(?:: |\()$")


# What somebody lived through or advises: no statistic, whatever it came to.
_SCENE = pattern(
    r"\b(?:i|my|me|we|us|mine|myself)\b"
    r"|\bwith (?:the |a )?(?:taxi|tip|wine|drinks|starter|pudding)\b"
    r"|\b(?:supper|dinner|lunch|taxi|fare|drinks|purse|wallet|pocket|pint|stile)\b"
    r"|\bour (?:route|walk|trip|bill|meal)\b"
)
# Who adds up: a survey, an office, everybody in a year.
COUNTED_UP = pattern(
    r"\b(?:average|typical\w*|median|mean|total\w*|annual\w*|yearly|nationwide|households?|famil(?:y|ies)"
    r"|firms?|compan(?:y|ies)|budgets?|spending|revenues?|costs?|losses|sales|bills?|per|each|every"
    r"|years?|months?|pupils?|patients?|residents?|members|the (?:council|ministry|fund|state|city"
    r"|government|charity|trust|industry|country))\b"
)


def scene(near: Around) -> bool:
    """Whether the sentence, or the one before it, tells of somebody's own day."""
    sentence = near.figure.sentence
    assert sentence is not None
    since = max(0, sentence.start - 160)
    return _SCENE.search(near.block.text[since : sentence.end].lower()) is not None


def comes_to(near: Around) -> bool:
    """Whether something that was added up "comes to" so much."""
    if not AMOUNTS_TO.search(near.left) or scene(near):
        return False
    return COUNTED_UP.search(near.left) is not None


def of_whom(left: str) -> bool:
    """Whether a figure stands in what tells of whom a sentence speaks; ``left`` stands before."""
    return _OF_WHOM.search(left) is not None and _WHO_DID.search(left) is None


def done_to(near: Around) -> bool:
    """Whether a verb stands right before a figure: "swallows 36 hours", "puts 3 kilos"."""
    before = near.before.lower()
    if not near.left.strip(" *_[(").count(" "):
        return False  # "Bring 12 litres": tells the reader what to do
    return before.isalpha() and tag(before) in _DID and before not in _NO_VERBS


def linked(near: Around, *, alone: bool = False) -> bool:
    """Whether a figure stands in a link to another site, where somebody says so.

    Args:
        near: surroundings of the figure.
        alone: the figure must be all that is linked.
    """
    figure = near.figure
    return any(
        link.kind == "link"
        and "://" in link.url
        and (not alone or (link.start == figure.start and link.end == figure.end))
        for link in near.block.links
        if link.start < figure.end and figure.start < link.end
    )


# "see patients within 4 days‡", "saves 17 trees*": a mark says that there is a note on it.
_MARKED = pattern(r"^(?: [\w’'-]+){0,2}(?:[‡†§]|\*(?![\w*]))")


def noted(near: Around) -> bool:
    """Whether a mark of a note stands right behind a figure, or behind what it counts."""
    match = _MARKED.match(near.right)
    if match is None:
        return False
    # A star may as well close what another one has opened.
    return match.group()[-1] != "*" or "*" not in near.left


# "The day goes so: television, 4 h 12; gardens, 1 h 05": a list in a sentence.
_SERIES = pattern(r"[^;:.\d]{2,50}, [\d£$€][^;,]{0,20}(?=[;.]|$)")
_IN_SERIES = pattern(r"(?:[;:]|\band) [^;:,.\d]{2,50}, $")


def in_series(near: Around) -> bool:
    """Whether a figure is one of those that a sentence lists, each behind what it is of."""
    sentence = near.figure.sentence
    assert sentence is not None
    if not _IN_SERIES.search(near.left) or near.right[:1] not in (";", ".", ""):
        return False
    return ";" in sentence.text and len(_SERIES.findall(sentence.text)) > 1


# "Jury trials now start so many days after charge": as things are, not what happened once.
NOW_DO = pattern(r"\bnow [a-z]+(?<!ed) (?:about |nearly |over |only |some |almost |around )?$")
_ON = pattern(r"\W{0,3}on (?:only |just |about |some |nearly |over |more than |almost )?")


def opens_on(near: Around) -> bool:
    """Whether a sentence opens with how often: "On 341 nights we were full"."""
    return _ON.fullmatch(near.left) is not None and near.right[1:2].isalpha()
