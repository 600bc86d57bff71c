"""The wordings of time: patterns over classes of tokens, and the order in which they are tried.

A pattern is a regular expression whose words are names of classes (lexicon.CLASSES); spaces only part them. Names in
capitals stand for the pieces below. The first rule that fits at a token wins, so longer wordings come first. What a
rule's words mean is told by the reader of the same name (readers.py).
"""

from __future__ import annotations

import re

from onrecord.record.times.lexicon import CLASSES

PIECES = {
    "MON": "(?:month|maybe)",
    "DAYNUM": "(?:ordinal|day|nth)",
    "NTH": "(?:ordinal|nth|word dash? nth)",
    "UNIT": "[unit century quarter half]",
    "ANYUNIT": "[unit century quarter half short]",
    "REL": "(?:last|next|this|that|(?<=the )follow)",
    "EARLY": "(?:the? edge of the?|the? early dash? in? the?)",
    "YEAR": "(?:comma? (?:of|in)? (?:year|OFYEAR))",
    "OFYEAR": "(?:of? the? REL unit)",
    "COUNT": "(?:word dash word|number|word|day|a? few of?|a)",
    "HALF": "(?:dash? and dash? a dash? half)",
    "CLOCKWORD": "(?:(?:clock|day|hours|number) ampm|clock|hours(?= (?:open )? zone)|year(?= (?:open )? zone))",
}

RULES: tuple[tuple[str, str], ...] = (
    ("iso", "iso"),
    ("slash", "slash"),
    # on Thursday, 23 August; the 1st day of February last; May 11–12
    ("days", "(?:weekday comma?)? MON the? DAYNUM (?:dash|to|and) the? DAYNUM (?! MON) YEAR?"),
    ("days", "the? DAYNUM (?:dash|to|and) the? DAYNUM of? MON YEAR?"),
    ("part_of_period", "the? (?:NTH|last) (?:COUNT)? (?:unit) (?:of|in) the? (?:MON YEAR?|year|REL? unit)"),
    ("date", "(?:weekday comma?)? the? MON the? DAYNUM (?! clock| ampm| number) YEAR?"),
    ("date", "(?:weekday comma?)? the? DAYNUM of? MON (?:YEAR|comma? (?:last|next))?"),
    ("date", "(?:weekday comma?)? the? (?:DAYNUM of? mayverb comma? year|DAYNUM of mayverb|ordinal mayverb)"),
    ("date", "(?:weekday comma?)? mayverb ordinal YEAR?"),
    ("date", "day dash MON dash year"),
    ("day_of_month", "(?:weekday comma?)? the? DAYNUM of the? REL unit | weekday comma? the (?:ordinal|nth)"),
    ("day_of_month", "(?<=[prep until from to since between])the ordinal (?=[. comma and to prep in until])"),
    ("weekday_of_month", "the? (?:NTH|last) weekday (?:of|in) (?:MON YEAR?|the? REL unit)"),
    ("half_of", "the? (?:NTH|last) half of (?:the? century|MON YEAR?|the? REL? unit|year|the? NTH dash? century)"),
    ("fiscal", "the? fiscal unit? year dash (?:year|day|number)"),
    ("fiscal", "(?:EARLY)? (?:the? (?:REL|NTH)? fiscal (?:unit|quarter)? (?:of? year)?|(?:the? year) fiscal unit)"),
    ("quarter", "the? NTH dash? quarter (?:comma? of? (?:the? fiscal unit? year?|year|the? REL? unit))?"),
    ("quarter", "qn (?:of|comma|fiscal)* (?:year|the? REL unit) | year dash? qn | qn"),
    ("century", "(?:EARLY)? the? NTH dash? century era? | (?:EARLY)? the? (?:last|this|next) century"),
    ("day_of_week", "the? unit of the? (?:DAYNUM (?:and the? DAYNUM)?) of? MON YEAR?"),
    ("day_of_week", "the? unit of MON the? DAYNUM YEAR?"),
    # last December; early next May; March 2003; April of last year; mid-September
    ("month", "(?:EARLY|later)? (?:the? unit of)? (?:REL MON|MON YEAR)"),
    ("month", "(?:EARLY) MON (?! the? DAYNUM) | (?:the? unit of) MON | month"),
    ("month", "(?<=[in prep since until from to between and of after])maybe"),
    ("bc", "(?:about)? the? (?:year|number|day) era | era year"),
    ("years", "the? about? year dash (?:year|day|number)"),
    ("season", "(?:EARLY|later)? (?:REL season|season OFYEAR|season of? year)"),
    ("season", "(?:(?<=in )|(?<=in the )|(?<=early ))season"),
    ("decade", "(?:EARLY|the)? (?:unit of the)? decade"),
    ("clock", "CLOCKWORD (?:open zone close|zone)?"),
    ("year", "(?:EARLY)? the? (?:unit)? (?:about)? year"),
    # the day before yesterday; early today; tomorrow night
    ("today", "the unit after today"),
    ("today", "(?:early|later)? today part?"),
    ("weekday_in_week", "weekday part? (?:of|in)? the? (?:last|next|this) unit"),
    ("weekday_in_week", "the? (?:last|next|this) unit comma? prep? weekday"),
    ("weekday", "(?:early|later)? the? REL? weekday (?:comma? part)?"),
    ("weekdays", "weekdays"),
    # two and a half years ago; a day later; the year after; 12 days before
    ("ago", "(?:about|than)* (?:COUNT) HALF? dash? ANYUNIT (?:and COUNT ANYUNIT)? ago"),
    ("hence", "(?:COUNT) HALF? ANYUNIT from (?:adverb|today)"),
    ("offset", "(?:about|than)* (?:COUNT) HALF? ANYUNIT (?:later|after)"),
    ("offset", "the unit (?:after)"),
    ("stretch", "(?:the|this)? (?:last|next) (?:COUNT) HALF? ANYUNIT"),
    ("stretch", "the? (?:number|word|day|a? few of?) (?:last|next) ANYUNIT"),
    ("of_unit", "the? edge of the? REL [unit quarter]"),
    ("of_unit", "(?:EARLY|later in? the?) [unit quarter]"),
    ("unit", "(?:early|later)? the? REL [unit quarter]"),
    ("part", "(?:early|later)? the? REL part"),
    ("holiday", "(?:REL)? holiday (?:comma? year|OFYEAR)?"),
    ("event", "(?:EARLY)? the? event"),
    ("every", "every (?:part|unit|weekday|month|maybe|season|holiday)"),
    ("at_time", "(?<=prep )(?:the that?|that) time"),
    ("ahead", "(?<=in )(?:COUNT) HALF? unit"),
    ("duration", "(?:about|than)* (?:COUNT) HALF? dash? ANYUNIT (?! dash? old)"),
    ("units_long", "unit(?= dash x)"),
    ("few", "few unit"),
    ("weekend", "(?<=[the])unit"),
    ("adverb", "adverb"),
)
"""Name of the reader, and the wording."""

