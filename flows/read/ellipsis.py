"""What the figures of one sentence share and only one of them says."""

from __future__ import annotations

from itertools import pairwise

from flows.lazy import pattern
from flows.read.chunks import SHARES
from flows.read.phrases import anaphor
from flows.read.proform import BARE_ANSWER
from flows.read.respective import respectively
from flows.read.scope import SO, Frame, joined
from flows.read.votes import opposed
from flows.read.whens import only_time
from flows.read.wordclass import person

_SHARED = (
    "In ", "During ", "On ", "Over ", "Since ", "Between ", "By ", "From ", "At ", "Across ",
    "After ", "Before ",
)  # fmt: skip


_MODALS = frozenset("can could may might will would must should".split())
_PRO_VERBS = frozenset("do does did have has are were".split())
_FINITE = _MODALS | frozenset("is are was were has have had does do did".split())

_LIKELIER = pattern(
    r"\b(?:(?:more|less) (?:likely|inclined|prone|apt|willing) |likelier )"
    r"(?:than (?P<who>[^,;]{2,60}?) to (?P<what>.+)|to (?P<that>.+?) than (?P<whom>[^,;]{2,60}))$"
)
_RESTRICTS = pattern(r"(?:who|whose|that|living|working|using|having|aged|earning)\b")
_SET_BESIDE = pattern(
    r"\b(?:but|compared|against|versus|vs|than|opposed|for)\b"
    r"(?: (?:with|to|just|only|as|about|some|merely|nearly|almost|around|over|fully))*\s*$"
)
_IN_YEAR = pattern(r"[Ii]n ((?:19|20)\d\d),? (?=\w)")


def complete(made: list[Frame]) -> None:
    """Fill, in place, what figures of one sentence leave out because another one says it."""
    if not made:
        return
    respectively(made)
    _beside(made)
    answers = [frame.right if BARE_ANSWER.fullmatch(frame.right) else "" for frame in made]
    for k in range(1, len(made)):
        frame, before = made[k], made[k - 1]
        if frame.restates:
            continue
        _restricted(frame, before)
        if before.bare and not frame.population and (frame.linked or frame.compared):
            frame.bare = True
        if not frame.lead and before.lead.startswith(_SHARED):
            frame.lead = before.lead
        if frame.verb and before.verb and frame.right.endswith(" to"):
            frame.right = joined(frame.right, before.right)  # "30% own one, and 22% would like to"
        if frame.verb and before.verb and frame.right.lower() in _PRO_VERBS:
            # "11% of the top retailers do"; not what the answer before denies
            asked = made[k - 2] if k > 1 and BARE_ANSWER.fullmatch(before.right) else before
            frame.right = asked.right or before.right
        elif before.right and SO.match(frame.right) and not before.same:
            # As in "60% expect rain, up from 50% who thought so in May".
            frame.population = frame.population or before.population
            tied = frame.linked or frame.compared
            frame.lead, frame.left = "" if tied else frame.lead, before.left
            frame.right = joined(before.right, SO.sub("", frame.right, count=1).strip())
        elif frame.item:
            if before.item or before.right:
                _enumerate(frame, before)
            frame.population = frame.population or before.population
        elif frame.whole and not frame.left and not frame.right:
            frame.lead = before.lead
            frame.left = joined(
                before.population if before.figure.form == "count" and not before.right else "",
                before.left,
            )
            frame.right = before.right
        elif frame.linked or frame.compared:
            _elliptical(frame, before)
        alike = frame.figure.form in SHARES and before.figure.form in SHARES
        if frame.light and alike and not before.same:
            frame.left, frame.right = before.left, before.right
    _of_one_clause(made)
    _by_whom(made)
    for k, (frame, after) in enumerate(pairwise(made)):
        if opposed(frame.figure, after.figure) or _one_to_other(frame, after):
            _two_sides(frame, after)
        _less_likely(frame, after)
        # "4 million children (one in nine) live there": both are of the children.
        # "Eight in ten men, compared to seven in ten women, bake": both do.
        if after.compared and frame.population and after.verb and not frame.words():
            frame.right, frame.verb = after.right, after.verb
            if k and frame.restates:
                made[k - 1].right = after.right
        counted = frame.figure.form == "count" and after.figure.form in SHARES
        if counted and after.population and not frame.words():
            frame.population = frame.population or after.population
            frame.left, frame.right = after.left, after.right
    for frame, answer in zip(made, answers, strict=True):
        if answer and not frame.verb:
            frame.left, frame.right = "", answer  # "48% for Holt, with 8% undecided"
    # "between 12 and 15% of adults": the words behind the last are those of all.
    for k in range(len(made) - 2, -1, -1):
        frame, after = made[k], made[k + 1]
        if not after.linked or after.compared or after.part or after.item or frame.item:
            continue
        if not _joined(frame, after):
            continue
        if not frame.right and after.right and frame.left == after.left and not after.same:
            frame.right = after.right
            frame.population = frame.population or after.population


