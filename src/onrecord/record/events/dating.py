"""Which time expressions date a happening, and what date they give it.

A length, a recurring time, a comparison ("than in 2008"), a record over some years ("the highest since 1997"), a year
within a title ("Class of 2029") and a time that only tells which thing is meant ("the 1961 agreement") date nothing.
RULES has a pattern or two for each, over the expression and the words on either side of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from onrecord.record.events.lexicon import HAPPENINGS
from onrecord.record.evidence import When
from onrecord.record.times.values import TimeExpression
from onrecord.span import Span

_REACH = 90
"""Characters of the same stretch looked at on either side of an expression."""
_OPEN_START = "../"

_NO_TIME = re.compile(r"(?:at )?(?:the|this|that) (?:time|moment|point)|early days|the time being|now", re.IGNORECASE)
_MAYBE_A_NAME = re.compile(r"jan|mar|sun|sat", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:than|relative to|compared (?:to|with)|versus|as (?:much|many|high|low) as|like|since before"
    r"|(?:up|down)(?: [\w.%]+){0,3} from|(?:changed?|rise|rose|fell|increased?|decreased?|jumped|percent|%) from)"
    r"(?: (?:in|the|that of|of))*\s+$",
    re.IGNORECASE,
)
_RECORD = re.compile(
    r"\b(?:first|second|third|fourth|fifth|only|highest|lowest|best|worst|(?<!at )most|(?<!at )least|largest|biggest"
    r"|\w+iest|longest|strongest|closest|record)\b",
    re.IGNORECASE,
)
_OVER_A_PERIOD = re.compile(
    r"(?:in |for |over )?(?:since\b.*|until\b.*|the (?:last|past) (?:\w+ )?(?:years?|decades?|months?|century).*)",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"(?:today|tonight|tomorrow|this|that|now|next|the (?:last|past|next)|christmas|easter|in the)\b.*", re.IGNORECASE
)
_AT = re.compile(r"\b(?:on|at|by|during|before|after|until|since|for|last|next)\s+$", re.IGNORECASE)
_YEARS = re.compile(r"\d{4}(?: ?[-–/] ?\d{2,4})?")
_TITLE = re.compile(
    r"(?<!^)\b(?!(?:In|On|By|Since|From|At|During|Before|After|Until|Around|About|For|Of|Between|Through|The)\b)"
    r"[A-Z][\w’'-]*\s+$|\b(?:[Cc]lass of|[Aa]ct)\s+$"
)
_OF_A_TEXT = re.compile(
    r"\b(?:declaration|agreement|treaty|pact|accord|convention|constitution|protocol|resolution|law|act|charter|code)s?"
    r" of\s+$",
    re.IGNORECASE,
)
_FOUR_FIGURES = re.compile(r".*\d{4}", re.DOTALL)
_AN_HOUR = re.compile(r"[ -]*(?:hours?|hrs?|local|utc|gmt|greenwich|gallons?|\(\d{3,4} (?:utc|gmt))\b", re.IGNORECASE)
_FIGURES = re.compile(
    r"(?:the |a )?(?:since |until )?(?:the )?(?:[A-Z]\w+\.? )?\d{1,4}(?:st|nd|rd|th)?(?:,? \d{4})?", re.IGNORECASE
)
_DETERMINER = re.compile(r"\b(?:the|a|an|this|that|its|his|her|their|our|my)\s+$", re.IGNORECASE)
_THE_DAY = re.compile(r"the (?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_NAME = re.compile(r"[ -][A-Z]")
_POSSESSIVE = re.compile(r"[’'](?:s\b| )")
_FOLLOWING = re.compile(r"(?:[’']s?)?((?:[ -]+[\w’'.-]+){1,4})")
_NO_NOUN = re.compile(
    r"[ -]+(?:in|on|at|by|with|for|to|from|of|and|or|but|as|that|when|where|who|which|after|before|because|while|during"
    r"|until|through|over|under|about|against|amid|following|if|so|than|into|the|a|an|his|her|their|its|he|she|it|they"
    r"|we|i|you|there|this|these|those|local|time|gmt|is|was|were|has|have|had|are|will|would|\w+ed|said|told|says|near"
    r"|outside|inside|between|without|morning|afternoon|evening|night)\b"
)
_WORD = re.compile(r"[^\W_]+")

_BY = re.compile(r"\bby\s+$", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_ENDS_PHRASE = re.compile(r"\s*(?:[.,;:)\"”]|$|(?:and|or|the|with|as|to|if|in|at)\b)")
_PUT_OFF = re.compile(
    r"\b(?:extended?|postponed?|delayed|delay|adjourned|deferred|put off|moved|not \w+|n['’]t \w+|never|no)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"T[^/,}]*")


class _Near(NamedTuple):
    """An expression, the words on either side of it, and whether it stands in someone's own words."""

    time: TimeExpression
    before: str
    after: str
    quoted: bool


