"""Whether a document as a whole presents data of its own."""

from __future__ import annotations

import re

from flows.land.blocks import Document
from flows.lazy import pattern
from flows.read.creditwords import BODIES, CIVIC

_SURVEY = r"(?:survey|surveys|poll|census|questionnaire)"
_OF_OURS = r"(?!(?:the|this|that|these|those|their|its|an?)\b)[\w-]+ "  # not "my view, the survey"
_STRONG = pattern(
    rf"\bour (?:{_OF_OURS}){{0,4}}(?:{_SURVEY}|data|analytics|research|study|analysis|findings"
    r"|respondents|results|report|index|panel|sample|benchmark|participants)\b"
    r"|\bwe(?: have|[’']ve)? (?:also |recently |then |first )?(?:surveyed|polled|asked|interviewed"
    r"|conducted|analy[sz]ed|broke down|crunched|collected|measured|tracked|sampled"
    r"|ran (?:a|our|the)|looked at (?:our|the)|did some analysis|counted|benchmarked|use data"
    r"|used data|received (?:replies|responses|answers)|saw (?:the|a|an)|sent (?:a|out|the)"
    r"|found|discovered|wanted to (?:know|find"
    r"|understand|learn|see))\b"
    r"|\bthank(?:s to)? (?:to )?(?:everyone|everybody|all|you)\b[^.]{0,40}"
    r"\b(?:participated|took|responded|answered|completed|filled|chipped in|voted)\b"
    rf"|\bpeople we (?:surveyed|asked|polled|interviewed)\b|\btook our {_SURVEY}\b"
    r"|\bI (?:also |recently |then |first )?(?:surveyed|polled"
    r"|(?:asked|interviewed) (?:my|over|more than|about|around|some|\d))\b"
    rf"|\bmy (?:{_OF_OURS}){{0,2}}(?:{_SURVEY}|respondents)\b",
    re.IGNORECASE,
)
# "We are proud to share this year's State of Baking report", not "... Crumb's report".
_PRESENTING = pattern(
    r"\b[Ww]e(?:[’']re| are)? (?:[\w-]+ ){0,2}?"
    r"(?:proud|pleased|excited|happy|thrilled|delighted|glad)"
    r" to (?:share|present|announce|publish|release|bring|unveil|reveal|introduce|launch)\b"
    r"(?![^.]{0,80}\b(?:[A-Z]\w+[’']s|(?:by|from) (?:the )?[A-Z])\b)"
    r"[^.]{0,80}\b(?:[Rr]eport|[Ss]urvey|[Rr]esults|[Ff]indings|[Ss]tudy|[Ii]ndex|[Pp]oll|[Cc]ensus)\b"
)
# "We looked at data from 12,000 bakeries"; not "... data from the Census Bureau".
_LOOKED = pattern(
    r"\b[Ww]e(?: have|[’']ve)? (?:\w+ )?(?:looked (?:at|through|into)|analy[sz]ed|examined|studied"
    r"|reviewed|dug (?:into|through)|crunched|combed through|pulled|gathered|collected|surveyed"
    r"|polled|interviewed|tracked|measured|compared|sampled|asked)\b"
    r"(?![^.]{0,60}\bfrom (?:the )?[A-Z][a-z]+ [A-Z])"
    r"[^.]{0,80}?(?:\b\d{1,3}(?:,\d{3})+\b|\b\d{3,}\b|\bmillions?\b|\bthousands\b|\bhundreds\b"
    r"|\bour (?:[\w-]+ ){0,2}(?:data|users|customers|members|readers|clients|platform))"
)
# "Last spring we ran our second State of Bread survey"; not "we published a poll by X".
_RAN = pattern(
    r"\b[Ww]e(?: have|[’']ve)? (?:\w+ )?(?:launched|ran|conducted|opened|held|fielded|sent(?: out)?"
    r"|did|put out|shared|posted|hosted|carried out|distributed|asked you|circulated)"
    r"(?! [^.]{0,80}\b(?:by|from) (?:the )?[A-Z])"
    r" (?:an?|the|our|this|another)\b[^.]{0,60}\b(?:survey|poll|questionnaire|census|study)\b"
)
# "A quick look at Crumb's survey", "Loafwatch is out with their State of Bread survey".
_THEIRS = pattern(
    r"\b(?:[Ll]ook (?:on|at|into)|[Tt]houghts (?:on|about)|[Rr]eview of"
    r"|(?:[Tt]akeaways?|[Hh]ighlights|[Ii]nsights|[Nn]otes) (?:from|on|of)) (?:the )?[A-Z]"
    r"|\b(?:their|its) (?:[\w’'-]+ ){0,5}(?:[Ss]urvey|[Pp]oll|[Cc]ensus|[Rr]eport)s?\b"
)
# "The Daily Crumb analyzed these logs", and then "we": a paper that speaks of itself.
_NAMES_ITSELF = pattern(
    r"(?:^|[.!?] )The (?:[A-Z][\w’'-]+ ){1,3}(?:has )?"
    r"(?:analy[sz]ed|examined|reviewed|tallied|mapped|compiled|counted|obtained|requested"
    r"|went through)\b"
    r"[^.]{0,80}\b(?:data|logs?|records|reports"
    r"|documents|files|figures|emails|filings|responses|results|cases|complaints)\b"
)
_ASKED_OF = pattern(rf"\b{_SURVEY}\b", re.IGNORECASE)
_OF_OTHERS = pattern(r"\b(?:its|their|his|her)\b", re.IGNORECASE)
_NEAR = 40  # characters
# Who is heard in a story about a body, and not on a page of its own.
_DISPUTED = pattern(
    r"\b(?:critics?|opposition|opponents?|campaigners?|residents[’'] groups?|union leaders?)\b",
    re.IGNORECASE,
)
# Who has the answers to give away has asked: "you can find the raw data from the survey here".
_RAW = pattern(
    r"\b(?:find|get|download|see|shar(?:e|ed|ing)|publish(?:ed|ing)?|explore|posted)\b[^.]{0,40}"
    r"\braw (?:[a-z]+ ){0,2}(?:data|results|responses|answers)\b"
    r"|\braw (?:[a-z]+ ){0,2}(?:data|results|responses|answers)\b[^.]{0,60}"
    r"\b(?:available|here|download\w*|published|posted)\b",
    re.IGNORECASE,
)
# Who thanks those who answered has asked them.
_THANKS = pattern(
    r"\bthank(?:s to|ing|s| you to| you)? (?:to )?(?:everyone|everybody|(?:all|each) of you|all"
    r"|you all|the [\d,]+ [\w ]{0,30}?|those) (?:of you )?(?:who|that|for)\b[^.]{0,40}"
    r"\b(?:participat|took part|taking part|took (?:the|our|this)|respond|answer|complet"
    r"|fill|chipped in|voted|voting)",
    re.IGNORECASE,
)
_FOUND = pattern(r"\bwhat we (?:found|learned|learnt|saw|discovered|heard)\b", re.IGNORECASE)
_HEARD = pattern(
    r"\bwhat (?:we|you) (?:learned|learnt|heard|told us) (?:from|in) (?:[a-z]+ ){0,3}?"
    r"\d[\d,]* (?:\w+ )?(?:responses|answers|replies|people|members|readers|users|customers"
    r"|patrons)\b",
    re.IGNORECASE,
)
_WEAK = pattern(
    rf"\bthis (?:year[’']s )?(?:[\w-]+ ){{0,2}}{_SURVEY}\b"
    rf"|\bthe {_SURVEY} (?:was|ran|is|remained|closed|opened|received|took|asked)\b"
    r"|\b(?:people|everyone|you|all) (?:who|that) (?:took|participated|completed|responded"
    r"|answered|filled)\b",
    re.IGNORECASE,
)
_TITLE = pattern(
    r"\btold us\b|\bwe (?:asked|surveyed|polled)\b"
    r"|\b(?:survey|poll|census|questionnaire|results|our data|analytics"
    r"|(?:years?|months?|quarter|weeks?|decade|season) in (?:review|numbers|figures|data)"
    r"|annual report|metrics)\b",
    re.IGNORECASE,
)
_PRESENTS = pattern(
    r"\b[Tt]his (?:report|paper|summary|bulletin|document|section|chapter|page|release)"
    r" (?:presents?|sets out|summari[sz]es|reports|describes|covers|contains)"
    r" (?:on )?(?:the |our )?(?:[a-z]+ )?(?:results|findings|outcomes?|figures|estimates)\b"
    r"(?P<whose> (?:of|from|by) (?:the |an? )?(?:[a-z0-9-]+ ){0,3}[A-Z])?"
)
# "This chapter examines the prevalence of rye": what it measures itself, if it names no data.
_MEASURES = pattern(
    r"\b[Tt]his (?:report|paper|chapter|study|analysis) (?:examines|analy[sz]es|measures"
    r"|quantifies|explores|investigates|assesses) (?:the )?(?:[a-z]+ )?"
    r"(?:prevalence|impact|adoption|usage|extent|scale|growth|distribution|popularity)\b"
    r"(?P<whose>[^.]{0,200}?\b(?:[Uu]sing|[Ww]ith|[Ff]rom|[Bb]y|[Tt]old|[Bb]ased on|according to)"
    r" (?:[a-z]+ ){0,4}[A-Z])?"
)
# "2019 Bread Survey Results": the title of the report itself, if the data lie beside it.
_RESULTS = pattern(
    r"\b(?:survey|poll|census)\b.{0,40}\b(?:results|findings|report)\b"
    r"|\bresults of (?:the|our)\b.{0,60}\b(?:survey|poll|census)\b",
    re.IGNORECASE,
)
_DATA = pattern(
    r"(?!\w+:|//|www\.)[^?#]{1,200}\.(?:csv|tsv|xlsx?|ods|json|zip|parquet)", re.IGNORECASE
)
# When and how many it asked: "ran for four weeks", "412 members of the community took part".
_FIELDWORK = pattern(
    rf"\b{_SURVEY} (?:itself )?(?:ran|opened|closed|was (?:open|live|sent|run|held|online"
    r"|carried out)|went (?:out )?to"
    r"|(?:received|got|had|drew|collected|attracted) (?:\w+ ){0,3}?\d[\d,]*)\b"
    r"|\b\d[\d,]* (?:(?!and\b|of those\b)[a-z-]+ ){0,6}?(?:took part|participated|responded|replied"
    rf"|answered|completed (?:it|the {_SURVEY}|this {_SURVEY})|filled (?:it|in|out)|took (?:it|the"
    rf"|this|our) ?(?:{_SURVEY})?)\b"
    r"|\b(?:received|got|collected|gathered|with|drew|had) (?:\w+ ){0,3}?\d[\d,]* (?:\w+ )?"
    r"(?:responses|answers|replies|submissions|respondents)\b",
    re.IGNORECASE,
)
# Whose it is, if it is somebody's: "a survey by the Loaf Council", "the Loaf Council's survey".
_MAKER = pattern(
    r"\b(?:[Ss]urvey|[Pp]oll|[Cc]ensus|[Qq]uestionnaire|[Ss]tudy|[Rr]eport|[Rr]esearch)s?,?"
    r"(?: (?:that )?(?:was |were )?(?:conducted|carried out|run|done|commissioned|published"
    r"|released|undertaken|made|led|organi[sz]ed|prepared)(?: \w+ly)?(?: in \w+(?: \d{4})?)?)?"
    r" (?:by|from) (?:the )?(?:[a-z][\w-]* )??(?P<by>[A-Z][\w.&-]*)"
    r"|\b(?P<owner>[A-Z][\w&.-]+)[’']s? (?:[\w-]+ ){0,4}(?:survey|poll|census|questionnaire|study"
    r"|report)\b"
    r"|\b[Aa]ccording to (?:an? |the )?(?:[a-z][\w-]* ){0,4}(?P<told>[A-Z][\w.&-]*)"
)
# Who writes is one of those who asked, or of those who were asked.
_BELONGS = pattern(
    r"\b(?:join|help|tell|contact|reach|follow|support|visit) (?:us|our)\b|\bget involved\b"
    r"|\bour (?:community|users|members|readers|project|team|contributors|students|staff|school"
    r"|volunteers|supporters|customers|participants|chapters|clubs?)\b"
    r"|\bthank(?:s| you)\b[^.]{0,40}\b(?:everyone|everybody|all|each|you)\b"
    r"|\bmembers? of the (?:\w+ )?community\b|\b(?:we|us)\b",
    re.IGNORECASE,
)
_CALLED = pattern(r"((?:[A-Z][\w.&-]*\s){1,5})(?:\d{4}\s)?(?:[Ss]urvey|[Pp]oll|[Cc]ensus)\b")
_ALONE = pattern(r"(?<![\w’'])I(?:[’'](?:ve|m|d|ll))?\b(?! ?[.)])")
_KEEPS_SAYING = 2  # times
_FIRST = 3  # paragraphs that may say so
_BEGIN = 2  # paragraphs within which a survey that a text is about comes up
_OPENING = 600  # characters of each
# "Every two years, the City conducts a survey", "in July, the District asked parents": a body that
# needs no name on its own page.
_RUN_BY = pattern(
    r"\b[Tt]he (?P<body>[A-Za-z]+) (?:also |recently )?(?:(?:conducts?|conducted|runs|ran"
    r"|carries out|carried out|commissioned|commissions)\b"
    r"[^.]{0,80}\b(?:survey|poll|census|questionnaire)\b"
    r"|(?:surveyed|polled|asked) (?:[a-z]+,? )?[a-z]+s\b)"
)
_SURVEYS = pattern(r"\b(?:surveys|polls|questionnaires)$", re.IGNORECASE)
_PARTS = pattern(r"\b(?:methods?|results)\b")
_LABEL = 60  # characters of a heading
_FIRST_PERSON = pattern(r"\b(?:we|our|us|we[’']ve|we[’']re|we[’']d|my)\b|\bI\b", re.IGNORECASE)


