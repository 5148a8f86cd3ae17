"""The published file as the dashboard reads it: one state a request, the newest for the next.

The file is attached to a database in memory, since DuckDB keeps one database a path in a
process: opening the path again while somebody still reads would give the old file.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import duckdb
from fastapi import Depends, Request

_MOST_KEPT = 512  # answers remembered of one state of the file
Rows = list[dict[str, Any]]


class NothingPublished(Exception):
    """There is no file to read, or it is none of ours; the message says what to do."""


class Snapshot:
    """One state of the file. Its answers never change, so the small ones are remembered."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises:
            NothingPublished: it cannot be read, or holds no schema ``v1``.
        """
        self.readers = 0
        self._lock = threading.Lock()
        self._idle: list[duckdb.DuckDBPyConnection] = []
        self._kept: dict[Any, Any] = {}
        self._con = duckdb.connect(
            ":memory:",
            config={"autoinstall_known_extensions": False, "autoload_known_extensions": False},
        )
        try:
            name = str(path).replace("'", "''")
            self._con.execute(f"ATTACH '{name}' AS published (READ_ONLY)")
            self._con.execute("SET python_enable_replacements = false")
            self._con.execute("SET enable_external_access = false")
            self._con.execute("SET lock_configuration = true")
            self._con.execute("FROM published.v1.about").fetchall()
        except duckdb.Error as error:
            self._con.close()
            raise NothingPublished(
                f"{path.name} cannot be read as a published file; run `provstat ingest` once more"
            ) from error

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection whose names without a database are those of the file."""
        with self._lock:
            con = self._idle.pop() if self._idle else None
        if con is None:
            con = self._con.cursor()
            con.execute("USE published")
        try:
            yield con
        finally:
            with self._lock:
                self._idle.append(con)

    def rows(self, sql: str, bound: Mapping[str, Any] | None = None) -> Rows:
        """Answer a query: one dict a row."""
        with self.cursor() as con:
            answered = con.execute(sql, bound or None)
            names = [column[0] for column in answered.description]
            return [
                {name: told(value) for name, value in zip(names, row, strict=True)}
                for row in answered.fetchall()
            ]

    def values(self, sql: str, bound: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """The same as it comes: one tuple a row."""
        with self.cursor() as con:
            return con.execute(sql, bound or None).fetchall()

    def one(self, sql: str, bound: Mapping[str, Any] | None = None) -> dict[str, Any] | None:
        """The first row of an answer, null if it has none."""
        return next(iter(self.rows(sql, bound)), None)

    def kept(self, key: Any, make: Callable[[], Any]) -> Any:
        """What ``make`` gave for this key before, or gives now; for small answers."""
        if key not in self._kept:
            made = make()
            with self._lock:
                if len(self._kept) >= _MOST_KEPT:
                    self._kept.pop(next(iter(self._kept)))
                self._kept[key] = made
            return made
        return self._kept[key]

    def close(self) -> None:
        """Let go of the file."""
        self._con.close()


class Published:
    """The file by its path, whatever file that is at the moment."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._now: Snapshot | None = None
        self._mark: tuple[int, ...] | None = None

    @contextmanager
    def look(self) -> Iterator[Snapshot]:
        """The newest state, held until the caller is done with it.

        Raises:
            NothingPublished: there is no file, or it cannot be read.
        """
        with self._lock:
            snapshot = self._newest()
            snapshot.readers += 1
        try:
            yield snapshot
        finally:
            with self._lock:
                snapshot.readers -= 1
                if not snapshot.readers and snapshot is not self._now:
                    snapshot.close()

    def close(self) -> None:
        """Let go of the file once nobody reads it."""
        with self._lock:
            self._replace(None, None)

    def _newest(self) -> Snapshot:
        try:
            told = self.path.stat()
        except OSError as error:
            raise NothingPublished(
                f"there is no {self.path.name} yet; `provstat ingest` makes it"
            ) from error
        mark = (told.st_dev, told.st_ino, told.st_mtime_ns, told.st_size)
        if self._now is None or mark != self._mark:
            self._replace(Snapshot(self.path), mark)
        assert self._now is not None
        return self._now

    def _replace(self, snapshot: Snapshot | None, mark: tuple[int, ...] | None) -> None:
        old, self._now, self._mark = self._now, snapshot, mark
        if old is not None and not old.readers:
            old.close()


def told(value: Any) -> Any:
    """JSON has no infinity, and pages should show none."""
    return None if isinstance(value, float) and not math.isfinite(value) else value


def snapshot(request: Request) -> Iterator[Snapshot]:
    """The state of the file that a request sees from its first query to its last."""
    file: Published = request.app.state.published
    with file.look() as snap:
        yield snap


Held = Annotated[Snapshot, Depends(snapshot)]
