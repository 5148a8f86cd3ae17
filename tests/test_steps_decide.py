import pytest

from flows.decide import apply_to_claims, broken_rulings, judge_decisions, part_with_gone

SUBJECTS = {"acme-2024", "a", "b"}
QUOTES = {"c1": "Of bakers, 62% own a cat.", "c2": "Half do."}


def ruling(target="c1", ruling="waive", row=1, **columns):
    blank = dict.fromkeys(("value", "reason", "by", "date", "expires", "expect"))
    return {**blank, "target": target, "ruling": ruling, "file": "d.csv", "row": row, **columns}


def statuses(*rulings):
    judged = judge_decisions(rulings, QUOTES, SUBJECTS, "2026-05-01")
    return [row["status"] for row in judged]


@pytest.mark.parametrize(
    ("given", "status"),
    [
        (ruling(), "applied"),
        (ruling("UNS101@c1"), "applied"),
        (ruling("DIS401@acme-2024"), "applied"),
        (ruling("f0123456789abcdef"), "applied"),
        (ruling("c9"), "target_gone"),
        (ruling("UNS101@c9"), "target_gone"),
        (ruling("UNS999@c1"), "target_gone"),  # there is no such rule
        (ruling(ruling="assign", value="nobody"), "target_gone"),  # no such source
        (ruling("DIS401@acme-2024", expect="words"), "guard_broken"),  # a source has no sentence
        (ruling(expires="2026-04-30"), "expired"),
        (ruling(expires="2026-05-01"), "applied"),
        (ruling(expect="62%  own"), "applied"),
        (ruling(expect="63% own"), "guard_broken"),
    ],
)
def test_a_ruling_holds_or_says_why_not(given, status):
    assert statuses(given) == [status]


def test_a_later_ruling_outweighs_an_earlier_one_that_says_otherwise():
    early = ruling(ruling="assign", value="a", date="2026-01-01", row=1)
    late = ruling(ruling="assign", value="b", date="2026-02-01", row=2)
    assert statuses(late, early) == ["applied", "contradicted"]
    same = ruling(ruling="assign", value="b", date="2026-03-01", row=3)
    assert statuses(late, same) == ["applied", "applied"]


def test_accepting_and_waiving_contradict_each_other_and_assigning_does_not():
    accept = ruling(ruling="accept", date="2026-01-01", row=1)
    waive = ruling(ruling="waive", date="2026-02-01", row=2)
    assign = ruling(ruling="assign", value="a", date="2026-03-01", row=3)
    assert statuses(accept, waive, assign) == ["contradicted", "applied", "applied"]


def test_assign_and_correct_change_the_claim_and_say_so():
    claims = [
        {"claim_id": "c1", "source_id": None, "value": 62.0, "decided_by": "x"},
        {"claim_id": "c2", "source_id": None, "value": 50.0, "decided_by": "x"},
    ]
    decisions = judge_decisions(
        [
            ruling(ruling="assign", value="acme-2024", by="ann"),
            ruling(ruling="correct", value="26", row=2),
            ruling("c2", "assign", value="acme-2024", expires="2020-01-01", row=3),
        ],
        QUOTES,
        SUBJECTS,
        "2026-05-01",
    )
    first, second = apply_to_claims(claims, decisions)
    assert (first["source_id"], first["value"]) == ("acme-2024", 26.0)
    assert first["decided_by"].startswith("ruling of ")
    assert second == claims[1]


def test_a_ruling_that_no_longer_holds_is_told_loudly():
    judged = judge_decisions(
        [ruling(expect="63% own"), ruling("c2", row=2)], QUOTES, set(), "2026-05-01"
    )
    [line] = broken_rulings(judged)
    assert line.startswith("d.csv row 1: the ruling on c1 does not hold")
    assert "'63% own'" in line


def test_what_is_wrong_with_a_ruling_set_aside_is_said():
    judged = judge_decisions(
        [ruling("UNS999@c1"), ruling(ruling="assign", value="nobody"), ruling("c9")],
        QUOTES,
        SUBJECTS,
        "2026-05-01",
    )
    standing, aside = part_with_gone(judged, SUBJECTS)
    assert standing == []
    for row, words in zip(aside, ("'UNS999'", "'nobody'", "c9 stands"), strict=True):
        assert words in row["reason"]
