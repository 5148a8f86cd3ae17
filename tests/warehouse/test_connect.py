import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import duckdb
import pytest

from schemas import TABLES
from warehouse.connect import (
    WarehouseBusy,
    WarehouseUnusable,
    guarded,
    hold,
    lock_path,
    memory,
    reader,
    writer,
)
from warehouse.questions import BadQuestion, free

ROOT = Path(__file__).parents[2]


def elsewhere(code, *arguments, **options):
    """Run code in another process."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        **options,
    )


@pytest.fixture
def busy(path):
    """A warehouse that another process is writing; gives that process."""
    process = elsewhere(
        """
        import sys
        from pathlib import Path
        from warehouse.connect import writer
        with writer(Path(sys.argv[1])):
            print("open", flush=True)
            sys.stdin.read()
        """,
        path,
    )
    assert process.stdout.readline() == "open\n"
    yield process
    process.kill()
    process.wait()


def test_memory_has_every_table_with_the_columns_of_its_model():
    con = memory()
    for table, model in TABLES.items():
        described = con.execute(f"DESCRIBE live.{table}").fetchall()
        assert [row[0] for row in described] == list(model.to_schema().columns)


def test_memory_refuses_a_frame_without_table():
    with pytest.raises(KeyError, match="recipes"):
        memory({"recipes": memory().execute("SELECT 1 AS a").df()})


def test_a_second_writer_and_a_reader_are_told_who_writes(busy, path):
    with pytest.raises(WarehouseBusy, match=f"process {busy.pid} on "), writer(path):
        pass
    with pytest.raises(WarehouseBusy, match="read the published file"):
        reader(path, wait=0.1)


def test_a_run_holds_the_warehouse_from_first_to_last(path):
    with hold(path):
        with writer(path, held=True):
            pass
        with pytest.raises(WarehouseBusy, match=f"process {os.getpid()} on "), hold(path):
            pass
    with hold(path):
        pass


def test_who_waits_gets_the_lock_when_it_is_free_or_is_told_who_has_it(busy, path):
    waited = pytest.raises(WarehouseBusy, match=rf"process {busy.pid} .*waited 0.1 s")
    with waited, hold(path, wait=0.1):
        pass
    busy.stdin.close()
    with hold(path, wait=20):
        pass


def test_a_killed_writer_leaves_no_lock_behind(busy, path):
    busy.kill()
    busy.wait()
    with writer(path):
        told = json.loads(lock_path(path).read_text(encoding="utf-8"))
    assert told["pid"] == os.getpid()


def test_a_reader_waits_for_a_writer_that_is_nearly_done(busy, path):
    busy.stdin.close()
    reader(path, wait=20).close()


def test_a_reader_cannot_write(path):
    with writer(path):
        pass
    con = reader(path)
    with pytest.raises(duckdb.Error, match="read-only"):
        con.execute("DELETE FROM history.claims")


def test_a_missing_or_foreign_file_is_said_to_be_that(tmp_path):
    with pytest.raises(WarehouseUnusable, match="no such warehouse"):
        reader(tmp_path / "none.duckdb")
    foreign = tmp_path / "letter.duckdb"
    foreign.write_text("Dear Sir or Madam, " * 1000)
    with pytest.raises(WarehouseUnusable, match="not a DuckDB database"):
        reader(foreign)
    with pytest.raises(WarehouseUnusable, match="not a DuckDB database"), writer(foreign):
        pass


def test_files_are_in_a_layout_that_old_clients_read(path):
    with writer(path) as con:
        tags = con.execute(
            "SELECT tags['storage_version'] FROM duckdb_databases() WHERE path IS NOT NULL"
        ).fetchall()
    assert tags == [("v1.2.0+",)]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "ATTACH '{folder}/other.duckdb' AS other",
        "COPY (SELECT 1) TO '{folder}/out.csv'",
        "CREATE TABLE v1.more (a INTEGER)",
        "DELETE FROM history.claims",
        "SET enable_external_access = true",
        "FROM a_frame",
        "SELEC 1",
        "",
    ],
)
def test_free_questions_can_only_read(path, statement):
    with writer(path):
        pass
    a_frame = memory().execute("SELECT 1 AS a").df()
    con = guarded(path)
    with pytest.raises(BadQuestion):
        free(con, statement.format(folder=path.parent))
    assert len(a_frame) == 1
    assert free(con, "SELECT count(*) AS n FROM v1.claims")["n"].tolist() == [0]
    assert not (path.parent / "out.csv").exists()


def test_a_database_of_others_is_left_alone(tmp_path):
    path = tmp_path / "theirs.duckdb"
    with duckdb.connect(path) as con:
        con.execute("CREATE SCHEMA history; CREATE TABLE history.claims (a INTEGER)")
    with pytest.raises(WarehouseUnusable, match="not provstat's"), writer(path):
        pass
    with pytest.raises(WarehouseUnusable, match="no warehouse of provstat"):
        guarded(path)
    with duckdb.connect(path) as con:
        assert len(con.execute("DESCRIBE history.claims").fetchall()) == 1


@pytest.mark.parametrize("name", ["clocks/w.duckdb", "w.csv"])
def test_what_is_no_database_is_not_called_busy(tmp_path, name):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("a,b\n" * 3000, encoding="utf-8")
    with pytest.raises(WarehouseUnusable, match="not a DuckDB database"):
        reader(path)