_NAME = re.compile(r"[a-z]{2,}|\ba\b(?!-)")


def compile_pattern(pattern: str) -> str:
    """The regular expression over classes that a pattern stands for."""
    while found := re.search("|".join(rf"\b{name}\b" for name in PIECES), pattern):
        pattern = pattern[: found.start()] + PIECES[found.group()] + pattern[found.end() :]
    return _NAME.sub(lambda match: re.escape(CLASSES[match.group()]), pattern).replace(" ", "")


_STRONG = (
    "iso slash month maybe weekday weekdays day number year ordinal word decade clock hours season today holiday "
    "event qn fiscal adverb unit era"
)
_WEAK = "the a about than that this last next follow few nth early edge later every"
"""Classes that a wording can begin with, alone or only before another token of some class."""


def _set_of(names: str) -> str:
    return re.escape("".join(CLASSES[name] for name in names.split()))


MASTER = re.compile(
    f"(?=[{_set_of(_STRONG)}]|[{_set_of(_WEAK)}][^x.,])(?:"
    + "|".join(f"(?P<r{n}>{compile_pattern(pattern)})" for n, (_, pattern) in enumerate(RULES))
    + ")"
)
"""All rules as one pattern over classes; the group that matched is `r` and the number of the rule."""
READER_OF = tuple(name for name, _ in RULES)
ALONE = tuple(re.compile(compile_pattern(pattern)) for _, pattern in RULES)
"""Each rule as a pattern of its own, in order."""
