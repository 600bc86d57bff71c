"""TimeExpression: words of a page that speak of a time, and the value they have there.

Values are EDTF strings (ISO 8601-2:2019; https://www.loc.gov/standards/datetime/). docs/how-dates-are-read.md lists
how each kind of wording is written.
"""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

from onrecord.errors import Defect

Basis = Literal[
    "explicit",
    "partial",
    "relative-to-publication",
    "relative-to-narrative",
    "named",
    "duration",
    "recurring",
    "vague",
]
"""What a value rests on, or why there is none.

explicit: the words hold it all ("19 October 1956", "the 1990s"). partial: a part is lacking and was supplied from
the anchor ("October 19"). relative-to-publication: counted from the story's date ("last month", "on Friday").
relative-to-narrative: counted from a date told before it ("two days earlier"). named: from the tables of holidays,
eras and events ("at the end of World War II"). duration: a length that nothing anchors. recurring: "every year".
vague: a time that no calendar holds ("recently").
"""
BASES: tuple[str, ...] = get_args(Basis)

Reason = Literal["no-anchor", "no-narrative", "unknown-event", "no-day", "impossible", "duration", "recurring", "vague"]
"""Why an expression has no value.

no-anchor: the story's date is unknown. no-narrative: no earlier date in the text to count from. unknown-event:
counted from something whose date is not known ("two days after the vote"). no-day: a time of day without a day.
impossible: no such date ("February 30"). duration, recurring, vague: as the basis.
"""
REASONS: tuple[str, ...] = get_args(Reason)


SaidBasis = Literal["after-cue", "before-cue", "between", "after-content", "document", "occasion", "carried"]
"""Where the words stand that tell when a statement was said (said.py). carried: at a statement before it."""
SAID_BASES: tuple[str, ...] = get_args(SaidBasis)


class TimeExpression(msgspec.Struct, frozen=True, order=True):
    """Words that speak of a time: `page.text[start:end] == text`, offsets half-open in code points.

    `value` is EDTF, or None with the `reason`. `anchor` is the EDTF date that the words were resolved against, None
    where they need none or there is none. `length` is the ISO 8601 duration that the words name ("P3Y"), if any.
    Raises Defect if the words do not fill the span, or unless exactly one of `value` and `reason` is given.
    """

    start: int
    end: int
    text: str
    value: str | None
    anchor: str | None
    basis: Basis
    reason: Reason | None = None
    length: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise Defect("an expression must have the length of its words", given=(self.start, self.end, self.text))
        if (self.value is None) == (self.reason is None):
            raise Defect("an expression has either a value or a reason for having none", given=self.text)
