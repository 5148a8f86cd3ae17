"""Figures that are quoted only to be corrected or withdrawn."""

from __future__ import annotations

import re

from flows.lazy import pattern

# What marks a sentence that withdraws, or the part of it that does.
# "A first version of the text" and "the previous edition of the survey" take nothing back: only
# what is said to have stood in an earlier version of the article does.
_WHICH = r"(?:earlier|previous|original|first|older)\s(?:\w+\s){0,2}?"
_VERSION = (
    rf"{_WHICH}(?:(?:version|draft|post|copy|article|text|print)"
    r"|edition\s(?:of|on)\s(?:this|our|the)\s(?:article|post|story|page|column|text|newsletter))"
)
_SAID = (
    r"(?:had|has|said|says|gave|gives|put|puts|stated|states|reported|contained|listed|claimed"
    r"|read|quoted|cited|showed|spoke|mis\w+)"
)
_EARLIER = pattern(
    rf"\b{_VERSION}\b(?:\s(?:of|on)\s[^.;,]{{1,60}})?,?\s(?:\w+ly\s)?{_SAID}\b"
    rf"|\b(?:in|from)\s(?:an?|the|our|its)\s{_WHICH}(?:version|draft|text|print)\b"
    r"|\b(?:previously|originally|initially|first|wrongly|incorrectly"
    r"|mistakenly|erroneously)\s(?:\w+\s)?(?:reported|stated|said|gave|given|put|published|printed"
    r"|wrote|written|read|claimed|listed|quoted|showed|cited)\b"
    r"|\b(?:reported|stated|said|gave|put|published|printed|wrote|claimed|listed|quoted|cited|was"
    r"|were)\s(?:wrongly|incorrectly|mistakenly|erroneously|in\serror)\b"
    r"|\bmis(?:stated|quoted|reported|printed)\b"
    r"|\b(?:been|was|were|is|are|now|since)\s(?:later\s|since\s|now\s)?(?:retracted|withdrawn)\b"
    r"|\b(?:retracted|withdrawn)\s(?:figure|claim|study|report|survey|number|release)s?\b"
    r"|\b(?:in\serror|by\smistake)\b"
    r"|\bwe\s(?:said|wrote|reported|gave|stated|put)\b(?=[^.;]{0,120}[;—–]\s(?:it|that)\s"
    r"(?:was|is|should)\b)",
    re.IGNORECASE,
)
_RIGHT = pattern(
    r"\b(?:correct(?:ed)?(?:\s(?:figure|number|value|share))?\s(?:is|was|to|reads?|should)\b"
    r"|(?:it|this|that)\s(?:is|should\s(?:be|have\sbeen|read))\b|should\s(?:be|have\sbeen|read)\b"
    r"|in\sfact\b|actually\b|(?:the\s)?(?:figure|number|share|value)\s(?:in\s[^.;]{0,60}\s)?is\b"
    r"|instead\sof\b|not\b|rather\sthan\b|[;—–]\s(?:it|that)\swas\b)",
    re.IGNORECASE,
)
_NOT_BEFORE = pattern(
    r"\b(?:not|instead\sof|rather\sthan|from)\s(?:the\s)?(?:\w+\s)?$", re.IGNORECASE
)
# What was said before, and the sentence that takes it back: "That figure has since been withdrawn."
_WE_SAID = pattern(
    r"\bwe(?:\s(?:had|have|also))?\s(?:said|wrote|reported|gave|stated|put|told|printed|published"
    r"|quoted|claimed)\b|\b(?:was|were|been)\stold\b",
    re.IGNORECASE,
)
_TAKEN_BACK = pattern(
    r"^[\s\W]*(?:that|this|it|the|we|our|both|they|those|these)\b[^.;]{0,160}?"
    r"\b(?:(?:been|was|were|is|are|have|has|since|later)\s(?:\w+\s){0,2}?"
    r"(?:taken\sback|withdrawn|retracted|pulled|recalled|disowned|wrong|incorrect|mistaken|untrue|false)"
    r"|should\s(?:have\sbeen|have\sread|be|read)|(?:withdrew|retracted|disowned)\b"
    r"|(?:had|got|put|read|typed)\s(?:\w+\s){1,3}?(?:(?:the\s)?wrong(?:\sway)?|backwards)\b"
    r"|(?:swapped|mixed\sup|transposed|miscounted|mistyped|misplaced)\b"
    r"|mis(?:read|heard|quoted|printed|stated|copied|understood)\b"
    r"|an?\s(?:error|mistake|misprint|misreading))\b",
    re.IGNORECASE,
)
# What an issue before this one said: "in No. 30 we wrote", "our spring issue said".
_WE_PRINTED = pattern(
    r"\b(?:we|i)(?:\s(?:had|have|also))?\s(?:said|wrote|reported|gave|stated|put|told|printed"
    r"|published|quoted|claimed|ran)\b"
    r"|\b(?:our|last\s(?:week|month)['’]s|the\s(?:last|previous))\s(?:[\w'’-]+\s){0,3}?"
    r"(?:issue|edition|letter|bulletin|newsletter|number|column|story|article|piece|headline|caption"
    r"|chart)(?:\sof\s[\w ]{3,20}?)?\s(?:said|wrote|reported|gave|stated|put|printed|quoted"
    r"|claimed|had|read)\b"
    # "a chart in Saturday's paper gave the number as 1,410"
    r"|\b(?:an?|the|our|one)\s(?:\w+\s)?(?:chart|table|caption|headline|graphic|graph|map|box|story"
    r"|article|item|column|report|sentence|paragraph)\s(?:in|on|of|from)\s(?:[\w'’-]+\s){0,3}?"
    r"(?:paper|newspaper|edition|issue|newsletter|magazine|bulletin|page|website|site)\b[^.;]{0,40}?"
    r"\s(?:said|wrote|reported|gave|stated|put|printed|quoted|claimed|had|read|showed|listed)\b",
    re.IGNORECASE,
)
_WHEN = pattern(
    r"\b(?:in|on)\s(?:(?:no|nr|issue|number|letter|bulletin|edition|part|volume|report|briefing"
    r"|post|paper)\b\.?\s?(?:no\.?\s)?\d+"
    r"|our\s(?:last|previous|[a-z]+)\s(?:issue|edition|letter|bulletin|number)"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter)\b)"
    r"|\blast\s(?:week|month|time|issue|spring|summer|autumn|winter)\b|\bour\s(?:\w+\s)?issue\b",
    re.IGNORECASE,
)
_FIGURE = (
    r"(?:\d[\d.,]*\s?(?:%|per\s?cent)|(?:\d+|one|two|three|four)\s(?:in|out\sof)\s\w+|\bhalf\b)"
)
# How such an item is headed, how it begins, and how it goes on.
_CORRECTION = pattern(
    r"^\W*(?:corrections?|clarifications?|errat(?:um|a)|corrigend(?:um|a)|for\sthe\srecord)"
    r"(?:\s(?:and|&)\s(?:corrections?|clarifications?))?[*_]*(?:\W*$|[:.—–][*_]*(?:\s|$))",
    re.IGNORECASE,
)
_OUR_FAULT = pattern(
    r"\b(?:mistake|error|fault|slip|blunder)\s(?:was|is)\s(?:ours|mine|my own|our own)\b"
    r"|\bwe\s(?:were|got\s(?:it|that|this|them|one\sthing))\swrong\b|\bwe\s(?:made|owe)\s"
    r"(?:you\s)?an?\s(?:mistake|error|correction|apology)\b"
    r"|\b(?:we|i)\s(?:\w+\s){0,2}?apologi[sz]e|\b(?:our|my)\s(?:\w+\s)?apolog(?:y|ies)\b",
    re.IGNORECASE,
)
_PUT_RIGHT = pattern(
    r"^\W*(?:(?:that|this|it)\s(?:was|is)\s(?:an?\s)?(?:slip|typo|misprint|mistake|error|wrong"
    r"|not\s(?:so|right|true|correct))\b(?!\sto\b)"
    r"|(?:the\s(?:right|correct|true|proper|actual|real)\s(?:figure|number|share|value|percentage"
    r"|answer|sum)\b|(?:it|that|this)\sshould\s(?:be|read|say|have)\b)"
    rf"[^.;]*?{_FIGURE})",
    re.IGNORECASE,
)
# What went wrong: "The decimal point was lost in typesetting."
_SLIP = pattern(
    r"\b(?:decimal (?:point|comma)|typ(?:o|ing error|esetting)|misprint|slip of the|transpos\w+"
    r"|(?:digits?|figures?|numbers?|columns?|rows?|lines?) (?:\w+ )?(?:were|was|got) (?:swapped"
    r"|reversed|switched|mixed|lost|dropped|transposed)|(?:extra|missing) (?:zero|nought|digit|one)"
    r"|a (?:zero|nought|digit) too (?:many|few)|wrong (?:column|row|line|table|year))\b",
    re.IGNORECASE,
)
_IN_FACT = pattern(rf"^\W*(?:in\sfact|actually)\b[^.;]*?{_FIGURE}", re.IGNORECASE)
# "It has 6 per cent": another figure of what was spoken of.
_OTHER_FIGURE = pattern(
    r"^\W*(?:it|they|she|he)\s(?:has|have|is|are|was|were|says?|said|gives?|had|reads?|puts?)\s"
    r"(?:\w+\s){0,3}?\d[\d.,]*\s?(?:%|per\s?cent)",
    re.IGNORECASE,
)
# "It is 24% now": things have moved on, and nothing was wrong.
_MOVED_ON = pattern(
    r"\b(?:now|today|currently|nowadays|since|later|by\sthen|already|still|this\s(?:week|month|year|time)"
    r"|(?:last|next)\s(?:week|month|year)|rise[sn]?|rose|climb\w*|grow[ns]?|grew|fall(?:s|en)?|fell"
    r"|drop\w*|increas\w+|declin\w+|up|down)\b",
    re.IGNORECASE,
)
# What somebody else said, and does not say any longer: "Her office has since withdrawn the number."
_SPOKE = pattern(
    r"\b(?:told|said|says|claimed|claims|stated|declared|wrote|tweeted|posted|insisted)\b",
    re.IGNORECASE,
)
_WITHDREW = pattern(
    r"^[^.;]{0,80}?\b(?:(?:has|have|had|was|were|been)\s(?:since\s|later\s|now\s|been\s)*"
    r"(?:withdrawn|retracted|disowned|taken\sback)|(?:later|since)\s(?:withdrew|retracted|disowned))\b"
    r"(?:\s(?:the|that|this|her|his|its|their)\s(?:\w+\s)?(?:number|figure|claim|share|statement"
    r"|percentage|remark|estimate)|\sit\b|\s?[.;,])",
    re.IGNORECASE,
)
_HINTS = ("earlier", "previous", "original", "initial", "first", "older", "wrong", "incorrect",
          "mistake", "error", "misst", "misq", "misr", "misp", "retract", "withdr",
          "we said", "we wrote", "we reported", "we gave", "we stated", "we put")  # fmt: skip


