"""Frames of figures in brackets: "Germany (12%)", "a majority (54%) had", "(from 80% to 66%)"."""

from __future__ import annotations

from flows.read.fragments import mark_part
from flows.read.labels import split_label
from flows.read.phrases import anaphor, main_verb, noun_end, noun_start, predicate_end
from flows.read.scope import COMPARES, Scope, joined
from flows.read.subjects import subject_of_verb
from flows.read.whens import is_time, time_tail
from flows.read.wordclass import PARTS, person

_TURNS = frozenset("while whereas but although".split())
_BE = frozenset("is are was were".split())
_ANSWERS = frozenset(
    """answer answers response responses reason reasons choice choices option options concern
    concerns worry worries factor factors challenge challenges barrier barriers obstacle obstacles
    benefit benefits priority priorities cause causes topic topics aspect aspects""".split()
)
_QUANTITIES = PARTS | frozenset("most many more few some fewer majority minority all".split())

_PERCENTAGES = frozenset("percentage percentages share proportion".split())
_VAGUE = frozenset("most many few some several majority minority half bulk".split())
_PORTIONS = frozenset("share proportion portion handful".split())
_GREAT = frozenset(
    "vast overwhelming large larger great good clear slim small smaller tiny sizeable sizable "
    "significant substantial considerable growing nearly almost virtually".split()
)


def in_brackets(scope: Scope, opened: int) -> None:
    """Fill the frame of a figure that stands in the bracket opened at ``opened``."""
    line, made, i = scope.line, scope.made, scope.i
    closed = i + 1
    while closed < scope.b and line.tags[closed] != ")":
        closed += 1
    after_of = scope.word(i + 1) == "of" and closed > i + 2
    right = "" if after_of else line.said(i + 1, closed)
    compares = line.words[opened + 1] in COMPARES or is_time(line, opened + 1, i)
    if scope.before is not None and compares:
        made.linked = made.compared = True
        named = scope.share and closed - i == 2 and person(line.words[i + 1])
        if named:  # "(86% of women against 75% men)"
            made.population = right
            return
        made.right = right
        mark_part(scope)
        return
    against = made.compared and scope.before is not None and scope.share and not right
    if against and not after_of and scope.a < opened and person(line.words[opened - 1]):
        # As in "is commoner among old bakers (26%) than young ones (17%)".
        made.population = line.said(scope.a, opened)
        return
    inner = line.said(opened + 1, scope.hedged(opened + 1))
    said_after = _behind(scope, closed + 1)
    scope.lead, scope.subject = scope.find_lead(scope.a, opened)
    scope.left = opened
    made.lead = scope.lead
    if said_after and scope.share:
        # As in "I was glad to learn that most of our users (60%) bake": the clause is what counts.
        that = (k for k in range(opened - 1, scope.subject, -1) if line.words[k] == "that")
        told = next((k for k in that if line.tags[k] == "S"), -1)
        scope.subject = told + 1 if told >= 0 else scope.subject
    verb = main_verb(line, scope.subject, opened)
    quantity = opened - 1 in line.figures or _only_quantity(scope)
    if verb < 0 and quantity and scope.share and scope.word(closed + 1) == "of":
        _majority_of(scope, closed + 2)
        return
    if verb < 0 and said_after and _only_quantity(scope):
        made.right = said_after
        scope.verb_group(closed + 1)
        return
    if verb < 0 and said_after and scope.share and not after_of and not inner:
        first = _quantified(scope)
        if line.words[opened - 2 : opened] == ["than", "ever"] and opened - first > 3:
            # As in "More children than ever (38%) walk".
            made.population = line.said(first + 1, opened - 2)
            made.right = joined(right, said_after)
            return
        ends = (line.words[scope.subject], line.words[opened - 1])
        if first > scope.subject or any(person(word) for word in ends):
            made.population = line.said(first, opened)
            made.right = joined(right, said_after)
            return
    if verb < 0:
        population, said = split_label(line, scope.subject, opened, strict=True)
        if population:
            made.population = population
            made.left, made.right = joined(said, inner, right), said_after
            return
    if verb >= 0 and (compares or not scope.share):
        start = subject_of_verb(scope, verb)
        made.left = joined(made.left, line.said(start, opened))
        made.right = right
        if scope.f.form == "count" and right and not compares:
            made.left = joined(made.population, made.left)
            made.population, made.right = right, ""
        return
    alone = scope.share and not after_of and not inner and not right
    if alone and verb > scope.subject and scope.tag(closed + 1) in "TI":
        # As in "Young bakers were more likely (33%) to say so".
        start = subject_of_verb(scope, verb)
        made.left = joined(made.left, line.said(start, opened))
        made.right = line.said(closed + 1, predicate_end(line, closed + 1, scope.b))
        return
    if scope.share and not after_of and not inner and _group_of(scope, opened, right):
        return
    item = noun_start(line, opened, scope.subject)
    if verb < 0 and scope.before is not None and scope.before.item:
        item = scope.subject
    elif verb >= 0 and line.words[verb] in _BE and _answers(scope, verb):
        # "The main reasons were the wish to bake and the need for bread (40%)".
        item = verb + 1
    apart = scope.before is None or line.words[max(0, scope.a - 1)] in _TURNS
    if verb >= 0 and scope.before is None and _percentage_of(scope, opened):
        made.right = right
        return
    if verb >= 0 and apart:
        # "Parents worry about money (40%)", "Most bakers say that they are tired (60%)".
        first = _quantified(scope)
        end = noun_end(line, first, verb)
        head = next((k for k in range(first + 1, end) if line.tags[k] in "PRp"), end)
        people = end > first and person(line.words[head - 1])
        if people and not anaphor(line.words[first:end]):
            made.population = line.said(first, end)
            scope.subject = end
    made.item = item < opened
    if after_of:
        did = _did(scope, i + 2, closed)
        if did < closed:
            # "Rye is liked (21% of bakers named it first)": a clause of its own.
            made.population, made.left = line.said(i + 2, did), line.said(did, closed)
            made.right, made.item = "", False
            return
        quoted = next((k for k in range(i + 3, closed) if line.tags[k] == '"'), closed)
        made.population = line.said(i + 2, time_tail(line, i + 2, quoted))
        right = line.said(quoted, closed)  # "(6% of cooks 'strongly agree')"
        if verb < 0 and not said_after and scope.tag(closed + 1) in "PR":
            # "The Careful (31 percent of adults) with high hopes": what they are like.
            said_after = line.said(closed + 1, predicate_end(line, closed + 1, scope.b))
    made.left = line.said(scope.subject, item)
    made.right = joined(line.said(item, opened), inner, right, said_after)


