"""A file that is brought up to date run by run is what one is that is built anew."""

import copy
import errno
import json
import os
import shutil
import subprocess
import sys
from importlib.resources import files
from random import Random

import duckdb
import pandas as pd
import pandera.pandas as pa
import pytest
from publishing import PREPARED, differences

from flows.scheduled import PublishSettings
from schemas import TABLES, frame
from schemas.views import views
from warehouse import catching_up
from warehouse.catching_up import Unlike, made_by, note_numbers, shown, stopped
from warehouse.connect import writer
from warehouse.errors import NotPublishable
from warehouse.load import load
from warehouse.publish import parquet_folder, publish
from warehouse.sums import sum_as_left, sum_of_file

NOON = pd.Timestamp("2026-05-01T12:00:00")
EMPTY = {"str": "x", "Int64": 1, "float64": 1.0, "boolean": False}
OFTEN = catching_up.OFTEN
RULES = ("UNS101", "CON201", "NUM304")
SEVERITIES = ("error", "warning", "info")


@pytest.fixture
def ever(monkeypatch):
    """However little there is, and however much of it changes; gives what was published so."""
    caught, catch_up = [], catching_up.catch_up
    for name, value in (("LEAST", 0), ("MOST", 1e9), ("OFTEN", 1000)):
        monkeypatch.setattr(catching_up, name, value)

    def counted(*told, **more):
        found = catch_up(*told, **more)
        caught.append(found)
        return found

    monkeypatch.setattr("warehouse.publish.catch_up", counted)
    return caught


def row(table, **told):
    """A row with something in each column that is never empty."""
    made = {"unit": "percent"} if table in ("claims", "observations", "statistics") else {}
    for name, column in TABLES[table].to_schema().columns.items():
        words = [c.statistics["allowed_values"] for c in column.checks if c.name == "isin"]
        if name not in told | made and not column.nullable:
            kind = next(
                kind for kind in EMPTY if str(column.dtype).lower().startswith(kind[:3].lower())
            )
            made[name] = min(words[0]) if words else EMPTY[kind]
    return made | told


class Broken(Exception):
    """A crash at a named point."""