def taken_back(sentence: str, following: str) -> bool:
    """Whether what a sentence says that "we said" is taken back by the one that follows."""
    if _WE_SAID.search(sentence) and _TAKEN_BACK.match(following):
        return True
    return bool(_SPOKE.search(sentence) and _WITHDREW.match(following))


def corrected(opens: str, before: str, sentence: str, following: str) -> bool:
    """Whether a sentence tells what an issue before this one had wrong.

    Args:
        opens: the heading above the block and how the block begins, a line each.
        before: what stands before the sentence in the block.
        sentence: the sentence.
        following: the one after it.
    """
    printed = _WE_PRINTED.search(sentence)
    if printed is None:
        return False
    if _PUT_RIGHT.match(following) or _OUR_FAULT.search(before):
        return True
    if _SLIP.search(following) and _WHEN.search(sentence):
        return True
    moved_on = _MOVED_ON.search(following) is not None
    if _IN_FACT.match(following) and not moved_on:
        return True
    if any(_CORRECTION.match(line) for line in opens.splitlines()):
        return True
    return bool(_WHEN.search(sentence) and _OTHER_FIGURE.match(following) and not moved_on)


# A reader's question with a name behind it, and an answer that denies what it says.
_LETTER = pattern(r"^\W*[“\"‘'].{10,400}[”\"’']\s*\([^()]{2,60}\)\W*$", re.DOTALL)
_DENIED = pattern(
    r"^\W*(?:no\b|not\s(?:so|quite|true|really|at\sall)\b|(?:because\s)?(?:it|that|this|they)\s?"
    r"(?:is|are|was|were|do|does|['’]s)(?:\snot|n['’]t)\b|wrong\b|nonsense\b|far\sfrom\sit\b"
    r"|hardly\b|on\sthe\scontrary\b)",
    re.IGNORECASE,
)


