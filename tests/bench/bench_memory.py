"""How much memory an ingest takes, by the size of its inbox: first, and again unchanged.

    uv run python tests/bench/bench_memory.py --documents 1000 4000 10000 --megabytes 200

For each size an archive is made up (``corpus.py``) and ingested twice, for each limit of the
database. Prints seconds, the most memory that the process of the flow took, what of it is not the
database's to take (the peak without ``--megabytes``), and what each further figure takes: the
slope from the size before. Prefect's server is a process of its own, of the same size whatever is
ingested.

What does not grow: some 200 MB are libraries (pandas, Prefect, DuckDB), 50 the words and patterns
of the reader, the rest what is kept of texts while claims are traced and compared. Beside it DuckDB
grows until it has what it may take, and then goes to disk. So a peak may be as high as the limit
with ``--beside`` megabytes; ends with 1 if one is higher.
"""

import argparse
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

from bench_corpus import ingest
from corpus import FIGURES, write

BESIDE = 400  # megabytes that the process takes beside its database, whatever the inbox holds


def main():
    """Make, ingest, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, nargs="+", default=[500, 1000, 2000, 4000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--megabytes",
        type=float,
        nargs="+",
        default=[1000],
        help="memory_megabytes of the settings",
    )
    parser.add_argument(
        "--beside", type=float, default=BESIDE, help="megabytes that may be taken beside those"
    )
    told = parser.parse_args()
    kept = [measured(told.documents, told.seed, limit) for limit in told.megabytes]
    over = [
        most
        for limit, peaks in zip(told.megabytes, kept, strict=True)
        for most in peaks
        if most > limit + told.beside
    ]
    for most in over:
        print(f"{most:,.0f} MB are more than the limit and {told.beside:,.0f} MB")
    sys.exit(bool(over))


def measured(sizes, seed, limit):
    """Ingest archives of so many documents each, and print; gives the peaks in megabytes."""
    found, peaks = [], []
    print(f"memory_megabytes = {limit:g}:")
    for documents in sizes:
        with tempfile.TemporaryDirectory() as folder:
            desk = Path(folder)
            write(desk / "raw", documents, seed)
            said = f"[tool.provstat]\nmemory_megabytes = {limit:g}\n"
            (desk / "pyproject.toml").write_text(said, "utf-8")
            first, memory = ingest(desk)
            again, memory_again = ingest(desk)
        found.append((documents, memory))
        peaks += [memory, memory_again]
        print(
            f"{documents:,} documents, {documents * FIGURES:,} figures: first {first:.1f} s"
            f" ({memory:,.0f} MB, {memory - limit:+,.0f} beside the limit), again {again:.1f} s"
            f" ({memory_again:,.0f} MB, {memory_again - limit:+,.0f})",
            flush=True,
        )
    for (fewer, less), (more, most) in pairwise(found):
        slope = (most - less) * 2**20 / ((more - fewer) * FIGURES)
        print(f"{fewer:,} to {more:,}: {more / fewer:.1f} x the figures, {most / less:.2f} x the")
        print(f"    memory; {slope:,.0f} bytes for each further figure")
    return peaks


if __name__ == "__main__":
    main()
