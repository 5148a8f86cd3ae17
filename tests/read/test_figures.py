"""The lexer: what is written, as a value with its unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.read.figures import find_figures


def read(text):
    """Value, upper value and unit of the only figure of a text."""
    (found,) = find_figures(text)
    return found.text, found.value, found.value_high, found.unit


@pytest.mark.parametrize(
    ("text", "figure", "value", "unit"),
    [
        ("it fell to minus 12 degrees Celsius", "minus 12 degrees Celsius", -12, "degrees celsius"),
        ("a rate of negative 0.4 percent", "negative 0.4 percent", -0.4, None),
        ("at 250 km/h on the straight", "250 km/h", 250, "km/h"),
        ("a pool 80 m deep", "80 m", 80, "m"),
        ("an estate of 35 km²", "35 km²", 35, "km²"),
        ("a ride of 40 kms", "40 kms", 40, "kms"),
        ("down 3,4 %", "3,4 %", 3.4, None),
        ("all of 12,50% more", "12,50%", 12.5, None),
    ],
)
def test_units_and_signs(text, figure, value, unit):
    of = "percent" if unit is None else f"other:{unit}"
    assert read(text) == (figure, value, None, of)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("between 5 and 10 billion euros", 5e9, 1e10, "currency:EUR"),
        ("2 to 3 million tonnes", 2e6, 3e6, "other:tonnes"),
        ("between 800,000 and 1.2 million litres", 800_000, 1.2e6, "other:litres"),
        ("between 900 and 1,200 euros", 900, 1200, "currency:EUR"),
    ],
)
def test_ends_of_a_range_share_their_magnitude(text, low, high, unit):
    assert read(text)[1:] == (low, high, unit)


def test_a_time_in_three_units_is_one_time():
    assert read("in 2 hours, 4 minutes and 36 seconds")[1] == pytest.approx(2 + 4 / 60 + 36 / 3600)


@pytest.mark.parametrize("text", ["plus or minus 3 percent", "ages 3,400 %"])
def test_what_is_no_sign_and_no_decimal_comma(text):
    assert find_figures(text)[-1].value > 0
    assert find_figures(text)[-1].value in (3, 3400)


@given(st.text(alphabet="0123456789.,%$€- –ammtohlnruiesfd", max_size=60))
def test_figures_stand_in_order_at_their_places(text):
    end = 0
    for figure in find_figures(text):
        assert end <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.text
        end = figure.end


@pytest.mark.parametrize(
    ("text", "figure", "value"),
    [
        ("on stones (150/186)", "150/186", 80.6452),
        ("Stone ovens: 125/186", "125/186", 67.2043),
        ("and another third reporting being open", "third", 33.3333),
        ("The remaining quarter said no", "quarter", 25),
        ("we found that half of young people bake", "half", 50),
    ],
)
def test_shares_of_those_asked(text, figure, value):
    assert read(text) == (figure, pytest.approx(value, abs=1e-4), None, "percent")


@pytest.mark.parametrize(
    "text",
    [
        "on 25/31 of that month",
        "in 12/2024",
        "a pressure of 180/120",
        "on 10/45/2020",
        "another third party came",
        "the remaining third place",
        "another quarter of growth",
        "as 41/18 do",
        "Since 10/99 it is so",
        "a 40/60 split",
        "20/200 vision",
        "ports 80/443 are open",
        "Boeing 737/747",
        "at 12/48 Baker Street",
        "Another quarter passed without a profit",
        "The remaining quarter promised better sales",
        "A further quarter went by",
        "<https://doi.example/S0140-6736(15)60692-4>",
        "of that half of the town",
    ],
)
def test_no_shares_of_those_asked(text):
    assert [f for f in find_figures(text) if f.unit == "percent" and f.why_not is None] == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("from 2020 to 2100", ["2020", "2100"]),
        ("by 2100 all will", ["2100"]),
        ("they sold 2100 loaves", []),
        ("it grew by 2100 last year", []),
        ("cut by 2100 officers", []),
        ("through 2100 shops", []),
        ("until 2100 it is so", ["2100"]),
        ("2019 households were asked", []),
        ("in 2019 households were asked", ["2019"]),
    ],
)
def test_years_and_what_is_counted(text, dates):
    assert [f.text for f in find_figures(text) if f.why_not == "date"] == dates
