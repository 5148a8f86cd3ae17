"""How much memory an ingest takes, by the size of its inbox: first, and again unchanged.

    uv run python tests/bench/bench_memory.py --documents 500 1000 2000 4000

For each size an archive is made up (``corpus.py``) and ingested twice. Prints seconds and the most
memory that the process of the flow took, and what each further figure takes: the slope from the
size before. Prefect's server is a process of its own, of the same size whatever is ingested.

What does not grow: some 200 MB are libraries (pandas, Prefect, DuckDB), 50 the words and patterns
of the reader, 100 what is kept of texts while claims are traced and compared. Beside it DuckDB
grows until it has what it may take (``--megabytes``), and then goes to disk.
"""

import argparse
import tempfile
from itertools import pairwise
from pathlib import Path

from bench_corpus import ingest
from corpus import FIGURES, write


def main():
    """Make, ingest, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, nargs="+", default=[500, 1000, 2000, 4000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--megabytes", type=float, help="memory_megabytes of the settings")
    told = parser.parse_args()
    found = []
    for documents in told.documents:
        with tempfile.TemporaryDirectory() as folder:
            desk = Path(folder)
            write(desk / "raw", documents, told.seed)
            if told.megabytes:
                limit = f"[tool.provstat]\nmemory_megabytes = {told.megabytes:g}\n"
                (desk / "pyproject.toml").write_text(limit, "utf-8")
            first, memory = ingest(desk)
            again, memory_again = ingest(desk)
        found.append((documents, memory))
        print(
            f"{documents:,} documents, {documents * FIGURES:,} figures: first {first:.1f} s"
            f" ({memory:,.0f} MB), again {again:.1f} s ({memory_again:,.0f} MB)",
            flush=True,
        )
    for (fewer, less), (more, most) in pairwise(found):
        slope = (most - less) * 2**20 / ((more - fewer) * FIGURES)
        print(f"{fewer:,} to {more:,}: {more / fewer:.1f} x the figures, {most / less:.2f} x the")
        print(f"    memory; {slope:,.0f} bytes for each further figure")


if __name__ == "__main__":
    main()
