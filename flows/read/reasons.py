"""Reasons why a figure is no claim: patterns on the few words around it."""

from __future__ import annotations

import re
from typing import Literal

from flows.land.blocks import Block
from flows.read.around import Around

CARRIED = frozenset(("duration", "currency", "frequency", "measure", "score", "percent"))
SET_AGAINST = re.compile(
    r"(?:\b(?:it was|to|from|against|compared (?:to|with)|rather than|instead of|versus|vs\.?|"
    r"(?:and|or|than) (?:was|were)?)\s*(?:just |only |about )?|, (?:up|down) from )$"
)
ENDS_BARE = re.compile(r"\s*(?:[.,;:!?)\]”\"]|$| (?:in|a|per|last|on|for|at|by|before|the)\b)")
SCORED = re.compile(r"\b(?:scor\w+|index|rating|points)\b")
CHANGE_HEADER = re.compile(
    r"\b(?:increase|decrease|growth|change|rise|decline|drop|yoy|y/y|gain|difference|delta|cagr|reduction)\b|Δ"
)
FORECAST_HEADER = re.compile(
    r"\b(?:projected|forecast|projection|estimate for 20\d\d|expected)\b|\b20\d\df\b"
)

_LABELS = frozenset(
    "section sections part parts page pages p pp chapter chapters figure figures fig table tables step "
    "steps version versions v phase level levels grade grades tier type class category room tram bus "
    "line lines issue no nos nr number numbers episode lesson volume vol article form appendix rule "
    "act item items question questions tip round stage release build stand hall bulletin option group "
    "cohort route highway exhibit slide windows iphone ipad android ios python java php node rust "
    "day week month season game level track title annex schedule chart box note footnote unit module "
    "edition zone district ward gate platform flight channel area code order clause paragraph bill "
    "directive regulation iso rfc http error port sdg goal priority principle theme q scenario formula "
    "fortune ftse nasdaq s&p top catch-22 web html css es gpt exercise booth suite apartment building "
    "apollo boeing airbus".split()
)
_AGE_LEFT = re.compile(
    r"\b(?:age[ds]?|aged|ages|age group|under|over|turn(?:s|ed|ing)?|children|between the ages of|"
    r"those|people|adults|anyone|everyone|kids|women|men|"
    r"aged between|aged from)(?: (?:of|between|aged|from|ages))? [(~]?$"
)
_AGE_WORD = re.compile(
    r"\b(?:ages?|aged|ages of|aged between|age group)(?: (?:of|between|from|over|under|about))* [(~]?$"
)
_AGE_RIGHT = re.compile(
    r"^(?:[-–]\s?year|\s?years? old| and (?:over|older|up|under|younger|above)\b|\+ year|-? ?to \d+-year|\s?or (?:older|younger)\b|s\b)"
)
_AGE_UNDER = re.compile(
    r"\b(?:people|adults|those|members|donors|customers|voters|children|employees|workers|women|men|users|"
    r"aged|residents|americans|respondents|drivers|readers|patients|parents|everyone|anyone|consumers|them|"
    r"households|were|are|is|was|those) (?:who (?:are|were) )?(?:under|over|below|above)(?: the age of)? $"
)
_SIZE_BAND = re.compile(
    r"\b(?:firms|companies|businesses|employers|organi[sz]ations|enterprises|institutions|charities|teams|"
    r"schools|cities|towns|farms|places|municipalities|counties|districts) (?:[a-z]+ ){0,2}?"
    r"(?:with|of|employing|between|having)(?: (?:at least|more than|fewer than|over|under|between|up to|about|"
    r"less than|from))? $"
)
_SIZE_RIGHT = re.compile(
    r"^ (?:(?:or more|or fewer|or less|and more|and over|to [\d,]+|full-time|paid) ?)*(?:employees|staff|people|"
    r"workers|seats|inhabitants|residents|beds|members|pupils|students|hectares|acres)"
)
_MARGIN_LEFT = re.compile(
    r"(?:\bmargins? of (?:sampling )?error\b[^.;]{0,60}|\bplus or minus (?:about )?|\bplus-or-minus |"
    r"\+/[-–−] ?|± ?|\bsampling error\b[^.;]{0,50}|\berror margin\b[^.;]{0,40}|\bcis? (?:of )?[<~]?)$"
)
_MARGIN_RIGHT = re.compile(
    r"^ ?\)?(?:-point|percentage[- ]points?|points?)? ?(?:margin of (?:sampling )?error|sampling error)"
)
_CONFIDENCE = re.compile(
    r"^[ -](?:confidence|credible|credibility|prediction|level of confidence|ci\b|significance)"
)
_RESPONSE = re.compile(
    r"\bresponse rate[sd]?(?: (?:of|was|is|were|stood at|at|:))* ?(?:about |around |just )?$"
)
_RESPONSE_RIGHT = re.compile(r"^ (?:overall )?response rate\b")

