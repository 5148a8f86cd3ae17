"""When the surveys of a document were in the field, for the claims that nothing else dates.

A field time is written as the text gives it: "2021-12" for "conducted in December 2021",
"2019-06-28/2019-07-01" for "June 28 to July 1, 2019".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flows.land.blocks import Document
from flows.lazy import pattern
from flows.read.model import Sentence
from flows.read.period import MONTH, month_number, times

_FIELDED = pattern(
    r"\b(?:conducted|fielded|carried\sout|polled|surveyed|interviewed|ran|collected)\b",
    re.IGNORECASE,
)
# "Loaf College - Oct. 10-14 - 915 adults": a line without a verb.
_HEADED = (
    r"^[^:;%]{2,80}[–—|-] ?\d[\d,]* (?:(?:likely|registered|eligible) )?"
    r"(?:voters|adults|lv|rv|respondents)\b[^.:;%]*$"
)
_HEAD = pattern(_HEADED, re.IGNORECASE)
# Beside days it takes less to know that they are those of asking.
_ASKING = pattern(
    r"\b(?:conducted|field(?:ed|work)|carried\sout|polls?|polled|polling|surveys?|surveyed"
    r"|interview(?:s|ed|ing)?|questioned|canvassed|respondents|lv|rv|moe)\b"
    rf"|{_HEADED}",
    re.IGNORECASE,
)
_OWN = pattern(r"\b(?:we|our)\b", re.IGNORECASE)
_THE_SURVEY = pattern(
    r"\b(?:the|this|that|its|their)\s(?:[\w’'/-]+\s){0,3}?(?:survey|poll|study|fieldwork|interviews"
    r"|questionnaire|sample|census)\b|^\W*(?:fieldwork|methodology|interviews|method)\b",
    re.IGNORECASE,
)
_TO = r"\s?(?:[–—-]|to|through|until|till|and)\s?(?:the\s)?"
_D = r"(?<![\d.,])(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_Y = r"(?:,?\s(?:of\s)?(?P<year{0}>(?:19|20)\d\d)\b)"
_DAYS = pattern(
    rf"\b(?P<m1>{MONTH})\s{_D.format('d1')}{_Y.format(1)}?{_TO}(?:(?P<m2>{MONTH})\s)?"
    rf"{_D.format('d2')}(?!\d|[.,]\d|\s?%){_Y.format(2)}?"
    rf"|{_D.format('d3')}(?:\s(?:of\s)?(?P<m3>{MONTH}){_Y.format(3)}?)?{_TO}{_D.format('d4')}"
    rf"\s(?:of\s)?(?P<m4>{MONTH}){_Y.format(4)}?",
    re.IGNORECASE,
)
_ONE_DAY = pattern(
    rf"\b(?P<m1>{MONTH})\s{_D.format('d1')},\s(?P<y1>(?:19|20)\d\d)\b"
    rf"|{_D.format('d2')}\s(?P<m2>{MONTH}),?\s(?P<y2>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SHORT = 3  # letters of a name that may stand in other words
_YEARS = pattern(r"\b(?:19|20)\d\d\b")
_DAY = 10  # letters of "2024-03-05"


@dataclass(slots=True)
class Fielded:
    """A sentence that says when a survey was in the field."""

    sentence: Sentence
    period: str
    own: bool  # of the document's own survey
    the_survey: bool  # of "the survey", whichever that is


def fielded(
    document: Document, sentences: Mapping[int, Sequence[Sentence]], published: str | None
) -> list[Fielded]:
    """The times in the field that a document gives, in order.

    Args:
        document: the document.
        sentences: sentences of each block, by the block's index.
        published: date of the document (ISO 8601): of the last such month before it are days
            without a year.
    """
    found = []
    for block in document.blocks:
        if block.kind in ("code", "reference") or not _ASKING.search(block.text):
            continue
        for sentence in sentences.get(block.index, ()):
            period = _in_field(sentence, published)
            if period is not None:
                words = sentence.text
                own = _OWN.search(words) is not None
                found.append(Fielded(sentence, period, own, _THE_SURVEY.search(words) is not None))
    return found


def _in_field(sentence: Sentence, published: str | None) -> str | None:
    words = sentence.text
    if not _ASKING.search(words):
        return None
    spans = list(days(words, published))
    if spans:
        return spans[0] if len(set(spans)) == 1 else None
    if not _FIELDED.search(words) and not _HEAD.search(words):
        return None
    on = _ONE_DAY.search(words)
    if on is not None and len(_YEARS.findall(words)) == 1:
        month, day = month_number(on["m1"] or on["m2"]), int(on["d1"] or on["d2"])
        try:
            return str(date(int(on["y1"] or on["y2"]), month, day))
        except ValueError:
            return None
    named = times(sentence.block.text, sentence.start, sentence.end, published)
    return next((t.period for t in named if t.period), None)


def days(text: str, published: str | None = None) -> Iterator[str]:
    """Spans of days, as "2019-06-28/2019-07-01": "June 28 to July 1, 2019", "3–9 October 2025".

    Args:
        text: the text.
        published: date of the document, for days without a year.
    """
    for match in _DAYS.finditer(text):
        first, last = match["d1"] or match["d3"], match["d2"] or match["d4"]
        ends = match["m2"] or match["m4"] or match["m1"]
        begins = match["m1"] or match["m3"] or ends
        year = match["year2"] or match["year4"] or match["year1"] or match["year3"]
        begun = match["year1"] or match["year3"]
        months = month_number(begins), month_number(ends)
        if year is None:
            year = _last_before(published, months[1], int(last))
        if year is None:
            continue
        start_year = int(begun or year) - (not begun and months[0] > months[1])
        try:
            span = (
                date(start_year, months[0], int(first)),
                date(int(year), months[1], int(last)),
            )
        except ValueError:
            continue
        if span[0] < span[1]:
            yield f"{span[0]}/{span[1]}"


def _last_before(published: str | None, month: int, day: int) -> str | None:
    """The year of the last such day before a document's date."""
    if published is None or not re.match(r"\d{4}-\d\d", published):
        return None
    year = int(published[:4])
    later = f"{year}-{month:02}-{day:02}" > published.ljust(_DAY, "9")
    return str(year - later)


