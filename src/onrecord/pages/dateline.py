"""Datelines: where and when a wire report was filed, and by which agency, as the agencies print it.

Strategy. A dateline is a place, a date and an agency in one of a few orders, closed by a sign. Each order
is one pattern in SHAPES; a shape with little to tell it by (a bare place before a dash) asks for capitals
throughout. Shapes follow the printed usage of TASS, Interfax, Reuters, AP, AFP, UPI, Xinhua, Kyodo, Yonhap,
KCNA, dpa, EFE, ANSA, PTI, IRNA and others, of press-release wires, and of BBC Monitoring.
"""

from __future__ import annotations

import re

from onrecord.pages.page import Dateline

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[89]|20)[0-9]{2}"
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|mon|tues?|wed|thur?s?|fri|sat|sun)\b\.?"
_MARK = r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
_GAP = r"[ \t\u00a0\u2000-\u200a\u202f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
"""Spaces as printed, and the marks of writing direction that stand between them."""
DATE = (
    rf"(?i:(?:{_WEEKDAY},?{_GAP}+)?(?:{_MONTH}{_GAP}*{_DAY}\b(?:,?{_GAP}+{_YEAR}\b)?"
    rf"|{_DAY}{_GAP}+{_MONTH}(?:,?{_GAP}+{_YEAR}\b)?)|{_WEEKDAY})"
)
DATED = DATE.replace(f"|{_WEEKDAY})", ")")
"""The same without a bare weekday."""
_CAPITALS = r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-ZÀ-ÖØ-ÞĀ-Ž.'’\-]*"
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’\-]*"
_JOINT = rf"(?:{_GAP}+(?:and{_GAP}+|de{_GAP}+|del{_GAP}+|of{_GAP}+|upon{_GAP}+)?|/|{_GAP}?[,&]{_GAP}?)"
_PLACE_CAPITALS = (
    rf"{_CAPITALS}(?:{_JOINT}{_CAPITALS}){{0,5}}"
    rf"(?:,{_GAP}*(?!(?i:{_WEEKDAY})){_NAME}(?:{_GAP}+{_NAME}){{0,2}})?"
)
_PLACE = rf"{_NAME}(?:{_JOINT}{_NAME}){{0,5}}"
_WHERE = rf"(?P<place>{_PLACE_CAPITALS}|{_PLACE}?)"
_WHEN = rf"(?P<date>{DATE})"
_AGENCY = r"(?![A-Z]-)[A-Z][\w .&'’\-]{1,30}?"
_DASH = r"(?:--|[-–—―])"
_KNOWN = (
    "AA|AFP|AKI|ANI|ANSA|Antara|AP|APA|Bernama|BTA|Belga|CNA|CNS|CP|dpa|DPA|EFE|HINA|IANS|INA|Interfax|IRNA|ISNA|"
    "Jiji|KCNA|Kyodo|Kyodo News|KUNA|LUSA|MENA|MTI|NAN|NHK|PAP|PNA|PTI|QNA|Reuters|RIA Novosti|RIA|SANA|SAPA|"
    "SPA|STT|Tanjug|TASS|ITAR-TASS|TT|TTXVN|UNI|UPI|VNA|WAM|Xinhua|Yonhap|Anadolu|Anadolu Agency"
)
_CLOSE = rf"{_GAP}*(?:\.?{_GAP}?{_DASH}|:|\.(?={_GAP}|$))"

SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"{_MARK}*{shape}{_GAP}*"))
    for name, shape in (
        # MOSCOW, November 18. /TASS/.   CITY, State, March 4, 2019 /PRNewswire/ --
        (
            "slashes",
            (
                rf"{_WHERE}{_GAP}*,{_GAP}*{_WHEN}[.,]?{_GAP}*/(?P<agency>[^/\n]{{2,40}})/"
                rf"(?:{_GAP}*(?:\.|{_DASH}))?"
            ),
        ),
        # LONDON, March 4 (Reuters) -   Paris, March 4, 2019 (AFP) -
        # MOSCOW. Nov 18 (Interfax) -   Delhi, Mar 4 (PTI)
        (
            "dated",
            (
                rf"{_WHERE}{_GAP}*[.,]{_GAP}*{_WHEN},?{_GAP}*"
                rf"[(\[](?P<agency>{_AGENCY})[)\]](?:{_CLOSE})?"
            ),
        ),
        # GENEVA (March 4) -
        ("bracketed", rf"{_WHERE}{_GAP}*\({_WHEN}\){_CLOSE}"),
        # WASHINGTON (AP) —   Berlin (dpa) -   CITY, State--(BUSINESS WIRE)--
        (
            "named",
            rf"(?P<place>{_PLACE_CAPITALS}|{_PLACE})(?<!-){_GAP}*(?:--)?\((?P<agency>{_AGENCY}|dpa)\){_CLOSE}",
        ),
        # (ANSA) - ROME, MAR 4 -
        (
            "before",
            (
                rf"\((?P<agency>{_AGENCY})\){_GAP}*{_DASH}?{_GAP}*{_WHERE}"
                rf"(?:,{_GAP}*{_WHEN})?{_CLOSE}"
            ),
        ),
        # (Reuters) -
        (
            "agency",
            (
                rf"(?P<place>)\((?P<agency>{_KNOWN}|[A-Z][\w -]{{0,20}}(?:[Pp]ress|[Nn]ews|[Ww]ire)(?: Agency)?)\)"
                rf"{_GAP}*{_DASH}(?={_GAP})"
            ),
        ),
        # TOKYO, March 4, Kyodo -   Tehran, March 4, IRNA –
        (
            "commas",
            (
                rf"{_WHERE}{_GAP}*,{_GAP}*{_WHEN},?{_GAP}*"
                rf"(?P<agency>{_KNOWN}|[A-Z]{{2,8}})(?:{_CLOSE}|(?={_GAP}*$))"
            ),
        ),
        # Damascus, SANA-
        ("known", rf"{_WHERE}{_GAP}*,{_GAP}*(?P<agency>{_KNOWN}){_GAP}*{_DASH}(?={_GAP})"),
        # TORSUND, March 4 --   Torsund, 4 March: (as BBC Monitoring prints it)
        ("undisclosed", rf"{_WHERE}{_GAP}*[.,]{_GAP}*{_WHEN}(?:{_GAP}*{_DASH}|:)(?={_GAP})"),
        # TORSUND, Velmark —
        ("place", rf"(?P<place>{_PLACE_CAPITALS}){_GAP}+{_DASH}(?={_GAP}+[^a-z])"),
        # Text of report in English by X news agency on 4 March (the whole line)
        (
            "monitored",
            (
                rf"(?:Text of (?:report|statement|interview|editorial)"
                rf"|Excerpt from report)\b(?P<place>)[^\n]{{0,60}}?\bby\b"
                rf"{_GAP}+(?P<agency>[^\n]{{2,80}}?)(?:{_GAP}+in{_GAP}+\w+)?,?{_GAP}+(?:on{_GAP}+)?{_WHEN}\.?{_GAP}*$"
            ),
        ),
        # [Dateline: London, 4 March] (the whole line)
        (
            "labelled",
            rf"\[?(?i:dateline):{_GAP}*{_WHERE}(?:{_GAP}*,{_GAP}*{_WHEN})?\]?{_GAP}*$",
        ),
        # Torsund, 4 March 2019 (the whole line)
        ("letterhead", rf"(?P<place>{_PLACE}){_GAP}*,{_GAP}*(?P<date>{DATED}){_GAP}*$"),
        # July 10, 2007 (the whole line)
        ("date", rf"(?P<place>)(?P<date>{DATED})\.?{_GAP}*$"),
    )
)
_WITH_YEAR = ("letterhead", "date")
"""Shapes that nothing but their year tells from other lines."""
_PARTS = re.compile(
    rf"(?i)(?:(?P<weekday>{_WEEKDAY}),?{_GAP}*)?(?:(?P<month>{_MONTH}){_GAP}*(?P<day>{_DAY})\b"
    rf"|(?P<day2>{_DAY}){_GAP}+"
    rf"(?P<month2>{_MONTH}))?(?:,?{_GAP}+(?P<year>{_YEAR}))?"
)


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that opens `text[start:end]` (a line or paragraph), or None. Offsets are into `text`."""
    line_end = text.find("\n", start, end)
    head = text[start : min(start + 160, end if line_end < 0 else line_end)]
    for name, shape in SHAPES:
        match = shape.match(head)
        if match is None or (name in _WITH_YEAR and not re.search(_YEAR, match["date"])):
            continue
        if name == "place" and (len(match["place"]) < 3 or len(head) - match.end() < 20):
            continue
        parts = match.groupdict()
        date = parts.get("date")
        closing = len(match.group().rstrip())
        return Dateline(
            start,
            start + closing,
            parts["place"] or None,
            date,
            date_value(date) if date else None,
            (parts.get("agency") or "").strip() or None,
        )
    return None


def date_value(words: str) -> str | None:
    """EDTF of a date as a dateline prints it, "XXXX" standing for a lacking year; None for a bare weekday."""
    match = _PARTS.match(words)
    month = match and (match["month"] or match["month2"])
    day = match and (match["day"] or match["day2"])
    if not match or not month or not day:
        return None
    number = int(re.sub(r"\D", "", day))
    return f"{match['year'] or 'XXXX'}-{MONTHS[month.rstrip('.').lower()]:02}-{number:02}"
