"""Which crediting expression of a sentence credits a figure: the nearest on its side."""

from __future__ import annotations

from bisect import bisect_left

from flows.lazy import pattern
from flows.read.bracketed import Cue
from flows.read.distance import cost
from flows.read.model import Figure
from flows.read.source import Source

_NEAR = 12  # cues to either side that are weighed for a figure
_STUDIED = 2  # weight of a cue that says no more than that somebody did research
_GOES_ON = pattern(r"[^,.;:]{0,40}, that\b")
_COMPARED = pattern(
    r"\b(?:compared (?:to|with)|against|versus) (?:just |only |the |about )*[£$€]?\d[\d,.]*\S* "
    r"(?:recorded|counted|registered|reported|found|estimated|given|measured|logged)"
    r"\b[^.;]*$"
)
_WHICH = pattern(
    r",? (?:which|whose|who) (?!(?:\w+ )?(?:surveyed|polled|asked|interviewed|studied|analysed"
    r"|analyzed|tracks?|represents?|found|said|says)\b)"
)
_AS = pattern(r",? as (?:the )?")
_ASIDE = pattern(r"\d[^.;]*?(?:--|[–—])[^.;]*$")
_FAR = 26.0  # cost above which a cue of the sentence does not reach a figure


def pick_cue(
    claim: Figure, read: list[tuple[Cue, Source]], *, named: bool
) -> tuple[Cue, Source] | None:
    """The cue that credits a figure.

    Args:
        claim: the figure.
        read: cues of its sentence, from left to right, with what they name.
        named: a source named before still has the word.
    """
    assert claim.sentence is not None
    text = claim.sentence.block.text
    start, end = claim.start, claim.end
    best: tuple[float, Cue, Source] | None = None
    at_figure = bisect_left(read, start, key=lambda p: p[0].start)
    near = read[max(0, at_figure - _NEAR) : at_figure + _NEAR]
    for cue, source in near:
        far = cost(text, cue, start, end)
        if far > _FAR or _blocked(cue, near, start, end):
            continue
        if _in_aside(text, cue, start, end):
            continue
        if cue.side == "left" and end <= cue.start and _AS.fullmatch(text, end, cue.start):
            return cue, source  # "not 50% as the union claims"
        if cue.side == "left" and _COMPARED.search(text, end, max(end, cue.start)):
            continue  # "83,000 were homeless, compared to 26,852 recorded by the council"
        if source.kind == "vague" and _ASIDE.search(text, end, max(end, cue.start)):
            continue  # "only 13% chose 91% -- the right one, as many studies have shown"
        if source.kind == "vague":
            far += 3.0
        elif source.kind == "own" and cue.weight < 2:
            far += 8.0
        elif cue.weight < 1:
            far += 4.0
        if cue.bracket and len(read) > 1:
            far += 4.0
        if cue.mention is not None and cue.mention.pronoun and len(read) > 1:
            far += 3.0  # "It says that 12% do, according to the Guild"
        if not source.proper and source.kind == "named":
            far += 2.0
        if best is None or far < best[0]:
            best = (far, cue, source)
    if best is None:
        return None
    if best[2].kind == "own" and best[1].weight == 0 and named:
        return None
    return _told_by(best[1], near, text) or (best[1], best[2])


def _in_aside(text: str, cue: Cue, start: int, end: int) -> bool:
    """Whether a figure tells of a body what it is, "The firm, which owns 12 ovens, said"."""
    at = cue.mention
    if at is None or not (at.end <= start and end <= cue.end) or at.noun or at.titles:
        return False
    return _WHICH.match(text, at.end) is not None


def _told_by(aside: Cue, read: list[tuple[Cue, Source]], text: str) -> tuple[Cue, Source] | None:
    """Who is quoted, where somebody else only passes it on, in between.

    "The office's figures show, Ms Rye told the council, that 12% bake" are the office's.
    """
    if not _GOES_ON.match(text, aside.end):
        return None
    for cue, source in read:
        inserted = text[cue.end : aside.start].strip() == ","
        if inserted and cue.weight > _STUDIED and cue.side == "right":
            return cue, source
    return None


def _blocked(cue: Cue, read: list[tuple[Cue, Source]], start: int, end: int) -> bool:
    """Whether another cue of the same side stands between a cue and a figure."""
    for other, _ in read:
        if other is cue or other.weight < cue.weight or other.weight < 2:
            continue
        if cue.end <= other.start and other.end <= start and other.side == "right":
            return True
        if end <= other.start and other.end <= cue.start and other.side == "left":
            return True
    return False