def _is_no_time(near: _Near) -> bool:
    return _NO_TIME.fullmatch(near.time.text) is not None or _MAYBE_A_NAME.fullmatch(near.time.text) is not None


def _is_compared(near: _Near) -> bool:
    return _COMPARED.search(near.before) is not None


def _is_span_of_a_record(near: _Near) -> bool:
    return _OVER_A_PERIOD.fullmatch(near.time.text) is not None and _RECORD.search(near.before) is not None


def _is_loose_talk(near: _Near) -> bool:
    return near.quoted and _LOOSE.fullmatch(near.time.text) is not None


def _is_name_of_an_era(near: _Near) -> bool:
    return near.time.basis == "named" and not _AT.search(near.before)


def _is_in_a_title(near: _Near) -> bool:
    return _YEARS.fullmatch(near.time.text) is not None and _TITLE.search(near.before) is not None


def _is_of_a_text(near: _Near) -> bool:
    return _OF_A_TEXT.search(near.before) is not None


def _is_an_hour_or_amount(near: _Near) -> bool:
    return _FOUR_FIGURES.fullmatch(near.time.text) is not None and _AN_HOUR.match(near.after) is not None


def _tells_which_thing(near: _Near) -> bool:
    """Whether it stands before a noun that names no happening: "the 1961 agreement", "the Sunday Post"."""
    possessive = _POSSESSIVE.match(near.after) is not None
    determined = _FIGURES.fullmatch(near.time.text) is not None and (
        " the " in f" {near.time.text.lower()}" or _DETERMINER.search(near.before) is not None
    )
    if _THE_DAY.fullmatch(near.time.text) and _NAME.match(near.after):
        return True
    following = _FOLLOWING.match(near.after)
    if following is None or not (possessive or (determined and not _NO_NOUN.match(near.after))):
        return False
    return HAPPENINGS.isdisjoint(_WORD.findall(following.group(1).lower()))


RULES: tuple[Callable[[_Near], bool], ...] = (
    _is_no_time,
    _is_compared,
    _is_span_of_a_record,
    _is_loose_talk,
    _is_name_of_an_era,
    _is_in_a_title,
    _is_of_a_text,
    _is_an_hour_or_amount,
    _tells_which_thing,
)
"""Where one holds, an expression dates nothing. The dated F1 on records/train is 78.9 with the rules, 75.5 without."""


def dates(text: str, stretch: Span, time: TimeExpression, *, quoted: bool) -> bool:
    """Whether an expression dates a happening. `stretch` is what one voice says in its sentence; `quoted` tells whether
    it stands in quotation marks."""
    if time.value is None:
        return False
    before = text[max(stretch.start, time.start - _REACH) : time.start]
    after = text[time.end : min(stretch.end, time.end + _REACH)]
    near = _Near(time, before, after, quoted)
    return not any(rule(near) for rule in RULES)


def when(text: str, time: TimeExpression) -> When:
    """The date that an expression gives to a happening. A time of day is left out; "by 2030" leaves the start open;
    what is put off "until" a date happens on it."""
    value = _CLOCK.sub("", time.value or "")
    before = text[max(0, time.start - _REACH) : time.start]
    if _BY.search(before) and _YEAR.fullmatch(value) and _ENDS_PHRASE.match(text, time.end):
        value = _OPEN_START + value
    elif value.startswith(_OPEN_START) and _PUT_OFF.search(before):
        value = value.removeprefix(_OPEN_START)
    return When(time.start, time.end, time.text, value)
