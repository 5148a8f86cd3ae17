"""Which link of a sentence is the citation of a figure in it.

A link on the words that credit, on the figure or on a pointer behind it is; of the others the one
whose words, or whose address, say what the sentence says.
"""

from __future__ import annotations

from collections.abc import Sequence

from flows.land.blocks import Block, Link
from flows.lazy import pattern
from flows.read.creditwords import AUXILIARIES
from flows.read.hosts import headline, host
from flows.read.linked import CITING, LONG, POINTER, TASK, WE, anchor_text, belongs, is_home
from flows.read.model import Sentence
from flows.read.wordclass import plural, tag

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
_PHRASE = 3  # words of a link that tell something
_CLOSE = pattern(
    r" (?:(?!(?:we|I|you|our|my|your|after|before|since|when|because|if|as|though|by|to) )"
    r"[\w’'-]+ ){0,8}"
)
_IS = pattern(r" [^.;:()\d]{0,80}\b(?:is|are|was|were)\s(?:now\s|also\s|still\s)?")
_DATE = pattern(r"(?:19|20)\d\d")
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


def choose_link(
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
    on = [at for at in links if overlaps(at, spans)]
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
    deep = [at for at in deep if not (_apart(block, at, figure) and overlaps(at, others))]
    after = [at for at in deep if _in_brackets(block, at) and at.start >= figure[1]]
    if after:
        return after[0]
    ahead = min((s[0] for s in others if s[0] >= figure[1]), default=sentence.end)
    for link in deep:
        pointer = figure[1] <= link.start < ahead or (link.start >= ahead and len(deep) == 1)
        if pointer and POINTER.fullmatch(anchor_text(block, link).strip(" *_")):
            return link
    for link in deep:
        if host(link.url) in _PAPERS:
            return link
    for link in deep:
        if overlaps(link, others):
            return link
    for link in deep:
        anchor = anchor_text(block, link)
        if CITING.search(anchor) or anchor.startswith("http") or _DATE.fullmatch(anchor):
            return link
    told = next((at for at in deep if _predicate(block, at, figure)), None)
    told = told or next((at for at in deep if _tells(sentence, at)), None)
    told = told or next((at for at in deep if _says(block, at, figure)), None)
    away = [at for at in deep if host(at.url) != home]
    return told or next((at for at in away if _reports(sentence, at)), None)


def overlaps(link: Link, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a link is on any of the words of some spans."""
    return any(link.start < end and start < link.end for start, end in spans)


def _says(block: Block, link: Link, figure: tuple[int, int]) -> bool:
    """Whether a link is on what is said of those a figure counts: "70% of bakers [own a cat]"."""
    between = block.text[figure[1] : link.start]
    words = anchor_text(block, link).split()
    if link.start < figure[1] or len(words) < 2 or not _CLOSE.fullmatch(between):
        return False
    kind = tag(words[0].lower())
    before = between.split()[-1:]
    if kind in "BzV" or words[0].lower() in AUXILIARIES:
        return True
    return kind in "bE" and bool(before) and plural(before[0].lower())


def _predicate(block: Block, link: Link, figure: tuple[int, int]) -> bool:
    """Whether a link is on what a figure's sentence says of it: "91% of bakers are [in towns]"."""
    anchor = anchor_text(block, link)
    if link.start < figure[1] or not anchor[:1].islower() or TASK.match(anchor):
        return False
    return _IS.fullmatch(block.text, figure[1], link.start) is not None


def _reports(sentence: Sentence, link: Link) -> bool:
    """Whether a link leads to an article that is headed by what the sentence says.

    "91% of loaves are [sold in towns](https://crust.example/where-loaves-are-sold)": not only what
    is linked is of the headline, so it is no page about a thing that is spoken of.
    """
    words = headline(link.url)
    if len(words) < _HEADLINE or WE.search(sentence.text):
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
    if size < _PHRASE or TASK.match(anchor):
        return False
    if not (anchor[0].islower() or link.start - sentence.start < 2):
        return False
    if any(w[0].isupper() for w in anchor.split()[1:3]):
        return False
    if WE.search(text, max(sentence.start, link.start - 20), link.start):
        return False
    return size >= LONG or _TELLS.search(anchor) is not None


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
