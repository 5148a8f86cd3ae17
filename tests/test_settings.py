from pathlib import Path

import pytest

from flows.errors import BadSettings, NoProject
from flows.project import ROOT_VARIABLE, table_named
from flows.settings import load, rule_words


def project(folder: Path, text: str = "", name: str = "provstat.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_root_by_option_outweighs_environment_and_directory(tmp_path):
    a, b, c = (project(tmp_path / name) for name in "abc")
    assert load(a, environ={ROOT_VARIABLE: str(b)}, cwd=c).root == a
    assert load(environ={ROOT_VARIABLE: str(b)}, cwd=c).root == b
    assert load(environ={}, cwd=c).root == c


def test_a_folder_below_the_project_will_do(tmp_path):
    root = project(tmp_path / "p")
    below = root / "raw" / "articles"
    below.mkdir(parents=True)
    assert load(environ={}, cwd=below).raw_dir() == root / "raw"


def test_a_pyproject_counts_only_with_our_table(tmp_path):
    project(tmp_path, "[project]\nname = 'x'\n", "pyproject.toml")
    assert load(environ={}, cwd=tmp_path).root is None
    project(tmp_path, "[tool.provstat]\nraw = 'inbox'\n", "pyproject.toml")
    assert load(environ={}, cwd=tmp_path).raw_dir() == tmp_path / "inbox"


def test_without_a_project_the_error_names_all_three_ways(tmp_path):
    settings = load(environ={}, cwd=tmp_path)
    with pytest.raises(NoProject) as told:
        settings.raw_dir()
    for way in ("--root", ROOT_VARIABLE, "pyproject.toml", "provstat.toml", "--raw"):
        assert way in str(told.value)


def test_options_for_paths_work_outside_a_project(tmp_path):
    settings = load(raw=Path("w01"), warehouse=Path("w.duckdb"), environ={}, cwd=tmp_path)
    assert settings.raw_dir() == tmp_path / "w01"
    assert settings.warehouse_file() == tmp_path / "w.duckdb"
    assert settings.home() == tmp_path / ".prefect"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("stale_year = 3", "did you mean 'stale_years'"),
        ("stale_years = 'five'", "number of years"),
        ("stale_years = true", "number of years"),
        ("select = 'UNS101'", "must be a list"),
        ("fail_on = 'fatal'", "error, warning, info, never"),
        ("levels = { UNS103 = 'loud' }", "the level of UNS103"),
        ("raw = ''", "must be text"),
        ('raw = "\\u0000x"', 'raw = "\\u0000x": must be text without the character 0'),
        ('warehouse = "w\\u0000.duckdb"', "must be text without the character 0"),
        (
            "[schedules]\ningest = '*/99999 * * * *'",
            "the minute '*/99999' is none of cron: it may be 0 to 59, * or */2 (steps of 1 to 59)",
        ),
        ("dashboard_url = 'desk.example'", "must be an address"),
        ("dashboard_url = 'https://desk.example/)[x](y'", "must be an address"),
        ("raw = [", "cannot be read"),
        ("stale_years = nan", "number of years"),
        ("memory_megabytes = inf", "memory_megabytes = inf: must be a number above 0"),
        ("[fetch]\nconcurrency = -1", "fetch.concurrency = -1: must be a whole number above 0"),
        ("[fetch]\ndelay_seconds = -1", "fetch.delay_seconds = -1: must be a number, 0 or above"),
        (
            "[fetch]\nread_second = 4",
            "unknown key 'fetch.read_second'; did you mean 'read_seconds'",
        ),
        ("[alerts]\nnew_errors = true", "alerts.new_errors = true: must be a whole number above 0"),
        ("[alerts]\nquarantine_share = 3", "from 0 to 1, such as 0.25; or false for never"),
        (
            "[schedules]\ningest = '99 3 * * *'",
            "schedules.ingest = \"99 3 * * *\": the minute '99'",
        ),
        ("[schedules]\ningest = 'every 0 days'", "must be an interval above 0"),
        (
            "[schedules]\ntimezone = 'Mars/Base'",
            'schedules.timezone = "Mars/Base": must be the name',
        ),
        ("[schedules]\nraw = 'x'", "'schedules.raw'; it stands above the first [table]"),
        ("webhook = 'https://a.example'", "it belongs into [alerts] (in pyproject.toml [tool."),
        (
            "[tool.provstat.schedules]\nfetch = '0 3 * * *'",
            "[tool.provstat.schedules] is [schedules]",
        ),
        ("[tool.provstat]\nraw = 'x'", "[tool.provstat] is left out"),
        ("tool.provstat = 3", "[tool.provstat] is left out"),
    ],
)
def test_a_fault_in_the_configuration_is_named_with_its_file(tmp_path, text, told):
    project(tmp_path, text)
    with pytest.raises(BadSettings, match=r"provstat\.toml") as error:
        load(environ={}, cwd=tmp_path)
    assert told in str(error.value)


def test_a_root_that_is_no_directory_says_who_named_it(tmp_path):
    with pytest.raises(BadSettings, match="--root"):
        load(tmp_path / "nowhere", environ={}, cwd=tmp_path)
    with pytest.raises(BadSettings, match=ROOT_VARIABLE):
        load(environ={ROOT_VARIABLE: "nowhere"}, cwd=tmp_path)


def test_a_table_is_named_as_the_projects_file_has_it(tmp_path):
    assert table_named(tmp_path, "fetch") == "[fetch] of provstat.toml"
    (tmp_path / "pyproject.toml").write_text("[tool.provstat]\n")
    assert table_named(tmp_path, "fetch") == "[tool.provstat.fetch] of pyproject.toml"
    (tmp_path / "provstat.toml").write_text("")
    assert table_named(tmp_path, "fetch") == "[fetch] of provstat.toml"


def test_rule_words():
    assert rule_words(" UNS101, conflicting ,") == ("UNS101", "conflicting")
    assert rule_words(None) == ()
