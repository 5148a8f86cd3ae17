"""The first steps as pure functions: bytes of articles to rows of documents and claims.

They stand apart from the rest (``flows.steps``) because they need no table library: an article
can be read while those are loaded, or in a process of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flows.land.blocks import Document, Unreadable
from flows.land.inputs import Named, Read
from flows.land.quarantine import set_aside
from flows.land.reader import read_bytes
from flows.read.reader import read
from flows.read.records import claim_rows


def read_documents(items: Iterable[tuple[Named, str]]) -> Read:
    """Land and read articles.

    Args:
        items: each article with the hash of its version.
    """
    result = Read()
    for named, content_hash in items:
        result.rows_in += 1
        try:
            document = read_bytes(named.document, named.data, named.sidecar)
        except Unreadable as error:
            result.quarantine.append(
                set_aside(named.document, str(error), step="land", data=named.data)
            )
            continue
        result.documents.append(document_row(document, content_hash))
        result.claims += claim_rows(read(document))
        result.notes += document.notes
    return result


def document_row(document: Document, content_hash: str) -> dict[str, Any]:
    """Row of ``schemas.Documents``; ``landed_at`` is for the caller to say."""
    meta = document.meta
    return {
        "document": document.document,
        "landed_at": None,
        "content_hash": content_hash,
        "media_type": document.media_type,
        "encoding": document.encoding,
        "language": meta.language,
        "title": meta.title,
        "url": meta.url,
        "publisher": meta.publisher,
        "author": meta.author,
        "section": meta.section,
        "published": meta.published,
        "size_bytes": document.size_bytes,
        "characters": len(document.text),
    }
