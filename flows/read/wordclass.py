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

_DOUBLING = frozenset(
    "plan stop drop shop ship commit admit prefer refer occur permit submit regret control cancel "
    "quit rob chat log tag plug fit tap map trim bid grab rip slip step swap transfer label model "
    "travel nag opt".split()
)

# Verbs that are hardly ever nouns.
_VERBS_ONLY = """
accept access achieve acquire adapt adopt afford agree allow announce anticipate appear apply
appreciate argue arrive ask assess assume attend avoid become begin believe belong browse build
bring buy call carry choose cite clean collect combine come commit communicate compete complain
complete comprise conclude conduct confirm connect consider consist constitute consume contain
continue contribute convert cook create criticise criticize decide decline delete deliver deny
depend deploy describe deserve destroy determine develop differ disagree disappear discover
discuss dislike distrust drive earn eat educate eliminate embrace emerge employ enable encourage
enjoy ensure enter establish estimate evaluate exceed exclude exist expand expect experience
explain explore express face fail fall favour favor feel finish find flee fly follow forget gain
get give go grow happen hate have hear help hesitate identify ignore implement imagine import
improve include incorporate increase indicate influence inform inherit inspire install intend
introduce invest involve join keep know lack launch lead learn leave lend like listen live lose
maintain make manage mean measure meet mention miss monitor need notice obtain occur offer open
oppose organise organize outnumber overestimate owe own participate pay perceive perform persuade
postpone predict prefer prepare prevent prioritise prioritize produce promote propose protect
prove provide publish pursue put quit raise reach read realise realize recall receive recognise
recognize recommend reconsider recover recruit recycle reduce refuse regard reject relate rely
remain remember remove replace reply represent require resign retain retire rise run say see seek
seem select sell send serve settle share shrink sign sit skip sleep smoke speak spend stand
stay stick store struggle submit succeed suffer suggest support survive switch take talk teach
tell tend think treat trust try turn undergo understand update upgrade use vaccinate vanish vary
view visit volunteer wait walk want wear welcome win wish withdraw work worry write save solve
advise aim answer approve attract base benefit borrow breach break care cause celebrate change
charge check claim close comment commute compare concern cost count cover credit cut cycle damage
date deal decrease delay demand design desire donate double doubt download dream drink drop end
exercise export fear feature fight fill fit fly form function fund generate guarantee handle hire
hold host hope hurt interview issue judge jump land last lift limit link list lock look love mark
market match matter mind move name neglect note object operate order outsource own pass pause
perform pick place plan play point poll post praise press process profit program project purchase
push quote range rank rate record regret release rent repair repeat report request research
respect respond rest result retail return reveal review ride risk rule scan score search set shape
shift shop show sort source stake start state steal stop stress study surge survey target test
touch track trade train transfer travel trigger upload value view vote warn waste watch wonder
yield account act add address admit advertise approach back bank bear beat bet bid blame block
book boost bounce brand budget burn bus buzz campaign cap capture cast challenge chat choke climb
coach collapse command commission compromise contact contract control cook copy correct crash
cross crowd dance debate delight dip discount display divide draw dress drift ease edge edit
email engage excel exchange excuse extend factor favour finance fix flag flow focus force
forecast frame fuel gather grant greet group guess guide halve harm head heat honour house hurry
impact increase insure invite keep kill kiss laugh lease level lie light log lower mail master
merge message mix modify nest number object outpace outperform outweigh pack paint park peak
phone plant plunge preach print promise puzzle quadruple question queue react reckon refer
refund register reign relax relocate remark replace rescue reserve resist restore restrict
retweet reuse reverse reward rock roll scale schedule screen secure shed shelter shout shut
silence sink slide slip slow sound specialise specialize spread squeeze stabilise stem step
stream strengthen stretch strike subscribe sum surpass suspect swap swing swim tackle tap taste
tax tell threaten throw tie top total toss trail triple tumble type undermine unite untrain
abandon absorb accelerate accompany accuse acknowledge adjust admire adore affect allege allocate
alter amend analyse analyze apologise apologize assemble assert assign assist assure attach attain
attempt automate await befriend behave betray bother bypass calculate cancel cease certify cheat
cherish circulate clarify classify coincide collaborate compel compensate compile comply conceal
concede condemn confess confide configure confront confuse conserve contemplate contend convey
cooperate coordinate cope crave deem deepen defeat defend define demolish disapprove overlook
underestimate demonstrate derive descend detect deteriorate devote diagnose dictate die
differentiate diminish disclose disconnect discourage dismiss dispose disrupt dissolve distinguish
distribute ditch dominate drown elect elevate embark emphasise emphasize empower enact encounter
encrypt endorse endure enforce enhance enrich enrol enroll entertain entitle equip evade evolve
exaggerate execute exert expose fade finalise finalize flourish forbid forgive forgo foster fulfil
fulfill gamble harass heal highlight hinder illustrate impair imply impose impress incur induce
inhabit initiate injure innovate inquire insert insist inspect instruct integrate interact
interfere interpret interrupt intervene invade isolate justify lament linger locate marry maximise
maximize mediate migrate minimise minimize mistrust mobilise mobilize motivate multiply navigate
negotiate nominate obey observe occupy offend omit outlive outsell oversee overspend persist plead
possess practise precede prescribe preserve presume prevail proclaim prohibit prolong prosper
provoke qualify reassure rebuild recharge reclaim reconcile redeem redesign refine reflect refrain
regain regulate rehire reinforce reinvest rejoin relieve remind renew renovate reopen repay repeal
resemble resent reshape reside resolve restart restrain resume rethink retrain retrieve revert
revise revisit revive rotate satisfy segregate simplify sneak soften speculate subsidise subsidize
summarise summarize supervise suppress surrender surround sustain swear tempt terminate testify
thrive tolerate transform translate transmit uninstall unlock unsubscribe uphold urge utilise
utilize vacate vape violate wander weaken withhold withstand
average ascribe bake verify veto wake weigh widen wipe wire witness worsen wrap
""".split()

