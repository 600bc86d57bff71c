"""The words that time expressions are made of, each with its class and value. Tables, each of one thing.

A class is one character, so that a text becomes a string of classes over which the grammar's patterns run. Patterns
use the names in CLASSES; everything that is not in a table is OTHER.
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.pages.dateline import MONTHS, WEEKDAYS

OTHER = "x"
CLASSES: dict[str, str] = {
    "year": "Y",  # four digits, 1000 to 2199
    "day": "D",  # one or two digits, 1 to 31
    "number": "N",  # other figures
    "word": "u",  # numbers in words
    "a": "a",  # a, an
    "ordinal": "O",  # 1st to 31st
    "nth": "f",  # first to twentieth, in words
    "few": "q",  # few, several, some: how many is not told
    "iso": "I",
    "slash": "/",
    "clock": "C",  # 10:30
    "hours": "4",  # 0600
    "ampm": "P",
    "zone": "Z",
    "decade": "E",  # 1990s, the nineties
    "month": "M",
    "maybe": "m",  # months that are also names or other words, capitalised
    "mayverb": "v",  # the same in small letters
    "weekday": "W",
    "weekdays": "w",  # Mondays
    "unit": "U",  # day, week, month, year, decade
    "century": "1",
    "quarter": "2",
    "half": "3",
    "short": "h",  # hours, minutes
    "part": "H",  # morning ... night
    "season": "S",
    "today": "T",
    "last": "l",  # last, past, previous
    "next": "n",  # next, coming, following
    "this": "t",
    "that": "s",  # same, that, those
    "early": "e",  # early, mid, late
    "edge": "d",  # beginning, end ... of
    "ago": "g",
    "later": "L",  # earlier, later: counted from the narrative
    "after": "b",  # after, before
    "since": "k",
    "until": "K",
    "from": "j",
    "to": "y",
    "between": "z",
    "and": "&",
    "of": "F",
    "in": "r",
    "prep": "p",  # on, at, by, during ...
    "follow": "G",  # following: "the following week", but "following weeks of talks"
    "the": "@",
    "about": "c",
    "than": "%",  # more, over, less, than
    "era": "B",
    "holiday": "J",
    "event": "V",
    "qn": "Q",  # Q3, H1
    "fiscal": "X",
    "adverb": "A",
    "every": "*",
    "time": "i",
    "old": "0",
    "comma": ",",
    "dash": "-",
    "open": "(",
    "close": ")",
    "own": "'",  # 's
    "stop": ".",
}

UNITS = {
    name: unit
    for unit, names in {
        "day": "day days", "week": "week weeks", "weekend": "weekend", "fortnight": "fortnight fortnights",
        "month": "month months", "year": "year years yr yrs", "decade": "decade decades",
    }.items()
    for name in names.split()
}  # fmt: skip
SHORT_UNITS = {"hour": "hour", "hours": "hour", "minute": "minute", "minutes": "minute", "seconds": "second"}
CENTURIES = {"century": "century", "centuries": "century"}
QUARTERS = {"quarter": "quarter", "quarters": "quarter"}
HALVES = {"half": "half", "halves": "half"}

NUMBER_WORDS = {
    name: number
    for number, name in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(), 1,
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70}  # fmt: skip
NUMBER_WORDS |= {"eighty": 80, "ninety": 90, "hundred": 100}
NTHS = {
    name: number
    for number, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1,
    )
}  # fmt: skip
DECADE_WORDS = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip

TODAY = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "overnight": 0}
PARTS = frozenset("morning afternoon evening night noon midday midnight dawn dusk lunchtime".split())
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24, "springtime": 21, "summertime": 22}
"""EDTF's codes for the seasons."""

LAST = frozenset("last past previous preceding".split())
NEXT = frozenset("next coming upcoming subsequent ensuing".split())
THIS = frozenset("this current present".split())
THAT = frozenset("same that those".split())
EARLY = {"early": "early", "mid": "mid", "late": "late"}
EDGES = {
    "middle": "mid", "beginning": "start", "start": "start", "outset": "start", "end": "end", "close": "end",
    "eve": "eve", "rest": "rest",
    "remainder": "rest", "turn": "turn", "height": "mid",
}  # fmt: skip
LATER = {"earlier": -1, "previously": -1, "beforehand": -1, "later": 1, "afterwards": 1, "afterward": 1, "prior": -1}
ABOUT = frozenset("circa c. ca about around approximately roughly nearly almost some".split())
THAN = frozenset("more less over under than just least most only".split())
PREPOSITIONS = frozenset("on at by during for within throughout into starting effective dated".split())
EVERY = frozenset("every each".split())
RECURRING = frozenset("daily weekly monthly quarterly yearly annual annually nightly biennial".split())
VAGUE = frozenset("now currently recently lately soon nowadays presently formerly".split())
FEW = frozenset("few several couple many numerous dozens recent".split())

