"""A published file as an ingest of a small newsroom makes it, whose articles mean harm."""

import json
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from starlette.testclient import TestClient

from flows.dashboard.app import create_app
from flows.flag import flag
from flows.land.inbox import gather, read_articles, scan
from flows.reading import read_documents
from flows.settings import Settings
from flows.steps import trace
from warehouse.connect import writer
from warehouse.load import load
from warehouse.publish import PUBLISHED, publish

HERE = "http://localhost"
TODAY = "2026-05-01"
HARM = "\"'></title><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}"
SOURCES = [
    {
        "id": "acme/2024",
        "type": "report",
        "title": "Cat Census 2024",
        "publisher": "Acme Institute",
        "issued": {"date-parts": [[2024, 3]]},
        "URL": 'ftp://acme.example/"onload="alert(1)',
        "custom": {"survey": {"n": 800, "population": "bakers"}},
    },
    {
        "id": "odd",
        "type": "report",
        "title": f"Odd {HARM}",
        "publisher": "Odd House",
        "issued": {"date-parts": [[2023]]},
    },
]
FILES = {
    "articles/cats.md": "---\ntitle: Cats at work\npublisher: The Gazette\nsection: Pets\n"
    "published: 2026-03-01\n---\n\n## Bakers\n\n"
    "Of bakers, 62% own a cat, says the Cat Census 2024 by the Acme Institute. Studies show"
    " that 9% of owls read.\n",
    "articles/dogs.md": "---\ntitle: Dogs\npublisher: The Gazette\nsection: Pets\n"
    "published: 2026-03-02\n---\n\nSome 41% of dogs sleep by day.\n",
    "articles/harm é.md": f"---\ntitle: '{HARM.replace(chr(39), chr(39) * 2)}'\npublisher: =1+1\n"
    "published: 2020-01-01\n---\n\n"
    "=HYPERLINK says that 33% of cooks <script>alert(1)</script> {{7*7}} sing.\n",
    "sources/all.json": json.dumps(SOURCES),
    "evidence/manifest.csv": "url,source_id,file,http_status,error,retrieved_at,media_type\n"
    ",acme/2024,cats.txt,200,,2026-01-02T03:04:05Z,text/plain\n",
    "evidence/cats.txt": "Of bakers, 52% own a cat, the Cat Census 2024 found.\n",
    "claims/broken.csv": f"article,text\n{HARM},b\n",
}


def write(raw, files):
    for name, text in files.items():
        path = raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(raw, file, number, **how):
    """Read the inbox and publish, as an ingest does, without Prefect."""
    inbox = scan(raw)
    items, _ = read_articles(inbox.articles)
    frames = trace(read_documents(items), gather(inbox), today=TODAY).frames
    frames |= flag(frames, Settings(raw=raw), today=TODAY)
    at = pd.Timestamp(f"2026-05-{number:02}T12:00:00")
    with writer(file.with_name("w.duckdb")) as con:
        load(
            con,
            f"r{number}",
            frames,
            started_at=at,
            finished_at=at,
            version="0",
            rows_in=6,
            rows_loaded=5,
            rows_quarantined=1,
        )
        publish(con, file, **how)


@dataclass
class Desk:
    """An inbox, its published file, and the dashboard over it."""

    file: Path
    raw: Path

    def app(self, **said):
        return create_app(self.file, **({"raw": self.raw} | said))

    def client(self, **said):
        return TestClient(self.app(**said), base_url=HERE)

    def again(self, number, files=(), **how):
        write(self.raw, dict(files))
        run(self.raw, self.file, number, **how)


def made(folder):
    desk = Desk(folder / PUBLISHED, folder / "raw")
    desk.again(1, FILES)
    return desk


@pytest.fixture(scope="session")
def desk(tmp_path_factory):
    return made(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def own_desk(tmp_path):
    return made(tmp_path)


@pytest.fixture(scope="session")
def client(desk):
    return desk.client()