class Archive:
    """Articles and sources that come, change and go, and what follows from them."""

    def __init__(self, seed):
        self.rng = Random(seed)
        self.articles, self.sources, self.edges, self.runs = {}, {"s0": 0, "s1": 0}, set(), 0

    def turn(self):
        """What happens between two runs."""
        rng, names = self.rng, [f"{letter}.md" for letter in "abcdefghijkl"]
        for name in rng.sample(names, rng.randrange(4)):
            if name in self.articles and rng.random() < 0.4:
                del self.articles[name]
            else:
                claims = {n: rng.randrange(3) for n in rng.sample(range(6), rng.randrange(5))}
                self.articles[name] = rng.randrange(3), claims
        if rng.random() < 0.3:
            self.sources[f"s{rng.randrange(5)}"] = rng.randrange(3)
        if rng.random() < 0.2 and len(self.sources) > 1:
            del self.sources[rng.choice(sorted(self.sources))]
        if rng.random() < 0.3:
            self.edges ^= {(f"s{rng.randrange(5)}", f"s{rng.randrange(5)}")}

    def frames(self):
        rows = {table: [] for table in TABLES}
        for source, edition in self.sources.items():
            rows["sources"].append(
                row(
                    "sources",
                    source_id=source,
                    study_id=f"study {edition}",
                    title=source,
                    n=edition,
                )
            )
            rows["observations"].append(
                row("observations", observation_id=f"o {source}", source_id=source, value=edition)
            )
        self.credit(rows)
        for name, (edition, claims) in self.articles.items():
            rows["documents"].append(
                row("documents", document=name, title=f"title {edition}", content_hash=str(claims),
                    published=f"2026-0{1 + edition}-01" if edition else None, landed_at=NOON)
            )  # fmt: skip
            for number, said in claims.items():
                self.claim(rows, name, number, said)
        self.settle(rows)
        return {
            table: frame(TABLES[table], held) for table, held in rows.items() if table != "runs"
        }

    def claim(self, rows, name, number, said):
        claim_id, rng = f"{name} {number}", Random(f"{name} {number} {said}")
        source = rng.choice([*sorted(self.sources), None])
        rows["claims"].append(
            row("claims", claim_id=claim_id, document=name, start=number, value=float(said),
                quote=f"some {rng.choice(['owls', 'cats', 'terns'])} of {said}", figure=str(said))
        )  # fmt: skip
        rows["citations"].append(
            row("citations", claim_id=claim_id, status="matched" if source else "none",
                source_id=source)
        )  # fmt: skip
        rows["support"].append(
            row("support", claim_id=claim_id, source_id=source, chain=json.dumps([f"s{said}"]),
                circular=rng.random() < 0.2, outcome=rng.choice(["supported", "unverifiable"]))
        )  # fmt: skip
        if source:
            to = rng.choice([f"source:{source}", f"figure:o {source}"])
            self.link(rows, f"claim:{claim_id}", to, claim_id=claim_id, stands=rng.random() < 0.8)
        other = self.runs % 4 == 3 and rng.random() < 0.2 and next(iter(self.articles))
        if other:
            self.link(rows, f"claim:{claim_id}", f"claim:{other} 0", claim_id=claim_id, stands=True)
        if rng.random() < 0.5:
            self.find(rows, rng, claim_id=claim_id, document=name)

    def credit(self, rows):
        """Whom sources credit."""
        for one, other in self.edges:
            if one in self.sources and other in self.sources:
                self.link(rows, f"source:{one}", f"source:{other}", stands=True)
                self.link(rows, f"figure:o {one}", f"source:{other}", stands=True, by="registry")

    def link(self, rows, one, other, by="article", **told):
        kind, _, key = other.partition(":")
        source = key if kind == "source" else key[2:] if kind == "figure" else None
        rows["credits"].append(
            row("credits", credit_id=f"{one}>{other}", from_node=one, to_node=other, by=by,
                to_name=other, to_source_id=source,
                to_observation_id=key if kind == "figure" else None, **told)
        )  # fmt: skip

    def find(self, rows, rng, **of):
        rule, subject = rng.choice(RULES), of.get("claim_id") or of["source_id"]
        rows["findings"].append(
            row("findings", finding_id=f"f {rule} {subject}", rule=rule, details="{}",
                severity=rng.choice(SEVERITIES), message=f"{rng.randrange(3)}",
                status=rng.choice(["open", "open", "accepted"]), **of)
        )  # fmt: skip

    def settle(self, rows):
        """Statistics of equal claims, and what is about no claim."""
        groups = {}
        for claim in rows["claims"]:
            groups.setdefault(claim["value"], []).append(claim["claim_id"])
        for value, ids in groups.items():
            told = {"statistic_id": " ".join(sorted(ids)), "members": len(ids)}
            rows["statistics"].append(row("statistics", label=str(value), **told))
            members = [(one, "claim") for one in ids]
            members += [(f"o s{int(value)}", "observation")] * (f"s{int(value)}" in self.sources)
            rows["statistic_members"] += [
                row("statistic_members", statistic_id=told["statistic_id"], member_id=one,
                    member_type=kind) for one, kind in members
            ]  # fmt: skip
        for source in self.sources:
            if self.rng.random() < 0.5:
                self.find(rows, self.rng, source_id=source, document="sources/s.json")
        for number in self.rng.sample(range(5), 2):
            rows["quarantine"].append(row("quarantine", quarantine_id=f"q{number}"))
            rows["decisions"].append(row("decisions", decision_id=f"d{number}", target="t"))
        rows["rule_runs"].append(row("rule_runs", run_id=self.run_id, rule="UNS101"))

    @property
    def run_id(self):
        return f"r{self.runs:03}"

    def bring(self, con, **told):
        self.runs += 1
        at = NOON + pd.Timedelta(days=self.runs)
        counts = {"rows_in": 0, "rows_loaded": 0, "rows_quarantined": 0}
        load(con, self.run_id, self.frames(), started_at=at, finished_at=at, version="0",
             **counts, **told)  # fmt: skip


