"""Verbs told from nouns, subjects kept apart from what a figure is a share of, figures again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.read.model import Meaning

Understand = Callable[..., list[Meaning]]

SENTENCES = {
    "whose survey it is says nothing of them": (
        "In the Loaf Survey, run by the Crust Council, {26%} of bakers see the end near.",
        [("bakers", "see the end near")],
    ),
    "like is the verb where there is no other": (
        "Some {30%} of bakers in Ryeford like pewter lanterns.",
        [("bakers in Ryeford", "like pewter lanterns")],
    ),
    "need is a verb": (
        "Some {30%} of bakers in Ryeford need pewter lanterns.",
        [("bakers in Ryeford", "need pewter lanterns")],
    ),
    "need is a noun": (
        "Some {30%} of bakers in need buy pewter lanterns.",
        [("bakers in need", "buy pewter lanterns")],
    ),
    "like is no verb before a name": (
        "Some {30%} of shops like Oldmill have closed.",
        [("shops like Oldmill", "have closed")],
    ),
    "a clause behind as": (
        "Bakers grew more cheerful as the Flour Index climbed to {156}.",
        [("the Flour Index", "climbed")],
    ),
    "a clause behind since": (
        "We sorted the facts, since ordinary bakers spend {1 year} on dough.",
        [("ordinary bakers", "spend on dough")],
    ),
    "a verb whose subject stands before": (
        "The Flour Index, with a reading of {142}, was {18 points} higher than in May.",
        [("The Flour Index", "with a reading"), ("The Flour Index", "was higher than in May")],
    ),
    "with whom it is so": (
        "With lodgers who do not vote, Smith leads Jones, {38%} to {33%}.",
        [("lodgers who do not vote", "Smith leads Jones")] * 2,
    ),
    "groups that are no word for people": (
        "Smith has a lead among liberals, {87%} to {10%}, along with moderates, {93%} to {5%}.",
        [("liberals", "Smith has a lead")] * 2 + [("moderates", "Smith has a lead")] * 2,
    ),
    "a change in something": (
        "The law led to a {5%} rise in bread sales.",
        [("bread sales", "led to a rise")],
    ),
    "whoever saw a change in something": (
        "Bakers saw a {5%} rise in costs.",
        [("Bakers", "saw rise in costs")],
    ),
    "changes in two things": (
        "The law led to a {5%} rise in the Oven Index and a {3%} fall in cake sales.",
        [("the Oven Index", "led to a rise"), ("cake sales", "fall")],
    ),
    "a change in something that opens the sentence": (
        "A {5%} rise in wages came late.",
        [("wages", "rise came late")],
    ),
    "what is cut": ("Trams cut the noise by {40%}.", [("the noise", "Trams cut")]),
    "people who cut": ("Bakers cut prices by {5%}.", [("Bakers", "cut prices")]),
    "who cuts what is its own": ("Yeastco cut its costs by {5%}.", [("Yeastco", "cut its costs")]),
    "for whom": (
        "The average fee is {$9} for small firms.",
        [("small firms", "The average fee is")],
    ),
    "the same of another, in a sentence": (
        "Ovens were late by {45%}. Mills by {35%}.",
        [("Ovens", "were late"), ("Mills", "were late")],
    ),
    "a name that looks like a plural": (
        "Mayor Jones holds a {7-point} edge over Smith.",
        [("Mayor Jones", "holds edge over Smith")],
    ),
    "an adverb is no part of whom it is about": (
        "Bread also sells and grew {5%}.",
        [("Bread", "also sells and grew")],
    ),
    "thought so": (
        "In May, {58%} of bakers expect rain, down from {67%} who felt that way in April.",
        [("bakers", "In May expect rain"), ("bakers", "expect rain in April")],
    ),
    "thought so, in a sentence of its own": (
        "{58%} of bakers expect rain. By June, {67%} thought so.",
        [("bakers", "expect rain"), ("bakers", "expect rain")],
    ),
    "it is no surprise": (
        "It comes as no surprise that bread sales grew {5%}.",
        [("bread sales", "grew")],
    ),
    "respectively, in the middle": (
        "Bakers and cooks are {45%} and {26%} less likely, respectively, to nap than millers.",
        [
            ("Bakers", "are less likely to nap than millers"),
            ("cooks", "are less likely to nap than millers"),
        ],
    ),
    "what follows a dash is the second figure's": (
        "The towns make {10%} of their bread from rye – above the {7%} national average.",
        [
            ("their bread from rye", "The towns make"),
            ("their bread from rye", "The towns make national average"),
        ],
    ),
    "answers are no people": (
        "{58%} of bakers expect rain. The answers cover a lot: {40%} say that they sleep.",
        [("bakers", "expect rain"), ("bakers", "say that they sleep")],
    ),
    "of which": (
        "Bakers eat {74} crumbs a day, {35%} of which come from rye.",
        [("Bakers", "eat crumbs a day"), ("crumbs", "eat which come from rye")],
    ),
    "of them": (
        "The town lost {40} mills; about {60%} of them were old.",
        [("mills", "The town lost"), ("mills", "were old")],
    ),
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
    "a measure is none of those before": (
        "{90%} of bakers sleep. Flour prices were {6%} lower.",
        [("bakers", "sleep"), ("Flour prices", "were lower")],
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
