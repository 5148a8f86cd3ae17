"""The gate before publishing: what a loss is, and what people are told of it."""

import pytest

from warehouse.gate import claims_published, judge
from warehouse.publish import publish

BEFORE = {"a.md": 60, "b.md": 30, "c.md": 10}
LIMITS = {"share": 0.25, "least": 10}


@pytest.mark.parametrize(
    ("now", "gate", "lost"),
    [
        (BEFORE, "open", 0),
        ({**BEFORE, "d.md": 500}, "open", 0),
        ({"a.md": 60, "b.md": 5, "c.md": 10}, "open", 25),
        ({"a.md": 60, "b.md": 4, "c.md": 10}, "refused", 26),
        ({"a.md": 60, "c.md": 10, "d.md": 90}, "refused", 30),  # what is new makes up for nothing
        ({}, "refused", 100),
    ],
)
def test_a_loss_is_what_documents_have_fewer(now, gate, lost):
    verdict = judge(BEFORE, now, **LIMITS)
    assert (verdict.gate, verdict.before, verdict.lost) == (gate, 100, lost)
    assert bool(verdict.message) is (gate != "open")


def test_the_first_run_and_small_losses_pass():
    assert judge({}, BEFORE, **LIMITS).gate == "open"
    assert judge({"a.md": 9}, {}, **LIMITS).gate == "open"
    assert judge({"a.md": 10}, {}, **LIMITS).gate == "refused"
    assert judge({"a.md": 1}, {}, share=0, least=1).gate == "refused"


def test_the_message_tells_what_where_and_what_to_do():
    now = {"a.md": 55, "c.md": 0}
    told = judge(BEFORE, now, **LIMITS, quarantined={"c.md"}).message
    assert "45 of 100 published claims (45%; the limit is 25%)" in told
    assert "b.md: 30 -> 0 (gone); c.md: 10 -> 0 (in quarantine); a.md: 60 -> 55" in told
    assert "--publish-anyway" in told
    many = judge({f"{i}.md": 10 for i in range(9)}, {}, **LIMITS).message
    assert "and 4 documents more" in many


def test_who_insists_is_obeyed_and_told_what_was_lost():
    verdict = judge(BEFORE, {}, **LIMITS, anyway=True)
    assert verdict.gate == "overridden"
    assert verdict.message.startswith("published all the same, as asked: 100 of 100")


def test_claims_are_counted_in_the_published_file(con, tmp_path, ingest):
    target = tmp_path / "published.duckdb"
    assert claims_published(target) == {}
    ingest(con, "r1", {"a.md": {"x": "none", "y": "none"}, "b.md": {"z": "none"}})
    publish(con, target)
    assert claims_published(target) == {"a.md": 2, "b.md": 1}
    target.write_text("no database at all, " * 500, encoding="utf-8")
    assert claims_published(target) == {}
