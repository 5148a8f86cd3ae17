"""HTML as published to blocks: the main content found among what surrounds it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from flows.land.blocks import Block, Meta
from flows.land.build import Builder, Context
from flows.land.cards import join_cards
from flows.land.markup import MarkupReader
from flows.land.metadata import meta_of_html, odd_tags
from flows.land.references import link_notes
from flows.land.tokens import Token, attributes
from flows.land.wrapping import promote_bold
from flows.lazy import pattern

# Words of classes, ids and roles that name what is not the article.
_BOILERPLATE = frozenset(
    "cookie cookies consent gdpr newsletter subscribe subscription signup related recommended "
    "recommendations recirculation breadcrumb breadcrumbs sidebar menu promo promotion advert "
    "adverts advertisement ads ad adslot sponsored share sharing sharebar social comments comment "
    "disqus navigation navbar nav footer masthead pagination pager paywall popup modal overlay "
    "dialog alertdialog search login banner complementary contentinfo toc skip skiplink teaser "
    "teasers readmore navbox bio authorbio trending popular tags taglist authorbox toolbar "
    "crumbs".split()
)
# A class that starts so speaks of the page around the element.
_OF_PAGE = frozenset("has with no is js wp page theme u layout".split())
# Last words that say the element holds content whatever it is beside.
_CONTENT = frozenset(
    "content body text main article story post wrapper layout container chart table figure stat "
    "stats report page section data results count survey".split()
)
_ROLES = frozenset(
    "navigation dialog alertdialog search banner complementary contentinfo menu menubar "
    "toolbar".split()
)
_KEPT_ASIDES = frozenset(
    "pull pullquote quote note notes box callout fact facts factbox key highlight highlights "
    "footnote footnotes infobox stat stats summary takeaway takeaways poll survey result results "
    "chart table figure figures data numbers glance method methods methodology correction "
    "corrections".split()
)
_WORD = pattern(r"[a-z]+")
_SPLIT_CASE = pattern(r"(?<=[a-z])(?=[A-Z])")
_SITE = pattern(r"\s[|–—·•»:-]\s([^|–—·•»]{2,60})")
_HALVES = pattern(r"([^|–—·•»]{2,120}?)\s[|–—·•»-]\s([^|–—·•»]{2,120})")
_TELLING = pattern(r"[a-z]{4,}")
_NAME = 5  # words of a site's name, at most
_OUTSIDE = ("nav", "footer", "header", "aside")
_MORE = pattern(
    r"(?:related|recommended|read (?:more|next|also)|keep reading|more (?:from|on|like|stories)|"
    r"you (?:may|might) (?:also )?(?:like|be interested)|most (?:read|popular)|trending|popular|"
    r"latest|further articles|see also|up next|continue reading)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Region:
    """Blocks ``[first, last)`` of an element that matters for what the page is about."""

    kind: str  # "main", "article", "outside" by tag or role, "named" outside by class or id
    first: int
    last: int = -1


def read_html(text: str, builder: Builder) -> Meta:
    """Read a page into the builder.

    Of the blocks those are kept that lie in the page's main content where it marks one, and
    not in navigation, footers, asides, dialogs and the like.

    Returns:
        What the page says of itself; a date that cannot be meant is noted in the builder.
    """
    reader = PageReader(text, builder)
    reader.feed(0, len(text))
    reader.finish()
    link_notes(builder.blocks, reader.notes, reader.anchors)
    _keep(builder, reader)
    meta = meta_of_html(reader.tags, reader.json_ld, reader.language)
    if meta.published is None:
        builder.odd += odd_tags(reader.tags)
    headings = [block for block in builder.blocks if block.kind == "heading"]
    if all(block.level == 1 for block in headings):
        promote_bold(builder.blocks)
    if reader.title is not None and not any(block.level == 1 for block in headings):
        _show_title(reader, builder)
    main = next((block.text for block in headings if block.level == 1), None)
    if meta.publisher is None and main and reader.title is not None:
        meta.publisher = _named_after(main, reader.value(reader.title))
    if meta.title is None:
        first = next((block for block in headings if block.level == 1), None)
        shown = next((block for block in builder.blocks if block.kind == "title"), None)
        found = first or shown or (headings[0] if headings else None)
        meta.title = found.text if found else None
    return meta


class PageReader(MarkupReader):
    """Reads a whole page, and what its head says."""

    def __init__(self, text: str, builder: Builder) -> None:
        """Read ``text`` into the builder."""
        super().__init__(text, builder)
        self.tags: list[dict[str, str]] = []  # attributes of meta and link tags, "" the tag
        self.json_ld: list[str] = []
        self.title: tuple[int, int] | None = None
        self.language: str | None = None
        self.regions: list[_Region] = []
        self._mains = 0  # open main and article elements
        self._outside: list[_Region] = []  # open
        self._quotes = 0

    def start_tag(self, token: Token) -> None:
        """An element opens; what the head says is noted."""
        name = token.name
        if name in ("meta", "link"):
            values = attributes(self.source, token)
            self.tags.append({"": name} | {key: self.value(at) for key, at in values.items()})
            return
        if name == "html" and self.language is None:
            self.language = self.value(attributes(self.source, token).get("lang")) or None
        super().start_tag(token)

    def raw(self, token: Token) -> None:
        """Scripts may hold metadata; the title is what search engines and tabs show."""
        if token.name == "title" and self.title is None:
            self.title = (token.end, token.body)
        elif token.name == "script":
            kind = self.value(attributes(self.source, token).get("type"))
            if "ld+json" in kind.lower():
                self.json_ld.append(self.source[token.end : token.body])
        else:
            super().raw(token)

    def region(self, name: str, values: dict[str, tuple[int, int]]) -> int:
        """Index of the region that an element opens, -1 for none."""
        kind = self._kind(name, values)
        if name == "blockquote":
            self._quotes += 1
        if not kind:
            return -1
        self.builder.flush()
        made = _Region(kind, len(self.builder.blocks))
        if kind in ("main", "article"):
            self._mains += 1
            if kind == "main" or self._mains == 1:
                # A wrapper around the article is not outside it, whatever it is called.
                for region in self._outside:
                    if region.kind == "named":
                        region.kind = "cancelled"
                self._outside = [r for r in self._outside if r.kind != "cancelled"]
        else:
            self._outside.append(made)
        self.regions.append(made)
        return len(self.regions) - 1

    def close_region(self, index: int) -> None:
        """A region ends."""
        region = self.regions[index]
        region.last = len(self.builder.blocks)
        if region.kind in ("main", "article"):
            self._mains -= 1
        elif self._outside and self._outside[-1] is region:
            self._outside.pop()

    def _kind(self, name: str, values: dict[str, tuple[int, int]]) -> str:
        role = self.value(values.get("role")).lower() if values else ""
        if name == "main" or role == "main":
            return "main"
        if name == "article":
            return "article"
        if name in ("html", "body", "table", "tr", "td", "th", "tbody", "thead", "li"):
            return ""
        if role in _ROLES:
            return "outside"
        words = self._named(values) if values else set()
        if name in _OUTSIDE:
            if name == "aside":
                return "" if words & _KEPT_ASIDES else "outside"
            if name == "nav" or not self._mains:
                return "outside"
            if name == "footer" and not self._quotes_open():
                return "outside"
        return "named" if values and self._is_named_outside(values) else ""

    def _quotes_open(self) -> bool:
        return self._counts["blockquote"] > 0 or self._counts["figure"] > 0

    def _names(self, values: dict[str, tuple[int, int]]) -> list[str]:
        spans = (values.get("class"), values.get("id"))
        return " ".join(self.source[slice(*span)] for span in spans if span).split()

    def _named(self, values: dict[str, tuple[int, int]]) -> set[str]:
        return {word for name in self._names(values) for word in _WORD.findall(name.lower())}

    def _is_named_outside(self, values: dict[str, tuple[int, int]]) -> bool:
        for name in self._names(values):
            words = _WORD.findall(_SPLIT_CASE.sub("-", name).lower())
            if not words or words[0] in _OF_PAGE or words[-1] in _CONTENT:
                continue
            if words[0] in _BOILERPLATE or words[-1] in _BOILERPLATE:
                return True
        return False


def _keep(builder: Builder, reader: PageReader) -> None:
    """Drop the blocks that are not the page's content."""
    blocks = builder.blocks
    total = sum(len(block.text) for block in blocks)
    if not total:
        return
    inside = _inside(reader.regions, blocks)
    tries = [{"outside", "named"}, {"outside"}, set[str]()]
    kept: list[Block] = blocks
    for dropped in tries:
        spans = [(r.first, r.last) for r in reader.regions if r.kind in dropped]
        outside = _covered(spans, len(blocks))
        kept = [b for b, keep, drop in zip(blocks, inside, outside, strict=True) if keep > drop]
        words = sum(len(block.text) for block in kept)
        # Where nearly nothing is left, the names meant something else.
        if words * 5 >= sum(len(b.text) for b, keep in zip(blocks, inside, strict=True) if keep):
            break
    if not any(block.kind == "heading" and block.level == 1 for block in kept):
        first = next((b for b in blocks if b.kind == "heading" and b.level == 1), None)
        if first is not None and kept and first.index < kept[0].index:
            kept = [first, *kept]
    kept = join_cards(_without_teasers(kept))
    if len(kept) < len(blocks):
        builder.blocks[:] = renumber(kept)


