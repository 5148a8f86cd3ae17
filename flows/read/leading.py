"""Credits set before a statement: "Loaf Council: 15% …", a heading or a line that is a name.

The same form labels what a figure is about ("Sweden: 15%", "Women – 15%"), so a name counts only
if it is a body by its words, was said to say something elsewhere, or links to its own site.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from flows.land.blocks import Block
from flows.lazy import pattern
from flows.read.creditwords import BODIES, TITLE_ENDS
from flows.read.elsewhere import make_credit
from flows.read.linked import belongs
from flows.read.namelines import is_name
from flows.read.names import find_names
from flows.read.source import Source, is_source_name
from flows.read.words import tokens

if TYPE_CHECKING:
    from flows.read.walker import Walker

_BEFORE = pattern(
    r"^[*_(\[]{0,3}(?P<name>[^\W_][^:()\[\]\n|;–—]{1,70}?)(?P<close>[*_]{0,3}[)\]]|[*_]{0,3}\s*[:–—]"
    r"|[*_]{0,3}\s-{1,2})[*_]{0,3}\s+"
)
_ALONE = pattern(
    r"^(?:according to|from|source|by|via)?:?\s*(?P<name>[^\W_][^:()\[\]\n|;–—]{1,70}?)\s*:?$",
    re.IGNORECASE,
)
# "Loaf Council (2023):", "Rye & Mills (2018, Loaf Review)": the year tells that it is a source.
_DATED = pattern(
    r"^(?P<name>[^\W\d_][^:()\[\]\n|;]{1,70}?),?\s?[(\[](?P<more>[^()\[\]]{0,50})[)\]]\s*(?:[:–—]|-\s|$)"
)
_YEAR = pattern(r"\b(?:19|20)\d\d\b")
_STUDY = pattern(
    r"\s*(?:[\"“]|(?:an? |the )?(?:[\w-]{1,20} ){0,3}"
    r"(?:survey|study|report|poll|analysis|research|review|trial|interviews)\b)",
    re.IGNORECASE,
)
_PAIR = pattern(r"[^\W\d_]+(?:\s(?:&|and)\s[^\W\d_]+|\set al\.?)")
# A sentence of its own: capital, and three words at least before a figure.
_SENTENCE = pattern(r"[A-Z][^\W\d_]*[^\d%]{0,80}?\s[a-z][^\d%]{2,}")
_STUDIED = pattern(r"\b(?:stud(?:y|ies)|surveys?|polls?|report|research|journal)\b", re.IGNORECASE)
_SEVERAL = 3  # items
_SIGNED = pattern(r"^[—–~-]{1,2}\s*(?P<name>[^\W_][^:()\[\]\n|;–—]{1,70}?)\.?$")
_SIBLINGS = 12  # items of a list that are looked at to either side
_MARKS = pattern(r"[\s()\[\]*_.—–-]{0,8}")
# "Loaf Council: State of Baking 2021", as a heading.
_STUDY_OF = pattern(r"(?:\d{1,2}[.)]\s)?(?P<name>[^\W\d_][^:]{1,60}?):\s(?P<title>.{4,80})$")
_TEXTS = frozenset({"item", "paragraph", "quote"})
# A heading that ends in one of these is a body; one in "Statistics" or "Security", or with "&" in
# it, is more often what its section is about.
_FIRMS = BODIES | frozenset("associates bros corp gmbh inc llc ltd partners plc ventures".split())


class Leading:
    """Credits claims by the name set before them, where nothing else credits them."""

    def __init__(self, walk: Walker) -> None:
        """For a walk through a document."""
        self.walk = walk
        self.heads: dict[int, Source | None] = {}

    def credit(self) -> None:
        """Credit the open claims of blocks that a name leads in, or is signed under."""
        for index in sorted(self.walk.by_block):
            block = self.walk.blocks[index]
            if block.kind == "item":
                self._drop_label(block)
            claims = [at for at in self.walk.by_block[index] if self.walk.elsewhere.open(at)]
            if not claims or block.kind not in _TEXTS:
                continue
            source = self._before(block, claims) or self._signed(block) or self._above(block)
            if source is None:
                continue
            for at in claims:
                cited = self.walk.elsewhere.cited(source)
                self.walk.made[at] = make_credit(source, cited, "named before it")

    def _drop_label(self, block: Block) -> None:
        """Take back a credit to what an item is about: "Crumb: 1.5 billion ovens"."""
        match = _BEFORE.match(block.text)
        if match is None or not is_name(match["name"]) or not self._labels(block):
            return
        name = match["name"].strip()
        for at in self.walk.by_block[block.index]:
            made = self.walk.made[at]
            named = made is not None and (made.text or "").rstrip("!") == name.rstrip("!")
            if made is not None and named and made.citation == "none":
                self.walk.made[at] = None

    def _before(self, block: Block, claims: list[int]) -> Source | None:
        first = self.walk.claims[claims[0]].start
        link = next((at for at in block.links if at.kind == "link" and at.start <= 1), None)
        if link is not None and link.end <= first:
            words = block.text[link.start : link.end]
            if is_name(words) and belongs(link.url, words):
                return self._source(block, (link.start, link.end), sure=True)
        dated = self._dated(block)
        if dated is not None and dated.end <= first:
            return dated
        match = _BEFORE.match(block.text)
        if match is None or match.end() > first or not is_name(match["name"]):
            return None
        if block.kind == "item" and self._cites(block):
            return self._source(block, match.span("name"), sure=True)
        if block.kind == "item" and self._labels(block):
            return None
        return self._source(block, match.span("name"))

    def _cites(self, block: Block) -> bool:
        """Whether an item is one of a list in which each tells, behind a name, what that found.

        "Loafwatch: Bread goes stale 40% faster" is such; "Loafwatch: 40 ovens" is not.
        """
        speak = told = whole = 0
        for at in range(max(0, block.index - _SIBLINGS), block.index + _SIBLINGS):
            other = self.walk.blocks[at] if at < len(self.walk.blocks) else None
            if other is None or other.kind != "item" or other.parent != block.parent:
                continue
            match = _BEFORE.match(other.text)
            if match is None or not is_name(match["name"]):
                continue
            told += 1
            whole += _SENTENCE.match(other.text, match.end()) is not None
            studied = _STUDIED.search(match["name"]) is not None
            speak += studied or self._speaks(other, match.span("name"), match["name"].strip())
        return told >= _SEVERAL and 2 * speak >= told and 4 * whole >= 3 * told

    def _labels(self, block: Block) -> bool:
        """Whether the items of a list are labelled by what they are about, bodies or not."""
        named = []
        for step in (-1, 1):
            for at in range(block.index + step, block.index + step * _SIBLINGS, step):
                if not 0 <= at < len(self.walk.blocks):
                    break
                other = self.walk.blocks[at]
                if other.kind != "item" or other.parent != block.parent:
                    break
                match = _BEFORE.match(other.text)
                if match is not None and is_name(match["name"]):
                    span = match.span("name")
                    named.append(self._speaks(other, span, match["name"].strip()))
        return bool(named) and not all(named)

    def _signed(self, block: Block) -> Source | None:
        """The name in a line of its own behind a block: "— Loaf Council"."""
        after = block.index + 1
        if after >= len(self.walk.blocks):
            return None
        signed = self.walk.blocks[after]
        if signed.kind == "paragraph" and (linked := self._link_line(signed)) is not None:
            return linked
        match = _SIGNED.match(signed.text) if signed.kind in _TEXTS else None
        if match is None or not is_name(match["name"]):
            return None
        return self._source(signed, match.span("name"), sure=block.kind == "quote")

    def _link_line(self, line: Block) -> Source | None:
        """The source that a line below a text links to, if the line says nothing but its name."""
        link = next((at for at in line.links if at.kind == "link"), None)
        if link is None or len(line.links) > 1:
            return None
        name = line.text[link.start : link.end].strip("()[]*_ ")
        rest = line.text[: link.start] + line.text[link.end :]
        set_apart = _MARKS.fullmatch(rest)
        if set_apart is None or not is_name(name):
            return None
        if not (belongs(link.url, name) or "(" in line.text or "[" in line.text):
            return None  # a link to whatever comes next
        return self._source(line, (link.start, link.end), sure=True)

    def _above(self, block: Block) -> Source | None:
        """The name that is all that a heading or a lead-in line says."""
        if block.parent >= 0:
            lead = self.walk.blocks[block.parent]
            if lead.kind in _TEXTS:
                found = self._head(lead)
                if found is not None:
                    return found
        before = self.walk.blocks[block.index - 1] if block.index else None
        if block.kind == "item" and before is not None and before.kind == "item":
            return self._above_first(block)
        if before is not None and before.kind == "paragraph" and block.kind == "item":
            found = self._head(before)
            if found is not None:
                return found
        return self._head(self.walk.blocks[block.section]) if block.section >= 0 else None

    def _above_first(self, block: Block) -> Source | None:
        """What stands above the first item of a list counts for all of them."""
        at = block.index
        while at > 0 and self.walk.blocks[at - 1].kind == "item":
            if at - 1 in self.heads:
                found = self.heads[block.index] = self.heads[at - 1]
                return found
            at -= 1
        found = self._above(self.walk.blocks[at])
        for index in range(at, block.index + 1):
            self.heads[index] = found
        return found

    def _dated(self, block: Block) -> Source | None:
        """The name with a year in brackets that a block starts with."""
        match = _DATED.match(block.text)
        if match is None or not _YEAR.search(match["more"]) or not is_name(match["name"]):
            return None
        found = find_names(tokens(block.text, *match.span("name")), block.text, self.walk.habits)
        words = match["name"].split()
        more = _YEAR.sub("", match["more"]).strip(" ,.")
        single = len(words) == 1 and words[0].lower() not in self.walk.habits.lower
        if not (
            (len(found) == 1 and found[0].kind in ("body", "title"))
            or (single and is_source_name(words[0]))
            or (more and is_name(more))
            or _PAIR.fullmatch(match["name"])
            or _STUDY.match(block.text, match.end())
        ):
            return None
        source = self._source(block, match.span("name"), sure=True)
        if source is not None:
            source.year = int(_YEAR.findall(match["more"])[-1])
        return source

    def _head(self, block: Block) -> Source | None:
        dated = self._dated(block)
        if dated is not None:
            return dated
        named = self._study_of(block) if block.kind == "heading" else None
        if named is not None:
            return named
        match = _ALONE.match(block.text.strip()) if len(block.text) < 100 else None
        if match is None or not is_name(match["name"]):
            return None
        shift = block.text.find(match["name"])
        return self._source(block, (shift, shift + len(match["name"])))

    def _study_of(self, block: Block) -> Source | None:
        """The study that a heading names behind its publisher: "Loaf Council: Bread in 2021"."""
        match = _STUDY_OF.fullmatch(block.text.strip())
        if match is None or not (is_name(match["name"]) and is_name(match["title"])):
            return None
        last = match["title"].rsplit(maxsplit=1)[-1].strip(" .*_)").lower()
        if not (_YEAR.fullmatch(last) or last in TITLE_ENDS):
            return None
        source = self._source(block, match.span("name"))
        if source is not None:
            source.title = match["title"]
            source.year = int(last) if last.isdigit() else None
        return source

    def _source(self, block: Block, span: tuple[int, int], *, sure: bool = False) -> Source | None:
        words = block.text[span[0] : span[1]].strip()
        if not sure and not self._speaks(block, span, words):
            return None
        source = self.walk.tables.named_in(block, words)
        if source is None or source.kind == "vague":
            return None
        source.start, source.end = span
        return source

    def _speaks(self, block: Block, span: tuple[int, int], words: str) -> bool:
        """Whether a name is that of a body, or of one that is said to say something."""
        known = self.walk.sources.known(words)
        plain = words.lower() in self.walk.habits.lower  # "Bakers" is no short form of theirs
        if known is not None and known in self.walk.sourcer.told and not plain:
            return True
        for link in block.links:
            if link.start < span[1] and span[0] < link.end and belongs(link.url, words):
                return True
        found = find_names(tokens(block.text, *span), block.text, self.walk.habits)
        body = len(found) == 1 and found[0].kind == "body" and found[0].text in words
        if body and block.kind in ("heading", "title"):
            return not _FIRMS.isdisjoint(found[0].text.lower().split())
        return body
