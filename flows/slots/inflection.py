"""Inflection: English words to their dictionary form, roughly.

No stemmer of the shelf: those cut until "employer" and "employee", "train" and "training" are
one. Plural, past, -ing and -ly go; what is irregular, or would collide, is listed.
"""

from __future__ import annotations

from flows.remembered import WORDS, remembered

_IRREGULAR = {
    line.split()[0]: base
    for base, lines in {
        "child": "children",
        "man": "men",
        "woman": "women",
        "person": "people persons",
        "buy": "bought",
        "think": "thought",
        "leave": "left leaves",
        "keep": "kept",
        "pay": "paid",
        "say": "said",
        "tell": "told",
        "find": "found",
        "make": "made making",
        "run": "ran running",
        "grow": "grew grown growth",
        "fall": "fell fallen",
        "rise": "rose risen",
        "meet": "met",
        "spend": "spent",
        "lose": "lost loses losing",
        "win": "won",
        "know": "knew known",
        "write": "wrote written",
        "see": "saw seen",
        "get": "got gotten",
        "choose": "chose chosen",
        "hold": "held",
        "give": "gave given gives giving",
        "take": "took taken takes taking",
        "come": "came",
        "go": "went gone goes",
        "eat": "ate eaten",
        "drink": "drank drunk",
        "drive": "drove driven",
        "fly": "flew flown",
        "sleep": "slept",
        "sell": "sold",
        "teach": "taught",
        "steal": "stole stolen",
        "break": "broke broken",
        "speak": "spoke spoken",
        "hear": "heard",
        "feel": "felt",
        "bring": "brought",
        "seek": "sought",
        "send": "sent",
        "begin": "began begun",
        "build": "built",
        "lend": "lent",
        "hide": "hid hidden",
        "ride": "rode ridden",
        "become": "became",
        "shrink": "shrank shrunk",
        "sink": "sank sunk",
        "understand": "understood",
        "wear": "wore worn",
        "feed": "fed",
        "breed": "bred",
        "lead": "led",
        "catch": "caught",
        "fight": "fought",
        "bite": "bit bitten",
        "blow": "blew blown",
        "draw": "drew drawn",
        "freeze": "froze frozen",
        "forget": "forgot forgotten",
        "forgive": "forgave forgiven",
        "ring": "rang rung",
        "sing": "sang sung",
        "swim": "swam swum",
        "sit": "sat sitting",
        "stand": "stood",
        "strike": "struck",
        "shake": "shook shaken",
        "shoot": "shot shots",
        "stick": "stuck",
        "swear": "swore sworn",
        "tear": "tore torn",
        "wake": "woke woken",
        "withdraw": "withdrew withdrawn",
        "bear": "bore borne",
        "deal": "dealt",
        "mean": "meant",
        "lay": "laid",
        "dig": "dug",
        "hang": "hung",
        "weave": "wove woven",
        "throw": "threw thrown",
        "bank": "banks",
        "life": "lives",
        "use": "used uses using usage",
        "user": "user users",
        "worry": "worried worries worrying",
        "training": "training trainings",
        "building": "building buildings",
        "meeting": "meeting meetings",
        "posting": "posting postings",
        "opening": "opening openings",
        "listing": "listing listings",
        "earning": "earnings",
        "saving": "savings",
        "lesson": "lessons lesson",
        "less": "less lesser",
        "news": "news",
        "business": "business businesses",
        "species": "species",
        "series": "series",
        "analysis": "analyses analysis",
        "crisis": "crises crisis",
        "worse": "worse worst",
        "good": "good best",
        "nothing": "nothing",
        "something": "something",
        "lie": "lying lies",
        "die": "died dying dies",
        "employer": "employers employer",
        "employee": "employees employee",
        "member": "members member",
        "number": "numbers number",
        "never": "never",
        "other": "others other",
        "over": "over",
        "under": "under",
        "ever": "ever",
        "letter": "letter letters",
        "paper": "paper papers",
        "early": "early",
        "ear": "ear ears",
        "computer": "computer computers",
        "summer": "summer summers",
        "winter": "winter winters",
        "water": "water",
        "matter": "matter matters",
        "mother": "mother mothers",
        "father": "father fathers",
        "weather": "weather",
        "movie": "movie movies",
        "plane": "plane planes",
        "care": "care cares cared caring",
        "rate": "rate rates rated",
        "hope": "hope hopes hoped hoping",
        "note": "note notes noted noting",
        "fine": "fine fines fined",
        "stage": "stage stages",
        "site": "site sites",
        "share": "share shares shared sharing",
        "store": "store stores stored",
        "wage": "wage wages",
        "rule": "rule rules ruled",
        "tube": "tube tubes",
        "prime": "prime",
        "mate": "mate mates",
        "price": "price prices priced pricing",
        "try": "tries tried trying",
        "apply": "apply applies applied applying",
        "reply": "reply replies replied replying",
        "supply": "supply supplies supplied supplying",
        "comply": "comply complies complied complying",
        "rely": "rely relies relied relying",
    }.items()
    for line in lines.split()
}
# Without their e they would be other words.
_KEEP_E = frozenset("plane care rate hope note fine stage site share store wage rule".split())


@remembered(WORDS)
def stem(word: str) -> str:
    """Dictionary form, roughly: plural, past, -ing and -ly are taken off."""
    if word in _IRREGULAR:
        return _no_e(_IRREGULAR[word])
    if len(word) <= 3:
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word in _IRREGULAR:
        return _no_e(_IRREGULAR[word])
    for ending in ("ied", "ing", "ed", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            if ending == "ied":
                return word[:-3] + "y"
            word = word[: -len(ending)]
            if (
                ending in {"ing", "ed"}
                and len(word) > 3
                and word[-1] == word[-2]
                and word[-1] not in "lsz"
            ):
                word = word[:-1]
            break
    return _no_e(word)


def _no_e(word: str) -> str:
    if word in _KEEP_E:
        return word
    return word[:-1] if word.endswith("e") and len(word) > 3 else word
