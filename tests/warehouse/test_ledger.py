"""What a run did, and its summary: counts, and no markup of strangers."""

import re

import duckdb
from starlette.testclient import TestClient

from flows.dashboard.app import create_app
from flows.watch.summary import escaped, findings_table, summary
from warehouse.ledger import facts
from warehouse.publish import publish
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


def test_it_links_to_the_pages_of_the_dashboard(con, ingest, tmp_path):
    ingest(con, "r1", {"a.md": {"first": "none"}})
    found = facts(con, "r1")
    assert "dashboard" not in summary(found, published="w.duckdb", gate="")
    text = summary(found, published="w.duckdb", gate="", dashboard="https://desk.example/stats")
    addresses = re.findall(r"\]\(https://desk\.example/stats(/[^)]*)\)", text)
    file = tmp_path / "published.duckdb"
    publish(con, file)
    client = TestClient(create_app(file), base_url="http://localhost")
    assert len(addresses) == 4
    assert [client.get(address).status_code for address in addresses] == [200] * 4


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


def test_a_run_that_readers_did_not_get_is_told_of_beside_answers(path, con, ingest, capsys):
    from flows.cli.main import run

    def asked(*words):
        assert run(["query", "what-changed", *words, "--warehouse", str(path)]) == 0
        told = capsys.readouterr()
        return told.out, told.err

    ingest(con, "r1", {"a.md": {"first": "none"}})
    publish(con, path.with_name(f"{path.stem}_published.duckdb"))
    ingest(con, "r2", {"a.md": {"other": "none"}})
    con.close()
    out, err = asked()
    assert "other" not in err + out
    with duckdb.connect(path) as again:
        again.execute("UPDATE history.runs SET gate = 'refused' WHERE run_id = 'r2'")
    out, err = asked()
    assert "opened" in out
    assert "closed: " not in out
    assert "run r2 was held back from readers, and this is what they have" in err
    assert "`provstat query what-changed --history`" in err
    out, err = asked("--history")
    assert "closed: fixed" in out
    assert "held back" not in err


def test_the_overview_and_its_articles_count_who_is_credited_alike(path, con, ingest):
    ingest(con, "r1", {"a.md": {"first": "own", "second": "matched"}, "b.md": {"third": "vague"}})
    target = path.with_name("published.duckdb")
    publish(con, target)
    with duckdb.connect(target, read_only=True) as readers:
        [counts] = readers.execute(
            "SELECT c.credited, (SELECT sum(credited) FROM v1.scorecards) FROM dashboard.coverage c"
        ).fetchall()
    assert counts == (1, 1)
