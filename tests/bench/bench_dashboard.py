"""How long a page of the dashboard takes, over a generated published file.

    uv run python tests/bench/bench_dashboard.py --claims 1000000

Rows are copies of a published file's own under new names (without ``--model`` the example inbox is
ingested for it), with words of their own in each sentence; some sources are credited by many.
They are published as an ingest does it, which is measured, too. Prints, for each page, the 50th
and 95th percentile in milliseconds, whether the 95th keeps to the bound, its ratio to the trivial
page of the same server, and the processor's time, which tells more where others use the machine.
Requests differ, so that remembered answers help only where they would help readers. Ends with 1
if a page is too slow.
"""

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import duckdb
from bench_corpus import ingest
from starlette.testclient import TestClient

from flows.dashboard.app import create_app
from warehouse.ddl import CONTRACT
from warehouse.publish import publish

ROOT = Path(__file__).parents[2]
BOUND = 150  # milliseconds, 95th percentile
# What tells rows apart, by table; each copy gets a number in front.
NAMES = ("claim_id", "document", "finding_id", "other_claim_id", "other_document", "statistic_id")
NAMES += ("member_id", "from_node", "to_node", "to_claim_id", "credit_id", "file")
COPIED = ("documents", "claims", "scorecards", "findings", "statistics", "statistic_members")
COPIED += ("citations", "support", "credits", "chains", "origins")
REGISTERED = 400  # copies of each source; a third of all claims credits the first
SOURCES = ("source_id", "to_source_id", "found_source_id")
SYLLABLES = ("ba", "ko", "ri", "tan", "mel", "su", "for", "ded", "ing", "ly", "pro", "cen", "tu")
WORDS = 20_000
ADDED = 8  # words of its own that each sentence gets


def example(desk):
    """The published file of the example inbox, ingested at that empty folder."""
    shutil.copytree(ROOT / "raw", desk / "raw")
    ingest(desk)
    return next(desk.glob("*_published.duckdb"))


def replaced(name, column):
    """The expression that stands for a column in a copy; null where it stays as it is."""
    if name in COPIED and column in NAMES and not (column == "file" and name != "claims"):
        return (
            f"regexp_replace(\"{column}\", '^(claim:|figure:)?', '\\1' || md5(copy::VARCHAR)[:8])"
        )
    if column in SOURCES:
        credited = "copy" if name in ("sources", "surveys") else "if(copy % 3 = 0, 0, copy)"
        return f"{column} || '-' || ({credited} % {REGISTERED})"
    if column == "quote" and name in ("claims", "findings"):
        # Few words are frequent, most are rare, as in real texts.
        own = f"words[1 + pow({WORDS} - 1, random())::INT]"
        return f"concat_ws(' ', quote, {', '.join([own] * ADDED)})"
    if name in COPIED and column == "published":
        return "(DATE '2026-05-01' - (copy % 1500)::INTEGER)::VARCHAR"
    if name in COPIED and column == "publisher" and name != "statistics":
        return "publisher || ' ' || (copy % 50)"
    return None


