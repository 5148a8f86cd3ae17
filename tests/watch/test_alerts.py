"""Alerts: what crosses a threshold, what is sent, and that a webhook cannot do harm."""

import contextlib
import datetime as dt
import json
import re
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from flows.errors import BadInput, BadSettings, Ended
from flows.scheduled import AlertSettings
from flows.watch.alerts import crossed, failed, payload
from flows.watch.summary import line, newly_set_aside, summary
from flows.watch.webhook import NotTold, post
from warehouse.errors import NotPublishable, WarehouseBusy
from warehouse.ledger import Facts

NIGHT = dt.datetime(2026, 5, 4, 3)  # noqa: DTZ001 - the warehouse's own, UTC
COUNTS = dict.fromkeys(
    (
        *("rows_in", "rows_loaded", "rows_quarantined", "documents", "documents_new"),
        *("documents_closed", "claims", "claims_new", "claims_closed", "claims_lost"),
        *("checkable", "supported", "findings", "findings_new", "findings_closed"),
    ),
    0,
)


def run(at=NIGHT, **said):
    told = {"run_id": "r", "job": "ingest", "gate": "open", "started_at": at, "finished_at": at}
    return COUNTS | told | said


def kinds(facts, **settings):
    return [alert.kind for alert in crossed(facts, AlertSettings(**settings))]


def test_a_quiet_run_raises_nothing():
    assert kinds(Facts(run())) == []


@pytest.mark.parametrize(
    ("errors", "most", "raised"), [(1, 1, 1), (4, 5, 0), (5, 5, 1), (9, None, 0)]
)
def test_new_errors(errors, most, raised):
    assert len(kinds(Facts(run(), errors_new=errors), new_errors=most)) == raised


@pytest.mark.parametrize(("aside", "raised"), [(2, True), (1, False)])
def test_what_goes_to_quarantine(aside, raised):
    now = run(rows_in=10, rows_quarantined=aside)
    assert kinds(Facts(now)) == ["quarantine_share"] * raised


def test_nothing_ingested_for_days():
    landed = NIGHT - dt.timedelta(days=8)
    assert kinds(Facts(run(), last_landed=landed), idle_days=7) == ["idle"]
    assert kinds(Facts(run(), last_landed=landed), idle_days=9) == []
    assert kinds(Facts(run(), last_landed=landed)) == []


def test_a_run_that_is_not_published():
    facts = Facts(run(gate="refused", claims_lost=40))
    [alert] = crossed(facts, AlertSettings())
    assert (alert.kind, alert.value) == ("not_published", 40)


def test_only_counts_are_sent_unless_more_is_asked_for():
    finding = {"message": "secret words", "document": "articles/embargoed.md"}
    facts = Facts(run(), errors_new=2, findings=[finding])
    sent = payload("newsroom", crossed(facts, AlertSettings()), facts.run)
    assert sent["text"] == "provstat, newsroom: 2 new findings of severity error"
    assert sent["run"]["started_at"] == "2026-05-04T03:00:00Z"
    assert "secret" not in json.dumps(sent)
    assert "embargoed" not in json.dumps(sent)
    error = ValueError("articles/embargoed.md is odd")
    assert failed("ingest", error, details=False).message.startswith(
        "ingest failed with ValueError, a fault of provstat"
    )
    assert "embargoed" in failed("ingest", error, details=True).message
    assert payload("newsroom", [], facts.run, facts.findings)["findings"] == [finding]


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (WarehouseBusy("/a/w.duckdb: held"), "did not run: another run holds the warehouse"),
        (NotPublishable("/a/w.duckdb: odd"), "was loaded, but readers keep the file they have"),
        (BadSettings("/a/provstat.toml: odd"), "did not run: the settings have a fault"),
        (BadInput("/a/raw: no such directory"), "did not run; its log says what can be put right"),
        (Ended("/a: full", "ran out of disk"), "ran out of disk"),
    ],
)
def test_a_run_that_failed_is_told_in_words_and_without_a_path(error, told):
    alert = failed("ingest", error, details=False)
    assert alert.message.startswith(f"ingest {told}")
    assert "/a" not in alert.message
    assert type(error).__name__ not in alert.message
    assert failed("ingest", error, details=True).message.endswith(f": {error}")


