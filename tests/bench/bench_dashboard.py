"""How long a page of the dashboard takes, over a generated published file.

    uv run python tests/bench/bench_dashboard.py --claims 1000000

Rows are copies of a published file's own under new names (default: made from the example inbox by
`provstat ingest`), so that their texts and shares are those of real rows. Prints, for each page,
the 50th and 95th percentile in milliseconds, and the 95th as a ratio to the trivial page of the
same server. Requests differ, so that remembered answers help only where they would help readers.
"""

import argparse
import random
import statistics
import tempfile
import time
from pathlib import Path

import duckdb
from starlette.testclient import TestClient

from flows.dashboard.app import create_app
from warehouse.connect import STORAGE_VERSION
from warehouse.ddl import CONTRACT

ROOT = Path(__file__).parents[2]
# What tells rows apart, by table; each copy gets a number in front.
NAMES = ("claim_id", "document", "finding_id", "other_claim_id", "other_document", "statistic_id")
NAMES += ("member_id", "from_node", "to_node", "to_claim_id", "credit_id", "file")
COPIED = ("documents", "claims", "scorecards", "findings", "statistics", "statistic_members")
COPIED += ("citations", "support", "credits", "chains", "origins")


def generate(model, target, claims):
    """A published file with at least so many claims."""
    con = duckdb.connect()
    con.execute(f"ATTACH '{model}' AS model (READ_ONLY)")
    con.execute(f"ATTACH '{target}' AS made (STORAGE_VERSION '{STORAGE_VERSION}')")
    con.execute("CREATE SCHEMA made.v1")
    copies = -(-claims // con.execute("SELECT count(*) FROM model.v1.claims").fetchone()[0])
    for name in CONTRACT:
        if name not in COPIED:
            con.execute(f"CREATE TABLE made.v1.{name} AS FROM model.v1.{name}")
            continue
        columns = [row[0] for row in con.execute(f"DESCRIBE model.v1.{name}").fetchall()]
        renamed = [
            f"regexp_replace(\"{column}\", '^(claim:|figure:)?', '\\1' || md5(copy::VARCHAR)[:8])"
            f' AS "{column}"'
            for column in columns
            if column in NAMES and not (column == "file" and name != "claims")
        ]
        if "published" in columns:
            renamed.append("(DATE '2026-05-01' - (copy % 1500)::INTEGER)::VARCHAR AS published")
        if "publisher" in columns and name != "statistics":
            renamed.append("publisher || ' ' || (copy % 50) AS publisher")
        con.execute(
            f"CREATE TABLE made.v1.{name} AS SELECT m.* REPLACE ({', '.join(renamed)})"
            f" FROM model.v1.{name} AS m, range({copies}) AS copies(copy)"
        )
    con.close()


def pages(client, rng):
    """Makers of addresses, by page: each call gives another."""
    rows = [
        row
        for page in range(1, 21)
        for row in client.get(f"/api/v1/claims?lack=any&size=200&sort=newest&page={page}").json()[
            "items"
        ]
    ]
    words = ("badge", "managers", "learners", "studies", "share", "hiring", "salary", "trust")
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
        "claims, searched": lambda: f"/claims?lack=any&q={rng.choice(words)}{rng.choice('abcdes')}",
        "claim": lambda: f"/claims/{one('claim_id')}",
        "conflicts": lambda: f"/conflicts?page={rng.randint(1, 200)}",
        "conflict": lambda: f"/conflicts/{one('claim_id')}",
        "sources": lambda: f"/sources?q={rng.choice(words)[:3]}",
        "source": lambda: f"/sources/{rng.choice(sources)}",
        "articles": lambda: f"/articles?sort=newest&page={rng.randint(1, 200)}",
        "article": lambda: f"/articles/{one('document')}",
        "runs": lambda: "/runs",
    }


def measure(file, times):
    """Milliseconds of each page, all pages in turn."""
    client = TestClient(create_app(file), base_url="http://localhost")
    rng = random.Random(7)
    asked = pages(client, rng)
    took = {name: [] for name in asked}
    for _ in range(times):
        for name, address in asked.items():
            url = address()
            begun = time.perf_counter()
            answer = client.get(url)
            took[name].append(1000 * (time.perf_counter() - begun))
            assert answer.status_code == 200, (url, answer.text[-500:])
    return took


def main():
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--model", type=Path, default=ROOT / "warehouse/provstat_published.duckdb")
    parser.add_argument("--keep", type=Path, help="generate here, or use what is there")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = told.keep or Path(folder) / "published.duckdb"
        if not file.is_file():
            generate(told.model, file, told.claims)
        took = measure(file, told.times)
        print(f"{told.claims:,} claims, {file.stat().st_size / 1e6:,.0f} MB, {told.times} times")
    trivial = statistics.quantiles(took["trivial"], n=20)[-1]
    print(f"{'page':<18} {'p50 ms':>8} {'p95 ms':>8} {'ratio':>7}")
    for name, times in took.items():
        p95 = statistics.quantiles(times, n=20)[-1]
        print(f"{name:<18} {statistics.median(times):8.1f} {p95:8.1f} {p95 / trivial:7.1f}")


if __name__ == "__main__":
    main()
