import pytest

from flows.decide import (
    apply_to_claims,
    broken_rulings,
    expire,
    judge_decisions,
    part_with_gone,
    part_with_others,
)

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
    [line] = map(str, broken_rulings(judged))
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


def test_an_overruled_ruling_names_the_one_that_holds():
    judged = judge_decisions(
        [
            ruling(ruling="correct", value="61", by="Ann", date="2026-01-01"),
            ruling(ruling="correct", value="64", by="Bo", date="2026-02-01", reason="p. 4", row=2),
            ruling(ruling="correct", value="66", date="2026-03-01", file="e.csv", row=7),
        ],
        QUOTES,
        SUBJECTS,
        "2026-05-01",
    )
    assert apply_to_claims([{"claim_id": "c1", "value": 62.0}], judged)[0]["value"] == 66
    first, second = map(str, broken_rulings(judged))
    assert first == (
        "d.csv row 1: the ruling on c1 (correct 61, by Ann on 2026-01-01) is overruled by row 7 of"
        " e.csv (correct 66, by nobody named on 2026-03-01); delete one of them"
    )
    assert "(correct 64, by Bo on 2026-02-01: p. 4) is overruled by row 7 of e.csv" in second


def test_a_ruling_whose_sentence_changed_is_known_again_by_the_words_it_keeps():
    words = {"changed": "Of all bakers in Elmham, 62% own a cat.", "short": "62% do.", "none": None}
    rows = [ruling(f"c{n}", expect=text, row=n) for n, text in enumerate(words.values(), 3)]
    judged = judge_decisions(rows, QUOTES, SUBJECTS, "2026-05-01")
    _, aside = part_with_gone(judged, SUBJECTS)
    quotes = ["Of all bakers in Elmham, 63% own a cat.", "62% do not."]
    assert [row["row"] for row in part_with_others(aside, judged, quotes)] == [3]
    assert part_with_others(aside, judged, quotes, elsewhere=words["changed"].__eq__) == []
    assert part_with_others(aside, judged, ["Of all millers, 63% own a dog."]) == []


def test_a_finding_that_was_gone_is_asked_for_again_on_another_day():
    [row] = judge_decisions([ruling("UNS107@c1")], QUOTES, SUBJECTS, "2026-05-01")
    assert [r["status"] for r in expire([row | {"status": "target_gone"}], "2026-06-01")] == [
        "applied"
    ]
