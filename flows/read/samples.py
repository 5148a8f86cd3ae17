"""Sample sizes and margins of error, given to the claims they describe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flows.lazy import pattern
from flows.read.model import Figure, Meaning, Sentence

_WORD = pattern(r"[^\W\d_]{3,}")
# Words of a population that mean everyone asked.
_EVERYONE = frozenset(
    """respondent people participant those surveyed polled asked interviewed questioned who were
responded answered took part our the survey poll study sample all them they adult""".split()
)
_LOOSE = frozenset("the and who that with for from our all per cent percent their".split())
_SHARED_UNITS = ("percent", "percentage_point", "score", "count")
_POINTERS = (
    *("their ", "its ", "the ", "it ", "they ", "this ", "that ", "base", "sample", "n ", "n="),
    *("all ", "based "),
)
_AVERAGES = ("average", "median", "mean")


@dataclass(slots=True)
class Sample:
    """A stated sample size and whom it counts."""

    figure: Figure
    population: str
    block: int
    sentence: int
    own: bool = False  # of the document's own survey


@dataclass(slots=True)
class Described:
    """A claim that a sample may describe."""

    figure: Figure
    meaning: Meaning
    source: str  # name of its source, "own" for the document's own, "" if not known
    block: int
    sentence: int

    def fits(self, sample: Sample) -> bool:
        """Whether the claim can be about everyone sampled, not a part of them."""
        figure = self.figure
        if figure.unit not in _SHARED_UNITS and not any(
            word in (self.meaning.statement or "").lower() for word in _AVERAGES
        ):
            return False
        population = self.meaning.population
        if not population or not sample.population:
            return True
        return not _stems(population) - _stems(sample.population) - _EVERYONE


def attach(
    claims: Sequence[Figure],
    meanings: Sequence[Meaning],
    samples: Sequence[Sample],
    margins: Sequence[Figure],
    sources: Sequence[str],
) -> None:
    """Set ``n`` and ``moe`` of the claims that stated samples and margins describe.

    A sample describes claims of its own sentence, of the sentences that follow in its block up
    to the next sample or another source, of the sentence before if it points back ("Their
    sample was"); the document's own survey describes all of the document's own claims behind.

    Args:
        claims: in reading order.
        meanings: one a claim.
        samples: in reading order.
        margins: figures that are margins of error.
        sources: one a claim: name of its source, "own" for the document's own, "" if unknown.
    """
    if not samples and not margins:
        return
    described = [
        Described(claim, meaning, source, sentence.block.index, sentence.index)
        for claim, meaning, source in zip(claims, meanings, sources, strict=True)
        for sentence in (_sentence(claim),)
    ]
    by_block: dict[int, list[Described]] = {}
    for claim in described:
        by_block.setdefault(claim.block, []).append(claim)
    for position, sample in enumerate(samples):
        following = samples[position + 1] if position + 1 < len(samples) else None
        if following is not None and following.block != sample.block:
            following = None
        nearby = by_block.get(sample.block, [])
        before = samples[position - 1] if position else None
        if _listed(before, sample, following):
            floor = before.figure.start if before is not None and _together(before, sample) else -1
            nearby = [
                c
                for c in nearby
                if c.sentence == sample.sentence and floor < c.figure.start < sample.figure.start
            ]
        for claim in _near(nearby, sample, following):
            if claim.meaning.n is None:
                claim.meaning.n = int(sample.figure.value)
    own = [sample for sample in samples if sample.own]
    for claim in described:
        if claim.source == "own" and claim.meaning.n is None and claim.meaning.population:
            for sample in own:
                behind = (claim.block, claim.figure.start) > (sample.block, sample.figure.start)
                if behind and claim.fits(sample):
                    claim.meaning.n = int(sample.figure.value)
                    break
    for margin in margins:
        sentence = _sentence(margin)
        for claim in by_block.get(sentence.block.index, []):
            near = sentence.index - 1 <= claim.sentence <= sentence.index
            if near and claim.meaning.moe is None and claim.figure.unit == "percent":
                claim.meaning.moe = margin.value


def _sentence(figure: Figure) -> Sentence:
    assert figure.sentence is not None
    return figure.sentence


def _together(one: Sample | None, other: Sample | None) -> bool:
    if one is None or other is None:
        return False
    return (one.block, one.sentence) == (other.block, other.sentence)


def _listed(before: Sample | None, sample: Sample, following: Sample | None) -> bool:
    """Whether a sentence gives each figure its own: "54% (n = 400) and 61% (n = 300)"."""
    if not (_together(before, sample) or _together(sample, following)):
        return False
    sentence = _sentence(sample.figure)
    opening = sentence.block.text[
        max(sentence.start, sample.figure.start - 8) : sample.figure.start
    ]
    return "(" in opening


def _near(claims: list[Described], sample: Sample, following: Sample | None) -> list[Described]:
    """Claims of the sample's block that it describes."""
    found: list[Described] = []
    source: str | None = None
    limit = following.figure.start if following is not None else -1
    for claim in claims:
        if claim.sentence < sample.sentence:
            points = claim.sentence == sample.sentence - 1 and _points_back(sample)
            if not points:
                continue
        elif 0 <= limit < claim.figure.start:
            break
        if source is not None and claim.source and source and claim.source != source:
            if claim.sentence > sample.sentence:
                break
            continue
        if claim.fits(sample):
            found.append(claim)
            source = source if source is not None else claim.source
        elif source is None and claim.sentence >= sample.sentence:
            source = claim.source
    return found


def _points_back(sample: Sample) -> bool:
    """Whether a sample's sentence speaks of a survey named just before: "Their sample was"."""
    return _sentence(sample.figure).text[:12].lower().lstrip("(").startswith(_POINTERS)


def _stems(text: str) -> set[str]:
    return {word.lower().rstrip("s") for word in _WORD.findall(text)} - _LOOSE
