"""Whether a document as a whole presents data of its own."""

from __future__ import annotations

import re

from flows.land.blocks import Document

_SURVEY = r"(?:survey|surveys|poll|census|questionnaire|study|research|data|analytics)"
_OWN = re.compile(
    rf"\b(?:our|this year[’']s|this) (?:[\w-]+ ){{0,4}}{_SURVEY}\b(?! (?:by|from|of the))"
    r"|\bwe(?: have|[’']ve)? (?:also |recently |then |first )?(?:surveyed|polled|asked|interviewed"
    r"|conducted|analy[sz]ed|broke down|crunched|collected|measured|tracked|sampled|ran (?:a|our|the)"
    r"|looked at (?:our|the)|did some analysis|received|counted|benchmarked|use data|used data"
    r"|saw (?:the|a|an)|sent (?:a|out|the))\b"
    r"|\bthe survey (?:was|ran|is|remained|closed|opened|received|took|asked)\b"
    r"|\b(?:respondents?|people|everyone|you|all) (?:who|that) (?:took|participated|completed"
    r"|responded|answered|filled)\b|\bpeople we (?:surveyed|asked|polled|interviewed)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"\b(?:survey|poll|census|questionnaire|results|our data|analytics|by the numbers|findings"
    r"|data of our|benchmark(?:s|ing)?|metrics|year in review|annual report)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:we|our|us|we[’']ve|we[’']re)\b", re.IGNORECASE)


def presents_own(document: Document) -> bool:
    """Whether figures that are credited to nobody are the document's own.

    True of the report of a survey by those who made it: its title speaks of one, or it keeps
    saying what "we" asked and counted.
    """
    hits = 0
    first_person = False
    for block in document.blocks:
        if block.kind in ("code", "title"):
            continue
        hits += sum(1 for _ in _OWN.finditer(block.text))
        first_person = first_person or _FIRST_PERSON.search(block.text) is not None
    if not first_person or not hits:
        return False
    heads = [b.text for b in document.blocks if b.kind in ("title", "heading") and b.level <= 1]
    titled = any(_TITLE.search(text) for text in [document.meta.title or "", *heads[:2]])
    return hits >= (1 if titled else 3)
