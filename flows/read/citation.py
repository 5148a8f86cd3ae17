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
from flows.read.creditwords import AUXILIARIES
from flows.read.hosts import headline, host, urlsplit
from flows.read.model import Sentence
from flows.read.source import key_words
from flows.read.wordclass import plural, tag

_CITING = pattern(
    r"\b(?:source|sources|study|studies|report|reports|reported|survey|surveys|poll|research|data"
    r"|statistics|stats|figures|findings|found|finds|analysis|census|index|table|tables|factsheet"
    r"|fact sheet|white ?paper|paper|press release|release|bulletin|according|shows?|says|said"
    r"|reference|pdf|dataset|brief|via|infographic|results?|estimates?)\b",
    re.IGNORECASE,
)
_LONE = pattern(
    r"[\s(\[]*(?:(?:via|source|sources|see|from|here|link|ref)\b[:\s]*)*[\s)\].]*", re.IGNORECASE
)
# Words of a link that are themselves what is claimed: "rose last year", "the average cost of".
_TELLS = pattern(
    r"\b(?:is|are|was|were|has|have|had|will|do|does|did|rose|grew|fell|dropped|climbed|jumped"
    r"|increased|decreased|declined|doubled|tripled|reached|became|spent|spend|cost|costs|lost"
    r"|surged|soared|plunged|shrank|exceeded|topped|average|median|rates?|number of|share of"
    r"|percentage|majority|half|growth|increase|decrease|decline|drop|rise|revenues?|sales"
    r"|market|spending|estimated|projected|expected|forecast|predicted|record|most|more|less"
    r"|gap|earnings|wages|incomes?|prices|proportion|level of"
    r"|fewer|highest|lowest|largest|biggest|likely|[a-z]{2,14}ing|[a-z]{3,14}ed)\b"
)
_TASK = pattern(
    r"(?:our|my|your|us|we|how|why|what|read|check|learn|book|sign|download|get|try|join|click"
    r"|contact|visit|this|these|that|follow|subscribe|watch|listen|buy|shop|register|using|based"
    r"|called|named|known)\b",
    re.IGNORECASE,
)
_WE = pattern(r"\b(?:we|I|our|my|us|we[’']ve|I[’']ve)\b", re.IGNORECASE)
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
_PHRASE = 3  # words of a link that tell something
_LONG = 6  # words of a link that tell something, whatever they are
_NEWS = pattern(
    r"\b(?:posted|published|appeared|available|see more|more) (?:at|on|here)\b", re.IGNORECASE
)
_FOREIGN = ("{{", "{%", "#", "mailto:", "javascript:", "tel:", "data:")
_BEHIND = 700  # characters of a paragraph that a mark at its end may cover
_CLOSE = pattern(
    r" (?:(?!(?:we|I|you|our|my|your|after|before|since|when|because|if|as|though|by|to) )"
    r"[\w’'-]+ ){0,8}"
)
_IS = pattern(r" [^.;:()\d]{0,80}\b(?:is|are|was|were)\s(?:now\s|also\s|still\s)?")
_DATE = pattern(r"(?:19|20)\d\d")
# Behind a figure, in its sentence: "70% [link] do", "70% do [here]".
_POINTER = pattern(
    r"[\[(]?(?:links?|here|source|src|ref|reference|cite|citation|via|\d{1,2}|[*†‡↗→]{1,2})[\])]?",
    re.IGNORECASE,
)
# Where papers are kept: what a sentence with figures links to there is where it has them from.
_PAPERS = frozenset(
    "doi.org dx.doi.org arxiv.org ssrn.com papers.ssrn.com pubmed.ncbi.nlm.nih.gov "
    "ncbi.nlm.nih.gov pmc.ncbi.nlm.nih.gov jstor.org osf.io psycnet.apa.org medrxiv.org "
    "biorxiv.org".split()
)
_HEADLINE = 3  # words of an address that are a headline
_SHARED = 1  # of them, in a sentence that is linked where it says something
_MUCH = 3  # of them, where a name is linked
_STEM = 6  # letters by which two words are the same
_WORD = pattern(r"[a-z]{4,}")
_TELLING = 4  # letters of a name's word that may be looked for in a host name


@dataclass(frozen=True, slots=True)
class Citation:
    """What serves as a citation: link or footnote."""

    kind: str = "none"
    url: str | None = None
    text: str | None = None


NONE = Citation()


def usable(url: str) -> bool:
    """Whether an address leads anywhere outside the page it stands on."""
    if not url or url.startswith(_FOREIGN):
        return False
    return "://" in url or url.startswith(("www.", "//", "doi:", "10."))


