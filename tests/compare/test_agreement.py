import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.compare.agreement import Z95, agree
from flows.slots.value import value_of


def percent(value, step=1.0):
    return value_of(value, unit="percent", step=step)


@pytest.mark.parametrize(
    ("a", "b", "sizes", "relation"),
    [
        (72, 72, (None, None), "equal"),
        (72, 73, (1000, 1000), "rounding"),
        (72, 68, (1000, 800), "sampling"),  # 3 points after rounding, z = 1.4
        (72, 65, (1000, 1000), "twice_sampling"),
        (72, 53, (2000, 1800), "conflict"),
        (72, 53, (None, 1800), "undetermined"),
    ],
)
def test_tiers(a, b, sizes, relation):
    assert agree(percent(a), percent(b), sizes=sizes).relation == relation


@pytest.mark.parametrize(
    ("a", "b", "size", "relation"),
    [
        (47, 43, 26_000, "twice_sampling"),  # z = 6.9: two houses, not two truths
        (47, 37, 26_000, "conflict"),
        (4, 10, 26_000, "conflict"),  # of small shares, houses are closer
        (4, 6, 26_000, "twice_sampling"),
        (47, 36, 900, "conflict"),
    ],
)
def test_what_houses_differ_by_does_not_shrink_with_the_sample(a, b, size, relation):
    assert agree(percent(a), percent(b), sizes=(size, size)).relation == relation


@pytest.mark.parametrize(
    ("a", "b", "sizes", "relation"),
    [
        (52, 63, (614, 850), "conflict"),  # 11 points, z = 4.2
        (31, 39, (1204, 980), "conflict"),  # z = 3.9
        (31, 38, (1204, 980), "twice_sampling"),
        (26, 24, (980, 1204), "sampling"),
        (52, 66, (120, 150), "twice_sampling"),  # z = 2.4: samples this small may well do it
    ],
)
def test_rounding_is_one_error_more_beside_that_of_samples(a, b, sizes, relation):
    assert agree(percent(a), percent(b), sizes=sizes).relation == relation


def test_a_fraction_in_words_or_a_floor_stands_for_all_that_it_can_be():
    third = value_of(100 / 3, unit="percent", in_words=True, figure="a third")
    floor = value_of(30, unit="percent", comparator=">")
    for vague in (third, floor):
        assert agree(vague, percent(41), sizes=(1200, 980)).relation == "twice_sampling"


def test_one_study_may_differ_by_rounding_only():
    assert agree(percent(72), percent(68), sizes=(50, 50), one_study=True).relation == "conflict"
    assert agree(percent(72), percent(71.8, 0.1), one_study=True).relation == "rounding"


def test_missing_sizes_say_how_small_the_samples_would_have_to_be():
    found = agree(percent(72, 0.001), percent(68, 0.001))
    assert found.noise_n == pytest.approx(1006, abs=2)


def test_design_effects_widen():
    plain = agree(percent(72), percent(65), sizes=(1000, 1000))
    weighted = agree(percent(72), percent(65), sizes=(1000, 1000), design_effects=(2.0, 2.0))
    assert weighted.z == pytest.approx(plain.z / math.sqrt(2))


def test_z_matches_the_unpooled_test():
    found = agree(percent(72, 1e-9), percent(65, 1e-9), sizes=(1000, 900))
    error = math.sqrt(72 * 28 / 1000 + 65 * 35 / 900)
    assert found.z == pytest.approx(7 / error, rel=1e-6)


def test_counts_have_no_sampling_error():
    one, other = value_of(900, unit="count"), value_of(700, unit="count")
    assert agree(one, other, sizes=(10, 10)).relation == "undetermined"
    assert agree(one, other, one_study=True).relation == "conflict"


@given(st.integers(1, 99), st.integers(1, 99))
def test_at_the_noise_size_the_gap_is_noise(a, b):
    found = agree(percent(a), percent(b))
    if found.noise_n:
        sized = agree(percent(a), percent(b), sizes=(found.noise_n, found.noise_n))
        assert sized.z is not None
        assert sized.z <= Z95 + 1e-9


@given(st.integers(0, 100), st.integers(0, 100))
def test_agreement_is_symmetric(a, b):
    sizes = (400, 900)
    assert (
        agree(percent(a), percent(b), sizes=sizes).relation
        == agree(percent(b), percent(a), sizes=sizes[::-1]).relation
    )
