"""Records to the four output formats. Each writer prints a record as soon as it has it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from typing import TextIO

import msgspec

from onrecord.record.record import Record, to_json
from onrecord.surfaces.cli.tables import TABLES


class Choice(msgspec.Struct, frozen=True):
    """What of a record is written: the sections of the text view (None: all that exist), and the table of the CSV."""

    sections: tuple[str, ...] | None = None
    table: str = "statements"


Writer = Callable[[Iterable[Record], TextIO, Choice], None]


def write_text(records: Iterable[Record], out: TextIO, choice: Choice) -> None:
    """As a reader wants it, one story under another."""
    from onrecord.surfaces.cli.layout import Layout
    from onrecord.surfaces.cli.text import show

    layout = Layout.of(out)
    for number, record in enumerate(records):
        if number:
            out.write("\n" + layout.rule() + "\n")
        out.write("\n".join(show(record, layout, choice.sections)) + "\n")
        out.flush()


def write_jsonl(records: Iterable[Record], out: TextIO, _: Choice) -> None:
    """One record a line."""
    for record in records:
        out.write(to_json(record) + "\n")
        out.flush()


def write_json(records: Iterable[Record], out: TextIO, _: Choice) -> None:
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


def write_csv(records: Iterable[Record], out: TextIO, choice: Choice) -> None:
    """A table with a header."""
    table = TABLES[choice.table]
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(table.columns)
    for record in records:
        rows.writerows(table.rows(record))
        out.flush()


WRITERS: dict[str, Writer] = {"text": write_text, "json": write_json, "jsonl": write_jsonl, "csv": write_csv}
