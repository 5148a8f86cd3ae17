"""How often honest polls are accused.

    uv run python tests/bench/bench_false_alarms.py [--polls N] [--seed N] [--show N]
        [--table | --series]

Polls are drawn from a population whose shares are known: people are sampled, weighted and
counted, and what comes out is rounded and written up in one of many forms, with the margin that a
careful pollster would give it. Nothing in them is wrong, so every finding of the rules on conflicts
and on numbers is a false alarm. With ``--table`` they are the polls of one race by many pollsters
over two years, in a claims table, all checked at once; with ``--series`` they are articles on one
question and one race that six pollsters ask about week after week, all at once. Printed are the
figures read and, rule by rule, the share of polls and of figures accused.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from honest import article
from honest_series import articles
from honest_table import COLUMNS, polls_table

ROOT = Path(__file__).resolve().parents[2]
PROVSTAT = [sys.executable, "-c", "from flows.cli.main import main; main()"]
JUDGED = ("CON201", "CON204", "CON205", "CON206", "CON208")


def accused(folder, files):
    run = subprocess.run(
        [*PROVSTAT, "check", *files, "--format", "jsonl", "--claims"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode not in (0, 1):
        sys.exit(run.stderr)
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    claims = [r for r in rows if r.get("record") == "claim"]
    findings = [
        r
        for r in rows
        if r.get("record") == "finding" and (r["rule"] in JUDGED or r["rule"].startswith("NUM"))
    ]
    return claims, findings


def of_table(rng, options):
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder, "raw", "claims", "polls.csv")
        table.parent.mkdir(parents=True)
        with table.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, COLUMNS)
            writer.writeheader()
            writer.writerows(polls_table(rng, options.polls))
        started = time.monotonic()
        claims, findings = accused(folder, ["--raw", "raw"])
        took = time.monotonic() - started
    print(f"{options.polls} honest polls in one table, {len(claims)} figures (seed {options.seed})")
    told(findings, len(claims))
    print(f"checked in {took:.1f} s")
    for finding in findings[: options.show]:
        print(f"{finding['rule']} {finding['document']}: {finding['message']}")


def told(findings, figures):
    by_rule = Counter(f["rule"] for f in findings)
    hit = {(f["document"], f["start"], f["figure"]) for f in findings}
    for rule, count in sorted(by_rule.items()):
        articles = len({f["document"] for f in findings if f["rule"] == rule})
        print(f"  {rule}  {count:5} findings in {articles} articles")
    print(f"figures accused: {len(hit)}, {100 * len(hit) / max(figures, 1):.2f} %")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--polls", type=int, default=1200, help="polls to write, about")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="print so many false alarms")
    parser.add_argument("--table", action="store_true", help="polls of one race as a claims table")
    parser.add_argument("--series", action="store_true", help="polls of one question, week by week")
    options = parser.parse_args()
    rng = Random(options.seed)
    if options.table:
        of_table(rng, options)
    elif options.series:
        texts = articles(rng, options.polls)
        of_articles(options, texts, options.polls, len(texts))
    else:
        texts, polls = [], 0
        while polls < options.polls:
            text, count = article(rng, len(texts))
            texts.append(text)
            polls += count
        # one article at a time would say nothing of articles against each other; all at once hides
        # a rule's own share behind the crowd: so in portions, as an inbox fills
        of_articles(options, texts, polls, 100)


def of_articles(options, texts, polls, portion):
    with tempfile.TemporaryDirectory() as folder:
        files = [f"a{number:05}.md" for number in range(len(texts))]
        for name, text in zip(files, texts, strict=True):
            Path(folder, name).write_text(text, encoding="utf-8")
        figures, found = 0, []
        for at in range(0, len(files), portion):
            claims, findings = accused(folder, files[at : at + portion])
            figures += len(claims)
            found += findings
        print(
            f"{polls} honest polls in {len(files)} articles, {figures} figures read"
            f" (seed {options.seed})"
        )
        told(found, figures)
        for finding in found[: options.show]:
            text = Path(folder, finding["document"]).read_text(encoding="utf-8")
            start = finding["start"] or 0
            around = text[max(0, start - 160) : start + 120].replace("\n", " / ")
            print(f"{finding['rule']} {finding['document']}: {finding['message']}\n      {around}")


if __name__ == "__main__":
    main()