# What may happen to the warehouse or to what is published, that no run tells of.
MISHAPS = (
    lambda con, _: con.execute(
        "UPDATE history.claims SET quote = 'by hand ' || claim_id WHERE hash(claim_id) % 5 = 0"
    ),
    lambda con, _: con.execute("UPDATE history.documents SET title = 'by hand'"),
    lambda con, _: con.execute("DELETE FROM history.findings WHERE hash(finding_id) % 4 = 0"),
    lambda con, _: con.execute("DELETE FROM history.quarantine"),
    lambda _, target: target.unlink(missing_ok=True),
    lambda _, target: target.write_bytes(target.read_bytes()[:-4096]) if target.exists() else 0,
    lambda _, target: shutil.rmtree(parquet_folder(target).resolve(), ignore_errors=True),
    lambda _, target: (target.parent / ".p/whole.sha256").unlink(missing_ok=True),
)


def go_through(tmp_path, seed, runs, published=0.8, mishaps=0.0):
    archive = Archive(seed)
    target, anew = tmp_path / "p.duckdb", tmp_path / "anew.duckdb"
    with writer(tmp_path / "w.duckdb") as con:
        for _ in range(runs):
            archive.turn()
            if archive.rng.random() < mishaps:
                archive.rng.choice(MISHAPS)(con, target)
            archive.bring(con)
            if archive.rng.random() < mishaps / 4:
                archive.rng.choice(MISHAPS)(con, target)
            if archive.rng.random() < published:  # a run may be kept from readers
                publish(con, target, by_changes=True)
                publish(con, anew, parquet=False)
                assert differences(target, anew) == [], (seed, archive.runs)


def test_what_is_brought_up_to_date_is_what_is_built_anew(tmp_path, ever):
    go_through(tmp_path, "seed", 3, published=1)
    assert len(ever) == 2


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_so_it_is_over_many_runs(tmp_path, ever, seed):
    go_through(tmp_path, seed, 12)
    assert len(ever) > 6
    assert None not in ever


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_and_whatever_happens_that_no_run_tells_of(tmp_path, ever, seed):
    go_through(tmp_path, f"mishaps {seed}", 14, mishaps=0.4)
    assert len(ever) > 3


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """An archive of which two runs are loaded and the first is published."""
    made = Archive(7)
    made.articles = {
        f"{name}.md": (1, {n: 10 * at + n for n in range(3)}) for at, name in enumerate("abcd")
    }
    made.folder = tmp_path_factory.mktemp("begun")
    with writer(made.folder / "w.duckdb") as con:
        made.bring(con)
        publish(con, made.folder / "p.duckdb")
        made.articles["a.md"] = 2, {0: 2}
        made.bring(con)
    return made


@pytest.fixture
def archive(begun, tmp_path):
    """The same for oneself, and how it goes on."""
    shutil.copytree(begun.folder, tmp_path, symlinks=True, dirs_exist_ok=True)
    made = copy.deepcopy(begun)
    made.target = tmp_path / "p.duckdb"
    with writer(tmp_path / "w.duckdb") as made.con:
        yield made


def built_anew(archive, **told):
    """Whether the file that is published now shares nothing with what was there."""
    times = "SELECT times FROM dashboard.made"
    publish(archive.con, archive.target, **{"by_changes": True} | told)
    with duckdb.connect(archive.target, read_only=True) as con:
        return con.execute(times).fetchall() == [(0,)]


def changed(archive, sql, *, noted=False):
    """Change the published file by hand; ``noted``: as if it had been published so."""
    with duckdb.connect(archive.target) as con:
        con.execute(sql)
    if noted:
        sums = archive.target.parent / ".p/whole.sha256"
        sums.write_text(f"{sum_of_file(archive.target)}\n")


def test_what_little_changed_is_put_into_a_copy_and_a_run_twice_is_built_anew(archive, ever):
    assert not built_anew(archive)
    assert len(ever) == 1
    assert built_anew(archive)


