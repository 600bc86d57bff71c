"""Stories to compare. All invented."""

from __future__ import annotations

WIRE = """TORSUND, March 2. /ONA/. Taking the old declaration as a starting point for a treaty does not oblige Velmora \
to part with any of the islands, the press secretary Pavel Lindt said on Sunday in a television interview.

"I keep reading that a date has been named and that somebody is counting the houses. Nothing of the kind exists," he \
told the program when asked what had been agreed at the meeting last week by the two leaders and their ministers.

Lindt denied that the president had given any promise. "The president listened, and he set out our position. It has \
been set out before," the press secretary noted. He added that Velmora could not close its eyes to the garrison at the \
cape, 40 kilometers from the nearest of the islands, where two radars turn day and night.

"It is a hard question, but no harder than the one we settled with our neighbors in the south," he stressed. "It took \
eleven years to draw that line through the sea, and fishermen on both sides sleep well.\""""

BACKGROUND = """Velmora and Oskaria have had no peace treaty since the war, which ended eighty-five years ago. The \
dispute over the four islands stands in the way. Oskaria contests that they were ever given up and calls them by \
another name."""

OTHER = """LERMONT, July 4. /ONA/. The ministry of fisheries has opened an inquiry into the loss of a trawler off the \
northern coast, a spokeswoman said on Friday. Three men were saved by a passing ferry, and a fourth is missing.

"We shall ask everyone who saw her leave the harbor that morning," the spokeswoman said. "She was sound, and her \
master had sailed these waters for thirty years." Divers are to go down as soon as the weather \
lets them, perhaps next week."""
