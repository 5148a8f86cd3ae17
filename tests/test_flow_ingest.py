"""The flow, on a real Prefect server: idempotent, incremental, all or nothing."""

import datetime as dt
import inspect
import json
import os
import pkgutil
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

pytestmark = pytest.mark.flow

FIRST = "Of commuters, 62% cycle.\n\nOf bakers, 41% own a cat.\n"
SECOND = "Of commuters, 63% cycle.\n\nOf bakers, 41% own a cat.\n"


@pytest.fixture(scope="module")
def server():
    from prefect.settings import (
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
        get_current_settings,
        temporary_settings,
    )
    from prefect.testing.utilities import prefect_test_harness

    with (
        prefect_test_harness(server_startup_timeout=120),
        temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}),
        pytest.MonkeyPatch.context() as patched,
    ):
        # Commands use it, too: one of their own takes twenty seconds to come up.
        patched.setenv("PREFECT_API_URL", str(get_current_settings().api.url))
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


def filled(root):
    made = Inbox(root)
    made.put("articles/a.md", FIRST)
    made.put("articles/b.md", "Some 12% of owls hoot.\n")
    made.put("articles/c.md", "")
    return made


@pytest.fixture
def inbox(tmp_path, server):
    return filled(tmp_path)


@pytest.fixture(scope="module")
def first_run(tmp_path_factory, server):
    """The inbox after its first run, and what that gave."""
    made = filled(tmp_path_factory.mktemp("first"))
    return made.raw.parent, made.ingest()


@pytest.fixture
def first(inbox, first_run):
    """What its first run gave; the inbox has the warehouse as that run leaves it."""
    folder, result = first_run
    shutil.copytree(folder, inbox.raw.parent, symlinks=True, dirs_exist_ok=True)
    return result


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


def test_a_changed_article_supersedes_its_claims_and_keeps_them_in_history(inbox, first):
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


def test_a_deleted_article_closes_its_claims(inbox, first):
    (inbox.raw / "articles" / "b.md").unlink()
    inbox.ingest()
    assert inbox.ask("SELECT figure, closed_reason FROM history.claims WHERE closed_by <> ''") == [
        ("12%", "deleted")
    ]


def test_a_clock_that_was_ahead_once_does_not_keep_later_runs_out(inbox, monkeypatch):
    ahead = dt.datetime(2999, 12, 31, 23, 59, 59, 999999, dt.UTC)
    clock = SimpleNamespace(UTC=dt.UTC, datetime=SimpleNamespace(now=lambda _: ahead))
    with monkeypatch.context() as patched:
        patched.setattr("flows.running.dt", clock)
        (note,) = inbox.ingest()["notes"]
        assert note.startswith("set aside: articles/c.md: the file is empty")
    inbox.put("articles/a.md", SECOND)
    again = inbox.ingest()
    assert again["run"]["run_id"] == "30000101T000000.000000Z"
    assert ["still to come" in note for note in again["notes"]] == [True]
    assert inbox.ask("SELECT figure FROM live.claims ORDER BY 1") == [("12%",), ("41%",), ("63%",)]
    assert inbox.ask("SELECT count(*) FROM v1.runs", inbox.published) == [(2,)]


def test_findings_set_aside_by_rulings_are_counted_apart(inbox, first):
    [(claim,)] = inbox.ask("SELECT claim_id FROM live.claims WHERE figure = '12%'")
    inbox.put("decisions/r.csv", f"target,ruling\nUNS101@{claim},waive\n")
    second = inbox.ingest()
    assert (first["ruled"], second["ruled"]) == (0, 1)
    assert second["run"]["findings"] == first["run"]["findings"] - 1


@pytest.mark.parametrize("point", ["read_documents", "trace", "flag_all", "load"])
def test_a_run_that_dies_leaves_the_warehouse_as_it_was(inbox, first, monkeypatch, point):
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


def test_what_was_loaded_and_not_published_is_published_by_the_next_run(inbox, first, monkeypatch):
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


def test_reread_reads_everything_and_changes_nothing(inbox, first):
    again = inbox.ingest(reread=True)
    assert again["read"] == 3
    assert not again["changed"]


