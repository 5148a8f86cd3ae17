"""Made-up numbers: what is supposed, imagined, worked through as an example."""

from __future__ import annotations

from collections.abc import Sequence

from flows.land.blocks import Block
from flows.lazy import pattern
from flows.read.around import Around
from flows.read.patterns import any_of

_HYPOTHESIS = pattern(
    r"(?:\b(?:if|suppose|supposing|imagine|assum(?:e|es|ing)|let's say|let us say"
    r"|hypothetical(?:ly)?|what if|pretend|as if|unless(?! otherwise))\b"
    r"(?! (?:they|respondents|asked))"
    r"[^.;]{0,70}"
    r"|(?:^|(?<!\bno)(?<!\byes)[.,;:(] )(?:say|had),? )$"
)
_ASKED_IF = pattern(
    r"\b(?:ask(?:ed)?|wonder\w*|kn[eo]w|decid\w+|question\w*|see|tell|sa(?:y|id))\b[^.;]{0,20}"
    r"\b(?:if|whether)\b|\beven if\b"
)
# "If 47% come back unsigned, as the audit found": what somebody found is not made up. And "if you
# look at the survey" makes up nothing but a reader.
_AS_FOUND = pattern(
    r"^[^.;]{0,80}?, as (?!if\b|though\b|long\b|soon\b|a\b|an\b|we\b|i\b|you\b|well\b)"
    r"(?:the |its |their )?"
    r"(?:[\w’'.&-]+ ){1,6}?(?:has|have|had|found|finds?|says?|said|shows?|showed|reports?|reported"
    r"|puts?|counts?|counted|suggests?|suggested|estimates?|estimated|claims?|claimed|argues?|tells?"
    r"|told|notes?|noted|writes?|wrote|records?|recorded)\b"
)
_READ_IT = pattern(
    r"\bif (?:you|we|one|i) (?:summari[sz]e|combine|compare|exclude|include|count|group|average"
    r"|read|look|go|follow|believe|trust|ask|take|turn|check|consult"
    r"|listen)\b(?: (?:at|by|to|into|up))?(?: the| their| its| those| these| that| this)?"
    r" [^.;,]{2,60},[^.;]*$"
)
# "Is it really true that we bin a third of our bread?"
_IS_IT_TRUE = pattern(
    r"\bis it (?:really |actually |still |indeed )?(?:true|so|right|correct|the case|a fact) that\b"
)
# How a sentence opens that makes something up; what follows from it is made up as well.
_OPENS = pattern(
    r"\W{0,4}(?:now |so |and |but )?(?:"
    + any_of(
        "suppose;supposing;imagine;picture (?:a|an|the|two|this)\\b;"
        "let['’]?s (?:say|assume|imagine|suppose|do (?:some|the|a little) math);"
        "let us (?:say|assume|imagine|suppose);pretend;"
        "assume (?:a|an|that|the|you|your|we)\\b;assuming (?:a|an|that|you|your|we)\\b;"
        "say (?:you|your|a|an|the|that|someone|somebody|we|one|two|there)\\b;"
        "for (?:example|instance),? (?:if|suppose|imagine|say|someone|somebody|"
        "a (?:person|borrower|household|couple|worker|family|shop|business|company|saver|"
        "buyer|customer) (?:who|with|earning|making|that))\\b;"
        "consider (?:a|an|the case of|two|someone|somebody)\\b;"
        "take (?:a|an|the case of a|someone|somebody) (?!look|break|few|minute|moment|step|survey)"
        "[\\w-]+ (?:\\w+ )?(?:with|who|that|earning|making|worth|of)\\b;"
        "(?:here is|here['’]s) (?:an example|how it works);"
        "if (?:you|your|someone|somebody|an?) (?!want|need|are|have|think|look|live|work)[\\w-]+ "
        "[^.;]{0,60}?(?:\\d|[$£€])",
    )
    + r")"
)
_CREDITED = pattern(
    r"\b(?:according to|survey\w*|stud(?:y|ies)|reports?|reported|found|finds?|research\w*"
    r"|estimat\w+|project\w*|forecast\w*|data|statistics|average|median|says|said|show(?:s|ed)?"
    r"|in (?:19|20)\d\d)\b"
)
# "A shop that spends $300 may lose $4,000": any shop, told for the proportion.
_ANY = pattern(
    r"\W{0,3}(?:an?|one|any|someone|anyone) (?!\d|[$£€]|total\b|record\b|new (?:study|report))"
)
_MAY = pattern(r"\b(?:would|might|may|could|can|will)(?: \w+)? [\w-]+\b")
_MADE_UP = frozenset(("currency", "coins", "count", "duration", "multiple", "measure"))
_FORMULA = pattern(
    r"[÷×] ?$|\d\)? ?[=≈] ?$|[)÷×*+] ?[\d.,]{1,9} ?= ?$"
    r"|\b(?:divide|multiply|subtract)(?: it| this| that)?(?: by)? $"
)
# "Ages 25-44 = 95%": a label and its share, nothing that is worked out.
_LABELLED = pattern(r"^\W{0,3}[a-z][a-z ]*\d{1,3}(?:[-–]\d{1,3}|\+)?(?: [a-z]+)? ?[=≈] ?$")
_FORMULA_FOLLOWS = pattern(r"^ ?[÷×](?! ?(?:more|less|faster))|^\)? ?[*] ?\d")
_FACTUAL = pattern(
    r"^[^.;]{0,40}?\((?:(?:roughly|about|around|which is|that is) )?(?:the |its |a )?"
    r"(?:current |national |actual |typical |us |uk )?(?:average|median|mean|typical|actual|rate)\b"
)
_SUMS_UP = pattern(
    r"\W{0,4}(?:that same|with |that(?:['’]s| is| means| would)|so\b|in other words|this means"
    r"|you(?:['’]d|['’]ll)?\b|your\b|over\b|after\b|in (?:total|all)|altogether"
    r"|the (?:difference|result|total))"
)
_YOU = pattern(r"\byou(?:r|['’]d|['’]ll|['’]re|['’]ve)?\b")


