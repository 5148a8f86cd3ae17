"""What opens a sentence and says nothing of its figures: datelines, "Bar chart showing", links."""

from __future__ import annotations

from flows.read.chunks import Line

LINKS = frozenset(
    """first firstly second secondly third finally lastly however meanwhile moreover furthermore
indeed also still yet yes no therefore thus hence consequently instead surprisingly interestingly
importantly notably fortunately unfortunately and but so nevertheless nonetheless""".split()
)
_LINK_PHRASES = (
    ("for", "example"), ("for", "instance"), ("in", "fact"), ("in", "addition"),
    ("in", "contrast"), ("by", "contrast"), ("in", "short"), ("in", "sum"), ("that", "said"),
    ("of", "course"), ("on", "the", "other", "hand"), ("as", "a", "result"),
    ("to", "be", "sure"), ("what", "is", "more"), ("in", "other", "words"),
)  # fmt: skip


def mark(gone: list[bool], start: int, end: int) -> None:
    """Leave words out."""
    for i in range(start, end):
        gone[i] = True


def dateline(line: Line, gone: list[bool]) -> None:
    """Mark "PORT TOWN, Ohio — " and "(Loaf Wire)—" in front."""
    if line.words[:1] == ["("] and ")" in line.words[1:5]:
        close = line.words.index(")")
        if close + 2 < len(line.words) and line.tags[close + 1] == "-":
            mark(gone, 0, close + 2)
            return
    for k in range(1, min(7, len(line.words) - 1)):
        if line.tags[k] == "-":
            words = [line.text[line.starts[j] : line.ends[j]] for j in range(k)]
            if words[0].isupper() and all(w[0].isupper() or not w[0].isalpha() for w in words):
                dash = line.text[line.starts[k]] in "—–"
                mark(gone, 0, k + 1 if dash and line.capital(k + 1) else 0)
            return


_PICTURES = frozenset(
    "chart graph graphic infographic image screenshot photo figure diagram map table plot "
    "illustration".split()
)


def depicting(line: Line, gone: list[bool]) -> None:
    """Mark "Bar chart showing ..." in front."""
    for k in range(min(5, len(line.words) - 2)):
        if line.words[k] in _PICTURES:
            follows = line.words[k + 1]
            if follows in ("showing", "illustrating", "depicting", "of", "with"):
                mark(gone, 0, k + 2)
                if k + 2 < len(line.words) and line.words[k + 2] == "that":
                    mark(gone, k + 2, k + 3)
            return


def linking(line: Line, gone: list[bool]) -> None:
    """Mark "First," and "For example," in front."""
    words, tags = line.words, line.tags
    start = 0
    while start < len(words) and gone[start]:
        start += 1
    if start + 1 >= len(words):
        return
    if words[start] in LINKS and (tags[start + 1] == "," or words[start] in ("and", "but", "so")):
        mark(gone, start, start + 2 if tags[start + 1] == "," else start + 1)
        return
    for phrase in _LINK_PHRASES:
        size = len(phrase)
        if words[start] == phrase[0] and tuple(words[start : start + size]) == phrase:
            after = start + size
            if after < len(words) and tags[after] == ",":
                mark(gone, start, after + 1)
            return
