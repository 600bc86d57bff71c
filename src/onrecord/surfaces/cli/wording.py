"""Words of a record on one line, as the text view and the table print them."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.record.evidence import Evidence
from onrecord.record.record import Record


def headline(record: Record) -> str | None:
    """The headline on the page, else the one in the metadata."""
    for block in record.page.blocks:
        if block.kind == "headline":
            return flat(record.page.text[block.start : block.end])
    return record.item.metadata.headline


def joined(pieces: Iterable[Evidence]) -> str:
    """The words of some evidence on one line, pieces parted by an ellipsis."""
    return " … ".join(flat(piece.text) for piece in pieces)


def flat(words: str) -> str:
    """Words with every stretch of white space made one space."""
    return " ".join(words.split())


def place(record: Record, start: int, end: int) -> str:
    """The block of some words and their offsets: "paragraph 3, characters 512–640"."""
    count = 0
    name = "text"
    for block in record.page.blocks:
        count += block.kind == "paragraph"
        if block.start <= start < block.end:
            name = f"paragraph {count}" if block.kind == "paragraph" else block.kind
            break
    return f"{name}, characters {start}–{end}"


def quoted(words: str) -> str:
    """Words of the story on one line, in quotation marks."""
    return f"“{flat(words)}”"


def counted(number: int, noun: str) -> str:
    """A number of things: "1 statement", "2 statements"."""
    return f"{number} {noun}" + ("" if number == 1 else "s")