ZONES: dict[str, str] = {
    "UTC": "Z", "GMT": "Z", "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00", "EET": "+02:00",
    "EEST": "+03:00", "MSK": "+03:00", "WEST": "+01:00", "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00",
    "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "JST": "+09:00", "KST": "+09:00", "AEST": "+10:00",
    "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00", "HKT": "+08:00", "SGT": "+08:00",
}  # fmt: skip
"""Zones whose letters name one offset in the news. IST, CST, ET and the like name several and give none."""
LOOSE_ZONES = frozenset("ET CT MT PT IST CST MST AST".split())

_MAYBE = frozenset("may march april june august jan mar jun dec".split())
"""Months whose names are given to people or mean other things as well."""
_OTHER_WORDS = frozenset("may march jan mar jun dec".split())
"""Those that in small letters are other words."""


_VALUED: dict[str, Mapping[str, object]] = {
    "adverb": dict.fromkeys(VAGUE, "vague") | dict.fromkeys(RECURRING, "recurring"),
    "unit": UNITS,
    "century": CENTURIES,
    "quarter": QUARTERS,
    "half": HALVES,
    "short": SHORT_UNITS,
    "word": NUMBER_WORDS,
    "nth": NTHS,
    "decade": DECADE_WORDS,
    "today": TODAY,
    "season": SEASONS,
    "early": EARLY,
    "edge": EDGES,
    "later": LATER,
    "after": {"before": -1, "after": 1},
    "weekday": {name: number for number, name in enumerate(WEEKDAYS)},
    "weekdays": {f"{name}s": number for number, name in enumerate(WEEKDAYS)},
    "ampm": {"am": 0, "pm": 12, "a.m.": 0, "p.m.": 12, "a.m": 0, "p.m": 12},
}
"""Classes whose words have values."""
_PLAIN: dict[str, frozenset[str]] = {
    "prep": PREPOSITIONS,
    "last": LAST,
    "next": NEXT,
    "this": THIS,
    "that": THAT,
    "about": ABOUT,
    "than": THAN,
    "every": EVERY,
    "few": FEW,
    "part": PARTS,
    "since": frozenset({"since"}),
    "in": frozenset({"in"}),
    "follow": frozenset({"following"}),
    "until": frozenset({"until", "till"}),
    "from": frozenset({"from"}),
    "to": frozenset({"to", "through", "thru"}),
    "between": frozenset({"between"}),
    "and": frozenset({"and", "or", "&"}),
    "of": frozenset({"of"}),
    "the": frozenset({"the"}),
    "a": frozenset({"a", "an"}),
    "ago": frozenset({"ago"}),
    "fiscal": frozenset({"fiscal", "financial", "fy"}),
    "time": frozenset({"time", "moment"}),
    "old": frozenset({"old"}),
}
"""Classes whose words stand for themselves."""
_MARKS = {"comma": ",", "dash": "-–—‐‑", "open": "([", "close": ")]", "stop": ".!?;"}
_ERAS = ("BC", "BCE", "AD", "CE", "B.C.", "B.C.E.", "A.D.", "C.E.")


def _table() -> dict[str, tuple[str, object]]:
    """Every word in small letters, capitalised and in capitals, with its class and value."""
    found: dict[str, tuple[str, object]] = {}
    plain = {name: {word: word for word in words} for name, words in _PLAIN.items()}
    for name, words in (*_VALUED.items(), *plain.items()):
        for word, value in words.items():
            found.update(dict.fromkeys((word, word.capitalize(), word.upper()), (CLASSES[name], value)))
    found.update({name: (CLASSES["zone"], offset) for name, offset in ZONES.items()})
    found.update(dict.fromkeys(LOOSE_ZONES, (CLASSES["zone"], "")))
    found.update({name: (CLASSES["era"], name.replace(".", "").lower()) for name in _ERAS})
    for letter, most in (("Q", 4), ("H", 2)):
        for number in range(1, most + 1):
            meant = (CLASSES["qn"], (letter, number))
            found[f"{letter}{number}"] = found[f"{letter.lower()}{number}"] = meant
    found.update({mark: (CLASSES[name], mark) for name, marks in _MARKS.items() for mark in marks})
    found.update({form: (CLASSES["own"], form) for form in ("'s", "’s", "'", "’")})
    _add_months(found)
    return found


def _add_months(found: dict[str, tuple[str, object]]) -> None:
    for name, number in MONTHS.items():
        sure = "maybe" if name in _MAYBE else "month"
        for form in (name.capitalize(), name.upper(), f"{name.capitalize()}."):
            found[form] = (CLASSES["month" if form[-1] == "." else sure], number)
        found[name] = (CLASSES["mayverb" if name in _OTHER_WORDS else "month"], number)


LEXICON = _table()
