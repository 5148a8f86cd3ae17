"""The gate before publishing: what a loss is, and what people are told of it."""

import duckdb
import pytest

from warehouse.gate import Losses, losses
from warehouse.gate import judge as judged
from warehouse.publish import publish

BEFORE = {"a.md": 60, "b.md": 30, "c.md": 10}
LIMITS = {"share": 0.25, "least": 10}


@pytest.fixture
def judge(tmp_path):
    """Judge by claims of each document, as readers have them and as they stand."""

    def put(con, name, counts):
        con.execute(f"CREATE TABLE {name} (document VARCHAR)")
        for document, count in counts.items():
            con.execute(f"INSERT INTO {name} SELECT ? FROM range(?)", [document, count])

    def ask(before, now, quarantined=(), **limits):
        file = tmp_path / f"{len(list(tmp_path.iterdir()))}.duckdb"
        with duckdb.connect(file) as readers:
            readers.execute("CREATE SCHEMA v1")
            put(readers, "v1.claims", before)
        with duckdb.connect() as con:
            put(con, "claims", now)
            con.execute(
                "CREATE TABLE quarantine AS SELECT unnest(?::VARCHAR[]) AS file",
                [list(quarantined)],
            )
            return judged(losses(con, file, "claims", "quarantine"), **limits)

    return ask


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
def test_a_loss_is_what_documents_have_fewer(judge, now, gate, lost):
    verdict = judge(BEFORE, now, **LIMITS)
    assert (verdict.gate, verdict.before, verdict.lost) == (gate, 100, lost)
    assert bool(verdict.message) is (gate != "open")


def test_the_first_run_and_small_losses_pass(judge):
    assert judge({}, BEFORE, **LIMITS).gate == "open"
    assert judge({"a.md": 9}, {}, **LIMITS).gate == "open"
    assert judge({"a.md": 10}, {}, **LIMITS).gate == "refused"
    assert judge({"a.md": 1}, {}, share=0, least=1).gate == "refused"


def test_the_message_tells_what_where_and_what_to_do(judge):
    now = {"a.md": 55, "c.md": 0}
    told = judge(BEFORE, now, **LIMITS, quarantined={"c.md"}).message
    assert "45 of 100 published claims (45%; the limit is 25%)" in told
    assert "b.md: 30 -> 0 (gone); c.md: 10 -> 0 (in quarantine); a.md: 60 -> 55" in told
    assert "--publish-anyway" in told
    many = judge({f"{i}.md": 10 for i in range(9)}, {}, **LIMITS).message
    assert "and 4 documents more" in many
    assert "and 1 document more" in judge({f"{i}.md": 10 for i in range(6)}, {}, **LIMITS).message


def test_who_insists_is_obeyed_and_told_what_was_lost(judge):
    verdict = judge(BEFORE, {}, **LIMITS, anyway=True)
    assert verdict.gate == "overridden"
    assert verdict.message.startswith("published all the same, as asked: 100 of 100")


def test_claims_are_counted_in_the_published_file(con, tmp_path, ingest):
    target = tmp_path / "published.duckdb"

    def lost(claims="live.claims"):
        return losses(con, target, claims, "live.quarantine")

    assert lost() == Losses()
    ingest(con, "r1", {"a.md": {"x": "none", "y": "none"}, "b.md": {"z": "none"}})
    publish(con, target)
    assert lost() == Losses(before=3)
    assert lost("(FROM live.claims WHERE claim_id <> 'a.md:x')") == Losses(
        3, 1, 1, (("a.md", 2, 1, False),)
    )
    target.write_text("no database at all, " * 500, encoding="utf-8")
    assert lost() == Losses()
    target.unlink()
    duckdb.connect(target).close()  # a database, and none of ours
    assert lost() == Losses()


def test_a_published_file_with_a_damaged_block_counts_as_none(con, tmp_path, ingest, caplog):
    target = tmp_path / "published.duckdb"
    ingest(con, "r1", {"a.md": {"x": "none", "y": "none"}, "b.md": {"z": "none"}})
    publish(con, target)
    whole, told = target.read_bytes(), set()
    for at in range(12_288, len(whole), 262_144):  # block by block
        damaged = bytearray(whole)
        damaged[at + 100 : at + 164] = bytes(64 * [0xA5])
        target.write_bytes(damaged)
        caplog.clear()
        found = losses(con, target, "live.claims", "live.quarantine")
        assert found == (Losses() if caplog.messages else Losses(before=3))
        told.update(message.rpartition(": ")[0] for message in caplog.messages)
    assert any(one.startswith(f"{target} cannot be read, and counts as none") for one in told)
    publish(con, target, by_changes=True)
    assert losses(con, target, "live.claims", "live.quarantine") == Losses(before=3)
