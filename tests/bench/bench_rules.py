"""How the rules grow with the warehouse: all of them, over claims that are traced and grouped.

    uv run python tests/bench/bench_rules.py --claims 100000 1000000 10000000

An archive is made up with conflicts planted in it (``corpus.py``) and ingested; what stands in the
warehouse then is copied, each copy with keys of its own, until there are so many claims. Then the
rules run as `provstat recheck` runs them. Prints seconds and processor seconds, the memory at the
peak, and the planted conflicts that were found. Reading and grouping are what ``bench_corpus.py``
measures.
"""

import argparse
import datetime as dt
import multiprocessing
import resource
import tempfile
import time
from pathlib import Path

import duckdb
from bench_corpus import RULES, ingest
from corpus import write

from warehouse.rules import write_findings
from warehouse.workspace import Workspace

# Columns that hold keys, of rows of ours or of others.
KEYS = frozenset(
    "claim_id document statistic_id member_id left_id right_id source_id study_id observation_id"
    " runner_up found_source_id newer_observation_id group_id".split()
)
MADE = frozenset("findings rule_runs runs decisions quarantine".split())  # by a run of the rules


def archive(folder, articles, seed):
    """Ingest a made-up archive; its warehouse, and what is planted there."""
    planted = write(folder / "raw", articles, seed)
    ingest(folder)
    return folder / "w.duckdb", planted


def fill(work, warehouse, copies):
    """Put the rows of a warehouse into a workspace, as often as is asked."""
    con = work.con
    con.execute(f"ATTACH '{warehouse}' AS once (READ_ONLY)")
    told = con.execute(
        "SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns()"
        " WHERE database_name = 'once' AND schema_name = 'live' GROUP BY ALL"
    ).fetchall()
    for table, names in told:
        if table in MADE:
            continue
        shown = ", ".join(
            f'"{name}" || \'~\' || copy AS "{name}"' if name in KEYS else f'"{name}"'
            for name in names
        )
        con.execute(
            f"INSERT INTO live.{table} BY NAME SELECT {shown} FROM once.live.{table},"
            f" range({copies}) AS r(copy)"
        )
    con.execute("DETACH once")


def check(warehouse, copies, megabytes, told):
    """Run the rules over the copies; in a process of its own, whose memory is looked at."""
    with tempfile.TemporaryDirectory() as folder:
        work = Workspace(Path(folder) / "work.duckdb", megabytes)
        fill(work, warehouse, copies)
        work.con.execute("CHECKPOINT")
        (claims,) = work.con.execute("SELECT count(*) FROM live.claims").fetchone()
        begun, spent = time.perf_counter(), time.process_time()
        write_findings(work.con, options={"today": dt.datetime.now(dt.UTC).date().isoformat()})
        seconds, spent = time.perf_counter() - begun, time.process_time() - spent
        hits = work.con.execute(
            "SELECT f.rule, f.document, c.document FROM live.findings AS f"
            " LEFT JOIN live.claims AS c ON c.claim_id = f.other_claim_id"
            " WHERE f.rule IN (SELECT unnest(?))",
            [list(RULES)],
        ).fetchall()
        work.con.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told.put((claims, seconds, spent, memory, hits))


def main():
    """Make, copy, check, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--articles", type=int, default=1000, help="of the archive that is copied")
    parser.add_argument("--megabytes", type=float, default=8000, help="that DuckDB may take")
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        warehouse, planted = archive(Path(folder), told.articles, told.seed)
        with duckdb.connect(str(warehouse), read_only=True) as con:
            (once,) = con.execute("SELECT count(*) FROM live.claims").fetchone()
        for claims in told.claims:
            copies = max(1, round(claims / once))
            answers = multiprocessing.get_context("spawn").Queue()
            process = multiprocessing.get_context("spawn").Process(
                target=check, args=(warehouse, copies, told.megabytes, answers)
            )
            process.start()
            number, seconds, spent, memory, hits = answers.get()
            process.join()
            known = {(rule, f"{name}~{at}") for rule, name in planted for at in range(copies)}
            touched = {(rule, document) for rule, *both in hits for document in both}
            invented = [hit for hit in hits if not known & {(hit[0], hit[1]), (hit[0], hit[2])}]
            print(
                f"{number:,} claims: {seconds:.1f} s ({spent:.1f} s of processors,"
                f" {memory:,.0f} MB); planted {len(known):,}, found {len(known & touched):,},"
                f" invented {len(invented):,}",
                flush=True,
            )


if __name__ == "__main__":
    main()
