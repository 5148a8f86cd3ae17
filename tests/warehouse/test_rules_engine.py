import dataclasses
import re

import pandas as pd
import pytest

from schemas import Decisions, Findings, frame
from warehouse.at_hand import take_in_parts
from warehouse.catalogue import UnknownRule, chosen, codes, parse
from warehouse.connect import memory, reader, writer
from warehouse.rules import (
    BadSetting,
    RuleFailed,
    catalogue,
    count_runs,
    markdown_table,
    page,
    rules,
    run_rules,
    write_findings,
)

ONE = {"a.md": {"first": "none", "second": "vague"}, "b.md": {"third": "none"}}


def decision(target, ruling="waive", **told):
    return {
        "decision_id": f"{target}{ruling}{told.get('date')}",
        "target": target,
        "ruling": ruling,
        "reason": "said so",
        "by": "ed",
        "status": "applied",
        "file": "decisions/d.csv",
        "row": 1,
    } | told


def ruled(newsroom, *decisions):
    con = memory(newsroom(ONE) | {"decisions": frame(Decisions, decisions)})
    return run_rules(con).set_index("claim_id")


def test_findings_are_typed_sorted_and_the_same_every_time(newsroom):
    first, second = (run_rules(memory(newsroom(ONE))) for _ in range(2))
    pd.testing.assert_frame_equal(first, second)
    Findings.validate(first)
    assert first["document"].tolist() == ["a.md", "a.md", "b.md"]
    assert first["line"].tolist() == [1, 2, 1]


def test_no_finding_is_a_frame_of_the_model_too(newsroom):
    none = run_rules(memory())
    Findings.validate(none)
    assert len(none) == 0
    assert len(run_rules(memory(newsroom(ONE)), ignore=list(rules()))) == 0


def test_the_rules_say_the_same_of_memory_and_warehouse(newsroom, ingest, path):
    with writer(path) as con:
        ingest(con, "r1", ONE)
        pd.testing.assert_frame_equal(run_rules(con), run_rules(memory(newsroom(ONE))))
    pd.testing.assert_frame_equal(run_rules(reader(path)), run_rules(memory(newsroom(ONE))))


def test_families_and_names_choose(newsroom):
    con = memory(newsroom(ONE))
    assert set(run_rules(con, select=["uncredited"])["rule"]) == {"UNS101"}
    assert set(run_rules(con, select=["unsupported"], ignore=["UNS101"])["rule"]) == {"UNS102"}
    assert len(run_rules(con, select=["CON", "num"])) == 0
    assert codes("uns101") == codes("Uncredited") == ["UNS101"]
    assert len(chosen()) == len(rules())


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("UNS101x", "did you mean UNS101"),
        ("uncredted", "did you mean uncredited"),
        ("zzzz", "zzzz"),
    ],
)
def test_unknown_words_are_told_the_nearest(word, hint):
    with pytest.raises(UnknownRule, match=hint):
        chosen(select=[word])
    with pytest.raises(UnknownRule, match=hint):
        run_rules(memory(), levels={word: "error"})


def test_a_level_on_a_code_outweighs_its_family(newsroom):
    con = memory(newsroom(ONE))
    found = run_rules(con, levels={"UNS101": "error", "UNS": "info"})
    assert dict(zip(found["rule"], found["severity"], strict=True)) == {
        "UNS101": "error",
        "UNS102": "info",
    }
    assert set(run_rules(con, levels={"unsupported": "off", "UNS102": "info"})["rule"]) == {
        "UNS102"
    }


def test_bad_levels_and_options_are_told_what_there_is():
    with pytest.raises(BadSetting, match="must be error, warning, info or off"):
        run_rules(memory(), levels={"UNS101": "fatal"})
    with pytest.raises(BadSetting, match="stale_years"):
        run_rules(memory(), options={"stale_yeers": 3})
    with pytest.raises(BadSetting, match="must be a number"):
        run_rules(memory(), options={"stale_years": "five"})


def test_a_ruling_changes_the_status_and_keeps_the_finding(newsroom):
    found = ruled(newsroom, decision("UNS101@a.md:first"), decision("b.md:third", "accept"))
    assert found.loc["a.md:first", ["status", "ruling", "ruled_by"]].tolist() == [
        "waived",
        "said so",
        "ed",
    ]
    assert found.loc["b.md:third", "status"] == "accepted"
    assert found.loc["a.md:second", "status"] == "open"
    assert pd.isna(found.loc["a.md:second", "ruling"])


def test_the_narrower_ruling_holds_and_then_the_later(newsroom):
    finding = ruled(newsroom).loc["a.md:first", "finding_id"]
    claim = "a.md:first"
    assert (
        ruled(newsroom, decision(finding, "accept"), decision(claim)).loc[claim, "status"]
        == "accepted"
    )
    assert (
        ruled(newsroom, decision(f"UNS101@{claim}", "accept"), decision(claim)).loc[claim, "status"]
        == "accepted"
    )
    later = decision(claim, "accept", date="2025-02-01")
    assert ruled(newsroom, later, decision(claim, date="2025-01-01")).loc[claim, "status"] == (
        "accepted"
    )


def test_rulings_on_other_rules_and_lapsed_ones_do_not_count(newsroom):
    found = ruled(
        newsroom,
        decision("UNS102@a.md:first"),
        decision("a.md:first", status="expired"),
        decision("a.md:first", "assign", value="acme"),
    )
    assert set(found["status"]) == {"open"}