@dataclass(slots=True)
class Dated:
    """A claim as far as a field time may be given to it."""

    sentence: Sentence
    period: str | None
    source: str  # whom it is credited to: "own", a name in lower case, "" if nobody
    year: str | None  # of the credit

    def takes(self, found: Fielded) -> bool:
        """Whether a field time says more of when the figure is of than is known."""
        known = self.period
        if known is None or (known == self.year and found.period.startswith(known)):
            return True
        # "conducted June 28 to July 1" was read as July in its own sentence
        return self.sentence is found.sentence and found.period.rpartition("/")[2].startswith(known)


def date_claims(claims: Sequence[Dated], found: Sequence[Fielded]) -> None:
    """Give the claims of each survey the time it was in the field, if they have no other.

    The survey of a field time is that which is credited in its sentence, or named there; else that
    of its paragraph; else "the survey" of a document that has an own one, or credits a single one.
    """
    of: dict[str, list[Fielded]] = {}
    sources = {c.source for c in claims if c.source}
    for f in found:
        source = "own" if f.own else _source(f, claims, sources)
        if source is not None and not (source == "own" and of.get(source)):
            of.setdefault(source, []).append(f)
    for source, theirs in of.items():
        several = len({f.period for f in theirs}) > 1
        for claim in claims:
            if claim.source != source:
                continue
            near = [f for f in theirs if not several or f.sentence.block is claim.sentence.block]
            if near and claim.takes(near[0]):
                claim.period = near[0].period


def _source(f: Fielded, claims: Sequence[Dated], sources: set[str]) -> str | None:
    """Whose survey a field time is of."""
    here = {c.source for c in claims if c.sentence is f.sentence} - {""}
    if len(here) == 1:
        return here.pop()
    if here:
        return None
    lower = f.sentence.text[:600].lower()
    named = {s for s in sources if len(s) > _SHORT and s in lower}
    # a name of few letters, where it opens the line: "ICM - Oct. 10-14 - 915 adults"
    named = named or {s for s in sources if re.match(rf"\W*{re.escape(s)}\b", lower)} - {""}
    if len(named) == 1:
        return named.pop()
    around = {c.source for c in claims if c.sentence.block is f.sentence.block} - {""}
    if named or len(around) == 1:
        return around.pop() if around and not named else None
    if not f.the_survey or around:
        return None
    if "own" in sources:
        return "own"
    return next(iter(sources)) if len(sources) == 1 else None