def is_home(url: str) -> bool:
    """Whether an address is the front page of a site."""
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query and not parts.fragment


def belongs(url: str, name: str | None) -> bool:
    """Whether the host of an address bears a name: "flurry.com" and Flurry, "/@flurry" too."""
    if not name:
        return False
    parts = urlsplit(url)
    host = parts.netloc.lower().replace("-", "")
    words = key_words(name)
    joined = "".join(ch for word in words for ch in word if ch.isalnum())
    handle = parts.path.partition("/@")[2].partition("/")[0].lower()
    if len(joined) >= _TELLING and (joined in host or joined == handle):
        return True
    initials = "".join(w[0] for w in words)
    labels = host.split(".")
    if joined and joined in labels:
        return True
    if len(initials) > 2 and initials in labels:
        return True
    return any(len(w) >= _TELLING and w in host for w in words)


class Citations:
    """The citations of a document."""

    def __init__(self, document: Document) -> None:
        """Index footnotes and references by their labels."""
        self.notes: dict[str, tuple[str, list[Link]]] = {}
        self.home = host(document.meta.url)
        self._links: dict[tuple[int, int], tuple[list[Link], list[Link]]] = {}
        for block in document.blocks:
            if block.kind in ("footnote", "reference") and block.label:
                parts = run_on(block.text) or [(block.label, 0, len(block.text))]
                for label, start, end in parts:
                    links = [at for at in block.links if start <= at.start < end]
                    self.notes.setdefault(label, (block.text[start:end].strip(), links))

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
        link = _choose(
            *(sentence, links, figure, spans), publisher=publisher, claims=claims, home=self.home
        )
        return self.of_link(link) if link is not None else NONE

    def of_cue(self, sentence: Sentence, span: tuple[int, int], publisher: str | None) -> Citation:
        """The citation that stands at a credit, whatever figures it may cover."""
        marks, links = self._within(sentence)
        for mark in marks:
            if span[0] <= mark.start <= span[1] + 2 or mark.start >= sentence.end - 1:
                return self.of_link(mark)
        on = [at for at in links if _on(at, [span])]
        near = on or [at for at in links if belongs(at.url, publisher)]
        near = near or [at for at in links if _CITING.search(_anchor(sentence.block, at))]
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
            if _POINTER.fullmatch(_anchor(sentence.block, link).strip(" *_")):
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
        said = _anchor(first.block, links[0])
        told = len(said.split()) >= _LONG and not any(c.isalnum() for c in rest)
        return self.of_link(links[0]) if told and not _TASK.match(said) else NONE

    def lone(self, sentence: Sentence) -> Citation:
        """The citation of what stands before, if a sentence is nothing else: "(source)"."""
        _, links = self._within(sentence)
        if len(links) != 1:
            return NONE
        link = links[0]
        text = sentence.block.text
        rest = text[sentence.start : link.start] + text[link.end : sentence.end]
        anchor = _anchor(sentence.block, link)
        if _LONE.fullmatch(rest) and (
            _POINTER.fullmatch(anchor.strip(" *_"))
            or _CITING.search(anchor)
            or anchor.startswith("http")
            or rest.strip(" .")
        ):
            return self.of_link(link)
        if sentence.block.kind == "caption" and _NEWS.search(sentence.text):
            return self.of_link(link)
        told = _HERE.fullmatch(anchor) or _CITING.search(anchor) or anchor.startswith("http")
        if told and _LOOK.search(sentence.text) and not _WE.search(sentence.text):
            return self.of_link(link)  # "You can read the full report here."
        return NONE


def _anchor(block: Block, link: Link) -> str:
    return block.text[link.start : link.end]


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


