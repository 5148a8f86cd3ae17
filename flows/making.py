"""What verdicts are made with: a hash of our own code, and of what it leans on. Reads our files."""

from __future__ import annotations

import hashlib
import sys
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import flows
import schemas

_LEANS_ON = ("rapidfuzz",)  # libraries that have a part in a verdict


@lru_cache(maxsize=1)
def made_with() -> str:
    """Hash of the code that reads, traces and compares, hexadecimal.

    What was traced with the same code, from the same claims and sources, need not be traced again.
    """
    found = hashlib.sha256(sys.version.encode())
    for name in _LEANS_ON:
        found.update(f"{name} {version(name)}".encode())
    for package in (flows, schemas):
        home = Path(str(package.__file__)).parent
        for path in sorted(home.rglob("*.py")):
            found.update(path.relative_to(home).as_posix().encode() + path.read_bytes())
    return found.hexdigest()
