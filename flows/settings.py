"""Settings: what the ``[tool.provstat]`` table of the project says."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from flows import setting_values as may_be
from flows.errors import BadSettings, NoProject
from flows.project import ROOT_VARIABLE, find_root, read_table
from flows.scheduled import AlertSettings, PublishSettings, ScheduleSettings


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How `provstat fetch` behaves: ``[tool.provstat.fetch]``."""

    contact: str | None = None  # address or page that a site's owner can turn to
    user_agent: str | None = None  # in place of our own
    connect_seconds: float = 10
    read_seconds: float = 20  # of silence
    total_seconds: float = 60  # for an address, with its redirects
    max_megabytes: float = 50  # of an answer, packed and unpacked
    delay_seconds: float = 2  # between two requests to a host
    concurrency: int = 4  # hosts at a time
    stale_days: float = 30
    allow_hosts: tuple[str, ...] = ()  # "host" or "host:port" that may be private


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that configuration can say; paths are absolute.

    ``root`` is null outside a project: then paths must come from options, and what has none
    falls back to nothing (``check`` without a registry).
    """

    root: Path | None = None
    raw: Path | None = None
    warehouse: Path | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, str] = field(default_factory=dict)
    fail_on: str = "error"
    stale_years: float = 5
    publishers: tuple[str, ...] = ()
    rules_url: str | None = None  # where the pages of rules are, with {code} in it
    dashboard_url: str | None = None  # where `provstat dashboard` is to be seen
    options: Mapping[str, Any] = field(default_factory=dict)
    memory_megabytes: float = 1000  # that the database of a run takes before it goes to disk
    fetch: FetchSettings = field(default_factory=FetchSettings)
    schedules: ScheduleSettings = field(default_factory=ScheduleSettings)
    publish: PublishSettings = field(default_factory=PublishSettings)
    alerts: AlertSettings = field(default_factory=AlertSettings)

    def raw_dir(self) -> Path:
        """The inbox.

        Raises:
            NoProject: neither a project nor --raw says where it is.
        """
        if self.raw is None:
            raise NoProject(_no_project("--raw DIR"))
        return self.raw

    def warehouse_file(self) -> Path:
        """The database file.

        Raises:
            NoProject: neither a project nor --warehouse says where it is.
        """
        if self.warehouse is None:
            raise NoProject(_no_project("--warehouse FILE"))
        return self.warehouse

    def published_file(self) -> Path:
        """The file that readers read: beside the warehouse, replaced in one step.

        Raises:
            NoProject: neither a project nor --warehouse says where the warehouse is.
        """
        file = self.warehouse_file()
        return file.with_name(f"{file.stem}_published{file.suffix}")

    def home(self) -> Path:
        """Folder for what the machinery keeps (Prefect's own database, logs)."""
        return (self.root or self.warehouse_file().parent) / ".prefect"


def load(
    root: Path | None = None,
    *,
    raw: Path | None = None,
    warehouse: Path | None = None,
    environ: Mapping[str, str] = os.environ,
    cwd: Path | None = None,
) -> Settings:
    """Find the project and read its configuration.

    Args:
        root: the --root option.
        raw: the --raw option, over what the configuration says.
        warehouse: the --warehouse option, over what the configuration says.
        environ: environment variables.
        cwd: the current directory.

    Returns:
        The settings; without a project those given by options, and defaults.

    Raises:
        BadSettings: the root is no directory, or a configuration file has a fault.
    """
    here = (cwd or Path.cwd()).resolve()
    found = find_root(root, environ, here)
    values: dict[str, Any] = {}
    if found is not None:
        path, table = read_table(found)
        values = _checked(table, path)
        for name, default in (("raw", "raw"), ("warehouse", "warehouse/provstat.duckdb")):
            values[name] = found / values.get(name, default)
        values["root"] = found
    if raw is not None:
        values["raw"] = (here / raw).resolve()
    if warehouse is not None:
        values["warehouse"] = (here / warehouse).resolve()
    return Settings(**values)


def rule_words(text: str | None) -> tuple[str, ...]:
    """Rules as an option names them: 'UNS101,conflicting' is two words."""
    return tuple(word.strip() for word in (text or "").split(",") if word.strip())


def _checked(table: Mapping[str, Any], path: Path) -> dict[str, Any]:
    try:
        return _values(table, _KEYS)
    except BadSettings as error:
        raise BadSettings(f"{path}: {error}") from error


def _values(
    table: Mapping[str, Any], keys: Mapping[str, Callable[[Any], Any]], within: str = ""
) -> dict[str, Any]:
    """Values by key, checked; ``within`` is the name of the table, with a dot."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in keys:
            raise BadSettings(_unknown(key, name, value, keys, within))
        check = keys[name]
        try:
            values[name] = check(value)
        except BadSettings:  # of a table: it says which key
            raise
        except (TypeError, ValueError) as error:
            raise BadSettings(f"{within}{key} = {_as_written(value)}: {error}") from error
    return values


def _as_written(value: Any) -> str:
    """A value as TOML has it."""
    said = str(value).lower() if isinstance(value, bool) else repr(value).replace("'", '"')
    return said.replace("\\x00", "\\u0000")


def _unknown(
    key: str, name: str, value: Any, keys: Mapping[str, Callable[[Any], Any]], within: str
) -> str:
    """What to say of a key that there is not: where it belongs, or what it may mean."""
    if not within and key == "tool" and isinstance(value, dict) and "provstat" in value:
        # The way of pyproject.toml, in a file that has nothing else.
        inner = value["provstat"]
        inner = inner if isinstance(inner, dict) else {}
        tables = [k for k, v in inner.items() if isinstance(v, dict)]
        heads = [(f"[tool.provstat.{k}]", f"[{k}]") for k in tables] or [("[tool.provstat]", "")]
        told = "; ".join(f"{old} is {new or 'left out'}" for old, new in heads)
        return f"this file is provstat's own, so its headers are shorter: {told}"
    others = [t for t, known in _TABLES.items() if name in known and f"{t}." != within]
    near = difflib.get_close_matches(name, keys, 1)
    if name in _KEYS and within:
        hint = "; it stands above the first [table]"
    elif others and not near:
        hint = f"; it belongs into [{others[0]}] (in pyproject.toml [tool.provstat.{others[0]}])"
    else:
        hint = f"; did you mean '{near[0]}'?" if near else ""
    return f"unknown key '{within}{key}'{hint} (known: {', '.join(sorted(keys))})"


def _table(made: Callable[..., Any], keys: str, example: str) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise TypeError(f"must be a table such as {{ {example} }}")
        return made(**_values(value, _TABLES[keys], f"{keys}."))

    return read


_FETCH_KEYS: dict[str, Callable[[Any], Any]] = {
    "contact": may_be.header,
    "user_agent": may_be.header,
    "connect_seconds": may_be.positive,
    "read_seconds": may_be.positive,
    "total_seconds": may_be.positive,
    "max_megabytes": may_be.positive,
    "delay_seconds": may_be.at_least_zero,
    "concurrency": may_be.whole,
    "stale_days": may_be.at_least_zero,
    "allow_hosts": may_be.hosts,
}
_SCHEDULE_KEYS: dict[str, Callable[[Any], Any]] = {
    "ingest": may_be.schedule,
    "fetch": may_be.schedule,
    "recheck": may_be.schedule,
    "timezone": may_be.timezone,
    "timeout_minutes": may_be.positive,
    "wait_minutes": may_be.at_least_zero,
}
_PUBLISH_KEYS: dict[str, Callable[[Any], Any]] = {
    "max_lost_share": may_be.share,
    "min_lost_claims": may_be.whole,
    "parquet": may_be.flag,
    "by_changes": may_be.flag,
}
_ALERT_KEYS: dict[str, Callable[[Any], Any]] = {
    "webhook": may_be.webhook,
    "new_errors": may_be.or_never(may_be.whole),
    "quarantine_share": may_be.or_never(may_be.share),
    "idle_days": may_be.or_never(may_be.positive),
    "details": may_be.flag,
    "timeout_seconds": may_be.positive,
}
_TABLES = {
    "fetch": _FETCH_KEYS,
    "schedules": _SCHEDULE_KEYS,
    "publish": _PUBLISH_KEYS,
    "alerts": _ALERT_KEYS,
}
for _made, _known in (
    (FetchSettings, _FETCH_KEYS),
    (ScheduleSettings, _SCHEDULE_KEYS),
    (PublishSettings, _PUBLISH_KEYS),
    (AlertSettings, _ALERT_KEYS),
):
    assert {f.name for f in fields(_made)} == {*_known}

_KEYS: dict[str, Callable[[Any], Any]] = {
    "raw": may_be.text,
    "warehouse": may_be.text,
    "select": may_be.texts,
    "ignore": may_be.texts,
    "levels": may_be.levels,
    "fail_on": may_be.fail_on,
    "stale_years": may_be.years,
    "publishers": may_be.texts,
    "rules_url": may_be.rules_url,
    "dashboard_url": may_be.dashboard_url,
    "options": may_be.options,
    "memory_megabytes": may_be.positive,
    "fetch": _table(FetchSettings, "fetch", 'contact = "desk@example.org"'),
    "schedules": _table(ScheduleSettings, "schedules", 'ingest = "0 3 * * *"'),
    "publish": _table(PublishSettings, "publish", "max_lost_share = 0.25"),
    "alerts": _table(AlertSettings, "alerts", 'webhook = "https://chat.example/hooks/abc"'),
}
assert {f.name for f in fields(Settings)} == {*_KEYS, "root"}


def _no_project(option: str) -> str:
    return (
        "no provstat project found. Say where it is: with --root DIR, with the environment "
        f"variable {ROOT_VARIABLE}, or by working in a directory (or below one) that has a "
        f"provstat.toml or a pyproject.toml with a [tool.provstat] table; or give {option}. "
        "For a new project: an empty file provstat.toml in the directory that has raw/ will do"
    )
