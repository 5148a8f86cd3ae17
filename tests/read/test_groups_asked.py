"""How many of a group were asked, and of whose claims that is the number."""

import pytest

from flows.land.reader import read_bytes
from flows.read.reader import read


def _read(text):
    return read(read_bytes("a.md", text.encode(), None))


@pytest.mark.parametrize(
    "counted",
    [
        "The poll surveyed 1,559 adults, including 577 Democrats, 483 Republicans and 499 others.",
        "Loaf Lab polled 1,559 adults, of whom 577 were Democrats and 483 Republicans.",
        "The sample of 1,559 adults (577 Democrats, 483 Republicans) was weighted.",
    ],
)
def test_claims_of_a_group_have_its_number(counted):
    text = (
        "43% of adults like rye, a Loaf Lab poll found. Among Democrats, 77% do. Some 5% of"
        f" Republicans like rye.\n\n{counted}"
    )
    made = [(f.text, m.n) for f, _, m in _read(text).claims]
    assert made == [("43%", 1559), ("77%", 577), ("5%", 483)]


def test_what_is_found_of_those_asked_is_no_group_of_them():
    text = "Loaf Lab polled 900 bakers and found that 300 bakers like rye."
    assert [f.text for f, _, _ in _read(text).claims] == ["300"]