def hypothetical(near: Around) -> bool:
    """Whether the clause, or how its sentence opens, makes the figure up."""
    if _FACTUAL.match(near.right):
        return False
    if _FORMULA.search(near.left) or _FORMULA_FOLLOWS.match(near.right):
        return not (near.figure.form == "percent" and _LABELLED.match(near.left))
    told = _AS_FOUND.match(near.right) or _READ_IT.search(near.left)
    if _HYPOTHESIS.search(near.clause) and not _ASKED_IF.search(near.left) and not told:
        return True
    sentence = near.figure.sentence
    assert sentence is not None
    asked = "?" in near.block.text[near.figure.end : sentence.end + 1]
    words = near.block.text[sentence.start : min(sentence.end, sentence.start + 400)].lower()
    # "Is it true that 34% want to quit, as the guild found?" is claimed, whatever the answer.
    if asked and _IS_IT_TRUE.search(near.left) and not told and not _CREDITED.search(words):
        return True
    if _OPENS.match(words) and not _CREDITED.search(words) and not told:
        return True
    lent = near.figure.form == "percent" and near.left.endswith(" at ")
    return (lent or near.figure.form in _MADE_UP) and _any_case(words)


def _any_case(words: str) -> bool:
    """Whether the sentence tells of any one case, with numbers that only show the proportion."""
    if not _ANY.match(words) or _CREDITED.search(words):
        return False
    may = _MAY.search(words)
    if may is None:
        return False
    before = words[: may.start()]
    return any(c.isdigit() for c in before) and not before.rstrip().endswith((",", ":"))


def example_of(blocks: Sequence[Block], block: Block) -> bool:
    """Whether a block goes on with an example that was made up before it.

    The items of a list that the example leads in to do, and the paragraph that sums up.
    """
    if block.kind == "item":
        lead = blocks[block.parent] if block.parent >= 0 else None
        while lead is not None and lead.kind == "item":
            lead = blocks[lead.parent] if lead.parent >= 0 else None
        return lead is not None and _tells(lead)
    if block.kind != "paragraph" or not block.index:
        return False
    words = block.text[:200].lower()
    if not _SUMS_UP.match(words) or not _YOU.search(words):
        return False
    before = blocks[block.index - 1]
    return example_of(blocks, before) if before.kind == "item" else _tells(before)


def _tells(block: Block) -> bool:
    words = block.text[-600:].lower()
    return any(_OPENS.match(part) for part in _PARTS.split(words))


_PARTS = pattern(r"(?<=[.!?:]) ")


def goes_on(words: str) -> bool:
    """Whether a sentence opens an example that the next ones may go on with."""
    return bool(_OPENS.match(words)) and not _CREDITED.search(words)


def follows_example(near: Around) -> bool:
    """Whether the sentence of a figure, after a made-up example, still is part of it."""
    sentence = near.figure.sentence
    assert sentence is not None
    words = near.block.text[sentence.start : min(sentence.end, sentence.start + 400)].lower()
    if _CREDITED.search(words) or _FACTUAL.match(near.right):
        return False
    if near.block.kind == "item":
        return True
    return bool(_YOU.search(words) or _SUMS_UP.match(words) or _MAY.search(words))
