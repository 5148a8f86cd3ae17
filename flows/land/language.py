"""Which language a text is in: its letters, then a vote of its function words."""

from __future__ import annotations

import unicodedata
from collections import Counter

from flows.land.blocks import Block

# Frequent words that are not words of most of the other languages listed.
_WORDS = {
    "en": "the of and to is that for with was as by from this are have which were their they a in "
    "on at or we an more than not each who",
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
    "cs": "se na v je že ve jsou pro jako podle ale které jsme bylo jejich také však nebo roce byl",
    "ro": "și de la în cu nu este din pe pentru sunt mai ca fost prin sau dintre lor către fi",
    "hu": "az és hogy nem egy van volt meg csak azt már mint szerint ez lehet vagy ezek több után",
    "tr": "ve bir bu için ile çok olarak daha olan göre gibi ise kadar sonra ancak her yüzde değil",
}
_VOTES: dict[str, list[str]] = {}
for _language, _list in _WORDS.items():
    for _word in _list.split():
        _VOTES.setdefault(_word, []).append(_language)
# Other scripts, by the first word of their letters' Unicode names. Where several languages
# share a script, letters that one of them has and the first does not.
_SCRIPTS = {
    "CYRILLIC": ("ru", (("uk", "іїєґ"), ("sr", "ђјљњћџ"))),
    "GREEK": ("el", ()),
    "ARABIC": ("ar", (("fa", "پچژگ"),)),
    "HEBREW": ("he", ()),
    "CJK": ("zh", ()),
    "HIRAGANA": ("ja", ()),
    "KATAKANA": ("ja", ()),
    "HANGUL": ("ko", ()),
    "DEVANAGARI": ("hi", ()),
    "BENGALI": ("bn", ()),
    "THAI": ("th", ()),
    "ARMENIAN": ("hy", ()),
    "GEORGIAN": ("ka", ()),
}
_ENOUGH = 1500  # characters that settle it
_FEWEST = 2  # votes
_SURE = 40  # words; so many know better than what the page says of itself


def understood(language: str | None) -> bool:
    """Whether sentences of the language are understood, or their figures alone are read."""
    return language is None or language == "en"


def detect_language(blocks: list[Block], declared: str | None = None) -> str | None:
    """Primary subtag of the language, or null if too little speaks for one.

    Args:
        blocks: the text.
        declared: what the document says of itself. Templates are often wrong about it, so it
            counts where the text is short or says nothing.
    """
    votes: Counter[str] = Counter()
    voted: set[tuple[str, str]] = set()
    seen = words = 0
    start: list[str] = []
    for block in blocks:
        if block.kind in ("code", "alt"):
            continue
        text = block.text[:_ENOUGH].lower()
        start.append(text)
        # Words with punctuation on them do not vote; function words seldom have any.
        for word in text.split():
            words += 1
            languages = _VOTES.get(word)
            for language in languages or ():
                votes[language] += 1
                voted.add((language, word))
        seen += len(text)
        if seen > _ENOUGH:
            break
    script = _script("".join(start))
    if script:
        return script
    found = _winner(votes, words)
    if sum(language == found for language, _ in voted) < _FEWEST:
        found = None  # "per month ... per year": one word is nobody's language
    return found if found and (declared is None or words >= _SURE) else declared


def _winner(votes: Counter[str], words: int) -> str | None:
    if not votes:
        return None
    ((best, count), *rest) = votes.most_common(2)
    if count < max(_FEWEST, words * 0.06) or (rest and rest[0][1] == count):
        return None
    return best


def _script(text: str) -> str | None:
    """Language of a text most of whose letters are not Latin."""
    if text.isascii():
        return None
    letters = [letter for letter in text if letter.isalpha()]
    foreign = [letter for letter in letters if letter > "\u036f"]
    if len(foreign) * 2 <= len(letters):
        return None
    scripts = Counter(unicodedata.name(letter, "?").split()[0] for letter in foreign[:_ENOUGH])
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0.05 * len(foreign):
        return "ja"
    name = scripts.most_common(1)[0][0]
    if name not in _SCRIPTS:
        return "und" if name != "LATIN" else None
    first, others = _SCRIPTS[name]
    return next((language for language, own in others if set(own) & set(foreign)), first)
