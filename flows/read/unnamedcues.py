"""Credits without anybody's name: "reportedly", "it is estimated that", "by most accounts"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from flows.lazy import pattern
from flows.read.bracketed import Cue

_RELATIVE = pattern(r"\b(?:which|that|who|whose|where)\b", re.IGNORECASE)
_BUT = pattern(
    r"[,;—–]\s?(?:but|and|while|whereas|though|although|yet|because|so)\s$", re.IGNORECASE
)
_HIDDEN = pattern(
    r"\b(?:it (?:is|was|has been) (?:widely |generally |often )?"
    r"(?:estimated|believed|thought|said|reported|reckoned)"
    r"|(?:is|are|was|were) (?:widely |generally |often )?"
    r"(?:estimated|believed|thought|said|reported|reckoned) to"
    r"|(?<=according to )(?!(?:the|an?|this|that|these|those|our|its|their|his|her|my|your|laws?"
    r"|plans?|legend|schedule|rules|taste|needs?|size|types?|age|which|whom|how|whether|where)\b)"
    r"(?-i:(?:[a-z][a-z’'-]+ ){0,3}[a-z’'-]{3,})"
    r"|(?:recent|previous|earlier|prior|other|new) work (?:also )?(?:suggests?|suggested"
    r"|shows?|showed|finds?|found|indicates?|has (?:shown|found|suggested)) that"
    r"|^(?:new |latest |exit )?(?:poll|survey|study)(?=: )"
    r"|as (?:one|an?|the) (?:widely |often |much[- ])?(?:shared|quoted|cited|repeated) (?:statistic"
    r"|figure|number|estimate) has it"
    r"|(?:is|are) (?:often|widely|sometimes|frequently|commonly|regularly) (?:quoted|cited|bandied"
    r"|repeated|mentioned)"
    r"|(?<!no )guesses (?:run|range|go) (?:up |as )?(?:to|from|between|high)"
    r"|reportedly|by (?:some|most|many|all) (?:accounts|estimates)"
    r"|(?<=, )(?-i:[a-z]{2,14}s) (?:say|estimate|warn|reckon|believe|argue)(?=\s*(?:[.;]|$))"
    r"|(?<=\w\w[dnt] )by (?:(?:some|many|most|several|other|industry|market|outside|leading) ){0,2}"
    r"(?:analysts|experts|economists|observers|forecasters|researchers|scientists|critics)"
    r"|(?:some|many|most|experts|critics|insiders) (?:say|believe|argue|estimate|claim|suggest)"
    r"|(?<!of )(?<!the )(?:doctors|physicians|dentists|psychiatrists|therapists|nutritionists"
    r"|vets|professionals|specialists) (?:all |now |widely |mostly )?"
    r"(?:agree|warn|reckon|estimate) that)\b",
    re.IGNORECASE,
)


def unnamed_cues(
    text: str, bounds: tuple[int, int], figures: Sequence[tuple[int, int]], found: Sequence[Cue]
) -> list[Cue]:
    """Vague cues of a sentence that no noun phrase carries.

    Args:
        text: text of the block.
        bounds: of the sentence.
        figures: spans of its claims.
        found: its other cues, from left to right; what one of them covers is its own.
    """
    starts = [cue.start for cue in found]
    cues: list[Cue] = []
    for match in _HIDDEN.finditer(text, *bounds):
        near = found[max(0, bisect_left(starts, match.start()) - 2) :][:4]
        free = not any(c.start < match.end() and match.start() < c.end for c in near)
        if free and not _aside(text, figures, match):
            # "12% bake, but many say it is hard": of the clause that it starts.
            clause = _BUT.search(text, bounds[0], match.start()) is not None
            side = "right" if clause else "both"
            cues.append(Cue(None, "vague", match.start(), match.end(), side, 2))
    return cues


def _aside(text: str, figures: Sequence[tuple[int, int]], match: re.Match[str]) -> bool:
    """Whether "reportedly" is of a relative clause behind the figures, not of them."""
    if match.group().lower() != "reportedly":
        return False
    ends = [end for _, end in figures if end <= match.start()]
    return bool(ends) and _RELATIVE.search(text, ends[-1], match.start()) is not None
