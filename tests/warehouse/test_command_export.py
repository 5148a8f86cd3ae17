"""`provstat export` from a warehouse: the files are there, and only what was asked for."""

import csv
import json

import pytest

from flows.cli.main import run
from warehouse.ddl import CONTRACT
from warehouse.publish import PUBLISHED, publish

ONE = {"a.md": {"first": "none", "second": "matched"}, "b.md": {"third": "vague"}}


@pytest.fixture
def published(con, ingest, path):
    ingest(con, "r1", ONE)
    publish(con, path.with_name(PUBLISHED))
    con.close()
    return path


@pytest.fixture
def exported(published, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "provstat.toml").write_text('raw = "raw"\npublishers = ["The Desk"]\n')

    def export(*arguments):
        status = run(["export", "out", "--root", ".", "--warehouse", str(published), *arguments])
        said = capsys.readouterr()
        return status, said.out.split(), said.err

    return export


def test_each_form_makes_its_file(exported, tmp_path):
    status, files, _ = exported(
        *("--as", "claimreview", "--as", "annotations", "--as", "prov", "--as", "csl")
    )
    assert status == 0
    made = {name: json.loads((tmp_path / name).read_text()) for name in files}
    assert sorted(made) == [
        "out/annotations.jsonld",
        "out/claimreview.jsonld",
        "out/prov.json",
        "out/sources.csl.json",
    ]
    assert made["out/annotations.jsonld"]["total"] == 3
    assert [row["author"]["name"] for row in made["out/claimreview.jsonld"]["@graph"]] == [
        "The Desk"
    ]
    assert [row["id"] for row in made["out/sources.csl.json"]] == ["acme"]
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == sorted(
        name.removeprefix("out/") for name in files
    )


def test_only_the_claim_asked_for(exported, tmp_path):
    status, _, _ = exported("--as", "annotations", "--claim", "b.md:th")
    assert status == 0
    made = json.loads((tmp_path / "out/annotations.jsonld").read_text())
    assert [row["target"]["source"] for row in made["first"]["items"]] == ["b.md"]


@pytest.mark.parametrize(("start", "says"), [("zz", "no claim"), ("a.md", "more than one")])
def test_a_claim_that_is_not_plainly_one(exported, start, says):
    status, files, err = exported("--as", "prov", "--claim", start)
    assert (status, files) == (2, [])
    assert says in err


def test_every_table_as_csv(exported, tmp_path):
    status, files, _ = exported("--as", "csv")
    assert status == 0
    assert sorted(files) == sorted(f"out/{name}.csv" for name in CONTRACT)
    with (tmp_path / "out/claims.csv").open(newline="") as file:
        assert len(list(csv.DictReader(file))) == 3
