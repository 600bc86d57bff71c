"""Records to the four output formats. Each writer prints a record as soon as it has it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from typing import TextIO

from onrecord.record.record import Record, to_json
from onrecord.surfaces.cli.wording import flat, headline, joined

COLUMNS = (
    "record",
    "item",
    "headline",
    "published",
    "statement",
    "form",
    "speaker",
    "speaker_kind",
    "unresolved",
    "said_on",
    "venue",
    "addressee",
    "source",
    "cue",
    "content",
    "start",
    "end",
    "score",
)
"""Columns of the CSV, a row a statement. `start` and `end` bound the content, in code points of the page."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Writer = Callable[[Iterable[Record], TextIO], None]


def write_text(records: Iterable[Record], out: TextIO) -> None:
    """As a reader wants it, one story under another."""
    from onrecord.surfaces.cli.text import Layout, show

    layout = Layout.of(out)
    for number, record in enumerate(records):
        if number:
            out.write("\n" + layout.rule() + "\n")
        out.write("\n".join(show(record, layout)) + "\n")
        out.flush()


def write_jsonl(records: Iterable[Record], out: TextIO) -> None:
    """One record a line."""
    for record in records:
        out.write(to_json(record) + "\n")
        out.flush()


def write_json(records: Iterable[Record], out: TextIO) -> None:
    """One object for one story, an array for several (known only at the end of the first)."""
    pending: str | None = None
    several = False
    for record in records:
        if pending is not None:
            out.write(("" if several else "[\n") + pending + ",\n")
            several = True
        pending = to_json(record, indent=2)
    if pending is not None:
        out.write(pending + ("\n]\n" if several else "\n"))


def write_csv(records: Iterable[Record], out: TextIO) -> None:
    """A row a statement, with a header. A cell that a spreadsheet would take for a formula gets an apostrophe."""
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(COLUMNS)
    for record in records:
        rows.writerows(_rows(record))
        out.flush()


def _rows(record: Record) -> Iterable[list[str]]:
    parties = {party.id: party for party in record.parties}
    for one in record.statements:
        party = parties.get(one.speaker or "")
        yield [
            _safe(cell)
            for cell in (
                record.id,
                record.item.id or record.item.location or "",
                headline(record) or "",
                record.page.published.value or "",
                one.id,
                one.form,
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
        ]


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


WRITERS: dict[str, Writer] = {"text": write_text, "json": write_json, "jsonl": write_jsonl, "csv": write_csv}
