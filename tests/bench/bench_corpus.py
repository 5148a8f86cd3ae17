"""How ingest grows with the archive behind it, and whether it finds what is planted there.

    uv run python tests/bench/bench_corpus.py --documents 1000 3000 10000

For each size: an archive is made up (``corpus.py``), ingested into an empty warehouse, ingested
again unchanged, again with more articles of the same sources, which are also ingested alone, and
again with one more source, which none of them credits. Prints CPU seconds of
each step (of one core, whatever else the machine does), the most memory a process took, and the
planted conflicts that were found; then what each further figure takes, from the smallest size to
the largest, and what ten million would take if it went on so.
"""

import argparse
import json
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
STEPS = Path(__file__).with_name("steps.py")
MANY = 10_000_000  # figures


def ingest(desk):
    """Seconds and megabytes of an ingest of the inbox there, with all that a command does."""
    begun = time.perf_counter()
    told, megabytes = _run(
        [*PROVSTAT, "ingest", "--raw", str(desk / "raw"), "--warehouse", str(desk / "w.duckdb")],
        desk,
        (0, 1),
    )
    del told
    return time.perf_counter() - begun, megabytes


def stepped(desk, number):
    """CPU seconds of each step of an ingest of the inbox there, and megabytes."""
    told, megabytes = _run([sys.executable, str(STEPS), str(desk), f"run-{number:03}"], desk, (0,))
    return json.loads(told.splitlines()[-1]), megabytes


def _run(command, desk, fine):
    with subprocess.Popen(
        command,
        cwd=desk,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PROVSTAT_ROOT": str(desk)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        told = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in fine:
        sys.exit(told)
    return told, used.ru_maxrss / 1024


def found(desk):
    """Rule and documents, its own and the other, of each finding of the rules on conflicts."""
    with duckdb.connect(str(desk / "w.duckdb"), read_only=True) as con:
        return con.execute(
            "SELECT f.rule, f.document, c.document FROM live.findings AS f"
            " LEFT JOIN live.claims AS c ON c.claim_id = f.other_claim_id WHERE f.rule IN $rules",
            {"rules": list(RULES)},
        ).fetchall()


def said(name, spent, megabytes):
    """A line for a run."""
    steps = ", ".join(f"{step} {seconds:.1f}" for step, seconds in spent.items())
    print(f"    {name}: {sum(spent.values()):.1f} s ({steps}); {megabytes:,.0f} MB", flush=True)


def measure(documents, more, seed):
    """Make an archive, ingest, print; gives the figures and the seconds of each run by step."""
    with tempfile.TemporaryDirectory() as folder:
        desk, apart = Path(folder) / "archive", Path(folder) / "apart"
        planted = write(desk / "raw", documents, seed, registered=documents + more)
        write(apart / "raw", more, seed, documents)
        runs = {"alone": stepped(apart, 1), "first": stepped(desk, 1), "again": stepped(desk, 2)}
        planted |= write(desk / "raw", more, seed, documents)
        runs["more"] = stepped(desk, 3)
        hits = found(desk)
        with (desk / "raw/sources/registry.csv").open("a", encoding="utf-8") as registry:
            registry.write("other,report,Tally of Kites 2025,Kite Office,2025,,,,,\n")
        runs["one source"] = stepped(desk, 4)
    touched = {(rule, document) for rule, *both in hits for document in both}
    invented = [hit for hit in hits if not planted & {(hit[0], hit[1]), (hit[0], hit[2])}]
    times = sum(runs["more"][0].values()) / sum(runs["alone"][0].values())
    print(f"{documents:,} documents, {documents * FIGURES:,} figures; {more:,} more:")
    for name, (spent, megabytes) in runs.items():
        said(name, spent, megabytes)
    print(
        f"    more is {times:.2f} x alone; planted {len(planted)}, found {len(planted & touched)},"
        f" invented {len(invented)}",
        flush=True,
    )
    return documents * FIGURES, runs


def main():
    """Make, ingest, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, nargs="+", default=[1000, 3000])
    parser.add_argument("--more", type=int, default=1000, help="articles that are added")
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    measured = [measure(size, told.more, told.seed) for size in sorted(told.documents)]
    (fewer, less), (figures, most) = measured[0], measured[-1]
    if figures == fewer:
        return
    print(f"each further figure, from {fewer:,} to {figures:,}; {MANY:,} if it goes on so:")
    for name in ("first", "again", "more", "one source"):
        slopes = {
            step: (most[name][0][step] - less[name][0][step]) / (figures - fewer)
            for step in most[name][0]
        }
        hours = sum(slopes.values()) * MANY / 3600
        memory = (most[name][1] - less[name][1]) / (figures - fewer) * MANY / 1024
        steps = ", ".join(f"{step} {1000 * slope:.3f}" for step, slope in slopes.items())
        print(
            f"    {name}: {1000 * sum(slopes.values()):.3f} ms ({steps});"
            f" {hours:,.1f} hours of one core, {memory:,.1f} GB",
            flush=True,
        )


if __name__ == "__main__":
    main()
