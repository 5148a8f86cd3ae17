"""Nights of a desk, each brought to readers by its changes: they have what all of it would give."""

import datetime as dt
from dataclasses import replace
from random import Random

import pytest
from publishing import differences
from stepkit import ingest, recheck
from test_bounded import MANIFEST, TIDE, Desk

from flows.scheduled import PublishSettings
from warehouse import catching_up
from warehouse.connect import writer
from warehouse.publish import publish

pytestmark = pytest.mark.slow

HEAD = "id,title,publisher,issued,url,n,cites\n"
ENTRIES = {
    "tide": ("tide,Tide Survey {0},Tide Lab,{0},https://tide.example/2024,{1},", (2023, 2024)),
    "moor": ("moor,Moor Count {0},Moor Office,{0},https://moor.example/2023,{1},", (2022, 2023)),
    "quay": ("quay,Quay Panel {0},The Quay,{0},,{1},tide", (2024, 2025)),
    "gull": ("gull,Gull Census {0},Gull Trust,{0},https://gull.example,{1},moor", (2019, 2025)),
}
SAID = (
    "According to Tide Lab, {share}% of ferry pilots keep a tide table at home.",
    "The {year} Moor Count found that {share}% of anglers repair their nets.",
    "{share}% of sailors own a barometer, says the Gull Trust.",
    "Some {share}% of the gulls near Ashport nest on roofs.",
    "Studies show that {share}% of pilots own a barometer.",
    "From 100 to 140 boats, a rise of {share}%.",
    "A [panel of 2024](https://tide.example/2024) has {share}% of sailors with a barometer.",
)
HANDS = (
    "UPDATE history.claims SET heading = 'by hand' WHERE hash(claim_id) % 3 = 0",
    "UPDATE history.findings SET message = 'by hand' WHERE hash(finding_id) % 3 = 0",
    "UPDATE history.documents SET publisher = 'By Hand' WHERE hash(document) % 2 = 0",
    "UPDATE history.sources SET n = 7",
    "UPDATE history.support SET circular = NOT circular WHERE hash(claim_id) % 4 = 0",
    "DELETE FROM history.quarantine",
)


class Nights(Desk):
    """A desk to which anything may happen between two runs."""

    def __init__(self, folder, seed):
        super().__init__(folder)
        self.rng, self.day = Random(seed), dt.date(2026, 5, 1)
        told = PublishSettings(by_changes=True, max_lost_share=1.0)
        self.settings = replace(self.settings, publish=told)
        self.rulings = []

    def some(self, sql):
        """A value of the warehouse, any of those that a query gives."""
        with writer(self.settings.warehouse_file()) as con:
            found = [row[0] for row in con.execute(f"{sql} ORDER BY 1").fetchall()]
        return self.rng.choice(found) if found else None

    def write(self):
        rng = self.rng
        said = [
            one.format(share=rng.choice([31, 40, 62, 62]), year=rng.choice([2022, 2023]))
            for one in rng.sample(SAID, rng.randrange(1, 5))
        ]
        head = f"---\ntitle: Notes {rng.randrange(3)}\npublisher: {rng.choice(['Quay', 'Pier'])}\n"
        head += f"published: 2026-0{rng.randrange(1, 5)}-10\n---\n\n"
        self.put(f"articles/{rng.randrange(12):03}.md", head + "\n\n".join(said) + "\n")

    def take(self):
        path = self.raw / f"articles/{self.rng.randrange(12):03}.md"
        path.unlink(missing_ok=True)

    def spoil(self):
        self.put(f"articles/{self.rng.randrange(12):03}.md", self.rng.choice(["", "no figure\n"]))

    def register(self):
        rng = self.rng
        rows = [
            entry.format(rng.choice(years), rng.choice([900, 1200]))
            for name, (entry, years) in ENTRIES.items()
            if name == "tide" or rng.random() < 0.7
        ]
        self.put("sources/s.csv", HEAD + "\n".join(rows) + "\n")

    def save(self):
        rng = self.rng
        self.put("evidence/tide.md", TIDE.replace("62%", f"{rng.choice([62, 63, 40])}%"))
        day = rng.randrange(1, 28)
        failed = f"https://moor.example/2023,moor,,404,,2026-03-{day:02}T00:00:00Z,\n"
        self.put("evidence/manifest.csv", MANIFEST + failed * rng.randrange(2))

    def tell(self):
        rows = [f'articles/{self.rng.randrange(12):03}.md,"A table has {n}% of cooks.",{n},percent'
                for n in self.rng.sample(range(20, 30), self.rng.randrange(3))]  # fmt: skip
        self.put("claims/c.csv", "document,quote,value,unit\n" + "\n".join([*rows, ""]))

    def rule(self):
        claim = self.some("SELECT claim_id FROM live.claims")
        ruling, value = self.rng.choice([("waive", ""), ("assign", "moor"), ("correct", "44")])
        self.rulings.append(f"{claim},{ruling},{value},so it is,Ada,2026-04-01,,")
        if self.rng.random() < 0.3:
            self.rulings.pop(0)
        head = "target,ruling,value,reason,by,date,expires,expect"
        self.put("decisions/d.csv", "\n".join([head, *self.rulings, ""]))

    def mend(self):
        with writer(self.settings.warehouse_file()) as con:
            con.execute(self.rng.choice(HANDS))

    def run(self):
        """Anything, and then a run of either kind; sometimes one that readers do not get."""
        if self.runs:
            happens = [self.write, self.write, self.take, self.spoil, self.register, self.save]
            happens += [self.tell, self.rule, self.rule]
            for one in self.rng.sample(happens, self.rng.randrange(4)):
                one()
            if self.rng.random() < 0.2:
                self.mend()
        else:
            for _ in range(8):
                self.write()
        self.runs += 1
        self.day += dt.timedelta(days=self.rng.choice([1, 400]))
        again = self.runs > 1 and self.rng.random() < 0.25
        (recheck if again else ingest)(
            self.settings, f"run-{self.runs:03}", today=self.day.isoformat()
        )


@pytest.mark.parametrize("seed", range(3))
def test_readers_have_what_all_of_it_would_give(tmp_path, monkeypatch, seed):
    for name, value in (("LEAST", 0), ("MOST", 1e9), ("OFTEN", 1000)):
        monkeypatch.setattr(catching_up, name, value)
    caught, catch_up = [], catching_up.catch_up

    def counted(*told, **more):
        caught.append(catch_up(*told, **more))
        return caught[-1]

    monkeypatch.setattr("warehouse.publish.catch_up", counted)
    nights, anew = Nights(tmp_path, f"nights {seed}"), tmp_path / "anew/p.duckdb"
    for _ in range(12):
        nights.run()
        with writer(nights.settings.warehouse_file()) as con:
            publish(con, anew)
        assert differences(nights.settings.published_file(), anew) == [], nights.runs
    assert len(caught) > 4
    assert None not in caught
