"""The checks of a story's source, and what they find.

Strategy. A check looks for one kind of fault, in one module, and shows only what it is all but sure of: a false alarm
costs a reader more than a fault that stays unseen. CHECKS lists them; docs/findings.md says how often each was right.
Nothing is ever corrected: a finding says which words look wrong, why, and what was probably meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from onrecord.errors import SettingError
from onrecord.pages.page import Page
from onrecord.record.findings import doubled, names, publication, quotes, sums, weekdays, wording, years
from onrecord.record.findings.story import Story
from onrecord.record.findings.values import Finding
from onrecord.record.record import Party, Statement
from onrecord.record.times.values import TimeExpression


class Check(NamedTuple):
    """What a check looks for in a line, what it showed in real news and how much of that was right, its function."""

    about: str
    shown: int
    right: int
    find: Callable[[Story], Iterable[Finding]]


CHECKS: dict[str, Check] = {
    years.MISPRINTED: Check("a year far from all others, which one slip of the keys explains", 0, 0, years.misprinted),
    years.PAST_AHEAD: Check("an event told as past and dated after the story", 0, 0, years.past_ahead),
    years.STATE: Check("a state that acts before it was founded or after it ended", 0, 0, years.states),
    weekdays.CODE: Check("a weekday that the date beside it does not fall on", 0, 0, weekdays.find),
    publication.CODE: Check("a story dated after the day on which it was retrieved", 0, 0, publication.find),
    quotes.UNCLOSED: Check("a quotation that is opened and never closed", 14, 14, quotes.unclosed),
    quotes.HEADLINE: Check("a quotation above the story that the story words differently", 2, 2, quotes.headline),
    doubled.WORD: Check("a word, or a pair of little words, twice in a row", 12, 12, doubled.words),
    doubled.SENTENCE: Check("a sentence that stands twice in the story", 1, 1, doubled.sentences),
    doubled.CAPTION: Check("a caption that stands twice", 0, 0, doubled.captions),
    names.CODE: Check("a name that is spelled in two ways", 11, 11, names.find),
    sums.SHARES: Check("shares of one whole that add up to more than all of it", 0, 0, sums.shares),
    sums.TOTAL: Check("figures that do not add up to the total beside them", 0, 0, sums.totals),
    wording.CODE: Check("a real word that is almost surely another", 6, 6, wording.find),
}
"""The checks by the code of their findings. `shown` and `right` were counted by hand; docs/findings.md says on what."""

_LEAST = 0.9
"""Share of what a check shows that must be right: a reader who meets more false alarms stops looking."""
DEFAULT: tuple[str, ...] = tuple(code for code, one in CHECKS.items() if one.right >= _LEAST * one.shown)
"""The checks that a record shows: those that were right, and those that no story has tried yet."""


def find_findings(
    page: Page,
    times: Sequence[TimeExpression],
    parties: Sequence[Party],
    statements: Sequence[Statement],
    *,
    retrieved: str | None = None,
    checks: Iterable[str] = DEFAULT,
) -> tuple[Finding, ...]:
    """What the named checks find, in order of the text; of two findings on the same words, the first check's.

    `retrieved` is the day on which the story came in, YYYY-MM-DD. Raises SettingError for a check that there is not.
    """
    story = Story(page, tuple(times), tuple(parties), tuple(statements), retrieved)
    found: dict[tuple[int, int], Finding] = {}
    for code in checks:
        if code not in CHECKS:
            raise SettingError("there is no such check", given=code, remedy=f"the checks are {', '.join(CHECKS)}")
        for one in CHECKS[code].find(story):
            found.setdefault((one.start, one.end), one)
    return tuple(sorted(found.values(), key=lambda one: (one.start, one.end)))