def test_an_article_that_cannot_be_read_spoils_no_other(inbox, monkeypatch):
    import flows.tasks

    real = flows.tasks.read_documents

    def faulty(items):
        if any(named.document.endswith("b.md") for named, _ in items):
            raise ZeroDivisionError("no such luck")
        return real(items)

    monkeypatch.setattr("flows.tasks.read_documents", faulty)
    run = inbox.ingest()["run"]
    assert (run["rows_in"], run["rows_loaded"], run["rows_quarantined"]) == (3, 1, 2)
    [(reason,)] = inbox.ask("SELECT reason FROM v1.quarantine WHERE file = 'articles/b.md'")
    assert "ZeroDivisionError: no such luck" in reason
    monkeypatch.undo()
    assert inbox.ingest()["run"]["rows_quarantined"] == 1


def _without_owls(read):
    read.claims = [row for row in read.claims if "owls" not in row["quote"]]
    return read


def test_a_backfill_reads_the_days_it_names_again(inbox, capsys, monkeypatch):
    from flows.cli.main import run
    from flows.tasks import read_documents as read

    inbox.put("articles/b.md", "---\ndate: 2024-03-05\n---\nSome 12% of owls hoot.\n")
    inbox.ingest()
    march = inbox.ingest(since="2024-03-01", until="2024-03-31")
    assert march["read"] == 2  # and the empty one
    assert march["again"] == {"articles/b.md": False}
    some = inbox.ingest(since="2024-03-06", until="2024-03-31")
    assert some["read"] == 1
    assert some["again"] == {}
    where = ["--raw", str(inbox.raw), "--warehouse", str(inbox.warehouse)]
    assert run(["ingest", "--since", "2024-03-05", *where]) == 0
    said = capsys.readouterr().out
    assert "read again: 2 articles published (or landed) from 2024-03-05; 2 as before" in said
    assert "  articles/b.md\n" in said
    # another reader of the same article, which finds other claims in it
    monkeypatch.setattr("flows.tasks.read_documents", lambda items: _without_owls(read(items)))
    assert inbox.ingest(since="2024-03-01", until="2024-03-31")["again"] == {"articles/b.md": True}


def test_parameters_that_make_no_sense_are_said_to(inbox):
    from prefect.exceptions import ParameterTypeError

    from flows.errors import BadInput

    with pytest.raises(BadInput, match="no day lies between"):
        inbox.ingest(since="2024-03-02", until="2024-03-01")
    with pytest.raises(ParameterTypeError, match="until"):
        inbox.ingest(until="the ides of March")
    with pytest.raises(ParameterTypeError, match="wait"):
        inbox.ingest(wait=-1)


