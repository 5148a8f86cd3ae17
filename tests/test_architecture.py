"""The house: which room may know which, and what a step may not know."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import flows
import schemas
import warehouse

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("schemas", "warehouse", "flows")

# What may start Prefect, look at a clock or a disk; everything else in flows/ is a step.
FLOWS = {"alerting", "ingest", "recheck", "running", "batches", "tasks", "fetch.flow", "serve"}
IO = {"beside", "known", "project", "settings", "sheet", "land.inbox", "land.paths", "desk.writing"}
IO |= {"logged", "making", "saidbefore", "spool", "stopping", "watch.webhook"}
IO |= {
    f"fetch.{name}"
    for name in ("adding", "client", "inbox", "network", "probe", "store", "turns", "visit")
}
IO |= {f"dashboard.{name}" for name in ("app", "gate", "pages", "published", "raw_texts")}
CLOCKS = {"time.time", "time.monotonic", "datetime.now", "datetime.today", "date.today"}
NETWORKS = {
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "urllib3",
    "requests",
    "httpx",
    "httpcore",
    "aiohttp",
}
# `read_bytes` is also our own name for reading a document that is in memory already.
DISKS = {"read_text", "write_text", "write_bytes", "iterdir", "unlink", "mkdir", "rglob"}


def modules():
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            name = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
            yield name.removesuffix(".__init__"), ast.parse(path.read_text(encoding="utf-8"))


MODULES = dict(modules())


def imports(tree, *, lazy=True):
    """Names of the modules imported; without the lazy ones only those at the top."""
    for node in ast.walk(tree) if lazy else tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def steps():
    for name, tree in MODULES.items():
        inside = name.removeprefix("flows.")
        command = inside.startswith("cli")
        if name.startswith("flows.") and inside not in FLOWS | IO and not command:
            yield name, tree


def tops(names):
    return {name.partition(".")[0] for name in names}


def test_our_packages_are_ours():
    """Another project's `schemas` or `flows` in the same environment would be met first."""
    for package in (flows, schemas, warehouse):
        assert Path(package.__file__).is_relative_to(ROOT)


def test_imports_run_one_way():
    forbidden = {"schemas": {"warehouse", "flows"}, "warehouse": {"flows"}, "flows": set()}
    for name, tree in MODULES.items():
        wrong = tops(imports(tree)) & forbidden[name.partition(".")[0]]
        assert not wrong, f"{name} imports {wrong}"


def test_only_flows_and_the_commands_that_run_them_know_prefect():
    for name, tree in MODULES.items():
        if name.removeprefix("flows.") in FLOWS or name in (
            "flows.cli.ingest",
            "flows.cli.embedded",
            "flows.cli.server",
            "flows.cli.server_process",
            "flows.cli.serve",
        ):
            continue
        wrong = [found for found in imports(tree) if found.startswith("prefect")]
        assert not wrong, f"{name} imports {wrong}"


def test_steps_know_no_network_no_clock_and_no_disk():
    for name, tree in steps():
        for found in imports(tree):
            assert not any(
                found == banned or found.startswith(banned + ".") for banned in NETWORKS
            ), f"{name} imports {found}"
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            assert ".".join(called.split(".")[-2:]) not in CLOCKS, f"{name} looks at a clock"
            if called == "open" or called.split(".")[-1] in DISKS:
                pytest.fail(f"{name} touches a disk: {called}")


def test_steps_do_not_know_the_flow_or_the_command_line():
    for name, tree in steps():
        wrong = {
            found
            for found in imports(tree)
            if found.startswith("flows.cli") or found.removeprefix("flows.") in FLOWS
        }
        assert not wrong, f"{name} imports {wrong}"


def test_no_file_of_flows_hides_a_module_that_others_mean():
    """A flow started by path puts flows/ first on the search path."""
    taken = set(sys.stdlib_module_names) | {"schemas", "warehouse", "raw", "prefect", "pandas"}
    for path in (ROOT / "flows").glob("*.py"):
        assert path.stem not in taken, path.name


def test_help_imports_nothing_heavy():
    code = (
        "import sys; from flows.cli.main import run; run(['--help']); run(['check', '--help']);"
        "heavy = {'pandas', 'duckdb', 'pandera', 'prefect', 'rich', 'yaml', 'openpyxl'};"
        "sys.exit(' '.join(heavy & set(sys.modules)) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Examples:" in done.stdout
