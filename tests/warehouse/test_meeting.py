"""Who meets whom, of random crowds before and after a run: all that differs is asked for."""

from random import Random

import pandas as pd
import pytest

from warehouse import meeting
from warehouse.meeting import Limits, note_asked, note_met
from warehouse.workspace import Workspace

LIMITS = Limits(
    crowd=4, first=4, deepest=3, next=2, words=2, rare=10, everyday=7, in_common=3, shares=3
)
WORDS = "anvil barge cider depot easel flask gavel hedge".split()


def claim(rng, number):
    words = rng.sample(WORDS, rng.randrange(2, 6))
    source = rng.choice("stu")
    value = rng.choice([31.0, 32.0, 44.0])
    return {
        "claim_id": f"c{number:03}", "document": f"d{number // 2:03}", "dimension": "percent",
        "words": words, "rare": rng.randrange(len(words) + 1), "value": value,
        "credited": [f"{source}{value}"], "called": 1, "states": None, "nature": "",
        "places": [], "own_places": [], "crowd": source,
    }  # fmt: skip


def placed(work, before, after):
    """Note claims by number, as they stood and stand, in order; ids by position."""
    rows = []
    for number in sorted(before.keys() | after.keys()):
        changed = before.get(number) != after.get(number)
        if changed and number in before:
            rows.append(before[number] | {"now": False, "changed": True})
        if number in after:
            rows.append(after[number] | {"now": True, "changed": changed})
    made = pd.DataFrame([{"at": at} | row for at, row in enumerate(rows)])
    work.con.register("given", made)
    kinds = '"at"::UINTEGER AS "at", states::VARCHAR AS states'
    work.note("placed", f"SELECT * REPLACE ({kinds}) FROM given")
    work.con.unregister("given")
    return [row["claim_id"] for row in rows]


def met(work):
    note_met(work, LIMITS)
    return {(row["one"], row["other"]) for row in work.rows("FROM met")}


def all_met(work, stand):
    """Pairs of ids that meet, if these claims are all there is."""
    ids = placed(work, {}, stand)
    note_asked(work, LIMITS, kept=False)
    return {(ids[one], ids[other]) for one, other in met(work)}


@pytest.mark.parametrize("seed", range(12))
def test_who_meets_otherwise_is_asked_for_and_who_meets_anew_gains(tmp_path, seed):
    work, rng = Workspace(tmp_path / "work.duckdb"), Random(seed)
    before = {number: claim(rng, number) for number in rng.sample(range(60), 25)}
    after = {n: claim(rng, n) if rng.random() < 0.1 else held for n, held in before.items()}
    for number in rng.sample(sorted(before), rng.choice([0, 2, 9])):
        after.pop(number, None)
    after |= {n: claim(rng, n) for n in rng.sample(range(60, 90), rng.choice([0, 3, 15]))}
    stood, stand = all_met(work, before), all_met(work, after)
    ids = placed(work, before, after)
    note_asked(work, LIMITS, kept=True)
    found = {(ids[one], ids[other]) for one, other in met(work)}
    asked, gaining, renewed = (
        {ids[row["at"]] for row in work.rows(f'SELECT "at" FROM {table}')}
        for table in ("asked", "gaining", "renewed")
    )
    work.close()
    same = {held["claim_id"] for n, held in after.items() if before.get(n) == held}
    there = {held["claim_id"] for held in after.values()}
    assert all(set(pair) & asked for pair in stand ^ stood if set(pair) <= there)
    assert found == {pair for pair in stand if set(pair) & asked}
    assert {pair for pair in stand - stood if set(pair) <= same} <= {
        (one, other) for one, other in stand if one in gaining and other in gaining
    }
    assert not gaining - same
    assert renewed == there - same


def test_what_only_comes_brings_nobody_together_who_stood(tmp_path):
    work, rng = Workspace(tmp_path / "work.duckdb"), Random(1)
    before = {number: claim(rng, number) for number in range(25)}
    placed(work, before, before | {number: claim(rng, number) for number in range(25, 50)})
    note_asked(work, LIMITS, kept=True)
    asked, gaining = (work.first(f"SELECT count(*) FROM {t}")[0] for t in ("asked", "gaining"))
    work.close()
    assert asked > 25
    assert not gaining


def test_pairs_are_looked_at_some_at_a_time_and_the_same_are_found(tmp_path, monkeypatch):
    work, rng = Workspace(tmp_path / "work.duckdb", 50), Random(2)
    stand = {number: claim(rng, number) for number in range(60)}
    at_once = all_met(work, stand)
    looked, note = [], work.note

    def noted(table, *told):
        note(table, *told)
        if table == "few":
            looked.append(work.first("SELECT count(*) FROM few")[0])

    monkeypatch.setattr(work, "note", noted)
    monkeypatch.setattr(meeting, "_PAIRS", 0.4)  # for each of 50 megabytes
    assert all_met(work, stand) == at_once
    assert len(at_once) > 20
    assert len(looked) > 4
    assert max(looked) < 100
    assert sum(looked) > 200
