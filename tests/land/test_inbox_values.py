import pytest

from flows.land.values import NotAValue, comparator_of, number_of, unit_of, values_of


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("72", (72, None, "", "")),
        ("72%", (72, None, "percent", "")),
        ("4.50", (4.5, None, "", "")),
        ("1,200", (1200, None, "", "")),
        ("1,234,567.5", (1234567.5, None, "", "")),
        ("9-11", (9, 11, "", "")),
        ("9–11 %", (9, 11, "percent", "")),
        ("18 to 25", (18, 25, "", "")),
        ("$1.2 million", (1.2e6, None, "currency:USD", "")),
        ("2-3 million", (2e6, 3e6, "", "")),
        ("€500–€2,000", (500, 2000, "currency:EUR", "")),
        ("over 40%", (40, None, "percent", ">")),
        ("about 12", (12, None, "", "~")),
        ("> 5", (5, None, "", ">")),
        ("30,000+", (30000, None, "", ">=")),
        ("-3.5", (-3.5, None, "", "")),
        ("−3.5", (-3.5, None, "", "")),
        (".5", (0.5, None, "", "")),
    ],
)
def test_values(text, wanted):
    assert values_of(text) == wanted


@pytest.mark.parametrize("text", ["n/a", "many", "", "7/8/2024", "12 34", "nan", "inf", "1e999"])
def test_no_value(text):
    with pytest.raises(NotAValue, match="is no number"):
        values_of(text)


def test_a_single_number_is_not_a_range():
    assert number_of("640", "n") == 640
    with pytest.raises(NotAValue, match="n '9-11' must be one number"):
        number_of("9-11", "n")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", ""),
        ("between", ""),
        ("eq", "="),
        ("At least", ">="),
        ("more_than", ">"),
        ("≤", "<="),
        ("nearly", "<"),
        ("~", "~"),
    ],
)
def test_comparators(text, wanted):
    assert comparator_of(text) == wanted


def test_an_unknown_comparator_is_refused():
    with pytest.raises(NotAValue, match="'perhaps' is not understood"):
        comparator_of("perhaps")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", ""),
        ("%", "percent"),
        ("Percent", "percent"),
        ("pp", "percentage_point"),
        ("days", "duration:day"),
        ("duration:months", "duration:month"),
        ("usd", "currency:USD"),
        ("currency:eur", "currency:EUR"),
        ("£", "currency:GBP"),
        ("times", "multiple"),
        ("people", "count"),
        ("litres", "other:litres"),
        ("other:litres", "other:litres"),
    ],
)
def test_units(text, wanted):
    assert unit_of(text) == wanted