_FEW = 5  # words that name people
_LISTED = 3  # items that make a list


_NAMED_BY = pattern(
    r"\b(?:is|are|was|were|been) (?:also |often |most often )?(?:cited|named|mentioned|chosen"
    r"|picked|listed|raised|given|reported) by (?P<who>[^,;]{3,60})$"
)


def _by_whom(made: list[Frame]) -> None:
    """Read "Rye (47%) and oats (40%) were named by the bakers": both are shares of the bakers."""
    match = _NAMED_BY.search(made[-1].right)
    if match is None or not any(map(person, match["who"].lower().split())):
        return
    thing = ""
    for frame in made:
        own = any(map(person, frame.population.lower().split()))
        if frame.figure.form in SHARES and not own:
            if frame.population not in ("", thing):
                thing = frame.population
                frame.left = joined(frame.left, thing)
            frame.population = match["who"]


def _of_one_clause(made: list[Frame]) -> None:
    """Read "Rye (12%), Ham (9%), Ash (8%) - fewer than 20% of men bake": all are of the men."""
    items = [f for f in made if f.item and not any(map(person, f.population.lower().split()))]
    if len(items) < _LISTED or any(map(_told, items)):
        return
    hosts = [f for f in made if not f.item and f.figure.form in SHARES and f.verb]
    if len(hosts) != 1 or not hosts[0].population:
        return
    for frame in items:
        name = frame.right or frame.left
        frame.population, frame.lead = hosts[0].population, ""
        frame.left, frame.right = joined(hosts[0].left, hosts[0].right), name


def _told(frame: Frame) -> bool:
    """Whether an item says more than a name."""
    return not frame.right[:1].isupper() and not frame.left[:1].isupper()


def _beside(made: list[Frame]) -> None:
    """Read "with 29% and 15% of bakers coming by train": both are of the bakers."""
    for frame, after in pairwise(made):
        sentence = frame.figure.sentence
        if sentence is None or not after.population or not after.right:
            continue
        text = sentence.block.text
        gap = text[frame.figure.end : after.figure.start]
        tied = text[sentence.start : frame.figure.start].rstrip().endswith(" with")
        if tied and gap.strip() == "and":
            frame.population, frame.lead = after.population, after.lead
            frame.left, frame.right = after.left, frame.right or after.right


def _less_likely(frame: Frame, after: Frame) -> None:
    """As in "Women were likelier than men to walk (61% compared with 47%)": 47% are of the men."""
    both = frame.figure.form in SHARES and after.figure.form in SHARES
    if not both or not frame.population or after.population not in ("", frame.population):
        return
    match = _LIKELIER.search(frame.words())
    if match is None or frame.words() != after.words():
        return
    after.population = match["who"] or match["whom"]
    after.lead, after.left, after.right = "", "", match["what"] or match["that"]


def _one_to_other(frame: Frame, after: Frame) -> bool:
    """Read "Rye beats Mill, 43% to 36%, among bakers": both of the bakers, no change."""
    sentence = frame.figure.sentence
    if not after.among or not after.linked or frame.among or sentence is None:
        return False
    text = sentence.block.text
    between = text[frame.figure.end : after.figure.start]
    return between == " to " and not text[: frame.figure.start].endswith("from ")


def _two_sides(frame: Frame, after: Frame) -> None:
    """As in "Rye leads Mill 52 to 48 among voters": both are shares of the voters."""
    named = (after.population, frame.population)
    asked = next((p for p in named if any(map(person, p.lower().split()))), "")
    if frame.population and frame.population != asked:
        frame.left = joined(frame.population, frame.left)
    frame.population = after.population = asked
    after.left = frame.left


def _joined(frame: Frame, after: Frame) -> bool:
    """Whether two figures stand side by side: "12 and 15% of adults"."""
    sentence = frame.figure.sentence
    if sentence is None:
        return True
    gap = sentence.block.text[frame.figure.end : after.figure.start]
    if " -" in gap or " –" in gap or "—" in gap:
        return False
    return not gap.startswith(",") or gap[1:].lstrip().startswith(("and ", "or ", "to "))


def _restricted(frame: Frame, before: Frame) -> None:
    """Read "but just 37% of those who rent": what these do, the clause before says."""
    shares = frame.figure.form in SHARES and before.figure.form in SHARES
    if not shares or not frame.population or frame.left or not (before.left or before.right):
        return
    sentence = frame.figure.sentence
    if sentence is None or not _RESTRICTS.match(frame.right):
        return
    gap = sentence.block.text[before.figure.end : frame.figure.start]
    if _SET_BESIDE.search(gap):
        frame.population = joined(frame.population, frame.right)
        frame.left, frame.right = before.left, before.right
        frame.verb = frame.verb or before.verb


