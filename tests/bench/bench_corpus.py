"""How ingest grows with the archive behind it, and whether it finds what is planted there.

    uv run python tests/bench/bench_corpus.py --documents 1000 10000

For each size: an archive is made up (``corpus.py``), ingested into an empty warehouse, ingested
again unchanged, and again with more articles, which are also ingested alone. Prints seconds, the
most memory a process took, and the planted conflicts that were found.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb
from bench_cli import PROVSTAT, ROOT
from corpus import FIGURES, write

RULES = ("CON201", "CON204", "CON205", "CON206", "CON208")


def ingest(desk):
    """Seconds and megabytes of an ingest of the inbox there."""
    begun = time.perf_counter()
    with subprocess.Popen(
        [*PROVSTAT, "ingest", "--raw", str(desk / "raw"), "--warehouse", str(desk / "w.duckdb")],
        cwd=desk,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PROVSTAT_ROOT": str(desk)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        told = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(told)
    return time.perf_counter() - begun, used.ru_maxrss / 1024


def found(desk):
    """Rule and documents, its own and the other, of each finding of the rules on conflicts."""
    with duckdb.connect(str(desk / "w.duckdb"), read_only=True) as con:
        return con.execute(
            "SELECT f.rule, f.document, c.document FROM live.findings AS f"
            " LEFT JOIN live.claims AS c ON c.claim_id = f.other_claim_id WHERE f.rule IN $rules",
            {"rules": list(RULES)},
        ).fetchall()


def main():
    """Make, ingest, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--more", type=int, default=1000, help="articles that are added")
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    for documents in told.documents:
        with tempfile.TemporaryDirectory() as folder:
            desk, apart = Path(folder) / "archive", Path(folder) / "apart"
            planted = write(desk / "raw", documents, told.seed)
            write(apart / "raw", told.more, told.seed, documents)
            (alone, _) = ingest(apart)
            (first, memory) = ingest(desk)
            (again, _) = ingest(desk)
            planted |= write(desk / "raw", told.more, told.seed, documents)
            (added, memory_added) = ingest(desk)
            hits = found(desk)
        touched = {(rule, document) for rule, *both in hits for document in both}
        invented = [hit for hit in hits if not planted & {(hit[0], hit[1]), (hit[0], hit[2])}]
        print(
            f"{documents:,} documents, {documents * FIGURES:,} figures: first {first:.1f} s"
            f" ({memory:,.0f} MB), again {again:.1f} s,"
            f" {told.more:,} more {added:.1f} s ({memory_added:,.0f} MB),"
            f" {added / alone:.2f} x alone ({alone:.1f} s);"
            f" planted {len(planted)}, found {len(planted & touched)}, invented {len(invented)}",
            flush=True,
        )


if __name__ == "__main__":
    main()
