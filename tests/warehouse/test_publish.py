import json
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import duckdb
import pytest

from warehouse.connect import guarded, reader, writer
from warehouse.ddl import CONTRACT
from warehouse.errors import NotPublishable, WarehouseUnusable
from warehouse.publish import PUBLISHED, export, parquet_folder, publish
from warehouse.questions import ask, free, questions

ROOT = Path(__file__).parents[2]
ONE = {"a.md": {"first": "none", "second": "matched"}}
TWO = ONE | {"b.md": {"third": "none"}}


@pytest.fixture
def target(tmp_path):
    return tmp_path / PUBLISHED


class Broken(Exception):
    """A crash at a named point."""


def published_names(target):
    return sorted(file.name for file in target.parent.iterdir() if "published" in file.name)


def parquet_counted(target):
    """Claims in the Parquet files, after a look at whether the set is whole."""
    folder = parquet_folder(target)
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    names = {resource["path"] for resource in described["resources"]} | {"datapackage.json"}
    assert {file.name for file in folder.iterdir()} == names
    claims = next(r for r in described["resources"] if r["name"] == "claims")
    rows = duckdb.sql(f"SELECT count(*) FROM '{folder}/claims.parquet'").fetchall()
    assert rows == [(claims["rows"],)]
    return claims["rows"]


def counted(target):
    con = reader(target)
    try:
        return con.execute("SELECT count(*) FROM v1.claims").fetchall()[0][0]
    finally:
        con.close()


def test_the_published_file_answers_as_the_warehouse_does(con, path, target, ingest):
    ingest(con, "r1", TWO)
    rows = publish(con, target)
    assert rows["claims"] == 3
    con.close()
    answers = []
    for file in (path, target):
        reading = guarded(file)
        about = {"trace": {"claim": free(reading, "SELECT min(claim_id) FROM v1.claims").iat[0, 0]}}
        answers.append({name: ask(reading, name, about.get(name)).to_csv() for name in questions()})
        shape = "SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = 'v1'"
        answers[-1]["shape"] = free(reading, f"{shape} ORDER BY table_name, column_index").to_csv()
    assert answers[0] == answers[1]


@pytest.mark.parametrize("point", ["built", "checked", "replaced", "named", "linked"])
def test_a_crash_leaves_what_was_published(con, target, ingest, point):
    ingest(con, "r1", ONE)
    publish(con, target)

    def fail(passed):
        if passed == point:
            raise Broken

    ingest(con, "r2", TWO)
    with pytest.raises(Broken):
        publish(con, target, fault=fail)
    assert counted(target) == (2 if point in ("built", "checked") else 3)
    assert parquet_counted(target) == (3 if point == "linked" else 2)
    publish(con, target)
    assert counted(target) == parquet_counted(target) == 3
    assert published_names(target) == [".provstat_published", "provstat_published", PUBLISHED]


def test_a_reader_keeps_what_it_opened(con, target, ingest):
    ingest(con, "r1", ONE)
    publish(con, target)
    reading = reader(target)
    ingest(con, "r2", TWO)
    publish(con, target)
    assert reading.execute("SELECT count(*) FROM v1.claims").fetchall() == [(2,)]
    reading.close()
    assert counted(target) == 3


def test_who_reads_a_set_keeps_it_until_the_next_but_one(con, target, ingest):
    ingest(con, "r1", ONE)
    publish(con, target)
    first = parquet_folder(target).resolve()
    ingest(con, "r2", TWO)
    publish(con, target)
    assert duckdb.sql(f"SELECT count(*) FROM '{first}/claims.parquet'").fetchall() == [(2,)]
    assert parquet_counted(target) == 3
    publish(con, target)
    assert sorted(path.name for path in first.parent.iterdir() if path.is_dir()) == ["r2", "r2-2"]
    assert parquet_folder(target).resolve().name == "r2-2"


def test_a_folder_of_somebody_is_not_replaced(con, target, ingest):
    ingest(con, "r1", ONE)
    folder = parquet_folder(target)
    folder.mkdir()
    with pytest.raises(NotPublishable, match="none of ours; move it elsewhere"):
        publish(con, target)
    assert not target.exists()


