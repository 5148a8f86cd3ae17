import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from warehouse.connect import memory

CON = memory()
DRAWN = np.random.default_rng(7)


def macro(call, **values):
    return CON.execute(f"SELECT {call}", values).fetchall()[0][0]


def over(call, **arrays):
    """The macro over arrays, row by row, in one query."""
    names = list(arrays)
    rows = CON.execute(
        f"SELECT {call} FROM (SELECT "
        + ", ".join(f"unnest(${name}) AS {name}" for name in names)
        + ")",
        {name: [float(x) for x in values] for name, values in arrays.items()},
    ).fetchall()
    return np.array([row[0] for row in rows], dtype=float)


def test_margin_of_error_is_scipys():
    p, n = DRAWN.uniform(1, 99, 200), DRAWN.integers(10, 5000, 200)
    expected = 100 * stats.norm.ppf(0.975) * np.sqrt(p / 100 * (1 - p / 100) / n)
    assert np.allclose(over("margin_of_error(p, n, 1)", p=p, n=n), expected, rtol=0, atol=1e-9)


def test_margin_of_error_known_values():
    assert macro("margin_of_error(50, 1001, 1)") == pytest.approx(3.10, abs=0.005)
    assert macro("margin_of_error(50, 1000, 1.5)") == pytest.approx(3.80, abs=0.005)


def test_implied_n_and_design_effect_turn_the_margin_round():
    n = DRAWN.integers(10, 5000, 100)
    assert np.allclose(over("implied_n(margin_of_error(50, n, 1), 1)", n=n), n, atol=1e-6)
    assert np.allclose(over("implied_design_effect(margin_of_error(50, n, 1.7), n)", n=n), 1.7)


def test_wilson_is_statsmodels():
    n = DRAWN.integers(5, 3000, 200)
    k = (n * DRAWN.uniform(0, 1, 200)).astype(int)
    low, high = proportion_confint(k, n, method="wilson")
    p = 100 * k / n
    assert np.allclose(over("wilson_low(p, n)", p=p, n=n), 100 * low, rtol=0, atol=1e-9)
    assert np.allclose(over("wilson_high(p, n)", p=p, n=n), 100 * high, rtol=0, atol=1e-9)


def test_newcombe_is_statsmodels():
    n1, n2 = DRAWN.integers(20, 3000, 60), DRAWN.integers(20, 3000, 60)
    k1, k2 = (n1 * DRAWN.uniform(0.05, 0.95, 60)).astype(int), (n2 * 0.4).astype(int)
    expected = [
        confint_proportions_2indep(a, b, c, d, method="newcomb", compare="diff")
        for a, b, c, d in zip(k1, n1, k2, n2, strict=True)
    ]
    told = {"p1": 100 * k1 / n1, "n1": n1, "p2": 100 * k2 / n2, "n2": n2}
    low, high = (
        over("newcombe_low(p1, n1, p2, n2)", **told),
        over("newcombe_high(p1, n1, p2, n2)", **told),
    )
    assert np.allclose(low, [100 * pair[0] for pair in expected], rtol=0, atol=1e-9)
    assert np.allclose(high, [100 * pair[1] for pair in expected], rtol=0, atol=1e-9)


def test_z_of_two_surveys():
    told = {"p1": 72, "n1": 1000, "p2": 68, "n2": 800}
    assert macro("rounded_z($p1, 0, $n1, $p2, 0, $n2)", **told) == pytest.approx(1.84, abs=0.005)
    expected = 3 / (100 * math.sqrt(0.72 * 0.28 / 1000 + 0.68 * 0.32 / 800))
    assert macro("rounded_z($p1, 0.5, $n1, $p2, 0.5, $n2)", **told) == pytest.approx(
        expected, abs=1e-9
    )
    assert macro("rounded_z(72, 0.5, 1000, 71, 0.5, 800)") == 0


