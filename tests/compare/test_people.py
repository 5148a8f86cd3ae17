"""How the people of two claims relate is looked at once a pair, whatever asks for it."""

import pytest

from flows.slots import population
from tests.compare.pairing import pair


@pytest.mark.parametrize(
    ("other", "drift"),
    [
        ("43% of bakeries threw bread away, they said.", None),
        ("43% of bakeries intend to throw bread away.", "statement"),
    ],
)
def test_populations_are_compared_once_each_way(monkeypatch, other, drift):
    looked, compare = [], population.compare

    def noted(one, another, *more):
        looked.append((one.id, another.id))
        return compare(one, another, *more)

    monkeypatch.setattr(population, "compare", noted)
    found = pair(
        ("43% of bakeries threw bread away.", "43%", 43),
        (other, "43%", 43),
        credits=("national bee institute|2024", "nbi|2024"),
    )
    assert found["drift"] == drift
    assert len(looked) == len(set(looked)) <= 2
