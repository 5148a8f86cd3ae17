"""How long the commands take, as ratios to what any such program must pay on this machine.

    uv run python tests/bench/bench_cli.py [--ingest]

``check`` is held against importing what it stands on, ``--help`` against a third of that, and
``ingest`` (with --ingest; it takes a minute) against an empty Prefect flow. Each is the median
of several runs, taken in turns, so that a busy machine disturbs all alike.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
IMPORTS = [sys.executable, "-c", "import pandas, duckdb, pandera.pandas"]
PROVSTAT = [sys.executable, "-c", "from flows.cli.main import main; main()"]
EMPTY_FLOW = """
from prefect import flow
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

@flow
def empty():
    return 1

with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
    empty()
"""
GROUPS = ["nurses", "bakers", "pilots", "farmers", "teachers", "tenants", "gardeners", "editors"]
HABITS = [
    "cycle to work in winter",
    "keep a cat or a dog at home",
    "read a newspaper before noon",
    "have changed banks since the spring",
    "trust a certificate without a test",
    "plan to learn another language",
    "grow some of their own vegetables",
]
BODIES = ["the Harbour Institute", "Tidewater Research", "Norrhaven Council", "Eastmere College"]
FILLERS = [
    "The council met on Tuesday and spoke at length about benches, trees and the weather.",
    "Nobody in the room wanted to be the first to leave, and so the evening grew long.",
    "What follows from it is less clear than the organisers would like their guests to think.",
]


def article(kilobytes):
    """An article of that size, of our own words: each third paragraph states a figure."""
    parts, size, number = ["# Who does what\n\n"], 0, 0
    while size < kilobytes * 1024:
        group, habit = GROUPS[number % len(GROUPS)], HABITS[number % len(HABITS)]
        body, filler = BODIES[number % len(BODIES)], FILLERS[number % len(FILLERS)]
        part = f"{filler} {FILLERS[(number + 1) % len(FILLERS)]}\n\n{filler}\n\n"
        if number % 3 == 0:
            part += f"Of all {group}, {20 + number % 60}% {habit}.\n\n"
        else:
            link = f"https://bodies.example/{number}"
            part += (
                f"In a survey of 2024 [{body}]({link}) found that {11 + number % 70}% of {group} "
                f"{habit}. {FILLERS[0]}\n\n"
            )
        parts.append(part)
        size += len(part)
        number += 1
    return "".join(parts)


def seconds(command, cwd, **environment):
    began = time.perf_counter()
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}: exit {done.returncode}\n{done.stderr}")
    return time.perf_counter() - began


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--ingest", action="store_true", help="also time an ingest")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.md"
        draft.write_text(article(10), encoding="utf-8")
        raw = str(ROOT / "raw")
        commands = {
            "imports": IMPORTS,
            "check of 10 KB": [*PROVSTAT, "check", str(draft), "--raw", raw],
            "--help": [*PROVSTAT, "--help"],
            "extract of 10 KB": [*PROVSTAT, "extract", str(draft)],
        }
        taken = {name: [] for name in commands}
        for _ in range(options.runs):
            for name, command in commands.items():
                taken[name].append(seconds(command, folder))
        median = {name: statistics.median(times) for name, times in taken.items()}
        for name, limit in (("check of 10 KB", 1.5), ("--help", 1 / 3), ("extract of 10 KB", None)):
            ratio = median[name] / median["imports"]
            goal = f"(at most {limit:.2f})" if limit else ""
            print(f"{name:18} {median[name]:6.2f} s  {ratio:5.2f} x imports {goal}")
        if options.ingest:
            bench_ingest(Path(folder), raw)


def bench_ingest(folder, raw):
    environment = {
        "PREFECT_HOME": str(folder / "home"),
        "PREFECT_SERVER_EPHEMERAL_ENABLED": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
    }
    flow = folder / "empty.py"
    flow.write_text(EMPTY_FLOW, encoding="utf-8")
    warehouse = str(folder / "w.duckdb")
    ingest = [*PROVSTAT, "ingest", "--raw", raw, "--warehouse", warehouse]
    seconds([sys.executable, str(flow)], folder, **environment)  # makes Prefect's database
    empty = seconds([sys.executable, str(flow)], folder, **environment)
    first = seconds(ingest, folder, **environment)
    again = seconds(ingest, folder, **environment)
    print(f"{'empty flow':18} {empty:6.2f} s")
    for name, taken in (("ingest of raw/", first), ("the same again", again)):
        print(f"{name:18} {taken:6.2f} s  empty flow {taken - empty:+.2f} s (at most +10)")


if __name__ == "__main__":
    main()