# Of those, the ones that are as often nouns: finite only where the number of the noun before
# agrees.
_ALSO_NOUNS = frozenset(
    """
average bear bounce burn capture choke collapse command commute divide edit embrace express fall
leave mention neglect recall reign reply save scan skip sleep squeeze stem tackle tap throw toss
wipe wrap retweet recruit excel merge spend invite find feel stake cycle fine
access account act address advance aim answer approach attack back bank base benefit bid blame
block book boost brand breach break budget bus buzz call campaign cap care cast cause challenge
change charge chat check claim climb coach comment commission compromise concern contact contract
control cook copy cost count cover crash credit cross crowd cut cycle damage dance date deal debate
decline decrease delay delight demand design desire dip discount display doubt download draw dream
dress drift drink drive drop ease edge email end estimate exchange excuse exercise experience
export face factor favor favour fear feature fight finance finish fit fix flag flow fly focus
force forecast form frame fuel function fund gain grant group guarantee guess guide handle harm
hate head heat help hire hold honour hope host house hurry hurt impact import increase influence
interview issue judge jump kill kiss label lack land last laugh launch lead lease level lie lift
light like limit link list live lock log look love mail map mark market master match matter mean
measure message mind miss mix model monitor move name need nest note notice number object offer
open order own pack paint park pass pause pay peak phone pick place plan plant play plunge point
poll post praise press print process produce profit program project promise purchase push puzzle
question queue quote raise range rank rate reach read record refund register regret release remark
rent repair repeat report request rescue research reserve resort respect rest result retail return
review reverse reward ride rise risk rock roll rule run sample scale schedule score screen search
secure set shape share shed shelter shift ship shop show sign silence sink slide slip smoke sort
sound source spread stake stand start state stay step stick stop store stream stress stretch strike
struggle study sum support surge survey suspect swap swim swing switch talk target taste tax test
tie top total touch track trade trail train transfer travel treat trigger triple trust try tumble
turn type update upgrade upload use value view visit volunteer vote wait wake walk waste watch
weigh welcome win wire wish witness wonder work worry yield close clean double slow lower complete
correct open lead dislike distrust secure present
""".split()
)

