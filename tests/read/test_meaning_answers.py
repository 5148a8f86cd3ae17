"""Statements that say what was asked, and whom a figure is of behind "of their"."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def _said(text: str) -> list[tuple[str | None, str | None]]:
    found = read(read_bytes("a.md", text.encode(), None))
    return [(meaning.population, meaning.statement) for _, _, meaning in found.claims]


def test_a_bare_answer_comes_with_what_was_asked() -> None:
    text = "Asked whether they nap at noon, 70% of bakers said yes and 13% said no.\n"
    assert _said(text) == [
        ("bakers", "said yes, asked whether they nap at noon"),
        ("bakers", "said no, asked whether they nap at noon"),
    ]


def test_or_with_the_sentence_that_was_put_to_them() -> None:
    text = (
        "Bakers were shown “Schools should teach all children how to bake”. Of them, 39% agreed "
        "strongly.\n"
    )
    assert _said(text)[0][1] == "agreed strongly: Schools should teach all children how to bake"


def test_an_answer_that_says_something_stays_as_it_is() -> None:
    text = "Asked whether they nap at noon, 70% of bakers said that they never sleep.\n"
    assert _said(text)[0][1] == "said that they never sleep"


@pytest.mark.parametrize(
    ("question", "label", "statement"),
    [
        ("Which of the following do you own?", "a gas oven", "own: a gas oven"),
        ("Figure 3: What are your reasons for napping? (Q7)", "It saves time", None),
        ("Do you nap at noon?", "Never", "Do you nap at noon: Never"),
        ("Do you nap at noon?", "At work and willing to stop", "At work and willing to stop"),
    ],
)
def test_the_question_above_a_table(question: str, label: str, statement: str | None) -> None:
    text = f"{question}\n\n| Answer | % |\n|---|---|\n| {label} | 46% |\n"
    assert _said(text)[0][1] == (statement or "reasons for napping: It saves time")


def test_labels_behind_figures_in_the_first_column() -> None:
    text = "| % | Statement |\n|---|---|\n| 82% | Online now and then |\n| 18% | Not at all |\n"
    assert [said for _, said in _said(text)] == ["Online now and then", "Not at all"]


def test_a_column_called_n_is_nobody() -> None:
    assert _said("| Services | n |\n|---|---|\n| Post | 64% |\n")[0][0] is None


@pytest.mark.parametrize(
    ("text", "population", "statement"),
    [
        ("Bakers spend 40% of their income on rent.", "Bakers", "spend of their income on rent"),
        ("Poverty rates in bakers’ households rose to 28%.", "bakers’ households", None),
        (
            "Health insurance premium costs rose by 13% in May.",
            "Health insurance premium costs",
            None,
        ),
        ("Rye is liked (21% of bakers named it first).", "bakers", "named it first"),
    ],
)
def test_whom_a_figure_is_of(text: str, population: str, statement: str | None) -> None:
    ((found, said),) = _said(f"{text}\n")
    assert found == population
    assert statement in (None, said)


def test_who_says_so_is_no_part_of_a_statement() -> None:
    text = (
        "Crumb’s 2026 survey of bakers across towns, villages, and farms found 73% now nap daily.\n"
    )
    assert _said(text)[0][1] == "now nap daily"
