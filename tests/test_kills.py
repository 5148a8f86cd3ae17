"""Kill -9 at every step of a run: nothing is lost, nothing doubled, readers never notice.

The steps of the flow without Prefect's server, in processes that are divided from one which has
imported everything: a kill takes no longer than the steps themselves. Points that differ only
in the table stand here for each other; `tests/warehouse/test_load.py` goes through all of them.
"""

import datetime as dt
import multiprocessing
import os
import signal
import threading
import time
from dataclasses import replace

import duckdb
import pytest
from stepkit import ingest

from flows.scheduled import PublishSettings
from flows.settings import load as load_settings
from schemas import TABLES
from warehouse import catching_up
from warehouse.connect import reader, writer
from warehouse.ddl import CONTRACT
from warehouse.load import fault_points, load
from warehouse.publish import parquet_folder, publish

# Between two groups a run completes; within one, each finds what the kills before it left.
GROUPS = [
    ["workspace made", "landed", "read", "traced", "judged"],
    ["begun", "staged claims", "closed claims", "written claims", "written findings"],
    ["logged", "before commit"],
    ["after commit", "built", "checked", "summed"],
    ["replaced", "named"],
    ["linked"],
]
POINTS = [point for group in GROUPS for point in group]
CHANGED = ["copied", "built", "checked", "summed", "replaced", "named", "linked"]  # of a copy
REPLACED = {"replaced", "named", "linked"}
COMMITTED = {"after commit", "copied", "built", "checked", "summed"} | REPLACED

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="divides processes"),
]


# Divided from a process that has imported everything and never opened a database: DuckDB's
# threads do not survive the division of a process that has, and now and then it shows.
RUNS = multiprocessing.get_context("forkserver")
RUNS.set_forkserver_preload(["flows.tasks", "flows.tracing"])


def run_until(point, settings, run_id, caught_up):
    """Run, and end at a point as a kill -9 from outside would end it."""
    if caught_up:  # a process of its own
        catching_up.LEAST, catching_up.MOST, catching_up.OFTEN = 0, 1e9, 1000

    def fault(passed):
        if passed == point:
            os.kill(os.getpid(), signal.SIGKILL)

    ingest(settings, run_id, fault)


def killed(settings, run_id, point, caught_up):
    """Run in a process that kills itself at a point; gives how it ended."""
    process = RUNS.Process(target=run_until, args=(point, settings, run_id, caught_up))
    process.start()
    process.join()
    return process.exitcode


def ask(file, sql):
    with duckdb.connect(file, read_only=True) as con:
        return con.execute(sql).fetchall()


def parquet(published):
    """Figures in the Parquet files, after a look at whether the set is whole."""
    folder = parquet_folder(published)
    assert len(list(folder.iterdir())) == len(CONTRACT) + 1
    assert (folder / "datapackage.json").is_file()
    return duckdb.sql(f"SELECT figure FROM '{folder}/claims.parquet' ORDER BY 1").fetchall()


@pytest.fixture
def settings(tmp_path):
    raw = tmp_path / "raw" / "articles"
    raw.mkdir(parents=True)
    (raw / "a.md").write_text("Of commuters, 62% cycle.\n", encoding="utf-8")
    (raw / "b.md").write_text("Some 12% of owls hoot.\n", encoding="utf-8")
    (raw / "bad.md").write_text("", encoding="utf-8")
    made = load_settings(tmp_path, raw=tmp_path / "raw", warehouse=tmp_path / "w.duckdb")
    ingest(made, "run-0000")
    return made


FIGURES = "SELECT figure FROM {}.claims ORDER BY 1"
RECONCILED = "SELECT count(*), bool_and(rows_in = 3 AND rows_loaded = 2) FROM v1.runs"
DOUBLED = (
    "SELECT claim_id FROM history.claims WHERE closed_by IS NULL GROUP BY 1 HAVING count(*) > 1"
)


def test_a_kill_at_any_step_loses_nothing_and_the_next_run_completes(settings):
    _kill_at(settings, GROUPS, caught_up=False)


