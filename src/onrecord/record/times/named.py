"""Names that calendars and history books give to times: holidays, eras and events. Tables.

Holidays are those that news in English names, on the dates of the country whose name for them it is (Thanksgiving is
that of the United States; Labour Day as spelt). Days that no rule of the civil calendar gives, as Ramadan, are found
and not valued. Events are few and well known, with the dates that encyclopaedias agree on; eras have rough ends.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.record.times.moments import Moment, Point, days_in, shift, weekday


class Holiday(NamedTuple):
    """A day of each year: (month, day); or the nth `on` (weekday) of the month; or days after Easter Sunday."""

    month: int = 0
    day: int = 0
    nth: int = 0
    on: int = 0
    easter: int | None = None
    days: int = 1

    def of(self, year: int) -> Moment | None:
        """The holiday in a year, None if no rule gives it."""
        if self.easter is not None:
            first = shift(easter(year), self.easter, "day")
        elif self.nth:
            first = nth_weekday(year, self.month, self.on, self.nth)
        elif self.month:
            first = Point(year, self.month, self.day)
        else:
            return None
        return Moment(first, shift(first, self.days - 1, "day") if self.days > 1 else None)


HOLIDAYS: dict[str, Holiday] = {
    "new year's day": Holiday(1, 1),
    "new year's eve": Holiday(12, 31),
    "new year's": Holiday(1, 1),
    "new year": Holiday(1, 1),
    "epiphany": Holiday(1, 6),
    "martin luther king jr. day": Holiday(1, nth=3, on=0),
    "martin luther king day": Holiday(1, nth=3, on=0),
    "australia day": Holiday(1, 26),
    "groundhog day": Holiday(2, 2),
    "valentine's day": Holiday(2, 14),
    "presidents' day": Holiday(2, nth=3, on=0),
    "presidents day": Holiday(2, nth=3, on=0),
    "international women's day": Holiday(3, 8),
    "st. patrick's day": Holiday(3, 17),
    "st patrick's day": Holiday(3, 17),
    "saint patrick's day": Holiday(3, 17),
    "april fools' day": Holiday(4, 1),
    "april fool's day": Holiday(4, 1),
    "earth day": Holiday(4, 22),
    "anzac day": Holiday(4, 25),
    "may day": Holiday(5, 1),
    "victory day": Holiday(5, 9),
    "ve day": Holiday(5, 8),
    "memorial day": Holiday(5, nth=-1, on=0),
    "mother's day": Holiday(5, nth=2, on=6),
    "father's day": Holiday(6, nth=3, on=6),
    "juneteenth": Holiday(6, 19),
    "canada day": Holiday(7, 1),
    "fourth of july": Holiday(7, 4),
    "bastille day": Holiday(7, 14),
    "labor day": Holiday(9, nth=1, on=0),
    "columbus day": Holiday(10, nth=2, on=0),
    "halloween": Holiday(10, 31),
    "all saints' day": Holiday(11, 1),
    "guy fawkes night": Holiday(11, 5),
    "veterans day": Holiday(11, 11),
    "armistice day": Holiday(11, 11),
    "remembrance day": Holiday(11, 11),
    "thanksgiving day": Holiday(11, nth=4, on=3),
    "thanksgiving": Holiday(11, nth=4, on=3),
    "christmas eve": Holiday(12, 24),
    "christmas day": Holiday(12, 25),
    "christmas": Holiday(12, 25),
    "xmas": Holiday(12, 25),
    "boxing day": Holiday(12, 26),
    "ash wednesday": Holiday(easter=-46),
    "palm sunday": Holiday(easter=-7),
    "maundy thursday": Holiday(easter=-3),
    "good friday": Holiday(easter=-2),
    "holy saturday": Holiday(easter=-1),
    "easter sunday": Holiday(easter=0),
    "easter monday": Holiday(easter=1),
    "easter": Holiday(easter=0),
    "pentecost": Holiday(easter=49),
    "whit monday": Holiday(easter=50),
    "labour day": Holiday(),
    "independence day": Holiday(),
    "ramadan": Holiday(),
    "eid al-fitr": Holiday(),
    "eid al-adha": Holiday(),
    "passover": Holiday(),
    "yom kippur": Holiday(),
    "rosh hashanah": Holiday(),
    "hanukkah": Holiday(),
    "diwali": Holiday(),
    "lunar new year": Holiday(),
    "chinese new year": Holiday(),
}

_P = Point
EVENTS: dict[str, Moment] = {
    "world war ii": Moment(_P(1939, 9, 1), _P(1945, 9, 2)),
    "world war two": Moment(_P(1939, 9, 1), _P(1945, 9, 2)),
    "second world war": Moment(_P(1939, 9, 1), _P(1945, 9, 2)),
    "wwii": Moment(_P(1939, 9, 1), _P(1945, 9, 2)),
    "ww2": Moment(_P(1939, 9, 1), _P(1945, 9, 2)),
    "world war i": Moment(_P(1914, 7, 28), _P(1918, 11, 11)),
    "world war one": Moment(_P(1914, 7, 28), _P(1918, 11, 11)),
    "first world war": Moment(_P(1914, 7, 28), _P(1918, 11, 11)),
    "wwi": Moment(_P(1914, 7, 28), _P(1918, 11, 11)),
    "cold war": Moment(_P(1947), _P(1991)),
    "korean war": Moment(_P(1950, 6, 25), _P(1953, 7, 27)),
    "vietnam war": Moment(_P(1955, 11, 1), _P(1975, 4, 30)),
    "six-day war": Moment(_P(1967, 6, 5), _P(1967, 6, 10)),
    "yom kippur war": Moment(_P(1973, 10, 6), _P(1973, 10, 25)),
    "iran-iraq war": Moment(_P(1980, 9, 22), _P(1988, 8, 20)),
    "falklands war": Moment(_P(1982, 4, 2), _P(1982, 6, 14)),
    "gulf war": Moment(_P(1990, 8, 2), _P(1991, 2, 28)),
    "spanish civil war": Moment(_P(1936, 7, 17), _P(1939, 4, 1)),
    "american civil war": Moment(_P(1861, 4, 12), _P(1865)),
    "napoleonic wars": Moment(_P(1803), _P(1815)),
    "suez crisis": Moment(_P(1956, 10, 29), _P(1956, 11, 7)),
    "cuban missile crisis": Moment(_P(1962, 10, 16), _P(1962, 10, 28)),
    "prague spring": Moment(_P(1968, 1, 5), _P(1968, 8, 21)),
    "great depression": Moment(_P(1929), _P(1939)),
    "french revolution": Moment(_P(1789), _P(1799)),
    "russian revolution": Moment(_P(1917)),
    "october revolution": Moment(_P(1917, 11, 7)),
    "chernobyl disaster": Moment(_P(1986, 4, 26)),
    "fall of the berlin wall": Moment(_P(1989, 11, 9)),
    "collapse of the soviet union": Moment(_P(1991, 12, 26)),
    "dissolution of the soviet union": Moment(_P(1991, 12, 26)),
    "breakup of the soviet union": Moment(_P(1991, 12, 26)),
    "break-up of the soviet union": Moment(_P(1991, 12, 26)),
    "fall of the soviet union": Moment(_P(1991, 12, 26)),
    "september 11 attacks": Moment(_P(2001, 9, 11)),
    "september 11th attacks": Moment(_P(2001, 9, 11)),
    "9/11": Moment(_P(2001, 9, 11)),
    "middle ages": Moment(_P(500), _P(1500), "~"),
    "renaissance": Moment(_P(1300), _P(1600), "~"),
    "industrial revolution": Moment(_P(1760), _P(1840), "~"),
    "crusades": Moment(_P(1095), _P(1291)),
    "victorian era": Moment(_P(1837), _P(1901)),
    "interwar period": Moment(_P(1918, 11, 11), _P(1939, 9, 1)),
}
_SMALL_IS_OTHER = frozenset({"new year", "new year's", "renaissance", "epiphany", "victory day", "great depression"})
"""Names that in small letters are other words."""


def _pattern() -> re.Pattern[str]:
    names = sorted([*HOLIDAYS, *EVENTS], key=len, reverse=True)
    wordings = "|".join(re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s+") for name in names)
    return re.compile(rf"(?:{wordings})(?!\w)", re.IGNORECASE)


PHRASES = _pattern()
HEADS = frozenset(
    form
    for name in (*HOLIDAYS, *EVENTS)
    for head in [re.split(r"[ \-'./]", name)[0]]
    for form in (head, head.capitalize(), head.upper())
)
"""First words of the names, as written."""


def named(words: str) -> tuple[str, Holiday | Moment] | None:
    """What a match of PHRASES names: its class ("holiday" or "event") and its meaning."""
    key = " ".join(words.lower().replace("’", "'").split())
    if key in _SMALL_IS_OTHER and words[0].islower():
        return None
    if key in HOLIDAYS:
        return "holiday", HOLIDAYS[key]
    return ("event", EVENTS[key]) if key in EVENTS else None


def nth_weekday(year: int, month: int, on: int, nth: int) -> Point:
    """The nth given weekday of a month; -1 is the last. Raises ValueError if the month has no nth."""
    first = Point(year, month, 1 + (on - weekday(Point(year, month, 1))) % 7)
    last = first.day + (days_in(year, month) - first.day) // 7 * 7
    day = last if nth < 0 else first.day + 7 * (nth - 1)
    if day > last:
        raise ValueError("no such weekday in the month")
    return Point(year, month, day)


def easter(year: int) -> Point:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Meeus, Astronomical Algorithms, 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekdays = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekdays) // 451
    month, day = divmod(h + weekdays - 7 * m + 114, 31)
    return Point(year, month, day + 1)
