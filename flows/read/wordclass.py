"""Word classes, as far as they help to find subject and verb around a figure.

No word is looked at twice and nothing is learnt: closed classes are listed, verbs are known by
a list of common ones and by their endings, and whatever is left is taken for a noun or
adjective. A class is one character:

====  ======================================================================
D     determiner or possessive          T  to
P     preposition                       X  auxiliary or modal (always a verb)
C     coordinator                       V  past tense that is nothing else
S     subordinator                      B  base form that is only a verb
R     relative pronoun                  b  base form, also a noun ("plan")
N     personal or other pronoun         z  third person, also a plural ("plans")
A     adverb                            E  past tense or participle
O     noun or adjective                 G  form in -ing
====  ======================================================================

Figures are ``F``; punctuation stands for itself (a dash is ``-``, quotation marks ``"``).
"""

from __future__ import annotations

from flows.read.verbs import (
    ALSO_NOUNS,
    IRREGULAR,
    MOSTLY_NOUNS,
    PAST_ONLY,
    UNCHANGED,
    VERBS_ONLY,
    ing,
    past,
    third_person,
)

_CLOSED = {
    "D": "the a an this these those each every some any all both no its their his her our your my "
    "another either neither such whose several many most few fewer more much half enough",
    "P": "of in on at by for with from about into over under through throughout during across "
    "between among amongst within without against toward towards per via upon onto beyond behind "
    "above below around near inside outside since until till after before despite amid like unlike "
    "including excluding regarding concerning compared versus vs besides beside along alongside "
    "plus except up off down out as than worth following aged",
    "C": "and or but nor yet & plus",
    "S": "while whilst whereas although though because when whenever if unless where so whether",
    "R": "who which that whom",
    "N": "they we he she it i you them us him one someone everyone anyone nobody everybody others "
    "themselves itself himself what whoever none there they'd we'd you'd he'd she'd i'd "
    "they'll we'll you'll",
    "X": "is are was were be been am has have had do does did can could will would may might shall "
    "should must cannot isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't "
    "didn't can't couldn't won't wouldn't shouldn't mustn't 's 're 've 'll 'd 'm",
    "T": "to",
    "A": "not never ever also now still just only even already almost nearly roughly about "
    "approximately often sometimes always rarely seldom usually again once twice soon later ago "
    "currently so far very too quite rather somewhat mostly mainly then here "
    "together alone instead else however meanwhile overall indeed perhaps maybe well far further "
    "first finally least yet merely simply actually really typically generally fully yearly both "
    "long better best worse consequently therefore hence thus moreover furthermore "
    "only nowadays altogether barely hardly regularly",
}  # fmt: skip
_NOT_ADVERBS = frozenset(
    "family company supply reply apply rely ally daily weekly monthly yearly early friendly likely "
    "unlikely only july italy anomaly assembly monopoly butterfly belly bully jelly rally lovely "
    "lonely elderly fly multiply imply comply homely costly deadly ugly holy quarterly "
    "disorderly orderly scholarly sly ply".split()
)
_NOT_ING = frozenset(
    "thing something anything nothing everything morning evening king ring spring string during "
    "wedding building ceiling housing clothing training marketing funding pricing banking hearing "
    "sibling following meeting spending lending hiring recruiting manufacturing engineering "
    "nursing parking advertising farming gaming outing setting feeling finding opening listing "
    "posting rating ranking booking offering ending beginning wing being".split()
)
_NOT_ED = frozenset(
    "need speed seed feed weed breed indeed hundred bed red wed shed fed ted med kindred "
    "united limited so-called used-car aged".split()
)
_UN = (
    "under",
    "unit",
    "unif",
    "unveil",
    "unearth",
    "uncover",
    "unleash",
    "unlock",
    "unfold",
    "unravel",
)


def _table() -> dict[str, str]:
    classes: dict[str, str] = {}
    for verb in VERBS_ONLY:
        noun = verb in ALSO_NOUNS
        classes[third_person(verb)] = "z"
        classes[ing(verb)] = "G"
        if verb not in IRREGULAR and verb not in UNCHANGED:
            classes[past(verb)] = "E"
        classes[verb] = "b" if noun else "B"
    for verb, pasts in IRREGULAR.items():
        for form in pasts.split():
            if form != verb:
                classes[form] = "V" if form in PAST_ONLY else "E"
        classes.setdefault(verb, "B")
        classes.setdefault(third_person(verb), "z")
        classes.setdefault(ing(verb), "G")
    for verb in UNCHANGED:
        classes[verb] = "b"
    for verb in MOSTLY_NOUNS:
        classes.setdefault(verb, "b")
    for word in _NOT_ING | {word for word in _NOT_ED if classes.get(word) != "b"}:
        classes[word] = "O"  # "need" and "feed" are verbs and nouns
    for word in ("hiring", "recruiting", "spending", "following", "finding", "offering", "opening"):
        classes[word] = "G"
    for tag, words in _CLOSED.items():
        for word in words.split():
            classes[word] = tag
    classes["said"] = "V"  # "teachers said pay was low": hardly ever describes a noun
    for word in ("being", "having", "doing"):
        classes[word] = "G"
    classes |= {"according": "P", "due": "P", "based": "E", "like": "P", "many": "D", "one": "D"}
    return classes


