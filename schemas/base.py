"""What all table models share: configuration, field makers, and the way from records to a frame.

A model describes one table at one arrow of the pipeline. Structure and invariants are
checked here; a *flag* on a claim is data (a row of ``findings``), never a validation error.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.engines import pandas_engine

Int = pd.Int64Dtype
Bool = pd.BooleanDtype
Timestamp = pandas_engine.DateTime


class Table(pa.DataFrameModel):
    """Base of all models: exactly these columns, exactly these types, nothing coerced."""

    class Config(pa.DataFrameModel.Config):  # type: ignore[misc, valid-type]
        """Strict in columns and types; a frame with other columns is a bug of ours."""

        strict = True
        coerce = False
        ordered = False


def text(description: str, *, null: bool = False, **kwargs: Any) -> Any:
    """Text column; never null unless said."""
    return pa.Field(nullable=null, description=description, **kwargs)


def number(description: str, *, unit: str = "", null: bool = True, **kwargs: Any) -> Any:
    """Number column with the unit it is in."""
    return pa.Field(nullable=null, description=description, metadata={"unit": unit}, **kwargs)


def moment(description: str, *, null: bool = True) -> Any:
    """Point in time, UTC, microseconds."""
    return pa.Field(
        nullable=null,
        description=description,
        metadata={"unit": "UTC"},
        dtype_kwargs={"unit": "us"},
    )


@lru_cache(maxsize=64)
def columns(model: type[Table]) -> dict[str, str]:
    """Columns of a model with their pandas dtype names, in order."""
    names: dict[str, str] = {}
    for name, column in model.to_schema().columns.items():
        dtype = str(column.dtype)
        if dtype.startswith("string"):
            dtype = "str"
        elif dtype.startswith("datetime64"):
            dtype = "datetime64[us]"
        names[name] = dtype
    return names


def frame(
    model: type[Table], records: Iterable[Mapping[str, Any]], *, validate: bool = True
) -> pd.DataFrame:
    """Build the model's frame from records (missing keys are null, unknown keys an error).

    Args:
        model: the table model.
        records: one mapping a row.
        validate: check the invariants of the model as well (lazily, all failures at once).

    Returns:
        A frame with exactly the model's columns and types, on a fresh RangeIndex.

    Raises:
        KeyError: a record has a key which is no column of the model.
        pandera.errors.SchemaErrors: the rows break an invariant of the model.
    """
    wanted = columns(model)
    rows = list(records)
    for row in rows:
        unknown = row.keys() - wanted.keys()
        if unknown:
            raise KeyError(f"{model.__name__} has no column {', '.join(sorted(unknown))}")
    data = {
        name: pd.array([row.get(name) for row in rows], dtype=_dtype(dtype))
        for name, dtype in wanted.items()
    }
    made = pd.DataFrame(data, columns=list(wanted))
    # Columns and types are right by construction; only rows can break an invariant.
    return checked(model, made) if validate and rows else made


def checked(model: type[Table], made: pd.DataFrame) -> pd.DataFrame:
    """Return the frame if its rows keep the model's invariants; columns and types must be right.

    Pandera looks at each column for some milliseconds, most of which carry no invariant but
    that nothing is missing. So it looks at those that do, and at all of them where a value is
    missing that must not be, to say so in its own words.

    Raises:
        pandera.errors.SchemaErrors: the rows break an invariant of the model.
    """
    _register_checks()
    guarded, required = _invariants(model)
    if made[required].isna().to_numpy().any():
        return model.validate(made, lazy=True)
    if guarded.columns or guarded.checks:
        guarded.validate(made, lazy=True)
    return made


@lru_cache(maxsize=64)
def _invariants(model: type[Table]) -> tuple[pa.DataFrameSchema, list[str]]:
    """The part of a model's schema that has checks, and the columns that must not be null."""
    schema = model.to_schema()
    narrow = {
        name: pa.Column(checks=column.checks, nullable=True, unique=column.unique)
        for name, column in schema.columns.items()
        if column.checks or column.unique
    }
    guarded = pa.DataFrameSchema(narrow, checks=schema.checks, unique=schema.unique)
    return guarded, [n for n, c in schema.columns.items() if not c.nullable]


@lru_cache(maxsize=1)
def _register_checks() -> None:
    """Have Pandera register its checks now, and without Hypothesis.

    Where Hypothesis is installed, Pandera imports it to make up test data, which costs a
    command a third of a second for something that it never does.
    """
    if "hypothesis" in sys.modules:
        return
    sys.modules["hypothesis"] = None  # type: ignore[assignment]  # read as "not installed"
    try:
        pa.DataFrameSchema().validate(pd.DataFrame())
    finally:
        del sys.modules["hypothesis"]


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a frame as mappings with missing values as None: the way back from ``frame``."""
    names = list(table.columns)
    missing: Any = table.isna().to_numpy()
    holes = missing.any(axis=0)
    lists = [
        _with_holes(table[name].tolist(), missing[:, at]) if holes[at] else table[name].tolist()
        for at, name in enumerate(names)
    ]
    return [dict(zip(names, row, strict=True)) for row in zip(*lists, strict=True)]


def empty(model: type[Table]) -> pd.DataFrame:
    """Frame of the model without rows."""
    return frame(model, [], validate=False)


def _with_holes(values: list[Any], missing: Any) -> list[Any]:
    return [None if gone else value for value, gone in zip(values, missing, strict=True)]


def _dtype(name: str) -> Any:
    return "str" if name == "str" else name