def test_a_file_is_brought_up_to_date_unless_the_settings_say_otherwise(archive, ever):
    assert not built_anew(archive, by_changes=PublishSettings().by_changes)
    archive.bring(archive.con)
    assert built_anew(archive, by_changes=PublishSettings(by_changes=False).by_changes)
    assert len(ever) == 1


def test_at_every_eighth_run_a_file_is_built_anew(archive, ever, monkeypatch):
    monkeypatch.setattr(catching_up, "OFTEN", OFTEN)
    changed(archive, "UPDATE dashboard.made SET times = 6", noted=True)
    assert not built_anew(archive)
    archive.bring(archive.con)
    assert built_anew(archive)


def test_a_small_archive_is_as_soon_built_anew(archive):
    assert built_anew(archive)


NOT_SHOWN = {
    "by another provstat": "UPDATE dashboard.made SET made_by = 'another'",
    "by one that does not say": "DROP TABLE dashboard.made",
    "often brought up to date": "UPDATE dashboard.made SET times = 1000",
    "of a run that nobody knows": "UPDATE v1.runs SET run_id = 'r000'",
    "of other runs": "UPDATE v1.runs SET rows_in = 7",
    "without runs": "DELETE FROM v1.runs",
}
UNLIKE = {
    "with a claim less": "DELETE FROM v1.claims WHERE claim_id = 'b.md 0'",
    "with a claim of another name": "UPDATE v1.claims SET claim_id = 'x' WHERE claim_id = 'b.md 0'",
    "numbered otherwise": "UPDATE dashboard.made SET beyond = 1000",
}


def test_a_file_that_is_none_of_ours_is_built_anew(archive, ever):
    whole = archive.target.read_bytes()
    assert shown(archive.con, archive.target) == "r001"
    for fault, sql in NOT_SHOWN.items():
        changed(archive, sql)
        assert shown(archive.con, archive.target) is None, fault
        archive.target.write_bytes(whole)
    archive.target.write_bytes(whole[:5000])
    assert built_anew(archive)
    assert ever == []


PROMISES = {
    "description": "Other words",
    "nullable": True,
    "checks": [pa.Check.isin([str(n) for n in range(100) if n != 22])],
    "metadata": {"unit": "owls"},
}


@pytest.mark.parametrize("promise", PROMISES)
def test_a_file_of_a_contract_that_promises_other_things_is_built_anew(
    archive, ever, promise, monkeypatch
):
    column = views()["claims"].columns["figure"]
    monkeypatch.setattr(column, promise, PROMISES[promise])
    if promise == "checks":
        with pytest.raises(NotPublishable, match="column figure"):  # rows of before break it
            publish(archive.con, archive.target, by_changes=True)
    else:
        assert built_anew(archive)
    assert ever == []


def test_a_file_is_by_the_modules_that_make_it(tmp_path, monkeypatch):
    before = made_by()
    for package in ("schemas", "warehouse"):
        for module in files(package).glob("*.py"):
            copied = tmp_path / package / module.name
            copied.parent.mkdir(exist_ok=True)
            copied.write_bytes(module.read_bytes())
    monkeypatch.setattr(catching_up, "files", tmp_path.joinpath)
    assert made_by() == before
    for name in ("schemas/words.py", "warehouse/package.py", "warehouse/conform.py"):
        with (tmp_path / name).open("a", encoding="utf-8") as module:
            module.write("# by another commit\n")
        assert made_by() != before
        before = made_by()


def test_who_made_a_file_is_told_alike_in_every_process():
    asked = "from warehouse.catching_up import made_by; print(made_by())"
    told = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    ).stdout
    assert told.strip() == made_by()


@pytest.mark.parametrize("fault", UNLIKE)
def test_a_file_that_is_not_what_it_should_be_is_built_anew(archive, ever, fault, tmp_path):
    changed(archive, UNLIKE[fault], noted=True)
    assert built_anew(archive)
    publish(archive.con, tmp_path / "anew.duckdb")
    assert differences(archive.target, tmp_path / "anew.duckdb") == []


