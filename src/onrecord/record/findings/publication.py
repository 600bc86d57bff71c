"""A story that is dated after the day on which it came in."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from onrecord.record.findings.story import Story
from onrecord.record.findings.values import Finding

CODE = "published-in-future"

_GRACE = datetime.timedelta(days=1)
"""East of the date line it may be tomorrow."""


def find(story: Story) -> Iterator[Finding]:
    """The words of a publication date, in the dateline or elsewhere, if that is after the day of retrieval."""
    if story.retrieved is None or story.published is None or not story.sure:
        return
    if story.published <= datetime.date.fromisoformat(story.retrieved) + _GRACE:
        return
    day = story.published.isoformat()
    words = next((time for time in story.times if time.value == day and time.basis in ("explicit", "partial")), None)
    if words is not None:
        message = f"The story is dated {day}, but was retrieved on {story.retrieved}, before that day."
        yield story.finding(CODE, words.start, words.end, message)