@pytest.fixture
def hook():
    """A webhook that answers what it is told to, and keeps what it got."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.got.append(json.loads(body))
            server.agents.append(self.headers["User-Agent"])
            status = server.answers.pop(0) if server.answers else 200
            self.send_response(status)
            if status == 302:
                self.send_header("Location", "http://127.0.0.1:9/")
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.got, server.answers, server.agents = [], [], []
    server.url = f"http://127.0.0.1:{server.server_port}/hooks/s3cret"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_webhook_is_sent_json(hook):
    post(hook.url, {"text": "naïve"}, seconds=5)
    assert hook.got == [{"text": "naïve"}]
    assert re.fullmatch(r"provstat/\d+\.\d+\S* \(alerts\)", hook.agents[0])


@pytest.mark.parametrize(
    ("status", "passing"), [(503, True), (429, True), (404, False), (302, False)]
)
def test_an_answer_that_is_no_success_is_told_without_the_address(hook, status, passing):
    hook.answers = [status]
    with pytest.raises(NotTold, match=f"127.0.0.1 answered {status}") as raised:
        post(hook.url, {}, seconds=5)
    assert raised.value.passing is passing
    assert "s3cret" not in str(raised.value)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/s3cret", "http://[broken/s3cret"])
def test_who_cannot_be_reached_is_told_without_the_address(url):
    with pytest.raises(NotTold) as raised:
        post(url, {}, seconds=1)
    assert "s3cret" not in str(raised.value)
    assert "Error" not in str(raised.value)


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 200 OK\r\nX-Slow: "])
def test_who_answers_byte_by_byte_keeps_nobody_waiting(answer):
    """A limit for each piece that comes is none for all of them."""

    def drip(asked):
        with asked:
            asked.recv(1 << 16)
            asked.sendall(answer)
            for _ in range(40):
                time.sleep(0.2)
                asked.sendall(b"x" if answer else b"")

    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/s3cret"
        threading.Thread(target=lambda: drip(server.accept()[0]), daemon=True).start()
        begun = time.monotonic()
        with pytest.raises(
            NotTold, match=r"127\.0\.0\.1 could not be told: it did not answer in time"
        ) as raised:
            post(url, {}, seconds=1)
    assert time.monotonic() - begun < 4
    assert raised.value.passing


def test_a_long_answer_is_not_read():
    def answer(asked):
        with asked, contextlib.suppress(OSError):
            asked.recv(1 << 16)
            asked.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            while True:
                asked.sendall(b"x" * 1000)
                time.sleep(0.01)

    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}/s3cret"
        threading.Thread(target=lambda: answer(server.accept()[0]), daemon=True).start()
        post(url, {}, seconds=5)


@pytest.mark.parametrize(
    ("number", "counted", "alert"),
    [
        (
            1,
            "1 row or file in: 1 accepted, none in quarantine. 1 claim checkable",
            "1 new finding of",
        ),
        (
            2,
            "2 rows and files in: 2 accepted, none in quarantine. 2 claims ch",
            "2 new findings of",
        ),
    ],
)
def test_one_is_one(number, counted, alert):
    told = run(rows_in=number, rows_loaded=number, checkable=number)
    said = summary(Facts(told, errors_new=number), published="p.duckdb", gate="")
    assert counted in said
    assert ("1 error is new." in said) == (number == 1)
    assert ("2 errors are new." in said) == (number == 2)
    assert alert in crossed(Facts(told, errors_new=number), AlertSettings())[0].message


def test_the_line_of_a_run_says_what_stands_and_what_is_new_of_it():
    kept = run(rows_in=9, rows_loaded=7, rows_quarantined=2)
    assert line(Facts(kept)).endswith("2 in quarantine (none of it new)")
    assert line(Facts(kept, set_aside_new=2)).endswith("2 in quarantine (all of it new)")
    assert "none in quarantine" in line(Facts(run(rows_in=9, rows_loaded=9)))
    assert "quarantine" not in line(Facts(run()))  # a recheck, which reads nothing
    reasons = [
        {"file": "a.md", "row": None, "reason": "no"},
        {"file": "b.csv", "row": 3.0, "reason": "no"},
    ]
    assert newly_set_aside(Facts(kept, set_aside_new=9, set_aside=reasons)) == [
        "set aside: a.md: no",
        "set aside: b.csv row 3: no",
        "set aside: 7 more; `provstat query quarantine`",
    ]
    assert newly_set_aside(Facts(kept)) == []
