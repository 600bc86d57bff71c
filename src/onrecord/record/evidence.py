"""Evidence: the words of the page that an item of the record rests on."""

from __future__ import annotations

import msgspec

from onrecord.errors import Defect
from onrecord.span import Span


class Evidence(msgspec.Struct, frozen=True, order=True):
    """Words of the page: `page.text[start:end] == text`. Offsets are half-open, in Unicode code points."""

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise Defect("evidence must have the length of its words", given=(self.start, self.end, self.text))

    @classmethod
    def at(cls, span: Span, text: str) -> Evidence:
        """The evidence at `span` of `text`."""
        return cls(span.start, span.end, span.of(text))


class When(Evidence, frozen=True, order=True):
    """A date that the text tells, as EDTF, and the words that tell it."""

    value: str
