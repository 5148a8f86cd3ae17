"""The year of a credited source: "(Loaf Council, 2021)", "reported in May 2021", in its note.

Only the source's own date counts. "According to the council, sales rose in 2021" dates the sales.
"""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.read.bracketed import Cue
from flows.read.creditwords import STUDY
from flows.read.mention import Mention
from flows.read.model import Credit

_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d%]|[.,]\d|[-–]\d{3})(?:[-–/](?P<till>(?:20)?\d\d)\b)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2})?,?"
_WHEN = (
    rf"(?:(?:early|late|mid|fiscal|spring|summer|fall|autumn|winter|q[1-4])(?:\s|-)(?:of\s)?"
    rf"|(?:{_DAY}\s)?{_MONTH}\s(?:{_DAY}\s)?(?:of\s)?|{_MONTH}\s?[-–/]\s?{_MONTH},?\s|(?:the\s)?(?:year|quarter|half)\s(?:of\s|to\s)?)?{_YEAR}"
)
_IN = r"(?:in|on|during|from|of|dated|between|through)\s(?:the\s)?"
_ANY = pattern(rf"(?<![\w-]){_YEAR}")
# Behind "Loaf Council": a comma and "2021)", or "et al. (May 2021)".
_BESIDE = pattern(
    rf"(?:[’']s?)?[*_]{{0,3}}(?:,?\set\sal\b\.?)?[*_]{{0,3}}"
    rf"(?:,\s|,?\s?[(\[])(?:[a-z]{{2,12}}\s)?{_WHEN}(?=[*_]{{0,3}}(?:\s?[)\],.;:]|$))",
    re.IGNORECASE,
)
_MADE = pattern(
    r"[*_”\"]{0,3},?[”\"]?\s(?:(?:which|that|and)\s(?:was|were)\s|(?:was|were)\s)?(?:first\s|last\s|just\s)?"
    r"(?:conducted|carried\sout|published|released|fielded|taken|done|undertaken|run|issued"
    r"|completed|launched|collected|compiled|commissioned|presented|produced|dated|updated)"
    rf"(?:\s(?!in\s|on\s)[\w’'-]{{1,20}}){{0,7}}?\s{_IN}{_WHEN}",
    re.IGNORECASE,
)
_DOING = (
    r"(?:conducted|carried\sout|published|released|fielded|undertaken|run|issued|completed|launched"
    r"|compiled|commissioned|presented|produced|dated)"
)
# "a report published in March 2021 by X", "a survey carried out by X" and then "in May 2021".
_INSIDE = pattern(rf"\b{_DOING}\s(?:[\w’'-]{{1,20}}\s){{0,3}}?{_IN}{_WHEN}", re.IGNORECASE)
_DONE_BY = pattern(rf"\b{_DOING}\s(?:jointly\s|online\s)?by\b", re.IGNORECASE)
_THEN = pattern(rf"[*_]{{0,3}},?\s{_IN}{_WHEN}", re.IGNORECASE)
# "the report for April to June 2020", "the figures for 2020"; "the forecast for 2030" is older.
_FOR = pattern(rf"[*_]{{0,3}}\sfor\s(?:the\s)?{_WHEN}", re.IGNORECASE)
_AHEAD_OF = frozenset("forecast forecasts projection projections outlook target estimate".split())
# "A survey this year by X", "X said last month that", "This week, X published": likewise.
_NEAR = (
    r"(?P<which>this|last)\s(?P<what>year|month|week|spring|summer|autumn|fall|winter)\b(?![’'])"
)
_NOUN_NEAR = pattern(
    rf"\b(?:surveys?|poll|study|report|analysis|census|review|audit|paper|research)\s"
    rf"(?:{_DOING}\s)?(?:earlier\s|late\s|out\s)?{_NEAR}",
    re.IGNORECASE,
)
_VERB_NEAR = pattern(rf"\s(?:earlier\s|late\s)?{_NEAR}", re.IGNORECASE)
_OPENS_NEAR = pattern(
    rf"(?:^|[.!?][\"”)]?\s)(?:earlier\s|late\s)?{_NEAR},?\s(?:the\s)?$", re.IGNORECASE
)
# "the audit that X completed in November", "an October poll": seen from the document's date.
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_IN_MONTH = (
    r"\s(?:in|on)\s(?:early\s|late\s|mid-)?"
    rf"(?P<month>{_MONTH})(?![\w’'-])(?!,?\s(?:\d{{1,2}},?\s)?(?:19|20)\d\d)"
)
_THEN_MONTH = pattern(_IN_MONTH, re.IGNORECASE)
_DONE = pattern(rf"\b{_DOING}$", re.IGNORECASE)
_MADE_MONTH = pattern(
    r"[*_]{0,3},?\s(?:(?:which|that|and)\s(?:was|were)\s|(?:was|were)\s"
    r"|(?-i:[A-Z])[\w’'-]{1,20}\s(?:(?-i:[A-Z])[\w’'-]{1,20}\s)?)?"
    rf"{_DOING}(?:\s(?!in\s|on\s)[\w’'-]{{1,20}}){{0,4}}?{_IN_MONTH}",
    re.IGNORECASE,
)
_OF_MONTH = pattern(rf"\b(?=(?-i:[A-Z]))(?P<month>{_MONTH})\s(?-i:[a-z])", re.IGNORECASE)
# "X said in a report released in March 2021", "X said in a March 2021 report".
_SAID_IN = pattern(
    r"[*_]{0,3},?\s(?:on\s\w+day\s)?in\s(?:an?|its|their|the|his|her)\s(?:[\w’'-]{1,20}\s){0,5}?"
    r"(?:report|study|survey|poll|paper|analysis|review|statement|bulletin|index|release|update|brief)"
    rf",?\s(?:(?:which|that)\swas\s)?{_DOING}\s(?:[\w’'-]{{1,20}}\s){{0,3}}?{_IN}{_WHEN}",
    re.IGNORECASE,
)
# "Published in 2021, X's study ...".
_FIRST = pattern(rf"(?:^|[.!?:]\s){_DOING}\s{_IN}{_WHEN},\s(?:the\s)?$", re.IGNORECASE)
_TOLD = pattern(
    rf"[*_]{{0,3}}\s(?:back\s|earlier\s|later\s)?{_IN}{_WHEN}(?=\sthat\b|[,.;:]|$)", re.IGNORECASE
)
_ASKED = pattern(
    rf"[*_]{{0,3}}(?:\s(?!that\b)[\w.,’'-]{{1,20}}){{1,7}}?\s{_IN}{_WHEN}", re.IGNORECASE
)
_OPENS = pattern(
    rf"(?:(?:^|[.!?:][\"”)]?\s|[*_–—]\s?)In|\b[Bb]ack\sin)\s(?i:{_WHEN}),?\s(?:(?:an?|the|one)\s)?$"
)
_DATE = pattern(r"(?:19|20)\d\d-\d\d")
# "It took X until May 2021 to admit".
_UNTIL = pattern(rf"!?,?\suntil\s{_WHEN},?\sto\s", re.IGNORECASE)
_AHEAD = 70  # characters before a name that may open its sentence
_SUMMER = 6  # months: "last spring" may be of this year from then on
_FAR = 120  # characters behind it that may date it
_PRESENT = frozenset(
    "says finds shows reports estimates notes suggests reveals states argues warns puts".split()
)
# In a note: what is no date of what it refers to.
_NO_DATE = pattern(
    r"\b(?:accessed|retrieved|viewed|visited|cited|archived|last\s(?:accessed|updated|modified))\b"
    r"[^.;)\]]{0,40}|(?:https?://|www\.)\S{1,300}|\bdoi:\s?\S{1,200}|[“\"][^“”\"]{0,300}[”\"]",
    re.IGNORECASE,
)
_BRACKETED = pattern(rf"[(\[]\s?{_WHEN}[a-d]?(?:,[^()\[\]]{{1,30}})?\s?[)\]]", re.IGNORECASE)
_YEARLY = pattern(r"(?P<which>this|last) year[’']s\s", re.IGNORECASE)


