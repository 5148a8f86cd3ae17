"""Times named in a text, and the time a figure is about."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.read.model import Credit, Meaning
from flows.read.period import shifted, times

NAMED = {
    "in 2014": "2014",
    "between 2021 and 2024": "2021/2024",
    "from 2019 to 2023": "2019/2023",
    "(2018–2020)": "2018/2020",
    "in June 2023": "2023-06",
    "on June 4, 2023": "2023-06",
    "in Sept. 2019": "2019-09",
    "from March to May 2022": "2022-03/2022-05",
    "from Nov. 2021 to Jan. 2022": "2021-11/2022-01",
    "in the first half of 2020": "2020-01/2020-06",
    "in the second half of 2020": "2020-07/2020-12",
    "in the last six months of 2014": "2014-07/2014-12",
    "in the third quarter of 2024": "2024-07/2024-09",
    "in Q1 2024": "2024-01/2024-03",
    "since 2013": "2013/2025",
    "this year": "2025",
    "last year": "2024",
    "last May": "2024-05",
    "in January": "2025-01",
    "three years ago": "2022",
    "a decade ago": "2015",
    "by 2030": "2030",
}


@pytest.mark.parametrize(("words", "period"), NAMED.items())
def test_named(words: str, period: str) -> None:
    found = times(words, 0, len(words), "2025-03-24")
    assert [t.period for t in found] == [period]


@pytest.mark.parametrize(
    "words", ["the slowest pace since 2021", "its lowest level since 2009", "the worst since 2020"]
)
def test_a_record_is_no_time_of_the_figure(words: str) -> None:
    assert not times(words, 0, len(words), "2025-03-24")


@pytest.mark.parametrize(
    ("published", "words", "period"),
    [
        ("2025-09-11", "last spring", "2025"),
        ("2025-04-11", "last spring", "2024"),
        ("2025-09-11", "last autumn", "2024"),
        ("2025", "last spring", "2024"),
        ("2025-09-11", "last winter", "2024"),
    ],
)
def test_the_last_season_is_one_that_is_over(published: str, words: str, period: str) -> None:
    assert [t.period for t in times(words, 0, len(words), published)] == [period]


@pytest.mark.parametrize(
    "words",
    [
        "2,014 trees",
        "$2014",
        "2014%",
        "room 20145",
        "version 1.2014",
        "since last year",
        "may grow",
    ],
)
def test_not_a_time(words: str) -> None:
    assert not times(words, 0, len(words), "2025-03-24")


def test_without_a_date_nothing_is_resolved() -> None:
    words = "last year, in May"
    assert all(t.period is None for t in times(words, 0, len(words), None))


def test_shifted() -> None:
    assert shifted("2013", -1) == "2012"
    assert shifted("2014-07/2014-12", -1) == "2013-12"
    assert shifted(None, -1) is None


@given(st.text(alphabet="0123456789 toandin-–Q/quarter of since May", max_size=200))
def test_never_fails(words: str) -> None:
    for found in times(words, 0, len(words), "2024-01-01"):
        assert 0 <= found.start < found.end <= len(words)


def test_linear() -> None:
    def spent(size: int) -> float:
        words = "in the first half of the last six months of " * size
        started = time.process_time()
        times(words, 0, len(words), None)
        return time.process_time() - started

    spent(50)
    # Quadratic growth takes 100 times as long; a measurement may be disturbed.
    assert any(spent(4000) < 50 * max(spent(400), 1e-3) for _ in range(3))


Understand = Callable[..., list[Meaning]]

FIGURES = {
    "each its own year": (
        "{8%} of pupils learnt it in 1990 and {3%} in 2020.",
        ["1990", "2020"],
    ),
    "from year to year": (
        "The share of clubs with a bus went from {12%} in 2020 to {18%} in 2024.",
        ["2020", "2024"],
    ),
    "in front of both": (
        "In 2019, {30%} of boats were red and {20%} of boats were blue.",
        ["2019", "2019"],
    ),
    "the year before": (
        "Occupancy reached {64%} in 2023, against {61%} the year before.",
        ["2023", "2022"],
    ),
    "in that year": (
        "The question was dropped after 2019. In that year, {57%} of bakers slept.",
        ["2019"],
    ),
    "the previous year's": (
        "Sales are up to {40%} at the end of 2013, compared to the previous year's {25%}.",
        ["2013", "2012"],
    ),
    "of the study": (
        "A 2021 survey by the Rowing Union found that {35%} of clubs rent their boats.",
        ["2021"],
    ),
    "carried with the number": (
        "A 2021 survey by NAME found that {35%} of clubs rent. For lakes, that number is {50%}.",
        ["2021", "2021"],
    ),
    "none": ("{35%} of clubs rent their boats.", [None]),
}


@pytest.mark.parametrize(("text", "periods"), FIGURES.values(), ids=FIGURES.keys())
def test_of_a_figure(understand: Understand, text: str, periods: list[str | None]) -> None:
    assert [m.period for m in understand(text, published="2025-03-24")] == periods


def test_year_of_the_credit(understand: Understand) -> None:
    credits = [Credit(type="named", publisher="Rowing Union", year=2020)]
    (meaning,) = understand("{35%} of clubs rent their boats.", credits=credits)
    assert meaning.period == "2020"


def test_own_field_period(understand: Understand) -> None:
    """When the document's own survey was made dates its figures that nothing else dates."""
    own = [Credit(type="own"), Credit(type="own"), Credit(type="named", publisher="NAME")]
    meanings = understand(
        "The survey was conducted in December 2021.",
        "{35%} of members rent. In 2019 it was {30%}.",
        "NAME has {50%} of firms renting.",
        credits=own,
    )
    assert [m.period for m in meanings] == ["2021-12", "2019", None]
