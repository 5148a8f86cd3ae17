from flows.compare import shares
from flows.compare.pairs import Entry
from flows.compare.shares import Shares
from flows.slots.reading import readings
from warehouse.catalogue import rules


def test_rules_and_comparing_call_as_many_shares_many():
    (many, _) = rules()["CON204"].options["many_shares"]
    assert many == shares.CROWD


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
