"""The command line from outside: what it prints, where, and how it exits."""

import errno

import pytest

from flows.cli.main import _COMMANDS, cli, run


def outcome(capsys, *arguments):
    status = run(arguments)
    out, err = capsys.readouterr()
    return status, out, err


@pytest.mark.parametrize("name", _COMMANDS)
def test_every_command_has_help_with_an_example(capsys, name):
    status, out, _ = outcome(capsys, name, "--help")
    assert status == 0
    assert "Example" in out
    assert f"provstat {name}" in out


def test_the_short_help_of_a_command_is_its_own_first_sentence():
    for name, short in _COMMANDS.items():
        command = cli.get_command(None, name)
        assert command.help.splitlines()[0] == short


@pytest.mark.parametrize(
    "arguments",
    [
        ["bogus"],
        ["check", "--format", "xml"],
        ["check", "no-such-file.md"],
        ["check", "--raw", "no-such-directory"],
        ["check", "--root", "no-such-directory"],
        ["rule", "UNS999"],
        ["query", "--warehouse", "none.duckdb", "uncited-claims"],
        ["query", "a", "--sql", "SELECT 1"],
        ["query", "findings", "severity", "--warehouse", "none.duckdb"],
        ["ingest", "--raw", "no-such-directory", "--warehouse", "w.duckdb"],
        ["recheck", "--warehouse", "none.duckdb"],
    ],
)
def test_what_cannot_run_exits_with_2_and_one_message(capsys, monkeypatch, tmp_path, arguments):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PROVSTAT_ROOT", raising=False)
    status, out, err = outcome(capsys, *arguments)
    assert status == 2
    assert out == ""
    assert err.strip()
    assert "Traceback" not in err


def test_a_missing_inbox_is_named_even_when_an_article_is_there(capsys, tmp_path):
    (tmp_path / "a.md").write_text("Of all bakers, 72% rise early.\n")
    status, out, err = outcome(
        capsys, "check", str(tmp_path / "a.md"), "--raw", str(tmp_path / "gone")
    )
    assert (status, out) == (2, "")
    assert "gone: no such directory; leave it out" in err


def test_a_full_disk_is_said_in_one_line(capsys, monkeypatch, tmp_path):
    full = OSError(errno.ENOSPC, "No space left on device", "warehouse/provstat.duckdb")
    monkeypatch.setattr("flows.cli.check.load", raiser(full))
    status, out, err = outcome(capsys, "check")
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "No space left on device" in err


def raiser(error):
    def fail(*_, **__):
        raise error

    return fail


def test_outside_a_project_the_message_names_the_three_ways(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PROVSTAT_ROOT", raising=False)
    for command in (["ingest"], ["check"], ["sources"]):
        status, _, err = outcome(capsys, *command)
        assert status == 2
        for way in ("--root", "PROVSTAT_ROOT", "pyproject.toml"):
            assert way in err


def test_a_rule_has_a_page(capsys):
    status, out, _ = outcome(capsys, "rule", "uncredited")
    assert status == 0
    assert out.startswith("# UNS101 uncredited")
    _, out, _ = outcome(capsys, "rule", "disclosure", "UNS101")
    pages = [line.split()[1] for line in out.splitlines() if line.startswith("# ")]
    assert pages == [f"DIS40{n}" for n in range(1, 7)] + ["UNS101"]
    status, _, err = outcome(capsys, "rule", "UNS101", "UNS1")
    assert status == 2
    assert "no rule or family is called 'UNS1'" in err


@pytest.mark.parametrize("form", ["table", "markdown", "json"])
def test_rules_are_listed(capsys, form):
    status, out, _ = outcome(capsys, "rules", "--format", form)
    assert status == 0
    assert "UNS101" in out


def test_version(capsys):
    status, out, _ = outcome(capsys, "version", "--verbose")
    assert status == 0
    assert out.startswith("provstat ")
    assert "duckdb" in out


def test_a_busy_warehouse_says_how_to_wait_for_it(tmp_path, capsys, monkeypatch):
    from contextlib import contextmanager

    from flows.cli import jobs
    from warehouse.connect import hold

    @contextmanager
    def prefect(_settings, meanwhile, **_):
        meanwhile()
        yield True

    monkeypatch.setattr(jobs, "prefect", prefect)
    (tmp_path / "raw").mkdir()
    file = tmp_path / "w.duckdb"
    told = ["ingest", "--raw", str(tmp_path / "raw"), "--warehouse", str(file)]
    with hold(file):
        assert run(told) == 2
    assert "try again when it is done, or have this wait for it: --wait 600" in (
        capsys.readouterr().err
    )
