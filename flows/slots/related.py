"""What is about the same thing without meaning the same: words by which two texts say one thing.

Plain data, written in general English: a line is a field of words of which one text may use this
and another that ("cry" and "tears", "bay" and "space"). A word may stand in several fields, and
no field says what is opposite to what; that is for ``synonyms``, whose words weigh more.
"""

from __future__ import annotations

from flows.slots.words import terms

_FIELDS = """
work job employment occupation career profession working experience service duty
assignment booking order commission task job reservation engagement
shift rota roster schedule rotation timetable duty on-call
hire recruit fill appoint staff employ job vacancy
resign quit leave departure turnover notice walk+out
dismiss sack lay+off redundancy redundant job+loss
promotion advancement career rung
boss manager superior line+manager
meeting conference gathering appointment call
overtime extra hour longer unpaid
bonus reward perk benefit incentive
pay+rise raise increase salary wage
strike walkout stoppage dispute
fee pay rate price charge sum hourly
afford cost expensive money spare budget
debt owe arrears overdraft behind bill repay
loan borrow mortgage credit lend
save saving put+aside nest+egg deposit
spend expense expenditure cost outlay
invest investment share stock portfolio
profit earnings return margin surplus loss
income earnings salary wage household
bill invoice statement utility
discount offer bargain cheaper reduction coupon
negotiate bargain haggle discuss
bankrupt insolvent closure fail fold
shop store retail high+street buy purchase
grocery food supermarket shopping
brand make label name product
customer shopper buyer client visitor
empty vacant unlet unoccupied tenant void unused bare
rent let lease tenant letting
tenant renter resident occupier
close closure shut shutdown
open opening launch start
queue line wait waiting
bay space parking place lot
car driver drive vehicle motorist wheel
lorry truck haulage freight haulier
bus coach ride passenger route
train rail railway station journey
late delay delayed punctual overdue behind time
cancel cancellation cancelled called+off drop
commute commuter travel work journey way
journey trip travel ride route tour
cycle bike rider pedal
flight fly aviation airline air airport plane
charge charger charging plug socket battery
fail failure fault broken break breakdown defect out+of+order dead
repair fix mend put+right restore maintenance
accident crash collision injury fatal
fare ticket price travelcard
home house household dwelling flat property accommodation
hall residence dormitory accommodation housing
owner homeowner own owner-occupier landlord
heat heating warm hot temperature boiler
cold chilly heat heating
damp mould moisture wet
insulation insulate draught double-glazing
solar panel photovoltaic roof
neighbour street community next+door
noise noisy loud sound
move relocate removal house
build construct construction development site
garden lawn plant yard
clean tidy housework cleaning chore
cook kitchen recipe bake meal
eat meal food diet consume
breakfast lunch dinner supper meal
hungry hunger food+bank go+without
vegetable fruit greens five-a-day
meat vegetarian vegan beef
bread loaf baker bake flour
sugar sweet sweetened
salt sodium salty
drink alcohol beer wine pub
smoke cigarette vape tobacco vaping
waste bin throw+away discard rubbish landfill
leftover waste food uneaten
recycle recycling bin reuse
water tap drinking river
pollute pollution dirty contaminated
emission carbon greenhouse co2 footprint
climate warming weather heatwave
flood flooding inundate
tree forest wood plant
animal pet wildlife
dog puppy walk pet
cat pet
farm farmer field crop agriculture
harvest crop yield
doctor gp physician surgery medical
nurse nursing ward care
hospital ward clinic inpatient
patient ill sick treatment
examine examination check inspect look+at test
ear hearing deaf otoscopic audiologist
eye sight vision optician glasses
tooth dentist dental
hearing+aid device aid
fit fitting install
medicine drug tablet pill prescription dose
vaccine jab vaccination immunise dose booster
pain ache sore hurt
sleep asleep rest night bed insomnia awake
tired exhausted fatigue weary drowsy sleepy
stress pressure strain anxious overload
anxiety worry nervous fear anxious
depression depressed low mood mental
lonely alone isolated isolation company
cry tear weep sob moved emotion
happy satisfied content glad pleased
angry annoyed frustrated irritated upset
sad unhappy sorrow grief
fear afraid scared frightened dread worry
proud pride
embarrassed ashamed shame stigma
bored boredom dull
exercise sport gym fitness active training
sport match team game club play
football match pitch supporter fan terrace
supporter fan follower spectator crowd
stand standing terrace seat
season-ticket season ticket holder
swim pool swimming
run running jog marathon
weight overweight slim diet
die death mortality fatal dead
birth baby newborn pregnant maternity
child kid son daughter family
parent mother father family
family relative companion together
partner spouse husband wife couple
friend companion mate peer
accompany companion together company someone somebody with
marry marriage wedding
divorce separate separation split
school pupil class lesson classroom
student undergraduate study university campus
lesson class teaching lecture seminar course
teach teacher teaching instruct
exam test mark grade result
homework assignment study
degree diploma qualification graduate university
drop+out quit leave switch change
truant skip absent miss
skip miss absent absence missed
read book reading reader novel
book novel volume title
library borrow lend book
newspaper press paper news journalism
news headline story media
television tv watch broadcast viewer
film cinema movie picture
concert music gig audience performance
theatre play stage performance ticket
museum gallery exhibition visit collection
painting picture art work canvas
visit visitor attend go come been
attend attendance present be+at turn+up come
ticket admission entry entrance
festival event fair
photograph photo picture image
video screen remote online camera
in+person face-to-face room courtroom on+site onsite
screen phone device tablet smartphone
phone call telephone ring mobile
message text sms chat
email mail inbox
letter post mail envelope
online internet web site digital connected
offline without internet
internet broadband connection online access
password login account security
hack breach cyberattack attack intrusion
phishing scam fraud fake
backup restore copy
software program application update
code programmer developer write
bug defect fault error
outage downtime failure incident
server cloud host machine
idle unused spare waste nothing purpose
data information record file
privacy personal data
artificial-intelligence ai chatbot algorithm
robot machine automatic automation
court trial judge hearing
judge magistrate court
interpreter translator language interpreting
lawyer solicitor advocate barrister
police officer crime report
crime offence theft burglary
steal theft thief stolen rob
prison jail inmate
fine penalty sanction
law rule act legislation regulation
vote election ballot poll voter
party candidate politician
government minister ministry state
council local+authority municipality town+hall
tax levy duty
approve satisfied favourable support positive good
oppose against reject
mind care preference indifferent opinion
opinion view preference attitude undecided
undecided unsure don't+know unknown no+opinion
trust confidence believe rely faith
choose choice choice pick option prefer
prefer favourite preference rather
important matter priority essential crucial key
serious severe grave bad
consider contemplate think+about imagine
plan intend intention ahead aim
willing ready prepared accept happy
refuse decline reject turn+down unwilling
advise recommend advice suggest recommendation
recommend advise endorse
persuade convince argue
promise pledge commitment
complain complaint dissatisfied
apology sorry
ask request demand apply application
request ask apply removal
explain information instruction shown told
know aware heard familiar knowledge
always regularly every constant
sometimes occasionally now+and+then at+least
often frequently regularly usually
rarely seldom hardly
alter change adjust modify
stop cease quit give+up end
remove removal take+off taken delete
win victory prize
join member membership belong
member membership belong union
volunteer unpaid voluntary help
donate donation charity give
help support assist aid
care look+after carer carers
struggle difficult hard problem trouble follow
problem issue trouble obstacle hurdle
obstacle hurdle barrier problem
reason cause because why account due
because reason account due
fast quick rapid speed
slow delay long
stay remain wait until
watch see view look stay
hear listen ear sound
listen hear audio radio podcast
speak talk conversation say
language speak tongue bilingual
write letter pen
walk on+foot
drive behind+wheel steering
night evening dark overnight
morning early dawn
weekend saturday sunday
holiday vacation leave break trip
hotel guest room stay overnight
tourist visitor guest holidaymaker
beach coast sea
restaurant eat+out dine cafe
coffee cafe tea
clothes clothing wear garment fashion
wear worn use put+on
shoe footwear
toy play game
gift present give
parcel package delivery deliver
return send+back
repair mend
second-hand used pre-owned
machine device appliance equipment
device machine gadget appliance
button press switch
label tag sign sticker mark
price cost fee charge expensive
quality good standard
safe safety secure danger
danger risk unsafe hazard
lock key door secure
door entrance gate
key lock
street road pavement
bridge crossing cross
full crowded packed overcrowded
crowd people packed crowded
alone single own solo oneself
retired pensioner retirement
colleague worker team
engineer technician
prevent avoid protect
protect safety cover
cover insurance insure insured policy
insure policy cover
claim compensation
budget set+aside allocate
set+aside reserve earmark
fund finance fund grant subsidy
grant subsidy award bursary
quick soon immediately
early before
immediate at+once straight+away
renew extend
break pause rest
damage harm injure
burn fire
fire blaze burn
war conflict fight
fight argue conflict
religion church faith pray
church worship congregation
belief believe religion
music song listen
dance dancing
craft hobby handmade
hobby leisure pastime
free leisure spare
leisure going+out free spare fun
fun enjoy pleasure leisure
enjoy pleasure like fun
taste flavour like
smell odour
feel feeling sense
main biggest first single chief
measure measured reading
difference gap apart
rain wet weather
snow ice winter
sun sunny shade
shade sun blind
window glass blind shutter
light lamp dark
electricity power current energy
gas boiler fuel
petrol diesel fuel
oil fuel
fuel petrol diesel energy
second another additional extra further
moved emotion tear cry weep
once point least sometime
support welcome favour back approve
disapprove oppose dissatisfied unfavourable
approve satisfied content support favourable
owner holder own
job work employment career experience
"""


# Words of anything: that two texts share one of these, or nearly, tells nothing.
_ANYTHING = frozenset(
    term.key
    for term in terms(
        "keep have use make take get give put need want like go come see find run hold leave start"
        " stop try do bring let become seem turn move set stay remain person say show call other"
    )
)


def _load(text: str) -> dict[str, frozenset[str]]:
    near: dict[str, set[str]] = {}
    for line in text.strip().splitlines():
        found = (terms(word.replace("+", " ")) for word in line.split())
        # one meaning, or none of ours
        keys = {made[0].key for made in found if len(made) == 1} - _ANYTHING
        for key in keys:
            near.setdefault(key, set()).update(keys - {key})
    return {key: frozenset(others) for key, others in near.items()}


_NEAR = _load(_FIELDS)
_NONE: frozenset[str] = frozenset()


def related(key: str) -> frozenset[str]:
    """Keys of the terms that are about the same thing as the term ``key``."""
    return _NEAR.get(key, _NONE)
