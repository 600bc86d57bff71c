"""Timelines of fictional stories of Wednesday, 5 March 2031."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from onrecord.pages.page import Block, Page, Published
from onrecord.reading.reading import Attribution, Mark
from onrecord.record.events.find import find_events
from onrecord.record.events.values import Event
from onrecord.record.evidence import Evidence
from onrecord.record.parties import Resolution
from onrecord.record.record import Party
from onrecord.record.statements import statements
from onrecord.record.times.find import find_times
from onrecord.span import Span

Timeline = Callable[..., tuple[Event, ...]]
NAMES = ("Velmora", "Oskaria", "Marit Dahl")


def page_of(text: str, day: str | None = "2031-03-05") -> Page:
    """A page of paragraphs, one a line."""
    blocks = tuple(Block("paragraph", *match.span()) for match in re.finditer(r"[^\n]+", text))
    return Page(text, blocks, None, Published(day, "given" if day else "unknown"))


def parties_of(page: Page) -> tuple[Party, ...]:
    """NAMES as parties p0, p1, ..., where the text has them."""
    found = []
    for number, name in enumerate(NAMES):
        mentions = tuple(Evidence(*match.span(), name) for match in re.finditer(name, page.text))
        if mentions:
            found.append(Party(f"p{number}", name, "country", mentions, ()))
    return tuple(found)


@pytest.fixture
def timeline() -> Timeline:
    """`timeline(text)` gives the events of a text; what stands in <angle brackets> is said by Marit Dahl; `marked` are
    words that the model marks as happenings."""

    def find(text: str, day: str | None = "2031-03-05", marked: tuple[str, ...] = ()) -> tuple[Event, ...]:
        said: list[Attribution] = []
        plain = ""
        for piece in re.split(r"(<[^>]*>)", text):
            if piece.startswith("<"):
                said.append(Attribution((), (), (Span(len(plain), len(plain) + len(piece) - 2),), 0.9))
            plain += piece.strip("<>")
        page = page_of(plain, day)
        times = find_times(page)
        own = statements(page, said, {one: Resolution("p2", None) for one in said}, times)
        marks = [Mark(Span(plain.index(words), plain.index(words) + len(words)), "event", 0.9) for words in marked]
        return find_events(page, parties_of(page), own, times, marks)

    return find
