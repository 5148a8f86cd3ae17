import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.slots.value import change, complement, relate, value_of, within


def percent(value, step=1.0, comparator="="):
    return value_of(value, comparator=comparator, unit="percent", step=step, figure=f"{value}%")


def words(value, figure, comparator="=", unit="percent"):
    return value_of(value, comparator=comparator, unit=unit, step=1.0, in_words=True, figure=figure)


@pytest.mark.parametrize(
    ("claim", "source", "relation"),
    [
        (percent(72), percent(72), "exact"),
        (percent(72), percent(71.8, 0.1), "rounding"),
        (percent(72), percent(72.0, 0.1), "exact"),
        (percent(72.0, 0.1), percent(71.8, 0.1), "none"),  # the zero was written on purpose
        (percent(72), percent(73), "none"),
        (percent(72), percent(71), "none"),
        (percent(2), percent(2.4, 0.1), "rounding"),  # points, not relative tolerance
        (percent(2), percent(3), "none"),
        (percent(30, comparator="~"), percent(31), "rounding"),
        (percent(30, comparator="~"), percent(38), "none"),
        (percent(40, comparator=">"), percent(43), "rounding"),
        (percent(40, comparator=">"), percent(37), "none"),
        (percent(40, comparator=">"), percent(71), "none"),
        (percent(60, comparator="<="), percent(58), "rounding"),
        (percent(60, comparator="<="), percent(64), "none"),
    ],
)
def test_percentages_relate_by_what_they_can_stand_for(claim, source, relation):
    assert relate(claim, source) == relation


@pytest.mark.parametrize(
    ("claim", "source", "relation"),
    [
        (words(75, "three quarters", "<"), percent(73.6, 0.1), "rounding"),
        (words(75, "three quarters"), percent(70), "none"),
        (words(20, "one in five"), percent(21), "rounding"),
        (words(20, "one in five"), percent(20), "exact"),
        (words(20, "one in five"), percent(24), "none"),
        (words(12.5, "one in eight"), percent(12), "rounding"),
        (words(12.5, "one in eight"), percent(15), "none"),
        (words(100 / 3, "a third"), words(33.3, "one third"), "exact"),
        (words(100 / 3, "a third"), percent(34), "rounding"),
        (words(100 / 3, "a third"), percent(38), "none"),
        (words(50, "half"), percent(51), "rounding"),
        (words(90, "nine in ten"), percent(90.4, 0.1), "rounding"),
        (words(41, "Forty-one per cent"), percent(42), "none"),  # a number, not a fraction
        (percent(67), words(200 / 3, "two thirds"), "rounding"),
    ],
)
def test_fractions_in_words_stand_for_intervals(claim, source, relation):
    assert relate(claim, source) == relation


def test_counts_written_round_meet_the_exact_count():
    exact = value_of(63_871, unit="count", step=1.0)
    assert relate(value_of(64_000, unit="count", step=1.0), exact) == "rounding"
    assert relate(value_of(63_900, unit="count", step=1.0), exact) == "rounding"
    assert relate(value_of(61_000, unit="count", step=1.0), exact) == "none"
    assert relate(value_of(212, unit="count", step=1.0), value_of(213, unit="count")) == "none"


def test_ranges():
    claim = value_of(9, 11, unit="percent", step=1.0)
    assert relate(claim, value_of(9, 11, unit="percent", step=1.0)) == "exact"
    assert relate(claim, percent(10)) == "rounding"
    assert relate(claim, percent(14)) == "none"


def test_complement_turns_the_comparator_too():
    other = complement(percent(28, comparator=">"))
    assert (other.value, other.comparator) == (72, "<")
    assert relate(percent(72), complement(percent(28))) == "exact"


def test_doubled_is_near_thirteen_to_twenty_seven():
    low, high = change(percent(13), percent(27))
    assert low < 100 * (27 / 13 - 1) < high
    assert within(value_of(108, unit="percent", step=1.0), low, high)


@given(
    st.decimals(0, 100, places=1).map(float),
    st.decimals(0, 100, places=1).map(float),
)
def test_relating_two_figures_of_one_precision_is_equality(a, b):
    same = relate(percent(a, 0.1), percent(b, 0.1))
    assert (same != "none") == (abs(a - b) <= 0.05 + 1e-9)


@given(st.decimals(0, 100, places=3).map(float))
def test_a_share_is_always_supported_by_what_it_was_rounded_from(share):
    assert relate(percent(round(share)), percent(share, 0.001)) != "none"


@given(st.floats(0.5, 99.5), st.sampled_from(["=", ">", "<", "~", ">=", "<="]))
def test_complement_of_the_complement_is_the_value(share, comparator):
    value = percent(share, 0.1, comparator)
    back = complement(complement(value))
    assert back.comparator == value.comparator
    assert abs(back.low - value.low) < 1e-9
    assert abs(back.high - value.high) < 1e-9
