"""Money, shares and numbers of a text, each with a value by which two ways of writing it are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

import msgspec

from onrecord.span import Span

FigureKind = Literal["money", "share", "number"]

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS = {word: number for number, word in enumerate(_SMALL.split())}
_UNITS |= {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
_SCALES = {
    "hundred": 10**2,
    "dozen": 12,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
}
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_NAMED = "dollar euro pound yen yuan rupee rouble ruble franc crown krone krona peso lira shekel won"

_WORDED = "|".join(sorted((one for one in _UNITS if one not in ("zero", "one")), key=len, reverse=True))
_TEN = "|".join(_TENS.split())
_SPELLED = rf"(?:(?:{_TEN})[- ](?:{'|'.join(_SMALL.split()[1:10])})|{_WORDED})"
_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
_SCALED = r"(?:[ -](?:hundred|dozen|thousand|million|billion|trillion)|[ ]?(?:mn|bn|tn|m|k)\b)"
_FIGURE = re.compile(
    rf"(?<![\w.,])(?P<sign>(?:US|A|C|NZ|HK)?[$€£¥] ?)?(?P<number>{_DIGITS}|\b{_SPELLED})(?P<scale>{_SCALED})?(?![\w])"
    rf"(?P<share> ?%| per ?cent\b| percentage points?\b)?(?P<named> (?:U\.?S\.? )?(?:{'|'.join(_NAMED.split())})s?\b)?",
    re.IGNORECASE,
)


class Figure(msgspec.Struct, frozen=True):
    """A figure at its place. `value` tells two writings of one alike: "40%" and "forty per cent" are both "40"."""

    kind: FigureKind
    value: str
    text: str
    start: int
    end: int


def figures(text: str, but: Sequence[Span] = ()) -> Iterator[Figure]:
    """The figures of a text in order, those aside that are in the spans `but`: dates, say."""
    taken = sorted(but)
    for match in _FIGURE.finditer(text):
        if not any(span.start < match.end() and match.start() < span.end for span in taken):
            yield _figure(match)


def _figure(match: re.Match[str]) -> Figure:
    value = _value(match["number"].lower(), (match["scale"] or "").strip(" -").lower())
    kind: FigureKind = "number"
    if match["share"]:
        kind = "share"
    elif match["sign"] or match["named"]:
        kind = "money"
        value += f" {_currency(match['sign'], match['named'])}"
    return Figure(kind, value, match.group(), *match.span())


def _currency(sign: str | None, named: str | None) -> str:
    if sign:
        return _CURRENCIES[sign.strip()[-1]]
    return (named or "").lower().split()[-1].rstrip("s")


def _value(number: str, scale: str) -> str:
    if number[0].isdigit():
        found = Decimal(number.replace(",", ""))
    else:
        found = Decimal(sum(_UNITS[word] for word in re.split("[- ]", number)))
    return f"{(found * _SCALES.get(scale, 1)).normalize():f}"
