"""What `provstat serve` prints: our own words, in one zone, and anybody's warnings."""

import logging

import pytest
import yaml

from flows import ingest, logged


@pytest.mark.parametrize(
    ("level", "place", "printed"),
    [
        (logging.INFO, ingest.__file__, True),
        (logging.INFO, "/lib/prefect/flow_engine.py", False),
        (logging.WARNING, "/lib/prefect/flow_engine.py", True),
        (logging.ERROR, "/lib/prefect/runner.py", True),
    ],
)
def test_prefects_own_words_are_left_out_unless_it_warns(level, place, printed):
    record = logging.LogRecord("prefect.flow_runs", level, place, 1, "said", (), None)
    assert logged.Ours().filter(record) is printed


def test_the_configuration_is_prefects_with_our_filter_and_times_with_their_zone(
    tmp_path, monkeypatch
):
    monkeypatch.delenv("PREFECT_LOGGING_CONFIG_PATH", raising=False)
    monkeypatch.setenv("PREFECT_LOGGING_CONFIG_PATH", "")  # so that it is as before afterwards
    logged.write_config(tmp_path / "l.yml")
    told = yaml.safe_load((tmp_path / "l.yml").read_text(encoding="utf-8"))
    assert told["handlers"]["console"]["filters"] == ["ours"]
    assert told["formatters"]["standard"]["datefmt"].endswith("%Z")
    assert told["loggers"]["prefect.flow_runs"]["handlers"] == ["api"]
    logged.write_config(tmp_path / "again.yml")  # somebody has one now
    assert not (tmp_path / "again.yml").exists()
