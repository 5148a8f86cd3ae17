"""Footnotes, lists of references, and the marks in the text that mean their entries; captions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from flows.land.blocks import Block, Link
from flows.lazy import pattern

TITLES = pattern(
    r"(?:\d{1,2}\.?\s)?(?:(?:list of |selected )?(?:references|sources|bibliography|works cited|"
    r"citations|literature|endnotes|footnotes|notes)(?: and (?:notes|references|sources|further "
    r"reading|links))?|notes (?:and|&) references|sources (?:and|&) notes|further reading|"
    r"sources and methods?)\s?:?",
    re.IGNORECASE,
)
_LOOSE = pattern(r"(?:end|foot)?notes", re.IGNORECASE)  # under such a title any text may stand
_ENTRY = pattern(r"(?:\[\^?(\d{1,3}|[a-z])\]:?|\^?(\d{1,3})[.):]|([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}))\s{0,3}(?=\S)")
_RUN_ON = pattern(r"(?:^|(?<=\s))\[\^?(\d{1,3})\]:?\s(?=\S)")
_SYMBOL = pattern(r"([*†‡§]{1,3})\s{0,2}(?=[^\W\d_])")
_MARK = pattern(
    r"\[\^?(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,8})\]|([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})(?:[,⁻]([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3}))?"
)
_KEY_MARK = pattern(r"\[[^\[\]@]{0,20}-?@([A-Za-z][\w:.#$%&+?<>~/-]{1,60})[^\[\]]{0,120}\]")
_SYMBOL_MARK = pattern(r"(?<=[\w%.,)”\"’])([*†‡§]{1,3})(?!\w)")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_UNIT_BEFORE = pattern(r"(?:^|[^A-Za-z])(?:[kcdm]?m|ft|mi|yd|10)$")
_NUMBER = pattern(r"\d{1,3}")
_LINKED_MARK = pattern(r"\[?(?:\^?(\d{1,3}|[a-z])|([*†‡§]{1,3}))\]?")
_SOURCED = pattern(r"https?://|www\.|doi|\b(?:19|20)\d\d\b")
_CAPTION = pattern(
    r"(?:source|sources|data|credit|chart|figure|fig\.|table|exhibit|photo|image|graphic|base|"
    r"notes?|n)\s?(?:\d{1,2}\w?)?\s?(?:[:.–—|=]|by\b)|originally (?:posted|published)\b|©|"
    r"\*{1,2}\s?[A-Z]",
    re.IGNORECASE,
)
_SOURCE_LINE = pattern(r"(?:data )?sources?\s?:", re.IGNORECASE)
_NUMBERED_TABLE = pattern(r"(?:table|exhibit|figure|chart|fig\.)\s\d{1,3}\w?\b", re.IGNORECASE)


def link_notes(
    blocks: list[Block], notes: Iterable[tuple[str, str, int]], anchors: Mapping[str, int]
) -> None:
    """Blocks that marks such as ``<a href="#fn1">1</a>`` lead to become footnotes.

    Args:
        blocks: all blocks of the document.
        notes: id a mark leads to, what the mark says, and its block.
        anchors: id to the block that starts there.
    """
    for block in blocks:
        for link in block.links:
            if link.kind != "link" or not link.url.startswith("#") or link.end - link.start > 6:
                continue
            match = _LINKED_MARK.fullmatch(block.text[link.start : link.end].strip())
            target = anchors.get(link.url[1:], -1)
            if match and target > block.index:
                label = match.group(1) or match.group(2)
                link.kind, link.label, link.url = "footnote", label, ""
                _make_note(blocks, target, label)
    for identifier, label, at in notes:
        target = anchors.get(identifier, -1)
        if target > at:
            _make_note(blocks, target, label)


def _make_note(blocks: list[Block], target: int, label: str) -> None:
    if target < len(blocks) and blocks[target].kind in ("item", "paragraph", "footnote"):
        block = blocks[target]
        block.kind, block.label = "footnote", block.label or label


def set_references(blocks: list[Block]) -> None:
    """Entries of reference lists, and the marks in the text that mean them."""
    labels = _entries(blocks)
    for block in blocks:
        if block.kind not in ("code", "reference", "footnote"):
            _marks(block, labels)


def _entries(blocks: list[Block]) -> set[str]:
    labels: set[str] = set()
    mentioned: set[str] = set()
    tail = _last_list(blocks)
    for block in blocks:
        if block.kind in ("footnote", "reference"):
            labels.add(block.label)
            continue
        title = blocks[block.section].text if block.section >= 0 else ""
        if block.kind == "item" and block.parent >= 0:
            lead = blocks[block.parent].text
            if lead.endswith(":") and TITLES.fullmatch(lead):
                title = lead  # "Sources:" in the middle of a text, and a list
        if block.kind in ("item", "paragraph"):
            match = _ENTRY.match(block.text)
            typed = ""
            if match:
                typed = match.group(1) or match.group(2) or match.group(3).translate(_LOWERED)
            listed = bool(title) and TITLES.fullmatch(title) is not None
            bracketed = bool(match) and match is not None and not match.group(2)
            last = block.index in tail and block.label in mentioned
            if (
                (listed and _is_entry(block, title, typed))
                or (bracketed and typed in mentioned)
                or (last and _SOURCED.search(block.text))
            ):
                if not typed and block.kind == "item" and block.label:
                    typed = block.label
                block.kind, block.label = "reference", typed
                if match and typed:
                    block.lead = (0, match.end())
            elif block.kind == "paragraph":
                symbol = _SYMBOL.match(block.text)
                if symbol and symbol.group(1) in mentioned:
                    block.kind, block.label = "footnote", symbol.group(1)
            if block.kind == "item":
                block.label = ""
        if block.kind in ("reference", "footnote"):
            labels.add(block.label)
            labels.update(label for label, _, _ in run_on(block.text))
        elif block.kind != "code":
            mentioned.update(_mentioned(block.text))
    labels.discard("")
    return labels


def _last_list(blocks: list[Block]) -> set[int]:
    """The items of a numbered list that a document ends with: its notes, if "[1]" means them."""
    found: set[int] = set()
    for block in reversed(blocks):
        if block.kind != "item" or not block.label.isdigit():
            break
        found.add(block.index)
    return found


def run_on(text: str) -> list[tuple[str, int, int]]:
    """Entries that share a block, since no blank line parts them: label, start and end of each."""
    first = _RUN_ON.match(text)
    if first is None:
        return []
    found = [(int(first.group(1)), 0)]
    for match in _RUN_ON.finditer(text, first.end()):
        if int(match.group(1)) == found[-1][0] + 1 and match.start():
            found.append((found[-1][0] + 1, match.start()))
    ends = [start for _, start in found[1:]] + [len(text)]
    return [(str(n), start, end) for (n, start), end in zip(found, ends, strict=True)]


def _is_entry(block: Block, title: str, typed: str) -> bool:
    if typed:
        return True
    if _LOOSE.fullmatch(title.strip(" :")):
        return block.kind == "item" and bool(block.label)
    return block.kind == "item" or bool(_SOURCED.search(block.text))


def _mentioned(text: str) -> set[str]:
    found: set[str] = set()
    if "[" in text or not text.isascii():
        for match in _MARK.finditer(text):
            found.update(_labels(match))
    if "*" in text or not text.isascii():
        found.update(match.group(1) for match in _SYMBOL_MARK.finditer(text))
    return found


def _labels(match: re.Match[str]) -> list[str]:
    listed, first, second = match.groups()
    if listed is None:
        return [raised.translate(_LOWERED) for raised in (first, second) if raised]
    numbers = [int(number) for number in _NUMBER.findall(listed)]
    if len(numbers) == 2 and ("–" in listed or "-" in listed) and numbers[0] < numbers[1]:
        numbers = list(range(numbers[0], min(numbers[1], numbers[0] + 20) + 1))
    return [str(number) for number in numbers]


def _marks(block: Block, labels: set[str]) -> None:
    """Links for the marks typed in the text."""
    text = block.text
    before = len(block.links)
    for link in block.links:
        if link.kind == "link" and link.end - link.start <= 5:
            _numbered_link(link, text)
    linked = {link.start for link in block.links if link.kind == "footnote"}
    if labels and ("[" in text or not text.isascii()):
        for match in _MARK.finditer(text):
            raised = text[match.start()] in _RAISED
            if match.start() in linked:
                continue
            if raised and _UNIT_BEFORE.search(text, max(match.start() - 4, 0), match.start()):
                continue
            block.links += [
                Link(match.start(), match.end(), "", "footnote", label)
                for label in _labels(match)
                if label in labels
            ]
    if labels and ("*" in text or not text.isascii()):
        block.links += [
            Link(match.start(), match.end(), "", "footnote", match.group(1))
            for match in _SYMBOL_MARK.finditer(text)
            if match.group(1) in labels
        ]
    if "[" in text and "@" in text:  # "[@rye2021, p. 4]"
        block.links += [
            Link(match.start(), match.end(), "", "footnote", match.group(1))
            for match in _KEY_MARK.finditer(text)
        ]
    if len(block.links) > before or before > 1:
        block.links.sort(key=lambda link: (link.start, link.end))


def _numbered_link(link: Link, text: str) -> None:
    """A link that says "[3]", or "3" right behind a word, is a mark."""
    match = _LINKED_MARK.fullmatch(text[link.start : link.end])
    if match is None or not match.group(1) or not match.group(1).isdigit():
        return
    before = text[link.start - 1 : link.start]
    if text[link.start] == "[" or before.isalpha() or before in ("%", ".", ")", "”", '"'):
        link.kind, link.label = "footnote", match.group(1)


def set_captions(blocks: list[Block]) -> None:
    """Lines before and after tables and pictures that speak of them."""
    tables: dict[int, list[Block]] = {}
    for block in blocks:
        if block.table >= 0 and block.kind == "cell":
            tables.setdefault(block.table, []).append(block)
    for i, block in enumerate(blocks):
        if block.kind != "paragraph" or len(block.text) > 400:
            continue
        before = blocks[i - 1] if i else None
        after = blocks[i + 1] if i + 1 < len(blocks) else None
        if before is not None and before.kind in ("cell", "alt", "caption"):
            whole = block.emphasis and block.emphasis[0] == (0, len(block.text))
            small = before.kind != "caption" and whole
            if small or _CAPTION.match(block.text):
                block.kind, block.table = "caption", before.table
                continue
        if _SOURCE_LINE.match(block.text):
            block.kind = "caption"
        elif after is not None and after.kind == "cell" and _NUMBERED_TABLE.match(block.text):
            block.kind, block.table = "caption", after.table
            for cell in tables.get(after.table, ()):
                cell.parent = block.index