def test_parts_are_of_whole_documents_and_as_large_as_memory_has_room_for(newsroom, monkeypatch):
    con = memory(newsroom({f"{no}'s.md": {f"a{no}": "none", f"b{no}": "none"} for no in range(5)}))

    def taken(*size):
        told = "SELECT list(DISTINCT document ORDER BY document) FROM judged"
        return [con.execute(told).fetchone()[0] for _ in take_in_parts(con, *size)]

    assert taken(1) == [[f"{no}'s.md"] for no in range(5)]
    assert taken(4) == [["0's.md", "1's.md"], ["2's.md", "3's.md"], ["4's.md"]]
    assert len(taken()) == 1
    monkeypatch.setattr("warehouse.at_hand._ROOM", 2**30 // 3)
    con.execute("SET memory_limit = '1GiB'")
    assert taken() == [["0's.md", "1's.md"], ["2's.md"], ["3's.md", "4's.md"]]


def test_rulings_and_sources_count_once_whatever_the_parts(newsroom):
    frames = newsroom(ONE) | {"decisions": frame(Decisions, [decision("b.md:third", "accept")])}
    con = memory(frames)
    whole = run_rules(con)
    write_findings(con, part=1)
    parts = con.execute("FROM live.findings ORDER BY finding_id").df().astype(whole.dtypes)
    pd.testing.assert_frame_equal(parts, whole.sort_values("finding_id", ignore_index=True))
    assert set(parts.loc[parts["claim_id"] == "b.md:third", "status"]) == {"accepted"}


def test_rules_about_sources_look_at_no_claims():
    # They run once, whatever claims are at hand then.
    for rule in rules().values():
        if rule.subject == "source":
            assert not set(re.findall(r"\w+", rule.sql)) & {"judged", "pairs", "beside", "sides"}


def test_counts_add_up(newsroom):
    con = memory(newsroom(ONE))
    findings = run_rules(con, select=["UNS"])
    counted = count_runs(con, "r1", findings, select=["UNS"]).set_index("rule")
    assert counted.loc["UNS101", ["checked", "flagged", "passed"]].tolist() == [3, 2, 1]
    assert len(counted) == 11
    assert len(count_runs(con, "r1", findings, ignore=list(rules()))) == 0


def test_a_broken_rule_is_named(newsroom, monkeypatch):
    broken = dataclasses.replace(rules()["UNS101"], sql="SELECT no_such_column FROM judged")
    monkeypatch.setattr("warehouse.rules.chosen", lambda *_: [broken])
    with pytest.raises(RuleFailed, match="UNS101 uncredited"):
        run_rules(memory(newsroom(ONE)))


def test_a_rule_with_nothing_to_look_at_is_not_run(newsroom, monkeypatch):
    idle = dataclasses.replace(
        rules()["UNS101"], sql="SELECT no_such_column", looks_at="judged WHERE value < 0"
    )
    monkeypatch.setattr("warehouse.rules.chosen", lambda *_: [idle])
    assert len(run_rules(memory(newsroom(ONE)))) == 0


HEADER = """\
-- code: UNS999
-- name: made-up
-- severity: info
-- subject: claim
-- looks at: judged
-- summary: A summary.
-- finds: What it finds,
--   over two lines.
-- why: A reason.
-- fix: A way.
-- option: most = 3  how many
SELECT claim_id, 'x' AS message FROM judged;
"""


def test_a_header_is_read():
    rule = parse("UNS999_made_up", HEADER)
    assert rule.finds == "What it finds, over two lines."
    assert rule.options == {"most": (3, "how many")}
    assert rule.sql == "SELECT claim_id, 'x' AS message FROM judged"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("UNS999_made_up", HEADER.replace("-- fix: A way.\n", ""), "lacks fix"),
        ("UNS999_other", HEADER, "named for code and name"),
        ("UNS999_made_up", HEADER.replace("info", "grave"), "unknown severity"),
        ("UNS999_made_up", HEADER.replace("info", "info\n-- softer: mild where"), "softer reads"),
        ("UNS999_made_up", HEADER.replace("most = 3  how", "most 3"), "an option reads"),
        ("UNS999_made_up", "-- Hello.\n" + HEADER, "first line"),
    ],
)
def test_a_bad_header_is_refused(name, text, message):
    with pytest.raises(ValueError, match=message):
        parse(name, text)


def test_every_rule_is_documented():
    assert len(catalogue()) == len(rules()) == 34
    for rule in rules().values():
        assert rule.summary.endswith("."), rule.code
        assert len(rule.summary) <= 100, rule.code
        told = page(rule.name)
        softer = f"; {rule.softer}" if rule.softer else ""
        assert told.startswith(f"# {rule.code} {rule.name} ({rule.severity}{softer})\n")
        assert "## How to fix it" in told
    assert "`stale_years` (default 5)" in page("AGE501")


def test_the_table_lists_every_rule_once():
    table = markdown_table()
    assert all(table.count(f"| {code} |") == 1 for code in rules())


def test_a_rule_that_softens_some_findings_says_so_in_its_table_and_on_its_page():
    """What the table calls an error is not printed as a warning without a word."""
    for rule in rules().values():
        assert bool(rule.softer) == bool(re.search(r"\bAS severity\b", rule.sql)), rule.code
    table = markdown_table()
    assert "| NUM302 | unreachable-percentage | error or warning |" in table
    assert "| NUM301 | impossible-share | error |" in table
    assert "(error; warning where nothing says whether the survey is weighted)" in page("NUM302")
