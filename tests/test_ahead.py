"""Reading in other processes gives what reading here gives, whatever becomes of the processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.ahead import _cuts

ROOT = Path(__file__).parents[1]
# Run in a process without threads: one that has any is not divided.
SCRIPT = """
import os, sys
from pathlib import Path
import flows.ahead as ahead
from flows.land.inbox import gather, read_articles, scan
from flows.land.inputs import Named

inbox = scan(Path("raw"))
inputs = gather(inbox)
items, _ = read_articles(inbox.articles)
them = lambda read: (os.getpid(), read)
here = ahead._read(items, ahead._wanted(inputs), inputs.sources)
assert here.articles.claims and here.copies and here.entries.sources
real, us, started = ahead._start, os.getpid(), []
ahead._start = lambda part: started.append(part) or real(part)
wanted = sys.argv[1]
if wanted == "many":
    ahead._LEAST, os.sched_getaffinity = 0, lambda _: {0, 1, 2}
elif wanted == "killed":
    read = ahead._read
    ahead._read = lambda *part: os._exit(9) if os.getpid() != us else read(*part)
elif wanted == "alone":
    os.sched_getaffinity = lambda _: {0}
who, there = ahead.read_ahead(items, inputs, them)()
assert (who != us) == (wanted == "one")  # what follows is done over there, if it read it all
assert (there.articles, there.copies, there.entries) == (here.articles, here.copies, here.entries)
try:
    left = os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    left = None
assert left is None, left  # all of them ended and were taken leave of
print(len(started))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are not divided here")
@pytest.mark.parametrize(
    ("how", "processes"), [("one", "1"), ("many", "3"), ("killed", "1"), ("alone", "0")]
)
def test_it_is_what_reading_here_gives(how, processes):
    if how != "alone" and len(os.sched_getaffinity(0)) < 2:
        pytest.skip("one core has none to spare")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, how],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == (processes, "")


@given(st.lists(st.integers(0, 1000), max_size=30), st.integers(1, 6))
def test_slices_leave_nothing_out_and_are_even(sizes, parts):
    cuts = _cuts(sizes, parts)
    assert len(cuts) == parts
    assert [at for a, b in cuts for at in range(a, b)] == list(range(len(sizes)))
    fair = sum(sizes) / parts + max(sizes, default=0)
    assert all(sum(sizes[a:b]) <= fair for a, b in cuts)
