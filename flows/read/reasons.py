"""Reasons why a figure is no claim: patterns on the few words around it."""

from __future__ import annotations

from flows.land.blocks import Block
from flows.lazy import pattern
from flows.read.around import Around
from flows.read.barenumbers import AGED, MIDDLE_AGE, bare
from flows.read.examples import hypothetical
from flows.read.marginwords import states_confidence, states_margin
from flows.read.offers import offered, price, specification
from flows.read.patterns import any_of
from flows.read.scores import moves
from flows.read.setups import sets_up
from flows.read.signs import AVERAGE_ONE
from flows.read.wishes import wished

# "4.5/5 (1,204 reviews)": what readers of a page gave, not what a study found.
_REVIEWED = pattern(
    r"\W{0,3}(?:by |from |based on )?[\d,.]+k? (?:[\w-]+ )?"
    r"(?:reviews?|ratings?|readers|users|customers|buyers|reviewers|votes)\b"
)
_REVIEWS = pattern(r" (?:[\w-]+ )?(?:reviews?|ratings?)\)")
_GIVEN = pattern(r"\d(?: ?/ ?| out of )(?:5|10) \($|\bstars? \($")
_RATED = pattern(r"\b(?:rated|ratings?(?: of)?|stars?)(?: (?:at|is|an? average(?: of)?))? $")
_ON_SALE = pattern(
    r"\b(?:on sale|for sale|sells for|priced|prices?|app store|google play|amazon|trustpilot|yelp"
    r"|g2|capterra|goodreads|(?:customer|user|buyer|verified) reviews?)\b|[$€£]\d"
)
CHANGE_HEADER = pattern(
    r"\b"
    + any_of(
        "increase decrease growth change rise decline drop yoy y/y gain difference delta cagr",
        "reduction",
    )
    + r"\b|Δ"
)
FORECAST_HEADER = pattern(r"\b(?:projected|forecast|projection|expected)\b|\b20\d\df\b")

# "Three of its five counter staff": so few people are a scene, not a share.
_OF_THEIRS = pattern(
    r"(?:one|two|three|four|five|six|seven) of (?:its|his|her|their|my|our)"
    r" (?:two|three|four|five|six|seven|eight)"
)
_THEIR_PEOPLE = pattern(
    r"^ (?:(?!large|big|old|young)[\w’'-]+(?<!est) )?(?:staff|crew|children|kids|sons"
    r"|daughters|brothers|sisters|siblings|cousins|friends|colleagues|neighbou?rs|grandchildren)\b"
)
# "a child under six months"
_OF_A_CHILD = pattern(
    r"\b(?:child|children|baby|babies|infants?|toddlers?) (?:aged )?(?:under|over|below|above) $"
)

# ---- confidence, response -------------------------------------------------------

# "surveyed 1,117 of 2,836 members": so many answered.
_ASKED_OF = pattern(
    r"\b(?:surveyed|polled|interviewed|questioned|asked|spoke to|heard from)"
    r"(?: (?:about|some|nearly|over))? $"
)
_CONFIDENCE = pattern(
    r"^[ -](?:confidence|credible|credibility|prediction|level of confidence|ci\b|significance)"
)
_CONFIDENT = pattern(r"\bconfidence (?:level|interval)s? (?:of|is|was|at)(?: about)? $")
_SIGNIFICANT = pattern(r"^ level\b|^ significance")
_AT_SIGNIFICANCE = pattern(
    r"\b(?:significan\w+|alpha)\b(?: (?:levels?|thresholds?|at|of|the|is|was|set|to|a)| ?[=(:<≤])*"
    r"\s*$|\bp ?[<=>≤] ?$"
)
_RESPONSE = pattern(
    r"\bresponse rates?(?: (?:of|was|is|were|stood at|at|:))* ?(?:about |around |just )?$"
)
# As in "(27% responded)", "an 8% response rate", "27% of bakers responded to our question".
_RESPONDED = pattern(
    r"^ (?:(?:survey |overall )?response rate|(?:of (?:the |our |all )?[\w’'-]+ )?"
    r"(?:responded|replied|answered)(?: to (?:the|our|this|that)\b(?! call)|\)))"
)
# The whole sentence: a note on the method, no news.
_METHOD = pattern(r"(?:^|[.!?] )[Tt]he (?:overall )?response rate (?:was|is) $")

# ---- instructions, thresholds, hypotheses ------------------------------------------------

