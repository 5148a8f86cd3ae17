import csv
import io
import re
import threading
from html.parser import HTMLParser

import pytest

PAGES = (
    "/",
    "/claims",
    "/claims?lack=any&sort=gravest",
    "/conflicts",
    "/sources",
    "/sources/acme/2024",
    "/sources/odd",
    "/articles",
    "/articles/articles/cats.md",
    "/articles/articles/harm%20%C3%A9.md",
    "/runs",
)


def claims(client, **told):
    return client.get("/api/v1/claims", params={"lack": "any", **told}).json()["items"]


def elements(page):
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attributes: found.append((tag, attributes))
    parser.feed(page)
    return found


def figures(client, query):
    return {row["figure"] for row in client.get(f"/api/v1/claims?{query}").json()["items"]}


@pytest.fixture
def wrong(client):
    """The claim that its source contradicts."""
    return next(row for row in claims(client) if row["figure"] == "62%")


@pytest.mark.parametrize("address", PAGES)
def test_nothing_of_an_article_can_run(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    page = answer.text
    for tag, attributes in elements(page):
        assert tag not in ("script", "img", "style", "iframe", "object", "base")
        for name, value in attributes:
            assert not name.startswith("on")
            assert name != "style"
            if name in ("href", "action", "src"):
                assert value.startswith(("/", "#", "http://", "https://")), value
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_harm_is_there_to_be_shown(client):
    assert "&lt;script&gt;alert(1)" in client.get("/articles").text
    assert "{{7*7}}" in client.get("/articles").text
    assert 'href="ftp' not in client.get("/sources/acme/2024").text


def test_the_overview_counts(client):
    page = client.get("/").text
    assert re.search(r"<b>4</b> figures found", page)
    told = client.get("/api/v1/overview").json()
    assert told["coverage"]["claims"] == 4
    assert told["run"]["findings"] == sum(row["findings"] for row in told["rules"])
    assert told["run"]["findings"] == sum(row["findings"] for row in told["timeline"])
    assert page.count("<svg") == 2
    assert page.count("The same as a table") == 2


def test_claims_that_lack_a_citation_are_filtered(client):
    assert figures(client, "") == {"41%", "9%"}
    assert figures(client, "lack=vague") == {"9%"}
    assert figures(client, "lack=any") == {"62%", "41%", "9%", "33%"}
    assert figures(client, "lack=any&article=articles/cats.md") == {"62%", "9%"}
    assert figures(client, "lack=any&publisher=The+Gazette&section=Pets&rule=UNS101") == {"41%"}
    assert figures(client, "lack=any&age=older") == {"33%"}
    assert figures(client, "lack=any&age=90") == {"62%", "41%", "9%"}
    assert figures(client, "lack=any&severity=error") == {"62%"}
    assert figures(client, "lack=any&source=acme/2024") == {"62%"}
    assert figures(client, "lack=any&q=DOGS") == {"41%"}
    assert figures(client, "lack=any&q=cats+owl") == {
        "9%"
    }  # a word of the title, one of the sentence
    assert figures(client, "lack=any&q=bakers+owl") == set()
    assert figures(client, "q=of+s") == {"41%", "9%"}  # with the other filters, too
    assert figures(client, "lack=any&q=--") == set()
    assert figures(client, "lack=any&q='%3B+DROP+TABLE") == set()
    assert figures(client, "lack=&publisher=&rule=&q=&page=&age=") == figures(client, "")


@pytest.mark.parametrize("sort", ["newest", "article", "gravest"])
def test_an_order_is_the_same_with_and_without_filters(client, sort):
    """A search is counted and shown at once, and an order of all claims is made ready."""
    whole = [row["claim_id"] for row in claims(client, sort=sort)]
    assert len(whole) == 4
    searched = [claims(client, sort=sort, q="of s", size=1, page=n) for n in (1, 2, 3, 4)]
    found = [row["claim_id"] for page in searched for row in page]
    assert len(found) > 1
    assert found == [one for one in whole if one in found]
    assert [claims(client, sort=sort, size=1, page=n)[0]["claim_id"] for n in (1, 2, 3, 4)] == whole
    filtered = [row["claim_id"] for row in claims(client, sort=sort, publisher="The Gazette")]
    assert filtered == [one for one in whole if one in filtered]


def test_pages_of_a_list_are_whole_and_do_not_overlap(client):
    first, second = (claims(client, size=3, page=page) for page in (1, 2))
    assert len(first) == 3
    assert len(second) == 1
    assert {row["claim_id"] for row in first + second} == {
        row["claim_id"] for row in claims(client)
    }
    page = client.get("/claims?lack=any&size=3&q=a").text
    assert 'rel="next" href="/claims?' in page
    assert "lack=any" in page
    assert claims(client, page=9000) == []


def test_a_list_that_leaves_claims_out_says_how_many_and_leads_to_all(client):
    told = client.get("/api/v1/claims").json()
    whole = client.get("/api/v1/claims?lack=any").json()
    assert told["of"] == whole["of"] == whole["total"] > told["total"]
    page = " ".join(client.get("/claims").text.split())
    hidden = whole["total"] - told["total"]
    assert f"{told['total']} of {whole['total']} claims, {hidden} hidden" in page
    assert '<a href="/claims?lack=any">Show all claims</a>' in page
    assert "hidden" not in client.get("/claims?lack=any").text.replace("aria-hidden", "")
    searched = client.get("/claims?q=a&publisher=x").text
    assert 'href="/claims?publisher=x&amp;q=a&amp;lack=any">Show all claims' in searched
    assert client.get("/api/v1/claims?q=a").json()["of"] is None


def test_csv_is_the_list_and_runs_nothing_in_a_spreadsheet(client):
    answer = client.get("/claims.csv?lack=any")
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert {row["claim_id"] for row in rows} == {row["claim_id"] for row in claims(client)}
    some = list(csv.DictReader(io.StringIO(client.get("/claims.csv?lack=any&q=dogs+sl").text)))
    assert [row["figure"] for row in some] == ["41%"]
    harmful = next(row for row in rows if row["figure"] == "33%")
    assert harmful["publisher"] == "'=1+1"
    assert harmful["quote"].startswith("'=")


def test_a_claim_tells_its_reasoning(client, wrong):
    page = client.get(f"/claims/{wrong['claim_id']}").text
    assert "The source has another value" in page
    assert "52% own a cat" in page
    assert "does not state it" in page
    assert "CON202" in page
    told = client.get(f"/api/v1/claims/{wrong['claim_id']}/prov").json()
    assert "entity" in told


def test_a_figure_is_shown_as_its_page_shows_it(own_desk):
    own_desk.again(2, {"articles/costs.html": "<p>A course costs $300&ndash;$1,200.</p>\n"})
    client = own_desk.client()
    (row,) = claims(client, article="articles/costs.html")
    for address in (f"/claims/{row['claim_id']}", "/articles/articles/costs.html"):
        page = client.get(address).text
        assert "$300–$1,200</" in page
        assert "ndash" not in page


def test_a_conflict_is_drawn_beside_its_table(client, wrong):
    assert client.get("/api/v1/conflicts").json()["items"][0]["claim_id"] == wrong["claim_id"]
    page = client.get(f"/conflicts/{wrong['claim_id']}").text
    assert "<svg" in page
    assert ">52%</th>" in page
    assert "58.64 to 65.36" in page  # 62 ± 1.96 · sqrt(62 · 38 / 800)
    assert "(sampling)" in page


def test_a_source_tells_what_is_missing_and_who_relies_on_it(client):
    page = client.get("/sources/acme/2024").text
    assert page.count(">missing<") == 3  # field dates, sponsor, method
    assert "Cats at work" in page
    rows = client.get("/api/v1/sources?missing=sponsor").json()["items"]
    assert [row["source_id"] for row in rows] == ["acme/2024"]
    assert client.get("/api/v1/sources?link=never_fetched").json()["total"] == 1


def test_an_article_is_shown_as_it_reads_while_it_is_what_was_read(own_desk):
    client = own_desk.client()
    page = client.get("/articles/articles/cats.md").text
    assert 'class="mark v-error"' in page
    assert "own a cat, says the" in page
    (own_desk.raw / "articles/cats.md").write_text("Another text.")
    page = client.get("/articles/articles/cats.md").text
    assert "has changed since the last run" in page
    assert "own a cat, says the" in page  # the sentences of its claims
    assert "no inbox is named" in own_desk.client(raw=None).get("/articles/articles/cats.md").text


def test_no_name_leads_out_of_the_inbox(own_desk):
    from flows.dashboard.raw_texts import marked_text

    secret = own_desk.raw.parent / "secret.md"
    secret.write_text("secret")
    (own_desk.raw / "articles/link.md").symlink_to(secret)
    for name in ("../secret.md", str(secret), "articles/../../secret.md", "articles/link.md"):
        row = {"document": name, "content_hash": "", "size_bytes": 6}
        marked, why = marked_text(own_desk.raw, row, [])
        assert marked is None
        assert "not in the inbox" in why


def test_what_was_set_aside_is_told_with_its_text(client):
    page = client.get("/runs").text
    assert "claims/broken.csv" in page
    assert client.get("/api/v1/quarantine").json()["total"] == 1


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/claims/nobody", 404),
        ("/conflicts/nobody", 404),
        ("/sources/nobody", 404),
        ("/articles/../../etc/passwd", 404),
        ("/static/..%2fapp.py", 404),
        ("/nowhere", 404),
        ("/docs", 404),
        ("/claims?page=0", 422),
        ("/claims?rule=x", 422),
        ("/api/v1/claims?lack=nothing", 422),
    ],
)
def test_what_is_not_there_is_said_so(client, address, status):
    answer = client.get(address)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_a_parameter_that_the_api_does_not_know_is_refused_with_those_that_exist(client):
    answer = client.get("/api/v1/quarantine?limit=-1")
    assert answer.status_code == 422
    [wrong] = answer.json()["detail"]
    assert wrong["loc"] == ["query", "limit"]
    assert "size" in wrong["msg"]
    assert client.get("/api/v1/runs?size=3").status_code == 422
    assert client.get("/claims?utm_source=letter").status_code == 200  # of a page for people
    described = client.get("/api/openapi.json").json()["paths"]["/api/v1/claims"]["get"]
    [lack] = [one for one in described["parameters"] if one["name"] == "lack"]
    assert lack["schema"]["default"] == "uncited"
    assert "`any` gives all" in lack["description"]