_INSTRUCT = re.compile(
    r"(?:^|[.!?:;–—] |\b(?:should|must|need to|needs to|needed to|ought to|have to|try to|please|let's|"
    r"remember to|make sure|be sure|ensure|we recommend|recommends?|recommended|advise[sd]?|consider|"
    r"required to|require[sd]?|requires|requirement of|allowed|permitted|you can|you'll|you may|"
    r"never|always|don't|do not|want to|if you|ideally|in order to|plan to|aim to|how to) )"
)
_IMPERATIVE = re.compile(
    r"^(?:\W*)(?:(?:first|then|next|now|also|always|never|finally|instead|just|please|simply|and|or|"
    r"\d+\.) )?(?:aim|keep|use|set|make|try|limit|choose|write|allow|leave|add|avoid|allocate|start|put|"
    r"give|take|ask|send|book|order|call|visit|read|get|save|spend|plan|build|create|check|test|"
    r"turn|wait|stop|include|include|offer|let|run|pick|select|enter|type|click|press|hold|post|reply|"
    r"respond|respond|schedule|reserve|set aside|stick|shoot|ensure|reduce|increase|double|triple|cut|"
    r"raise|consider|imagine|suppose|remember|join|register|sign|subscribe|download|apply|pay|buy|invest|"
    r"target|review|measure|track|update|back|focus|split|spread|divide|don't|do not|break|identify|"
    r"recruit|interview|hire|follow|learn|try|go|do|be|have)\b"
)
_THRESHOLD_LEFT = re.compile(
    r"\b(?:should|must|need(?:s)? to|ought to|aim(?:s|ed|ing)? (?:for|at|to)|target(?:s|ed|ing)? (?:of|is|to|at)?|"
    r"goals? (?:of|is|to|was)|goal:|objective (?:of|is)|threshold(?: of| is| at)?|limit(?:ed)? (?:of|to|is)|cap(?:ped)? (?:of|at)|"
    r"maximum(?: of)?|minimum(?: of)?|quorum(?: of| is)?|at least every|no more than|recommended(?: \w+){0,2}|"
    r"eligible|qualif(?:y|ies)|requir\w+(?: \w+){0,3}|allow(?:s|ed)?(?: \w+){0,2})"
    r"(?: (?:be|have|keep|reach|get|achieve|about|around|at least|less than|more than|under|over|"
    r"fewer than|up to|not|exceed|below|above|the|a|an|to|of|is|stay|within|remain|than|"
    r"reducing|cutting|increasing|raising|hire|recruit|by)){0,5} [~<>]?$"
)
_HYPOTHESIS = re.compile(
    r"\b(?:if|suppose|supposing|imagine|assum(?:e|es|ing)|say,?|let's say|let us say|hypothetical(?:ly)?|"
    r"for instance, if|for example, if|what if|pretend|picture|would you rather|in theory|as if|even if|"
    r"unless|whether)\b(?! (?:they|respondents|asked))[^.;]{0,70}$"
)
_ASKED = re.compile(
    r"\b(?:asked|wonder\w*|knew|know|ask|decid\w+|question\w*|see|tell|say|said)\b[^.;]{0,20}\b(?:if|whether)\b"
)
_EXAMPLE = re.compile(
    r"(?:\b(?:e\.g\.,?|for example,?|for instance,?|such as|like,?)|\(example:) (?:a |an |\")?$"
)
_TARGET_RIGHT = re.compile(
    r"^[ -](?:target|goal|threshold|limit|cap|rule|minimum|maximum|mark\b|quota|discount|off\b|"
    r"coupon|deposit|down payment|tip\b|cashback|money-back|guarantee|satisfaction guarantee|uptime|sla)"
)
_PRICE_LEFT = re.compile(
    r"\b(?:price[ds]?(?: \w+){0,2}|pricing(?: \w+){0,2}|tickets?(?: \w+){0,4}|subscri\w+(?: \w+){0,3}|fees?(?: \w+){0,2}|"
    r"(?:starts?|starting|begin\w*) (?:at|from)|from (?:just |only )?|only|for (?:just |only )|"
    r"sign up for|donate|give|pay us|buy(?: \w+){0,3}|bought(?: \w+){0,4}|sells? for|sold for|"
    r"retails? (?:at|for)|discount of|coupon(?: \w+){0,2}|save|membership(?: \w+){0,3}|admission(?: \w+){0,2}|"
    r"deposit of|rent(?:s|ed)? (?:at|for)|registration(?: \w+){0,3}|(?:early[- ]bird|regular|list|retail|"
    r"package|plan|upgrade|licen[cs]e|seat|entry|order|shipping|delivery)(?: \w+){0,3}|worth|prize(?: \w+){0,3}|"
    r"is|are|costs?|otherwise|at|msrp:?|refund(?: \w+){0,2}) ?(?:of |is |are |at |for |:|just |only |a |\()*$"
)
_PRICE_STRONG = re.compile(
    r"\b(?:price[ds]?|pricing|tickets?|subscri\w+|(?:starts?|starting) (?:at|from)|early[- ]bird|bought|"
    r"discount|coupon|membership|admission|registration|package|plan|licen[cs]e|shipping|donate|"
    r"deposit|give|sign up|buy|sells? for|retails?|fee|fees|prize|refund)\b[^.;]{0,30}$"
)
_PRICE_RIGHT = re.compile(
    r"^ ?(?:(?:(?:a|per|/) ?(?:seat|user|license|licence|copy|ticket|head|person|box|unit|member|piece|word)\b)|"
    r"discount|off\b|gift card|coupon|fee\b|ticket|voucher|subscription|deposit|reward|prize|grant|"
    r"bonus|for (?:members|non-members|students|a (?:ticket|copy))|/mo\b|/month|/year|/yr|value\))"
)
_STAT = re.compile(
    r"\b(?:average[sd]?|averaging|median|mean|typical(?:ly)?|estimated?|total(?:s|ed|ing|led)?|"
    r"report(?:ed|s)?|found|finds|according to|survey|study|data|statistics|research|figures|analysis)\b"
)
_VERSION_LEFT = re.compile(r"\b(?:version|release|build|edition|android|ios|windows|python|v)\.? $")
_IDIOM = re.compile(
    r"^ (?:sure|certain|natural|organic|free|committed|confident that|honest|satisfied or|agree with you|"
    r"cotton|recycled|accurate|right|wrong|secure|safe|renewable|remote|guaranteed|correct|of the time you)\b"
)
_EFFORT = re.compile(r"\b(?:give|gives|giving|gave|put|puts) (?:it )?(?:your |their |my |a )?$")
_SPEC_RIGHT = re.compile(r"^ (?:uptime|battery|money-back)")
_PROMO = re.compile(
    r"\b(?:trusted by|join|serving|used by|loved by|cookies|partners use|copyright|©|all rights reserved|"
    r"registered (?:charity|company|number)|charity no|vat no|company no)\b"
)
_READ = re.compile(r"^[ -]?(?:min(?:ute)?s?)?[ -]?(?:min(?:ute)?s? )?read\b")


