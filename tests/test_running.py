"""What ends a run from outside is told in words."""

import errno
import os

import duckdb
import pytest

from flows.errors import UserError
from flows.running import job
from flows.settings import load


def _ended(folder, error, cause=None):
    settings = load(folder, raw=folder, warehouse=folder / "w.duckdb")
    with job("ingest", settings, as_of=None, wait=0, timeout_minutes=None):
        raise error from cause


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), None),
        (OSError(errno.EDQUOT, os.strerror(errno.EDQUOT)), None),
        (duckdb.IOException('IO Error: Could not write file "w": No space left on device'), None),
        (ValueError("a task failed"), OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))),
    ],
)
def test_a_full_disk_is_told_with_what_to_do(tmp_path, error, cause):
    with pytest.raises(UserError, match=r"ran out of disk beside .*w\.duckdb; make room"):
        _ended(tmp_path, error, cause)


@pytest.mark.parametrize("error", [OSError(errno.EIO, "no"), duckdb.IOException("IO Error: no")])
def test_other_faults_stay_what_they_are(tmp_path, error):
    with pytest.raises(type(error), match="no"):
        _ended(tmp_path, error)
