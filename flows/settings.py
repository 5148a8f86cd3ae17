"""Settings: what the ``[tool.provstat]`` table of the project says."""

from __future__ import annotations

import difflib
import math
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from flows.errors import BadSettings, NoProject
from flows.project import ROOT_VARIABLE, find_root, read_table
from flows.scheduled import AlertSettings, PublishSettings, ScheduleSettings
from flows.timing import When, when

FAIL_ON = ("error", "warning", "info", "never")
LEVELS = ("error", "warning", "info", "off")


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


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError("must be text")
    if "\0" in value:  # which no path, name or address can hold
        raise ValueError("must be text without the character 0")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError('must be a list of text, such as ["a", "b"]')
    return tuple(_text(item) for item in value)


def _levels(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise TypeError('must be a table such as { UNS103 = "info" }')
    for rule, level in value.items():
        if level not in LEVELS:
            raise ValueError(f"the level of {rule} must be one of {', '.join(LEVELS)}")
    return dict(value)


def _fail_on(value: Any) -> str:
    if value not in FAIL_ON:
        raise ValueError(f"must be one of {', '.join(FAIL_ON)}")
    return str(value)


def _years(value: Any) -> float:
    return _positive(value, "must be a number of years above 0")


def _rules_url(value: Any) -> str:
    text = _header(value)
    if "{code}" not in text or not text.startswith(("https://", "http://")):
        raise ValueError(
            'must be an address with {code} in it, such as "https://desk.example/rules#{code}"'
        )
    return text


def _dashboard_url(value: Any) -> str:
    text = _header(value)
    if not text.startswith(("https://", "http://")) or set(text) & set(" <>()"):
        raise ValueError('must be an address, such as "https://provstat.desk.example"')
    return text.rstrip("/")


def _options(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("must be a table")
    return dict(value)


def _positive(value: Any, said: str = "must be a number above 0") -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(said)
    if not 0 < value < math.inf:  # nor nan
        raise ValueError(said)
    return value


def _at_least_zero(value: Any) -> float:
    if value == 0 and not isinstance(value, bool):
        return 0
    return _positive(value, "must be a number, 0 or above")


def _whole(value: Any) -> int:
    said = "must be a whole number above 0"
    if not isinstance(value, int):
        raise TypeError(said)
    return int(_positive(value, said))


def _header(value: Any) -> str:
    text = _text(value)
    if not (text.isascii() and text.isprintable()):
        raise ValueError("must be ASCII in one line")
    return text


def _hosts(value: Any) -> tuple[str, ...]:
    return tuple(host.lower() for host in _texts(value))


def _when(value: Any) -> When:
    return when(_text(value))


def _timezone(value: Any) -> str:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - needed by those alone who say one

    try:
        ZoneInfo(_text(value))
    except (ValueError, OSError, KeyError) as error:
        raise ValueError('must be the name of a time zone, such as "Europe/Oslo"') from error
    return str(value)


def _share(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise TypeError("must be a share from 0 to 1, such as 0.25")
    return value


def _webhook(value: Any) -> str:
    text = _text(value)
    if not text.startswith(("https://", "http://")):
        raise ValueError('must be an address such as "https://chat.example/hooks/abc"')
    return text


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("must be true or false")
    return value


def _or_never(check: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A threshold, or false for never."""

    def read(value: Any) -> Any:
        try:
            return None if value is False else check(value)
        except (TypeError, ValueError) as error:
            raise ValueError(f"{error}; or false for never") from error

    return read


def _table(made: Callable[..., Any], keys: str, example: str) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise TypeError(f"must be a table such as {{ {example} }}")
        return made(**_values(value, _TABLES[keys], f"{keys}."))

    return read


_FETCH_KEYS: dict[str, Callable[[Any], Any]] = {
    "contact": _header,
    "user_agent": _header,
    "connect_seconds": _positive,
    "read_seconds": _positive,
    "total_seconds": _positive,
    "max_megabytes": _positive,
    "delay_seconds": _at_least_zero,
    "concurrency": _whole,
    "stale_days": _at_least_zero,
    "allow_hosts": _hosts,
}
_SCHEDULE_KEYS: dict[str, Callable[[Any], Any]] = {
    "ingest": _when,
    "fetch": _when,
    "recheck": _when,
    "timezone": _timezone,
    "timeout_minutes": _positive,
    "wait_minutes": _at_least_zero,
}
_PUBLISH_KEYS: dict[str, Callable[[Any], Any]] = {
    "max_lost_share": _share,
    "min_lost_claims": _whole,
    "parquet": _flag,
    "by_changes": _flag,
}
_ALERT_KEYS: dict[str, Callable[[Any], Any]] = {
    "webhook": _webhook,
    "new_errors": _or_never(_whole),
    "quarantine_share": _or_never(_share),
    "idle_days": _or_never(_positive),
    "details": _flag,
    "timeout_seconds": _positive,
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
    "raw": _text,
    "warehouse": _text,
    "select": _texts,
    "ignore": _texts,
    "levels": _levels,
    "fail_on": _fail_on,
    "stale_years": _years,
    "publishers": _texts,
    "rules_url": _rules_url,
    "dashboard_url": _dashboard_url,
    "options": _options,
    "memory_megabytes": _positive,
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
