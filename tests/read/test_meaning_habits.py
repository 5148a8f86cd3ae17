"""Habits of writers that leave to the reader whom a figure is of, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.read.model import Meaning
from tests.read.test_meaning_tables import read

Understand = Callable[..., list[Meaning]]

SENTENCES = {
    "it is what the clause before is about": (
        "Growing rye takes {56%} of the fields but it yields only {37%} of the flour.",
        [("the fields", "Growing rye takes"), ("the flour", "Growing rye yields")],
    ),
    "beyond the first share": (
        "Beyond the {56%} of mills with old stones, an additional {33%} of ovens had none.",
        [("mills with old stones", None), ("ovens", "had none")],
    ),
    "the other share": ("The other {14%} of bakers keep hens.", [("bakers", "keep hens")]),
    "an opener that says nothing": (
        "Put another way, rye has grown by {2%}.",
        [("rye", "has grown")],
    ),
    "one that stands for all": (
        "A typical bakery uses {20} kinds of flour.",
        [("A typical bakery", "uses kinds of flour")],
    ),
    "among whom, behind two figures": (
        "It shows Ada Rye beating Bo Mill, {43%} to {36%}, among those who bake daily.",
        [
            ("those who bake daily", "Ada Rye beating Bo Mill"),
            ("those who bake daily", "Ada Rye beating Bo Mill"),
        ],
    ),
    "among whom it is so much more": (
        "The number of people who nap was {two times} as high among those that bake.",
        [("those that bake", "The number of people who nap was as high")],
    ),
    "the same of another": (
        "Some {40%} of cooks said they trust millers, while {68%} said the same of bakers.",
        [("cooks", "said they trust millers"), ("cooks", "said the same of bakers")],
    ),
    "including whom": (
        "The town saw a {26%} increase in pay, including {30%} among women.",
        [("The town", "saw increase in pay"), ("women", "saw increase in pay")],
    ),
    "the rate when something is so": (
        "The failure rate when bakers worked by hand was {28%}.",
        [("bakers", "The failure rate when bakers worked by hand was")],
    ),
    "the rate that somebody reached": (
        "The failure rate bakers reached by hand was {28%}.",
        [("bakers", "The failure rate bakers reached by hand was")],
    ),
    "which stood at": (
        "Bakery fires, which stood at {12%} in May, hit {19%} in June.",
        [("Bakery fires", "stood in May"), ("Bakery fires", "hit in June")],
    ),
    "here, and there": (
        "Of the cooks, {4%} said they eat too little. This rose to {9%} in Rye and {8%} in Ash.",
        [
            ("the cooks", "said they eat too little"),
            ("the cooks", "said they eat too little in Rye"),
            ("the cooks", "said they eat too little in Ash"),
        ],
    ),
    "how many a share comes to": (
        "{1%} of nurses – {630} people – said they had no water.",
        [("nurses", "said they had no water"), ("people", "said they had no water")],
    ),
    "what they said, with its commas": (
        "{59%} of cooks said: “Yes, an oven would do.”",
        [("cooks", "said: “Yes, an oven would do.”")],
    ),
    "examples in brackets": (
        "{45%} of cooks own more ovens than one (e.g., gas, wood, peat).",
        [("cooks", "own more ovens than one")],
    ),
    "who found it, behind according to": (
        "It will last, according to the Loaf Council, which found about {60%} of cooks use it.",
        [("cooks", "use it")],
    ),
    "an average, of others": (
        "{62%} of cooks nap, compared with an average of {53%} for all cooks.",
        [("cooks", "nap"), ("all cooks", "nap")],
    ),
    "an average, of those named behind it": (
        "{12%} of bakers smoke, compared to an average of {8%} of all workers.",
        [("bakers", "smoke"), ("all workers", "smoke")],
    ),
    "in a group": (
        "{30%} of bakers use rye. {41%} in this age group use wheat.",
        [("bakers", "use rye"), ("this age group", "use wheat")],
    ),
    "as many as": ("As many as {61%} of bakers nap.", [("bakers", "nap")]),
    "although something else is so": (
        "The mill, although it closed in May, was worth {$4} million.",
        [("The mill", "was worth million")],
    ),
    "while more do": (
        "Many bakers say they are tired, while more than {60%} of cooks say so of millers.",
        [("cooks", "say so of millers")],
    ),
    "had it been otherwise": (
        "Had the mill not closed, {5%} more firms would have baked.",
        [("firms", "Had the mill not closed would have baked")],
    ),
    "what somebody expects of something": (
        "Bakers now expect wages to rise by {4%} next year.",
        [("wages", "Bakers now expect to rise next year")],
    ),
    "fewer of them": (
        "Some {48,000} fewer loans were approved in May.",
        [("loans", "fewer were approved in May")],
    ),
    "those over an age, in brackets": (
        "Young bakers are unlikely to vote ({22%}), while those over 65 are the likeliest ({71%}).",
        [("Young bakers", "are unlikely to vote"), ("those over 65", "are the likeliest")],
    ),
    "warned without that": (
        "Men at Rye House (RH) warned flour prices were high and could fall by {10%}.",
        [("flour prices", "were high and could fall")],
    ),
    "adjectives that end like verbs": (
        "The bill offers a home to {3} uninsured bakers raised in Rye.",
        [("uninsured bakers", "The bill offers a home raised in Rye")],
    ),
    "the percentage of whom, with two figures behind": (
        "The percentage of bakers saying that they nap at work is up ({60%} vs. {53%}).",
        [("bakers", "saying that they nap at work is up")] * 2,
    ),
    "people reported having": (
        "{19%} of cooks in the town reported having had colds.",
        [("cooks in the town", "reported having had colds")],
    ),
    "who said there was": (
        "{31%} of those who said there was a cook they were worried about had told the guild.",
        [("those who said there was a cook they were worried about", "had told the guild")],
    ),
    "what is expected of something": (
        "Bakers had expected the jobless rate to hold steady at {8%}.",
        [(None, "Bakers had expected the jobless rate to hold steady")],
    ),
    "named by whom": (
        "Worries about rye ({47%}) and hours ({29%}) were also cited by the town's bakers.",
        [
            ("the town's bakers", "Worries about rye"),
            ("the town's bakers", "hours were also cited by the town's bakers"),
        ],
    ),
    "a national average": (
        "{23%} of cooks skip lunch, compared with a national average of {17%}.",
        [("cooks", "skip lunch"), ("a national average", "skip lunch")],
    ),
    "there has been a rise in": (
        "There has also been a {26%} rise in mills that closed.",
        [("mills", "has also been a rise that closed")],
    ),
    "as so many things were done": (
        "The price fell to {7%}, as {148,000} ovens were sold.",
        [(None, "The price fell"), ("ovens", "were sold")],
    ),
    "there were, and what they are": (
        "Among the old, there were {900} discouraged bakers.",
        [("discouraged bakers", "Among the old there were")],
    ),
    "compared with a year ago": (
        "{31%} of cooks thought it would be better, compared with {23%} a year ago.",
        [
            ("cooks", "thought it would be better"),
            ("cooks", "thought it would be better a year ago"),
        ],
    ),
    "almost all, and even more": (
        "Almost all ({82%}) of the cooks nap at noon, and even more ({86%}) feel tired.",
        [("the cooks", "nap at noon"), ("the cooks", "feel tired")],
    ),
    "of those who do not": (
        "{90%} of cooks felt happy, however, of those that were not happy, {half} quit.",
        [("cooks", "felt happy"), ("those that were not happy", "quit")],
    ),
    "rising by": (
        "Rye was the second hurdle, rising by {2 points} to {13%} of cooks.",
        [("Rye", "was the second hurdle, rising"), ("cooks", "was the second hurdle, rising")],
    ),
    "an answer in brackets": (
        "Few cooks think that rye is cheap ({6%} of cooks ‘strongly agree’).",
        [("cooks", "Few cooks think that rye is cheap ‘strongly agree’")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_sentence(
    understand: Understand, text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert [(m.population, m.statement) for m in understand(text)] == expected


def test_a_column_of_percent_of_somebody(understand: Understand) -> None:
    rows = [
        ["Number of ovens", "% of bakeries with ovens"],
        ["1-10", "{13%}"],
        ["more than 10", "{87%}"],
    ]
    assert read(understand, rows) == [
        ("bakeries with ovens", "1-10 ovens"),
        ("bakeries with ovens", "more than 10 ovens"),
    ]
    rows = [["Use case", "% of bakeries"], ["Cakes", "{13%}"], ["Pies", "{87%}"]]
    assert read(understand, rows) == [("bakeries", "Cakes"), ("bakeries", "Pies")]


def test_a_sample_in_brackets_behind_a_place_is_that_of_the_place(understand: Understand) -> None:
    found = understand(
        "The guild asked {3,521|n} cooks.",
        "Norland ({227|n} respondents) tops the list with {93%} of cooks who nap.",
        "{48%} of those asked use rye.",
    )
    assert [m.n for m in found] == [227, 3521]


def test_what_is_so_in_the_country_was_asked_of_others(understand: Understand) -> None:
    found = understand("We asked {640|n} bakers. {27%} of bakers own an oven ({56%} nationally).")
    assert [m.n for m in found] == [640, None]
