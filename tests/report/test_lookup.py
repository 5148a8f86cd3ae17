"""Rows that are gathered once say what rows asked one by one say."""

import datetime as dt
from pathlib import Path

from flows.cli.checking import look
from flows.report.explain import explained, explanation
from flows.report.lookup import Gathered
from flows.settings import load
from warehouse.contract import contract_in_memory

ROOT = Path(__file__).resolve().parents[2]


def test_gathered_rows_tell_the_same_story():
    settings = load(ROOT, raw=ROOT / "raw")
    frames = look(settings, [], dt.date(2026, 5, 1).isoformat()).frames
    con = contract_in_memory(frames)
    gathered = Gathered(con)
    claims = list(frames["claims"]["claim_id"])
    assert len(claims) > 20
    told = [explained(gathered, claim) for claim in claims]
    assert told == [explanation(con, claim) for claim in claims]
    assert any(case["rulings"] for case in told)
    assert any(case["slots"] for case in told)
