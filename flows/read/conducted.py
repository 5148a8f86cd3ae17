"""Who made a study that goes by its title, or by no name, as a note on its method tells.

"The poll was conducted by the Loaf Institute and Crust University" at the end of a text says whose
"Bread in Mind 2019" is, and whose "a new poll".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.lazy import pattern
from flows.read.names import Name, find_names
from flows.read.source import is_source_name, key_words
from flows.read.words import tokens

if TYPE_CHECKING:
    from flows.read.model import Credit, Sentence
    from flows.read.walker import Walker

_CONDUCTED = pattern(
    r"(?:(?:^|[“\"(] ?)(?:The|This)|\b[Aa]n?|, the) (?:[\w’'-]+ ){0,3}?"
    r"(?P<noun>study|survey|poll|research|questionnaire|census|report|analysis)s?"
    r" (?:was|were|is|has been)(?: [\w’'-]+){0,2}?"
    r" (?:conducted|carried out|run|done|fielded|undertaken|produced|compiled|written|published"
    r"|designed|administered)"
    r"(?: [\w’'-]+){0,4}? by (?:researchers (?:at|from) |a team (?:at|from) )?"
)
# "Ada Rye, head of bread at the Loaf Institute, who conducted the survey,"
_WHO_DID = pattern(
    r", (?:who|which) (?:also )?(?:conducted|carried out|commissioned|ran|did|led|published)"
    r" (?:the|this) (?P<noun>study|survey|poll|research|questionnaire|census|report|analysis)\b"
)
_ONE = frozenset("study survey poll research questionnaire".split())
_JOINS = pattern(r"(?:,? and| &|,)? (?:the )?|, (?:and )?(?:the )?")
_DATES = frozenset(
    "january february march april may june july august september october november december spring "
    "summer autumn winter fall".split()
)


def credit_makers(walk: Walker) -> None:
    """Give the makers of the one study of a document to the credits that lack them."""
    open_ = [made for made in walk.made if made is not None and (_titled(made) or _unnamed(made))]
    if not open_:
        return
    titles = {key_words(made.title or "") for made in open_ if made.type == "named"}
    told = [found for parts in walk.sentences.values() for s in parts if (found := _told(walk, s))]
    if len(told) != 1 or len(titles) > 1:
        return
    makers, noun = told[0]
    for made in open_:
        if made.type == "named":
            made.publisher = makers
        elif not titles and ({noun} | (_ONE & {noun} and _ONE)) & set(key_words(made.text or "")):
            made.type, made.publisher = "named", makers


def _told(walk: Walker, sentence: Sentence) -> tuple[str, str] | None:
    """The makers that a sentence names, and what it calls their work."""
    match = _CONDUCTED.search(sentence.text)
    if match is None:
        return _did(walk, sentence)
    text, begin = sentence.block.text, sentence.start + match.end()
    names = find_names(words := tokens(text, begin, sentence.end), text, walk.habits)
    found: list[Name] = []
    at = begin
    for name in names:
        start, end = words[name.i].start, words[name.j - 1].end
        if name.kind == "person" or not _JOINS.fullmatch(f" {text[at:start].lstrip()}"):
            break
        if not is_source_name(name.text):
            break
        found.append(name)
        at = end
    if not found:
        return None
    makers = text[words[found[0].i].start : at].removeprefix("the ")
    return makers, match["noun"]


def _did(walk: Walker, sentence: Sentence) -> tuple[str, str] | None:
    """The body behind which a sentence says "who conducted the survey", and the noun."""
    match = _WHO_DID.search(sentence.text)
    if match is None:
        return None
    text, end = sentence.block.text, sentence.start + match.start()
    words = tokens(text, sentence.start, end)
    names = find_names(words, text, walk.habits)
    if not names or names[-1].j != len(words) or names[-1].kind == "person":
        return None
    return (names[-1].text, match["noun"]) if is_source_name(names[-1].text) else None


def _titled(made: Credit) -> bool:
    """Whether all that is known of whom a credit names is the title of a study."""
    if made.type != "named" or not made.title:
        return False
    mine = [word for word in key_words(made.title) if not word.isdigit() and word not in _DATES]
    theirs = key_words(made.publisher or "")
    return [word for word in theirs if not word.isdigit() and word not in _DATES] in (mine, [])


def _unnamed(made: Credit) -> bool:
    """Whether a credit is to one study without a name: "a new poll"."""
    text = (made.text or "").lower()
    return made.type == "vague" and text.startswith(("a ", "the ", "this ", "an "))
