"""How long `provstat check` of a draft takes with a large warehouse behind it.

    uv run python tests/bench/bench_beside.py --claims 1000000

The warehouse is made of copies of the example inbox under new names, with other words in their
sentences, as many claims as are asked for. Prints the median of several runs with it and without,
taken in turns, and their ratio.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

import duckdb
from bench_cli import PROVSTAT, ROOT, article, seconds

from warehouse.connect import writer
from warehouse.search import create_search

# What tells rows apart, by table; each copy gets a number in front.
NAMES = {
    "documents": ("document",),
    "claims": ("claim_id", "document", "file"),
    "citations": ("claim_id",),
    "support": ("claim_id",),
}


# One of 20,000 made-up words of five letters.
WORD = (
    "translate(lpad((hash(copy, claim_id, {}) % 20000)::VARCHAR, 5, '1'),"
    " '0123456789', 'bdfgkaeiou')"
)


def generate(model, target, claims):
    """A warehouse with at least so many claims that stand."""
    with writer(target) as con:
        con.execute("DROP SCHEMA search CASCADE")
        con.execute(f"ATTACH '{model}' AS model (READ_ONLY)")
        standing = "closed_by IS NULL"
        (held,) = con.execute(
            f"SELECT count(*) FROM model.history.claims WHERE {standing}"
        ).fetchone()
        copies = -(-claims // held)
        for table, names in NAMES.items():
            renamed = [f"copy || '-' || {name} AS {name}" for name in names]
            if table == "claims":
                other = ", ".join(WORD.format(place) for place in range(4))
                renamed.append(f"concat_ws(' ', quote, {other}) AS quote")
                renamed.append("'of ' || (copy % 997) || ' ' || population AS population")
            con.execute(
                f"INSERT INTO history.{table} BY NAME"
                f" SELECT m.* REPLACE ({', '.join(renamed)})"
                f" FROM model.history.{table} AS m, range({copies}) AS copies(copy)"
                f" WHERE {standing}"
            )
        for table in ("sources", "observations"):
            con.execute(f"INSERT INTO history.{table} BY NAME FROM model.history.{table}")
        con.execute("DETACH model")
        create_search(con)
        con.execute("CHECKPOINT")


def main():
    """Generate, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--model", type=Path, default=ROOT / "warehouse/provstat.duckdb")
    parser.add_argument("--keep", type=Path, help="generate here, or use what is there")
    told = parser.parse_args()
    if not told.model.is_file():
        sys.exit(f"{told.model}: run `provstat ingest` first")
    with tempfile.TemporaryDirectory() as folder:
        file = told.keep or Path(folder) / "warehouse.duckdb"
        if not file.is_file():
            generate(told.model, file, told.claims)
        with duckdb.connect(str(file), read_only=True) as con:
            (claims,) = con.execute("SELECT count(*) FROM live.claims").fetchone()
        draft = Path(folder) / "draft.md"
        example = (ROOT / "raw/articles").glob("*.md")
        draft.write_text(article(8) + min(example).read_text(encoding="utf-8"), encoding="utf-8")
        alone = [*PROVSTAT, "check", str(draft), "--raw", str(ROOT / "raw")]
        beside = [*alone, "--warehouse", str(file)]
        took = {"alone": [], "beside": []}
        for _ in range(told.runs):
            took["alone"].append(seconds(alone, folder))
            took["beside"].append(seconds(beside, folder))
        size = file.stat().st_size / 1e6
    without, with_it = (statistics.median(took[name]) for name in ("alone", "beside"))
    print(f"warehouse of {claims:,} claims, {size:,.0f} MB")
    print(f"check without it {without:6.2f} s")
    print(f"check beside it  {with_it:6.2f} s  {with_it / without:5.2f} x (at most 2.00)")


if __name__ == "__main__":
    main()
