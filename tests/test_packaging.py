"""The distribution: what the wheel holds, and that it works without development tools."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

ARTICLE = """---
publisher: Example Gazette
---

Of all commuters, 62% now cycle to work.
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from the checkout."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--installer", "uv", "-o", out, ROOT],
        check=True,
        capture_output=True,
    )
    (made,) = out.glob("*.whl")
    return made


@pytest.mark.packaging
def test_the_wheel_holds_code_and_sql_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {
        "flows",
        "schemas",
        "warehouse",
    }
    assert any(name.startswith("warehouse/rules/") and name.endswith(".sql") for name in names)
    assert not [name for name in names if ".duckdb" in name or name.endswith(".parquet")]


@pytest.mark.packaging
def test_the_wheel_works_in_an_environment_of_its_own(wheel, tmp_path):
    """No lock file, no development tools: version caps stand in the metadata."""
    home = tmp_path / "env"
    bin_ = home / ("Scripts" if os.name == "nt" else "bin")
    # As pip does, in a fifth of its time: what is in uv's cache is linked, not unpacked again.
    for words in (["venv", "-p", sys.executable, home], ["pip", "install", "-p", home, wheel]):
        subprocess.run(["uv", "-q", "--no-config", *words], check=True, cwd=tmp_path)
    article = tmp_path / "article.md"
    article.write_text(ARTICLE, encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}

    def run(*arguments):
        return subprocess.run(
            [bin_ / "provstat", *arguments],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env=environment,
            check=False,
        )

    shown = run("--help")
    assert shown.returncode == 0, shown.stderr
    assert "Usage" in shown.stdout
    checked = run("check", "--fail-on", "warning", str(article))
    assert checked.returncode == 1, checked.stderr
    assert "UNS101" in checked.stdout
    page = run("check", "--format", "html", "--fail-on", "never", str(article))
    assert page.returncode == 0, page.stderr
    assert "now cycle to work" in page.stdout
    modules = subprocess.run(
        [bin_ / "python", "-c", "import schemas; print(schemas.__file__)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert str(home) in modules.stdout