HANDS = {
    "a value is another": "UPDATE history.claims SET quote = 'by hand' WHERE claim_id = 'b.md 0'",
    "a title is": "UPDATE history.documents SET title = 'by hand' WHERE document = 'c.md'",
    "a row is gone": "DELETE FROM history.support WHERE claim_id = 'b.md 0'",
    "one is closed": "UPDATE history.citations SET closed_by = loaded_by WHERE claim_id = 'b.md 0'",
    "one stands again": "UPDATE history.claims SET closed_by = NULL, claim_id = 'a.md 7'"
    " WHERE claim_id = 'a.md 1'",
    "one came of no run": "INSERT INTO history.claims BY NAME SELECT * REPLACE"
    " ('b.md 9' AS claim_id, NULL AS loaded_by) FROM history.claims WHERE claim_id = 'b.md 0'",
    "one came of an old run": "INSERT INTO history.quarantine BY NAME SELECT * REPLACE"
    " ('by hand' AS quarantine_id, 'r001' AS loaded_by) FROM history.quarantine LIMIT 1",
    "one is closed by a word": "UPDATE history.citations SET closed_by = 'zz'"
    " WHERE claim_id = 'b.md 0'",
    "one came by a word": "INSERT INTO history.observations BY NAME SELECT * REPLACE"
    " ('by hand' AS observation_id, 'zz' AS loaded_by) FROM history.observations LIMIT 1",
    "a finding says it": "UPDATE history.findings SET message = 'by hand' WHERE loaded_by = 'r001'",
}


@pytest.mark.parametrize("hand", HANDS)
def test_what_a_hand_changed_in_the_warehouse_comes_to_readers(archive, ever, hand, tmp_path):
    archive.con.execute(HANDS[hand])
    publish(archive.con, tmp_path / "anew.duckdb")
    assert built_anew(archive)
    assert differences(archive.target, tmp_path / "anew.duckdb") == []


def test_what_a_hand_closed_and_put_back_comes_to_readers(archive, ever, tmp_path):
    archive.sources = {f"s{n}": n for n in range(5)}
    archive.edges = {(f"s{n}", f"s{(n + 1) % 5}") for n in range(5)}
    archive.articles = {"a.md": (1, {0: 1})}
    archive.bring(archive.con)
    publish(archive.con, archive.target, by_changes=True)
    (source,) = archive.con.execute(
        "SELECT min(source_id) FROM v1.chains WHERE source_id NOT IN"
        " (SELECT source_id FROM live.citations WHERE source_id IS NOT NULL)"
    ).fetchone()
    for day, closed_by in enumerate(("zz", None), start=7):
        archive.con.execute(
            "UPDATE history.sources SET closed_by = ? WHERE source_id = ?", [closed_by, source]
        )
        at = NOON + pd.Timedelta(days=day)
        load(archive.con, f"r00{day}", {}, started_at=at, finished_at=at, version="0",
             rows_in=0, rows_loaded=0, rows_quarantined=0)  # fmt: skip
        publish(archive.con, archive.target, by_changes=True)
        publish(archive.con, tmp_path / "anew.duckdb")
        assert differences(archive.target, tmp_path / "anew.duckdb") == []


def test_what_later_runs_do_is_no_hand_in_the_warehouse(archive):
    before = sum_as_left(archive.con, "r002")
    assert sum_as_left(archive.con, "r001") != before
    for _ in range(3):
        archive.turn()
        archive.bring(archive.con)
        archive.con.execute("UPDATE history.claims SET before = 'what stands there now'")
    assert sum_as_left(archive.con, "r002") == before


def test_a_file_that_a_hand_or_a_disk_has_changed_is_built_anew(archive, ever, tmp_path):
    publish(archive.con, tmp_path / "anew.duckdb")
    whole = archive.target.read_bytes()
    changed(archive, "UPDATE v1.claims SET quote = 'by hand'")
    assert built_anew(archive)
    assert differences(archive.target, tmp_path / "anew.duckdb") == []
    for share in (0.3, 0.6, 0.9):
        archive.bring(archive.con)
        damaged = bytearray(whole)
        damaged[int(share * len(whole))] ^= 1
        archive.target.write_bytes(damaged)
        assert built_anew(archive)
    assert ever == []