_CLASSES = _table()
_PLURALS = frozenset(
    "people men women children staff police teens others those these they we you many most some "
    "few several both youth folk media data teeth feet mice alumni criteria half majority two "
    "three four five six seven eight nine ten respondents everybody".split()
)
_NOT_PLURAL = frozenset("this its is was as has less news series us business always plus".split())
_PERSON_WORDS = frozenset(
    """
people adults adult men women children kids parents teens teenagers families households students
pupils workers employees staff managers leaders executives bosses owners founders firms companies
businesses organisations organizations institutions employers recruiters respondents participants
americans britons europeans canadians australians citizens residents voters consumers shoppers
customers clients users buyers sellers visitors travellers travelers tourists guests patients
doctors physicians nurses teachers professionals freelancers candidates applicants graduates
members donors readers viewers listeners drivers cyclists riders farmers farms growers landlords
tenants homeowners schools universities colleges hospitals charities nonprofits banks lenders
retailers startups smes cios cisos ctos ceos marketers developers engineers programmers
maintainers contributors designers scientists researchers experts analysts police officers
councils agencies governments countries states cities millennials boomers moms mums dads couples
singles males females girls boys youths youngsters seniors pensioners retirees immigrants
migrants refugees carers caregivers victims officers supervisors hotels restaurants pharmacies
libraries clinics practices suppliers vendors manufacturers exporters investors entrepreneurs
those persons individuals subjects panellists panelists interviewees commuters passengers
subscribers fans players attendees trainees apprentices interns newcomers beginners insurers
csos ngos mps gps majority directors administrators teams departments brands public
""".split()
)
# Words with such an ending that name things.
_THINGS = frozenset(
    """
accidents achievements agreements answers apartments appointments arguments assessments barriers
borders browsers cancers chapters colors colours comments components computers containers contents
covers degrees developments disasters disorders documents doors environments errors events
experiments factors fees grants guarantees improvements incidents indicators ingredients
investments layers letters lists markers matters means moments monitors movements numbers oceans
offers orders papers patents payments percents plants pollutants posters powers quarters
requirements sectors sensors servers settlements shipments statements towers treatments trees
waters
""".split()
)
_PERSON_ENDINGS = ("ers", "ors", "ists", "ents", "ants", "ians", "eers", "ees", "eans")


def tag(word: str) -> str:
    """Class of a word in lower case (straight apostrophes)."""
    found = _CLASSES.get(word)
    if found is not None:
        return found
    if "-" in word:
        return "O"
    if word.endswith("ly") and word not in _NOT_ADVERBS and len(word) > 4:
        return "A"
    if word.endswith("ing") and len(word) > 5:
        return "G"
    if word.endswith("ed") and len(word) > 4:
        # "undocumented", "uninsured": never what was done.
        return "O" if word.startswith("un") and not word.startswith(_UN) else "E"
    return "O"


def plural(word: str) -> bool:
    """Whether a noun in lower case is, by its form, a plural (or takes a plural verb)."""
    if word in _PLURALS:
        return True
    return len(word) > 2 and word[-1] == "s" and word[-2] not in "sui'" and word not in _NOT_PLURAL


def person(word: str) -> bool:
    """Whether a noun in lower case is likely one for people or bodies who can be asked."""
    if word in _PERSON_WORDS:
        return True
    return word.endswith(_PERSON_ENDINGS) and len(word) > 5 and word not in _THINGS


def of_people(word: str) -> bool:
    """Likewise, of one of them or of many: "driver", "drivers", "family"."""
    return any(person(form) for form in (word, f"{word}s", f"{word.removesuffix('y')}ies"))


TIME_WORDS = frozenset(
    """year years month months week weeks day days quarter quarters decade decades hour hours minute
minutes spring summer autumn fall winter january february march april may june july august
september october november december today yesterday period""".split()
)

# Nouns for what is measured of a thing: "the average cost OF a breach".
MEASURES = frozenset(
    """
share shares percentage percentages proportion proportions fraction number numbers rate rates
average mean median majority minority total ratio level levels amount count score scores cost
costs price prices size length duration volume value figure rating ratings gap turnout
""".split()
)
# Those which only say that it is a part of the whole that follows "of".
PARTS = frozenset(
    "share shares percentage percentages proportion proportions fraction number numbers majority "
    "minority percent half third quarter figure most part bulk".split()
)
CHANGES = frozenset(
    """
increase increases rise rises growth gain gains jump surge climb decrease decreases decline drop
drops fall reduction reductions loss change improvement uptick spike boost cut dip slump bump hike
""".split()
)

# What surveys and their publishers do with what they say.
_SAYING = (
    "find show report say state reveal suggest estimate indicate note conclude reckon claim "
    "announce confirm observe calculate project predict forecast write tell argue warn explain "
    "discover demonstrate highlight establish determine agree"
).split()
SAYING = frozenset(
    form
    for verb in _SAYING
    for form in (
        verb,
        third_person(verb),
        *(IRREGULAR[verb].split() if verb in IRREGULAR else [past(verb)]),
    )
)
REPORTS = SAYING | frozenset("put puts give gives gave has have had get gets got".split())
STUDIES = frozenset(
    """
survey surveys study studies report reports poll polls research index census tracker edition
paper analysis data review release barometer statistics figures numbers bulletin brief briefing
whitepaper journal experiment trial questionnaire interview interviews panel sample findings
results outlook ledger dataset count counts memo handbook monitor update article post blog
newsletter pulse record records table tables chart benchmark audit assessment evidence round wave
note snapshot forecast scoreboard fact-sheet factsheet
""".split()
)
# What people do with an opinion, and adverbs that stand before a verb.
HOLDING = frozenset("believed felt thought knew hoped feared expected assumed guessed".split())
OFTEN = frozenset("ever never always rarely seldom".split())
# Verbs of reporting that are no nouns, and their pasts that describe none.
REPORTING = frozenset(
    "says finds suggests reveals indicates concludes reckons confirms predicts argues warns".split()
)
REPORTED = frozenset("said found concluded warned reckoned argued predicted".split())
