"""Bytes to text, without guessing where guessing would be silent damage."""

from __future__ import annotations

import codecs

from flows.land.blocks import Unreadable
from flows.lazy import pattern

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = pattern(rb"(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?\s{0,3}([A-Za-z0-9_.:-]{2,40})")
# How files start that people drop in by mistake: PNG, JPEG, GIF, ZIP, gzip, ELF, MP4, old Word.
_BINARY = (
    *(b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF"),
    *(b"\x00\x00\x00\x18ftyp", b"\xd0\xcf\x11\xe0"),
)
_HEAD = 4096  # bytes; a declaration stands in the first few of them
_WIDE_UTF8 = pattern(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = pattern(r"[\x80-\U0010ffff]")
_THREE = pattern(r"[\xc0-\xff]{3}")  # accented letters in a row
# What people type with Windows beside letters: quotes, dashes, currency, signs.
_SIGNS = frozenset("\xa0£§©«»®°±²³·½¼¾€…–—‘’“”•™×")


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
    if data.startswith(_BINARY):
        raise Unreadable(
            "it is a picture, an archive or a program, whatever its name says; documents are "
            ".md, .html, .txt, .pdf and .docx"
        )
    text, encoding = _decode(data, declared=declared)
    if "\0" in text:
        raise Unreadable(
            f"it holds a NUL character (at {text.index(chr(0))}), so it is no text file, or "
            "UTF-16 without a byte order mark; check its name, or save it as UTF-8"
        )
    if not text.strip():
        raise Unreadable("the file holds nothing but blanks; put the text in, or remove the file")
    return text, encoding


def _decode(data: bytes, *, declared: bool) -> tuple[str, str]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(name), name.removesuffix("-sig")
            except UnicodeDecodeError as error:
                raise Unreadable(
                    f"its byte order mark says {name.removesuffix('-sig')}, but byte "
                    f"{error.start} is not; save it as UTF-8"
                ) from None
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        match = _DECLARED.search(data, 0, _HEAD) if declared else None
        if match:
            return _by_name(data, match.group(1).decode("ascii"))
        text = _windows(data)
        if text is not None:
            return text, "cp1252"
        raise Unreadable(
            f"byte {error.start} (0x{data[error.start]:02x}) is not valid UTF-8 and no other "
            "encoding is declared; save it as UTF-8"
        ) from None


def _by_name(data: bytes, name: str) -> tuple[str, str]:
    try:
        codec = codecs.lookup(name).name
        if codec.startswith(("utf-16", "utf-32")):
            raise Unreadable(
                f"it declares {name!r} in single bytes, so it is not; save it as UTF-8"
            )
        # Browsers read latin-1 as its Windows superset, and pages are written for browsers.
        codec = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(codec, codec)
        text = data.decode(codec)
    except LookupError:
        raise Unreadable(
            f"it declares the encoding {name!r}, which is unknown; save it as UTF-8"
        ) from None
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"it declares the encoding {name!r}, but byte {error.start} is not; save it as UTF-8"
        ) from None
    except (UnicodeError, ValueError):
        raise Unreadable(
            f"it declares the encoding {name!r}, but its bytes are not; save it as UTF-8"
        ) from None
    if not isinstance(text, str):
        raise Unreadable(f"it declares {name!r}, which is no text encoding; save it as UTF-8")
    return text, codec


def _windows(data: bytes) -> str | None:
    """The text as Windows-1252, where it can hardly be anything else.

    Nothing of it is UTF-8, and every character beyond ASCII is either a sign as people type it
    or an accented letter inside or at the end of a word. Texts in other single-byte encodings
    have capitals, signs or whole words of such characters in the wrong places.
    """
    if _WIDE_UTF8.search(data):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    for match in _HIGH.finditer(text):
        character, at = match.group(), match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if not (_is_sign(character, before, after) or _is_accented(character, before, after)):
            return None
    return None if _THREE.search(text) else text


def _is_sign(character: str, before: str, after: str) -> bool:
    inside = before.isalpha() and after.isalpha()
    return character in _SIGNS and (not inside or character in "’–—…")


def _is_accented(character: str, before: str, after: str) -> bool:
    return (
        character.isalpha()
        and character not in "ªº"
        and (before.isalpha() or after.isalpha())
        and not (character.isupper() and before.islower())
    )
