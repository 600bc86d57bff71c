"""A weekday and a date that do not go together.

A date without a year is of the year in which it lies nearest to the story's day; it is looked at only if it lies
within weeks of that day, so that an anniversary is not taken for an appointment.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from onrecord.pages.dateline import MONTHS, WEEKDAYS
from onrecord.record.findings.story import Story
from onrecord.record.findings.values import Finding
from onrecord.record.times.values import TimeExpression

CODE = "weekday-mismatch"

_NEAR = 45
"""Days from the story's own within which a date without a year is taken for one of its year."""
_FIRST_YEAR = 1900
"""Before this year calendars differed."""
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY_NAME = r"(?P<weekday>(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day|\b\.?))"
_GAP = r"(?:,| the|,? on)? \(?"
_DATE = (
    rf"(?:(?P<month>{_MONTH})\b\.? (?P<day>\d\d?)(?:st|nd|rd|th)?(?!\d|[:.]\d| ?[ap]\.?m)"
    rf"|(?P<day2>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<month2>{_MONTH})\b\.?)"
    r"(?:,? (?P<year>(?:19|20)\d\d)(?!\d))?"
)
_TOGETHER = re.compile(rf"\b{_DAY_NAME}{_GAP}(?i:{_DATE})(?P<after>\)?.{{0,12}})")
_LIST_BEFORE = re.compile(
    rf"(?:\b(?:{'|'.join(WEEKDAYS)})\b,?\s*(?:and|or|to|through|until|&|/|[-–—])?\s*|\b(?:bloody|black|good|easter|palm|"
    r"super|ash|fat|holy|every|previous|following)\s+)$",
    re.IGNORECASE,
)
"""What tells that a weekday is one of several, or part of a name."""
_LIST_AFTER = re.compile(
    rf"\s*(?:[-–—/&]|and\b|or\b|to\b|through\b|until\b)\s*(?:\d|{_MONTH}|{'|'.join(WEEKDAYS)})|,\s*\d{{1,2}}\b",
    re.IGNORECASE,
)


_OTHER_YEAR = re.compile(r"\b(?:(?:last|next|that|previous|following) year|years? (?:ago|earlier|later)|[12]\d{3})\b")
"""What tells that a date may be of another year than the story."""


def find(story: Story) -> Iterator[Finding]:
    """Weekdays that stand with a date on which they do not fall."""
    for block in story.page.blocks:
        if block.kind not in ("paragraph", "headline", "standfirst", "caption", "dateline"):
            continue
        for match in _TOGETHER.finditer(story.text, block.start, block.end):
            if _LIST_BEFORE.search(story.text[max(block.start, match.start() - 25) : match.start()]):
                continue
            if _LIST_AFTER.match(match["after"]):
                continue
            if not match["year"] and _OTHER_YEAR.search(story.sentence(match.start(), match.end()).of(story.text)):
                continue
            date = _date(story, match)
            named = _number(match["weekday"])
            if date is not None and date.weekday() != named:
                yield _mismatch(story, match, date, named)


def _number(weekday: str) -> int:
    return next(number for number, name in enumerate(WEEKDAYS) if name.startswith(weekday.lower().rstrip(".")[:3]))


def _date(story: Story, match: re.Match[str]) -> datetime.date | None:
    """The date told, of the year told or else of the one nearest to the story; None if that is far or unsure."""
    month = MONTHS[(match["month"] or match["month2"]).lower()]
    day = int(match["day"] or match["day2"])
    years = [int(match["year"])] if match["year"] else []
    if not years and story.published is not None and (story.sure or _weekday_in_dateline(story)):
        years = [story.published.year + offset for offset in (-1, 0, 1)]
    dates = [date for year in years if year >= _FIRST_YEAR and (date := _calendar(year, month, day)) is not None]
    if not match["year"] and story.published is not None:
        dates = [date for date in dates if abs((date - story.published).days) <= _NEAR]
    return dates[0] if dates else None


def _weekday_in_dateline(story: Story) -> bool:
    """Whether the story's day, though inferred, is one whose weekday the dateline tells: that holds in any year."""
    line = story.page.dateline
    return line is not None and line.date is not None and any(name in line.date.lower() for name in WEEKDAYS)


def _calendar(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _mismatch(story: Story, match: re.Match[str], date: datetime.date, named: int) -> Finding:
    end = match.start("after")
    right, wrong = WEEKDAYS[date.weekday()].capitalize(), WEEKDAYS[named].capitalize()
    nearest = date + datetime.timedelta(days=(named - date.weekday() + 3) % 7 - 3)
    message = f"{_worded(date)} {date.year} is a {right}, not a {wrong}; the nearest {wrong} is {_worded(nearest)}."
    return story.finding(CODE, match.start(), end, message, _suggestion(story, match, date, nearest))


def _suggestion(story: Story, match: re.Match[str], date: datetime.date, nearest: datetime.date) -> str | None:
    """The words with the weekday or the day of the month put right, whichever the rest of the story bears out."""
    words = story.text[match.start() : match.start("after")]
    date_told, weekday_told = (_told(story, match, day) for day in (date, nearest))
    if date_told and not weekday_told:
        name = WEEKDAYS[date.weekday()].capitalize()
        return None if len(match["weekday"]) < 6 else name + words[len(match["weekday"]) :]
    group = "day" if match["day"] else "day2"
    if weekday_told and not date_told and nearest.month == date.month:
        start, end = match.start(group) - match.start(), match.end(group) - match.start()
        return words[:start] + str(nearest.day) + words[end:]
    return None


def _told(story: Story, match: re.Match[str], day: datetime.date) -> bool:
    """Whether the story speaks of this day in figures elsewhere."""

    def tells(time: TimeExpression) -> bool:
        outside = time.end <= match.start() or time.start >= match.start("after")
        return outside and (time.value or "")[4:] == day.isoformat()[4:] and any(char.isdigit() for char in time.text)

    return any(tells(time) for time in story.times)


def _worded(day: datetime.date) -> str:
    return f"{day.day} {_FULL[day.month - 1]}"


_FULL = tuple(name.capitalize() for name in MONTHS if len(name) > 4 or name in ("may", "june", "july"))