# "(rating of 4 and above)": what counts as satisfied.
_RATING_OF = pattern(r"\b(?:ratings?|scores?|scored|rated|grades?)(?: of)? $")
_AND_ABOVE = pattern(r"^ (?:and|or) (?:above|higher|more|over|up|below|lower|better)\b")
_SHARE_OPENS = pattern(r"(?:%|per ?cent) ?\((?:n ?= ?)?$")
_SCALE = pattern(r"^[ -](?:likert )?scale\b|^ (?:or|to) \d")
_IDIOM = pattern(
    r"^ "
    + any_of(
        "sure certain natural organic free committed honest cotton recycled accurate right wrong",
        "secure safe renewable remote guaranteed correct recyclable compostable biodegradable",
        "vegan online representative wool linen silk polyester leather compliant positive behind",
        "confident that;satisfied or;agree with you",
    )
    + r"\b"
)
_OF_THE_WAY = pattern(r"^ (?:of )?the (?:way|time it)\b")
_AGO = pattern(r"^s? (?:before|earlier|ago|later|prior)\b")
_DEFINES = pattern(
    r"(?:^|[.:;(] ?)(?:an?|one|1|every) [a-z]+ (?:is|=|equals|is equal to|means)"
    r" (?:about |exactly )?$"
)
_ENDS = pattern(r"^(?: [a-z]+)? ?(?:[.;:,)]|$)")
_EFFORT = pattern(r"\b(?:give|gives|giving|gave|put|puts) (?:it )?(?:your |their |my |a )?$")
_SPECIFIED = pattern(r"^ (?:uptime|battery|money-back)")
_GIVEN_AWAY = pattern(
    r"^ of (?:the |our |all |your |its |every )?(?:proceeds|profits|donations|sales|ticket)\b"
)
_WOVEN = pattern(
    r"^ (?:(?:organic|recycled|pure|merino) )?(?:cotton|polyester|wool|linen|silk|leather|nylon"
    r"|spandex|elastane|viscose|cashmere|acrylic|hemp)\b"
)
_I_AM = pattern(r"\b(?:i['’]?m|i am|we['’]?re|we are|i was) (?:about |almost |nearly )?$")
# What the writer did or got is told, not claimed of anybody else.
_I_DID = pattern(
    r"\bi(?:['’]ve)? (?:have |had |only |just |even |finally )?"
    r"(?:cut|saved|lost|gained|raised|grew|increased|reduced|paid|put|spent|earned|made|got|scored"
    r"|improved|doubled|boosted|negotiated|set aside)"
    r" (?:[\w’'-]+ ){0,4}(?:by )?(?:about |over |nearly |almost )?$"
)
_SURE = pattern(r"^ (?:sure|certain|convinced|confident|positive)\b")
_PROMOTION = pattern(
    r"\b"
    + any_of(
        "trusted by;loved by;cookies;partners use;copyright;©;all rights reserved;registered charity;"  # noqa: E501
        "registered company;registered number;charity no;vat no;company no",
    )
)
_READING = pattern(r"^[ -]?(?:min(?:ute)?s?)?[ -]?(?:min(?:ute)?s? )?read\b")

# "returns $42 for every $1 spent": what the figure before is of.
_FOR_EVERY = pattern(r"\b(?:for|per|on|of) (?:every|each) $")


def of_block(block: Block) -> str | None:
    """Reason that holds for all figures of a block."""
    if block.kind == "code":
        return "code"
    if block.kind == "reference":
        return "reference"
    if block.kind in ("item", "heading") and _all_link(block):
        return "navigation"
    return None


# What leads in to links, not to findings.
_POINTS_ON = pattern(
    r"\b(?:read|see|related|more|links?|articles?|posts?|stories|resources?|further|visit|browse"
    r"|topics|pages|elsewhere|contents|check out|recommended)\b[^.:]*:$"
)
_TELLS_SHARE = pattern(
    r"^(?:[a-z]+(?:ed|s)|are|were|had|have|has|is|was|saw|see|spend|spent|grew|rose|fell|make|made)\b"
    r"[^.]{0,60}\d"
)
_FINDS = pattern(
    r"^(?!.*\b(?:you|your|our|course|offers?)\b).*\b(?:find|finds|found|shows?|showed|shown|suggests?"
    r"|suggested|reveals?|revealed|according|reports?|reported|statistics|findings|research)\b"
)
_LEADS_IN = 5  # words


