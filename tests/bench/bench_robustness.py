"""Whether any document stops the reader, moves its offsets, or takes more than linear time.

uv run python tests/bench/bench_robustness.py                # 10,000 documents, then growth
uv run python tests/bench/bench_robustness.py --count 500 --seed 7 --no-growth
uv run python tests/bench/bench_robustness.py --count 0 --only quotes --only pipes
"""

from __future__ import annotations

import argparse
import contextlib
import json
import math
import time
import traceback
from collections import Counter
from collections.abc import Iterable
from heapq import nlargest
from itertools import pairwise
from statistics import geometric_mean

from mangled import HARD, corpus, documents, monsters

from flows.land.blocks import Unreadable
from flows.land.reader import read_bytes
from flows.read.reader import read
from flows.read.records import claim_rows, extract_record, other_records
from schemas import Claims, frame

_PARTS = ("files", "made", "monsters", "growth")
_BATCH = 300  # documents whose claims are validated together
_WORST = 2.4  # times as long for twice the text, over all doublings
_SMALL = 0.05  # seconds; shorter times are not compared


def problems(name: str, data: bytes) -> tuple[list[str], list[dict]]:
    """What is wrong with the reading of a document, and the rows of its claims."""
    try:
        reading = read(read_bytes(name, data))
    except Unreadable as reason:
        return ([] if str(reason) else ["no reason why it is unreadable"]), []
    text = reading.document.text
    found = []
    figures = [*(figure for figure, _, _ in reading.claims), *reading.others]
    for figure in figures:
        assert figure.sentence is not None
        block = figure.sentence.block
        if block.text[figure.start : figure.end] != figure.text or not figure.text.strip():
            found.append(f"figure {figure.text[:40]!r} is not in its block")
        if not math.isfinite(figure.value) or not math.isfinite(figure.value_high or 0):
            found.append(f"figure {figure.text[:40]!r} has no finite value")
        if not figure.sentence.start <= figure.start < figure.end <= figure.sentence.end:
            found.append(f"figure {figure.text[:40]!r} is not in its sentence")
    rows = claim_rows(reading)
    for record in [*map(extract_record, rows), *other_records(reading)]:
        start, end = record["start"], record["end"]
        if not 0 <= start < end <= len(text) or text[start:end] != record["figure"]:
            found.append(f"offsets {start}:{end} do not hold {record['figure'][:40]!r}")
        json.dumps(record, ensure_ascii=False, allow_nan=False).encode()
    return found, rows


def check(title: str, items: Iterable[tuple[str, bytes]]) -> int:
    """Read them all; prints what is wrong and the slowest, and returns how many failed."""
    failures: Counter[str] = Counter()
    times: list[tuple[float, float, str, int]] = []
    rows: list[dict] = []
    count = claims = broken = 0
    started = time.perf_counter()
    for name, data in items:
        count += 1
        begun = time.process_time()
        try:
            found, more = problems(name, data)
        except Exception as error:  # noqa: BLE001 - which one it is, is what we want to know
            last = traceback.extract_tb(error.__traceback__)[-1]
            found = [f"{type(error).__name__}: {str(error)[:80]} ({last.filename}:{last.lineno})"]
            more = []
        seconds = time.process_time() - begun
        times.append((seconds / (len(data) + 2000), seconds, name, len(data)))
        claims += len(more)
        rows += more
        if found:
            broken += 1
            if failures[found[0]] < 3:
                print(f"   {name}: {found[0]}")
            failures[found[0]] += 1
        if rows and count % _BATCH == 0:
            broken += _validated(rows)
            rows = []
    broken += _validated(rows)
    took = time.perf_counter() - started
    print(f"{title}: {count} documents, {claims} claims, {broken} failures, {took:.0f} s")
    for _, seconds, name, size in nlargest(5, times):
        print(f"   slowest for its size: {seconds:7.2f} s {size:9d} bytes {name}")
    return broken


def _validated(rows: list[dict]) -> int:
    try:
        frame(Claims, rows)
    except Exception as error:  # noqa: BLE001 - any of them is a failure
        print(f"   rows that do not fit the table: {str(error)[:400]}")
        return 1
    return 0


def growth(names: list[str], megabytes: float, limit: float) -> int:
    """Time for 1, 2, 4 and 8 times the size; returns how many texts grew too fast.

    Where eight times ``megabytes`` would take longer than ``limit`` seconds, all sizes are smaller.
    """
    print("seconds for 1, 2, 4, 8 times".ljust(30), "  MB at 8", " " * 32, "ratios")
    worse = 0
    for name in names:
        for suffix in ("html",) if "<" in HARD[name] or "&" in HARD[name] else ("md", "txt"):
            file = f"x.{suffix}"
            sample = min(megabytes, 0.02)
            _seconds(file, HARD[name], sample)  # patterns are compiled
            pace = _seconds(file, HARD[name], sample) / sample
            first = min(megabytes, limit / pace / 8)
            times = [_seconds(file, HARD[name], first * factor) for factor in (1, 2, 4, 8)]
            ratios = [b / a for a, b in pairwise(times) if a > _SMALL]
            bad = bool(ratios) and geometric_mean(ratios) > _WORST
            worse += bad
            print(
                f"{name} ({suffix})".ljust(30),
                f"{first * 8:9.3f}",
                *(f"{seconds:8.2f}" for seconds in times),
                " ",
                *(f"{ratio:.2f}" for ratio in ratios),
                "  <-- worse than linear" if bad else "",
                flush=True,
            )
    return worse


def _seconds(name: str, unit: str, megabytes: float) -> float:
    # Credits and meanings are looked for where a document claims something.
    start = (
        "<p>72% of adults said so.</p>" if name.endswith("html") else "72% of adults said so.\n\n"
    )
    data = (start + unit * (int(megabytes * 1e6) // len(unit.encode()) + 1)).encode()
    begun = time.process_time()
    with contextlib.suppress(Unreadable):
        claim_rows(read(read_bytes(name, data)))
    return time.process_time() - begun


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("parts", nargs="*", default=_PARTS, metavar="PART", help=str(_PARTS))
    arguments.add_argument("--count", type=int, default=10_000, help="documents to make up")
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--megabytes", type=float, default=1.0, help="the smallest size")
    arguments.add_argument("--limit", type=float, default=60, help="seconds for the largest size")
    arguments.add_argument("--only", action="append", help="the hard texts to time")
    chosen = arguments.parse_args()
    failed = 0
    if "files" in chosen.parts:
        failed += check("files", corpus())
    if "made" in chosen.parts:
        failed += check("made up", documents(chosen.count, chosen.seed))
    if "monsters" in chosen.parts:
        failed += check("monsters", monsters())
    if "growth" in chosen.parts:
        failed += growth(chosen.only or list(HARD), chosen.megabytes, chosen.limit)
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
