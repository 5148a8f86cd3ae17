"""How the rules grow with the warehouse: all of them, over claims that are traced and grouped.

    uv run python tests/bench/bench_rules.py

An archive is made up with conflicts planted in it (``corpus.py``, ``sums.py``) and ingested; what
stands in the warehouse then is copied, each copy with keys and places of its own, until there are
so many claims. Then the rules run as `provstat recheck` runs them. Prints seconds and processor
seconds, the memory of the process at the peak, the planted conflicts that were found, and what was
found beside them; and from size to size, how much longer it takes and how much more memory.
Reading and grouping are what ``bench_corpus.py`` measures.
"""

import argparse
import datetime as dt
import multiprocessing
import resource
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from pathlib import Path

import duckdb
from bench_corpus import RULES, ingest
from corpus import write
from sums import write_sums

from warehouse.connect import database
from warehouse.rules import count_runs, write_findings
from warehouse.workspace import Workspace

# Columns that hold keys, of rows of ours or of others.
KEYS = frozenset(
    "claim_id document statistic_id member_id left_id right_id source_id study_id observation_id"
    " runner_up found_source_id newer_observation_id group_id".split()
)
MADE = frozenset("findings rule_runs runs decisions quarantine".split())  # by a run of the rules
WORDS = frozenset("quote suffix prefix context paragraph population statement".split())
ARITHMETIC = ("NUM301", "NUM302", "NUM303", "NUM304", "NUM305", "NUM306")

# Of the findings of these rules: planted conflicts that are among them, and findings about none.
_FOUND = """
    WITH hits AS (
        SELECT rule, document, other_document FROM live.findings
        WHERE rule IN (SELECT unnest($rules::VARCHAR[]))
    ), known AS (
        SELECT p.rule, d.document FROM planted AS p
        JOIN live.documents AS d ON split_part(d.document, '~', 1) = p.name
    )
    SELECT (SELECT count(*) FROM known),
        (SELECT count(*) FROM known SEMI JOIN (SELECT rule, document FROM hits
            UNION SELECT rule, other_document FROM hits) USING (rule, document)),
        (SELECT count(*) FROM hits AS h WHERE (rule, document) NOT IN (FROM known)
            AND coalesce((rule, other_document) NOT IN (FROM known), true))"""


def archive(folder, articles, seed):
    """Ingest a made-up archive; its warehouse, and what is planted there."""
    planted = write(folder / "raw", articles, seed)
    planted |= write_sums(folder / "raw", max(1, articles // 200), seed, 4)
    ingest(folder)
    return folder / "w.duckdb", planted


def fill(file, warehouse, copies, megabytes):
    """Make a database of the rows of a warehouse, as often as is asked; seconds that it takes."""
    begun = time.perf_counter()
    work = Workspace(file, megabytes)
    con = work.con
    con.execute("SET enable_progress_bar = false")
    con.execute("SET preserve_insertion_order = false")  # else all copies of a table are held
    con.execute(f"ATTACH '{warehouse}' AS once (READ_ONLY)")
    told = con.execute(
        "SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns()"
        " WHERE database_name = 'once' AND schema_name = 'live' GROUP BY ALL"
    ).fetchall()
    for table, names in told:
        if table in MADE:
            continue
        shown = ", ".join(f'{_copied(table, name)} AS "{name}"' for name in names)
        where = ", regexp_extract(quote, '\\b[Ii]n ([A-Z][a-z]+)', 1) AS place"
        rows = f"SELECT *{where if table == 'claims' else ''} FROM once.live.{table}"
        con.execute(
            f"INSERT INTO live.{table} BY NAME"
            f" SELECT {shown} FROM ({rows}), range({copies}) AS r(copy)"
        )
    con.execute("DETACH once")
    con.execute("CHECKPOINT")
    work.close()
    return time.perf_counter() - begun


def _copied(table, name):
    """What a column of a copy holds: keys and places of its own, or the same."""
    if name in KEYS:
        return f"\"{name}\" || '~' || copy"
    if table == "claims" and name in WORDS:
        return (
            f"CASE WHEN place = '' THEN \"{name}\""
            f" ELSE replace(\"{name}\", place, place || '-' || copy) END"
        )
    return f'"{name}"'


def check(file, planted, megabytes):
    """Run the rules over a database that is filled, and look at what they found.

    Returns:
        Claims and documents; seconds, processor seconds, megabytes of this process; findings;
        planted conflicts, found and invented ones; some that were missed.
    """
    spill = {"memory_limit": f"{megabytes:g}MB", "temp_directory": f"{file}.spill"}
    con = database(file, spill)
    con.execute("SET enable_progress_bar = false")
    sizes = con.execute("SELECT count(*), count(DISTINCT document) FROM live.claims").fetchone()
    begun, spent = time.perf_counter(), time.process_time()
    write_findings(con, options={"today": dt.datetime.now(dt.UTC).date().isoformat()})
    count_runs(con, "bench")
    seconds, spent = time.perf_counter() - begun, time.process_time() - spent
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    con.execute("CREATE TEMP TABLE planted (rule VARCHAR, name VARCHAR)")
    con.executemany("INSERT INTO planted VALUES (?, ?)", sorted(planted))
    found = con.execute(_FOUND, {"rules": sorted({*RULES, *ARITHMETIC})}).fetchone()
    missed = con.execute(
        "FROM planted ANTI JOIN (SELECT rule, split_part(document, '~', 1) AS name"
        " FROM live.findings) USING (rule, name) ORDER BY ALL LIMIT 5"
    ).fetchall()
    (findings,) = con.execute("SELECT count(*) FROM live.findings").fetchone()
    con.close()
    return sizes, (seconds, spent, memory), findings, found, missed


def apart(work, *told):
    """Do it in a process of its own, whose memory is its alone; if that is killed, this ends."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *told).result()


def main():
    """Make, copy, check, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000])
    parser.add_argument("--articles", type=int, default=1000, help="of the archive that is copied")
    parser.add_argument("--megabytes", type=float, default=6000, help="that DuckDB may take")
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    measured = []
    with tempfile.TemporaryDirectory() as folder:
        warehouse, planted = archive(Path(folder), told.articles, told.seed)
        with duckdb.connect(str(warehouse), read_only=True) as con:
            (once,) = con.execute("SELECT count(*) FROM live.claims").fetchone()
        for claims in told.claims:
            copies = max(1, round(claims / once))
            file = Path(folder) / f"copies-{copies}.duckdb"
            filled = apart(fill, file, warehouse, copies, told.megabytes)
            (number, documents), (seconds, spent, memory), findings, found, missed = apart(
                check, file, planted, told.megabytes
            )
            file.unlink()
            measured.append((number, spent, memory))
            known, hit, invented = found
            print(
                f"{number:,} claims in {documents:,} documents: {seconds:.1f} s ({spent:.1f} s of"
                f" processors, {memory:,.0f} MB), {findings:,} findings; planted {known:,}, found"
                f" {hit:,}, invented {invented:,} (filled in {filled:.0f} s)",
                flush=True,
            )
            for rule, name in missed:
                print(f"    missed: {rule} in {name}")
    for (fewer, less, small), (more, most, large) in pairwise(measured):
        print(
            f"{fewer:,} to {more:,}: {more / fewer:.1f} x the claims, {most / less:.1f} x the"
            f" processor seconds, {large / small:.2f} x the memory"
        )


if __name__ == "__main__":
    main()