def of_block(block: Block) -> str | None:
    """Reason that holds for all figures of a block."""
    if block.kind == "code":
        return "code"
    if block.kind == "reference":
        return "reference"
    if block.kind in ("item", "heading") and _all_link(block):
        return "navigation"
    return None


def _all_link(block: Block) -> bool:
    """Whether the block is nothing but one link: a pointer to another text."""
    text = block.text
    linked = [link for link in block.links if link.kind == "link" and link.end > link.start]
    if len(linked) != 1:
        return False
    rest = text[: linked[0].start] + text[linked[0].end :]
    return sum(c.isalnum() for c in rest) == 0 and len(text) > 20


def of_writing(near: Around) -> str | None:
    """Reason in what stands directly at the figure: a label, an age, a name's number."""
    figure = near.figure
    right, left = near.right, near.left
    if figure.form == "count":
        return _bare(near)
    if figure.form == "duration":
        if _AGE_WORD.search(left) or (
            figure.unit == "duration:year" and right.startswith(("-old", " old"))
        ):
            return "age"
        if _READ.match(right) and "min" in figure.text.lower():
            return "reading time"
    if figure.form in ("percent", "points", "score"):
        if _MARGIN_LEFT.search(left) or _MARGIN_RIGHT.match(right):
            return "margin of error"
        if figure.form == "percent":
            return _percent(near)
    if figure.form == "currency":
        return _price(near)
    return None


