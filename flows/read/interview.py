"""Who answers in an interview: "our study" and "we asked" are then that person's, not the house's.

An interview is told by its form: questions set in bold, one paragraph each, in a text that says
so, or with a question that calls somebody by name; or two that speak in turn, each by a name.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from flows.land.blocks import Block, Document
from flows.lazy import pattern
from flows.read.creditwords import STUDY
from flows.read.model import Sentence
from flows.read.names import Name, find_names
from flows.read.source import Source
from flows.read.words import Habits, tokens

_SAYS_SO = pattern(
    r"\b(?:interview(?:s|ed)?|in conversation|a conversation (?:with|about)|talk(?:s|ed) to"
    r"|speaks to|spoke (?:to|with)|q ?& ?a with|sat down with|minutes with|questions (?:for|to))\b",
)
# "Rye:", "Loaf Weekly:", "Q:": who speaks in what follows.
_SPEAKS = pattern(r"(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):\s")
# "Ole Berg, ward manager:", a second one who answers
_PRESENTED = pattern(r"(?P<who>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,3})(?:, [^:.!?]{2,50})?:\s")
_TURNS = 2  # of either side, at least
_PLACE = pattern(
    r"\b(?:executive|director|head|president|chair\w*|secretary|spokes\w+|economist|researcher|officer"
    r"|professor|commissioner|founder|editor|manager|chief|lead|leads|runs|heads|works|research)\b"
    r"[^.;:]{0,40}?\b(?:of|at|for)\s(?:the\s)?"
    r"(?P<body>[A-Z][\w&’'-]+(?:\s(?:(?:of|for|and|on)\s(?:the\s)?)?[A-Z][\w&’'-]+){0,6})"
)
# "Ole Berg, who leads the Crust study": whose study it is.
_LEADS = pattern(
    r",? (?:who|and) (?:leads|heads|runs|directs|led|designed|wrote) (?:the|its|their) "
    r"(?P<body>[A-Z][\w&’'-]+(?: [A-Z][\w&’'-]+){0,4}) "
    r"(?:study|survey|census|poll|report|panel|project|team|index|barometer)\b"
)
# A line of its own, right in front of the questions: "Ada Rye asked Ole Berg, who leads ...".
_ASKED = pattern(r"\b(?:asked|asks|questioned|quizzed|met|meets|rang|called)\b")
_STYLED = r"(?:Professor|Prof\.?|Dr\.?|Ms\.?|Mrs?\.?) [A-Z][\w’'-]+"
_CALLS = pattern(rf"(?:^|[:,] ){_STYLED},|, {_STYLED}\?")
_CALLED = pattern(rf"(?:^|[:,] )(?P<who>{_STYLED}),")
_FIRST = 8  # blocks that may present who answers
_FEWEST = 2  # questions
_TELLS = 6  # words between a person and the body that the person is of
# Behind a person: of a body, or who does something for it.
_OF = frozenset(
    "of at from for run runs ran running heads headed leads led chairs chaired directs directed "
    "manages managed edits edited founded started created".split()
)


_US = pattern(r"\b(?:[Ww]e|us|[Oo]ur|I|[Mm]y)\b")


@dataclass(frozen=True, slots=True)
class Interview:
    """Who answers, the body that person is of if it is said, and where the answers start."""

    person: str
    body: str | None
    since: int  # block of the first question
    questions: frozenset[int]
    others: dict[int, str]  # blocks of somebody else who answers, with the name

    def answers(self, block: int) -> bool:
        """Whether a block is part of what is answered."""
        return block > self.since and block not in self.questions

    def told(self, sentence: Sentence, last: str | None) -> Source | None:
        """Whom a sentence of an answer credits: who answers, by "we" or by the name.

        Args:
            sentence: has no other credit.
            last: publisher that was credited last before it; an answer may go on about that.
        """
        if not self.answers(sentence.block.index):
            return None
        said = _US.search(sentence.text)
        other = self.others.get(sentence.block.index)
        theirs = (None, self.body, self.person, *self.others.values())
        if said is None and other is None and last not in theirs:
            return None
        words = said[0] if said else other or self.person
        return self.source(words, sentence.block.index)

    def source(self, words: str, block: int) -> Source:
        """Who answers, as the source that some words mean."""
        other = self.others.get(block)
        source = Source("named", words, other or self.body or self.person, block=block)
        source.person = other or self.person
        return source


def interview(document: Document, habits: Habits) -> Interview | None:
    """The interview that a document is; None for any other text."""
    found = _in_bold(document, habits) or _in_turns(document, habits)
    if found is None:
        return None
    surname = found.person.rsplit(maxsplit=1)[-1]
    others = {
        block.index: match["who"]
        for block in document.blocks
        if found.answers(block.index)
        and (match := _PRESENTED.match(block.text))
        and surname not in match["who"]
    }
    return replace(found, others=others)


def _in_bold(document: Document, habits: Habits) -> Interview | None:
    """An interview whose questions are set in bold."""
    bold = [block for block in document.blocks if _bold(block)]
    asks = [block.index for block in bold if block.text.rstrip().endswith("?")]
    if len(asks) < _FEWEST:
        return None
    turn = (block.index for block in bold if _SPEAKS.match(block.text))
    first = min(asks[0], next(turn, asks[0]))  # "Loaf Weekly: Let me begin with the report."
    asked = [block.index for block in bold if block.index >= first]
    head = [b for b in document.blocks[:first] if b.kind != "code"][-_FIRST:]
    meta = document.meta
    said = (meta.title, meta.section, (meta.url or "").replace("-", " ").replace("/", " "))
    texts = [*(text or "" for text in said), *(b.text for b in (*head, *document.blocks[-2:]))]
    before = head[-1] if head and head[-1].kind == "heading" else None
    set_ahead = before is not None and _ASKED.search(before.text) is not None
    if (
        not set_ahead
        and not any(_SAYS_SO.search(text.lower()) for text in texts)
        and not any(_CALLS.search(document.blocks[at].text) for at in asked)
    ):
        return None
    if before is not None and set_ahead:
        head = [before, *head]
    known = _presented(head, habits, first, frozenset(asked), meta.author)
    called = _called_by_name(document, head, habits, asked)
    if called is None or (known and called.person.rsplit(maxsplit=1)[-1] in known.person):
        return known
    return called  # "Port Crumb", which looks like a person, is not who is called


def _called_by_name(
    document: Document, head: list[Block], habits: Habits, asked: list[int]
) -> Interview | None:
    """The interview with whom its questions call by name: "Dr Rye, what bothers people?".

    Where nobody presents that person, the body that the head says has asked people is meant by
    "our study".
    """
    calls = (_CALLED.search(document.blocks[at].text) for at in asked)
    who = next((match["who"] for match in calls if match is not None), None)
    if who is None:
        return None
    body = None
    for block in head:
        words = tokens(block.text, 0, len(block.text))
        for name in find_names(words, block.text, habits):
            after = words[name.j].low if name.j < len(words) else ""
            if name.kind == "body" and after in STUDY:
                body = name.text
    return Interview(who, body, asked[0], frozenset(asked), {})


def _presented(
    head: list[Block],
    habits: Habits,
    since: int,
    questions: frozenset[int],
    author: str | None = None,
) -> Interview | None:
    """The interview with the first person that a head presents, who does not write it."""
    for block in head:
        words = tokens(block.text, 0, len(block.text))
        names = find_names(words, block.text, habits)
        for at, name in enumerate(names):
            if name.kind == "person" and name.text != author:
                leads = _LEADS.match(block.text, words[name.j - 1].end)
                body = _body(names[at + 1 :], name, [w.low for w in words])
                body = body or (leads["body"] if leads else None)
                return Interview(name.text, body, since, questions, {})
    return None


def _in_turns(document: Document, habits: Habits) -> Interview | None:
    """An interview in which two speak in turn, each after a name and a colon; one of them asks."""
    turns = {
        block.index: match["who"]
        for block in document.blocks
        if block.kind in ("paragraph", "heading") and (match := _SPEAKS.match(block.text))
    }
    often = [who for who, times in Counter(turns.values()).most_common(2) if times >= _TURNS]
    asking = Counter(
        who for at, who in turns.items() if document.blocks[at].text.rstrip().endswith("?")
    )
    if len(often) < 2 or asking[often[0]] == asking[often[1]]:
        return None
    asker, answerer = sorted(often, key=lambda who: -asking[who])
    if asking[asker] < _FEWEST:
        return None
    since = min(turns)
    head = [b for b in document.blocks[:since] if b.kind != "code"][-_FIRST:]
    questions = frozenset(at for at, who in turns.items() if who == asker)
    told = " ".join([document.meta.title or "", *(b.text for b in head)])
    place = _PLACE.search(told)
    known = _presented(head, habits, since, questions, document.meta.author)
    body = (known.body if known else None) or (place["body"] if place else None)
    alone = len(answerer) == 1  # "A:"
    person = known.person if known and (alone or answerer in known.person) else answerer
    if alone and known is None:
        return None
    return Interview(person, body, since - 1, questions, {})


def _bold(block: Block) -> bool:
    """Whether all of a paragraph is set in bold: such a line may be read as a heading."""
    if block.kind not in ("paragraph", "heading"):
        return False
    size = len(block.text.strip())
    return bool(block.strong) and sum(end - start for start, end in block.strong) >= size - 2


def _body(names: list[Name], person: Name, lows: list[str]) -> str | None:
    """The body behind "of", "at" or "teaches at", next to a person."""
    for name in names[:2]:
        if name.kind == "body" and name.i - person.j <= _TELLS:
            between = lows[person.j : name.i]
            return name.text if _OF.intersection(between) else None
    return None
