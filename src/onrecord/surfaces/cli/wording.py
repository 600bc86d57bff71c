"""Words of a record on one line, as the text view and the table print them."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.corrections.values import Correction
from onrecord.errors import printable
from onrecord.intake.item import Failed
from onrecord.record.evidence import Evidence
from onrecord.record.record import Record
from onrecord.store.linking.views import PartyStatement
from onrecord.store.values import Hit, Mark


def failure(one: Failed) -> str:
    """What is told of a story that could not be read; where it stood is not told twice."""
    said = str(one.error).replace(f"; given: {one.location}", "", 1)
    return f"onrecord: {printable(one.location) or repr('')}: {said}"


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


def stands(one: Hit | PartyStatement) -> str:
    """Where a statement of a store stands: "story 837e5f8ced44863c, statement 3, characters 625–746"."""
    return f"story {one.story}, statement {one.number}, characters {one.start}–{one.end}"


def quoted(words: str) -> str:
    """Words of the story on one line, in quotation marks."""
    return f"“{flat(words)}”"


def counted(number: int, noun: str) -> str:
    """A number of things: "1 statement", "2 stories"."""
    if number != 1:
        noun = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number} {noun}"


def some(which: str, number: int, noun: str) -> str:
    """Some of many: "The first statement", "The first 2 statements"."""
    return f"The {which} {noun if number == 1 else counted(number, noun)}"


def remark(made: Correction | Mark) -> str:
    """A correction as it is shown with what it corrects, with who made it."""
    what = f"note: {made.note}" if made.kind == "note" else f"corrected ({made.kind})"
    carried = ", of an earlier text" if isinstance(made, Mark) and made.carried else ""
    return f"{what} — {made.who}, {made.made_at:%Y-%m-%d}{carried}: {made.why}"


def withdrawn(status: str) -> str:
    """That a provider took a story back: "withdrawn by its provider (canceled)"."""
    return f"withdrawn by its provider ({status})"