def _percent(near: Around) -> str | None:
    figure, right, left = near.figure, near.right, near.left
    if _CONFIDENCE.match(right) and figure.value >= 80:
        return "confidence level"
    if _RESPONSE.search(left) and (near.block.kind == "caption" or "(" in left[-40:]):
        return "response rate"
    if figure.value in (100, 110, 1000) and (_IDIOM.match(right) or _EFFORT.search(left)):
        return "idiom"
    if figure.value > 99 and _SPEC_RIGHT.match(right):
        return "specification"
    if re.match(r"^ ?(?:off\b|discount|coupon|cashback)", right) or re.search(
        r"\bdiscount of $", left
    ):
        return "price"
    return None


def _bare(near: Around) -> str | None:
    figure, right, left = near.figure, near.right, near.left
    before = near.before.strip("()[]“”\"'*_").rstrip(".,:").lower()
    at_start = figure.sentence is not None and figure.start == figure.sentence.start
    if at_start and figure.start == 0 and re.match(r"^[.)](?:\s|$)", right) and figure.value < 200:
        return "list number"
    if (
        near.block.lead
        and near.block.lead[0] <= figure.start < near.block.lead[1]
        and (re.match(r"^[.)]", right))
    ):
        return "list number"
    if before in _LABELS and not (
        before in ("question", "questions", "items", "parts", "steps", "pages", "lines", "groups")
        and figure.value > 31
    ):
        written = near.block.text[figure.start : figure.end]
        if (
            figure.value < 10000
            and "," not in written
            and (written[0].isdigit() or figure.value < 11)
        ):
            if (
                before
                not in (
                    "top",
                    "level",
                    "order",
                    "group",
                    "area",
                    "day",
                    "week",
                    "month",
                    "goal",
                    "number",
                )
                or written[0].isdigit()
            ):
                return "label"
    if _names(near):
        return "name"
    if (
        _AGE_WORD.search(left)
        or (_AGE_RIGHT.match(right)
        and _age_like(figure.value)
        and not right.startswith("s"))
    ):
        if _age_like(figure.value):
            return "age"
    if (
        _age_like(figure.value)
        and _AGE_UNDER.search(left)
        and not re.match(r"^ ?[a-z]{3,}s\b", right)
    ):
        return "age"
    if _SIZE_BAND.search(left) and (_SIZE_RIGHT.match(right) or figure.value_high is not None):
        return "population"
    if re.search(r"\bn ?[=:] ?$", left) or re.search(
        r"\b(?:base|sample)(?: size)?(?: of)?:? $", left
    ):
        return "sample size"
    if near.block.text[figure.end : figure.end + 1] == "°":
        return "specification"
    return None


