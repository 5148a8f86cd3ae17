"""Sample sizes and margins of error, given to the claims they describe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.read.model import Figure, Meaning

_WORD = re.compile(r"[^\W\d_]{3,}")
_WHOLE = frozenset(
    """respondents respondent people participants those surveyed polled asked interviewed questioned
who were responded answered took part our the survey poll study sample all them they adults""".split()
)
_LOOSE = frozenset("the and who that with for from our all per cent percent its their".split())


@dataclass(slots=True)
class Sample:
    """A stated sample size (or margin of error) and whom it counts."""

    figure: Figure
    population: str
    block: int
    sentence: int
    section: int
    own: bool = False  # the document's own survey


def attach(
    claims: Sequence[Figure],
    meanings: Sequence[Meaning],
    samples: Sequence[Sample],
    margins: Sequence[Figure],
    sources: Sequence[str],
) -> None:
    """Set ``n`` and ``moe`` of the claims that stated samples and margins describe.

    Args:
        claims: in reading order.
        meanings: one a claim.
        samples: in reading order.
        margins: figures that are margins of error.
        sources: one a claim: name of its source ("" if not known); a sample goes over a
            sentence only to claims of the same source.
    """
    by_block: dict[int, list[int]] = {}
    for k, claim in enumerate(claims):
        assert claim.sentence is not None
        by_block.setdefault(claim.sentence.block.index, []).append(k)
    for position, sample in enumerate(samples):
        value = int(sample.figure.value)
        nearby = by_block.get(sample.block, [])
        following = _next(samples, position, sample.block)
        for k in _described(claims, meanings, nearby, sample, following, sources):
            if meanings[k].n is None:
                meanings[k].n = value
        if sample.own:
            for k, claim in enumerate(claims):
                if claim.start and meanings[k].n is None and _after(claim, sample):
                    if sources[k] == "own" and _whole(meanings[k].population, sample.population):
                        meanings[k].n = value
    for margin in margins:
        assert margin.sentence is not None
        index = margin.sentence.index
        for k in by_block.get(margin.sentence.block.index, []):
            sentence = claims[k].sentence
            if sentence is not None and sentence.index in (index, index - 1):
                if meanings[k].moe is None and claims[k].unit in ("percent", "percentage_point"):
                    meanings[k].moe = margin.value


def _next(samples: Sequence[Sample], position: int, block: int) -> Sample | None:
    for sample in samples[position + 1 :]:
        return sample if sample.block == block else None
    return None


def _after(claim: Figure, sample: Sample) -> bool:
    assert claim.sentence is not None
    return claim.sentence.block.index > sample.block or (
        claim.sentence.block.index == sample.block and claim.start > sample.figure.start
    )


def _described(
    claims: Sequence[Figure],
    meanings: Sequence[Meaning],
    nearby: Sequence[int],
    sample: Sample,
    following: Sample | None,
    sources: Sequence[str],
) -> list[int]:
    """Claims of the sample's block that it describes."""
    found: list[int] = []
    source: str | None = None
    same_sentence = False
    for k in nearby:
        claim = claims[k]
        assert claim.sentence is not None
        if claim.unit not in ("percent", "percentage_point", "count", "score") and not _averages(
            meanings[k].statement
        ):
            continue
        index = claim.sentence.index
        if index == sample.sentence:
            # "(n=420)" behind a figure belongs to it; with several samples, to the nearest.
            if following is not None and following.sentence == index:
                if claim.start > following.figure.start:
                    continue
            same_sentence = True
            if _fits(meanings[k].population, sample.population):
                found.append(k)
                source = source if source is not None else sources[k]
        elif index > sample.sentence:
            if following is not None and claim.start > following.figure.start:
                break
            if source is None:
                source = sources[k]
            if sources[k] != source and sources[k] and source:
                break
            if _fits(meanings[k].population, sample.population):
                found.append(k)
        elif index == sample.sentence - 1 and _pointing(sample) and not same_sentence:
            if _fits(meanings[k].population, sample.population):
                found.append(k)
                source = sources[k]
    return found


def _averages(statement: str | None) -> bool:
    words = (statement or "").lower()
    return "average" in words or "median" in words or "mean" in words


def _pointing(sample: Sample) -> bool:
    """Whether the sample's sentence speaks of a survey named just before: "Their sample was"."""
    sentence = sample.figure.sentence
    if sentence is None:
        return False
    opening = sentence.text[:60].lower()
    return opening.startswith(("their ", "its ", "the survey", "the sample", "the poll", "the ",
                               "it ", "they ", "n ", "n=", "base", "sample"))  # fmt: skip


def _stems(text: str) -> set[str]:
    return {w.lower().rstrip("s") for w in _WORD.findall(text)} - _LOOSE


def _fits(population: str | None, sampled: str) -> bool:
    """Whether a claim can be about everyone sampled, not a part of them."""
    if not population or not sampled:
        return True
    own = _stems(population)
    return (
        own <= _stems(sampled)
        or own <= {w.rstrip("s") for w in _WHOLE}
        or not (own - _stems(sampled) - {w.rstrip("s") for w in _WHOLE})
    )


def _whole(population: str | None, sampled: str) -> bool:
    if not population:
        return False
    return not (_stems(population) - {w.rstrip("s") for w in _WHOLE} - _stems(sampled))
