"""What verdicts are made with: a hash of our own code, and of what it leans on. Reads our files."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import flows
import schemas

_LEANS_ON = ("rapidfuzz",)  # libraries that have a part in a verdict


def made_with(publishers: Sequence[str] = ()) -> str:
    """Hash of the code that reads, traces and compares, and for which house: hexadecimal.

    What was traced with the same, from the same claims and sources, need not be traced again.

    Args:
        publishers: names of the house, of which the first stands for articles that name none.
    """
    return f"{_code()}-{house_mark(publishers[0])}" if publishers else _code()


def house_mark(publisher: str) -> str:
    """What ``made_with`` says of a house: the first 16 digits of the SHA-256 of its name."""
    return hashlib.sha256(publisher.encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def _code() -> str:
    found = hashlib.sha256(sys.version.encode())
    for name in _LEANS_ON:
        found.update(f"{name} {version(name)}".encode())
    for package in (flows, schemas):
        home = Path(str(package.__file__)).parent
        for path in sorted(home.rglob("*.py")):
            found.update(path.relative_to(home).as_posix().encode() + path.read_bytes())
    return found.hexdigest()
