"""Credits of figures in tables."""

import re

from flows.land.reader import read_bytes
from flows.read.credit import credits
from flows.read.model import Credit, Figure
from flows.read.reader import read
from flows.read.sentences import sentences


def _read(text: str) -> list[Credit]:
    document = read_bytes("a.md", text.encode())
    parts = {block.index: sentences(block) for block in document.blocks}
    claims = []
    for block in document.blocks:
        for match in re.finditer(r"\d+%", block.text):
            figure = Figure(
                *match.span(), match.group(), "percent", float(match.group()[:-1]), None,
                "=", "percent", 0, 1.0, match.group()[:-1], sentence=parts[block.index][0],
            )  # fmt: skip
            claims.append(figure)
    return credits(document, claims, parts)


def test_source_column() -> None:
    made = _read(
        "| What | Share | Source |\n|---|---|---|\n"
        "| bake | 12% | Loaf Council 2023 |\n| buy | 30% | Crust Institute, 2021 |\n"
    )
    assert [(c.type, c.publisher, c.year) for c in made] == [
        ("named", "Loaf Council", 2023),
        ("named", "Crust Institute", 2021),
    ]


def test_a_column_of_sources_of_income_credits_nobody() -> None:
    made = _read(
        "| Source | Share |\n|---|---|\n"
        "| Bread | 51% |\n| Catering contracts | 31% |\n| Everything else | 11% |\n"
    )
    assert {c.type for c in made} == {"none"}


def test_first_column_is_what_is_measured() -> None:
    made = _read("| What the survey says | 2024 |\n|---|---|\n| Median Loaf | 12% |\n")
    assert made[0].type == "none"


def test_caption_below() -> None:
    made = _read(
        "Text.\n\n| What | Share |\n|---|---|\n| bake | 12% |\n\n"
        "*Source: Oven Report 2024, Crust Institute.*\n"
    )
    assert (made[0].type, made[0].publisher) == ("named", "Crust Institute")


def test_link_in_the_source_cell_is_the_citation() -> None:
    made = _read(
        "| What | Share | Source |\n|---|---|---|\n"
        "| bake | 12% | [Loaf Council](https://loaf.example/a) |\n"
    )
    assert (made[0].citation, made[0].url) == ("link", "https://loaf.example/a")


def test_a_column_of_what_was_taken_from_whom() -> None:
    text = (
        "| Indicator | Value | Taken from |\n| --- | --- | --- |\n"
        "| Bakers who split loaves | 47% | Loaf Council, State of Bread 2025 |\n"
    )
    [(_, credit, _)] = read(read_bytes("a.md", text.encode())).claims
    assert (credit.type, credit.publisher) == ("named", "Loaf Council")


def test_a_source_in_brackets_in_the_corner_is_that_of_the_table():
    text = (
        "Parcelwatch says so.\n\n| Crumbs by room (Crumb Monitor 2025) | Rate |\n|:--|--:|\n"
        "| Kitchen | 34% |\n| Hall | 31% |\n"
    )
    found = read(read_bytes("a.md", text.encode(), None))
    assert [(c.publisher, c.year) for _, c, _ in found.claims] == [("Crumb Monitor", 2025)] * 2


def test_same_source_is_whoever_was_spoken_of_last() -> None:
    for told in ("(same source)", "Source: as above", "Ibid."):
        made = _read(
            "According to the Loaf Council, 46% bake.\n\n"
            f"**Table 2. Who eats. {told}**\n\n| Who | Eats |\n|---|---|\n| Men | 12% |\n"
        )
        assert [credit.publisher for credit in made] == ["Loaf Council", "Loaf Council"]
