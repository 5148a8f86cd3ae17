"""One ingest in this process, without Prefect's server; prints CPU seconds of each step as JSON.

    python tests/bench/steps.py DESK RUN

DESK holds ``raw`` and gets ``w.duckdb``; RUN is the id of the run, and sorts after those before.
"""

import json
import os
import resource
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

# What is done when a point of ``stepkit.ingest`` is passed.
ENDS = {
    "landed": "land",
    "read": "read",
    "followed": "trace",
    "traced": "compare",
    "judged": "rules",
    "after commit": "load",
    "linked": "publish",
}


def seconds():
    """CPU seconds of this process and its children until now."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def main():
    """Ingest, print."""
    from stepkit import ingest

    from flows import tracing
    from flows.settings import load

    desk, run = Path(sys.argv[1]), sys.argv[2]
    settings = load(desk, raw=desk / "raw", warehouse=desk / "w.duckdb")
    spent, last = dict.fromkeys(ENDS.values(), 0.0), [seconds()]

    def passed(point):
        if point in ENDS:
            now = seconds()
            spent[ENDS[point]] += now - last[0]
            last[0] = now

    regroup = tracing.regroup

    def regrouping(*told):
        passed("followed")
        regroup(*told)

    tracing.regroup = regrouping
    ingest(settings, run, passed)
    print(json.dumps(spent))


if __name__ == "__main__":
    os.environ["PREFECT_LOGGING_LEVEL"] = "ERROR"
    main()
