"""Verbs that no list has, told by where they stand and by number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.read.model import Meaning

Understand = Callable[..., list[Meaning]]

SENTENCES = {
    "between a plural and an article": (
        "Bakers befluff an average of {14} rolls a week.",
        [("Bakers", "befluff an average rolls a week")],
    ),
    "a share of people needs a verb": (
        "Roughly {40%} of bakers oversift late at night.",
        [("bakers", "oversift late at night")],
    ),
    "people and what they do for a time": (
        "Young bakers doomknead for {3 hours} a day.",
        [("Young bakers", "doomknead for a day")],
    ),
    "of one thing, in the third person": (
        "The average oven glombers {4} loaves.",
        [("loaves", "The average oven glombers")],
    ),
    "behind a place, with a thing for its object": (
        "Millers in Ryeham rent painted carts, with {27%} owning one.",
        [("Millers in Ryeham", "owning one")],
    ),
    "a label is no clause": (
        "Support among bakers union members: {40%}.",
        [(None, "Support among bakers union members")],
    ),
    "of them, and what they are": (
        "Bakers outnumber millers, with {74%} of them over 60.",
        [("Bakers", "over 60")],
    ),
    "what is thought has a verb of its own": (
        "{27%} of bakers who think bread has a higher purpose than money are content.",
        [("bakers who think bread has a higher purpose than money", "are content")],
    ),
    "a plural behind a count": (
        "Ovens met {16} sift attempts using old flour.",
        [("sift attempts", "Ovens met using old flour")],
    ),
    "the mistake is somebody's": (
        "{33%} of owners blame a miller's mistake in flour.",
        [("owners", "blame a miller's mistake in flour")],
    ),
    "a relative clause, and the main verb behind it": (
        "Ovens, which make up {21%} of the stock, heat faster than fires.",
        [("the stock", "Ovens, which make up")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_sentence(
    understand: Understand, text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert [(m.population, m.statement) for m in understand(text)] == expected
