"""Who changes what an article says must hear of it; bench_mutations.py measures all of it."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "bench"))
from mutations import inbox_of, supported, tally, verdicts  # noqa: E402

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def fates():
    return tally(ROOT / "raw")


def shares(fates, slot):
    found = [fate for mutant, fate in fates if mutant.slot == slot and fate != "not read"]
    return sum(fate != "missed" for fate in found), len(found)


# What is reached today, not what is aimed at (95 %): raise it with each rule that mends.
@pytest.mark.parametrize(
    ("slot", "least"), [("value", 0.95), ("year", 0.95), ("statement", 0.95), ("population", 0.6)]
)
def test_a_changed_slot_loses_its_support(fates, slot, least):
    lost, changed = shares(fates, slot)
    assert changed >= 3
    assert lost / changed >= least


def test_undoing_a_change_brings_the_support_back(fates):
    articles, inputs = inbox_of(ROOT / "raw")
    texts = {named.document: named.data.decode() for named in articles}
    undone = [
        m for m, _ in fates if m.data.decode().replace(m.after, m.before, 1) == texts[m.article]
    ]
    assert len(undone) >= 10
    found = verdicts(articles, inputs)
    for mutant in undone:
        assert any(r["figure"] == mutant.figure and supported(r) for r in found[mutant.article])
