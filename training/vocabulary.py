"""Words for invented news: people, bodies, places, reporting verbs, and eight topics of clauses.

An apostrophe is written ' here and takes the story's own style when the story is written.
Every name of a person, state, town, company or paper is fictional.
"""

from __future__ import annotations

from typing import NamedTuple


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


WOMEN = _words(
    "Mara Ilse Oksana Amina Leila Ngozi Mei-Ling Sofia Ingrid Beatriz Yuki Priya Fatima Niamh Katarzyna Zsofia "
    "Thandiwe Elena Rosa Hanneke Aylin Ruth Siobhan Marguerite Noor Tamar Lucía Agnès Solveig Wanjiru"
)
MEN = _words(
    "Dmitri Joost Karim Tomasz Emeka Haruki Ravi Lars Mateo Cormac Bohdan Yusuf Idris Pavel Anders Luca Tendai "
    "Viktor Sean Jean-Luc Chidi Arjun Miklós Otto Salim Jorge Ewan Kofi Bao Henrik"
)
FAMILIES = (
    *_words(
        "Velt Orsk Brandt Okonjo Tanizaki Halloran Petrenko Al-Masri Kowal Lindqvist Ferrante Desai Mbeki-Roth "
        "Varga Duarte Castellane Hoekstra Nakagawa Osei Byrne Sandoval Demirel Rahimi Zielonka Achterberg Thorne "
        "James Moss Quist Adeyemi Iyer Marchetti Skov Korhonen Tran Ibarra Ashdown O'Rourke N'Dour Dragan Fenwick"
    ),
    "van der Laan",
    "de Oliveira",
    "ben Ami",
)
STATES = ("Velmark", "Oskaria", "Norhaven", "the Halvard Islands", "Tessaly", "Quorra", "Lower Brenn")
TOWNS = _words("Torsund Lermont Halvick Brennmouth Sarnow Velden Castra Ashkari Pellworth Oumé Drava Kirkholm")
AGENCIES = ("ONA", "Norwire", "Vel-Press", "Reuters", "AP", "TASS")
PAPERS = (
    "the Torsund Courier",
    "the Lermont Daily",
    "Radio Halvick",
    "the Brenn Herald",
    "Channel Six",
    "the weekly Spiegelbild",
    "a local news site",
    "state television",
)
PARTIES = ("Unity", "Greens", "Free Liberals", "SDP", "Farmers' League", "Ind.", "Civic Bloc")
DAYS = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
MONTHS = _words("January February March April May June July August September October November December")
AUDIENCES = (
    "reporters",
    "journalists",
    "parliament",
    "a news conference",
    "the committee",
    "the court",
    "ONA",
    "the agency",
    "a radio programme",
    "supporters in Lermont",
    "a crowd outside the hall",
    "the Torsund Courier",
    "Norwire by telephone",
)
SETTINGS = (
    " on {day}",
    " in a statement",
    " at a briefing in {town}",
    " late on {day}",
    " after the meeting",
    " in an interview with {paper}",
    " during a visit to {town}",
    " by e-mail",
    " through a spokesman",
    " earlier this week",
    " outside the building",
)
BODIES = (
    "the Foreign Ministry of {state}",
    "the Ministry of Finance",
    "the Interior Ministry",
    "the Ports Authority",
    "the National Bank",
    "the agency",
    "the party",
    "the union",
    "the company",
    "the court",
    "police",
    "prosecutors",
    "the regulator",
    "the {town} city council",
    "opposition lawmakers",
    "rights groups",
    "a coalition of aid agencies",
    "the Harbour Workers' Union",
    "Brenn Steel",
    "Halvard Airways",
    "Norda Bank",
    "Quist & Sons",
    "the {town} fire service",
)
UNNAMED = (
    "a senior official",
    "two people familiar with the talks",
    "a diplomat in {town}",
    "an official who asked not to be named",
    "witnesses",
    "residents of {town}",
    "several lawmakers",
    "one of the investigators",
    "a spokeswoman for the ministry",
    "a spokesman for Brenn Steel",
    "the ministry's spokesman",
    "a person close to the board",
    "analysts",
    "local media",
    "critics",
    "a survey of 1,200 households",
    "a report by the audit office",
    "an internal memo",
    "a source at the agency",
    "many parents",
)
PAGE_SOURCES = ("ministry", "minister", "poll", "police", "union", "report", "experts", "lawyer", "mayor", "study")