_IRREGULAR = {
    "become": "became", "begin": "began begun", "break": "broke broken", "bring": "brought",
    "build": "built", "buy": "bought", "choose": "chose chosen", "come": "came",
    "draw": "drew drawn", "drink": "drank drunk", "drive": "drove driven", "eat": "ate eaten",
    "fall": "fell fallen", "feel": "felt", "fight": "fought", "find": "found", "fly": "flew flown",
    "forget": "forgot forgotten", "get": "got gotten", "give": "gave given", "go": "went gone",
    "grow": "grew grown", "hear": "heard", "hold": "held", "keep": "kept", "know": "knew known",
    "lead": "led", "leave": "left", "lend": "lent", "lose": "lost", "make": "made",
    "mean": "meant", "meet": "met", "outgrow": "outgrew outgrown", "pay": "paid",
    "ride": "rode ridden", "rise": "rose risen", "run": "ran run", "say": "said",
    "see": "saw seen", "seek": "sought", "sell": "sold", "send": "sent", "shake": "shook shaken",
    "show": "showed shown",
    "shrink": "shrank shrunk", "sink": "sank sunk", "sit": "sat", "sleep": "slept",
    "speak": "spoke spoken", "spend": "spent", "stand": "stood", "steal": "stole stolen",
    "stick": "stuck", "strike": "struck", "swim": "swam swum", "swing": "swung",
    "take": "took taken", "teach": "taught", "tell": "told", "think": "thought",
    "throw": "threw thrown", "understand": "understood", "undergo": "underwent undergone",
    "wake": "woke woken", "wear": "wore worn", "win": "won", "withdraw": "withdrew withdrawn",
    "write": "wrote written", "beat": "beaten", "bear": "bore borne", "overtake": "overtook",
}  # fmt: skip
# Pasts that are never participles: certain to be the verb of their clause.
_PAST_ONLY = frozenset(
    "became began broke came chose drew drank drove ate fell flew forgot gave went grew knew rode "
    "rose ran saw shook shrank sank spoke stole swam took threw underwent woke wore withdrew wrote "
    "bore overtook outgrew".split()
)
# Neither listed as past nor as base form: the same word in both.
UNCHANGED = "put cut set cost hit let quit read spread shut beat bet bid burst hurt".split()

_CLOSED = {
    "D": "the a an this these those each every some any all both no its their his her our your my "
    "another either neither such whose several many most few fewer more much half enough",
    "P": "of in on at by for with from about into over under through throughout during across "
    "between among amongst within without against toward towards per via upon onto beyond behind "
    "above below around near inside outside since until till after before despite amid like unlike "
    "including excluding regarding concerning compared versus vs besides beside along alongside "
    "plus except up off down out as than worth following aged",
    "C": "and or but nor yet & plus",
    "S": "while whereas although though because when whenever if unless where so whether",
    "R": "who which that whom",
    "N": "they we he she it i you them us him one someone everyone anyone nobody everybody others "
    "themselves itself himself what whoever none there they'd we'd you'd he'd she'd i'd "
    "they'll we'll you'll",
    "X": "is are was were be been am has have had do does did can could will would may might shall "
    "should must cannot isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't "
    "didn't can't couldn't won't wouldn't shouldn't mustn't they're we're it's they've we've",
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
_S_NOUNS = frozenset("news series species always perhaps across its this less".split())


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    if verb in _DOUBLING:
        return verb + verb[-1] + "ed"
    return verb + "ed"


def _ing(verb: str) -> str:
    if verb == "lie":
        return "lying"
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    short = verb in _DOUBLING or verb in {"get", "run", "put", "cut", "set", "hit", "sit", "win"}
    short = short or verb in {"let", "begin", "forget", "swim", "shut", "bet", "bid"}
    return verb + verb[-1] + "ing" if short else verb + "ing"


def third_person(verb: str) -> str:
    """The form of a verb that goes with "it"."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    return verb + "s"


def _table() -> dict[str, str]:
    classes: dict[str, str] = {}
    for verb in _VERBS_ONLY:
        noun = verb in _ALSO_NOUNS
        classes[third_person(verb)] = "z"
        classes[_ing(verb)] = "G"
        if verb not in _IRREGULAR and verb not in UNCHANGED:
            classes[_past(verb)] = "E"
        classes[verb] = "b" if noun else "B"
    for verb, pasts in _IRREGULAR.items():
        for form in pasts.split():
            if form != verb:
                classes[form] = "V" if form in _PAST_ONLY else "E"
        classes.setdefault(verb, "B")
        classes.setdefault(third_person(verb), "z")
        classes.setdefault(_ing(verb), "G")
    for verb in UNCHANGED:
        classes[verb] = "b"
    for word in _NOT_ING | _NOT_ED:
        classes[word] = "O"
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
majority directors administrators teams departments
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
        return "E"
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
        *(_IRREGULAR[verb].split() if verb in _IRREGULAR else [_past(verb)]),
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