def _choose(
    sentence: Sentence,
    links: list[Link],
    figure: tuple[int, int],
    spans: Sequence[tuple[int, int]],
    *,
    publisher: str | None,
    claims: Sequence[tuple[int, int]],
    home: str,
) -> Link | None:
    """The link of a sentence that covers a figure; ``home`` is the document's own host."""
    if not links:
        return None
    block = sentence.block
    for link in links:
        if link.start < figure[1] and figure[0] < link.end:
            return link
    on = [at for at in links if _on(at, spans)]
    deep = [at for at in links if not is_home(at.url)]
    kin = [at for at in deep if belongs(at.url, publisher)]
    for link in on:
        if not is_home(link.url):
            return link
    if kin:
        return min(kin, key=lambda at: abs(at.start - figure[0]))
    if on:
        return on[0]
    others = [s for s in claims if s != figure]
    # "91% do ([92% nationally](...))": the link is the other figure's.
    deep = [at for at in deep if not (_apart(block, at, figure) and _on(at, others))]
    after = [at for at in deep if _in_brackets(block, at) and at.start >= figure[1]]
    if after:
        return after[0]
    ahead = min((s[0] for s in others if s[0] >= figure[1]), default=sentence.end)
    for link in deep:
        pointer = figure[1] <= link.start < ahead or (link.start >= ahead and len(deep) == 1)
        if pointer and _POINTER.fullmatch(_anchor(block, link).strip(" *_")):
            return link
    for link in deep:
        if host(link.url) in _PAPERS:
            return link
    for link in deep:
        if _on(link, others):
            return link
    for link in deep:
        anchor = _anchor(block, link)
        if _CITING.search(anchor) or anchor.startswith("http") or _DATE.fullmatch(anchor):
            return link
    told = next((at for at in deep if _predicate(block, at, figure)), None)
    told = told or next((at for at in deep if _tells(sentence, at)), None)
    told = told or next((at for at in deep if _says(block, at, figure)), None)
    away = [at for at in deep if host(at.url) != home]
    return told or next((at for at in away if _reports(sentence, at)), None)


def _on(link: Link, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a link is on any of the words of some spans."""
    return any(link.start < end and start < link.end for start, end in spans)


def _says(block: Block, link: Link, figure: tuple[int, int]) -> bool:
    """Whether a link is on what is said of those a figure counts: "70% of bakers [own a cat]"."""
    between = block.text[figure[1] : link.start]
    words = _anchor(block, link).split()
    if link.start < figure[1] or len(words) < 2 or not _CLOSE.fullmatch(between):
        return False
    kind = tag(words[0].lower())
    before = between.split()[-1:]
    if kind in "BzV" or words[0].lower() in AUXILIARIES:
        return True
    return kind in "bE" and bool(before) and plural(before[0].lower())


def _predicate(block: Block, link: Link, figure: tuple[int, int]) -> bool:
    """Whether a link is on what a figure's sentence says of it: "91% of bakers are [in towns]"."""
    anchor = _anchor(block, link)
    if link.start < figure[1] or not anchor[:1].islower() or _TASK.match(anchor):
        return False
    return _IS.fullmatch(block.text, figure[1], link.start) is not None


def _reports(sentence: Sentence, link: Link) -> bool:
    """Whether a link leads to an article that is headed by what the sentence says.

    "91% of loaves are [sold in towns](https://crust.example/where-loaves-are-sold)": not only what
    is linked is of the headline, so it is no page about a thing that is spoken of.
    """
    words = headline(link.url)
    if len(words) < _HEADLINE or _WE.search(sentence.text):
        return False
    text, begin = sentence.block.text, sentence.start
    apart = f"{text[begin : link.start]} {text[link.end : sentence.end]}"
    said = {_stem(word) for word in _WORD.findall(apart.lower())}
    shared = len(said & {_stem(word) for word in words})
    return shared >= (_SHARED if text[link.start].islower() else _MUCH)


def _stem(word: str) -> str:
    return word[:_STEM]


def _tells(sentence: Sentence, link: Link) -> bool:
    """Whether the words of a link are part of what a sentence claims, not a thing it speaks of."""
    text = sentence.block.text
    anchor = text[link.start : link.end].strip(" \"“”'‘’*_")
    size = len(anchor.split())
    if size < _PHRASE or _TASK.match(anchor):
        return False
    if not (anchor[0].islower() or link.start - sentence.start < 2):
        return False
    if any(w[0].isupper() for w in anchor.split()[1:3]):
        return False
    if _WE.search(text, max(sentence.start, link.start - 20), link.start):
        return False
    return size >= _LONG or _TELLS.search(anchor) is not None


def _apart(block: Block, link: Link, figure: tuple[int, int]) -> bool:
    """Whether a link stands in brackets behind a figure that are closed again."""
    between = block.text[figure[1] : link.start]
    return between.count("(") > between.count(")")


def _in_brackets(block: Block, link: Link) -> bool:
    text = block.text
    before = text[max(0, link.start - 12) : link.start].rstrip(' *_"“')
    after = text[link.end : link.end + 12].lstrip(' *_"”')
    opened = before.endswith(("(", "[")) or before.lower().endswith(("(via", "(source:", "(see"))
    closed = after.startswith((")", "]", ",", ";"))
    anchor = text[link.start : link.end]
    return (opened and closed) or (anchor.startswith("(") and anchor.endswith(")"))