def _inside(regions: list[_Region], blocks: list[Block]) -> bytearray:
    """Which blocks lie in the main content; all of them if the page marks none."""
    everything = bytearray(b"\1") * len(blocks)
    sizes = [0]
    for block in blocks:
        sizes.append(sizes[-1] + len(block.text))
    for kind in ("main", "article"):
        found = [region for region in regions if region.kind == kind]
        spans = [(region.first, region.last) for region in found]
        if not spans:
            continue
        largest = max(sizes[last] - sizes[first] for first, last in spans)
        # A page may mark a teaser as its article; then it is not what the page is about.
        if largest * 5 >= sizes[-1]:
            # Of several articles the small ones are teasers or comments.
            large = [(a, b) for a, b in spans if (sizes[b] - sizes[a]) * 4 >= largest]
            return _covered(large, len(blocks))
    return everything


def _covered(spans: list[tuple[int, int]], size: int) -> bytearray:
    """1 for each of ``size`` places that lies in one of the spans."""
    steps = [0] * (size + 1)
    for first, last in spans:
        steps[first] += 1
        steps[last] -= 1
    return bytearray(depth > 0 for depth in accumulate(steps[:size]))


def _without_teasers(blocks: list[Block]) -> list[Block]:
    """Leave out lists of links to other pages under a heading such as "Keep reading"."""
    kept: list[Block] = []
    dropping = False
    for block in blocks:
        if block.kind == "heading" or (block.kind == "paragraph" and len(block.text) < 40):
            dropping = bool(_MORE.match(block.text))
            if dropping:
                held, links = block, 0
                continue
        if dropping:
            if _is_link(block):
                links += 1
                continue
            dropping = False
            if not links:
                kept.append(held)
        kept.append(block)
    return kept


