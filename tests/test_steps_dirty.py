"""A deliberately dirty inbox: what is bad is set aside with its reason, the rest goes on."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from flows.land.inbox import gather, read_articles, scan
from flows.land.inputs import Inputs, Read
from flows.reading import read_documents
from flows.steps import follow, trace
from schemas import TABLES, columns, records

ROOT = Path(__file__).parents[1]

SOURCE = {
    "id": "acme-2024",
    "type": "report",
    "title": "Cat Census 2024",
    "publisher": "Acme Institute",
    "issued": {"date-parts": [[2024, 3]]},
    "URL": "https://acme.example/cats",
}
GOOD = (
    "# Cats\n\nOf bakers, 62% own a cat, says the [Cat Census 2024](https://acme.example/cats).\n"
)
HEAD = "document,quote,value,value_high,comparator,unit,population,statement,period,n\n"
MANIFEST = "url,source_id,file,http_status,error,retrieved_at,media_type\n"

FILES = {
    "articles/good.md": GOOD,
    "articles/good.meta.yml": "publisher: The Gazette\n",
    "articles/broken.meta.yml": "publisher: [",
    "articles/broken.txt": "About 30% of dogs bark at cats.\n",
    "articles/lost.meta.yml": "publisher: Nobody\n",
    "articles/empty.md": b"",
    "articles/nothing.pdf": b"",
    "articles/binary.md": b"\x00\x01\x02\xff\xfe" * 50,
    "articles/notes.rtf": "{\\rtf1}",
    "articles/.DS_Store": b"\x00",
    "claims/good.csv": HEAD + "news/1,Two in five cats sleep.,40,,,percent,cats,sleep,2024,812\n",
    "claims/wrong_columns.csv": "article,text,number\na,b,1\n",
    "claims/wrong_types.csv": HEAD
    + "news/1,Many cats sleep.,many,,,percent,cats,sleep,2024,812\n"
    + "news/1,Some 41% of cats purr.,41,,,percent,cats,purr,2024,a few\n"
    + "news/1,Some 42% of cats hum.,42,,,percent,cats,hum,2024,812\n",
    "claims/bytes.csv": HEAD.encode() + b"news/1,Caf\xe9 cats: 9%.,9,,,percent,cats,,,\n",
    "claims/lines.jsonl": '{"document": "news/2", "quote": "About 7% do.", "value": 7}\n{broken\n',
    "claims/empty.csv": b"",
    "claims/twice.csv": HEAD + "news/1,Two in five cats sleep.,40,,,percent,cats,sleep,2024,812\n",
    "claims/no.xlsx": b"PK no workbook",
    "sources/first.json": json.dumps([SOURCE]),
    "sources/second.json": json.dumps([SOURCE]),
    "sources/broken.json": '[{"id": "x"',
    "sources/bytes.csv": b"id,title\nq,Caf\xe9\n",
    "sources/list.yaml": "- a\n",
    "evidence/manifest.csv": MANIFEST
    + "https://acme.example/cats,acme-2024,cats.txt,200,,2026-01-02T03:04:05Z,text/plain\n"
    + "https://acme.example/dogs,acme-2024,dogs.txt,200,,2026-01-02T03:04:05Z,text/plain\n"
    + "https://acme.example/owls,acme-2024,,late,,2026-01-02T03:04:05Z,\n",
    "evidence/cats.txt": "Of bakers, 62% own a cat, the Cat Census 2024 found.\n",
    "evidence/orphan.txt": "Nobody names this copy.\n",
    "decisions/rulings.csv": "target,ruling,value,reason\n"
    "c0000000000000000,waive,,the claim is gone\n"
    "UNS101@c0000000000000000,bless,,no such ruling\n",
}


@pytest.fixture(scope="module")
def inbox(tmp_path_factory):
    """The inbox, listed."""
    outside = tmp_path_factory.mktemp("outside") / "secret.md"
    outside.write_text("A secret 99%.")
    root = tmp_path_factory.mktemp("raw")
    for name, data in FILES.items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    (root / "articles" / "link.md").symlink_to(outside)
    return scan(root)


@pytest.fixture(scope="module")
def dirty(inbox):
    """The same landed and traced."""
    items, vanished = read_articles(inbox.articles)
    assert vanished == []
    return trace(read_documents(items), gather(inbox), today="2026-05-01")


def test_rows_in_are_rows_loaded_and_rows_quarantined(dirty):
    assert dirty.rows_in == dirty.rows_loaded + len(dirty.frames["quarantine"])
    frames = dirty.frames
    from_articles = frames["claims"]["origin"] == "article"
    loaded = {
        "documents": (frames["documents"]["media_type"] != "application/vnd.provstat.claims").sum(),
        "sidecars": 1,
        "claims": (~from_articles).sum(),
        "sources": len(frames["sources"]),
        "fetches": len(frames["fetches"]),
        "copies": 1,
        "decisions": len(frames["decisions"]),
    }
    assert dirty.rows_loaded == sum(loaded.values()), loaded


def test_the_good_goes_on(dirty):
    frames = dirty.frames
    assert {"articles/good.md", "articles/broken.txt"} <= set(frames["documents"]["document"])
    assert set(frames["sources"]["source_id"]) == {"acme-2024"}
    tabled = frames["claims"][frames["claims"]["origin"] == "table"]
    assert sorted(tabled["value"]) == [7, 40, 42]
    assert len(frames["fetches"]) == 1
    assert "99" not in " ".join(frames["claims"]["figure"])


@pytest.mark.parametrize(
    ("file", "rows"),
    [
        ("articles/broken.meta.yml", [None]),
        ("articles/lost.meta.yml", [None]),
        ("articles/empty.md", [None]),
        ("articles/nothing.pdf", [None]),
        ("articles/binary.md", [None]),
        ("articles/notes.rtf", [None]),
        ("articles/link.md", [None]),
        ("claims/wrong_columns.csv", [None]),
        ("claims/wrong_types.csv", [1, 2]),
        ("claims/bytes.csv", [1]),
        ("claims/lines.jsonl", [2]),
        ("claims/empty.csv", [None]),
        ("claims/twice.csv", [1]),
        ("claims/no.xlsx", [None]),
        ("sources/second.json", [1]),
        ("sources/broken.json", [None]),
        ("sources/list.yaml", [None]),
        ("evidence/manifest.csv", [2, 3]),
        ("evidence/orphan.txt", [None]),
        ("decisions/rulings.csv", [2, 1]),
    ],
)
def test_the_bad_is_set_aside_where_it_was_with_reason_and_text(dirty, file, rows):
    quarantine = dirty.frames["quarantine"]
    aside = quarantine[quarantine["file"] == file]
    assert [row["row"] for row in records(aside)] == rows
    assert aside["reason"].str.len().min() > 10


def test_nothing_else_is_set_aside(dirty):
    counted = Counter(dirty.frames["quarantine"]["file"])
    assert "articles/.DS_Store" not in counted
    assert "articles/good.md" not in counted
    assert "claims/good.csv" not in counted


def test_a_ruling_about_a_claim_that_is_gone_says_what_to_do(dirty):
    assert len(dirty.frames["decisions"]) == 0
    [row] = [
        r for r in records(dirty.frames["quarantine"]) if r["step"] == "decide" and r["row"] == 1
    ]
    assert "c0000000000000000" in row["reason"]
    assert "rule on the claim that stands now" in row["reason"]
    assert "ruling=waive" in row["original"]


def test_of_some_articles_a_ruling_on_another_is_passed_over():
    rulings = b"target,ruling\nc0000000000000000,waive\n"
    inputs = Inputs(decisions=[("decisions/d.csv", rulings)])
    traced = trace(Read(), inputs, today="2026-05-01", whole=False)
    assert (traced.rows_in, traced.rows_loaded) == (0, 0)
    assert len(traced.frames["quarantine"]) == len(traced.frames["decisions"]) == 0


def test_rows_are_whole(inbox):
    """A step may ask for any column of the table, whoever made the row."""
    seen = Counter()
    for each in (inbox, scan(ROOT / "raw")):
        items, _ = read_articles(each.articles)
        rows = follow(read_documents(items), gather(each), today="2026-05-01").rows
        for table, made in rows.items():
            seen[table] += len(made)
            for row in made:
                assert row.keys() == columns(TABLES[table]).keys(), table
    assert all(seen.values()), seen


def test_what_follows_from_reading_needs_no_table_library(inbox):
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from flows.land.inbox import gather, read_articles, scan\n"
        "from flows.reading import read_documents\n"
        "from flows.steps import follow\n"
        f"inbox = scan(Path({str(inbox.root)!r}))\n"
        "items, _ = read_articles(inbox.articles)\n"
        "read = read_documents(items)\n"
        "assert follow(read, gather(inbox), today='2026-05-01').rows['claims']\n"
        "print(sorted({'pandas', 'pandera', 'duckdb'} & sys.modules.keys()))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")
