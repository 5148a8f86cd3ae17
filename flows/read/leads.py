"""What leads in a list or table: "Managers plan to:", "Controls at firms with 100 employees"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flows.land.blocks import Block, Document
from flows.read.asides import asides
from flows.read.chunks import Line
from flows.read.model import Sentence
from flows.read.phrases import anaphor, main_verb, noun_end
from flows.read.whens import time_ahead
from flows.read.wordclass import PARTS, STUDIES, person

_TOPICS = frozenset("of among at for by in across".split())
_AGENT = 7  # words of those by whom something is sorted, at most
_OPEN = frozenset("to that as by because for with".split())


class Leads:
    """The words that lead in lists and tables, looked at once each."""

    __slots__ = ("_document", "_known", "_sentences")

    def __init__(self, document: Document, sentences: Mapping[int, Sequence[Sentence]]) -> None:
        self._document = document
        self._sentences = sentences
        self._known: dict[int, tuple[str, str]] = {}

    def population(self, block: Block) -> str:
        """Population that the lead-in of an item or cell names; empty if none."""
        return self._lead(block)[0]

    def predicate(self, block: Block) -> str:
        """The unfinished predicate of a lead-in ("plan to"); empty if it is complete."""
        return self._lead(block)[1]

    def _lead(self, block: Block) -> tuple[str, str]:
        parent = block.parent
        if parent < 0 or parent >= len(self._document.blocks):
            return "", ""
        known = self._known.get(parent)
        if known is None:
            known = self._known[parent] = self._read(self._document.blocks[parent])
        return known

    def _read(self, lead: Block) -> tuple[str, str]:
        sentences = self._sentences.get(lead.index)
        sentence = sentences[-1] if sentences else Sentence(lead, 0, len(lead.text), 0)
        if sentence.end - sentence.start > 400:
            return "", ""
        line = Line(sentence, ())
        line = line.without(asides(line))
        size = len(line.words)
        if size < 2:
            return "", ""
        topic = self._topic(line)
        start = 0
        while start < size and line.tags[start] in 'C"A,':
            start += 1
        start = time_ahead(line, start, size)
        verb = main_verb(line, start, size)
        if verb < 0:
            return topic, ""
        topic = self._counted(line) or topic
        subject = line.words[start:verb]
        end = noun_end(line, start, verb)
        people = end > start and any(person(word) for word in line.words[start:end])
        if people and not anaphor(subject) and not any(word in STUDIES for word in subject):
            predicate = ""
            if line.words[size - 1] == ":" and line.words[size - 2] in _OPEN:
                predicate = line.said(verb, size)
            population = line.said(start, end)
            if subject[0] in ("the", "a") and end - start > 2 and subject[1] in PARTS:
                population = ""
            return population or topic, predicate
        return topic, ""

    @staticmethod
    def _counted(line: Line) -> str:
        """Read "we asked 1,140 business owners": NP behind a number."""
        size = len(line.words)
        for k in range(size - 1):
            if line.words[k][0].isdigit() and line.tags[k + 1] in "OGp":
                end = noun_end(line, k + 1, size, True)
                if any(person(word) for word in line.words[k + 1 : end]):
                    return line.said(k + 1, end)
        return ""

    @staticmethod
    def _topic(line: Line) -> str:
        """Read "controls at firms with 100 employees": NP behind "of", "among", "at" or "for"."""
        size = len(line.words)
        for k in range(size - 1):
            if line.words[k] in _TOPICS:
                end = noun_end(line, k + 1, size)
                words = line.words[k + 1 : end]
                long = line.words[k] == "by" and end - k > _AGENT  # "a review by X discovered"
                if any(person(word) for word in words) and not anaphor(words) and not long:
                    return line.said(k + 1, end)
        return ""
