"""Documents to claims: puts together what the other files of this room find."""

from __future__ import annotations

from collections.abc import Callable

from flows.land.blocks import Document
from flows.read.credit import credits
from flows.read.figures import find_figures
from flows.read.foreign import foreign, mark
from flows.read.judge import judge
from flows.read.meaning import meanings
from flows.read.model import Credit, Figure, Reading, Sentence
from flows.read.putright import credit_right
from flows.read.sentences import sentences

# Goes into every claim; whoever changes what is read, or how, raises it, and documents
# that have not changed are then read again.
EXTRACTOR = "76"
SAMPLE = "sample size"


def read(document: Document, keep: Callable[[Figure], bool] | None = None) -> Reading:
    """Read all figures of a document: the claims, and those that are none with the reason.

    Linear in the length of the document; nothing but the document itself is looked at.

    Args:
        document: what a reader of the format gave.
        keep: says which of the figures that are no claim are to be read like claims all the
            same. A source's text states more than an article would claim: samples, bases.
    """
    language = document.meta.language if foreign(document.meta.language) else None
    figures: list[Figure] = []
    by_block: dict[int, list[Sentence]] = {}
    for block in document.blocks:
        found = find_figures(block.text, language)
        if not found:
            continue
        parts = by_block.setdefault(block.index, sentences(block))
        position = 0
        for figure in found:
            while position + 1 < len(parts) and parts[position + 1].start <= figure.start:
                position += 1
            figure.sentence = parts[position]
        figures += found
    judge(document, figures)
    for block in document.blocks:
        if block.index not in by_block:
            by_block[block.index] = sentences(block)
    claims: list[Figure] = []
    others: list[Figure] = []
    for figure in figures:
        kept = figure.why_not is None or (keep is not None and keep(figure))
        (claims if kept else others).append(figure)
    if not claims:
        return Reading(document, [], others)
    credited, asked = _credited(document, claims, others, by_block)
    meant = meanings(document, claims, others, by_block, credits=credited, asked=asked)
    if any(figure.why_not is not None for figure in claims):
        # Numbers that are no claim ("three or more days") must not part the words of those that
        # are: the claims are read as if they stood alone.
        own = [k for k, figure in enumerate(claims) if figure.why_not is None]
        rest = [figure for figure in figures if figure.why_not is not None]
        alone = (
            meanings(
                *(document, [claims[k] for k in own], rest, by_block),
                credits=[credited[k] for k in own],
                asked=asked | {id(f): c for f, c in zip(claims, credited, strict=True)},
            )
            if own
            else []
        )
        for k, meaning in zip(own, alone, strict=True):
            meant[k] = meaning
    read_claims = credit_right(list(zip(claims, credited, meant, strict=True)))
    if language is not None:
        mark(language, read_claims)
    return Reading(document, read_claims, others)


def _credited(
    document: Document,
    claims: list[Figure],
    others: list[Figure],
    by_block: dict[int, list[Sentence]],
) -> tuple[list[Credit], dict[int, Credit]]:
    """Credits of the claims, and those of stated sample sizes, by the figures' ``id``.

    The sample sizes are credited in a walk of their own: they must not stand between a claim
    and its credit.
    """
    credited = credits(document, claims, by_block)
    counted = [figure for figure in others if figure.why_not == SAMPLE]
    if not counted:
        return credited, {}
    both = sorted([*claims, *counted], key=_place)
    found = credits(document, both, by_block)
    return credited, {id(figure): credit for figure, credit in zip(both, found, strict=True)}


def _place(figure: Figure) -> tuple[int, int]:
    assert figure.sentence is not None
    return figure.sentence.block.index, figure.start
