"""Who is credited for each claimed figure, in the article's own words, and with what citation.

A document is walked once, front to back. A sentence credits by its own words; where it does
not, the credit of the sentence before goes on until another one, a new heading or a paragraph
that does not point back. Table cells take the credit of their row, column, caption or lead-in,
list items that of the sentence that leads in, pull quotes and headings that of the figure
they repeat.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from flows.land.blocks import Block, Document
from flows.read.citation import NONE, Citation, Citations
from flows.read.credit_tables import TableCredits
from flows.read.creditwords import DOCUMENTS, PEOPLE, ROLES
from flows.read.cues import Cue, cost, find_cues
from flows.read.house import presents_own
from flows.read.mentions import find_mentions
from flows.read.model import Credit, Figure, Sentence
from flows.read.names import find_names, habits, tokens
from flows.read.publishers import Source, Sources, acronyms, key_words
from flows.read.titles import find_titles

_BACK = re.compile(
    r"\b(?:that|this|the|these|those) (?:same |latter |other )?(?:numbers?|figures?|shares?|rates?"
    r"|proportions?|percentages?|total|gap|rest|others?|former|latter|average|median"
    r"|corresponding|comparable|result|trend|group|groups|gain|rise|drop|increase|decline)\b"
    r"|\b(?:of|among|for|to) (?:them|these|those|whom)\b"
    r"|\b(?:respondents|participants|interviewees)\b"
    r"|\bthose (?:surveyed|polled|asked|interviewed|who)\b"
    r"|\b(?:compared (?:with|to)|up from|down from|against|versus) \b"
    r"|^an? [\d.,]+ ?(?:%|per ?cent|percentage points?|points?) ?(?:rise|increase|drop|gain|shift"
    r"|fall|decline|growth|improvement|climb|jump|slide)\b"
    r"|\b(?:rise|increase|drop|gain|shift|fall|decline|growth|improvement|climb|jump|slide) of\b"
    r"|^[\"“(]?(?:another|a further|an additional|it|they|this|these|those|both|that|others|such"
    r"|its|their)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:that|this|these|those|the|both|all) (?:(?:two|three|last|latter) )?(?:numbers?|figures?"
    r"|shares?|estimates?|findings?|counts?|results?|statistics?|data|is|are|was|were|comes?|came"
    r"|at least)\b|so (?:says?|said|found|finds|reports?|reported|reckons?)\b|according to\b"
    r"|at least\b|the source\b",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:that|this) (?:number|figure|share|rate|proportion|percentage)\b"
    r"|^(?:that|this)(?:[’']s| is| was| compares| breaks| marks| represents)\b"
    r"|\b(?:of|among) (?:them|these|those)\b|\brespondents\b",
    re.IGNORECASE,
)
_SOURCE_LINE = re.compile(
    r"^[(\[]?(?:(?:data )?sources?(?: (?:for|of) [^:.]{2,40})?\s*:\s*"
    r"|(?:all |the |these |those )*(?:statistics|stats|figures|data|numbers)(?: above| here| below"
    r"| in this (?:post|article|list))? (?:are|were|is|come|comes|came) (?:all )?"
    r"(?:taken |drawn )?(?:from|courtesy of) )",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:we|our|us|my|I)\b")
_PICTURE = re.compile(
    r"\b(?:has|have) (?:the|all the|more)\b[^.]{0,20}\b(?:picture|details|numbers)", re.I
)
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    "about above after again also although always among another around because been before being "
    "between both could does doing down during each even every from further have having here into "
    "just less like likely made make many more most much nearly only other over percent quite "
    "rather same should since some such than that their them then there these they this those "
    "through under until very well were what when where which while will with would year years "
    "your them half third quarter number people share cent many".split()
)
_SURVEYS = frozenset("survey surveys poll results data census questionnaire".split())
_CLOSE = 8  # blocks before a claim that are read for who was named there
_FAR = 26.0  # cost above which a cue of the sentence does not reach a figure


@dataclass(slots=True)
class _Scope:
    """The credit that goes on."""

    source: Source
    block: int
    weak: bool = False  # goes on only where the text points back
    faint: bool = False  # goes on only where the text keeps to the matter
    citation: Citation = NONE
    words: set[str] = field(default_factory=set)
    used: bool = False  # has credited a claim
    gap: int = 0  # sentences since then that neither credit nor claim


def credits(
    document: Document, claims: list[Figure], sentences: dict[int, list[Sentence]]
) -> list[Credit]:
    """Credit and citation of each claim.

    Args:
        document: with its blocks.
        claims: figures that are claims, in reading order, each with its sentence.
        sentences: of each block, by its index.

    Returns:
        One credit a claim, in the same order.
    """
    return _Walker(document, claims, sentences).walk() if claims else []


class _Walker:
    def __init__(
        self, document: Document, claims: list[Figure], sentences: dict[int, list[Sentence]]
    ) -> None:
        self.document = document
        self.blocks = document.blocks
        self.claims = claims
        self.sentences = sentences
        self.by_block: dict[int, list[int]] = {}
        for at, claim in enumerate(claims):
            assert claim.sentence is not None
            self.by_block.setdefault(claim.sentence.block.index, []).append(at)
        text = "\n".join(block.text for block in self.blocks if block.kind != "code")
        self.habits = habits(text)
        meta = document.meta
        self.host = urlsplit(meta.url).netloc.removeprefix("www.") if meta.url else ""
        self.sources = Sources(acronyms(text), meta.publisher, self.host)
        self.citations = Citations(document)
        self.own = presents_own(document)
        self.made: list[Credit | None] = [None] * len(claims)
        self.scopes: dict[int, _Scope | None] = {}  # at the end of each block
        self.headed: dict[int, _Scope] = {}  # by heading
        self.scope: _Scope | None = None
        self.tables = TableCredits(self)
        self.spoken: list[tuple[Source, int]] = []  # sources said to say something, by block

    # --- the walk ------------------------------------------------------------------------------

    def walk(self) -> list[Credit]:
        wanted = self._wanted()
        self.tables.prepare(wanted)
        for block in self.blocks:
            if block.index in wanted:
                self._block(block)
        self._main()
        self._repeated()
        return [made if made is not None else self._default(at) for at, made in self._all()]

    def _all(self) -> list[tuple[int, Credit | None]]:
        return list(enumerate(self.made))

    def _wanted(self) -> set[int]:
        """Blocks that can matter to the claims."""
        wanted: set[int] = set()
        size = len(self.blocks)
        for index in self.by_block:
            block = self.blocks[index]
            wanted.update(range(max(0, index - _CLOSE), min(size, index + 3)))
            for at in (block.section, block.parent):
                while at >= 0 and at not in wanted:
                    wanted.add(at)
                    at = self.blocks[at].parent
        wanted.update(range(min(size, _CLOSE)))
        return wanted

    def _block(self, block: Block) -> None:
        if block.kind in ("code", "footnote", "reference"):
            self._plain(block)
            return
        if block.kind == "cell":
            self.tables.cell(block)
            return
        if block.kind == "title" and block.index not in self.by_block:
            return
        self.scope = self._entering(block)
        kept = len(self.sources.items)
        for sentence in self.sentences.get(block.index, []):
            self._sentence(sentence)
        self.scopes[block.index] = self.scope
        self._source_line(block)
        if block.kind in ("heading", "title"):
            if self.scope is not None and self._heads(block):
                self.headed[block.index] = self.scope
            else:
                del self.sources.items[kept:]
            self.scopes[block.index] = self.scope = None

    def _heads(self, block: Block) -> bool:
        """Whether a heading names a source for what stands below: "Results of the X survey"."""
        assert self.scope is not None
        source = self.scope.source
        words = {word for word in re.findall(r"[a-z]{4,}", block.text)}
        return source.proper and source.kind == "named" and bool(source.nouns & words)

    def _source_line(self, block: Block) -> None:
        """ "Source: X" credits what stands before it."""
        for sentence in self.sentences.get(block.index, []):
            match = _SOURCE_LINE.match(sentence.text)
            if match is None or block.kind == "caption":
                continue
            words = block.text[sentence.start + match.end() : sentence.end].rstrip(")]. ")
            source = self.tables.named_in(block, words)
            if source is None:
                continue
            self._noted(source)
            span = (sentence.start, sentence.end)
            citation = self.citations.of_cue(sentence, span, source.publisher)
            self.scope = _Scope(source, block.index, weak=True, citation=citation)
            self.scopes[block.index] = self.scope
            for at in self._uncredited(block, sentence.index):
                self.made[at] = _credit(source, citation, "source line")

    def _uncredited(self, block: Block, index: int) -> list[int]:
        """Claims before a sentence, back to the heading, that nobody is credited for."""
        found = [
            at
            for at in self.by_block.get(block.index, [])
            if self.claims[at].sentence.index < index  # type: ignore[union-attr]
        ]
        if index == 0:
            left = 3
            for before in range(block.index - 1, -1, -1):
                other = self.blocks[before]
                left -= other.kind not in ("item", "alt")
                if left < 0:
                    break
                if other.kind in ("heading", "title", "cell"):
                    break
                inside = self.by_block.get(before, [])
                if any(self.made[at] is not None for at in inside):
                    break
                found += inside
        return [at for at in found if self.made[at] is None or self.made[at].type == "none"]  # type: ignore[union-attr]

    def _plain(self, block: Block) -> None:
        """Figures in a footnote or an entry are credited to what it names."""
        claims = self.by_block.get(block.index, [])
        if claims:
            self.scope = None
            for sentence in self.sentences.get(block.index, []):
                self._sentence(sentence)

    def _entering(self, block: Block) -> _Scope | None:
        """The credit that a block starts under."""
        if block.kind in ("title", "heading"):
            return None
        before = self._before(block)
        scope = self.scopes.get(before.index) if before is not None else None
        if block.kind == "item":
            lead = self.scopes.get(block.parent) if block.parent >= 0 else scope
            if lead is not None and block.parent >= 0:
                return replace(lead, gap=0)
            return self._section(block)
        if before is None or scope is None:
            return self._section(block)
        if before.text.rstrip().endswith((":", "：")) or before.text.rstrip().endswith(":”"):
            return replace(scope, gap=0)
        if block.kind == "quote" and before.kind == "quote":
            return replace(scope, gap=0)
        if block.kind in ("quote", "alt", "caption"):
            return self._section(block)
        if self._carries_over(block, before, scope):
            return replace(scope, gap=0)
        return self._section(block)

    def _section(self, block: Block) -> _Scope | None:
        at = block.section
        return self.headed.get(at) if at >= 0 else None

    def _before(self, block: Block) -> Block | None:
        """The paragraph, list or table before a block, past pictures; none past a heading."""
        for at in range(block.index - 1, max(-1, block.index - 6), -1):
            before = self.blocks[at]
            if before.kind in ("heading", "title"):
                return None
            if before.kind in ("alt", "caption", "code") or (
                before.kind == "quote" and block.kind != "quote"
            ):
                continue
            return before if before.kind != "cell" else self._table_lead(before)
        return None

    def _table_lead(self, cell: Block) -> Block | None:
        parent = cell.parent
        return self.blocks[parent] if parent >= 0 else None

    def _carries_over(self, block: Block, before: Block, scope: _Scope) -> bool:
        """Whether a paragraph goes on with the credit of the one before."""
        if block.strong and block.strong[0][0] == 0 and block.strong[0][1] < len(block.text):
            return False
        source = scope.source
        alone = source.person is not None and source.person == source.publisher
        if scope.weak or source.kind == "vague" or (alone and not scope.used):
            return False
        parts = self.sentences.get(block.index, [])
        figures = self.by_block.get(block.index, [])
        if not parts or not figures:
            return block.text.rstrip().endswith(":") or self._leads(block)
        first = self.claims[figures[0]].sentence
        assert first is not None
        said = " ".join(part.text for part in parts[: first.index + 1])
        shared = len(_words(said) & scope.words)
        if not scope.used and (shared >= 1 or first.index == 0):
            return True
        if _BACK.search(first.text) and (shared >= 1 or _POINTS.search(first.text)):
            return True
        if scope.source.kind == "own":
            return shared >= 2
        return shared >= 2 and bool(re.search(r"\b(?:of )?(?:the|those|these) ", first.text))

    def _leads(self, block: Block) -> bool:
        """Whether a list or table hangs on a paragraph."""
        after = block.index + 1
        return after < len(self.blocks) and self.blocks[after].parent == block.index

    # --- a sentence ----------------------------------------------------------------------------

    def _sentence(self, sentence: Sentence) -> None:
        block = sentence.block
        figures = [
            at for at in self.by_block.get(block.index, []) if self.claims[at].sentence is sentence
        ]
        spans = [(self.claims[at].start, self.claims[at].end) for at in figures]
        words = tokens(block.text, sentence.start, sentence.end)
        names = find_names(words, block.text, self.habits)
        titles = find_titles(block, words)
        mentions = find_mentions(words, names, titles)
        cues = find_cues(words, mentions, block.text, (sentence.start, sentence.end), spans)
        read = [(cue, source) for cue in cues if (source := self._read(cue, block, cues))]
        self._complete(read, block.text)
        self.spoken += [(s, block.index) for c, s in read if c.weight >= 2 and not c.bracket]
        self._at_home(sentence, read)
        chosen: list[tuple[Cue, Source]] = []
        for at in figures:
            pick = self._pick(at, read)
            if pick is not None:
                chosen.append(pick)
                self._credit_by_cue(at, sentence, pick, read, spans)
            else:
                self._credit_by_scope(at, sentence, spans)
        self._before_it(sentence, read, bool(figures))
        self._go_on(sentence, read, chosen, bool(figures))

    def _at_home(self, sentence: Sentence, read: list[tuple[Cue, Source]]) -> None:
        """A publication without a publisher that links to the document's own site is its own."""
        host = self.host
        if not host:
            return
        for _, source in read:
            if source.kind != "named" or not source.bare:
                continue
            links = [at for at in sentence.block.links if sentence.start <= at.start < sentence.end]
            if any(urlsplit(at.url).netloc.removeprefix("www.") == host for at in links):
                source.kind = "own"
                self.sources.own_titles.append(key_words(source.title or source.publisher or ""))

    def _before_it(self, sentence: Sentence, read: list[tuple[Cue, Source]], claimed: bool) -> None:
        """ "X has the full picture": credits the sentence before as well."""
        named = [p for p in read if p[1].kind in ("named", "own") and p[0].weight > 0]
        if sentence.index == 0 or not named:
            return
        if not _PICTURE.search(sentence.text) and (claimed or not _AFTER.match(sentence.text)):
            return
        source = named[0][1]
        read = named
        for at in self.by_block.get(sentence.block.index, []):
            said = self.claims[at].sentence
            made = self.made[at]
            if said is not None and said.index == sentence.index - 1 and made is None:
                span = (read[0][0].start, read[0][0].end)
                citation = self.citations.of_cue(sentence, span, source.publisher)
                self.made[at] = _credit(source, citation, "next sentence")

    def _read(self, cue: Cue, block: Block, cues: list[Cue]) -> Source | None:
        """The source that a cue means."""
        text = block.text
        mention = cue.mention
        words = text[cue.start : cue.end] if mention is None else text[mention.start : mention.end]
        if cue.kind == "loose":
            found = self.sources.pointed(mention, text, block.index) if mention else None
            if found is not None and found.kind != "vague":
                return self._noted(found)
        if mention is None or cue.kind in ("vague", "loose"):
            source = Source("vague", words, proper=False, block=block.index)
            source.start, source.end = cue.start, cue.end
            if mention is not None:
                source.nouns = {w for w in (mention.noun, mention.people) if w}
            if self.own and mention is not None and mention.noun in ("results", "data", "survey"):
                source.kind = "own"
            return self._noted(source)
        if cue.kind == "own":
            source = Source("own", words, self.document.meta.publisher, block=block.index)
            source.start, source.end, source.year = mention.start, mention.end, mention.year
            source.title = mention.titles[0] if mention.titles else None
            if source.title is None and mention.names:
                source.title = mention.names[0].text
            source.proper = cue.weight > 0
            source.nouns = {mention.noun} if mention.noun else set()
            return self._noted(source) if cue.weight > 0 else source
        if cue.weight < 0 and not self._known(cue):
            return None
        if cue.kind == "named":
            source = self.sources.named(mention, text, block.index)
            self._affiliate(source, cue, block)
            if self.own and self._of_house(block, cue):
                source.kind = "own"
                self.sources.house_names.append(key_words(source.publisher or source.text))
            if self.own and cue.weight == 2 and "survey" in text[cue.start :].lower()[:90]:
                source.kind = self._founder(source)
            return self._noted(source)
        if cue.weight == 1 and mention.noun and not mention.owner:
            found = self.sources.pointed(mention, text, block.index, strict=not mention.relative)
            return self._noted(found) if found is not None else None
        if self.own and mention.noun in _SURVEYS and not mention.owner and not mention.body:
            found = self.sources.pointed(mention, text, block.index, strict=True)
        else:
            found = self.sources.pointed(mention, text, block.index)
        if found is not None:
            return self._noted(found)
        if mention.titles:
            return self._noted(self.sources.named(mention, text, block.index))
        return self._unresolved(cue, words, block)

    def _known(self, cue: Cue) -> bool:
        """Whether a name in passing is that of a source given before."""
        mention = cue.mention
        if mention is None:
            return False
        told = {s.publisher for s, _ in self.spoken if s.kind == "named" and s.publisher}
        for name in mention.names + mention.by:
            full = self.sources.known(name.text)
            if full is not None and full in told:
                return True
        return False

    def _affiliate(self, source: Source, cue: Cue, block: Block) -> None:
        """A person who is given no body speaks for the one that is being reported on."""
        mention = cue.mention
        assert mention is not None
        if mention.by or mention.noun or mention.titles:
            return
        if source.person and source.publisher != source.person:
            return
        name = mention.person or (mention.names[0] if mention.names else None)
        quoted = block.text[cue.start : cue.end].startswith(("said", "says"))
        if quoted and name is not None and name.kind == "other":
            source.person = source.publisher
        if name is None or name.kind != "person" or len(mention.names) > 1:
            return
        scope = self.scope
        if scope is None and block.kind == "paragraph":
            before = self._before(block)
            scope = self.scopes.get(before.index) if before is not None else None
            if scope is not None and not scope.source.nouns & (PEOPLE | ROLES):
                return
        if scope is None or scope.source.kind == "vague" or not scope.source.proper:
            return
        if mention.people or scope.source.nouns & (PEOPLE | ROLES):
            source.person = name.text
            source.publisher, source.kind = scope.source.publisher, scope.source.kind
            source.title, source.year = scope.source.title, scope.source.year
            self.sources.persons[name.text.rsplit(maxsplit=1)[-1].lower()] = source

    def _founder(self, source: Source) -> str:
        """In a report on an own survey, the body that is said to run it is the house."""
        if self.sources.house:
            return source.kind
        self.sources.house = key_words(source.publisher or "")
        return "own"

    def _of_house(self, block: Block, cue: Cue) -> bool:
        """Whether a name links to a page of the same site."""
        return any(
            link.start < cue.end and cue.start < link.end and link.url.startswith(("{{", "{%"))
            for link in block.links
        )

    def _unresolved(self, cue: Cue, words: str, block: Block) -> Source | None:
        """A short form that points to nothing named before."""
        mention = cue.mention
        assert mention is not None
        if mention.pronoun or cue.weight < 2:
            return None
        source = Source("named", words, proper=False, block=block.index)
        source.start, source.end = mention.start, mention.end
        source.year = mention.year
        source.nouns = {w for w in (mention.noun, mention.body, mention.people) if w}
        publication = bool(mention.noun)
        if self.own and publication:
            source.kind = "own"
        elif publication and mention.people:
            source.publisher = mention.people  # "the organisers' report"
            source.proper = True
        elif publication or mention.people:
            linked = any(at.start < mention.end and mention.start < at.end for at in block.links)
            plural = mention.noun in ("data", "numbers", "figures", "statistics", "studies")
            if not linked and (plural or mention.people):
                source.kind = "vague"
        return self._noted(source)

    def _noted(self, source: Source) -> Source:
        self.sources.note(source)
        return source

    def _complete(self, read: list[tuple[Cue, Source]], text: str) -> None:
        """Two cues of one sentence that name one source complete each other."""
        for i, (cue, source) in enumerate(read):
            for other_cue, other in read[i + 1 : i + 3]:
                gap = text[min(cue.end, other_cue.end) : max(cue.start, other_cue.start)]
                if ";" in gap or not _one(source, other):
                    continue
                if other_cue.bracket and not other.bare:
                    source.year = source.year or other.year
                    continue
                _merge(source, other)

    def _pick(self, at: int, read: list[tuple[Cue, Source]]) -> tuple[Cue, Source] | None:
        """The cue that credits a figure."""
        claim = self.claims[at]
        assert claim.sentence is not None
        text = claim.sentence.block.text
        start, end = claim.start, claim.end
        best: tuple[float, Cue, Source] | None = None
        for cue, source in read:
            far = cost(text, cue, start, end)
            if far > _FAR or self._blocked(cue, read, start, end):
                continue
            if source.kind == "vague":
                far += 3.0
            elif source.kind == "own" and cue.weight < 2:
                far += 8.0
            elif cue.weight < 1:
                far += 4.0
            if cue.bracket and len(read) > 1:
                far += 4.0
            if not source.proper and source.kind == "named":
                far += 2.0
            if best is None or far < best[0]:
                best = (far, cue, source)
        if best is None:
            return None
        if best[2].kind == "own" and best[1].weight == 0 and self._named_scope():
            return None
        return best[1], best[2]

    def _named_scope(self) -> bool:
        return self.scope is not None and self.scope.source.kind == "named"

    def _blocked(self, cue: Cue, read: list[tuple[Cue, Source]], start: int, end: int) -> bool:
        """Whether another cue of the same side stands between a cue and a figure."""
        for other, _ in read:
            if other is cue or other.weight < cue.weight or other.weight < 2:
                continue
            if cue.end <= other.start and other.end <= start and other.side == "right":
                return True
            if end <= other.start and other.end <= cue.start and other.side == "left":
                return True
        return False

    # --- crediting -----------------------------------------------------------------------------

    def _credit_by_cue(
        self,
        at: int,
        sentence: Sentence,
        pick: tuple[Cue, Source],
        read: list[tuple[Cue, Source]],
        spans: list[tuple[int, int]],
    ) -> None:
        cue, source = pick
        claim = self.claims[at]
        at_cue = [(cue.start, cue.end)]
        at_cue += [(c.start, c.end) for c, s in read if s is not source and _same(s, source)]
        citation = self.citations.of_figure(
            sentence, (claim.start, claim.end), at_cue, source.publisher or source.title, spans
        )
        if citation is NONE and self.scope is not None and self.scope.block == sentence.block.index:
            if _same(self.scope.source, source):
                citation = self.scope.citation
        self.made[at] = _credit(source, citation, "cue")

    def _credit_by_scope(self, at: int, sentence: Sentence, spans: list[tuple[int, int]]) -> None:
        claim = self.claims[at]
        scope = self.scope
        source = scope.source if scope is not None and self._reaches(scope, sentence) else None
        citation = self.citations.of_figure(
            sentence,
            (claim.start, claim.end),
            [],
            source.publisher if source else None,
            spans,
        )
        if source is None or scope is None:
            if citation is not NONE:
                self.made[at] = self._linked(citation)
            return
        if citation is NONE:
            citation = scope.citation
        self.made[at] = _credit(source, citation, "carried")

    def _linked(self, citation: Citation) -> Credit:
        """A figure that has a citation and nobody in words."""
        credit = Credit(decided_by="link only")
        if self.own:
            credit.type = "own"
            credit.publisher = self.document.meta.publisher
        credit.citation, credit.url = citation.kind, citation.url
        credit.citation_text = citation.text
        return credit

    def _reaches(self, scope: _Scope, sentence: Sentence) -> bool:
        """Whether the credit before still holds for a sentence that credits nobody."""
        source = scope.source
        back = _BACK.search(sentence.text) is not None
        if source.kind == "vague" or scope.weak or not source.proper:
            return back
        if scope.faint:
            return back or bool(_words(sentence.text) & scope.words)
        if scope.gap == 0:
            return True
        shared = len(_words(sentence.text) & scope.words)
        return back or shared >= 1

    def _go_on(
        self,
        sentence: Sentence,
        read: list[tuple[Cue, Source]],
        chosen: list[tuple[Cue, Source]],
        claimed: bool,
    ) -> None:
        """The credit that the next sentence starts under."""
        pick = chosen[-1] if chosen else None
        if pick is None:
            strong = [p for p in read if p[0].weight > 0] or [
                p for p in read if p[0].weight == 0 and p[1].kind == "named"
            ]
            firm = [p for p in strong if p[1].kind != "vague"]
            if not firm and self.scope is not None and self.scope.source.kind != "vague":
                strong = []
            best = max((p[0].weight - p[0].bracket for p in firm), default=0)
            firm = [p for p in firm if p[0].weight - p[0].bracket == best]
            pick = (firm or strong or [None])[-1]  # type: ignore[list-item]
        scope = self.scope
        if pick is None:
            if scope is not None:
                scope.gap = 0 if claimed else scope.gap + 1
                if claimed:
                    scope.used = True
                    scope.words |= _words(sentence.text)
            return
        cue, source = pick
        index = sentence.block.index
        if scope is not None and not chosen and source.kind == "own" and cue.weight < 2:
            if scope.source.kind == "named" and scope.block == index:
                return
        citation = self.citations.of_cue(
            sentence, (cue.start, cue.end), source.publisher or source.title
        )
        if scope is not None and _same(scope.source, source) and citation is NONE:
            if scope.block == index:
                citation = scope.citation
        words = _words(sentence.text)
        if scope is not None and _same(scope.source, source):
            words |= scope.words
        alone = source.person is not None and source.person == source.publisher
        weak = cue.bracket or (alone and not chosen)
        faint = source.kind == "own" and cue.weight < 2 and not sentence.text.endswith(":")
        self.scope = _Scope(source, index, weak, faint, citation, words, used=bool(chosen))

    # --- what is left --------------------------------------------------------------------------

    def _main(self) -> None:
        """An article that reports on one publication credits it throughout."""
        if self.own:
            return
        named = [(s, at) for s, at in self.spoken if s.kind == "named" and s.proper]
        named = [(s, at) for s, at in named if s.person is None]
        others = {s.publisher for s, _ in named}
        reports = [(s, at) for s, at in named if s.nouns & DOCUMENTS or s.title]
        if len(others) != 1 or not reports:
            return
        source, first = reports[0]
        words = set().union(*(_words(self.blocks[at].text) for _, at in named))
        words |= _words(self.document.meta.title or "")
        for at, claim in enumerate(self.claims):
            made = self.made[at]
            assert claim.sentence is not None
            block = claim.sentence.block
            if made is not None or block.index <= first or block.kind in ("title", "cell"):
                continue
            text = claim.sentence.text
            if _FIRST_PERSON.search(text):
                continue
            if block.kind == "item" or _words(text) & words:
                self.made[at] = _credit(source, NONE, "the article's one source")

    def _repeated(self) -> None:
        """Pull quotes, headings and pictures share the credit of the figure they repeat."""
        known: dict[tuple[float, str], Credit] = {}
        for claim, made in zip(self.claims, self.made, strict=True):
            assert claim.sentence is not None
            if made is not None and made.type != "none" and claim.sentence.block.kind != "title":
                known.setdefault((claim.value, claim.unit), made)
        for at, claim in enumerate(self.claims):
            if self.made[at] is not None and self.made[at].type != "none":  # type: ignore[union-attr]
                continue
            assert claim.sentence is not None
            block = claim.sentence.block
            if block.kind not in ("heading", "quote", "alt", "caption"):
                continue
            same = known.get((claim.value, claim.unit)) or self._beside(block)
            if same is not None:
                self.made[at] = replace(
                    same, citation="none", url=None, citation_text=None, decided_by="repeated"
                )

    def _beside(self, block: Block) -> Credit | None:
        """Credit of the text that a picture stands in."""
        if block.kind not in ("alt", "caption"):
            return None
        for index in (block.index - 1, block.index + 1, block.index - 2):
            for at in reversed(self.by_block.get(index, [])):
                made = self.made[at]
                if made is not None and made.type in ("named", "own"):
                    return made
        return None

    def _default(self, at: int) -> Credit:
        if self.own:
            return Credit("own", publisher=self.document.meta.publisher, decided_by="own document")
        return Credit(decided_by="nobody")


