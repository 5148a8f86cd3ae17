"""How well and how fast documents are read.

Accuracy is measured on labelled documents beside the project, when there are any, the
documents that were held out while the reader was written reported apart. Speed is measured side
by side with quantulum3 on the same text in the same run, from bytes to validated claims.

    uv run --group bench python tests/bench/bench_reading.py
"""

import json  # noqa: I001
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from flows.land.reader import read_bytes

from flows.read.reader import read
from flows.read.records import claim_rows, extract_record
from schemas import Claims, frame

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"
HELD_OUT = ("dev08.md", "dev09.md", "dev11.md", "dev12.md", "dev13.md", "dev14.md")


def claims_of(name: str, data: bytes) -> list[dict]:
    return claim_rows(read(read_bytes(name, data)))


def score(paths: list[Path], folder: Path, *arguments: str) -> str:
    """What the score program of the labels prints for these documents alone."""
    (folder / "docs").mkdir(parents=True)
    (folder / "labels").mkdir()
    with (folder / "claims.jsonl").open("w", encoding="utf-8") as out:
        for path in paths:
            (folder / "docs" / path.name).write_bytes(path.read_bytes())
            labels = GOLD / "labels" / f"{path.name}.jsonl"
            (folder / "labels" / labels.name).write_bytes(labels.read_bytes())
            for row in claims_of(path.name, path.read_bytes()):
                out.write(json.dumps(extract_record(row)) + "\n")
    command = [sys.executable, GOLD / "score.py", folder / "claims.jsonl"]
    command += ["--docs", folder / "docs", "--labels", folder / "labels", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def accuracy() -> None:
    if not GOLD.is_dir():
        print("no labelled documents beside the project: accuracy is not measured")
        return
    paths = sorted((GOLD / "docs").glob("*.md"))
    with tempfile.TemporaryDirectory() as temporary:
        for title, chosen in (
            ("built on", [p for p in paths if p.name not in HELD_OUT]),
            ("held out", [p for p in paths if p.name in HELD_OUT]),
            ("all", paths),
        ):
            print(f"-- {title}: {len(chosen)} documents")
            print(score(chosen, Path(temporary) / title.replace(" ", "-")))


def speed() -> None:
    texts = sorted((GOLD / "docs").glob("*.md")) if GOLD.is_dir() else []
    texts = texts or sorted((ROOT / "raw" / "articles").glob("*.md"))
    documents = [(path.name, path.read_bytes()) for path in texts]
    size = sum(len(data) for _, data in documents)
    claims_of(*documents[0])
    started = time.perf_counter()
    rounds = 0
    while time.perf_counter() - started < 3:
        for name, data in documents:
            frame(Claims, claims_of(name, data), validate=False)
        rounds += 1
    ours = size * rounds / (time.perf_counter() - started)
    rows: list[dict] = []
    for name, data in documents:
        rows += claims_of(name, data)
    started = time.perf_counter()
    frame(Claims, rows)
    print(
        f"provstat    {ours / 1000:8.1f} KB/s  (validating {len(rows)} rows once: "
        f"{time.perf_counter() - started:.3f} s)"
    )
    try:
        from quantulum3 import parser
    except ImportError:
        print("quantulum3 is not installed (uv run --group bench ...): no ratio")
        return
    parser.parse("72% of 5 km")
    started = time.perf_counter()
    for _, data in documents:
        parser.parse(data.decode())
    theirs = size / (time.perf_counter() - started)
    print(f"quantulum3  {theirs / 1000:8.1f} KB/s")
    print(f"ratio       {ours / theirs:8.1f}")


if __name__ == "__main__":
    accuracy()
    speed()