def artifacts(key):
    """What runs left on the server under a key."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey

    with get_client(sync_client=True) as client:
        return client.read_artifacts(
            artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=[key]))
        )


def test_an_emptied_inbox_is_kept_from_readers_until_somebody_insists(inbox, monkeypatch):
    told = []
    monkeypatch.setenv("PROVSTAT_WEBHOOK", "https://hooks.example/1")
    monkeypatch.setattr("flows.alerting.post", lambda _url, sent, **_: told.append(sent))
    many = "\n\n".join(f"Of bakers, {n}% own a cat." for n in range(20, 40))
    inbox.put("articles/many.md", many)
    inbox.ingest()
    (inbox.raw / "articles" / "many.md").unlink()
    refused = inbox.ingest()
    assert "articles/many.md: 20 -> 0 (gone)" in refused["gate"]
    assert (refused["run"]["gate"], refused["run"]["claims_lost"]) == ("refused", 20)
    assert inbox.ask("SELECT count(*) FROM v1.claims", inbox.published) == [(23,)]
    assert [alert["kind"] for alert in told[-1]["alerts"]] == ["not_published"]
    assert any("**not published: 20 of 23" in one.data for one in artifacts("provstat-ingest"))
    assert any("UNS101" in one.data for one in artifacts("provstat-ingest-findings"))
    assert inbox.ingest()["run"]["gate"] == "refused"  # still not what readers have
    assert inbox.ingest(publish_anyway=True)["run"]["gate"] == "overridden"
    assert inbox.ask("SELECT count(*) FROM v1.claims", inbox.published) == [(3,)]
    ledger = "SELECT gate FROM v1.runs ORDER BY run_id"
    assert inbox.ask(ledger, inbox.published) == [
        ("open",),
        ("refused",),
        ("refused",),
        ("overridden",),
    ]


@pytest.mark.parametrize(
    ("fault", "times"), [(OSError("the disk is away"), 3), (ValueError("not in order"), 1)]
)
def test_what_reads_disks_is_tried_again_and_a_fault_of_the_data_is_not(
    inbox, monkeypatch, fault, times
):
    from flows.tasks import land

    tried = []

    def scan(root):
        tried.append(root)
        raise fault

    monkeypatch.setattr("flows.tasks.scan", scan)
    monkeypatch.setattr("flows.ingest.land", land.with_options(retry_delay_seconds=0))
    with pytest.raises(type(fault), match=str(fault)):
        inbox.ingest()
    assert len(tried) == times


@pytest.mark.parametrize(
    ("fault", "times"), [(OSError("the disk is away"), 3), (ValueError("not in order"), 1)]
)
def test_a_batch_is_tried_again_only_where_a_disk_was_at_fault(inbox, monkeypatch, fault, times):
    from flows import batches, tasks

    tried = []

    def read_documents(items):
        names = [named.document for named, _ in items]
        tried.extend(name for name in names if name == "articles/b.md")
        if "articles/b.md" in names:
            raise fault
        return whole(items)

    whole = tasks.read_documents
    monkeypatch.setattr("flows.tasks.read_documents", read_documents)
    again = tasks.read_batch.with_options(retry_delay_seconds=0)
    monkeypatch.setattr(batches.tasks, "read_batch", again)
    result = inbox.ingest()
    assert len(tried) == 2 * times  # with the others of its batch, and alone
    assert result["run"]["rows_quarantined"] == 2
    assert inbox.ask("SELECT DISTINCT document FROM live.claims") == [("articles/a.md",)]


def test_what_a_run_leaves_links_to_the_dashboard_where_one_is_told(inbox, monkeypatch):
    import dataclasses

    from flows import ingest as module
    from flows.settings import load

    def with_dashboard(*args, **more):
        return dataclasses.replace(load(*args, **more), dashboard_url="https://desk.example")

    monkeypatch.setattr(module, "load_settings", with_dashboard)
    inbox.ingest()
    assert any("](https://desk.example/" in one.data for one in artifacts("provstat-ingest"))


def test_a_recheck_judges_what_stands_at_another_day_without_the_inbox(inbox, first, capsys):
    from flows.cli.main import run
    from flows.recheck import recheck

    [(claim,)] = inbox.ask("SELECT claim_id FROM live.claims WHERE figure = '12%'")
    inbox.put("decisions/r.csv", f"target,ruling,expires\nUNS101@{claim},waive,2026-06-30\n")
    assert inbox.ingest()["ruled"] == 1
    inbox.raw.rename(inbox.raw.with_name("elsewhere"))
    held = recheck(warehouse=str(inbox.warehouse), as_of="2026-06-30")
    assert (held["ruled"], held["changed"]) == (1, False)
    over = recheck(warehouse=str(inbox.warehouse), as_of="2026-07-01")
    assert (over["ruled"], over["run"]["job"], over["run"]["as_of"]) == (0, "recheck", "2026-07-01")
    assert over["run"]["findings"] == first["run"]["findings"]
    assert inbox.ask("SELECT count(*) FROM live.claims") == [(3,)]
    assert inbox.ask("SELECT status FROM v1.decisions", inbox.published) == [("expired",)]
    assert run(["recheck", "--warehouse", str(inbox.warehouse), "--as-of", "2026-07-02"]) == 0
    said = capsys.readouterr().out
    assert "3 figures judged again at 2026-07-02; nothing has changed since the last run" in said
    assert f"for readers: {inbox.published}" in said
    [(job,)] = inbox.ask("SELECT job FROM v1.runs ORDER BY run_id DESC LIMIT 1", inbox.published)
    assert job == "recheck"


# The command `prefect` several times over, in a process that loads it once.
PREFECT = """
import json, sys
from prefect.cli import app
for words in json.loads(sys.argv[1]):
    sys.argv = ["prefect", *words]
    try:
        app()
    except SystemExit as ended:
        if ended.code:
            raise
