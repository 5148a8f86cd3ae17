"""Links and reference marks that serve as the citation of a figure.

A link on the source's name, on the figure, or on "source" beside it, cites; a link to something
else (a related article, a product, the home page of a firm that is spoken of) does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flows.land.blocks import Block, Document, Link
from flows.land.references import run_on
from flows.lazy import pattern
from flows.read.hosts import host
from flows.read.linkchoice import choose_link, overlaps
from flows.read.linked import CITING, LONG, POINTER, TASK, WE, anchor_text, belongs, is_home, usable
from flows.read.model import Sentence

_LONE = pattern(
    r"[\s(\[]*(?:(?:via|source|sources|see|from|here|link|ref)\b[:\s]*)*[\s)\].]*", re.IGNORECASE
)
_LOOK = pattern(
    r"\b(?:read|find|found|see|download|view|access|available|published|check|get|browse|explore)\b"
    r"[^.;]{0,60}\b(?:report|study|survey|results|findings|data|article|paper|research|analysis"
    r"|poll|statistics|details|release|story|infographic|whitepaper)\b"
    r"|\b(?:report|study|survey|results|findings|data|article|paper|research|analysis|poll"
    r"|statistics|details|release|infographic|whitepaper)\b[^.;]{0,60}"
    r"\b(?:read|find|found|see|seen|download(?:ed)?|view(?:ed)?|access(?:ed)?|available|published"
    r"|here|online)\b",
    re.IGNORECASE,
)
_HERE = pattern(r"here|online|(?:on )?(?:this|the|their) (?:page|site|website|link)", re.IGNORECASE)
_NEWS = pattern(
    r"\b(?:posted|published|appeared|available|see more|more) (?:at|on|here)\b", re.IGNORECASE
)
_BEHIND = 700  # characters of a paragraph that a mark at its end may cover


@dataclass(frozen=True, slots=True)
class Citation:
    """What serves as a citation: link or footnote."""

    kind: str = "none"
    url: str | None = None
    text: str | None = None


NONE = Citation()


class Citations:
    """The citations of a document."""

    def __init__(self, document: Document) -> None:
        """Index footnotes and references by their labels."""
        self.notes: dict[str, tuple[str, list[Link]]] = {}
        self.stands: dict[str, Block] = {}  # where the text of a note stands
        self.home = host(document.meta.url)
        self._links: dict[tuple[int, int], tuple[list[Link], list[Link]]] = {}
        for block in document.blocks:
            if block.kind in ("footnote", "reference") and block.label:
                parts = run_on(block.text) or [(block.label, 0, len(block.text))]
                for label, start, end in parts:
                    links = [at for at in block.links if start <= at.start < end]
                    text = block.text[start:end].strip()
                    self.notes.setdefault(label, (text, links))
                    self.stands.setdefault(text, block)

    def of_link(self, link: Link, publisher: str | None = None) -> Citation:
        """The citation that a link or mark is; of a note's addresses, the publisher's if any."""
        if link.kind == "link":
            return Citation("link", link.url)
        note = self.notes.get(link.label)
        if note is None:  # "[3]" may lead straight to the source
            return Citation("link", link.url) if usable(link.url) else Citation("footnote")
        text, links = note
        urls = [at.url for at in links if usable(at.url)]
        kin = (url for url in urls if len(urls) > 1 and belongs(url, publisher))
        url = next(kin, urls[0] if urls else None)
        return Citation("footnote", url, text or None)

    def of_figure(
        self,
        sentence: Sentence,
        figure: tuple[int, int],
        spans: Sequence[tuple[int, int]],
        publisher: str | None,
        claims: Sequence[tuple[int, int]],
    ) -> Citation:
        """The citation of a figure in its own sentence.

        Args:
            sentence: the figure stands in.
            figure: its span in the block.
            spans: of the words that credit somebody for it.
            publisher: whom they credit.
            claims: spans of all claims of the sentence.
        """
        marks, links = self._within(sentence)
        mark = _mark(marks, figure, spans)
        if mark is not None:
            return self.of_link(mark, publisher)
        link = choose_link(
            *(sentence, links, figure, spans), publisher=publisher, claims=claims, home=self.home
        )
        return self.of_link(link) if link is not None else NONE

    def of_cue(self, sentence: Sentence, span: tuple[int, int], publisher: str | None) -> Citation:
        """The citation that stands at a credit, whatever figures it may cover."""
        marks, links = self._within(sentence)
        for mark in marks:
            if span[0] <= mark.start <= span[1] + 2 or mark.start >= sentence.end - 1:
                return self.of_link(mark)
        on = [at for at in links if overlaps(at, [span])]
        near = on or [at for at in links if belongs(at.url, publisher)]
        near = near or [at for at in links if CITING.search(anchor_text(sentence.block, at))]
        deep = [at for at in links if not is_home(at.url) and belongs(at.url, publisher)]
        if near and is_home(near[0].url) and deep:
            near = deep
        return self.of_link(near[0]) if near else NONE

    def behind(self, block: Block, end: int, publisher: str | None) -> Citation:
        """The reference mark of a later sentence that covers what stands before it as well."""
        mark = next((at for at in block.links if at.kind == "footnote" and at.start >= end), None)
        if mark is None or mark.start - end > _BEHIND:
            return NONE
        return self.of_link(mark, publisher)

    def of_cell(self, block: Block) -> Citation:
        """The citation in a table cell or caption."""
        for link in block.links:
            if link.kind == "footnote" or usable(link.url):
                return self.of_link(link)
        return NONE

    def _within(self, sentence: Sentence) -> tuple[list[Link], list[Link]]:
        place = sentence.block.index, sentence.index
        if place in self._links:
            return self._links[place]
        marks: list[Link] = []
        links: list[Link] = []
        for link in sentence.block.links:
            if link.kind == "footnote":
                if sentence.start < link.start <= sentence.end + 1:
                    marks.append(link)
            elif sentence.start <= link.start < sentence.end and usable(link.url):
                links.append(link)
        self._links[place] = marks, links
        return marks, links

    def linked(self, sentence: Sentence) -> bool:
        """Whether a sentence has links or marks of its own."""
        return any(self._within(sentence))

    def pointer(self, sentence: Sentence) -> Citation:
        """The link of a sentence that is called nothing but "source"."""
        for link in self._within(sentence)[1]:
            if POINTER.fullmatch(anchor_text(sentence.block, link).strip(" *_")):
                return self.of_link(link)
        return NONE

    def head(self, first: Sentence) -> Citation:
        """The link that the whole first sentence of a block is: what follows is told of its page.

        "[Bakers win a pay rise](...). Pay goes up by 12% in May."
        """
        _, links = self._within(first)
        if len(links) != 1 or is_home(links[0].url) or host(links[0].url) == self.home:
            return NONE
        text = first.block.text
        rest = text[first.start : links[0].start] + text[links[0].end : first.end]
        said = anchor_text(first.block, links[0])
        told = len(said.split()) >= LONG and not any(c.isalnum() for c in rest)
        return self.of_link(links[0]) if told and not TASK.match(said) else NONE

    def lone(self, sentence: Sentence) -> Citation:
        """The citation of what stands before, if a sentence is nothing else: "(source)"."""
        _, links = self._within(sentence)
        if len(links) != 1:
            return NONE
        link = links[0]
        text = sentence.block.text
        rest = text[sentence.start : link.start] + text[link.end : sentence.end]
        anchor = anchor_text(sentence.block, link)
        if _LONE.fullmatch(rest) and (
            POINTER.fullmatch(anchor.strip(" *_"))
            or CITING.search(anchor)
            or anchor.startswith("http")
            or rest.strip(" .")
        ):
            return self.of_link(link)
        if sentence.block.kind == "caption" and _NEWS.search(sentence.text):
            return self.of_link(link)
        told = _HERE.fullmatch(anchor) or CITING.search(anchor) or anchor.startswith("http")
        if told and _LOOK.search(sentence.text) and not WE.search(sentence.text):
            return self.of_link(link)  # "You can read the full report here."
        return NONE


def _mark(
    marks: list[Link], figure: tuple[int, int], spans: Sequence[tuple[int, int]]
) -> Link | None:
    """The footnote mark that covers a figure."""
    if not marks:
        return None
    for mark in marks:
        if any(start <= mark.start <= end + 1 for start, end in spans):
            return mark
    after = [mark for mark in marks if mark.start >= figure[1]]
    return after[0] if after else None
