"""What a run is done with goes back, and little is kept for texts, whatever the inbox holds."""

import ast
import functools
import gc
import sys
from dataclasses import replace

import pytest
from stepkit import ingest
from test_architecture import MODULES
from test_bounded import Desk

from flows.memory import give_back, swept
from flows.remembered import WORDS
from flows.trace.credits import CreditMap
from flows.trace.names import words
from warehouse import publish

STEPS = ("flows.read.", "flows.slots.", "flows.trace.", "flows.compare.")


def answers():
    """How many answers each function of a step keeps."""
    return {
        f"{module.__name__}.{name}": one.cache_info()
        for module in list(sys.modules.values())
        if module.__name__.startswith(STEPS)
        for name, one in vars(module).items()
        if isinstance(one, functools._lru_cache_wrapper) and one.__module__.startswith("flows.")
    }


def test_no_step_keeps_answers_that_nobody_can_make_it_forget():
    for name, tree in MODULES.items():
        if name.startswith(STEPS):
            wrong = {"lru_cache", "cache"} & {
                alias.name
                for node in ast.walk(tree)
                if isinstance(node, ast.ImportFrom) and node.module == "functools"
                for alias in node.names
            }
            assert not wrong, f"{name}: see flows.remembered"


def test_what_is_remembered_is_forgotten():
    assert words("Tide Lab") == ("tide", "lab")
    assert words.cache_info().currsize
    give_back()
    assert not words.cache_info().currsize


@pytest.mark.slow
def test_rules_and_loader_find_nothing_kept_of_the_claims(tmp_path):
    desk, kept = Desk(tmp_path), {}

    def passed(point):
        if point in ("read", "traced"):
            found = answers()
            assert max(one.maxsize for one in found.values()) <= WORDS
            kept[point] = {name for name, one in found.items() if one.currsize}

    desk.articles(1, 2, 3)
    ingest(desk.settings, "run-001", passed)
    assert kept["traced"] == set()


def test_a_run_does_not_look_for_garbage_in_what_is_loaded():
    frozen = gc.get_freeze_count()
    gc.unfreeze()
    with swept():
        assert gc.get_freeze_count() > 1000
        with swept():
            pass
        assert gc.get_freeze_count()  # that of the first
    assert not gc.get_freeze_count()
    if frozen:
        gc.freeze()


def test_articles_of_one_publisher_are_one_to_the_graph_of_credits():
    rows = [{"document": f"{n}.md", "publisher": "The Quay", "url": None} for n in range(100)]
    assert len(set(map(id, CreditMap([], iter(rows), [])._articles.values()))) == 1


@pytest.mark.slow
def test_readers_files_are_laid_out_in_the_memory_of_the_settings(tmp_path, monkeypatch):
    desk, limits, lay_out = Desk(tmp_path, published=True), [], publish.lay_out

    def looked(con):
        limits.append(con.execute("SELECT current_setting('memory_limit')").fetchone()[0])
        lay_out(con)

    monkeypatch.setattr(publish, "lay_out", looked)
    desk.settings = replace(desk.settings, memory_megabytes=300)
    desk.articles(1)
    desk.ingest()
    assert limits[0].startswith("286")  # MiB
