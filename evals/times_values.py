"""Values of time expressions against gold ones, corpus by corpus; `python -m evals.times` prints them.

Found: the share of gold expressions that one of ours overlaps. Right: of those found that gold values, the share with
the same value. Values are compared as the days they span, where gold gives days, else as EDTF without the marks ~ ? %.
What is left out of a corpus, and where its conventions differ from ours, is told at each part and in
docs/how-dates-are-read.md.
"""

from __future__ import annotations

import calendar
import datetime
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.pages.page import Published
from onrecord.record.times.find import find_in
from onrecord.record.times.values import TimeExpression
from onrecord.span import Span

Finder = Callable[[str, Sequence[Span], Published], tuple[TimeExpression, ...]]
"""Finds and values the expressions in stretches of a text of a given date."""
Days = tuple[str, str]
"""First and last day (YYYY-MM-DD, the year signed where before year 0), an open end as ""."""

NEWS_KINDS = frozenset({"date", "daterange", "datetime"})
"""Classes of the Recognizers cases that occur as dates in news. Left out: times and time ranges of a day without its
date, ranges within a day, sets ("every Monday"), durations, time zones: none has an EDTF date."""

NOT_NEWS = re.compile(
    r"(?i)^(?:the )?\d{1,2}(?:st|nd|rd|th)?$|^the (?:\w+[ -])?(?:first|second|third|twenty|thirty)$|^twenty second$"
    r"|\d\s*[/.]\s*\d|\d ?- ?\d{1,2}(?!\d)(?<!-\d\d)|\d+-\d+-\d{2}\b|^\d{4} ?- ?\d+$|^\d+ ?- ?\d{4}$|\w[/|]\w|"
    r"\bmy\b|^week \d|EOY|EOM"
    r"|^(?:right )?now$|^(?:the )?(?:day|week|month|weekend|summer|winter|spring|autumn)$|^(?:now|\d{4} \d+ \d+)"
)
"""Wordings of the Recognizers cases that news has not: numeric dates without a year of four figures, bare days of the
month, "my week", "week 10", bare units, "now"."""


class Gold(NamedTuple):
    """A gold expression and the values that count as right; None where gold gives none to compare."""

    start: int
    end: int
    words: str
    right: Callable[[TimeExpression], bool] | None


class Score:
    """Counts for one corpus, and its errors for study."""

    def __init__(self) -> None:
        self.gold = self.found = self.valued = self.right = 0
        self.errors: list[tuple[str, str, str]] = []

    def add(self, story: str, gold: Gold, ours: Sequence[TimeExpression]) -> None:
        """Count one gold expression against ours."""
        self.gold += 1
        touching = [one for one in ours if one.start < gold.end and gold.start < one.end]
        if not touching:
            self.errors.append((story, gold.words, "not found"))
            return
        self.found += 1
        if gold.right is None:
            return
        self.valued += 1
        if any(gold.right(one) for one in touching):
            self.right += 1
        else:
            self.errors.append(
                (story, gold.words, "; ".join(f"{one.text}={one.value or one.reason}" for one in touching))
            )

    def row(self) -> dict[str, float]:
        """The figures: expressions, % found, values compared, % right of these."""
        return {
            "expressions": self.gold,
            "found %": share(self.found, self.gold),
            "valued": self.valued,
            "right %": share(self.right, self.valued),
        }


def share(part: int, whole: int) -> float:
    """A share in percent."""
    return round(100 * part / whole, 1) if whole else 0.0


def days_of(value: str | None) -> Days | None:
    """The days that an EDTF value spans, by the forms used here."""
    if value is None:
        return None
    plain = re.sub(r"T.*$", "", re.sub(r"[?~%]", "", value))
    ends = plain.strip("{}").split(",") if "{" in plain else plain.split("/")
    first, last = ends[0], ends[-1]
    return ("" if first == ".." else _edge(first, 0), "" if last == ".." else _edge(last, -1))