def test_a_kill_leaves_what_is_published_where_a_copy_of_it_is_changed(settings, monkeypatch):
    monkeypatch.setattr(catching_up, "LEAST", 0)
    monkeypatch.setattr(catching_up, "MOST", 1e9)
    monkeypatch.setattr(catching_up, "OFTEN", 1000)
    settings = replace(settings, publish=PublishSettings(by_changes=True))
    _kill_at(settings, [[point] for point in CHANGED], caught_up=True)
    [(times,)] = ask(settings.published_file(), "SELECT times FROM dashboard.made")
    replaced = sum(point in REPLACED for point in CHANGED)
    assert times == len(CHANGED) + replaced


def _kill_at(settings, groups, *, caught_up):
    assert set(POINTS[5:13]) <= set(fault_points(tuple(TABLES)))
    article = settings.raw_dir() / "articles" / "a.md"
    file, published = settings.warehouse_file(), settings.published_file()
    before = [("12%",), ("62%",)]
    for number, group in enumerate(groups, 1):
        share = f"{62 + number % 2}%"
        after = [("12%",), (share,)]
        article.write_text(f"Of commuters, {share} cycle.\n", encoding="utf-8")
        for at, point in enumerate(group):
            ended = killed(settings, f"run-{number:04}-{at}", point, caught_up)
            assert ended == -signal.SIGKILL, point
            # it opens, and holds all of the run or nothing
            held = after if point in COMMITTED else before
            assert ask(file, FIGURES.format("live")) == held, point
            shown = after if point in REPLACED else before
            assert ask(published, FIGURES.format("v1")) == shown, point
            assert parquet(published) == (after if point == "linked" else before), point
        ingest(settings, f"run-{number:04}-next")
        assert ask(file, FIGURES.format("live")) == after, group
        assert ask(published, FIGURES.format("v1")) == parquet(published) == after, group
        before = after
    committed = sum(point in COMMITTED for group in groups for point in group)
    assert ask(file, RECONCILED) == [(1 + len(groups) + committed, True)]
    assert ask(file, DOUBLED) == []
    left = {path.name for path in file.parent.iterdir()}
    readers = {".w_published", "w_published", "w_published.duckdb"}
    assert left <= {"raw", "w.duckdb", "w.duckdb.lock"} | readers
    # two sets of Parquet files, and the sums
    assert len(list((file.parent / ".w_published").iterdir())) == 3


def test_readers_see_whole_runs_only_over_fifty_swaps(tmp_path):
    """A reader that asks all the time: no failed and no inconsistent answer."""
    file, target = tmp_path / "w.duckdb", tmp_path / "w_published.duckdb"
    done, answers, faults = threading.Event(), [], []

    def look():
        lake = duckdb.connect()
        while not done.is_set():
            try:
                con = reader(target, wait=0)
                try:
                    [(about,)] = con.execute("SELECT version FROM v1.about").fetchall()
                    [counts] = con.execute(
                        "SELECT (SELECT count(*) FROM v1.runs), (SELECT max(rows_in) FROM v1.runs)"
                    ).fetchall()
                    answers.append((about, *counts))
                finally:
                    con.close()
                folder = parquet_folder(target).resolve()
                answers.append(
                    lake.execute(
                        f"SELECT (SELECT version FROM '{folder}/about.parquet'), count(*),"
                        f" max(rows_in) FROM '{folder}/runs.parquet'"
                    ).fetchall()[0]
                )
                time.sleep(0.1)  # the writer shares the interpreter with us
            except Exception as error:  # noqa: BLE001 - any is one too many
                faults.append(repr(error))

    with writer(file) as con:
        _add(con, 0)
        publish(con, target)
        looking = threading.Thread(target=look)
        looking.start()
        for number in range(1, 53):
            _add(con, number)
            publish(con, target)
        done.set()
        looking.join()
    assert faults == []
    assert len({about for about, *_ in answers}) > 10
    # run N says version N, is the Nth row and read N rows: any mixture would show
    assert [one for one in answers if not int(one[0]) + 1 == one[1] == one[2] + 1] == []


def _add(con, number):
    moment = dt.datetime(2026, 5, 1)  # noqa: DTZ001
    load(
        con,
        f"run-{number:04}",
        {},
        started_at=moment,
        finished_at=moment,
        version=str(number),
        rows_in=number,
        rows_loaded=number,
        rows_quarantined=0,
    )
