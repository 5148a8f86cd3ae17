"""Ctrl-C while the command line is still loading."""

import subprocess
import sys
from pathlib import Path

LOADING = """
import sys

class Interrupted:
    def find_spec(self, name, path=None, target=None):
        if name == "click":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupted())
from flows.cli.start import main
main()
"""


def test_ctrl_c_while_loading_is_a_line_and_no_traceback():
    done = subprocess.run(
        [sys.executable, "-c", LOADING],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 130
    assert done.stderr == "provstat: stopped by Ctrl-C\n"


def test_what_starts_is_the_command_line():
    told = "from flows.cli.start import main; import sys; sys.argv = ['provstat', '--help']; main()"
    done = subprocess.run(
        [sys.executable, "-c", told],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "provstat check article.md" in done.stdout