# Reporting words: (cue, words between the cue and what follows it).
THAT = _lines(
    """
    said\nadded\nwarned\nargued\ninsisted\nnoted\nstressed\nmaintained\nannounced\nconfirmed\nacknowledged
    claimed\nexplained\npredicted\nconceded\npointed out\nmade clear\nhas repeatedly said\nalso said\nlater said
    has long argued\nbelieves\nthinks\nfears\ndenied\nstill believes\nhad said\nsuggested\nsays\nasserted\nreported
    complained\nrecalled\nreiterated\nemphasised\nadmitted\nis convinced\nhas warned\nestimated\nhopes\ndisputed
    """
)
NEED_THAT = frozenset(
    "denied;complained;is convinced;disputed;made clear;asserted;reported;recalled;reiterated;emphasised".split(";")
)
QUOTING = _lines(
    """
    said\nsaid\nsaid\nsaid\nadded\ncontinued\nrecalled\nwarned\nwrote\ninsisted\nexplained\nargued\nreplied\nsays
    declared\nobserved\nstressed\njoked\nsaid flatly\nposted\ncomplained\nalso said\nconcluded\nremarked\npointed out
    """
)
INVERTED = _words("said said said says added wrote warned explained recalled insisted stressed concluded")
INTENDING = _lines(
    """
    promised\npledged\nvowed\nrefused\nwants\nplans\nhopes\nthreatened\nagreed\noffered\ndeclined\nhas promised
    intends\nalso wants\nhas repeatedly refused\ndoes not want\nis not planning\nsought\nhas agreed\nexpects
    """
)
URGING = _lines(
    """
    urged\nasked\ntold\nordered\ncalled on\nwants\nappealed to\nadvised\nhas urged\nrepeatedly asked\nwarned
    expects\ninvited\npressed
    """
)
JUDGING = _lines(
    """
    welcomed\ncriticized\ncondemned\nrejected\npraised\ndismissed\ndefended\nquestioned\nopposes\nsupports
    denounced\nhas long opposed\nbacked\napplauded\nplayed down\nis sceptical of\nexpressed doubts about
    """
)
ASKING = ("asked whether", "asked", "wondered", "questioned", "wanted to know", "inquired")
UNSOURCED = ("is expected", "is widely expected", "is said", "is believed", "is reported", "is thought", "is rumoured")
FRAGMENTS = _lines(
    """
    a gift\nan insult to everyone who waited\ndead on arrival\na matter of weeks, not months\nbeyond repair
    the only way forward\na step backwards\ntoo little, too late\nnot worth the paper it's written on
    entirely routine\na very strange decision\nour last chance\na victory for common sense\nabsolute nonsense
    deeply troubling\na first step\nunfinished business\n100 percent certain\na betrayal of the fans\nno accident
    """
)
JOINTS = (", and ", ", although ", " because ", " while ", ", adding to fears that ", ", even if ", " now that ")
ANSWERS = _lines(
    """
    That's not how I see it\nYes, of course\nNo. Not this year\nI don't want to speculate
    Let's be honest\nWe've heard that before\nIt isn't finished\nYou'd have to ask them\nNobody's perfect
    Well, that's a fair question\nIt couldn't be simpler
    """
)
ASKED = _lines(
    """
    What happens next\nWere you surprised\nHow did it come to this\nDo you regret anything\nWhy now
    Who's to blame\nCan it still be stopped\nWhat would you tell them\nIs there a plan B\nWhat's changed since then
    """
)

