"""Margins of error, given to the claims of those for whom they are stated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flows.lazy import pattern
from flows.read.model import Figure, Sentence
from flows.read.studies import Described, Sample, stems

# "3.5 points for registered voters", "for those under 30 plus or minus 5.2"
_BEHIND = pattern(
    r"^(?: ?(?:%|percent|per cent|(?:percentage )?points?))?,? (?:for|among) "
    r"(?P<who>(?:[^,;.()]|(?<=\d),(?=\d)){2,60}?)(?= and\b|[;.()]|,(?!\d)|$)",
    re.IGNORECASE,
)
_AHEAD = pattern(
    r"\b(?:for|among) (?P<who>(?:(?!\bfor\b|\bamong\b)(?:[^,;.()]|(?<=\d),(?=\d))){2,60}?)"
    r"(?:,? (?:is|was|are|it is|of))? (?:(?:about|around) )?"
    r"(?:plus or minus|plus/minus|\+ ?/ ?[-–−]|±)? ?$",
    re.IGNORECASE,
)
_EVERYONE = pattern(
    r"\b(?:full|total|whole|entire|overall|complete|all|everyone|everybody|(?:the|this|our)"
    r" (?:survey|poll|sample|study))\b",
    re.IGNORECASE,
)
_THIS = pattern(
    r"(?:this|that|the) (?:result|figure|finding|question|share|number|item|answer|estimate"
    r"|value)\b",
    re.IGNORECASE,
)
_PEOPLE = pattern(r"(?<![\d.,$£€-])(\d{1,3}(?:,\d{3})+|\d{2,6})(?![\d%]|\.\d| ?(?:%|percent|per))")
_SO_MANY = pattern(r"(?:the |all |these |those )*(\d{1,3}(?:,\d{3})+|\d{2,6}) [a-z]", re.IGNORECASE)
_YEAR = pattern(r"(?:19|20)\d\d$")
_SIGNED = pattern(r"\s*(?:[—–―]|--)\s?[A-Z]")
_FOLLOWING = 2  # sentences behind one that counts people
_NEAR = 2  # blocks between a sample and its margin


def note_margin(margin: Figure, claims: Sequence[Described], samples: Sequence[Sample]) -> None:
    """Give a margin of error to the shares of the sample it is stated for.

    That is the sample of the people it names ("8.9 points for registered voters"), of its own
    sentence, of the sentence before or of its section. A margin whose sentence counts people
    that are no known sample ("1,117 of 2,836 members") is of them: it goes to no other sample.

    Args:
        margin: the figure that is the margin, in points.
        claims: in reading order; ``moe`` is set on those that have none.
        samples: all that the document states.
    """
    assert margin.sentence is not None
    block, index = margin.sentence.block, margin.sentence.index
    who = _whom(margin, margin.sentence)
    if who is not None and _THIS.match(who):
        # "for this result": of what its own sentence says, and of nothing else
        own = [c for c in claims if c.block is block and c.sentence == index]
        _give(margin, own)
        return
    whole = [sample for sample in samples if not sample.part]
    here = [s for s in whole if s.block is block and s.sentence == index]
    if _SIGNED.match(block.text):
        # "— The Office, Panel 2024 (n = 2,412, ±2)": under what is quoted, and about that
        quoted = [c for c in claims if c.block.index == block.index - 1]
        for claim in quoted:
            if claim.meaning.n is None and len(here) == 1:
                claim.meaning.n = here[0].n
        if quoted:
            _give(margin, quoted)
            return
    if who is not None and not _EVERYONE.search(who):
        _of_a_part(margin, who, claims, [s for s in samples if _close(s, margin.sentence)])
        return
    before = [s for s in here if s.figure.start < margin.start] or here[:1]
    if who is not None and len(here) < 2:
        close = [s for s in whole if _close(s, margin.sentence)]
        before = [max(close, key=lambda s: s.n)] if close else before
    around = before[-1:]
    counts = not around and _counts(margin.sentence)
    if not around and not counts:
        around = [s for s in whole if s.block is block and s.sentence == index - 1]
        around = around or [s for s in whole if _close(s, margin.sentence)]
    sizes = {sample.n for sample in around[-1:]}
    last = index + (_FOLLOWING if counts else 0)
    near = [c for c in claims if c.block is block and index - 1 <= c.sentence <= last]
    if not whole:
        one = len({claim.source for claim in claims if claim.source}) <= 1
        near = list(claims) if one and not near else near
    else:
        near = [c for c in near if c.meaning.n is None or c.sentence == index] if not here else []
    _give(margin, (*near, *(c for c in claims if c.meaning.n in sizes)))


def _give(margin: Figure, claims: Sequence[Described]) -> None:
    for claim in claims:
        if claim.meaning.moe is None and claim.figure.unit == "percent":
            claim.meaning.moe = margin.value


def _of_a_part(
    margin: Figure, who: str, claims: Sequence[Described], samples: Sequence[Sample]
) -> None:
    """Give a margin to the claims of those whom it names, and to nobody else."""
    named = stems(who)
    sizes = {s.n for s in samples if named & stems(s.population)}
    assert margin.sentence is not None
    section = margin.sentence.block.section
    own = _SO_MANY.match(who)
    if own is not None:
        sizes = {int(own[1].replace(",", ""))}
    _give(
        margin,
        [
            claim
            for claim in claims
            if claim.block.section == section
            and (
                claim.meaning.n in sizes
                if claim.meaning.n is not None
                else bool(named & stems(claim.meaning.population or ""))
            )
        ],
    )


def _whom(margin: Figure, sentence: Sentence) -> str | None:
    """Words for whom a margin is, where its sentence says so."""
    text = sentence.block.text
    behind = _BEHIND.match(text[margin.end : min(sentence.end, margin.end + 100)])
    if behind is not None:
        return behind["who"]
    ahead = _AHEAD.search(text[max(sentence.start, margin.start - 110) : margin.start])
    return None if ahead is None else ahead["who"]


def _close(sample: Sample, sentence: Sentence) -> bool:
    block = sentence.block
    return sample.block.section == block.section and abs(sample.block.index - block.index) <= _NEAR


def _counts(sentence: Sentence) -> bool:
    """Whether a sentence counts people, besides years and its margin."""
    return any(not _YEAR.match(found.group()) for found in _PEOPLE.finditer(sentence.text[:600]))
