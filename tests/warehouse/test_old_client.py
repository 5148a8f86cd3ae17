"""The published file in other programs: DuckDB 1.2, the oldest that is promised, its command-line
client of another version, pandas and polars, as the README has it.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from warehouse.ddl import CONTRACT
from warehouse.publish import PUBLISHED, parquet_folder, publish

OLD = ("duckdb==1.2.*", "duckdb-cli==1.*", "polars", "pandas")
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
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
    target = path.parent / "warehouse" / PUBLISHED
    publish(con, target)
    return target


@pytest.mark.slow
def test_programs_of_others_read_it_as_documented(published, tmp_path):
    home = tmp_path / "old"
    programs = home / ("Scripts" if sys.platform == "win32" else "bin")

    def run(*words):
        return subprocess.run(
            words, cwd=published.parent.parent, capture_output=True, text=True, check=False
        )

    made = run("uv", "-q", "--no-config", "venv", "-p", sys.executable, home)
    assert made.returncode == 0, made.stderr
    got = run("uv", "-q", "--no-config", "pip", "install", "-p", home, *OLD)
    if got.returncode:
        pytest.skip(f"{OLD} cannot be had here: {got.stderr.strip().splitlines()[-1]}")
    done = run(programs / "python", "-c", ASKS, published, parquet_folder(published))
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(len(CONTRACT)), "72%", "True", "1"]
    [snippet] = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    told = f"{snippet}\nprint(len(in_pandas), len(in_polars))"
    done = run(programs / "python", "-c", told)
    assert done.stdout.split() == ["2", "2"], done.stderr
    [client] = re.findall(r'^duckdb (-readonly \S+) "(.+)"$', README, re.MULTILINE)
    done = run(programs / "duckdb", "-csv", *client[0].split(), client[1])
    assert "UNS101" in done.stdout, done.stderr