def test_an_older_file_that_was_published_is_brought_up_to_date(archive, ever, tmp_path):
    older = archive.target.read_bytes()
    publish(archive.con, archive.target, by_changes=True)
    archive.target.write_bytes(older)
    archive.bring(archive.con)
    assert not built_anew(archive)
    publish(archive.con, tmp_path / "anew.duckdb")
    assert differences(archive.target, tmp_path / "anew.duckdb") == []


def test_a_file_of_which_much_changed_is_built_anew(archive, ever, monkeypatch):
    monkeypatch.setattr(catching_up, "MOST", 0.01)
    assert built_anew(archive)
    assert ever == [None]


def test_rows_that_break_the_contract_do_not_come_into_a_copy(archive, ever):
    before = archive.target.read_bytes()
    archive.con.execute("UPDATE history.claims SET quote = NULL WHERE loaded_by = 'r002'")
    with pytest.raises(NotPublishable, match=r"column quote: 1 row without a value"):
        publish(archive.con, archive.target, by_changes=True)
    assert archive.target.read_bytes() == before


@pytest.mark.parametrize("point", ["copied", "checked", "summed", "replaced"])
def test_a_crash_leaves_what_was_published(archive, ever, point):
    def fail(passed):
        if passed == point:
            raise Broken

    def of():
        with duckdb.connect(archive.target, read_only=True) as con:
            return con.execute("SELECT run_id FROM v1.about").fetchall()

    with pytest.raises(Broken):
        publish(archive.con, archive.target, by_changes=True, fault=fail)
    assert of() == [("r002" if point == "replaced" else "r001",)]
    publish(archive.con, archive.target, by_changes=True)
    assert of() == [("r002",)]
    left = {path.name for path in archive.target.parent.iterdir()}
    assert left - {"w.duckdb.wal"} == {"w.duckdb", "w.duckdb.lock", "p.duckdb", "p", ".p"}


def test_a_parquet_file_of_which_no_row_changed_is_the_one_of_before(archive, ever):
    before = parquet_folder(archive.target).resolve()
    publish(archive.con, archive.target, by_changes=True)
    now = parquet_folder(archive.target).resolve()
    one = {path.name for path in now.iterdir() if path.samefile(before / path.name)}
    assert {"observations.parquet", "quarantine_closed.parquet"} <= one
    assert not one & {"claims.parquet", "runs.parquet", "datapackage.json"}
    assert differences(archive.target, archive.target) == []


def test_parquet_files_are_left_out_on_request(archive):
    publish(archive.con, archive.target, by_changes=True, parquet=False)
    assert not parquet_folder(archive.target).is_symlink()
    archive.bring(archive.con)
    publish(archive.con, archive.target, by_changes=True, parquet=False)
    assert [path.name for path in (archive.target.parent / ".p").iterdir()] == ["whole.sha256"]
    publish(archive.con, archive.target, by_changes=True)
    assert differences(archive.target, archive.target) == []


def test_findings_that_were_only_seen_again_are_written_again(archive, ever):
    publish(archive.con, archive.target, by_changes=True)
    at = NOON + pd.Timedelta(days=9)
    load(archive.con, "r009", {}, started_at=at, finished_at=at, version="0",
         rows_in=0, rows_loaded=0, rows_quarantined=0)  # fmt: skip
    publish(archive.con, archive.target, by_changes=True)
    assert len(ever) == 2
    assert differences(archive.target, archive.target) == []


def test_a_parquet_file_that_is_not_what_it_was_gets_no_other_name(archive, ever):
    file = parquet_folder(archive.target).resolve() / "observations.parquet"
    held = bytearray(file.read_bytes())
    held[10] ^= 1
    file.write_bytes(held)
    publish(archive.con, archive.target, by_changes=True)
    assert len(ever) == 1
    assert differences(archive.target, archive.target) == []


