"""Real words that are almost surely another."""

from __future__ import annotations

import re

import pytest

from onrecord.record.findings.confusions import CONFUSIONS
from tests.record.findings.conftest import Find

WRONG = """
in access of $5 = excess
risk adverse = averse
to advice the = advise
legal advise. = advice
an affect on = effect
took affect on = effect
side affects. = effects
special affects = effects
greenhouse affect = effect
alluded capture = eluded
at the alter. = altar
it as been = has been
royal ascent. = assent
to asses the = assess
assignation attempt = assassination
baited breath = bated
ballet box = ballot
bare in mind = bear
see bellow = below
was bias against = biased
boarder crossing = border
older bother = brother
to breath in = breathe
a breathe = breath
breech of contract = breach
calvary charge = cavalry
canon fire = cannon
water canon = cannon
US capital building = Capitol
civilian causalities = casualties
cease power in = seize
motion of censor = censure
cereal killer = serial
umbilical chord = cord
has chose to = chosen
to chose = choose
Spanish civil was = civil war
golf coarse. = course
electoral collage = college
collage student = college
commander and chief = commander in chief
lost conscience = consciousness
guilty conscious. = conscience
Marine corpse = corps
developing counties and = countries
to curve inflation = curb
of Irish decent. = descent
the Sahara dessert = desert
to device a = devise
explosive devise = device
diffuse situation = defuse
dissent into chaos = descent
duel citizen = dual
will effect people = affect
presidential electrons = elections
an elicit drug = illicit
eluded to the = alluded
eminent danger = imminent
escape goat = scapegoat
to except responsibility = accept
faired better = fared
bus fairs = fares
his farther was = father
bird flew virus = flu
up for sail = for sale
away form it = from
the forth quarter = fourth
back and fourth = forth
fowl play = foul
give free rain = free rein
in the from of a = form
gorilla war = guerrilla
grate deal = great
grizzly murder = grisly
aircraft hanger = hangar
in he country = the
to here arguments = hear
heroine addict = heroin
hoards of people = hordes
as a hole world = whole
holly Quran = holy
to illicit response = elicit
agree in principal = in principle
remain in tact = intact
with children in toe = in tow
insight violence = incite
for instants = instance
for all intensive purposes = intents and purposes
it's own = its
its been a = it's
a knew law = new
is know as = known
is lead by = led
learned their lessens = lessons
to lesson the impact = lessen
lightening struck = lightning
struck by lightening on = lightning
to loose election = lose
two man were = men
general manger = manager
in a timely manor = manner
impose marital law = martial
marshall law = martial
fire martial = marshal
text massage = message
to meat with the = meet
a men who = man
metal of Honor = medal
gold metal winner = medal
miner damage = minor
prime minster = minister
boost moral of = morale
mosquito-born = mosquito-borne
mute point = moot
navel base = naval
don't no what = know
is no clear whether = not
it is nuclear whether = unclear
would of been = have
bird of pray = of prey
on of the most = one of
has one the election = won
one in the same = one and the same
unexploded ordinance = ordnance
in the passed week = past
cancer patience = patients
patience were treated = patients
losing patients with the = patience
a peace of legislation = piece
peaked the interest = piqued
sneak peak = peek
pedal drugs = peddle
soft peddle = pedal
military personal were = personnel
armored personal carrier = personnel
perspective buyer = prospective
the physical year = fiscal
a piece talks = peace
for piece of mind = peace
memorial plague = plaque
plain crash = plane
passenger plain = plane
exit pole show = poll
foreign polices = policies
poll vault = pole
pour over document = pore
fell pray to = prey
military presents of troops = presence
set a president = precedent
to prey for peace = pray
matter of principal. = principle
principle reason = principal
the profit Mohamed = prophet
net prophet = profit
prostrate cancer = prostate
pubic opinion = public
for quiet a few = quite
peace and quite. = quiet
raised to the ground = razed
free reign = rein
to reign in spending = rein
relive pressure = relieve
in resent years = recent
local residence were = residents
given last rights. = rites
human rites = rights
play a roll in the = role
play a key roll in = role
it seams to = seems
UN security counsel = Security Council
at the seen of = scene
seize-fire = cease-fire
a sever weather = severe
sew the seeds = sow
shear size = sheer
crash sight of = site
singed agreement = signed
lose site of = sight
set his sites on = sights
slight of hand = sleight
a solider was = soldier
soliders = soldiers
lump some payment = sum
large some of money = sum
the soul survivor = sole
stationery vehicle = stationary
statue of limitation = statute
statute of Liberty = statue
the steal industry = steel
stainless steal = steel
Taiwan straight = strait
straight of Hormuz = strait
follow suite = suit
class-action suite = suit
eldest sun was = son
was suppose to = supposed
change tact. = tack
fairy tail = tale
teaming with life = teeming
tenants of the faith = tenets
their is a = there
higher then expected = than
more then $5 = than
rather then waiting = than
of there own = their
they're own = their
went thorough = through
went threw = through
was throne out = thrown
a through investigation = thorough
they through stone = threw
as through he was = though
even through he = though
the thrown. = throne
turn the tied = tide
is to late to = too
tot he = to the
tow the party line = toe
digestive track = tract
tract record = track
on trail judge = trial
stand trail for = trial
clinical trail = trial
on the campaign trial = trail
unanimous tip = anonymous
unclear weapon = nuclear
uninhibited island = uninhabited
unphased by = unfazed
untied Nations = united
he use to be = used
in a similar vain. = vein
Roe verses Wade = versus
vise president = vice
toxic waist = waste
waist of time = waste
no wander why = wonder
World was I = war
wave his right to = waive
earlier this weak = week
two weaks = weeks
weather or not the = whether
a week economy = weak
the place were he was = where
wet his appetite = whet
people where killed = were
widow of opportunity = window
two woman were = women
a women who = woman
won of the most = one
wonton destruction = wanton
wreck havoc = wreak
yolk of oppression = yoke
"""
"""Words about a slip = what was meant; one line at least for each row of the table."""