def _credit(source: Source, citation: Citation, how: str) -> Credit:
    return Credit(
        source.kind,
        source.text,
        source.publisher if source.kind != "vague" else None,
        source.title if source.kind != "vague" else None,
        source.year if source.kind != "vague" else None,
        citation.kind,
        citation.url,
        citation.text,
        how,
    )


def _same(one: Source, other: Source) -> bool:
    """Whether two credits mean the same publication of the same body."""
    if one.kind != other.kind or one.publisher != other.publisher:
        return False
    if one.kind == "vague":
        return False
    if one.year and other.year and one.year != other.year:
        return False
    return not (one.title and other.title and one.title != other.title)


def _one(one: Source, other: Source) -> bool:
    """Whether two credits of a sentence can be halves of one."""
    if "vague" in (one.kind, other.kind) or not (one.proper and other.proper):
        return False
    if one.publisher == other.publisher:
        return True
    return one.bare != other.bare


def _merge(one: Source, other: Source) -> None:
    full, bare = (other, one) if one.bare and not other.bare else (one, other)
    if full.publisher != bare.publisher and bare.bare:
        bare.title = bare.title or bare.publisher
        bare.publisher = full.publisher
        full.title = full.title or bare.title
        bare.kind = full.kind if full.kind == "own" else bare.kind
    full.title = full.title or bare.title
    bare.title = bare.title or full.title
    full.year = full.year or bare.year
    bare.year = bare.year or full.year
    full.nouns |= bare.nouns
    bare.nouns |= full.nouns


def _words(text: str) -> set[str]:
    """Words that tell what a text is about, cut to their stems."""
    return {w[:6] for w in (m.lower() for m in _CONTENT.findall(text)) if w not in _COMMON}
