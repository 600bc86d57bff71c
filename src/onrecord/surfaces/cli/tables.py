"""Records as tables: a row a statement, a commitment, an event or a finding."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from onrecord.record.record import Record
from onrecord.surfaces.cli.wording import flat, headline, joined

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_STORY = {
    "record": "the record's id",
    "item": "the story's own id, else its path or address",
    "headline": "the headline on the page, else the one in the metadata",
    "published": "the publication date (EDTF)",
}


class Table(msgspec.Struct, frozen=True):
    """A table: its columns, each with what it holds, and the rows of a record, which lack the columns of the story."""

    of: str
    own: dict[str, str]
    cells: Callable[[Record], Iterator[tuple[str, ...]]]

    @property
    def columns(self) -> dict[str, str]:
        """All columns, each with what it holds."""
        return _STORY | self.own

    def rows(self, record: Record) -> Iterator[list[str]]:
        """The rows of a record. A cell that a spreadsheet would take for a formula gets an apostrophe."""
        story = (
            record.id,
            record.item.id or record.item.location or "",
            headline(record) or "",
            record.page.published.value or "",
        )
        for cells in self.cells(record):
            yield [safe(cell) for cell in (*story, *cells)]


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _statements(record: Record) -> Iterator[tuple[str, ...]]:
    parties = {party.id: party for party in record.parties}
    for one in record.statements:
        party = parties.get(one.speaker or "")
        yield (
            one.id,
            one.form,
            one.act or "",
            party.name if party else "",
            party.kind if party else "",
            one.unresolved or "",
            one.said_on.value if one.said_on else "",
            flat(one.venue.text) if one.venue else "",
            flat(one.addressee.text) if one.addressee else "",
            joined(one.source),
            joined(one.cue),
            joined(one.content),
            str(one.content[0].start),
            str(one.content[-1].end),
            f"{one.score:.4f}",
        )


def _commitments(record: Record) -> Iterator[tuple[str, ...]]:
    names = {party.id: party.name for party in record.parties}
    for one in record.commitments:
        history = (f"{entry.status} {entry.on.value if entry.on else ''}".strip() for entry in one.history)
        yield (
            one.id,
            names.get(one.obligor or "", ""),
            names.get(one.obligee or "", ""),
            flat(one.action.text),
            "; ".join(f"{condition.kind}: {flat(condition.text)}" for condition in one.conditions),
            flat(one.instrument.text) if one.instrument else "",
            one.made_on.value if one.made_on else "",
            one.due.value if one.due else "",
            one.history[-1].status if one.history else "",
            "; ".join(history),
            str(one.action.start),
            str(one.action.end),
        )


def _events(record: Record) -> Iterator[tuple[str, ...]]:
    names = {party.id: party.name for party in record.parties}
    for one in record.events:
        yield (
            one.id,
            one.on.value,
            flat(one.on.text),
            flat(one.span.text),
            "; ".join(names[party] for party in one.parties),
            str(one.span.start),
            str(one.span.end),
        )


def _findings(record: Record) -> Iterator[tuple[str, ...]]:
    for one in record.findings:
        yield one.code, flat(one.text), flat(one.message), one.suggestion or "", str(one.start), str(one.end)


TABLES: dict[str, Table] = {
    "statements": Table(
        "statement",
        {
            "statement": "the statement's id",
            "form": "direct, indirect or mixed",
            "act": "what is done with the words: assert, deny, promise and so on",
            "speaker": "the fullest name of the speaker in the story; empty if unresolved",
            "speaker_kind": "person, org, country, group or document",
            "unresolved": "why there is no speaker",
            "said_on": "when it was said (EDTF), where the text tells",
            "venue": "where or through what it was said, where the text tells",
            "addressee": "to whom it was said, where the text tells",
            "source": "the words that name the source",
            "cue": "the words that report",
            "content": "what was said; pieces are parted by “ … ”",
            "start": "where the content starts in the page's text, in code points",
            "end": "where it ends",
            "score": "how sure the model is, from 0 to 1; not a probability",
        },
        _statements,
    ),
    "commitments": Table(
        "commitment",
        {
            "commitment": "the commitment's id",
            "obligor": "who has bound themselves; empty if the text does not tell",
            "obligee": "to whom, where the text tells",
            "action": "what is to be done or not to be done",
            "conditions": "what it depends on or comes after, each with its kind",
            "instrument": "the treaty, agreement or statement that holds it",
            "made_on": "when it was made (EDTF), where the text tells",
            "due": "by when it is due (EDTF), where the text tells",
            "status": "what the story says last of what became of it",
            "history": "all that the story says of that, each with its date",
            "start": "where the action starts in the page's text, in code points",
            "end": "where it ends",
        },
        _commitments,
    ),
    "events": Table(
        "event",
        {
            "event": "the event's id",
            "date": "when it happened (EDTF)",
            "date_words": "the words that tell when",
            "words": "the words that tell what happened",
            "parties": "who is named in them",
            "start": "where the words start in the page's text, in code points",
            "end": "where they end",
        },
        _events,
    ),
    "findings": Table(
        "finding",
        {
            "code": "which check found it",
            "words": "the words that look wrong",
            "message": "why they look wrong",
            "suggestion": "what was probably meant, where one reading is likely",
            "start": "where the words start in the page's text, in code points",
            "end": "where they end",
        },
        _findings,
    ),
}
"""The tables by the names that `--table` knows. `start` and `end` lead back to the page."""
