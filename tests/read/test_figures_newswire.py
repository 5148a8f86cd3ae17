"""Amounts as wire services and their archives write them: blanks around signs, many currencies."""

import pytest

from flows.read.figures import find_figures


def _only(text):
    (found,) = [figure for figure in find_figures(text) if figure.why_not is None]
    return found.text, found.value, found.unit


@pytest.mark.parametrize(
    ("text", "figure", "value", "unit"),
    [
        ("sales reached $ 75 million", "$ 75 million", 75e6, "currency:USD"),
        ("sales reached £ 8.10 million", "£ 8.10 million", 8.1e6, "currency:GBP"),
        ("a loan of us $ 150 million", "us $ 150 million", 150e6, "currency:USD"),
        ("rose to HK $ 10.05 billion", "HK $ 10.05 billion", 10.05e9, "currency:HKD"),
        ("a $ 5 fee", "$ 5", 5, "currency:USD"),  # not an Australian one
        ("for 420 million Finnish markka", "420 million Finnish markka", 420e6, "currency:FIM"),
        ("rents of 40 billion won", "40 billion won", 40e9, "currency:KRW"),
        ("a bill of Rs 500 crore", "Rs 500 crore", 5e9, "currency:INR"),
        ("a bill of Rs. 2 lakh crore", "Rs. 2 lakh crore", 2e12, "currency:INR"),
        ("worth half a billion dollars", "half a billion dollars", 5e8, "currency:USD"),
        ("it cost 25,000 pounds", "25,000 pounds", 25_000, "currency:GBP"),
        ("a loaf is up 30p", "30p", 30, "other:pence"),
    ],
)
def test_money(text, figure, value, unit):
    assert _only(text) == (figure, value, unit)


