"""What `provstat serve` prints: our own words, in one zone, and anybody's warnings."""

import logging

import pytest
import yaml

from flows import ingest, logged
from flows.errors import BadInput
from warehouse.errors import WarehouseBusy


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


def _raised(error):
    return (type(error), error, None)


def test_a_run_that_has_ended_by_itself_when_all_is_stopped_is_no_warning():
    told = "Received kill request for flow run '%s' but no process was found."
    record = logging.LogRecord("prefect.runner", logging.WARNING, "/x.py", 1, told, ("r",), None)
    assert not logged.Ours().filter(record)


def test_a_failure_is_told_once_and_without_a_traceback_where_its_message_says_all():
    """Prefect tells of one error as its task ends, as the flow ends, and as the process does."""
    ours = logged.Ours()

    def printed(text, error=None, place="/lib/prefect/flow_engine.py"):
        record = logging.LogRecord(
            "prefect.flow_runs", logging.ERROR, place, 1, text, (), error and _raised(error)
        )
        return ours.filter(record)

    for told in (BadInput("raw: no such directory"), WarehouseBusy("held by process 7")):
        assert not printed("Finished in state Failed('Task run encountered ...')")
        assert not printed("Encountered exception during execution: %r", told)
        assert not printed("Engine execution exited with unexpected exception", told)
        assert printed(str(told), place=ingest.__file__)
    fault = ValueError("a fault of ours")
    assert printed("Encountered exception during execution: %r", fault)
    assert not printed("Engine execution exited with unexpected exception", fault)
    assert printed("Encountered exception during execution: %r", ValueError("another"))


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