def test_published_columns_are_described(con, target, ingest):
    ingest(con, "r1", ONE)
    publish(con, target)
    reading = reader(target)
    assert reading.execute(
        "SELECT comment FROM duckdb_columns() WHERE table_name = 'claims' AND column_name = 'quote'"
    ).fetchall() == [("The exact sentence, as a reader sees it",)]
    tables = "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'v1'"
    assert {row[0] for row in reading.execute(tables).fetchall()} == set(CONTRACT)


def test_exported_parquet_holds_what_the_views_hold_and_is_described(con, tmp_path, ingest):
    ingest(con, "r1", TWO)
    folder = tmp_path / "parquet"
    for _ in range(2):
        files = export(con, folder)
    assert sorted(folder.iterdir()) == sorted(files)
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert [resource["path"] for resource in described["resources"]] == [
        f"{name}.parquet" for name in CONTRACT
    ]
    claims = next(r for r in described["resources"] if r["name"] == "claims")
    assert {
        "name": "quote",
        "type": "string",
        "description": "The exact sentence, as a reader sees it",
        "constraints": {"required": True},
    } in claims["schema"]["fields"]
    assert claims["schema"]["primaryKey"] == ["claim_id"]
    runs = next(r for r in described["resources"] if r["name"] == "runs")
    assert {"name": "rows_in", "unit": "rows"}.items() <= {
        key: value
        for field in runs["schema"]["fields"]
        if field["name"] == "rows_in"
        for key, value in field.items()
    }.items()
    for resource in described["resources"]:
        keys = resource["schema"].get("primaryKey")
        if keys:
            names = ", ".join(f'"{key}"' for key in keys)
            rows = f"FROM '{folder}/{resource['path']}'"
            doubled = f"SELECT 1 {rows} GROUP BY {names} HAVING count(*) > 1"
            assert con.execute(doubled).fetchall() == []
    for resource in described["resources"]:
        assert "any" not in {field["type"] for field in resource["schema"]["fields"]}
    rows = con.execute(f"SELECT count(*) FROM '{folder}/claims.parquet'").fetchall()
    assert rows == [(3,)]


def test_an_old_published_file_says_that_it_is_old(con, tmp_path):
    con.execute("CREATE OR REPLACE VIEW v1.documents AS SELECT 'a.md' AS document")
    with pytest.raises(WarehouseUnusable, match="an older provstat made this file"):
        export(con, tmp_path / "parquet")
    assert list((tmp_path / "parquet").iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("point", ["staged claims", "written findings", "before commit"])
def test_a_kill_leaves_the_warehouse_as_it_was(path, ingest, point):
    with writer(path) as con:
        ingest(con, "r1", ONE)
    killed = subprocess.run(
        [
            sys.executable,
            "-c",
            textwrap.dedent(
                """
                import importlib.util, os, signal, sys
                from pathlib import Path
                from warehouse.connect import writer
                spec = importlib.util.spec_from_file_location("newsroom", sys.argv[2])
                newsroom = importlib.util.module_from_spec(spec)
                spec.loader.exec_module(newsroom)
                def fault(point):
                    if point == sys.argv[3]:
                        os.kill(os.getpid(), signal.SIGKILL)
                frames = newsroom.flagged(newsroom.newsroom({"b.md": {"x": "none"}}), "r2")
                with writer(Path(sys.argv[1])) as con:
                    newsroom.bring(con, "r2", frames, fault=fault)
                """
            ),
            str(path),
            str(Path(__file__).with_name("conftest.py")),
            point,
        ],
        cwd=ROOT,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert killed.returncode == -signal.SIGKILL
    with writer(path) as con:
        assert con.execute("SELECT count(*) FROM live.claims").fetchall() == [(2,)]
        assert con.execute(
            "SELECT count(*) FROM history.claims WHERE closed_by IS NOT NULL"
        ).fetchall() == [(0,)]
        ingest(con, "r2", {"b.md": {"x": "none"}})
        assert con.execute("SELECT document FROM live.claims").fetchall() == [("b.md",)]
