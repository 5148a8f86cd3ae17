"""The dashboard in a real browser, over the file that the example inbox gives."""

import itertools
import re
import shutil
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pandas as pd
import pytest

from flows.flag import flag
from flows.land.inbox import gather, read_articles, scan
from flows.reading import read_documents
from flows.settings import load as settings
from flows.steps import trace
from warehouse.connect import writer
from warehouse.load import load
from warehouse.publish import PUBLISHED, publish

ROOT = Path(__file__).resolve().parents[2]
PHONE, TABLET, DESK = 360, 768, 1280
TODAY = "2026-05-01"


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Published files after a first run and after a second, which read one article less."""
    folder = tmp_path_factory.mktemp("published")
    raw = folder / "raw"
    shutil.copytree(ROOT / "raw", raw)
    made = []
    with writer(folder / "w.duckdb") as con:
        for number in (1, 2):
            inbox = scan(raw)
            items, _ = read_articles(inbox.articles)
            frames = trace(read_documents(items), gather(inbox), today=TODAY).frames
            frames |= flag(frames, settings(ROOT, raw=raw), today=TODAY)
            at = pd.Timestamp(f"2026-05-0{number}T12:00:00")
            ran = {"started_at": at, "finished_at": at, "version": "0"}
            load(con, f"r{number}", frames, **ran, rows_in=9, rows_loaded=9, rows_quarantined=0)
            publish(con, folder / f"{number}.duckdb")
            made.append(folder / f"{number}.duckdb")
            (raw / "articles" / "desk-notes.txt").unlink(missing_ok=True)
    return made


@pytest.fixture(scope="module")
def served(files, tmp_path_factory):
    """The dashboard as a process of its own: its file, and its address."""
    file = tmp_path_factory.mktemp("served") / PUBLISHED
    shutil.copy(files[0], file)
    begun = subprocess.Popen(
        [
            *(sys.executable, "-c", "from flows.cli.main import main; main()"),
            *("dashboard", "--port", "0", "--published", str(file), "--root", str(ROOT)),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=ROOT,
    )
    told = ""
    for line in begun.stdout:
        told += line
        if address := re.search(r"http://127\.0\.0\.1:\d+", line):
            break
    else:
        pytest.fail(f"the dashboard did not start: {told}")
    threading.Thread(target=begun.stdout.read, daemon=True).start()
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address[0]}/health", timeout=10).close()
            break
        except OSError:
            time.sleep(0.1)
    yield file, address[0]
    begun.terminate()
    begun.wait(timeout=30)


def swap(file, new):
    """Put a file in the place of another in one step."""
    beside = file.with_name("beside")
    shutil.copy(new, beside)
    beside.replace(file)


def addresses(page, home):
    """One address of each kind, found as a reader finds them."""
    found = ["/", "/claims", "/conflicts", "/sources", "/articles", "/runs"]
    for index, start in (
        ("/conflicts", "/claims/"),
        ("/conflicts", "/conflicts/"),
        ("/sources", "/sources/"),
        ("/articles", "/articles/"),
    ):
        page.goto(home + index)
        found.append(page.locator(f"main a[href^='{start}']").first.get_attribute("href"))
    return found


@pytest.mark.parametrize(("width", "dark"), [(PHONE, True), (TABLET, False), (DESK, True)])
def test_no_page_stands_in_anyones_way(visitor, barriers, spills, served, width, dark):  # noqa: PLR0917
    _, home = served
    page = visitor.open(home, width=width, dark=dark)
    for address in addresses(page, home):
        page.goto(home + address)
        assert barriers(page) == [], address
        assert spills(page) <= 0, address
    assert visitor.complaints == []
    assert visitor.elsewhere(home) == []


def test_from_the_overview_to_why_without_a_script(visitor, served):
    from playwright.sync_api import expect  # waits until the next page is all there

    _, home = served
    page = visitor.open(home, js=False)
    assert page.locator("main li").first.inner_text().split() == ["6", "without", "a", "citation"]
    page.get_by_role("link", name="6 without a citation").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Claims that lack a citation")
    expect(page.locator(".claims > li")).to_have_count(6)
    page.get_by_label("What is lacking").select_option("vague")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("lack=vague"))
    expect(page.locator(".claims > li")).to_have_count(1)
    page.get_by_role("link", name="Why").click()
    expect(page.get_by_role("heading", name="Who has it from whom")).to_be_visible()
    expect(page.locator("main")).to_contain_text("UNS102")


def test_words_are_found_in_any_order(visitor, served):
    _, home = served
    page = visitor.open(home + "/claims?lack=any")
    page.get_by_label("Words").fill("costs nanodeg")
    page.keyboard.press("Enter")
    page.wait_for_url("**q=costs*")
    page.locator(".claims > li").first.wait_for()
    found = page.locator(".claims > li").all_inner_texts()
    assert found
    assert all("nanodegree" in one.lower() for one in found)


def test_pages_follow_each_other(visitor, served):
    _, home = served
    page = visitor.open(home + "/claims?lack=any&size=10")
    seen = []
    for _ in range(5):
        seen += [
            one.get_attribute("href") for one in page.locator(".claims a[href^='/claims/']").all()
        ]
        if not page.get_by_role("link", name="Next").count():
            break
        before = page.url
        page.get_by_role("link", name="Next").first.click()
        page.wait_for_url(lambda url, before=before: url != before)
    assert len(seen) == len(set(seen)) == 28


def test_a_claim_shows_where_it_has_its_figure_from(visitor, served):
    from playwright.sync_api import expect

    _, home = served
    page = visitor.open(home + "/conflicts?rule=CON202")
    page.locator("main a[href^='/claims/']").first.click()
    expect(page.locator("main")).to_contain_text("51% preferred project work")
    expect(page.locator(".graph")).to_contain_text("does not state it")
    page.get_by_role("link", name="The values side by side").first.click()
    expect(page.locator(".chart svg")).to_be_visible()
    expect(page.locator("table tbody tr")).not_to_have_count(0)
    assert page.locator("table tbody tr").count() >= 2


def test_a_keyboard_leads_to_the_content_and_through_a_filter(visitor, served):
    _, home = served
    page = visitor.open(home + "/claims")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("name") == "lack"
    page.keyboard.press("n")  # "nobody is credited, or ..." to the next that begins so
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.locator(":focus").inner_text() == "Show":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**lack=*")
    page.locator(".claims > li").first.wait_for()


def test_the_file_is_swapped_while_a_reader_clicks(visitor, files, served):
    file, home = served
    page = visitor.open(home)
    claims = set()
    for new in itertools.islice(itertools.cycle(files[::-1]), 6):
        swap(file, new)
        page.wait_for_url(home + "/")
        page.reload()
        claims.add(page.locator(".cards li", has_text="figures found").inner_text().split()[0])
        page.get_by_role("link", name="Claims", exact=True).click()
        page.locator(".claims > li").first.wait_for()
        page.get_by_role("link", name="Overview", exact=True).click()
    assert claims == {"28", "22"}
    assert visitor.complaints == []


@pytest.mark.slow
def test_swaps_each_second_fail_no_request(files, served):
    file, home = served
    done, wrong, answered = threading.Event(), [], []
    runs = {"r1": 28, "r2": 22}

    def look(address):
        while not done.is_set():
            try:
                with urllib.request.urlopen(home + address, timeout=60) as told:
                    body = told.read().decode()
            except OSError as error:
                wrong.append(f"{address}: {error}")
                continue
            answered.append(address)
            done.wait(0.02)  # who serves them needs the machine, too
            run = re.search(r'"run_id":"(r\d)","started', body)
            if run and f'"claims":{runs[run[1]]},' not in body:
                wrong.append(f"{address}: {run[1]} with figures of another run")

    lookers = [
        threading.Thread(target=look, args=(address,))
        for address in (
            "/",
            "/claims?q=a",
            "/api/v1/overview",
            "/conflicts",
            "/claims.csv?lack=any",
        )
    ]
    for one in lookers:
        one.start()
    for new in itertools.islice(itertools.cycle(files[::-1]), 12):
        time.sleep(1)
        swap(file, new)
    done.set()
    for one in lookers:
        one.join()
    assert wrong == []
    assert set(answered) == {
        "/",
        "/claims?q=a",
        "/api/v1/overview",
        "/conflicts",
        "/claims.csv?lack=any",
    }
