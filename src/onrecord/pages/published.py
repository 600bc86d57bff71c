"""The publication date and what it rests on. Unknown stays unknown; there is no clock here.

Strategy. In order: the date the user gave; the provider's metadata; a dateline with its year; a line of the page
that says when it was published. Where there is only a dateline that lacks the year, the report often names the
weekday of that very day ("said on Sunday"): then the year is the latest, not after the day of retrieval, in which
date and weekday agree. Weekdays and dates agree again after 5, 6 or 11 years, and a report may speak of another
day, so the value is marked uncertain ("2018-11-18?", EDTF). A report that names a later year, though not one after
retrieval, is newer than that: then nothing is inferred. Years that cannot be, such as 1060 or 3018, say nothing.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from onrecord.intake.item import Item
from onrecord.pages.dateline import DATED, WEEKDAYS, date_value
from onrecord.pages.page import Block, Dateline, Published

_OLDEST = 1950
"""No year before this is inferred: agencies' stories are not kept as text from before."""
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ON_WEEKDAY = re.compile(rf"(?<!next )(?<!last )\b({'|'.join(WEEKDAYS)})\b(?!['’]s)", re.IGNORECASE)
_YEAR_NAMED = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d%]|[.,]\d)", re.ASCII)
_TIME = r"\d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?[A-Z]{2,4})?"
_PRINTED = {
    "furniture": re.compile(
        rf"\b(?i:published|posted|date|sent)(?i:\s+(?:on|at))?\s*:?\s*(?:{_TIME},?\s+)?(?P<date>{DATED})"
        rf"|(?P<alone>{DATED}),?\s+(?:at\s+)?{_TIME}\s*$"
    ),
    "byline": re.compile(rf"(?<!\w)(?P<date>{DATED})\s*$"),
}
"""Lines of a site that say when the page was published, or are a day with a time and nothing more; bylines that end in
a day."""
_WITHIN = 1500
"""Code points after the dateline in which a weekday is taken to be the dateline's own: the lede and more."""


def publication(item: Item, dateline: Dateline | None, blocks: Sequence[Block]) -> Published:
    """The publication date of an item as EDTF (a day), with its basis. `blocks` are the parts of its page."""
    if item.published_given is not None:
        return Published(item.published_given, "given")
    provided = _iso_day(item.metadata.published)
    if provided is not None:
        return Published(provided.isoformat(), "metadata")
    named = dateline.value if dateline is not None else None
    if named is not None and not named.startswith("XXXX"):
        return Published(named, "dateline") if _iso_day(named) is not None else Published()
    printed = _printed(item.text, blocks)
    if printed is not None:
        return Published(printed, "printed")
    return _inferred(item, dateline) if dateline is not None and named is not None else Published()


def _printed(text: str, blocks: Sequence[Block]) -> str | None:
    """The day with its year that the first line of the site or the byline says the story was published on."""
    for block in blocks:
        if block.kind not in ("furniture", "byline"):
            continue
        for match in _PRINTED[block.kind].finditer(text, block.start, block.end):
            found = match.groupdict()
            if found.get("alone") and match.start() > block.start:
                continue  # "Updated 4 March 2031, 09:12"
            value = date_value(found["date"] or found["alone"] or "")
            if value is not None and not value.startswith("XXXX") and _iso_day(value) is not None:
                return value
    return None


def _inferred(item: Item, dateline: Dateline) -> Published:
    weekday = _named_weekday(item.text, dateline)
    latest = _iso_day(item.retrieved)
    if weekday is None or latest is None:
        return Published()
    _, month, day = (dateline.value or "").split("-")
    for year in range(latest.year, _earliest(item.text, latest.year) - 1, -1):
        date = _day(year, int(month), int(day))
        if date is not None and date <= latest and date.weekday() == weekday:
            return Published(f"{date.isoformat()}?", "inferred")
    return Published()


def _named_weekday(text: str, dateline: Dateline) -> int | None:
    """Number of the weekday in the dateline itself, else the first one the report names, Monday being 0."""
    for stretch in (dateline.date or "", text[dateline.end : dateline.end + _WITHIN]):
        match = _ON_WEEKDAY.search(stretch)
        if match is not None:
            return WEEKDAYS.index(match.group(1).lower())
    return None


def _earliest(text: str, latest: int) -> int:
    """The latest year up to `latest` that the text names, else the oldest that is inferred at all."""
    named = (int(match.group()) for match in _YEAR_NAMED.finditer(text))
    return max((year for year in named if _OLDEST <= year <= latest), default=_OLDEST)


def _iso_day(words: str | None) -> datetime.date | None:
    """The day that an ISO 8601 date, or date and time, begins with."""
    match = _ISO.match(words or "")
    return _day(*map(int, match.group().split("-"))) if match else None


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:  # no such day in that year, as 29 February
        return None
