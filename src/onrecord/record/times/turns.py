"""Turns: where a statement goes on with what the same speaker said just before, so that its date and place hold on.

A turn goes on within a paragraph, and into the next where the speaker is only referred to ("he said") or not named, or
where a quotation follows with no other speaker between.
It ends with a cue that tells of no one moment ("has said", "according to"), and after REACH sentences.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence

from onrecord.pages.page import Page
from onrecord.reading.reading import Attribution
from onrecord.record.times.frames import Sentences

REACH = 4
"""Sentences over which a turn goes on without a word of the speaker. On records/train 2 lose 5% of the dates of speech
that are found with 4; 8 find none more."""
NOT_PAST = re.compile(
    r"^(?:is|are|has|have|can|will|would|may|must|should|according|reportedly|allegedly)\b", re.IGNORECASE
)
"""Cues that do not go with a date of their sentence: "On Monday ... has said" speaks of something else on Monday."""
_QUOTES = '"“'
_REFERRING = re.compile(r"(?:he|she|they|it|who)$", re.IGNORECASE)


def place_of(one: Attribution) -> int:
    """Where a statement stands: at its cue, else its source, else its content."""
    return (one.cue or one.source or one.content)[0].start


def before_in_turn(
    page: Page, sentences: Sentences, attributions: Sequence[Attribution], speakers: Sequence[Hashable | None]
) -> Iterator[tuple[int, int | None]]:
    """For each attribution, in order of the text, its number and that of the one whose turn it goes on with, or None.

    `speakers[i]` is whose the i-th attribution is, None if that is not known: it goes on with nothing then.
    """
    latest: dict[Hashable, int] = {}
    last: Hashable | None = None
    for number in sorted(range(len(attributions)), key=lambda number: place_of(attributions[number])):
        speaker = speakers[number]
        before = latest.get(speaker) if speaker is not None else None
        goes_on = before is not None and _goes_on(
            page, sentences, attributions[before], attributions[number], alone=speaker == last
        )
        last = speaker
        yield number, before if goes_on else None
        if speaker is not None:
            latest[speaker] = number


def _goes_on(page: Page, sentences: Sentences, before: Attribution, one: Attribution, *, alone: bool) -> bool:
    if one.cue and NOT_PAST.match(one.cue[0].of(page.text)):
        return False
    here, there = place_of(one), place_of(before)
    if sentences.number(here) - sentences.number(there) > REACH:
        return False
    first, second = page.block_at(there), page.block_at(here)
    if first is None or second is None:
        return False
    refers = not one.source or _REFERRING.match(one.source[0].of(page.text)) is not None
    quoted = alone and page.text[one.content[0].start] in _QUOTES
    return first == second or ((refers or quoted) and second - first == 1)
