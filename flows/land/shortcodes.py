"""Site shortcodes (``{{< figure alt="..." >}}``): markup, but with words for readers."""

from __future__ import annotations

import re
from bisect import bisect_left

from flows.land.blocks import BlockKind
from flows.land.build import BLANK, Builder
from flows.lazy import pattern

_SHORTCODE = pattern(
    r"\{\{[<%][^{}]{0,4000}[>%]\}\}"  # Hugo
    r"|\{%[^{}]{0,4000}%\}"  # Liquid
    r"|^\{:[^{}\n]{0,400}\}[ \t]*$"  # kramdown's attribute lists
    r"|^:::+[^\n]{0,200}$"  # fences of Pandoc and Docusaurus
    r"|^(?:!!!|\?\?\?\+?) [\w-]{1,30}"  # boxes of MkDocs
    r"|==(?=[^\s=][^=\n]{0,300}==)|(?<=[^\s=])==(?!=)",  # highlighted words
    re.MULTILINE,
)
_SIGNS = ("{{", "{%", "{:", ":::", "!!! ", "??? ", "==")
_SHOWN = pattern(
    r"\b(alt|caption|title|attribution|quote|text)\s?=\s?(?:\"([^\"]{3,2000})\"|'([^']{3,2000})')"
)
_KINDS: dict[str, BlockKind] = {"alt": "alt", "quote": "quote", "text": "quote"}


class Shortcodes:
    """Shortcodes of a text, and the text without them (same length, so positions hold)."""

    def __init__(self, text: str, start: int = 0) -> None:
        """Find the shortcodes from position ``start`` on."""
        self.text = text
        self.masked = text
        self.spans: list[tuple[int, int]] = []
        if any(sign in text for sign in _SIGNS):
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

    def show_until(self, end: int, builder: Builder) -> None:
        """Blocks for what shortcodes not shown yet, before position ``end``, show to a reader."""
        while self._shown < len(self.spans) and self.spans[self._shown][0] < end:
            span = self.spans[self._shown]
            self._shown += 1
            for match in _SHOWN.finditer(self.text, *span):
                group = 2 if match.group(2) is not None else 3
                piece = (match.group(group), *match.span(group), False)
                builder.aside(_KINDS.get(match.group(1), "caption"), [piece])
