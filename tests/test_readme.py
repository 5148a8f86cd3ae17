"""The README must say what the tool does: its table, its transcript and its commands."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml
from stepkit import ingest

from flows.cli.main import cli
from flows.land.paths import ARTICLE_SUFFIXES
from flows.land.tables import CLAIM_COLUMNS, DECISION_COLUMNS, MANIFEST_COLUMNS, RULINGS
from flows.settings import load
from flows.trace.entry import FIELDS
from warehouse.rules import markdown_table

sys.path.insert(0, str(Path(__file__).parent))
from readme_transcript import played

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
FENCES = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
COMMANDS = [
    words[words.index("provstat") + 1 :]
    for kind, text in FENCES
    if kind == "sh"
    for line in text.splitlines()
    if "provstat" in (words := shlex.split(line, comments=True)) and "pip" not in words[-1]
]


def test_the_rule_table_is_the_catalogue():
    shown = README.partition("<!-- rules:")[2].partition("-->")[2].partition("<!-- /rules -->")[0]
    assert shown.strip() == markdown_table().strip()


def test_the_transcript_is_what_the_commands_print():
    assert played(README) == README


def test_it_goes_from_a_raw_article_to_clean_in_five_commands():
    session = "".join(text for kind, text in FENCES if kind == "console")
    commands = [line for line in session.splitlines() if line.startswith("$ ")]
    assert len(commands) == 5
    assert "no findings; 2 set aside by rulings" in session.splitlines()[-1]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_its_commands_exist(words):
    """Every command and option that the README shows is one that the tool knows."""
    group, context = cli, click.Context(cli, info_name="provstat")
    command = group.get_command(context, words[0])
    assert command is not None
    known = {name for p in command.get_params(context) for name in (*p.opts, *p.secondary_opts)}
    assert {word for word in words[1:] if word.startswith("--")} <= known


def options_of(words):
    """Options in a command line of check, and those that there are."""
    assert words[:2] == ["provstat", "check"]
    command = cli.get_command(click.Context(cli), "check")
    known = {name for p in command.get_params(click.Context(command)) for name in p.opts}
    return {word for word in words if word.startswith("--")}, known


def test_what_it_shows_for_build_servers_and_hooks_exists():
    workflow, hooks = [yaml.safe_load(text) for kind, text in FENCES if kind == "yaml"]
    [job] = workflow["jobs"].values()
    used, known = options_of(shlex.split(job["steps"][-1]["run"]))
    assert used <= known
    [offered] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    [hook] = hooks["repos"][0]["hooks"]
    assert hook["id"] == offered["id"]
    used, known = options_of([*shlex.split(offered["entry"]), *hook["args"]])
    assert used <= known
    suffixes = {".md", ".markdown", ".html", ".htm", ".txt", ".pdf", ".docx"}
    assert suffixes == ARTICLE_SUFFIXES
    assert all(re.search(offered["files"], f"a{suffix}") for suffix in suffixes)
    beside = ["raw/README.md", "raw/evidence/a.html", "desk/raw/sources/a.md"]
    articles = ["a.md", "raw/articles/a.md", "desk/raw/articles/evidence/a.md", "draw/b.md"]
    left_out = [name for name in beside + articles if re.search(offered["exclude"], name)]
    assert left_out == beside


def test_it_starts_with_the_two_commands():
    first, second = re.findall(r"^python3 -m pip install uv && uv run (.+)$", README, re.MULTILINE)
    assert first == "provstat ingest"
    assert (ROOT / second).is_file()
    assert f"uv run {second}" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_file_it_points_to_is_there():
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_the_inbox_tells_every_column_it_takes():
    text = (ROOT / "raw" / "README.md").read_text(encoding="utf-8")
    taken = {*CLAIM_COLUMNS, *DECISION_COLUMNS, *MANIFEST_COLUMNS, *FIELDS, *RULINGS}
    assert [name for name in sorted(taken) if f"`{name}`" not in text] == []


@pytest.mark.slow
def test_its_look_at_the_past_answers_on_a_warehouse_that_is_new(tmp_path, capsys):
    from flows.cli.main import run

    asked = re.search(r"^uv run provstat (query open-findings --as-of .*)$", README, re.MULTILINE)
    (tmp_path / "raw/articles").mkdir(parents=True)
    (tmp_path / "raw/articles/a.md").write_text("Some 12% of owls hoot.\n", encoding="utf-8")
    settings = load(tmp_path, raw=tmp_path / "raw", warehouse=tmp_path / "w.duckdb")
    ingest(settings, "run-1")
    told = subprocess.run(
        ["/bin/sh", "-c", f"echo {asked.group(1)}"], capture_output=True, text=True, check=True
    )
    assert run([*told.stdout.split(), "--warehouse", str(settings.warehouse_file())]) == 0
    assert "12%" in capsys.readouterr().out
