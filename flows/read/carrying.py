"""How far a credit goes on: from sentence to sentence, and into the next paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from flows.lazy import pattern
from flows.read.citation import NONE, Citation
from flows.read.creditwords import ANY_BODY, DOCUMENTS, ROLES, TITLE_ENDS
from flows.read.hosts import urlsplit
from flows.read.linked import belongs
from flows.read.model import Figure, Sentence
from flows.read.source import Source, key_words

_BACK = pattern(
    r"\b(?:that|this|the|these|those) (?:same |latter |other )?(?:numbers?|figures?|shares?|rates?"
    r"|proportions?|percentages?|total|gap|rest|others?|former|latter|average|median"
    r"|corresponding|comparable|result|trend|group|groups|gain|rise|drop|increase|decline)\b"
    r"|\b(?:of|among|for|to) (?:them|these|those|whom)\b"
    r"|\b(?:respondents|participants|interviewees)\b"
    r"|\b(?:of|in|during|by) the (?:study|trial|experiment|survey|poll)\b(?! (?:by|of|from|on)\b)"
    r"|\bthose (?:surveyed|polled|asked|interviewed|who)\b"
    r"|\b(?:compared (?:with|to)|up from|down from|against|versus) \b"
    r"(?!the (?:euro|dollar|pound|yen)\b)"
    r"|^an? [\d.,]+ ?(?:%|per ?cent|percentage points?|points?) ?(?:rise|increase|drop|gain|shift"
    r"|fall|decline|growth|improvement|climb|jump|slide)\b"
    r"|\b(?:rise|increase|drop|gain|shift|fall|decline|growth|improvement|climb|jump|slide) of\b"
    r"|^[\"“(]?(?:another|a further|an additional|it|they|this|these|those|both|that|others|such"
    r"|its|their)\b",
    re.IGNORECASE,
)
_POINTS = pattern(
    r"\b(?:that|this) (?:number|figure|share|rate|proportion|percentage)\b"
    r"|^the (?:total|figure|tally|number|count)s? (?:also )?(?:includes?|covers?|excludes?)\b"
    r"|^(?:that|this)(?:[’']s| is| was| compares| breaks| marks| represents)\b"
    r"|\b(?:of|among) (?:them|these|those)\b"
    r"(?! (?:who|whose|that|with|without|aged|in|living|working"
    r"|(?!survey|poll|ask|question|interview)[a-z]{3,}ed)\b)"
    r"|\brespondents\b",
    re.IGNORECASE,
)
_TAKES_UP = pattern(
    r"\W*(?:that|this|it)(?:[’']s| is| was| represents| marks| compares| means)\b"
    r"|\W*(?:of|among) (?:those|these|them)\b(?! (?:who|whose|that)\b)|\W*which (?:is|was)\b"
    r"|\W*(?:the|these|those|both) (?:same |latter )?(?:figures?|numbers?|shares?) "
    r"|[^.;]{1,80}\b(?:in|during|over|for|within) (?:that|the) same"
    r" (?:time|period|year|month|span)\b",
    re.IGNORECASE,
)
_ASKED = pattern(
    r"\b(?:of|by|among) (?:the )?(?:respondents|participants|those (?:surveyed|polled|asked))\b"
)
_THE = pattern(r"\b(?:of )?(?:the|those|these) ", re.IGNORECASE)
# What a body is and does, which is not what it says: "It owns", "The firm, whose", "Crumb has cut".
_ITSELF = pattern(
    r"\W*(?:[A-Z][^,.;“”\"]{2,70}, |(?:[Ll]ast|[Tt]his) \w+,? |[Ii]n [\w ]{3,20},? )?"
    rf"(?:(?:[Ii]t|[Tt]he (?:{'|'.join(sorted(ANY_BODY))})"
    r"|(?:[Tt]he )?(?P<name>[A-Z][\w&’'.-]*(?: [A-Z][\w&’'.-]*){0,4}))"
    r"(?:,? (?:which|whose)\b| (?:(?:has|have|had|also|now|currently|already|recently) )*"
    r"(?:employs|employed|operates|operated|owns|owned|supplies|supplied|sells|sold|makes|made"
    r"|bought|reduced|signed|runs|serves|earned|spent|plans|hopes|aims|opened|closed|hired|built"
    r"|paid|borrowed|lent|raised|cut|invested|shed|acquired|posted)\b)"
    r"|[Ii]ts (?:sales|profits?|revenues?|turnover|shares|share price|staff|workforce|employees"
    r"|losses|debts?|stock|market value)\b)"
)
# What a share costs is seen on the market.
_MARKET = pattern(
    r"\b(?:shares|stocks?|share price)\b[^.;]{0,40}\b(?:rose|fell|up|down|closed|slipped|gained"
    r"|lost|dropped|jumped|climbed|slid|ended|tumbled|surged|added|trad(?:ed|ing))\b"
    r"|\bin (?:late|early|morning|afternoon|midday) trad(?:e|ing)\b",
    re.IGNORECASE,
)
_THEY = pattern(r"\W*they\b", re.IGNORECASE)
# "Firms should mend this, with burnout behind 50% of departures": the writer's own advice.
ADVICE = pattern(r"^[^%\d“\"]{0,120}?\b(?:should|must|ought to|needs? to)\b(?! (?:be|have been)\b)")
# "The rise comes even as 2,000 bakers fell ill": what else happens.
BACKDROP = pattern(
    r"\bcomes?(?: \w+){0,2}? (?:as|after|amid|while|when|at a time|on the heels)\b", re.IGNORECASE
)
# "In the past decade": what a report on a year did not count.
LONG_AGO = pattern(
    r"\W*(?:in|over|for|during) (?:the )?(?:past|last|previous|recent|earlier|other) (?:\w+ )?"
    r"(?:years?|decades?|months?)\b",
    re.IGNORECASE,
)
# Opens another matter.
ELSEWHERE = pattern(r"\W*(?:meanwhile|elsewhere|separately|in other news)\b", re.IGNORECASE)
_REST = pattern(
    r"\W*(?:another|an additional|a further|the (?:rest|other|others|remaining)|the remainder)\b"
    r"(?: \w+)? ?(?:\d|one|two|three|half|were|was|are|is)",
    re.IGNORECASE,
)
_NEAR = pattern(r"(?:that|this|these|those) ", re.IGNORECASE)
_ADDS = pattern(r"^\W*(?:additionally|in addition|moreover|furthermore)\b", re.IGNORECASE)
# What credits the sentence before as well.
AFTER = pattern(
    r"(?:that|this)[’']s (?:what|the finding|the result|the word|according|from|how many|in)\b"
    r"|so many\b|that many\b|such is\b"
    r"|(?:that|this|these|those|the|both|all) (?:(?:two|three|last|latter) )?(?:numbers?|figures?"
    r"|shares?|estimates?|findings?|counts?|results?|statistics?|data|is|are|was|were|comes?|came"
    r"|at least)\b|so (?:says?|said|found|finds|reports?|reported|reckons?)\b|according to\b"
    r"|at least\b|the source\b",
    re.IGNORECASE,
)
# "The outlook also found": so it found what stands before, if nobody else did.
ADDS = pattern(r"\b(?:also|further|furthermore|additionally) [a-z]+", re.IGNORECASE)
# The same, where the sentence goes on to say more of the study, or of its own.
SAYS_WHENCE = pattern(
    r"(?:that|this|it|these|those|they|all of (?:this|that|it)) (?:is|are|was|were|comes?|came)"
    r" (?:all |both |taken |drawn )*from (?=an? |the )|"
    r"(?:that|this|these|those|such) ?(?:is|are|was|were|[’']s) "
    r"(?:the |one of the |some of the )?"
    r"(?:\w+ )?(?:opinion|views?|results?|findings?|conclusions?|outcomes?|upshot|verdict"
    r"|estimates?|answers?"
    r"|figures?|numbers?) (?:of|from|in|by)\b"
    r"|(?:we|i) (?:owe|have|take|took|get|got|borrow|borrowed|quote) (?P<all>both|all|these|those)?"
    r" ?(?:(?:that|this|these|those) (?:figures?|numbers?|counts?|totals?|data|statistics?|shares?)"
    r"|that|this|it|them|the (?:\w+ )?(?:figures?|numbers?)|(?:the |of )?(?:two )?(?:figures?"
    r"|numbers?|statistics)|) ?(?:to|from)\b",
    re.IGNORECASE,
)
# Above paragraphs that are all of one study.
OPENS = pattern(
    r"\b(?:findings|highlights|results|takeaways|key (?:points|figures|facts|numbers|statistics))"
    r"\b[^.:]{0,40}:$",
    re.IGNORECASE,
)
PICTURE = pattern(
    r"\b(?:has|have) (?:the|all the|more)\b[^.]{0,20}\b(?:picture|details|numbers)"
    r"|^(?:more|further|full|all|additional) (?:the )?(?:information|details?|data|results|numbers"
    r"|figures|findings)\b[^.]{0,40}\b(?:in|from|at|on)\b",
    re.IGNORECASE,
)
_DIGIT = pattern(r"\d")
_CONTENT = pattern(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    "about above after again also although always among another around because been before being "
    "between both could does doing down during each even every from further have having here into "
    "just less like likely made make many more most much nearly only other over percent quite "
    "rather same should since some such than that their them then there these they this those "
    "through under until very well were what when where which while will with would year years "
    "your them half third quarter number people share cent many".split()
)
# Words of the names of bodies that are there to count.
_COUNTING = frozenset("census statistics statistical eurostat".split())
_DO = pattern(
    r" (?:strongly |also |still |never |only |now )?(?:would|could|will|have|had|say|said"
    r"|claim(?:ed)?|think|thought|believe|believed|feel|felt|agree|agreed|disagree|disagreed|want|wanted|support"
    r"|supported|oppose|opposed|expect|expected|plan|planned|prefer|preferred|trust|admit|admitted"
    r"|report|reported|indicated|pointed|identified|cite|listed|see|saw|use|used|rate|rated|chose|named|cited|were|are|did|do|don[’']t|didn[’']t)\b"
)
_POLLED = pattern(
    r"\b(?:polled|polling|polls?|pollsters?|surveyed|surveys?|asked|questioned|interviewed"
    r"|respondents|questionnaires?)\b",
    re.IGNORECASE,
)
# "figures showed nine in ten adults said": of people who were asked.
_ANSWERS = pattern(
    r"\b(?:adults|people|men|women|parents|workers|voters|residents|users|households|employees)"
    r" (?:who )?(?:said|say|reported)\b"
)
_ALONE = pattern(
    r"(?:^|[,;:—–] |\b(?:and|but|while|whereas|that) )(?:(?:just|only|some|another|about|nearly"
    r"|over|more than|almost|fewer than|less than|a further|a full|roughly|around|at least) )*$",
    re.IGNORECASE,
)
_ONE_STUDY = frozenset("survey poll study report census trial experiment analysis paper".split())
_QUOTABLE = 3000  # characters of a paragraph in which quotations are followed
_SHORT = 1  # sentences that tell neither who nor how much, within a passage
_LONG = 3  # the same, after which one word in common may be chance
_TOUCH = 2  # words shared by sentences that are about the same matter
_MUCH = 4  # words shared by paragraphs that are about the very same thing


@dataclass(slots=True)
class Scope:
    """The credit that goes on."""

    source: Source
    block: int
    weak: bool = False  # goes on only where the text points back
    faint: bool = False  # goes on only where the text keeps to the matter
    citation: Citation = NONE
    words: set[str] = field(default_factory=set)
    used: bool = False  # has credited a claim
    leads: bool = False  # announces what follows: ends with a colon, or tells who was asked
    back: Scope | None = None  # what the next paragraph goes on with
    gap: int = 0  # sentences since then that neither credit nor claim

    def follow(self, sentence: Sentence) -> None:
        """Keep to the matter of a passage: what a sentence on it speaks of is part of it."""
        words = telling_words(sentence.text)
        if self.used and sentence.block.index == self.block and words & self.words:
            self.words |= words


def telling_words(text: str) -> set[str]:
    """Words that tell what a text is about, cut to their stems."""
    return {w[:6] for w in (m.lower() for m in _CONTENT.findall(text)) if w not in _COMMON}


def reaches(scope: Scope, sentence: Sentence) -> bool:
    """Whether the credit before still holds for a sentence that credits nobody."""
    source = scope.source
    back = points_back(sentence.text)
    if besides(source, sentence.text):
        return False
    if BACKDROP.search(sentence.text) or (scope.gap and not back and ADVICE.match(sentence.text)):
        return False
    if source.person and (sentence.text.lstrip().startswith(('"', "“", "‘")) or _quoted(sentence)):
        return True  # goes on speaking
    if source.kind == "vague" and scope.used and not scope.gap and source.nouns & _ONE_STUDY:
        # "A survey of bakers found that half are ill. More than 900 have left."
        return back or bool(telling_words(sentence.text) & scope.words)
    if source.kind == "vague" and not source.nouns & DOCUMENTS:
        return _POINTS.search(sentence.text) is not None or _THEY.match(sentence.text) is not None
    if source.kind == "vague" or scope.weak or not source.proper:
        return back
    if ELSEWHERE.match(sentence.text) and not _POINTS.search(sentence.text):
        return len(telling_words(sentence.text) & scope.words) >= _TOUCH
    if scope.faint:
        if scope.used and scope.gap == 0:
            return True
        return back or bool(telling_words(sentence.text) & scope.words)
    if not scope.used and not scope.leads and not published(source):
        # "X reported that bread is cheap. Half of all bakers are men.": X has said its say.
        return back or len(telling_words(sentence.text) & scope.words) >= _TOUCH
    if scope.gap <= _SHORT and (scope.used or not scope.gap):
        return True
    shared = len(telling_words(sentence.text) & scope.words)
    return back or shared >= (1 if scope.gap <= _LONG else _TOUCH)


def besides(source: Source, text: str) -> bool:
    """Whether a sentence tells what a body does, or what its shares cost, not what was said."""
    if source.kind != "named" or source.nouns & _ONE_STUDY - {"report", "paper"}:
        return False
    return _about_itself(source, text) or _MARKET.search(text) is not None


def _about_itself(source: Source, text: str) -> bool:
    """Whether a sentence tells what a body does: "It employs", "The firm, which makes"."""
    match = _ITSELF.match(text)
    if match is None:
        return False
    name = (match["name"] or "").strip()
    return not name or set(key_words(name)) <= set(key_words(source.publisher or ""))


def _quoted(sentence: Sentence) -> bool:
    """Whether a sentence starts inside a quotation of its paragraph."""
    if sentence.start > _QUOTABLE:
        return False
    before = sentence.block.text[: sentence.start]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def apart(citation: Citation, scope: Scope, sentence: Sentence, linked: bool) -> bool:
    """Whether a sentence that credits nobody cites another site than the credit before.

    Args:
        citation: of its figure.
        scope: the credit before.
        sentence: that credits nobody.
        linked: the link is on the figure itself.
    """
    if citation.kind != "link":
        return False
    url, mine = citation.url or "", scope.citation.url
    if mine is None or scope.citation.kind != "link":
        # Where the credit had no link, this may be it.
        near = not linked or scope.block == sentence.block.index
    else:
        near = urlsplit(url).netloc == urlsplit(mine).netloc
        near = near or (not linked and points_back(sentence.text))
    if near:
        return False
    return not belongs(url, scope.source.publisher or scope.source.title)


def published(source: Source) -> bool:
    """Whether a source is a publication, which may be told of at length, not only a name."""
    if source.title:
        return True
    words = set(source.text.split())
    if source.publisher and words & set(source.publisher.split()):
        # The "audit" of the Audit Committee is none.
        ends = source.publisher.rsplit(maxsplit=1)[-1].lower() in TITLE_ENDS
        return ends or any(w.strip("*_.,’'\"”").removesuffix("’s") in DOCUMENTS for w in words)
    return bool(source.nouns & DOCUMENTS)


def points_back(text: str) -> bool:
    """Whether a sentence points to the one before; "this number" behind a number does not."""
    for match in _BACK.finditer(text):
        near = _NEAR.match(match.group()) is not None
        if not near or not _DIGIT.search(text, 0, match.start()):
            return True
    return False


def enters(scope: Scope, claim: Figure, said: str, ahead: str, told: str) -> bool:
    """Whether the paragraph after goes on with a credit.

    Args:
        scope: the credit at the end of the paragraph before.
        claim: its first.
        said: its words up to the end of that claim's sentence.
        ahead: its words before that claim.
        told: the paragraph that named the credit.
    """
    first = claim.sentence
    assert first is not None
    source = scope.source
    alone = source.person is not None and source.person == source.publisher
    if scope.weak or source.kind == "vague" or (alone and not scope.used):
        return False
    if BACKDROP.search(first.text) or besides(source, first.text):
        return False
    asked = _POLLED.search(told) or (published(source) and _ANSWERS.search(told))
    if scope.used and source.kind in ("named", "own") and elliptic(claim) and asked:
        return True
    if scope.used and published(source) and _REST.match(first.text):
        return True  # "Another 17% were sold"
    if scope.used and _ADDS.match(said) and telling_words(said) & scope.words:
        return True
    if scope.used and source.kind == "named" and not published(source):
        if _COUNTING.intersection(key_words(source.publisher or "")):
            return bool(telling_words(first.text) & scope.words)  # it publishes figures, no more
        # What a body says ends with its paragraph; those it asked are spoken of further on.
        # Who speaks for one ("a spokesman") asked nobody.
        asks = not (source.person or source.nouns & ROLES)
        return _POINTS.search(ahead) is not None or (asks and _ASKED.search(first.text) is not None)
    shared = len(telling_words(said) & scope.words)
    if scope.faint and scope.used and shared < _MUCH and not _POINTS.search(first.text):
        return False
    if not scope.used and (shared >= 1 or first.index == 0):
        if scope.leads or published(source) or source.kind != "named":
            return True
        return shared >= _MUCH or points_back(first.text)  # who said something has said it
    if _BACK.search(first.text) and (shared >= 1 or _POINTS.search(first.text)):
        return True
    if source.kind == "own":
        return shared >= 2
    return shared >= 2 and _THE.search(first.text) is not None


def elliptic(claim: Figure) -> bool:
    """Whether a share is of nobody named, "17% would", so of those whom the text spoke of last."""
    sentence = claim.sentence
    if sentence is None or claim.unit != "percent" or claim.kind != "share":
        return False
    text = sentence.block.text
    return (
        _DO.match(text, claim.end) is not None
        and _ALONE.search(text[sentence.start : claim.start]) is not None
    )


def takes_up(text: str) -> bool:
    """Whether an item of a list is about the one before: "That is", "Of these"."""
    return _TAKES_UP.match(text) is not None


def points(text: str) -> bool:
    """Whether a sentence is about what the one before counted: "of these", "that figure"."""
    return _POINTS.search(text) is not None


def goes_on_speaking(before: str, text: str) -> bool:
    """Whether a paragraph opens with the mark of a quotation that the one before left open."""
    mark = text.lstrip()[:1]
    if mark == "“":
        return before.count("“") > before.count("”")
    return mark == '"' and before.count('"') % 2 == 1
