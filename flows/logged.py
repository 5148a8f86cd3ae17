"""What `provstat serve` prints of its runs: what our flows say, and what anybody warns of.

The flows' own words are what one wants to read of a long-lived process; that Prefect began and
finished a run of a made-up name is not. Its server is told all the same. A run that failed is
told in one line where people can put it right, and with its traceback, once, where they cannot.
"""

from __future__ import annotations

import importlib.util
import logging
import os
from pathlib import Path

from flows.errors import UserError
from warehouse.errors import Obstacle

_VARIABLE = "PREFECT_LOGGING_CONFIG_PATH"
_TIME = "%Y-%m-%d %H:%M:%S %Z"
_HOME = str(Path(__file__).parent)
_TOLD = (UserError, Obstacle)  # their message is all there is to say
# How Prefect begins to tell what is told elsewhere.
_ENDED = "Finished in state"  # of what raised an error, which is told where it ends the run
_GONE = "Received kill request for flow run '%s' but no process was found"  # it ended by itself


class Ours(logging.Filter):
    """Lets through what this package says, and warnings and worse of anybody, each once."""

    def __init__(self, name: str = "") -> None:
        """As the base class."""
        super().__init__(name)
        self._last: BaseException | None = None

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether a record is to be printed."""
        if record.pathname.startswith(_HOME):
            return True
        if record.levelno < logging.WARNING or str(record.msg).startswith((_ENDED, _GONE)):
            return False
        error = record.exc_info[1] if record.exc_info else None
        again, self._last = error is not None and error is self._last, error or self._last
        return not again and not isinstance(error, _TOLD)


def write_config(file: Path) -> None:
    """Write Prefect's logging configuration with that filter, and have it used from here on.

    Does nothing where the user has one.

    Args:
        file: where to.
    """
    import yaml  # noqa: PLC0415 - slow, and needed here alone

    found = importlib.util.find_spec("prefect")
    if os.environ.get(_VARIABLE) or found is None or found.origin is None:
        return
    told = yaml.safe_load((Path(found.origin).parent / "logging/logging.yml").read_text("utf-8"))
    told["filters"] = {"ours": {"()": f"{Ours.__module__}.{Ours.__qualname__}"}}
    told["handlers"]["console"]["filters"] = ["ours"]
    told["formatters"]["standard"] |= {
        "datefmt": _TIME,
        "format": "%(asctime)s | %(levelname)-7s | %(message)s",
        "flow_run_fmt": "%(asctime)s | %(levelname)-7s | %(flow_name)s: %(message)s",
        "task_run_fmt": "%(asctime)s | %(levelname)-7s | %(task_name)s: %(message)s",
    }
    file.write_text(yaml.safe_dump(told), "utf-8")
    os.environ[_VARIABLE] = str(file)
