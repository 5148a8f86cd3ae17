from flows.compare import shares
from flows.compare.pairs import Entry
from flows.compare.shares import Shares
from flows.slots.reading import readings


def entry(value, source="guild", unit="percent"):
    row = {"claim_id": f"{source} {value}", "document": "a.md", "start": 0, "unit": unit}
    told = {"quote": f"{value}% of bakers sing.", "figure": f"{value}%", "value": float(value)}
    return Entry(readings([row | told], claims=True)[0], source_id=source)


def test_a_source_of_which_many_shares_are_quoted(monkeypatch):
    monkeypatch.setattr(shares, "CROWD", 4)
    held = Shares()
    told = [entry(41), entry(41), entry(42), entry(7.5), entry(43, "mill"), entry(9, unit="count")]
    for one in told:
        held.add(one)
    assert not held.crowded(told[0])
    held.add(entry(44))
    assert [held.crowded(one) for one in told] == [True, True, True, True, False, False]
    assert held.crowded(entry(99))


def test_claims_that_turn_crowded_or_are_so_no_more(monkeypatch):
    monkeypatch.setattr(shares, "CROWD", 3)
    held = Shares()
    for value in (41, 42, 43, 44):
        held.add(entry(value))
    held.add(entry(41, "mill"))
    assert held.turned(()) == set()
    assert held.turned({3}) == set()  # three were there before
    assert held.turned({2, 3}) == {0, 1, 2, 3}
    held.gone(entry(50))
    assert held.turned({2, 3}) == set()
    for value in (51, 52, 53):
        held.gone(entry(value, "mill"))
    assert held.turned(()) == {4}