def _percentage_of(scope: Scope, opened: int) -> bool:
    """Read "The percentage of bakers saying that they nap is up (60% vs. 53%)"."""
    line, made = scope.line, scope.made
    for k in range(scope.subject, opened - 3):
        if line.words[k] not in _PERCENTAGES or line.words[k + 1] != "of":
            continue
        end = noun_end(line, k + 2, opened, True)
        if not any(person(word) for word in line.words[k + 2 : end]) or end >= opened - 1:
            return False
        made.population, made.left = line.said(k + 2, end), line.said(end, opened)
        return True
    return False


def _did(scope: Scope, start: int, closed: int) -> int:
    """Index of the verb with an object in "21% of bakers named it first"; ``closed`` if none."""
    tags = scope.line.tags
    for k in range(start + 1, closed - 1):
        if tags[k] in "VXp" and tags[k + 1] in "DN":
            return k
    return closed


def _group_of(scope: Scope, opened: int, right: str) -> bool:
    """Read "was commoner among old bakers (26%) than young bakers (17%)": each is of its group."""
    line, made = scope.line, scope.made
    for k in range(opened - 1, max(scope.subject, opened - 8) - 1, -1):
        if line.tags[k] in "VX,;(":
            return False
        if line.words[k] in ("among", "amongst", "than"):
            if not any(person(word) for word in line.words[k + 1 : opened]):
                return False
            linked = scope.before is not None and line.words[k] == "than"
            if not linked and line.words[k] == "than":
                return False
            made.population = line.said(k + 1, opened)
            if linked:
                made.linked = made.compared = True
            made.left = "" if linked else line.said(scope.subject, k)
            made.right = right
            return True
    return False


def _majority_of(scope: Scope, start: int) -> None:
    """Read "A majority (58%) of parents support it", and "450 (48%) of the 940 clubs rent"."""
    end = noun_end(scope.line, start, scope.b)
    if scope.tag(end) not in "VX":
        end = noun_end(scope.line, start, scope.b, True)
    scope.whose(start, end)
    scope.made.right = joined(scope.made.right, scope.predicate(end))


def _answers(scope: Scope, verb: int) -> bool:
    """Whether a subject is what people answered: "the most popular reasons"."""
    words = scope.line.words[scope.subject : verb]
    return any(word in _ANSWERS for word in words)


def _behind(scope: Scope, start: int) -> str:
    """The predicate behind the bracket, if one follows: "(54%) had dropped it"."""
    while scope.tag(start) in ',"':
        start += 1
    verb = start
    while scope.tag(verb) == "A":
        verb += 1
    if scope.tag(verb + 1) == "(":
        return ""  # "anxious (43%), unsupported (36%)": the next item
    acts = scope.tag(verb) in "VXpG"
    if not acts and verb < scope.b and scope.line.words[scope.bracket() - 1] in _QUANTITIES:
        acts = scope.line.raw[verb] in "Bb"  # "even more (86%) feel tired"
    return scope.predicate(start) if acts else ""


def _quantified(scope: Scope) -> int:
    """Index behind "Most", "A majority of" in front of a noun; the subject's start if none."""
    words = scope.line.words
    k = scope.subject
    while k < scope.left and words[k] not in _VAGUE | _PORTIONS:
        if scope.line.tags[k] not in "DA" and words[k] not in _GREAT:
            break
        k += 1
    if k + 1 >= scope.left or words[k] not in _VAGUE | _PORTIONS:
        return scope.subject
    if words[k] in _PORTIONS and words[k + 1] != "of":
        return scope.subject
    return k + 2 if words[k + 1] == "of" else k + 1


def _only_quantity(scope: Scope) -> bool:
    """Whether "A majority" or "Most" is all that stands before the bracket."""
    words = scope.line.words[scope.subject : scope.left]
    return bool(words) and len(words) <= 3 and words[-1] in _QUANTITIES
