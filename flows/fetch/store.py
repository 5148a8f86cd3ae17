"""Saved copies, the manifest, and what makes a request conditional. Does I/O.

Bytes are there before the row that names them; a row is one write at the end of the file. So a
run that dies leaves whole rows that name whole files.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from flows.errors import BadInput
from flows.fetch.judge import Taken
from flows.land.blocks import Unreadable
from flows.land.reader import read_bytes
from flows.land.tables import MANIFEST_COLUMNS
from flows.sheet import Form, append, form_of, header

try:
    import fcntl
except ImportError:  # Windows: two runs at once are not kept apart there
    fcntl = None  # type: ignore[assignment]

# Hidden, so that nobody takes them for evidence; losing them costs one full download each.
VALIDATORS = ".validators.jsonl"
LOCK = ".fetch.lock"


class Store:
    """The folder evidence/ of an inbox, for one run that writes it."""

    def __init__(self, folder: Path) -> None:
        """Look at what is there. Use ``opened`` to have it locked as well."""
        self.folder = folder
        self._manifest = folder / "manifest.csv"
        self._lock = threading.Lock()
        self._validators = self._read_validators()
        self._copies: dict[str, tuple[str, str]] = {}  # newest copy by address: file, media type

    def remember(self, attempts: list[dict[str, Any]]) -> None:
        """Learn the newest copy of each address from the manifest's rows, oldest first."""
        for row in attempts:
            if row["file"] and row["url"]:
                name = row["file"].removeprefix("evidence/")
                self._copies[row["url"]] = (name, row["media_type"] or "")

    def conditions(self, url: str, asked: str) -> dict[str, str]:
        """Headers for a request that need not be answered in full if nothing has changed.

        Args:
            url: the address a copy may be on file of.
            asked: the address about to be asked; validators are those of the one they came from.
        """
        known = self._validators.get(url)
        copy = self._copies.get(url)
        if known is None or copy is None or known.get("found") != asked:
            return {}
        if known.get("file") != copy[0] or self._hash(copy[0]) != known.get("sha256"):
            return {}  # somebody changed or removed the copy
        pairs = (("If-None-Match", known.get("etag")), ("If-Modified-Since", known.get("modified")))
        return {name: value for name, value in pairs if value}

    def same(self, url: str) -> tuple[str, str] | None:
        """The newest copy of an address and its media type."""
        return self._copies.get(url)

    def save(self, url: str, slug: str, taken: Taken, body: bytes) -> tuple[str, bool]:
        """Save bytes, unless the newest copy of the address says the same.

        Returns:
            Name of the copy below evidence/, and whether it is a new one.
        """
        with self._lock:
            before = self._copies.get(url)
            if before is not None and self._says_the_same(before[0], taken, body):
                return before[0], False
            name = self._write(slug, taken.suffix, body)
            self._copies[url] = (name, taken.media_type)
            return name, True

    def add(self, rows: list[Mapping[str, str]]) -> None:
        """Add rows to the manifest, all or none."""
        with self._lock:
            form = self._form()
            data = b"".join(form.line(row) for row in rows)
            append(self._manifest, data)

    def note_validators(self, url: str, found: str, headers: Mapping[str, str], file: str) -> None:
        """Keep what makes the next request for an address conditional."""
        known = {
            "url": url,
            "found": found,
            "etag": headers.get("etag"),
            "modified": headers.get("last-modified"),
            "file": file,
            "sha256": self._hash(file),
        }
        if not known["etag"] and not known["modified"]:
            return
        with self._lock:
            self._validators[url] = known
            line = json.dumps(known, ensure_ascii=False) + "\n"
            append(self.folder / VALIDATORS, line.encode())

    def _form(self) -> Form:
        if not self._manifest.exists() or not self._manifest.stat().st_size:
            append(self._manifest, header(Form(MANIFEST_COLUMNS)))
        data = self._manifest.read_bytes()[:65536]
        return form_of(data, str(self._manifest), MANIFEST_COLUMNS, "every fetch fills in")

    def check(self) -> None:
        """See that rows can be added, before anything is asked.

        Raises:
            BadInput: they cannot.
        """
        self._form()

    def _write(self, slug: str, suffix: str, body: bytes) -> str:
        digest = hashlib.sha256(body).hexdigest()
        for length in (10, 64):
            path = self.folder / f"{slug}-{digest[:length]}{suffix}"
            if not path.exists():
                part = self.folder / f".{path.name}.part"
                with part.open("wb") as file:
                    file.write(body)
                    file.flush()
                    os.fsync(file.fileno())
                part.replace(path)
                return path.name
            if path.read_bytes() == body:
                return path.name
        raise BadInput(f"{path}: somebody changed this copy; move it away")

    def _says_the_same(self, name: str, taken: Taken, body: bytes) -> bool:
        try:
            before = (self.folder / name).read_bytes()
        except OSError:
            return False
        if before == body:
            return True
        if taken.suffix != ".html" or not name.endswith((".html", ".htm")):
            return False
        # Pages carry a clock, a counter or a key that is new at each visit: their words count.
        old, new = _words(before), _words(body)
        return old is not None and old == new

    def _hash(self, name: str) -> str | None:
        try:
            return hashlib.sha256((self.folder / name).read_bytes()).hexdigest()
        except OSError:
            return None

    def _read_validators(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = {}
        try:
            lines = (self.folder / VALIDATORS).read_text("utf-8", "replace").splitlines()
        except OSError:
            return found
        for line in lines:
            try:
                known = json.loads(line)
            except ValueError:
                continue  # the end of a run that died
            if isinstance(known, dict) and isinstance(known.get("url"), str):
                found[known["url"]] = known
        return found


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """The store, for this run alone.

    Raises:
        BadInput: another run has it, or it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / LOCK).open("a")
    except OSError as error:
        raise BadInput(f"{folder}: cannot be written: {error.strerror}") from error
    with lock:
        if fcntl is not None:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise BadInput(f"{folder}: another `provstat fetch` is at work here") from None
        yield Store(folder)


def slug_of(source: str, url: str) -> str:
    """A name for copies: of the source, else of the address."""
    text = source or re.sub(r"^[a-z]{1,10}://(?:www\.)?", "", url.lower())
    plain = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return plain[:60].strip("-") or "page"


def _words(data: bytes) -> list[str] | None:
    try:
        return [block.text for block in read_bytes("page.html", data).blocks]
    except Unreadable:
        return None