# Sentences in which quotation marks tell of no one's words. ⟦⟧ and ⟨⟩ are the story's outer and inner marks.
MARKED = _lines(
    """
    ⟦Salt Road⟧ opened in 40 cinemas in {town} on {day}.
    {man} ⟦Big Jo⟧ {family} retired in 2009 after eleven seasons.
    {woman} ⟨the Hammer⟩ {family} won the bronze medal in {town}.
    The so-called ⟦golden share⟧ lapsed in {month}.
    Her second novel, ⟦The Tide Table⟧, won the Halvard Prize.
    The ship, the ⟦Northern Star⟧, left {town} at dawn.
    The song ⟦Don't Wait for James⟧ spent six weeks at number one.
    Under the ⟦two keys⟧ rule, both chambers vote on the same day.
    The ⟦smart⟧ meter cost 340 crowns and broke within a year.
    The programme, known as ⟦Clean Harbour⟧, began in {month}.
    The term ⟦grey fleet⟧ covers about 600 vessels.
    The band played ⟦Low Water⟧ and ⟦Ash Wednesday⟧ as encores.
    The ⟦experts⟧ on the panel were two of the minister's cousins.
    The exhibition ⟦Children's Games⟧ runs until {month} 14.
    The street is still called ⟦the Ditch⟧ on old maps.
    A 6" pipe burst under the market on {day}.
    His bar, ⟨The Sailors' Rest⟩, closed in {month}.
    ⟦Swan Lake⟧ returns to the {town} stage in {month}.
    Column 4 of the form is headed ⟦Other⟧.
    Police found the word ⟦Friday⟧ painted on two doors.
    """
)
# Lines around a story that report no one's words.
LINES = _lines(
    """
    By {woman} {family}
    By {man} {family} and {woman} {family}, {town}
    © {man} {family}/{agency}
    Photo: {woman} {family}/{agency}
    {woman} {family} at the stadium in {town} © {agency}
    All news
    Updated at: 14:30
    Reporting by {man} {family} in {town}; editing by {woman} {family}
    Read more: Ten years of the {town} tram
    World | {day}, {month} 4
    The harbour of {town} in {month}. Picture: {agency}
    Advertisement
    Share this story
    """
)


class Topic(NamedTuple):
    """The clauses of one kind of news.

    Any of `subjects` (singular) goes with any of `predicates`; `actions` are bare infinitives; `voices` are
    first-person sentences without their full stop; `narrative` reports no one's words.
    Roles are (title before a name, description after it, how to name the holder later).
    """

    roles: tuple[tuple[str, str, str], ...]
    subjects: tuple[str, ...]
    predicates: tuple[str, ...]
    voices: tuple[str, ...]
    actions: tuple[str, ...]
    addressed: tuple[str, ...]
    narrative: tuple[str, ...]


def _roles(text: str) -> tuple[tuple[str, str, str], ...]:
    rows = [line.split("|") for line in _lines(text)]
    return tuple((row[0], row[1], row[2]) for row in rows)


