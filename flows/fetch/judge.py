"""What an answer is worth: its format by its bytes, and whether it is the source at all. Pure."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from flows.fetch.failures import LOGIN, Failure
from flows.land.blocks import Unreadable
from flows.land.reader import read_bytes

_TYPES = {
    ".html": "text/html",
    ".md": "text/markdown",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_SUFFIXES = {kind: suffix for suffix, kind in _TYPES.items()} | {
    "application/xhtml+xml": ".html",
    "text/x-markdown": ".md",
    "text/tab-separated-values": ".csv",
    "application/csv": ".csv",
    "application/vnd.ms-excel": ".csv",  # how text tables are often labelled; real ones are binary
}
_HTML = re.compile(rb"<(?:!doctype\s{1,9}html|html|head|body)\b", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # byte order marks of encodings full of NULs
_LOGIN_PATH = re.compile(
    r"/(?:(?:user|account|auth|oauth2?|sso|idp|saml)/)?(?:log-?_?in|sign-?_?in|sso|auth|subscribe)"
    r"(?:[/.?]|$)",
    re.IGNORECASE,
)
_PASSWORD = re.compile(rb"<input\b[^>]{0,300}\btype\s{0,3}=\s{0,3}[\"']?password", re.IGNORECASE)
_WALL = re.compile(
    r"\b(?:log ?in|sign ?in|subscribe|register|create (?:a free |an )?account|members? only)\b"
    r"[^.]{0,60}\b(?:to (?:read|continue|view|access|see)|for (?:full )?access|required)\b"
    r"|\b(?:subscribers? only|this (?:article|content|report) is (?:for|only)|paywall)\b",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"\bare you (?:a )?(?:human|robot)\b|\bcaptcha\b|\bchecking your browser\b"
    r"|\bverify (?:that )?you are (?:a )?human\b|\bunusual traffic\b|\b(?:not|no) a robot\b"
    r"|\benable javascript and cookies\b",
    re.IGNORECASE,
)
_THIN = 150  # words; a page that shows its text has more
_MOST_READ = 3_000_000  # bytes of a page that is looked into
_MOST_UNZIPPED = 200_000_000  # bytes that a workbook or document may unpack to


@dataclass(frozen=True, slots=True)
class Taken:
    """A body worth keeping: the suffix its copy gets, and its media type for the manifest."""

    suffix: str
    media_type: str


def judge(asked: str, found: str, declared: str, body: bytes) -> Taken:
    """Judge an answer with status 200.

    Args:
        asked: address asked for.
        found: address it was found at, after redirects.
        declared: its Content-Type.
        body: its bytes.

    Raises:
        Failure: it is not the source: empty, of a wrong type, a login page, a robot check.
    """
    if not body.strip(b" \t\r\n\0"):
        raise Failure("empty: the answer holds nothing")
    kind, _, rest = declared.partition(";")
    suffix = _suffix(found, kind.strip().lower(), body)
    if suffix == ".html":
        _check_page(asked, found, body)
    charset = re.search(r"charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{2,40})", rest, re.IGNORECASE)
    foreign = charset and charset.group(1).lower() not in ("utf-8", "utf8")
    kept = f"; charset={charset.group(1)}" if charset and foreign else ""
    return Taken(suffix, _TYPES[suffix] + kept)


def _suffix(url: str, kind: str, body: bytes) -> str:
    if b"%PDF-" in body[:1024]:
        return ".pdf"
    if body.startswith(b"PK\x03\x04"):
        return _zipped(body)
    if b"\0" in body[:1024] and not body.startswith(_WIDE):
        raise Failure("wrong type: neither text, PDF, document nor table")
    if _HTML.search(body, 0, 2048):
        return ".html"
    suffix = _SUFFIXES.get(kind)
    if suffix in (".pdf", ".docx", ".xlsx"):
        raise Failure("wrong type: the answer is not what it says it is")
    if suffix not in (None, ".txt"):
        return suffix or ".txt"
    if suffix is None and kind not in ("", "application/octet-stream", "binary/octet-stream"):
        raise Failure("wrong type: neither text, PDF, document nor table")
    named = re.search(r"\.(?:csv|md|json)$", unquote(urlsplit(url).path).lower())
    return named.group() if named else ".txt"


def _zipped(body: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise Failure("cut off: the document cannot be opened") from None
    if sum(entry.file_size for entry in entries) > _MOST_UNZIPPED or len(entries) > 10_000:
        raise Failure("too large: the document unpacks to more than the limit")
    names = {entry.filename for entry in entries}
    if "word/document.xml" in names:
        return ".docx"
    if "xl/workbook.xml" in names:
        return ".xlsx"
    raise Failure("wrong type: neither text, PDF, document nor table")


def _check_page(asked: str, found: str, body: bytes) -> None:
    if _LOGIN_PATH.search(urlsplit(found).path) and not _LOGIN_PATH.search(urlsplit(asked).path):
        raise Failure(LOGIN, status=200)
    if len(body) > _MOST_READ:
        return
    try:
        blocks = read_bytes("page.html", body).blocks
    except Unreadable:
        blocks = []
    text = " ".join(block.text for block in blocks)
    if len(text.split()) >= _THIN:
        return
    if _ROBOT.search(text):
        raise Failure("robot check: the page asks whether a person reads it")
    if _PASSWORD.search(body) or _WALL.search(text):
        raise Failure(LOGIN, status=200)