SOUND = """
She was uninhibited on stage.
The islands are uninhabited.
He was one of the most uninhibited dancers on the islands.
The tug towed the line to the pier.
He had more then, and less later.
She came in, then the others did.
The people there own boats.
Talks are to soon resume.
We also know for sure that he left.
It was their first win, and theirs is the cup.
The minister wants to elicit funds.
The law is to quiet a few critics.
One side affects the other.
They follow bears, easy prey for them.
Poor counties got more money.
The resignation form was signed.
He checked whether conditions permit a landing.
The gorilla groups live in the hills.
The judge set sale for Monday.
The accident was seen on video.
Do not lump some of them together.
A tear of grief ran down.
The terrorist sells carpets.
The government polices the strait.
The city counsel spoke for the council.
The principal reason is a principle.
The Canon shots were sharp.
The state of affairs, in effect, is good.
It's a matter of principle, and its own reward.
The last rights to the land were sold.
The house was raised to the ground floor.
The rites of passage are human rites of spring.
The two-woman crew and the one-man team won.
Hezbollah's women and men were there.
He was led by the lead singer, who took the lead by a mile.
It was bare, and in mind of the brunt.
The medal of honour is of metal.
The minister of state in York Minster prayed.
The poll on the North Pole was short.
The economy was weak last week.
A piece of paper brought peace.
The lost site of Troy was found.
""".strip().splitlines()


def _pairs() -> list[tuple[str, str]]:
    return [(words, meant) for line in WRONG.strip().splitlines() for words, meant in [line.rsplit(" = ", 1)]]


@pytest.mark.parametrize(("words", "meant"), _pairs(), ids=lambda value: value)
def test_a_word_that_is_surely_another_is_shown_with_the_one_meant(find: Find, words: str, meant: str) -> None:
    found = find("confused-word", f"A minister spoke of the ferry.\n\nIt was said: {words}")
    assert meant in [one.suggestion for one in found]


def test_every_row_of_the_table_is_tried() -> None:
    lines = WRONG.lower()
    for row in CONFUSIONS:
        words = row.words.split("|")
        assert any(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", lines) for word in words), row


def test_every_word_of_a_row_has_its_counterpart() -> None:
    assert [row for row in CONFUSIONS if row.words.count("|") != row.meant.count("|")] == []


@pytest.mark.parametrize("sentence", SOUND)
def test_the_same_words_in_sound_company_are_left_alone(find: Find, sentence: str) -> None:
    assert find("confused-word", sentence) == []


def test_the_capital_of_the_word_is_kept(find: Find) -> None:
    (one,) = find("confused-word", "Uninhibited islands lie in the strait.")
    assert (one.text, one.suggestion) == ("Uninhibited", "Uninhabited")


def test_a_curly_apostrophe_is_an_apostrophe(find: Find) -> None:
    (one,) = find("confused-word", "The party chose it’s own leader.")
    assert one.text == "it’s"


def test_letters_that_grow_in_small_script_move_nothing(find: Find) -> None:
    (one,) = find("confused-word", "İİİ: the uninhibited islands lie in the strait.")
    assert one.text == "uninhibited"
