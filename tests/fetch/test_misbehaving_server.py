"""Every way in which a server may misbehave ends in a state and a clear word, within the limits."""

import datetime as dt
import time
from itertools import pairwise
from pathlib import Path

import pytest

from flows.fetch.failures import Failure
from flows.fetch.inbox import attempts_of
from flows.fetch.network import NoSuchHost
from flows.fetch.plan import Stop
from flows.fetch.visit import NotAnswered, visit_host
from flows.land.inbox import gather, scan
from flows.trace.link_state import Links

DAY = dt.datetime(2026, 5, 1, 8, tzinfo=dt.UTC)


def fetched(inbox, client, stop, now=DAY, *, last=True):
    """One visit; returns what became of it and the row of the manifest as the pipeline reads it."""
    inbox.store.remember(attempts_of(inbox.raw))
    done = {}
    visit_host([stop], done, client, inbox.store, lambda: now, last=last)
    rows = attempts_of(inbox.raw)
    return done[stop.url], rows[-1] if rows else None


def saved(inbox):
    return sorted(p.name for p in inbox.folder.iterdir() if p.name[0] != "." and p.suffix != ".csv")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/metadata", ("blocked", None, "redirect refused")),
        ("/loopback", ("blocked", None, "redirect refused: the host leads to a loopback")),
        ("/file", ("blocked", None, "redirect refused: neither http nor https")),
        ("/userinfo", ("blocked", None, "redirect refused: the address holds a user")),
        ("/loop", ("blocked", None, "redirect loop")),
        ("/long-loop", ("blocked", None, "redirect loop: too many")),
        ("/nowhere", ("blocked", None, "redirect loop: a redirect that names no address")),
        ("/zeros", ("blocked", None, "too large")),
        ("/declared", ("blocked", None, "too large")),
        ("/bomb", ("blocked", None, "too large")),
        ("/drip", ("blocked", None, "timeout")),
        ("/drip-headers", ("blocked", None, "timeout")),
        ("/reset", ("blocked", None, "cut off")),
        ("/cut-off", ("blocked", None, "cut off")),
        ("/picture", ("blocked", None, "wrong type")),
        ("/empty", ("blocked", None, "empty")),
        ("/robot-check", ("blocked", None, "robot check")),
        ("/members", ("paywalled", 200, "login page")),
        ("/wants-login", ("paywalled", 200, "login page")),
        ("/401", ("paywalled", 401, "login required")),
        ("/402", ("paywalled", 402, "Payment Required")),
        ("/403", ("blocked", 403, "Forbidden")),
        ("/404", ("dead", 404, "Not Found")),
        ("/410", ("dead", 410, "Gone")),
        ("/429", ("blocked", 429, "Too Many Requests")),
        ("/500", ("blocked", 500, "Internal Server Error")),
        ("/503", ("blocked", 503, "Service Unavailable")),
        ("/999", ("blocked", 999, "odd answer")),
    ],
)
def test_each_failure_ends_in_its_state_with_a_word(inbox, make_client, stop, path, expected):
    state, status, words = expected
    began = time.monotonic()
    visited, row = fetched(inbox, make_client(), stop(path))
    assert time.monotonic() - began < 4
    assert (visited.event, row["state"], row["http_status"]) == ("failed", state, status)
    assert row["error"].startswith(words)
    assert row["file"] is None
    assert saved(inbox) == []


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/report", (".html", "text/html")),
        ("/moved", (".html", "text/html")),
        ("/gzip", (".html", "text/html")),
        ("/mislabelled", (".pdf", "application/pdf")),
        ("/latin", (".html", "text/html; charset=latin-1")),
    ],
)
def test_what_can_be_read_is_saved_as_what_it_is(inbox, make_client, stop, path, expected):
    suffix, media_type = expected
    visited, row = fetched(inbox, make_client(), stop(path))
    assert (visited.event, row["state"], row["http_status"]) == ("saved", "alive", 200)
    assert row["media_type"] == media_type
    assert [Path(name).suffix for name in saved(inbox)] == [suffix]
    assert row["file"] == f"evidence/{saved(inbox)[0]}"


def test_the_request_says_who_we_are_and_nothing_else(inbox, make_client, stop, site):
    fetched(inbox, make_client(contact="desk@paper.example"), stop("/report"))
    robots, page = site.asked
    assert robots[0] == "/robots.txt"
    sent = page[1]
    assert sent["User-Agent"].startswith("provstat/1.0 (")
    assert "contact: desk@paper.example" in sent["User-Agent"]
    assert not {"Cookie", "Authorization", "Referer"} & set(sent)


