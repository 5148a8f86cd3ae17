"""Common verbs and their forms: the closed list of irregular ones, and the rules of the rest."""

from __future__ import annotations

_DOUBLING = frozenset(
    "plan stop drop shop ship commit admit prefer refer occur permit submit regret control cancel "
    "quit rob chat log tag plug fit tap map trim bid grab rip slip step swap transfer label model "
    "travel nag opt ban beg clog jog mug rid rob nap scan sob defer deter equip refit".split()
)

# Verbs that are hardly ever nouns.
VERBS_ONLY = """
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
abide abolish accomplish accumulate administer admonish aggravate alienate align allude amaze amuse
annoy appoint approximate arise arrange aspire associate astonish awake babysit ban beg bend binge-
watch bless breathe breed brighten broaden burglarise burglarize bury cater chew chop cling clog
coexist cohabit collide compost condense condone conform conquer consult convene converge convince
crowdfund crush curb dabble deceive decorate dedicate deduct defer defy delegate deliberate demote
detach detain deter detest dig digest dine disable disadvantage discard discipline disguise disobey
disregard dissuade downgrade downsize duplicate dwell earmark embarrass embed enclose endanger
endeavour energise energize enlist envy equate erase erode eschew evacuate evaporate evict
exacerbate examine expire explode extinguish extract faint fast-track fasten flatter flout forage
freeze fret frighten fundraise furnish generalise generalize graze grieve gripe grumble hack hatch
haunt hide ignite imprison infect inflate inflict inhale insulate insult interrogate intimidate
irritate jog juggle kneel knit lessen liaise lighten loathe lodge loiter manipulate manufacture
marinate meditate melt memorise memorize mend micromanage misplace misread misreport mistake
modernise modernize monetise monetize moonlight mow mug multitask narrate notify nurture oblige
onboard oppress optimise optimize originate outrank overcharge overcome overeat overhear overpay
override oversleep overthrow overturn overwork penalise penalize perish persecute pester plagiarise
plagiarize plummet pollute ponder pray predominate procrastinate procure prosecute prune punish
purify quantify readjust reap reapply reassign rebuke recite reconnect recoup refinance refuel
refurbish rehearse reimburse reinstate rejoice relapse relegate relinquish relish remit remortgage
renounce reorder repurpose reschedule resell reskill retell revamp rewatch rid rig rob sanitise
sanitize savor savour scold scour sew shiver shoplift shrug shun sideline skateboard smuggle snatch
snooze soar sob solicit spoil starve steer stifle strive stumble subcontract sublet subtract sue
swallow swerve telecommute telework terrify thank tidy tighten traumatise traumatize undercharge
underpay underreport understaff unfollow unionise unionize unload unplug unwind upcycle upset
upskill urinate usher utter venerate vent wed weld wrestle wring yearn
""".split()

# Of those, the ones that are as often nouns: finite only where the number of the noun before
# agrees.
ALSO_NOUNS = frozenset(
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

# Nouns that are verbs where a plural stands before them: "workers nap", "parents film it".
MOSTLY_NOUNS = """
advance label map model present sample ship
abuse advocate age aid alarm alert anger arrest assault attack audit bathe battle bike bill bind
binge bite blend blog blow boast bookmark bow brew broadcast brush bully bump bundle camp carpool
caution charm chase clip code comb comfort contest contrast cough crack crawl crop cry cure dare
dash decay diet direct dispatch dispute dive doze draft drag drain dry dump dye echo escape escort
exhaust exit exploit fake fancy farm fetch file film filter flip float flood fold fool format
freelance frown fry gauge gaze glance glow google gossip grab grade graduate grill grin grip guard
hammer harvest heed hike hoard hop hug hunt invoice iron joke kick knock lag lick litter load loan
lobby march mate mine misuse mock mop nap nod nurse offset overhaul overlap overuse paddle pardon
partner pat patch patrol peel permit picket pile pinch pitch pivot pledge plot plug podcast polish
pool pose pour probe prompt pump punch quarrel quiz race raid rally ration rebel rebound refill
remodel reset retreat ring rinse rip rival roam roast rub ruin rush sack sail salute sanction scare
scatter scrape scratch scream scroll scrub seal seize shave shock shoot shovel showcase shower sigh
sing skate ski skim slam slash slice smash smell smile snack sneeze sniff snore spark spell spill
spin spit splash split sponsor spot spray sprint spy stack stage stain stamp stare stash sting stir
stitch strain strap strip stroke stroll stuff substitute summon surf sweat sweep swell swipe tear
tease text thaw tick tilt tip tire tour tow trace trek trick tuck tug tweet twist venture vet vlog
vow wager wash wave whisper wind wink yawn yell zoom
""".split()

IRREGULAR = {
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
    "arise": "arose arisen", "awake": "awoke awoken", "befall": "befell befallen", "bend": "bent",
    "bleed": "bled", "blow": "blew blown", "breed": "bred",
    "catch": "caught", "cling": "clung", "creep": "crept", "deal": "dealt", "dig": "dug",
    "dwell": "dwelt", "feed": "fed", "flee": "fled", "fling": "flung",
    "forbid": "forbade forbidden", "foresee": "foresaw foreseen", "forgive": "forgave forgiven",
    "freeze": "froze frozen", "hide": "hid hidden",
    "kneel": "knelt", "lay": "laid", "learn": "learnt",
    "mislead": "misled", "mistake": "mistook mistaken", "mow": "mowed mown",
    "overcome": "overcame", "overeat": "overate overeaten", "overhear": "overheard",
    "overpay": "overpaid", "oversee": "oversaw overseen", "oversleep": "overslept",
    "overspend": "overspent", "prove": "proved proven", "rebuild": "rebuilt", "repay": "repaid",
    "resell": "resold", "retell": "retold", "rethink": "rethought", "rewrite": "rewrote rewritten",
    "sew": "sewed sewn", "shine": "shone",
    "sing": "sang sung", "slide": "slid", "sow": "sowed sown", "spin": "spun",
    "spring": "sprang sprung", "sting": "stung", "strive": "strove striven", "swear": "swore sworn",
    "sweep": "swept", "swell": "swelled swollen", "tear": "tore torn", "underpay": "underpaid",
    "undo": "undid undone", "uphold": "upheld", "weave": "wove woven", "weep": "wept",
    "withhold": "withheld", "withstand": "withstood", "wring": "wrung",
    "outsell": "outsold", "outdo": "outdid outdone",
}  # fmt: skip
# Pasts that are never participles: certain to be the verb of their clause.
PAST_ONLY = frozenset(
    "became began broke came chose drew drank drove ate fell flew forgot gave went grew knew rode "
    "rose ran saw shook shrank sank spoke stole swam took threw underwent woke wore withdrew wrote "
    "bore overtook outgrew arose awoke blew forbade foresaw forgave froze hid mistook overcame "
    "overate oversaw rewrote sang shone sprang strove swore tore undid outdid wove befell".split()
)
# Neither listed as past nor as base form: the same word in both.
UNCHANGED = (
    "put cut set cost hit let quit read spread shut beat bet bid burst hurt split upset "
    "sublet undercut offset"
).split()


def past(verb: str) -> str:
    """The past of a regular verb."""
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    if verb in _DOUBLING:
        return verb + verb[-1] + "ed"
    return verb + "ed"


def ing(verb: str) -> str:
    """The form of a verb in -ing."""
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
