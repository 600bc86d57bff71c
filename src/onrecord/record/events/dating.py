"""Which time expressions date a happening, and what date they give it.

A length, a recurring time, a comparison ("than in 2008"), a record since some year ("the highest since 1997"), a year
within a title ("Class of 2006") and a time that only stands for a thing ("the 1991 agreement") date nothing. Each rule
is a pattern over the words before or after the expression.
"""

from __future__ import annotations

import re

from onrecord.record.events.lexicon import HAPPENINGS
from onrecord.record.evidence import When
from onrecord.record.times.values import TimeExpression
from onrecord.span import Span

_REACH = 90
"""Characters of the same stretch looked at on either side of an expression."""

_NO_DATE = re.compile(
    r"(?:at )?(?:the|this|that) (?:time|moment|point)|early days|the time being|jan|mar|sun|sat|now", re.IGNORECASE
)
"""Expressions with a value that speak of no particular time, or may be names."""
_COMPARED = re.compile(
    r"\b(?:than|relative to|compared (?:to|with)|versus|as (?:much|many|high|low) as|like|class of|act|(?:up|down)(?: [\w.%]+){0,3} from"
    r"|(?:changed?|rise|rose|fell|increased?|decreased?|jumped|percent|%) from|since before)"
    r"(?: (?:in|the|that of|of))*\s+$",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"\b(?:first|second|third|fourth|fifth|only|highest|lowest|best|worst|(?<!at )most|(?<!at )least|largest|biggest|\w+iest|longest"
    r"|strongest|closest|record)\b",
    re.IGNORECASE,
)
_OVER_A_PERIOD = re.compile(
    r"(?:in |for |over )?(?:since\b.*|until\b.*|the (?:last|past) (?:\w+ )?(?:years?|decades?|months?|century).*)",
    re.IGNORECASE,
)
"""Periods that with an ordinal or a superlative before them measure a record: "the first time since 1997"."""
_LOOSE_WHEN_QUOTED = re.compile(
    r"(?:today|tonight|tomorrow|this|that|now|next|the (?:last|past|next)|christmas|easter|in the)\b.*", re.IGNORECASE
)
"""Expressions that in someone's own words rather colour than date."""
_FESTIVAL_AT = re.compile(r"\b(?:on|at|by|during|before|after|until|since|for|last|next)\s+$", re.IGNORECASE)
_TITLE = re.compile(
    r"(?<!^)\b(?!(?:In|On|By|Since|From|At|During|Before|After|Until|Around|About|For|Of|Between|Through|The)\b)"
    r"[A-Z][\w’'-]*\s+$"
)
_OF_A_DOCUMENT = re.compile(
    r"\b(?:declaration|agreement|treaty|pact|accord|convention|constitution|protocol|resolution|law|act|charter|code)s? of\s+$", re.IGNORECASE
)
_AN_HOUR = re.compile(r"[ -]*(?:hours?|hrs?|local|utc|gmt|greenwich|gallons?|\(\d{3,4} (?:utc|gmt))\b", re.IGNORECASE)
"""What after four figures shows that they are no year."""
_NUMBERED = re.compile(r"\d{4}(?: ?[-–/] ?\d{2,4})?")
_ATTRIBUTIVE = re.compile(
    r"\b(?:the|a|an|this|that|its|his|her|their|our|my)\s+$", re.IGNORECASE
)
_FIGURES = re.compile(r"(?:the |a )?(?:since |until )?(?:the )?(?:[A-Z]\w+\.? )?\d{1,4}(?:st|nd|rd|th)?(?:,? \d{4})?", re.IGNORECASE)
"""Forms of a date that stand before a noun: "the 1991", "the February 14"."""
_NEXT_WORDS = re.compile(r"(?:[’']s?)?((?:[ -]+[\w’'.-]+){1,4})")
_NO_NOUN = re.compile(
    r"(?:[’']s)?[ -]+(?:in|on|at|by|with|for|to|from|of|and|or|but|as|that|when|where|who|which|after|before|because|"
    r"while|during|until|through|over|under|about|against|amid|following|if|so|than|into|the|a|an|his|her|their|its|he|"
    r"she|it|they|we|i|you|there|this|these|those|local|time|gmt|is|was|were|has|have|had|are|will|would|after|\w+ed|"
    r"said|told|says|near|outside|inside|between|without|morning|afternoon|evening|night)\b"
)
_WORD = re.compile(r"[^\W_]+")
_CHANGED = re.compile(
    r"\b(?:extended|extend|postponed|postpone|delayed|delay|adjourned|deferred|put off|moved|not \w+|n['’]t \w+|never|no)\b",
    re.IGNORECASE,
)
_NO_NOUN_AFTER = re.compile(r"\s*(?:[.,;:)\"”]|$|(?:and|or|the|with|as|to|if|in|at)\b)")
_BEFORE_BY = re.compile(r"\bby\s+$", re.IGNORECASE)
_UNTIL = "../"


def dates(text: str, stretch: Span, time: TimeExpression, *, quoted: bool) -> bool:
    """Whether an expression dates a happening. `stretch` is what one voice says in its sentence."""
    if time.value is None or _NO_DATE.fullmatch(time.text):
        return False
    before = text[max(stretch.start, time.start - _REACH) : time.start]
    after = text[time.end : min(stretch.end, time.end + _REACH)]
    if _COMPARED.search(before) or _OF_A_DOCUMENT.search(before) or (_OVER_A_PERIOD.fullmatch(time.text) and _RECORD.search(before)):
        return False
    if _AN_HOUR.match(after) and re.search(r"\d{4}$", time.text):
        return False
    if quoted and _LOOSE_WHEN_QUOTED.fullmatch(time.text):
        return False
    if time.basis == "named" and not _FESTIVAL_AT.search(before):
        return False
    if _NUMBERED.fullmatch(time.text) and _TITLE.search(before) and not time.start == stretch.start:
        return False
    return not _stands_for_a_thing(time, before, after)


def _stands_for_a_thing(time: TimeExpression, before: str, after: str) -> bool:
    """Whether it stands before a noun that names no happening: "the 1991 agreement", "today's newspaper"."""
    possessive = after[:2] in ("'s", "’s", "' ", "’ ")
    determined = _FIGURES.fullmatch(time.text) is not None and (
        " the " in f" {time.text.lower()}" or _ATTRIBUTIVE.search(before) is not None
    )
    if not possessive and not determined:
        return False
    match = _NEXT_WORDS.match(after)
    if match is None or (not possessive and _NO_NOUN.match(after)):
        return False
    return HAPPENINGS.isdisjoint(_WORD.findall(match.group(1).lower()))


def when(text: str, time: TimeExpression) -> When:
    """The date that an expression gives to a happening: no time of day; "by" a date leaves the start open, and what is
    put off "until" a date happens on it."""
    assert time.value is not None
    value = re.sub(r"T[^/,}]*", "", time.value)
    before = text[max(0, time.start - _REACH) : time.start]
    if _BEFORE_BY.search(before) and re.fullmatch(r"\d{4}", value) and _NO_NOUN_AFTER.match(text, time.end):
        value = _UNTIL + value
    elif value.startswith(_UNTIL) and _CHANGED.search(before):
        value = value.removeprefix(_UNTIL)
    return When(time.start, time.end, time.text, value)