def test_numbers_of_claims_that_are_gone_are_not_forgotten(archive):
    def noted(first):
        note_numbers(con, first, "a sum")
        return con.execute("SELECT beyond FROM dashboard.made").fetchone()[0]

    with duckdb.connect(archive.target) as con:
        (claims,) = con.execute("SELECT count(*) FROM v1.claims").fetchone()
        assert noted(0) == claims
        assert noted(200) == 200
        assert noted(0) == 200


def test_claims_that_come_have_numbers_behind_those_before():
    with duckdb.connect() as con:
        con.execute("ATTACH ':memory:' AS delta; CREATE SCHEMA delta.made")
        con.execute("ATTACH ':memory:' AS published; CREATE SCHEMA published.v1")
        con.execute("CREATE TABLE delta.made.claims AS FROM range(3)")
        con.execute("CREATE TABLE published.v1.claims AS FROM range(10)")
        catching_up._see_behind(con, 7)
        with pytest.raises(Unlike, match="numbers of others"):
            catching_up._see_behind(con, 8)


@pytest.mark.slow
def test_a_number_that_duckdb_gives_out_again_leads_to_no_other_claim(ever, tmp_path):
    """It does so once the last 122,880 rows of a table are gone, or what there is of them."""

    def bring(*articles):
        at = NOON + pd.Timedelta(days=10 + len(ran))
        con.execute("CREATE OR REPLACE TEMP TABLE c AS FROM one WHERE false")
        con.execute("CREATE OR REPLACE TEMP TABLE d AS FROM article WHERE false")
        for name, claims, word in articles:
            con.execute(f"INSERT INTO d SELECT * REPLACE ('{name}' AS document) FROM article")
            con.execute(
                f"INSERT INTO c SELECT one.* REPLACE ('{name}' AS document, i AS start, '{name} '"
                f" || i AS claim_id, '{word} ' || i AS quote) FROM one, range({claims:d}) AS t(i)"
            )
        ran.append(f"r1{len(ran):02}")
        load(con, ran[-1], {"documents": "temp.d", "claims": "temp.c"}, started_at=at,
             finished_at=at, version="0", rows_in=0, rows_loaded=0, rows_quarantined=0)  # fmt: skip
        publish(con, target, by_changes=True, parquet=False)

    ran, target = [], tmp_path / "many/p.duckdb"
    with writer(tmp_path / "many.duckdb") as con:
        for name, table, told in (
            ("one", "claims", {"claim_id": "x", "document": "x"}),
            ("article", "documents", {"document": "x", "landed_at": NOON}),
        ):
            con.register("told", frame(TABLES[table], [row(table, **told)]))
            con.execute(f"CREATE TEMP TABLE {name} AS FROM live.{table} WHERE false")
            con.execute(f"INSERT INTO {name} BY NAME FROM told")
        many = "a.md", 122_880, "gulls"
        bring(many, ("z.md", 30, "walrus"))
        bring(many)
        bring(many, ("zz.md", 5, "herring"))
    with duckdb.connect(target, read_only=True) as read:
        listed = PREPARED["words"].replace("{0}", "p").replace("ORDER", "WHERE word = ? ORDER")
        assert read.execute(listed, ["walrus"]).fetchall() == []
        assert len(read.execute(listed, ["herring"]).fetchall()) == 5
    assert len(ever) > 0


@pytest.mark.parametrize(
    "text",
    [
        *("null", "[]", "7", "{", "[" * 100_000, '{"run": "r001", "resources": null}'),
        '{"run": ["r001"], "resources": []}',
        '{"run": "r001", "resources": {"claims": 1}}',
        '{"run": "r001", "resources": ["x", {}, {"name": []}, {"name": "observations"}]}',
    ],
    ids=lambda text: text[:60],
)
def test_a_description_of_another_form_says_nothing(archive, ever, text):
    folder = parquet_folder(archive.target).resolve()
    before = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    (folder / "datapackage.json").write_text(text, encoding="utf-8")
    publish(archive.con, archive.target, by_changes=True)
    assert len(ever) == 1
    assert differences(archive.target, archive.target) == []
    now = parquet_folder(archive.target) / "datapackage.json"
    assert json.loads(now.read_text(encoding="utf-8")).keys() == before.keys()