def dated(text: str, cue: Cue, published: str | None = None) -> int | None:
    """The year that the words around a credit give to what they name.

    Args:
        text: of the block.
        cue: the credit.
        published: the document's date: the last November before it is meant by "in November".
    """
    mention = cue.mention
    if mention is None:
        return None
    return (
        _dated(text, cue, mention)
        or _by_month(text, mention, published)
        or _lately(text, cue, mention, published)
    )


def _lately(text: str, cue: Cue, mention: Mention, published: str | None) -> int | None:
    """The year of "this year" and "last month", said of the source, from the document's date."""
    if published is None or not _DATE.match(published):
        return None
    end = min(len(text), mention.end + _FAR)
    match = _NOUN_NEAR.search(text, mention.start, end)
    if match is not None and match.start() > mention.end:
        match = None
    verb = text[mention.end : cue.end].split()[-1:] if cue.end > mention.end else []
    if match is None and verb and cue.weight > 1:
        match = _VERB_NEAR.match(text, cue.end, end)
        if match is None and verb[0].lower() in STUDY:
            match = _OPENS_NEAR.search(text[max(0, cue.start - _AHEAD) : cue.start])
    if match is None:
        return None
    year, month, last = int(published[:4]), int(published[5:7]), match["which"].lower() == "last"
    what = match["what"].lower()
    if not last:
        return year
    if what in ("month", "week"):
        return year - (month == 1)
    return year - (what == "year" or month < _SUMMER)


