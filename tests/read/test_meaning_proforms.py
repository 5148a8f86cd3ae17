"""Sentences that say "did", "would not" or "said so" say what the one before says."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def _last(text):
    _, _, meaning = read(read_bytes("a.md", text.encode(), None)).claims[-1]
    return meaning.population, meaning.statement


@pytest.mark.parametrize(
    ("first", "then", "population", "statement"),
    [
        ("buy rye", "Only 44% of men said so.", "men", "buy rye"),
        ("would buy rye", "Only 44% of men would.", "men", "would buy rye"),
        ("would buy rye", "Some 44% of men would not.", "men", "would not buy rye"),
        ("bake at home", "Some 44% of men do not.", "men", "do not bake at home"),
        ("agreed that rye is dear", "Among men, 44% did.", "men", "agreed that rye is dear"),
        ("bake at home", "Of those with children, 44% do.", "those with children", "bake at home"),
        ("thought rye dear", "Half of men thought the same.", "men", "thought rye dear"),
        ("were worried", "Only 44% of men were.", "men", "were worried"),
    ],
)
def test_what_is_taken_up(first, then, population, statement):
    assert _last(f"In the Loaf Survey, 61% of adult women {first}. {then}") == (
        population,
        statement,
    )


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("61% of women bake. Some 44% of men said no.", "said no"),
        ("61% of women bake.\n\nOnly 44% of men would.", "would"),
        ("61% of women bake. Some 44% of men do so at night.", "do so at night"),
        ("61% of women bake. Asked if rye is dear, 44% agreed.", "agreed, asked if rye is dear"),
    ],
)
def test_what_says_something_itself(text, statement):
    assert _last(text)[1] == statement


@pytest.mark.parametrize(
    ("then", "population", "statement"),
    [
        ("Of men, 5% say so, while most are silent.", "men", "say rye is dear"),
        ("Among men, 5% say so.", "men", "say rye is dear"),
        ("Of cooks, 50% do.", "cooks", "say rye is dear"),
    ],
)
def test_what_is_taken_up_is_what_was_asked(then, population, statement):
    """Not the answer of those who do not say so."""
    text = f"Among women, 77% say rye is dear and 15% disagree. {then}"
    assert _last(f"Loaf Lab asked. {text}") == (population, statement)


def test_of_one_sentence_as_well():
    text = "Some 60% of women like rye and 30% dislike it, while 40% of men do."
    assert _last(text) == ("men", "like rye")
