"""Where `provstat` starts: nothing slow is loaded yet, so that Ctrl-C is answered from then on."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command line and exit."""
    try:
        from flows.cli.main import main as started

        started()
    except KeyboardInterrupt:  # while it was loading; afterwards the command line hears it itself
        sys.stderr.write("provstat: stopped by Ctrl-C\n")
        sys.stderr.flush()
        os._exit(130)
