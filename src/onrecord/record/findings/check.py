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
    """What a check looks for in a line, how often what it showed was right (docs/findings.md), and its function."""

    about: str
    seen: str
    find: Callable[[Story], Iterable[Finding]]


CHECKS: dict[str, Check] = {
    years.MISPRINTED: Check("a year far from all others, which one slip of the keys explains", "", years.misprinted),
    years.PAST_AHEAD: Check("an event told as past and dated after the story", "", years.past_ahead),
    years.STATE: Check("a state that acts before it was founded or after it ended", "", years.states),
    weekdays.CODE: Check("a weekday that the date beside it does not fall on", "", weekdays.find),
    publication.CODE: Check("a story dated after the day on which it was retrieved", "", publication.find),
    quotes.UNCLOSED: Check("a quotation that is opened and never closed", "", quotes.unclosed),
    quotes.HEADLINE: Check("a quotation above the story that the story words differently", "", quotes.headline),
    doubled.WORD: Check("a word or two that stand twice in a row", "", doubled.words),
    doubled.SENTENCE: Check("a sentence that stands twice in the story", "", doubled.sentences),
    doubled.CAPTION: Check("a caption that stands twice", "", doubled.captions),
    names.CODE: Check("a name that is spelled in two ways", "", names.find),
    sums.SHARES: Check("shares of one whole that add up to more than all of it", "", sums.shares),
    sums.TOTAL: Check("figures that do not add up to the total beside them", "", sums.totals),
    wording.CODE: Check("a real word that is almost surely another", "", wording.find),
}
"""The checks by the code of their findings: what each looks for, how often it was right (docs/findings.md)."""

DEFAULT: tuple[str, ...] = tuple(CHECKS)
"""The checks that a record shows."""


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
    found: list[Finding] = []
    for code in checks:
        if code not in CHECKS:
            raise SettingError("there is no such check", given=code, remedy=f"the checks are {', '.join(CHECKS)}")
        taken = [(one.start, one.end) for one in found]
        found += [one for one in CHECKS[code].find(story) if not _overlaps(one, taken)]
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.code)))


def _overlaps(one: Finding, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a finding lies within the words of one before it, or the other way round, both being short."""
    return any(start == one.start or (start < one.end and one.start < end and end - start < 40) for start, end in taken)
