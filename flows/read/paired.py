"""A publication and whose it is, set beside each other: "(Oven Count 2024, Bakers' Guild)".

A list of facts names a report and its publisher with nothing but a comma between them, in either
order; a sentence sets the publisher behind the report, "*Cold Ovens*, a study by the Hearth Trust,
found". Read singly these are two sources, and the report is nobody's.
"""

from __future__ import annotations

from flows.read.creditwords import (
    ADVERBS,
    AUXILIARIES,
    BODY_ENDS,
    DOCUMENTS,
    SHOW,
    SPEAK,
    TITLE_ENDS,
)
from flows.read.mention import Mention
from flows.read.words import Token, is_year

_LABELS = frozenset("source sources data".split())
_BEFORE_VERB = frozenset("has had have also itself recently jointly just then".split())
_DEFINITE = frozenset(("the", "its", "their", "his", "her", ""))
_REACH = 12  # words from the bracket or label that opens a list of names


def paired(words: list[Token], found: list[Mention]) -> list[Mention]:
    """Mentions of a sentence, where a publication and its publisher side by side are one.

    Args:
        words: tokens of the sentence.
        found: its mentions from left to right.
    """
    made: list[Mention] = []
    for mention in found:
        last = made[-1] if made else None
        if last is not None and (
            _beside(words, last, mention)
            or _made_by(words, last, mention)
            or _told_in(words, last, mention)
            or _called(words, last, mention)
        ):
            continue
        if len(made) > 1 and _its_survey(words, made[-2], made[-1], mention):
            del made[-2:]
        made.append(mention)
    return made


def _beside(words: list[Token], first: Mention, second: Mention) -> bool:
    """Takes up the second of "(Oven Count 2024, Bakers' Guild)" or of the other order."""
    if second.i != first.j + 1 or words[first.j].text != ",":
        return False
    if not (_plain(first) and _plain(second) and _listed(words, first.i)):
        return False
    titled = [_publication(words, first), _publication(words, second)]
    if titled[0] == titled[1]:
        return False
    report, body = (first, second) if titled[0] else (second, first)
    if report is first and not _closes(words, second.j):
        return False
    first.titles, first.by, first.names = [_title_of(report)], list(body.names), []
    first.year = report.year or body.year
    first.j, first.end = second.j, second.end
    return True


def _made_by(words: list[Token], title: Mention, maker: Mention) -> bool:
    """Takes up "a study by the Hearth Trust" behind the title of that study."""
    if not maker.by or not maker.noun or maker.titles or maker.names or maker.person:
        return False
    if maker.det not in ("a", "an", "the") or title.by or title.person or title.noun:
        return False
    if not title.titles or any(name.owns or name.kind == "body" for name in title.names):
        return False
    k = _behind_mark(words, title.j)
    if k >= len(words) or words[k].text not in ",–—" or maker.i != k + 1:
        return False
    title.by, title.year = list(maker.by), title.year or maker.year
    title.names = []
    title.j, title.end = maker.j, maker.end
    return True


def _told_in(words: list[Token], body: Mention, report: Mention) -> bool:
    """Takes up the title in "the Bread Board reports in Crumbs 2024 that"."""
    if not report.titles or report.by or report.person or body.titles or body.noun:
        return False
    if not body.names or body.names[-1].owns or words[report.i - 1].low != "in":
        return False
    if any(name.owns or name.kind != "title" for name in report.names):
        return False
    verb = words[body.j : report.i - 1]
    if not 1 <= len(verb) <= len("has also reported".split()) or verb[-1].low not in SHOW | SPEAK:
        return False
    if any(w.low not in AUXILIARIES | ADVERBS | _BEFORE_VERB for w in verb[:-1]):
        return False
    body.titles, body.year = list(report.titles), report.year or body.year
    return True


def _called(words: list[Token], body: Mention, name: Mention) -> bool:
    """Takes up the name in "the mill guild, Grist, has it", "its chief, Ada Rye, says"."""
    if body.named and not (body.people and body.names and not (body.by or body.person)):
        return False
    if not (body.body or body.people) or body.noun or body.pronoun or body.det not in _DEFINITE:
        return False
    if name.i != body.j + 1 or words[body.j].text != "," or not _plain_or_by(name):
        return False
    if name.j < len(words) and words[name.j].text not in ",.;)—–":
        return False
    human = name.names[0].kind == "person"
    if body.people and human:
        body.person = name.names[0]
    elif body.body and not body.people:
        body.names = list(name.names)
    elif body.people and not body.named:
        body.names = list(name.names)  # "The pollsters, Vox & Field, then asked"
    else:
        return False
    body.j, body.end = name.j, name.end
    return True


def _plain_or_by(name: Mention) -> bool:
    """Whether a mention is a name and nothing else."""
    return _plain(name) and name.names[0].kind != "title" and not name.titles


def _its_survey(words: list[Token], title: Mention, its: Mention, body: Mention) -> bool:
    """Gives a body the title in "In Crumbs 2024, its survey of 900 homes, the Bread Board"."""
    if its.owner != "its" or not its.noun or its.named or title.i == 0:
        return False
    named = title.titles or [n.text for n in title.names if n.kind in ("other", "title")]
    if not named or title.by or title.person or words[title.i - 1].low != "in":
        return False
    k = _behind_mark(words, title.j)
    if k >= len(words) or words[k].text != "," or its.i != k + 1:
        return False
    if not body.names or body.titles or body.noun or words[body.i - 1].text != ",":
        return False
    body.titles, body.year = [named[0]], title.year or body.year
    return True


def _behind_mark(words: list[Token], k: int) -> int:
    """Index behind a reference mark "[4]" at ``k``, if there is one."""
    mark = [word.text for word in words[k : k + 3]]
    return k + 3 if len(mark) > 2 and mark[0] == "[" and mark[2] == "]" else k


def _plain(mention: Mention) -> bool:
    """Whether a mention is one name and nothing else."""
    if mention.noun or mention.people or mention.by or mention.person or mention.pronoun:
        return False
    return len(mention.names) == 1 and not mention.names[0].owns and mention.owner == ""


def _publication(words: list[Token], mention: Mention) -> bool:
    """Whether a name is that of a report: it ends in a year or in a word for reports."""
    telling = [w.low for w in words[mention.i : mention.j] if w.word and not is_year(w)]
    if not telling:
        return False
    last = telling[-1]
    if last in TITLE_ENDS | DOCUMENTS and len(telling) > 1:
        return True
    return bool(mention.titles) and last not in BODY_ENDS


def _title_of(report: Mention) -> str:
    return report.titles[0] if report.titles else report.names[0].text


def _listed(words: list[Token], i: int) -> bool:
    """Whether a bracket or a label "Source:" opens the names at ``i``."""
    for k in range(i - 1, max(i - _REACH, -1), -1):
        if words[k].text in "([":
            return True
        if words[k].low in _LABELS and words[k + 1].text == ":":
            return True
        if words[k].text in ").;" or (words[k].word and words[k].text.islower()):
            return False
    return False


def _closes(words: list[Token], k: int) -> bool:
    """Whether a list of names ends at ``k``, or goes on with a year or another entry."""
    return k >= len(words) or words[k].text in ")],;."