def _edge(value: str, which: int) -> str:
    """The first (0) or last (-1) day of a year, month, season, day, decade or century."""
    sign = "-" if value.startswith("-") else ""
    parts = value.lstrip("-").split("-")
    year = sign + (parts[0].replace("X", "0") if which == 0 else parts[0].replace("X", "9"))
    month = int(parts[1]) if len(parts) > 1 else (1 if which == 0 else 12)
    if month > 12:
        first = 3 * (month - 21) + 3
        month = first if which == 0 else (first + 1) % 12 + 1
    cycle = int(year) % 400 + 2000
    day = parts[2] if len(parts) > 2 else "01" if which == 0 else str(calendar.monthrange(cycle, month)[1])
    return f"{year}-{month:02}-{day}"


def lines_of(text: str) -> list[Span]:
    """The lines of a text, which are its paragraphs."""
    return [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]


def recognizers(data: Path, finder: Finder = find_in) -> Score:
    """Microsoft's Recognizers-Text: spoken requests more than news. Where it gives a past and a future resolution,
    either is right. The end of its ranges is exclusive for whole units and the named day in "from A to B": both are
    right. Cases whose words only a form or a chat has (NOT_NEWS) are left out.
    """
    score = Score()
    for case in lines(data / "datetime" / "recognizers-dev.jsonl"):
        kinds = {(one["type"] or "").removeprefix("datetimeV2.") for one in case["results"]}
        if not case["results"] or not kinds <= NEWS_KINDS or case.get("not_supported"):
            continue
        published = (case["reference"] or "2016-11-07")[:10]
        ours = finder(case["text"], [Span(0, len(case["text"]))], Published(published, "given"))
        for one in case["results"]:
            if NOT_NEWS.search(one["words"]):
                continue
            right = None if _is_modified(one) else _among(_resolutions(one))
            score.add(case["id"], Gold(one["span"][0], one["span"][1], one["words"], right), ours)
    return score


def _is_modified(result: dict[str, Any]) -> bool:
    """Whether the words hold "before", "after", "end of" and the like: there the two schemes write different ranges."""
    values = result.get("values") or [result.get("value") or {}]
    return any("Mod" in one for one in values)


def _resolutions(result: dict[str, Any]) -> set[Days]:
    found: set[Days] = set()
    value = result.get("value")
    for one in result.get("values") or ([value.get("PastResolution"), value.get("FutureResolution")] if value else []):
        if not one:
            continue
        if day := one.get("date") or (one.get("value") if one.get("value") not in (None, "not resolved") else None):
            found.add((day[:10], day[:10]))
        first, last = (one.get("start") or one.get("startDate"), one.get("end") or one.get("endDate"))
        if first or last:
            found.add((first[:10] if first else "", _day_before(last[:10]) if last else ""))
            found.add((first[:10] if first else "", last[:10] if last else ""))
    return found


def _day_before(day: str) -> str:
    try:
        return (datetime.date.fromisoformat(day) - datetime.timedelta(days=1)).isoformat()
    except ValueError:
        return day


def _among(resolutions: set[Days]) -> Callable[[TimeExpression], bool] | None:
    if not resolutions:
        return None
    return lambda ours: days_of(ours.value) in resolutions or any(_agrees(ours.value, one) for one in resolutions)


def _agrees(value: str | None, gold: Days) -> bool:
    """Whether an approximate point or an interval of ours equals gold at our precision: "two months ago" is a month
    here and a day there. An end left open by us ("since", "until") is not compared."""
    if value is None or not ("~" in value or "/" in value):
        return False
    plain = re.sub(r"[?~%]", "", value)
    ends = plain.split("/")
    both = list(zip((ends[0], ends[-1]), gold, strict=True))
    return (all(ours == ".." or there.startswith(ours) for ours, there in both) and "/" in plain) or (
        "/" not in plain and gold[0].startswith(plain) and gold[1].startswith(plain)
    )


