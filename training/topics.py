"""Eight topics of invented news: who speaks, what about, and in which clauses.

The rules of `training.vocabulary` hold here too.
"""

from __future__ import annotations

from typing import NamedTuple

from training.vocabulary import lines


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
    rows = [line.split("|") for line in lines(text)]
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
        lines(
            """
            the treaty\nthe ceasefire\nthe new border agreement\nthe Halvard declaration\nthe summit in {town}
            the embargo\nthis round of talks\nthe exchange of prisoners\nthe fishing accord\nthe joint statement"""
        ),
        lines(
            """
            changes nothing\nwill hold\ndoes not affect the status of the islands\nleaves the hardest questions open
            could be signed before the end of {month}\nhas brought the two sides closer\nwill not survive the winter
            is in the interest of both states\nrequires a vote in both parliaments\nhas no legal force
            opens the way for a wider settlement\nputs fishermen's livelihoods at risk"""
        ),
        lines(
            """
            We don't negotiate through newspapers\nWe'll sign when the text is ready
            Our neighbours know where we stand\nI've never seen such good will on both sides
            There are still three points that can't be settled in a day\nWe aren't going to hand over a single island
            Nobody has offered us anything in writing\nThe door is open, and it won't be closed by us
            My grandfather fought in that war, and I want it to be the last one"""
        ),
        lines(
            """
            withdraw the patrol boats\nreturn to the talks in {town}\nhonour the agreement\nopen the crossing
            recall the ambassador\npublish the full text\nrelease the crew\nsign the treaty by {month}"""
        ),
        lines("Velmark\nboth sides\nthe two governments\nthe islanders\nOskaria's leaders\nthe council"),
        lines(
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
        lines(
            """
            the verdict\nthe evidence\nthe appeal\nthe indictment\nthe case against the former mayor\nthe testimony
            the sentence\nthe recording\nthe new law on bail\nthe autopsy report"""
        ),
        lines(
            """
            was a surprise to no one\nwill not stand\nraises more questions than it answers\nhas been misread
            rests on a single witness\nshows that the system works\nsets a dangerous precedent
            was obtained without a warrant\ncould take another two years\nis based on facts, not feelings
            leaves the family without answers\nwas kept from the jury"""
        ),
        lines(
            """
            We'll appeal\nMy client didn't know about the money\nI've waited nine years for this day
            The law doesn't care who your father is\nNobody in that room believed him
            I signed the paper because I was told to sign it\nWe're going to call eleven witnesses
            It's a dark day for James' family\nI can't comment on a case that isn't closed"""
        ),
        lines(
            """
            hand over the files\ndrop the charges\nappeal against the ruling\ntestify in {month}\nleave the country
            disclose the payments\nreopen the inquiry\npay the fine in full"""
        ),
        lines("the jury\nthe defendants\nprosecutors\nthe ministry\nwitnesses\nthe lower court"),
        lines(
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
        lines(
            """
            the budget\nthe tax on fuel\nthe pension reform\nthe deficit\nthe rescue package\nthe spending freeze
            inflation\nthe crown\nthe housing subsidy\nthe rate cut"""
        ),
        lines(
            """
            will leave schools short of money\nis under control\nhelps the rich and hurts everyone else
            has fallen faster than forecast\nwill cost 300 million crowns a year\nis not up for discussion
            cannot be financed without new debt\nwill reach 3.2 percent by {month}\nreflects the will of parliament
            is smaller than it looks\nputs the recovery in danger\nneeds another look"""
        ),
        lines(
            """
            We can't spend what we don't have\nEvery crown will be accounted for\nI won't raise taxes
            Our pensioners deserve better than this\nThe numbers don't add up, and they never did
            We're cutting because we've no other choice\nI've read all 900 pages, and there's no plan in it
            If rates stay where they are, we'll miss the target\nThe market has already made up its mind"""
        ),
        lines(
            """
            raise the retirement age\ncut spending\nvote against the budget\nfreeze salaries\nlower the fuel tax
            balance the books by 2030\npublish the accounts\nborrow abroad"""
        ),
        lines("parliament\nthe government\nlawmakers\nthe coalition\nthe central bank\nlocal councils"),
        lines(
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
        lines(
            """
            the team\nthe transfer\nthe second goal\nthe stadium\nthe ban\nthe defeat in {town}\nthe referee
            the new contract\nthe season\nthe doping test"""
        ),
        lines(
            """
            is better than people think\nwas a mistake from the start\ndeserves respect\nwill be decided in {month}
            has cost the club 20 million crowns\ndid not change the result\nis the best in the league
            was never in doubt\ncomes at a bad time\nshows how far the club has fallen\nneeds fresh legs
            has nothing to do with money"""
        ),
        lines(
            """
            We gave everything\nI didn't see the ball until it was in the net\nWe'll be back next season
            The boys were tired, that's all\nI've played in worse weather\nYou can't win with ten men
            My knee's fine and I'm ready to play\nNobody trains harder than Moss does
            It's not the end of the world, it's a game\nOur fans haven't seen the best of us yet"""
        ),
        lines(
            """
            leave the club\nplay in the final\nsell the striker\nappeal against the ban\nstay until 2027
            sign a new goalkeeper\nrebuild the stadium\ndrop the captain"""
        ),
        lines("the players\nthe federation\nfans\nthe board\nthe referee\nhis team-mates"),
        lines(
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
        lines(
            """
            the fire\nthe bridge\nthe ferry\nthe brake\nthe second explosion\nthe signal\nthe storm\nthe rescue
            the engine\nthe tunnel"""
        ),
        lines(
            """
            had been inspected in {month}\nfailed without warning\nwill be closed for weeks\nstarted on the third floor
            could have been prevented\nwas not built for such weather\ncaused more damage than any other since 1962
            spread within minutes\nwas far too old\nleft nine people injured\nis still being examined
            had been reported to the operator twice"""
        ),
        lines(
            """
            I heard a bang and then there was smoke\nWe couldn't see the door\nMy men did what they could
            It's a miracle that nobody died\nThe water came up to my shoulders\nWe don't know the cause yet
            I grabbed my daughter and ran\nWe'd told them about that rail\nThere wasn't time to think
            People were shouting, and we didn't know where to go"""
        ),
        lines(
            """
            inspect every bridge in the country\nclose the line\ncompensate the families\nstay away from the coast
            replace the brakes by {month}\nraise the wreck\nboil the water\nevacuate the lower town"""
        ),
        lines("residents\nthe operator\ndrivers\nthe ministry\nfamilies\nthe railway company"),
        lines(
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
        lines(
            """
            the merger\nthe plant in {town}\nthe strike\nthe new model\nthe order book\nthe share price\nthe recall
            the licence\nthe quarterly loss\nthe takeover bid"""
        ),
        lines(
            """
            will create 1,400 jobs\nmakes no sense for shareholders\nhas been a success\nwill be cleared by {month}
            reflects weak demand in Asia\nis the result of poor planning\nwill not lead to dismissals
            costs the port a million crowns a day\nundervalues the company\nbeat every forecast
            could force smaller firms out of business\nis good news for customers"""
        ),
        lines(
            """
            We're not selling\nOur order books are full until spring\nI don't see how they'll pay for it
            The workers' patience has run out\nWe've made mistakes and we've learned from them
            If the price is right, we'll talk\nThis isn't about wages, it's about safety
            We'd rather lose a contract than lose our name\nIt's the strongest quarter I've seen in 20 years"""
        ),
        lines(
            """
            close the plant\nraise the bid\ncut 600 jobs\nrecall 40,000 cars\nreturn to work on {day}
            sell the airline\nopen a second factory\nlower prices"""
        ),
        lines("shareholders\nthe board\nmanagers\nworkers\nthe regulator\ncustomers"),
        lines(
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
        lines(
            """
            the vaccine\nthe new clinic\nthe outbreak\nthe study\nthe shortage of nurses\nthe drug\nthe waiting list
            the smoking ban\nthe screening programme\nthe flu season"""
        ),
        lines(
            """
            is safe\nwill save lives\nhas not been tested on children\nis worse than last year\nhas peaked
            reaches only half of those who need it\nshould have been stopped in {month}\nhelps older patients most
            was ignored for too long\nproves nothing\nis the price of ten years of cuts\ncan be brought under control"""
        ),
        lines(
            """
            We've no beds left\nI wouldn't give it to my own children\nOur nurses are exhausted
            Please don't panic\nThe patients can't wait until spring\nIt works, and we've the data to show it
            I've never seen a ward so full\nWe're two weeks ahead of the virus, not more
            If you've got a fever, stay at home"""
        ),
        lines(
            """
            hire 500 nurses\nclose two wards\npublish the trial data\nwear masks on buses\nban the additive
            approve the drug by {month}\nstay at home\npay for the treatment"""
        ),
        lines("doctors\nparents\nthe public\nhospitals\nthe ministry\npatients"),
        lines(
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
        lines(
            """
            the vote\nthe recount\nthe campaign\nthe coalition\nthe turnout\nthe new voting machine\nthe poll
            the referendum\nthe party list\nthe second round"""
        ),
        lines(
            """
            was free and fair\nwill be close\nhas split the party\ncannot be trusted
            was rigged in at least six districts
            will go ahead on {day}\nshows that voters want change\nhas no majority\nis a vote on the premier
            proves the pollsters wrong\nwill not be repeated\ndepends on the islanders"""
        ),
        lines(
            """
            We won, and they know it\nI'm not going anywhere\nThe people have spoken\nWe'll count every ballot
            You don't change horses now\nI'll accept the result, whatever it is\nOur voters weren't afraid
            They've promised this in every campaign since 1990\nThere's one poll that counts, and it's on Sunday
            Let's wait until James' district has reported"""
        ),
        lines(
            """
            resign\nstand for a third term\ncall a recount\nform a coalition with the Greens\nconcede
            debate on television\nlower the voting age\npostpone the second round"""
        ),
        lines("voters\nthe commission\nthe senator\nsupporters\nher rivals\nthe opposition"),
        lines(
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
