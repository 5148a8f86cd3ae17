"""Plans and wishes: what a source has as intended, imagined or called for, and a claim as so.

"22% plan to leave" does not say that 22% have left, nor "48% think it should be compulsory" that
it is for 48%. An article may put a plan in a hundred ways, so a claim that hints at one anywhere
in its sentence is left in peace.
"""

from __future__ import annotations

import re

from flows.lazy import pattern
from flows.remembered import remembered
from flows.slots import statement
from flows.slots.reading import Reading

# What governs a figure's clause in a source.
_AHEAD = (
    r"(?:(?:plan|mean|meant|aim|hope|want|wish|prefer|intend|expect|decline)(?:s|ed|ned|ning|ing)?"
    r"\sto\b|plan(?:s|ning)? on\b|plan(?:s|ned)?\s\w+ing\b|intend\b|would\b|will\b|may\b|might\b"
    r"|(?:are |is )?(?:likely|ready|willing|prepared|open|inclined|tempted) to\b"
    r"|(?:are |is )?(?:interested in|keen (?:to|on)|due to|about to|set to|going to)\b"
    r"|consider(?:s|ed|ing)? \w+ing\b|(?:are )?(?:thinking|thought|think) (?:of|about)\b"
    r"|contemplat\w+|(?:can|could) (?:imagine|see themselves)\b|should\b|ought\b"
    r"|(?:ask|request|appl|petition|beg|urge|demand|plead)(?:s|ed|ied|ies|y|ing|ged|d)?\b"
    r"(?: (?:for|that)\b| (?:[\w’']+ ){1,3}?to (?!do with\b))"
    r"|know (?:that )?they should\b|fear (?:that )?(?:they|it|he|she) (?:will|may|might|could)\b"
    r"|(?:think|believe|feel|find|agree)s?\b[^.;]{0,60}\b(?:should|ought|must)\b)"
)
_GOVERNED = pattern(
    r"^\s*\)?\s*(?:(?:of|among) [^,;:]{2,50}?\s)?"
    r"(?:(?:say|said|also|even|still|now|have|has|had|been|are|is|were|was|do|not|that|they|it)\s)"
    rf"{{0,5}}{_AHEAD}",
    re.IGNORECASE,
)
_OPENS = pattern(rf"^\s*(?:(?:have|has|are|is|say|they)\s){{0,3}}{_AHEAD}", re.IGNORECASE)
# What a sentence about a plan, a wish or an opinion has in it, in some form or other.
_HINTED = pattern(
    r"\b(?:plan|intend|intent|aim|mean(?:s|t)? to|want|wish|hop(?:e|ing)|would|will|could|may"
    r"|might|can see|consider|contemplat|think|thought|toy|mull|ponder|weigh|likel|expect"
    r"|ready|readi|willing|prepared|open to|should|ought|must|favou?r|support|back(?:s|ed"
    r"|ing)?\b|call(?:s|ed|ing)? for|demand|lik(?:e|ing) (?:to|the idea)|prefer|interest|keen"
    r"|eager|(?:is|are|were) after\b|look(?:s|ing)? (?:to|for|at)|set to|about to|going to"
    r"|due to|next|coming|soon|future|tomorrow|by 20\d\d|fear|afraid|worr|dread|tempt|dream"
    r"|ask(?:s|ed|ing)?\b|request|appl(?:y|ie)|petition|begg?|urge|plead"
    r"|flirt|imagin|envisag|happy to|glad|desire|crave|long(?:s|ing)? (?:for|to)|yearn|need"
    r"|accept|approv|agree|oppos|against|opinion|view|believe|feel|find|propos|suggest"
    r"|potential|possib|try(?:ing)? to|seek|sought|reckon|predict|forecast|eye(?:s|d|ing)\b"
    r"|prospect|wonder|had rather|if\b"
    # how parties do in polls: "they stand at 30%", "polling at 12%"
    r"|(?:stands?|stood|standing|polls?|polled|polling) (?:at|on)\b|(?:in|of) the polls?\b)",
    re.IGNORECASE,
)


# What the source does: "the Barometer finds that 46% have".
_TOLD = pattern(
    r"\b(?:finds?|found|suggests?|suggested|estimates?|reckons?|believes?)(?: that)?"
    r"(?=(?: \w+){0,3}? (?:\d|one\b|two\b|half\b|most\b|a (?:third|quarter|fifth|tenth)\b))",
    re.IGNORECASE,
)


def governed(figure: Reading) -> bool:
    """Whether a source has what the figure is about as planned, imagined or called for."""
    return _governed(figure.right, figure.statement if figure.statement in figure.clause else "")


@remembered()
def _governed(right: str, said: str) -> bool:
    return (
        _GOVERNED.search(statement.WOULD_BE.sub(" ", right)) is not None
        or _OPENS.search(said) is not None
    )


def hinted(claim: Reading) -> bool:
    """Whether a claim's sentence has anything by which it may speak of a plan or an opinion."""
    return _HINTED.search(_TOLD.sub(" ", claim.uncredited(claim.quote))) is not None


def taken_as_done(claim: Reading, figure: Reading) -> bool | None:
    """Whether a claim has as so what its source only has as planned or called for.

    Returns:
        True if it plainly has; False if it is worded otherwise, so that a person must say; None if
        nothing of the kind is to be seen.
    """
    if claim.kind == "projection" or not governed(figure) or hinted(claim):
        return None
    if statement.done(claim):
        return True
    return all(k in figure.bag or figure.bag.like(k) for k in claim.telling())
