"""Bytes to text, without guessing where guessing would be silent damage."""

from __future__ import annotations

import codecs
import re

from flows.land.blocks import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?\s{0,3}([A-Za-z0-9_.:-]{2,40})")


def decode(data: bytes, *, declared: bool = False) -> tuple[str, str]:
    """Decode a text file. Line ends stay as they are: offsets count them.

    Args:
        data: the bytes of the file.
        declared: the format may declare its encoding in the text (HTML, XML).

    Returns:
        The text and the name of the encoding. A byte order mark is not part of the text.

    Raises:
        Unreadable: the file is empty, or its bytes are no text in its encoding.
    """
    if not data:
        raise Unreadable("the file is empty; put the text in, or remove the file")
    for mark, name in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(name), name.removesuffix("-sig")
            except UnicodeDecodeError as error:
                raise Unreadable(
                    f"its byte order mark says {name}, but byte {error.start} is not; "
                    "save it as UTF-8"
                ) from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if declared:
            match = _DECLARED.search(data[:4096])
            if match:
                return _by_name(data, match.group(1).decode("ascii"))
        raise Unreadable(
            f"byte {error.start} (0x{data[error.start]:02x}) is not valid UTF-8 and no other "
            "encoding is declared; save it as UTF-8"
        ) from None
    if "\0" in text:
        raise Unreadable(
            f"it holds a NUL character (at {text.index(chr(0))}): this is no text file; "
            "check its name and how it was saved"
        )
    if not text.strip():
        raise Unreadable("the file holds nothing but blanks; put the text in, or remove the file")
    return text, "utf-8"


def _by_name(data: bytes, name: str) -> tuple[str, str]:
    try:
        codec = codecs.lookup(name).name
        # Browsers read latin-1 as its Windows superset, and pages are written for browsers.
        codec = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(codec, codec)
        text = data.decode(codec)
    except LookupError:
        raise Unreadable(
            f"it declares the encoding {name!r}, which is unknown; save it as UTF-8"
        ) from None
    except (UnicodeError, ValueError):
        raise Unreadable(
            f"it declares the encoding {name!r}, but its bytes are not; save it as UTF-8"
        ) from None
    if not isinstance(text, str):
        raise Unreadable(f"it declares {name!r}, which is no text encoding; save it as UTF-8")
    return text, codec
