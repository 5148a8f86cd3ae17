"""Articles as they read, from the inbox on this machine; the published file holds no texts.

Only a file whose bytes are those that the run read is shown: offsets of another version would
mark the wrong words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from flows.land.blocks import Unreadable
from flows.land.inbox import Entry, read_articles
from flows.land.paths import SIDECAR, BadSidecar
from flows.land.reader import read_bytes
from flows.report.marked import Marked, marked_article

_BIGGEST = 5_000_000  # bytes of an article that a page reads while its reader waits


def marked_text(
    raw: Path | None, row: Mapping[str, Any], claims: Sequence[Mapping[str, Any]]
) -> tuple[Marked | None, str]:
    """The article with its figures marked.

    Args:
        raw: the inbox, if there is one.
        row: the document, a row of ``v1.documents``.
        claims: its claims, rows of ``v1.claims``.

    Returns:
        The text, or null and the reason in words.
    """
    if raw is None:
        return None, "The text is not in the published file, and no inbox is named (--raw DIR)."
    root = raw.resolve()
    path = (root / row["document"]).resolve()
    # The name comes from the file: it must not lead out of the inbox's articles.
    if not path.is_relative_to(root / "articles") or not path.is_file():
        return None, "The article is not in the inbox any more."
    if row["size_bytes"] > _BIGGEST or path.stat().st_size > _BIGGEST:
        return None, "The article is too long to be shown here."
    beside = path.with_name(path.stem + SIDECAR)
    entry = Entry(row["document"], path, "", 0, beside if beside.is_file() else None)
    try:
        for named, content_hash in read_articles([entry])[0]:
            if content_hash != row["content_hash"]:
                return None, "The article in the inbox has changed since the last run."
            return marked_article(
                read_bytes(row["document"], named.data, named.sidecar), claims
            ), ""
    except (Unreadable, BadSidecar):
        pass
    return None, "The article cannot be read."
