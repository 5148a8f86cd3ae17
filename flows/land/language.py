"""Which language a text is in: a vote of its function words."""

from __future__ import annotations

from collections import Counter

from flows.land.blocks import Block

# Frequent words that are not words of the other languages listed.
_WORDS = {
    "en": "the of and to is that for with was as by from this are have which were their they",
    "de": "der die und das ist nicht mit auf für von dem den ein eine sich auch werden sind",
    "fr": "le les et des est une dans pour que qui sur avec au plus par sont du aux cette",
    "es": "el los las una por con para del que más como pero sus es al lo fue según años",
    "it": "il di che per una sono della con gli nel più anche del alla dei delle è come",
    "nl": "het een van en dat niet met voor zijn op aan ook worden door naar bij deze",
    "pt": "os uma não com para do da que em por mais dos como mas foi ao das são pela",
    "sv": "och att det som är för av inte med till den har ett om från vid också",
    "da": "og det at er som til af ikke med har den for et de kan fra efter også blev mellem været",
    "no": "og det er som ikke til av med har den for et på kan fra etter også ble mellom vært å",
    "fi": "ja on ei se että oli kun mutta myös ovat hän joka kuin sen vain",
    "pl": "i w na z się nie do jest to że od przez dla oraz który są po jak",
}
_VOTES: dict[str, list[str]] = {}
for _language, _list in _WORDS.items():
    for _word in _list.split():
        _VOTES.setdefault(_word, []).append(_language)
_ENOUGH = 1500  # characters that settle it
_FEWEST = 2  # votes


def detect_language(blocks: list[Block]) -> str | None:
    """Primary subtag of the language, or null if too little speaks for one."""
    votes: Counter[str] = Counter()
    seen = words = 0
    for block in blocks:
        if block.kind in ("code", "alt"):
            continue
        # Words with punctuation on them do not vote; function words seldom have any.
        for word in block.text[:_ENOUGH].lower().split():
            words += 1
            languages = _VOTES.get(word)
            for language in languages or ():
                votes[language] += 1
        seen += len(block.text)
        if seen > _ENOUGH:
            break
    if not votes:
        return None
    ((best, count), *rest) = votes.most_common(2)
    if count < max(_FEWEST, words * 0.06) or (rest and rest[0][1] == count):
        return None
    return best
