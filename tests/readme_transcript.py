"""The transcript of the README, played again: `python tests/readme_transcript.py` writes it anew.

All blocks marked `console` are one session, in a copy of the example inbox. Each command is run,
and what it prints stands under it; the day of a ruling is shown as the day of the transcript.
"""

import datetime as dt
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DAY = "2026-05-01"
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def played(text: str) -> str:
    """The text with what its commands print now."""
    with tempfile.TemporaryDirectory() as desk:
        shutil.copytree(ROOT / "raw", Path(desk) / "raw")
        Path(desk, "provstat.toml").write_text('raw = "raw"\n', encoding="utf-8")
        return _BLOCK.sub(lambda block: _session(block[0], desk), text)


def _session(block: str, desk: str) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"{line}\n{_printed(line.removeprefix('$ '), desk)}" for line in commands)


def _printed(command: str, desk: str) -> str:
    words = shlex.split(command)
    if words[0] == "provstat":
        words = [sys.executable, "-c", "from flows.cli.main import main; main()", *words[1:]]
    clean = {name: value for name, value in os.environ.items() if name != "PROVSTAT_ROOT"}
    done = subprocess.run(
        words,
        cwd=desk,
        env=clean | {"NO_COLOR": "1", "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout.replace(dt.datetime.now(dt.UTC).date().isoformat(), DAY)


if __name__ == "__main__":
    readme = ROOT / "README.md"
    readme.write_text(played(readme.read_text(encoding="utf-8")), encoding="utf-8")
