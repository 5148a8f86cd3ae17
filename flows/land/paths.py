"""Reading files that a user names outright: what `check PATHS` and `extract PATHS` open."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from flows.errors import BadInput
from flows.land.inputs import Named

SIDECAR = ".meta.yml"
ARTICLE_SUFFIXES = frozenset({".md", ".markdown", ".html", ".htm", ".txt", ".pdf", ".docx"})


class BadSidecar(BadInput):
    """A ``<stem>.meta.yml`` that is no mapping."""


def named_files(paths: Sequence[str]) -> Iterator[Path]:
    """Files among the paths: each file, and the articles below each directory, sorted.

    Raises:
        BadInput: a path is not there, or a directory holds no article.
    """
    for name in paths:
        path = Path(name)
        if path.is_dir():
            found = sorted(
                p
                for p in path.rglob("*")
                if p.suffix.lower() in ARTICLE_SUFFIXES
                and p.is_file()
                and not any(part.startswith(".") for part in p.relative_to(path).parts)
            )
            if not found:
                known = " ".join(sorted(ARTICLE_SUFFIXES))
                raise BadInput(f"{name}: no article in this directory (looked for {known})")
            yield from found
        elif path.exists():
            yield path
        else:
            raise BadInput(f"{name}: no such file")


def read_named(path: Path, document: str | None = None) -> Named:
    """Read a file and its sidecar.

    Raises:
        BadInput: the file or its sidecar cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror}") from error
    beside = path.with_name(path.stem + SIDECAR)
    try:
        sidecar = parse_sidecar(beside.read_bytes()) if beside.is_file() else None
    except BadSidecar as error:
        raise BadSidecar(f"{beside}: {error}") from error
    name = (document or path.as_posix()).encode("utf-8", "backslashreplace").decode()
    return Named(name, data, sidecar)


def parse_sidecar(data: bytes) -> dict[str, Any]:
    """The mapping in a sidecar.

    Raises:
        BadSidecar: it is no YAML mapping; whoever knows the file's name says it.
    """
    import yaml  # noqa: PLC0415 - only where there is a sidecar

    try:
        content = yaml.safe_load(data.decode("utf-8-sig"))
        json.dumps(
            content, ensure_ascii=False, default=str
        ).encode()  # half characters cannot be stored
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BadSidecar(f"no valid YAML: {' '.join(str(error).split())}") from error
    if content is None:
        return {}
    if not isinstance(content, dict) or not all(isinstance(key, str) for key in content):
        raise BadSidecar("must be a mapping such as 'publisher: Name'")
    return content
