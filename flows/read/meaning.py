"""What each claimed figure says: of whom, what, when, and on what sample."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby

from flows.land.blocks import Block, Document
from flows.read.asides import asides
from flows.read.asked import (
    asked_before,
    asked_whether,
    people_before,
    people_named,
    question_before,
    when_asked,
)
from flows.read.carry import Memory, Said, resolve
from flows.read.cells import is_number_cell, is_prose_cell
from flows.read.chunks import SHARES, Line
from flows.read.ellipsis import complete, undated
from flows.read.extremes import other_end
from flows.read.fieldwork import Dated, date_claims, fielded
from flows.read.frames import frames
from flows.read.headers import Tables
from flows.read.inserts import mend, openers
from flows.read.leads import Leads
from flows.read.model import Credit, Figure, Meaning, Sentence
from flows.read.ownclause import subject_before
from flows.read.period import Time, maybe_timed, shifted, times
from flows.read.pollnotes import brackets, note_of
from flows.read.proform import take_up
from flows.read.races import no_people, race
from flows.read.remnants import without_credit
from flows.read.sampled import sample_of, source_of
from flows.read.samples import (
    attach,
    counts_people,
    examined,
    likely_sample,
    only_where,
)
from flows.read.scope import Frame
from flows.read.studies import Sample
from flows.read.surroundings import runs_of
from flows.read.whentold import said_of, study_year
from flows.read.whose import of_whose, those_who
from flows.read.withdrawn import corrected, denied_letter, taken_back, withdrawn
from flows.read.wordclass import person

_AHEAD, _BEFORE = 40, 300  # characters that are looked at before a figure, and a sentence
_EDGES = " –—-,;"
_SAMPLES = frozenset(("sample size", "sample", "sample_size"))
_MARGINS = frozenset(("margin of error", "margin", "margin_of_error"))


def meanings(
    document: Document,
    claims: Sequence[Figure],
    others: Sequence[Figure],
    sentences: Mapping[int, Sequence[Sentence]],
    *,
    credits: Sequence[Credit] | None = None,
    asked: Mapping[int, Credit] | None = None,
) -> list[Meaning]:
    """What the claims of a document say, one meaning a claim, in the same order.

    Args:
        document: the document.
        claims: its claimed figures, in reading order; ``sentence`` is set.
        others: its other figures; of them, sample sizes and margins of error are used.
        sentences: sentences of each block, by the block's index.
        credits: who is credited, one a claim, if known: a credit's year dates figures that
            nothing else dates, and a sample size goes only to figures of its own study.
        asked: who is credited where a sample size is stated, by the ``id`` of its figure.
    """
    return _Reader(document, claims, others, sentences, credits, asked=asked or {}).read()


class _Reader:
    """Reads one document's claims, front to back."""

    def __init__(
        self,
        document: Document,
        claims: Sequence[Figure],
        others: Sequence[Figure],
        sentences: Mapping[int, Sequence[Sentence]],
        credits: Sequence[Credit] | None,
        *,
        asked: Mapping[int, Credit],
    ) -> None:
        self.asked = asked
        self.document = document
        self.claims = claims
        self.sentences = sentences
        self.credits = credits
        self.published = document.meta.published
        self.memory = Memory()
        self.picture, self.in_picture = -1, Memory()
        self.tables = Tables(document)
        self.before_table: dict[int, str] = {}
        self.leads = Leads(document, sentences)
        self.found = [Meaning() for _ in claims]
        self.samples: list[Sample] = []
        self.margins = [f for f in others if f.why_not in _MARGINS]
        counted = [f for f in others if f.why_not in _SAMPLES and counts_people(f)]
        if not counted and not any(f.kind == "sample" for f in claims):
            counted = [f for f in others if likely_sample(f)][:1]
        self.likely = not counted
        self.counted = {id(f) for f in counted}
        self.sizes: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for f in counted:
            assert f.sentence is not None
            self.sizes[f.sentence.block.index].append((f.start, f.end))
        self.stream = sorted(
            [*((f, k) for k, f in enumerate(claims)), *((f, -1) for f in counted)],
            key=lambda item: _place(item[0]),
        )
        self.owned = any(credit.type == "own" for credit in credits or ())

    def read(self) -> list[Meaning]:
        for (block, _), items in groupby(self.stream, key=lambda item: _place(item[0])[:2]):
            self._sentence(self.document.blocks[block], list(items))
        self._default_period()
        attach(
            self.claims,
            self.found,
            self.samples,
            self.margins,
            self._sources(),
            credits=self.credits,
        )
        self._group()
        for k, meaning in enumerate(self.found):
            without_credit(meaning, self.credits[k] if self.credits is not None else None)
        return self.found

    # -- one sentence

    def _sentence(self, block: Block, items: list[tuple[Figure, int]]) -> None:
        asked = [figure for figure, k in items if k < 0]
        counted: list[tuple[Figure, bool]] = []
        for figure, _ in items:
            if figure.form == "count":
                counted.append((figure, only_where(figure, counted)))
        places = {id(figure) for figure, where in counted if where}
        asked = [figure for figure in asked if id(figure) not in places]
        claimed = [(figure, k) for figure, k in items if k >= 0]
        sentence = items[0][0].sentence
        assert sentence is not None
        for figure in asked:
            self._asked(sentence, figure, self.asked.get(id(figure)))
        if not claimed:
            return
        if block.kind == "cell" and not (
            is_prose_cell(block) and not is_number_cell(block, claimed[0][0])
        ):
            self._cell(block, claimed)
        else:
            self._prose(block, sentence, claimed)
        for figure, k in claimed:
            if (
                id(figure) not in places
                and figure.unit == "count"
                and (
                    figure.kind == "sample"
                    or figure.why_not in _SAMPLES
                    or examined(figure)
                    or (self.likely and not self.samples and likely_sample(figure))
                )
            ):
                own = Credit(type="own") if self.credits is None else self.credits[k]
                self._asked(sentence, figure, own)
        spans = [(figure.start, figure.end) for figure, _ in claimed]
        after = self.sentences.get(block.index, [])[sentence.index + 1 :][:1]
        following = after[0].text if after else ""
        head = self.document.blocks[block.section].text if block.section >= 0 else ""
        before = block.text[max(0, sentence.start - _BEFORE) : sentence.start]
        opens = f"{head}\n{block.text[:_AHEAD]}"
        printed = corrected(opens, before, sentence.text, following)
        gone = withdrawn(block.text, sentence.start, sentence.end, spans, printed=printed)
        all_gone = bool(after) and taken_back(sentence.text, following)
        beyond = self.document.blocks[block.index + 1 : block.index + 2]
        all_gone = all_gone or (bool(beyond) and denied_letter(block.text, beyond[0].text))
        for (_, k), alone in zip(claimed, gone, strict=True):
            self.found[k].withdrawn = alone or all_gone

    def _asked(self, sentence: Sentence, figure: Figure, credit: Credit | None) -> None:
        """Keep a sample and whom it counts."""
        sample = sample_of(figure, sentence, credit, self.samples, owned=self.owned)
        if sample is None:
            return
        block = sentence.block
        self.memory.heard(sample.population, block.index, block.section)
        if sample.own and sample.population and not sample.part:
            self.memory.asked = sample.population
        self.samples.append(sample)

    def _cell(self, block: Block, claimed: list[tuple[Figure, int]]) -> None:
        led = self.leads.population(block) or self._just_before(block)
        year = self.tables.year(block)
        label = block.row_header
        ranged = None
        if maybe_timed((), label, 0, len(label)):
            named = times(label, 0, len(label), self.published)
            ranged = named[0].period if len(named) == 1 else None
        poll = self.tables.poll(block, self.published) if block.row > 0 else None
        ranged = (poll.period if poll is not None else None) or ranged
        for figure, k in claimed:
            population, statement = self.tables.meaning(block, led, figure)
            if poll is not None:
                population, statement = poll.people or led, block.column_header
            if not population and self.memory.asked and self.tables.asks(block):
                population = self.memory.asked
            meaning = self.found[k]
            meaning.population = population or None
            meaning.statement = statement or None
            meaning.period = year or self._credit_year(k)
            if ranged:
                meaning.period = ranged
            meaning.group = f"t{block.table}c{block.column}"
            meaning.decided_by = "table"
            self.memory.said(
                Said(population, statement, block.index, block.section, 0, period=meaning.period)
            )

    def _just_before(self, cell: Block) -> str:
        """Population of the last claim, if it stands in the paragraph before the cell's table."""
        if cell.table not in self.before_table:
            self.before_table[cell.table] = ""
            last = self.memory.claims[-1] if self.memory.claims else None
            near = last is not None and 0 < self.tables.first(cell) - last.block <= 2
            if last is not None and near and last.section == cell.section:
                words = last.population.lower().split()
                if len(words) <= 3 or any(person(word) for word in words):
                    self.before_table[cell.table] = last.population
        return self.before_table[cell.table]

    def _prose(self, block: Block, sentence: Sentence, claimed: list[tuple[Figure, int]]) -> None:
        memory = self._memory_for(block)
        line = Line(sentence, [figure for figure, _ in claimed])
        mend(line)
        # "2,700 people took part in the survey": the survey is what they did.
        sampled = all(figure.kind == "sample" for figure, _ in claimed)
        gone = [False] * len(line.words) if sampled else asides(line)
        told = brackets(block.text, sentence.start, sentence.end, (f for f, _ in claimed))
        note = note_of(block)
        if note is not None:
            told.append((0, note.end))
        if told:
            gone = [
                away or any(span[0] <= start < span[1] for span in told)
                for away, start in zip(gone, line.starts, strict=True)
            ]
        study = study_year(line, gone, self.sizes[block.index])
        openers(line, gone)
        framed = frames(line.without(gone))
        complete(framed)
        made = {id(frame.figure): frame for frame in framed}
        named: list[Time] = []
        if maybe_timed(line.words, block.text, sentence.start, sentence.end):
            named = times(block.text, sentence.start, sentence.end, self.published)
            named = [t for t in named if not self._counts(block, t)]
        raced = race(sentence, [figure for figure, _ in claimed])
        for figure, k in claimed:
            frame = made.get(id(figure)) or Frame(figure)
            taken = take_up(frame, memory, block.index, block.section)
            population, statement, group = taken or resolve(
                frame, memory, block.index, block.section
            )
            if not frame.population and not frame.same and not taken:
                last = memory.claims[-1] if memory.claims else None
                floor = last.sentence if last is not None and last.block == block.index else -1
                parts = self.sentences.get(block.index, ())
                population = asked_before(parts, floor, sentence) or population
                if not population and frame.right and figure.form in SHARES and not frame.bare:
                    population = people_before(parts, sentence)
                if not sentence.index and frame.right and figure.form in SHARES:
                    population = self._named_above(block) or population
            if frame.same and not population and memory.base(block.index, block.section) is None:
                parts = self.sentences.get(block.index, ())[: sentence.index]
                population = subject_before(Line(parts[-1], ())) if parts else ""
            population, statement = self._led(block, frame, population, statement)
            before = memory.claims[-1].statement if memory.claims else ""
            population, statement = other_end(statement, before) or (population, statement)
            if not statement:
                base = memory.base(block.index, block.section)
                statement = base.statement if base is not None else ""
            meaning = self.found[k]
            population, statement = population.strip(_EDGES), statement.strip(_EDGES)
            population, statement = of_whose(population, statement)
            if figure.form in SHARES:
                ahead = block.text[max(sentence.start, figure.start - _AHEAD) : figure.start]
                population, statement = those_who(ahead, population, statement)
            counted, question = question_before(self.sentences.get(block.index, ()), figure)
            population = counted or when_asked(figure, population)
            statement = question or statement
            statement = asked_whether(self.sentences.get(block.index, ()), figure, statement)
            of = raced.get(id(figure))
            if of is not None:
                statement = of.name
                population = of.people or ("" if no_people(population, of) else population)
            meaning.population = population or None
            meaning.statement = statement or None
            meaning.period = self._period(frame, named, study, k)
            if frame.compared:
                statement = undated(statement, meaning.period)
                meaning.statement = statement or None
            meaning.group = group
            meaning.decided_by = "carried" if frame.same else ""
            memory.said(
                Said(
                    *(population, statement, block.index, block.section, sentence.index, group),
                    period=meaning.period,
                    lead=frame.lead,
                )
            )
            if not group and not frame.compared and figure.form in SHARES:
                meaning.group = memory.claims[-1].group = f"s{block.index}.{sentence.index}"

    def _named_above(self, block: Block) -> str:
        """People that the paragraph above ends with, if no claim stands between."""
        above = block.index - 1
        last = self.memory.claims[-1].block if self.memory.claims else -1
        if above < 0 or last >= above or self.document.blocks[above].kind != "paragraph":
            return ""
        return people_named(self.sentences.get(above, ()))

    def _counts(self, block: Block, time: Time) -> bool:
        """Whether what looks like a year is how many were asked: "over 2000 parents"."""
        return any(start < time.end and time.start < end for start, end in self.sizes[block.index])

    def _memory_for(self, block: Block) -> Memory:
        """What was read before a block; a picture's words stand by themselves."""
        if block.kind != "alt":
            return self.memory
        if self.picture != block.index:
            self.picture, self.in_picture = block.index, Memory()
        return self.in_picture

    def _led(self, block: Block, frame: Frame, population: str, statement: str) -> tuple[str, str]:
        """What the words before a list say of its items."""
        if block.kind != "item":
            return population, statement
        last = self.memory.claims[-1] if self.memory.claims else None
        here = last is not None and last.block == block.index
        if not frame.population and not frame.same and not here:
            population = self.leads.population(block) or population
        predicate = self.leads.predicate(block)
        if predicate and not any(mark in statement for mark in (" is ", " are ")):
            statement = f"{predicate} {statement}".strip()
        return population, statement

    # -- time

    def _credit_year(self, k: int) -> str | None:
        if self.credits is None or self.credits[k].year is None:
            return None
        return str(self.credits[k].year)

    def _period(self, frame: Frame, named: list[Time], study: str | None, k: int) -> str | None:
        before = self.memory.claims[-1].period if self.memory.claims else None
        own = said_of(frame, named)
        if own is not None and own.period is None and own.shift:
            reference = next((t.period for t in named if t.period), None)
            return shifted(reference or before or self.published_year(), own.shift)
        told = (own.period if own is not None else None) or study or self._credit_year(k)
        if told:
            return told
        return before if frame.same or frame.linked else None

    def published_year(self) -> str | None:
        """Year of the document."""
        return self.published[:4] if self.published else None

    def _default_period(self) -> None:
        """The field time of its survey, for each figure without another time."""
        found = fielded(self.document, self.sentences, self.published)
        if not found:
            return
        dated = []
        for k, (figure, source) in enumerate(zip(self.claims, self._sources(), strict=True)):
            assert figure.sentence is not None
            period, year = self.found[k].period, self._credit_year(k)
            dated.append(Dated(figure.sentence, period, source, year))
        date_claims(dated, found)
        for meaning, claim in zip(self.found, dated, strict=True):
            meaning.period = claim.period

    # -- sources and groups

    def _sources(self) -> list[str]:
        if self.credits is None:
            return ["own"] * len(self.claims)
        return [source_of(credit) for credit in self.credits]

    def _group(self) -> None:
        """Lists become one group; a group of one is none."""
        runs = runs_of(self.claims)
        for k, claim in enumerate(self.claims):
            assert claim.sentence is not None
            run = runs.get(claim.sentence.block.index)
            if run is not None and claim.form in SHARES:
                self.found[k].group = run
        sizes = Counter(meaning.group for meaning in self.found if meaning.group)
        for meaning in self.found:
            if meaning.group and sizes[meaning.group] < 2:
                meaning.group = None


def _place(figure: Figure) -> tuple[int, int, int]:
    sentence = figure.sentence
    assert sentence is not None
    return sentence.block.index, sentence.index, figure.start