def first_person_research(document: Document) -> int:
    """How often the document itself, not somebody it quotes, says "we surveyed", "our survey"."""
    return sum(
        1
        for block in document.blocks
        if block.kind not in ("code", "title", "quote")
        for match in _STRONG.finditer(block.text)
        if not _quoted(block.text, match.start())
    )


def says_we_did(text: str) -> int:
    """How often a text says what "we" asked, counted or found, or speaks of "our survey"."""
    return sum(1 for _ in _STRONG.finditer(text))


def _quoted(text: str, at: int) -> bool:
    """Whether a place stands between quotation marks."""
    before = text[:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def own_because(document: Document) -> str:
    """Why figures that are credited to nobody are the document's own, empty if they are not.

    So it is in the report of a survey by those who made it: its title speaks of one, or it keeps
    saying what "we" asked and counted.
    """
    strong = weak = 0
    first_person = False
    for block in document.blocks:
        if block.kind in ("code", "title"):
            continue
        strong += sum(
            1 for match in _STRONG.finditer(block.text) if not _quoted(block.text, match.start())
        )
        weak += sum(1 for _ in _WEAK.finditer(block.text))
        first_person = first_person or _FIRST_PERSON.search(block.text) is not None
    heads = [b.text for b in document.blocks if b.kind in ("title", "heading") and b.level <= 1]
    titles = [document.meta.title or "", *heads[:2]]
    if any(_RESULTS.search(text) for text in titles) and _beside_data(document):
        return "results, with the data beside them"
    presented = _presented(document)
    if presented is not None and not presented["whose"]:
        return "it presents findings, and names nobody whose they are"
    if _of_its_people(document, titles):
        return "a survey of those whom it comes from"
    if _of_the_body(document, titles, first_person=first_person):
        return "a body that needs no name on its page tells of its survey"
    if not first_person and not strong:
        return ""
    if strong > 0 and (_paper(document) or presented is not None):
        return "a paper that says what we did"
    opening = [b.text[:_OPENING] for b in document.blocks if b.kind == "paragraph"][:_FIRST]
    if any(_PRESENTING.search(text) or _RAN.search(text) for text in opening):
        return "it opens with what we ran or share"
    theirs = any(_MAKER.search(text) for text in opening)
    surveyed = not theirs and any(_ASKED_OF.search(text) for text in [*titles, *opening])
    if surveyed and any(_THANKS.search(text) for text in opening):
        return "it opens with thanks to those who answered"
    if any(_LOOKED.search(text) for text in opening) and any(_FOUND.search(t) for t in opening):
        return "it opens with what we looked at and found"
    if any(_TITLE.search(text) for text in titles):
        theirs = any(_THEIRS.search(text) for text in [*titles, *opening])
        heard = any(_HEARD.search(text) for text in opening)
        # "80% like it - Crumb survey", and once "our past research", which Crumb may have said.
        lone = strong == 1 and _made_by_a_name(document, titles)
        raw = first_person and any(_gives_away(b.text) for b in document.blocks)
        ours = (strong > 0 and not lone) or heard or ((weak > 1 or raw) and not theirs)
        return "its title speaks of a survey, and it of us who made it" if ours else ""
    if strong > _KEEPS_SAYING:
        return "it keeps saying what we asked and found"
    itself = first_person and any(_NAMES_ITSELF.search(text) for text in opening)
    return "a paper that speaks of itself by its name" if itself else ""


def _alone(text: str) -> bool:
    """Whether one person writes, "I read it"; an answer that is quoted, “I love it”, is not so."""
    return any(not _quoted(text, match.start()) for match in _ALONE.finditer(text))


def _gives_away(text: str) -> bool:
    """Whether the raw answers are to be had here, not from the site of those who asked."""
    match = _RAW.search(text)
    return match is not None and not _OF_OTHERS.search(text, match.start(), match.end() + _NEAR)


def _made_by_a_name(document: Document, titles: list[str]) -> bool:
    """Whether a text says who made the survey, whose name its title gives before "survey"."""
    named = {name.strip() for text in titles for name in _CALLED.findall(text)}
    texts = [b.text for b in document.blocks if b.kind == "paragraph"]
    return any(
        re.search(
            r"\b(?:survey|poll|census)\b[^.]{0,40}\b(?:by|from) (?:the )?(?:[a-z-]+,? ){0,4}"
            + name,
            text,
        )
        for name in map(re.escape, named)
        for text in texts
    )


def _of_the_body(document: Document, titles: list[str], *, first_person: bool) -> bool:
    """Whether "the City" or "the District", which has no name, tells of a survey of its own.

    A paper would name it; if the title speaks of the survey, the page of "the City", with a capital
    letter, need not say "our", either.
    """
    texts = [b.text for b in document.blocks if b.kind in ("paragraph", "title", "heading")]
    titled = any(_TITLE.search(text) or _SURVEYS.search(text) for text in titles)
    if any(_DISPUTED.search(text) for text in texts):
        return False
    publisher = (document.meta.publisher or "").lower()
    for text in [t for t in texts if len(t) > _LABEL][:_FIRST]:
        match = _RUN_BY.search(text[:_OPENING])
        written = match["body"] if match is not None else ""
        body = written.lower()
        if publisher and body not in publisher:
            continue  # a paper that tells of the city's
        if body in BODIES | CIVIC and (first_person or (titled and written[:1].isupper())):
            named = re.compile(rf"\b[A-Z][\w’'-]+ {body}\b|\b{body} of [A-Z]", re.IGNORECASE)
            return not any(
                m[0][0].isupper() and not m[0].lower().startswith("the ")
                for told in [*titles, *texts]
                for m in named.finditer(told)
            )
    return False


def _of_its_people(document: Document, titles: list[str]) -> bool:
    """Whether a document reports on a survey of those that it comes from, who need not say "we".

    It is about a survey from the start, tells how that went, and names nobody else who made it;
    and whoever writes belongs to those people, and is no single person who read the results.
    """
    told = [b.text for b in document.blocks if b.kind in ("paragraph", "item", "title", "heading")]
    begins = [b.text[:_OPENING] for b in document.blocks if b.kind == "paragraph"][:_BEGIN]
    opening = [*titles, *begins]
    if not any(_TITLE.search(text) for text in opening):
        return False
    if not any(_FIELDWORK.search(text) for text in told):
        return False
    own = any(_BELONGS.search(text) for text in told)
    if not own or any(_alone(text) for text in told):
        return False
    names = set(" ".join(titles).split())
    names.update(word for text in begins for name in _CALLED.findall(text) for word in name.split())
    makers = (match for text in told for match in _MAKER.finditer(text))
    return all({m["by"], m["owner"], m["told"]} & names for m in makers)


def _beside_data(document: Document) -> bool:
    """Whether a document links to a file of data that lies beside it."""
    links = (link for block in document.blocks for link in block.links)
    return any(link.kind == "link" and _DATA.fullmatch(link.url) for link in links)


def _presented(document: Document) -> re.Match[str] | None:
    """Where a document opens by saying that it is the report: "This report presents ..."."""
    texts = [b.text for b in document.blocks if b.kind == "paragraph"][:_FIRST]
    found = [each.search(text[:_OPENING]) for text in texts for each in (_PRESENTS, _MEASURES)]
    return next((match for match in found if match is not None), None)


def _paper(document: Document) -> bool:
    """Whether a document is a paper: its parts are called methods, results, conclusions."""
    parts = set()
    for block in document.blocks:
        if block.kind == "heading" and len(block.text) < _LABEL:
            parts |= set(_PARTS.findall(block.text.lower()))
        elif block.kind == "paragraph" and block.strong and block.strong[0][0] == 0:
            end = block.strong[0][1]
            if end < _LABEL:
                parts |= set(_PARTS.findall(block.text[:end].lower()))
    return "results" in parts and bool(parts & {"method", "methods"})


def called(document: Document) -> list[str]:
    """Names that stand before "survey" in the titles of a document: "Airloaf" of its own survey."""
    heads = [b.text for b in document.blocks if b.kind in ("title", "heading") and b.level <= 1]
    titles = [document.meta.title or "", *heads[:2]]
    return [name.strip() for text in titles for name in _CALLED.findall(text)]
