"""The published file in DuckDB 1.2, the oldest client that is promised."""

import subprocess
import sys
import venv

import pytest

from warehouse.ddl import CONTRACT
from warehouse.publish import PUBLISHED, parquet_folder, publish

OLD = "duckdb==1.2.*"
ASKS = """
import sys, duckdb
assert duckdb.__version__.startswith("1.2."), duckdb.__version__
con = duckdb.connect(sys.argv[1], read_only=True)
tables = [name for name, in con.execute(
    "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'v1'").fetchall()]
for name in tables:
    here = con.execute(f"SELECT count(*) FROM v1.{name}").fetchone()
    there = con.execute(f"SELECT count(*) FROM '{sys.argv[2]}/{name}.parquet'").fetchone()
    assert here == there, (name, here, there)
print(len(tables), *con.execute(
    "SELECT c.figure, d.title IS NULL, c.findings FROM v1.claims AS c JOIN v1.documents AS d"
    " USING (document) WHERE worst = 'warning' ORDER BY c.claim_id LIMIT 1").fetchone())
"""


@pytest.fixture
def published(con, path, ingest):
    ingest(con, "r1", {"a.md": {"first": "none", "second": "matched"}})
    target = path.with_name(PUBLISHED)
    publish(con, target)
    return target


@pytest.mark.slow
def test_the_oldest_client_promised_reads_it(published, tmp_path):
    home = tmp_path / "old"
    venv.create(home, with_pip=True)
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    got = subprocess.run(
        [python, "-m", "pip", "install", "-q", "--retries", "1", OLD],
        capture_output=True,
        text=True,
        check=False,
    )
    if got.returncode:
        pytest.skip(f"{OLD} cannot be had here: {got.stderr.strip().splitlines()[-1]}")
    done = subprocess.run(
        [python, "-c", ASKS, published, parquet_folder(published)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(len(CONTRACT)), "72%", "True", "1"]
