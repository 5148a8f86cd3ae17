"""Shares of what people chose or do, lists told apart by "respectively", people named above."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.read.model import Meaning

Understand = Callable[..., list[Meaning]]

SENTENCES = {
    "options are shares of those asked": (
        "Rye leads, with {96%} of bakers using it. Spelt Flour came in at {6%}, Wheat at {4%}.",
        [("bakers", "using it"), ("bakers", "Spelt Flour came in"), ("bakers", "Wheat")],
    ),
    "what people do is a share of the people": (
        "{32%} of pupils bake. Cake eating was {6%}, roll use was {5%}.",
        [("pupils", "bake"), ("pupils", "Cake eating was"), ("pupils", "roll use was")],
    ),
    "a measure is not": (
        "{40%} of millers say so. Inflation was {6%}.",
        [("millers", "say so"), ("Inflation", "was")],
    ),
    "from whom a score comes": (
        "The council receives a trust score of {60%} from voters.",
        [("voters", "The council receives a trust score")],
    ),
    "for whom a rate is": (
        "For women aged thirty, the unemployment rate rose from {5%} to {7%}.",
        [("women aged thirty", "the unemployment rate rose")] * 2,
    ),
    "the same gap of others": (
        "The pay gap for young bakers is {33%} and for young millers is {19%}.",
        [("young bakers", "The pay gap is"), ("young millers", "The pay gap is")],
    ),
    "respectively, of objects before a bracket": (
        "The bakers were from Ryeham and Oatham ({36%} and {33%} respectively).",
        [("The bakers", "were from Ryeham"), ("The bakers", "were from Oatham")],
    ),
    "respectively, of objects behind": (
        "Ovens sell well, with {29%} and {15%} of bakers coming from towns and farms respectively.",
        [("bakers", "coming from towns"), ("bakers", "coming from farms")],
    ),
    "respectively, of subjects": (
        "Rye and wheat grew by {6%} and {18%}, respectively.",
        [("Rye", "grew"), ("wheat", "grew")],
    ),
    "two shares of one": (
        "Ovens sell well, with {29%} and {15%} of bakers buying one.",
        [("bakers", "buying one")] * 2,
    ),
    "what a clause says is said behind that": (
        "Did you know that bakers with a plan are {30%} likelier to last?",
        [("bakers with a plan", "are likelier to last")],
    ),
    "results that showed something": (
        "Results showed current rye use was {32%}.",
        [("current rye use", "was")],
    ),
    "those of whom a part does something": (
        "Of the {23%} that own or rent an oven, {57%} bake; in contrast, only {7%} sleep.",
        [
            (None, "own or rent an oven"),
            ("that own or rent an oven", "bake"),
            ("that own or rent an oven", "in contrast sleep"),
        ],
    ),
    "set against the share before": (
        "{32%} of bakers rent, which is {2.5 times} the share of 2017.",
        [("bakers", "rent"), ("bakers", "rent the share of 2017")],
    ),
    "as many": (
        "{3 times} as many bakers took part as last year.",
        [("bakers", "as many took part as last year")],
    ),
    "how many there are of whom a share is": (
        "{52%} of the 2,700 bakers either have an oven or rent one.",
        [("bakers", "have an oven or rent one")],
    ),
    "scores that things get": (
        "Mayors get a score of {60%} from voters. Courts get a {49%} trust score, boards {44%}.",
        [
            ("voters", "Mayors get a score"),
            ("voters", "Courts get trust score"),
            ("voters", "boards"),
        ],
    ),
    "what a bracket's people are like": (
        "Careful Bakers ({31%} of adults) with high hopes, but no oven.",
        [("adults", "Careful Bakers with high hopes, but no oven")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_sentence(
    understand: Understand, text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert [(m.population, m.statement) for m in understand(text)] == expected


def test_what_stands_behind_a_dash_is_what_the_share_does(understand: Understand) -> None:
    (meaning,) = understand(("item", "{33%} – 5 seconds to load"))
    assert meaning.statement == "5 seconds to load"


def test_people_that_the_paragraph_above_ends_with(understand: Understand) -> None:
    (meaning,) = understand(
        "The survey also found that rye remains common among young millers.",
        "About {30%} said they ate it.",
    )
    assert meaning.population == "young millers"
