"""Documents: what landed in ``raw/articles`` (and the texts named by claim tables)."""

from schemas.base import Int, Table, Timestamp, moment, number, text


class Documents(Table):
    """One row a document version."""

    document: str = text("Path below the inbox, with forward slashes", unique=True)
    content_hash: str = text("SHA-256 of the bytes, and of the sidecar where it has one")
    media_type: str = text("Media type, e.g. text/markdown")
    encoding: str = text("Encoding the text was decoded with", null=True)
    language: str = text("Language of the text, BCP 47 (primary subtag)", null=True)
    title: str = text("Title", null=True)
    url: str = text("Address the document is published at", null=True)
    publisher: str = text("Who publishes it", null=True)
    author: str = text("Who wrote it", null=True)
    section: str = text("Section or desk, where the metadata has it", null=True)
    published: str = text("Date of publication, ISO 8601, possibly partial", null=True)
    size_bytes: Int = number("Length of the file", unit="bytes", null=False, ge=0)
    characters: Int = number("Length of the decoded text", unit="characters", null=False, ge=0)
    landed_at: Timestamp = moment("When this version was first seen")
