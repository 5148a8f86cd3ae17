"""The flow, on a real Prefect server: idempotent, incremental, all or nothing."""

import duckdb
import pytest

pytestmark = pytest.mark.flow

FIRST = "Of commuters, 62% cycle.\n\nOf bakers, 41% own a cat.\n"
SECOND = "Of commuters, 63% cycle.\n\nOf bakers, 41% own a cat.\n"


@pytest.fixture(scope="session")
def server():
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
    from prefect.testing.utilities import prefect_test_harness

    with (
        prefect_test_harness(server_startup_timeout=120),
        temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}),
    ):
        yield


class Inbox:
    def __init__(self, root):
        self.raw = root / "raw"
        self.warehouse = root / "w.duckdb"
        self.published = root / "w_published.duckdb"

    def put(self, name, text):
        path = self.raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def ingest(self, **options):
        from flows.ingest import ingest

        return ingest(
            raw=str(self.raw), warehouse=str(self.warehouse), as_of="2026-05-01", **options
        )

    def ask(self, sql, file=None):
        with duckdb.connect(file or self.warehouse, read_only=True) as con:
            return con.execute(sql).fetchall()


@pytest.fixture
def inbox(tmp_path, server):
    made = Inbox(tmp_path)
    made.put("articles/a.md", FIRST)
    made.put("articles/b.md", "Some 12% of owls hoot.\n")
    made.put("articles/c.md", "")
    return made


def test_the_same_inbox_twice_loads_nothing_twice_and_says_so(inbox):
    first = inbox.ingest()
    assert first["changed"]
    assert first["read"] == 3
    run = first["run"]
    assert (run["rows_in"], run["rows_loaded"], run["rows_quarantined"]) == (3, 2, 1)
    assert (run["documents"], run["claims"]) == (2, 3)
    before = inbox.ask("SELECT * FROM history.claims ORDER BY ALL")
    second = inbox.ingest()
    assert not second["changed"]
    assert second["read"] == 1  # the one that cannot be read
    assert inbox.ask("SELECT * FROM history.claims ORDER BY ALL") == before
    assert inbox.ask("SELECT count(*) FROM v1.runs", inbox.published) == [(2,)]


def test_a_changed_article_supersedes_its_claims_and_keeps_them_in_history(inbox):
    inbox.ingest()
    [(kept,)] = inbox.ask("SELECT claim_id FROM live.claims WHERE figure = '41%'")
    [(landed,)] = inbox.ask("SELECT landed_at FROM live.documents WHERE document = 'articles/b.md'")
    inbox.put("articles/a.md", SECOND)
    result = inbox.ingest()
    assert result["read"] == 2
    assert inbox.ask("SELECT figure FROM live.claims ORDER BY 1") == [("12%",), ("41%",), ("63%",)]
    assert inbox.ask("SELECT claim_id FROM live.claims WHERE figure = '41%'") == [(kept,)]
    closed = inbox.ask("SELECT figure FROM history.claims WHERE closed_by IS NOT NULL")
    assert closed == [("62%",)]
    assert inbox.ask("SELECT landed_at FROM live.documents WHERE document = 'articles/b.md'") == [
        (landed,)
    ]


def test_a_deleted_article_closes_its_claims(inbox):
    inbox.ingest()
    (inbox.raw / "articles" / "b.md").unlink()
    inbox.ingest()
    assert inbox.ask("SELECT figure, closed_reason FROM history.claims WHERE closed_by <> ''") == [
        ("12%", "deleted")
    ]


def test_findings_set_aside_by_rulings_are_counted_apart(inbox):
    first = inbox.ingest()
    [(claim,)] = inbox.ask("SELECT claim_id FROM live.claims WHERE figure = '12%'")
    inbox.put("decisions/r.csv", f"target,ruling\nUNS101@{claim},waive\n")
    second = inbox.ingest()
    assert (first["ruled"], second["ruled"]) == (0, 1)
    assert second["run"]["findings"] == first["run"]["findings"] - 1


@pytest.mark.parametrize("point", ["read_documents", "trace", "flag", "load"])
def test_a_run_that_dies_leaves_the_warehouse_as_it_was(inbox, monkeypatch, point):
    inbox.ingest()
    before = inbox.ask("SELECT * FROM history.claims ORDER BY ALL")
    inbox.put("articles/a.md", SECOND)

    def die(*_, **__):
        raise RuntimeError("the plug was pulled")

    with monkeypatch.context() as patched:
        patched.setattr(f"flows.tasks.{point}", die)
        with pytest.raises(RuntimeError, match="plug"):
            inbox.ingest()
    assert inbox.ask("SELECT * FROM history.claims ORDER BY ALL") == before
    assert inbox.ask("SELECT count(*) FROM history.runs") == [(1,)]
    inbox.ingest()
    assert ("63%",) in inbox.ask("SELECT figure FROM live.claims")


def test_what_was_loaded_and_not_published_is_published_by_the_next_run(inbox, monkeypatch):
    inbox.ingest()
    inbox.put("articles/a.md", SECOND)

    def die(*_, **__):
        raise RuntimeError("the plug was pulled")

    with monkeypatch.context() as patched:
        patched.setattr("flows.tasks.publish", die)
        with pytest.raises(RuntimeError, match="plug"):
            inbox.ingest()
    assert ("62%",) in inbox.ask("SELECT figure FROM v1.claims", inbox.published)
    assert not inbox.ingest()["changed"]
    assert ("63%",) in inbox.ask("SELECT figure FROM v1.claims", inbox.published)


def test_a_fault_of_the_disk_is_tried_again(inbox, monkeypatch):
    import flows.tasks

    calls = []
    real = flows.tasks.scan

    def flaky(root):
        calls.append(root)
        if len(calls) == 1:
            raise OSError(5, "Input/output error")
        return real(root)

    monkeypatch.setattr("flows.tasks.scan", flaky)
    assert inbox.ingest()["run"]["documents"] == 2
    assert len(calls) == 2


def test_reread_reads_everything_and_changes_nothing(inbox):
    inbox.ingest()
    again = inbox.ingest(reread=True)
    assert again["read"] == 3
    assert not again["changed"]
