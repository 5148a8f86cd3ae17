"""The whole check of an archive that is given as claims: who meets whom, statistics, all rules.

    uv run python tests/bench/bench_full.py --claims 10000 100000 1000000

Claims of made-up articles are made as rows, with conflicts planted among them (``corpus.py``: the
same figures, places and sources), as a run has them when all is read and traced. Then they are
compared and grouped as ``provstat ingest`` does it, and the rules run. Prints seconds, processor
seconds, the memory at the peak, and the planted conflicts that were found.
"""

import argparse
import datetime as dt
import multiprocessing
import resource
import tempfile
import time
from pathlib import Path
from random import Random

from bench_corpus import RULES
from corpus import FACTS, FIGURES, PLANTED, QUOTED, facts_of

from flows.compare.entries import Entries
from flows.comparing import regroup
from schemas import TABLES, frame
from warehouse.rules import write_findings
from warehouse.workspace import Workspace, parts

SOME = 2000  # articles whose rows are in memory at once


def sources_of(documents, seed):
    """Rows of the registry, as many as an archive of so many articles quotes."""
    for at in range(max(4, documents * FIGURES // (QUOTED * FACTS))):
        told = facts_of(at, seed)[0]
        yield {
            "source_id": f"s{at}", "study_id": f"s{at}", "publisher": told.house, "n": told.n,
            "title": f"{told.house} Survey {told.year}", "issued_year": told.year,
            "file": "sources/registry.csv", "type": "report", "cites": "[]",
            "url": f"https://survey-{at}.example/", "weighted": False,
        }  # fmt: skip


def article(number, sources, seed):
    """What an article says: fact and share; the source is that of the fact, or another."""
    rng = Random(f"{seed} article {number}")
    of = rng.randrange(sources), rng.randrange(sources)
    told = [(source, rng.choice(facts_of(source, seed))) for source in of * (FIGURES // 2)]
    said = list(dict.fromkeys((source, fact, fact.share) for source, fact in told))
    planted = None
    source, fact, share = said[0]
    wrong = (share + 33) % 90 + 5
    if number % PLANTED == 7:
        said.append((source, fact, wrong))
        planted = "CON206"
    if number % PLANTED == 31:
        other = (source + 1 + rng.randrange(sources - 1)) % sources
        said.append((other, fact, wrong))
        planted = "CON201"
    return said, planted, rng


def rows_of(number, sources, seed):
    """Rows of an article by table; and the rule that its planted conflict breaks."""
    document, claims, citations, support = f"articles/{number:07}.md", [], [], []
    said, planted, rng = article(number, sources, seed)
    at = 0
    for no, (source, fact, share) in enumerate(said):
        house = facts_of(source, seed)[0].house
        quote = fact.said(rng, share=share, house=house)
        claim_id = f"c{number:07}-{no:02}"
        start = at + quote.index(f"{share}%")
        claims.append(
            {
                "claim_id": claim_id, "document": document, "origin": "article", "quote": quote,
                "figure": f"{share}%", "start": start, "end": start + len(f"{share}%"),
                "line": 2 * no + 1, "column": 1, "value_text": str(share), "value": float(share),
                "comparator": "=", "unit": "percent", "decimals": 0, "step": 1.0, "kind": "share",
                "in_words": False, "status": "asserted", "block_kind": "paragraph",
                "population": f"{fact.people} in {fact.place}", "statement": fact.habit,
                "attribution_type": "named", "attribution_text": f"the {house}",
                "attribution_publisher": house, "language": "en", "extractor": "bench",
            }
        )  # fmt: skip
        citations.append(
            {
                "claim_id": claim_id, "source_id": f"s{source}", "status": "matched",
                "credit_key": house.lower(), "candidates": "[]", "self_credit": False,
                "has_copy": False, "locatable": True,
            }
        )  # fmt: skip
        support.append(
            {
                "claim_id": claim_id, "outcome": "unverifiable", "cause": "never_fetched",
                "circular": False, "chain": "[]",
            }
        )  # fmt: skip
        at += len(quote) + 2
    head = {"document": document, "publisher": "The Daily Ledger", "published": "2026-05-01"}
    made = {"documents": [head], "claims": claims, "citations": citations, "support": support}
    return made, planted


def fill(work, documents, sources, seed):
    """Put in an archive; gives rule and document of what is planted."""
    planted = set()
    for numbers in parts(range(documents), SOME):
        rows = {}
        for number in numbers:
            made, rule = rows_of(number, len(sources), seed)
            for table, some in made.items():
                rows.setdefault(table, []).extend(some)
            if rule:
                planted.add((rule, made["documents"][0]["document"]))
        put(work, rows)
    put(work, {"sources": sources})
    return planted


def put(work, rows):
    """Put in rows that have only what is looked at; of dates, their text."""
    for table, some in rows.items():
        names = some[0].keys()
        whole = frame(TABLES[table], some, validate=False)[list(names)]
        work.con.register("given", whole)
        work.con.execute(f"INSERT INTO live.{table} BY NAME FROM given")
        work.con.unregister("given")


def check(documents, megabytes, seed, told):
    """Fill, compare, group, judge; in a process of its own, whose memory is looked at."""
    spent, last = {}, [time.perf_counter(), time.process_time()]

    def passed(step):
        now = time.perf_counter(), time.process_time()
        spent[step] = now[0] - last[0], now[1] - last[1]
        last[:] = now

    with tempfile.TemporaryDirectory() as folder:
        work = Workspace(Path(folder) / "work.duckdb", megabytes)
        work.con.execute("SET enable_progress_bar = false")
        sources = list(sources_of(documents, seed))
        planted = fill(work, documents, sources, seed)
        passed("made up")
        regroup(work, Entries(sources, ()), "bench")
        passed("compared and grouped")
        write_findings(work.con, options={"today": dt.datetime.now(dt.UTC).date().isoformat()})
        passed("rules")
        hits = work.con.execute(
            "SELECT f.rule, f.document, c.document FROM live.findings AS f"
            " LEFT JOIN live.claims AS c ON c.claim_id = f.other_claim_id"
            " WHERE f.rule IN (SELECT unnest(?))",
            [list(RULES)],
        ).fetchall()
        claims = work.first("SELECT count(*) FROM live.claims")[0]
        work.close()
    touched = {(rule, document) for rule, *both in hits for document in both}
    invented = [hit for hit in hits if not planted & {(hit[0], hit[1]), (hit[0], hit[2])}]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told.put((claims, spent, memory, len(planted), len(planted & touched), invented))


def main():
    """Make up, check, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--megabytes", type=float, default=6000, help="that DuckDB may take")
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    for claims in told.claims:
        answers = context.Queue()
        process = context.Process(
            target=check, args=(claims // FIGURES, told.megabytes, told.seed, answers)
        )
        process.start()
        number, spent, memory, planted, found, invented = answers.get()
        process.join()
        steps = ", ".join(
            f"{step} {wall:.1f} s ({cpu:.1f} of processors)" for step, (wall, cpu) in spent.items()
        )
        print(
            f"{number:,} claims: {steps}; {memory:,.0f} MB; planted {planted:,}, found {found:,},"
            f" invented {len(invented):,}",
            flush=True,
        )
        for hit in invented[:5]:
            print(f"    invented: {hit}")


if __name__ == "__main__":
    main()
