"""HTML to tokens with their exact positions, as browsers tokenise it.

The parsers that are fast give no positions (lxml, selectolax), and the standard library's
changed what it makes of broken markup between patch releases, some of them quadratic on it. What
is needed of the standard (https://html.spec.whatwg.org/#tokenization) is little: tags,
comments, raw text and character references. Each character is looked at a bounded number of
times, whatever the text.
"""

from __future__ import annotations

import html.entities
import re
from collections.abc import Iterator
from typing import NamedTuple

from flows.lazy import pattern

_NEXT = pattern(r"<(?=[A-Za-z/!?])")
_NAME = pattern(r"</?([A-Za-z][^\s/>]{0,80})")
# The rest of a tag: quotes hold only after "=". Possessive: nothing is tried twice.
_TAIL = pattern(r"(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+>")
_ATTRIBUTE = pattern(
    r"([^\s/>=\"'][^\s/>=]*)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"'][^\s>]*)))?"
)
_REFERENCE = pattern(
    r"&(?:#[xX]([0-9A-Fa-f]{1,8});?|#([0-9]{1,8});?|([A-Za-z][A-Za-z0-9]{1,40});?)"
)
_RAW = {
    name: pattern(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in (
        "script style textarea title xmp iframe noembed noframes noscript svg math template object"
    ).split()
}
_NAMED = html.entities.html5


class Token(NamedTuple):
    """A piece of HTML. ``kind`` is "text", "start", "end" or "raw"."""

    kind: str
    name: str  # of the element, lower case; empty for text
    start: int  # span in the text
    end: int
    body: int = 0  # of "raw": where the element's content ends (it starts at ``end``)


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Tokens of ``text[start:end]`` in order.

    An element whose content is no markup (script, title) comes as one "raw" token: its start
    tag's span, and the end of its content; its end tag is passed over.
    """
    position = start
    stop = len(text) if end is None else end
    quotes_close = True  # false once quotes hid the end of a tag to the end of the file
    while position < stop:
        match = _NEXT.search(text, position, stop)
        if match is None:
            yield Token("text", "", position, stop)
            return
        at = match.start()
        if at > position:
            yield Token("text", "", position, at)
        if text.startswith("<!--", at):
            close = text.find("-->", at + 2, stop)
            position = stop if close < 0 else close + 3
            continue
        named = _NAME.match(text, at, stop)
        if named is None:
            if text.startswith(("</", "<!", "<?"), at):
                close = text.find(">", at, stop)
                position = stop if close < 0 else close + 1
                continue
            yield Token("text", "", at, at + 1)
            position = at + 1
            continue
        close = text.find(">", named.end(), stop)
        if close < 0:  # no tag ends any more
            yield Token("text", "", at, stop)
            return
        if quotes_close and "=" in text[named.end() : close]:
            tail = _TAIL.match(text, named.end(), stop)
            if tail is None:
                quotes_close = False
            else:
                close = tail.end() - 1
        name = named.group(1).lower()
        position = close + 1
        if text[at + 1] == "/":
            yield Token("end", name, at, position)
        elif name in _RAW and not (name in ("svg", "math") and text[close - 1] == "/"):
            ending = _RAW[name].search(text, position, stop)
            body = ending.start() if ending else stop
            yield Token("raw", name, at, position, body)
            if ending is None:
                return
            close = text.find(">", ending.end(), stop)
            position = stop if close < 0 else close + 1
        else:
            yield Token("start", name, at, position)


def attributes(text: str, token: Token) -> dict[str, tuple[int, int]]:
    """Names of a start tag's attributes with the spans of their values, as written."""
    found: dict[str, tuple[int, int]] = {}
    for match in _ATTRIBUTE.finditer(text, token.start + 1 + len(token.name), token.end - 1):
        group = match.lastindex or 1
        name = match.group(1).lower()
        if name not in found:
            found[name] = match.span(group) if group > 1 else (match.end(1), match.end(1))
    return found


def unescape(text: str) -> str:
    """Text with its character references resolved."""
    if "&" not in text:
        return text
    return "".join(piece for piece, _, _, _ in references(text, 0, len(text)))


def references(text: str, start: int, end: int) -> Iterator[tuple[str, int, int, bool]]:
    """Pieces of ``text[start:end]``: (what is shown, its span, whether it is a reference)."""
    position = start
    for match in _REFERENCE.finditer(text, start, end):
        shown, length = _resolve(match)
        if shown is None:
            continue
        at = match.start()
        if at > position:
            yield text[position:at], position, at, False
        position = at + length
        yield shown, at, position, True
    if position < end:
        yield text[position:end], position, end, False


def _resolve(match: re.Match[str]) -> tuple[str | None, int]:
    """What a character reference stands for, and how many characters it takes."""
    written = match.group()
    hexadecimal, decimal, name = match.groups()
    if name is None:
        number = int(hexadecimal, 16) if hexadecimal else int(decimal)
        return _character(number), len(written)
    if written.endswith(";"):
        shown = _NAMED.get(name + ";")
        if shown is not None:
            return shown, len(written)
    # Some names may go without ";", and then the rest of the word is text: "&copy2024".
    for length in range(min(len(name), 6), 1, -1):
        shown = _NAMED.get(name[:length])
        if shown is not None:
            return shown, 1 + length
    return None, 0


def _character(number: int) -> str:
    if 0x80 <= number <= 0x9F:  # written for Windows: browsers read it so
        return bytes([number]).decode("cp1252", "replace")
    if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        return "\ufffd"
    return chr(number)