def denied_letter(letter: str, answer: str) -> bool:
    """Whether a text is what a reader wrote in, and the text after it says that it is not so."""
    return bool(_LETTER.match(letter) and _DENIED.match(answer))


def withdrawn(
    text: str, start: int, end: int, figures: list[tuple[int, int]], *, printed: bool = False
) -> list[bool]:
    """For each figure of a sentence ``text[start:end]``, whether the sentence takes it back.

    Args:
        text: of the block.
        start: of the sentence.
        end: of the sentence.
        figures: spans of the sentence's figures in the block's text, in order.
        printed: whether it tells what stood in an issue before (``corrected``).
    """
    sentence = text[start:end]
    lower = sentence.lower()
    if not printed and not any(hint in lower for hint in _HINTS):
        return [False] * len(figures)
    earlier = _EARLIER.search(sentence) or (_WE_PRINTED.search(sentence) if printed else None)
    if earlier is None:
        return [False] * len(figures)
    if len(figures) == 1:
        # "An earlier version gave 37%." Alone, it is the one taken back.
        before = sentence[: figures[0][0] - start]
        fixed = _RIGHT.search(before, earlier.end()) if earlier.end() < len(before) else None
        return [fixed is None or bool(_NOT_BEFORE.search(before))]
    found = []
    for k, (left, _) in enumerate(figures):
        floor = figures[k - 1][1] - start if k else 0
        before = sentence[floor : left - start]
        if _NOT_BEFORE.search(before):
            found.append(True)
        elif _RIGHT.search(before):
            found.append(False)
        else:
            right = figures[k + 1][0] - start if k + 1 < len(figures) else len(sentence)
            found.append(
                floor <= earlier.start() < left - start
                or (k == 0 and earlier.start() < right and earlier.start() < left - start)
            )
    return found
