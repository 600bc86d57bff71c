"""Span: a half-open stretch [start, end) of a text, in Unicode code points."""

from __future__ import annotations

import msgspec

from onrecord.errors import Defect


class Span(msgspec.Struct, frozen=True, order=True, array_like=True):
    """Half-open [start, end) in code points. Raises Defect if empty or negative."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise Defect("a span must be non-empty and start at 0 or later", given=(self.start, self.end))

    def of(self, text: str) -> str:
        """The words of this span in `text`. Raises Defect if the span reaches past the end."""
        if self.end > len(text):
            raise Defect("a span reaches past the end of its text", given=(self.start, self.end, len(text)))
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end