@pytest.mark.parametrize("by_changes", [True, False])
def test_what_is_left_in_a_log_is_not_published(archive, ever, by_changes):
    def leave(point):
        if point == "built":
            archive.target.with_name("p.duckdb.new.wal").write_bytes(b"rows")

    before = archive.target.read_bytes()
    with pytest.raises(NotPublishable, match="not all that was written is in the file"):
        publish(archive.con, archive.target, by_changes=by_changes, fault=leave)
    assert archive.target.read_bytes() == before


@pytest.mark.parametrize("by_changes", [True, False])
def test_what_a_killed_writer_left_of_a_file_does_not_come_into_the_next(
    archive, ever, by_changes, tmp_path, monkeypatch
):
    def write():
        sql = "UPDATE v1.sources SET title = 'by hand'"
        open_it = f"import duckdb, os; con = duckdb.connect({str(archive.target)!r})"
        killed = f"{open_it}; con.execute({sql!r}); os._exit(9)"
        subprocess.run([sys.executable, "-c", killed], check=False)

    def fail(*_):
        raise Broken

    log = archive.target.with_name("p.duckdb.wal")
    write()
    assert log.exists()
    publish(archive.con, archive.target, by_changes=by_changes)
    publish(archive.con, tmp_path / "anew.duckdb")
    assert differences(archive.target, tmp_path / "anew.duckdb") == []
    write()
    archive.bring(archive.con)
    monkeypatch.setattr("pathlib.Path.replace", fail)  # a kill before the swap
    with pytest.raises(Broken):
        publish(archive.con, archive.target, by_changes=by_changes)
    assert not log.exists()
    assert differences(archive.target, tmp_path / "anew.duckdb") == []


@pytest.mark.parametrize("sql", ["DELETE FROM dashboard.by_newest", "DELETE FROM dashboard.made"])
def test_a_file_whose_pages_lack_claims_is_not_published(archive, sql):
    def take(point):
        if point == "built":
            with duckdb.connect(archive.target.with_name("p.duckdb.new")) as con:
                con.execute(sql)

    with pytest.raises(NotPublishable, match="lists"):
        publish(archive.con, archive.target, fault=take)


def test_a_fault_that_ends_the_database_has_the_next_run_build_anew(archive, ever, monkeypatch):
    def die(con, *told, **_):
        con.close()
        raise duckdb.FatalException("a block is damaged\nand more")

    before = archive.target.read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr("warehouse.publish.catch_up", die)
        with pytest.raises(NotPublishable, match=r"the next run builds it anew$") as told:
            publish(archive.con, archive.target, by_changes=True)
    assert "\n" not in str(told.value)
    assert archive.target.read_bytes() == before
    with writer(archive.target.with_name("w.duckdb"), held=True) as archive.con:
        assert built_anew(archive)
        assert ever == []
        archive.bring(archive.con)
        assert not built_anew(archive)


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
def test_a_file_that_cannot_be_copied_is_built_anew(archive, ever, number, monkeypatch):
    def bad(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "copy_file_range", bad)
    monkeypatch.setattr(shutil, "copyfileobj", bad)
    if number == errno.ENOSPC:  # and there is no room for another
        with pytest.raises(OSError, match=os.strerror(number)):
            built_anew(archive)
    else:
        assert built_anew(archive)


def test_a_copy_that_ends_early_is_none(archive, ever, monkeypatch):
    monkeypatch.setattr(os, "copy_file_range", lambda *_: 0)
    assert built_anew(archive)


def test_who_is_told_to_stop_is_known_by_its_kind():
    assert stopped(duckdb.InterruptException("Interrupted!"))
    assert not stopped(duckdb.IOException("/data/interrupted lives/p.duckdb: damaged"))
