import pytest

from flows.compare import shares
from flows.compare.pairs import Entry
from flows.compare.sameness import judge
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


def said(number, sentence, **more):
    figure = next(word for word in sentence.split() if word.endswith("%"))
    row = {"claim_id": f"c{number}", "document": f"{number}.md", "start": 0, "unit": "percent"}
    told = {"quote": sentence, "figure": figure, "value": float(figure[:-1])}
    (claim,) = readings([row | told | more], claims=True)
    return Entry(claim, source_id="guild", study="guild", crowded=True)


@pytest.mark.parametrize(
    ("one", "other", "drift"),
    [
        # what a large archive has by chance: one source, one value, the same people in part
        (
            "44% of gardeners in Oakcombe inherit ceramic pendulums.",
            "44% of gardeners in Oakcombe own ceramic chandeliers.",
            None,
        ),
        (
            "A 2023 survey found that 21% of cyclists in Oakhurst buy concrete xylophones.",
            "A 2023 survey found that 21% of cyclists in Oakgate buy painted dartboards.",
            None,
        ),
        (
            "44% of gardeners in Oakcombe inherit ceramic pendulums.",
            "44% of gardeners in Oakcombe plan to inherit ceramic pendulums.",
            "statement",
        ),
        (
            "44% of gardeners in Oakcombe insure their dogs.",
            "44% of gardeners in Oakcombe insure their cats.",
            "statement",
        ),
    ],
)
def test_a_figure_of_many_drifts_in_one_slot(one, other, drift):
    assert judge(said(1, one), said(2, other)).drift == drift


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (
            "43% of glaziers in Langton swap imported corkscrews.",
            "45% of glaziers in Langton import antique kettles.",
            False,
        ),
        (
            "43% of glaziers in Langton swap imported corkscrews.",
            "45% of glaziers in Langton swap corkscrews from abroad.",
            True,
        ),
    ],
)
def test_the_same_people_are_not_the_same_question(one, other, same):
    people = {"population": "glaziers in Langton"}
    pair = (said(number, text, **people) for number, text in ((1, one), (2, other)))
    assert judge(*pair).same is same