def test_noise_sample_is_where_z_reaches_its_limit():
    assert macro("noise_sample(72, 68, 4)") == pytest.approx(1006, abs=1)
    n = macro("noise_sample(61, 40, 20)")
    assert macro("rounded_z(61, 0.5, $n, 40, 0.5, $n)", n=n) == pytest.approx(1.959964, abs=1e-6)
    assert macro("noise_sample(61, 61, 0)") is None


@pytest.mark.parametrize(
    ("p", "decimals", "n", "reachable"),
    [
        (71, 0, 43, False),
        (72, 0, 25, True),
        (72, 0, 7, False),
        (72.4, 1, 29, True),
        (50, 0, 2, True),
        (33.3, 1, 3, True),
        (61.7, 1, 47, True),
        (99, 0, 66, False),
        (99, 0, 67, True),
        (12, 0, 8, True),
        (13, 0, 8, True),
        (0, 0, 5, True),
        (100, 0, 5, True),
    ],
)
def test_grim_known_values(p, decimals, n, reachable):
    assert macro("grim_reachable($p, $d, $n)", p=p, d=decimals, n=n) is reachable


@given(n=st.integers(1, 99), k=st.integers(0, 99), decimals=st.integers(0, 2))
@settings(max_examples=60)
def test_grim_never_accuses_a_true_count(n, k, decimals):
    share = 100 * min(k, n) / n
    for printed in (round(share, decimals), math.floor(share * 10**decimals + 0.5) / 10**decimals):
        assert macro("grim_reachable($p, $d, $n)", p=printed, d=decimals, n=n)


def test_grim_has_no_power_from_a_hundred_on():
    everything = [float(p) for p in range(101)]
    for n in (100, 101, 137, 999):
        assert over("grim_reachable(p, 0, n)::INTEGER", p=everything, n=[n] * 101).all()
    assert macro("grim_power(0, 100)") == 0
    assert macro("grim_power(0, 43)") == pytest.approx(0.57)
    assert macro("grim_power(1, 500)") == pytest.approx(0.5)


@given(
    a=st.floats(1, 1000), b=st.floats(1, 1000), decimals=st.integers(0, 1), places=st.integers(0, 1)
)
@settings(max_examples=60)
def test_a_true_change_fits_after_all_were_rounded(a, b, decimals, places):
    half, half_r = 0.5 * 10**-decimals, 0.5 * 10**-places
    told = {
        "a": round(a, decimals),
        "b": round(b, decimals),
        "h": half,
    }
    if told["a"] <= half:
        return
    stated = abs(round(100 * (b / a - 1), places))
    low_high = {"low": stated - half_r, "high": stated + half_r}
    assert macro("percent_change_fits($low, $high, $a, $h, $b, $h)", **told, **low_high)
    stated = round(abs(b - a), decimals)
    low_high = {"low": stated - half, "high": stated + half}
    assert macro("difference_fits($low, $high, $a, $h, $b, $h)", **told, **low_high)
    low_high = {"low": b / a - 1e-9, "high": b / a}
    assert macro("ratio_fits($low, $high, $a, $h, $b, $h)", **told, **low_high)


def test_change_macros_refuse_what_does_not_follow():
    assert not macro("percent_change_fits(5.5, 6.5, 12, 0.5, 18, 0.5)")
    assert macro("percent_change_fits(49.5, 50.5, 18, 0.5, 9, 0.5)")
    assert macro("difference_fits(5.5, 6.5, 12, 0.5, 18, 0.5)")
    assert not macro("difference_fits(49.5, 50.5, 12, 0.5, 18, 0.5)")
    assert macro("ratio_fits(1.45, 1.55, 62, 0.5, 96, 0.5)")
    assert macro("ratio_fits(1.9, 2.1, 96, 0.5, 48, 0.5)")
    assert not macro("ratio_fits(1.95, 2.05, 62, 0.5, 96, 0.5)")
    assert macro("ratio_fits(195, 205, 0, 0.5, 96, 0.5)") is None


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("2024", "2024-12-31"),
        ("2021/2024", "2024-12-31"),
        ("2023-02", "2023-02-28"),
        ("2024-05-06", "2024-05-06"),
        ("2024-05-06T10:00:00Z", "2024-05-06"),
        ("spring", None),
        (None, None),
    ],
)
def test_last_day_of(period, day):
    assert macro("last_day_of($p)::VARCHAR", p=period) == day


