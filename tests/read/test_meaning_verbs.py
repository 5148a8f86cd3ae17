"""Verbs told from nouns, subjects kept apart from what a figure is a share of, figures again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.read.model import Meaning

Understand = Callable[..., list[Meaning]]

SENTENCES = {
    "said, before another verb": (
        "{80%} of bakers said pay was the main reason.",
        [("bakers", "said pay was the main reason")],
    ),
    "a verb that is in no list": (
        "The survey found {56%} of bakers unfriend of late.",
        [("bakers", "unfriend of late")],
    ),
    "a noun that could be a verb": (
        "Oven use in villages has grown to {83%}.",
        [("Oven use in villages", "has grown")],
    ),
    "hanging hyphen": (
        "{75%} of first- and second-year bakers said they sleep.",
        [("first- and second-year bakers", "said they sleep")],
    ),
    "last year is no verb": (
        "Rye use rose from {78%} last year to {83%}.",
        [("Rye use", "rose last year"), ("Rye use", "rose")],
    ),
    "up is what is said": ("Bread sales were up {2%}.", [("Bread sales", "were up")]),
    "the same of others, twice": (
        "{90%} of bakers sleep. The number drops to {80%} of those who bake, and to {60%} of men.",
        [
            ("bakers", "sleep"),
            ("those who bake", "sleep"),
            ("men", "sleep"),
        ],
    ),
    "a measure has nobody from before": (
        "{90%} of bakers sleep. Flour prices were {6%} lower.",
        [("bakers", "sleep"), (None, "Flour prices were lower")],
    ),
    "each has its own": (
        "Bakers spend {4.2 hours} a day on dough, millers {1.7 hours}.",
        [("Bakers", "spend a day on dough"), ("millers", "spend")],
    ),
    "who does what": (
        "Bakers make up {28%} of the guild and earn {16%} less.",
        [("the guild", "Bakers make up"), ("Bakers", "earn less")],
    ),
    "another amount is no part of a share": (
        "{40%} of mills closed. Total bread debt stands at {$16}.",
        [("mills", "closed"), ("Total bread debt", "stands")],
    ),
    "words behind the second figure are its own": (
        "Bread sales were worth {$42}, a {3%} increase in towns.",
        [
            ("Bread sales", "were worth"),
            ("Bread sales", "were worth increase in towns"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_sentence(
    understand: Understand, text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert [(m.population, m.statement) for m in understand(text)] == expected