def _age_like(value: float) -> bool:
    return 0 < value <= 110


_NAME = re.compile(r"^[A-Z][\w.&’'-]*$")
_COMMON_CAPITALS = frozenset(
    "a about above after all almost almost also an and another approximately around as at because before between but by "
    "did even every exactly for from had has he her here his how i if in is it its just last less more most "
    "nearly no not of on one only or our over perhaps roughly she since so some that the their there these they "
    "this those to today total under until up we were what when where while with within you your fewer "
    "each both another these those among out inside across currently nationally worldwide overall "
    "january february march april may june july august september october november december and".split()
)


def _names(near: Around) -> bool:
    """Whether the number is part of a name ("iPhone 15", "Lantern 4.2", "Studio 54")."""
    figure = near.figure
    written = figure.text
    if not written[0].isdigit() or "," in written or figure.value >= 10000:
        return False
    if figure.step > 1 or figure.value_high is not None or figure.comparator != "=":
        return False
    word = near.before.strip("()[]“”\"'*_")
    if not _NAME.match(word) or word.lower().rstrip(".") in _COMMON_CAPITALS:
        return False
    if near.before != word and near.before[-1:] in "()[]":
        return False
    # "In Germany 41 of the firms": what is counted follows.
    if re.match(
        r"^ (?:of (?:the|its|our|their|all)|percent|[a-z]+s\b|people|more|million)", near.right
    ):
        return "." in written and not near.right.startswith(" of")
    return near.block.kind != "cell"


def of_context(near: Around) -> str | None:
    """Reason in the sentence: an instruction, a threshold, a hypothesis, a promotion."""
    figure = near.figure
    left, right = near.left, near.right
    if _PROMO.search(near.left[-50:]) or (
        _PROMO.search(near.block.text[:60].lower()) and len(near.block.text) < 300
    ):
        return "promotion"
    if _HYPOTHESIS.search(near.clause) and not _ASKED.search(left):
        return "hypothetical"
    if _THRESHOLD_LEFT.search(left) and not _said(left):
        return "threshold"
    if _TARGET_RIGHT.match(right):
        return "target"
    if _IMPERATIVE.match(_start_of(near)) and figure.sentence is not None:
        if not _STAT.search(near.left + near.right) or figure.form in ("duration", "count"):
            return "instruction"
    return None


def _said(left: str) -> bool:
    """Whether somebody's opinion on what should be is what the figure counts."""
    return bool(re.search(r"\b(?:say|says|said|think|believe|agree)\b[^.;]*$", left[-40:]))


def _start_of(near: Around) -> str:
    sentence = near.figure.sentence
    assert sentence is not None
    return near.block.text[sentence.start : sentence.start + 40].lower()


def _price(near: Around) -> str | None:
    figure, left, right = near.figure, near.left, near.right
    large = figure.value >= 1e5
    if large:
        return None
    stat = _STAT.search(left[-70:]) or _STAT.search(right)
    if _PRICE_RIGHT.match(right) and not stat:
        return "price"
    if _PRICE_STRONG.search(left) and not stat:
        return "price"
    return None