def told_in_links(text: str, lead: str) -> bool:
    """Whether items that are links each tell a finding: "We find that good teams: [Had 22% ...".

    Args:
        text: of the item.
        lead: what leads in to its list, lower case.
    """
    if not lead.endswith(":") or len(lead.split()) < _LEADS_IN or _POINTS_ON.search(lead):
        return False
    if not _FINDS.search(lead):
        return False
    return _TELLS_SHARE.match(text.lower()) is not None


def _all_link(block: Block) -> bool:
    """Whether the block is nothing but one link: a pointer to another text."""
    linked = [link for link in block.links if link.kind == "link" and link.end > link.start]
    if len(linked) != 1 or len(block.text) <= 20:
        return False
    rest = block.text[: linked[0].start] + block.text[linked[0].end :]
    return not any(c.isalnum() for c in rest)


def of_writing(near: Around) -> str | None:
    """Reason in what stands directly at the figure: a label, an age, a name's number."""
    figure, left, right = near.figure, near.left, near.right
    if states_margin(near):
        return "margin of error"
    if states_confidence(near):
        return "confidence level"
    if figure.form == "ratio" and "/" in figure.text and _SHARE_OPENS.search(left):
        return "base"  # "53.8% (100/186)" says it twice
    if figure.form == "ratio" and _ASKED_OF.search(left):
        return "sample size"
    above = figure.comparator in (">=", "<=") or _AND_ABOVE.match(right)
    if figure.form in ("count", "score") and above and _RATING_OF.search(left):
        return "scale"
    if figure.form == "count":
        reviews = _REVIEWS.match(right) and _GIVEN.search(left)
        return "product rating" if reviews else bare(near)
    few = figure.form == "ratio" and _OF_THEIRS.fullmatch(figure.text.lower())
    if few and _THEIR_PEOPLE.match(right):
        return "anecdote"
    if figure.form == "fraction" and _OF_THE_WAY.match(right):
        return "idiom"
    if figure.form == "fraction" and "quarter" in figure.text.lower() and _AGO.match(right):
        return "period"
    if figure.form == "measure" and _DEFINES.search(near.clause) and _ENDS.match(right):
        return "definition"
    if figure.form == "duration":
        if _OF_A_CHILD.search(left):
            return "age"
        old = figure.unit == "duration:year" and (
            right.startswith(("-old", " old")) or " old" in figure.text.lower()
        )
        if ((AGED.search(left) and not MIDDLE_AGE.search(left)) or old) and not (
            right.startswith((" on average", ", on average")) or AVERAGE_ONE.search(left)
        ):
            return "age"
        if _READING.match(right) and "min" in figure.text.lower():
            return "reading time"
    if figure.form in ("score", "points") and _SCALE.match(right) and not moves(near):
        return "scale"
    if figure.form == "score" and (
        (_RATED.search(left) and _ON_SALE.search(left + right)) or _REVIEWED.match(right)
    ):
        return "product rating"
    if figure.form == "percent":
        return _percent(near)
    if figure.form == "currency":
        return "base" if _FOR_EVERY.search(near.left) else price(near)
    return None


def of_context(near: Around) -> str | None:
    """Reason in the sentence: an instruction, a threshold, a hypothesis, a promotion."""
    text = near.block.text
    if _PROMOTION.search(near.left[-50:]) or (
        len(text) < 300 and _PROMOTION.search(text[:60].lower())
    ):
        return "promotion"
    if hypothetical(near):
        return "hypothetical"
    return sets_up(near) or specification(near) or wished(near)


def _percent(near: Around) -> str | None:
    figure, left, right = near.figure, near.left, near.right
    if figure.value >= 80 and (_CONFIDENCE.match(right) or _CONFIDENT.search(left)):
        return "confidence level"
    told = near.block.kind == "caption" or "(" in left[-40:] or _METHOD.search(left)
    if (told and _RESPONSE.search(left)) or _RESPONDED.match(right):
        return "response rate"
    if figure.value in (100, 110, 1000) and (_IDIOM.match(right) or _EFFORT.search(left)):
        return "idiom"
    if (figure.value > 99 and _SPECIFIED.match(right)) or _WOVEN.match(right):
        return "specification"
    if figure.value == 100 and _GIVEN_AWAY.match(right):
        return "promotion"
    if _I_DID.search(left):
        return "anecdote"
    if figure.value >= 90 and _SURE.match(right) and _I_AM.search(left):
        return "idiom"
    if figure.value <= 10 and (
        (_SIGNIFICANT.match(right) and "significan" in left) or _AT_SIGNIFICANCE.search(left)
    ):
        return "confidence level"
    return offered(near)