def generate(model, target, claims):
    """A published file with at least so many claims, published from tables of a scratch file.

    Returns:
        Seconds that publishing took.
    """
    rng = random.Random(7)
    vocabulary = ["".join(rng.choices(SYLLABLES, k=rng.randint(2, 5))) for _ in range(WORDS)]
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        con = duckdb.connect(Path(folder) / "scratch.duckdb")
        con.execute(f"ATTACH '{model}' AS model (READ_ONLY)")
        con.execute("CREATE SCHEMA v1")
        con.execute("CREATE TEMP TABLE vocabulary AS SELECT $words AS words", {"words": vocabulary})
        copies = -(-claims // con.execute("SELECT count(*) FROM model.v1.claims").fetchone()[0])
        for name in CONTRACT:
            number = (
                copies if name in COPIED else REGISTERED if name in ("sources", "surveys") else 1
            )
            columns = [row[0] for row in con.execute(f"DESCRIBE model.v1.{name}").fetchall()]
            made = {column: replaced(name, column) for column in columns}
            told = ", ".join(f'{sql} AS "{column}"' for column, sql in made.items() if sql)
            con.execute(
                f"CREATE TABLE v1.{name} AS SELECT m.* {f'REPLACE ({told})' if told else ''}"
                f" FROM model.v1.{name} AS m, range({number}) AS copies(copy), vocabulary"
            )
        con.execute("DETACH model")
        begun = time.perf_counter()
        publish(con, target)
        con.close()
        return time.perf_counter() - begun


def pages(client, rng):
    """Makers of addresses, by page: each call gives another."""
    rows = [
        row
        for page in range(1, 21)
        for row in client.get(f"/api/v1/claims?lack=any&size=200&sort=newest&page={page}").json()[
            "items"
        ]
    ]
    words = ("badge", "managers", "learners", "studies", "share", "hiring", "tanmel", "prokori")
    sources = [row["source_id"] for row in client.get("/api/v1/sources").json()["items"]]
    lacks = ("uncited", "none", "vague", "unregistered", "unlinked", "any")

    def one(name):
        return rng.choice(rows)[name]

    return {
        "trivial": lambda: "/health",
        "overview": lambda: "/",
        "claims": lambda: f"/claims?lack={rng.choice(lacks)}&page={rng.randint(1, 200)}",
        "claims, filtered": lambda: (
            f"/claims?lack=any&rule=UNS10{rng.randint(1, 9)}&publisher=Course+Ledger+"
            f"{rng.randint(0, 49)}&age={rng.choice(('90', '365', 'older'))}"
        ),
        "claims, searched": lambda: (
            f"/claims?lack=any&q={rng.choice(words)}+{rng.choice(SYLLABLES)}"
        ),
        "claim": lambda: f"/claims/{one('claim_id')}",
        "claims, gravest": lambda: f"/claims?lack=any&sort=gravest&page={rng.randint(1, 200)}",
        "claims, by article": lambda: f"/claims?sort=article&page={rng.randint(1, 200)}",
        "conflicts": lambda: f"/conflicts?page={rng.randint(1, 200)}",
        "conflicts, searched": lambda: f"/conflicts?q={rng.choice(words)}+{rng.choice(SYLLABLES)}",
        "conflict": lambda: f"/conflicts/{one('claim_id')}",
        "sources": lambda: f"/sources?q={rng.choice(words)[:3]}",
        "source": lambda: f"/sources/{rng.choice(sources)}",
        "articles": lambda: f"/articles?sort=newest&page={rng.randint(1, 200)}",
        "article": lambda: f"/articles/{one('document')}",
        "runs": lambda: "/runs",
    }


def measure(file, times):
    """Milliseconds of each page, and those of the processor, all pages in turn."""
    client = TestClient(create_app(file), base_url="http://localhost")
    rng = random.Random(7)
    asked = pages(client, rng)
    took = {name: ([], []) for name in asked}
    for _ in range(times):
        for name, address in asked.items():
            url = address()
            begun, worked = time.perf_counter(), time.process_time()
            answer = client.get(url)
            took[name][0].append(1000 * (time.perf_counter() - begun))
            took[name][1].append(1000 * (time.process_time() - worked))
            assert answer.status_code == 200, (url, answer.text[-500:])
    return took


def main():
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--model", type=Path, help="a published file to copy rows of")
    parser.add_argument("--keep", type=Path, help="generate here, or use what is there")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = told.keep or Path(folder) / "published.duckdb"
        if not file.is_file():
            desk = Path(folder) / "desk"
            seconds = generate(told.model or example(desk), file, told.claims)
            print(f"published in {seconds:.0f} s")
        took = measure(file, told.times)
        print(f"{told.claims:,} claims, {file.stat().st_size / 1e6:,.0f} MB, {told.times} times")
    trivial = statistics.quantiles(took["trivial"][0], n=20)[-1]
    print(f"{'page':<20} {'p50 ms':>8} {'p95 ms':>8} {'bound':>8} {'ratio':>7} {'cpu ms':>8}")
    late = False
    for name, (times, worked) in took.items():
        p95 = statistics.quantiles(times, n=20)[-1]
        kept = "kept" if p95 <= BOUND else "MISSED"
        late |= p95 > BOUND
        print(
            f"{name:<20} {statistics.median(times):8.1f} {p95:8.1f} {kept:>8} {p95 / trivial:7.1f}"
            f" {statistics.median(worked):8.1f}"
        )
    sys.exit(late)


if __name__ == "__main__":
    main()
