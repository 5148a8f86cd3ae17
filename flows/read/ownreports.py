"""Which of the reports that a document names are its own: by their links, title and makers."""

from __future__ import annotations

from flows.land.blocks import Block, Document
from flows.read.bracketed import Cue
from flows.read.hosts import urlsplit
from flows.read.mentions import Mention
from flows.read.model import Sentence
from flows.read.publishers import Sources
from flows.read.source import Source, key_words

SURVEYS = frozenset("survey surveys poll results data census questionnaire".split())
_BEGIN = 2  # paragraphs whose first sentences may name the survey that a text is about
_RECENT = 20  # credits
_AHEAD = 90  # characters behind a name that may say "survey"


class OwnReports:
    """Tells a document's own reports by name and link."""

    def __init__(self, document: Document, sources: Sources) -> None:
        """Of a document, with the sources that it has named so far."""
        self.publisher = document.meta.publisher
        self.sources = sources
        url = document.meta.url
        self.host = urlsplit(url).netloc.removeprefix("www.") if url else ""
        begins = [b.text.partition(". ")[0] for b in document.blocks if b.kind == "paragraph"]
        self.title = set(key_words(document.meta.title or ""))
        self.opening = set(key_words(" ".join(begins[:_BEGIN])))

    def mark(self, source: Source, cue: Cue, mention: Mention, block: Block) -> None:
        """Make a named source the house's, in a document that presents its own data."""
        if _on_this_site(block, cue):
            source.kind = "own"
            self.sources.house_names.append(key_words(source.publisher or source.text))
        if self._titled(mention, source):
            source.kind = "own"
        if self._done_for_us(mention):
            source.kind, source.publisher = "own", self.publisher
        apart = cue.bracket or cue.weight != 2
        if not apart and "survey" in block.text[cue.start :].lower()[:_AHEAD]:
            source.kind = self._founder(source)

    def linked_home(self, sentence: Sentence, read: list[tuple[Cue, Source]]) -> None:
        """A publication without a publisher that links to the document's own site is its own."""
        if not self.host:
            return
        for _, source in read:
            if source.kind != "named" or not source.bare:
                continue
            links = [at for at in sentence.block.links if sentence.start <= at.start < sentence.end]
            if any(urlsplit(at.url).netloc.removeprefix("www.") == self.host for at in links):
                source.kind = "own"
                self.sources.own_titles.append(key_words(source.title or source.publisher or ""))

    def _titled(self, mention: Mention, source: Source) -> bool:
        """Whether a survey with a name is the one that an own document is about from its title."""
        if mention.by:
            return False
        name = set(key_words(" ".join((source.title or "", source.publisher or ""))))
        survey = mention.noun in SURVEYS or not SURVEYS.isdisjoint(name)
        name = {word for word in name - SURVEYS if not word.isdigit()}
        return survey and not name.isdisjoint(self.title) and name <= self.title | self.opening

    def _done_for_us(self, mention: Mention) -> bool:
        """Whether "the survey, conducted by X" is the house's own that was told of before."""
        if mention.det not in ("the", "this") or mention.noun not in SURVEYS or mention.names:
            return False
        return bool(mention.by) and any(
            s.kind == "own" and s.nouns & SURVEYS for s in self.sources.items[-_RECENT:]
        )

    def _founder(self, source: Source) -> str:
        """In a report on an own survey, the body that is said to run it is the house."""
        if self.sources.house:
            return source.kind
        self.sources.house = key_words(source.publisher or "")
        return "own"


def _on_this_site(block: Block, cue: Cue) -> bool:
    """Whether a name links to a page of the same site."""
    return any(
        link.start < cue.end and cue.start < link.end and link.url.startswith(("{{", "{%"))
        for link in block.links
    )
