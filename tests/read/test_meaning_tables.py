"""Figures in tables and lists: what rows, columns, captions and lead-ins say of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flows.land.blocks import Block, Offsets
from flows.land.reader import read_bytes
from flows.read.model import Meaning
from flows.read.reader import read as read_document

Understand = Callable[..., list[Meaning]]


def table(rows: list[list[str]], parent: int = -1, start: int = 0) -> list[Block]:
    """Cells of a table whose first row and column are headers."""
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            cell = Block(start + len(cells), "cell", text, Offsets(), parent=parent)
            cell.table, cell.row, cell.column, cell.header = 0, r, c, r == 0 or c == 0
            cell.offsets.add(0, 0)
            if r:
                cell.column_header, cell.row_header = rows[0][c], row[0] if c else ""
            cells.append(cell)
    return cells


def read(understand: Understand, rows: list[list[str]]) -> list[tuple[str | None, str | None]]:
    return [(m.population, m.statement) for m in understand(*table(rows))]


def test_row_names_population_and_statement(understand: Understand) -> None:
    rows = [
        ["Metric", "Source", "Value"],
        ["Farmers who milk by hand", "Dairy Board 2022", "{12%}"],
        ["Share of barns that have a robot", "Dairy Board 2022", "{9%}"],
        ["Increase in barns with solar panels (2019–2022)", "Grid Office", "{44%}"],
    ]
    assert read(understand, rows) == [
        ("Farmers", "milk by hand"),
        ("barns", "that have a robot"),
        ("barns with solar panels (2019–2022)", "Increase"),
    ]
    assert [m.period for m in understand(*table(rows))] == ["2022", "2022", "2019/2022"]


def test_answers_of_a_question(understand: Understand) -> None:
    rows = [["Answer", "Percent", "Responses"], ["By tram", "{61.0%}", "{122}"]]
    assert read(understand, rows) == [(None, "By tram"), ("Responses", "By tram")]


def test_columns_are_people(understand: Understand) -> None:
    rows = [["Activity", "Women", "Men"], ["Sing in a choir", "{9%}", "{4%}"]]
    assert read(understand, rows) == [("Women", "Sing in a choir"), ("Men", "Sing in a choir")]


def test_columns_are_places(understand: Understand) -> None:
    rows = [["Activity", "Norway", "Chile"], ["Sing in a choir", "{9%}", "{4%}"]]
    assert read(understand, rows) == [("Norway", "Sing in a choir"), ("Chile", "Sing in a choir")]


def test_columns_are_years(understand: Understand) -> None:
    rows = [["Overall Rating", "2015*", "2014"], ["Ease of Use", "{69}", "{70}"]]
    meanings = understand(*table(rows))
    assert [m.statement for m in meanings] == ["Overall Rating: Ease of Use"] * 2
    assert [m.period for m in meanings] == ["2015", "2014"]


def test_column_says_what_is_measured(understand: Understand) -> None:
    rows = [["Control", "In place", "Source"], ["Door kept locked", "{71%}", "Lock Board 2025"]]
    assert read(understand, rows) == [(None, "Door kept locked In place")]


CELLS = {
    "of whom, in the cell": (
        [["Arrangement", "Estimate"], ["Work in two shops", "{5%} of bakers"]],
        ("bakers", "Work in two shops"),
    ),
    "whom it counts": (
        [["Arrangement", "Estimate"], ["Bake on their own", "{90} bakers"]],
        ("bakers", "Bake on their own"),
    ),
    "shares of one whole": (
        [["Group", "Share of night bakers"], ["Women", "{41%}"]],
        ("night bakers", "Share: Women"),
    ),
    "an amount is that of its row": (
        [["Item", "Annual cost"], ["Roof repairs (old mills)", "{$3}"]],
        ("Roof repairs (old mills)", "Annual cost"),
    ),
    "a rate is that of its row": (
        [["Trade", "Growth rate"], ["Rye bread", "{4%}"]],
        ("Rye bread", "Growth rate"),
    ),
    "words beside the figure": (
        [["Metric", "Finding"], ["Change from week to week", "{50%} swing common"]],
        ("Change from week to week", "swing common"),
    ),
}


@pytest.mark.parametrize(("rows", "expected"), CELLS.values(), ids=CELLS.keys())
def test_words_of_row_column_and_cell(
    understand: Understand, rows: list[list[str]], expected: tuple[str, str]
) -> None:
    assert read(understand, rows) == [expected]


def test_caption_names_the_population(understand: Understand) -> None:
    caption = ("caption", "Controls at shops with 10 to 99 employees")
    rows = [["Control", "In place"], ["Door kept locked", "{71%}"]]
    (meaning,) = understand(caption, *table(rows, parent=0, start=1))
    assert meaning.population == "shops with 10 to 99 employees"


def test_paragraph_before_names_the_population(understand: Understand) -> None:
    rows = [["Rating", "2023"], ["Comfort", "{81}"]]
    meanings = understand("In 2023, night trains got a score of {80}.", *table(rows, start=1))
    assert meanings[1].population == "night trains"


def test_a_column_is_a_group(understand: Understand) -> None:
    rows = [["Answer", "Percent"], ["Yes", "{61%}"], ["No", "{39%}"]]
    groups = [m.group for m in understand(*table(rows))]
    assert groups == ["t0c1", "t0c1"]


def item(text: str, parent: int) -> Block:
    block = Block(0, "item", text, Offsets(), level=1, parent=parent)
    block.offsets.add(0, 0)
    return block


ITEMS = {
    "people in the lead-in": (
        "Among ferry passengers:",
        "{40%} read the paper",
        ("ferry passengers", "read the paper"),
    ),
    "unfinished predicate": (
        "Bakers plan to:",
        "raise prices ({31%})",
        ("Bakers", "plan to raise prices"),
    ),
    "whom we asked": (
        "This summer we asked 1,140 shop owners what went wrong:",
        "broken glass: {46%}",
        ("shop owners", "broken glass"),
    ),
    "a population of its own": (
        "According to the guild, this is the year:",
        "{9%} of ovens are new;",
        ("ovens", "are new"),
    ),
}


@pytest.mark.parametrize(("lead", "text", "expected"), ITEMS.values(), ids=ITEMS.keys())
def test_item(understand: Understand, lead: str, text: str, expected: tuple[str, str]) -> None:
    (meaning,) = understand(lead, item(text, 0))
    assert (meaning.population, meaning.statement) == expected


def test_a_list_is_a_group(understand: Understand) -> None:
    meanings = understand("We asked why:", item("rain: {61%}", 0), item("snow: {39%}", 0))
    assert meanings[0].group is not None
    assert meanings[0].group == meanings[1].group


def test_parts_of_those_asked_are_the_population(understand: Understand) -> None:
    rows = [["Age", "Ride weekly"], ["Age 18–29", "{52%}"], ["over 60", "{11%}"]]
    assert read(understand, rows) == [("Age 18–29", "Ride weekly"), ("over 60", "Ride weekly")]
    rows = [["Answer", "Share"], ["Ride weekly", "{52%}"]]
    assert read(understand, rows) == [(None, "Ride weekly")]


def test_the_first_row_of_a_table_without_heads_says_nothing_of_the_others():
    text = (
        "Single measures, median cost and share with a grant:\n\n"
        "  loft insulation       2,150 euros     63 per cent\n"
        "  wall insulation      11,900 euros     48 per cent\n"
        "  windows               9,300 euros     57 per cent\n"
    )
    found = read_document(read_bytes("a.txt", text.encode(), None)).claims
    said = {f.text: f"{m.population} {m.statement}" for f, _, m in found}
    assert "windows" in said["9,300 euros"]
    assert not any("loft" in words for figure, words in said.items() if figure[:2] in ("9,", "57"))
