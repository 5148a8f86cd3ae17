"""Site shortcodes (``{{< figure alt="..." >}}``): markup, but with words for readers."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal

from flows.land.build import Builder, Context

# One character of the private area, so that text around keeps its position and the Markdown
# parser sees a word character.
BLANK = "\ue0fe"
_SHORTCODE = re.compile(r"\{\{[<%][^{}]{0,4000}[>%]\}\}|\{%[^{}]{0,4000}%\}")
_SHOWN = re.compile(r"\b(alt|caption|title|attribution|quote)\s?=\s?\"([^\"]{3,2000})\"")


class Shortcodes:
    """Shortcodes of a text, and the text without them (same length, so positions hold)."""

    def __init__(self, text: str, start: int = 0) -> None:
        self.text = text
        self.masked = text
        self.spans: list[tuple[int, int]] = []
        if "{{" in text or "{%" in text:
            parts, last = [], 0
            for match in _SHORTCODE.finditer(text, start):
                parts += [text[last : match.start()], BLANK * (match.end() - match.start())]
                last = match.end()
                self.spans.append(match.span())
            self.masked = "".join([*parts, text[last:]])
        self._starts = [a for a, _ in self.spans]
        self._shown = 0  # spans before this one were shown already

    def restore(self, url: str, start: int, end: int) -> str:
        """The address of a link in ``[start, end)`` as written, if a shortcode makes it."""
        if BLANK not in url and "%EE%83%BE" not in url:
            return url
        i = bisect_left(self._starts, start)
        if i < len(self.spans) and self.spans[i][1] <= end:
            return self.text[slice(*self.spans[i])]
        return ""

    def show_between(self, start: int, end: int, builder: Builder) -> None:
        """Blocks for what the shortcodes of ``[start, end)`` show to a reader."""
        i = bisect_left(self._starts, start)
        while i < len(self.spans) and self.spans[i][0] < end:
            if i >= self._shown:
                self._show(*self.spans[i], builder)
                self._shown = i + 1
            i += 1

    def _show(self, start: int, end: int, builder: Builder) -> None:
        for match in _SHOWN.finditer(self.text, start, end):
            kind: Literal["alt", "caption", "quote"] = "caption"
            if match.group(1) in ("alt", "quote"):
                kind = "alt" if match.group(1) == "alt" else "quote"
            builder.push(Context(kind))
            builder.text(match.group(2), match.start(2))
            builder.pop()