def _is_link(block: Block) -> bool:
    covered = sum(link.end - link.start for link in block.links if link.kind == "link")
    return covered * 10 >= len(block.text) * 8


def _named_after(heading: str, title: str) -> str | None:
    """The site's name in a window title such as "Heading | Site" or "Site - Heading, shorter"."""
    words = " ".join(title.split())
    if words.startswith(heading):
        match = _SITE.fullmatch(words[len(heading) :])
        return match.group(1) if match else None
    match = _HALVES.fullmatch(words)
    if match is None:
        return None
    told = set(_TELLING.findall(heading.lower()))
    for site, other in (match.groups(), match.groups()[::-1]):
        mine, theirs = (_TELLING.findall(part.lower()) for part in (site, other))
        if told.isdisjoint(mine) and 2 * len(told.intersection(theirs)) >= len(theirs) > 0:
            return site if site[:1].isupper() and len(site.split()) <= _NAME else None
    return None


def _show_title(reader: PageReader, builder: Builder) -> None:
    """The title of the window, on a page without a main heading, as its first block."""
    assert reader.title is not None
    made = Builder()
    made.push(Context("title"))
    start, end = reader.title
    reader.builder, saved = made, reader.builder
    reader.data(start, end)
    reader.builder = saved
    block = made.flush()
    if block is not None:
        for other in builder.blocks:
            other.index += 1
            other.parent += other.parent >= 0
            other.section += other.section >= 0
        builder.blocks.insert(0, block)


def renumber(blocks: list[Block]) -> list[Block]:
    """Indices, parents and sections of the blocks that are left."""
    new = {block.index: i for i, block in enumerate(blocks)}
    section = -1
    for i, block in enumerate(blocks):
        block.index = i
        block.parent = new.get(block.parent, -1)
        block.section = section
        if block.kind == "heading":
            section = i
    return blocks
