"""What a run did, and its summary: counts, and no markup of strangers."""

from flows.watch.summary import escaped, findings_table, summary
from warehouse.ledger import facts
from warehouse.questions import ask


def test_it_tells_counts_rules_and_where_to_look(con, ingest):
    ingest(con, "r1", {"a.md": {"first": "none", "second": "matched"}})
    found = facts(con, "r1")
    text = summary(found, published="w.duckdb", gate="")
    assert "| documents | 1 | 1 | 0 |" in text
    assert "| claims | 2 | 2 | 0 |" in text
    flagged = {row["rule"] for row in found.rules if row["flagged"]}
    assert flagged == {row["rule"] for row in found.findings}
    assert all(f"| {rule} |" in text for rule in flagged)
    assert sum(found.severities.values()) == found.run["findings"] == len(found.findings)
    assert "`provstat query open-findings`" in text


def test_new_errors_are_those_the_run_opened(con, ingest):
    ingest(con, "r1", {"a.md": {"first": "none"}})
    ingest(con, "r2", {"a.md": {"first": "none"}})
    assert facts(con, "r2").before["run_id"] == "r1"
    assert facts(con, "r2").errors_new == 0


def test_what_strangers_wrote_is_shown_as_it_is():
    assert escaped("<img src=x> [a](b) | `c`\n# d") == (r"\<img src=x\> \[a\]\(b\) \| \`c\` \# d")
    rows = findings_table([{"message": "<b>", "line": None, "figure": 3}])
    assert rows == [{"message": "<b>", "line": "", "figure": "3"}]


def test_freshness_of_inbox_and_sources(con, ingest):
    ingest(con, "r1", {"a.md": {"first": "none"}})
    answered = ask(con, "freshness").set_index("kind")
    assert answered.loc["inbox", "rows_held"] == 1
    assert set(answered.index) >= {"inbox", "quarantine", "findings"}
    assert ask(con, "freshness", {"kind": "inbox"})["kind"].tolist() == ["inbox"]
