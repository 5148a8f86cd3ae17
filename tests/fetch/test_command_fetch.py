"""`provstat fetch` where it need not start Prefect."""

import sys

import pytest

from flows.cli.main import run
from flows.fetch.plan import TIME_OVER
from flows.fetch.told import line, nothing_came, summary


@pytest.fixture
def raw(tmp_path):
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "s.csv").write_text(
        "id,title,publisher,url\ntern,Tern Report,Tern Watch,https://tern.example/r\n"
        "wren,Wren Report,Wren Watch,\n",
        encoding="utf-8",
    )
    return tmp_path


def test_a_dry_run_says_what_would_be_asked_for(raw, capsys):
    assert run(["fetch", "--raw", str(raw), "--dry-run"]) == 0
    out, _ = capsys.readouterr()
    assert out == "https://tern.example/r  (never asked; tern)\n1 to ask for, 0 not due\n"
    assert not (raw / "evidence").exists()


def test_an_entry_that_cannot_be_read_is_named(raw, capsys):
    (raw / "sources" / "s.csv").write_text(
        "id,title,publisher,url\ntern,,,https://tern.example/r\n,Wren,Wren Watch,\n",
        encoding="utf-8",
    )
    assert run(["fetch", "--raw", str(raw), "--dry-run"]) == 0
    _, err = capsys.readouterr()
    assert (
        "not asked for, since 2 entries of the registry cannot be read: sources/s.csv entry 1: "
        in err
    )
    assert "; sources/s.csv entry 2: no id" in err


def test_nothing_to_do_is_said_at_once(raw, capsys):
    assert run(["fetch", "--raw", str(raw), "wren"]) == 0
    out, err = capsys.readouterr()
    assert out == "0 to ask for, 0 not due\n"
    assert "wren has neither address nor DOI" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["twen"], "did you mean"),
        (["--stale", "-1"], "--stale"),
        (["--raw", "no-such-directory"], "no such directory"),
    ],
)
def test_what_cannot_run_says_so_in_a_line(raw, capsys, arguments, told):
    assert run(["fetch", "--raw", str(raw), *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err
    assert "Traceback" not in err


def test_each_address_is_a_line():
    told = {"stop": {"url": "https://a.example"}, "link": "dying", "file": "a.html", "error": ""}
    failed = {**told, "event": "failed", "status": 404, "error": "Not Found"}
    assert line(failed) == "dying     https://a.example: 404 Not Found"
    changed = {**told, "event": "changed", "status": 200, "link": "alive"}
    assert "saved as a.html, beside the earlier copy" in line(changed)
    assert summary({"visited": [failed, changed], "waiting": 3}) == (
        "2 addresses asked for: 1 changed, 1 failed; 3 not due"
    )


def visited(event, *, answered=True, why="never asked", file="", error=""):
    stop = {"why": why}
    return {"event": event, "answered": answered, "stop": stop, "file": file, "error": error}


LATE = visited("postponed", answered=False, error=TIME_OVER)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([], ""),
        ([visited("failed"), visited("failed")], ""),  # dead links are answers
        ([visited("failed", answered=False), visited("saved", file="a.html")], ""),
        ([visited("failed", answered=False), visited("postponed", answered=False)], "nobody ans"),
        ([visited("refused", answered=False)], "nobody was asked: every address was refused"),
        ([LATE, LATE], f"nobody was asked: {TIME_OVER}"),
        (
            [visited("refused", answered=False), LATE, LATE],
            f"nobody was asked: 1 address was refused; for 2, {TIME_OVER}",
        ),
        ([LATE, visited("failed", answered=False)], "nobody answered"),
        ([visited("failed", why="named"), visited("saved", why="named", file="a")], "1 address g"),
        ([visited("unchanged", why="named", file="a.html")], ""),
    ],
)
def test_a_run_that_came_to_nothing_says_so(rows, told):
    said = nothing_came({"visited": rows, "waiting": 0})
    assert told in said
    assert bool(said) == bool(told)


def test_help_imports_neither_prefect_nor_a_network():
    import subprocess

    code = (
        "import sys; from flows.cli.main import run; run(['fetch', '--help']);"
        "run(['sources', 'add', '--help']);"
        "sys.exit(' '.join({'prefect', 'httpcore', 'httpx', 'pandas'} & set(sys.modules)) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Examples:" in done.stdout


def test_the_artifact_of_a_run_lists_what_failed_first_and_not_more_than_it_holds():
    from flows.fetch.told import asked_for

    def row(name, event, **told):
        kept = {"event": event, "status": None, "file": None, "error": None, "link": "alive"}
        return kept | told | {"stop": {"url": f"https://tern.example/{name}"}}

    visited = [
        row("a", "unchanged", file="a.html"),
        row("b", "saved", status=200, file="b.html"),
        row("c", "failed", status=404, error="not found", link="dying"),
    ]
    result = {"visited": visited, "waiting": 0, "notes": []}
    assert [told["address"][-1] for told in asked_for(result)] == ["c", "b", "a"]
    assert asked_for(result, most=1) == [
        {
            "address": "https://tern.example/c",
            "link": "dying",
            "event": "failed",
            "status": "404",
            "file": "",
            "error": "not found",
        }
    ]