def _enumerate(frame: Frame, before: Frame) -> None:
    """Read "disk space (45%), debugging (40%)": the head is the first one's, the item its own."""
    frame.population = frame.population or before.population
    frame.lead = frame.lead or before.lead
    if before.item:
        frame.left = frame.left if len(frame.left) > 3 else before.left
    elif not frame.left:
        # "78% answered in English, followed by German (4%)": all but the last word stays.
        frame.left = before.words().rpartition(" ")[0]


def _elliptical(frame: Frame, before: Frame) -> None:
    """Read "compared with 22% for e-mail" and "and 13 minutes a day on phones"."""
    if frame.same:
        return
    if before.same and frame.population and not frame.left and not frame.right:
        # As in "the number drops to 8 in 10 of those ..., and to 6 in 10 of those ...".
        frame.same, frame.right, frame.population = True, f"of {frame.population}", ""
        return
    # As in "but drops to 41% for girls".
    moved = len(frame.left.split()) <= 2 and not frame.left.endswith("ing")
    moved = moved and frame.right.startswith(("for ", "among ", "in "))
    if before.same and not frame.population and (not frame.left or moved):
        frame.same, frame.left = True, ""
        return
    own = frame.right
    if frame.verb:
        # A clause of its own: only its subject may be missing.
        frame.population = frame.population or before.subject or before.population
        return
    bare = not frame.left and not frame.population and not frame.part
    if bare and own and before.verb and not (frame.compared and only_time(own)):
        # As in "61% had rules, 48% a backup".
        frame.population = before.population
        frame.lead = frame.lead or before.lead
        frame.verb = before.verb
        frame.right = joined(before.verb, own)
        return
    if frame.population and not anaphor(frame.population.lower().split()):
        if not frame.left and frame.figure.form == "count" and before.figure.form != "percent":
            frame.left, frame.lead = before.left, frame.lead or before.lead
            frame.right = own or before.right
        elif not frame.left and before.left:
            frame.left, frame.lead = before.left, frame.lead or before.lead
        elif not frame.left and not own:
            frame.left, frame.right = before.left, before.right
        return
    if frame.bare and frame.left and not frame.compared:
        return
    if frame.left and not frame.compared:
        frame.population = frame.population or before.subject or before.population
        modal = before.left.split(None, 1)[0] if before.left else ""
        if modal.lower() in _MODALS and frame.left.split(None, 1)[0].lower() not in _FINITE:
            frame.left = f"{modal} {frame.left}"
        return
    frame.population = frame.population or before.population
    if not frame.left:
        frame.left = before.left
        frame.lead = frame.lead or before.lead
    if only_time(own):
        frame.right = joined(without_time(before.right), own)
    elif not own:
        frame.right = "" if only_time(before.right) else before.right
    elif before.right and _of_whom(frame.part):
        # As in "a 26% increase in pay, including 30% among women".
        frame.population, frame.right = _who(frame.part), before.right
    elif frame.part and not before.right and _who(frame.part):
        if len(before.left) < 5:
            # As in "The open rate is 98%, versus 22% for e-mail".
            frame.left = joined(before.population, before.left)
        frame.population, frame.right = _who(frame.part), ""
    elif frame.part and before.right and not _alike(own, before.right):
        frame.right = f"{_without_like(before.right, own)} {own}"


def _without_like(words: str, phrase: str) -> str:
    """A predicate without the end that a phrase takes the place of.

    "Would vote for Holt" and "for Carrow", of the sentence "40% would vote for Holt and 37% for
    Carrow".
    """
    preposition = phrase.split(None, 1)[0]
    head, found, tail = words.rpartition(f" {preposition} ")
    return head if found and len(tail.split()) <= _FEW else words


def without_time(words: str) -> str:
    """A phrase without the time at its end."""
    if only_time(words):
        return ""
    parts = words.split()
    for k in range(len(parts) - 1, max(len(parts) - 6, 0), -1):
        if parts[k].lower() in ("in", "by", "at", "since") and only_time(" ".join(parts[k:])):
            return " ".join(parts[:k])
    return words


def _of_whom(part: str) -> bool:
    """Whether a part names people: "among women", "for all employees", "for the whole sample"."""
    first, _, rest = part.partition(" ")
    words = rest.lower().split()
    if first == "for":
        named = any(person(word) or word in ("sample", "total") for word in words)
        return len(words) <= _FEW and (named or words[:1] == ["all"])
    return first in ("among", "amongst")


def _who(part: str) -> str:
    """NP of "for NP" and "among NP"."""
    preposition, _, rest = part.partition(" ")
    return rest if preposition.lower() in ("for", "among", "of", "in", "with") else ""


def _alike(own: str, other: str) -> bool:
    """Whether two right sides are of one build: they start with the same word."""
    return own.split(None, 1)[0] == other.split(None, 1)[0]


def undated(statement: str, period: str | None) -> str:
    """A statement without the year of the figure that its own is compared with."""
    opened = _IN_YEAR.match(statement)
    if not opened or not period or opened[1] in period:
        return statement
    return statement[opened.end() :]
