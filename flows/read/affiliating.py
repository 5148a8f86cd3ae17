"""Whom a person who is quoted speaks for."""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.read.bracketed import Cue
from flows.read.carrying import Scope
from flows.read.creditwords import PEOPLE, ROLES
from flows.read.mentions import Mention
from flows.read.names import Name
from flows.read.publishers import Sources
from flows.read.source import Source
from flows.read.subjects_named import works_for

# Beside a person's name: speaks for a study.
_SCHOLAR = pattern(
    r"\b(?:stud(?:y|ies)|survey|poll|report|research|paper)(?:[’']s)? (?:[\w-]+ )?"
    r"(?:co-?)?(?:author|leader|director|editor)\b"
    r"|\b(?:(?:lead|senior|first|chief|corresponding|report|study) (?:co-?)?(?:author|researcher"
    r"|investigator)|co-?authors?|author of the|(?:led|ran|conducted|wrote|authored|directed"
    r"|co-?authored) the (?:study|survey|research|report|poll|paper|analysis))\b",
    re.IGNORECASE,
)
_OFFICE = pattern(
    r",? (?:the|its|who is) (?:[\w’'-]+ ){0,3}(?:chief|director|head|president|chair\w*|executive"
    r"|founder|spokes\w+|secretary|manager|officer)\b"
)
_BESIDE = 70  # characters
_RECENT = 20  # credits


def affiliate(
    source: Source,
    cue: Cue,
    text: str,
    sources: Sources,
    mentions: list[Mention],
    *,
    scope: Scope | None,
    before: Scope | None,
) -> None:
    """Give a person who is given no body the one that is being reported on.

    Args:
        source: read from the cue; its publisher is filled in.
        cue: names it.
        text: of the block.
        sources: named so far; learns whom the person speaks for.
        mentions: of the sentence.
        scope: the credit that goes on here.
        before: the credit at the end of the block before.
    """
    mention = cue.mention
    assert mention is not None
    if mention.by or mention.noun or mention.titles:
        return
    if mention.body and source.person and source.person == source.publisher:
        whole = sources.bearing(mention.body)  # "Guild president Ada Rye"
        if whole is not None:
            source.publisher = whole
            sources.persons[source.person.rsplit(maxsplit=1)[-1].lower()] = source
            return
    if source.person and source.publisher != source.person:
        return
    employer = works_for(mention, mentions, text)
    if employer is not None and source.person:
        whom = sources.named(employer, text, source.block)
        source.publisher, source.kind = whom.publisher, whom.kind
        sources.persons[source.person.rsplit(maxsplit=1)[-1].lower()] = source
        return
    name = mention.person or (mention.names[0] if mention.names else None)
    quoted = text[cue.start : cue.end].startswith(("said", "says"))
    if quoted and name is not None and name.kind == "other" and not name.text.isupper():
        source.person = source.publisher
    if name is None or name.kind != "person" or len(mention.names) > 1:
        return
    if name.text.rsplit(maxsplit=1)[-1].lower() in sources.persons:
        return
    if _SCHOLAR.search(text, max(0, cue.start - _BESIDE), min(len(text), cue.end + _BESIDE)):
        _study_of(source, name, sources)
        return
    if scope is None:
        scope = before
        if scope is not None and not scope.source.nouns & (PEOPLE | ROLES):
            return
    if scope is None or scope.source.kind == "vague" or not scope.source.proper:
        return
    if mention.people or scope.source.nouns & (PEOPLE | ROLES) or _OFFICE.match(text, mention.end):
        source.person = name.text
        source.publisher, source.kind = scope.source.publisher, scope.source.kind
        source.title, source.year = scope.source.title, scope.source.year
        sources.persons[name.text.rsplit(maxsplit=1)[-1].lower()] = source


def _study_of(source: Source, name: Name, sources: Sources) -> None:
    """The author of the study speaks for whoever published it."""
    study = next(
        (
            s
            for s in reversed(sources.items[-_RECENT:])
            if s.research and s.kind in ("named", "own") and s.person is None
        ),
        None,
    )
    if study is None:
        return
    source.person = name.text
    source.publisher, source.kind = study.publisher, study.kind
    source.title, source.year = study.title, study.year
    sources.persons[name.text.rsplit(maxsplit=1)[-1].lower()] = source