TOPICS = (
    Topic(
        _roles(
            """
            Foreign Minister|the foreign minister of {state}|the minister
            Ambassador|{state}'s ambassador to Oskaria|the ambassador
            President|the president of {state}|the president
            Oskarian Prime Minister|prime minister of {state} since May|the premier
            Foreign Ministry spokesman|spokesman of the Foreign Ministry|the spokesman"""
        ),
        _lines(
            """
            the treaty\nthe ceasefire\nthe new border agreement\nthe Halvard declaration\nthe summit in {town}
            the embargo\nthis round of talks\nthe exchange of prisoners\nthe fishing accord\nthe joint statement"""
        ),
        _lines(
            """
            changes nothing\nwill hold\ndoes not affect the status of the islands\nleaves the hardest questions open
            could be signed before the end of {month}\nhas brought the two sides closer\nwill not survive the winter
            is in the interest of both states\nrequires a vote in both parliaments\nhas no legal force
            opens the way for a wider settlement\nputs fishermen's livelihoods at risk"""
        ),
        _lines(
            """
            We don't negotiate through newspapers\nWe'll sign when the text is ready
            Our neighbours know where we stand\nI've never seen such good will on both sides
            There are still three points that can't be settled in a day\nWe aren't going to hand over a single island
            Nobody has offered us anything in writing\nThe door is open, and it won't be closed by us
            My grandfather fought in that war, and I want it to be the last one"""
        ),
        _lines(
            """
            withdraw the patrol boats\nreturn to the talks in {town}\nhonour the agreement\nopen the crossing
            recall the ambassador\npublish the full text\nrelease the crew\nsign the treaty by {month}"""
        ),
        _lines("Velmark\nboth sides\nthe two governments\nthe islanders\nOskaria's leaders\nthe council"),
        _lines(
            """
            The two delegations met for six hours at a hotel in {town}.
            The islands passed to Velmark in 1921 and have about 4,000 inhabitants.
            The border crossing at {town} closed at noon on {day}.
            A plane carrying the delegation landed shortly before dawn.
            The last such meeting took place in {month} 2014.
            Trade between the two states fell by a third last year."""
        ),
    ),
    Topic(
        _roles(
            """
            Judge|the presiding judge|the judge
            Prosecutor|deputy prosecutor of {state}|the prosecutor
            defence lawyer|a lawyer for the defendant|the lawyer
            Chief Justice|head of the Supreme Court of {state}|the chief justice
            Detective Inspector|who leads the inquiry|the inspector"""
        ),
        _lines(
            """
            the verdict\nthe evidence\nthe appeal\nthe indictment\nthe case against the former mayor\nthe testimony
            the sentence\nthe recording\nthe new law on bail\nthe autopsy report"""
        ),
        _lines(
            """
            was a surprise to no one\nwill not stand\nraises more questions than it answers\nhas been misread
            rests on a single witness\nshows that the system works\nsets a dangerous precedent
            was obtained without a warrant\ncould take another two years\nis based on facts, not feelings
            leaves the family without answers\nwas kept from the jury"""
        ),
        _lines(
            """
            We'll appeal\nMy client didn't know about the money\nI've waited nine years for this day
            The law doesn't care who your father is\nNobody in that room believed him
            I signed the paper because I was told to sign it\nWe're going to call eleven witnesses
            It's a dark day for James' family\nI can't comment on a case that isn't closed"""
        ),
        _lines(
            """
            hand over the files\ndrop the charges\nappeal against the ruling\ntestify in {month}\nleave the country
            disclose the payments\nreopen the inquiry\npay the fine in full"""
        ),
        _lines("the jury\nthe defendants\nprosecutors\nthe ministry\nwitnesses\nthe lower court"),
        _lines(
            """
            The trial opened in {town} in {month} and has heard 40 witnesses.
            The former mayor was arrested at his home on {day}.
            The jury of seven women and five men retired at 3 p.m.
            Two guards led the defendant out by a side door.
            The court building was evacuated twice last week.
            The fine amounts to 2.4 million crowns."""
        ),
    ),
    Topic(
        _roles(
            """
            Finance Minister|finance minister in the outgoing cabinet|the minister
            Central Bank Governor|governor of the National Bank|the governor
            Senator|chairwoman of the budget committee|the senator
            economist|an economist at Norda Bank|the economist
            Treasury spokeswoman|a Treasury spokeswoman|the spokeswoman"""
        ),
        _lines(
            """
            the budget\nthe tax on fuel\nthe pension reform\nthe deficit\nthe rescue package\nthe spending freeze
            inflation\nthe crown\nthe housing subsidy\nthe rate cut"""
        ),
        _lines(
            """
            will leave schools short of money\nis under control\nhelps the rich and hurts everyone else
            has fallen faster than forecast\nwill cost 300 million crowns a year\nis not up for discussion
            cannot be financed without new debt\nwill reach 3.2 percent by {month}\nreflects the will of parliament
            is smaller than it looks\nputs the recovery in danger\nneeds another look"""
        ),
        _lines(
            """
            We can't spend what we don't have\nEvery crown will be accounted for\nI won't raise taxes
            Our pensioners deserve better than this\nThe numbers don't add up, and they never did
            We're cutting because we've no other choice\nI've read all 900 pages, and there's no plan in it
            If rates stay where they are, we'll miss the target\nThe market has already made up its mind"""
        ),
        _lines(
            """
            raise the retirement age\ncut spending\nvote against the budget\nfreeze salaries\nlower the fuel tax
            balance the books by 2030\npublish the accounts\nborrow abroad"""
        ),
        _lines("parliament\nthe government\nlawmakers\nthe coalition\nthe central bank\nlocal councils"),
        _lines(
            """
            Parliament passed the budget by 71 votes to 66 on {day}.
            The crown closed at 7.31 to the dollar.
            Pensions rose by two percent in {month}.
            The state debt doubled between 2008 and 2015.
            The committee sat until two in the morning.
            Fuel cost 14 crowns a litre in {town} at the weekend."""
        ),
    ),
    Topic(
        _roles(
            """
            coach|the head coach of {town} United|the coach
            captain|captain of the national team|the captain
            striker|who scored twice|the striker
            club president|president of Halvick Rovers|the club president
            Olympic champion|the champion of 2012|the champion"""
        ),
        _lines(
            """
            the team\nthe transfer\nthe second goal\nthe stadium\nthe ban\nthe defeat in {town}\nthe referee
            the new contract\nthe season\nthe doping test"""
        ),
        _lines(
            """
            is better than people think\nwas a mistake from the start\ndeserves respect\nwill be decided in {month}
            has cost the club 20 million crowns\ndid not change the result\nis the best in the league
            was never in doubt\ncomes at a bad time\nshows how far the club has fallen\nneeds fresh legs
            has nothing to do with money"""
        ),
        _lines(
            """
            We gave everything\nI didn't see the ball until it was in the net\nWe'll be back next season
            The boys were tired, that's all\nI've played in worse weather\nYou can't win with ten men
            My knee's fine and I'm ready to play\nNobody trains harder than Moss does
            It's not the end of the world, it's a game\nOur fans haven't seen the best of us yet"""
        ),
        _lines(
            """
            leave the club\nplay in the final\nsell the striker\nappeal against the ban\nstay until 2027
            sign a new goalkeeper\nrebuild the stadium\ndrop the captain"""
        ),
        _lines("the players\nthe federation\nfans\nthe board\nthe referee\nhis team-mates"),
        _lines(
            """
            {town} beat Halvick 3-1 in front of 18,000 spectators.
            The first goal came after nine minutes.
            The match was stopped twice because of fog.
            The club has had four coaches in two seasons.
            The final takes place in {town} on {month} 22.
            Rain fell throughout the second half."""
        ),
    ),
    Topic(
        _roles(
            """
            Fire Chief|head of the {town} fire service|the fire chief
            police spokesman|a police spokesman in {town}|the spokesman
            Captain|captain of the ferry|the captain
            Transport Minister|the transport minister|the minister
            witness|who lives opposite the station|the neighbour"""
        ),
        _lines(
            """
            the fire\nthe bridge\nthe ferry\nthe brake\nthe second explosion\nthe signal\nthe storm\nthe rescue
            the engine\nthe tunnel"""
        ),
        _lines(
            """
            had been inspected in {month}\nfailed without warning\nwill be closed for weeks\nstarted on the third floor
            could have been prevented\nwas not built for such weather\ncaused more damage than any other since 1962
            spread within minutes\nwas far too old\nleft nine people injured\nis still being examined
            had been reported to the operator twice"""
        ),
        _lines(
            """
            I heard a bang and then there was smoke\nWe couldn't see the door\nMy men did what they could
            It's a miracle that nobody died\nThe water came up to my shoulders\nWe don't know the cause yet
            I grabbed my daughter and ran\nWe'd told them about that rail\nThere wasn't time to think
            People were shouting, and we didn't know where to go"""
        ),
        _lines(
            """
            inspect every bridge in the country\nclose the line\ncompensate the families\nstay away from the coast
            replace the brakes by {month}\nraise the wreck\nboil the water\nevacuate the lower town"""
        ),
        _lines("residents\nthe operator\ndrivers\nthe ministry\nfamilies\nthe railway company"),
        _lines(
            """
            The train left the rails near {town} shortly after 6 a.m. on {day}.
            Nine people were taken to hospital, two of them with burns.
            Firefighters from three towns fought the flames through the night.
            The bridge was built in 1962 and carries 9,000 cars a day.
            The road stayed shut until noon.
            The wind reached 130 kilometres an hour."""
        ),
    ),
    Topic(
        _roles(
            """
            Chief Executive|chief executive of Brenn Steel|the chief executive
            chairman|the chairman of Halvard Airways|the chairman
            union leader|who heads the Harbour Workers' Union|the union leader
            analyst|an analyst at Norda Bank|the analyst
            company spokeswoman|a spokeswoman for Quist & Sons|the spokeswoman"""
        ),
        _lines(
            """
            the merger\nthe plant in {town}\nthe strike\nthe new model\nthe order book\nthe share price\nthe recall
            the licence\nthe quarterly loss\nthe takeover bid"""
        ),
        _lines(
            """
            will create 1,400 jobs\nmakes no sense for shareholders\nhas been a success\nwill be cleared by {month}
            reflects weak demand in Asia\nis the result of poor planning\nwill not lead to dismissals
            costs the port a million crowns a day\nundervalues the company\nbeat every forecast
            could force smaller firms out of business\nis good news for customers"""
        ),
        _lines(
            """
            We're not selling\nOur order books are full until spring\nI don't see how they'll pay for it
            The workers' patience has run out\nWe've made mistakes and we've learned from them
            If the price is right, we'll talk\nThis isn't about wages, it's about safety
            We'd rather lose a contract than lose our name\nIt's the strongest quarter I've seen in 20 years"""
        ),
        _lines(
            """
            close the plant\nraise the bid\ncut 600 jobs\nrecall 40,000 cars\nreturn to work on {day}
            sell the airline\nopen a second factory\nlower prices"""
        ),
        _lines("shareholders\nthe board\nmanagers\nworkers\nthe regulator\ncustomers"),
        _lines(
            """
            Brenn Steel was founded in 1911 and employs 6,200 people.
            Shares in the airline rose 4 percent to 61 crowns.
            About 300 dockers walked out at 5 a.m. on {day}.
            The plant in {town} makes gearboxes for lorries.
            Sales reached 890 million crowns in the third quarter.
            The company moved its head office to {town} in {month}."""
        ),
    ),
    Topic(
        _roles(
            """
            Health Minister|the health minister of {state}|the minister
            Dr|a doctor at the {town} clinic|the doctor
            Professor|professor of virology at {town} University|the professor
            nurse|a nurse of 30 years' service|the nurse
            hospital director|director of the children's hospital|the director"""
        ),
        _lines(
            """
            the vaccine\nthe new clinic\nthe outbreak\nthe study\nthe shortage of nurses\nthe drug\nthe waiting list
            the smoking ban\nthe screening programme\nthe flu season"""
        ),
        _lines(
            """
            is safe\nwill save lives\nhas not been tested on children\nis worse than last year\nhas peaked
            reaches only half of those who need it\nshould have been stopped in {month}\nhelps older patients most
            was ignored for too long\nproves nothing\nis the price of ten years of cuts\ncan be brought under control"""
        ),
        _lines(
            """
            We've no beds left\nI wouldn't give it to my own children\nOur nurses are exhausted
            Please don't panic\nThe patients can't wait until spring\nIt works, and we've the data to show it
            I've never seen a ward so full\nWe're two weeks ahead of the virus, not more
            If you've got a fever, stay at home"""
        ),
        _lines(
            """
            hire 500 nurses\nclose two wards\npublish the trial data\nwear masks on buses\nban the additive
            approve the drug by {month}\nstay at home\npay for the treatment"""
        ),
        _lines("doctors\nparents\nthe public\nhospitals\nthe ministry\npatients"),
        _lines(
            """
            The clinic in {town} treats about 90 patients a day.
            The first case appeared in {month}.
            The hospital has 210 beds, twelve of them in intensive care.
            Some 14,000 children were vaccinated last year.
            The ward reopened on {day} after repairs.
            The virus is carried by ticks."""
        ),
    ),
    Topic(
        _roles(
            """
            Senator|the Unity candidate|the senator
            Mayor|mayor of {town} for twelve years|the mayor
            opposition leader|leader of the Free Liberals|the opposition leader
            campaign manager|a campaign manager for Unity|the campaign manager
            Election Commissioner|head of the Election Commission|the commissioner"""
        ),
        _lines(
            """
            the vote\nthe recount\nthe campaign\nthe coalition\nthe turnout\nthe new voting machine\nthe poll
            the referendum\nthe party list\nthe second round"""
        ),
        _lines(
            """
            was free and fair\nwill be close\nhas split the party\ncannot be trusted\nwas rigged in at least six districts
            will go ahead on {day}\nshows that voters want change\nhas no majority\nis a vote on the premier
            proves the pollsters wrong\nwill not be repeated\ndepends on the islanders"""
        ),
        _lines(
            """
            We won, and they know it\nI'm not going anywhere\nThe people have spoken\nWe'll count every ballot
            You don't change horses now\nI'll accept the result, whatever it is\nOur voters weren't afraid
            They've promised this in every campaign since 1990\nThere's one poll that counts, and it's on Sunday
            Let's wait until James' district has reported"""
        ),
        _lines(
            """
            resign\nstand for a third term\ncall a recount\nform a coalition with the Greens\nconcede
            debate on television\nlower the voting age\npostpone the second round"""
        ),
        _lines("voters\nthe commission\nthe senator\nsupporters\nher rivals\nthe opposition"),
        _lines(
            """
            Polling stations closed at 8 p.m. in most of the country.
            Turnout in {town} was 61 percent.
            The Free Liberals hold 44 of the 137 seats.
            Ballot papers ran out in three districts on {day}.
            The last election was held in {month} 2011.
            The count began in a sports hall in {town}."""
        ),
    ),
)
