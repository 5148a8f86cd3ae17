"""`provstat check --watch`: really watched, by a process of its own."""

import contextlib
import json
import queue
import signal
import subprocess
import sys
import threading

import pytest

from flows.ahead import Memory, read_ahead
from flows.cli.main import run
from flows.land.inputs import Inputs, Named

# A process that was started in the background may have been told to ignore Ctrl-C.
PROGRAM = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
    "from flows.cli.main import main; main()"
)
PATIENCE = 60  # seconds; a change takes one or two


@pytest.fixture
def watched(tmp_path, monkeypatch):
    """Starts a watch; gives a function that waits for the next record of it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PROVSTAT_ROOT", raising=False)
    started = []

    def start(*words):
        command = [sys.executable, "-c", PROGRAM, "check", "--watch", "--format", "jsonl", *words]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        started.append(process)
        lines = queue.Queue()

        def collect():
            for line in process.stdout:
                lines.put(json.loads(line))

        threading.Thread(target=collect, daemon=True).start()
        return process, lambda: until_coverage(lines)

    yield start
    for process in started:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        process.wait()


def until_coverage(lines):
    found = []
    while not found or found[-1]["record"] != "coverage":
        found.append(lines.get(timeout=PATIENCE))
    return [(one["record"], one.get("document"), one.get("figure")) for one in found]


@pytest.mark.slow
def test_only_what_changed_is_told_until_ctrl_c(watched, tmp_path):
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "a.md").write_text("Of all bakers, 12% sing.\n")
    process, told = watched("drafts", "--select", "UNS101")
    assert told()[0] == ("finding", "drafts/a.md", "12%")
    (drafts / "a.md").write_text("Of all bakers, 12% sing.\n\nOf all cooks, 13% dance.\n")
    assert told()[:-1] == [("finding", "drafts/a.md", "13%")]
    # as editors save: a new file in the place of the old one
    (drafts / ".a.md.new").write_text("Of all cooks, 13% dance.\n")
    (drafts / ".a.md.new").replace(drafts / "a.md")
    assert told()[:-1] == [("gone", "drafts/a.md", None)]
    (drafts / "later" / "still").mkdir(parents=True)
    (drafts / "later" / "still" / "b.md").write_text("Of all smiths, 14% hum.\n")
    assert told()[:-1] == [("finding", "drafts/later/still/b.md", "14%")]
    (drafts / "a.md").unlink()
    assert told()[:-1] == [("gone", "drafts/a.md", None)]
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=PATIENCE) == 0
    assert b"Traceback" not in process.stderr.read()


@pytest.mark.slow
def test_one_file_and_the_inbox_are_watched(watched, tmp_path):
    for folder in ("decisions", "sources"):
        (tmp_path / "raw" / folder).mkdir(parents=True)
    (tmp_path / "provstat.toml").write_text("")
    (tmp_path / "a.md").write_text("Of all bakers, 12% sing, says Harbour Council.\n")
    _, told = watched("a.md", "--select", "UNS103")
    assert told()[0] == ("finding", "a.md", "12%")
    (tmp_path / "raw" / "sources" / "s.csv").write_text(
        "id,type,title,author,publisher,issued\nh,report,Songs,,Harbour Council,2024\n"
    )
    assert told()[:-1] == [("gone", "a.md", None)]


@pytest.mark.parametrize(
    "words", [("-",), ("--format", "sarif", "."), ("-o", "x", ".")], ids=" ".join
)
def test_what_cannot_be_watched_is_said(words, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["check", "--watch", *words]) == 2
    assert "watch" in capsys.readouterr().err


def test_what_is_not_there_is_said_at_once(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["check", "--watch", "nope.md"]) == 2
    assert "nope.md: no such file" in capsys.readouterr().err


def as_is(read):
    return read


def test_a_memory_reads_what_is_read_without_one():
    def items(*texts):
        return [(Named(f"{at}.md", text.encode()), text) for at, text in enumerate(texts)]

    memory = Memory()
    first, second = items("Of all, 12% sing.", "Of all, 13% sing.")
    assert (
        memory.read([first, second], Inputs(), as_is)()
        == read_ahead([first, second], Inputs(), as_is)()
    )
    given = memory.read([second, first], Inputs(), as_is)()
    given.articles.claims[0]["figure"] = "spoilt"
    [other] = items("Of all, 14% sing.")
    again = memory.read([second, other], Inputs(), as_is)()
    assert again == read_ahead([second, other], Inputs(), as_is)()
