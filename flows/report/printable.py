"""Text of others in one harmless line: no character that moves, hides or recolours what is read.

An article may hold whatever its author put there: an escape sequence that clears the screen of
the editor who checks it, a mark that turns the rest of a line around. Pure.
"""

from __future__ import annotations

# Control characters, and the marks that reorder what follows them (Unicode's "Trojan source").
_ODD = (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)
_SHOWN = {code: f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" for code in _ODD}
_IN_PAGES = {code: shown for code, shown in _SHOWN.items() if chr(code) not in "\t\n\r"}


def printable(text: str) -> str:
    """The text in one line: blanks of all kinds are one space, odd characters their escapes."""
    return escaped(" ".join(text.split()))


def escaped(text: str) -> str:
    """The text with each odd character, line ends too, as its escape: ESC is backslash, x, 1b."""
    if text.isascii() and text.isprintable():
        return text
    # Half characters, from file names that are no UTF-8, could not be written either.
    return text.translate(_SHOWN).encode("utf-8", "backslashreplace").decode()


def visible(text: str) -> str:
    """The text with its line ends and tabs as they are, for pages, which fold them."""
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_IN_PAGES).encode("utf-8", "backslashreplace").decode()
