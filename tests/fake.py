"""A model that needs no weights: it reads `..., Anna Velt said` by a pattern. For what stands around the model."""

from __future__ import annotations

import re

from onrecord.pages.page import READABLE, Page
from onrecord.reading.reading import Attribution, Reading
from onrecord.span import Span

_SAID = re.compile(r"(?P<content>[^\n.]*\w[^\n.]*?), (?P<source>[A-Z]\w*(?: [A-Z]\w*)*) (?P<cue>said|warned)\b")


class FakeModel:
    """Says what it was asked in `asked`, page after page."""

    name = "fake/1.0.0"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def read(self, page: Page) -> Reading:
        """An attribution for each match of the pattern in a readable block."""
        self.asked.append(page.text)
        found = []
        for block in page.blocks:
            if block.kind in READABLE:
                for match in _SAID.finditer(page.text, block.start, block.end):
                    source, cue, content = (Span(*match.span(role)) for role in ("source", "cue", "content"))
                    found.append(Attribution((source,), (cue,), (content,), 0.9))
        return Reading(tuple(found), self.name)