@pytest.mark.parametrize(
    ("text", "figure", "value", "unit"),
    [
        ("it weighs 25 lakh tonnes", "25 lakh tonnes", 2.5e6, "other:tonnes"),
        ("the calf is over two pounds", "two pounds", 2, "other:pounds"),
        ("a 1/4 mile paved oval", "1/4 mile", 0.25, "other:mile"),
        ("prices fell 1/4 point", "1/4 point", 0.25, "score"),
        ("a quarter point more", "a quarter point", 0.25, "score"),
        ("one - third of it", "one - third", pytest.approx(100 / 3, abs=1e-3), "percent"),
        ("30 - year bonds", "30 - year", 30, "duration:year"),
        ("10, 000 monkeys", "10, 000", 10_000, "count"),
        ("a bottle of 75ml", "75ml", 75, "other:ml"),
        ("a dancer 1.8m tall", "1.8m", 1.8, "other:m"),
        ("the 100m sprint", "100m", 100, "other:m"),
        ("at 188 miles an hour", "188 miles an hour", 188, "other:miles an hour"),
        ("water of 28 ° C", "28 ° C", 28, "other:° c"),
        ("a 16-bit chip", "16-bit", 16, "other:bit"),
        ("inflation was at - 0.2 %", "- 0.2 %", -0.2, "percent"),
        ("a flat of 200 sq m", "200 sq m", 200, "other:sq m"),
        ("wheat gained 5-1/4 cents", "5-1/4 cents", 5.25, "other:cents"),
        ("he lifts 1-1/2 times that", "1-1/2 times", 1.5, "multiple"),
        ("a 2-7/8-inch nail", "2-7/8-inch", 2.875, "other:inch"),
        ("up half a cent", "half a cent", 0.5, "other:cent"),
        ("a quarter of a mile", "a quarter of a mile", 0.25, "other:mile"),
        ("temperatures hit 42.6C there", "42.6C", 42.6, "other:°c"),
        ("lows of -3F", "-3F", -3, "other:°f"),
        ("a magnitude-6.4 quake", "6.4", 6.4, "count"),
        ("1.2 million bpd of oil", "1.2 million bpd", 1.2e6, "other:bpd"),
        ("the ratio was 15:1", "15:1", 15, "other:ratio"),
        ("odds of 2.6:1", "2.6:1", 2.6, "other:ratio"),
        ("more than 35million people", "35million", 35e6, "count"),
        ("in 5,97,618 villages", "5,97,618", 597_618, "count"),
        ("1,50,029 gram panchayats", "1,50,029", 150_029, "count"),
        ("a boat (14m) in length", "14m", 14, "other:m"),
        ("television, 4 h 12", "4 h 12", pytest.approx(4.2), "duration:hour"),
        ("a visit of 5 h", "5 h", 5, "duration:hour"),
        ("every fifth loaf is burnt", "every fifth", 20, "percent"),
        ("nine bakers in ten fail within a year", "nine bakers in ten", 90, "percent"),
        ("in three homes out of ten by spring", "three homes out of ten", 30, "percent"),
        ("where they had been a fifth.", "a fifth", 20, "percent"),
    ],
)
def test_measures(text, figure, value, unit):
    found, is_value, is_unit = _only(text)
    assert (found, is_value) == (figure, value)
    assert is_unit in (unit, "percentage_point" if unit == "score" else unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("20 € 5 people", [20, 5]),  # the sign is that of the first
        ("2 million won the lottery", [2e6]),
        ("growers - 31 percent - said no", [31]),
        ("one bit of advice", []),
        ("on 1/4 it rained", []),
        ("dec. 12, 1994", []),
        ("every fourth year it rains", []),
        ("in 1080p or 480p", []),
        ("the level of the sea will rise. Sea level rise by 2100 is sure", []),
    ],
)
def test_what_is_none_of_these(text, values):
    found = [figure for figure in find_figures(text) if figure.why_not is None]
    assert [figure.value for figure in found] == values
    assert "currency" not in [figure.form for figure in found if figure.value in (5, 2e6)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between $ 4 million and $ 5 million", 4e6, 5e6),
        ("tickets from € 25 - € 80", 25, 80),
        ("a charge of USD 200 million to USD250 million", 200e6, 250e6),
    ],
)
def test_ranges_of_money(text, low, high):
    (found,) = find_figures(text)
    assert (found.value, found.value_high, found.form) == (low, high, "currency")


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("2.3 million night passengers", "2.3 million", "count"),
        ("12 night buses", "12", "count"),
        ("three nights away", "three nights", "other:nights"),
        ("a three-night stay", "three-night", "other:night"),
        ("one night in town", "one night", "other:night"),
    ],
)
def test_nights_that_are_counted(text, figure, unit):
    assert [(f.text, f.unit) for f in find_figures(text)] == [(figure, unit)]


def test_what_is_above_a_hundred_is_no_share_of_a_list():
    found = find_figures("31% save up to 100, 40% between 101 and 300, and 29% more")
    assert [(f.value, f.unit) for f in found if f.value > 60] == [(100, "count"), (101, "count")]
    assert [f.unit for f in find_figures("between 10 and 15 and 20%")] == ["percent", "percent"]


def test_plus_so_much_is_what_something_grew_by():
    grown, *_ = find_figures("Overnight stays: 3,412,000, plus 1.8 %.")
    more, *_ = find_figures("The city has 3,412,000 plus inhabitants.")
    assert (grown.comparator, more.comparator) == ("=", ">=")


@pytest.mark.parametrize(
    "text",
    [
        "doors open at 3:1",
        "John 3:1 says little",
        "Crustwood won 3:1",
        "a screen of 16:9",
        "flat 4C",
    ],
)
def test_marks_that_make_no_ratio_and_no_temperature(text):
    assert all(figure.why_not for figure in find_figures(text))


def test_by_so_many_is_no_bound():
    voted, over = find_figures("It passed by 101 votes. Rye passed 40 tonnes.")
    assert (voted.comparator, over.comparator) == ("=", ">")
