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
        (
            duckdb.OutOfMemoryException(
                "Out of Memory Error: failed to offload data block of size 256.0 KiB (1.2 GiB/1.2"
                " GiB used). This limit was set by the 'max_temp_directory_size' setting."
            ),
            None,
        ),
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


def test_memory_that_is_out_is_still_told_as_memory(tmp_path):
    with pytest.raises(UserError, match=r"needs more memory .* memory_megabytes in the settings"):
        _ended(tmp_path, duckdb.OutOfMemoryException("Out of Memory Error: could not allocate"))