def test_without_a_file_the_page_says_what_to_do_and_a_later_file_is_shown(tmp_path, desk):
    from starlette.testclient import TestClient

    from flows.dashboard.app import create_app

    file = tmp_path / "later.duckdb"
    client = TestClient(create_app(file), base_url="http://localhost")
    for address in ("/", "/claims.csv", "/api/v1/claims"):
        answer = client.get(address)
        assert answer.status_code == 503
        assert "provstat ingest" in answer.text
    file.write_bytes(b"no database")
    assert client.get("/").status_code == 503
    file.write_bytes(desk.file.read_bytes())
    assert client.get("/").status_code == 200


def test_a_new_run_shows_at_once_and_a_request_sees_one_file(own_desk):
    from flows.dashboard.published import Published

    client = own_desk.client()
    published = Published(own_desk.file)
    before = client.get("/api/v1/overview").json()
    with published.look() as old:
        own_desk.again(2, {"articles/new.md": "Some 12% of hens paint.\n"})
        assert old.rows("SELECT count(*) AS n FROM v1.claims") == [{"n": 4}]
        with published.look() as new:
            assert new.rows("SELECT count(*) AS n FROM v1.claims") == [{"n": 5}]
        assert old.rows("SELECT count(*) AS n FROM v1.runs") == [{"n": 1}]
    published.close()
    after = client.get("/api/v1/overview").json()
    assert (before["run"]["run_id"], after["run"]["run_id"]) == ("r1", "r2")
    assert after["changed"][0]["message"] == "Nobody is credited for 12%."
    assert client.get("/api/v1/claims?q=hens").json()["total"] == 1