def test_proxies_of_the_environment_are_not_used(inbox, make_client, stop, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert fetched(inbox, make_client(), stop("/report"))[0].event == "saved"


@pytest.mark.parametrize("host", ["private.example", "mixed.example", "127.0.0.1"])
def test_a_private_host_is_not_even_connected_to(inbox, make_client, site, host):
    client = make_client(allow_hosts=())
    with pytest.raises(Failure, match="refused"):
        client.get(site.url("/report", host))
    with pytest.raises(Failure, match="refused: the host leads to"):
        client.get(f"http://{host}/report")
    assert site.asked == []


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("http://private.example/a", 'a loopback address; to visit it, allow_hosts = ["private.ex'),
        (
            "http://a.example:8080/a",
            'not the web\'s; to visit it, allow_hosts = ["a.example:8080"]',
        ),
        ("ftp://a.example/a", "neither http nor https"),
    ],
)
def test_what_is_refused_is_no_attempt_and_says_what_lets_it_in(inbox, make_client, url, told):
    place = Stop(url, ("tern-2024",), "never asked")
    visited, row = fetched(inbox, make_client(), place)
    assert (visited.event, visited.answered, row) == ("refused", False, None)
    assert told in visited.error
    assert attempts_of(inbox.raw) == []


def test_an_address_that_the_settings_refused_is_visited_once_they_let_it_in(
    inbox, make_client, stop, site
):
    assert fetched(inbox, make_client(allow_hosts=()), stop("/report"))[0].event == "refused"
    assert fetched(inbox, make_client(), stop("/report"))[0].event == "saved"


def test_a_site_whose_robots_lead_inside_has_failed_though_its_host_is_none_of_ours(
    inbox, make_client, stop, site
):
    site.pages["/robots.txt"] = {"status": 302, "Location": "http://10.0.0.7/robots.txt"}
    visited, row = fetched(inbox, make_client(), stop("/report"))
    assert (visited.event, row["state"]) == ("failed", "blocked")
    assert row["error"] == "redirect refused: the host leads to a private address"


def test_the_address_judged_is_the_one_connected_to(make_client, site):
    """A name server that gives another address the second time is asked only once a connection."""
    given = iter([["93.184.216.34", "127.0.0.1"]])
    client = make_client(resolve=lambda host, port: next(given))
    with pytest.raises(Failure, match="refused"):
        client.get("http://rebinding.example/report")
    assert site.asked == []


def test_an_unknown_host_is_dead_only_while_other_names_are_known(inbox, make_client, stop):
    gone = stop("/report", "gone.example")
    client = make_client(allow_hosts=(f"gone.example:{gone.url.split(':')[2].split('/')[0]}",))
    visited, row = fetched(inbox, client, gone)
    assert (row["state"], row["error"]) == ("dead", "no such host")
    assert visited.state == "dead"


def test_without_a_network_nothing_is_recorded(inbox, make_client, stop, site):
    def nothing(host, port):
        raise NoSuchHost

    visited, row = fetched(inbox, make_client(resolve=nothing), stop("/report"))
    assert visited.event == "postponed"
    assert row is None


def test_robots_are_obeyed(inbox, make_client, stop, site):
    site.pages["/robots.txt"] = {
        "body": "User-agent: *\nDisallow: /private\nAllow: /private/open\nCrawl-delay: 0\n"
    }
    site.pages["/private/a"] = site.pages["/private/open"] = site.pages["/report"]
    client = make_client()
    _, row = fetched(inbox, client, stop("/private/a"))
    assert row["state"] == "blocked"
    assert row["error"].startswith("robots.txt: the site does not want")
    assert fetched(inbox, client, stop("/private/open"))[0].event == "saved"
    site.pages["/hop"] = {"status": 302, "Location": "/private/a"}
    assert "robots.txt" in fetched(inbox, client, stop("/hop"))[0].error
    assert [path for path, *_ in site.asked].count("/robots.txt") == 1
    assert "/private/a" not in [path for path, *_ in site.asked]


def test_a_server_that_cannot_give_its_robots_is_left_alone(inbox, make_client, stop, site):
    site.pages["/robots.txt"] = {"status": 503}
    visited, _ = fetched(inbox, make_client(), stop("/report"))
    assert visited.error.startswith("robots.txt could not be read")
    assert [path for path, *_ in site.asked] == ["/robots.txt"]


def test_io_is_tried_again_and_refusals_are_not(inbox, make_client, stop, site):
    done = {}
    client = make_client()
    stops = [stop("/flaky"), stop("/403"), stop("/404"), stop("/picture")]
    with pytest.raises(NotAnswered):
        visit_host(stops, done, client, inbox.store, lambda: DAY, last=False)
    assert [visited.event for visited in done.values()] == ["failed"] * 3
    visit_host(stops, done, client, inbox.store, lambda: DAY, last=False)
    assert done[stops[0].url].event == "saved"
    paths = [path for path, *_ in site.asked]
    assert [paths.count(path) for path in ("/flaky", "/403", "/404", "/picture")] == [2, 1, 1, 1]
    assert len(attempts_of(inbox.raw)) == 4


def test_a_host_that_asks_for_rest_gets_it(inbox, make_client, stop, site):
    done = {}
    stops = [stop("/busy"), stop("/report")]
    visit_host(stops, done, make_client(), inbox.store, lambda: DAY, last=False)
    assert [visited.event for visited in done.values()] == ["failed", "postponed"]
    assert [row["http_status"] for row in attempts_of(inbox.raw)] == [429]
    assert "/report" not in [path for path, *_ in site.asked]


