"""Groups set against each other, people of the clause before, brackets inside a predicate."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.land.reader import read_bytes
from flows.read.model import Meaning
from flows.read.reader import read

Understand = Callable[..., list[Meaning]]

SENTENCES = {
    "people of the clause before": (
        "Most rural bakers like their ovens, but nearly {one in four} say they hate theirs.",
        [("rural bakers", "say they hate theirs")],
    ),
    "a bracket inside a predicate": (
        "Those under thirty were more likely ({33%}) to say they bake.",
        [("Those under thirty", "were more likely to say they bake")],
    ),
    "who indicate so": (
        "Men said they fit in, with {75%} indicating so.",
        [("Men", "said they fit in")],
    ),
    "whom a clause restricts": (
        "{88%} of cooks bake at home, but only {37%} of those who rent.",
        [("cooks", "bake at home"), ("those who rent", "bake at home")],
    ),
    "whom a participle restricts": (
        "{88%} of cooks bake at home, against {37%} of cooks living alone.",
        [("cooks", "bake at home"), ("cooks living alone", "bake at home")],
    ),
    "restricted ones that do something": (
        "{88%} of cooks bake at home, but {37%} of those who rent own no oven.",
        [("cooks", "bake at home"), ("those who rent", "own no oven")],
    ),
    "not even": (
        "{93%} of mothers took leave, but not even {half} of the fathers ({44%}).",
        [("mothers", "took leave"), ("the fathers", "took leave"), ("the fathers", "took leave")],
    ),
    "both of two groups do it": (
        "{one in five} men compared to {one in four} women bake.",
        [("men", "bake"), ("women", "bake")],
    ),
    "those who do something, with a participle": (
        "Children follow, with {81%} of parents who bake saying that theirs bake bread every day.",
        [("parents who bake", "saying that theirs bake bread every day")],
    ),
    "a figure that opens what is said behind that": (
        "We were shocked that {one in five} bakers skip meals.",
        [("bakers", "skip meals")],
    ),
    "people of a place": (
        "{one in five} bakers in the county worry about rye.",
        [("bakers in the county", "worry about rye")],
    ),
    "nouns that are verbs elsewhere": (
        "{one in five} head bakers told us so.",
        [("head bakers", "told us so")],
    ),
    "shares of two wholes": (
        "Women make up {52%} of bakers but hold just {18%} of board seats.",
        [("bakers", "Women make up"), ("board seats", "Women hold")],
    ),
    "more than ever": (
        "More bakers than ever ({38%}) now walk to work.",
        [("bakers", "now walk to work")],
    ),
    "what they buy": (
        "Young shoppers return {39%} of what they buy.",
        [("Young shoppers", "return of what they buy")],
    ),
    "those of the clause before a colon": (
        "Respondents could tick two boxes: {71%} chose rye, {44%} wheat.",
        [("Respondents", "chose rye"), ("Respondents", "chose wheat")],
    ),
    "worldwide is nobody": (
        "About {306} rolls are baked daily, and it is to rise to {376} worldwide.",
        [("rolls", "are baked daily"), ("rolls", "it is to rise")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES.keys())
def test_sentence(
    understand: Understand, text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert [(m.population, m.statement) for m in understand(text)] == expected


def test_advice_from_bakers_is_no_bakers(understand: Understand) -> None:
    (meaning,) = understand(("item", "Advice from bakers about rye: {81%}"))
    assert meaning.population is None


@pytest.mark.parametrize(
    "text",
    [
        "Men bake at night more often, at 49%, than women, at 46%.",
        "Men bake at night more often, at 49%, than women at 46%.",
    ],
)
def test_than_others_at_so_much_is_of_the_others(text):
    found = read(read_bytes("a.md", text.encode(), None))
    told = [(meaning.population, meaning.statement) for _, _, meaning in found.claims]
    assert told == [("Men", "bake at night more often"), ("women", "bake at night more often")]
