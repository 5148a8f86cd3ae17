"""`provstat fetch` from the command line: a real Prefect run against a real server."""

import json
import os
import subprocess
import sys

import pytest

from flows.cli.main import run as cli_run

pytestmark = pytest.mark.flow


def test_a_run_saves_copies_tries_again_and_says_what_became_of_each(site, tmp_path, capsys):
    entries = [
        {"id": f"tern-{name}", "title": f"Tern {name}", "URL": site.url(f"/{name}")}
        for name in ("report", "flaky", "404", "metadata")
    ]
    entries.append({"id": "inside", "title": "Tern inside", "URL": "http://10.1.2.3/terns"})
    raw = tmp_path / "raw"
    (raw / "sources").mkdir(parents=True)
    (tmp_path / "provstat.toml").write_text(
        f'[fetch]\nallow_hosts = ["127.0.0.1:{site.server_port}"]\ndelay_seconds = 0\n',
        encoding="utf-8",
    )
    for entry in entries:
        entry["URL"] = entry["URL"].replace("site.example", "127.0.0.1")
    (raw / "sources" / "terns.json").write_text(json.dumps(entries), encoding="utf-8")

    def run(*arguments):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT")}
        return subprocess.run(
            [sys.executable, "-c", "from flows.cli.main import main; main()", "fetch", *arguments],
            capture_output=True,
            text=True,
            env=environment | {"PROVSTAT_ROOT": str(tmp_path)},
            check=False,
        )

    def planned():
        assert cli_run(["fetch", "--root", str(tmp_path), "--dry-run"]) == 0
        return capsys.readouterr().out.splitlines()[-1]

    assert planned() == "5 to ask for, 0 not due"
    assert site.asked == []
    done = run()
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    lines = done.stdout.splitlines()
    states = [line.split()[0] for line in lines[:-1]]
    assert states == ["alive", "alive", "dying", "blocked", "unknown"]
    assert lines[-1] == "5 addresses asked for: 2 saved, 2 failed, 1 refused; 0 not due"
    assert "redirect refused: the host leads to" in lines[3]
    assert "refused, nobody was asked: the host leads to a private address" in lines[4]
    assert 'allow_hosts = ["10.1.2.3"] in [fetch]' in lines[4]
    assert [path for path, *_ in site.asked].count("/flaky") == 2
    assert planned() == "1 to ask for, 4 not due"  # what was refused is no attempt