def test_a_pause_between_two_requests_to_a_host(inbox, make_client, stop, site):
    client = make_client(delay_seconds=0.15)
    done = {}
    visit_host([stop("/report"), stop("/gzip")], done, client, inbox.store, lambda: DAY, last=True)
    times = [at for *_, at in site.asked]
    assert len(times) == 3
    assert all(later - earlier >= 0.14 for earlier, later in pairwise(times))


def test_unchanged_is_asked_for_conditionally_and_changed_is_a_new_snapshot(
    inbox, make_client, stop, site
):
    client, place = make_client(), stop("/versioned")
    first, _ = fetched(inbox, client, place)
    again, row = fetched(inbox, client, place, DAY + dt.timedelta(days=1))
    assert (again.event, row["http_status"], row["state"]) == ("unchanged", 304, "alive")
    assert row["file"] == f"evidence/{first.file}"
    site.text = site.text.replace("41%", "43%")
    changed, row = fetched(inbox, client, place, DAY + dt.timedelta(days=2))
    assert changed.event == "changed"
    assert len(saved(inbox)) == 2
    site.text = site.text.replace("<title>", "<!-- visit 77 --><title>")
    same, row = fetched(inbox, client, place, DAY + dt.timedelta(days=3))
    assert (same.event, row["http_status"]) == ("unchanged", 200)
    assert row["file"] == f"evidence/{changed.file}"


def test_a_copy_that_somebody_changed_is_asked_for_in_full(inbox, make_client, stop, site):
    first, _ = fetched(inbox, make_client(), stop("/versioned"))
    (inbox.folder / first.file).write_text("edited by hand, and more than once", "utf-8")
    again, _ = fetched(inbox, make_client(), stop("/versioned"), DAY + dt.timedelta(days=1))
    assert again.status == 200
    assert "If-None-Match" not in site.asked[-1][1]


def test_three_failures_three_days_apart_are_death_and_refusals_never(inbox, make_client, stop):
    states = []
    for day in (0, 1, 4, 8):
        fetched(inbox, make_client(), stop("/404"), DAY + dt.timedelta(days=day))
        fetched(inbox, make_client(), stop("/403"), DAY + dt.timedelta(days=day, seconds=1))
        links = Links(attempts_of(inbox.raw))
        states.append((links.of(stop("/404").url).state, links.of(stop("/403").url).state))
    assert states == [("dying", "blocked")] * 3 + [("dead", "blocked")]


def test_the_pipeline_takes_in_what_was_fetched(inbox, make_client, stop):
    from flows.land.inputs import Read
    from flows.steps import trace

    fetched(inbox, make_client(), stop("/report"))
    fetched(inbox, make_client(), stop("/404"), DAY + dt.timedelta(seconds=1))
    traced = trace(Read(), gather(scan(inbox.raw)), today="2026-05-02")
    assert len(traced.frames["quarantine"]) == 0
    assert list(traced.frames["fetches"]["state"]) == ["alive", "dead"]
    assert 41.0 in set(traced.frames["observations"]["value"])


def test_a_figure_that_went_away_is_content_drift(inbox, make_client, stop, site):
    from flows.flag import flag
    from flows.land.inputs import Named
    from flows.reading import read_documents
    from flows.settings import Settings
    from flows.steps import trace

    place = stop("/versioned")
    fetched(inbox, make_client(), place)
    (inbox.raw / "sources").mkdir()
    (inbox.raw / "sources" / "s.csv").write_text(
        f"id,title,publisher,url\ntern-2024,Tern Report,Tern Watch,{place.url}\n", encoding="utf-8"
    )
    text = f"The [Tern Report]({place.url}) found that 41% of adults had seen a tern last year.\n"

    def drift():
        articles = read_documents([(Named("articles/a.md", text.encode()), "0")])
        frames = trace(articles, gather(scan(inbox.raw)), today="2026-06-01").frames
        found = flag(frames, Settings(), today="2026-06-01", run_id="r")["findings"]
        return sorted(set(found["rule"]) & {"AGE503", "UNS108", "CON202"})

    assert drift() == []
    site.text = site.text.replace("41%", "47%")
    fetched(inbox, make_client(), place, DAY + dt.timedelta(days=30))
    assert drift() == ["AGE503"]


def test_what_is_not_asked_for_in_time_is_postponed_and_nothing_is_recorded(
    stop, make_client, inbox
):
    stops = [stop("/report"), stop("/gzip")]
    done = {}
    times = iter([DAY, DAY, DAY + dt.timedelta(minutes=2), DAY + dt.timedelta(minutes=2)])
    until = DAY + dt.timedelta(minutes=1)
    visit_host(stops, done, make_client(), inbox.store, lambda: next(times), last=True, until=until)
    assert [one.event for one in done.values()] == ["saved", "postponed"]
    assert "time of the run was over" in done[stops[1].url].error
    assert len(attempts_of(inbox.raw)) == 1