"""


def test_a_worker_runs_what_the_readme_deploys_to_a_pool(inbox):
    """Its commands as they stand, in a project's folder, against a server of the team's."""
    from prefect.deployments import run_deployment

    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^uv run prefect (.+)$", readme, re.MULTILINE)
    create, *deploys, work = [shlex.split(command) for command in commands]
    inbox.raw.with_name("provstat.toml").touch()
    told = {"PREFECT_CLI_PROMPT": "false", "PYTHONPATH": os.pathsep.join(sys.path)}

    def prefect(*commands):
        subprocess.run(
            [sys.executable, "-c", PREFECT, json.dumps(commands)],
            cwd=inbox.raw.parent,
            env={**os.environ, **told},
            check=True,
            capture_output=True,
        )

    prefect(create, *deploys)
    run = run_deployment("ingest/nightly", timeout=0, as_subflow=False)
    assert run.parameters["wait"] == 3600
    for words in deploys:
        waits = "wait" in inspect.signature(pkgutil.resolve_name(words[2]).fn).parameters
        assert waits == ("wait=3600" in words), words
    prefect([*work, "--run-once"])
    published = inbox.raw.parent / "warehouse" / "provstat_published.duckdb"
    assert inbox.ask("SELECT count(*) FROM v1.claims", published) == [(3,)]


def test_a_deployed_fetch_that_nobody_answered_has_failed_and_says_so(inbox, monkeypatch):
    from types import SimpleNamespace

    from flows.fetch import flow

    sent = []
    monkeypatch.setenv("PROVSTAT_WEBHOOK", "https://hooks.example/1")
    monkeypatch.setattr("flows.alerting.post", lambda _url, one, **_: sent.extend(one["alerts"]))
    rows = "id,title,url\ntern,Tern Report,http://10.1.2.3/terns\n"
    inbox.put("sources/s.csv", rows)
    inbox.put("../provstat.toml", "")
    told = {"root": str(inbox.raw.parent), "raw": str(inbox.raw), "return_state": True}
    assert flow.fetch(**told).is_completed()  # at a terminal its lines are read
    monkeypatch.setattr(flow, "deployment", SimpleNamespace(id="d1"))
    state = flow.fetch(**told)
    assert state.is_failed()
    assert str(state.message).endswith(": nobody was asked: every address was refused")
    assert flow.fetch(**told).is_failed()
    assert [alert["message"] for alert in sent] == [
        "fetch failed: nobody was asked: every address was refused"
    ]


def test_two_runs_never_interleave(inbox, monkeypatch):
    from types import SimpleNamespace

    from warehouse.connect import WarehouseBusy, hold

    told = []
    monkeypatch.setenv("PROVSTAT_WEBHOOK", "https://hooks.example/1")
    monkeypatch.setattr("flows.alerting.post", lambda _url, sent, **_: told.append(sent["text"]))

    def refused():
        with hold(inbox.warehouse), pytest.raises(WarehouseBusy, match="being written by process"):
            inbox.ingest()

    refused()
    assert told == []  # whoever called it has been told
    monkeypatch.setattr("flows.running.deployment", SimpleNamespace(id="d1"))
    refused()
    assert [text.partition(": ")[2] for text in told] == [
        "ingest did not run: another run holds the warehouse"
    ]
    assert inbox.ingest(wait=5)["changed"]


def test_a_webhook_that_cannot_be_told_is_a_note_and_no_fault(inbox, monkeypatch):
    from flows.watch.webhook import NotTold

    def post(*_, **__):
        raise NotTold("hooks.example answered 404", passing=False)

    monkeypatch.setenv("PROVSTAT_WEBHOOK", "https://hooks.example/1")
    monkeypatch.setattr("flows.alerting.post", post)
    inbox.put("articles/odd.md", "Of bakers, 140% own a cat.\n")
    assert inbox.ingest()["notes"][-1] == (
        "alert not delivered: hooks.example answered 404; the next run tells it"
    )


def test_a_webhook_hears_later_what_it_could_not_be_told(inbox, monkeypatch):
    from flows.recheck import recheck
    from flows.watch.webhook import NotTold

    told = []

    def post(_url, sent, **_):
        if inbox.down:
            raise NotTold("hooks.example could not be told: nobody answers there", passing=True)
        told.append([alert["kind"] for alert in sent["alerts"]])

    monkeypatch.setattr("flows.alerting.PAUSES", (0.0,))
    monkeypatch.setattr("flows.alerting.post", post)
    inbox.put("articles/odd.md", "Of bakers, 140% own a cat.\n")
    inbox.ingest()
    monkeypatch.setenv("PROVSTAT_WEBHOOK", "https://hooks.example/1")
    inbox.down = True
    [note] = [note for note in inbox.ingest()["notes"] if note.startswith("alert")]
    assert note.endswith("could not be told: nobody answers there; the next run tells it")
    inbox.down = False
    recheck(warehouse=str(inbox.warehouse), as_of="2026-05-01")
    assert told == [["new_errors"]]
    inbox.ingest()
    recheck(warehouse=str(inbox.warehouse), as_of="2026-05-01")
    inbox.ingest()
    assert told == [["new_errors"], ["quarantine_share"]]


def test_a_run_that_takes_too_long_is_ended_and_changes_nothing(inbox, monkeypatch):
    import time

    from flows.errors import UserError

    monkeypatch.setattr("flows.tasks.flag_all", lambda *_, **__: time.sleep(60))
    with pytest.raises(UserError, match=r"longer than 0.1 minutes"):
        inbox.ingest(timeout_minutes=0.1)
    monkeypatch.undo()
    assert inbox.ingest()["changed"]


def test_a_database_that_is_given_too_little_memory_says_which_setting_to_raise(inbox):
    from flows.errors import UserError

    inbox.put("../provstat.toml", "memory_megabytes = 2\n")
    with pytest.raises(UserError, match=r"the 2 MB that memory_megabytes .* allows; raise it"):
        inbox.ingest(root=str(inbox.raw.parent))
    assert not inbox.published.exists()
    inbox.put("../provstat.toml", "")
    assert inbox.ingest(root=str(inbox.raw.parent))["changed"]


def test_mended_rows_are_put_through_and_the_ledger_says_by_which_run(inbox, capsys):
    """The whole way: listed, written to a sheet, mended (one of them badly), put through."""
    import csv

    from flows.cli.main import run

    inbox.put(
        "claims/d.csv",
        "document,quote,value,unit\n"
        'l.md,"Of nurses, 12% walk.",twelve,percent\n'
        'l.md,"Of pilots, 7% walk.",seven,percent\n'
        'l.md,"Of bakers, 41% walk.",41,percent\n',
    )
    result = inbox.ingest()
    first = result["run"]
    assert (first["rows_in"], first["rows_loaded"], first["rows_quarantined"]) == (6, 3, 3)
    # what is new in quarantine is told by the run that put it there, and by no later one
    assert result["set_aside_new"] == 3
    [said] = [note for note in result["notes"] if "claims/d.csv row 2" in note]
    assert "value 'seven' is no number" in said
    again = inbox.ingest()
    assert again["set_aside_new"] == 0
    assert not [note for note in again["notes"] if "set aside" in note]
    where = ["--raw", str(inbox.raw), "--warehouse", str(inbox.warehouse)]
    assert run(["replay", *where]) == 0
    listed = capsys.readouterr().out
    assert "2 can be mended row by row" in listed
    assert "1 is to be mended in its file" in listed
    sheet = inbox.raw.parent / "repairs.csv"
    assert run(["replay", "--sheet", str(sheet), *where]) == 0
    with sheet.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    rows[0]["repaired"] = rows[0]["repaired"].replace("twelve", "12")
    rows[1]["repaired"] = rows[1]["repaired"].replace("seven", "some")
    with sheet.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    before = (inbox.raw / "claims/d.csv").read_bytes()
    capsys.readouterr()
    assert run(["replay", str(sheet), *where]) == 1  # one of them is still bad
    told = capsys.readouterr()
    assert "1 of 2 mended rows came in" in told.out
    assert "8 rows and files in: 6 accepted, 2 in quarantine (1 new);" in told.out
    assert "claims/d.csv row 2: still in quarantine: value 'some' is no number" in told.err
    assert (inbox.raw / "claims/d.csv").read_bytes() == before
    runs = "SELECT run_id, rows_in, rows_loaded, rows_quarantined FROM v1.runs ORDER BY 1"
    second = inbox.ask(runs, inbox.published)[-1]
    assert second[1:] == (8, 6, 2)  # two rows of repairs came with it
    resolved = "SELECT file, row, resolved FROM v1.quarantine_closed"
    assert inbox.ask(resolved, inbox.published) == [("claims/d.csv", 1, second[0])]
    assert inbox.ask("SELECT figure FROM live.claims WHERE document = 'l.md' ORDER BY 1") == [
        ("12%",),
        ("41%",),
    ]
    # a row that is bad all along is known since the first run, though its file was looked at again
    inbox.put("claims/d.csv", before.decode().replace("seven", "7"))
    inbox.ingest()
    open_now = "SELECT file, first_seen FROM v1.quarantine"
    assert inbox.ask(open_now, inbox.published) == [("articles/c.md", first["run_id"])]