def meantime(data: Path, finder: Finder = find_in) -> Score:
    """MEANTIME (Wikinews): TimeML values. Present, past and future references and durations without an anchor are right
    if we give no date; a duration's length must be the same where gold has one. "Since 2004" and "2004" agree."""
    score = Score()
    for story in lines(data / "meantime" / "apple.jsonl"):
        ours = finder(story["text"], lines_of(story["text"]), Published(story["date"][:10], "given"))
        for one in story["timex"]:
            if one["spans"]:
                start, end = one["spans"][0][0], one["spans"][-1][1]
                score.add(
                    story["id"], Gold(start, end, story["text"][start:end], _timex(one["type"], one["value"])), ours
                )
    return score


_TIMEX_PARTS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}


def _timex(kind: str, value: str) -> Callable[[TimeExpression], bool] | None:
    plain = re.sub(r"T(?:MO|AF|EV|NI)$", "", value)
    if value.endswith("_REF") or value.startswith("XXXX"):
        return lambda ours: ours.value is None and ours.basis in ("vague", "relative-to-narrative")
    if kind == "SET":
        return lambda ours: ours.basis == "recurring"
    if kind == "DURATION":
        length = re.sub(r"^P([DWMY])(\d+)$", r"P\2\1", value)
        return lambda ours: ours.length == length if not length.startswith("PX") else ours.value is None
    if (part := plain[5:]) in _TIMEX_PARTS:
        first, last = _TIMEX_PARTS[part]
        plain = f"{plain[:4]}-{first:02}/{plain[:4]}-{last:02}"
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", plain):
        monday = datetime.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        plain = f"{monday}/{monday + datetime.timedelta(days=6)}"
    plain = plain.removesuffix("-XX").removeprefix("FY")
    if len(plain) == 3:
        plain += "X"
    return lambda ours: bare(ours.value) == plain


def bare(value: str | None) -> str | None:
    """A value without its marks and its open ends."""
    return None if value is None else re.sub(r"[?~%]|/\.\.$|^\.\./", "", value)


def gum(data: Path, finder: Finder = find_in) -> Score:
    """GUM dev outside news: dates given as a day, month, year or range; its ranges for decades and centuries name
    their first and last day. What it dates without a year is left out of the values."""
    score = Score()
    for story in lines(data / "gum" / "dev.jsonl"):
        ours = finder(story["text"], lines_of(story["text"]), Published((story["date"] or "")[:10] or None, "given"))
        for one in story["dates"]:
            days = _gum_days(one)
            right = _among({days}) if days else None
            score.add(story["id"], Gold(one["span"][0], one["span"][1], one["words"], right), ours)
    return score


_ENDS = (("from", "notBefore"), ("to", "notAfter"))


def _gum_days(one: dict[str, Any]) -> Days | None:
    opens, closes = (one.get("when") or one.get(near) or one.get(far) for near, far in _ENDS)
    if not opens or not closes:
        return None
    first, last = _astronomical(opens), _astronomical(closes)
    return None if first.startswith("--") else (_edge(first, 0), _edge(last, -1))


def _astronomical(value: str) -> str:
    """GUM writes 508 BC as -0508; EDTF counts from a year 0."""
    match = re.fullmatch(r"-(\d{4})", value)
    return f"-{int(match[1]) - 1:04}" if match else value


def events(data: Path, split: str, finder: Finder = find_in) -> Score:
    """The dates of records' events, at the words that gold gives for them."""
    score = Score()
    for story in lines(data / "records" / f"{split}.jsonl"):
        ours = finder(story["text"], lines_of(story["text"]), Published(story["date"], "given"))
        for one in story["events"]:
            if one["when"]:
                start, end = one["when"]
                right = _equals(bare(one["on"]))
                score.add(story["id"], Gold(start, end, story["text"][start:end], right), ours)
    return score


def _equals(wanted: str | None) -> Callable[[TimeExpression], bool]:
    return lambda ours: _same(ours.value, wanted)


def _same(value: str | None, wanted: str | None) -> bool:
    return re.sub(r"T.*$", "", bare(value) or "") == wanted


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
