"""What is put in between, what only opens a sentence, and nouns with what belongs to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.read.model import Meaning

Understand = Callable[..., list[Meaning]]


INSERTS = {
    "dashes": (
        "A majority of bakers – {51%} – think the price of flour is too high.",
        "bakers",
        "think the price of flour is too high",
    ),
    "commas": (
        "The majority of the bakers, {58%}, work at night.",
        "the bakers",
        "work at night",
    ),
    "what somebody learned": (
        "I was glad to learn that the majority of our users ({50%}) have used it for years.",
        "our users",
        "have used it for years",
    ),
    "a count that is a share, too": (
        "A report showed that {35.5 million}, or {12 percent}, of people in the U.S. were hungry.",
        "people in the U.S.",
        "were hungry",
    ),
    "two who do something": (
        "Only {22%} of people said that they or their firm are baking rye.",
        "people",
        "said that they or their firm are baking rye",
    ),
    "the same share at the end": (
        "More than {half} of the users are bakers ({54%}).",
        "the users",
        "are bakers",
    ),
    "an opener": ("Like previous years, {54%} of the users bake.", "the users", "bake"),
    "so many of so many": (
        "In all, {53.8%} (100/186) of respondents bake rye.",
        "respondents",
        "bake rye",
    ),
    "a remark behind whom it is of": (
        "Python is used by {37.9%} of developers (most probably due to what they analyse).",
        "developers",
        "Python is used",
    ),
    "the bulk": ("The bulk of our users ({2/3}) are baking rye.", "our users", "are baking rye"),
    "a vast majority": (
        "The vast majority of bakers ({81%}) bake at night.",
        "bakers",
        "bake at night",
    ),
    "a small share": ("A small share of bakers ({7%}) have no oven.", "bakers", "have no oven"),
    "most in front of a bracket": (
        "Most bakers ({57%}) expect the price to rise.",
        "bakers",
        "expect the price to rise",
    ),
    "a bare noun in front of a bracket": (
        "People with ovens ({95%}) are warm.",
        "People with ovens",
        "are warm",
    ),
    "exact value far above": (
        "More than {half|>} ({61%}) of large bakeries plan to use robots.",
        "large bakeries",
        "plan to use robots",
    ),
    "equivalent to": (
        "Nearly {a third} of bakers - equivalent to {32%} of those asked - felt tired.",
        "bakers",
        "felt tired",
    ),
    "dashes in the noun": (
        "{32%} of bakeries — large or small — plan to use robots.",
        "bakeries — large or small",
        "plan to use robots",
    ),
    "a relative clause with an unknown verb": (
        "Bakeries that vlog sell {67%} more bread.",
        "Bakeries that vlog",
        "sell more bread",
    ),
    "a country of two words": (
        "{34%} of United States bakers said they had tried rye.",
        "United States bakers",
        "said they had tried rye",
    ),
    "two adjectives": (
        "{54%} of bakers don't have a modern, heated bench.",
        "bakers",
        "don't have a modern, heated bench",
    ),
    "such as": (
        "{89%} of bakers worry about new rules, such as the night curfew.",
        "bakers",
        "worry about new rules, such as the night curfew",
    ),
    "by contrast": ("Rye, by contrast, reaches a share of {17%}.", "Rye", "reaches a share"),
    "a measure of people": (
        "The average hourly wage for permanent bakers was {4.7 points}.",
        "permanent bakers",
        "The average hourly wage was",
    ),
    "there are so many": (
        "In 2017 there were {9 million} bakers with flour in their lungs.",
        "bakers with flour in their lungs",
        "In 2017 there were",
    ),
    "so many of them": (
        "Around {200,000} of the two oldest guilds lacked a banner.",
        "the two oldest guilds",
        "lacked a banner",
    ),
    "it acts": (
        "The guild says it is investing {£2bn} in ovens.",
        None,
        "is investing in ovens",
    ),
    "a poll by groups": (
        "Rye leads among owners {76%} to {19%}, and apprentices, {76%} to {19%}.",
        {"owners", "apprentices"},
        "Rye leads",
    ),
    "a part in brackets": (
        "Nearly {60%} of all bakers (and {84%} of old bakers) said that they bake rye.",
        {"all bakers", "old bakers"},
        "said that they bake rye",
    ),
    "most, and a verb, in front of a bracket": (
        "Most bakers believe that their ovens are too small ({60%}).",
        "bakers",
        "believe that their ovens are too small",
    ),
    "people, and a verb, in front of a bracket": (
        "Workers from small mills are less content ({81%}).",
        "Workers from small mills",
        "are less content",
    ),
    "percent without of": ("{70%} bakers focus on rye.", "bakers", "focus on rye"),
    "as compared": (
        "{51%} of bakers sell rye as compared to {51%} of cooks.",
        {"bakers", "cooks"},
        "sell rye",
    ),
    "an appositive": (
        "Bread sales in towns, a sign of wealth, rose {3%}.",
        "Bread sales in towns",
        "rose",
    ),
    "the number of": (
        "The number of bakers facing hunger has grown by {200}.",
        "bakers facing hunger",
        "The number has grown",
    ),
    "a rate somewhere": (
        "The failure rate in the north dropped to {13%}.",
        "the north",
        "The failure rate dropped",
    ),
    "list number": ("17. {61%} of bakers rise early.", "bakers", "rise early"),
    "paragraph number": (
        "4.2 The guild said that {61%} of bakers rise early.",
        "bakers",
        "rise early",
    ),
    "an age": (
        "The guild said that {61%} of bakers are older than 40.",
        "bakers",
        "are older than 40",
    ),
    "as per": ("As per a poll of the guild, {61%} of bakers rise early.", "bakers", "rise early"),
    "in total": ("In total, {48%} of bakers rise early.", "bakers", "rise early"),
    "source between commas": (
        "Almost {2.6 million} bakers, according to the guild's figures, do not bake.",
        "bakers",
        "do not bake",
    ),
}


@pytest.mark.parametrize(("text", "population", "statement"), INSERTS.values(), ids=INSERTS.keys())
def test_what_is_put_in_between(
    understand: Understand, text: str, population: str | set[str] | None, statement: str
) -> None:
    meanings = understand(text)
    populations = population if isinstance(population, set) else {population}
    assert {m.population for m in meanings} == populations
    assert {m.statement for m in meanings} == {statement}
