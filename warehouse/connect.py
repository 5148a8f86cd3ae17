"""The one module that opens the warehouse.

One process writes, many read. A writer holds a lock beside the file, so that a second one is
told who has it; the kernel frees the lock when its holder dies, however it dies. While
someone writes, the file cannot be read: a reader waits a little and then says so. Readers
that must never wait read the published file, which is replaced in one step.
"""

from __future__ import annotations

import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO, Any

import duckdb
import pandas as pd

from warehouse.counting import counted
from warehouse.ddl import create_live_tables, create_warehouse
from warehouse.errors import WarehouseBusy, WarehouseUnusable
from warehouse.interrupting import opened
from warehouse.sql import texts

try:
    import fcntl
except ImportError:  # Windows: DuckDB's own lock alone keeps a second writer out
    fcntl = None  # type: ignore[assignment]

# Files are written in the oldest layout that has all we use: BI tools lag by versions, and a
# file in DuckDB 2's own layout is unreadable to every 1.x client.
STORAGE_VERSION = "v1.2.0"

# Later files use the macros of earlier ones.
_MACROS = ("rounding", "grim", "sampling", "changes", "wording")

_SETTINGS: dict[str, Any] = {
    "storage_compatibility_version": STORAGE_VERSION,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


# Rows below which to look for a better plan, and to share the work, takes longer than it saves.
_FEW = 1000

_PAUSE = 0.2  # seconds between two looks at a lock


def memory(
    frames: Mapping[str, pd.DataFrame] | None = None,
    database: Callable[[], duckdb.DuckDBPyConnection] | None = None,
) -> duckdb.DuckDBPyConnection:
    """Open a database in memory whose schema ``live`` holds the frames.

    Args:
        frames: table name (see ``schemas.TABLES``) to a frame of that model.
        database: gives the database to fill, if ``opening`` began to make it.
    """
    held = frames or {}
    con = database() if database else _empty()
    if sum(len(table) for table in held.values()) < _FEW:
        con.execute("SET threads = 1")
        con.execute("PRAGMA disable_optimizer")
    create_live_tables(con, held)
    return con


def database(file: Path, limits: Mapping[str, Any]) -> duckdb.DuckDBPyConnection:
    """Make a database of ours alone on disk, with the macros.

    Args:
        file: where to; there must be none.
        limits: further settings of DuckDB.
    """
    con = opened(duckdb.connect(file, config=dict(_SETTINGS) | dict(limits)))
    _load_macros(con)
    return con


def opening() -> Callable[[], duckdb.DuckDBPyConnection]:
    """Begin to make an empty database in memory, while this thread does other work.

    Making one and reading the macros takes DuckDB some hundredths of a second, in which it
    leaves the interpreter alone.

    Returns:
        A function that waits for it and gives it.
    """
    made: Future[duckdb.DuckDBPyConnection] = Future()

    def work() -> None:
        try:
            made.set_result(_empty())
        except BaseException as error:  # noqa: BLE001 - raised where the database is wanted
            made.set_exception(error)

    threading.Thread(target=work, daemon=True).start()
    return made.result


def _empty() -> duckdb.DuckDBPyConnection:
    con = opened(duckdb.connect(":memory:"))
    _load_macros(con)
    return con


@contextmanager
def hold(path: Path, *, wait: float = 0.0, busy: str = "being written by") -> Iterator[None]:
    """Hold the lock of a warehouse, so that nobody else writes it meanwhile.

    Who reads the warehouse, works, and then writes what follows from what was read holds it
    from the first to the last: then no other run comes between.

    Args:
        path: the warehouse.
        wait: seconds to wait for another holder to be done.
        busy: what is said of it before who holds it.

    Raises:
        WarehouseBusy: somebody else still holds it after ``wait`` seconds.
        WarehouseUnusable: there can be no file here.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WarehouseUnusable(f"{path}: cannot be made here ({error.strerror})") from error
    with _lock(path, wait, busy):
        yield


@contextmanager
def writer(
    path: Path, *, held: bool = False, megabytes: float | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the warehouse to write, creating or completing it; one process at a time.

    Args:
        path: the warehouse.
        held: the caller has its lock already (``hold``).
        megabytes: memory that the database may take before it goes to disk; DuckDB's own limit,
            most of what the machine has, if null.

    Raises:
        WarehouseBusy: another process writes or reads it.
        WarehouseUnusable: the file is not a DuckDB database.
    """
    with nullcontext() if held else hold(path):
        con = _open(path, read_only=False, wait=5.0)
        try:
            _refuse_strangers(con, path)
            if megabytes is not None:
                con.execute(f"SET memory_limit = '{megabytes:g}MB'")
            _load_macros(con)
            create_warehouse(con)
            yield con
        finally:
            con.close()


def reader(path: Path, *, wait: float = 5.0) -> duckdb.DuckDBPyConnection:
    """Open a warehouse or a published file to read.

    Args:
        path: the file.
        wait: seconds to keep trying while someone writes.

    Raises:
        WarehouseBusy: it is still being written after ``wait`` seconds.
        WarehouseUnusable: there is no such file, or it is not a DuckDB database.
    """
    con = bare(path, wait=wait)
    _load_macros(con)
    return con


def bare(path: Path, *, wait: float = 5.0) -> duckdb.DuckDBPyConnection:
    """Open it as ``reader`` does, for a look at a table: the macros, which take longer, are left.

    Raises:
        WarehouseBusy: see ``reader``.
        WarehouseUnusable: see ``reader``.
    """
    if not path.is_file():
        raise WarehouseUnusable(f"{path}: no such warehouse; `provstat ingest` makes it")
    return _open(path, read_only=True, wait=wait)


def guarded(path: Path, *, wait: float = 5.0) -> duckdb.DuckDBPyConnection:
    """Open a file for questions in free SQL: nothing outside of it can be read or written.

    Raises:
        WarehouseBusy: see ``reader``.
        WarehouseUnusable: see ``reader``.
    """
    con = reader(path, wait=wait)
    # Names without a schema are those of the contract: FROM findings is FROM v1.findings.
    try:
        con.execute("SET search_path = 'v1,main'")
    except duckdb.Error as error:
        con.close()
        raise WarehouseUnusable(f"{path}: a database, but no warehouse of provstat") from error
    lock_down(con)
    return con


def lock_down(con: duckdb.DuckDBPyConnection) -> None:
    """From here on: no other file, no frame of ours, and no way to loosen either again."""
    con.execute("SET python_enable_replacements = false")
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")


def _refuse_strangers(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Leave databases alone that hold tables and are none of ours."""
    tables, ours = con.execute(
        "SELECT count(*), count(*) FILTER (schema_name = 'history' AND table_name = 'runs')"
        " FROM duckdb_tables() WHERE database_name = current_database()"
    ).fetchall()[0]
    if tables and not ours:
        raise WarehouseUnusable(
            f"{path}: a database with tables that are not provstat's; name another --warehouse"
        )


def lock_path(path: Path) -> Path:
    """The lock beside a warehouse file."""
    return path.with_name(path.name + ".lock")


def holder(path: Path) -> str:
    """Who wrote last into the lock of a warehouse, in words."""
    try:
        told = json.loads(lock_path(path).read_text(encoding="utf-8"))
        return f"process {told['pid']} on {told['host']}, since {told['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"


def _open(path: Path, *, read_only: bool, wait: float) -> duckdb.DuckDBPyConnection:
    deadline = time.monotonic() + wait
    pause = 0.05
    while True:
        try:
            return opened(duckdb.connect(path, read_only=read_only, config=dict(_SETTINGS)))
        except duckdb.Error as error:
            # "lock" may be part of the path, too
            if "lock" not in str(error).replace(str(path), "").lower():
                raise WarehouseUnusable(
                    f"{path}: not a DuckDB database ({_first_line(error)});"
                    " move it away, and the next ingest makes a new one from raw/"
                ) from error
            if time.monotonic() >= deadline:
                who = holder(path) if read_only else "another process that has it open"
                raise WarehouseBusy(
                    f"{path}: in use by {who}; try again when it is done"
                    + (", or read the published file" if read_only else "")
                ) from error
        time.sleep(pause)
        pause = min(2 * pause, 0.5)


@contextmanager
def _lock(path: Path, wait: float, busy: str) -> Iterator[None]:
    deadline = time.monotonic() + wait
    # Opened without truncation: until the lock is ours, the words in it are its holder's.
    with lock_path(path).open("a+", encoding="utf-8") as file:
        while fcntl is not None:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError as error:
                if time.monotonic() >= deadline:
                    waited = f" (waited {counted(float(wait), 'second')})" if wait else ""
                    raise WarehouseBusy(
                        f"{path}: {busy} {holder(path)}{waited}; try again when it is done"
                    ) from error
            time.sleep(min(_PAUSE, max(deadline - time.monotonic(), 0.01)))
        _sign(file)
        yield


def _sign(file: IO[str]) -> None:
    told = {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "since": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
    }
    file.truncate(0)
    file.write(json.dumps(told))
    file.flush()


def _load_macros(con: duckdb.DuckDBPyConnection) -> None:
    macros = texts("macros")
    con.execute("".join(macros[name] for name in _MACROS))


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