def test_words_for_numbers():
    assert macro("plain(72::DOUBLE)") == "72"
    assert macro("plain(3.5::DOUBLE)") == "3.5"
    assert macro("plain(1e6)") == "1000000"
    assert macro("shorten('abcdefghij', 8)") == "abcde..."
    assert macro("shorten('abc', 8)") == "abc"


def with_edges(count=10_000):
    """Counts out of n, at random, with the edges: none, all, one person, a billion people."""
    n = np.concatenate([DRAWN.integers(1, 5000, count), [1, 1, 2, 10**9, 10**9, 10**9, 7, 7]])
    k = (n * DRAWN.uniform(0, 1, len(n))).astype(np.int64)
    k[-8:] = [0, 1, 1, 0, 10**9, 123_456_789, 0, 7]
    return k, n


def test_wilson_is_statsmodels_for_ten_thousand_inputs_and_at_the_edges():
    k, n = with_edges()
    low, high = proportion_confint(k, n, method="wilson")
    told = {"p": 100 * k / n, "n": n}
    assert np.allclose(over("wilson_low(p, n)", **told), 100 * low, rtol=0, atol=1e-9)
    assert np.allclose(over("wilson_high(p, n)", **told), 100 * high, rtol=0, atol=1e-9)


def test_newcombe_is_statsmodels_for_ten_thousand_inputs_and_at_the_edges():
    (k1, n1), (k2, n2) = with_edges(), with_edges()
    k2, n2 = k2[::-1], n2[::-1]  # edges against the ordinary, too
    low, high = confint_proportions_2indep(k1, n1, k2, n2, method="newcomb", compare="diff")
    told = {"p1": 100 * k1 / n1, "n1": n1, "p2": 100 * k2 / n2, "n2": n2}
    found_low = over("newcombe_low(p1, n1, p2, n2)", **told)
    found_high = over("newcombe_high(p1, n1, p2, n2)", **told)
    assert np.allclose(found_low, 100 * low, rtol=0, atol=1e-9)
    assert np.allclose(found_high, 100 * high, rtol=0, atol=1e-9)


def test_margins_and_differences_are_their_formulas_for_ten_thousand_inputs():
    (k1, n1), (k2, n2) = with_edges(), with_edges()
    p1, p2, deff = k1 / n1, k2 / n2, DRAWN.uniform(1, 4, len(n1))
    z = stats.norm.ppf(0.975)
    told = {"p1": 100 * p1, "n1": n1, "p2": 100 * p2, "n2": n2, "deff": deff}
    error = np.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
    assert np.allclose(
        over("difference_error(p1, n1, p2, n2)", **told), 100 * error, rtol=0, atol=1e-9
    )
    margin = z * np.sqrt(deff * p1 * (1 - p1) / n1)
    found = over("margin_of_error(p1, n1, deff)", **told)
    assert np.allclose(found, 100 * margin, rtol=0, atol=1e-9)


def test_finite_margin_is_what_drawing_without_replacement_gives():
    body = DRAWN.integers(2, 100_000, 10_000)
    n = np.maximum(1, (body * DRAWN.uniform(0, 1, len(body))).astype(int))
    drawn = stats.hypergeom(body + body % 2, (body + body % 2) // 2, n)
    expected = 100 * stats.norm.ppf(0.975) * drawn.std() / n
    found = over("finite_margin(n, body)", n=n, body=body + body % 2)
    assert np.allclose(found, expected, rtol=0, atol=1e-9)
    back = over("body_size(finite_margin(400, body), 400)", body=[401, 2000, 100_000])
    assert np.allclose(back, [401, 2000, 100_000], rtol=1e-6)
    assert macro("finite_margin(400, 2000)") == pytest.approx(4.38, abs=0.005)