def _by_month(text: str, mention: Mention, published: str | None) -> int | None:
    """The year of a month that tells when a publication was made."""
    match = _MADE_MONTH.match(text, mention.end, min(len(text), mention.end + _FAR))
    if match is None and _DONE.search(text, mention.start, mention.end):
        match = _THEN_MONTH.match(text, mention.end, mention.end + _FAR)
    match = match or (_OF_MONTH.search(text, mention.start, mention.end) if mention.noun else None)
    if match is None or published is None or not _DATE.match(published):
        return None
    month = _MONTHS.index(match["month"][:3].lower()) + 1
    return int(published[:4]) - (month > int(published[5:7]))


def _dated(text: str, cue: Cue, mention: Mention) -> int | None:
    if cue.bracket:
        part = text[mention.end : cue.end].partition(";")[0]
        before = text[cue.start : mention.start].rpartition(";")[2]
        found = _year(_ANY.search(part)) or _year(_ANY.search(before))
        return found or _year(_BESIDE.match(text, mention.end, mention.end + _FAR))
    end = min(len(text), mention.end + _FAR)
    found = _year(_BESIDE.match(text, mention.end, end)) or _year(
        _MADE.match(text, mention.end, end)
    )
    found = found or _year(_UNTIL.match(text, mention.end, end))
    found = found or _year(_INSIDE.search(text, mention.start, mention.end))
    ends = bool(mention.noun) and text[mention.start : mention.end].lower().endswith(mention.noun)
    if found is None and (ends or _DONE_BY.search(text, mention.start, mention.end)):
        found = _year(_THEN.match(text, mention.end, end))
        if found is None and mention.noun not in _AHEAD_OF:
            found = _year(_FOR.match(text, mention.end, end))
    if found is None and cue.end >= mention.end:
        found = _year(_SAID_IN.match(text, cue.end, min(len(text), cue.end + _FAR)))
    if found is None and mention.noun:
        found = _year(_FIRST.search(text[max(0, cue.start - _AHEAD) : cue.start]))
    verb = text[mention.end : cue.end].split()[-1:] if cue.end > mention.end else []
    if found is None and verb and cue.weight > 1:
        end = min(len(text), cue.end + _FAR)
        found = _year(_TOLD.match(text, cue.end, end))
        if found is None and verb[0].lower() in STUDY and not verb[0].endswith("s"):
            found = _year(_ASKED.match(text, cue.end, end))
    if found is None and cue.weight > 1 and cue.start == mention.start:
        past = bool(verb) and verb[0].lower() not in _PRESENT
        if past or mention.noun:
            found = _year(_OPENS.search(text[max(0, cue.start - _AHEAD) : cue.start]))
    return found


def date_by_notes(made: list[Credit]) -> list[Credit]:
    """The credits of a document, those without a year dated by the notes that they cite."""
    for credit in made:
        if credit.type == "named" and credit.year is None and credit.citation == "footnote":
            credit.year = note_year(credit.citation_text)
    return made


def note_year(note: str | None) -> int | None:
    """The year of what a footnote or an entry of a list of references refers to."""
    if not note:
        return None
    match = _BRACKETED.search(note)
    if match is not None:
        return _year(match)
    bare = _NO_DATE.sub(" ", note)
    found = [_year(match) for match in _ANY.finditer(bare)]
    return found[-1] if found else None


def _year(match: re.Match[str] | None) -> int | None:
    """The year of a match; the last of two."""
    if match is None:
        return None
    till = match["till"]
    if not till:
        return int(match["year"])
    last = int(till) if len(till) > 2 else int(match["year"][:2] + till)
    return max(last, int(match["year"]))


def to_come(year: int, published: str | None) -> bool:
    """Whether a year is after that of a document."""
    written = (published or "")[:4]
    return written.isdigit() and year > int(written)


def edition(text: str, cue: Cue, published: str | None) -> int | None:
    """The year of "last year's survey", seen from the date of a document; None if it is none."""
    written = (published or "")[:4]
    match = _YEARLY.match(text, cue.mention.start) if cue.mention is not None else None
    if match is None or not written.isdigit():
        return None
    return int(written) - (match["which"].lower() == "last")
