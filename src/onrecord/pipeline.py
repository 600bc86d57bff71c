"""The stages composed: Item -> Page -> Reading -> Record."""

from __future__ import annotations

from typing import Protocol

import msgspec

from onrecord.errors import EmptyStory, SettingError
from onrecord.intake.item import Item
from onrecord.pages.page import READABLE, Page
from onrecord.pages.parse import parse_page
from onrecord.reading.reading import Judged, Reading
from onrecord.record.commitments.clues import clues
from onrecord.record.commitments.context import named
from onrecord.record.commitments.find import find_commitments
from onrecord.record.events.find import find_events
from onrecord.record.findings.check import find_findings
from onrecord.record.parties import Trace, resolve
from onrecord.record.parties import explain as explain_speaker
from onrecord.record.record import FORMAT, ItemRef, PageRef, Record, Statement
from onrecord.record.statements import statements
from onrecord.record.times.find import find_times
from onrecord.record.times.values import TimeExpression


class Reads(Protocol):
    """What the pipeline asks of a model."""

    name: str

    def read(self, page: Page) -> Reading:
        """All attributions on the page."""
        ...


class Explanation(msgspec.Struct, frozen=True):
    """How a statement got its speaker and its act, and the time expression that its date of speech rests on."""

    record: Record
    statement: Statement
    speaker: Trace
    date: TimeExpression | None
    act: Judged | None


def build(item: Item, model: Reads) -> Record:
    """The record of an item. Raises EmptyStory if no readable text is left of it."""
    page, reading = _read(item, model)
    return _record(item, page, reading)


def rebuild(record: Record, model: Reads) -> Record:
    """The record that `model` makes of the page of another record, which stays as it was parsed."""
    given = record.page
    page = Page(given.text, given.blocks, given.dateline, given.published)
    return _record(record.item, page, model.read(page))


def explain(item: Item, model: Reads, number: int) -> Explanation:
    """How statement `number` of an item, from 1, was decided.

    Raises EmptyStory as `build` does, and SettingError if there is no such statement.
    """
    page, reading = _read(item, model)
    record = _record(item, page, reading)
    if not 1 <= number <= len(record.statements):
        raise SettingError(
            "there is no statement of this number", given=number, remedy=f"the story has {len(record.statements)}"
        )
    statement = record.statements[number - 1]
    said = statement.said_on
    date = next((time for time in record.times if said is not None and time.start == said.start), None)
    trace = explain_speaker(page, reading.attributions, number - 1, reading.names)
    return Explanation(record, statement, trace, date, reading.attributions[number - 1].judged)


def _read(item: Item, model: Reads) -> tuple[Page, Reading]:
    page = parse_page(item)
    if not any(block.kind in READABLE for block in page.blocks):
        raise EmptyStory(
            "the story has no text that could be read",
            given=item.location or item.id or item.text.strip() or "an empty text",
            remedy="give a story with at least a sentence",
        )
    return page, model.read(page)


def _record(item: Item | ItemRef, page: Page, reading: Reading) -> Record:
    found = clues(page, reading.marks)
    bound = found.subjects(page.text)
    parties, speakers = resolve(page, reading.attributions, reading.names, subjects=bound)
    times = find_times(page)
    said = statements(page, reading.attributions, speakers, times)
    commitments = find_commitments(page, parties, said, times, reading.marks, found=found)
    parties = named(parties, bound, said, commitments)
    return Record(
        format=FORMAT,
        id=page.sha256[:16],
        item=ItemRef(item.id, item.location, item.media_type, item.retrieved, item.metadata),
        page=PageRef(page.text, page.sha256, page.blocks, page.dateline, page.published),
        model=reading.model,
        parties=parties,
        statements=said,
        times=times,
        commitments=commitments,
        events=find_events(page, parties, said, times),
        findings=find_findings(page, times, parties, said, retrieved=item.retrieved),
    )