_ASKING = re.compile(
    r"\b(?:survey(?:s|ed|ing)?|poll(?:s|ed|ing)?|interview(?:s|ed|ing)?|question(?:ed|s|naires?)?|ask(?:s|ed|ing)?|sampl(?:e|ed|es|ing)|"
    r"respon(?:dents?|ses?|ded)|repl(?:y|ies|ied)|canvass\w*|among|studied|tested|scanned|analy[sz]ed|examined|followed|"
    r"based on|panel|data from|heard from|collected|talked to|spoke (?:to|with)|sat down with|looked at|recruited|enrolled|"
    r"participants?|study of|analysis of|review of|sent out|drew on|covers|covered|tracked|spanning)\b"
)
_PEOPLE = (
    r"(?:people|respondents?|adults|participants?|managers|workers|employees|firms|companies|businesses|owners|"
    r"leaders|professionals|executives|users|customers|consumers|developers|voters|americans|britons|parents|teachers|"
    r"students|interviews|responses|replies|completes|members|households|patients|residents|decision[- ]makers|marketers|"
    r"travell?ers|farmers|donors|readers|subscribers|applicants|applications|employers|recruiters|organi[sz]ations|"
    r"men|women|children|clients|officials|experts|ceos|cfos|cios|hr|agencies|of them|them|of you|chiefs|"
    r"maintainers|contributors|citizens|subjects|volunteers|sites|websites|schools|dairies|leads|heads)"
)
_PEOPLE_RIGHT = re.compile(rf"^[ -](?:[\w’'&/-]+ ){{0,4}}?{_PEOPLE}\b")
_ASKED_LEFT = re.compile(
    r"\b(?:survey(?:ed|s|ing)?|poll(?:ed|s|ing)?|interview(?:ed|s|ing)?|question(?:ed|ing)|asked|ask|sampled?|samples? (?:of|was|is|included)|"
    r"canvassed|(?:survey|poll|study|panel|analysis|review|sample|questionnaire|census|interviews|responses|answers|replies|data|feedback|test|experiment|trial)"
    r"(?: \w+){0,5} (?:of|among|with|from|by)|based on|heard from|spoke (?:to|with)|talked (?:to|with)|sat down with|followed|"
    r"scanned|analy[sz]ed|examined|looked at|sent out|got|received|collected|recruited|enrolled|among|drew|tracked|covers|covering|studied|tested)"
    r"(?: (?:about|around|roughly|nearly|almost|over|more|than|at|least|some|just|only|an?|the|a total of|total|of|approximately|"
    r"up|to|our|its|their|these|those|from|all|another|responses|as|many|answers|data|site|with|in|by|us|online)){0,5} [(~]*$"
)
_ANSWERED_RIGHT = re.compile(
    r"^ (?:[\w’'&-]+ ){0,4}?(?:(?:who )?(?:answered|responded|replied|took part|participated|completed|took (?:the|our|this|part)|"
    r"filled|(?:were|was) (?:surveyed|polled|interviewed|asked|questioned|sampled)|surveyed|polled|interviewed|in the sample|sampled))\b"
)
_RESPONDENTS_RIGHT = re.compile(
    r"^ (?:[\w’'-]+ ){0,2}?(?:respondents?|participants|interviews|completes|(?:survey |complete |valid )?responses|replies)\b"
)
_OWN = re.compile(r"\b(?:we|our|us)\b")
_HEADLINE_LEFT = re.compile(
    r"\b(?:we|our (?:survey|poll|team)) (?:\w+ )?(?:polled|surveyed|received|interviewed|heard from|collected|gathered|got)\b"
)
_SINCE = re.compile(r"\bmore than last|record number|largest number|exceeding|up from\b")


def sample(near: Around, shares: bool) -> Literal["sample size", "headline"] | None:
    """Whether a bare number counts those who were asked, and if that is itself the news.

    Args:
        near: surroundings of the figure.
        shares: the sentence also states shares (of these people).
    """
    figure = near.figure
    if figure.form != "count":
        return None
    left, right = near.left, near.right
    answered = _ANSWERED_RIGHT.match(right)
    asked = _ASKED_LEFT.search(left) and (_PEOPLE_RIGHT.match(right) or figure.value >= 13)
    respondents = _RESPONDENTS_RIGHT.match(right)
    if not (answered or asked or respondents):
        return None
    if figure.value < 5 and not respondents:
        return None
    if _HEADLINE_LEFT.search(left) and not shares:
        return "headline"
    if (
        (respondents or answered)
        and _SINCE.search(left + right)
        and not re.search(r"\bby (?:roughly |about )?$", left)
    ):
        return "headline"
    if re.search(r"\bby (?:roughly |about |some |nearly |almost |over |more than )?$", left):
        return None
    sentence = figure.sentence
    if answered and sentence is not None and figure.start - sentence.start < 24 and not shares:
        return "headline"
    return "sample size"
