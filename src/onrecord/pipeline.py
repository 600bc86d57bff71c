"""The stages composed: Item -> Page -> Reading -> Record."""

from __future__ import annotations

from typing import Protocol

from onrecord.errors import EmptyStory
from onrecord.intake.item import Item
from onrecord.pages.page import READABLE, Page
from onrecord.pages.parse import parse_page
from onrecord.reading.reading import Reading
from onrecord.record.parties import resolve
from onrecord.record.record import FORMAT, ItemRef, PageRef, Record
from onrecord.record.statements import statements
from onrecord.record.times.find import find_times


class Reads(Protocol):
    """What the pipeline asks of a model."""

    name: str

    def read(self, page: Page) -> Reading:
        """All attributions on the page."""
        ...


def build(item: Item, model: Reads) -> Record:
    """The record of an item. Raises EmptyStory if no readable text is left of it."""
    page = parse_page(item)
    if not any(block.kind in READABLE for block in page.blocks):
        raise EmptyStory(
            "the story has no text that could be read",
            given=item.location or item.id or item.text.strip() or "an empty text",
            remedy="give a story with at least a sentence",
        )
    reading = model.read(page)
    parties, speakers = resolve(page, reading.attributions, reading.names)
    times = find_times(page)
    return Record(
        format=FORMAT,
        id=page.sha256[:16],
        item=ItemRef(item.id, item.location, item.media_type, item.retrieved, item.metadata),
        page=PageRef(page.text, page.sha256, page.blocks, page.dateline, page.published),
        model=reading.model,
        parties=parties,
        statements=statements(page, reading.attributions, speakers, times),
        times=times,
    )