def test_swaps_while_many_look_fail_nobody(own_desk):
    client = own_desk.client()
    files = [own_desk.file.read_bytes()]
    own_desk.again(2, {"articles/new.md": "Some 12% of hens paint.\n"})
    files.append(own_desk.file.read_bytes())
    done, wrong = threading.Event(), []

    def look():
        while not done.is_set():
            told = client.get("/api/v1/overview").json()
            seen = (told["run"]["run_id"], told["coverage"]["claims"], told["about"]["run_id"])
            if seen not in (("r1", 4, "r1"), ("r2", 5, "r2")):
                wrong.append(seen)

    looking = [threading.Thread(target=look) for _ in range(3)]
    for one in looking:
        one.start()
    for number in range(50):
        new = own_desk.file.with_name("new")
        new.write_bytes(files[number % 2])
        new.replace(own_desk.file)
    done.set()
    for one in looking:
        one.join()
    assert wrong == []


def test_credits_walked_are_those_that_trace_finds(desk, client):
    from flows.dashboard.data import _credits
    from flows.dashboard.published import Published
    from warehouse.questions import questions

    published = Published(desk.file)
    with published.look() as snap:
        for row in claims(client):
            walked = _credits(snap, row["claim_id"])
            assert walked == snap.rows(questions()["trace"].sql, {"claim": row["claim_id"]})
    published.close()
